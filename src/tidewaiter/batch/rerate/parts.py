"""A file of lines cut into parts at ends of entries, so that each part is rated by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import polars as pl

from tidewaiter.batch.rerate.schema import LINES
from tidewaiter.values import immutable

LINES_OF_A_PART = 300_000
MOST_OF_AN_ENTRY = 1_000_000      # lines of one entry, which is held in memory whole
_CHUNK = 1 << 19


class WrongLines(ValueError):
    """The file of lines is not one: what it is, and what it has to be."""


@immutable
class Cut:
    """Where each part begins, and one more: where the last ends. `scattered`: an entry's lines do not all stand together."""

    starts: tuple[int, ...]
    scattered: bool
    entries: int

    @property
    def lines(self) -> int:
        return self.starts[-1]


def checked(path: Path) -> pl.Schema:
    """The columns of a file of lines. WrongLines where it is none, or one that it must have is missing or of a kind that holds no such thing."""
    try:
        schema = pl.scan_parquet(path).collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise WrongLines(f"{path} is no Parquet file that can be read: {str(error).splitlines()[0]}") from None
    if missing := [column.name for column in LINES if column.needed and column.name not in schema]:
        raise WrongLines(f"{path} has no column {', '.join(missing)}; it has {', '.join(schema)}; "
                         "lines are made of other files by `tidewaiter duty lines`")
    for column in LINES:
        if column.name in schema and not _holds(schema[column.name], column.is_):
            raise WrongLines(f"{path}: column {column.name} is {schema[column.name]}; it has to be {_KINDS[column.is_]}")
    return schema


_KINDS = {"any": "one value a line", "text": "text", "day": "a day, or its text as 2026-09-18", "money": "dollars, best Decimal(18, 2)",
          "number": "a number"}


def _holds(kind: pl.DataType, what: str) -> bool:
    """Whether a column of this type can say what it has to say; what it says is seen line by line."""
    if kind.is_nested() or kind in (pl.Binary, pl.Object):
        return False
    texts = kind in (pl.String, pl.Categorical, pl.Enum, pl.Null)
    if what == "day":
        return texts or kind in (pl.Date, pl.Datetime)
    if what == "text":
        return texts or kind.is_integer()
    return what == "any" or texts or kind.is_numeric()


def cut(path: Path, size: int = LINES_OF_A_PART, tell: Callable[[int], None] = lambda lines: None) -> Cut:
    """The parts of a file, of about `size` lines each. Only the column of entries is read, and little of it is held at a time."""
    starts = [0]
    seen: list[np.ndarray] = []
    before, at, entries, alone, last = None, 0, 0, 0, 0
    for frame in _entries(path):
        column = frame["entry_id"]
        if not len(column):
            continue
        begins = (column.ne_missing(column.shift(1)) | column.is_null()).to_numpy().copy()
        begins[0] = at == 0 or column[0] is None or column[0] != before
        places = np.flatnonzero(begins)
        named = column.gather(places.astype(np.uint32))
        alone += named.null_count()
        seen.append(named.drop_nulls().hash().to_numpy())
        entries += len(places)
        while (n := int(np.searchsorted(places, starts[-1] + size - at))) < len(places):
            starts.append(at + int(places[n]))
        last = at + int(places[-1]) if len(places) else last
        before, at = column[-1], at + len(column)
        if at - last > max(MOST_OF_AN_ENTRY, size):
            raise WrongLines(f"{path}: more than {MOST_OF_AN_ENTRY:,} lines from line {last + 1} on are of one entry, {before!r}; give each line the "
                             "number of its entry, or none where it is an entry of its own")
        tell(at)
    starts.append(at)
    distinct = _distinct(seen)
    return Cut(tuple(starts) if at else (0, 0), distinct + alone < entries, distinct + alone)


def _distinct(seen: list[np.ndarray]) -> int:
    """How many numbers are different; sorted in place, which is many times as fast as np.unique and holds less."""
    every = np.concatenate(seen) if seen else np.zeros(0, dtype=np.uint64)
    seen.clear()
    every.sort()
    return int(np.count_nonzero(every[1:] != every[:-1])) + min(len(every), 1)


def _entries(path: Path) -> Iterator[pl.DataFrame]:
    try:
        yield from pl.scan_parquet(path).select("entry_id").collect_batches(chunk_size=_CHUNK, maintain_order=True)
    except pl.exceptions.PolarsError as error:
        raise WrongLines(f"{path} cannot be read: {str(error).splitlines()[0]}") from None


def slice_of(path: Path, start: int, end: int) -> pl.DataFrame:
    """Lines of a file, with the columns that rating reads."""
    have = pl.scan_parquet(path).collect_schema()
    names = [column.name for column in LINES if column.name in have]
    try:
        return pl.scan_parquet(path).select(names).slice(start, end - start).collect()
    except pl.exceptions.PolarsError as error:
        raise WrongLines(f"{path} cannot be read from line {start + 1} to {end}: {str(error).splitlines()[0]}") from None
