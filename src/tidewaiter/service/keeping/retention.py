"""What is kept until when, what is on hold, and having what is past its time removed. Nothing goes unless a named person has it go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tidewaiter.clearance import retention
from tidewaiter.clearance.file import File
from tidewaiter.clearance.retention import Kept, LegalHold, Reach, RetentionFacts, Subject
from tidewaiter.findings import Finding, Severity
from tidewaiter.parties.firm import FirmKind
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line, Words
from tidewaiter.store.erasing import Open, erase_file
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.keeping import LEGAL_HOLDS, RETENTION_FACTS
from tidewaiter.store.kinds.parties import FIRMS
from tidewaiter.store.ledger import Book, Page
from tidewaiter.values import immutable


@immutable
class KeptFile:
    """A file and until when it is kept; `stops` say why it may not go today, and are empty where it may."""

    file: Id
    reference: Line
    kept: Kept
    stops: tuple[Finding, ...]


@immutable
class Removed:
    """What went with a file: records by their kinds, and messages whose bytes were emptied."""

    file: Id
    went: Mapping[str, int]


@use("retention.read")
def kept_files(seat: Seat, after: str = "", limit: int = 50) -> tuple[tuple[KeptFile, ...], str]:
    """A page of the firm's files, the oldest first, with until when each is kept; and the cursor of the next."""
    with seat.read() as book:
        page: Page[File] = book.find(FILES, after=after, limit=limit)
        holds, keeper = _holds(book), _keeper(book)
        facts = {one.value.file: one.value for one in book.all(RETENTION_FACTS, {"file": tuple(record.id for record in page.records)})}
        return tuple(_kept(record, facts.get(record.id), holds, keeper, _day(seat)) for record in page.records), page.next


@use("retention.read")
def may_go(seat: Seat, most: int = 1000) -> tuple[KeptFile, ...]:
    """The files that are past their time and on no hold, for a person to decide on; the oldest first."""
    found: list[KeptFile] = []
    after = ""
    while len(found) < most:
        files, after = kept_files(seat, after, 500)
        found += [one for one in files if not one.stops]
        if not after:
            break
    return tuple(found[:most])


@use("retention.read")
def holds(seat: Seat) -> list[Record[LegalHold]]:
    """All legal holds, those that were lifted too."""
    with seat.read() as book:
        return book.all(LEGAL_HOLDS)


@use("retention.write")
def place_hold(seat: Seat, reach: Reach, subject: Id, reason: Line, note: Words = "") -> Record[LegalHold]:
    """Have records kept whatever their time: of a file, of a client, or all. Refused without a reason or a subject."""
    if not reason.strip() or bool(subject) == (reach is Reach.ALL):
        raise Refused("a hold has a reason, and names its client or file unless it is on everything")
    with seat.write(reason) as book:
        if reach is Reach.FILE:
            book.get(FILES, subject)
        return book.add(LEGAL_HOLDS, LegalHold(reach, reason, seat.id, seat.day, subject, note))


@use("retention.write")
def lift_hold(seat: Seat, id: Id, why: Words, version: int | None = None) -> Record[LegalHold]:
    """Lift a hold, with the reason. Refused where it was lifted already."""
    with seat.write(why) as book:
        there = book.get(LEGAL_HOLDS, id)
        if there.value.lifted_on is not None or not why.strip():
            raise Refused("the hold was lifted already" if there.value.lifted_on else "lifting a hold has a reason")
        lifted = replace(there.value, lifted_by=seat.id, lifted_on=seat.day, lifted_why=why)
        return book.change(LEGAL_HOLDS, id, lifted, version)


@use("retention.write")
def say(seat: Seat, facts: RetentionFacts, version: int | None = None) -> Record[RetentionFacts]:
    """What decides how long a file is kept and its days do not show: marks and days of law/retention.yaml. Refused for others."""
    strange = set(facts.marks) - retention.marks().keys() | set(facts.days) - {rule.after for rule in retention.rules()}
    if strange:
        raise Refused(f"law/retention.yaml has no {', '.join(sorted(strange))}")
    for name, told in facts.days.items():
        try:
            date.fromisoformat(told)
        except ValueError:
            raise Refused(f"{name} is {told!r}, and a day is written as 2026-03-10") from None
    with seat.write("how long the file is kept") as book:
        book.get(FILES, facts.file)
        there = book.one(RETENTION_FACTS, {"file": facts.file})
        return book.change(RETENTION_FACTS, there.id, facts, version) if there else book.add(RETENTION_FACTS, facts)


@use("retention.write")
def remove(seat: Seat, files: Sequence[Id], why: str) -> list[Removed]:
    """Have files removed for good, all of them or none: Refused, with why, where one may not go.

    What they held goes, from the records, the log and the messages; that they were, who changed them and who had them removed, stays.
    """
    if not why.strip():
        raise Refused("removing records has a reason")
    with seat.write(why) as book:
        held, keeper, day = _holds(book), _keeper(book), _day(seat)
        found: list[Finding] = []
        terms: dict[str, Kept] = {}
        for id in dict.fromkeys(files):
            record = book.get(FILES, id)
            facts = book.one(RETENTION_FACTS, {"file": id})
            told = _kept(record, facts.value if facts else None, held, keeper, day)
            terms[id], found = told.kept, [*found, *told.stops]
        if found:
            raise Refused("not all of these may go", tuple(found))
        removed = []
        for id, term in terms.items():
            try:
                went = dict(erase_file(book, id))
            except Open as error:
                raise Refused("not all of these may go", (
                    Finding("RET-OPEN", Severity.FATAL, id, str(error), "docs/filing.md", "Settle it: `tidewaiter outbox`."),)) from None
            book.tell("retention.removed", FILES, id, {"kept until": str(term.until), "by": list(term.cites), "went": went})
            removed.append(Removed(id, went))
        return removed


def _holds(book: Book) -> list[LegalHold]:
    return [one.value for one in book.all(LEGAL_HOLDS)]


def _keeper(book: Book) -> str:
    """Whose duties the firm has: an importer's where it says that it files for itself, else a broker's, whose periods are never shorter."""
    firm = book.one(FIRMS, {})
    return retention.IMPORTER if firm is not None and firm.value.kind is FirmKind.IMPORTER else retention.BROKER


def _kept(record: Record[File], facts: RetentionFacts | None, holds: Sequence[LegalHold], keeper: str, day: date) -> KeptFile:
    file = record.value
    days = {**file.days, **(facts.days if facts else {})}
    known = {name: date.fromisoformat(told[:10]) for name, told in days.items() if told}
    told = retention.kept(Subject(known, file.type, keeper, frozenset(facts.marks if facts else ())))
    stopping = retention.holding(holds, file.client, record.id, day)
    return KeptFile(record.id, file.reference or "", told, tuple(retention.stops(told, stopping, record.id, day)))


def _day(seat: Seat) -> date:
    """The day that it is, or was, everywhere: a period is not over while its last day goes on in Hawaii."""
    return (seat.at - timedelta(hours=12)).date()
