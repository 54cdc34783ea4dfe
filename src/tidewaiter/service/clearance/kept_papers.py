"""The papers of a file themselves: taken in where they are what they say, given out as they came, and shown page by page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from tidewaiter.clearance.documents import PaperState
from tidewaiter.clearance.kept_paper import KeptPaper
from tidewaiter.findings import Finding, Severity
from tidewaiter.papers import media
from tidewaiter.papers.page_picture import NoPage, pages, picture, read_box
from tidewaiter.service.clearance.papers import own_paper
from tidewaiter.service.clearance.refresh import retask
from tidewaiter.service.entries.reading import own
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Count, Id, Line
from tidewaiter.store import paper_bytes
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import PAPERS
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.papers import KEPT_PAPERS
from tidewaiter.store.ledger import Book, Missing

_CITE = "19 CFR 163.3, 141.92"


@dataclass(frozen=True)
class Fetched:
    """A paper with its bytes, as it came."""

    paper: Record[KeptPaper]
    body: bytes


@use("document.read")
def kept_papers(seat: Seat, id: Id) -> tuple[Record[KeptPaper], ...]:
    """The papers that are kept with a file, as they came."""
    with seat.read() as book:
        own(seat, book, id)
        return tuple(book.all(KEPT_PAPERS, {"file": id}))


@use("document.write")
def put_paper(seat: Seat, id: Id, name: Line, body: bytes, item: Id = "") -> Record[KeptPaper]:
    """Keep a paper with a file; with `item`, that paper of the checklist has come with it. Refused where it is not what its name says."""
    return _put(seat, id, name, body, item)


@use("document.give")
def give_paper(seat: Seat, id: Id, name: Line, body: bytes, item: Id = "") -> Record[KeptPaper]:
    """Give a paper of one's own shipment; with `item`, it is the one that was asked for. Refused where it is not what its name says."""
    return _put(seat, id, name, body, item)


def _put(seat: Seat, id: str, name: str, body: bytes, item: str) -> Record[KeptPaper]:
    made = looked_at(name, body)
    with seat.write(f"paper {name}"[:300]) as book:
        there = own(seat, book, id)
        kept = keep(book, replace(made, file=id, client=there.value.client, by=seat.id), body)
        if item:
            asked = own_paper(seat, book, item)
            if asked.value.file != id:
                raise Missing(f"there is no paper {item}")
            came = replace(asked.value, state=PaperState.RECEIVED, document=kept.id, received=seat.at, waived_by="", waived_why="")
            book.change(PAPERS, item, came)
            retask(book, book.get(FILES, id))
        return kept


def looked_at(name: str, body: bytes) -> KeptPaper:
    """What a file is. Refused, with words, where it is not what its name says."""
    plain = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if ord(sign) >= 32 and ord(sign) != 127).strip()[:200]
    try:
        kind = media.media_of(plain, body)
        count = pages(body) if kind == media.PDF else 0
    except (media.NotThat, NoPage) as error:
        said = f"{plain}: {error}" if isinstance(error, NoPage) else str(error)
        raise Refused(said, (Finding("DOC-NOT-THAT", Severity.FATAL, plain or "the file", said, _CITE,
                                     "Send the paper itself, as it was made or scanned."),)) from None
    return KeptPaper("", "", plain, kind, hashlib.sha256(body).hexdigest(), len(body), count)


def keep(book: Book, paper: KeptPaper, body: bytes) -> Record[KeptPaper]:
    """The paper, kept once however often it comes, within a transaction."""
    there = book.one(KEPT_PAPERS, {"file": paper.file, "sha256": paper.sha256, "name": paper.name})
    if there is not None:
        return there
    made = book.add(KEPT_PAPERS, paper)
    paper_bytes.put(book, made.id, paper.file, body)
    return made


@use("document.read")
def fetch_paper(seat: Seat, id: Id) -> Fetched:
    """A paper with its bytes. Missing where there is none that this person may see, or its bytes were erased."""
    with seat.read() as book:
        there = book.get(KEPT_PAPERS, id)
        own(seat, book, there.value.file)
        body = paper_bytes.got(book, id)
    if body is None:
        raise Missing(f"there is no paper {id}")
    return Fetched(there, body)


@use("document.read")
def paper_page(seat: Seat, id: Id, page: Count = 1, box: Line = "") -> bytes:
    """A page of a PDF as a PNG, with a frame around the place that a value came from. Missing where it has no such page."""
    fetched = fetch_paper(seat, id)
    if fetched.paper.value.media != media.PDF:
        raise Missing("this paper has no pages to show")
    try:
        return picture(fetched.body, page, read_box(box))
    except NoPage as error:
        raise Missing(str(error)) from None
