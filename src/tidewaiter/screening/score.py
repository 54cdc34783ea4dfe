"""The score of two names from what was found of them: small trees, each monotone, added up in whole numbers.

Every leaf is a whole number of ten-thousandths of a logit, so that a sum is the same whatever adds it. A fact that speaks more for the two being one
never lowers the sum: the trees were grown so, and a test holds it. What a fact adds is the sum, over the trees, of what passing it changed.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from tidewaiter.screening.compare import Facts

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Score:
    """The trees as tables: for tree t, node n (children 2n+1 and 2n+2), the fact it asks, from where on it goes right, and what stands there.

    `curve` turns a sum into a score of ten-thousandths: its points, between which it is straight. `review` is the score from which on a person looks.
    """

    version: str
    review: int
    base: int
    fact: npt.NDArray[np.int16]
    above: npt.NDArray[np.float64]
    value: Whole
    curve: tuple[tuple[int, int], ...]

    def sums(self, facts: Sequence[Facts]) -> Whole:
        """The sum for each of `facts`, in ten-thousandths of a logit."""
        given = np.array(facts, dtype=np.float32).astype(np.float64).reshape(len(facts), -1)     # as they were when the trees grew
        node = np.zeros((len(facts), len(self.fact)), dtype=np.int64)
        tree = np.arange(len(self.fact))
        rows = np.arange(len(facts))[:, None]
        inner = self.fact.shape[1]
        while True:
            asked = self.fact[tree, np.minimum(node, inner - 1)]
            going = (node < inner) & (asked >= 0)
            if not going.any():
                break
            right = given[rows, asked] > self.above[tree, np.minimum(node, inner - 1)]
            node = np.where(going, 2 * node + 1 + right, node)
        total: Whole = self.base + self.value[tree, node].sum(axis=1)
        return total

    def score(self, total: int) -> int:
        """A sum as a score from 0 to 10,000.

        Rounded to the nearest, a half up.
        """
        at = bisect.bisect_right(self.curve, (total, 10**9))
        if at == 0:
            return self.curve[0][1]
        if at == len(self.curve):
            return self.curve[-1][1]
        (x0, y0), (x1, y1) = self.curve[at - 1], self.curve[at]
        return y0 + ((total - x0) * (y1 - y0) * 2 + (x1 - x0)) // (2 * (x1 - x0))

    def shares(self, facts: Facts) -> dict[str, int]:
        """What each fact added to the sum or took from it, for those that did anything."""
        found: dict[int, int] = {}
        given = np.array(facts, dtype=np.float32).tolist()
        for fact, above, value in self._plain:
            node = 0
            while node < len(fact) and (asked := fact[node]) >= 0:
                there = 2 * node + 1 + (given[asked] > above[node])
                found[asked] = found.get(asked, 0) + value[there] - value[node]
                node = there
        return {Facts._fields[asked]: share for asked, share in found.items() if share}

    @cached_property
    def _plain(self) -> list[tuple[list[int], list[float], list[int]]]:
        """The trees as plain lists, for one comparison at a time."""
        return list(zip(self.fact.tolist(), self.above.tolist(), self.value.tolist(), strict=True))


def score_of(said: Mapping[str, Any]) -> Score:
    """The score that a file of weights holds: each tree a list of [fact, above, value] by node, a fact "" where nothing more is asked."""
    number = {name: k for k, name in enumerate(Facts._fields)} | {"": -1}
    nodes = max(len(tree) for tree in said["trees"])
    inner = nodes // 2
    fact = np.full((len(said["trees"]), inner), -1, dtype=np.int16)
    above = np.zeros((len(said["trees"]), inner), dtype=np.float64)
    value = np.zeros((len(said["trees"]), nodes), dtype=np.int64)
    for t, tree in enumerate(said["trees"]):
        for n, node in enumerate(tree):
            if node is None:
                continue
            name, edge, here = node
            value[t, n] = here
            if n < inner:
                fact[t, n], above[t, n] = number[name], edge
    curve = tuple((int(x), int(y)) for x, y in said["curve"])
    return Score(said["version"], int(said["review"]), int(said["base"]), fact, above, value, curve)
