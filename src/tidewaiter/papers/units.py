"""Units of quantity as invoices print them, and quantities in the units that the schedule asks for."""

from __future__ import annotations

import re
from decimal import Decimal

from tidewaiter.entry.line import Quantity
from tidewaiter.money.rounding import half_up
from tidewaiter.papers.values import read_amount
from tidewaiter.tariff import units

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
_NOT_CATAIR = {"CTL": (10, "ML")}       # centiliters, which wine is invoiced in
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
    times, code = _NOT_CATAIR.get(quantity.unit, (1, quantity.unit))
    exact = units.convert(quantity.amount * times, code, unit)
    if exact is None:
        return None
    hundredths = half_up(exact * 100)
    whole, rest = divmod(hundredths, 100)
    return Quantity(Decimal(whole) if not rest else Decimal(hundredths).scaleb(-2), unit)
