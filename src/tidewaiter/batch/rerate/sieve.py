"""What of the law can bear on a line, as the bits of a whole number: one bit for each heading, and for what else turns on lists and days.

Lists, footnotes, countries and days of entry decide most of what a line is asked of; between them they are put once for a number, once for a
country and once for a stretch of days, and what all three let through is two operations on whole numbers. Lines of which the same is let
through differ only in what the plan is determined by besides: claims, facts, other days.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tidewaiter.duty.condition import Claim, Condition, Day, Entered, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.determine import Concerning
from tidewaiter.duty.embargo import Embargo
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import WHOLE_VALUE, Base, Program, Yield
from tidewaiter.duty.scope import Row, Scope
from tidewaiter.duty.stretches import DAYS, Stretches
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures

Feature = int
_US_CONTENT = {"us_content_pct"}


@dataclass(frozen=True)
class _Entry:
    """What has a bit: its conditions, and whether it is in force on a day of entry."""

    conditions: tuple[Condition, ...]
    in_force: Callable[[date], bool]
    as_read: bool                # its lists are read as one could on the law's day
    base: Base = WHOLE_VALUE

    @property
    def facts(self) -> set[str]:
        """The facts that decide whether it applies, and on what share of the value."""
        return {c.name for c in self.conditions if isinstance(c, Given)} | self.shares

    @property
    def shares(self) -> set[str]:
        """The facts that say on what share of the value it falls."""
        return ({self.base.fact} if self.base.fact else set()) | (_US_CONTENT if self.base.kind.startswith("value_less") else set())


class Sieve:
    """Answers what of a law can bear on a number, a country, a stretch of days."""

    def __init__(self, law: Law, stretches: Stretches) -> None:
        self.law, self.stretches = law, stretches
        self._read_on = law.read_on or date.max
        programs = [program.known_on(self._read_on) for program in law.programs]
        entries = [_Entry(heading.conditions, heading.in_force, True, heading.base) for program in programs for heading in program.headings]
        headings = [heading for program in programs for heading in program.headings]
        self._yields: list[tuple[int, int, Yield]] = []          # with what yields, and to what
        self._yields_on: dict[int, list[tuple[int, int, int]]] = {}
        for n, program in enumerate(programs):
            own = _places(programs, n)
            for one in program.yields:
                of = _bits(at for at in own if not one.headings or headings[at].id in one.headings)
                self._yields.append((of, _bits(at for at, heading in enumerate(headings) if heading.id in one.to), one))
        self._headings = [(program.id, place) for program in programs for place in range(len(program.headings))]
        entries += [_Entry(one.conditions, _days(one.conditions), False) for one in law.not_held]
        self.embargoed = _bits(range(len(entries), len(entries) + len(law.embargoes)))
        entries += [_Entry((*one.conditions, *_besides(one)), _always, False) for one in law.embargoes]
        but_in = {id(c.but_in): c.but_in for program in programs for heading in program.headings for c in heading.conditions
                  if isinstance(c, Given) and c.but_in}
        entries += [_Entry((InScope((scope,)),), _always, False) for scope in but_in.values()]
        self._entries = entries
        self._all = (1 << len(entries)) - 1
        self._scopes: dict[tuple[int, bool], Feature] = {}
        self._footnotes: dict[str, Feature] = {}
        self._rows: dict[str, list[tuple[Feature, Row, bool]]] = {}
        self._some: list[dict[Feature, int]] = []        # of each entry's first list, second list: the entries by what lets them through
        self._none: dict[Feature, int] = {}
        self._read()
        self._lengths = sorted({len(prefix) for prefix in self._rows})
        self._lists_at = [~_or(by.values()) & self._all for by in self._some]
        self._origins = _by_value(entries, Origin)
        self._uses = {name: self._using(name) for name in ("program", "mode", "entry_type", *DAYS)}
        self.values = {name: tuple({c.values for entry in entries for c in entry.conditions if isinstance(c, Entered) and c.name == name})
                       for name in ("mode", "entry_type")}
        spans = [span for group in law.groups.values() for _, span in group]
        self._group_edges = sorted({day for span in spans for day in (span.start, span.before)} - {date.min, date.max})
        by_fact: dict[str, list[int]] = {}
        for n, entry in enumerate(entries):
            for name in entry.facts:
                by_fact.setdefault(name, []).append(n)
        self._by_fact = {name: _bits(places) for name, places in by_fact.items()}
        self.by_facts = _or(self._by_fact.values())      # all that turns on some fact
        self._facts_of: dict[int, frozenset[str]] = {}
        needs: dict[str, list[int]] = {}
        for n in range(len(headings)):
            for c in entries[n].conditions:
                if isinstance(c, Given) and not c.unknown:
                    needs.setdefault(c.name, []).append(n)
        self._needs = {name: _bits(places) for name, places in needs.items()}
        refused: dict[str, list[int]] = {}
        for n, entry in enumerate(entries):
            for c in entry.conditions:
                if isinstance(c, Given) and (c.wanted is not True or c.unknown):
                    refused.setdefault(c.name, []).append(n)
            if entry.base.fact:
                refused.setdefault(entry.base.fact, []).append(n)
        self._refused = {name: _bits(places) for name, places in refused.items()}
        # By fact: the entries that fall on a share of the value by it, those that want it word for word, those that part it at a number.
        self._shares: dict[str, int] = {}
        self._wanted: dict[str, int] = {}
        self._parted: dict[str, dict[Decimal, int]] = {}
        for n, entry in enumerate(entries):
            for name in entry.shares:
                self._shares[name] = self._shares.get(name, 0) | 1 << n
            for c in entry.conditions:
                if isinstance(c, Given):
                    if isinstance(c.wanted, str):
                        self._wanted[c.name] = self._wanted.get(c.name, 0) | 1 << n
                    for edge in (c.at_least, c.below):
                        if edge is not None:
                            edges = self._parted.setdefault(c.name, {})
                            edges[edge] = edges.get(edge, 0) | 1 << n
        self._can_hold: dict[frozenset[str], int] = {}
        self._of_stretch: dict[int, int] = {}
        self._changed: dict[int, int] = {}
        self._of_origin: dict[tuple[str, int], int] = {}

    def __len__(self) -> int:
        """How many bits it has."""
        return len(self._entries)

    def days(self, number: str, history: Iterable[Figures]) -> list[date]:
        """The days on which the lists or the schedule say something else of a number."""
        spans = [row.span for length in self._lengths for _, row, _ in self._rows.get(number[:length], ())]
        spans += [one.span for one in history]
        return sorted({day for span in spans for day in (span.start, span.before)} - {date.min, date.max})

    def of_number(self, number: str, day: date, one: Figures | None) -> int:
        """What lists and footnotes let through of a number on a day."""
        rows = (row for length in self._lengths for row in self._rows.get(number[:length], ()))
        have = {feature for feature, row, as_read in rows
                if (row.stands(day, self._read_on) if as_read and self._read_on != date.max else day in row.span)}
        if one is not None:
            have |= {self._footnotes[text] for text in one.footnotes if text in self._footnotes}
        found = self._all
        for some, free in zip(self._some, self._lists_at, strict=True):
            found &= free | _or(some[feature] for feature in have if feature in some)
        return found & ~_or(self._none[feature] for feature in have if feature in self._none)

    def of_stretch(self, stretch: int) -> int:
        """What is in force on the days of entry of a stretch."""
        if stretch not in self._of_stretch:
            day = self.stretches.first_day(stretch)
            self._of_stretch[stretch] = _bits(n for n, entry in enumerate(self._entries) if entry.in_force(day))
        return self._of_stretch[stretch]

    def changed(self, stretch: int) -> int:
        """What came into force with a stretch, or went out of it."""
        if stretch not in self._changed:
            self._changed[stretch] = self.of_stretch(stretch) ^ self.of_stretch(stretch - 1)
        return self._changed[stretch]

    def of_origin(self, origin: str, stretch: int) -> int:
        """What takes goods of a country on the days of a stretch."""
        day = self.stretches.first_day(stretch)
        members = bisect_right(self._group_edges, day)           # between two of these the groups have the same members
        if (origin, members) not in self._of_origin:
            refusing = (bits for condition, bits in self._origins if not _takes(condition, origin, day))
            self._of_origin[origin, members] = self._all & ~_or(refusing)
        return self._of_origin[origin, members]

    def yields(self, bits: int, stretch: int) -> tuple[int, ...]:
        """Which of what yields has something let through that yields to something let through, on the days of a stretch."""
        if stretch not in self._yields_on:
            day = self.stretches.first_day(stretch)
            self._yields_on[stretch] = [(n, of, to) for n, (of, to, one) in enumerate(self._yields) if day in one.span]
        return tuple([n for n, of, to in self._yields_on[stretch] if bits & of and bits & to])

    def concerning(self, bits: int, stretch_day: date) -> Concerning:
        """What is let through, as determine takes it; the day is one of its stretch."""
        headings, not_held, embargoes = [], [], []
        law = self.law
        while bits:
            n = (bits & -bits).bit_length() - 1
            bits &= bits - 1
            if n < len(self._headings):
                headings.append(self._headings[n])
            elif (other := n - len(self._headings)) < len(law.not_held):
                not_held.append(law.not_held[other])
            elif (other := other - len(law.not_held)) < len(law.embargoes):
                embargoes.append(law.embargoes[other])
        return Concerning(law.index.turns_of(headings, stretch_day, self._read_on), tuple(not_held), tuple(embargoes))

    def turns_on(self, bits: int, name: str) -> bool:
        """Whether something let through turns on a line's `program`, `mode`, `entry_type` or on one of DAYS."""
        return bool(bits & self._uses[name])

    def can_hold(self, told: frozenset[str]) -> int:
        """What can hold where only these facts are told: all but what needs another, and does not take it for so while nobody says."""
        if told not in self._can_hold:
            self._can_hold[told] = self._all & ~_or(bits for name, bits in self._needs.items() if name not in told)
        return self._can_hold[told]

    def says_more(self, bits: int, name: str) -> bool:
        """Whether something let through tells a fact that is false from one that nobody gave."""
        return bool(bits & self._refused.get(name, 0))

    def facts(self, bits: int) -> frozenset[str]:
        """The facts that something let through turns on."""
        if bits not in self._facts_of:
            self._facts_of[bits] = frozenset(name for name, of in self._by_fact.items() if bits & of)
        return self._facts_of[bits]

    def edges(self, bits: int, name: str) -> tuple[Decimal, ...]:
        """The numbers at which something let through parts a fact, so that between two of them it is all one."""
        return tuple(sorted(edge for edge, of in self._parted.get(name, {}).items() if bits & of))

    def shares(self, bits: int, name: str) -> bool:
        """Whether something let through falls on a share of the value by a fact."""
        return bool(bits & self._shares.get(name, 0))

    def wanted(self, bits: int, name: str) -> bool:
        """Whether something let through wants a fact word for word."""
        return bool(bits & self._wanted.get(name, 0))

    def _using(self, name: str) -> int:
        def uses(condition: Condition) -> bool:
            if name == "program":
                return isinstance(condition, Claim)
            return isinstance(condition, Entered | Day) and condition.name == name

        found = _bits(n for n, entry in enumerate(self._entries) if any(uses(condition) for condition in entry.conditions))
        return found | self.embargoed if name == "imported" else found

    def _read(self) -> None:
        """Each entry's lists and footnotes, by what it takes to be let through."""
        for n, entry in enumerate(self._entries):
            wanted = [self._features(c, entry.as_read) for c in entry.conditions if isinstance(c, InScope | Footnote)]
            for level, features in enumerate(wanted):
                if level == len(self._some):
                    self._some.append({})
                for feature in features:
                    self._some[level][feature] = self._some[level].get(feature, 0) | 1 << n
            for c in entry.conditions:
                if isinstance(c, NotInScope):
                    for feature in self._features(c, entry.as_read):
                        self._none[feature] = self._none.get(feature, 0) | 1 << n

    def _features(self, condition: InScope | NotInScope | Footnote, as_read: bool) -> list[Feature]:
        if isinstance(condition, Footnote):
            text = hts.format(condition.heading)
            return [self._footnotes.setdefault(text, len(self._scopes) + len(self._footnotes))]
        return [self._feature(scope, as_read) for scope in condition.scopes]

    def _feature(self, scope: Scope, as_read: bool) -> Feature:
        if (id(scope), as_read) not in self._scopes:
            feature = self._scopes[id(scope), as_read] = len(self._scopes) + len(self._footnotes)
            for prefix, rows in scope.rows.items():
                self._rows.setdefault(prefix, []).extend((feature, row, as_read) for row in rows)
        return self._scopes[id(scope), as_read]


