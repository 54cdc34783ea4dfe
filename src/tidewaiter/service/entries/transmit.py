"""Sending: what a licensed broker made ready goes into the outbox in the transaction that moves the file, once, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tidewaiter.abi.build import cargo_release_batch, correction_batch, deletion_batch, entry_summary_batch, release_cancellation_batch
from tidewaiter.abi.cargo_release import CANCELLATION_REASONS
from tidewaiter.abi.control_number import application_of_batch, control_number, sender_of, with_control
from tidewaiter.abi.draft import Message
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.file import File, Transmission
from tidewaiter.clearance.resend import Course, Purpose, course
from tidewaiter.clearance.sent import sent
from tidewaiter.clearance.states import state
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.party import Party
from tidewaiter.entry.release import Cancellation
from tidewaiter.filing.wire import WrongWire
from tidewaiter.filing.wires import peer as peer_of
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.parties.power import Business
from tidewaiter.service.entries.compute import law, read_entry, with_sums, work
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.entries.reading import content, entry_of, lines_in, own
from tidewaiter.service.gate import gate_in
from tidewaiter.service.outbox import gateway
from tidewaiter.service.parties import authority
from tidewaiter.service.parties.clients import whole_number
from tidewaiter.service.prepare import Worked
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Words
from tidewaiter.store import filings
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Book
from tidewaiter.values import immutable

WITHDRAWS = frozenset({Purpose.DELETION, Purpose.CANCELLATION})      # what moves nothing, and goes whoever the file's parties are


@immutable
class Wish:
    """What is to be sent, by which gateway to CBP's side (docs/filing.md), and why.

    A cancellation has a reason of CATAIR, 01 to 12, and with 02, 03 and 04 the number that takes the entry's place.
    """

    purpose: Purpose
    gateway: Code
    why: Words = ""
    reason: Code = ""
    replacement: Code = ""


@immutable
class Approval:
    """A broker's word that a file is ready as it stands."""

    why: Words = ""


@use("entry.approve")
def approve_file(seat: Seat, id: Id, version: int, approval: Approval) -> Record[File]:
    """Make a file ready to be sent, as it stands now: a licensed broker's own act. Refused where the law finds it unfit."""
    entry, record = read_entry(seat, id)
    worked = work(entry, seat.day)
    if fatal(worked.findings):
        raise Refused("it is not ready: there are fatal findings", _fatal(worked.findings))
    with seat.write(approval.why or "made ready") as book:
        now = _same(seat, book, id, version, entry)
        if record.version != version:
            raise Refused("the file changed meanwhile; look at it again")
        stands = state(now.value.tracks, "preparation")
        if stands == "sent":                     # another message of the file: made ready anew
            now, _ = tell(book, now, [FileEvent(id, "file.changed", seat.at, by=seat.id)])
        event = "review.passed" if stands == "in_review" else "file.readied"
        now, found = tell(book, now, [] if stands == "ready" else [FileEvent(id, event, seat.at, by=seat.id)])
        if state(now.value.tracks, "preparation") != "ready":
            raise Refused("the file cannot be made ready as it stands", found)
        return book.change(FILES, id, replace(with_sums(now.value, entry, worked), approved=content(entry)))


@use("entry.transmit")
def transmit_file(seat: Seat, id: Id, version: int, wish: Wish) -> Record[Transmission]:
    """Queue a message of a file for CBP, with every gate closed behind it; else nothing is sent, and all that is open is told.

    What it is, filed anew or in the place of what is on file, follows from where the file stands. The gates: the firm's licence and permit,
    the client's power of attorney and bond, decisions and reviews, the screening of its parties, fatal findings, and that nothing changed
    since it was made ready. The message, the move of the file and the record of who sent it are one transaction.
    """
    entry, record = read_entry(seat, id)
    if record.version != version:
        raise Refused("the file has changed since it was read; look at it again")
    if wish.purpose is Purpose.CANCELLATION and wish.reason not in CANCELLATION_REASONS:
        raise Refused("a cargo release is cancelled for a reason of CATAIR, 01 to 12")
    day, whole = seat.day, filled(seat, entry, record.value.client)
    worked = work(whole, day)
    going = course(record.value.tracks, wish.purpose)
    message = message_of(whole, worked, going, day, Cancellation(wish.reason, wish.replacement))
    found = findings_of(worked, message, wish.purpose)
    try:
        with seat.write(wish.why or f"{wish.purpose} sent") as book:
            now = _same(seat, book, id, version, entry)
            stands = (*going.refused, *approved(now, entry), *authority.gate(book, now.value.client, now.value.port, Business.ENTRY, day).findings,
                      *gate_in(seat, book, id, law(), found, withdraws=wish.purpose in WITHDRAWS))
            if fatal(stands):
                raise Refused("it is not sent: a gate is open", _fatal(stands))
            return _queued(seat, book, now, entry, worked, message, wish, len(set(stands)))
    except Refused as refused:
        with seat.write(wish.why) as book:       # that somebody tried, and what stopped it
            rules = sorted({one.rule for one in refused.findings})
            book.tell("refused", FILES, id, {"purpose": wish.purpose.value, "said": str(refused), "rules": rules})
        raise


