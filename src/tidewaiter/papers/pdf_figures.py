"""Figures as papers print them: dollars, whole dollars, days, quantities, and numbers that name a person masked."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from tidewaiter.entry.line import Quantity
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts

_SOCIAL_SECURITY = re.compile(r"\d{3}-?\d{2}-?(\d{4})")
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{4,}(?![\d])")


def dollars(cents: int) -> str:
    """
    >>> dollars(1103999)
    '11,039.99'
    """
    whole, cents_text = usd(cents).split(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}.{cents_text}"


def thousands(text: str) -> str:
    """The numbers within a text with their thousands set apart.

    >>> thousands("14172.00"), thousands("1000 KG"), thousands("0.12345")
    ('14,172.00', '1,000 KG', '0.12345')
    """
    return _LONG_NUMBER.sub(lambda number: f"{int(number[0]):,}", text)


def decimal_text(amount: Decimal, places: int = 0) -> str:
    """A Decimal with thousands set apart and no needless zeros beyond `places`.

    >>> decimal_text(Decimal("3540.500")), decimal_text(Decimal("14172"), 2)
    ('3,540.5', '14,172.00')
    """
    if not amount.is_finite():
        return str(amount)
    whole, _, fraction = f"{amount:,f}".partition(".")
    fraction = fraction.rstrip("0").ljust(places, "0")
    return f"{whole}.{fraction}" if fraction else whole


def exact_dollars(cents: Decimal) -> str:
    """Dollars of an amount that is not yet rounded to cents, to a ten-thousandth of a cent.

    >>> exact_dollars(Decimal("14700.35")), exact_dollars(Decimal(1417200))
    ('147.0035', '14,172.00')
    """
    return decimal_text(Decimal(f"{cents.scaleb(-2):.6f}"), 2) if cents.is_finite() else str(cents)


def quantity_text(quantity: Quantity) -> str:
    """
    >>> quantity_text(Quantity(Decimal(3540), "KG")), quantity_text(Quantity(Decimal(0), "X"))
    ('3,540 KG', 'X')
    """
    return "X" if quantity.unit == "X" else f"{decimal_text(quantity.amount)} {quantity.unit}"


def us_day(day: date | None) -> str:
    """MM/DD/YYYY; empty for a day that is not known."""
    return "" if day is None else f"{day.month:02}/{day.day:02}/{day.year:04}"


def number_text(number: str) -> str:
    """An HTS number or an AD/CVD case as the forms print it.

    >>> number_text("99038803"), number_text("A570967000")
    ('9903.88.03', 'A-570-967-000')
    """
    if number[:1] in ("A", "C") and len(number) == 10:
        return "-".join((number[0], number[1:4], number[4:7], number[7:]))
    return hts.format(number) if number.isdigit() else number


def masked(importer_number: str) -> str:
    """An importer number for print: of a Social Security number the last four digits only.

    Nine bare digits could be one, and are masked as well.

    >>> masked("123-45-6789"), masked("12-3456789")
    ('XXX-XX-6789', '12-3456789')
    """
    person = _SOCIAL_SECURITY.fullmatch(importer_number.strip())
    return f"XXX-XX-{person[1]}" if person else importer_number
