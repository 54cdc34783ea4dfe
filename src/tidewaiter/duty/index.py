"""The programmes by day, origin and number, so that a line looks at the headings that can concern it and at no other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Day, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.key import Key
from tidewaiter.duty.program import Heading, Numbers, Program
from tidewaiter.duty.scope import Scope
from tidewaiter.findings import LawError
from tidewaiter.tariff.schedule import history

_KEPT = 200_000              # keys of which the headings are kept


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading of which day, origin and number hold; `open` are its conditions that turn on more."""

    heading: Heading
    open: tuple[Condition, ...]
    applies: frozenset[str]      # the headings of other programmes of which one has to apply
    said: tuple[str, ...]        # its conditions in words, in their order; an empty text where an open one stands


@dataclass(frozen=True, slots=True)
class Turn:
    """A programme when its turn has come, with what of it can concern a line."""

    program: Program
    candidates: tuple[Candidate, ...]
    yields: tuple[tuple[frozenset[str], frozenset[str], str], ...]     # to, of which headings, cite


class Index:
    """Answers `turns(key)`. Between two edges nothing of the law changes with the day of entry."""

    def __init__(self, programs: Sequence[Program], groups: Mapping[str, tuple[tuple[str, Span], ...]]):
        self.programs = tuple(programs)
        self.ids = tuple(dict.fromkeys(heading.id for program in self.programs for heading in program.headings))
        self.scopes = _scopes(self.programs)
        self.edges = _edges(self.programs, groups, self.scopes)
        self._lists = _by_prefix(self.scopes)
        self._lengths = tuple(sorted({len(prefix) for prefix in self._lists}))
        self._scope_at = {scope.name: n for n, scope in enumerate(self.scopes)}
        self._order: dict[int, tuple[Program, ...]] = {}
        self._in_force: dict[tuple[int, str], _InForce] = {}
        self._turns: dict[tuple[int, str, str, int], tuple[Turn, ...]] = {}
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
            self._named[numbers] = frozenset(one for one in self.ids if one in numbers)
        return self._named[numbers]

    def turns(self, key: Key) -> tuple[Turn, ...]:
        """The programmes with the headings that can concern the key, each after those that it turns on."""
        kept = self.place(key)
        found = self._turns.get(kept)
        if found is None:
            if len(self._turns) >= _KEPT:
                self._turns.clear()
            found = self._turns[kept] = self._find(kept[0], key)
        return found

    def order(self, n: int) -> tuple[Program, ...]:
        """The programmes in force in a stretch of days, each after those that it turns on. LawError if two turn on each other."""
        if n not in self._order:
            self._order[n] = in_turn(self.programs, self._day(n))
        return self._order[n]

    def _day(self, n: int) -> date:
        return self.edges[n - 1] if n else date.min

    def _find(self, n: int, key: Key) -> tuple[Turn, ...]:
        place = (n, key.origin)
        if place not in self._in_force:
            self._in_force[place] = self._of_origin(n, key)
        force = self._in_force[place]
        lists = self._covering(key.hts, key.entered)
        at = set(force.always)
        for one in lists:
            at.update(force.by_list.get(one, ()))
        turns: list[Turn] = []
        found: list[Candidate] = []
        program = None
        for position in sorted(at):
            owner, heading = force.headings[position]
            if owner is not program:
                if program is not None and found:
                    turns.append(Turn(program, tuple(found), self._yields(program, key.entered)))
                program, found = owner, []
            candidate = self._candidate(heading, key, lists)
            if candidate:
                found.append(candidate)
        if program is not None and found:
            turns.append(Turn(program, tuple(found), self._yields(program, key.entered)))
        return tuple(turns)

    def _of_origin(self, n: int, key: Key) -> _InForce:
        headings: list[tuple[Program, Heading]] = []
        always: list[int] = []
        by_list: dict[int, list[int]] = {}
        for program in self.order(n):
            for heading in program.headings:
                if not all(c.test(key) for c in heading.conditions if isinstance(c, Origin) or (isinstance(c, Day) and c.name == "entered")):
                    continue
                position = len(headings)
                headings.append((program, heading))
                first = next((c for c in heading.conditions if isinstance(c, InScope)), None)
                if first is None:
                    always.append(position)
                else:
                    for scope in first.scopes:
                        by_list.setdefault(self._scope_at[scope.name], []).append(position)
        return _InForce(tuple(headings), tuple(always), {one: tuple(held) for one, held in by_list.items()})

    def _covering(self, number: str, day: date) -> frozenset[int]:
        return frozenset(
            scope for length in self._lengths for scope, span in self._lists.get(number[:length], ()) if day in span
        )

    def _covers(self, condition: InScope | NotInScope, lists: frozenset[int]) -> bool:
        return any(self._scope_at[scope.name] in lists for scope in condition.scopes)

    def _candidate(self, heading: Heading, key: Key, lists: frozenset[int]) -> Candidate | None:
        left: list[Condition] = []
        said: list[str] = []
        for condition in heading.conditions:
            if isinstance(condition, InScope | NotInScope):
                if self._covers(condition, lists) is not isinstance(condition, InScope):
                    return None
            elif isinstance(condition, Footnote):
                if not condition.test(key):
                    return None
            elif not (isinstance(condition, Origin) or (isinstance(condition, Day) and condition.name == "entered")):
                left.append(condition)
                said.append("")
                continue
            if not isinstance(condition, NotInScope):
                said.append(condition.words(key))
        return Candidate(heading, tuple(left), self.named(heading.applies), tuple(said))

    def _yields(self, program: Program, day: date) -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
        return tuple(
            (self.named(one.to), self.named(one.headings) if one.headings else frozenset(h.id for h in program.headings), one.cite)
            for one in program.yields if day in one.span
        )


