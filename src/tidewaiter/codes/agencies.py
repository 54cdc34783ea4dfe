"""Partner agencies, by the three letters of CATAIR appendix V."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.codes import table


def names() -> Mapping[str, str]:
    """Each agency's name by its code."""
    return table.names("agencies")


def known(code: str) -> bool:
    return code in names()