def _besides(embargo: Embargo) -> Iterator[Condition]:
    """What lifts an embargo, but for lists and countries, on which whether it may be lifted does not turn here."""
    return (c for lifting in embargo.lifted for c in lifting.conditions if not isinstance(c, InScope | NotInScope | Origin))


def _places(programs: Sequence[Program], which: int) -> range:
    sizes = [len(program.headings) for program in programs]
    start = sum(sizes[:which])
    return range(start, start + sizes[which])


def _bits(places: Iterable[int]) -> int:
    found = bytearray()
    for place in places:
        if place >> 3 >= len(found):
            found.extend(bytes((place >> 3) + 1 - len(found)))
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def _or(of: Iterable[int]) -> int:
    found = 0
    for bits in of:
        found |= bits
    return found


def _always(day: date) -> bool:
    return True


def _days(conditions: tuple[Condition, ...]) -> Callable[[date], bool]:
    spans = [one.span for one in conditions if isinstance(one, Day) and one.name == "entered"]
    return lambda day: all(day in span for span in spans)


def _by_value(entries: Sequence[_Entry], kind: type[Origin]) -> list[tuple[Origin, int]]:
    """Each condition on countries once, with the entries that it refuses where it fails."""
    found: dict[tuple[object, ...], tuple[Origin, list[int]]] = {}
    for n, entry in enumerate(entries):
        for c in entry.conditions:
            if isinstance(c, kind):
                found.setdefault((c.countries, c.groups, c.wanted), (c, []))[1].append(n)
    return [(condition, _bits(places)) for condition, places in found.values()]


def _takes(condition: Origin, origin: str, day: date) -> bool:
    within = origin in condition.countries or any(condition.member(group, origin, day) for group in condition.groups)
    return within is condition.wanted
