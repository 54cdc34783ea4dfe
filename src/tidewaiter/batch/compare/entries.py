"""Lines gathered into their entries: what is corrected, protested or declared is an entry, so its lines are netted."""

from __future__ import annotations

import polars as pl

_SUMS = ("duty_a", "duty_b", "difference", "fees", "taxes", "stake", "struck_down", "claimed")


class Scattered(Exception):
    """The lines of an entry do not stand together in the file."""


class Entries:
    """Entries out of stretches of lines. `whole` says that the lines of each stand together: then an entry is given as soon as the next begins,
    and `check` raises Scattered if that was not so. Without it all are held to the end, about 200 bytes each."""

    def __init__(self, whole: bool) -> None:
        self._whole = whole
        self._held: pl.DataFrame | None = None
        self._seen: list[pl.Series] = []

    def add(self, lines: pl.DataFrame) -> pl.DataFrame | None:
        """The entries that are complete."""
        gathered = _gather(lines.filter(pl.col("entry_id").is_not_null()).with_columns(lines=pl.lit(1, pl.Int64)))
        self._held = gathered if self._held is None else _gather(pl.concat([self._held, gathered]))
        if not self._whole:
            return None
        done, self._held = self._held.head(-1), self._held.tail(1)
        self._seen.append(done["entry_id"].hash())
        return done

    def rest(self) -> pl.DataFrame | None:
        """The entries that were held."""
        if self._held is not None and self._whole:
            self._seen.append(self._held["entry_id"].hash())
        return self._held

    def check(self) -> None:
        if self._seen:
            hashes = pl.concat(self._seen)
            if hashes.n_unique() != len(hashes):         # or two of a hash, which costs a second reading and no more
                raise Scattered


def _gather(lines: pl.DataFrame) -> pl.DataFrame:
    days = [pl.col("entered").min(), pl.col("imported").min(), pl.col("liquidated").max()]
    return lines.group_by("entry_id", maintain_order=True).agg(pl.col("lines").sum(), *days, *(pl.col(name).sum() for name in _SUMS))
