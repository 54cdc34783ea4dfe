"""States, provinces and Mexican states as CATAIR names them (appendix B; AE table 5)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tidewaiter.codes import table


@cache
def names(country: str = "US") -> Mapping[str, str]:
    """Each state's or province's name by its code, in US, CA or MX."""
    return {row["code"]: row["name"] for row in table.rows("states") if row["country"] == country}


def known(code: str, country: str = "US") -> bool:
    return code in names(country)


def province_origin(code: str) -> str:
    """The code by which a Canadian province stands in a MID or as an origin: ON is XO. Empty for no province."""
    provinces = (row for row in table.rows("states") if row["country"] == "CA")
    return next((row["province_code"] for row in provinces if row["code"] == code), "")
