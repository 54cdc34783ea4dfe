"""Antidumping and countervailing duty on a line: what is deposited or bonded for each case claimed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tidewaiter.duty.law import Law
from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.duty.result import Charge
from tidewaiter.entry.line import AdCvd, Line
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import half_up_cent
from tidewaiter.tariff.rate_text import ONE, percent


def deposit_charges(claim: AdCvd, line: Line, day: date, law: Law, where: str, findings: list[Finding]) -> list[Charge]:
    """The cash deposit or bond of one case, on the entered value or the quantity; duties of chapter 99 are no part of its base."""
    kind = "ad" if claim.case[:1] == "A" else "cvd"
    case = law.cases.get(claim.case)
    deposit = case.on(day) if case else None
    value = line.value * 100
    place = f"{where}, case {claim.case}"
    if deposit is not None:
        ad_valorem, cents_a_unit, unit, cite = deposit.ad_valorem, deposit.cents, deposit.unit, deposit.cite
        because: tuple[str, ...] = (f"{case.party}, {case.product} from {case.country}",) if case else ()
    elif claim.rate and claim.cite:
        try:
            ad_valorem, cents_a_unit, unit, cite = percent(claim.rate), Fraction(0), "", claim.cite
        except ValueError:
            findings.append(Finding("ADCVD-RATE", Severity.FATAL, place, f"{claim.rate!r} is no deposit rate", claim.cite, "Write it as 54.32%."))
            return []
        because = ("rate given with the entry",)
    else:
        findings.append(Finding(
            "ADCVD-RATE-UNKNOWN", Severity.FATAL, place, f"no deposit rate of {claim.case} is held for {day}", "19 CFR 351.107; 19 CFR 159.41",
            "Give the rate with the message or notice that sets it.",
        ))
        return []
    specific = ""
    if unit:
        quantity = in_unit([claim.quantity] if claim.quantity else line.articles[0].quantities, unit)
        if quantity is None:
            findings.append(Finding("ADCVD-QUANTITY", Severity.FATAL, place, f"the deposit needs a quantity in {unit}", cite, "Give it."))
            return []
        exact = quantity * cents_a_unit
        specific = f"{usd(half_up_cent(cents_a_unit))}/{unit}"
    else:
        exact = Fraction(value * ad_valorem, ONE)
    base_amount = words(claim.quantity) if unit and claim.quantity else usd(value)
    rate = specific or f"{ad_valorem * 100 // ONE}.{ad_valorem * 100 % ONE:08}".rstrip("0").rstrip(".") + "%"
    return [Charge(
        claim.case, "antidumping" if kind == "ad" else "countervailing", rate, "quantity" if unit else "value", base_amount,
        half_up_cent(exact), cite, because, kind=kind, deposit=claim.deposit, quantities=(claim.quantity,) if claim.quantity else (),
        ad_valorem_1e8=ad_valorem, specific=specific,
    )]
