"""The in-bond number: nine digits with a check digit, or a carrier's paperless number that begins with V.

Source: CATAIR In-bond amendment 51, QP10 and WP10 notes 1 and 2, pages INB-19, INB-54 and INB-56. The check digit is the remainder of the first
eight digits by seven; users of very many numbers by air were given numbers whose check digit is one, two or three more.
"""

from __future__ import annotations

import re

MOST_ADDED = 3


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


def check_digit(first_eight: str, added: int = 0) -> str:
    """The ninth digit of a number that begins so.

    >>> check_digit("62017745"), check_digit("62017745", added=2)
    ('6', '8')
    """
    return str(int(first_eight) % 7 + added)


def paperless(text: str) -> bool:
    """Whether it is a number that a carrier by sea or rail gives itself."""
    return bool(re.fullmatch(r"V[A-Z0-9]{1,11}", compact(text)))


def validate(text: str) -> str:
    """The nine digits, or ValueError. A check digit of up to three more than the remainder is taken: by air it may be right.

    >>> validate("620177456")
    '620177456'
    >>> validate("620 177-459")
    '620177459'
    >>> validate("620177455")
    Traceback (most recent call last):
    ValueError: in-bond number 620177455 has check digit 5; 6 is right, or by air up to 9
    >>> validate("62017745")
    Traceback (most recent call last):
    ValueError: in-bond number '62017745' is not nine digits, as 620177456
    """
    number = compact(text)
    if not re.fullmatch(r"[0-9]{9}", number):
        raise ValueError(f"in-bond number {text!r} is not nine digits, as 620177456")
    remainder = int(number[:8]) % 7
    if not remainder <= int(number[8]) <= remainder + MOST_ADDED:
        raise ValueError(f"in-bond number {number} has check digit {number[8]}; {remainder} is right, or by air up to {remainder + MOST_ADDED}")
    return number


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    return compact(text)
