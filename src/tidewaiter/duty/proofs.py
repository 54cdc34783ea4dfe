"""Proofs over the law files: what has to hold for every line on every day, shown without trying lines.

A heading is a box: for each thing that it turns on (the number, the origin, a day, a claim, a fact ...) the values under which it holds.
Two ordinary headings of one programme contradict each other where their boxes meet outside of every box that sets one of them aside.
That is decided exactly, by cutting boxes; conditions of two things at once are widened for the pair and narrowed for what sets aside,
so that a proof is a proof, and a failure shows a case to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from tidewaiter.duty.condition import Claim, Condition, Day, Entered, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.determine import sets_aside
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.findings import Finding, LawError, Severity
from tidewaiter.numbers import hts
from tidewaiter.tariff.schedule import declarable

Atom = object
Box = dict[str, frozenset[Atom]]
_NOWHERE = "ZZ"              # an origin that no heading names
_NO_PROGRAM = "another program"


def proofs(law: Law) -> Iterator[Finding]:
    """A fatal finding for each contradiction: a circle of yields, two rates at once, a name of a heading that there is not."""
    yield from _names(law)
    yield from _circles(law)
    for program in law.programs:
        yield from two_rates(program, law)


def _names(law: Law) -> Iterator[Finding]:
    """Each heading that a yield, an exception or a condition names is one of the law."""
    ids = {heading.id for program in law.programs for heading in program.headings}
    bare = {one[:8] for one in ids}
    for program in law.programs:
        named = [(one.to, "yields to", one.cite) for one in program.yields] + [(one.headings, "yields", one.cite) for one in program.yields]
        for heading in program.headings:
            named += [(heading.applies, "waits on", heading.cite), (heading.excepts, "excepts", heading.cite),
                      (heading.beside, "stands beside", heading.cite), (heading.base.of, "leaves over", heading.cite)]
        for numbers, verb, cite in dict.fromkeys(named):
            for first, last in numbers.ranges:
                ends = {first, last} - ids - bare
                for one in sorted(ends):
                    if first == last or not any(first <= other <= last for other in bare):
                        yield Finding("LAW-NO-HEADING", Severity.FATAL, program.id, f"it {verb} {hts.format(one[:8])}, which no programme has", cite,
                                      "Name a heading of law/programs.")


def _circles(law: Law) -> Iterator[Finding]:
    said: set[str] = set()
    for n in range(len(law.index.edges) + 1):
        try:
            law.index.order(n)
        except LawError as error:
            text = str(error).rpartition(" on ")[0]
            if text not in said:
                said.add(text)
                yield Finding("LAW-CIRCLE", Severity.FATAL, "law/programs", str(error), "", "Say who yields to whom.")


def two_rates(program: Program, law: Law) -> Iterator[Finding]:
    """A fatal finding for each pair of headings that can hold at once, though neither excepts the other or each of them does."""
    said: set[tuple[str, str]] = set()
    for day in _days(program, law):
        headings = [heading for heading in program.headings if heading.in_force(day)]
        space = _Space(program, headings, day)
        may = {id(heading): space.box(heading, widest=True) for heading in headings}
        must = {id(heading): space.box(heading, widest=False) for heading in headings}
        meets = _meeting([may[id(heading)].get("number") for heading in headings])
        for n, one in enumerate(headings):
            for other in (headings[m] for m in meets(n)):
                neither = sets_aside(one, other) and sets_aside(other, one)
                if (one.id, other.id) in said or (_related(one, other) and not neither):
                    continue
                meeting = _meet(may[id(one)], may[id(other)])
                if meeting is None:
                    continue
                if neither:
                    said.add((one.id, other.id))
                    yield Finding(
                        "LAW-NO-RATE", Severity.FATAL, program.id,
                        f"{hts.format(one.number)} ({one.cite}) and {hts.format(other.number)} ({other.cite}) set each other aside on {day}, "
                        f"and neither stands: {space.words(meeting)}",
                        one.cite, "Say which is the exception.",
                    )
                    continue
                resolvers = [must[id(third)] for third in headings if third is not one and third is not other and _sets_aside(third, one, other)]
                left = _outside(meeting, resolvers, space.atoms)
                if left is not None:
                    said.add((one.id, other.id))
                    yield Finding(
                        "LAW-TWO-RATES", Severity.FATAL, program.id,
                        f"{hts.format(one.number)} ({one.cite}) and {hts.format(other.number)} ({other.cite}) can hold at once on {day}: "
                        f"{space.words(left)}",
                        one.cite, "Say which is the exception.",
                    )


def _meeting(numbers: Sequence[frozenset[Atom] | None]) -> Callable[[int], list[int]]:
    """For each place those after it whose numbers meet its own; None is every number."""
    of_any = [n for n, atoms in enumerate(numbers) if atoms is None]
    by_atom: dict[Atom, list[int]] = {}
    for n, atoms in enumerate(numbers):
        for atom in atoms or ():
            by_atom.setdefault(atom, []).append(n)

    def after(n: int) -> list[int]:
        atoms = numbers[n]
        if atoms is None:
            return list(range(n + 1, len(numbers)))
        return sorted({m for some in (of_any, *(by_atom[atom] for atom in atoms)) for m in some if m > n})

    return after


def _days(program: Program, law: Law) -> list[date]:
    """The first day of every stretch in which nothing that the programme turns on changes, from when the law is held."""
    spans = set()
    for heading in program.headings:
        for condition in heading.conditions:
            if isinstance(condition, Day) and condition.name == "entered":
                spans.add(condition.span)
            elif isinstance(condition, InScope | NotInScope):
                spans |= {row.span for scope in condition.scopes for rows in scope.rows.values() for row in rows}
            elif isinstance(condition, Origin):
                spans |= {span for group in condition.groups for _, span in law.groups[group]}
    edges = {day for span in spans for day in (span.start, span.before)} - {date.min, date.max}
    return sorted(day for day in edges | {date(2018, 1, 1)} if any(heading.in_force(day) for heading in program.headings))


def _related(one: Heading, other: Heading) -> bool:
    """Whether the law says what becomes of the two where both hold."""
    return (
        one.exception or other.exception or other.id in one.excepts or one.id in other.excepts or other.id in one.beside or one.id in other.beside
    )


def _sets_aside(third: Heading, one: Heading, other: Heading) -> bool:
    return any(sets_aside(third, heading) for heading in (one, other))


class _Space:
    """The boxes of a programme's headings on one day."""

    def __init__(self, program: Program, headings: Iterable[Heading], day: date):
        self.day = day
        self.headings = tuple(headings)
        conditions = [condition for heading in self.headings for condition in heading.conditions]
        self.scopes = {scope.name: scope for c in conditions if isinstance(c, InScope | NotInScope) for scope in c.scopes}
        self.signatures = self._signatures()
        self.listed: dict[str, list[frozenset[str]]] = {}        # the signatures of each list
        for signature in self.signatures:
            for name in signature:
                self.listed.setdefault(name, []).append(signature)
        origins = {one for c in conditions if isinstance(c, Origin) for one in c.countries}
        groups = {c.groups: c for c in conditions if isinstance(c, Origin) and c.groups}
        origins |= {country for c in groups.values() for country in _countries(c, day)}
        self.atoms: dict[str, frozenset[Atom]] = {"origin": frozenset({*origins, _NOWHERE}), "number": frozenset(self.signatures)}
        claimed = {one for c in conditions if isinstance(c, Claim) for one in c.programs}
        self.atoms["claim"] = frozenset((one, free) for one in {*claimed, "", _NO_PROGRAM} for free in (True, False))
        for name in {c.name for c in conditions if isinstance(c, Day)} - {"entered"}:
            edges = {edge for c in conditions if isinstance(c, Day) and c.name == name for edge in (c.span.start, c.span.before)} - {date.max}
            self.atoms[name] = frozenset({None, date(2000, 1, 1), *(edge for edge in edges if edge != date.min)})
        for name in {c.name for c in conditions if isinstance(c, Given)}:
            self.atoms[name] = _values([c for c in conditions if isinstance(c, Given) and c.name == name])
        for name in {c.name for c in conditions if isinstance(c, Entered)}:
            self.atoms[name] = frozenset({"", "another", *(v for c in conditions if isinstance(c, Entered) and c.name == name for v in c.values)})
        for per in {heading.per for heading in self.headings if heading.tested}:
            bounds = {bound for h in self.headings if h.tested and h.per == per for bound in (h.below, h.at_least) if bound is not None}
            self.atoms[f"amount {per}"] = frozenset({-1, *bounds})

    def _signatures(self) -> set[frozenset[str]]:
        """The sets of lists under which a number can stand: each of the schedule, and each listed one of which the schedule has none."""
        by_prefix: dict[str, set[str]] = {}
        for scope in self.scopes.values():
            for prefix, rows in scope.rows.items():
                if any(self.day in row.span for row in rows):
                    by_prefix.setdefault(prefix, set()).add(scope.name)
        lengths = sorted({len(prefix) for prefix in by_prefix})
        under = _under(frozenset(by_prefix))
        return {frozenset[str]()} | {
            frozenset(name for length in lengths for name in by_prefix.get(number[:length], ()))
            for prefix in by_prefix for number in under.get(prefix) or (prefix,)
        }

    def box(self, heading: Heading, *, widest: bool) -> Box:
        box: Box = {}
        for condition in heading.conditions:
            if isinstance(condition, Day) and condition.name == "entered":
                continue
            name, held = self._held(condition, widest)
            box[name] = box.get(name, self.atoms[name]) & held
        if heading.tested:
            bands = self.atoms[f"amount {heading.per}"]
            box[f"amount {heading.per}"] = frozenset(
                one for one in bands
                if isinstance(one, int) and (heading.below is None or one < heading.below) and (heading.at_least is None or one >= heading.at_least)
            )
        if heading.applies:
            self.atoms.setdefault(f"one of {heading.applies} applies", frozenset({True, False}))
            box[f"one of {heading.applies} applies"] = frozenset({True})
        return box

    def _held(self, condition: Condition, widest: bool) -> tuple[str, frozenset[Atom]]:
        if isinstance(condition, InScope | NotInScope):
            names = {scope.name for scope in condition.scopes}
            listed = frozenset(one for name in names for one in self.listed.get(name, ()))
            return "number", listed if isinstance(condition, InScope) else self.atoms["number"] - listed
        if isinstance(condition, Footnote):
            self.atoms.setdefault(f"footnote {condition.heading}", frozenset({True, False}))
            return f"footnote {condition.heading}", frozenset({True})
        if isinstance(condition, Origin):
            return "origin", frozenset(one for one in self.atoms["origin"] if condition.test(Key("", str(one), self.day)))
        if isinstance(condition, Claim):
            return "claim", frozenset(
                one for one in self.atoms["claim"]
                if isinstance(one, tuple) and condition.test(Key("", "", self.day, program=one[0], free=one[1]))
            )
        if isinstance(condition, Day):
            return condition.name, frozenset(
                one for one in self.atoms[condition.name] if (one is None or isinstance(one, date)) and one is not None and one in condition.span
            )
        if isinstance(condition, Given):
            return condition.name, frozenset(one for one in self.atoms[condition.name] if _given(condition, one, widest))
        return condition.name, frozenset(
            one for one in self.atoms[condition.name] if (condition.unknown if one == "" else one in condition.values)
        )

    def words(self, box: Mapping[str, frozenset[Atom]]) -> str:
        """A case of the box, in words."""
        said = []
        for name, atoms in sorted(box.items()):
            if name in self.atoms and atoms == self.atoms[name]:
                continue
            one = min(atoms, key=str)
            if name == "number":
                one = f"in {', '.join(sorted(one))}" if isinstance(one, frozenset) and one else "in no list"
            said.append(f"{name} {one}")
        return "; ".join(said)


