"""A batch file as a tree: transmission, batches, blocks, transactions, lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tidewaiter.abi.record import Record
from tidewaiter.findings import Finding

ENDING = "\r\n"


@dataclass(frozen=True)
class Line:
    """One line of a file: what it says, how it ends, and its record where one is known."""

    number: int
    text: str
    ending: str = ENDING
    record: Record | None = None

    @property
    def id(self) -> str:
        """The record's own identifier, or what stands where one should."""
        # Where a type of record stands apart from its letters (WR and 1), both are its identifier.
        return max(self.record.values["control"], self.record.id, key=len) if self.record else self.text[:4].strip(" ")

    @property
    def place(self) -> str:
        return f"line {self.number}, record {self.id}" if self.record else f"line {self.number}"


@dataclass(frozen=True)
class Transaction:
    """The lines of one transaction, its opening record first."""

    lines: tuple[Line, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """Its records in order, without the lines that are none."""
        return tuple(line.record for line in self.lines if line.record is not None)


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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
