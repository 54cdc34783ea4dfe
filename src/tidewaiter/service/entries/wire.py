"""A message as it is read by a person: record by record, column by column, with what each field is and what the reply says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tidewaiter.abi import codec, replies
from tidewaiter.abi.days import read_day
from tidewaiter.abi.event import Event
from tidewaiter.abi.field import Field
from tidewaiter.abi.record import Record as Layout
from tidewaiter.abi.tree import Line as Printed
from tidewaiter.clearance.file import Reply
from tidewaiter.clearance.from_abi import heard
from tidewaiter.findings import Finding
from tidewaiter.service.entries.reading import own
from tidewaiter.service.seat import Forbidden, Refused, Seat, use
from tidewaiter.shapes import Code, Count, Id
from tidewaiter.store import filings, message_log
from tidewaiter.store.kinds.entries import REPLIES, TRANSMISSIONS
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Book, Missing

_CLASSES = {"A": "letters", "AN": "letters and digits", "N": "digits", "(S)N": "digits behind spaces", "D": "a day", "X": "any printable sign",
            "S": "left blank"}
_STATUSES = {"M": "mandatory", "C": "when it applies", "O": "optional"}
_PERSONAL = re.compile(r"(?<![\d-])\d{3}-\d{2}-(?=\d{4}(?!\d))")


@dataclass(frozen=True)
class RecordField:
    """A field of a record: its name, its columns counted from 1, what stands there, and what that says in words, "" where nothing more."""

    name: str
    first: int
    last: int
    text: str
    meaning: str
    kind: str
    status: str
    says: str


@dataclass(frozen=True)
class ReplySaid:
    """What a reply says at a record: `name` is accepted, rejected, warned, referred, condition or status; `sent` is the line that it means."""

    name: str
    severity: str
    code: str
    text: str
    where: str
    advice: str
    line: int
    sent: int


@dataclass(frozen=True)
class RecordRow:
    """A line of a message: the record that it is, its columns, and what is said of it. A line that is no record has one cell without a name."""

    number: int
    id: str
    title: str
    cite: str
    text: str
    cells: tuple[RecordField, ...]
    said: tuple[ReplySaid, ...] = ()


@dataclass(frozen=True)
class MessageShown:
    """A message in columns. `way` is out, in or draft; `answers` the control number that it answers or has; `masked` whether numbers are hidden."""

    way: str
    control: str
    application: str
    outcome: str
    rows: tuple[RecordRow, ...]
    said: tuple[ReplySaid, ...]
    findings: tuple[Finding, ...]
    length: int
    sha256: str
    masked: bool


@use("entry.read")
def sent_message(seat: Seat, id: Id, control: Code) -> MessageShown:
    """A message of a file as it was sent, in columns, with what its replies said beside the records that they mean."""
    with seat.read() as book:
        own(seat, book, id)
        filing = _filing(book, id, control)
        came = [message_log.message(book.connection, one.value.message) for one in book.all(REPLIES, {"file": id}, order="message")
                if one.value.control == control]
    events = [event for one in came if one is not None for event in replies.read(one.body, filing.body)]
    return columns(filing.body, "out", control, filing.application, filing.state, [_said(one) for one in events if one.sent], filing.sha256)


@use("entry.read")
def came_message(seat: Seat, id: Id, message: Count) -> MessageShown:
    """A message of CBP that concerns a file, in columns, each record with what it says in words and what is to be done."""
    with seat.read() as book:
        own(seat, book, id)
        reply, there = _reply(book, id, message)
        filing = filings.find(book.connection, reply.control) if reply.control else None
    if there.body.lstrip().startswith(b"{"):
        return _notice(there, reply)
    told = tuple(_said(event) for event in replies.read(there.body, filing.body if filing else None))
    shown = columns(there.body, "in", reply.control, there.application, reply.outcome, (), there.sha256)
    rows = tuple(replace(row, said=tuple(one for one in told if one.line == row.number)) for row in shown.rows)
    return replace(shown, rows=rows, said=told)


@use("entry.read")
def sent_bytes(seat: Seat, id: Id, control: Code) -> bytes:
    """A message of a file byte for byte, as it was sent. Where a personal number stands in it, who fetches it is recorded. Forbidden to others."""
    with seat.read() as book:
        own(seat, book, id)
        body = _filing(book, id, control).body
    return _fetched(seat, id, body, control)


@use("entry.read")
def came_bytes(seat: Seat, id: Id, message: Count) -> bytes:
    """A message of CBP byte for byte, as it came. Where a personal number stands in it, who fetches it is recorded. Forbidden to others."""
    with seat.read() as book:
        own(seat, book, id)
        body = _reply(book, id, message)[1].body
    return _fetched(seat, id, body, f"message {message}")


def columns(
    body: bytes, way: str, control: str, application: str, outcome: str, said: Iterable[ReplySaid], sha256: str, found: tuple[Finding, ...] = (),
) -> MessageShown:
    """A message in columns; `said` stands beside the lines of the message that it means. Personal numbers show their last four digits alone."""
    tree, spoken = codec.parse(body), tuple(said)
    rows = tuple(_row(line, tuple(one for one in spoken if one.sent == line.number)) for line in tree.lines())
    hidden = bool(_PERSONAL.search(body.decode("latin-1")))
    return MessageShown(way, control, application, outcome, rows, spoken, found or tuple(tree.findings), len(body), sha256, hidden)


def _notice(there: message_log.Message, reply: Reply) -> MessageShown:
    """A notice outside ABI: one sentence, with what it names."""
    events = [one.event for one in heard(there.body, datetime.fromisoformat(there.at)).told]
    said = tuple(ReplySaid("status", "", event.name, event.text, event.key, "", 1, 0) for event in events)
    told = {name.replace("_", " "): value for event in events for name, value in event.fields.items()}
    cells = tuple(RecordField(name, 0, 0, value, name, "", "", "") for name, value in told.items())
    row = RecordRow(1, "notice", "notice of CBP outside ABI", "", "; ".join(event.text for event in events), cells, said)
    return MessageShown("in", reply.control, there.application, reply.outcome, (row,), said, (), len(there.body), there.sha256, False)


def _fetched(seat: Seat, id: str, body: bytes, what: str) -> bytes:
    if not _PERSONAL.search(body.decode("latin-1")):
        return body
    if not seat.may("client.reveal"):
        raise Forbidden("client.reveal")
    with seat.write("a message with a personal number was fetched") as book:
        client = own(seat, book, id).value.client
        book.tell("number.revealed", CLIENTS, client, {"file": id, "message": what, "address": seat.address})
    return body


def _filing(book: Book, id: str, control: str) -> filings.Filing:
    sent = book.one(TRANSMISSIONS, {"control": control})
    filing = filings.find(book.connection, control) if sent is not None and sent.value.file == id else None
    if filing is None:
        raise Missing(f"file {id} has no message {control}")
    if not filing.body:
        raise Refused("the bytes of this message were taken away when its time had passed")
    return filing


def _reply(book: Book, id: str, message: int) -> tuple[Reply, message_log.Message]:
    reply = book.one(REPLIES, {"file": id, "message": message})
    there = message_log.message(book.connection, message) if reply is not None else None
    if reply is None or there is None:
        raise Missing(f"no message {message} came for file {id}")
    if there.erased:
        raise Refused("the bytes of this message were taken away when its time had passed")
    return reply.value, there


def _said(event: Event) -> ReplySaid:
    advice = event.advice if event.code or not event.final else ""          # what is plainly accepted asks for nothing
    return ReplySaid(event.name, event.severity, event.code, event.text, event.where, advice, event.line, event.sent)


def _row(line: Printed, said: tuple[ReplySaid, ...]) -> RecordRow:
    text, record = _hidden(line.text), line.record
    if record is None:
        return RecordRow(line.number, line.id, "no record that is known", "", text, (RecordField("", 1, len(text), text, "", "", "", ""),), said)
    return RecordRow(line.number, line.id, record.title, record.cite, text, tuple(_cells(record, text)), said)


def _cells(record: Layout, text: str) -> Iterator[RecordField]:
    wide = text.ljust(80)
    for field in record.fields:
        held = wide[field.first - 1:field.last]
        yield RecordField(field.name if not field.filler else "", field.first, field.last, held, field.meaning or "left blank", _CLASSES[field.kind],
                   _STATUSES.get(field.status, ""), _words(field, held))


def _words(field: Field, held: str) -> str:
    """What stands in a field, in words: a day, an amount, what a code means; "" where it says no more than it is."""
    text = held.strip()
    if not text or field.filler:
        return ""
    if field.codes and text in field.codes:
        return field.codes[text]
    if field.day:
        day = read_day(text, field.form) if len(text) == len(field.form) else None
        return day.isoformat() if day else ""
    digits = text.removeprefix("-")
    if field.decimals and digits.isascii() and digits.isdigit():
        padded = digits.rjust(field.decimals + 1, "0")
        whole, part = int(padded[:-field.decimals]), padded[-field.decimals:]
        return f"{'-' if text[0] == '-' else ''}{whole:,}.{part}"
    return ""


def _hidden(text: str) -> str:
    return _PERSONAL.sub("***-**-", text)
