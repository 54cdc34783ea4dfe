"""What is wrong with lines, by number: the rules of their findings and how many, each different set once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from tidewaiter.batch.rerate.interned import Grid, Interned
from tidewaiter.findings import Finding, Severity

NOTHING = 0


class Notes:
    """Sets of findings by number; NOTHING is none."""

    def __init__(self) -> None:
        self._sets: Interned[tuple[tuple[str, bool], ...]] = Interned()
        self._sets.number(())
        self._both = Grid(self._together)

    def number(self, findings: Iterable[Finding]) -> int:
        return self._sets.number(tuple(sorted((one.rule, one.severity is Severity.FATAL) for one in findings)))

    def add(self, to: np.ndarray, more: np.ndarray) -> None:
        """Puts what lines are told besides to what they are told."""
        where = np.flatnonzero(more)
        if where.size:
            to[where] = self._both.of(to[where], more[where])

    def count(self) -> np.ndarray:
        return np.array([len(one) for one in self._sets.values], dtype=np.int64)

    def fatal(self) -> np.ndarray:
        return np.array([any(fatal for _, fatal in one) for one in self._sets.values], dtype=bool)

    def rules(self) -> list[str]:
        """The rules of each set, each once in order of the alphabet, by comma."""
        return [",".join(sorted({rule for rule, _ in one})) for one in self._sets.values]

    def _together(self, one: int, other: int, line: int) -> int:
        return self._sets.number(tuple(sorted((*self._sets.values[one], *self._sets.values[other]))))
