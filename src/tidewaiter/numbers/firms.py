"""The FIRMS code of where goods lie: a letter and three more characters. Source: CATAIR Entry Summary, record 20."""

from __future__ import annotations

import re


def compact(text: str) -> str:
    return text.strip().upper()


def validate(text: str) -> str:
    """The four characters, or ValueError.

    >>> validate("z952")
    'Z952'
    >>> validate("952Z")
    Traceback (most recent call last):
    ValueError: FIRMS code '952Z' is not a letter and three letters or digits, as Z952
    """
    code = compact(text)
    if not re.fullmatch(r"[A-Z][A-Z0-9]{3}", code):
        raise ValueError(f"FIRMS code {text!r} is not a letter and three letters or digits, as Z952")
    return code


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    return compact(text)
