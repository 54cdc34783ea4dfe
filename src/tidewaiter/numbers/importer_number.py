"""The importer number: IRS, Social Security or assigned by CBP. Sources: 19 CFR 24.5; CATAIR Entry Summary, note (f).

The hyphens tell the three kinds apart, so they belong to the number.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["irs", "ssn", "cbp"]

_SHAPES: dict[Kind, re.Pattern[str]] = {
    "irs": re.compile(r"[0-9]{2}-[0-9]{7}([0-9A-Z]{2})?"),
    "ssn": re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}"),
    "cbp": re.compile(r"[0-9]{6}-[0-9]{5}"),
}
_MASKED = re.compile(r"\*{3}-\*{2}-[0-9]{4}")
ZEROS = "00-0000000"         # a consignee whom an informal or consolidated summary need not name


def compact(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def kind(text: str) -> Kind | None:
    """Which of the three it is by its shape, or None.

    >>> kind("36-4567890"), kind("123-45-6789"), kind("262704-00123"), kind("364567890")
    ('irs', 'ssn', 'cbp', None)
    """
    number = compact(text)
    return next((name for name, shape in _SHAPES.items() if shape.fullmatch(number)), None)


def validate(text: str) -> str:
    """The number with its hyphens, or ValueError. A text that may hold a Social Security number is not repeated whole.

    >>> validate("36-4567890a1")
    '36-4567890A1'
    >>> validate("36-456789000")
    '36-456789000'
    >>> validate("36-4567890AO")
    Traceback (most recent call last):
    ValueError: importer number 36-4567890AO has a suffix with O, Z or I, which 19 CFR 24.5(d) bars
    >>> validate("123456789")
    Traceback (most recent call last):
    ValueError: importer number *****6789 is none of NN-NNNNNNN, NN-NNNNNNNXX, NNN-NN-NNNN and YYDDPP-NNNNN
    """
    number = compact(text)
    shape = kind(number)
    if shape is None:
        shapes = "NN-NNNNNNN, NN-NNNNNNNXX, NNN-NN-NNNN and YYDDPP-NNNNN"
        raise ValueError(f"importer number {starred(number)} is none of {shapes}")
    if number.replace("-", "").strip("0") == "":
        raise ValueError(f"importer number {number} is all zeros")
    if shape == "irs" and set(number[10:]) & set("OZI"):
        raise ValueError(f"importer number {number} has a suffix with O, Z or I, which 19 CFR 24.5(d) bars")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    return compact(text)


def mask(text: str) -> str:
    """The number as it may stand on a screen: a Social Security number shows its last four digits only.

    >>> mask("123-45-6789"), mask("36-4567890")
    ('***-**-6789', '36-4567890')
    """
    number = compact(text)
    return starred(number) if kind(number) == "ssn" else number


def is_mask(text: str) -> bool:
    """Whether this is what `mask` leaves of a Social Security number.

    >>> is_mask("***-**-6789"), is_mask("123-45-6789"), is_mask("*****6789")
    (True, False, False)
    """
    return bool(_MASKED.fullmatch(text))


def starred(number: str) -> str:
    """A number of which the last four characters alone may be seen; the hyphens stay, so that its shape can be told.

    >>> starred("123-45-6789"), starred("123456789")
    ('***-**-6789', '*****6789')
    """
    return re.sub(r"[0-9A-Z]", "*", number[:-4]) + number[-4:]
