"""Internal revenue taxes of a line: spirits, wine, beer and tobacco, by number and by what the facts say of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

import yaml

from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.duty.result import Fee, Undetermined
from tidewaiter.entry.line import Article, Line, Quantity
from tidewaiter.findings import Finding, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.money.rounding import half_up_cent
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ONE, percent
from tidewaiter.tariff.units import proof_liters
from tidewaiter.values import immutable

# Liters in a wine gallon, a barrel of 31 gallons, and proof liters in a proof gallon: 231 cubic inches exactly.
_GALLON = Fraction("3.785411784")
_IN_ONE = {"gallon": _GALLON, "barrel": 31 * _GALLON, "proof_gallon": _GALLON, "thousand": Fraction(1), "pound": Fraction(1)}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAX = "internal revenue tax"
_QUESTIONS = {
    "alcohol_pct": "What percentage of alcohol by volume has it?",
    "sparkling": "Is the wine sparkling, with carbon dioxide of its own fermentation?",
    "hard_cider": "Is it hard cider, of apples or pears alone, under 8.5 percent of alcohol?",
    "excise_kind": "As what does the internal revenue law tax it: spirits, wine, beer or none of them?",
    "tobacco_kind": "Of what kind is the tobacco product?",
    "cigar_price": "At what price does the importer sell one cigar?",
}


@dataclass
class Taxes:
    """What a line owes in internal revenue tax, what is not known of it, and what is wrong."""

    taxes: list[Fee] = field(default_factory=list)
    undetermined: list[Undetermined] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@cache
def _law() -> Mapping[str, Any]:
    text: Mapping[str, Any] = yaml.load((law_dir() / "excise.yaml").read_text(encoding="utf-8"), _LOADER)
    return text


@cache
def _subjects() -> tuple[tuple[tuple[str, ...], Mapping[str, Any]], ...]:
    return tuple((tuple(hts.compact(one) for one in row["numbers"]), row) for row in _law()["subject"])


@lru_cache(maxsize=50_000)
def _subject(number: str) -> Mapping[str, Any] | None:
    """The row of a number that is subject to tax, the first that fits; None where it is subject to none."""
    return next((row for prefixes, row in _subjects() if number.startswith(prefixes)), None)


def taxed(number: str) -> bool:
    """Whether goods of the number are, or may be, subject to an internal revenue tax."""
    return _subject(number) is not None


class _Unknown(Exception):
    """A fact without which the rate is not known."""


@immutable
class PlainTax:
    """What a number owes in tax where nobody says anything of the goods: `cents` for each `unit`. None where a fact decides that.

    `by_fifty` where it goes by fifties or parts of one.
    """

    unit: str
    cents: Fraction | None
    by_fifty: bool = False


def plain_tax(number: str) -> PlainTax | None:
    """The tax of a number without facts; None where it is subject to none, or a fact decides even of what kind it is."""
    row = _subject(number)
    if row is None:
        return None
    try:
        rate, _ = _rate(row, Line(1, "", (Article(number, 0),), "", ""))
    except _Unknown:
        return None
    if rate is None:
        return None
    if "percent" in rate:
        return PlainTax(rate["unit"], None)
    if rate["per"] == "fifty":
        return PlainTax(rate["unit"], None, by_fifty=True)
    return PlainTax(rate["unit"], Fraction(rate["usd"]) * 100 / _IN_ONE[rate["per"]])


def line_taxes(line: Line, entered: date) -> Taxes:
    """The taxes of a line at the full rate, each article's tax rounded half up to the cent.

    The header of a set owes none: its components do (CATAIR AE, usage note k). Before 2023 a reduced rate that was assigned to the
    importer stands in place of the full one, fact cbma_rate; since then it is refunded by TTB and the full rate is paid.
    """
    result = Taxes()
    if line.set_indicator == "X":
        return result
    for article in line.articles:
        row = _subject(article.hts)
        if row is None:
            continue
        try:
            rate, because = _rate(row, line)
        except _Unknown as missing:
            fact = str(missing)
            result.undetermined.append(Undetermined(fact, _QUESTIONS[fact], (f"{_TAX} of {hts.format(article.hts)}",)))
            continue
        if rate is not None:
            _charge(article, rate, because, line, entered, result)
    return result


def _rate(row: Mapping[str, Any], line: Line) -> tuple[Mapping[str, Any] | None, str]:
    """The rate of an article and why; None where it owes no tax. _Unknown names the fact that would tell."""
    if "tobacco" in row:
        kind = str(line.facts.get("tobacco_kind", ""))
        if not kind or kind not in row["tobacco"]:
            raise _Unknown("tobacco_kind")
        return (None, "") if kind == "none" else (_law()["tobacco"][kind], kind.replace("_", " "))
    kinds = row["kinds"]
    kind = kinds[0]
    if len(kinds) > 1:
        kind = str(line.facts.get("excise_kind", ""))
        if kind not in kinds:
            raise _Unknown("excise_kind")
    if kind == "none":
        return None, ""
    if kind == "wine":
        return _wine(row, line)
    return _law()[kind], row.get("because", {"spirits": "distilled spirits", "beer": "beer"}[kind])


def _wine(row: Mapping[str, Any], line: Line) -> tuple[Mapping[str, Any], str]:
    wine, facts = _law()["wine"], line.facts
    kind = row.get("is", "")
    if row.get("cider"):
        if "hard_cider" not in facts:
            raise _Unknown("hard_cider")
        kind = "hard_cider" if facts["hard_cider"] is True else ""
    if not kind:
        kind = "sparkling" if facts.get("sparkling") is True else "carbonated" if facts.get("carbonated") is True else ""
    strength = _number(facts.get("alcohol_pct"))
    if strength is not None and strength > Fraction(wine["spirits_over"]["percent"]):
        return _law()["spirits"], f"wine of over {wine['spirits_over']['percent']} percent is taxed as spirits, {wine['spirits_over']['cite']}"
    if kind:
        return wine[kind], wine[kind]["because"]
    if row.get("effervescent"):
        raise _Unknown("sparkling")
    because = ""
    if strength is None and "strength_to" in row:
        strength, because = Fraction(row["strength_to"]), f"still wine of not over {row['strength_to']} percent, by the number's own words"
    if strength is None:
        raise _Unknown("alcohol_pct")
    rate = next(rate for rate in wine["still"] if strength <= Fraction(rate["to"]))
    return rate, because or rate["because"]


def _charge(article: Article, rate: Mapping[str, Any], because: str, line: Line, entered: date, result: Taxes) -> None:
    quantity, reported = _quantity(article, rate["unit"], line)
    place = f"line {line.number}, {hts.format(article.hts)}"
    if quantity is None:
        result.undetermined.append(Undetermined("quantity", f"What is its quantity in {rate['unit']}?", (f"{_TAX} of {hts.format(article.hts)}",)))
        result.findings.append(Finding(
            "TAX-QUANTITY", Severity.FATAL, f"{place}, quantity", f"the {rate['name'].lower()} needs the quantity in {rate['unit']}", rate["cite"],
            "Give the quantity; for spirits proof liters, or liters and the strength.",
        ))
        return
    reasons = [because]
    if "percent" in rate:
        price = _number(line.facts.get("cigar_price"))
        if price is None:
            result.undetermined.append(Undetermined("cigar_price", _QUESTIONS["cigar_price"], (f"{_TAX} of {hts.format(article.hts)}",)))
            return
        each = min(Fraction(price * percent(rate["percent"]), ONE), Fraction(rate["not_over"]))
        exact, text = quantity * each * 100, f"{rate['percent']} of the price, not over ${rate['not_over']} a cigar"
    elif rate["per"] == "fifty":
        exact, text = -(-quantity // 50) * Fraction(rate["usd"]) * 100, f"${rate['usd']} for fifty or a part of it"
    else:
        usd, text = Fraction(rate["usd"]), f"${rate['usd']}/{rate['per'].replace('_', ' ')}"
        usd, text = _assigned(usd, text, rate, line, entered, place, reasons, result.findings)
        exact = quantity / _IN_ONE[rate["per"]] * usd * 100
    result.taxes.append(Fee(rate["class"], rate["name"], half_up_cent(exact), rate["cite"], text, reported, tuple(reasons)))


def _assigned(usd: Fraction, text: str, rate: Mapping[str, Any], line: Line, entered: date, place: str, reasons: list[str],
              findings: list[Finding]) -> tuple[Fraction, str]:
    """The rate that the craft beverage law assigned, in place of the full one, on the days on which it was taken at entry."""
    craft, reduced = _law()["craft_beverages"], _number(line.facts.get("cbma_rate"))
    if rate["class"] == "018" or reduced is None:
        return usd, text
    if entered >= craft["full_rate_from"]:
        findings.append(Finding(
            "TAX-CBMA", Severity.WARNING, place,
            f"a reduced rate of ${line.facts['cbma_rate']} is claimed, but the full rate of {text} is paid at entry",
            craft["cite"], "Claim the difference from TTB.",
        ))
        return usd, text
    if reduced > usd:
        findings.append(Finding("TAX-CBMA", Severity.FATAL, place, f"the assigned rate ${line.facts['cbma_rate']} is over the full rate of {text}",
                                craft["cite"], "Read the assignment again."))
        return usd, text
    reasons.append(f"at the reduced rate assigned to the importer, {craft['cite']}")
    return reduced, f"${line.facts['cbma_rate']}/{rate['per'].replace('_', ' ')}"


def _quantity(article: Article, unit: str, line: Line) -> tuple[Fraction | None, str]:
    """The quantity in `unit` and the one reported; proof liters also from liters and the strength."""
    quantity = in_unit(article.quantities, unit)
    if quantity is not None:
        return quantity, words(_reported(article.quantities, unit))
    strength = _number(line.facts.get("alcohol_pct"))
    if unit == "PFL" and strength is not None and 0 <= strength <= 100 and (liters := in_unit(article.quantities, "L")) is not None:
        return proof_liters(liters, strength), f"{words(_reported(article.quantities, 'L'))} of {line.facts['alcohol_pct']}%"
    return None, ""


def _reported(quantities: Sequence[Quantity], unit: str) -> Quantity:
    itself = next((one for one in quantities if one.unit == unit), None)
    return itself or next(one for one in quantities if in_unit([one], unit) is not None)


def _number(value: str | bool | None) -> Fraction | None:
    """The number that a fact states; None where it states none."""
    if value is None or isinstance(value, bool):
        return None
    try:
        return Fraction(Decimal(str(value)))
    except (ArithmeticError, ValueError):
        return None
