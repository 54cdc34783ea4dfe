"""What a client's own people see: their shipments in plain words, what is wanted of them, what they are asked, what is owed.

Each function is for a person of one client, and shows that client's affairs alone; another's are not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tidewaiter.access.person import Role
from tidewaiter.clearance.decisions.review import EntryReview, State
from tidewaiter.clearance.document_kinds import SUMMARY
from tidewaiter.clearance.documents import FileDocument, PaperState
from tidewaiter.clearance.events import EVENTS, Cause
from tidewaiter.clearance.file import File, Happening, day, printed_number
from tidewaiter.clearance.hold_kinds import HOLDS as KINDS
from tidewaiter.clearance.holds import Hold
from tidewaiter.clearance.plain import PLAIN, YOU
from tidewaiter.clearance.states import state
from tidewaiter.parties.authority import limit as last_day
from tidewaiter.service.clearance.refresh import clocks_of, needed_by
from tidewaiter.service.entries.reading import own
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id, Line, Most
from tidewaiter.store import files as found_by
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import HOLDS, PAPERS
from tidewaiter.store.kinds.decisions import ENTRY_REVIEWS
from tidewaiter.store.kinds.entries import FILES, HAPPENINGS, LINES
from tidewaiter.store.kinds.parties import CLIENTS, FIRMS, POWERS
from tidewaiter.store.ledger import Book

_CLIENT = "client"
_SUMMARY = ("D06", "D07")


@dataclass(frozen=True)
class MyPaper:
    """A paper that the client is asked for: why, and by when, null where no day is known. `asked` says that the broker wrote about it."""

    paper: Id
    version: int
    name: str
    why: str
    by: date | None
    state: PaperState
    asked: bool


@dataclass(frozen=True)
class MyShipment:
    """A shipment in plain words. `turn` is whose the next step is; `day` by when or on which day, null where it is not known."""

    file: Id
    reference: str
    entry: str
    goods: str
    conveyance: str
    bills: tuple[str, ...]
    state: str
    is_so: str
    next: str
    turn: str
    day: date | None
    wanted: tuple[MyPaper, ...]
    approvals: int


@dataclass(frozen=True)
class MyShipments:
    """A page of a client's shipments, what is the client's turn first on each; `waiting` counts what is wanted of the client on it."""

    client: str
    firm: str
    shipments: tuple[MyShipment, ...]
    waiting: int
    next: str


@dataclass(frozen=True)
class MyStep:
    """Something that happened, in plain words."""

    at: datetime
    words: str
    by: str


@dataclass(frozen=True)
class MyHold:
    """What holds the goods: who, why, since when, and what ends it."""

    who: str
    what: str
    why: str
    since: datetime
    ends: tuple[str, ...]


@dataclass(frozen=True)
class MyMoney:
    """What is deposited for an entry, in whole cents. None is not known: nothing was computed of the entry as it stands."""

    file: Id
    reference: str
    entry: str
    duty_cents: int | None
    taxes_cents: int | None
    fees_cents: int | None
    total_cents: int | None
    statement: str
    due: date | None
    words: str


@dataclass(frozen=True)
class MyWhole:
    """One shipment with all that its client sees of it."""

    shipment: MyShipment
    papers: tuple[MyPaper, ...]
    holds: tuple[MyHold, ...]
    steps: tuple[MyStep, ...]
    money: MyMoney
    approvals: tuple[Record[EntryReview], ...]


@dataclass(frozen=True)
class MyApproval:
    """Something that the client is asked to approve: of which shipment, the question, and by when."""

    review: Record[EntryReview]
    reference: str
    goods: str


@dataclass(frozen=True)
class MyPower:
    """A power of attorney that the client gave: on which day it was signed, and the last on which it carries business, null where it names none."""

    power: Id
    signed: date | None
    last: date | None
    revoked: bool


@dataclass(frozen=True)
class MyAffairs:
    """What a client is asked, what it gave, and what is owed."""

    approvals: tuple[MyApproval, ...]
    powers: tuple[MyPower, ...]
    money: tuple[MyMoney, ...]


@use("portal.read")
def my_shipments(seat: Seat, text: Line = "", after: str = "", limit: int = 25) -> MyShipments:
    """The shipments of one's own firm, the newest first; with a text those that have a reference which begins so."""
    client = seat.only
    with seat.read() as book:
        if text.strip():
            found = found_by.search(book, text, client=client, most=limit)
            records, following = tuple({one[0].id: one[0] for one in found}.values()), ""
        else:
            page = book.find(FILES, {"client": client}, order="created_at", descending=True, after=after, limit=limit)
            records, following = page.records, page.next
        shown = _all(seat, book, records)
        named, firm = book.many(CLIENTS, [client]).get(client), book.one(FIRMS, {})
    return MyShipments(
        named.value.name if named else "", firm.value.name if firm else "Your customs broker",
        tuple(sorted(shown, key=lambda one: one.turn != YOU)), sum(len(one.wanted) + one.approvals for one in shown), following,
    )


