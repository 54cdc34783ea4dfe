"""Quantities in the unit that a rate counts in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tidewaiter.entry.line import Quantity

# How many of the second unit one of the first is. Source: HTS general statistical note 4; NIST Handbook 44, appendix C.
_FACTORS: dict[tuple[str, str], Fraction] = {
    ("DOZ", "NO"): Fraction(12), ("NO", "DOZ"): Fraction(1, 12), ("GR", "NO"): Fraction(144), ("NO", "GR"): Fraction(1, 144),
    ("HUN", "NO"): Fraction(100), ("THS", "NO"): Fraction(1000), ("K", "NO"): Fraction(1000),
    ("DPR", "PRS"): Fraction(12), ("PRS", "DPR"): Fraction(1, 12), ("DPC", "NO"): Fraction(12), ("PCS", "NO"): Fraction(1),
    ("G", "KG"): Fraction(1, 1000), ("T", "KG"): Fraction(1000), ("KG", "T"): Fraction(1, 1000),
    ("ML", "L"): Fraction(1, 1000), ("HL", "L"): Fraction(100), ("BBL", "L"): Fraction("158.987294928"),
    ("CM2", "M2"): Fraction(1, 10000), ("CM", "M"): Fraction(1, 100),
}


def in_unit(quantities: Sequence[Quantity], unit: str) -> Fraction | None:
    """The quantity in `unit`, exactly; None where none of `quantities` is of that kind."""
    for quantity in quantities:
        if quantity.unit == unit:
            return Fraction(quantity.amount)
    for quantity in quantities:
        if factor := _FACTORS.get((quantity.unit, unit)):
            return Fraction(quantity.amount) * factor
    return None


def words(quantity: Quantity) -> str:
    """
    >>> from decimal import Decimal
    >>> words(Quantity(Decimal("3540.00"), "KG"))
    '3540 KG'
    """
    amount = format(quantity.amount, "f")
    return f"{amount.rstrip('0').rstrip('.') if '.' in amount else amount} {quantity.unit}"
