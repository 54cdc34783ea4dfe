"""Values, charges and invoices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tidewaiter.checks.case import Case, chapter_98
from tidewaiter.checks.lines import COMPONENT, HEADER
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.entry.invoice import Invoice

CHARGES_OVER, RETURNED_OVER = 1250, 10_000
RETURNED, REPAIRED = "98010010", ("98020040", "98020050")
INSULAR = frozenset({"VI", "GU", "AS", "MP", "UM", "PR"})
HAND_CARRIED = "60"


@rule("VAL-POSITIVE", cite="19 USC 1401a; 19 CFR 141.86(a)(6), 152.101")
def positive(case: Case) -> Iterator[Hit]:
    """Every line has a value, also where nothing was paid, and no article a negative one."""
    for where, line in case.lines:
        if line.articles and line.value <= 0:
            yield (
                f"{where}, value",
                f"the entered value is ${line.value:,}",
                "Value free goods by identical or similar merchandise.",
            )
        for article in line.articles:
            if article.value < 0 < line.value:
                yield (
                    f"{where}, value",
                    f"{article.hts} has a value of ${article.value:,}",
                    "Correct the article's value.",
                )


@rule("VAL-CHARGES", cite="CATAIR Entry Summary, note (v); ACE condition 664")
def charges(case: Case) -> Iterator[Hit]:
    """A line of a formal entry worth more than $1,250 states freight, insurance and other charges to the United States.

    Goods of insular possessions, hand-carried goods and components of a set need none, nor do goods returned under
    9801.00.10 up to $10,000; for goods repaired under 9802.00.40 and 9802.00.50 the value of the repair counts.
    """
    if case.informal or case.entry.transport.mode == HAND_CARRIED:
        return
    for where, line in case.lines:
        claimed = chapter_98(line)
        excepted = line.origin in INSULAR or line.set_indicator == COMPONENT or claimed.startswith(REPAIRED)
        limit = RETURNED_OVER if claimed.startswith(RETURNED) else CHARGES_OVER
        if line.value > limit and line.charges == 0 and not excepted:
            yield (
                f"{where}, charges",
                f"${line.value:,} of goods came at no charge",
                "Take freight and insurance from the bills; estimate them if need be.",
            )


@rule("VAL-CHARGES-NEGATIVE", cite="CATAIR Entry Summary, record 40; ACE condition 424")
def charges_sign(case: Case) -> Iterator[Hit]:
    """Charges and weights are not negative."""
    for where, line in case.lines:
        for name, amount in (("charges", line.charges), ("gross weight", line.gross_weight)):
            if amount < 0:
                yield f"{where}, {name}", f"{name} is {amount:,}", "Correct the sign."


@rule("VAL-CHARGES-OVER-VALUE", severity=WARNING, cite="ACE condition 27J; CATAIR Appendix H")
def charges_over_value(case: Case) -> Iterator[Hit]:
    """Charges above the value of the goods are improbable, and Census asks about them."""
    for where, line in case.lines:
        if line.charges > line.value > 0:
            yield (
                f"{where}, charges",
                f"charges of ${line.charges:,} exceed the value of ${line.value:,}",
                "Confirm both; an override code may be needed.",
            )


@rule("VAL-SET", cite="CATAIR Entry Summary, note (k)")
def set_value(case: Case) -> Iterator[Hit]:
    """The value of a set is the sum of its components."""
    header: tuple[str, int] | None = None
    parts = 0
    for where, line in [*case.lines, ("", None)]:
        if line is not None and line.set_indicator == COMPONENT:
            parts += line.value
            continue
        if header and parts and header[1] != parts:
            yield (
                f"{header[0]}, value",
                f"the set is worth ${header[1]:,}, its components ${parts:,}",
                "Divide the set's value over its components.",
            )
        header = (where, line.value) if line is not None and line.set_indicator == HEADER else None
        parts = 0


@rule("VAL-INVOICE-TOTAL", severity=WARNING, cite="19 CFR 141.86(a)(5)-(8)")
def invoice_totals(case: Case) -> Iterator[Hit]:
    """An invoice's lines, with the charges that it shows beside them, add up to its total."""
    for invoice in case.entry.invoices:
        if invoice.total is None or not invoice.lines or not _finite(invoice):
            continue
        goods = sum((line.amount for line in invoice.lines), Decimal(0))
        if invoice.total not in _totals(goods, invoice):
            yield (
                f"invoice {invoice.number}, total",
                f"the lines add up to {goods} {invoice.currency}, the invoice says {invoice.total}",
                "Ask the seller which is right, and for a corrected invoice.",
            )


