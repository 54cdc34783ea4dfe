"""The charges that shipment.yaml states, placed on the invoices and rows that they fall on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidewaiter.entry.invoice import Charge, Invoice
from tidewaiter.findings import Finding
from tidewaiter.money.exchange import Rate, Rates
from tidewaiter.papers.form import Form, nearest
from tidewaiter.papers.found import Found
from tidewaiter.papers.keys import CHARGE
from tidewaiter.papers.valuation import KINDS, SHARES, Placed, Priced

# Terms whose price holds no international freight, and terms whose price does. Source: Incoterms 2020.
WITHOUT_FREIGHT = ("EXW", "FCA", "FAS", "FOB")
WITH_FREIGHT = ("CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")


def read_charges(form: Form, rows: Sequence[Priced], rates: Rates, found: Found) -> list[Placed]:
    """The charges below `charges`, each with the rows of all invoices that it falls on."""
    placed = [_placed(box, rows, rates, found) for box in form.forms("charges", CHARGE)]
    return [charge for charge in placed if charge is not None]


def _placed(box: Form, rows: Sequence[Priced], rates: Rates, found: Found) -> Placed | None:
    kind, treatment = box.choice("kind", KINDS, need=True), box.text("treatment", need=True)
    amount, share_by = box.amount("amount", need=True), box.choice("share_by", SHARES) or "value"
    invoice, parts = box.text("invoice"), box.texts("lines")
    if not kind or amount is None:
        return None
    if treatment not in KINDS[kind].treatments:
        found.fault("PAP-CHARGE", box.where("treatment"),
                    f"{KINDS[kind].name} is {treatment!r}; it may be {' or '.join(KINDS[kind].treatments)}",
                    "state what 19 CFR 152.103 makes of it", KINDS[kind].cite)
        return None
    numbers = dict.fromkeys(row.invoice for row in rows)
    if invoice and invoice not in numbers:
        found.fault("PAP-UNUSED", box.where("invoice"), f"no invoice has the number {invoice}",
                    nearest(invoice, numbers))
        return None
    own = [n for n, row in enumerate(rows) if not invoice or row.invoice == invoice]
    printed = dict.fromkeys(rows[n].part for n in own)
    for part in parts:
        if part not in printed:
            found.fault("PAP-UNUSED", box.where("lines"), f"no row of {invoice or 'an invoice'} has the part {part}", nearest(part, printed))
            return None
    rate = _rate(box, [rows[n] for n in own], rates, found)
    if rate is None:
        return None
    return Placed(
        box.where(), kind, treatment, amount, rate, tuple(n for n in own if not parts or rows[n].part in parts),
        share_by,
        invoice or (next(iter(numbers)) if len(numbers) == 1 else ""), box.text("evidence"),
    )


def _rate(box: Form, rows: Sequence[Priced], rates: Rates, found: Found) -> Rate | None:
    """The rate of the charge's currency on the days on which the goods it falls on were exported."""
    currencies = {row.rate.currency: row.rate for row in rows}
    currency = box.text("currency").upper() or (next(iter(currencies)) if len(currencies) == 1 else "")
    if not currency:
        found.fault("PAP-CHARGE", box.where(), "the charge falls on invoices in several currencies and names none",
                    "write its currency")
        return None
    if currency in currencies:
        return currencies[currency]
    days = dict.fromkeys(row.exported for row in rows)
    answers = dict.fromkeys(rates.rate_for(currency, day, box.where("currency")) for day in days)
    if missing := [answer for answer in answers if isinstance(answer, Finding)]:
        found += missing
        return None
    if len(answers) > 1:
        found.fault("PAP-CHARGE", box.where("currency"),
                    f"the charge falls on invoices that were exported on days with different rates of {currency}",
                    "state it for each invoice", "19 CFR 159.32")
        return None
    return next((answer for answer in answers if isinstance(answer, Rate)), None)


def with_charges(invoice: Invoice, placed: Sequence[Placed]) -> Invoice:
    """The invoice with the charges of shipment.yaml that belong to it alone."""
    own = tuple(
        Charge(
            charge.kind, charge.treatment, charge.amount, charge.share_by,
            "; ".join(part for part in (KINDS[charge.kind].cite, charge.evidence) if part), charge.rate.currency,
        )
        for charge in placed if charge.invoice == invoice.number
    )
    return replace(invoice, charges=invoice.charges + own)


def check_terms(invoice: Invoice, deducts_freight: bool, found: Found) -> None:
    """Find where the terms of sale and the treatment of freight do not go together."""
    term = invoice.terms[:3].upper()
    if term in WITHOUT_FREIGHT and deducts_freight:
        found.fault("PAP-TERMS", invoice.number, f"freight is deducted from a price {invoice.terms}, which holds none",
                    "state it as non_dutiable", "19 CFR 152.102(f)")
    if term in WITH_FREIGHT and not deducts_freight:
        found.doubt("PAP-TERMS", invoice.number,
                    f"the price {invoice.terms} holds international freight, and none is deducted",
                    "deduct what a freight bill identifies, or leave it in the value", "19 CFR 152.102(f)")
    if invoice.terms and term not in (*WITHOUT_FREIGHT, *WITH_FREIGHT):
        found.doubt("PAP-TERMS", invoice.number, f"{invoice.terms!r} begins with no Incoterm",
                    "ask the seller for the terms of sale", "19 CFR 152.102(f)")
