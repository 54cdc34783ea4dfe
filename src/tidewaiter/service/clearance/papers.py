"""The papers of a file: the checklist, what came, what is waived and why, and the letter that asks for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tidewaiter.clearance.document_kinds import RELEASE
from tidewaiter.clearance.documents import Chase, FileDocument, PaperState, chase, checked
from tidewaiter.clearance.file import printed_number
from tidewaiter.findings import Finding, Severity
from tidewaiter.papers.chase_letter import ChaseLetter, WantedPaper, pdf, text
from tidewaiter.service.clearance.refresh import clocks_of, needed_by, retask
from tidewaiter.service.entries.reading import own
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Name, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import PAPERS
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.parties import CLIENTS, FIRMS
from tidewaiter.store.ledger import Book, Missing
from tidewaiter.values import immutable


@immutable
class NewPaper:
    """A paper that a file needs beside what the law asks: the client's own, or one that CBP asked for by telephone."""

    name: Name
    why: Line = ""
    cite: Line = ""
    whom: Code = "client"
    stage: Code = RELEASE


@dataclass(frozen=True)
class Letter:
    """A letter that asks for papers: to whom, for how many, its words, and by when the first is needed."""

    to: Line
    papers: int
    first: date | None
    text: str


@use("document.read")
def file_papers(seat: Seat, id: Id) -> tuple[Record[FileDocument], ...]:
    """The papers that a file needs, with the reason of each, and whether it came."""
    with seat.read() as book:
        own(seat, book, id)
        return tuple(book.all(PAPERS, {"file": id}))


@use("document.read")
def paper(seat: Seat, id: Id) -> Record[FileDocument]:
    """One paper of a file's checklist."""
    with seat.read() as book:
        return own_paper(seat, book, id)


@use("document.write")
def add_file_paper(seat: Seat, id: Id, new: NewPaper) -> Record[FileDocument]:
    """Put a paper on a file's checklist. Refused where it stands there."""
    with seat.write(new.why) as book:
        record = own(seat, book, id)
        if any(one.value.name == new.name and one.value.key == new.name for one in book.all(PAPERS, {"file": id})):
            raise Refused(f"{new.name} is on the checklist already")
        made = book.add(PAPERS, FileDocument(id, record.value.client, "asked", new.name, new.name, new.why, new.cite, new.stage, new.whom))
        retask(book, record)
        return made


@use("document.write")
def receive_paper(seat: Seat, id: Id, version: int, document: Id = "") -> Record[FileDocument]:
    """Mark a paper as received, with the document that it is kept as."""
    return _set(seat, id, version, "", state=PaperState.RECEIVED, document=document, received=seat.at, waived_by="", waived_why="")


@use("document.write")
def waive_paper(seat: Seat, id: Id, version: int, why: Words) -> Record[FileDocument]:
    """Do without a paper. Refused without a reason."""
    if not why.strip():
        raise Refused("a paper is waived with a reason", (Finding(
            "DOC-WAIVED-SILENTLY", Severity.FATAL, "why", "no reason is given", "19 CFR 141.92, 111.28", "Say why it is not needed."),))
    return _set(seat, id, version, why, state=PaperState.WAIVED, waived_by=seat.id, waived_why=why)


@use("document.write")
def miss_paper(seat: Seat, id: Id, version: int, why: Words = "") -> Record[FileDocument]:
    """Mark a paper as missing again: what came was another, or will not do."""
    return _set(seat, id, version, why, state=PaperState.MISSING, document="", received=None, waived_by="", waived_why="")


@use("document.read")
def chase_letter(seat: Seat, id: Id, whom: Code = "") -> Letter:
    """The letter that asks for a file's missing papers, of one source or of all. Refused where none is missing."""
    with seat.read() as book:
        found = _chase(seat, book, id, whom)
    return Letter(found.to, len(found.asked), next((one.by for one in found.asked if one.by), None), text(_printed(found)))


@use("document.read")
def chase_letter_pdf(seat: Seat, id: Id, whom: Code = "") -> bytes:
    """The letter that asks for a file's missing papers, as a PDF. Refused where none is missing."""
    with seat.read() as book:
        found = _chase(seat, book, id, whom)
    return pdf(_printed(found))


@use("document.write")
def record_chase(seat: Seat, id: Id, whom: Code = "") -> tuple[Record[FileDocument], ...]:
    """Record that the letter for a file's missing papers went out today. Refused where none is missing."""
    with seat.write("asked for papers") as book:
        wanted = {one.name for one in _chase(seat, book, id, whom).asked}
        return tuple(
            book.change(PAPERS, one.id, replace(one.value, asked=(*one.value.asked, seat.at)))
            for one in book.all(PAPERS, {"file": id, "state": PaperState.MISSING}) if one.value.name in wanted
        )


def _set(seat: Seat, id: str, version: int, why: str, **fields: object) -> Record[FileDocument]:
    with seat.write(why) as book:
        there = own_paper(seat, book, id)
        made = book.change(PAPERS, id, replace(there.value, **fields), version)      # type: ignore[arg-type]
        retask(book, book.get(FILES, there.value.file))
        return made


def _chase(seat: Seat, book: Book, id: str, whom: str) -> Chase:
    record = own(seat, book, id)
    file = record.value
    client, firm = book.many(CLIENTS, [file.client]).get(file.client), book.one(FIRMS, {})
    papers = [one.value for one in book.all(PAPERS, {"file": id})]
    found = chase(
        papers, seat.day, needed_by(file, clocks_of(file)), sender=firm.value.name if firm else "Your customs broker",
        to=client.value.name if client else file.importer or "the importer", file=file.reference or id, entry=printed_number(file), whom=whom,
    )
    if found is None:
        raise Refused("no paper is missing")
    return found


def _printed(found: Chase) -> ChaseLetter:
    wanted = [WantedPaper(one.name, one.why, one.cite, one.by, one.consequence, one.consequence_cite) for one in found.asked]
    return ChaseLetter(found.day, found.sender, found.to, found.file, wanted, found.entry, found.goods)


def own_paper(seat: Seat, book: Book, id: str) -> Record[FileDocument]:
    """The paper, if this person may see it. Missing otherwise."""
    record = book.get(PAPERS, id)
    if seat.only and record.value.client != seat.only:
        raise Missing(f"there is no paper {id}")
    return record


@finds(FileDocument)
def _paper(seat: Seat, record: Record[FileDocument]) -> Iterable[Finding]:
    return checked(record.value)
