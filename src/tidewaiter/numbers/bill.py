"""The bill of lading: its issuer's SCAC and up to twelve characters. Source: CATAIR Entry Summary, note (h)."""

from __future__ import annotations

import re

from tidewaiter.numbers import scac


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


def validate_number(text: str) -> str:
    """The identifier without its issuer, one to twelve letters and digits, or ValueError.

    >>> validate_number("6389201745")
    '6389201745'
    >>> validate_number("63892/01745")
    Traceback (most recent call last):
    ValueError: bill number '63892/01745' is not one to twelve letters and digits
    """
    number = compact(text)
    if not re.fullmatch(r"[A-Z0-9]{1,12}", number):
        raise ValueError(f"bill number {text!r} is not one to twelve letters and digits")
    return number


def validate(text: str) -> str:
    """Issuer and identifier together, or ValueError.

    >>> validate("COSU 6389201745")
    'COSU6389201745'
    """
    number = compact(text)
    return scac.validate(number[:4]) + validate_number(number[4:])


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    """
    >>> format("cosu 6389201745")
    'COSU6389201745'
    """
    return compact(text)
