"""How rare a word is among names. `weights/rarity.csv` was counted over older lists, so that it does not turn on the lists that are loaded."""

from __future__ import annotations

import csv
from functools import lru_cache

from tidewaiter.screening.weights import read

UNSEEN = 1100                    # of a word that no list had when the table was made, in hundredths of a nat


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    return {row["word"]: int(row["rarity"]) for row in csv.DictReader(read("rarity.csv").decode().splitlines())}


@lru_cache(maxsize=1 << 18)
def rarity(word: str) -> int:
    """In hundredths of a nat: the more, the more it says that two names share the word. A letter or two says little."""
    found = _table().get(word, UNSEEN)
    return found * 35 // 100 if len(word) == 1 else found * 70 // 100 if len(word) == 2 else found


def is_word(word: str) -> bool:
    """Whether some name has the word for certain, so that it is hardly another one misspelt."""
    return word in _table()
