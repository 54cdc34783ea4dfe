"""An amount of the papers divided over rows to the last cent, by value, weight or quantity."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from tidewaiter.money.cents import share


def apportion(amount: Decimal, weights: Sequence[Fraction]) -> list[Decimal]:
    """`amount` over `weights` by largest remainder, in hundredths or as fine as it is printed; the parts add up to it.

    >>> apportion(Decimal("100"), [Fraction(1), Fraction(1), Fraction(1)])
    [Decimal('33.34'), Decimal('33.33'), Decimal('33.33')]
    """
    exponent = amount.as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 2)
    common = lcm(*(weight.denominator for weight in weights)) if weights else 1
    parts = share(int(amount.scaleb(places)), [int(weight * common) for weight in weights])
    return [Decimal(part).scaleb(-places) for part in parts]
