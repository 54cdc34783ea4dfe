"""The names of lists, ready to be searched: candidates by their words, each then held against the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tidewaiter.screening import identifiers, qualifiers, reasons
from tidewaiter.screening.compare import CUT_AT, Facts, facts_if
from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.likeness import ONE
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.prepared import Prepared, prepare_asked, prepare_listed
from tidewaiter.screening.rarity import rarity
from tidewaiter.screening.vocabulary import Vocabulary
from tidewaiter.screening.weighing import score

FORM_WORDS = frozenset(word for form in table() for word in form.phrase.split() if len(word) > 2)
Floats = npt.NDArray[np.float32]
Placed = tuple[npt.NDArray[np.int32], Floats, Floats]      # names that have a word like one: which, how like, what of each it covers
_SMALL = 8000                    # names up to which single steps are quicker than whole columns
_MUCH = 1500                     # or what a cut name has to say, in hundredths of a nat, for a much longer one to be looked at
ENOUGH = 0.45                    # of both names, on the mean, that words have to cover for two names to be compared at all
ENOUGH_TO_REVIEW = 0.55          # the same, where what is below the review threshold is not wanted


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
            for word in dict.fromkeys(one.words):
                number = words.setdefault(word, len(words))
                if number == len(places):
                    places.append([])
                places[number].append(k)
        self._cores: dict[str, list[int]] = {}
        for k, one in enumerate(self.prepared):
            if len(one.core) > 4:
                self._cores.setdefault(one.core, []).append(k)
        self.vocabulary = Vocabulary(list(words))
        self._places = [np.array(found, dtype=np.int32) for found in places]
        self._rarity = [rarity(word) for word in self.vocabulary.words]
        self._total = np.array([max(one.total, 1) for one in self.prepared], dtype=np.float32)
        self._known = identifiers.known(entries)
        self._gathered = lru_cache(maxsize=1 << (17 if len(self.names) < _SMALL else 13))(self._gather)
        self._small = len(self.names) < _SMALL
        self._as_lists: dict[int, tuple[Placed, list[tuple[int, float, float]]]] = {}
        self._just = lru_cache(maxsize=1 << 12)(self._exactly)
        self._beginning = lru_cache(maxsize=1 << 10)(self._begun)

    def _gather(self, word: str, vowels: bool) -> Placed:
        """The names that have a word like one: which, how like (0 to 1), and what of each name that covers."""
        return self._placed(self.vocabulary.near(word, vowels))

    def _begun(self, part: str) -> Placed:
        """The same of the names that have a word that begins with a part."""
        return self._placed(sorted(self.vocabulary.beginning(part), key=lambda pair: (pair[1], self.vocabulary.words[pair[0]])))

    def _exactly(self, word: str) -> Placed:
        """The same of the names that have the very word."""
        return self._placed([(self.vocabulary.number[word], ONE)])

    def _placed(self, near: Sequence[tuple[int, int]]) -> Placed:
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

    def candidates(self, asked: Prepared, enough: float = ENOUGH) -> list[int]:
        """The numbers of the names that are worth holding against the question: those of which the words cover enough, on both sides together."""
        of_asked = np.zeros(len(self.names), np.float32)
        of_listed = np.zeros(len(self.names), np.float32)
        total = max(asked.total, 1)
        for (which, like, covers), weight in self._words(asked):
            of_asked[which] += like * (weight / total)
            of_listed[which] += covers
        some = np.flatnonzero((of_asked + of_listed >= 2 * enough) | ((of_asked > 0.85) & (of_asked * total >= _MUCH))).tolist()
        return self._with_same(asked, some)

    def few(self, asked: Prepared, enough: float = ENOUGH) -> list[int]:
        """The same, quicker where few names have any such word."""
        found: dict[int, list[float]] = {}
        total = max(asked.total, 1)
        for placed, weight in self._words(asked):
            for k, like, covers in self._listed(placed):
                one = found.get(k)
                if one is None:
                    found[k] = [like * weight / total, covers]
                else:
                    one[0] += like * weight / total
                    one[1] += covers
        some = [k for k, (here, there) in found.items() if here + there >= 2 * enough or (here > 0.85 and here * total >= _MUCH)]
        return self._with_same(asked, sorted(some))

    def _with_same(self, asked: Prepared, some: list[int]) -> list[int]:
        """With the names that have the very letters, wherever their spaces stand."""
        same = self._cores.get(asked.core, ())
        return sorted({*some, *same}) if same else some

    def _listed(self, placed: Placed) -> list[tuple[int, float, float]]:
        key = id(placed)
        if key not in self._as_lists:
            self._as_lists[key] = (placed, list(zip(*(each.tolist() for each in placed), strict=True)))
        return self._as_lists[key][1]

    def _words(self, asked: Prepared) -> Iterator[tuple[Placed, float]]:
        """Where each word of a question is found, and what that word weighs; also two words as one, one as two, and the last one cut off."""
        known = self.vocabulary.number
        last = len(asked.words) - 1
        for k, word in enumerate(asked.words):
            weight = asked.rarity[k]
            yield self._gathered(word, asked.vowels), weight
            if k < last and (both := word + asked.words[k + 1]) in known:
                yield self._gathered(both, asked.vowels), weight + asked.rarity[k + 1]
            if k == last and len(word) > 2 and len(asked.joined) >= CUT_AT:
                yield self._beginning(word), weight
            if len(word) > 5:
                for cut in range(2, len(word) - 1):
                    left, right = word[:cut], word[cut:]
                    if left in known:
                        if right in FORM_WORDS:
                            yield self._just(left), weight
                        elif right in known:
                            yield self._just(left), weight / 2
                            yield self._just(right), weight / 2
                    elif right in known and left in FORM_WORDS:
                        yield self._just(right), weight

    def search(self, asked: Asked, threshold: int | None = None) -> tuple[Hit, ...]:
        """Every entry whose name is at or over the threshold, by default the review threshold of the weights, and every entry that has an
        identifier or an address of what is asked; best first.

        A qualifier (kind, country) that differs lowers a hit among the others, and never below the threshold.
        """
        weights = score()
        least = weights.review if threshold is None else threshold
        enough = ENOUGH_TO_REVIEW if least >= weights.review else ENOUGH
        best: dict[int, tuple[int, int, Facts, Prepared, str]] = {}
        for one, why in prepare_asked(asked.name):
            some = self.few(one, enough) if self._small else self.candidates(one, enough)
            if not some:
                continue
            near = [self.vocabulary.alike(word, one.vowels) for word in one.words]
            held = [(k, each) for k in some if (each := facts_if(one, self.prepared[k], near, 2 * enough)) is not None]
            sums = weights.sums([each for _, each in held]).tolist() if held else ()
            for (k, each), total in zip(held, sums, strict=True):
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
            matched = self.names[best[owner][1]] if owner in best else entry.name
            hits.append(Hit(entry.list, entry.entry, entry.name, matched, identifiers.SURE, because, entry.content, asked.name))
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.list, hit.entry)))
