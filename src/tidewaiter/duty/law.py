"""The law as loaded: programmes, lists, groups of countries, facts, cases."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from tidewaiter.codes import special_programs
from tidewaiter.dates import Span
from tidewaiter.duty import de_minimis, embargo
from tidewaiter.duty.cases import Case, Order, read_cases
from tidewaiter.duty.condition import Condition, Day, Given, InScope, NotInScope, Origin
from tidewaiter.duty.embargo import Embargo, read_embargoes
from tidewaiter.duty.facts import FactText, read_facts
from tidewaiter.duty.index import Index
from tidewaiter.duty.program import Program
from tidewaiter.duty.reading import DAYS, Reader, read_yaml, span
from tidewaiter.duty.scope import Scope
from tidewaiter.findings import LawError, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff.schedule import digest


@dataclass(frozen=True)
class NotHeld:
    """A programme that is law but not in these files yet: a quote that it touches is not complete."""

    id: str
    title: str
    conditions: tuple[Condition, ...]
    cite: str
    severity: Severity = Severity.FATAL


@dataclass(frozen=True)
class Law:
    edition: str
    programs: tuple[Program, ...]            # in filing order
    facts: Mapping[str, FactText]
    not_held: tuple[NotHeld, ...]
    cases: Mapping[str, Case]
    groups: Mapping[str, tuple[tuple[str, Span], ...]]
    embargoes: tuple[Embargo, ...] = ()
    newest: tuple[date, str] = (date.max, "")    # the day of the newest text that was read, and which that is
    read_on: date | None = None              # the day on which it was read so; None for all that is held
    tells_why: bool = True                   # whether plans say why each heading applies

    @cached_property
    def index(self) -> Index:
        """The programmes by day, origin and number."""
        not_held = (condition for one in self.not_held for condition in one.conditions)
        return Index(self.programs, self.groups, (*not_held, *embargo.days(self.embargoes)))

    @cached_property
    def plans(self) -> dict[tuple[object, ...], object]:
        """What determine found, by what the law tells apart."""
        return {}

    @cached_property
    def orders(self) -> Mapping[str, tuple[Order, ...]]:
        """The antidumping and countervailing orders on goods of each country, as far as a rate of all others is held."""
        found: dict[str, tuple[Order, ...]] = {}
        for case in self.cases.values():
            if case.others:
                found[case.order.country] = (*found.get(case.order.country, ()), case.order)
        return found

    def member(self, group: str, country: str, day: date) -> bool:
        return any(country == one and day in span for one, span in self.groups[group])

    def not_held_of(self, origin: str) -> tuple[NotHeld, ...]:
        """The law not held that can bear on goods of a country."""
        if origin not in self._of_origin:
            self._of_origin[origin] = self._bearing(origin)
        return self._of_origin[origin][0]

    def embargoes_of(self, origin: str) -> tuple[Embargo, ...]:
        """The embargoes that can bear on goods of a country."""
        if origin not in self._of_origin:
            self._of_origin[origin] = self._bearing(origin)
        return self._of_origin[origin][1]

    def _bearing(self, origin: str) -> tuple[tuple[NotHeld, ...], tuple[Embargo, ...]]:
        return (tuple(one for one in self.not_held if _can_be_of(one.conditions, origin)),
                tuple(one for one in self.embargoes if _can_be_of(one.conditions, origin)))

    @cached_property
    def _of_origin(self) -> dict[str, tuple[tuple[NotHeld, ...], tuple[Embargo, ...]]]:
        return {}

    def asks(self, fact: str) -> bool:
        """Whether a fact that nobody gave is asked for; a claim that few make is not."""
        return fact not in self.facts or self.facts[fact].ask

    def question(self, fact: str) -> str:
        if fact in self.facts:
            return self.facts[fact].question
        return f"On what day were the goods {fact}?" if fact in DAYS else f"What is the {fact}?"

    def with_cases(self, cases: Mapping[str, Case], edition: str) -> Law:
        """The same law with these cases: what was found of its headings stays found."""
        found = replace(self, cases=cases, edition=edition)
        found.__dict__["index"], found.__dict__["plans"] = self.index, self.plans
        return found

    def without_reasons(self) -> Law:
        """The same law, whose plans do not say why each heading applies: a third less work where nobody reads it."""
        found = replace(self, tells_why=False)
        found.__dict__["index"] = self.index
        return found

    def known_on(self, day: date) -> Law:
        """The law as one could have read it on that day: what came to be known later, and what it ended or struck down, is not yet so."""
        then: dict[date, Law] = self.__dict__.setdefault("_then", {})
        read = bisect_right(self.readings, day)
        if read == len(self.readings):
            return self
        first = self.readings[read - 1] if read else date.min      # between two readings one could read the same
        if first not in then:
            then[first] = replace(self, read_on=first)
            then[first].__dict__["index"] = self.index
        return then[first]

    @cached_property
    def readings(self) -> tuple[date, ...]:
        """The days on which something of the law came to be known."""
        return tuple(sorted({*(known for known, _, _ in _knowledge(self.programs)), *embargo.knowledge(self.embargoes)} - {date.min}))

    def later_known(self, day: date) -> bool:
        """Whether something that bears on entries of that day was made known after it."""
        if day not in self._later:
            self._later[day] = any(known > day and start <= day < before for known, start, before in self._retroactive)
        return self._later[day]

    @cached_property
    def _later(self) -> dict[date, bool]:
        return {}

    @cached_property
    def _retroactive(self) -> tuple[tuple[date, date, date], ...]:
        found = {(known, start, min(before, known)) for known, start, before in _knowledge(self.programs) if known > start != date.min}
        return tuple(sorted(found))


@cache
def load() -> Law:
    """The law that the package ships. LawError where the files contradict themselves."""
    return read_law(law_dir())


def read_law(folder: Path) -> Law:
    """The law in the files of a folder."""
    groups = _groups(folder / "codes" / "country_groups.csv")
    reader = Reader(folder, groups)
    programs = [reader.program(path) for path in sorted((folder / "programs").glob("*.yaml"))]
    facts = read_facts(read_yaml(folder / "facts.yaml"))
    for program in programs:
        for heading in program.headings:
            for condition in heading.conditions:
                if isinstance(condition, Given) and condition.name not in facts:
                    raise LawError(f"{program.id}: {condition.name} is no fact of law/facts.yaml")
            if heading.base.fact and heading.base.fact not in facts:
                raise LawError(f"{program.id}: {heading.base.fact} is no fact of law/facts.yaml")
    not_held = tuple(
        NotHeld(text["program"], text["title"], reader.conditions(text), text["cite"], Severity(text.get("severity", "fatal")))
        for text in read_yaml(folder / "not_held.yaml") or ()
    )
    ordered = tuple(sorted(programs, key=lambda program: (program.order, program.id)))
    newest = read_yaml(folder / "newest.yaml")
    embargoes = read_embargoes(read_yaml(folder / "embargoes.yaml") or [], reader, facts)
    return Law(digest(), ordered, facts, not_held, read_cases(folder / "cases"), groups, embargoes, (newest["day"], newest["text"]))


def _can_be_of(conditions: Iterable[Condition], origin: str) -> bool:
    """Whether no condition leaves the country out on every day."""
    return not any(isinstance(one, Origin) and not one.groups and (origin in one.countries) is not one.wanted for one in conditions)


def _groups(path: Path) -> dict[str, tuple[tuple[str, Span], ...]]:
    groups: dict[str, tuple[tuple[str, Span], ...]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            days = span({key: date.fromisoformat(row[key]) for key in ("from", "before") if row[key]})
            groups[row["group"]] = (*groups.get(row["group"], ()), (row["country"], days))
    return groups


def _knowledge(programs: Iterable[Program]) -> Iterator[tuple[date, date, date]]:
    """When each value could first be read, and the days of entry on which it bears: from, before."""
    yield from special_programs.knowledge()
    yield from de_minimis.knowledge()
    scopes: dict[str, Scope] = {}
    for program in programs:
        for heading in program.headings:
            if heading.status_known != date.min:
                yield heading.status_known, date.min, date.max
            if heading.known != date.min:
                yield heading.known, heading.span.start, heading.span.before
            if heading.withdrawn != date.max:
                yield heading.withdrawn, heading.span.start, heading.span.before
            for condition in heading.conditions:
                if isinstance(condition, Day) and condition.end_known != date.min:
                    yield condition.end_known, condition.span.before, date.max
                elif isinstance(condition, InScope | NotInScope):
                    scopes |= {scope.name: scope for scope in condition.scopes}
        for one in program.yields:
            if one.known != date.min:
                yield one.known, one.span.start, one.span.before
    for scope in scopes.values():
        for rows in scope.rows.values():
            for row in rows:
                if row.known != date.min:
                    yield row.known, row.span.start, row.span.before
                if row.end_known != date.min:
                    yield row.end_known, row.span.before, date.max
