"""The words of a list's names, and which of them are like a word that is asked."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tidewaiter.screening.likeness import ONE, edits, likeness, mixed, scanned, unvowelled
from tidewaiter.screening.names.sound import skeleton, sound

_LETTERS = {letter: 1 << k for k, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}

_ALL = (1 << 64) - 1             # digits that stand twice have no bit
_MOST = edits(100)
_ONE_FOR_L = str.maketrans("0158", "olsb")


def _signature(word: str) -> int:
    """Which letters a word has, and which it has twice, a bit each: one slip changes at most two."""
    found = 0
    for letter in word:
        bit = _LETTERS.get(letter, 0)
        found |= bit << 36 if found & bit else bit
    return found & _ALL


class Vocabulary:
    """Every word once, in the order of `words`; `near` finds exactly those to which `likeness` gives more than nothing."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self.number = {word: k for k, word in enumerate(self.words)}
        # By length, so that the words that can be like one lie side by side.
        lengths = np.array([len(word) for word in self.words], dtype=np.int16)
        self._order = np.argsort(lengths, kind="stable")
        self._lengths = lengths[self._order]
        self._by_length = np.array(self.words, dtype=object)[self._order]
        self._letters = np.array([_signature(word) for word in self._by_length], dtype=np.uint64)
        allowed = np.array([edits(int(length)) for length in self._lengths], dtype=np.uint8)
        self._slips = {own: np.maximum(allowed, own) for own in range(1, _MOST + 1)}
        self._sound = defaultdict(list)
        self._scanned = defaultdict(list)
        self._bones = defaultdict(list)
        for k, word in enumerate(self.words):
            if len(word) > 1:
                self._sound[sound(word)].append(k)
            self._scanned[scanned(word)].append(k)
            if len(bones := skeleton(word)) > 2:
                self._bones[bones].append(k)
        self._sorted = sorted(range(len(self.words)), key=self.words.__getitem__)
        self._in_order = [self.words[k] for k in self._sorted]
        self.near = lru_cache(maxsize=1 << 14)(self._near)
        self.alike = lru_cache(maxsize=1 << 12)(self._alike)

    def _alike(self, word: str, vowels: bool) -> dict[str, int]:
        return {self.words[k]: like for k, like in self.near(word, vowels)}

    def beginning(self, part: str) -> list[tuple[int, int]]:
        """The words that begin with a part and are longer, as (number, share of the word that the part is)."""
        first = bisect.bisect_right(self._in_order, part)
        last = bisect.bisect_left(self._in_order, part + "\x7f")
        return [(k, ONE * len(part) // len(self.words[k])) for k in self._sorted[first:last]]

    def _near(self, word: str, vowels: bool = True) -> tuple[tuple[int, int], ...]:
        """Words like one, as (number, likeness), the least like first; without `vowels` those too that have its consonants."""
        found = {self.number[word]: ONE} if word in self.number else {}
        if len(word) > 1:
            close = {*self._spelled(word), *self._sound.get(sound(word), ()), *self._scanned.get(scanned(word), ())}
            if mixed(word):
                # What a scanner wrote is also looked for as what it may have read.
                close.update(self._spelled(scanned(word)), self._spelled(word.translate(_ONE_FOR_L)))
            alike: Callable[[str, str], int] = likeness
            if not vowels:
                close.update(self._bones.get(skeleton(word), ()))
                alike = unvowelled
            for k in close:
                found[k] = alike(word, self.words[k])
        return tuple(sorted(((k, like) for k, like in found.items() if like), key=lambda pair: (pair[1], self.words[pair[0]])))

    def _spelled(self, word: str) -> list[int]:
        own = max(edits(len(word)), 1)
        first, last = np.searchsorted(self._lengths, (len(word) - _MOST, len(word) + _MOST + 1))
        close = np.bitwise_count(self._letters[first:last] ^ np.uint64(_signature(word))) <= 2 * self._slips[own][first:last]
        near = np.flatnonzero(close) + first
        if not len(near):
            return []
        distance = process.cdist([word], self._by_length[near].tolist(), scorer=OSA.distance, score_cutoff=_MOST, dtype=np.uint8)[0]
        return self._order[near[distance <= self._slips[own][near]]].tolist()      # type: ignore[no-any-return]
