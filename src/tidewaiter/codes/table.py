"""The code tables of law/codes, read when first asked for."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache

from tidewaiter.dates import Span
from tidewaiter.lawfiles import law_dir


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of law/codes/`name`.csv by their column names."""
    with open(law_dir() / "codes" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def names(table: str) -> Mapping[str, str]:
    """Each code of a table with its name."""
    return {row["code"]: row["name"] for row in rows(table)}


def span(row: Mapping[str, str]) -> Span:
    """The days from `from` up to `before`; open where a cell is empty."""
    return Span(date.fromisoformat(row["from"]) if row["from"] else date.min,
                date.fromisoformat(row["before"]) if row["before"] else date.max)
