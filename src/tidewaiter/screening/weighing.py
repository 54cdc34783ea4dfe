"""The figures of the score, as data with a version: what each fact of a comparison adds. Grown on names made from older lists
(docs/screening-weights.md)."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from tidewaiter.screening.score import Score, score_of
from tidewaiter.screening.weights import read


@lru_cache(maxsize=1)
def score() -> Score:
    """The score of the present weights."""
    return score_of(json.loads(read("score.json")))


@lru_cache(maxsize=1)
def digest() -> str:
    """The sha256 of both tables: the version in one word that cannot lie."""
    return hashlib.sha256(read("rarity.csv") + read("score.json")).hexdigest()