def _same(seat: Seat, book: Book, id: str, version: int, entry: Entry) -> Record[File]:
    """The file, if it is what was computed."""
    now = own(seat, book, id)
    if now.version != version or content(entry_of(now.value, lines_in(book, id))) != content(entry):
        raise Refused("the file changed meanwhile; look at it again")
    return now


def _fatal(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(one for one in found if one.severity is Severity.FATAL))


def approved(record: Record[File], entry: Entry) -> list[Finding]:
    """Why the file is not what a licensed broker made ready; nothing where it is."""
    stands = state(record.value.tracks, "preparation")
    if stands not in ("ready", "sent"):
        return [Finding("FILE-NOT-READY", Severity.FATAL, "file", f"the file is {stands.replace('_', ' ')}, not ready", "19 CFR 111.28(a)",
                        "Have it reviewed, and made ready by a licensed broker.")]
    if record.value.approved != content(entry):
        return [Finding("FILE-CHANGED", Severity.FATAL, "file", "the file is not what was made ready", "19 CFR 111.28(a)",
                        "Have it made ready again.")]
    return []


def message_of(entry: Entry, worked: Worked, going: Course, day: date, cancelled: Cancellation) -> Message:
    """The message that goes; one that does not go is made as if nothing were on file."""
    made: dict[Purpose, Callable[[], Message]] = {
        Purpose.RELEASE:    lambda: cargo_release_batch(entry, worked.assessment, action="R", transmitted=entry.days.summary)
                            if going.action == "R" and worked.release.text else worked.release,
        Purpose.SUMMARY:    lambda: entry_summary_batch(entry, worked.assessment, action="R", transmitted=entry.days.summary)
                            if going.action == "R" else worked.summary,
        Purpose.CORRECTION: lambda: correction_batch(entry, worked.assessment, transmitted=day),
        Purpose.DELETION:   lambda: deletion_batch(entry, transmitted=day),
        Purpose.CANCELLATION: lambda: release_cancellation_batch(entry, cancelled, transmitted=day),
    }
    return made[going.purpose]()


def findings_of(worked: Worked, message: Message, purpose: Purpose) -> tuple[Finding, ...]:
    """The findings that concern what is sent: those of the other message do not."""
    others = {Purpose.RELEASE: worked.summary.findings, Purpose.SUMMARY: worked.release.findings}.get(purpose, ())
    mine = set(message.findings)
    kept = () if purpose in WITHDRAWS else (one for one in worked.findings if one in mine or one not in others)
    found = dict.fromkeys([*kept, *message.findings])
    if not message.text:
        none = f"there is no {purpose} to send for an entry of this type"
        found[Finding("FILE-NO-MESSAGE", Severity.FATAL, "file", none, "CATAIR Entry Summary, pages ESF-178 and ESF-180", "")] = None
    return tuple(found)


def filled(seat: Seat, entry: Entry, client: str) -> Entry:
    """The entry with the personal number of its client whole, as CBP wants it. It is kept nowhere else than with the client, sealed."""
    if "*" not in entry.importer.number + entry.consignee.number:
        return entry
    with seat.read() as book:
        record = book.get(CLIENTS, client)
        shown, whole = record.value.number, whole_number(book, record)

    def party(one: Party) -> Party:
        return replace(one, number=whole) if one.number == shown else one

    return replace(entry, importer=party(entry.importer), consignee=party(entry.consignee))


def _queued(
    seat: Seat, book: Book, record: Record[File], entry: Entry, worked: Worked, message: Message, wish: Wish, findings: int,
) -> Record[Transmission]:
    before = [one for one in book.all(TRANSMISSIONS, {"file": record.id}) if one.value.purpose == wish.purpose]
    try:
        address = gateway(wish.gateway)
    except WrongWire as error:
        raise Refused(str(error)) from None
    control, body = _control(book, message.text.encode("ascii"), address, len(before))
    application, subject = application_of_batch(body), record.value.heading.filer + record.value.heading.number
    try:
        filings.queue(
            book.connection, control=control, peer=peer_of(address, sender_of(body)), sender=sender_of(body), application=application,
            subject=subject, body=body, at=seat.at,
        )
    except (filings.Taken, WrongWire) as error:
        raise Refused(str(error)) from None
    told = [replace(one.event, file=record.id) for one in sent(body, seat.at, control, seat.id)]
    moved, _ = tell(book, record, told)
    book.change(FILES, record.id, with_sums(moved.value, entry, worked))
    return book.add(TRANSMISSIONS, Transmission(
        record.id, control, application, wish.purpose.value, seat.id, seat.person.licence, seat.at, hashlib.sha256(body).hexdigest(),
        worked.assessment.edition[:300], content(entry), "queued", findings,
    ))


def _control(book: Book, body: bytes, address: str, occurrence: int) -> tuple[str, bytes]:
    """A control number that stands for no other message, and the batch with it: a summary after its deletion is another message."""
    while True:
        control = control_number(body, address, occurrence)
        if filings.find(book.connection, control) is None:
            return control, with_control(body, control)
        occurrence += 1
