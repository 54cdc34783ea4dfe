"""Small tables written as text."""

from __future__ import annotations


def row(text: str, between: str = ",") -> list[str]:
    """
    >>> row("LTD,INC,")
    ['LTD', 'INC', '']
    """
    return text.split(between)


def pairs(text: str) -> dict[str, str]:
    """
    >>> pairs("wang=wong li=lee")
    {'wang': 'wong', 'li': 'lee'}
    """
    return dict((key, value) for key, _, value in (pair.partition("=") for pair in text.split()))
