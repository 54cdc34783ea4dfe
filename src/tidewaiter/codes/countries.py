"""Countries by their ISO 3166 alpha-2 code, as CATAIR appendix B has them, and the groups that the law forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from tidewaiter.codes import table


def names() -> Mapping[str, str]:
    """Each country's name by its code. KV (Kosovo), GZ (Gaza Strip) and WE (West Bank) are CBP's, not of ISO 3166."""
    return table.names("countries")


def known(code: str) -> bool:
    return code in names()


is_valid = known                         # as the identifiers of numbers/ call it


@cache
def group(name: str, day: date) -> frozenset[str]:
    """The members of a group on `day`: EU, COLUMN_2 ... Empty when no such group is held.

    >>> sorted(group("COLUMN_2", date(2026, 9, 18)))
    ['BY', 'CU', 'KP', 'RU']
    """
    members = (row for row in table.rows("country_groups") if row["group"] == name)
    return frozenset(row["country"] for row in members if day in table.span(row))


def column_2(code: str, day: date) -> bool:
    """Whether goods of the country pay the rates of column 2 on `day` (general note 3(b))."""
    return code in group("COLUMN_2", day)


def in_eu(code: str, day: date) -> bool:
    """Whether the country is a member of the European Union on `day`."""
    return code in group("EU", day)
