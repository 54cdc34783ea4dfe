"""The Standard Carrier Alpha Code: four letters that NMFTA assigns. Source: CATAIR Entry Summary, notes (g) and (h)."""

from __future__ import annotations

import re

UNKNOWN = "ZZZZ"             # a carrier without a code that CBP knows; the last resort of note (g)


def compact(text: str) -> str:
    return text.strip().upper()


def validate(text: str) -> str:
    """The four letters, or ValueError.

    >>> validate("cosu")
    'COSU'
    >>> validate("CX")
    Traceback (most recent call last):
    ValueError: SCAC 'CX' is not four letters, as COSU
    """
    code = compact(text)
    if not re.fullmatch(r"[A-Z]{4}", code):
        raise ValueError(f"SCAC {text!r} is not four letters, as COSU")
    return code


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    return compact(text)
