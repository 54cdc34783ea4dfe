"""User fees of a line, and the fees of the entry with minimum and maximum. Internal revenue taxes are in `taxes`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

import yaml

from tidewaiter.codes import special_programs, table
from tidewaiter.dates import Span
from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.duty.result import Fee, FeeTotal, LineAssessment, Undetermined
from tidewaiter.duty.taxes import line_taxes, taxed
from tidewaiter.entry.line import Article, Line
from tidewaiter.findings import Finding, LawError, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.money.cents import read_usd, share, usd
from tidewaiter.money.rounding import half_up_cent, percent_of
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ONE, percent
from tidewaiter.values import immutable

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER_ONCE = ("dutiable_mail", "manual_surcharge")      # one amount for the entry, whatever its lines


@immutable
class LineFees:
    fees: tuple[Fee, ...]
    taxes: tuple[Fee, ...]
    undetermined: tuple[Undetermined, ...]
    findings: tuple[Finding, ...]
    informal_fee_exempt: bool = False


@dataclass(frozen=True)
class _Rate:
    """One row of a fee's table: `usd` for each `per` (a unit), or percent of the value where `per` is %."""

    usd: Fraction
    per: str
    span: Span
    cite: str


@cache
def _law() -> Mapping[str, Any]:
    text: Mapping[str, Any] = yaml.load((law_dir() / "fees.yaml").read_text(encoding="utf-8"), _LOADER)
    return text


def _on(rows: Sequence[Mapping[str, Any]], day: date) -> Mapping[str, Any] | None:
    for row in rows:
        before = row.get("before")
        if row.get("from", date.min) <= day and (before is None or day < before):
            return row
    return None


@lru_cache(maxsize=64)
def _percent(text: str) -> int:
    return percent(text)


@lru_cache(maxsize=64)
def _cents(text: str) -> int:
    return read_usd(text)


class _Tally:
    """What is found of one line while its fees are worked out."""

    def __init__(self, line: Line, entered: date, entry_type: str, mode: str):
        self.line, self.entered, self.entry_type, self.mode = line, entered, entry_type, mode
        self.where = f"line {line.number}"
        self.fees: list[Fee] = []
        self.undetermined: list[Undetermined] = []
        self.findings: list[Finding] = []

    def add(self, law: Mapping[str, Any], cents: int, cite: str, rate: str, base: str, because: tuple[str, ...] = ()) -> None:
        self.fees.append(Fee(law["class"], law["name"], cents, cite, rate, base, because))

    def given(self, fact: str) -> int | None:
        """The cents that the user gives for a fee whose amount is not held."""
        try:
            return read_usd(str(self.line.facts[fact])) if fact in self.line.facts else None
        except ValueError:
            return None

    def unknown(self, law: Mapping[str, Any], fact: str, what: str, why: str, cite: str) -> None:
        """A fee that is owed, or may be, at an amount that is not held: the amount given, or a question and a warning. Never nil."""
        cents = self.given(fact)
        if cents is not None:
            self.add(law, cents, cite, "amount given", "", ("the amount was given with the line",))
            return
        name = law["name"].lower()
        self.undetermined.append(Undetermined(fact, f"What {name} (class {law['class']}) is owed?", (f"{law['name']}, class {law['class']}",)))
        self.findings.append(Finding("FEE-NOT-HELD", Severity.WARNING, what, f"the {name} (class {law['class']}) is not computed: {why}", cite,
                                     f"Look it up, and give it as the fact {fact}."))


