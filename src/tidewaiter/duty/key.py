"""What can change which rates apply to a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from tidewaiter.values import immutable

Fact = str | bool


@immutable
class Key:
    """Every fact of a line that can change which numbers and rates apply, and nothing else.

    A day or fact that is not there is unknown, which is not false.
    """

    hts: str
    origin: str
    entered: date
    exported: date | None = None
    loaded: date | None = None
    imported: date | None = None
    program: str = ""            # special program indicator claimed
    free: bool | None = None     # whether the column 1 rate that the claim gives is Free
    mode: str = ""
    entry_type: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
