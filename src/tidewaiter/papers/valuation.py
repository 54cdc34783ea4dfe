"""Transaction value: the price paid or payable, with what 19 CFR 152.103 adds to it and leaves out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from tidewaiter.entry.invoice import ValueStep
from tidewaiter.findings import Finding
from tidewaiter.money.exchange import DOLLAR, Rate
from tidewaiter.money.rounding import whole_dollar
from tidewaiter.papers.apportion import apportion
from tidewaiter.papers.found import fault

PRICE = "19 CFR 152.103(a)(1)"
ROUNDING = "19 CFR 159.3(a); 19 CFR 141.61(e)"
SHARES = ("value", "weight", "quantity")


@dataclass(frozen=True)
class Kind:
    """A kind of charge: what it may be, what it is called, and the law."""

    name: str
    treatments: tuple[str, ...]
    cite: str
    carriage: bool = False       # counts among the line's charges (record 40)


_OUT = ("deduction", "non_dutiable")
KINDS = {
    "packing":          Kind("packing", ("addition",), "19 CFR 152.103(b)(1)(i)"),
    "commission":       Kind("selling commission", ("addition",), "19 CFR 152.103(b)(1)(ii)"),
    "assist":           Kind("assist", ("addition",), "19 CFR 152.103(b)(1)(iii)"),
    "royalty":          Kind("royalty or licence fee", ("addition",), "19 CFR 152.103(b)(1)(iv)"),
    "proceeds":         Kind("proceeds of resale", ("addition",), "19 CFR 152.103(b)(1)(v)"),
    "freight":          Kind("international freight", _OUT, "19 CFR 152.102(f)", carriage=True),
    "insurance":        Kind("international insurance", _OUT, "19 CFR 152.102(f)", carriage=True),
    "inland_freight":   Kind("foreign inland freight", _OUT, "19 CFR 152.103(a)(5)"),
    "us_freight":       Kind("transport after importation", _OUT, "19 CFR 152.103(i)(1)(ii)"),
    "post_import_work": Kind("work after importation", _OUT, "19 CFR 152.103(i)(1)(i)"),
    "us_duties":        Kind("US duties and taxes", _OUT, "19 CFR 152.103(i)(2)"),
    "discount":         Kind("discount agreed before importation", ("deduction",), "19 CFR 152.103(a)(1)"),
}


@dataclass(frozen=True)
class Priced:
    """A row of goods as valuation sees it."""

    place: str
    invoice: str
    part: str
    amount: Decimal
    rate: Rate
    exported: date | None
    quantity: Decimal
    unit: str
    net_weight: Decimal | None


@dataclass(frozen=True)
class Placed:
    """A charge with its currency's rate and the rows it falls on, by index. A row in its currency converts at its own rate."""

    place: str
    kind: str
    treatment: str
    amount: Decimal
    rate: Rate
    rows: tuple[int, ...]
    share_by: str = "value"
    invoice: str = ""            # the one it belongs to, if it is one
    evidence: str = ""


@dataclass(frozen=True)
class RowValue:
    """The value of a row in exact US cents, how it came about, and its part of the carriage to the US in cents."""

    cents: Fraction
    steps: tuple[ValueStep, ...]
    carriage: Fraction


def in_cents(amount: Decimal, rate: Rate) -> Fraction:
    """US cents of an amount, exact."""
    return Fraction(amount) * Fraction(rate.usd) * 100


def _step(label: str, amount: Decimal, rate: Rate, cite: str, counts: bool = True) -> ValueStep:
    with localcontext(prec=60):
        cents = amount * rate.usd * 100 if counts else Decimal(0)
    return ValueStep(label, amount, rate.currency, cents, cite)


