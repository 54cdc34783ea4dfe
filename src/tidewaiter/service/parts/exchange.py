"""The library in and out of spreadsheets: looked at first, then taken whole in one transaction."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from tidewaiter.findings import Finding, Severity
from tidewaiter.parts.preview import ADDED, CHANGED, REFUSED, SAME, Difference, Preview, preview
from tidewaiter.parts.product import Product
from tidewaiter.parts.reading import Progress
from tidewaiter.service.parts import workbook
from tidewaiter.service.parts.library import of_client, unapproved
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.ledger import Book

MOST = 100_000               # products of a client
MOST_TOLD = 1000             # steps that are told one by one
SUFFIXES = (".xlsx", ".ods", ".csv")


@dataclass(frozen=True)
class ImportStep:
    """What became, or would become, of one product: added, changed or refused; what changes in it; what is wrong."""

    what: str
    sku: str
    place: str
    differences: tuple[ImportDifference, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ImportDifference:
    """A field before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Imported:
    """What a file did to a library, or would do: how many of each, the first thousand steps that do something or are refused, findings of the file.

    `done` is whether it was done.
    """

    done: bool
    added: int
    changed: int
    same: int
    refused: int
    steps: tuple[ImportStep, ...]
    findings: tuple[Finding, ...]


@use("product.write")
def import_products(seat: Seat, content: bytes, client: Id, file: Line = "products.xlsx", dry: bool = True) -> Imported:
    """Read a workbook or table of products (.xlsx, .ods, .csv, by the file's name) into the library of a client.

    With `dry`, which is how it is when nobody says otherwise, nothing is done: what would be added, changed and refused is told. Else all that
    is not refused is taken in one transaction. Refused where nothing of the file can be read.
    """
    name = PurePath(file).name[-200:] or "products.xlsx"
    if not name.lower().endswith(SUFFIXES):
        raise Refused(f"the name of the file ends in none of {', '.join(SUFFIXES)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"products{name[name.rindex('.'):].lower()}"
        path.write_bytes(content)
        return import_file(seat, path, client, dry=dry, name=name)


@use("product.write")
def import_file(seat: Seat, path: Path, client: str, *, dry: bool, name: str = "", progress: Progress | None = None) -> Imported:
    """The same of a file at hand."""
    read = workbook.read_workbook(path, seat.day, progress, name)
    if not read.products and any(one.severity is Severity.FATAL for one in read.findings):
        raise Refused(f"{name or path.name} cannot be read", read.findings)
    if dry:
        with seat.read() as book:
            of_client(book, client)
            return _told(preview(read, client, {sku: one.value for sku, one in held(book, client).items()}), False)
    with seat.write(f"import of {name or path.name}") as book:
        of_client(book, client)
        there = held(book, client)
        steps = preview(read, client, {sku: one.value for sku, one in there.items()})
        if len(there) + steps.count(ADDED) > MOST:
            raise Refused(f"a client has at most {MOST:,} products")
        book.add_all(PRODUCTS, [step.product for step in steps.steps if step.what == ADDED and step.product])
        for step in steps.steps:
            if step.what == CHANGED and step.product:
                old = there[step.sku]
                book.change(PRODUCTS, old.id, unapproved(old.value, step.product), old.version)
    return _told(steps, True)


@use("product.read")
def export_products(seat: Seat, client: Id) -> bytes:
    """The library of a client as a workbook. Importing it again changes nothing."""
    if seat.only and seat.only != client:
        return workbook.workbook(())
    with seat.read() as book:
        products = [one.value for one in held(book, client).values()]
    return workbook.workbook([replace(one, restricted="") for one in products] if seat.only else products)


@use("product.read")
def product_template(seat: Seat) -> bytes:
    """A workbook with the labels of all sheets and what each column holds, and no products."""
    return workbook.template()


def held(book: Book, client: str) -> dict[str, Record[Product]]:
    """The products of a client by their number, in the order in which they came."""
    return {one.value.sku: one for one in book.all(PRODUCTS, {"client": client}, most=MOST)}


def _told(found: Preview, done: bool) -> Imported:
    steps = [ImportStep(step.what, step.sku, step.place, tuple(ImportDifference(*_short(one)) for one in step.differences), step.findings)
             for step in found.steps if step.what != SAME or step.findings]
    return Imported(done, found.count(ADDED), found.count(CHANGED), found.count(SAME), found.count(REFUSED), tuple(steps[:MOST_TOLD]), found.findings)


def _short(difference: Difference) -> Difference:
    field, before, after = difference
    return field, before[:300], after[:300]
