"""Cents in and out of text, and their fair division."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_USD = re.compile(r"(-)?(\d{1,15})(?:\.(\d{1,2}))?")


def read_usd(text: str) -> int:
    """Whole cents from dollars and cents as text. ValueError if it is anything else.

    >>> read_usd("11039.99"), read_usd("14172")
    (1103999, 1417200)
    >>> read_usd("1,000")
    Traceback (most recent call last):
    ValueError: '1,000' is not an amount; write dollars and cents as 1234.56
    """
    found = _USD.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not an amount; write dollars and cents as 1234.56")
    minus, dollars, cents = found.groups("")
    amount = int(dollars) * 100 + int(f"{cents:0<2}")
    return -amount if minus else amount


@lru_cache(maxsize=1 << 12)
def usd(cents: int) -> str:
    """Dollars and cents, as every reply prints money.

    >>> usd(1103999), usd(-5)
    ('11039.99', '-0.05')
    """
    if cents < 0:
        return f"-{usd(-cents)}"
    digits = f"{cents:03}"
    return f"{digits[:-2]}.{digits[-2:]}"


def share(total: int, weights: Sequence[int]) -> list[int]:
    """`total` divided over `weights` by largest remainder: every part is whole and the parts add up to `total`.

    Weights are not negative. When all are zero the parts are equal but for the remainder. Ties go to the earlier part.

    >>> share(100, [1, 1, 1])
    [34, 33, 33]
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("a share cannot have a negative weight")
    if len(weights) == 1:
        return [total]
    if not weights:
        if total:
            raise ValueError(f"{total} cannot be shared over nothing")
        return []
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda n: (-(total * weights[n] % whole), n))
    for n in by_remainder[: total - sum(parts)]:
        parts[n] += 1
    return parts
