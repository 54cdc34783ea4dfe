"""Parties of a firm that does not exist: names and addresses as files hold them, the same by the same seed."""

from __future__ import annotations

from random import Random

from tools.screening.strangers import COINED, COMMON, ENDS, TRADES
from tools.screening.trade import CITIES, LANDS


def names(count: int, seed: int) -> list[str]:
    """Three firms for one person. No two are the same."""
    chance = Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        given, family = COMMON[chance.choice(list(COMMON))]
        if chance.random() < .25:
            text = f"{chance.choice(given)} {chance.choice(('', chance.choice('ABDHJKMRS') + '. '))}{chance.choice(family)}"
        else:
            start = chance.choice((chance.choice(COINED), chance.choice(family).upper(), f"{chance.choice(COINED)} {chance.choice(COINED)}",
                f"{chance.choice(CITIES)} {chance.choice(COINED)}"))
            text = " ".join(f"{start} {chance.choice(('', chance.choice(TRADES)))} {chance.choice(TRADES)} {chance.choice(ENDS)}".split())
        found[text] = None
    return list(found)


def address(chance: Random) -> str:
    street = chance.choice(("Industrial Road", "Harbour Street", "Renmin Road", "Calle 50", "Hafenstrasse"))
    return f"{chance.randint(1, 900)} {street}, {chance.choice(CITIES)}, {chance.choice(LANDS)}"