@cache
def _under(prefixes: frozenset[str]) -> dict[str, list[str]]:
    """The declarable numbers that begin with each of the prefixes."""
    lengths = sorted({len(prefix) for prefix in prefixes})
    found: dict[str, list[str]] = {}
    for number in declarable():
        for length in lengths:
            if number[:length] in prefixes:
                found.setdefault(number[:length], []).append(number)
    return found


def _countries(condition: Origin, day: date) -> set[str]:
    """The members of the groups that a condition names: those that it tells apart from a country that nobody names."""
    return {one for one in ALL_COUNTRIES if any(condition.member(group, one, day) for group in condition.groups)}


ALL_COUNTRIES = tuple(a + b for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if a + b != _NOWHERE)


def _values(conditions: Iterable[Given]) -> frozenset[Atom]:
    """What a fact can be, as far as the conditions tell it apart: unknown, true, false, a choice, a number of each band."""
    found: set[Atom] = {None}
    for condition in conditions:
        if isinstance(condition.wanted, bool):
            found |= {True, False}
        elif condition.wanted is not None:
            found |= {condition.wanted, "another"}
        found |= {bound for bound in (condition.at_least, condition.below) if bound is not None}
        if condition.at_least is not None or condition.below is not None:
            found.add(Decimal(-1))
    return frozenset(found)


def _given(condition: Given, value: Atom, widest: bool) -> bool:
    if value is None:
        return condition.unknown and (widest or condition.but_in is None)
    if condition.wanted is not None:
        return value == condition.wanted and type(value) is type(condition.wanted)
    if not isinstance(value, Decimal):
        return False
    return (condition.at_least is None or value >= condition.at_least) and (condition.below is None or value < condition.below)


def _meet(one: Box, other: Box) -> Box | None:
    """What two boxes have in common; None where that is nothing."""
    both = {name: one[name] & other[name] if name in one and name in other else (one.get(name) or other[name]) for name in one.keys() | other.keys()}
    return both if all(both.values()) and all(one.values()) and all(other.values()) else None


def _outside(box: Box, others: list[Box], atoms: Mapping[str, frozenset[Atom]]) -> Box | None:
    """A part of the box that lies in none of the others; None where they cover it."""
    if not others:
        return box
    first, rest = others[0], others[1:]
    inside = dict(box)
    for name, held in first.items():
        within = inside.get(name, atoms[name])
        out = within - held
        if out and (found := _outside({**inside, name: out}, rest, atoms)) is not None:
            return found
        inside[name] = within & held
        if not inside[name]:
            break
    return None
