"""Numbers within a tariff-rate quota, and those to enter under when it is filled. Source: law/lists/trq_pairs.csv, from the schedule's words."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache

from tidewaiter.dates import Span
from tidewaiter.findings import Finding, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts


def over_quota(number: str, day: date) -> tuple[tuple[str, ...], str]:
    """The numbers over the quota that a number within one gives way to, and the cite; none where it is not within one.

    >>> over_quota("0201101010", date(2026, 1, 5))[0]
    ('02011050',)
    """
    found = [(other, cite) for other, span, cite in _pairs().get(number[:8], ()) if day in span]
    return tuple(other for other, _ in found), found[0][1] if found else ""


def within_quota(number: str) -> bool:
    """Whether a number is within a tariff-rate quota on some day."""
    return number[:8] in _pairs()


def filled(numbers: Iterator[str] | list[str], day: date, where: str) -> list[Finding]:
    """A fatal finding for each number within a quota that is said to be filled."""
    return [
        Finding("QUOTA-FILLED", Severity.FATAL, f"{where}, {hts.format(number)}",
                f"the quota is filled; {hts.format(number[:8])} takes only goods within it", cite,
                f"Enter under {' or '.join(map(hts.format, others))}, or wait for the next period.")
        for number in numbers for others, cite in [over_quota(number, day)] if others
    ]


@cache
def _pairs() -> dict[str, tuple[tuple[str, Span, str], ...]]:
    found: dict[str, tuple[tuple[str, Span, str], ...]] = {}
    with (law_dir() / "lists" / "trq_pairs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, before = (date.fromisoformat(row[name]) if row[name] else None for name in ("from", "before"))
            span = Span(start or date.min, before or date.max)
            found[row["hts"]] = (*found.get(row["hts"], ()), (row["over_quota"], span, row["cite"]))
    return found
