"""A file and its lines: made, read, changed, found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.file import File, FileLine, Reply, Transmission, file_line, printable
from tidewaiter.clearance.shown import shown
from tidewaiter.clearance.states import begin, state
from tidewaiter.clearance.triggers import as_days, triggers
from tidewaiter.codes import entry_types
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line as EntryLine
from tidewaiter.entry.party import Party
from tidewaiter.findings import Finding
from tidewaiter.numbers import entry_number, importer_number
from tidewaiter.service.clearance.refresh import refresh
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.entries.reading import lines_in, on_paper, own, uncomputed
from tidewaiter.service.parties.powers import of_client
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Between, Code, Count, Id, Line, Shape, Words
from tidewaiter.store import files as found_by
from tidewaiter.store.events import Event
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, HAPPENINGS, LINES, REPLIES, TRANSMISSIONS
from tidewaiter.store.ledger import Book, Missing, Page
from tidewaiter.values import immutable

MOST_LINES = 999             # CATAIR Entry Summary, record 40: three digits
MostFound = Annotated[int, Between(1, 50)]
Filer = Annotated[str, Shape(3, 3, "^[A-Z0-9]*$")]
Serial = Annotated[str, Shape(7, 7, "^[0-9]*$")]


@immutable
class NewFile:
    """What a file begins with. The heading is the entry without its lines; what the papers do not say is left empty, never guessed."""

    client: Id
    heading: Entry
    reference: Code | None = None
    writer: Id = ""
    team: Line = ""
    lines: tuple[EntryLine, ...] = ()


@immutable
class Heading:
    """A change of a file beside its lines."""

    heading: Entry
    reference: Code | None = None
    writer: Id = ""
    team: Line = ""
    why: Words = ""


@immutable
class ChangedLine:
    """A line as it is to stand, and what it was built from."""

    line: EntryLine
    product: Id = ""
    product_version: Count = 0
    why: Words = ""


@dataclass(frozen=True)
class Change:
    """A change as the log tells it: the fields that it changed, as they were and as they are."""

    seq: int
    at: str
    by: str
    action: str
    version: int
    why: str
    before: dict[str, Any]
    after: dict[str, Any]

    @staticmethod
    def of(event: Event) -> Change:
        told = event.as_json()
        return Change(event.seq, event.at, event.by, event.action, event.version, event.why, told["before"], told["after"])


@dataclass(frozen=True)
class Opened:
    """A file with its lines, as a screen opens it."""

    file: Record[File]
    lines: tuple[Record[FileLine], ...]
    findings: tuple[Finding, ...] = field(default=())


@use("entry.write")
def add_file(seat: Seat, new: NewFile) -> Record[File]:
    """A new draft with its lines. Refused where its client is not there, or its lines or its numbers do not go."""
    _lines_fit(new.lines)
    heading = masked(new.heading)
    with seat.write("a new file") as book:
        of_client(book, new.client)
        return put_file(book, drawn(File(new.client, heading, reference=new.reference, writer=new.writer or seat.id, team=new.team)), new.lines)


def put_file(book: Book, file: File, lines: Sequence[EntryLine]) -> Record[File]:
    """Write a new file and its lines within a transaction."""
    days = as_days(triggers((), file.type, on_paper(file.heading)))
    made = replace(file, lines=len(lines), tracks=begin(summary=file.type not in entry_types.WITHOUT_SUMMARY), days=days)
    record = book.add(FILES, replace(made, state=shown(made.tracks).state))
    kept = [file_line(record.id, line) for line in lines]
    book.add_all(LINES, kept)
    found_by.refer_new(book, [record])
    refresh(book, record, (), kept)
    return record


@use("entry.read")
def file(seat: Seat, id: Id) -> Record[File]:
    """One file."""
    with seat.read() as book:
        return own(seat, book, id)


@use("entry.read")
def open_file(seat: Seat, id: Id) -> Opened:
    """One file with all its lines."""
    with seat.read() as book:
        return Opened(own(seat, book, id), tuple(lines_in(book, id)))


@use("entry.read")
def files(
    seat: Seat, *, state: tuple[Code, ...] = (), client: Id = "", writer: Id = "", after: str = "", limit: int = 50,
) -> Page[File]:
    """The files of the firm, the newest first; by state, client, writer."""
    where: dict[str, Any] = {}
    if state:
        where["state"] = tuple(state)
    if client or seat.only:
        where["client"] = seat.only or client
    if seat.only and client and client != seat.only:
        return Page((), "")
    if writer:
        where["writer"] = writer
    with seat.read() as book:
        return book.find(FILES, where, order="created_at", descending=True, after=after, limit=limit)


@dataclass(frozen=True)
class FoundFile:
    """A file, and by which reference it was found."""

    file: Record[File]
    kind: str
    reference: str


@use("entry.read")
def search_files(seat: Seat, text: Line, most: MostFound = 20) -> tuple[FoundFile, ...]:
    """The files that have a reference which begins with a text: entry number, bill, container, invoice, party, the firm's own number.

    In the order of the references that were found.
    """
    with seat.read() as book:
        return tuple(FoundFile(*found) for found in found_by.search(book, text, client=seat.only, most=most))


@use("entry.write")
def change_file(seat: Seat, id: Id, version: int, change: Heading) -> Record[File]:
    """The file with another heading. What was computed is no longer known."""
    heading = masked(change.heading)
    with seat.write(change.why) as book:
        there = own(seat, book, id)
        editable(there)
        new = drawn(replace(there.value, heading=heading, reference=change.reference, writer=change.writer, team=change.team))
        record = changed(seat, book, there, new, version)
        found_by.refer(book, record)
        return record


@use("entry.read")
def file_lines(seat: Seat, id: Id) -> tuple[Record[FileLine], ...]:
    """The lines of a file, in order."""
    with seat.read() as book:
        own(seat, book, id)
        return tuple(lines_in(book, id))


@use("entry.read")
def line_of_file(seat: Seat, id: Id, number: Count) -> Record[FileLine]:
    """One line of a file by its number."""
    with seat.read() as book:
        own(seat, book, id)
        return _line(book, id, number)


@use("entry.write")
def change_file_line(seat: Seat, id: Id, number: Count, version: int, change: ChangedLine) -> Record[FileLine]:
    """A line as it is to stand; it keeps its number."""
    with seat.write(change.why) as book:
        there = own(seat, book, id)
        editable(there)
        kept = _line(book, id, number)
        stated = replace(change.line, number=number) if change.line.number != number else change.line
        record = book.change(LINES, kept.id, file_line(id, stated, change.product, change.product_version), version)
        if record.version != kept.version:
            changed(seat, book, there, there.value)
        return record


@use("entry.write")
def add_file_line(seat: Seat, id: Id, change: ChangedLine) -> Record[FileLine]:
    """A line after the last."""
    with seat.write(change.why) as book:
        there = own(seat, book, id)
        editable(there)
        last = max((one.value.number for one in lines_in(book, id)), default=0)
        if last >= MOST_LINES:
            raise Refused(f"an entry summary has at most {MOST_LINES} lines")
        record = book.add(LINES, file_line(id, replace(change.line, number=last + 1), change.product, change.product_version))
        changed(seat, book, there, replace(there.value, lines=there.value.lines + 1))
        return record


@use("entry.write")
def remove_file_line(seat: Seat, id: Id, number: Count, version: int) -> None:
    """Take a line out; those after it move up, so that the numbers stay whole."""
    with seat.write("a line taken out") as book:
        there = own(seat, book, id)
        editable(there)
        kept = _line(book, id, number)
        book.remove(LINES, kept.id, version)
        for one in lines_in(book, id):
            if (above := one.value.number - 1) >= number:
                book.change(LINES, one.id, replace(one.value, number=above, line=replace(one.value.line, number=above)))
        changed(seat, book, there, replace(there.value, lines=there.value.lines - 1))


@use("entry.write")
def assign_entry_number(seat: Seat, id: Id, version: int, filer: Filer, serial: Serial) -> Record[File]:
    """Give a file its entry number: filer code and seven digits; the check digit is found. Doubled where another file has it."""
    try:
        number = entry_number.validate(filer + serial + entry_number.check_digit(filer, serial))
    except ValueError as error:
        raise Refused(str(error)) from None
    with seat.write("an entry number") as book:
        there = own(seat, book, id)
        editable(there)
        heading = replace(there.value.heading, filer=filer, number=number[3:])
        record = changed(seat, book, there, drawn(replace(there.value, heading=heading)), version)
        found_by.refer(book, record)
        return record


@dataclass(frozen=True)
class Messages:
    """What was sent for a file, and what came."""

    sent: tuple[Record[Transmission], ...]
    came: tuple[Record[Reply], ...]


@use("entry.read")
def file_messages(seat: Seat, id: Id) -> Messages:
    """What was sent for a file, and what came, in their order."""
    with seat.read() as book:
        own(seat, book, id)
        return Messages(tuple(book.all(TRANSMISSIONS, {"file": id})), tuple(book.all(REPLIES, {"file": id}, order="message")))


@use("entry.read")
def file_history(seat: Seat, id: Id, since: Count = 0) -> tuple[Change, ...]:
    """Every change of a file after a place in the log: who, when, why, before, after."""
    with seat.read() as book:
        own(seat, book, id)
        return tuple(Change.of(event) for event in book.history(FILES, id, after=since))


# within a transaction

def changed(seat: Seat, book: Book, record: Record[File], value: File, version: int | None = None) -> Record[File]:
    """The file with another content: what was computed is no longer known, and what was ready or under review no longer is."""
    if value.heading != record.value.heading:            # the days that start clocks hang on the heading alone, and on what happened
        past = [one.value.event for one in book.all(HAPPENINGS, {"file": record.id})]
        value = replace(value, days=as_days(triggers(past, value.type, on_paper(value.heading))))
    made = book.change(FILES, record.id, uncomputed(value), version)
    if made.version != record.version and state(value.tracks, "preparation") in ("ready", "in_review"):
        made, _ = tell(book, made, [FileEvent(record.id, "file.changed", seat.at, by=seat.id)])
    return made


def drawn(file: File) -> File:
    """The file with what stands in columns drawn from its heading."""
    heading = file.heading
    return replace(
        file, filer=_code(heading.filer, 3), number=_code(heading.number, 8) or None, type=_code(heading.type, 2), port=_code(heading.port, 4),
        mode=_code(heading.transport.mode, 2), importer=printable(heading.importer.name),
    )


def _code(text: str, most: int) -> str:
    return text if len(text) <= most and text.isascii() and text.isalnum() else ""


def masked(heading: Entry) -> Entry:
    """The heading with personal numbers masked: whole they stand with the client alone, and are filled in when a message is made."""
    def shown(number: str) -> str:                  # any other stays as it was written: what is wrong with it is a finding
        return importer_number.mask(number) if importer_number.kind(number) == "ssn" else number

    def party(one: Party | None) -> Party | None:
        return None if one is None else replace(one, number=shown(one.number))

    if heading.lines:
        heading = replace(heading, lines=())
    importer, consignee = party(heading.importer), party(heading.consignee)
    assert importer is not None and consignee is not None
    return replace(
        heading, importer=importer, consignee=consignee, seller=party(heading.seller), buyer=party(heading.buyer),
        notify=shown(heading.notify),
    )


def _line(book: Book, id: str, number: Count) -> Record[FileLine]:
    found = book.one(LINES, {"file": id, "number": number})
    if found is None:
        raise Missing(f"file {id} has no line {number}")
    return found


def _lines_fit(lines: Sequence[EntryLine]) -> None:
    if [one.number for one in lines] != list(range(1, len(lines) + 1)):
        raise Refused("the lines are numbered 1, 2, 3 ... in their order")
    if len(lines) > MOST_LINES:
        raise Refused(f"an entry summary has at most {MOST_LINES} lines")


def editable(record: Record[File]) -> None:
    """What is with CBP is not changed under it: a correction, a replacement or a deletion is a message of its own."""
    if record.value.state in FROZEN:
        raise Refused(f"the file is {record.value.state}; it cannot be changed as it stands")


FROZEN = frozenset({"closed", "cancelled"})
