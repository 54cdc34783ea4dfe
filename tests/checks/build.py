"""Entries for the rules: the sample, declared whole, and what a case changes of it and of what it owes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.samples import ENTRY, IMPORTER, LINE, assessment
from tidewaiter.duty.result import Assessment, Fee, FeeTotal
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Invoice, InvoiceLine
from tidewaiter.entry.line import AdCvd, Article, Declaration, Line, Quantity
from tidewaiter.entry.transport import Bill

Change = Callable[[Entry], Entry]
Owing = Callable[[Assessment], Assessment]

# Forged steel under 9903.82.02 states where it was melted and poured (CATAIR record 54, type 08).
CLEAN = replace(ENTRY, lines=(replace(LINE, declarations=(Declaration("08", {"melted": "CN"}),)),))
KG = Quantity(Decimal(3540), "KG")
APPAREL = (Article("6109100012", 4000, (Quantity(Decimal(100), "DOZ"), Quantity(Decimal(250), "KG"))),)
MASTER = Bill("M", "COSU", "6389201745", 118, "CTN")
AIRBILL = Bill("M", "", "16012345675", 12, "CTN")


def fields(**changed: Any) -> Change:
    return lambda entry: replace(entry, **changed)


def part(name: str, /, **changed: Any) -> Change:
    """Change fields of the entry's transport, days, bond, payment, importer ..."""
    return lambda entry: replace(entry, **{name: replace(getattr(entry, name), **changed)})


def line(**changed: Any) -> Change:
    return lambda entry: replace(entry, lines=tuple(replace(one, **changed) for one in entry.lines))


def article(**changed: Any) -> Change:
    return lambda entry: replace(entry, lines=tuple(
        replace(one, articles=(replace(one.articles[0], **changed), *one.articles[1:])) for one in entry.lines
    ))


def more(**changed: Any) -> Change:
    """Add a second line: the first again, with a number of its own and changes."""
    return lambda entry: replace(entry, lines=(*entry.lines, replace(entry.lines[0], **{"number": 2, **changed})))


def invoice(**changed: Any) -> Change:
    return lambda entry: replace(entry, invoices=tuple(replace(one, **changed) for one in entry.invoices))


def bills(*named: Bill) -> Change:
    return part("transport", bills=named)


def air(**changed: Any) -> Change:
    return part("transport", **{
        "mode": "40", "carrier": "CX", "conveyance": "", "voyage": "872", "lading_port": "", "containers": (),
        "bills": (AIRBILL,), **changed,
    })


def apparel(**changed: Any) -> Change:
    return line(**{
        "articles": APPAREL, "origin": "VN", "manufacturer": "VNSAIGAR12HOC", "category": "338", "declarations": (),
        **changed,
    })


def case(number: str = "A570967000", **changed: Any) -> tuple[AdCvd, ...]:
    return (AdCvd(number, **{"non_reimbursement": "NR12345", **changed}),)


def bill_of_goods(*amounts: str) -> tuple[InvoiceLine, ...]:
    return tuple(
        InvoiceLine(f"invoice.csv, row {n}", f"P{n}", "BRACKETS", Decimal(1), "PCS", Decimal(amount), Decimal(amount))
        for n, amount in enumerate(amounts, 2)
    )


def owed(**changed: Any) -> Owing:
    """Change what each line owes."""
    return lambda all_owed: replace(all_owed, lines=tuple(replace(one, **changed) for one in all_owed.lines))


def fee(class_code: str, **changed: Any) -> Owing:
    return lambda all_owed: replace(all_owed, fees=tuple(
        replace(one, **changed) if one.class_code == class_code else one for one in all_owed.fees
    ))


def only_fee(class_code: str, amount: int) -> Owing:
    total = FeeTotal(class_code, "a fee", amount, amount, "a cite", (amount,))
    return lambda all_owed: replace(all_owed, fees=(total,))


def tax(amount: int) -> Owing:
    return owed(taxes=(Fee("017", "Wine excise tax", amount, "26 USC 5041"),))


def built(*changes: Change) -> Entry:
    entry = CLEAN
    for change in changes:
        entry = change(entry)
    return entry


def assessed(entry: Entry, *changes: Owing) -> Assessment:
    if not entry.lines:
        return replace(assessment(CLEAN), lines=(), fees=())
    found = assessment(entry)
    for change in changes:
        found = change(found)
    return found


__all__ = [
    "AIRBILL", "APPAREL", "CLEAN", "IMPORTER", "KG", "MASTER", "AdCvd", "Article", "Bill", "Declaration", "Invoice",
    "Line", "Quantity", "air", "apparel", "article", "assessed", "bill_of_goods", "bills", "built", "case", "date",
    "fee", "fields", "invoice", "line", "more", "only_fee", "owed", "part", "tax",
]
