"""What became of a number: its account from the editions held, and what the change records of USITC say of it.

Whether a number exists is taken from the exports. Which number took over from which is told by the documents of the 484(f) Committee
(July 1, 2024 to July 1, 2026). Where none tells, a pair can rest on another's work: a hint, and its cite says `secondary`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Literal, get_args

from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts
from tidewaiter.tariff import schedule
from tidewaiter.tariff.figures import Figures

Kind = Literal["created", "ended", "changed", "divided", "joined", "renumbered", "split", "merged", "regrouped"]
Nature = Literal["established", "modified", "deleted", "annotated", "correction", "errata"]
_FIELDS = ("units", "general", "special", "other", "quota", "additional", "footnotes")
_NATURES = {
    "created": ("established",), "ended": ("deleted", "annotated"), "divided": ("annotated",), "changed": ("modified", "correction", "errata"),
}


@dataclass(frozen=True)
class ChangeRecord:
    """A line of the change record of a revision: an item, what was done to it, from which day, by what.

    `first` and `last` are the digits of a number or of the ends of a range; empty for a note. `effective` is the day of law, None where
    the record is silent; `published` that of the revision. `annotated` is a number whose suffix 00 gave way to others. A `source` that
    begins with `secondary` rests on another's work.
    """

    revision: str                   # 2026HTSRev14
    published: date
    item: str                       # 9903.04.60-9903.04.69; US note 40(a)-(i), ch 99 subch III
    first: str
    last: str
    nature: Nature
    effective: date | None
    source: str                     # PP 11020

    def covers(self, digits: str) -> bool:
        """Whether the record is about a number, given without dots, a number above it, or one below it."""
        length = min(len(digits), len(self.first))
        return length > 0 and self.first[:length] <= digits[:length] <= self.last[:length]


@dataclass(frozen=True)
class Event:
    """One thing that happened to a number.

    `created`, `ended`: the schedule began or ceased to have it. `changed`: `field` went from `before` to `after`. `divided`: a subheading
    that had the suffix 00 alone came to have statistical numbers; `joined`: it ceased to. The others tell to or from which numbers its
    goods went: `renumbered` one to one, `split` one to many, `merged` many to one, `regrouped` many to many; such a number need not end
    or begin then, since numbers are used again.

    Two clocks: `day` is the day of law, where a change record gives one, or else the day from which the edition is in force;
    `published` the day on which USITC posted `edition`.
    """

    day: date
    kind: Kind
    number: str
    edition: str
    published: date
    cite: str
    field: str = ""
    before: str = ""
    after: str = ""
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


@cache
def records(number: str) -> tuple[ChangeRecord, ...]:
    """The change records that are about `number`, oldest first. A heading has those of the numbers below it, too.

    >>> [(one.revision, one.nature) for one in records("9903.04.63")]
    [('2026HTSRev14', 'established'), ('2026HTSRev15', 'modified')]
    """
    digits = hts.compact(number)
    return tuple(one for one in _records_of(digits[:2]) if one.covers(digits)) if digits.isascii() and digits.isdigit() else ()


@cache
def _records_of(chapter: str) -> tuple[ChangeRecord, ...]:
    return tuple(one for one in change_records() if one.covers(chapter))


@cache
def change_records() -> tuple[ChangeRecord, ...]:
    """Every change record held, in the order of publication."""
    with open(law_dir() / "schedule" / "change_records.csv", encoding="utf-8", newline="") as file:
        return tuple(_record(row) for row in csv.DictReader(file))


def _record(row: dict[str, str]) -> ChangeRecord:
    nature = next((one for one in get_args(Nature) if one == row["nature"]), None)
    if nature is None or len(row["from"]) != len(row["to"]) or row["from"] > row["to"]:
        raise ValueError(f"schedule/change_records.csv: {row}")
    return ChangeRecord(row["revision"], date.fromisoformat(row["published"]), row["item"], row["from"], row["to"], nature,
                        date.fromisoformat(row["effective"]) if row["effective"] else None, row["source"])


def account(number: str) -> tuple[Event, ...]:
    """Everything that is known to have happened to `number` since the first edition held, oldest first. Empty: nothing is known.

    What went before that edition is not told here; `schedule.successors` knows it.

    >>> [(str(one.day), one.kind, one.successors) for one in account("2106.90.9998")]
    [('2026-07-01', 'ended', ()), ('2026-07-01', 'split', ('2106909993', '2106909994'))]
    """
    digits = hts.compact(number)
    dated = schedule.rows(digits)
    events = [*_began_and_ended(dated), *_changed(dated), *_went(digits), *_came(digits)]
    first = schedule.releases()[0].span.start
    return tuple(sorted((one for one in events if one.day >= first), key=lambda one: one.day))


def _began_and_ended(dated: tuple[Figures, ...]) -> Iterator[Event]:
    for before, one, after in zip((None, *dated), dated, (*dated[1:], None), strict=False):
        whole = schedule.rows(f"{one.number}00") if one.upper and len(one.number) == 8 else ()
        if one.span.start > date.min and (before is None or before.span.before < one.span.start):
            yield _event("divided" if any(row.span.before == one.span.start for row in whole) else "created", one, one.span.start)
        if one.span.before < date.max and (after is None or one.span.before < after.span.start):
            yield _event("joined" if any(row.span.start == one.span.before for row in whole) else "ended", one, one.span.before)


def _changed(dated: tuple[Figures, ...]) -> Iterator[Event]:
    for one, after in pairwise(dated):
        if one.span.before < after.span.start:
            continue
        for field in _FIELDS:
            was, now = _text(getattr(one, field)), _text(getattr(after, field))
            if was != now:
                yield _event("changed", after, after.span.start, field, was, now)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value) if all(" " not in one for one in value) else "; ".join(value)


def _event(kind: Kind, one: Figures, day: date, field: str = "", before: str = "", after: str = "") -> Event:
    """An event as an edition shows it. A change record of that edition gives the day of law."""
    about = [record for record in records(one.number) if len(record.first) <= len(one.number) and record.nature in _NATURES.get(kind, ())]
    if any(release.name == one.edition for release in schedule.editions()):
        edition, published = _edition(day)
        cite = _ended_cite(edition, one) if kind == "ended" else one.cite if day >= one.known_to else schedule.cite(edition, one.number)
    else:                           # a heading that came after the newest edition held
        edition, cite = about[0].revision if kind == "created" and about else one.edition, one.cite
        published = next(release.published for release in schedule.releases() if release.name == edition)
    said = next((record for record in about if record.revision == edition), None)
    if said is None and kind == "created":      # the export held of an edition can be that of a later one, whose record reaches back
        said = next((record for record in about if record.effective and record.effective <= day < record.published), None)
        if said:
            edition, published, cite = said.revision, said.published, schedule.cite(said.revision, one.number)
    if said:
        day = said.effective or day
        cite = cite if said.source in cite else f"{cite}; {said.source}"
    return Event(day, kind, one.number, edition, published, cite, field, before, after)


def _edition(day: date) -> tuple[str, date]:
    release = schedule.in_force(day) or schedule.releases()[0]
    return release.name, release.published


def _ended_cite(edition: str, one: Figures) -> str:
    """The edition that first is without the number, or what said beforehand that it would end."""
    if one.span.before == one.known_to:
        return next((cite for _, day, cite in schedule.successors(one.number) if day == one.span.before), schedule.printed(edition))
    return f"{schedule.printed(edition)}, without {hts.format(one.number)}"


def _went(number: str) -> Iterator[Event]:
    """To which numbers the goods of `number` went."""
    for day, (others, cite) in _by_day(schedule.successors(number), number).items():
        sources = {one for other in others for one, when, _ in schedule.predecessors(other) if when == day}
        yield Event(day, _relation(len(sources | {number}), len(others)), number, *_edition(day), cite, successors=others)


def _came(number: str) -> Iterator[Event]:
    """From which numbers the goods of `number` came."""
    for day, (others, cite) in _by_day(schedule.predecessors(number), number).items():
        targets = {one for other in others for one, when, _ in schedule.successors(other) if when == day}
        yield Event(day, _relation(len(others), len(targets | {number})), number, *_edition(day), cite, predecessors=others)


def _by_day(pairs: tuple[tuple[str, date, str], ...], number: str) -> dict[date, tuple[tuple[str, ...], str]]:
    found: dict[date, tuple[tuple[str, ...], str]] = {}
    for other, day, cite in pairs:
        others, cites = found.get(day, ((), ""))
        found[day] = ((*others, other), cites if cite in cites else f"{cites}; {cite}".removeprefix("; "))
    return {day: pair for day, pair in found.items() if pair[0] != (number,)}


def _relation(sources: int, targets: int) -> Kind:
    if sources == 1:
        return "renumbered" if targets == 1 else "split"
    return "merged" if targets == 1 else "regrouped"
