"""Which training names are kept apart from the fit: all those of a party together."""

from __future__ import annotations

import hashlib

FIFTHS = 5


def fold(key: str) -> int:
    """Which of five parts a party is in, by its entity (or, for a name that is nobody's, by the name): 0 to 4, the same for ever."""
    return hashlib.sha256(key.encode()).digest()[0] % FIFTHS


def held_out(key: str) -> bool:
    """Whether a party is never fitted on, only measured on."""
    return fold(key) == 0
