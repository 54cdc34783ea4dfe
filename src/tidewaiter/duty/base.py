"""The rate of chapters 1-97 that a claim and an origin give a number, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tidewaiter.codes import special_programs
from tidewaiter.duty.law import Law
from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.entry.line import Article
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import (
    ONE,
    WHOLE,
    ByReference,
    Expression,
    Percent,
    PerUnit,
    Rate,
    Sugar,
    Term,
    Unread,
    read_rate,
    read_special,
)
from tidewaiter.values import immutable

# The parts of a watch's or clock's rate that fall on a component. `article` is one that runs on AC power only, or an apparatus: all
# but a battery. Source: chapter 91, statistical note 1, which splits the whole value among the components.
_COMPONENTS = {
    "movement": ("movement",),
    "case": ("case", "case and strap, band or bracelet"),
    "strap": ("strap, band or bracelet", "case and strap, band or bracelet"),
    "battery": ("battery",),
    "movement and case": ("movement and case",),
    "article": ("movement", "movement and case", "apparatus"),
}
_COUNTED = ("movement", "movement and case", "article")      # what an amount for each watch, clock or jewel stands on


@immutable
class Base:
    """A column's rate for a number: `column` is column-1-general, column-1-special or column-2."""

    column: str
    rate: Expression
    cite: str
    because: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def free(self) -> bool:
        return isinstance(self.rate, Rate) and not self.rate.terms


@immutable
class Amount:
    """What a rate comes to on an article: exact cents, or what is missing to say so."""

    cents: Fraction
    base: str                    # value, quantity, value and quantity, none
    base_amount: str
    missing: tuple[str, ...] = ()
    rate: str = ""               # what of the rate falls on this component, where it falls on components


QUANTITY = "a quantity in "                                  # what is missing begins so, or is this
POLARIZATION = "the polarisation of the sugar in degrees"
_NOTHING = Amount(Fraction(0), "none", "")


def base_rate(figures: Figures | None, origin: str, program: str, entered: date, law: Law, override: str, where: str) -> Base:
    """The rate of the column that the goods stand in.

    Column 2 for the countries of general note 3(b), the special column where the claimed symbol stands in it, and column
    1 general otherwise. `override` is a text in the law's own grammar in place of column 1 general.
    """
    if law.member("COLUMN_2", origin, entered):
        text = figures.other if figures else override
        refusal = claim_refusal(program, origin, entered, where, law.read_on) if program else ()
        if program and not any(finding.severity is Severity.FATAL for finding in refusal):
            refusal = (*refusal, Finding("SPI-COLUMN-2", Severity.FATAL, f"{where}, special program",
                                         f"{program} is claimed, but goods of {origin} stand in column 2, which no special program reaches",
                                         "general note 3(b)", "Withdraw the claim, or see the origin."))
        return Base("column-2", read_rate(text), f"{figures.cite if figures else 'rate given'}, column 2; general note 3(b)",
                    (f"{origin} is a column 2 country",), refusal)
    cite = figures.cite if figures else "rate given"
    general = read_rate(override or (figures.general if figures else ""))
    plain = Base("column-1-general", general, cite, (f"origin {origin}",))
    if not program:
        return plain
    refusal = claim_refusal(program, origin, entered, where, law.read_on)
    if any(finding.severity is Severity.FATAL or finding.rule == "SPI-LAPSED" for finding in refusal):
        return Base(plain.column, general, cite, plain.because, refusal)
    cell = read_special(figures.special) if figures else {}
    symbol = next((one for one in special_programs.symbols(program, origin, entered) if one in cell), None)
    if symbol is not None:
        if note := special_programs.doubt(symbol):
            refusal = (*refusal, Finding("SPI-STARRED", Severity.WARNING, f"{where}, special program",
                                         f"{symbol} leaves out articles of some countries, and that list is not held", note,
                                         f"See that the note does not name {origin} beside the number."))
        return Base("column-1-special", read_rate(cell[symbol]), f"{cite}, special column ({symbol})", (f"{program} is claimed",), refusal)
    if note := special_programs.columnless(program):
        return Base("column-1-special", read_rate("Free"), note, (f"{program} is claimed",), refusal)
    if plain.free:
        return Base("column-1-general", general, cite, (f"origin {origin}", f"{program} is claimed on a free number"), refusal)
    finding = Finding(
        "SPI-NOT-IN-COLUMN", Severity.FATAL, where,
        f"{program} is claimed, but the special column of {hts.format(figures.number) if figures else 'this rate'} does not hold it",
        cite, "Withdraw the claim, or see that the number is right.",
    )
    return Base(plain.column, general, cite, plain.because, (finding,))


def claim_refusal(program: str, origin: str, entered: date, where: str, known_on: date | None = None) -> tuple[Finding, ...]:
    """What stands against a claim under a special program: that there is none, that it has lapsed, that the origin is not of it."""
    place = f"{where}, special program"
    if not special_programs.known(program):
        return (Finding("SPI-UNKNOWN", Severity.FATAL, place, f"{program} is no special program", "CATAIR AE table 8", "See the indicator."),)
    cite = special_programs.cite(program)
    if not special_programs.good(program, entered, known_on):
        return (Finding("SPI-LAPSED", Severity.WARNING, place, f"{program} gives nothing on {entered}; the general rate is due", cite,
                        "Deposit the duty; the claim may stand for a refund if the programme is renewed back to that day."),)
    eligible = special_programs.eligible(program, origin, entered, known_on)
    if eligible is False:
        return (Finding("SPI-COUNTRY", Severity.FATAL, place, f"goods of {origin} cannot claim {program}", cite,
                        "Withdraw the claim, or see the origin."),)
    if eligible is None:
        return (Finding("SPI-COUNTRY-UNKNOWN", Severity.WARNING, place,
                        f"the countries of {program} are not held; {origin} was taken for one of them", cite,
                        "See that the country is in the general note."),)
    return ()


