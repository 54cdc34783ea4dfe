"""Countries as the lists spell them, by their ISO 3166 code."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache

from tidewaiter.codes import countries
from tidewaiter.lawfiles import law_dir

_OWN = {"KV": "XK", "GZ": "PS", "WE": "PS"}            # CBP's codes for Kosovo, the Gaza Strip and the West Bank


def alpha_2(text: str) -> str:
    """The code of a country that is written as a code or as a name; "" where it is none that is known.

    >>> alpha_2("Korea, North"), alpha_2("cn"), alpha_2("Russia"), alpha_2("Region: Kafia Kingi"), alpha_2("KV")
    ('KP', 'CN', 'RU', '', 'XK')
    """
    return _by_text().get(_plain(text), "")


def is_code(text: str) -> bool:
    """Whether it is the code of a country, in capitals."""
    return len(text) == 2 and text.isupper() and text.casefold() in _by_text()


def _plain(text: str) -> str:
    return re.sub(r"[\s.,]+", " ", text).strip().casefold()


@cache
def _by_text() -> Mapping[str, str]:
    known = {_plain(name): _OWN.get(code, code) for code, name in countries.names().items()}
    known |= {code.casefold(): _OWN.get(code, code) for code in countries.names()}
    with (law_dir() / "screening" / "country_spellings.csv").open(encoding="utf-8", newline="") as file:
        return known | {_plain(row["spelling"]): row["country"] for row in csv.DictReader(file)}