@use("portal.read")
def my_shipment(seat: Seat, id: Id) -> MyWhole:
    """One shipment of one's own firm: where it stands, what happened, what is wanted, what is owed."""
    with seat.read() as book:
        record = own(seat, book, id)
        (shipment,) = _all(seat, book, (record,))
        papers = [one for one in book.all(PAPERS, {"file": id}) if one.value.whom == _CLIENT]
        held = [one.value for one in book.all(HOLDS, {"file": id, "over": False})]
        past = [one.value for one in book.all(HAPPENINGS, {"file": id})]
        asked = [one for one in book.all(ENTRY_REVIEWS, {"subject": id, "of_role": Role.CLIENT.value}) if one.value.client == record.value.client]
    needed = needed_by(record.value, clocks_of(record.value))
    return MyWhole(
        shipment, tuple(_wanted(one, needed) for one in papers), tuple(map(_stands, held)), tuple(_steps(past)), _money(record, needed), tuple(asked),
    )


@use("portal.read")
def my_affairs(seat: Seat, most: Most = 100) -> MyAffairs:
    """What one's own firm is asked to approve, the powers it gave, and what is owed of its latest entries."""
    client = seat.only
    with seat.read() as book:
        asked = book.all(ENTRY_REVIEWS, {"client": client, "of_role": Role.CLIENT.value, "state": State.ASKED})
        files = book.many(FILES, sorted({one.value.subject for one in asked}))
        powers = book.all(POWERS, {"client": client})
        latest = book.find(FILES, {"client": client}, order="created_at", descending=True, limit=most).records
    approvals = tuple(
        MyApproval(one, _called(files[one.value.subject]) if one.value.subject in files else "", _goods(files[one.value.subject].value)
                 if one.value.subject in files else "") for one in asked
    )
    given = tuple(MyPower(one.id, one.value.executed, last_day(one.value), any(
        end.received is not None and end.received <= seat.day for end in one.value.revocations)) for one in powers)
    owed = tuple(_money(one, needed_by(one.value, clocks_of(one.value))) for one in latest if one.value.total_cents or one.value.statement)
    return MyAffairs(approvals, given, owed)


def _all(seat: Seat, book: Book, records: Sequence[Record[File]]) -> list[MyShipment]:
    ids = tuple(one.id for one in records)
    papers: dict[str, list[Record[FileDocument]]] = {}
    asked: dict[str, int] = {}
    goods: dict[str, str] = {}
    if ids:
        for paper in book.all(PAPERS, {"file": ids, "state": PaperState.MISSING}):
            if paper.value.whom == _CLIENT:
                papers.setdefault(paper.value.file, []).append(paper)
        for review in book.all(ENTRY_REVIEWS, {"subject": ids, "of_role": Role.CLIENT.value, "state": State.ASKED}):
            asked[review.value.subject] = asked.get(review.value.subject, 0) + 1
        for line in book.all(LINES, {"file": ids, "number": 1}):
            goods[line.value.file] = line.value.description
    return [_shipment(seat, one, papers.get(one.id, []), asked.get(one.id, 0), goods.get(one.id, "")) for one in records]


