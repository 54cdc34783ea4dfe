"""Units of quantity as invoices print them, and the conversions between them that are exact by definition."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from tidewaiter.entry.line import Quantity
from tidewaiter.money.rounding import half_up
from tidewaiter.papers.values import read_amount

# What a unit measures, and how much of that measure it is. Codes: CATAIR Appendix C.
_MEASURES: dict[str, dict[str, str]] = {
    "count":  {"NO": "1", "PCS": "1", "HUN": "100", "K": "1000", "DOZ": "12", "DPC": "12", "GR": "144"},
    "pairs":  {"PRS": "1", "DPR": "12"},
    "gram":   {"MG": "0.001", "CG": "0.01", "G": "1", "KG": "1000", "T": "1000000", "OZ": "28.349523125",
               "LB": "453.59237",
               "STN": "907184.74", "TON": "1016046.9088"},
    "litre":  {"ML": "0.001", "CTL": "0.01", "L": "1", "GAL": "3.785411784", "BBL": "158.987294928"},
    "metre":  {"MM": "0.001", "CM": "0.01", "M": "1", "KM": "1000", "FT": "0.3048"},
    "square": {"CM2": "0.0001", "M2": "1", "SQI": "0.00064516", "SFT": "0.09290304", "SYD": "0.83612736"},
    "cube":   {"CM3": "0.000001", "CC": "0.000001", "M3": "1", "CFT": "0.028316846592"},
}
_MEASURE = {unit: (measure, Fraction(size)) for measure, units in _MEASURES.items() for unit, size in units.items()}
_ALIASES = {
    "PC": "PCS", "PCE": "PCS", "PIECE": "PCS", "PIECES": "PCS", "EA": "PCS", "EACH": "PCS", "UNIT": "PCS",
    "UNITS": "PCS", "NUMBER": "NO",
    "NOS": "NO", "DZ": "DOZ", "DOZEN": "DOZ", "GROSS": "GR", "PAIR": "PRS", "PAIRS": "PRS", "PR": "PRS", "KGS": "KG",
    "KILO": "KG", "KILOS": "KG",
    "KILOGRAM": "KG", "KILOGRAMS": "KG", "GRAM": "G", "GRAMS": "G", "LBS": "LB", "POUND": "LB", "POUNDS": "LB",
    "MT": "T", "TONNE": "T",
    "TONNES": "T", "LITER": "L", "LITERS": "L", "LITRE": "L", "LITRES": "L", "CL": "CTL", "METER": "M", "METERS": "M",
    "METRE": "M",
    "METRES": "M", "SQM": "M2", "THOUSAND": "K",
}
_WRITTEN = re.compile(r"(\S+)\s+(\S+)")


def unit_code(text: str) -> str:
    """The CATAIR code of a unit as papers print it; the text in capitals where it is none we know.

    >>> unit_code("pieces"), unit_code("No."), unit_code("bottle")
    ('PCS', 'NO', 'BOTTLE')
    """
    word = text.strip().rstrip(".").upper()
    return _ALIASES.get(word, word)


def read_quantity(text: str) -> Quantity:
    """
    >>> read_quantity("300 doz.")
    Quantity(amount=Decimal('300'), unit='DOZ')
    >>> read_quantity("300")
    Traceback (most recent call last):
    ValueError: '300' is not a quantity; write it as 300 DOZ
    """
    match = _WRITTEN.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a quantity; write it as 300 DOZ")
    amount = read_amount(match[1])
    if amount < 0:
        raise ValueError(f"{text!r} is less than zero")
    return Quantity(amount, unit_code(match[2]))


def convert(quantity: Quantity, unit: str) -> Quantity | None:
    """The quantity in another unit of the same measure, in hundredths, half up; None where there is no exact factor.

    Two decimals are what record 50 holds.

    >>> convert(Quantity(Decimal(3600), "PCS"), "DOZ")
    Quantity(amount=Decimal('300'), unit='DOZ')
    >>> convert(Quantity(Decimal(1), "PRS"), "NO") is None
    True
    """
    if quantity.unit == unit:
        return quantity
    if quantity.unit not in _MEASURE or unit not in _MEASURE:
        return None
    (measure, size), (wanted, step) = _MEASURE[quantity.unit], _MEASURE[unit]
    if measure != wanted:
        return None
    hundredths = half_up(Fraction(quantity.amount) * size / step * 100)
    whole, rest = divmod(hundredths, 100)
    return Quantity(Decimal(whole) if not rest else Decimal(hundredths).scaleb(-2), unit)
