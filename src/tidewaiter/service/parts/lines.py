"""Lines of entries built from products."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tidewaiter.clearance.file import FileLine
from tidewaiter.findings import Finding
from tidewaiter.parts.line import Made, Shipped, line_from
from tidewaiter.service.entries.compute import today
from tidewaiter.service.entries.files import ChangedLine, add_file_line
from tidewaiter.service.entries.reading import own as own_file
from tidewaiter.service.parts.library import own
from tidewaiter.service.parts.looking import path_of
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.ledger import Missing
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
    day = today(seat.at)
    made = line_from(record.value, shipped, day, path_of=lambda number: path_of(number, day))
    return replace(made, sources=dict(made.sources))


@use("entry.write")
def add_product_line(seat: Seat, id: Id, built: BuiltLine) -> AddedLine:
    """Add a line built from a product to a file, for the file's day of entry. Refused where the product is another client's."""
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
    record = add_file_line(seat, id, ChangedLine(made.line, product.id, product.version, f"built from product {product.value.sku}"))
    return AddedLine(record, dict(made.sources), made.findings)