@rule("VAL-INVOICE-LINE", severity=WARNING, cite="19 CFR 141.86(a)(4), (5)")
def invoice_lines(case: Case) -> Iterator[Hit]:
    """On an invoice, quantity times unit price is the amount, to the cent for each hundred units."""
    for invoice in filter(_finite, case.entry.invoices):
        for line in invoice.lines:
            found = line.quantity * line.unit_price
            slack = Decimal("0.01") + abs(line.quantity) * Decimal("0.00005")
            if line.unit_price and abs(found - line.amount) > slack:
                yield (
                    line.place or f"invoice {invoice.number}",
                    f"{line.quantity} at {line.unit_price} is {found.normalize():f}, the invoice says {line.amount}",
                    "Ask the seller which is right.",
                )


@rule("VAL-INVOICE-MISSING", severity=WARNING, cite="19 CFR 141.81, 141.86, 142.3(a)(3)")
def invoice_missing(case: Case) -> Iterator[Hit]:
    """A formal entry rests on a commercial invoice."""
    if not case.informal and not case.entry.invoices and "01" not in case.entry.missing_documents:
        yield "invoices", "no invoice is on file", "Get the invoice, or list document 01 as missing under bond."


@rule("VAL-CURRENCY", cite="31 USC 5151; 19 CFR 159.31-159.35")
def exchange(case: Case) -> Iterator[Hit]:
    """An invoice in another currency than US dollars has the rate at which it was converted."""
    for invoice in case.entry.invoices:
        if invoice.currency != "USD" and not _usable(invoice.rate):
            yield (
                f"invoice {invoice.number}, rate",
                f"the rate of the invoice's {invoice.currency or 'currency'} is {invoice.rate or 'missing'}",
                "Take the certified rate of the export date.",
            )


@rule("VAL-DOLLAR-RATE", severity=WARNING, cite="31 USC 5151; 19 CFR 159.31")
def dollar_rate(case: Case) -> Iterator[Hit]:
    """An invoice in US dollars is not converted."""
    for invoice in case.entry.invoices:
        if invoice.currency == "USD" and invoice.rate not in (None, Decimal(1)):
            yield (
                f"invoice {invoice.number}, rate",
                f"US dollars are converted at {invoice.rate}",
                "Confirm the invoice's currency.",
            )


@rule("VAL-INVOICE-DAY", severity=WARNING, cite="19 CFR 141.86(a)(2)")
def invoice_day(case: Case) -> Iterator[Hit]:
    """An invoice is not dated after the goods were entered."""
    for invoice in case.entry.invoices:
        if invoice.day > case.entry.days.entered:
            yield (
                f"invoice {invoice.number}, date",
                f"{invoice.day} is after entry on {case.entry.days.entered}",
                "Confirm that it is this shipment's invoice.",
            )


def _usable(rate: Decimal | None) -> bool:
    return rate is not None and rate.is_finite() and rate > 0


def _finite(invoice: Invoice) -> bool:
    """Whether every amount of an invoice is a number: NaN and Infinity are decimals too."""
    amounts = [invoice.total or Decimal(0), *(charge.amount for charge in invoice.charges)]
    amounts += [amount for line in invoice.lines for amount in (line.quantity, line.unit_price, line.amount)]
    return all(amount.is_finite() for amount in amounts)


def _totals(goods: Decimal, invoice: Invoice) -> set[Decimal]:
    """What an invoice may show as its total: its lines, with or without each of its charges."""
    totals = {goods}
    for charge in invoice.charges[:8]:
        totals |= {total + sign * charge.amount for total in totals for sign in (1, -1)}
    return totals
