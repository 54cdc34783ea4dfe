"""The container number: owner, category letter, serial number and check digit. Source: ISO 6346."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[A-Z]{3}[UJZ][0-9]{7}")
# Letters count from 10 upward and leave out the multiples of 11.
_VALUE = {c: n for n, c in enumerate("0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ") if c != "?"}


def compact(text: str) -> str:
    return re.sub(r"[\s./-]", "", text).upper()


def check_digit(owner_and_serial: str) -> str:
    """The check digit of the ten characters before it. A remainder of ten is written 0, as ISO 6346 has it.

    >>> check_digit("CSQU305438")
    '3'
    """
    return str(sum(_VALUE[c] << place for place, c in enumerate(owner_and_serial)) % 11 % 10)


def validate(text: str) -> str:
    """The eleven characters, or ValueError.

    >>> validate("CSQU 305438-3")
    'CSQU3054383'
    >>> validate("CSQU3054384")
    Traceback (most recent call last):
    ValueError: container number CSQU 305438 4 has check digit 4; 3 is right
    """
    number = compact(text)
    if not _SHAPE.fullmatch(number):
        raise ValueError(f"container number {text!r} is not three letters, U, J or Z, and seven digits, as CSQU3054383")
    right = check_digit(number[:10])
    if number[10] != right:
        raise ValueError(f"container number {format(number)} has check digit {number[10]}; {right} is right")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    """As it is painted on the door.

    >>> format("CSQU3054383")
    'CSQU 305438 3'
    """
    number = compact(text)
    return f"{number[:4]} {number[4:10]} {number[10:]}"