@dataclass(frozen=True, slots=True)
class _InForce:
    """The headings in force on some days for an origin: those that any number can have, and those by the list that they go by."""

    headings: tuple[tuple[Program, Heading], ...]
    always: tuple[int, ...]
    by_list: Mapping[int, tuple[int, ...]]


def in_turn(programs: Iterable[Program], day: date) -> tuple[Program, ...]:
    """The programmes in force on a day, each after those that it turns on that day. LawError if two turn on each other."""
    force = {program: frozenset(h.id for h in program.headings if h.in_force(day)) for program in programs}
    owners = {heading: program for program, headings in force.items() for heading in headings}
    after = {
        program: {
            owners[one] for numbers in _looked_at(program, force[program], day) for one in owners if one in numbers
        } - {program}
        for program in force if force[program]
    }
    done: dict[Program, None] = {}
    waiting = sorted(after, key=lambda program: (program.order, program.id))
    while waiting:
        ready = next((program for program in waiting if after[program] <= done.keys()), None)
        if ready is None:
            raise LawError(f"{', '.join(program.id for program in waiting)} turn on each other in a circle on {day}")
        waiting.remove(ready)
        done[ready] = None
    return tuple(done)


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


def _by_prefix(scopes: Sequence[Scope]) -> dict[str, tuple[tuple[int, Span], ...]]:
    found: dict[str, list[tuple[int, Span]]] = {}
    for n, scope in enumerate(scopes):
        for prefix, rows in scope.rows.items():
            found.setdefault(prefix, []).extend((n, row.span) for row in rows)
    return {prefix: tuple(rows) for prefix, rows in found.items()}


def _edges(programs: Iterable[Program], groups: Mapping[str, tuple[tuple[str, Span], ...]], scopes: Iterable[Scope]) -> tuple[date, ...]:
    spans = {c.span for program in programs for heading in program.headings for c in heading.conditions if isinstance(c, Day) and c.name == "entered"}
    spans |= {one.span for program in programs for one in program.yields} | {one.span for program in programs for one in program.chapter_98}
    spans |= {span for members in groups.values() for _, span in members}
    spans |= {row.span for scope in scopes for rows in scope.rows.values() for row in rows}
    spans |= {
        row.span for program in programs for heading in program.headings for c in heading.conditions
        if isinstance(c, Given) and c.but_in for rows in c.but_in.rows.values() for row in rows
    }
    days = {day for span in spans for day in (span.start, span.before)} - {date.min, date.max}
    return tuple(sorted(days))


def stretches(edges: Sequence[date]) -> list[tuple[date, date]]:
    """The stretches between the edges: first day, and the day after the last."""
    return list(pairwise((date.min, *edges, date.max)))
