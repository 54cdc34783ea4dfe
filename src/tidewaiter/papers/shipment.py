"""A shipment folder read into an entry: shipment.yaml, commercial invoices, bills and rates of exchange."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding
from tidewaiter.money.exchange import Rate, Rates
from tidewaiter.papers import keys
from tidewaiter.papers.asked import Asked, group
from tidewaiter.papers.bill_in import PrintedBill, read_bill
from tidewaiter.papers.charges_in import check_terms, read_charges, with_charges
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


def read_shipment(folder: Path, units_of: UnitsOf | None = None) -> ShipmentPapers:
    """Read a shipment folder, as docs/shipment-folder.md describes it.

    `units_of` gives the units that an HTS number takes on a day, None where the schedule does not have the number;
    without it quantities are taken as the papers state them. Nothing is raised for what a paper says. An entry with
    fatal findings is as complete as the papers allow, so that it can be looked at.
    """
    if not folder.is_dir():
        missing = fault("PAP-FILE-MISSING", folder.name, f"{folder.name} is not a folder", "name the shipment folder")
        return ShipmentPapers(None, (missing,))
    tree = read_tree(folder / "shipment.yaml")
    if isinstance(tree, Finding):
        return ShipmentPapers(None, (tree,))
    found = Found()
    form = Form(tree, "shipment.yaml", keys.SHIPMENT, found)
    papers = _read_papers(folder, form.section("papers", keys.PAPERS), found)
    entry = read_heading(form, papers.bills, found)
    if entry is not None:
        compare_papers(entry, papers.invoices, papers.bills, found)
        entry = _with_lines(entry, form, papers, units_of, found)
    return ShipmentPapers(entry, tuple(dict.fromkeys(found)))


def _read_papers(folder: Path, named: Form, found: Found) -> _Papers:
    files = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    invoice_files = named.texts("invoices") or tuple(
        name for name in files if name.startswith("invoice") and name.endswith((".csv", ".xlsx")))
    bill_files = named.texts("bills") or tuple(
        name for name in files if name.startswith("bill") and name.endswith(".yaml"))
    rates_file = named.text("rates") or "rates.csv"
    for name in files:
        if name not in (*invoice_files, *bill_files, rates_file, "shipment.yaml"):
            found.doubt("PAP-FILE-UNREAD", name, f"{name} is not read: its name does not say what paper it is",
                        "name it below papers in shipment.yaml, or take it out")
    if not invoice_files:
        found.fault("PAP-NO-INVOICE", folder.name, "the folder holds no commercial invoice",
                    "put invoice.csv or invoice.xlsx into it", "19 CFR 141.83; 19 CFR 141.86")
    if not bill_files:
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
        if Path(name).name != name:
            found.fault("PAP-FILE-OUTSIDE", "shipment.yaml, papers", f"{name!r} is not a file of the folder",
                        "put the paper into the folder")
            continue
        paper, findings = read(folder / name)
        found += findings
        if paper is not None:
            papers.append(paper)
    return tuple(papers)


def _with_lines(entry: Entry, form: Form, papers: _Papers, units_of: UnitsOf | None, found: Found) -> Entry | None:
    """The entry with its invoices and lines. None where an invoice cannot be read or converted."""
    goods = form.section("goods", keys.GOODS)
    by_invoice = _named(form, "invoices", keys.INVOICE, [paper.invoice.number for paper in papers.invoices], found)
    by_part = _named(form, "lines", keys.LINE, [row.line.part for paper in papers.invoices for row in paper.rows],
                     found)
    asked: list[Asked] = []
    rows: list[Priced] = []
    charges: list[Placed] = []
    rates: list[Rate] = []
    for paper in papers.invoices:
        own = by_invoice.get(paper.invoice.number)
        exported = (own.day("exported") if own else None) or entry.days.exported
        rate = papers.rates.rate_for(paper.invoice.currency, exported, paper.place)
        if isinstance(rate, Finding):
            found.append(rate)
            continue
        rates.append(rate)
        first = len(rows)
        for row in paper.rows:
            part = by_part.get(row.line.part)
            asked.append(Asked(row, part, tuple(level for level in (part, own, goods) if level is not None)))
            rows.append(Priced(row.line.place, paper.invoice.number, row.line.part, row.line.amount, rate, exported,
                               row.line.quantity, row.line.unit, row.net_weight))
        charges += [
            Placed(paper.place, charge.kind, charge.treatment, charge.amount, rate, tuple(range(first, len(rows))))
            for charge in paper.invoice.charges
        ]
    if not rows or len(rates) < len(papers.invoices):
        return None
    stated = read_charges(form, rows, papers.rates, found)
    deducted = {
        rows[n].invoice for charge in stated if (charge.kind, charge.treatment) == ("freight",
                                                                                    "deduction") for n in charge.rows
    }
    invoices = []
    for paper, rate in zip(papers.invoices, rates, strict=True):
        check_terms(paper.invoice, paper.invoice.number in deducted, found)
        converted = replace(paper.invoice, rate=rate.usd,
                            rate_cite=rate.cite) if rate.currency != "USD" else paper.invoice
        invoices.append(with_charges(converted, stated))
    values, findings = value_rows(rows, [*charges, *stated])
    found += findings
    lines = group(asked, found)
    weights = gross_weights(_bills_weight(papers.bills), [[asked[n] for n in line] for line in lines])
    defaults = Defaults(
        (entry.buyer or entry.importer).number, entry.consignee.number, entry.seller.mid if entry.seller else "",
    )
    return replace(entry, invoices=tuple(invoices), lines=tuple(
        read_line(number, [asked[n] for n in line], [values[n] for n in line], weight, entry.days.entered, units_of,
                  defaults, found)
        for number, (line, weight) in enumerate(zip(lines, weights, strict=True), 1)
    ))


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
