"""Texts of papers as amounts, whole numbers, days, yes and no. ValueError says what was expected."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from tidewaiter.dates import read_day

EARLIEST = date(1989, 1, 1)      # the first day of the Harmonized Tariff Schedule
LATEST = date(2099, 12, 31)

_PLAIN = re.compile(r"-?\d{1,15}(\.\d{1,8})?")
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3}){2,4}(\.\d{1,8})?|-?\d{1,3},\d{3}\.\d{1,8}")
_LABEL = re.compile(r"[^a-z0-9]+")


def read_amount(text: str) -> Decimal:
    """A decimal number. Commas count as thousands only where nothing else could be meant.

    >>> read_amount("14,172.00"), read_amount("3540")
    (Decimal('14172.00'), Decimal('3540'))
    >>> read_amount("1,500")
    Traceback (most recent call last):
    ValueError: '1,500' is not a number that can be read one way only; write it as 1234.56
    """
    if not text.isascii() or not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise ValueError(f"{text!r} is not a number that can be read one way only; write it as 1234.56")
    return Decimal(text.replace(",", ""))


def read_whole(text: str) -> int:
    """
    >>> read_whole("118")
    118
    """
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise ValueError(f"{text!r} is not a whole number; write it as 118")
    return int(text)


def read_paper_day(text: str) -> date:
    """A day between 1989, when the tariff schedule began, and 2099.

    >>> read_paper_day("1926-09-18")
    Traceback (most recent call last):
    ValueError: 1926-09-18 is not between 1989-01-01 and 2099-12-31
    """
    day = read_day(text)
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"{day} is not between {EARLIEST} and {LATEST}")
    return day


def read_cents(text: str) -> int:
    """Cents of dollars and cents.

    >>> read_cents("11,039.99")
    1103999
    """
    cents = read_amount(text) * 100
    if cents < 0 or cents != int(cents):
        raise ValueError(f"{text!r} is not dollars and cents")
    return int(cents)


def read_flag(text: str) -> bool:
    """
    >>> read_flag("yes"), read_flag("false")
    (True, False)
    """
    word = text.lower()
    if word not in ("yes", "true", "no", "false"):
        raise ValueError(f"{text!r} is neither yes nor no")
    return word in ("yes", "true")


def plain_label(text: str) -> str:
    """A label without case and punctuation, so that `Unit Price:` and `unit_price` are one.

    >>> plain_label("Unit Price (USD)")
    'unit_price_usd'
    """
    return _LABEL.sub("_", text.lower()).strip("_")
