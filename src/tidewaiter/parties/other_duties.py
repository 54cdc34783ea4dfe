"""Duties, taxes and fees of a client that went to CBP without this firm: through another broker, or by the client itself."""

from __future__ import annotations

from datetime import date

from tidewaiter.shapes import Cents, Id, Line
from tidewaiter.values import immutable


@immutable
class OtherDuties:
    """A sum for the bond's twelve months. It counts on `day`, the last day of what it is the sum of."""

    client: Id
    day: date
    cents: Cents
    source: Line = ""                       # CBP's importer totals, the client's own report ...
