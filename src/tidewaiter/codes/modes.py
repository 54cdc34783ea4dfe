"""Modes of transport by their two digits (CATAIR appendix B)."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.codes import table


def names() -> Mapping[str, str]:
    """Each mode's name by its code."""
    return table.names("modes")


def known(code: str) -> bool:
    return code in names()


def kind(code: str) -> str:
    """What carries the goods: vessel, rail, road, air, mail, passenger or fixed; empty for no mode.

    >>> kind("11"), kind("30")
    ('vessel', 'road')
    """
    return next((row["kind"] for row in table.rows("modes") if row["code"] == code), "")
