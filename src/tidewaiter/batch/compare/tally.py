"""Sums by key over many stretches, in bounded memory."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

_MOST = 1_000_000                # rows that are held before they are summed again


class Tally:
    """Sums of `sums` by `keys`, with the first and last of `spans` beside them. `add` takes a frame with those columns, more are left out."""

    def __init__(self, keys: Sequence[str], sums: Sequence[str], first: Sequence[str] = (), last: Sequence[str] = ()) -> None:
        self.keys = list(keys)
        self._takes = [pl.col(name).sum() for name in sums] + [pl.col(name).min() for name in first] + [pl.col(name).max() for name in last]
        self._columns = [*keys, *sums, *first, *last]
        self._held: list[pl.DataFrame] = []
        self._rows = 0

    def add(self, frame: pl.DataFrame) -> None:
        summed = self._sum(frame.select(self._columns))
        self._held.append(summed)
        self._rows += summed.height
        if self._rows > 2 * _MOST:
            self._held = [self.frame()]
            self._rows = self._held[0].height

    def frame(self) -> pl.DataFrame:
        return self._sum(pl.concat(self._held)) if self._held else pl.DataFrame(schema=self._columns)

    def _sum(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.group_by(self.keys, maintain_order=True).agg(self._takes)


class Greatest:
    """The keys of the greatest differences, where each key comes once and there are too many to keep; what is left out stays in the sums."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[pl.DataFrame] = []
        self._rest: list[pl.DataFrame] = []

    def add(self, frame: pl.DataFrame) -> None:
        self._held.append(frame)
        if sum(one.height for one in self._held) > max(2 * self._most, 100_000):
            self._held = [self._cut(pl.concat(self._held))]

    def rows(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The greatest, and one row that sums all others, or none."""
        kept = self._cut(pl.concat(self._held)) if self._held else pl.DataFrame()
        rest = _summed(pl.concat(self._rest)) if self._rest else kept.clear().drop("key", strict=False)
        return kept, rest

    def _cut(self, frame: pl.DataFrame) -> pl.DataFrame:
        ranked = in_order(frame)
        if ranked.height > self._most:
            self._rest.append(_summed(ranked.slice(self._most)))
        return ranked.head(self._most)


def in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """The greatest difference first, whichever way it goes; alike, by key."""
    return frame.sort(pl.col("difference").abs(), pl.col("key").cast(pl.String), descending=[True, False], nulls_last=True)


def _summed(frame: pl.DataFrame) -> pl.DataFrame:
    """One row: the sums, and in `others` how many keys they are of."""
    others = pl.col("others").sum() if "others" in frame.columns else pl.len().cast(pl.Int64)
    return frame.select(pl.exclude("key", "others").sum(), others=others)
