"""The order of records in a transaction: what may stand where, how often, and what must be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tidewaiter.abi.record import Record
from tidewaiter.findings import Finding, Severity

X35, X36, X37, X38 = "X35", "X36", "X37", "X38"


@dataclass(frozen=True)
class Use:
    """A record at its place in a group: status M, C or O, and how often at most."""

    record: type[Record]
    status: str = "C"
    most: int = 1

    @property
    def name(self) -> str:
        return f"record {self.record.id}"

    def starts(self) -> frozenset[str]:
        return self._starts

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset({self.record.id})


@dataclass(frozen=True)
class Loop:
    """A group that may repeat. Its parts stand in the chapter's order."""

    name: str
    status: str
    most: int
    parts: tuple[Part, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every record that may stand in the group."""
        return frozenset(record.id for record in records_of(self))

    @cached_property
    def groups(self) -> dict[str, Loop]:
        """The outermost group that each record opens as its first, this one among them."""
        first = self.parts[0]
        opened = {first.record.id: self} if isinstance(first, Use) else {}
        for part in self.parts:
            for inner in part.choices if isinstance(part, Either) else (part,):
                if isinstance(inner, Loop):
                    opened = inner.groups | opened
        return opened

    @cached_property
    def holders(self) -> dict[str, Loop]:
        """The outermost group that holds a group which each record opens, and must open, as its first."""
        held: dict[str, Loop] = {}
        for part in self.parts:
            for inner in part.choices if isinstance(part, Either) else (part,):
                if isinstance(inner, Loop):
                    first = inner.parts[0]
                    held |= {first.record.id: self} if isinstance(first, Use) and first.status == "M" else {}
                    held = inner.holders | held
        return held

    def starts(self) -> frozenset[str]:
        """The records that may open the group: its first, and those after it while what precedes may be absent."""
        return self._starts

    @cached_property
    def _starts(self) -> frozenset[str]:
        ids: frozenset[str] = frozenset()
        for part in self.parts:
            ids |= part.starts()
            if part.status == "M":
                break
        return ids


@dataclass(frozen=True)
class Either:
    """One of several groups, not a mixture."""

    name: str
    choices: tuple[Loop, ...]
    status: str = "C"

    def starts(self) -> frozenset[str]:
        return self._starts

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset[str]().union(*(choice.starts() for choice in self.choices))


Part = Use | Loop | Either


@dataclass(frozen=True)
class Placed:
    """A record of a transaction with the line it stands on."""

    line: int
    id: str


@dataclass
class _Level:
    """Where the check stands within one turn of a group."""

    loop: Loop
    line: int
    index: int = 0
    counts: dict[int, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    chosen: Loop | None = None


def records_of(part: Part) -> Iterator[type[Record]]:
    """Every record declared in a structure, in order."""
    match part:
        case Use(record):
            yield record
        case Loop(parts=parts) | Either(choices=parts):
            for inner in parts:
                yield from records_of(inner)


def check(structure: Loop, records: Sequence[Placed], cite: str) -> Iterator[Finding]:
    """What is wrong with the order of `records`, one transaction, under the rule numbers of the batch chapter's X1.

    X35 out of sequence, X36 loop exceeded, X37 missing record, X38 non-contiguous. A misplaced record is passed over,
    so that one mistake gives one finding.
    """
    if not records:
        return
    levels = [_Level(structure, records[0].line)]
    for placed in records:
        if placed.id not in structure.ids:
            yield _finding(X35, placed, f"record {placed.id} does not belong to {structure.name}", cite)
            continue
        found = _place(levels, placed.id)
        if found is None:
            home = next(level for level in reversed(levels) if placed.id in level.loop.ids)
            again = placed.id in home.seen
            rule, what = (X38, "does not stand with the others of its kind") if again else (X35, "is out of sequence")
            yield _finding(rule, placed, f"record {placed.id} {what} in {levels[-1].loop.name}", cite)
            continue
        depth, index = found
        yield from _close(levels, depth, index, placed, cite)
        yield from _step(levels, index, placed, cite)
    last = records[-1]
    yield from _close(levels, 0, len(structure.parts), Placed(last.line, last.id), cite)


def _place(levels: list[_Level], id: str) -> tuple[int, int] | None:
    """The level, innermost first, and its part where a record may come next; where all are full, the outermost."""
    full = None
    for depth in reversed(range(len(levels))):
        level = levels[depth]
        for n in range(level.index, len(level.loop.parts)):
            if id in level.loop.parts[n].starts():
                if level.counts.get(n, 0) < _most(level.loop.parts[n]):
                    return depth, n
                full = depth, n
                if level.loop.parts[0].status != "M" and _most(level.loop.parts[n]) > 1:
                    # A new turn could begin with the record too, which would make void how often it may stand in a row.
                    return full
    return full


def _most(part: Part) -> int:
    return sum(choice.most for choice in part.choices) if isinstance(part, Either) else part.most


def _close(levels: list[_Level], depth: int, index: int, placed: Placed, cite: str) -> Iterator[Finding]:
    """Leave the levels below `depth` and the parts before `index`; name what should have been there."""
    while len(levels) > depth + 1:
        level = levels.pop()
        levels[-1].seen |= level.seen
        yield from _missing(level, len(level.loop.parts), placed, cite)
    yield from _missing(levels[depth], index, placed, cite)
    levels[depth].index = index


def _missing(level: _Level, before: int, placed: Placed, cite: str) -> Iterator[Finding]:
    for n in range(level.index, before):
        part = level.loop.parts[n]
        if part.status == "M" and not level.counts.get(n):
            where = f"line {placed.line}, record {placed.id}"
            message = f"{part.name} is missing from {level.loop.name} that begins on line {level.line}"
            yield Finding(X37, Severity.FATAL, where, message, cite, f"Add {part.name}.")


def _step(levels: list[_Level], index: int, placed: Placed, cite: str) -> Iterator[Finding]:
    """Count the record at `index` of the innermost level, and go down into the group it opens."""
    level = levels[-1]
    part = level.loop.parts[index]
    level.seen.add(placed.id)
    count = level.counts[index] = level.counts.get(index, 0) + 1
    if isinstance(part, Either):
        choice = next(choice for choice in part.choices if placed.id in choice.starts())
        if level.chosen is not None and level.chosen is not choice:
            message = f"record {placed.id} opens {choice.name}, but {level.chosen.name} was chosen before"
            yield _finding(X35, placed, message, cite)
            count = level.counts[index] = 1
        level.chosen, part = choice, choice
    if count == part.most + 1:
        yield _finding(X36, placed, f"{part.name} occurs more than {part.most} times in {level.loop.name}", cite)
    if isinstance(part, Loop):
        inner = _Level(part, placed.line)
        levels.append(inner)
        opened = next(n for n, below in enumerate(part.parts) if placed.id in below.starts())
        inner.index = opened
        yield from _step(levels, opened, placed, cite)


def _finding(rule: str, placed: Placed, message: str, cite: str) -> Finding:
    fix = "Put the records in the order of the chapter's structure map."
    return Finding(rule, Severity.FATAL, f"line {placed.line}, record {placed.id}", message, cite, fix)