def line_fees(line: Line, *, entered: date, entry_type: str, mode: str, processed: Fraction | None = None) -> LineFees:
    """Fees and taxes of one line, each on the line's whole entered value and rounded half up to the cent.

    The processing fee falls on `processed`, cents, where a claim under chapter 98 leaves it a part of the value, or none.

    The informal entry fee, which is one amount for the entry, is in `entry_fees`. A mail fee and a manual surcharge, which are one
    amount too, stand on every line that brings them about, and once in the entry's fees.
    """
    tally = _Tally(line, entered, entry_type, mode)
    if entry_type == "11" and line.facts.get("consolidated_express") is True:
        _express(tally)
        return LineFees((), (), (), tuple(tally.findings), True)
    country = _exempt_country(line.origin, entered)
    exempt = processed == 0 or bool(_mpf_exemption(line, mode)) or country is not None
    _processing(tally, exempt, processed)
    if country is not None and country["confidence"] != "read":
        tally.findings.append(Finding(
            "FEE-MPF-COUNTRY", Severity.WARNING, tally.where,
            f"a product of {line.origin} is free of the merchandise processing fee by its country, as a secondary list has it", country["cite"],
            "Look the country up in general notes 3(a)(iv), 4(b) and 7(a).",
        ))
    _harbor(tally)
    _mail(tally)
    if line.set_indicator != "X":                 # the components of a set carry these, CATAIR AE usage note k
        for article in line.articles:
            if bears(article.hts):
                _cotton(article, tally)
                _commodities(article, tally)
    exempt = exempt or line.facts.get("courier_hub") is True
    if not any(map(bears, [article.hts for article in line.articles])):
        return LineFees(tuple(tally.fees), (), tuple(tally.undetermined), tuple(tally.findings), exempt)
    taxes = line_taxes(line, entered)
    return LineFees(tuple(tally.fees), tuple(taxes.taxes), (*tally.undetermined, *taxes.undetermined), (*tally.findings, *taxes.findings), exempt)


@lru_cache(maxsize=50_000)
def bears(number: str) -> bool:
    """Whether an assessment of the Department of Agriculture or a tax bears on the number, or may."""
    return _cotton_bears(number) or bool(_commodity_terms(number)) or taxed(number)


def _processing(tally: _Tally, exempt: bool, processed: Fraction | None) -> None:
    mpf, line = _law()["merchandise_processing"], tally.line
    if tally.entry_type not in mpf["entry_types"]:
        if tally.entry_type in _law()["informal_merchandise_processing"]["entry_types"] and line.facts.get("manual_entry") is True and not exempt:
            tally.findings.append(Finding(
                "FEE-NOT-HELD", Severity.WARNING, "fee 311", "the fee of an informal entry that is not automated is higher, and is not held",
                _law()["manual_surcharge"]["informal_cite"], "See the notice of the year.",
            ))
        return
    if line.set_indicator == "V" or exempt:
        return
    if processed is None:
        cents, of = percent_of(line.value * 100, _percent(mpf["rate"])), line.value * 100
    else:
        cents, of = half_up_cent(processed * _percent(mpf["rate"]) / ONE), half_up_cent(processed)
    tally.add(mpf, cents, mpf["cite"], mpf["rate"], usd(of))
    if line.facts.get("manual_entry") is True:
        _fixed(_law()["manual_surcharge"], "manual_surcharge_fee", tally)


def _mpf_exemption(line: Line, mode: str) -> str:
    mpf = _law()["merchandise_processing"]
    if mode in _law()["dutiable_mail"]["modes"]:
        return "imported by mail, 19 CFR 24.23(c)(1)(v)"
    if line.program and special_programs.known(line.program) and special_programs.mpf_exempt(line.program):
        return f"{line.program} claimed, {special_programs.cite(line.program)}"
    return str(mpf["exempt_origins"].get(line.origin, ""))


def _chapter_98(line: Line) -> str:
    """The number of chapter 98 that is claimed, without dots; empty where none is."""
    return str(line.facts.get("ch98") or "").replace(".", "")


@cache
def _exempt_countries() -> Mapping[str, tuple[tuple[Span, Mapping[str, str]], ...]]:
    """The rows of each country whose products are free of the processing fee, 19 CFR 24.23(c)(1)."""
    path = law_dir() / "codes" / "mpf_exempt_countries.csv"
    rows: dict[str, tuple[tuple[Span, Mapping[str, str]], ...]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["country"]] = (*rows.get(row["country"], ()), (_days(row), row))
    return rows


