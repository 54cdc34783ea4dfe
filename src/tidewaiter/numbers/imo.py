"""The number of a ship: six digits and a check digit. Source: IMO Resolution A.1117(30)."""

from __future__ import annotations

import re


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper().removeprefix("IMO")


def check_digit(serial: str) -> str:
    """The check digit of the six digits before it.

    >>> check_digit("931946")
    '6'
    """
    return str(sum(int(digit) * weight for digit, weight in zip(serial, range(7, 1, -1), strict=True)) % 10)


def validate(text: str) -> str:
    """The seven digits, or ValueError.

    >>> validate("IMO 9319466")
    '9319466'
    >>> validate("9319467")
    Traceback (most recent call last):
    ValueError: ship number IMO 9319467 has check digit 7; 6 is right
    """
    number = compact(text)
    if not re.fullmatch(r"[0-9]{7}", number):
        raise ValueError(f"ship number {text!r} is not seven digits, as IMO 9319466")
    right = check_digit(number[:6])
    if number[6] != right:
        raise ValueError(f"ship number {format(number)} has check digit {number[6]}; {right} is right")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    """
    >>> format("9319466")
    'IMO 9319466'
    """
    return f"IMO {compact(text)}"
