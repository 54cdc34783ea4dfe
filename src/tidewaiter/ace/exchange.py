"""The rehearsal of CBP's side of the wire: one batch file in, the reply batch out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from tidewaiter.abi import codec
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Batch
from tidewaiter.ace import reply, syntax
from tidewaiter.ace.answers import ANSWERS
from tidewaiter.ace.books import shipped
from tidewaiter.ace.conditions import Found
from tidewaiter.ace.desk import Answering, Desk, File, Received, Route
from tidewaiter.ace.examination import Books
from tidewaiter.ace.life import live
from tidewaiter.ace.store import Blank, Store


@dataclass(frozen=True)
class Receipt:
    """What becomes of a batch that is taken: the number of the mail that answers it, and whether the same batch was here before."""

    number: int
    duplicate: bool
    reply: str


class Conflict(Exception):
    """A control number that was used before for another batch."""


def exchange(data: bytes, *, clock: date | datetime, store: Store | None = None, books: Books | None = None) -> str:
    """What CBP answers to a batch file received at `clock`: lines of eighty columns, ended by CR LF.

    Every condition found in a summary is answered, not the first alone; a fault of syntax anywhere rejects the batch.
    Without a store nothing is remembered from one call to the next. `books` are those of the package unless given.
    """
    books, now = books or shipped(), _time(clock)
    prepared = _prepared(data, now, books)
    with _file(store) as file:
        desk = Desk(now, file, books)
        text = _answered(prepared, desk)
        live(desk)
        return text


def receive(data: bytes, *, sender: str, control: str, now: datetime, store: Store, books: Books | None = None, looked: bool = False) -> Receipt:
    """Take a batch and post its reply, both or neither. The same batch under the same control number is taken once.

    Conflict where the control number was another batch's. `looked` where `before` was asked already.
    """
    books = books or shipped()
    digest = hashlib.sha256(data).hexdigest()
    if not looked:
        with store.hold() as file:
            if known := _received(file, sender, control, digest):
                return known
    prepared = _prepared(data, now, books)
    with store.hold() as file:
        # Another sender of the same may have come in between.
        if known := _received(file, sender, control, digest):
            return known
        desk = Desk(now, file, books)
        live(desk)                       # what was due before the batch came happens before it is answered
        _explain(desk, control, prepared)
        text = _answered(prepared, desk)
        application = ANSWERS[prepared[0].application].reply if prepared and prepared[0].application in ANSWERS else ""
        number = file.post(sender, control, application, text)
        file.keep("received", f"{sender} {control}", {"sha256": digest, "mail": number, "at": now.isoformat()})
        live(desk)
        return Receipt(number, False, text)


def before(data: bytes, sender: str, control: str, file: File) -> Receipt | None:
    """What became of the batch where it was here before. Conflict where the control number was another batch's."""
    return _received(file, sender, control, hashlib.sha256(data).hexdigest())


def _explain(desk: Desk, control: str, prepared: list[_Prepared]) -> None:
    """What the batch was, under its control number: its transactions, or the faults by which all of it is rejected."""
    for one in prepared:
        about = [transaction.records[0].values for received, _ in one.taken if (transaction := received.transaction).records]
        subjects = list(dict.fromkeys(values.get("filer", "") + values.get("entry_number", "") for values in about))
        desk.explain(control, "batch received", application=one.application, subjects=[subject for subject in subjects if subject.strip()])
        for found in one.faults:
            place = " ".join(f"{reference.kind} {reference.text}".strip() for reference in found.path)
            desk.explain(control, "condition", code=found.code, severity=found.condition.severity, narrative=found.condition.narrative, place=place)


def _received(file: File, sender: str, control: str, digest: str) -> Receipt | None:
    known = file.thing("received", f"{sender} {control}")
    if known is None:
        return None
    if known["sha256"] != digest:
        raise Conflict(f"control number {control} was another batch's")
    number = int(known["mail"])
    return Receipt(number, True, file.mail(sender, number - 1, 1)[0].text)


@dataclass(frozen=True)
class _Prepared:
    """A batch with its syntax faults, or with what examining each transaction gave, before the file is held."""

    batch: Batch | None
    faults: tuple[Found, ...]
    taken: tuple[tuple[Received, Any], ...] = ()

    @property
    def application(self) -> str:
        return self.batch.blocks[0].application if self.batch and self.batch.blocks else ""


def _prepared(data: bytes, now: datetime, books: Books) -> list[_Prepared]:
    transmission = codec.parse(_upper(data))
    if not transmission.batches:
        return [_Prepared(None, (Found("X01"),))]
    return [_prepare(batch, now, books) for batch in transmission.batches]


def _prepare(batch: Batch, now: datetime, books: Books) -> _Prepared:
    faults, absent = syntax.read(batch, frozenset(ANSWERS))
    if faults:
        return _Prepared(batch, faults)
    answering = ANSWERS[batch.blocks[0].application]
    taken = tuple((received, _examined(answering, received, now, books)) for received in _transactions(batch))
    # A record that the structure misses and that no condition of the transaction names.
    if absent and not any(answering.fatal(examined) for _, examined in taken):
        return _Prepared(batch, absent)
    return _Prepared(batch, (), taken)


def _transactions(batch: Batch) -> Iterator[Received]:
    for block in batch.blocks:
        for n, transaction in enumerate(block.transactions, 1):
            yield Received(block.application, n, block, transaction)


def _examined(answering: Answering, received: Received, now: datetime, books: Books) -> Any:
    return answering.examine(received, now.date(), books) if answering.examine else None


def _answered(prepared: list[_Prepared], desk: Desk) -> str:
    return "".join(_answer(one, desk) for one in prepared)


def _answer(prepared: _Prepared, desk: Desk) -> str:
    batch = prepared.batch
    if prepared.faults or batch is None:
        return reply.rejected(batch.header if batch else None, prepared.faults)
    answering = ANSWERS[prepared.application]
    blocks = []
    for block in batch.blocks:
        assert block.header and block.trailer
        _keep_route(batch, block.header.record, desk)
        answers: list[Record] = []
        for received, examined in prepared.taken:
            if received.block is block:
                answers += answering.answer(received, desk, examined)
        blocks.append((block.header, block.trailer, answers))
    assert batch.header and batch.trailer
    return reply.batch(batch.header, blocks, batch.trailer, answering.reply)


def _keep_route(batch: Batch, header: Record | None, desk: Desk) -> None:
    """Where later messages to the filer go."""
    if batch.header and batch.header.record and header:
        of_batch, of_block = batch.header.record.values, header.values
        route = Route(of_batch["site"], of_batch["sender"], of_block["port"], of_block["filer"], of_block["office"])
        desk.file.keep("route", route.filer, asdict(route))


@contextmanager
def _file(store: Store | None) -> Iterator[File]:
    if store is None:
        yield Blank()
    else:
        with store.hold() as file:
            yield file


def _time(clock: date | datetime) -> datetime:
    return clock if isinstance(clock, datetime) else datetime.combine(clock, time())


def _upper(data: bytes) -> bytes:
    """The file with small letters of transactions as capitals, as CBP converts them; the envelopes stay as they are."""
    return b"".join(line if line[:1] in b"ABYZabyz" else line.upper() for line in data.splitlines(keepends=True))