def _exempt_country(origin: str, day: date) -> Mapping[str, str] | None:
    """The row that frees a country's products on `day`, the surest first."""
    rows = _exempt_countries().get(origin)
    if not rows:
        return None
    held = [row for days, row in rows if day in days]
    return min(held, key=lambda row: row["confidence"] != "read", default=None)


def _days(row: Mapping[str, str]) -> Span:
    start, before = (date.fromisoformat(row[name]) if row[name] else None for name in ("from", "before"))
    return Span(start or date.min, before or date.max)


def _harbor(tally: _Tally) -> None:
    hmf = _law()["harbor_maintenance"]
    if tally.entry_type not in hmf["entry_types"] or tally.line.set_indicator == "V" or tally.line.facts.get("hmf_exempt") is True:
        return
    if not tally.mode:
        tally.undetermined.append(Undetermined("mode", "By what mode of transport did the goods arrive?", ("harbor maintenance fee",)))
    elif tally.mode in hmf["modes"]:
        value = tally.line.value * 100
        tally.add(hmf, percent_of(value, _percent(hmf["rate"])), hmf["cite"], hmf["rate"], usd(value))


def _mail(tally: _Tally) -> None:
    if tally.mode in _law()["dutiable_mail"]["modes"]:
        _fixed(_law()["dutiable_mail"], "mail_fee", tally)


def _fixed(law: Mapping[str, Any], fact: str, tally: _Tally) -> None:
    row = _on(law["amounts"], tally.entered)
    if row is None:
        tally.unknown(law, fact, f"fee {law['class']}", f"its amount for {tally.entered} is not held", law["cite"])
    else:
        tally.add(law, read_usd(row["amount"]), f"{law['cite']}; {row['cite']}", f"${row['amount']} an entry", "")


def _express(tally: _Tally) -> None:
    """A consolidated express entry owes duty alone; the carrier pays for each waybill, CATAIR AE usage note jj."""
    hub = _law()["express_hub"]
    row = _on(hub["amounts"], tally.entered)
    amount = f"${row['amount']}" if row else "an amount that is not held"
    tally.findings.append(Finding(
        "FEE-EXPRESS-HUB", Severity.NOTE, tally.where, f"no fee stands on the entry; the carrier pays {amount} for each waybill every quarter",
        f"{hub['cite']}; {row['cite']}" if row else hub["cite"],
    ))


# Assessments of the Department of Agriculture.