def amount(base: Base, article: Article, component: str, degrees: Decimal | None = None) -> Amount:
    """What the base rate comes to on one article, exactly. `degrees` is the polarisation of sugar."""
    rate = base.rate
    if isinstance(rate, ByReference):
        return Amount(Fraction(0), "none", "", (_unknown(rate),))
    terms, printed = rate.terms, ""
    if rate.simple and not component:
        if not terms:
            return _NOTHING
        rate_1e8 = terms[0].rate if isinstance(terms[0], Percent) else 0
        return Amount(Fraction(article.value * 100 * rate_1e8, ONE), "value", usd(article.value * 100))
    if component:
        if rate.least or rate.most:
            return Amount(Fraction(0), "none", "", ("what of a minimum or maximum falls on one component",))
        terms = tuple(term for term in terms if _falls_on(term, component))
        if rate.terms and not terms:
            return Amount(Fraction(0), "none", "", (f"what of {rate.text!r} falls on the {component}",))
        printed = " + ".join(map(str, terms))
    elif rate.parts:
        every = (*rate.terms, *rate.least, *rate.most)
        return Amount(Fraction(0), "none", "", tuple(dict.fromkeys(_part(t) for t in every if not isinstance(t, Sugar) and t.part in rate.parts)))
    counted = (*terms, *rate.least, *rate.most)
    cents = {id(term): _cents(term, article, degrees) for term in counted}
    total = _total(terms, cents)
    if rate.least:
        total = max(total, _total(rate.least, cents))
    if rate.most:
        total = min(total, _total(rate.most, cents))
    by_value = any(isinstance(term, Percent) for term in counted)
    by_quantity = dict.fromkeys(
        next(q for q in article.quantities if in_unit([q], _unit(term)) is not None)
        for term in counted if isinstance(term, PerUnit | Sugar) and cents[id(term)] is not None
    )
    names = ["value"] * by_value + ["quantity"] * bool(by_quantity)
    amounts = [usd(article.value * 100)] * by_value + [words(quantity) for quantity in by_quantity]
    missing = dict.fromkeys(what for term in counted if cents[id(term)] is None for what in _needs(term, article, degrees))
    return Amount(total, " and ".join(names) or "none", " and ".join(amounts), tuple(missing), printed)


def _falls_on(term: Term, component: str) -> bool:
    """Whether a term is one of a component: a percentage of the whole value is one of every component."""
    if isinstance(term, Sugar):
        return False
    if term.part in ("", *WHOLE):
        return isinstance(term, Percent) or component in _COUNTED
    return term.part in _COMPONENTS.get(component, (component,))


def _unknown(rate: ByReference) -> str:
    if isinstance(rate, Unread):
        return f"nobody can read the rate {rate.text!r}"
    return f"the rate is {rate.text!r}, which turns on more than this line" if rate.text else "the schedule prints no rate for this number"


def _part(term: Percent | PerUnit) -> str:
    if isinstance(term, PerUnit):
        return f"{QUANTITY}{term.unit} of {term.part}"
    return f"the {term.part}" if "value" in term.part or term.part.startswith("cost") else f"the value of the {term.part}"


def _unit(term: PerUnit | Sugar) -> str:
    return "KG" if isinstance(term, Sugar) else term.unit


def _needs(term: Term, article: Article, degrees: Decimal | None) -> list[str]:
    if isinstance(term, Percent):
        return []
    needs = [f"{QUANTITY}{_unit(term)}"] if in_unit(article.quantities, _unit(term)) is None else []
    return [*needs, POLARIZATION] if isinstance(term, Sugar) and degrees is None else needs


def _total(terms: Sequence[Term], cents: Mapping[int, Fraction | None]) -> Fraction:
    """What of the terms is known, by the object that each is; what is not is in `missing`."""
    return sum((cents[id(term)] or Fraction(0) for term in terms), Fraction(0))


def _cents(term: Term, article: Article, degrees: Decimal | None) -> Fraction | None:
    """What a term comes to, exactly; None where the article does not say what it counts."""
    if isinstance(term, Percent):
        return Fraction(article.value * 100) * term.rate / ONE
    quantity = in_unit(article.quantities, _unit(term))
    if isinstance(term, Sugar):
        if quantity is None or degrees is None:
            return None
        return quantity * max(term.cents - term.less * (100 - Fraction(degrees)), term.minimum)
    return None if quantity is None else max(quantity - term.over, Fraction(0)) / term.per * term.cents


def ad_valorem_equivalent(amounts: Sequence[Amount], value: int) -> Fraction | None:
    """Column 1 duty divided by customs value (note 52(k), note 33(m)), as a fraction of one; None where it is not known."""
    if not value or any(one.missing for one in amounts):
        return None
    return sum((one.cents for one in amounts), Fraction(0)) / (value * 100)
