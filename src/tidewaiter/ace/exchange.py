"""The rehearsal of CBP's side of the wire: one batch file in, the reply batch out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from tidewaiter.abi import codec
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Batch, Block, Transaction
from tidewaiter.ace import reply, syntax
from tidewaiter.ace.books import shipped
from tidewaiter.ace.conditions import FATAL, Found
from tidewaiter.ace.examination import Books, Examination
from tidewaiter.ace.store import Blank, Filed, Ledger, Store
from tidewaiter.ace.summary import Summary, group
from tidewaiter.ace.validate import conditions

ANSWERS = {"AE": "AX"}


@dataclass(frozen=True)
class _Examined:
    block: Block
    transaction: Transaction
    exam: Examination
    found: tuple[Found, ...]


def exchange(data: bytes, *, clock: date, store: Store | None = None, books: Books | None = None) -> str:
    """What CBP answers to a batch file received on `clock`: lines of eighty columns, ended by CR LF.

    Every condition found in a summary is answered, not the first alone; a fault of syntax anywhere rejects the batch.
    Without a store nothing is remembered from one call to the next. `books` are those of the package unless given.
    """
    books = books or shipped()
    transmission = codec.parse(_upper(data))
    if not transmission.batches:
        return reply.rejected(None, [Found("X01")])
    return "".join(_batch(batch, clock, store, books) for batch in transmission.batches)


def _batch(batch: Batch, clock: date, store: Store | None, books: Books) -> str:
    faults = syntax.faults(batch, frozenset(ANSWERS))
    if faults:
        return reply.rejected(batch.header, faults)
    examined = list(_examine(batch, clock, books))
    # A record that the structure misses and that no condition of the summary names.
    if not any(_fatal(one.found) for one in examined) and (absent := syntax.missing(batch)):
        return reply.rejected(batch.header, absent)
    with _ledger(store) as ledger:
        blocks = []
        for block in batch.blocks:
            answers = [record for one in examined if one.block is block for record in _answer(one, ledger, clock)]
            assert block.header and block.trailer
            blocks.append((block.header, block.trailer, answers))
    assert batch.header and batch.trailer
    return reply.batch(batch.header, blocks, batch.trailer, ANSWERS[batch.blocks[0].application])


def _examine(batch: Batch, clock: date, books: Books) -> Iterator[_Examined]:
    for block in batch.blocks:
        for n, transaction in enumerate(block.transactions, 1):
            exam = Examination(group(n, transaction.records), clock, books)
            found = (*_against_block(exam.summary, block), *conditions(exam))
            yield _Examined(block, transaction, exam, found)


def _against_block(summary: Summary, block: Block) -> Iterator[Found]:
    """The entry port and filer are those for which the block is processed."""
    values = block.header.record.values if block.header and block.header.record else {}
    if summary.header["port"] and summary.header["port"] != values.get("port"):
        yield Found("B10")
    if summary.filer and summary.filer != values.get("filer") and summary.header["correction"] != "Y":
        yield Found("B53")


def _answer(one: _Examined, ledger: Ledger, clock: date) -> list[Record]:
    """The records that answer a summary, after the ledger has had its say and been kept up."""
    summary, action = one.exam.summary, one.exam.summary.header["action"]
    on_file = ledger.find(summary.filer, summary.entry_number)
    found = (*one.found, *_against_file(summary, on_file, clock))
    if _fatal(found):
        # A correction that fails removes what it was to correct, so that the old amounts do not reach a statement.
        if on_file and not on_file.under_control(clock) and action in ("A", "R"):
            ledger.remove(summary.filer, summary.entry_number)
        other = on_file.reference if on_file and any(f.code == "B35" for f in found) else ""
        return reply.answer(summary, found, reply.ADDED, other)
    if action == "D":
        ledger.remove(summary.filer, summary.entry_number)
        return reply.answer(summary, found, reply.DELETED)
    records = reply.answer(summary, found, reply.REPLACED if on_file else reply.ADDED)
    message = "".join(line.text + line.ending for line in one.transaction.lines).encode("latin-1")
    ledger.put(Filed(
        summary.filer, summary.entry_number, summary.header["port"], summary.type, summary.reference,
        reply.FIRST_VERSION, clock, summary.header.record.as_day("print_date"), message, reply.emit(records),
    ))
    return records


def _against_file(summary: Summary, on_file: Filed | None, clock: date) -> Iterator[Found]:
    """What a summary of this entry number on file allows. Source: CATAIR Entry Summary, note (a)."""
    action = summary.header["action"]
    if on_file is None:
        if action == "D":
            yield Found("B25")
        if summary.header["correction"] == "Y":
            yield Found("B42")
        return
    if on_file.under_control(clock) and summary.header["correction"] != "Y":
        yield Found("B29")
    if on_file.port != summary.header["port"]:
        yield Found("B32")
    if action == "A" and on_file.reference != summary.reference:
        yield Found("B35")


def _fatal(found: tuple[Found, ...]) -> bool:
    return any(one.condition.severity == FATAL for one in found)


@contextmanager
def _ledger(store: Store | None) -> Iterator[Ledger]:
    if store is None:
        yield Blank()
    else:
        with store.hold() as ledger:
            yield ledger


def _upper(data: bytes) -> bytes:
    """The file with small letters of transactions as capitals, as CBP converts them; the envelopes stay as they are."""
    return b"".join(line if line[:1] in b"ABYZabyz" else line.upper() for line in data.splitlines(keepends=True))
