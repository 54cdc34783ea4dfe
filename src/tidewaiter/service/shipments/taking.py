"""A shipment taken: its papers become the draft of an entry, in one transaction with the note that they were taken.

The same papers of the same client again give the file that was made of them. Lines whose part is a product of the client's library remember
it, and where they say otherwise than it does, both are told.
"""

from __future__ import annotations

import base64
import binascii
import io
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated

from tidewaiter.clearance.shipment import Shipment, Way
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line as EntryLine
from tidewaiter.findings import Finding, Severity
from tidewaiter.papers.shipment import ShipmentPapers, read_shipment
from tidewaiter.parts.conflicts import PriorLine, against_filed
from tidewaiter.parts.product import Product
from tidewaiter.service.clearance.kept_papers import keep, looked_at
from tidewaiter.service.entries.files import NewFile, add_file
from tidewaiter.service.entries.reading import lines_in
from tidewaiter.service.idempotency import Within
from tidewaiter.service.parts.library import of_client
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.service.shipments import packed
from tidewaiter.service.shipments.packed import CITE, Papers, content_of, fatal_count, is_paper
from tidewaiter.shapes import Id, Line, Name, Shape
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, LINES
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.kinds.shipments import SHIPMENTS
from tidewaiter.store.ledger import Book, Doubled, Page
from tidewaiter.tariff.schedule import figures
from tidewaiter.values import immutable

