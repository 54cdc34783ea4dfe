"""The day whose rates of duty apply to an entry."""

from __future__ import annotations

from datetime import date

from tidewaiter.codes.entry_types import QUOTA
from tidewaiter.entry.entry import Entry


def rate_day(entry: Entry) -> date:
    """Acceptance of the in-bond movement at the port of first arrival, of other than quota goods; else the time of entry.

    Source: 19 CFR 141.68, 141.69(b); CATAIR Entry Summary, usage note (j). Fees go by the time of entry all the same.
    """
    in_bond = entry.transport.in_bond_date
    return in_bond if in_bond and entry.type not in QUOTA else entry.days.entered