def _shipment(seat: Seat, record: Record[File], papers: Iterable[Record[FileDocument]], approvals: int, goods: str) -> MyShipment:
    file = record.value
    plain, needed = PLAIN[file.state], needed_by(file, clocks_of(file))
    wanted = tuple(sorted((_wanted(one, needed) for one in papers), key=lambda one: (one.by or date.max, one.name)))
    next_step, turn, when = plain.next, plain.turn, _day(file, plain.day)
    if approvals:
        next_step, turn, when = "Answer what we ask you to approve.", YOU, when
    elif wanted and file.state not in ("closed", "cancelled", "liquidated", "paid"):
        next_step, turn, when = f"Send us: {', '.join(one.name for one in wanted[:3])}{' and more' if len(wanted) > 3 else ''}.", YOU, wanted[0].by
    transport = file.heading.transport
    return MyShipment(
        record.id, _called(record), printed_number(file), goods, " ".join(filter(None, (transport.conveyance, transport.voyage))),
        tuple(bill.issuer + bill.number for bill in transport.bills), file.state, plain.is_so, next_step, turn, when, wanted, approvals,
    )


def _day(file: File, name: str) -> date | None:
    """The day that a plain state names, of the file's days or of its clocks."""
    if name == "statement":
        return file.heading.payment.print_date
    if name == "summary_due":
        return next((clock.day for clock in clocks_of(file) if clock.id in _SUMMARY and clock.day), None)
    if name == "protest":
        return next((clock.day for clock in clocks_of(file) if "protest" in clock.task.lower() and clock.day), None)
    return day(file, name) if name else None


def _wanted(record: Record[FileDocument], needed: dict[str, date]) -> MyPaper:
    one = record.value
    return MyPaper(record.id, record.version, one.name, one.why, needed.get(one.stage), one.state, bool(one.asked))


def _stands(hold: Hold) -> MyHold:
    kind = KINDS.get(hold.kind)
    ends = tuple(f"{one.who}: {one.what}" for one in kind.steps) if kind else ()
    return MyHold(hold.agency, kind.words if kind else hold.kind, hold.reason, hold.placed, ends)


def _steps(past: Iterable[Happening]) -> Iterable[MyStep]:
    """What happened outside the firm, and what was sent, the newest first: what the firm does with its own papers is its own."""
    told = [one for one in past if one.name in EVENTS and EVENTS[one.name].cause is not Cause.PERSON]
    said = set[tuple[str, str]]()                # the same thing is told in several ways
    for one in sorted(told, key=lambda one: one.at, reverse=True):
        kind = EVENTS[one.name]
        words = f"{kind.words}{f' ({one.event.key})' if one.event.key else ''}"
        if (words, one.at.isoformat()) in said:
            continue
        said.add((words, one.at.isoformat()))
        yield MyStep(one.at, words[0].upper() + words[1:], _BY[kind.cause])


_BY = {Cause.SENT: "your broker", Cause.CBP: "CBP", Cause.CARRIER: "the carrier"}
_PAID = {"none": "not on a statement yet", "on_statement": "on a statement", "monthly": "on the month's statement",
         "authorised": "payment authorised", "paid": "paid", "overdue": "overdue", "refused": "refused by the bank"}


def _money(record: Record[File], needed: dict[str, date]) -> MyMoney:
    file = record.value
    return MyMoney(
        record.id, _called(record), printed_number(file), file.duty_cents, file.taxes_cents, file.fees_cents, file.total_cents, file.statement,
        needed.get(SUMMARY), _PAID.get(state(file.tracks, "money"), ""),
    )


def _called(record: Record[File]) -> str:
    return record.value.reference or record.value.heading.reference or record.id


def _goods(file: File) -> str:
    return file.importer


