"""The programmes by day, origin and number, so that a line looks at the headings that can concern it and at no other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Day, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.key import Key
from tidewaiter.duty.program import Heading, Numbers, Program
from tidewaiter.duty.scope import Row, Scope
from tidewaiter.findings import LawError
from tidewaiter.tariff.schedule import history

_KEPT = 20_000               # keys of which the headings are kept


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading of which day, origin and number hold; `open` are its conditions that turn on more."""

    heading: Heading
    open: tuple[Condition, ...]
    applies: frozenset[str] | None       # the headings of other programmes of which one has to apply; None for no matter


@dataclass(frozen=True, slots=True)
class Turn:
    """A programme when its turn has come, with what of it can concern a line."""

    program: Program
    candidates: tuple[Candidate, ...]
    yields: tuple[tuple[frozenset[str], frozenset[str], str], ...]     # to, of which headings, cite


class Index:
    """Answers `turns(key)`. Between two edges nothing of the law changes with the day of entry."""

    def __init__(self, programs: Sequence[Program], groups: Mapping[str, tuple[tuple[str, Span], ...]], others: Iterable[Condition] = ()):
        """`others` are conditions of which only the days count: those of law that is not held."""
        self.programs = tuple(programs)
        self.ids = tuple(sorted({heading.id for program in self.programs for heading in program.headings}))
        self.scopes = _scopes(self.programs)
        self.edges = _edges(self.programs, groups, self.scopes, tuple(others))
        self._lists = _by_prefix(self.scopes)
        self._lengths = tuple(sorted({len(prefix) for prefix in self._lists}))
        self._scope_at = {scope.name: n for n, scope in enumerate(self.scopes)}
        self._order: dict[tuple[int, date], tuple[Program, ...]] = {}
        self._in_force: dict[tuple[int, date], _InForce] = {}
        self._entries: dict[tuple[int, int], _Entry] = {}        # by the object that the heading is, which its entry keeps alive
        self._group_edges = sorted({day for members in groups.values() for _, span in members for day in (span.start, span.before)})
        self._groups = groups
        self._turns: dict[tuple[int, str, str, int, date], tuple[Turn, ...]] = {}
        self._named: dict[Numbers, frozenset[str]] = {}

    def interval(self, day: date) -> int:
        """The number of the stretch of days, from one edge to the next, in which this one lies."""
        return bisect_right(self.edges, day)

    def first_day(self, day: date) -> date:
        """The first day of the stretch in which this one lies: determine answers the same on both."""
        found = self.interval(day)
        return self.edges[found - 1] if found else date.min

    def place(self, key: Key) -> tuple[int, str, str, int]:
        """What of day, origin and number the law tells apart."""
        return self.interval(key.entered), key.origin, key.hts, _figures(key)

    def named(self, numbers: Numbers) -> frozenset[str]:
        """The headings of the law that these are."""
        if numbers not in self._named:
            near = (
                self.ids[bisect_left(self.ids, first) : bisect_right(self.ids, f"{last[:8]}~")] for first, last in numbers.ranges
            )
            self._named[numbers] = frozenset(one for ids in near for one in ids if one in numbers)
        return self._named[numbers]

    def turns(self, key: Key, read_on: date = date.max) -> tuple[Turn, ...]:
        """The programmes with the headings that can concern the key, each after those that it turns on.

        What came to be known after `read_on` is left out, and what only came to be known to end has not ended.
        """
        kept = (*self.place(key), read_on)
        found = self._turns.get(kept)
        if found is None:
            if len(self._turns) >= _KEPT:
                self._turns.clear()
            found = self._turns[kept] = self._find(kept[0], key, read_on)
        return found

    def turns_of(self, headings: Iterable[tuple[str, int]], day: date, read_on: date = date.max) -> tuple[Turn, ...]:
        """The turns of a key of whose headings somebody knows already which can concern it: by programme and place in it, in force on a day."""
        force = self._force(self.interval(day), day, read_on)
        return _turns((force.headings[at] for at in sorted(force.places[one] for one in headings)), force)

    def order(self, n: int, read_on: date = date.max) -> tuple[Program, ...]:
        """The programmes in force in a stretch of days, each after those that it turns on. LawError if two turn on each other."""
        if (n, read_on) not in self._order:
            programs = tuple(program.known_on(read_on) for program in self.programs)
            self._order[n, read_on] = in_turn(programs, self._day(n), self.named)
        return self._order[n, read_on]

    def _day(self, n: int) -> date:
        return self.edges[n - 1] if n else date.min

    def _find(self, n: int, key: Key, read_on: date) -> tuple[Turn, ...]:
        force = self._force(n, key.entered, read_on)
        lists = self._covering(key.hts, key.entered, read_on)
        at = {*force.any_number, *force.of_origin.get(key.origin, ())}
        for one in lists:
            at.update(force.by_list.get(one, ()))
        found = []
        for position in sorted(at):
            entry = force.headings[position]
            if entry.origins is not None and (key.origin in entry.origins) is not entry.wanted:
                continue
            if entry.lists and not all(lists.isdisjoint(scopes) is not within for within, scopes in entry.lists):
                continue
            if entry.footnotes and not all(footnote.test(key) for footnote in entry.footnotes):
                continue
            found.append(entry)
        return _turns(found, force)

    def _force(self, n: int, day: date, read_on: date) -> _InForce:
        force = self._in_force.get((n, read_on))
        if force is None:
            force = self._in_force[n, read_on] = self._of_days(n, day, read_on)
        return force

    def _of_days(self, n: int, day: date, read_on: date) -> _InForce:
        headings: list[_Entry] = []
        places: dict[tuple[str, int], int] = {}
        any_number: list[int] = []
        of_origin: dict[str, list[int]] = {}
        by_list: dict[int, list[int]] = {}
        groups = bisect_right(self._group_edges, day)            # between two of these the groups have the same members
        yields: dict[str, tuple[tuple[frozenset[str], frozenset[str], str], ...]] = {}
        for program in self.order(n, read_on):
            yields[program.id] = self._yields(program, day)
            for place, heading in enumerate(program.headings):
                if not heading.in_force(day):
                    continue
                kept = self._entries.get((id(heading), groups))
                if kept is None or kept.program is not program:
                    kept = self._entries[id(heading), groups] = self._entry(program, heading, day)
                entry = kept
                position = places[program.id, place] = len(headings)
                headings.append(entry)
                if entry.first:
                    for scope in entry.first:
                        by_list.setdefault(scope, []).append(position)
                elif entry.origins is not None and entry.wanted:
                    for country in entry.origins:
                        of_origin.setdefault(country, []).append(position)
                else:
                    any_number.append(position)
        return _InForce(tuple(headings), places, tuple(any_number), of_origin, by_list, yields)

    def _entry(self, program: Program, heading: Heading, day: date) -> _Entry:
        origins: frozenset[str] | None = None
        wanted = True
        lists: list[tuple[bool, frozenset[int]]] = []
        footnotes: list[Footnote] = []
        left: list[Condition] = []
        for condition in heading.conditions:
            if isinstance(condition, Origin):
                countries = condition.countries | {c for g in condition.groups for c, span in self._groups[g] if day in span}
                if origins is None:
                    origins, wanted = countries, condition.wanted
                elif wanted or condition.wanted:         # of one of these, and not of one of those
                    of, but = (origins, countries) if wanted else (countries, origins)
                    origins, wanted = (of & but if wanted and condition.wanted else of - but), True
                else:
                    origins = origins | countries
            elif isinstance(condition, InScope | NotInScope):
                lists.append((isinstance(condition, InScope), frozenset(self._scope_at[scope.name] for scope in condition.scopes)))
            elif isinstance(condition, Footnote):
                footnotes.append(condition)
            elif not (isinstance(condition, Day) and condition.name == "entered"):
                left.append(condition)
        first = next((scopes for within, scopes in lists if within), frozenset[int]())
        if first:
            lists.remove((True, first))          # a number that leads to the heading is in one of these
        candidate = Candidate(heading, tuple(left), self.named(heading.applies) if heading.applies else None)
        return _Entry(program, candidate, origins, wanted, first, tuple(lists), tuple(footnotes))

    def _covering(self, number: str, day: date, read_on: date) -> frozenset[int]:
        rows = (row for length in self._lengths for row in self._lists.get(number[:length], ()))
        if read_on == date.max:
            return frozenset(scope for scope, row in rows if day in row.span)
        return frozenset(scope for scope, row in rows if row.stands(day, read_on))

    def _yields(self, program: Program, day: date) -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
        return tuple(
            (self.named(one.to), self.named(one.headings) if one.headings else frozenset(h.id for h in program.headings), one.cite)
            for one in program.yields if day in one.span
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading in force on some days: the origins that it takes (or, not `wanted`, leaves out; None for no matter), and its lists.

    It is found by the lists `first`, one of which has the number, where it has any; `lists` are those beside them.
    """

    program: Program
    candidate: Candidate
    origins: frozenset[str] | None
    wanted: bool
    first: frozenset[int]
    lists: tuple[tuple[bool, frozenset[int]], ...]
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class _InForce:
    """The headings in force on some days: those that any number can have, those of an origin, and those by the list that they go by.

    `places` says where a heading is by its programme and its place in that.
    """

    headings: tuple[_Entry, ...]
    places: Mapping[tuple[str, int], int]
    any_number: tuple[int, ...]
    of_origin: Mapping[str, list[int]]
    by_list: Mapping[int, list[int]]
    yields: Mapping[str, tuple[tuple[frozenset[str], frozenset[str], str], ...]]


def _turns(entries: Iterable[_Entry], force: _InForce) -> tuple[Turn, ...]:
    """Headings in their order as the turns of their programmes."""
    turns: list[Turn] = []
    found: list[Candidate] = []
    program = None
    for entry in entries:
        if entry.program is not program:
            if program is not None:
                turns.append(Turn(program, tuple(found), force.yields[program.id]))
            program, found = entry.program, []
        found.append(entry.candidate)
    if program is not None:
        turns.append(Turn(program, tuple(found), force.yields[program.id]))
    return tuple(turns)


def in_turn(programs: Iterable[Program], day: date, named: Callable[[Numbers], Iterable[str]] | None = None) -> tuple[Program, ...]:
    """The programmes in force on a day, each after those that it turns on that day. LawError if two turn on each other.

    `named` says which headings some numbers are, where somebody knows.
    """
    by_id = {program.id: program for program in sorted(programs, key=lambda program: (program.order, program.id))}
    force = {name: frozenset(h.id for h in program.headings if h.in_force(day)) for name, program in by_id.items()}
    owners: dict[str, set[str]] = {}
    for name, headings in force.items():
        for heading in headings:
            owners.setdefault(heading, set()).add(name)
    ids = named or (lambda numbers: [heading for heading in owners if heading in numbers])
    after = {
        name: {owner for numbers in _looked_at(by_id[name], force[name], day) for one in ids(numbers) for owner in owners.get(one, ())} - {name}
        for name in by_id if force[name]
    }
    done: dict[str, None] = {}
    while after:
        ready = next((name for name, others in after.items() if others <= done.keys()), None)
        if ready is None:
            raise LawError(f"{', '.join(after)} turn on each other in a circle on {day}")
        del after[ready]
        done[ready] = None
    return tuple(by_id[name] for name in done)


def _looked_at(program: Program, force: frozenset[str], day: date) -> set[Numbers]:
    """The headings of other programmes that the program turns on, that day."""
    return {one.to for one in program.yields if day in one.span} | {h.applies for h in program.headings if h.applies and h.id in force}


def _figures(key: Key) -> int:
    """Which of the number's rows in the schedule is in force: the footnotes that a heading goes by are those of the row."""
    return sum(one.span.start <= key.entered for one in history(key.hts))


def _scopes(programs: Iterable[Program]) -> tuple[Scope, ...]:
    found = {
        scope.name: scope for program in programs for heading in program.headings for condition in heading.conditions
        if isinstance(condition, InScope | NotInScope) for scope in condition.scopes
    }
    return tuple(found.values())


def _by_prefix(scopes: Sequence[Scope]) -> dict[str, tuple[tuple[int, Row], ...]]:
    found: dict[str, list[tuple[int, Row]]] = {}
    for n, scope in enumerate(scopes):
        for prefix, rows in scope.rows.items():
            found.setdefault(prefix, []).extend((n, row) for row in rows)
    return {prefix: tuple(rows) for prefix, rows in found.items()}


def _edges(programs: Iterable[Program], groups: Mapping[str, tuple[tuple[str, Span], ...]], scopes: Iterable[Scope],
           others: Sequence[Condition]) -> tuple[date, ...]:
    spans = {c.span for program in programs for heading in program.headings for c in heading.conditions if isinstance(c, Day) and c.name == "entered"}
    spans |= {one.span for program in programs for one in program.yields} | {one.span for program in programs for one in program.chapter_98}
    spans |= {span for members in groups.values() for _, span in members}
    spans |= {row.span for scope in scopes for rows in scope.rows.values() for row in rows}
    spans |= {
        row.span for program in programs for heading in program.headings for c in heading.conditions
        if isinstance(c, Given) and c.but_in for rows in c.but_in.rows.values() for row in rows
    }
    spans |= {c.span for c in others if isinstance(c, Day)}
    spans |= {row.span for c in others if isinstance(c, InScope | NotInScope) for scope in c.scopes for rows in scope.rows.values() for row in rows}
    days = {day for span in spans for day in (span.start, span.before)} - {date.min, date.max}
    return tuple(sorted(days))
