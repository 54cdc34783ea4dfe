"""Parties of a firm that does not exist: names and addresses as files hold them, the same by the same seed."""

from __future__ import annotations

from random import Random

from tools.screening.strangers import COINED, COMMON, ENDS, TRADES
from tools.screening.trade import CITIES, LANDS

_STARTS = ("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "ch", "dr", "kl", "sh", "st", "tr", "zh", "th")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "au", "ei", "ou")
_ENDS = ("", "", "n", "r", "s", "l", "m", "ng", "k", "t", "nd", "sky", "ov", "man", "son", "ez")


def word(chance: Random) -> str:
    """A name that is nobody's: two or three syllables and an end. Real firms' names are as many, so caches of words do not help more than in life."""
    return "".join(chance.choice(_STARTS) + chance.choice(_VOWELS) for _ in range(chance.choice((2, 2, 3)))) + chance.choice(_ENDS)


def names(count: int, seed: int) -> list[str]:
    """Three firms for one person. No two are the same."""
    chance = Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        given, family = COMMON[chance.choice(list(COMMON))]
        if chance.random() < .25:
            middle = chance.choice(("", chance.choice("ABDHJKMRS") + ". "))
            text = f"{chance.choice(given)} {middle}{word(chance).title() if chance.random() < .6 else chance.choice(family)}"
        else:
            start = chance.choice((word(chance), word(chance), chance.choice(family), f"{chance.choice(COINED)} {word(chance)}",
                f"{chance.choice(CITIES)} {word(chance)}",
                                   f"{chance.choice(COINED)} {chance.choice(COINED)}"))
            text = " ".join(f"{start.upper()} {chance.choice(('', chance.choice(TRADES)))} {chance.choice(TRADES)} {chance.choice(ENDS)}".split())
        found[text] = None
    return list(found)


def address(chance: Random) -> str:
    street = chance.choice(("Industrial Road", "Harbour Street", "Renmin Road", "Calle 50", "Hafenstrasse"))
    return f"{chance.randint(1, 900)} {street}, {chance.choice(CITIES)}, {chance.choice(LANDS)}"
