"""The names of lists, ready to be searched: candidates by their words, each then held against the question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tidewaiter.screening import identifiers, qualifiers, reasons

from tidewaiter.screening.compare import CUT_AT, Facts, facts
from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.likeness import ONE
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.prepared import Prepared, prepare_asked, prepare_listed
from tidewaiter.screening.vocabulary import Vocabulary
from tidewaiter.screening.rarity import rarity
from tidewaiter.screening.weighing import score

FORM_WORDS = frozenset(word for form in table() for word in form.phrase.split() if len(word) > 2)
Floats = npt.NDArray[np.float32]
_MUCH = 1500                     # or what a cut name has to say, in hundredths of a nat, for a much longer one to be looked at
_ENOUGH = 0.45                   # of both names, on the mean, that words have to cover for two names to be compared at all


class Index:
    """Entries, searched by name. Two searches at once do not disturb each other; what an index holds never changes."""

    @classmethod
    def of(cls, entries: Sequence[Listed]) -> Index:
        return cls(tuple(entries))

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
        self._known = identifiers.known(entries)
        self._gathered = lru_cache(maxsize=1 << 13)(self._gather)
        self._just = lru_cache(maxsize=1 << 12)(self._exactly)
        self._beginning = lru_cache(maxsize=1 << 10)(self._begun)

    def _gather(self, word: str, vowels: bool) -> tuple[npt.NDArray[np.int32], Floats, Floats]:
        """The names that have a word like one: which, how like (0 to 1), and what of each name that covers."""
        return self._placed(self.vocabulary.near(word, vowels))

    def _begun(self, part: str) -> tuple[npt.NDArray[np.int32], Floats, Floats]:
        """The same of the names that have a word that begins with a part."""
        return self._placed(sorted(self.vocabulary.beginning(part), key=lambda pair: pair[1]))

    def _exactly(self, word: str) -> tuple[npt.NDArray[np.int32], Floats, Floats]:
        """The same of the names that have the very word."""
        return self._placed([(self.vocabulary.number[word], ONE)])

    def _placed(self, near: Sequence[tuple[int, int]]) -> tuple[npt.NDArray[np.int32], Floats, Floats]:
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
            place(self._gathered(word, asked.vowels), weight)

        def place(found: tuple[npt.NDArray[np.int32], Floats, Floats], weight: float) -> None:
            which, like, covers = found
            of_asked[which] += like * (weight / total)
            of_listed[which] += covers

        known = self.vocabulary.number
        for k, word in enumerate(asked.words):
            add(word, asked.rarity[k])
            if k + 1 < len(asked.words):
                both = word + asked.words[k + 1]
                if both in known:
                    add(both, asked.rarity[k] + asked.rarity[k + 1])
            if k + 1 == len(asked.words) and len(word) > 2 and len(asked.joined) >= CUT_AT:
                place(self._beginning(word), asked.rarity[k])
            if len(word) > 5:
                for cut in range(2, len(word) - 1):
                    left, right = word[:cut], word[cut:]
                    if left in known and right in FORM_WORDS:
                        place(self._just(left), asked.rarity[k])
                    elif right in known and left in FORM_WORDS:
                        place(self._just(right), asked.rarity[k])
                    elif left in known and right in known:
                        place(self._just(left), asked.rarity[k] / 2)
                        place(self._just(right), asked.rarity[k] / 2)
        return np.flatnonzero((of_asked + of_listed >= 2 * _ENOUGH) | ((of_asked > 0.85) & (of_asked * total >= _MUCH)))

    def search(self, asked: Asked, threshold: int | None = None) -> tuple[Hit, ...]:
        """Every entry whose name is at or over the threshold, by default the review threshold of the weights, and every entry that has an identifier or
        an address of what is asked; best first.

        A qualifier (kind, country) that differs lowers a hit among the others, and never below the threshold.
        """
        weights = score()
        least = weights.review if threshold is None else threshold
        best: dict[int, tuple[int, int, Facts, Prepared, str]] = {}
        for one, why in prepare_asked(asked.name):
            near = [self.vocabulary.alike(word, one.vowels) for word in one.words]
            some = self.candidates(one).tolist()
            found = [facts(one, self.prepared[k], near) for k in some]
            for k, total, each in zip(some, weights.sums(found), found, strict=True) if found else ():
                owner = int(self.owner[k])
                if owner not in best or total > best[owner][0]:
                    best[owner] = (int(total), k, each, one, why)
        hits = []
        same = identifiers.of(asked, self._known, self.entries)
        for owner, (total, k, each, one, why) in best.items():
            points = weights.score(total)
            if points >= least and owner not in same:
                entry = self.entries[owner]
                said, lowered = qualifiers.of(asked, entry)
                because = (*reasons.of(weights, each, one, self.prepared[k], why), *said)
                hits.append(Hit(entry.list, entry.entry, entry.name, self.names[k], max(points - lowered, min(points, least)), because, entry.content,
                                one.given))
        for owner, because in same.items():
            entry = self.entries[owner]
            if owner in best:
                total, k, each, one, why = best[owner]
                because = (*because, *reasons.of(weights, each, one, self.prepared[k], why))
            hits.append(Hit(entry.list, entry.entry, entry.name, self.names[best[owner][1]] if owner in best else entry.name, identifiers.SURE, because,
                            entry.content, asked.name))
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.list, hit.entry)))
