"""A file of lines cut into parts at ends of entries, so that each part is rated by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import polars as pl

from tidewaiter.batch.rerate.schema import LINES
from tidewaiter.values import immutable

LINES_OF_A_PART = 500_000
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
    nested = [name for name, kind in schema.items() if kind.is_nested() and name in {column.name for column in LINES}]
    if nested:
        raise WrongLines(f"{path}: column {nested[0]} holds {schema[nested[0]]}; it has to be one value a line")
    return schema


def cut(path: Path, size: int = LINES_OF_A_PART, tell: Callable[[int], None] = lambda lines: None) -> Cut:
    """The parts of a file, of about `size` lines each. Only the column of entries is read, and little of it is held at a time."""
    starts = [0]
    seen: list[np.ndarray] = []
    before, at, entries, alone = None, 0, 0, 0
    for frame in _entries(path):
        column = frame["entry_id"]
        if not len(column):
            continue
        begins = (column.ne_missing(column.shift(1)) | column.is_null()).to_numpy().copy()
        begins[0] = at == 0 or column[0] is None or column[0] != before
        places = np.flatnonzero(begins)
        named = column.gather(places.astype(np.uint32))
        alone += named.null_count()
        seen.append(np.unique(named.drop_nulls().hash().to_numpy()))
        entries += len(places)
        for place in (places + at).tolist() if at + len(column) - starts[-1] > size else ():
            if place - starts[-1] >= size:
                starts.append(place)
        before, at = column[-1], at + len(column)
        tell(at)
    starts.append(at)
    distinct = len(np.unique(np.concatenate(seen))) if seen else 0
    return Cut(tuple(starts) if at else (0, 0), distinct + alone < entries, distinct + alone)


def _entries(path: Path) -> Iterator[pl.DataFrame]:
    yield from pl.scan_parquet(path).select("entry_id").collect_batches(chunk_size=_CHUNK, maintain_order=True)


def slice_of(path: Path, start: int, end: int) -> pl.DataFrame:
    """Lines of a file, with the columns that rating reads."""
    have = pl.scan_parquet(path).collect_schema()
    names = [column.name for column in LINES if column.name in have]
    return pl.scan_parquet(path).select(names).slice(start, end - start).collect()
