"""What a word sounds like: one key for the usual ways of writing one name in Latin letters.

Not for English ears: the rules are those by which Russian, Arabic, Persian, Chinese, Korean and German names come into the lists and onto invoices.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

# sounds.csv: what is written, what it is heard as, why. ^ is the start of a word and $ its end; the longest that fits is taken, from the left.
# Vowels are heard as three: a, i (e and y with it) and u (o with it); S is sh, C is ch, T is ts.
with Path(__file__).with_name("sounds.csv").open(encoding="utf-8", newline="") as _file:
    _HEARD = {"^": "", "$": ""} | {row["written"]: row["heard"] for row in csv.DictReader(_file)}


def _split() -> re.Pattern[str]:
    # one branch a first letter: twice as fast as one a rule
    firsts: dict[str, list[str]] = {}
    for written in sorted(_HEARD, key=len, reverse=True):
        firsts.setdefault(written[0], []).append(re.escape(written[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(others)})" for first, others in firsts.items()))


_SPLIT = _split()
_INITIAL = {"w": "V", "u": "u"}
_NUMERALS = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xii", "xiii"])
_TWICE = re.compile(r"(.)\1+")

# Folded for a script that writes no vowels and few differences of voice.
_FOLDED = str.maketrans({"b": "p", "d": "t", "g": "k", "z": "s", "v": "f", "j": "C", "T": "s", "a": None, "i": None, "u": None})


def _heard(token: str) -> str:
    if len(token) == 1 or token in _NUMERALS:           # the second of a name is not the third
        return _INITIAL.get(token) or token.upper()
    return _TWICE.sub(r"\1", _SPLIT.sub(lambda found: _HEARD[found[0]], f"^{token}$"))


def _alike() -> dict[str, str]:
    with Path(__file__).with_name("names_alike.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["sound_as"], row["names"].split()) for row in csv.DictReader(file)]
    return {one: first for first, others in rows for one in [*others, first]}


_ALIKE = _alike()
_ENDINGS = tuple(sorted((
    "i", "y", "ian", "yan", "zadeh", "zada", "zade", "pour", "poor", "nia", "nejad", "nezhad", "ov", "ova", "ow", "owa", "ev", "eva", "off", "ovich",
    "evich", "owich", "ewich", "ovic", "ovych", "ovna", "evna", "owna", "ivna", "ovitch", "oglu", "ullah", "uddin", "eddin", "son", "sen", "sson",
    "yar", "s",
), key=len, reverse=True))


def _made_of(token: str) -> str:
    """A name with an ending that makes another of it (mohammadi, aleksandrovich), the name as it is mostly written."""
    for ending in _ENDINGS:
        if token.endswith(ending):
            stem = _ALIKE.get(token[:-len(ending)], "") if len(token) - len(ending) > 4 else ""
            if stem:
                return stem + ending
    return ""


@lru_cache(maxsize=1 << 17)
def sound(token: str) -> str:
    """A key that the usual romanisations of one name share. `token` is a word as `latin` gives it.

    >>> sound("iwanowich") == sound("ivanovich"), sound("ksiaokun") == sound("xiaokun"), sound("ali") == sound("vali")
    (True, True, False)
    """
    alike = _ALIKE.get(token)
    if alike is None and len(token) > 5 and token.endswith(_ENDINGS):
        alike = _made_of(token)
    return _heard(alike or token)


@lru_cache(maxsize=1 << 17)
def skeleton(token: str) -> str:
    """The consonants of a word, voiced and unvoiced as one: for a script that leaves vowels out. "" where it has none.

    >>> skeleton("tikriti") == skeleton("tkriti"), skeleton("abadi")
    (True, 'pt')
    """
    heard = _heard(token.replace("w", "") if len(token) > 1 else token)
    return _TWICE.sub(r"\1", heard.translate(_FOLDED))
