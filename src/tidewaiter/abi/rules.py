"""The conditional rules of a chapter as data: what a record must hold, and what must stand with it, when its fields say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tidewaiter.abi.record import Record
from tidewaiter.abi.structure import Loop, Use
from tidewaiter.findings import Finding, Severity


@dataclass(frozen=True)
class Not:
    """Any value but these; `Not("")` is any value at all."""

    codes: tuple[str, ...]

    def __init__(self, *codes: str) -> None:
        object.__setattr__(self, "codes", codes)


@dataclass(frozen=True)
class Begins:
    """A value that begins so."""

    starts: tuple[str, ...]

    def __init__(self, *starts: str) -> None:
        object.__setattr__(self, "starts", starts)


FILLED, BLANK = Not(""), ("",)
Test: TypeAlias = Not | Begins | tuple[str, ...]


def _passes(record: Record, tests: Mapping[str, Test]) -> bool:
    return all(_met(_value(record, name), test) for name, test in tests.items())


def _value(record: Record, name: str) -> str:
    """What a field says; nothing where the record has no such field."""
    try:
        return record.told_of(record.field(name)).strip(" ")
    except KeyError:
        return ""


def _met(value: str, test: Test) -> bool:
    match test:
        case Not(codes):
            return value not in codes
        case Begins(starts):
            return value.startswith(starts)
        case codes:
            return value in codes


def _told(test: Test) -> str:
    match test:
        case Not(("",)):
            return "filled"
        case Not(codes):
            return f"other than {' or '.join(code or 'blank' for code in codes)}"
        case Begins(starts):
            return f"beginning {' or '.join(starts)}"
        case codes:
            return " or ".join(code or "blank" for code in codes)


@dataclass(frozen=True)
class With:
    """A record, by any of its ids, whose fields pass every test, as `With("SE20", qualifier=("V1",))`."""

    ids: tuple[str, ...]
    tests: Mapping[str, Test]

    def __init__(self, *ids: str, **tests: Test) -> None:
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "tests", tests)

    def __str__(self) -> str:
        told = " and ".join(f"{name.replace('_', ' ')} {_told(test)}" for name, test in self.tests.items())
        return f"{' or '.join(self.ids)} with {told}" if told else " or ".join(self.ids)

    def met(self, record: Record) -> bool:
        return record.id in self.ids and _passes(record, self.tests)


Stands: TypeAlias = str | With


@dataclass(frozen=True)
class Rule:
    """Where a record's fields pass every test of `when`, the rest holds.

    `needs` are fields that are filled, `blank` fields that are blank, `either` fields of which exactly one is filled, `holds` fields that
    pass a test of their own. `beside` are records that stand in the record's group (the lines from it to the next of its kind, where it
    opens a loop; else the transaction), `without` records that do not. `tells` and `silent` are fields of other records of the group, as
    `20.location`, that are filled or blank on each of them. `among` are fields that hold one of the codes, `positive` numbers that are more
    than zero, both where they are filled; `theirs` says by record what each of the records in the group holds. A rule with `amid` bears
    only where those records stand in the group, one with `given` where those stand in the transaction, one with `head` where the record
    that opens the transaction passes the tests. Of the records `after`, one stands before it, with none but its own kind between. `once`
    allows no second such record in the group around it. `page` and `says` cite and say it: the text is the fix that the broker reads.

        Rule(Header, {"bond": ("9",)}, beside=("SE20",), page="SE-41", says="A single transaction bond names its surety in SE20.")
    """

    record: type[Record]
    when: Mapping[str, Test]
    page: str
    says: str
    needs: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    beside: tuple[Stands, ...] = ()
    without: tuple[Stands, ...] = ()
    tells: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    positive: tuple[str, ...] = ()
    theirs: Mapping[type[Record], Mapping[str, Test]] = field(default_factory=dict)
    amid: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    once: bool = False
    holds: Mapping[str, Test] = field(default_factory=dict)
    head: Mapping[str, Test] = field(default_factory=dict)
    given: tuple[Stands, ...] = ()

    def __post_init__(self) -> None:
        for other, tests in self.theirs.items():
            for name in tests:
                other.field(name)
        for name in (*self.when, *self.needs, *self.blank, *self.either, *self.among, *self.positive, *self.holds):
            self.record.field(name)

    @property
    def looks_around(self) -> bool:
        """Whether it asks anything of other records than its own."""
        return bool(self.beside or self.without or self.tells or self.silent or self.theirs or self.amid)

    def applies(self, record: Record) -> bool:
        return isinstance(record, self.record) and _passes(record, self.when)


@dataclass(frozen=True)
class Standing:
    """A record of a transaction and the line it stands on."""

    line: int
    record: Record


def check(rules: Sequence[Rule], structure: Loop | None, records: Sequence[Standing], cite: str) -> Iterator[Finding]:
    """What of the rules is not kept in one transaction, each finding as `record.field` or `record.record`."""
    if not rules or not records:
        return
    asked = [rule for rule in rules if _passes(records[0].record, rule.head) and all(_stands(one, records) for one in rule.given)]
    of: dict[type[Record], list[Rule]] = {}
    everywhere = Counter(standing.record.id for standing in records)
    for n, standing in enumerate(records):
        kind = type(standing.record)
        if kind not in of:
            of[kind] = [rule for rule in asked if issubclass(kind, rule.record)]
        for rule in of[kind]:
            if _passes(standing.record, rule.when):
                group, ids = records, everywhere
                if rule.looks_around:
                    group = _group(structure, records, n)
                    ids = everywhere if group is records else Counter(one.record.id for one in group)
                yield from _broken(rule, standing, group, ids, cite)
                yield from _misplaced(rule, structure, records, n, cite)


def _broken(rule: Rule, standing: Standing, group: Sequence[Standing], ids: Mapping[str, int], cite: str) -> Iterator[Finding]:
    record = standing.record
    others = {record.id: 1}                        # it does not stand beside itself
    if any(ids.get(id, 0) <= others.get(id, 0) for id in rule.amid):
        return
    told = {name for name in (*rule.needs, *rule.blank, *rule.either) if record.values[name].strip(" ")}
    for name in rule.needs:
        if name not in told:
            yield _finding(rule, standing, name, "is blank", cite)
    for name in rule.blank:
        if name in told:
            yield _finding(rule, standing, name, f"holds {record.values[name]!a} and should be blank", cite)
    if rule.either and len(told) != 1:
        names = ", ".join(record.field(name).meaning for name in rule.either)
        yield _finding(rule, standing, rule.either[0], f"is one of {names}, of which {len(told)} are given", cite)
    for name, test in rule.holds.items():
        if not _passes(record, {name: test}):
            yield _finding(rule, standing, name, _unheld(record.values[name], test), cite)
    for name, codes in rule.among.items():
        if record.values[name].strip(" ") not in ("", *codes):
            yield _finding(rule, standing, name, f"holds {record.values[name]!a} and should hold {' or '.join(codes)}", cite)
    for name in rule.positive:
        if record.values[name].strip(" ") and record.as_int(name) == 0:
            yield _finding(rule, standing, name, "is zero", cite)
    for kind, tests in rule.theirs.items():
        for other in group:
            if other is not standing and isinstance(other.record, kind):
                yield from _theirs(rule, other, tests, cite)
    for one in rule.beside:
        if not _beside(one, standing, group, ids):
            yield _finding(rule, standing, _id(one), f"record {one} does not stand with it", cite)
    for one in rule.without:
        if _beside(one, standing, group, ids):
            yield _finding(rule, standing, _id(one), f"record {one} stands with it and should not", cite)
    for other in group if rule.tells or rule.silent else ():
        yield from _others(rule, other, cite)


def _others(rule: Rule, standing: Standing, cite: str) -> Iterator[Finding]:
    """What a rule says of the fields of a record that stands with its own."""
    for names, wanted, what in ((rule.tells, True, "is blank"), (rule.silent, False, "is given and should be blank")):
        for told in names:
            id, _, name = told.partition(".")
            if standing.record.id == id and bool(standing.record.values[name].strip(" ")) is not wanted:
                yield _finding(rule, standing, name, what, cite)


def _unheld(value: str, test: Test) -> str:
    shown = ascii(value) if value.strip(" ") else "a blank"
    return f"holds {shown} and should be {_told(test)}"


def _id(one: Stands) -> str:
    return one.ids[0] if isinstance(one, With) else one


def _beside(one: Stands, standing: Standing, group: Sequence[Standing], ids: Mapping[str, int]) -> bool:
    """Whether it stands in the group; a record does not stand beside itself."""
    if isinstance(one, With):
        return any(ids.get(id, 0) for id in one.ids) and any(one.met(other.record) for other in group if other is not standing)
    return ids.get(one, 0) > (one == standing.record.id)


def _stands(one: Stands, records: Sequence[Standing]) -> bool:
    return any(one.met(other.record) if isinstance(one, With) else other.record.id == one for other in records)


def _theirs(rule: Rule, other: Standing, tests: Mapping[str, Test], cite: str) -> Iterator[Finding]:
    for name, test in tests.items():
        if not _passes(other.record, {name: test}):
            value = other.record.values[name]
            what = f"holds {value!a} and may not" if value.strip(" ") else "is blank and may not be"
            yield _finding(rule, other, name, what, cite)


def _misplaced(rule: Rule, structure: Loop | None, records: Sequence[Standing], n: int, cite: str) -> Iterator[Finding]:
    standing, name = records[n], next(iter(rule.when), "control")
    if rule.after:
        before = next((one.record.id for one in reversed(records[:n]) if one.record.id != standing.record.id), "nothing")
        if before not in rule.after:
            yield _finding(rule, standing, name, f"stands after {before} and belongs after {' or '.join(rule.after)}", cite)
    if rule.once and any(rule.applies(earlier.record) for earlier in _around(structure, records, n)):
        yield _finding(rule, standing, name, "is there a second time", cite)


def _finding(rule: Rule, standing: Standing, name: str, what: str, cite: str) -> Finding:
    record = standing.record
    where = f"line {standing.line}, record {record.id}"
    named = next((field for field in record.fields if field.name == name), None)
    if named is not None:
        where, what = f"{where}, columns {named.first}-{named.last}", f"{named.meaning} {what}"
    source = f"{cite}, page {rule.page}" if rule.page else cite
    return Finding(f"{record.id}.{name}", Severity.FATAL, where, what, source, rule.says)


def _group(structure: Loop | None, records: Sequence[Standing], n: int) -> Sequence[Standing]:
    """The lines of the group that record `n` opens, itself first; the whole transaction where it opens none."""
    loop = structure.groups.get(records[n].record.id) if structure else None
    if loop is None or loop is structure:
        return records
    end = n + 1
    # A record that repeats at the head of its group shares what follows with the next.
    while _repeats(loop) and end < len(records) and records[end].record.id == records[n].record.id:
        end += 1
    while end < len(records) and records[end].record.id in loop.ids and records[end].record.id != records[n].record.id:
        end += 1
    return records[n:end]


def _around(structure: Loop | None, records: Sequence[Standing], n: int) -> Sequence[Standing]:
    """The lines before record `n` in the group that holds the one it opens; those of the transaction where there is none."""
    holder = _holder(structure, records[n].record.id) if structure else None
    head = holder.parts[0] if holder else None
    if isinstance(head, Use):
        for start in reversed(range(n)):
            if records[start].record.id == head.record.id:
                return records[start:n]
    return records[:n]


def _repeats(loop: Loop) -> bool:
    head = loop.parts[0]
    return isinstance(head, Use) and head.most > 1


def _inner(loop: Loop) -> Iterator[Loop]:
    for part in loop.parts:
        yield from (part,) if isinstance(part, Loop) else () if isinstance(part, Use) else part.choices


def _opens(loop: Loop, id: str) -> bool:
    head = loop.parts[0]
    return isinstance(head, Use) and head.record.id == id and head.status == "M"


def _holder(loop: Loop, id: str) -> Loop | None:
    """The group that holds the group which a record opens."""
    if any(_opens(one, id) for one in _inner(loop)):
        return loop
    return next((found for one in _inner(loop) if (found := _holder(one, id))), None)
