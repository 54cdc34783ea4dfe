"""What CBP says of in-bonds, as events: answers to requests and events (QT, WT) and status notifications (NS)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from tidewaiter.abi import in_bond as qp
from tidewaiter.abi import in_bond_reply as qt
from tidewaiter.abi.in_bond_codes import DISPOSITIONS, EVENTS
from tidewaiter.abi.tree import Block, Line, Transaction, Transmission

REJECTED, ACCEPTED, WARNED = "01", "02", "03"


@dataclass(frozen=True)
class Message:
    """A message about a record that was sent, or about the bill or in-bond as a whole. `line` is that of the reply."""

    line: int
    record: str                  # control identifier of the record that it stands after
    result: str                  # 01 rejected, 02 accepted, 03 accepted with a warning
    condition: str
    narrative: str


@dataclass(frozen=True)
class BillAnswer:
    """What became of one bill of a request."""

    issuer: str
    number: str
    house: str
    sequence: str
    messages: tuple[Message, ...]

    @property
    def accepted(self) -> bool | None:
        return _accepted(self.messages)


@dataclass(frozen=True)
class InBondAnswer:
    """The answer to one addition or deletion of an in-bond. `messages` are those before its bills."""

    action: str
    in_bond: str
    messages: tuple[Message, ...]
    bills: tuple[BillAnswer, ...]

    @property
    def accepted(self) -> bool | None:
        """Whether all of it was taken; None where nothing says so."""
        told = [_accepted(self.messages), *(bill.accepted for bill in self.bills)]
        known = [one for one in told if one is not None]
        return all(known) if known else None


@dataclass(frozen=True)
class EventAnswer:
    """The answer to one in-bond event."""

    action: str
    what: str                    # the action in our words
    in_bond: str
    issuer: str
    number: str
    container: str
    day: date | None
    messages: tuple[Message, ...]

    @property
    def accepted(self) -> bool | None:
        return _accepted(self.messages)


@dataclass(frozen=True)
class Refused:
    """A message about the envelope (EA, EB, EY, EZ): nothing between was looked at."""

    line: int
    record: str                  # A, B, Y or Z
    narrative: str


@dataclass(frozen=True)
class BillNotice:
    """What was done to a bill. `what` is the disposition in our words, empty where its code was not seen in a source.

    `in_bond` is empty where the notice is about a bill on a conveyance; `quantity` is negative where it was taken back. The time is Eastern.
    """

    disposition: str
    what: str
    issuer: str
    number: str
    house: str
    quantity: int | None
    day: date | None
    at: time | None
    carrier: str
    in_bond: str = ""
    kind: str = ""
    port: str = ""               # of destination of the in-bond, or of the conveyance's arrival
    conveyance: str = ""
    voyage: str = ""
    entry_type: str = ""
    entry_number: str = ""
    posted_at: str = ""          # port of the posting
    location: str = ""
    container: str = ""          # set where the notice is about this container alone
    containers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    line: int = 0


def read(tree: Transmission) -> Iterator[InBondAnswer | EventAnswer | Refused | BillNotice]:
    """The events of a transmission in the order of its lines; what is none of theirs is passed over, and findings of the parse name it."""
    for block in tree.blocks:
        yield from of_block(block)


def of_block(block: Block) -> Iterator[InBondAnswer | EventAnswer | Refused | BillNotice]:
    for transaction in block.transactions:
        for line in transaction.lines:
            if isinstance(line.record, qt.REFUSED):
                yield Refused(line.number, line.record.values["refused"], line.record.values["narrative"])
        opening = transaction.lines[0].record
        if block.application == "QT" and isinstance(opening, qp.Header):
            yield _request(transaction, opening)
        elif block.application == "WT" and isinstance(opening, qp.Event):
            yield _event(transaction, opening)
        elif block.application == "NS":
            yield from _notices(transaction)


def _request(transaction: Transaction, opening: qp.Header) -> InBondAnswer:
    starts = [n for n, line in enumerate(transaction.lines) if isinstance(line.record, qp.Bill)]
    ends = [*starts[1:], len(transaction.lines)]
    bills = []
    for start, end in zip(starts, ends, strict=False):
        bill = transaction.lines[start].record
        assert isinstance(bill, qp.Bill)
        bills.append(BillAnswer(bill.issuer, bill.number, bill.house, bill.sequence, _messages(transaction.lines[start:end])))
    head = transaction.lines[: starts[0]] if starts else transaction.lines
    return InBondAnswer(opening.action, opening.in_bond, _messages(head), tuple(bills))


def _event(transaction: Transaction, opening: qp.Event) -> EventAnswer:
    detail = next((record for record in transaction.records if isinstance(record, qp.EventDetail)), None)
    return EventAnswer(
        opening.action, EVENTS.get(opening.action, ""), opening.in_bond, opening.issuer, opening.number, opening.container,
        detail.as_day("day") if detail else None, _messages(transaction.lines),
    )


def _messages(lines: tuple[Line, ...]) -> tuple[Message, ...]:
    told, about = [], ""
    for line in lines:
        if isinstance(line.record, qt.Disposition):
            told.append(Message(line.number, about, line.record.result, line.record.condition, line.record.narrative))
        elif line.record:
            about = line.record.id
    return tuple(told)


def _accepted(messages: tuple[Message, ...]) -> bool | None:
    results = {message.result for message in messages}
    if REJECTED in results:
        return False
    return True if results & {ACCEPTED, WARNED} else None


def _notices(transaction: Transaction) -> Iterator[BillNotice]:
    """One notice for each record 30 of a notification, with what stands after it."""
    lines = [line for line in transaction.lines if line.record]
    records = [line.record for line in lines if line.record]
    header = next((record for record in records if isinstance(record, qt.StatusHeader)), None)
    starts = [n for n, record in enumerate(records) if isinstance(record, qt.BillStatus)]
    for start, end in zip(starts, [*starts[1:], len(records)], strict=False):
        bill, after = records[start], records[start + 1 : end]
        assert isinstance(bill, qt.BillStatus)
        more = next((record for record in after if isinstance(record, qt.BillStatusMore)), None)
        boxes = [record for record in after if isinstance(record, qt.ContainerStatus)]
        acted = next((box.container for box in boxes if box.acted == "1"), "")
        quantity = bill.as_int("quantity")
        yield BillNotice(
            disposition=bill.disposition, what=DISPOSITIONS.get(bill.disposition, ""), issuer=bill.issuer, number=bill.number, house=bill.house,
            quantity=-quantity if quantity is not None and bill.negative == "N" else quantity, day=bill.as_day("day"), at=_time(bill.time),
            carrier=bill.carrier,
            in_bond=header.in_bond if isinstance(header, qt.InBondStatus) else "", kind=header.kind if isinstance(header, qt.InBondStatus) else "",
            port=header.values["port"] if header else "",
            conveyance=header.conveyance if isinstance(header, qt.ConveyanceStatus) else "",
            voyage=header.voyage if isinstance(header, qt.ConveyanceStatus) else "",
            entry_type=more.entry_type if more else "", entry_number=more.entry_number if more else "", posted_at=more.port if more else "",
            location=more.location if more else "", container=(more.container if more else "") or acted,
            containers=tuple(box.container for box in boxes if box.container),
            remarks=tuple(record.remarks for record in after if isinstance(record, qt.Remarks)), line=lines[start].number,
        )


def _time(text: str) -> time | None:
    """Four digits as a time of day; None where they are none."""
    if len(text) == 4 and text.isascii() and text.isdigit() and int(text[:2]) < 24 and int(text[2:]) < 60:
        return time(int(text[:2]), int(text[2:]))
    return None
