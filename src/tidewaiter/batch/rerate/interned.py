"""Values by number, and tables of what two numbers together give, filled as they are asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T", bound=Hashable)
UNKNOWN = -1


class Interned(Generic[T]):
    """Each distinct value once, by the number in whose order it came."""

    def __init__(self) -> None:
        self.values: list[T] = []
        self._numbers: dict[T, int] = {}

    def number(self, value: T) -> int:
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = len(self.values)
            self.values.append(value)
        return found

    def __len__(self) -> int:
        return len(self.values)


class Grid:
    """A number for each pair of numbers. `find` is asked once for a pair, with the place of a line that has it."""

    def __init__(self, find: Callable[[int, int, int], int], rows: int = 1024, columns: int = 256) -> None:
        self._find = find
        # Numbers from 1, so that nought is not known, and memory that nobody has touched says so.
        self._cells = np.zeros((rows, columns), dtype=np.int32)

    def of(self, rows: np.ndarray, columns: np.ndarray, lines: np.ndarray | None = None) -> np.ndarray:
        """The number of each pair, line by line; none of the numbers is negative. `lines` are the places of the lines, where not all are asked."""
        if not len(rows):
            return np.empty(0, dtype=np.int32)
        self._grow(int(rows.max()), int(columns.max()))
        width = self._cells.shape[1]
        where = rows.astype(np.int64) * width + columns
        found: np.ndarray = self._cells.ravel().take(where)
        if (missing := np.flatnonzero(found == 0)).size:
            places, at = np.unique(where[missing], return_index=True)
            first = missing[at] if lines is None else lines[missing[at]]
            for place, line in zip(places.tolist(), first.tolist(), strict=True):
                self._cells[place // width, place % width] = 1 + self._find(place // width, place % width, line)
            found = self._cells.ravel().take(where)
        found -= 1
        return found

    def _grow(self, row: int, column: int) -> None:
        rows, columns = self._cells.shape
        if row < rows and column < columns:
            return
        more = (rows if row < rows else max(2 * rows, row + 1), columns if column < columns else max(2 * columns, column + 1))
        cells = np.zeros(more, dtype=np.int32)
        filled = np.flatnonzero(self._cells)             # only these, so that what is not touched still takes no memory
        cells[filled // columns, filled % columns] = self._cells.ravel()[filled]
        self._cells = cells
