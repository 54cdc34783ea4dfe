"""A batch file as a tree: transmission, batches, blocks, transactions, lines."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi.record import Record
from tidewaiter.findings import Finding
from tidewaiter.values import immutable

ENDING = "\r\n"


class Line:
    """One line of a file: what it says, how it ends, and its record where one is known.

    Where the class of the record is given, the record is read when it is first asked for: most lines of a large file never are.
    """

    __slots__ = ("_record", "ending", "number", "text")

    def __init__(self, number: int, text: str, ending: str = ENDING, record: Record | type[Record] | None = None) -> None:
        self.number, self.text, self.ending, self._record = number, text, ending, record

    @property
    def record(self) -> Record | None:
        if isinstance(self._record, type):
            self._record = self._record.parse(self.text)
        return self._record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and all(
            getattr(self, name) == getattr(other, name) for name in ("number", "text", "ending", "record")
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.text!r}, {self.ending!r}, {self.record!r})"

    @property
    def id(self) -> str:
        """The record's own identifier, or what stands where one should."""
        # Where a type of record stands apart from its letters (WR and 1), both are its identifier.
        record = self.record
        return max(record.told_of(record.field("control")), record.id, key=len) if record else self.text[:4].strip(" ")

    @property
    def place(self) -> str:
        return f"line {self.number}, record {self.id}" if self.record else f"line {self.number}"


@immutable
class Transaction:
    """The lines of one transaction, its opening record first."""

    lines: tuple[Line, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """Its records in order, without the lines that are none."""
        return tuple(line.record for line in self.lines if line.record is not None)


@immutable
class Block:
    """What stands between B and Y. A missing header or trailer is None; `application` is "" where none is told."""

    application: str
    header: Line | None
    transactions: tuple[Transaction, ...]
    trailer: Line | None

    def lines(self) -> Iterator[Line]:
        if self.header:
            yield self.header
        for transaction in self.transactions:
            yield from transaction.lines
        if self.trailer:
            yield self.trailer

    def records(self) -> Iterator[tuple[Line, Record]]:
        """The records between B and Y, each with its line; lines that are none are left out."""
        for transaction in self.transactions:
            for line in transaction.lines:
                if line.record is not None:
                    yield line, line.record


@immutable
class Batch:
    """What stands between A and Z. A missing header or trailer is None."""

    header: Line | None
    blocks: tuple[Block, ...]
    trailer: Line | None

    def lines(self) -> Iterator[Line]:
        if self.header:
            yield self.header
        for block in self.blocks:
            yield from block.lines()
        if self.trailer:
            yield self.trailer


@immutable
class Transmission:
    """A whole file: one batch as a rule, each a unit of work of its own; and the syntax faults found in reading it."""

    batches: tuple[Batch, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for batch in self.batches for block in batch.blocks)

    @property
    def transactions(self) -> tuple[Transaction, ...]:
        return tuple(transaction for block in self.blocks for transaction in block.transactions)

    def lines(self) -> Iterator[Line]:
        """Every line in the order of the file."""
        for batch in self.batches:
            yield from batch.lines()
