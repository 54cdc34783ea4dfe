"""User fees and internal revenue taxes of a line, and the fees of the entry with minimum and maximum."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import yaml

from tidewaiter.dates import Span
from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.duty.result import Fee, FeeTotal, LineAssessment, Undetermined
from tidewaiter.entry.line import Article, Line
from tidewaiter.findings import Finding, LawError, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.money.cents import read_usd, share, usd
from tidewaiter.money.rounding import half_up_cent
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ONE, percent

# Liters in a wine gallon, a barrel of 31 gallons, and proof liters in a proof gallon: 231 cubic inches exactly.
_LITERS = {"gallon": Fraction("3.785411784"), "barrel": 31 * Fraction("3.785411784"), "proof_gallon": Fraction("3.785411784")}


@dataclass(frozen=True)
class LineFees:
    fees: tuple[Fee, ...]
    taxes: tuple[Fee, ...]
    undetermined: tuple[Undetermined, ...]
    findings: tuple[Finding, ...]
    informal_fee_exempt: bool = False


@cache
def _law() -> Mapping[str, Any]:
    text: Mapping[str, Any] = yaml.safe_load((law_dir() / "fees.yaml").read_text(encoding="utf-8"))
    return text


def _on(rows: Sequence[Mapping[str, Any]], day: date) -> Mapping[str, Any] | None:
    for row in rows:
        if day in Span(row.get("from", date.min), row.get("before", date.max)):
            return row
    return None


def line_fees(line: Line, *, entered: date, entry_type: str, mode: str) -> LineFees:
    """Fees and taxes of one line, each on the line's whole entered value and rounded half up to the cent.

    The informal entry fee, which is one amount for the entry, is in `entry_fees`.
    """
    fees: list[Fee] = []
    unknown: list[Undetermined] = []
    findings: list[Finding] = []
    value = line.value * 100
    where = f"line {line.number}"

    mpf = _law()["merchandise_processing"]
    exempt = bool(_mpf_exemption(line, mpf))
    if entry_type in mpf["entry_types"] and line.set_indicator != "V" and not exempt:
        cents = half_up_cent(Fraction(value * percent(mpf["rate"]), ONE))
        fees.append(Fee(mpf["class"], mpf["name"], cents, mpf["cite"], mpf["rate"], usd(value)))
        if line.origin in mpf["may_be_exempt"]["origins"]:
            findings.append(Finding(
                "FEE-MPF-COUNTRY", Severity.WARNING, where,
                f"a product of {line.origin} may be free of the merchandise processing fee by its country; the fee is charged",
                mpf["may_be_exempt"]["cite"], "Look the country up in general notes 3(a)(iv), 4(b) and 7(a).",
            ))

    hmf = _law()["harbor_maintenance"]
    if entry_type in hmf["entry_types"] and line.set_indicator != "V":
        if not mode:
            unknown.append(Undetermined("mode", "By what mode of transport did the goods arrive?", ("harbor maintenance fee",)))
        elif mode in hmf["modes"]:
            cents = half_up_cent(Fraction(value * percent(hmf["rate"]), ONE))
            fees.append(Fee(hmf["class"], hmf["name"], cents, hmf["cite"], hmf["rate"], usd(value)))

    if mode in _law()["dutiable_mail"]["modes"]:
        findings.append(Finding("FEE-MAIL", Severity.WARNING, where, "a fixed fee of class 496 is owed on mail that owes duty, and is not computed",
                                _law()["dutiable_mail"]["cite"], "Add the amount of the year to the entry."))
    fees += _cotton(line, entered, findings)
    taxes, tax_unknown = _taxes(line)
    exempt = exempt or mode in _law()["informal_merchandise_processing"]["exempt_modes"]
    return LineFees(tuple(fees), tuple(taxes), (*unknown, *tax_unknown), tuple(findings), exempt)


def _mpf_exemption(line: Line, mpf: Mapping[str, Any]) -> str:
    if line.program in mpf["exempt_claims"]:
        return f"{line.program} claimed, 19 CFR 24.23{mpf['exempt_claims'][line.program]}"
    for article in line.articles:
        if article.hts.startswith("98") and not _under(article, mpf["chapter_98_not_exempt"]["numbers"]):
            return f"{hts.format(article.hts)} claimed, {mpf['chapter_98_not_exempt']['cite']}"
    return str(mpf["exempt_origins"].get(line.origin, ""))


@cache
def _cotton_headings() -> frozenset[str]:
    """The headings whose numbers in the table of 7 CFR 1205.510(b)(3) are held in full."""
    with (law_dir() / "codes" / "cotton_fee_headings.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["heading"] for row in csv.DictReader(file))


@cache
def _cotton_factors() -> Mapping[str, Fraction]:
    """Kilograms of raw cotton in a kilogram of each number, 7 CFR 1205.510(b)(3)."""
    with (law_dir() / "codes" / "cotton_fee.csv").open(encoding="utf-8", newline="") as file:
        return {row["hts"]: Fraction(row["factor"]) for row in csv.DictReader(file)}


def _cotton(line: Line, entered: date, findings: list[Finding]) -> list[Fee]:
    cotton = _law()["cotton"]
    fees = []
    for article in line.articles:
        factor = _cotton_factors().get(article.hts)
        if line.fee_exemption == "1" or line.set_indicator == "X":     # the components of a set carry it, CATAIR AE usage note k
            continue
        if factor is None:
            if article.hts[:2] in cotton["chapters"] and article.hts[:4] not in _cotton_headings():
                findings.append(Finding(
                    "FEE-COTTON-UNKNOWN", Severity.WARNING, f"HTS number {hts.format(article.hts)}",
                    f"whether {hts.format(article.hts)} owes the cotton fee is not held, and none is computed", cotton["cite"],
                    "Look the number up in the table of 7 CFR 1205.510(b)(3).",
                ))
            continue
        rate = _on(cotton["per_kilogram"], entered)
        kilograms = in_unit(article.quantities, "KG")
        if rate is None or kilograms is None:
            findings.append(Finding(
                "FEE-COTTON-QUANTITY", Severity.FATAL, f"line {line.number}, quantity",
                f"the cotton fee of {hts.format(article.hts)} needs its weight in KG", cotton["cite"], "Give the weight of the article.",
            ))
            continue
        cents = half_up_cent(kilograms * factor * Fraction(rate["usd"]) * 100)
        if cents > read_usd(cotton["not_over"]):
            because = (f"{decimal_digits(factor)} kg of cotton in a kg",)
            rate_text, base = f"${rate['usd']}/kg of cotton", f"{decimal_digits(kilograms)} KG"
            fees.append(Fee(cotton["class"], cotton["name"], cents, rate["cite"], rate_text, base, because))
    return fees


def decimal_digits(number: Fraction) -> str:
    """A terminating fraction in decimal digits."""
    return format((Decimal(number.numerator) / Decimal(number.denominator)).normalize(), "f")


def _taxes(line: Line) -> tuple[list[Fee], list[Undetermined]]:
    taxes: list[Fee] = []
    unknown: list[Undetermined] = []
    if line.set_indicator == "X":
        return taxes, unknown
    for article in line.articles:
        tax = next((one for one in _law()["taxes"] if _under(article, one["numbers"]) and _fits(line, one)), None)
        if tax is not None:
            quantity = in_unit(article.quantities, tax["unit"])
            if quantity is not None:
                cents = half_up_cent(quantity / _LITERS[tax["per"]] * Fraction(tax["usd"]) * 100)
                reported = next(q for q in article.quantities if in_unit([q], tax["unit"]) is not None)
                rate = f"${tax['usd']}/{tax['per'].replace('_', ' ')}"
                taxes.append(Fee(tax["class"], tax["name"], cents, tax["cite"], rate, words(reported), (tax["because"],)))
                continue
        open_question = next((one for one in _law()["taxes_unknown"] if _under(article, one["numbers"])), None)
        if open_question is not None:
            unknown.append(Undetermined("tax", open_question["question"], (f"internal revenue tax ({open_question['cite']})",)))
    return taxes, unknown


def _fits(line: Line, tax: Mapping[str, Any]) -> bool:
    """Whether the line's facts are those of a tax; a fact that is not there fits only where the tax says so."""
    for name, wanted in tax.get("facts", {}).items():
        value = line.facts.get(name)
        if value is None:
            if wanted.get("unknown") != "holds":
                return False
        elif "is" in wanted:
            if value is not wanted["is"]:
                return False
        elif not Fraction(wanted.get("at_least", "0")) <= _number(value) < Fraction(wanted.get("below", "101")):
            return False
    return True


