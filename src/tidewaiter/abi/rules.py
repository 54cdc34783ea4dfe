"""The conditional rules of a chapter as data: what a record must hold, and what must stand with it, when its fields say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
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


@dataclass(frozen=True)
class Positive:
    """A number of more than zero, where it is filled."""


FILLED, BLANK, POSITIVE = Not(""), ("",), Positive()
Test: TypeAlias = Not | Begins | Positive | tuple[str, ...]


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
        case tuple():
            return value in test
        case Not():
            return value not in test.codes
        case Begins():
            return value.startswith(test.starts)
        case Positive():
            return not value or value.strip("0") != ""


def in_words(test: Test) -> str:
    """A test as a few words that stand behind the name of a field."""
    match test:
        case Not(("",)):
            return "filled"
        case Not(codes):
            return f"other than {_alternatives(codes)}"
        case Begins(starts):
            return f"beginning {_alternatives(starts)}"
        case Positive():
            return "more than zero"
        case codes:
            return _alternatives(codes)


def _alternatives(codes: Sequence[str]) -> str:
    return _listed([code or "blank" for code in codes], "or")


def _listed(words: Sequence[str], last: str) -> str:
    """As `A, B or C`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _all_in_words(tests: Mapping[str, Test]) -> str:
    """As `port and mode filled, kind A or R`; fields with one test stand together."""
    names: dict[Test, list[str]] = {}
    for name, test in tests.items():
        names.setdefault(test, []).append(name.replace("_", " "))
    return ", ".join(f"{_listed(told, 'and')} {in_words(test)}" for test, told in names.items())


@dataclass(frozen=True)
class With:
    """A record, by any of its ids, whose fields pass every test, as `With("SE20", qualifier=("V1",))`."""

    ids: tuple[str, ...]
    tests: Mapping[str, Test]

    def __init__(self, *ids: str, **tests: Test) -> None:
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "tests", tests)

    def __str__(self) -> str:
        return f"{_listed(self.ids, 'or')} with {_all_in_words(self.tests)}" if self.tests else _listed(self.ids, "or")

    def met(self, record: Record) -> bool:
        return record.id in self.ids and _passes(record, self.tests)


Stands: TypeAlias = str | With


