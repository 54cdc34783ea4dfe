"""Linear forms as columns, and what they come to for many lines at once: in 64 bits where that is enough, in 128 where not."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from tidewaiter.batch.rerate.forms import Linear, half_up

_NARROW = 1 << 62
MOST_OWED = 10**17               # cents, of one number of a line; more than a column of money holds in sum
TOO_MUCH = -1


class Listed:
    """A column of a table that grows: a list, and an array where it is asked for."""

    def __init__(self, dtype: Any) -> None:
        self.values: list[int] = []
        self._dtype = dtype
        self._array: np.ndarray = np.zeros(0, dtype=dtype)

    def add(self, value: int) -> None:
        self.values.append(value)

    def of(self, which: np.ndarray) -> np.ndarray:
        found: np.ndarray = self._now().take(which)
        return found

    def any(self) -> bool:
        """Whether one of its values is not nought."""
        return bool(self._now().any())

    def _now(self) -> np.ndarray:
        if len(self._array) != len(self.values):
            self._array = np.array(self.values, dtype=self._dtype)
        return self._array


class Linears:
    """Linear forms by number."""

    def __init__(self) -> None:
        self._columns = [Listed(np.int64) for _ in range(4)]

    def add(self, one: Linear) -> None:
        for column, value in zip(self._columns, (one.per_value, one.per_first, one.per_second, one.of), strict=True):
            column.add(value)

    def cents(self, which: np.ndarray, value: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Each line's cents by the form that it names, half a cent up; TOO_MUCH where that is more than MOST_OWED."""
        given = {"value": value, "first": first, "second": second}
        names = ("per_value", "per_first", "per_second", "of")
        frame = pl.DataFrame(given | {name: column.of(which) for name, column in zip(names, self._columns, strict=True)}).cast(pl.Int128)
        owed = frame.select(half_up(*(pl.col(name) for name in (*given, *names))).alias("owed"))
        within = owed.select(pl.when(pl.col("owed") <= MOST_OWED).then(pl.col("owed")).otherwise(TOO_MUCH).cast(pl.Int64))
        found: np.ndarray = within.to_series().to_numpy(writable=True)
        return found


def of_value(value: np.ndarray, per_dollar: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Cents of values in whole dollars at `per_dollar` / `of` cents a dollar, half a cent up."""
    if not len(value):
        return np.zeros(0, dtype=np.int64)
    if 2 * int(value.max()) * int(per_dollar.max()) + int(of.max()) < _NARROW:
        found: np.ndarray = half_up(value, 0, 0, per_dollar, 0, 0, of)
        return found
    none = pl.lit(0, dtype=pl.Int128)
    wide = pl.DataFrame({"value": value, "per_dollar": per_dollar, "of": of}).cast(pl.Int128)
    exact = half_up(pl.col("value"), none, none, pl.col("per_dollar"), none, none, pl.col("of"))
    return wide.select(exact.cast(pl.Int64)).to_series().to_numpy(writable=True)
