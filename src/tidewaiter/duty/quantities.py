"""Quantities in the unit that a rate counts in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tidewaiter.entry.line import Quantity
from tidewaiter.tariff.units import convert


def in_unit(quantities: Sequence[Quantity], unit: str) -> Fraction | None:
    """The quantity in `unit`, exactly; None where none of `quantities` leads there. One in `unit` itself comes first."""
    for quantity in quantities:
        if quantity.unit == unit:
            return Fraction(quantity.amount)
    for quantity in quantities:
        if (amount := convert(quantity.amount, quantity.unit, unit)) is not None:
            return amount
    return None


def words(quantity: Quantity) -> str:
    """
    >>> from decimal import Decimal
    >>> words(Quantity(Decimal("3540.00"), "KG"))
    '3540 KG'
    """
    amount = format(quantity.amount, "f")
    return f"{amount.rstrip('0').rstrip('.') if '.' in amount else amount} {quantity.unit}"
