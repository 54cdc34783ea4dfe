"""Bills of lading, air waybills and truck bills, read from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from tidewaiter.entry.transport import Bill
from tidewaiter.findings import Finding
from tidewaiter.papers.form import Form
from tidewaiter.papers.found import Found
from tidewaiter.papers.keys import BILL, BILL_NUMBER
from tidewaiter.papers.tree import read_tree

KINDS = ("M", "H", "S", "I")


@dataclass(frozen=True)
class PrintedBill:
    """A bill as its paper says it. `place` is the file."""

    place: str
    mode: str
    carrier: str
    conveyance: str
    voyage: str
    lading_port: str
    unlading_port: str
    consignee: str
    on_board: date | None
    containers: tuple[str, ...]
    gross_weight: Decimal | None
    bills: tuple[Bill, ...]


def read_bill(path: Path) -> tuple[PrintedBill | None, tuple[Finding, ...]]:
    """The bill in a file and what is wrong with it. None where the file cannot be read at all."""
    tree = read_tree(path)
    if isinstance(tree, Finding):
        return None, (tree,)
    found = Found()
    form = Form(tree, path.name, BILL, found)
    numbers = tuple(
        Bill(
            number.choice("kind", KINDS, need=True), number.text("issuer"), number.text("number", need=True),
            number.whole("quantity", need=True) or 0, number.text("unit", need=True),
        )
        for number in form.forms("bills", BILL_NUMBER)
    )
    if not numbers:
        form.text("bills", need=True)
    bill = PrintedBill(
        place=path.name, mode=form.text("mode"), carrier=form.text("carrier", need=True),
        conveyance=form.text("conveyance"),
        voyage=form.text("voyage"), lading_port=form.text("lading_port"), unlading_port=form.text("unlading_port"),
        consignee=form.text("consignee"), on_board=form.day("on_board"), containers=form.texts("containers"),
        gross_weight=form.amount("gross_weight"), bills=numbers,
    )
    return bill, tuple(found)