@dataclass(frozen=True)
class Rule:
    """Where a record's fields pass every test of `when`, the rest holds.

    A test is a tuple of the codes that a field may hold ("" is blank), `Not(...)` of those it may not, `Begins(...)`, `FILLED`, `BLANK` or
    `POSITIVE`. The group of a record is the lines from it to the next of its kind, where it opens a loop of the structure; else its transaction.

    `page` and `says` cite the rule and say it: the sentence is the fix that the broker reads.
    `head` are tests of the record that opens the transaction: the rule bears only where it passes them.
    `given` are records that stand in the transaction: the rule bears only where all of them do.
    `holds` are tests of the record's own fields; `needs` is short for fields that are FILLED, `blank` for fields that are BLANK.
    `either` are fields of which exactly one is filled.
    `others` are tests of fields of the other records in its group, each as `20.carrier`, wherever that record stands.
    `beside` are records of which each stands in its group, `without` records of which none does.
    `after` are records of which one stands before it, with none but its own kind between.
    `once` allows no second such record in the group around it.

        Rule(Header, {"bond": ("9",)}, beside=("SE20",), page="SE-41", says="A single transaction bond names its surety in SE20.")
    """

    record: type[Record]
    when: Mapping[str, Test]
    _: KW_ONLY
    page: str
    says: str
    head: Mapping[str, Test] = field(default_factory=dict)
    given: tuple[Stands, ...] = ()
    needs: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    holds: Mapping[str, Test] = field(default_factory=dict)
    either: tuple[str, ...] = ()
    others: Mapping[str, Test] = field(default_factory=dict)
    beside: tuple[Stands, ...] = ()
    without: tuple[Stands, ...] = ()
    after: tuple[str, ...] = ()
    once: bool = False

    def __post_init__(self) -> None:
        said = (*self.needs, *self.blank, *self.holds)
        for name in (*self.when, *said, *self.either):
            self.record.field(name)
        if twice := {name for name in said if said.count(name) > 1}:
            raise ValueError(f"a rule of record {self.record.id} says two things of {', '.join(sorted(twice))}: {self.says}")

    @cached_property
    def own(self) -> Mapping[str, Test]:
        """The tests of the record's own fields."""
        return {**dict.fromkeys(self.needs, FILLED), **dict.fromkeys(self.blank, BLANK), **self.holds}

    @cached_property
    def theirs(self) -> Mapping[str, Mapping[str, Test]]:
        """The tests of the fields of other records, by their ids."""
        told: dict[str, dict[str, Test]] = {}
        for place, test in self.others.items():
            id, _, name = place.partition(".")
            told.setdefault(id, {})[name] = test
        return told

    @cached_property
    def looks_around(self) -> bool:
        """Whether it asks anything of other records than its own."""
        return bool(self.others or self.beside or self.without or self.after or self.once)

    @property
    def condition(self) -> str:
        """When the rule bears, in a few words; "always" where it bears on each such record."""
        told = [_all_in_words(self.when)] if self.when else []
        told += [f"the transaction's head has {_all_in_words(self.head)}"] if self.head else []
        told += [f"the transaction has record {one}" for one in self.given]
        return "; ".join(told) or "always"

    @property
    def demand(self) -> str:
        """What then holds, in a few words."""
        told = [_all_in_words(self.own)] if self.own else []
        told += [f"one of {_listed(self.either, 'and')} filled".replace("_", " ")] if self.either else []
        told += [f"record {id} has {_all_in_words(tests)}" for id, tests in self.theirs.items()]
        told += [f"record {_listed([str(one) for one in self.beside], 'and')} with it"] if self.beside else []
        told += [f"no record {_listed([str(one) for one in self.without], 'or')} with it"] if self.without else []
        told += [f"stands after {_listed(self.after, 'or')}"] if self.after else []
        told += ["no second"] if self.once else []
        return "; ".join(told)

    def applies(self, record: Record) -> bool:
        return isinstance(record, self.record) and _passes(record, self.when)


@dataclass(frozen=True)
class Standing:
    """A record of a transaction and the line it stands on."""

    line: int
    record: Record


Group: TypeAlias = Mapping[str, Sequence[Standing]]


def check(rules: Sequence[Rule], structure: Loop | None, records: Sequence[Standing], cite: str) -> Iterator[Finding]:
    """What of the rules is not kept in one transaction, each finding as `record.field` or `record.record`."""
    if not rules or not records:
        return
    whole = _by_id(records)
    asked = [rule for rule in rules if _passes(records[0].record, rule.head) and all(_stands(one, whole) for one in rule.given)]
    of: dict[type[Record], list[Rule]] = {}
    for n, standing in enumerate(records):
        kind = type(standing.record)
        if kind not in of:
            of[kind] = [rule for rule in asked if issubclass(kind, rule.record)]
        group = None
        for rule in of[kind]:
            if _passes(standing.record, rule.when):
                yield from _unheld(rule, standing, cite)
                if rule.looks_around:
                    group = group or _group(structure, records, n, whole)
                    yield from _around(rule, standing, group, cite)
                    yield from _misplaced(rule, structure, records, n, cite)


def _by_id(records: Iterable[Standing]) -> Group:
    found: dict[str, list[Standing]] = {}
    for one in records:
        found.setdefault(one.record.id, []).append(one)
    return found


def _unheld(rule: Rule, standing: Standing, cite: str) -> Iterator[Finding]:
    """What a rule says of the fields of its own record."""
    record = standing.record
    for name, test in rule.own.items():
        if not _met(value := _value(record, name), test):
            yield _finding(rule, standing, name, _fault(value, test), cite)
    if rule.either and (given := sum(_value(record, name) != "" for name in rule.either)) != 1:
        names = ", ".join(record.field(name).meaning for name in rule.either)
        yield _finding(rule, standing, rule.either[0], f"is one of {names}, of which {given} are given", cite)


