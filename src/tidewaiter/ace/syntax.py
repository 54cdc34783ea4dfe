"""Faults of batch, block and structure, for which ACE rejects the whole batch. Source: CATAIR Batch & Block Control."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tidewaiter.abi import envelope
from tidewaiter.abi.identify import INPUTS
from tidewaiter.abi.record import ALLOWED, Record, read_mmddyy
from tidewaiter.abi.tree import Batch, Block, Line, Transmission
from tidewaiter.ace.conditions import Found, Path, Reference
from tidewaiter.findings import Finding

WIDTH = 80
ENVELOPE = frozenset("ABYZ")
# Applications that take a preparer, B&B-14 note 4.
FILLER = frozenset({("Y", "images"), ("Z", "password")})     # for all applications but those of e-Manifest
# Applications with conditions of their own for records out of order and too many (CATAIR eBond, S02 to SR2).
ORDERED = frozenset({"CB"})
PREPARED = frozenset({"AE", "SE", "DE", "RE", "NE", "SU", "CA", "TE", "PE"})
_BLANK = {
    "A": (("site", "X07"), ("sender", "X08"), ("password", "X09"), ("application", "X11")),
    "B": (("port", "X15"), ("filer", "X16")),
}


@dataclass(frozen=True)
class _Place:
    block: int
    transaction: int
    header: Line | None


def read(batch: Batch, answered: frozenset[str]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """The syntax faults of a batch, and the records that its structure misses; `answered` are the applications that are answered."""
    if refused := _application(batch, answered):
        return (Found(refused),), ()
    told = tuple(envelope.findings(Transmission((batch,))))
    return _faults(batch, told), _missing(batch, told)


def _faults(batch: Batch, told: Sequence[Finding]) -> tuple[Found, ...]:
    """Every syntax fault of a batch in the order of its lines; `told` are the findings of its envelope.

    A record that the structure misses (X37) is left to the conditions that name it.
    """
    places = _places(batch)
    found = [*_batch(batch), *_lines(batch, places)]
    left = {"X37", "X12"} | ({"X35", "X36", "X38"} if {block.application for block in batch.blocks} <= ORDERED else set())
    for finding in told:
        if re.fullmatch(r"X\d\d", finding.rule) and finding.rule not in left:
            found.append(Found(finding.rule, _path(_line(finding), places)))
    return tuple(dict.fromkeys(sorted(found, key=_order)))


def _missing(batch: Batch, told: Sequence[Finding]) -> tuple[Found, ...]:
    found = [one for one in told if one.rule == "X37"]
    places = _places(batch) if found else {}
    return tuple(dict.fromkeys(Found("X37", _path(_line(one), places)) for one in found))


def _application(batch: Batch, answered: frozenset[str]) -> str:
    """The condition of a batch whose application is unknown or not answered; its records cannot then be read."""
    told = batch.header.record.values.get("application", "") if batch.header and batch.header.record else ""
    if not told or told in answered:
        return ""
    return "X13" if told in INPUTS else "X12"


def _batch(batch: Batch) -> Iterator[Found]:
    if batch.header and batch.header.record:
        values = batch.header.record.values
        yield from (Found(code) for name, code in _BLANK["A"] if not values.get(name))
        day = values.get("transmitted", "")
        if day and read_mmddyy(day) is None:
            yield Found("X10")
    for n, block in enumerate(batch.blocks, 1):
        path = (_block_reference(n, block.header),)
        yield from (Found(code, path) for code in _block(block))


def _block(block: Block) -> Iterator[str]:
    if not (block.header and block.header.record):
        return
    values = block.header.record.values
    yield from (code for name, code in _BLANK["B"] if not values.get(name))
    if block.application and block.application not in INPUTS:
        yield "X12"
    told = [values.get(name, "") for name in ("preparer_port", "preparer_filer", "preparer_office")]
    indicator = values.get("preparer_indicator", "")
    if indicator not in ("", "1"):
        yield "X21"
    elif bool(indicator) != any(told):
        yield "X22"
    elif indicator and block.application not in PREPARED:
        yield "X23"
    elif indicator:
        if not told[0]:
            yield "X24"
        if not told[1]:
            yield "X25"
        elif told[1] != values.get("filer"):
            yield "X26"


def _lines(batch: Batch, places: dict[int, _Place]) -> Iterator[Found]:
    """Lines that are no records of eighty columns, characters that no record takes, data in filler."""
    counted = any(block.application in envelope.COUNTED for block in batch.blocks)
    for line in batch.lines():
        record = line.record
        if len(line.text) < WIDTH:
            yield Found("X42", _path(line.number, places))
        elif len(line.text) > WIDTH or not (line.text.isascii() and line.text.isprintable()):
            yield Found("X40", _path(line.number, places))
        if record is None:
            if line.number in places and places[line.number].transaction:
                yield Found("X34", _path(line.number, places))
            continue
        values = record.values
        if record.id in ENVELOPE and any(set(values[field.name]) - ALLOWED[field.kind] - {" "} for field in record.told):
            yield Found("X40", _path(line.number, places))
        for name, first in _fillers(type(record), counted):  # type: ignore[arg-type]   # a class can be a key
            if values[name].strip(" "):
                yield Found("X39", _at(_path(line.number, places), first))


@cache
def _fillers(kind: type[Record], counted: bool) -> tuple[tuple[str, int], ...]:
    """The fields of a record that hold nothing, each with its first column."""
    return tuple(
        (field.name, field.first) for field in kind.fields if field.filler or (not counted and (kind.id, field.name) in FILLER)
    )


def _places(batch: Batch) -> dict[int, _Place]:
    places: dict[int, _Place] = {}
    for n, block in enumerate(batch.blocks, 1):
        for line in block.lines():
            places[line.number] = _Place(n, 0, block.header)
        for m, transaction in enumerate(block.transactions, 1):
            for line in transaction.lines:
                places[line.number] = _Place(n, m, block.header)
    return places


def _line(finding: Finding) -> int:
    told = re.match(r"line (\d+)", finding.where)
    return int(told[1]) if told else 0


def _path(line: int, places: dict[int, _Place]) -> Path:
    """Block, and transaction with the record's number in the batch; nothing for the batch itself."""
    place = places.get(line)
    if place is None:
        return ()
    block = _block_reference(place.block, place.header)
    if not place.transaction:
        return (block,)
    return (block, Reference("TRNACT", place.transaction, f"{line:07} 00"))


def _at(path: Path, column: int) -> Path:
    """The same place, at a column of the record."""
    if path and path[-1].kind == "TRNACT":
        return (*path[:-1], replace(path[-1], text=f"{path[-1].text[:7]} {column:02}"))
    return path


def _block_reference(position: int, header: Line | None) -> Reference:
    values = header.record.values if header and header.record else {}
    told = [values.get(name, "") for name in ("port", "filer", "office", "application", "user_text")]
    preparer = [values.get(f"preparer_{name}", "") for name in ("port", "filer", "office", "indicator")]
    text = "{:4} {:3} {:2} {:2} {:21} {:4}{:3}{:2}{:1}".format(*told, *preparer)
    return Reference("BLOCK", position, text.rstrip())


def _order(found: Found) -> tuple[int, ...]:
    """Batch first, then blocks and their transactions in order."""
    occurrences = [reference.occurrence for reference in found.path]
    record = [int(reference.text[:7]) for reference in found.path if reference.kind == "TRNACT"]
    return (len(occurrences) > 0, *occurrences[:1], *record)
