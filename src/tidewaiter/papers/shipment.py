"""A shipment folder read into an entry: shipment.yaml, commercial invoices, bills and rates of exchange."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Invoice
from tidewaiter.findings import Finding
from tidewaiter.money.exchange import DOLLAR, Rate, Rates
from tidewaiter.papers import keys
from tidewaiter.papers.asked import Asked, group
from tidewaiter.papers.bill_in import PrintedBill, read_bill
from tidewaiter.papers.charges_in import check_terms, read_charges, with_charges
from tidewaiter.papers.filing import WITHOUT_BILLS
from tidewaiter.papers.form import MOST_UNKNOWN, Form, nearest
from tidewaiter.papers.found import Found, fault
from tidewaiter.papers.heading import compare_papers, read_heading
from tidewaiter.papers.invoice_in import PrintedInvoice, read_invoice
from tidewaiter.papers.lines import Defaults, read_line
from tidewaiter.papers.quantities import UnitsOf, gross_weights
from tidewaiter.papers.tree import read_tree
from tidewaiter.papers.valuation import Placed, Priced, value_rows

P = TypeVar("P")
Read = Callable[[Path], tuple[P | None, tuple[Finding, ...]]]


@dataclass(frozen=True)
class ShipmentPapers:
    """The entry that the papers make, None where too little can be read, and all that is wrong with them."""

    entry: Entry | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Papers:
    invoices: tuple[PrintedInvoice, ...]
    bills: tuple[PrintedBill, ...]
    rates: Rates


@dataclass(frozen=True)
class _Rows:
    """The rows of all invoices, in order: what is asked of each, its price; and what the invoices print beside them."""

    asked: list[Asked]
    priced: list[Priced]
    charges: list[Placed]
    rates: list[Rate]            # by invoice


def read_shipment(folder: Path, units_of: UnitsOf | None = None) -> ShipmentPapers:
    """Read a shipment folder, as docs/shipment-folder.md describes it.

    `units_of` gives the units that an HTS number takes on a day, None where the schedule does not have the number;
    without it quantities are taken as the papers state them. Nothing is raised for what a paper says. An entry with
    fatal findings is as complete as the papers allow, so that it can be looked at.
    """
    if not folder.is_dir():
        missing = fault("PAP-FILE-MISSING", folder.name, f"{folder.name} is not a folder", "name the shipment folder")
        return ShipmentPapers(None, (missing,))
    if _outside(folder, "shipment.yaml"):
        return ShipmentPapers(None, (_not_of_the_folder("shipment.yaml", "shipment.yaml"),))
    tree = read_tree(folder / "shipment.yaml")
    if isinstance(tree, Finding):
        return ShipmentPapers(None, (tree,))
    found = Found()
    form = Form(tree, "shipment.yaml", keys.SHIPMENT, found)
    stored = form.section("entry", None).text("type") in WITHOUT_BILLS
    papers = _read_papers(folder, form.section("papers", keys.PAPERS), stored, found)
    entry = read_heading(form, papers.bills, found)
    if entry is not None:
        compare_papers(entry, papers.invoices, papers.bills, found)
        entry = _with_lines(entry, form, papers, units_of, found)
    return ShipmentPapers(entry, tuple(dict.fromkeys(found)))


def _read_papers(folder: Path, named: Form, stored: bool, found: Found) -> _Papers:
    files = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    invoice_files = named.texts("invoices") or tuple(
        name for name in files if name.lower().startswith("invoice") and name.lower().endswith((".csv", ".xlsx")))
    bill_files = named.texts("bills") or tuple(
        name for name in files if name.lower().startswith("bill") and name.lower().endswith(".yaml"))
    rates_file = named.text("rates") or "rates.csv"
    for name in files:
        if name not in (*invoice_files, *bill_files, rates_file, "shipment.yaml"):
            found.doubt("PAP-FILE-UNREAD", name, f"{name} is not read: its name does not say what paper it is",
                        "name it below papers in shipment.yaml, or take it out")
    if not invoice_files:
        found.fault("PAP-NO-INVOICE", folder.name, "the folder holds no commercial invoice",
                    "put invoice.csv or invoice.xlsx into it", "19 CFR 141.83; 19 CFR 141.86")
    if not bill_files and not stored:
        found.fault("PAP-NO-BILL", folder.name, "the folder holds no bill of lading, air waybill or truck bill",
                    "put bill.yaml into it", "19 CFR 141.11; 19 CFR 142.3")
    invoices = _read_each(folder, invoice_files, read_invoice, found)
    places: dict[str, str] = {}
    for paper in invoices:
        first = places.setdefault(paper.invoice.number, paper.place)
        if first != paper.place:
            found.fault("PAP-INVOICE-TWICE", paper.place,
                        f"the invoice number {paper.invoice.number} is also that of {first}",
                        "take out the copy, or ask the seller for the right number", "19 CFR 141.86")
    rates = _read_each(folder, (rates_file,), Rates.read, found) if rates_file in files or "rates" in named else ()
    return _Papers(invoices, _read_each(folder, bill_files, read_bill, found), rates[0] if rates else Rates(()))


def _read_each(folder: Path, names: Sequence[str], read: Read[P], found: Found) -> tuple[P, ...]:
    papers = []
    for name in dict.fromkeys(names):
        if _outside(folder, name):
            found.append(_not_of_the_folder("shipment.yaml, papers" if Path(name).name != name else name, name))
            continue
        paper, findings = read(folder / name)
        found += findings
        if paper is not None:
            papers.append(paper)
    return tuple(papers)


def _outside(folder: Path, name: str) -> bool:
    """Whether a name leads out of the folder, by itself or by a link."""
    if Path(name).name != name or "\0" in name:
        return True
    return os.path.dirname(os.path.realpath(folder / name)) != os.path.realpath(folder)


def _not_of_the_folder(place: str, name: str) -> Finding:
    return fault("PAP-FILE-OUTSIDE", place, f"{name!r} is not a file of the folder, or a link out of it",
                 "put the paper itself into the folder")


def _with_lines(entry: Entry, form: Form, papers: _Papers, units_of: UnitsOf | None, found: Found) -> Entry | None:
    """The entry with its invoices and lines. None where an invoice cannot be read or converted."""
    rows = _rows(entry, form, papers, found)
    if not rows.priced or len(rows.rates) < len(papers.invoices):
        return None
    stated = read_charges(form, rows.priced, papers.rates, found)
    values, findings = value_rows(rows.priced, [*rows.charges, *stated])
    found += findings
    lines = group(rows.asked, found)
    weights = gross_weights(_bills_weight(papers.bills), [[rows.asked[n] for n in line] for line in lines])
    defaults = Defaults(
        (entry.buyer or entry.importer).number, entry.consignee.number, entry.seller.mid if entry.seller else "",
    )
    return replace(entry, invoices=_converted(papers, rows, stated, found), lines=tuple(
        read_line(number, [rows.asked[n] for n in line], [values[n] for n in line], weight, entry.days.entered,
                  units_of, defaults, found)
        for number, (line, weight) in enumerate(zip(lines, weights, strict=True), 1)
    ))


def _rows(entry: Entry, form: Form, papers: _Papers, found: Found) -> _Rows:
    """The rows of all invoices that can be converted, with what shipment.yaml says of each."""
    goods = form.section("goods", keys.GOODS)
    numbers = [paper.invoice.number for paper in papers.invoices]
    parts = [row.line.part for paper in papers.invoices for row in paper.rows]
    by_invoice = _named(form, "invoices", keys.INVOICE, numbers, found)
    by_part = _named(form, "lines", keys.LINE, parts, found)
    rows = _Rows([], [], [], [])
    for paper in papers.invoices:
        own = by_invoice.get(paper.invoice.number)
        exported = (own.day("exported") if own else None) or entry.days.exported
        rate = papers.rates.rate_for(paper.invoice.currency, exported, paper.place)
        if isinstance(rate, Finding):
            found.append(rate)
            continue
        rows.rates.append(rate)
        first = len(rows.priced)
        for row in paper.rows:
            part = by_part.get(row.line.part)
            levels = tuple(level for level in (part, own, goods) if level is not None)
            rows.asked.append(Asked(row, part, levels))
            rows.priced.append(Priced(
                row.line.place, paper.invoice.number, row.line.part, row.line.amount, rate, exported,
                row.line.quantity, row.line.unit, row.net_weight,
            ))
        every = tuple(range(first, len(rows.priced)))
        rows.charges.extend(
            Placed(paper.place, charge.kind, charge.treatment, charge.amount, rate, every)
            for charge in paper.invoice.charges
        )
    return rows


def _converted(papers: _Papers, rows: _Rows, stated: Sequence[Placed], found: Found) -> tuple[Invoice, ...]:
    """The invoices with their rates and with the charges that shipment.yaml states of them."""
    deducted = [charge for charge in stated if charge.kind == "freight" and charge.treatment == "deduction"]
    without_freight = {rows.priced[n].invoice for charge in deducted for n in charge.rows}
    invoices = []
    for paper, rate in zip(papers.invoices, rows.rates, strict=True):
        invoice = with_charges(paper.invoice, stated)
        check_terms(invoice, invoice.number in without_freight, found)
        foreign = rate.currency != DOLLAR.currency
        invoices.append(replace(invoice, rate=rate.usd, rate_cite=rate.cite) if foreign else invoice)
    return tuple(invoices)


def _named(form: Form, key: str, known: dict[str, str], printed: Sequence[str], found: Found) -> dict[str, Form]:
    """The forms below `key` by the part or invoice that they name; a name that no paper prints is a finding."""
    section = form.section(key, None)
    forms = {name: inner for name in section if (inner := section.form(name, known))}
    names = dict.fromkeys(printed)
    unused = [name for name in forms if names and name not in names]
    for name in unused[:MOST_UNKNOWN]:
        found.fault("PAP-UNUSED", section.where(name), f"no invoice prints {name}", nearest(name, names))
    if len(unused) > MOST_UNKNOWN:
        found.fault("PAP-UNUSED", section.where(), f"no invoice prints {len(unused) - MOST_UNKNOWN} more of these names",
                    "write the names as the invoices print them")
    return forms


def _bills_weight(bills: Sequence[PrintedBill]) -> Decimal | None:
    weights = [bill.gross_weight for bill in bills if bill.gross_weight is not None]
    return sum(weights, Decimal(0)) if bills and len(weights) == len(bills) else None
