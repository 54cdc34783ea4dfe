"""The number of the Harmonized Tariff Schedule of the United States."""

from __future__ import annotations

import re
from functools import lru_cache

_SHAPE = re.compile(r"\d{4}|\d{6}|\d{8}|\d{10}")


@lru_cache(maxsize=1 << 16)
def compact(text: str) -> str:
    return re.sub(r"[\s.]", "", text)


def validate(text: str, digits: tuple[int, ...] = (10,)) -> str:
    """The digits without dots, or ValueError. `digits` are the lengths allowed: ten unless a heading will do.

    >>> validate("7326.90.8688")
    '7326908688'
    >>> validate("7326.90.868")
    Traceback (most recent call last):
    ValueError: HTS number '7326.90.868' has 9 digits; 10 are needed, as 7326.90.8688
    """
    number = compact(text)
    if not number.isascii() or not number.isdigit():
        raise ValueError(f"HTS number {text!r} holds something other than digits and dots")
    if len(number) not in digits:
        wanted = " or ".join(map(str, digits))
        raise ValueError(f"HTS number {text!r} has {len(number)} digits; {wanted} are needed, as 7326.90.8688")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


@lru_cache(maxsize=1 << 16)
def format(text: str) -> str:
    """As the schedule prints it.

    >>> format("7326908688"), format("99038803"), format("010121")
    ('7326.90.8688', '9903.88.03', '0101.21')
    """
    number = compact(text)
    parts = [number[:4], number[4:6], number[6:]] if len(number) > 6 else [number[:4], number[4:]]
    return ".".join(part for part in parts if part)
