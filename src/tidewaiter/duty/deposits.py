"""Antidumping and countervailing duty on a line: whose rate it is, and what is deposited or bonded for each case claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from tidewaiter.duty.cases import Case, Deposit
from tidewaiter.duty.law import Law
from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.duty.result import Charge, Undetermined
from tidewaiter.entry.line import AdCvd, Line
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import half_up_cent
from tidewaiter.numbers import case_number
from tidewaiter.tariff.rate_text import ONE, percent

_RATES = "19 CFR 351.107"


def deposit_charges(claim: AdCvd, line: Line, day: date, law: Law, where: str, findings: list[Finding]) -> list[Charge]:
    """The cash deposit or bond of one case, on the entered value or the quantity; duties of chapter 99 are no part of its base.

    Of an order, the rate is that of the combination of exporter and producer, else the exporter's own, else the producer's own, else
    that of all others (facts exporter and producer). Rounded half up to the cent.
    """
    kind = "ad" if claim.case[:1] == "A" else "cvd"
    place = f"{where}, case {claim.case}"
    case, picked = _party(claim, line, day, law, place, findings)
    if case is not None and case.order.revoked is not None and day in case.order.revoked:
        findings.append(Finding("ADCVD-REVOKED", Severity.WARNING, place, f"the order was revoked: nothing is deposited on {day}",
                                case.order.revoked_cite or _RATES, "Take the case off the line."))
        return []
    deposit = case.on(day) if case else None
    value = line.value * 100
    because: tuple[str, ...] = ()
    if deposit is not None and case is not None:
        cents_a_unit, unit, cite = deposit.cents, deposit.unit, deposit.cite
        ad_valorem, offset = _offset(deposit, case, line, place, findings)
        because = (f"{case.party}, {case.product} from {case.country}", *picked, *offset, *_of_order(case, deposit, day))
        _bond(claim, deposit, place, findings)
    elif claim.rate and claim.cite:
        try:
            ad_valorem, cents_a_unit, unit, cite = percent(claim.rate), Fraction(0), "", claim.cite
        except ValueError:
            findings.append(Finding("ADCVD-RATE", Severity.FATAL, place, f"{claim.rate!r} is no deposit rate", claim.cite, "Write it as 54.32%."))
            return []
        because = ("rate given with the entry",)
    else:
        findings.append(Finding(
            "ADCVD-RATE-UNKNOWN", Severity.FATAL, place, f"no deposit rate of {claim.case} is held for {day}", f"{_RATES}; 19 CFR 159.41",
            "Load the case, or give the rate with the message or notice that sets it.",
        ))
        return []
    specific = ""
    if unit:
        quantity = in_unit([claim.quantity] if claim.quantity else line.articles[0].quantities, unit)
        if quantity is None:
            findings.append(Finding("ADCVD-QUANTITY", Severity.FATAL, place, f"the deposit needs a quantity in {unit}", cite, "Give it."))
            return []
        exact = quantity * cents_a_unit
        specific = f"{_dollars(cents_a_unit)}/{unit}"
    else:
        exact = Fraction(value * ad_valorem, ONE)
    base_amount = words(claim.quantity) if unit and claim.quantity else usd(value)
    return [Charge(
        case.number if case else claim.case, "antidumping" if kind == "ad" else "countervailing", specific or _percent(ad_valorem),
        "quantity" if unit else "value", base_amount, half_up_cent(exact), cite, because, kind=kind, deposit=claim.deposit,
        quantities=(claim.quantity,) if claim.quantity else (), ad_valorem_1e8=ad_valorem, specific=specific,
    )]


def scope_questions(line: Line, day: date, law: Law) -> tuple[Undetermined, ...]:
    """The orders whose numbers and country a line fits, where nobody says whether it is within their written scope.

    The numbers of an order are for reference: only the written scope tells, so this is a question, never a charge.
    """
    if line.facts.get("adcvd_not_in_scope") is True:
        return ()
    orders = law.orders.get(line.origin, ())
    if not orders:
        return ()
    claimed = {claim.case[:7] for claim in line.adcvd}
    cleared = set(re.findall(r"[AC][0-9]{6}", case_number.compact(str(line.facts.get("adcvd_not_in_scope_of", "")))))
    questions = []
    for order in orders:
        if order.number in claimed or order.number in cleared:
            continue
        if order.revoked is not None and day in order.revoked:
            continue
        if any(article.hts.startswith(number) for article in line.articles for number in order.scope):
            name = f"{order.number[0]}-{order.number[1:4]}-{order.number[4:]}"
            questions.append(Undetermined(
                "adcvd_scope",
                f"Are the goods within the written scope of {name}, {order.product} from {order.country}? Its numbers are for reference.",
                (name,),
            ))
    return tuple(questions)


def _party(claim: AdCvd, line: Line, day: date, law: Law, place: str, findings: list[Finding]) -> tuple[Case | None, tuple[str, ...]]:
    """The case whose rate the line takes, and why, where exporter or producer decide it."""
    claimed = law.cases.get(claim.case)
    exporter, producer = _name(line.facts.get("exporter")), _name(line.facts.get("producer"))
    if not exporter and not producer:
        return claimed, ()
    parties = [case for case in law.cases.values() if case.number[:7] == claim.case[:7]]
    found, why = _pick(parties, exporter, producer, day)
    if found is None:
        return claimed, ()
    if claimed is not None and not claimed.others and claimed.number != found.number:
        findings.append(Finding(
            "ADCVD-PARTY", Severity.WARNING, place,
            f"exporter and producer lead to case {case_number.format(found.number)} ({why}), not to the one claimed, whose rate is taken",
            _RATES, "See which of the two is right.",
        ))
        return claimed, ()
    if claimed is None and not claim.case.endswith("000"):
        return None, ()
    return found, (why,)


def _pick(parties: Iterable[Case], exporter: str, producer: str, day: date) -> tuple[Case | None, str]:
    held = [case for case in parties if case.on(day) is not None]
    others = next((case for case in held if case.others), None)
    for case in held:
        if case.exporter and case.producer and _name(case.exporter) == exporter and _name(case.producer) == producer:
            return case, f"the combination of exporter {case.exporter} and producer {case.producer}"
    for case in held:
        if case.exporter and not case.producer and _name(case.exporter) == exporter:
            return case, f"exporter {case.exporter}'s own rate"
    for case in held:
        if case.producer and not case.exporter and _name(case.producer) == producer:
            return case, f"producer {case.producer}'s own rate"
    return others, "no rate of this exporter or producer is held: that of all others"


def _name(text: object) -> str:
    """A company's name without case, dots and commas."""
    return "" if text is None or isinstance(text, bool) else re.sub(r"[\s.,]+", " ", str(text)).strip().casefold()


