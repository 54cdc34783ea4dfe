"""The master air waybill: the airline's three digits, a serial number of seven and its remainder by seven.

Source: IATA Resolution 600a; CATAIR Entry Summary, note (h). House air waybills have no such form.
"""

from __future__ import annotations

import re


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def check_digit(serial: str) -> str:
    """The remainder of the seven-digit serial number by seven.

    >>> check_digit("1234567")
    '5'
    """
    return str(int(serial) % 7)


def validate(text: str) -> str:
    """The eleven digits, or ValueError.

    >>> validate("160-1234 5675")
    '16012345675'
    >>> validate("160-1234 5676")
    Traceback (most recent call last):
    ValueError: air waybill 160-12345676 has check digit 6; 5 is right
    """
    number = compact(text)
    if not re.fullmatch(r"[0-9]{11}", number):
        raise ValueError(f"air waybill {text!r} is not eleven digits, as 160-12345675")
    right = check_digit(number[3:10])
    if number[10] != right:
        raise ValueError(f"air waybill {format(number)} has check digit {number[10]}; {right} is right")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    """
    >>> format("16012345675")
    '160-12345675'
    """
    number = compact(text)
    return f"{number[:3]}-{number[3:]}"