def _number(value: str | bool) -> Fraction:
    """The number that a fact states; -1, which fits nothing, where it states none."""
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return Fraction(-1)


def _under(article: Article, prefixes: Sequence[str]) -> bool:
    return any(article.hts.startswith(hts.compact(prefix)) for prefix in prefixes)


def entry_fees(lines: Sequence[LineAssessment], *, entered: date, entry_type: str) -> tuple[FeeTotal, ...]:
    """The fees of the entry by class: the merchandise processing fee within its limits and shared over its lines to the
    cent, the fixed fee of an informal entry, and every other fee as the sum of its lines.

    LawError where the day lies outside the years whose limits are held.
    """
    totals: list[FeeTotal] = []
    by_class: dict[str, list[int]] = {}
    named: dict[str, Fee] = {}
    for n, line in enumerate(lines):
        for fee in line.fees:
            by_class.setdefault(fee.class_code, [0] * len(lines))[n] += fee.amount
            named[fee.class_code] = fee
    mpf = _law()["merchandise_processing"]
    informal = _law()["informal_merchandise_processing"]
    hmf = _law()["harbor_maintenance"]
    for class_code, shares in sorted(by_class.items()):
        fee, computed = named[class_code], sum(shares)
        amount, cite = computed, fee.cite
        if class_code == mpf["class"]:
            limits = _on(mpf["limits"], entered)
            if limits is None:
                raise LawError(f"the limits of the merchandise processing fee are not held for {entered}")
            amount = max(read_usd(limits["min"]), min(read_usd(limits["max"]), computed))
            cite = f"{fee.cite}; {limits['cite']}"
            shares = share(amount, shares)
        elif class_code == hmf["class"] and computed <= read_usd(hmf["not_over"]) and _owes_nothing_else(lines, class_code):
            continue
        totals.append(FeeTotal(class_code, fee.name, computed, amount, cite, tuple(shares)))
    if entry_type in informal["entry_types"] and not all(line.informal_fee_exempt for line in lines):
        row = _on(informal["amounts"], entered)
        if row is None:
            raise LawError(f"the informal entry fee is not held for {entered}")
        amount = read_usd(row["amount"])
        shares = share(amount, [1] * len(lines))
        totals.append(FeeTotal(informal["class"], informal["name"], amount, amount, f"{informal['cite']}; {row['cite']}", tuple(shares)))
    return tuple(totals)


def _owes_nothing_else(lines: Sequence[LineAssessment], class_code: str) -> bool:
    other = sum(fee.amount for line in lines for fee in line.fees if fee.class_code != class_code)
    return not other and not any(line.duty or line.cases or line.taxes for line in lines)
