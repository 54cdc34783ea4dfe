"""What CBP says of bonds, as events: the answers to eBond requests (CX)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tidewaiter.abi import bond as cb
from tidewaiter.abi.bond_codes import CONDITIONS, DONE
from tidewaiter.abi.tree import Block, Transaction, Transmission


@dataclass(frozen=True)
class Condition:
    """A condition after a record, or the last one, which is about the whole. `what` is in our words, empty where the code is not the chapter's."""

    line: int
    record: str                  # control identifier of the record that it stands after
    severity: str                # F fatal, I for information
    code: str
    what: str
    narrative: str
    final: bool


@dataclass(frozen=True)
class BondAnswer:
    """The answer to one request. `number` is the bond number, of a new bond the one that CBP assigned; `accepted` is None where none is final."""

    action: str
    kind: str
    number: str
    activity: str
    surety_reference: str
    principal: str
    name: str                    # the principal as CBP has it on file
    accepted: bool | None
    conditions: tuple[Condition, ...]


def read(tree: Transmission) -> Iterator[BondAnswer]:
    """The answers of a transmission in the order of its lines."""
    for block in tree.blocks:
        yield from of_block(block)


def of_block(block: Block) -> Iterator[BondAnswer]:
    if block.application == "CX":
        yield from (_answer(transaction) for transaction in block.transactions if isinstance(transaction.lines[0].record, cb.Header))


def _answer(transaction: Transaction) -> BondAnswer:
    header = transaction.lines[0].record
    assert isinstance(header, cb.Header)
    conditions, about = [], ""
    for line in transaction.lines:
        record = line.record
        if isinstance(record, cb.Response):
            what = CONDITIONS.get(record.condition) or DONE.get(record.condition, "")
            conditions.append(Condition(
                line.number, about, record.severity, record.condition, what, record.narrative, record.disposition in ("A", "R"),
            ))
        elif record:
            about = record.id
    final = [record.disposition for record in transaction.records if isinstance(record, cb.Response) and record.disposition in ("A", "R")]
    principal = next((record for record in transaction.records if isinstance(record, cb.Principal)), None)
    return BondAnswer(
        header.action, header.bond, header.number, header.activity, header.surety_reference,
        principal.number if principal else "", principal.name if principal else "",
        final[-1] == "A" if final else None, tuple(conditions),
    )
