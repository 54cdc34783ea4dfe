"""Sureties with a code of CBP's, by their three digits. The list is of August 2025: a surety may have come since."""

from __future__ import annotations

from functools import cache

from tidewaiter.codes import table


@cache
def codes() -> frozenset[str]:
    """The codes of the active sureties."""
    return frozenset(row["code"] for row in table.rows("sureties"))


def known(code: str) -> bool:
    return code in codes()
