"""Units of quantity by their CATAIR code, and the texts by which the schedule names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from tidewaiter.codes import table


def names() -> Mapping[str, str]:
    """Each unit's name by its code (CATAIR appendix C). X is: no quantity collected."""
    return table.names("units")


def known(code: str) -> bool:
    return code in names()


@lru_cache(maxsize=4096)
def read(text: str) -> str | None:
    """The code of a unit written as the schedule writes it or as its code; None when it is neither.

    >>> read("No."), read("doz."), read("kg"), read("KG"), read("furlong")
    ('NO', 'DOZ', 'KG', 'KG', None)
    """
    if (code := _texts().get(text.strip().rstrip(".").casefold())) is not None:
        return code
    upper = text.strip().upper()
    return upper if known(upper) else None


@cache
def _texts() -> Mapping[str, str]:
    # `No. and kg` is two units in one text, and no quantity can be given in both at once
    one = (row for row in table.rows("unit_texts") if row["code"] and " " not in row["code"])
    return {row["text"].rstrip(".").casefold(): row["code"] for row in one}
