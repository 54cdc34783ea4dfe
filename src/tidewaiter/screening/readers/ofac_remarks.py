"""The remarks of OFAC's flat files, where everything stands that has no column: other names, numbers, nationalities."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Identifier, NameType
from tidewaiter.screening.readers.identifiers import identifier, kind_of, pattern
from tidewaiter.screening.readers.reading import Found

# other names in the remarks are those that OFAC calls weak (its FAQ 122); the good ones are in alt.csv
_NAME = re.compile(r"(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.) '(.+?)'?$")
_NATION = re.compile(r"(?:alt\. )?(?:nationality|citizen) (.+)")
_IN_BRACKETS = re.compile(r"^(.*?) \(([^()]*)\)(.*)$")
_FORMER = {"f.k.a.": NameType.FORMER}


@dataclass(frozen=True)
class Remarks:
    """What the remarks of one entry say."""

    names: tuple[tuple[str, NameType], ...]
    identifiers: tuple[Identifier, ...]
    nations: tuple[str, ...]


def read_remarks(text: str, vessel: bool, found: Found, where: int | str) -> Remarks:
    """Names, numbers and nationalities out of remarks; what else they say stays in their text."""
    names, numbers, nations = [], [], []
    for part in _parts(text):
        if name := _NAME.fullmatch(part):
            names.append((name[2], _FORMER.get(name[1], NameType.WEAK)))
        elif nation := _NATION.fullmatch(part):
            if code := alpha_2(nation[1]):
                nations.append(code)
            else:
                found.note("SCR-LIST-COUNTRY", f"nationality {nation[1]!r} is no country that is known", where=f"{found.file}, row {where}")
        elif number := pattern().fullmatch(part):
            value, country = _value(number[2])
            if one := identifier(kind_of(number[1]), value, country, vessel, found, where):
                numbers.append(one)
    return Remarks(tuple(names), tuple(numbers), tuple(nations))


def _parts(text: str) -> list[str]:
    """The remarks, one by one. A semicolon within a quoted name does not end it."""
    parts: list[str] = []
    for piece in text.rstrip(". ").split("; "):
        if parts and re.match(r"[afn]\.k\.a\. '", parts[-1]) and not parts[-1].rstrip(".").endswith("'"):
            parts[-1] += f"; {piece}"
        else:
            parts.append(piece)
    return [part.strip().rstrip(".") if "k.a." in part else part.strip() for part in parts]


def _value(text: str) -> tuple[str, str]:
    """The number and its country, without the days on which it was issued and expires.

    >>> _value("A0003450 (Syria) issued 03 Mar 2010 expires 02 Mar 2020"), _value("CKLBCNBJ")
    (('A0003450', 'Syria'), ('CKLBCNBJ', ''))
    """
    bare = re.split(r" (?:issued|expires) ", text)[0]
    if (match := _IN_BRACKETS.match(bare)) and alpha_2(match[2]):
        return match[1], match[2]
    return re.sub(r" \([^()]*\)$", "", bare), ""
