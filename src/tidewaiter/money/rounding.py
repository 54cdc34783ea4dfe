"""Every rounding that the law prescribes, by name."""

from __future__ import annotations

from fractions import Fraction


def half_up(exact: Fraction | int) -> int:
    """The nearest whole number, a half going up (away from zero for what is owed back)."""
    return _half_up(exact.numerator, exact.denominator)


def _half_up(numerator: int, denominator: int) -> int:
    if numerator < 0:
        return -_half_up(-numerator, denominator)
    return (2 * numerator + denominator) // (2 * denominator)


def half_up_cent(exact_cents: Fraction | int) -> int:
    """Duty, tax or fee in whole cents, half a cent up.

    Source: CATAIR Entry Summary Create/Update, usage notes on duty, tax and fee amounts (two implied decimals).
    """
    return half_up(exact_cents)


def percent_of(cents: int, rate_1e8: int) -> int:
    """What a rate of `rate_1e8` (one is 100,000,000) of a base of whole cents comes to, half a cent up: `half_up_cent` without fractions.

    >>> percent_of(1417200, 2_900_000)
    41099
    """
    return (2 * cents * rate_1e8 + 100_000_000) // 200_000_000


def whole_dollar(exact_cents: Fraction | int) -> int:
    """Entered value in whole dollars, fifty cents and more going up. Source: 19 CFR 159.3(a); 19 CFR 141.61(e).

    >>> whole_dollar(Fraction(1417249)), whole_dollar(Fraction(1417250))
    (14172, 14173)
    """
    return _half_up(exact_cents.numerator, 100 * exact_cents.denominator)
