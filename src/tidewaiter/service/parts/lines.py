"""Lines of entries built from products."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from tidewaiter.clearance.decisions.fields import How, stated
from tidewaiter.clearance.decisions.provenance import Provenance, Source
from tidewaiter.clearance.decisions.record import Proposal
from tidewaiter.clearance.file import FileLine
from tidewaiter.findings import Finding
from tidewaiter.parts.line import Made, Shipped, line_from
from tidewaiter.parts.product import Product
from tidewaiter.service.decisions.proposals import keep
from tidewaiter.service.decisions.reading import FILE, read
from tidewaiter.service.entries.files import ChangedLine, add_file_line
from tidewaiter.service.entries.reading import own as own_file
from tidewaiter.service.idempotency import Within
from tidewaiter.service.parts.library import own
from tidewaiter.service.parts.looking import path_of
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.ledger import Book, Missing
from tidewaiter.values import immutable


@immutable
class BuiltLine:
    """A product, and what the papers of a shipment say of it."""

    product: Id
    shipped: Shipped


@dataclass(frozen=True)
class AddedLine:
    """A line as it was added to a file, where each field of it came from, and what stands against it."""

    line: Record[FileLine]
    sources: dict[str, str]
    findings: tuple[Finding, ...]


@use("product.read")
def line_of_product(seat: Seat, id: Id, shipped: Shipped) -> Made:
    """The entry line that a product and a shipment would make today; nothing is kept."""
    with seat.read() as book:
        record = own(seat, book, id)
    day = seat.day
    made = line_from(record.value, shipped, day, path_of=lambda number: path_of(number, day))
    return replace(made, sources=dict(made.sources))


@use("entry.write")
def add_product_line(seat: Seat, id: Id, built: BuiltLine) -> AddedLine:
    """Add a line built from a product to a file, for the file's day of entry. What the product gave stands as proposed from it.

    Refused where the product is another client's.
    """
    with seat.read() as book:
        file = own_file(seat, book, id)
        try:
            product = own(seat, book, built.product)
        except Missing as missing:                       # the path is there; what the request names is not
            raise Refused(str(missing)) from None
    if product.value.client != file.value.client:
        raise Refused(f"product {product.value.sku} is one of another client's")
    day = file.value.heading.days.entered
    made = line_from(product.value, built.shipped, day, path_of=lambda number: path_of(number, day))
    why = f"built from product {product.value.sku}"
    with seat.write(why) as book:
        within = Within(**{one.name: getattr(seat, one.name) for one in fields(Seat)}, book=book)
        record = add_file_line(within, id, ChangedLine(made.line, product.id, product.version, why))
        keep(book, id, list(_proposed(seat, book, id, record.id, product, made)))
    return AddedLine(record, dict(made.sources), made.findings)


def _proposed(seat: Seat, book: Book, id: str, line: str, product: Record[Product], made: Made) -> Iterator[Proposal]:
    """A proposal for each field that the product gave: it waits for a named person as any other."""
    begins = f"lines/{line}/"
    given = {name for name, source in made.sources.items() if source.startswith(f"product {product.value.sku}")}
    for one in stated(read(seat, book, id).form):
        if one.field is None or one.field.how is How.NONE or not one.path.startswith(begins):
            continue
        name = one.path.removeprefix(begins).replace("/", ".")
        if any(name == that or name.startswith(f"{that}.") or that.startswith(f"{name}.") for that in given):
            told = Provenance(Source.PART, part=product.id, part_version=product.version)
            yield Proposal(FILE, id, one.path, one.text, "", (told,))
