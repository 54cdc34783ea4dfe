"""The conditional rules of a chapter as data: what a record must hold, and what must stand with it, when its fields say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tidewaiter.abi.record import Record
from tidewaiter.abi.structure import Loop
from tidewaiter.findings import Finding, Severity


@dataclass(frozen=True)
class Not:
    """Any value but these; `Not("")` is any value at all."""

    codes: tuple[str, ...]

    def __init__(self, *codes: str) -> None:
        object.__setattr__(self, "codes", codes)


FILLED, BLANK = Not(""), ("",)
Test: TypeAlias = Not | tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """Where a record's fields pass every test of `when`, the rest holds.

    `needs` are fields that are filled, `blank` fields that are blank, `either` fields of which exactly one is filled. `beside` are records
    that stand in the record's group (the lines from it to the next of its kind, where it opens a loop; else the transaction), `without`
    records that do not. `tells` and `silent` are fields of other records of the group, as `20.location`, that are filled or blank on each of
    them. `among` are fields that hold one of the codes, `positive` numbers that are more than zero, both where they are filled; `theirs` says
    by record what each of the records in the group holds. A rule with `amid` bears only where those records stand in the group. `page` and
    `says` cite and say it: the text is the fix that the broker reads.

        Rule(Header, {"bond": ("9",)}, beside=("SE20",), page="SE-41", says="A single transaction bond names its surety in SE20.")
    """

    record: type[Record]
    when: Mapping[str, Test]
    page: str
    says: str
    needs: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    positive: tuple[str, ...] = ()
    theirs: Mapping[type[Record], Mapping[str, Test]] = field(default_factory=dict)
    amid: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for other, tests in self.theirs.items():
            for name in tests:
                other.field(name)
        for name in (*self.when, *self.needs, *self.blank, *self.either, *self.among, *self.positive):
            self.record.field(name)

    def applies(self, record: Record) -> bool:
        return isinstance(record, self.record) and all(_passes(record, name, test) for name, test in self.when.items())


def _passes(record: Record, name: str, test: Test) -> bool:
    value = record.told_of(record.field(name)).strip(" ")
    return value not in test.codes if isinstance(test, Not) else value in test


@dataclass(frozen=True)
class Standing:
    """A record of a transaction and the line it stands on."""

    line: int
    record: Record


def check(rules: Sequence[Rule], structure: Loop | None, records: Sequence[Standing], cite: str) -> Iterator[Finding]:
    """What of the rules is not kept in one transaction, each finding as `record.field` or `record.record`."""
    if not rules:
        return
    of: dict[type[Record], list[Rule]] = {}
    everywhere = Counter(standing.record.id for standing in records)
    for n, standing in enumerate(records):
        kind = type(standing.record)
        if kind not in of:
            of[kind] = [rule for rule in rules if issubclass(kind, rule.record)]
        for rule in of[kind]:
            if rule.applies(standing.record):
                group, ids = records, everywhere
                if rule.beside or rule.without or rule.tells or rule.silent or rule.theirs or rule.amid:
                    group = _group(structure, records, n)
                    ids = everywhere if group is records else Counter(one.record.id for one in group)
                yield from _broken(rule, standing, group, ids, cite)


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
    for id in rule.beside:
        if ids.get(id, 0) <= others.get(id, 0):
            yield _finding(rule, standing, id, f"record {id} does not stand with it", cite)
    for id in rule.without:
        if ids.get(id, 0) > others.get(id, 0):
            yield _finding(rule, standing, id, f"record {id} stands with it and should not", cite)
    for other in group if rule.tells or rule.silent else ():
        yield from _others(rule, other, cite)


def _others(rule: Rule, standing: Standing, cite: str) -> Iterator[Finding]:
    """What a rule says of the fields of a record that stands with its own."""
    for names, wanted, what in ((rule.tells, True, "is blank"), (rule.silent, False, "is given and should be blank")):
        for name in names:
            id, _, field = name.partition(".")
            if standing.record.id == id and bool(standing.record.values[field].strip(" ")) is not wanted:
                yield _finding(rule, standing, field, what, cite)


def _theirs(rule: Rule, other: Standing, tests: Mapping[str, Test], cite: str) -> Iterator[Finding]:
    for name, test in tests.items():
        if not _passes(other.record, name, test):
            value = other.record.values[name]
            what = f"holds {value!a} and may not" if value.strip(" ") else "is blank and may not be"
            yield _finding(rule, other, name, what, cite)


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
    while end < len(records) and records[end].record.id in loop.ids and records[end].record.id != records[n].record.id:
        end += 1
    return records[n:end]