def _around(rule: Rule, standing: Standing, group: Group, cite: str) -> Iterator[Finding]:
    """What a rule says of the records that stand with its own, and of their fields."""
    for id, tests in rule.theirs.items():
        for other in group.get(id, ()):
            for name, test in tests.items() if other is not standing else ():
                if not _met(value := _value(other.record, name), test):
                    yield _finding(rule, other, name, _fault(value, test), cite)
    for one in rule.beside:
        if not _stands(one, group, standing):
            yield _finding(rule, standing, _id(one), f"record {one} does not stand with it", cite)
    for one in rule.without:
        if _stands(one, group, standing):
            yield _finding(rule, standing, _id(one), f"record {one} stands with it and should not", cite)


def _fault(value: str, test: Test) -> str:
    if not value:
        return "is blank" if test == FILLED else f"is blank and should be {in_words(test)}"
    return f"holds {value!a} and should be {in_words(test)}"


def _id(one: Stands) -> str:
    return one.ids[0] if isinstance(one, With) else one


def _stands(one: Stands, group: Group, standing: Standing | None = None) -> bool:
    """Whether it stands in a group; a record does not stand beside itself."""
    if isinstance(one, With):
        return any(one.met(other.record) for id in one.ids for other in group.get(id, ()) if other is not standing)
    own = standing is not None and standing.record.id == one
    return len(group.get(one, ())) > own


def _misplaced(rule: Rule, structure: Loop | None, records: Sequence[Standing], n: int, cite: str) -> Iterator[Finding]:
    standing, name = records[n], next(iter(rule.when), "control")
    if rule.after:
        ids = (records[at].record.id for at in reversed(range(n)))
        before = next((id for id in ids if id != standing.record.id), "nothing")
        if before not in rule.after:
            yield _finding(rule, standing, name, f"stands after {before} and belongs after {_listed(rule.after, 'or')}", cite)
    if rule.once and any(rule.applies(earlier.record) for earlier in _before(structure, records, n)):
        yield _finding(rule, standing, name, "is there a second time", cite)


def _finding(rule: Rule, standing: Standing, name: str, what: str, cite: str) -> Finding:
    record = standing.record
    where = f"line {standing.line}, record {record.id}"
    named = next((field for field in record.fields if field.name == name), None)
    if named is not None:
        where, what = f"{where}, columns {named.first}-{named.last}", f"{named.meaning} {what}"
    source = f"{cite}, page {rule.page}" if rule.page else cite
    return Finding(f"{record.id}.{name}", Severity.FATAL, where, what, source, rule.says)


def _group(structure: Loop | None, records: Sequence[Standing], n: int, whole: Group) -> Group:
    """The lines of the group that record `n` opens, itself among them; the `whole` transaction where it opens none."""
    id = records[n].record.id
    loop = structure.groups.get(id) if structure else None
    if loop is None or loop is structure:
        return whole
    end = n + 1
    # A record that repeats at the head of its group shares what follows with the next.
    while _repeats(loop) and end < len(records) and records[end].record.id == id:
        end += 1
    while end < len(records) and records[end].record.id in loop.ids and records[end].record.id != id:
        end += 1
    return _by_id(records[at] for at in range(n, end))


def _repeats(loop: Loop) -> bool:
    head = loop.parts[0]
    return isinstance(head, Use) and head.most > 1


def _before(structure: Loop | None, records: Sequence[Standing], n: int) -> Iterator[Standing]:
    """The lines before record `n`, the nearest first, to the head of the group that holds the one it opens."""
    holder = structure.holders.get(records[n].record.id) if structure else None
    head = holder.parts[0] if holder else None
    for at in reversed(range(n)):
        yield records[at]
        if isinstance(head, Use) and records[at].record.id == head.record.id:
            return
