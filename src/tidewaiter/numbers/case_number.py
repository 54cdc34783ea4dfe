"""The number of an antidumping (A) or countervailing (C) case. Source: CATAIR Entry Summary, record 53 and note (ff).

A letter, Commerce's three digits for the country, three for the product and three for the company: A-570-967-000.
"""

from __future__ import annotations

import re


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


def validate(text: str) -> str:
    """The ten characters, or ValueError.

    >>> validate("A-570-967-000")
    'A570967000'
    >>> validate("A-570-967")
    Traceback (most recent call last):
    ValueError: case number 'A-570-967' is not A or C and nine digits, as A-570-967-000
    """
    number = compact(text)
    if not re.fullmatch(r"[AC][0-9]{9}", number):
        raise ValueError(f"case number {text!r} is not A or C and nine digits, as A-570-967-000")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    """
    >>> format("C570968042")
    'C-570-968-042'
    """
    number = compact(text)
    return "-".join([number[:1], number[1:4], number[4:7], number[7:]])


def commerce_country(text: str) -> str:
    """Commerce's three digits for the country of the order.

    >>> commerce_country("A-570-967-000")
    '570'
    """
    return compact(text)[1:4]