def _offset(deposit: Deposit, case: Case, line: Line, place: str, findings: list[Finding]) -> tuple[int, tuple[str, ...]]:
    """The rate less the export subsidies that the companion case countervails, where that case is claimed as well."""
    if not deposit.offset:
        return deposit.ad_valorem, ()
    companion = case.order.companion
    if companion and not any(claim.case[:7] == companion for claim in line.adcvd):
        findings.append(Finding(
            "ADCVD-COMPANION", Severity.WARNING, place,
            f"the export subsidies of {_percent(deposit.offset)} are not taken off: the countervailing case {companion} is not on the line",
            "19 U.S.C. 1677a(c)(1)(C)", "Claim both cases where both orders cover the goods.",
        ))
        return deposit.ad_valorem, ()
    rate = max(0, deposit.ad_valorem - deposit.offset)
    return rate, (f"{_percent(deposit.ad_valorem)} less export subsidies of {_percent(deposit.offset)}, 19 U.S.C. 1677a(c)(1)(C)",)


def _of_order(case: Case, deposit: Deposit, day: date) -> tuple[str, ...]:
    order, said = case.order, []
    if deposit.critical:
        said.append("reaches back by critical circumstances, 19 U.S.C. 1673b(e), 1671b(e)")
    if deposit.bond:
        said.append("provisional measures: a bond is accepted")
    if order.suspended is not None and day in order.suspended:
        said.append(f"liquidation is suspended ({order.suspended_cite})" if order.suspended_cite else "liquidation is suspended")
    if order.source:
        said.append(f"rate of a loaded file: {order.source}" + (", in place of the one shipped" if order.over_shipped else ""))
    return tuple(said)


def _bond(claim: AdCvd, deposit: Deposit, place: str, findings: list[Finding]) -> None:
    if claim.deposit == "B" and not deposit.bond:
        findings.append(Finding(
            "ADCVD-BOND", Severity.WARNING, place, "a bond is given where the case file has a cash deposit: after the order only cash is accepted",
            "19 U.S.C. 1673e(a)(3), 1671e(a)(3)", "Deposit the duty in cash, or see whether provisional measures still run.",
        ))


def _percent(rate_1e8: int) -> str:
    return f"{rate_1e8 * 100 // ONE}.{rate_1e8 * 100 % ONE:08}".rstrip("0").rstrip(".") + "%"


def _dollars(cents: Fraction) -> str:
    """Dollars a unit, with as many digits as the rate has, two at least.

    >>> _dollars(Fraction(25)), _dollars(Fraction("0.55"))
    ('0.25', '0.0055')
    """
    for digits in range(2, 9):
        if (cents * 10 ** (digits - 2)).denominator == 1:
            whole = int(cents * 10 ** (digits - 2))
            return f"{whole // 10**digits}.{whole % 10**digits:0{digits}}"
    return usd(half_up_cent(cents))
