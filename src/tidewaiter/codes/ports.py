"""Ports of entry and unlading by their four-digit code (Schedule D). The list at hand may lack the newest."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.codes import table


def names() -> Mapping[str, str]:
    """Each port's name by its code, cut at 31 characters as the list has it."""
    return table.names("ports")


def known(code: str) -> bool:
    return code in names()


def district(code: str) -> str:
    """The two digits of the district that a port belongs to.

    >>> district("2704")
    '27'
    """
    return code[:2]
