"""The entry number: filer code, seven digits, check digit. Source: CATAIR Appendix E."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[A-Z0-9]{3}[0-9]{8}")
# Appendix E lists NNN (not 000), ANN, AAN, AAA, ANA, NAN, NNA and NAA: every mix of letters and digits.
_FILER = re.compile(r"(?!000)[A-Z0-9]{3}")
# A-I are 1-9, J-R are 1-9, S-Z are 2-9.
_SIGNS, _VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "012345678912345678912345678923456789"
_VALUE = {sign: int(value) for sign, value in zip(_SIGNS, _VALUES, strict=True)}


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


def check_digit(filer: str, serial: str) -> str:
    """The check digit of a filer code and a seven-digit transaction number.

    >>> check_digit("B76", "0324527")
    '8'
    """
    digits = [_VALUE[c] for c in filer + serial]
    doubled = (2 * digit for digit in digits[1::2])
    total = sum(d - 9 if d > 9 else d for d in doubled) + sum(digits[0::2])
    return str(-total % 10)


def validate(text: str) -> str:
    """The eleven characters, or ValueError.

    >>> validate("B76-0324527-8")
    'B7603245278'
    >>> validate("B76-0324527-9")
    Traceback (most recent call last):
    ValueError: entry number B76-0324527-9 has check digit 9; 8 is right
    """
    number = compact(text)
    if not _SHAPE.fullmatch(number):
        raise ValueError(f"entry number {text!r} is not a filer code, seven digits and a check digit, as B76-0324527-8")
    if not _FILER.fullmatch(number[:3]):
        raise ValueError(f"filer code {number[:3]} is none that CBP assigns (CATAIR Appendix E)")
    right = check_digit(number[:3], number[3:10])
    if number[10] != right:
        raise ValueError(f"entry number {format(number)} has check digit {number[10]}; {right} is right")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    """
    >>> format("B7603245278")
    'B76-0324527-8'
    """
    number = compact(text)
    return f"{number[:3]}-{number[3:10]}-{number[10:]}"
