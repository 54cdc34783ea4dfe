"""Which numbers a programme covers: a list of prefixes, each with a span and a cite."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tidewaiter.dates import Span
from tidewaiter.findings import LawError


class Row(NamedTuple):
    """A listed number, its days and its cite."""

    prefix: str
    span: Span
    cite: str
    known: date = date.min       # the day on which the row could first be read
    end_known: date = date.min   # and its end

    def stands(self, day: date, read_on: date) -> bool:
        """Whether the number is listed on `day` by what one could read on `read_on`."""
        return self.known <= read_on and self.span.start <= day and (day < self.span.before or self.end_known > read_on)


@dataclass(frozen=True, eq=False)
class Scope:
    """A list of numbers of four to ten digits; what stands under a listed number is listed."""

    name: str
    title: str
    rows: dict[str, tuple[Row, ...]]
    lengths: tuple[int, ...]

    def row(self, number: str, day: date) -> Row | None:
        for length in self.lengths:
            for row in self.rows.get(number[:length], ()):
                if day in row.span:
                    return row
        return None

    def covers(self, number: str, day: date) -> bool:
        return self.row(number, day) is not None


def scope(name: str, title: str, rows: list[Row]) -> Scope:
    by_prefix: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        if not row.cite:
            raise LawError(f"{name}: {row.prefix} has no cite")
        by_prefix[row.prefix] = (*by_prefix.get(row.prefix, ()), row)
    return Scope(name, title, by_prefix, tuple(sorted({len(prefix) for prefix in by_prefix}, reverse=True)))


def read_scope(path: Path) -> Scope:
    """A list file: columns hts, from, before, cite, and known, before_known where rows have them. An empty day leaves the span open."""
    with path.open(encoding="utf-8", newline="") as file:
        spans: dict[tuple[str, str], Span] = {}
        rows = []
        for row in csv.DictReader(file):
            days = (row["from"], row["before"])
            if days not in spans:
                spans[days] = Span(
                    date.fromisoformat(days[0]) if days[0] else date.min,
                    date.fromisoformat(days[1]) if days[1] else date.max,
                )
            known, end_known = row.get("known"), row.get("before_known")
            rows.append(Row(
                row["hts"], spans[days], row["cite"], date.fromisoformat(known) if known else date.min,
                date.fromisoformat(end_known) if end_known else date.min,
            ))
    return scope(path.stem, rows[0].cite.partition(";")[0] if rows else path.stem, rows)