MOST_BODY = 60_000_000                                                           # bytes of an archive or a batch
Base64 = Annotated[str, Shape(28_000_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


class Outcome(StrEnum):
    TAKEN = "taken"
    AGAIN = "again"              # the same papers were taken before
    REFUSED = "refused"          # no entry can be made of them


@dataclass(frozen=True)
class Taken:
    """What became of one shipment: the file that was made of its papers, now or before, and what is wrong with them."""

    name: str
    outcome: Outcome
    file: str
    findings: tuple[Finding, ...]


@immutable
class Paper:
    """A paper of a shipment: the name of its file, and what it holds in base64."""

    name: Name
    content: Base64


@immutable
class NewShipment:
    """A shipment folder, as docs/shipment-folder.md describes it."""

    client: Id
    papers: tuple[Paper, ...]
    name: Line = ""


@immutable
class Shipments:
    """Many shipments at once, at most two hundred."""

    shipments: tuple[NewShipment, ...]


@use("entry.read")
def shipments(seat: Seat, *, client: Id = "", file: Id = "", after: str = "", limit: int = 50) -> Page[Shipment]:
    """The shipments whose papers were taken, the newest first; by client or file."""
    if seat.only and client and client != seat.only:
        return Page((), "")
    where = {name: wanted for name, wanted in (("client", client or seat.only), ("file", file)) if wanted}
    with seat.read() as book:
        return book.find(SHIPMENTS, where, descending=True, after=after, limit=limit)


@use("entry.write")
def take_shipments(seat: Seat, batch: Shipments) -> tuple[Taken, ...]:
    """Take many shipments, each by itself: what one is refused for keeps no other out. The answers stand in the order of the request."""
    if len(batch.shipments) > packed.MOST_SHIPMENTS:
        raise Refused(f"{len(batch.shipments)} shipments, and at most {packed.MOST_SHIPMENTS} are taken at once")
    return tuple(_one(seat, one, n) for n, one in enumerate(batch.shipments, 1))


@use("entry.write")
def take_archive(seat: Seat, content: bytes, client: Id, name: Line = "shipments.zip") -> tuple[Taken, ...]:
    """Take the shipments of a zip archive: each folder of it is one, or the archive itself where the papers lie at its top."""
    found = packed.unpacked(io.BytesIO(content), PurePosixPath(name).name[-200:] or "shipments.zip")
    if isinstance(found, Finding):
        raise Refused(found.message, (found,))
    return tuple(take(seat, papers, client, folder[-300:], Way.API) for folder, papers in found.items())


def _one(seat: Seat, new: NewShipment, n: int) -> Taken:
    name = new.name or f"shipment {n}"
    papers: dict[str, bytes] = {}
    for paper in new.papers:
        if PurePosixPath(paper.name).name != paper.name or "\\" in paper.name or not is_paper(paper.name) or paper.name in papers:
            return _refused(name, "SHIP-PAPER-NAME", f"{paper.name!r} is no name of a paper, or one of two", "Name each file once, without folders.")
        try:
            papers[paper.name] = base64.b64decode(paper.content, validate=True)
        except binascii.Error as error:
            return _refused(name, "SHIP-PAPER-CONTENT", f"{paper.name}: {error}", "Send what the file holds in base64.")
    if len(papers) > packed.MOST_PAPERS:
        return _refused(name, "SHIP-PAPERS", f"{len(papers)} papers, and at most {packed.MOST_PAPERS} are taken", "Send the papers of one entry.")
    try:
        return take(seat, papers, new.client, name, Way.API)
    except Refused as refused:
        return Taken(name, Outcome.REFUSED, "", refused.findings)


def take(seat: Seat, papers: Papers, client: str, name: str, way: Way) -> Taken:
    """Make the draft of an entry of papers, once. Refused where there is no such client."""
    try:
        return _take(seat, papers, client, name, way)
    except Doubled:                      # another was faster: with these papers, or with this entry number
        if isinstance(seat, Within):
            raise
        return _take(seat, papers, client, name, way)


def _take(seat: Seat, papers: Papers, client: str, name: str, way: Way) -> Taken:
    content = content_of(papers)
    with seat.read() as book:
        of_client(book, client)
        if there := book.one(SHIPMENTS, {"client": client, "content": content}):
            return Taken(name, Outcome.AGAIN, there.value.file, ())
    read = _read(papers)
    if read.entry is None:
        return Taken(name, Outcome.REFUSED, "", read.findings)
    entry = read.entry
    try:
        with seat.write(f"papers of {name}"[:300]) as book:
            if there := book.one(SHIPMENTS, {"client": client, "content": content}):
                return Taken(name, Outcome.AGAIN, there.value.file, ())
            # Asked beforehand, because a transaction that the whole request shares would not survive a refusal of the database.
            if entry.number and book.one(FILES, {"filer": entry.filer, "number": entry.number}):
                return _twice(name, entry)
            within = Within(**{one.name: getattr(seat, one.name) for one in fields(Seat)}, book=book)
            file = add_file(within, NewFile(client, replace(entry, lines=()), lines=entry.lines))
            found = (*read.findings, *_of_products(book, client, file.id, entry))
            for one, body in sorted(papers.items()):
                with suppress(Refused):                  # what is no paper by its bytes was told of among the findings, where it bears
                    keep(book, replace(looked_at(one, body), file=file.id, client=client, by=seat.id), body)
            book.add(SHIPMENTS, Shipment(client, content, file.id, _line(name), way, len(papers), fatal_count(found)))
    except Refused as refused:
        return Taken(name, Outcome.REFUSED, "", refused.findings or (_finding("SHIP-REFUSED", name, str(refused), "Mend the papers."),))
    return Taken(name, Outcome.TAKEN, file.id, found)


def _read(papers: Papers) -> ShipmentPapers:
    with tempfile.TemporaryDirectory() as folder:
        return read_shipment(packed.written(papers, Path(folder) / "shipment"), _units)


def wrong_with(papers: Papers) -> tuple[Finding, ...]:
    """What is wrong with the papers of a shipment."""
    return _read(papers).findings


def _twice(name: str, entry: Entry) -> Taken:
    return _refused(name, "SHIP-ENTRY-TWICE", f"the entry number {entry.filer}-{entry.number} is that of another file",
                    "Give the shipment a number of its own, or see the other file.", "19 CFR 142.3a")


def _units(number: str, day: date) -> tuple[str, ...] | None:
    one = figures(number, day)
    return one.units if one else None


def _of_products(book: Book, client: str, file: str, entry: Entry) -> Iterator[Finding]:
    """Have each line remember the product that its part is, and tell where the two differ."""
    parts = {row.place: row.part for invoice in entry.invoices for row in invoice.lines if row.part}
    asked = {part for part in parts.values() if len(part) <= 200}
    products = {one.value.sku: one for one in book.all(PRODUCTS, {"client": client, "sku": tuple(asked)})} if asked else {}
    for kept in lines_in(book, file) if products else ():
        line = kept.value.line
        skus = {parts[place] for place in line.sources if place in parts}
        product = products.get(skus.pop()) if len(skus) == 1 else None
        if product is not None:
            book.change(LINES, kept.id, replace(kept.value, product=product.id, product_version=product.version))
            yield from _differing(product, line, entry)


def _differing(product: Record[Product], line: EntryLine, entry: Entry) -> Iterator[Finding]:
    number = line.articles[0].hts if line.articles else ""
    stated = PriorLine("this shipment", line.number, entry.days.entered, product.value.sku, number, line.origin, line.manufacturer)
    for one in against_filed(product.value, (stated,), entry.days.entered):
        yield replace(one, where=f"line {line.number}; product {product.value.sku}")


def _line(text: str) -> str:
    return "".join(" " if ord(sign) < 32 or ord(sign) == 127 else sign for sign in text)[:300]


def _refused(name: str, rule: str, message: str, fix: str, cite: str = CITE) -> Taken:
    return Taken(name, Outcome.REFUSED, "", (_finding(rule, name, message, fix, cite),))


def _finding(rule: str, where: str, message: str, fix: str, cite: str = CITE) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, cite, fix)


def told(taken: Taken) -> dict[str, object]:
    """What became of a shipment, as findings.json and the command tell it."""
    return {"name": taken.name, "outcome": taken.outcome.value, "file": taken.file, "findings": [one.as_json() for one in taken.findings]}