@cache
def _cotton_headings() -> frozenset[str]:
    """The headings whose numbers in the table of 7 CFR 1205.510(b)(3) are held as they are now."""
    with (law_dir() / "codes" / "cotton_fee_headings.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["heading"] for row in csv.DictReader(file))


@cache
def _cotton_factors() -> Mapping[str, Fraction]:
    """Kilograms of raw cotton in a kilogram of each number or of what is under it, 7 CFR 1205.510(b)(3)."""
    with (law_dir() / "codes" / "cotton_fee.csv").open(encoding="utf-8", newline="") as file:
        return {row["hts"]: Fraction(row["factor"]) for row in csv.DictReader(file)}


@cache
def _cotton_seen() -> frozenset[str]:
    """The headings that the table names at all."""
    return frozenset(number[:4] for number in _cotton_factors())


def _upwards(number: str) -> Iterator[str]:
    """A number and the prefixes above it, the longest first."""
    return (number[:digits] for digits in range(len(number), 3, -1))


def _cotton_bears(number: str) -> bool:
    """Whether the table has the number, or may have come to have it since."""
    return _cotton_factor(number) is not None or (number[:4] in _cotton_seen() and number[:4] not in _cotton_headings())


@lru_cache(maxsize=50_000)
def _cotton_factor(number: str) -> Fraction | None:
    return next((_cotton_factors()[one] for one in _upwards(number) if one in _cotton_factors()), None)


def _cotton(article: Article, tally: _Tally) -> None:
    if not _cotton_bears(article.hts):
        return
    cotton, line, factor = _law()["cotton"], tally.line, _cotton_factor(article.hts)
    claimed = (_chapter_98(line), *(one.hts for one in line.articles))
    free = any(one.startswith(hts.compact(prefix)) for one in claimed for prefix in cotton["chapter_98"])
    if free or line.fee_exemption == "1" or line.facts.get("cotton_fee_exempt") is True or tally.entry_type in (*cotton["informal_types"], "23"):
        return
    where = f"HTS number {hts.format(article.hts)}"
    if factor is None:
        tally.unknown(cotton, "cotton_fee", where, "the table held, of 2015, has no row for the number, which may be younger", cotton["cite"])
        return
    rate = _on(cotton["per_kilogram"], tally.entered)
    if rate is None:
        tally.unknown(cotton, "cotton_fee", where, f"its rate on {tally.entered} is not held", cotton["cite"])
        return
    kilograms = in_unit(article.quantities, "KG")
    if kilograms is None:
        tally.findings.append(Finding(
            "FEE-COTTON-QUANTITY", Severity.FATAL, f"{tally.where}, quantity",
            f"the cotton fee of {hts.format(article.hts)} needs its weight in KG", cotton["cite"], "Give the weight of the article.",
        ))
        return
    cents = half_up_cent(kilograms * factor * Fraction(rate["usd"]) * 100)
    if cents > _cents(cotton["not_over"]):
        tally.add(cotton, cents, rate["cite"], f"${rate['usd']}/kg of cotton", f"{decimal_digits(kilograms)} KG",
                  (f"{decimal_digits(factor)} kg of cotton in a kg",))


@cache
def _commodity_rates() -> Mapping[str, Mapping[str, tuple[_Rate, ...]]]:
    """The rates of each class by number, or by what stands above it. LawError where two hold at once."""
    rates: dict[str, dict[str, tuple[_Rate, ...]]] = {}
    with (law_dir() / "codes" / "commodity_fees.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            span = _days(row)
            held = rates.setdefault(row["class"], {}).get(row["hts"], ())
            if any(one.span.start < span.before and span.start < one.span.before for one in held):
                raise LawError(f"commodity_fees.csv: {row['hts']} has two rates of class {row['class']} at once")
            rates[row["class"]][row["hts"]] = (*held, _Rate(Fraction(row["usd"]), row["per"], span, row["cite"]))
    return rates


@cache
def _unknown_rates() -> Mapping[str, tuple[tuple[tuple[str, ...], Mapping[str, Any]], ...]]:
    """What is not held of each class: the prefixes of its numbers, and the row."""
    rows: dict[str, tuple[tuple[tuple[str, ...], Mapping[str, Any]], ...]] = {}
    for row in _law()["commodities_unknown"]:
        rows[row["class"]] = (*rows.get(row["class"], ()), (tuple(hts.compact(one) for one in row["numbers"]), row))
    return rows


@lru_cache(maxsize=50_000)
def _commodity_terms(number: str) -> tuple[tuple[str, tuple[_Rate, ...], tuple[Mapping[str, Any], ...]], ...]:
    """Each class that a number has rates of, or may owe at a rate that is not held: the class, its rates, and why it is not known."""
    terms = []
    for class_code in _law()["commodities"]:
        rates = _commodity_rates().get(class_code, {})
        held: tuple[_Rate, ...] = next((rates[one] for one in _upwards(number) if one in rates), ())
        unknown = tuple(row for prefixes, row in _unknown_rates().get(class_code, ()) if number.startswith(prefixes))
        if held or unknown:
            terms.append((class_code, held, unknown))
    return tuple(terms)


def _commodities(article: Article, tally: _Tally) -> None:
    line = tally.line
    if line.fee_exemption == "2" or line.facts.get("organic_exempt") is True:      # CATAIR AE, record 40, fee exemption code
        return
    for class_code, rates, unknown in _commodity_terms(article.hts):
        law = {"class": class_code, **_law()["commodities"][class_code]}
        rate = next((one for one in rates if tally.entered in one.span), None)
        if rate is not None:
            if not (law["slug"] == "lumber" and tally.entry_type == "23"):         # 7 CFR 1217.52(k)
                _commodity(article, law, rate, tally)
        elif (row := _on(unknown, tally.entered)) is not None:
            tally.unknown(law, f"{law['slug']}_fee", f"HTS number {hts.format(article.hts)}", row["why"], law["cite"])


def _commodity(article: Article, law: Mapping[str, Any], rate: _Rate, tally: _Tally) -> None:
    if rate.per == "%":
        value = article.value * 100
        tally.add(law, half_up_cent(value * rate.usd / 100), rate.cite, f"{decimal_digits(rate.usd)}%", usd(value))
        return
    quantity = in_unit(article.quantities, rate.per)
    if quantity is None:
        tally.undetermined.append(Undetermined("quantity", f"What is its quantity in {rate.per}?", (f"{law['name']}, class {law['class']}",)))
        tally.findings.append(Finding(
            "FEE-QUANTITY", Severity.FATAL, f"{tally.where}, {hts.format(article.hts)}, quantity",
            f"the {law['name'].lower()} (class {law['class']}) needs the quantity in {rate.per}", rate.cite, "Give it.",
        ))
        return
    reported = next(one for one in article.quantities if in_unit([one], rate.per) is not None)
    tally.add(law, half_up_cent(quantity * rate.usd * 100), rate.cite, f"${decimal_digits(rate.usd)}/{rate.per}", words(reported))


@immutable
class UserFees:
    """The fees on the value, as far as no day changes them: rates count 1e-8, by entry type and mode; `not_over` cents."""

    processing: int
    processing_types: frozenset[str]
    processing_class: str
    harbor: int
    harbor_types: frozenset[str]
    harbor_modes: frozenset[str]
    harbor_class: str
    harbor_not_over: int
    informal_types: frozenset[str]
    informal_class: str
    mail_modes: frozenset[str]


@cache
def user_fees() -> UserFees:
    mpf, hmf, informal = (_law()[name] for name in ("merchandise_processing", "harbor_maintenance", "informal_merchandise_processing"))
    return UserFees(
        _percent(mpf["rate"]), frozenset(mpf["entry_types"]), mpf["class"], _percent(hmf["rate"]), frozenset(hmf["entry_types"]),
        frozenset(hmf["modes"]), hmf["class"], _cents(hmf["not_over"]), frozenset(informal["entry_types"]), informal["class"],
        frozenset(_law()["dutiable_mail"]["modes"]),
    )


def processing_limits(day: date) -> tuple[int, int] | None:
    """The least and the most of the processing fee of a formal entry on a day, cents; None where they are not held."""
    try:
        return _limits(day)[:2]
    except LawError:
        return None


def informal_fee(day: date) -> int | None:
    """What an informal entry pays for processing on a day, cents; None where it is not held."""
    row = _on(_law()["informal_merchandise_processing"]["amounts"], day)
    return read_usd(row["amount"]) if row else None


def free_origin(origin: str, day: date) -> tuple[bool, bool]:
    """Whether goods of a country are free of the processing fee on a day, and whether only a secondary list says so."""
    country = _exempt_country(origin, day)
    secondary = country is not None and country["confidence"] != "read"
    return country is not None or origin in _law()["merchandise_processing"]["exempt_origins"], secondary


@immutable
class Assessed:
    """What the Department of Agriculture assesses on a number on a day: `usd` for each `per`, a unit or % of the value.

    Where `unknown` it is owed, or may be, and its rate is not held. An amount of no more than `not_over`, cents, is not owed; that
    is -1 where every amount is. `informal` entries bear it, and those of type 23 do.
    """

    class_code: str
    per: str
    usd: Fraction
    unknown: bool = False
    not_over: int = -1
    informal: bool = True
    temporary: bool = True


def assessed(number: str, day: date) -> tuple[Assessed, ...]:
    """The assessments that bear on a number on a day, cotton first, as `line_fees` works them out."""
    found = []
    if _cotton_bears(number):
        cotton, factor = _law()["cotton"], _cotton_factor(number)
        rate = _on(cotton["per_kilogram"], day)
        known = factor is not None and rate is not None
        usd = factor * Fraction(rate["usd"]) if factor is not None and rate is not None else Fraction(0)
        found.append(Assessed(cotton["class"], "KG", usd, not known, _cents(cotton["not_over"]), informal=False, temporary=False))
    for class_code, rates, unknown in _commodity_terms(number):
        held = next((one for one in rates if day in one.span), None)
        if held is not None:
            lumber = _law()["commodities"][class_code]["slug"] == "lumber"
            found.append(Assessed(class_code, held.per, held.usd, temporary=not lumber))
        elif _on(unknown, day) is not None:
            found.append(Assessed(class_code, "", Fraction(0), unknown=True))
    return tuple(found)


def days() -> frozenset[date]:
    """The days on which a fee, or who is free of it, begins or ends."""
    found = set(_dates(_law()))
    for name in ("mpf_exempt_countries", "commodity_fees"):
        for row in table.rows(name):
            found |= {date.fromisoformat(row[end]) for end in ("from", "before") if row[end]}
    return frozenset(found)


def _dates(of: Any) -> Iterator[date]:
    if isinstance(of, date):
        yield of
    elif isinstance(of, Mapping):
        for one in of.values():
            yield from _dates(one)
    elif isinstance(of, list):
        for one in of:
            yield from _dates(one)


@lru_cache(maxsize=4096)
def decimal_digits(number: Fraction) -> str:
    """A terminating fraction in decimal digits."""
    return format((Decimal(number.numerator) / Decimal(number.denominator)).normalize(), "f")


@lru_cache(maxsize=4096)
def _limits(day: date) -> tuple[int, int, str]:
    """The least and the most that a formal entry pays as merchandise processing fee, in cents, and their cite. LawError where they are not held."""
    limits = _on(_law()["merchandise_processing"]["limits"], day)
    if limits is None:
        raise LawError(f"the limits of the merchandise processing fee are not held for {day}")
    return read_usd(limits["min"]), read_usd(limits["max"]), limits["cite"]


@cache
def header_once() -> frozenset[str]:
    """The classes of fees that are one amount for an entry, whatever its lines."""
    return frozenset(_law()[name]["class"] for name in _HEADER_ONCE)


def entry_fees(lines: Sequence[LineAssessment], *, entered: date, entry_type: str) -> tuple[FeeTotal, ...]:
    """The fees of the entry by class: the merchandise processing fee within its limits and shared over its lines to the
    cent, the fixed fee of an informal entry, the mail fee and the manual surcharge once, and every other fee as the sum of its lines.

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
            least, most, limits_cite = _limits(entered)
            amount = max(least, min(most, computed))
            cite = f"{fee.cite}; {limits_cite}"
            shares = share(amount, shares)
        elif class_code in header_once():
            if class_code == _law()["dutiable_mail"]["class"] and not any(line.duty or line.cases for line in lines):
                continue                  # the mail fee is for what owes duty, CATAIR AE usage note p
            amount = max(shares)
            shares = share(amount, shares)
        elif class_code == hmf["class"] and computed <= _cents(hmf["not_over"]) and _owes_nothing_else(lines, class_code):
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
