"""What of a file can be printed: the forms, the worksheet, the delivery order, the letters; each made anew of the file as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tidewaiter.clearance.document_kinds import BROKER, RELEASE, SUMMARY
from tidewaiter.clearance.documents import PaperState
from tidewaiter.clearance.file import File, day, printed_number
from tidewaiter.clearance.hold_kinds import HOLDS as KINDS
from tidewaiter.clearance.states import state
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import fatal
from tidewaiter.papers import client_letters, letters
from tidewaiter.papers.client_letters import About, Owed, Standing
from tidewaiter.papers.delivery_order import Delivery, delivery_order
from tidewaiter.papers.form_3461 import form_3461
from tidewaiter.papers.form_7501 import form_7501
from tidewaiter.papers.letters import LetterSheet
from tidewaiter.papers.worksheet import worksheet
from tidewaiter.service.clearance.papers import chase_letter_pdf
from tidewaiter.service.clearance.refresh import clocks_of, needed_by
from tidewaiter.service.clearance.storage import file_storage
from tidewaiter.service.entries.compute import read_entry, work
from tidewaiter.service.entries.reading import own
from tidewaiter.service.prepare import Worked
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import HOLDS, PAPERS
from tidewaiter.store.kinds.parties import CLIENTS, FIRMS
from tidewaiter.store.ledger import Book

_PAYMENTS = {"1": "check or cash at CBP, by entry", "2": "daily statement, broker's account", "3": "daily statement, importer's account",
             "5": "daily statement, importer's account", "6": "monthly statement, broker's account", "7": "monthly statement, importer's account",
             "8": "monthly statement, importer's account"}


class Print(StrEnum):
    """A paper that a file may be printed as."""

    FORM_7501 = "7501"
    FORM_3461 = "3461"
    WORKSHEET = "worksheet"
    DELIVERY_ORDER = "delivery-order"
    PAPERS_WANTED = "papers-wanted"
    RELEASE_NOTICE = "release-notice"
    HOLD_NOTICE = "hold-notice"
    DUTY_ADVICE = "duty-advice"


_TITLES = {
    Print.FORM_7501: ("Entry summary, CBP Form 7501", "the declaration of goods, values and duties, as it is filed"),
    Print.FORM_3461: ("Entry for release, CBP Form 3461", "the request for release, as it is filed"),
    Print.WORKSHEET: ("Duty worksheet", "every amount with its rate, base and law"),
    Print.DELIVERY_ORDER: ("Delivery order", "to carrier, terminal and trucker"),
    Print.PAPERS_WANTED: ("Letter: papers wanted", "to whoever owes papers, with the day of each"),
    Print.RELEASE_NOTICE: ("Letter: released", "to the client, when CBP released the goods"),
    Print.HOLD_NOTICE: ("Letter: held", "to the client, while a hold stands"),
    Print.DUTY_ADVICE: ("Letter: duties, taxes and fees", "to the client, with the notice of 19 CFR 111.29(b)"),
}
_FIRMS_OWN = frozenset({Print.WORKSHEET, Print.PAPERS_WANTED})       # what the firm works with, and does not show to its clients


@dataclass(frozen=True)
class Printable:
    """A paper of a file: its name, what it is for, the name of its PDF, and why it cannot be made now, "" where it can."""

    print: Print
    name: str
    title: str
    purpose: str
    why_not: str


@use("document.read")
def file_prints(seat: Seat, id: Id) -> tuple[Printable, ...]:
    """What of a file can be printed now, and what cannot, with the reason."""
    with seat.read() as book:
        record = own(seat, book, id)
        missing = [one for one in book.all(PAPERS, {"file": id, "state": PaperState.MISSING}) if one.value.whom != BROKER]
        held = book.all(HOLDS, {"file": id, "over": False})
    called = printed_number(record.value) or record.value.reference or id
    return tuple(Printable(one, f"{one.value}-{called}.pdf", *_TITLES[one], _why_not(one, record.value, bool(missing), bool(held)))
                 for one in Print if _seen(seat, one))


@use("document.read")
def print_file(seat: Seat, id: Id, what: Print, trucker: Line = "", note: Line = "") -> bytes:
    """A paper of a file as PDF, as the file stands now. Refused where it cannot be made."""
    if not _seen(seat, what):
        raise Refused("this paper is the firm's own")
    entry, record = read_entry(seat, id)
    return chase_letter_pdf(seat, id) if what is Print.PAPERS_WANTED else _made(seat, record, entry, what, trucker, note)


@use("document.read")
def letter_text(seat: Seat, id: Id, what: Print) -> str:
    """A letter of a file in plain words, as an e-mail holds it. Refused for what is no letter."""
    entry, record = read_entry(seat, id)
    if not _seen(seat, what):
        raise Refused("this paper is the firm's own")
    return letters.text(_letter(seat, record, entry, what))


def _seen(seat: Seat, what: Print) -> bool:
    return not seat.only or what not in _FIRMS_OWN


def _why_not(what: Print, file: File, missing: bool, held: bool) -> str:
    goods = what in (Print.FORM_7501, Print.FORM_3461, Print.WORKSHEET, Print.DELIVERY_ORDER, Print.DUTY_ADVICE)
    if goods and not file.lines:
        return "the file has no lines yet"
    if what is Print.PAPERS_WANTED and not missing:
        return "no paper is missing"
    if what is Print.RELEASE_NOTICE and state(file.tracks, "release") != "released":
        return "the goods are not released"
    if what is Print.HOLD_NOTICE and not held:
        return "nothing holds the goods"
    return ""


def _made(seat: Seat, record: Record[File], entry: Entry, what: Print, trucker: str, note: str) -> bytes:
    if what in (Print.FORM_7501, Print.WORKSHEET):
        worked = work(entry, seat.day)
        if what is Print.FORM_7501:
            return form_7501(entry, worked.assessment, draft=_draft(record.value, worked))
        return worksheet(entry, worked.assessment, findings=worked.findings)
    if not entry.lines and what in (Print.FORM_3461, Print.DELIVERY_ORDER):
        raise Refused("the file has no lines yet")
    if what is Print.FORM_3461:
        return form_3461(entry, draft=_draft(record.value, work(entry, seat.day)))
    return letters.pdf(_letter(seat, record, entry, what, trucker, note))


def _draft(file: File, worked: Worked) -> bool:
    """Whether it is not what was or may be filed."""
    return fatal(worked.findings) or not file.number


def _letter(seat: Seat, record: Record[File], entry: Entry, what: Print, trucker: str = "", note: str = "") -> LetterSheet:
    file = record.value
    with seat.read() as book:
        about = _about(seat, book, record, entry)
        held = [one.value for one in book.all(HOLDS, {"file": record.id, "over": False})]
        wanted = [one.value for one in book.all(PAPERS, {"file": record.id, "state": PaperState.MISSING})]
    clocks = clocks_of(file, held)
    if reason := _why_not(what, file, bool(wanted), bool(held)):
        raise Refused(reason)
    needed, released = needed_by(file, clocks), day(file, "release")
    match what:
        case Print.DELIVERY_ORDER:
            gone = released if state(file.tracks, "release") == "released" else None
            delivery = Delivery(seat.day, gone, _free(seat, record.id), trucker, None, note)
            return delivery_order(replace(entry, reference=entry.reference or file.reference or record.id), delivery)
        case Print.RELEASE_NOTICE:
            return client_letters.release_notice(about, released, entry.transport.location, needed.get(SUMMARY))
        case Print.HOLD_NOTICE:
            stands = [Standing(one.agency, one.reason, _ends(one.kind), KINDS[one.kind].cite if one.kind in KINDS else "19 U.S.C. 1499(a)")
                      for one in held]
            papers = [(one.name, needed.get(one.stage)) for one in wanted if one.whom == "client" and one.stage == RELEASE]
            return client_letters.hold_notice(about, stands, papers)
        case Print.DUTY_ADVICE:
            due = needed.get(SUMMARY)
            return client_letters.duty_advice(about, _owed(work(entry, seat.day).assessment), due,
                                              _PAYMENTS.get(entry.payment.kind, "not chosen yet"))
    raise Refused(f"{what.value} is no letter")


def _about(seat: Seat, book: Book, record: Record[File], entry: Entry) -> About:
    client, firm = book.many(CLIENTS, [record.value.client]).get(record.value.client), book.one(FIRMS, {})
    return About(
        seat.day, firm.value.name if firm else entry.broker.name or "Your customs broker",
        client.value.name if client else entry.importer.name or "the importer", record.value.reference or record.id, printed_number(record.value),
        entry.lines[0].description if entry.lines else "",
    )


def _owed(assessment: Assessment) -> list[Owed]:
    """What is deposited, by what it is; what is nothing is left out."""
    told = (("Duty", assessment.duty), ("Antidumping duty", assessment.antidumping), ("Countervailing duty", assessment.countervailing),
            ("Internal revenue tax", assessment.tax), *((fee.name, fee.amount) for fee in assessment.fees))
    return [Owed(name, cents) for name, cents in told if cents or name == "Duty"]


def _ends(kind: str) -> str:
    return "; ".join(one.what for one in KINDS[kind].steps) if kind in KINDS else ""


def _free(seat: Seat, id: str) -> date | None:
    """The last day on which no box of the file costs anything; None where no tariff says."""
    days = [one.cost.last_free for one in file_storage(seat, id) if one.cost.last_free is not None]
    return min(days, default=None)
