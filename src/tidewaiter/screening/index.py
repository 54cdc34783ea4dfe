"""The names of lists, ready to be searched: candidates by their words, each then held against the question."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tidewaiter.screening.likeness import ONE
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.prepared import Prepared, prepare_listed
from tidewaiter.screening.vocabulary import Vocabulary
from tidewaiter.screening.weighing import rarity

FORM_WORDS = frozenset(word for form in table() for word in form.phrase.split() if len(word) > 2)
Floats = npt.NDArray[np.float32]
_MUCH = 1500                     # or what a cut name has to say, in hundredths of a nat, for a much longer one to be looked at
_ENOUGH = 0.45                   # of both names, on the mean, that words have to cover for two names to be compared at all


class Index:
    def __init__(self, entries: tuple[Listed, ...]) -> None:
        self.entries = entries
        owners: list[int] = []
        self.names: list[str] = []
        self.prepared: list[Prepared] = []
        for k, entry in enumerate(entries):
            for name in entry.names:
                for one in prepare_listed(name.text, entry.kind):
                    owners.append(k)
                    self.names.append(name.text)
                    self.prepared.append(one)
        self.owner = np.array(owners, dtype=np.int32)
        words: dict[str, int] = {}
        places: list[list[int]] = []
        for k, one in enumerate(self.prepared):
            for word in set(one.words):
                number = words.setdefault(word, len(words))
                if number == len(places):
                    places.append([])
                places[number].append(k)
        self.vocabulary = Vocabulary(list(words))
        self._places = [np.array(found, dtype=np.int32) for found in places]
        self._rarity = [rarity(word) for word in self.vocabulary.words]
        self._total = np.array([max(one.total, 1) for one in self.prepared], dtype=np.float32)
        self._gathered = lru_cache(maxsize=1 << 13)(self._gather)

    def _gather(self, word: str) -> tuple[npt.NDArray[np.int32], Floats, Floats]:
        """The names that have a word like one: which, how like (0 to 1), and what of each name that covers."""
        near = self.vocabulary.near(word)
        if not near:
            return np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.float32)
        which = np.concatenate([self._places[k] for k, _ in near])
        sizes = [len(self._places[k]) for k, _ in near]
        like = np.repeat(np.array([found / ONE for _, found in near], np.float32), sizes)
        covers = np.repeat(np.array([found / ONE * self._rarity[k] for k, found in near], np.float32), sizes)
        # Of a name that has two such words the more like stands: near ends with the most like.
        last = len(which) - 1 - np.unique(which[::-1], return_index=True)[1]
        which, like, covers = which[last], like[last], covers[last]
        return which, like, covers / self._total[which]

    def candidates(self, asked: Prepared) -> npt.NDArray[np.int64]:
        """The numbers of the names that are worth holding against the question."""
        of_asked = np.zeros(len(self.names), np.float32)
        of_listed = np.zeros(len(self.names), np.float32)
        total = max(asked.total, 1)

        def add(word: str, weight: float) -> None:
            which, like, covers = self._gathered(word)
            of_asked[which] += like * (weight / total)
            of_listed[which] += covers

        known = self.vocabulary.number
        for k, word in enumerate(asked.words):
            add(word, asked.rarity[k])
            if k + 1 < len(asked.words):
                both = word + asked.words[k + 1]
                if both in known:
                    add(both, asked.rarity[k] + asked.rarity[k + 1])
            if len(word) > 5 and word not in known:
                for cut in range(2, len(word) - 1):
                    if word[:cut] in known and word[cut:] in FORM_WORDS:
                        add(word[:cut], asked.rarity[k])
                    elif word[cut:] in known and word[:cut] in FORM_WORDS:
                        add(word[cut:], asked.rarity[k])
                    elif word[:cut] in known and word[cut:] in known:
                        add(word[:cut], asked.rarity[k] / 2)
                        add(word[cut:], asked.rarity[k] / 2)
        return np.flatnonzero((of_asked + of_listed >= 2 * _ENOUGH) | ((of_asked > 0.85) & (of_asked * total >= _MUCH)))
