"""Values by number, and what two numbers together give, filled as it is asked: a table for few numbers, a hashed one for many."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import numpy as np
import polars as pl

T = TypeVar("T", bound=Hashable)
UNKNOWN = -1
_FREE = -1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)      # of Knuth's multiplicative hashing, the golden ratio of 64 bits


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
            first = missing[pl.Series(where[missing]).arg_unique().to_numpy()]
            known = first if lines is None else lines[first]
            for place, line in zip(where[first].tolist(), known.tolist(), strict=True):
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


class Pairs:
    """A number for each pair of numbers, as Grid, for pairs that are few among all that could be: hashed, so that they lie close together."""

    def __init__(self, find: Callable[[int, int, int], int], size: int = 1 << 12) -> None:
        """`size` is a power of two; it doubles as pairs come."""
        self._find = find
        self._count = 0
        self._empty(size)

    def __len__(self) -> int:
        return self._count

    def of(self, rows: np.ndarray, columns: np.ndarray, lines: np.ndarray | None = None) -> np.ndarray:
        """The number of each pair, line by line; none of the numbers is negative. `lines` are the places of the lines, where not all are asked."""
        if not len(rows):
            return np.empty(0, dtype=np.int32)
        keys = (rows.astype(np.int64) << 32) | columns
        at, missing = self._places(keys)
        if missing.size:
            first = missing[pl.Series(keys[missing]).arg_unique().to_numpy()]
            known = first if lines is None else lines[first]
            found_now = [self._find(key >> 32, key & 0xFFFFFFFF, line) for key, line in zip(keys[first].tolist(), known.tolist(), strict=True)]
            self._put(keys[first], np.array(found_now, dtype=np.int32))
            at, _ = self._places(keys)
        found: np.ndarray = self._found.take(at)
        return found

    def _places(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where each key lies, and which of them lie nowhere yet."""
        at = self._first_place(keys)
        wrong = np.flatnonzero(self._keys.take(at) != keys)
        missing = [wrong[:0]]
        while wrong.size:
            free = self._keys.take(at[wrong]) == _FREE
            missing.append(wrong[free])
            wrong = wrong[~free]
            at[wrong] = (at[wrong] + 1) & (len(self._keys) - 1)
            wrong = wrong[self._keys.take(at[wrong]) != keys[wrong]]
        return at, np.concatenate(missing)

    def _put(self, keys: np.ndarray, found: np.ndarray) -> None:
        """Takes in keys that are not here yet, each once."""
        self._count += len(keys)
        if 2 * self._count > len(self._keys):
            filled = np.flatnonzero(self._keys != _FREE)
            keys, found = np.concatenate([self._keys[filled], keys]), np.concatenate([self._found[filled], found])
            self._empty(1 << (2 * self._count).bit_length())
        at = self._first_place(keys)
        left = np.arange(len(keys))
        while left.size:
            place = at[left]
            free = self._keys.take(place) == _FREE
            self._keys[place[free]] = keys[left[free]]
            taken = self._keys.take(place) == keys[left]         # of several that come to a free place one has it
            self._found[place[taken]] = found[left[taken]]
            left = left[~taken]
            at[left] = (at[left] + 1) & (len(self._keys) - 1)

    def _first_place(self, keys: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore"):
            place: np.ndarray = ((keys.view(np.uint64) * _SPREAD) >> self._shift).view(np.int64)
        return place

    def _empty(self, size: int) -> None:
        self._keys = np.full(size, _FREE, dtype=np.int64)
        self._found = np.zeros(size, dtype=np.int32)
        self._shift = np.uint64(64 - (size.bit_length() - 1))
