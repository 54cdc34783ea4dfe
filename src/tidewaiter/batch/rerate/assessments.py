"""What agricultural assessments and internal revenue taxes come to on a line, by its number and the units of its quantities."""

from __future__ import annotations

from fractions import Fraction

from tidewaiter.batch.rerate.forms import Linear, counted, linear
from tidewaiter.duty.fees import Assessed
from tidewaiter.duty.taxes import PlainTax
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable


@immutable
class Term:
    """An assessment's cents; an amount of no more than `not_over` is not owed."""

    cents: Linear
    not_over: int


@immutable
class Assessment:
    """All assessments of a line; None for `terms` where only the single path says what they come to."""

    terms: tuple[Term, ...] | None
    findings: tuple[Finding, ...] = ()


def assessment(of: tuple[Assessed, ...], units: tuple[str, str], *, informal: bool, temporary: bool) -> Assessment:
    """The assessments of quantities in `units` ("" where none is given), on an informal entry or one of type 23."""
    terms = []
    findings = []
    for one in of:
        if (informal and not one.informal) or (temporary and not one.temporary):
            continue
        if one.unknown:
            findings.append(Finding("FEE-NOT-HELD", Severity.WARNING, "line", "", ""))
        elif one.per == "%":
            terms.append(Term(linear(one.usd), one.not_over))
        elif (place := counted(units, one.per)) is None:
            findings.append(Finding("FEE-QUANTITY" if one.not_over < 0 else "FEE-COTTON-QUANTITY", Severity.FATAL, "line", "", ""))
        else:
            per_unit = [Fraction(0), Fraction(0)]
            per_unit[place[0]] = place[1] * one.usd * 100
            terms.append(Term(linear(Fraction(0), *per_unit), one.not_over))
    small = all(term.cents.small for term in terms)
    return Assessment(tuple(terms) if small else None, tuple(findings))


def tax(of: PlainTax | None, units: tuple[str, str]) -> Assessment:
    """The tax of goods of which nobody says anything, of quantities in `units`."""
    if of is None:
        return Assessment(())
    place = counted(units, of.unit)
    if place is None:
        return Assessment((), (Finding("TAX-QUANTITY", Severity.FATAL, "line", "", ""),))
    if of.by_fifty:
        return Assessment(None)
    if of.cents is None:
        return Assessment(())
    per_unit = [Fraction(0), Fraction(0)]
    per_unit[place[0]] = place[1] * of.cents
    owed = linear(Fraction(0), *per_unit)
    return Assessment((Term(owed, -1),) if owed.small else None)
