"""What a rate comes to as whole numbers: cents = (value * per_value + quantity_1 * per_first + quantity_2 * per_second) / of, half a cent up.

Values count whole dollars and quantities millionths of their unit, so that nothing is rounded before the end. One body takes ints and columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from tidewaiter.duty.base import Amount, Base, amount
from tidewaiter.entry.line import Article, Quantity
from tidewaiter.tariff.rate_text import ONE, Percent, PerUnit, Rate, Term
from tidewaiter.tariff.units import convert
from tidewaiter.values import immutable

MILLIONTHS = 10**6               # of a unit, in a quantity
MOST = 1 << 62                   # of a factor: with 10**13 dollars or 10**18 millionths a sum of three, doubled, stays within 127 bits
# Quantities by which a form is tried against the single path.
_TRIED = ((Fraction(1), Fraction(1)), (Fraction(7919), Fraction("0.137")), (Fraction("0.000001"), Fraction(10**9)))


@immutable
class Linear:
    """(value, quantity 1, quantity 2) -> exact cents, over `of`."""

    per_value: int = 0
    per_first: int = 0
    per_second: int = 0
    of: int = 1

    def exact(self, value: int, first: Fraction, second: Fraction) -> Fraction:
        """Cents of `value` dollars and of quantities in their units."""
        return (value * self.per_value + first * MILLIONTHS * self.per_first + second * MILLIONTHS * self.per_second) / Fraction(self.of)

    @property
    def small(self) -> bool:
        return max(self.per_value, self.per_first, self.per_second, self.of) < MOST

    @property
    def counts(self) -> bool:
        """Whether it goes by a quantity."""
        return bool(self.per_first or self.per_second)


@immutable
class Form:
    """A rate's amount: `total`, at least `least` and at most `most` where those are. `missing` says what nobody gave."""

    total: Linear
    least: Linear | None = None
    most: Linear | None = None
    missing: tuple[str, ...] = ()

    @property
    def equivalent(self) -> Fraction | None:
        """Cents for each dollar of value, where it goes by the value alone and nothing is missing."""
        if self.least or self.most or self.missing or self.total.counts:
            return None
        return Fraction(self.total.per_value, self.total.of)


ZERO = Form(Linear())


def linear(per_value: Fraction, per_first: Fraction = Fraction(0), per_second: Fraction = Fraction(0)) -> Linear:
    """Of cents a dollar and cents a unit."""
    parts = (per_value, per_first / MILLIONTHS, per_second / MILLIONTHS)
    of = lcm(*(part.denominator for part in parts))
    per_dollar, first, second = (int(part * of) for part in parts)
    return Linear(per_dollar, first, second, of)


def half_up(value: Any, first: Any, second: Any, per_value: Any, per_first: Any, per_second: Any, of: Any) -> Any:
    """Cents, half a cent up: of ints, or of columns of whole numbers wide enough.

    >>> half_up(14172, 0, 0, 29, 0, 0, 10)
    41099
    """
    return (2 * (value * per_value + first * per_first + second * per_second) + of) // (2 * of)


def form(base: Base, component: str, units: tuple[str, str], known: bool) -> Form | None:
    """The form of a column's rate for an article whose quantities are in `units` ("" where none is given).

    None where no form of this shape says it: rates that count what is over a quantity. It is tried against `amount`, so that a form that
    says something else is none. Nobody gives a polarisation here, so what goes by it is missing.
    """
    rate = base.rate
    if not known:
        return Form(Linear(), missing=("the number is not in the schedule",))
    quantities = tuple(Quantity(_whole(1), unit) for unit in units if unit)
    said = amount(base, Article("", 1, quantities), component)
    if not isinstance(rate, Rate) or (rate.parts and not component):
        return Form(Linear(), missing=said.missing)
    terms = (*rate.terms, *rate.least, *rate.most)
    if any(isinstance(one, PerUnit) and one.over for one in terms):
        return None
    if component:
        return _of_component(base, component, units, said)
    least, most = (_sum(of, units) if of else None for of in (rate.least, rate.most))
    found = Form(_sum(rate.terms, units), least, most, said.missing)
    return found if _as_amount(found, base, component, units) else None


def _of_component(base: Base, component: str, units: tuple[str, str], said: Amount) -> Form | None:
    """A component's part of the rate: what it comes to by the value and by each quantity, found by asking for a dollar and for a unit more."""
    def cents(value: int, first: int, second: int) -> Fraction:
        given = tuple(Quantity(_whole(n), unit) for n, unit in zip((first, second), units, strict=True) if unit)
        return amount(base, Article("", value, given), component).cents

    none = cents(0, 0, 0)
    found = Form(linear(cents(1, 0, 0) - none, cents(0, 1, 0) - none, cents(0, 0, 1) - none), missing=said.missing)
    return found if _as_amount(found, base, component, units) else None


def _as_amount(found: Form, base: Base, component: str, units: tuple[str, str]) -> bool:
    """Whether a form is small enough, and says of some values and quantities what `amount` does."""
    if not all(one.small for one in (found.total, found.least, found.most) if one):
        return False
    for value, (first, second) in zip((0, 1, 98_765), _TRIED, strict=True):
        given = tuple(Quantity(_decimal(n), unit) for n, unit in zip((first, second), units, strict=True) if unit)
        cents = found.total.exact(value, first, second)
        if found.least:
            cents = max(cents, found.least.exact(value, first, second))
        if found.most:
            cents = min(cents, found.most.exact(value, first, second))
        if cents != amount(base, Article("", value, given), component).cents:
            return False
    return True


def _sum(terms: Sequence[Term], units: tuple[str, str]) -> Linear:
    """The sum of terms; what counts a quantity that nobody gave counts nothing."""
    per_value, of_units = Fraction(0), [Fraction(0), Fraction(0)]
    for term in terms:
        if isinstance(term, Percent):
            per_value += Fraction(term.rate) * 100 / ONE
        elif isinstance(term, PerUnit) and (place := counted(units, term.unit)) is not None:
            n, factor = place
            of_units[n] += factor / term.per * term.cents
    return linear(per_value, *of_units)


def counted(units: tuple[str, str], unit: str) -> tuple[int, Fraction] | None:
    """Which of two quantities leads to `unit`, and how many of that make one of it; one in `unit` itself comes first."""
    for n, given in enumerate(units):
        if given and given == unit:
            return n, Fraction(1)
    for n, given in enumerate(units):
        if given and (factor := convert(1, given, unit)) is not None:
            return n, factor
    return None


def _whole(number: int) -> Decimal:
    return _decimal(Fraction(number))


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
