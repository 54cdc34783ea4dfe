"""Products: kept, changed, approved, found. Whatever is written is kept; what is wrong with it is told with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tidewaiter.findings import Finding, Severity
from tidewaiter.parts.product import Product, Standing
from tidewaiter.service.findings import finds
from tidewaiter.service.parts.looking import found
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Hts, Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import LINES
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.ledger import Book, Missing, Page, Range


@finds(Product)
def _wrong(seat: Seat, record: Record[Product]) -> Iterable[Finding]:
    return found(record.value, seat.day)


@use("product.read")
def products(
    seat: Seat, *, client: Id = "", sku: Line = "", hts: Hts = "", standing: Standing | None = None, after: str = "", limit: int = 50,
) -> Page[Product]:
    """The products of the firm's clients, the oldest first; by client, product number, the first digits of the HTS number, standing."""
    if seat.only and client and client != seat.only:
        return Page((), "")
    where: dict[str, Any] = {}
    if client or seat.only:
        where["client"] = client or seat.only
    if sku:
        where["sku"] = sku
    if hts:
        where["hts"] = Range(hts, f"{hts}:")             # the sign after 9
    if standing:
        where["standing"] = standing
    with seat.read() as book:
        page = book.find(PRODUCTS, where, after=after, limit=limit)
    return Page(tuple(seen(seat, one) for one in page.records), page.next)


@use("product.read")
def product(seat: Seat, id: Id) -> Record[Product]:
    """One product."""
    with seat.read() as book:
        return seen(seat, own(seat, book, id))


@use("product.write")
def add_product(seat: Seat, product: Product) -> Record[Product]:
    """A new product. It is proposed: approving it is an act of its own. Doubled where the client has one of that product number."""
    if product.standing is Standing.APPROVED or product.approved_by or product.approved_on:
        raise Refused("a product is approved after it is there", (_no_approval(product),))
    with seat.write("a new product") as book:
        of_client(book, product.client)
        return book.add(PRODUCTS, product)


@use("product.write")
def change_product(seat: Seat, id: Id, version: int, product: Product) -> Record[Product]:
    """The product as it is to stand. What was approved and is changed is proposed again."""
    with seat.write() as book:
        there = own(seat, book, id)
        if product.client != there.value.client:
            raise Refused(f"the product is one of client {there.value.client} and stays so")
        return book.change(PRODUCTS, id, unapproved(there.value, product), version)


@use("decision.accept")
def approve_product(seat: Seat, id: Id, version: int, why: Words = "") -> Record[Product]:
    """Approve a product by name, as it stands at a version. Refused where something fatal is wrong with it."""
    with seat.write(why) as book:
        there = own(seat, book, id)
        fatal = tuple(one for one in found(there.value, seat.day) if one.severity is Severity.FATAL)
        if fatal:
            raise Refused(f"{there.value.sku} cannot be approved as it stands", fatal)
        approved = replace(there.value, standing=Standing.APPROVED, approved_by=seat.id, approved_on=seat.day)
        return book.change(PRODUCTS, id, approved, version)


@use("product.write")
def remove_product(seat: Seat, id: Id, version: int) -> None:
    """Take a product out of the library; the log keeps what it was. One that lines were built from is retired, not removed: Refused."""
    with seat.write("a product taken out") as book:
        own(seat, book, id)
        if book.count(LINES, {"product": id}):
            raise Refused("lines of entries were built from the product; retire it")
        book.remove(PRODUCTS, id, version)


# within a transaction

def own(seat: Seat, book: Book, id: str) -> Record[Product]:
    """The product, if this person may see it. Missing otherwise."""
    record = book.get(PRODUCTS, id)
    if seat.only and record.value.client != seat.only:
        raise Missing(f"there is no product {id}")
    return record


def of_client(book: Book, client: str) -> None:
    """Refused where the firm has no such client."""
    if client not in book.many(CLIENTS, [client]):
        raise Refused(f"there is no client {client!r}", (Finding(
            "PART-CLIENT", Severity.FATAL, "client", f"there is no client {client!r}", "docs/parts.md", "Add the client first, or write its id."),))


def seen(seat: Seat, record: Record[Product]) -> Record[Product]:
    """The product as this person sees it: notes for the brokerage are the brokerage's."""
    return replace(record, value=replace(record.value, restricted="")) if seat.only and record.value.restricted else record


def unapproved(before: Product, after: Product) -> Product:
    """What `before` becomes when `after` is written: as it was approved where nothing else changes, and proposed otherwise."""
    plain = replace(after, standing=before.standing, approved_by=before.approved_by, approved_on=before.approved_on)
    if plain == before and after.standing in (before.standing, Standing.APPROVED):
        return before
    standing = Standing.RETIRED if after.standing is Standing.RETIRED else Standing.PROPOSED
    return replace(after, standing=standing, approved_by="", approved_on=None)


def _no_approval(product: Product) -> Finding:
    return Finding("PART-APPROVAL", Severity.FATAL, f"product {product.sku}, standing", "a product that is added is proposed",
                   "19 U.S.C. 1641(b); 19 CFR 111.2", "Add it as proposed, and have a named person approve it.")
