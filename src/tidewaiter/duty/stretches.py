"""The stretches of days over which nothing of the law changes: what is said of one day of a stretch is said of every one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tidewaiter.codes import special_programs
from tidewaiter.duty import fees
from tidewaiter.duty.condition import Condition, Day
from tidewaiter.duty.law import Law
from tidewaiter.tariff import schedule
from tidewaiter.values import immutable

DAYS = ("exported", "loaded", "imported")        # the days of a line beside that of entry that conditions name


@immutable
class Stretches:
    """Days from one edge to the next; the first has no beginning and the last no end."""

    edges: tuple[date, ...]

    def number(self, day: date) -> int:
        return bisect_right(self.edges, day)

    def first_day(self, number: int) -> date:
        return self.edges[number - 1] if number else date.min

    def __len__(self) -> int:
        return len(self.edges) + 1


def of_entry(law: Law) -> Stretches:
    """The stretches of the day of entry: of the programmes, the schedule, fees, preferences, and of what was read last."""
    newest, _ = law.newest
    days = {*law.index.edges, *schedule.days(), *fees.days(), *special_programs.days(), newest + timedelta(days=1)}
    return Stretches(tuple(sorted(days)))


def of_day(law: Law, name: str) -> Stretches:
    """The stretches of another day of a line: `exported`, `loaded` or `imported`. Embargoes go by the day of importation."""
    days = {day for condition in _conditions(law) if isinstance(condition, Day) and condition.name == name for day in _ends(condition)}
    if name == "imported":
        spans = [span for one in law.embargoes for span in (one.span, *(lifting.span for lifting in one.lifted))]
        days |= {day for span in spans for day in (span.start, span.before)}
    return Stretches(tuple(sorted(days - {date.min, date.max})))


def _conditions(law: Law) -> Iterator[Condition]:
    for program in law.programs:
        for heading in program.headings:
            yield from heading.conditions
    for others in (law.not_held, law.embargoes):
        yield from _all(one.conditions for one in others)
    yield from _all(lifting.conditions for one in law.embargoes for lifting in one.lifted)


def _all(of: Iterable[tuple[Condition, ...]]) -> Iterator[Condition]:
    for conditions in of:
        yield from conditions


def _ends(day: Day) -> tuple[date, date]:
    return day.span.start, day.span.before
