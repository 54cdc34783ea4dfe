"""A file to be keyed: its heading, a parts library, and the invoice on paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from tests.api.firm import its_client
from tests.service.entries.conftest import shipment
from tidewaiter.entry.line import Line
from tidewaiter.parts.product import Origin, Product
from tidewaiter.service.clearance.kept_papers import put_paper
from tidewaiter.service.entries.files import NewFile, add_file
from tidewaiter.service.parts.library import add_product
from tidewaiter.service.seat import Seat


def invoice(lines: Sequence[Line]) -> bytes:
    """The paper: a row of goods for each line."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(612, 792))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, 730, "COMMERCIAL INVOICE  KF-2209")
    canvas.setFont("Helvetica", 9)
    for n, line in enumerate(lines):
        quantities = "  ".join(f"{one.amount} {one.unit}" for one in line.articles[0].quantities)
        canvas.drawString(60, 690 - 18 * n, f"KF-{n + 1:03}   {line.description[:44]}   {line.origin}   {quantities}   USD {line.value}")
    canvas.save()
    return made.getvalue()


def of(name: str = "b-apparel", count: int = 10) -> tuple[Line, ...]:
    """What the invoice names."""
    every = shipment(name).lines
    return tuple(replace(every[n % len(every)], number=n + 1) for n in range(count))


def to_key(seat: Seat, count: int = 10) -> tuple[str, tuple[Line, ...]]:
    """The id of a draft without lines, and the goods on its paper; the client's library knows them all."""
    lines = of(count=count)
    client = its_client(seat)
    for n, line in enumerate(lines, 1):
        made_in = (Origin(line.origin, manufacturer=line.manufacturer),)
        add_product(seat, Product(client, f"KF-{n:03}", line.description, hts=line.hts, origins=made_in, category=line.category))
    entry = shipment("b-apparel")
    id = add_file(seat, NewFile(client, replace(entry, lines=(), invoices=(), number="", filer=""))).id
    put_paper(seat, id, "invoice KF-2209.pdf", invoice(lines))
    return id, lines


def keyed(seat: Seat, count: int, name: str = "b-apparel") -> str:
    """The id of a draft with as many lines."""
    entry = shipment(name)
    return add_file(seat, NewFile(its_client(seat), replace(entry, lines=(), number="", filer=""), lines=of(name, count))).id
