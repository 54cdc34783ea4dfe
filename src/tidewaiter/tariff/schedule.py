"""The figures of chapters 1-98 by day, from the editions of the schedule that ship with the package.

Each chapter is read when first asked for and then kept. Chapter 99 is law/programs, not here.
"""

from __future__ import annotations

import csv
import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from tidewaiter.dates import Span
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Edition, Figures


def figures(number: str, day: date) -> Figures | None:
    """What the schedule says of `number` on `day`; None when the number is not in it then.

    Where no edition of that day is held the nearest one answers, and `held` is false. The renumbering of July 1, 2026
    (484(f) Committee) is known all the same: its numbers come with the rates of those that they took over from.

    >>> figures("7326908688", date(2026, 6, 18)).general
    '2.9%'
    """
    of_day = edition(day)
    nearest = max(day, editions()[0].span.start)
    for found in history(number):
        if nearest in found.span:
            later = found.span.start >= found.known_to
            cite = found.cite if later else _cite(of_day.name, found.number)
            return replace(found, edition=of_day.name, cite=cite, held=of_day.held)
    return None


def subheading(number: str, day: date) -> Figures | None:
    """The figures of the eight digits of `number` on `day`, as its statistical numbers inherit them.

    None where the subheading is not in the schedule, or where its statistical numbers do not share their rates.
    """
    eight = hts.compact(number)[:8]
    found = [one for other in _chapter(eight[:2]) if other.startswith(eight) and (one := figures(other, day))]
    if len({(one.general, one.special, one.other) for one in found}) != 1:
        return None
    return replace(found[0], number=eight, units=(), component="", footnotes=())


@cache
def history(number: str) -> tuple[Figures, ...]:
    """All figures that the held editions give `number`, oldest first; empty when none has it.

    `edition` is the newest held edition with these figures.
    """
    digits = hts.compact(number)
    known_to = editions()[-1].span.before
    return tuple(_figures(digits, row, known_to) for row in _chapter(digits[:2]).get(digits, ()))


def edition(day: date) -> Edition:
    """The edition in force on `day`, or else the nearest one held, with `held` false."""
    held = editions()
    at = bisect_right([one.span.start for one in held], day) - 1
    found = held[max(at, 0)]
    return found if day in found.span else replace(found, held=False)


@cache
def editions() -> tuple[Edition, ...]:
    """The editions held, oldest first, without gap or overlap."""
    return tuple(
        Edition(row["name"], Span(date.fromisoformat(row["from"]), date.fromisoformat(row["before"])), row["sha256"])
        for row in _table(law_dir() / "schedule" / "editions.csv")
    )


def successors(number: str) -> tuple[tuple[str, date, str], ...]:
    """The numbers that took over from `number`, as (number, from, cite); hints where the cite says `secondary`."""
    return _successors().get(hts.compact(number), ())


@cache
def digest() -> str:
    """A content hash of every file of law/: the same answer needs the same digest."""
    content = hashlib.blake2b(digest_size=16)
    folder = law_dir()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        body = path.read_bytes()
        content.update(f"{path.relative_to(folder).as_posix()}\0{len(body)}\0".encode())
        content.update(body)
    return content.hexdigest()


def _figures(number: str, row: list[str], known_to: date) -> Figures:
    start, before, units, general, special, other, component, footnotes = row
    span = Span(date.fromisoformat(start) if start else date.min, date.fromisoformat(before) if before else date.max)
    name = edition(min(_last_day(span), _last_day(editions()[-1].span))).name
    cite = _cite(name, number)
    if span.start >= known_to:
        cite = f"484(f) Committee, changes for {span.start}; rates of {cite[:cite.rindex('.') + 3]}"
    return Figures(number, tuple(units.split()), general, special, other, component,
                   tuple(footnotes.split("|")) if footnotes else (), span, name, cite, known_to)


def _cite(edition_name: str, number: str) -> str:
    """
    >>> _cite("2026HTSRev10", "7326908688")
    'HTS 2026 Rev 10, 7326.90.8688'
    """
    year, name = edition_name.split("HTS")
    return f"HTS {year} {name.replace('Rev', 'Rev ')}, {hts.format(number)}"


def _last_day(span: Span) -> date:
    return date.fromordinal(span.before.toordinal() - 1)


@cache
def _chapter(chapter: str) -> dict[str, list[list[str]]]:
    path = law_dir() / "schedule" / f"{chapter}.csv"
    lines: dict[str, list[list[str]]] = {}
    if chapter.isascii() and chapter.isdigit() and path.is_file():
        with open(path, encoding="utf-8", newline="") as file:
            table = csv.reader(file)
            next(table)
            for number, *row in table:
                lines.setdefault(number, []).append(row)
    return lines


@cache
def _successors() -> dict[str, tuple[tuple[str, date, str], ...]]:
    found: dict[str, tuple[tuple[str, date, str], ...]] = {}
    for row in _table(law_dir() / "schedule" / "successors.csv"):
        successor = (row["successor"], date.fromisoformat(row["from"]), row["cite"])
        found[row["number"]] = (*found.get(row["number"], ()), successor)
    return found


def _table(path: Path) -> Iterator[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
