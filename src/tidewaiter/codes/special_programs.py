"""Special program indicators: trade agreements and preferences that a line may claim (CATAIR AE table 8).

Rows of law/codes/special_programs.csv with `confidence` memory are to be checked against the notes before they decide
money. GSP's country list is not held: it has lapsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from tidewaiter.codes import table
from tidewaiter.dates import Span


def names() -> Mapping[str, str]:
    """Each programme's name by its indicator."""
    return table.names("special_programs")


def known(code: str) -> bool:
    return code in names()


def span(code: str) -> Span:
    """The days on which a claim is good; a lapse that was later cured does not show. KeyError for no indicator."""
    return table.span(_row(code))


def countries(code: str, day: date) -> frozenset[str] | None:
    """The countries whose goods may claim on `day`; {"*"} for all in column 1, None where the list is not held."""
    listed = [row for row in table.rows("special_program_countries") if row["program"] == code]
    return frozenset(row["country"] for row in listed if day in table.span(row)) if listed else None


def eligible(code: str, country: str, day: date) -> bool | None:
    """Whether goods of `country` may claim on `day`; None where nothing at hand says.

    >>> eligible("S", "MX", date(2026, 9, 18)), eligible("S", "CN", date(2026, 9, 18))
    (True, False)
    """
    if not known(code) or day not in span(code):
        return False
    members = countries(code, day)
    return None if members is None else bool(members & {country, "*"})


def mpf_exempt(code: str) -> bool:
    """Whether a claim takes the line out of the merchandise processing fee (19 CFR 24.23(c))."""
    return _row(code)["mpf"] == "exempt"


def cite(code: str) -> str:
    return _row(code)["cite"]


def _row(code: str) -> Mapping[str, str]:
    return _by_code()[code]


@cache
def _by_code() -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in table.rows("special_programs")}
