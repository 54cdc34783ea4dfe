"""The books that ship with the package: the law, the schedule and the code tables."""

from __future__ import annotations

import csv
from functools import cache

from tidewaiter.ace.examination import Books
from tidewaiter.duty.assess import assess_entry
from tidewaiter.duty.law import load
from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff.schedule import figures, history


@cache
def shipped() -> Books:
    """What the rehearsal looks up unless it is given other books. A code table that is not shipped is empty."""
    return Books(
        law=load(), assess=assess_entry, figures=figures, known=lambda number: bool(history(number)),
        ports=_codes("ports"), countries=_codes("countries"), states=_codes("states"), sureties=_codes("sureties"),
        units=_codes("units"),
    )


def _codes(table: str) -> frozenset[str]:
    path = law_dir() / "codes" / f"{table}.csv"
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))