def value_rows(rows: Sequence[Priced], charges: Sequence[Placed]) -> tuple[tuple[RowValue, ...], tuple[Finding, ...]]:
    """Each row's transaction value, and what stands in its way. The steps of a row add up to its cents exactly.

    A charge that cannot be divided as asked is a fatal finding and falls on no row.
    """
    findings: list[Finding] = []
    steps = [[_step("Price paid or payable", row.amount, row.rate, PRICE)] for row in rows]
    carriage = [Fraction(0)] * len(rows)
    for charge in charges:
        kind = KINDS[charge.kind]
        covered = [rows[n] for n in charge.rows]
        weights = _weights(charge, covered)
        if isinstance(weights, Finding):
            findings.append(weights)
            continue
        sign, words = {"addition": (1, "Plus"), "deduction": (-1, "Less"),
                       "non_dutiable": (1, "Beside the price, not dutiable:")}[charge.treatment]
        for n, part in zip(charge.rows, apportion(charge.amount, weights), strict=True):
            if part:
                label = f"{words} {kind.name}" + (f", by {charge.share_by}" if len(covered) > 1 else "")
                rate = rows[n].rate if rows[n].rate.currency == charge.rate.currency else charge.rate
                steps[n].append(_step(label, sign * part, rate, kind.cite, counts=charge.treatment != "non_dutiable"))
                if kind.carriage:
                    carriage[n] += in_cents(part, rate)
    values = []
    for row, taken, freight in zip(rows, steps, carriage, strict=True):
        cents = sum((Fraction(step.cents) for step in taken), Fraction(0))
        if cents < 0:
            findings.append(fault("PAP-VALUE-NEGATIVE", row.place, "the deductions are more than the price",
                                  "look at the deductions again", PRICE))
        values.append(RowValue(cents, tuple(taken), freight))
    return tuple(values), tuple(findings)


def _weights(charge: Placed, rows: Sequence[Priced]) -> list[Fraction] | Finding:
    if not rows:
        return fault("PAP-SHARE", charge.place, f"the {charge.kind} falls on no row of an invoice",
                     "name the parts as the invoice does")
    if charge.share_by == "weight":
        weights = [Fraction(row.net_weight) for row in rows if row.net_weight is not None]
        if len(weights) < len(rows):
            return fault("PAP-SHARE", charge.place,
                         f"the {charge.kind} is to be shared by weight, but a row has no net weight",
                         "add the net weights to the invoice, or share by value")
    elif charge.share_by == "quantity":
        if len({row.unit for row in rows}) > 1:
            return fault("PAP-SHARE", charge.place,
                         f"the {charge.kind} is to be shared by quantity, but the rows have several units",
                         "share by value or weight")
        weights = [Fraction(row.quantity) for row in rows]
    else:
        weights = [in_cents(row.amount, row.rate) for row in rows]
    if not any(weights) and charge.amount:
        return fault("PAP-SHARE", charge.place,
                     f"the {charge.kind} cannot be shared by {charge.share_by}: all of it is zero",
                     "share it another way")
    return weights


def merged(values: Sequence[RowValue]) -> tuple[Fraction, tuple[ValueStep, ...], Fraction]:
    """Cents, steps and carriage of rows that are one line; steps of one label, currency and cite are added up."""
    sums: dict[tuple[str, str, str], tuple[Decimal, Decimal]] = {}
    with localcontext(prec=60):
        for step in (step for value in values for step in value.steps):
            key = (step.label, step.currency, step.cite)
            amount, cents = sums.get(key, (Decimal(0), Decimal(0)))
            sums[key] = (amount + step.amount, cents + step.cents)
    steps = tuple(ValueStep(label, amount, currency, cents, cite) for (label, currency, cite),
                  (amount, cents) in sums.items())
    whole = sum((value.cents for value in values), Fraction(0))
    return whole, steps, sum((value.carriage for value in values), Fraction(0))


def entered(cents: Fraction, steps: Sequence[ValueStep]) -> tuple[int, tuple[ValueStep, ...]]:
    """Entered value in whole dollars, and the steps with the rounding as the last one, so that they add up to it.

    A value is never less than zero: what is deducted beyond the price is left out by the last step.
    """
    dollars = max(whole_dollar(cents), 0)
    label, cite = ("Rounding to whole dollars", ROUNDING) if cents >= 0 else ("Deducted beyond the price, left out", PRICE)
    with localcontext(prec=60):
        rest = Decimal(dollars * 100) - sum((step.cents for step in steps), Decimal(0))
        if not rest:
            return dollars, tuple(steps)
        return dollars, (*steps, ValueStep(label, rest / 100, DOLLAR.currency, rest, cite))
