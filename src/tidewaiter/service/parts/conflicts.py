"""Conflicts of a library: within it, and with what was filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tidewaiter.clearance.file import printed_number
from tidewaiter.findings import Finding
from tidewaiter.parts.conflicts import PriorLine, against_filed, look_alikes, same_sku
from tidewaiter.parts.product import Product
from tidewaiter.service.parts.exchange import held
from tidewaiter.service.parts.library import own, seen
from tidewaiter.service.parts.looking import asked, found
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, LINES, TRANSMISSIONS
from tidewaiter.store.ledger import Book
from tidewaiter.store.products import built_from

MOST_TOLD = 1000
MOST_LINES = 500             # filed lines that a product is held against, the newest


@dataclass(frozen=True)
class Looked:
    """A product on a day: everything that is wrong with it, the facts that programmes would ask for, and lines that were filed otherwise."""

    product: Record[Product]
    day: date
    findings: tuple[Finding, ...]


@use("product.read")
def check_product(seat: Seat, id: Id, on: date | None = None) -> Looked:
    """A product on a day, today where none is named: its findings, the facts that duty programmes would ask for, and lines filed otherwise."""
    day = on or seat.day
    with seat.read() as book:
        record = own(seat, book, id)
        filed = tuple(_filed(book, record))
    product = record.value
    return Looked(seen(seat, record), day, (*found(product, day), *asked(product, day), *against_filed(product, filed, day)))


@use("product.read")
def product_conflicts(seat: Seat, client: Id) -> tuple[Finding, ...]:
    """Where the library of a client contradicts itself or what was filed, with both sides; at most a thousand findings."""
    if seat.only and seat.only != client:
        return ()
    with seat.read() as book:
        records = list(held(book, client).values())
        used = built_from(book)
        filed = [(record.value, tuple(_filed(book, record))) for record in records if record.id in used]
    products = [record.value for record in records]
    every = [*same_sku(products), *look_alikes(products),
             *(one for product, lines in filed for one in against_filed(product, lines, seat.day))]
    return tuple(every[:MOST_TOLD])


@use("product.read")
def check_products(seat: Seat, client: Id, on: date | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the products of a client on a day, today where none is named; at most a thousand findings."""
    if seat.only and seat.only != client:
        return ()
    day = on or seat.day
    with seat.read() as book:
        products = [record.value for record in held(book, client).values()]
    every: list[Finding] = []
    for product in products:
        every += found(product, day)
        if len(every) > MOST_TOLD:
            break
    return tuple(every[:MOST_TOLD])


def _filed(book: Book, record: Record[Product]) -> Iterator[PriorLine]:
    """The lines of files that were sent, that were built from the product."""
    lines = book.find(LINES, {"product": record.id}, descending=True, limit=MOST_LINES).records
    files = book.many(FILES, [line.value.file for line in lines])
    for line in lines:
        file = files[line.value.file]
        entered = file.value.heading.days.entered
        if book.count(TRANSMISSIONS, {"file": file.id}):
            for article in line.value.line.articles[:1]:
                yield PriorLine(printed_number(file.value) or file.id, line.value.number, entered, record.value.sku, article.hts,
                                line.value.line.origin, line.value.line.manufacturer)
