"""The figures of the score, as data with a version: how rare a word is among names, and what each fact of a comparison adds."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

UNSEEN = 1100                    # of a word that no list had when the table was made


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    with files("tidewaiter.screening").joinpath("weights/rarity.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["rarity"]) for row in csv.DictReader(file)}


@lru_cache(maxsize=1 << 18)
def rarity(word: str) -> int:
    """How rare a word is among names, in hundredths of a nat: the more, the more it says that two names share it. A letter or two says little."""
    found = _table().get(word, UNSEEN)
    return found * 35 // 100 if len(word) == 1 else found * 70 // 100 if len(word) == 2 else found
