"""The figures of the score, as data with a version: how rare a word is among names, and what each fact of a comparison adds.

`weights/rarity.csv` was counted over older lists, `weights/score.json` grown on names made from them (docs/screening-weights.md); neither
turns on the lists that are loaded.
"""

from __future__ import annotations

import csv
import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tidewaiter.screening.score import Score, score_of

UNSEEN = 1100                    # of a word that no list had when the table was made, in hundredths of a nat
LEAST = 80


def _bytes(name: str) -> bytes:
    return files("tidewaiter.screening").joinpath("weights", name).read_bytes()


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    rows = csv.DictReader(_bytes("rarity.csv").decode().splitlines())
    return {row["word"]: int(row["rarity"]) for row in rows}


@lru_cache(maxsize=1 << 18)
def rarity(word: str) -> int:
    """How rare a word is among names, in hundredths of a nat: the more, the more it says that two names share it. A letter or two says little."""
    found = _table().get(word, UNSEEN)
    return found * 35 // 100 if len(word) == 1 else found * 70 // 100 if len(word) == 2 else found


@lru_cache(maxsize=1)
def score() -> Score:
    """The score of the present weights."""
    said: dict[str, Any] = json.loads(_bytes("score.json"))
    return score_of(said)


@lru_cache(maxsize=1)
def digest() -> str:
    """The sha256 of both tables: the version in one word that cannot lie."""
    return hashlib.sha256(_bytes("rarity.csv") + _bytes("score.json")).hexdigest()
