"""What replies and notices of CBP say of files, as events in their order. The table is in abi_map."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from tidewaiter.abi import codec, read_release_status, replies
from tidewaiter.abi.event import Event
from tidewaiter.abi.read_release_status import ReleaseEvent
from tidewaiter.abi.statement_records import read as read_statement
from tidewaiter.abi.statements import DailyStatement, Statement
from tidewaiter.abi.tree import Block, Line
from tidewaiter.clearance.abi_map import BILL_HOLDERS, BULLETIN, CBP_REVIEW, DECISIONS, MAP, NOTICES, UC_KEYS, named
from tidewaiter.clearance.events import EVENTS, FileEvent
from tidewaiter.dates import CBP_ZONE
from tidewaiter.money.cents import usd
from tidewaiter.numbers import entry_number
from tidewaiter.values import immutable

PERIODIC = frozenset("678")                  # payment types whose daily statement is paid with the month's, CATAIR Daily Statement
ENTRY, STATEMENT, FILING, IN_BOND, BATCH, OTHER = "entry", "statement", "security filing", "in-bond", "batch", "other"
_MOST = 300
_CENSUS = "*CENSUS*"


@immutable
class Heard:
    """An event and what it is about: an entry by its number (B7603245278), a statement, a security filing by its transaction, an in-bond,
    or a batch. Whoever keeps files finds the file by it; `reference` is our own reference where the message repeats it."""

    about: str
    subject: str
    event: FileEvent
    reference: str = ""


def clearance_events(event: Event, received: datetime) -> tuple[FileEvent, ...]:
    """What one event of a reply means, without the message at hand: by its code alone, at the moment of its receipt.

    `heard` reads more from the whole reply: days, bills, holders, documents, and the entries of a statement.
    """
    application, code, name = event.application, event.code, event.name
    if application in ("SO", "C1"):
        application = "SO70" if event.where else "SO50" if code in _OF_BILLS else "SO60"
        name = read_release_status.OTHER if application == "SO70" else name
    found = _condition(event) or named(application, name, "A" if application == "SX" else code) or f"message.{event.application}"
    return (_made(found, received, None, event.text, (event.application, event.subject, code, str(event.line))),)


_OF_BILLS = frozenset(code for application, _, code in MAP if application == "SO50")


@immutable
class Hearing:
    """Everything that a reply or notice says, and what its final events come to: accepted, warned, referred, rejected; "" where none is."""

    told: tuple[Heard, ...]
    outcome: str = ""


def heard(reply: bytes, received: datetime, message: bytes | None = None, source: str = "") -> Hearing:
    """Everything that a reply or notice says of files, in its order, read once. `source` names the message where it is kept.

    What the table does not name comes as an event `message.APPLICATION`, which no file knows: it is kept, and a finding says so.
    """
    if reply.lstrip().startswith(b"{"):
        found, outcome = list(_notice(reply, received)), ""
    else:
        tree, events = codec.parse(reply), replies.read(reply, message)
        outcome = replies.outcome(events)
        head = next((line.text for line in tree.lines() if line.text[:1] == "A"), "")
        found = []
        for block in tree.blocks:
            lines = {line.number for line in block.lines()}
            mine = [event for event in events if event.line in lines and event.application == block.application]
            match block.application:
                case "SO" | "C1":
                    found += _status(block, mine, received)
                case "PF" | "MS":
                    found += _of_statement(block, mine, received, head)
                case _:
                    found += _answered(block, mine, received, head)
    return Hearing(tuple(Heard(one.about, one.subject, replace(one.event, source=source), one.reference) for one in found), outcome)


def _condition(event: Event) -> str:
    if event.name != "condition" or event.application == "CL":
        return ""
    return "census.warned" if event.text.startswith(_CENSUS) else "message.condition"


def _answered(block: Block, events: Sequence[Event], received: datetime, head: str) -> Iterator[Heard]:
    """What answers a message of ours, and notices about a summary: one event for each that the reader gave."""
    action, reference, acted = "", "", None
    by_line: dict[int, list[Event]] = {}
    for event in events:
        by_line.setdefault(event.line, []).append(event)
    for line in block.lines():
        values = line.record.trimmed if line.record else {}
        if line.id in ("SE10", "SF10"):
            action = values.get("action", "")
        if line.id in ("SE20", "SF20") and values.get("qualifier") == "CR":
            reference = values.get("reference", "")
        if block.application == "UC" and line.id == "E1" and line.record:
            acted = _moment(line.record.as_day("acted"))
        for event in by_line.get(line.number, ()):
            code = action if block.application in ("SX", "SN") else event.code
            name = _condition(event) or named(block.application, event.name, code) or f"message.{block.application}"
            if block.application == "UC" and line.id != "E1":
                name = "quota.line" if line.id == "E4" else "agency.told"
            about, subject = _subject(event)
            key = UC_KEYS.get(event.code, "") if block.application == "UC" else subject if about == IN_BOND else ""
            fields = _fields(code=event.code, where=event.where, advice=event.advice, severity=event.severity)
            yield Heard(about, subject, _made(name, received, acted, event.text, (head, event.subject, line.text), key, fields), reference)


def _status(block: Block, events: Sequence[Event], received: datetime) -> Iterator[Heard]:
    """Release status, with the bill, the holder, the document and the days that its records name; other records of an answer as they are."""
    by_line = {event.line: event for event in events}
    head: Line | None = None
    bill: Line | None = None
    for line in block.lines():
        part = line.id[2:] if line.id[:2] in ("WO", "SO") else ""
        if part == "10":
            head, bill = line, None
        elif part == "40":
            bill = line
        if not (event := by_line.get(line.number)) or not line.record:
            continue
        if not (head and head.record and part in ("50", "60", "70")):
            # Of bills outside an entry, and conditions of the query: nothing that moves a file.
            made = _made("message.told", received, None, event.text, (event.subject, line.text), "", _fields(code=event.code))
            yield Heard(*_subject(event), made)
            continue
        told = [one for one in (head, bill if part == "50" else None, line) if one and one.record]
        (status,) = read_release_status.read([one.record for one in told if one.record])
        one = status.events[-1]
        name = named(f"SO{part}", one.kind if part == "70" else "status", one.code) or "message.SO"
        fields = _fields(
            code=one.code, released=one.released.isoformat() if one.released else "", origin=one.origin, document=one.document,
            program=one.program, reasons=" ".join(one.reasons), arrival=status.arrival.isoformat() if status.arrival else "",
            line=str(one.first[0]) if one.first else "", bill=one.bill,
        )
        marked = (event.subject, one.bill, line.text)
        yield Heard(*_subject(event), _made(name, received, _moment(one.day, one.time), event.text, marked, _key(name, one), fields))


def _key(name: str, one: ReleaseEvent) -> str:
    """What of the file a release status is about: a bill, who holds, the document, the agency."""
    match EVENTS[name].key if name in EVENTS else "":
        case "bill":
            return one.bill
        case "holder":
            return one.agency or BILL_HOLDERS.get(one.code, CBP_REVIEW)
        case "document":
            return one.document or one.agency or {"84": "CORRECTION", "85": "CANCELLATION"}.get(one.code, "DOCUMENTS")
        case "agency":
            return one.agency or CBP_REVIEW
    return ""


def _of_statement(block: Block, events: Sequence[Event], received: datetime, head: str) -> Iterator[Heard]:
    """A statement, entry by entry; a monthly one by its daily statements. Sums that do not agree are kept as conditions of the statement."""
    statement, _ = read_statement(block)
    if statement is None:
        for event in events:
            yield Heard(OTHER, event.subject, _made("message.condition", received, None, event.text, (head, event.subject, event.text)))
        return
    yield from _statement_lines(statement, received)
    for event in events:
        if event.name == "condition":
            yield Heard(STATEMENT, statement.number, _made("message.condition", received, None, event.text, (head, event.text)))


def _statement_lines(statement: Statement, received: datetime) -> Iterator[Heard]:
    gone = {(one.filer, one.number) for one in statement.deleted}
    way = "final" if statement.final else "preliminary"
    if isinstance(statement, DailyStatement):
        name = named("PF", "presented" if statement.final and statement.payment_type in PERIODIC else way)
        for row in statement.entries:
            if (row.filer, row.number) not in gone:
                fields = _fields(statement=statement.number, payment=statement.payment_type, amount_cents=str(row.amount))
                text = f"{way} statement {statement.number}, {usd(row.amount)}"
                made = _made(name, received, None, text, (statement.number, way, row.number), "", fields)
                yield Heard(ENTRY, row.filer + row.number, made, row.reference)
    else:
        for daily in statement.dailies:
            fields = _fields(monthly=statement.number, statement=daily.statement, payment=statement.payment_type)
            text = f"{way} monthly statement {statement.number}, {usd(daily.amount)} for {daily.statement}"
            made = _made(named("MS", way), received, None, text, (statement.number, way, daily.statement), "", fields)
            yield Heard(STATEMENT, daily.statement, made)
    for one in statement.deleted:
        fields = _fields(statement=one.statement, taken_off_by=one.source)
        text = f"taken off statement {one.statement}"
        made = _made("statement.removed", received, None, text, (statement.number, "removed", one.number), "", fields)
        yield Heard(ENTRY, one.filer + one.number, made)


def _notice(text: bytes, received: datetime) -> Iterator[Heard]:
    """A notice as one JSON object: {"about", "at", "notice", "text", "fields"}. What is none is told as an unknown message."""
    try:
        told = json.loads(text)
        about, at, name, fields = str(told["about"]), datetime.fromisoformat(told["at"]), str(told["notice"]), dict(told["fields"])
    except (ValueError, KeyError, TypeError):
        yield Heard(OTHER, "", _made("message.notice", received, None, "a notice that cannot be read", (text.decode("latin-1"),)))
        return
    at = at.replace(tzinfo=CBP_ZONE) if at.tzinfo is None else at
    event = NOTICES.get(name, "message.notice")
    if name == "bulletin":
        event = BULLETIN.get(str(fields.get("kind")), "message.notice")
    elif name == "protest.decided":
        event = DECISIONS.get(str(fields.get("decision")), "protest.denied")
    of_entry = entry_number.is_valid(about)
    key = next((str(fields[one]) for one in _KEYS.get(EVENTS[event].key, ()) if fields.get(one)), "") if event in EVENTS else ""
    made = _made(event, received, at.astimezone(UTC), str(told.get("text", name)), (about, told["at"], name, json.dumps(fields, sort_keys=True)),
                 key, _fields(**{one: str(value) for one, value in fields.items() if value is not None}))
    yield Heard(ENTRY if of_entry else STATEMENT, about, made)


_KEYS: Mapping[str, tuple[str, ...]] = {"holder": ("agency",), "document": ("document", "agency"), "agency": ("agency",), "form": ("form",)}


def _subject(event: Event) -> tuple[str, str]:
    """What an event of a reply is about, and its number as it is kept: without hyphens and spaces."""
    subject = event.subject
    if entry_number.is_valid(subject):
        return ENTRY, entry_number.compact(subject)
    if subject.startswith("in-bond "):
        return IN_BOND, subject.removeprefix("in-bond ").partition(",")[0]
    if event.application in ("SN", "SA"):
        return FILING, subject
    return (BATCH if subject == "batch" else OTHER), subject


def _moment(day: date | None, clock: str = "") -> datetime | None:
    """A day and HHMM of CBP's as a moment; None where no day is told, midnight where the time cannot be read."""
    if day is None:
        return None
    good = len(clock) == 4 and clock.isdigit() and int(clock[:2]) < 24 and int(clock[2:]) < 60
    return datetime.combine(day, time(int(clock[:2]), int(clock[2:])) if good else time(), CBP_ZONE).astimezone(UTC)


def _made(
    name: str, received: datetime, told: datetime | None, text: str, marked: Sequence[str], key: str = "", fields: Mapping[str, str] | None = None,
) -> FileEvent:
    mark = hashlib.sha256("\n".join((name, key, *marked)).encode()).hexdigest()[:24]
    return FileEvent("", name[:40], told or received, key[:_MOST], told, " ".join(text.split())[:_MOST], "CBP", "", mark, dict(fields or {}))


def _fields(**told: Any) -> dict[str, str]:
    return {name: value for name, value in told.items() if value}
