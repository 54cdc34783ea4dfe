"""Entry types by their two digits (CATAIR appendix B)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tidewaiter.codes import table

QUOTA = frozenset({"02", "07", "12", "32", "38"})      # quota or visa goods, CATAIR Entry Summary, AE Table 2

# Goods of small value enter free on what they are released by: 19 CFR 143.23(j)(3), (k); the test of 89 FR 2630. AE Table 2 has no such type.
WITHOUT_SUMMARY = frozenset({"86"})


def names() -> Mapping[str, str]:
    """Each entry type's name by its code."""
    return table.names("entry_types")


def known(code: str) -> bool:
    return code in names()


@cache
def automated(code: str) -> bool:
    """Whether a type may be filed electronically; appraisement (04) and vessel repair (05) may not."""
    return any(row["code"] == code and row["automated"] == "yes" for row in table.rows("entry_types"))
