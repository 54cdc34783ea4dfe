"""An entry summary on the desk: what was filed, on what day, and what CBP looks it up in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from tidewaiter.ace.rebuild import entry_of, privileged_day, rate_day
from tidewaiter.ace.summary import LineItem, Summary
from tidewaiter.dates import Span
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry


class Figures(Protocol):
    """What the schedule says of a number on a day."""

    @property
    def units(self) -> tuple[str, ...]: ...
    @property
    def special(self) -> str: ...


@dataclass(frozen=True)
class Books:
    """What the rehearsal looks up. A table that is empty is not held, and what it would tell is not examined."""

    law: Law
    assess: Callable[[Entry, Law], Assessment]
    figures: Callable[[str, date], Figures | None]
    known: Callable[[str], bool]                     # whether the schedule ever had the number
    ports: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    sureties: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    importers: frozenset[str] = frozenset()          # numbers on CBP Form 5106
    makers: frozenset[str] = frozenset()             # manufacturer identifications
    military: frozenset[str] = frozenset()           # filers that may file type 51
    programs: Mapping[str, Span] = field(default_factory=dict)       # special programs and the days of their claims
    may_claim: Callable[[str, str, date], bool | None] = lambda program, country, day: None     # None: not known

    @cached_property
    def headings(self) -> Mapping[str, tuple[Heading, ...]]:
        """The headings of the law by their number."""
        found: dict[str, tuple[Heading, ...]] = {}
        for program in self.law.programs:
            for heading in program.headings:
                found[heading.number] = (*found.get(heading.number, ()), heading)
        return found


@dataclass(frozen=True)
class Examination:
    """`clock` is the day on which CBP receives the filing."""

    summary: Summary
    clock: date
    books: Books

    @cached_property
    def rate_day(self) -> date:
        return rate_day(self.summary, self.clock)

    def rate_day_of(self, item: LineItem) -> date:
        """The day whose rates count for one line: of privileged goods from a zone that of their status, note (j)."""
        return privileged_day(item) or self.rate_day

    @cached_property
    def entry(self) -> Entry:
        return entry_of(self.summary, self.clock)
