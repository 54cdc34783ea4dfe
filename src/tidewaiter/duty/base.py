"""The rate of chapters 1-97 that a claim and an origin give a number, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tidewaiter.codes import special_programs
from tidewaiter.duty.law import Law
from tidewaiter.duty.quantities import in_unit, words
from tidewaiter.entry.line import Article
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import ONE, ByReference, Percent, PerUnit, Rate, Sugar, read_rate, read_special

# The component that a term of a watch's rate falls on; the amount for each watch stands on the movement.
# Source: chapter 91, statistical note 1.
_COMPONENTS = {
    "movement": ("", "movement"),
    "case": ("case",),
    "strap": ("strap, band or bracelet",),
    "battery": ("battery",),
    "movement and case": ("", "movement and case"),
}


@dataclass(frozen=True)
class Base:
    """A column's rate for a number: `column` is column-1-general, column-1-special or column-2."""

    column: str
    rate: Rate | ByReference
    cite: str
    because: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def free(self) -> bool:
        return isinstance(self.rate, Rate) and not self.rate.terms


@dataclass(frozen=True)
class Amount:
    """What a rate comes to on an article: exact cents, or what is missing to say so."""

    cents: Fraction
    base: str                    # value, quantity, value and quantity, none
    base_amount: str
    missing: tuple[str, ...] = ()
    rate: str = ""               # what of the rate falls on this component, where it falls on components


def base_rate(figures: Figures | None, origin: str, program: str, entered: date, law: Law, override: str, where: str) -> Base:
    """The rate of the column that the goods stand in.

    Column 2 for the countries of general note 3(b), the special column where the claimed symbol stands in it, and column
    1 general otherwise. `override` is a text in the law's own grammar in place of column 1 general.
    """
    if law.member("COLUMN_2", origin, entered):
        text = figures.other if figures else override
        return Base("column-2", read_rate(text), f"{figures.cite if figures else 'rate given'}, column 2; general note 3(b)",
                    (f"{origin} is a column 2 country",))
    cite = figures.cite if figures else "rate given"
    general = read_rate(override or (figures.general if figures else ""))
    plain = Base("column-1-general", general, cite, (f"origin {origin}",))
    if not program:
        return plain
    refusal = claim_refusal(program, origin, entered, where)
    if any(finding.severity is Severity.FATAL or finding.rule == "SPI-LAPSED" for finding in refusal):
        return Base(plain.column, general, cite, plain.because, refusal)
    cell = read_special(figures.special) if figures else {}
    # E* marks numbers of which some articles are left out, general note 7; the claim itself is E (CATAIR AE table 8).
    symbol = next((s for s in (program, f"{program}*", program.removesuffix("+").removesuffix("*")) if s in cell), None)
    if symbol is not None:
        return Base("column-1-special", read_rate(cell[symbol]), f"{cite}, special column ({symbol})", (f"{program} is claimed",), refusal)
    if plain.free:
        return Base("column-1-general", general, cite, (f"origin {origin}", f"{program} is claimed on a free number"), refusal)
    finding = Finding(
        "SPI-NOT-IN-COLUMN", Severity.FATAL, where,
        f"{program} is claimed, but the special column of {hts.format(figures.number) if figures else 'this rate'} does not hold it",
        cite, "Withdraw the claim, or see that the number is right.",
    )
    return Base(plain.column, general, cite, plain.because, (finding,))


def claim_refusal(program: str, origin: str, entered: date, where: str) -> tuple[Finding, ...]:
    """What stands against a claim under a special program: that there is none, that it has lapsed, that the origin is not of it."""
    place = f"{where}, special program"
    if not special_programs.known(program):
        return (Finding("SPI-UNKNOWN", Severity.FATAL, place, f"{program} is no special program", "CATAIR AE table 8", "See the indicator."),)
    cite = special_programs.cite(program)
    if entered not in special_programs.span(program):
        return (Finding("SPI-LAPSED", Severity.WARNING, place, f"{program} gives nothing on {entered}; the general rate is due", cite,
                        "Deposit the duty; the claim may stand for a refund if the programme is renewed back to that day."),)
    eligible = special_programs.eligible(program, origin, entered)
    if eligible is False:
        return (Finding("SPI-COUNTRY", Severity.FATAL, place, f"goods of {origin} cannot claim {program}", cite,
                        "Withdraw the claim, or see the origin."),)
    if eligible is None:
        return (Finding("SPI-COUNTRY-UNKNOWN", Severity.WARNING, place,
                        f"the countries of {program} are not held; {origin} was taken for one of them", cite,
                        "See that the country is in the general note."),)
    return ()


def amount(base: Base, article: Article, component: str) -> Amount:
    """What the base rate comes to on one article, exactly."""
    rate = base.rate
    if isinstance(rate, ByReference):
        return Amount(Fraction(0), "none", "", (f"the rate is {rate.text!r}, which turns on more than this line" if rate.text
                                               else "the schedule prints no rate for this number",))
    terms, printed = rate.terms, ""
    if component:
        mine = [not isinstance(t, Sugar) and t.part in _COMPONENTS.get(component, (component,)) for t in terms]
        printed = " + ".join(text.strip() for text, own in zip(rate.text.split("+"), mine, strict=False) if own)
        terms = tuple(term for term, own in zip(terms, mine, strict=True) if own)
    elif parts := rate.parts:
        return Amount(Fraction(0), "none", "", tuple(f"the value or quantity of the {part}" for part in sorted(parts)))
    total, missing = Fraction(0), []
    by_value, by_quantity = False, []
    value = article.value * 100
    for term in terms:
        if isinstance(term, Percent):
            total += Fraction(value * term.rate, ONE)
            by_value = True
        elif isinstance(term, PerUnit):
            quantity = in_unit(article.quantities, term.unit)
            if quantity is None:
                missing.append(f"a quantity in {term.unit}")
                continue
            total += max(quantity - term.over, Fraction(0)) / term.per * term.cents
            by_quantity += [q for q in article.quantities if in_unit([q], term.unit) is not None][:1]
        else:
            missing.append("the polarisation of the sugar in degrees")
    names = ["value"] * by_value + ["quantity"] * bool(by_quantity)
    amounts = [usd(value)] * by_value + [words(q) for q in dict.fromkeys(by_quantity)]
    return Amount(total, " and ".join(names) or "none", " and ".join(amounts), tuple(missing), printed)


def ad_valorem_equivalent(amounts: Sequence[Amount], value: int) -> Fraction | None:
    """Column 1 duty divided by customs value (note 52(k), note 33(m)), as a fraction of one; None where it is not known."""
    if not value or any(one.missing for one in amounts):
        return None
    return sum((one.cents for one in amounts), Fraction(0)) / (value * 100)
