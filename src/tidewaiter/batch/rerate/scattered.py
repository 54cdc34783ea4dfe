"""Files in which the lines of an entry do not all stand together: gathered by entry on disk, rated, and put in the order of the file again.

An entry's fees are shared over all its lines, so they have to be seen together. Lines go into buckets by entry, each of which fits in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.batch.rerate.parts import LINES_OF_A_PART, Cut, slice_of
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.schema import LINES, ROWS, TOTALS
from tidewaiter.batch.rerate.work import WHAT, Part, put, record, sums
from tidewaiter.values import immutable

_PLACE = "line_place"
_CHUNK = 1 << 19


@immutable
class Bucket:
    """The lines of some entries. What they owe is put into files by the part of the file in which each line stands."""

    number: int
    folder: Path
    size: int                        # lines of a part
    asked: tuple[str, ...] = WHAT

    @property
    def record(self) -> Path:
        return self.folder / f"bucket-{self.number:05}.json"

    def done(self) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def work(self, rater: Rater) -> dict[str, Any]:
        lines = pl.concat([pl.read_parquet(path) for path in sorted(self.folder.glob(f"lines-{self.number:05}-*.parquet"))])
        lines = lines.sort("entry_id", _PLACE).with_columns(pl.col(_PLACE).alias("line_id"))
        rows, totals = rater.rate(lines.drop(_PLACE))
        for what, frame in zip(WHAT, (rows, totals), strict=True):
            if what not in self.asked:
                continue
            for (part,), of in frame.with_columns((pl.col("line_id") // self.size).alias("part")).partition_by("part", as_dict=True).items():
                put(of.drop("part"), self.folder / f"{what}-{part:05}-of-{self.number:05}.parquet")
        summed = sums(rows, totals)
        record(summed, self.record)
        return summed


def gathered(path: Path, cut: Cut, folder: Path, size: int = LINES_OF_A_PART, tell: Callable[[int], None] = lambda lines: None,
             asked: tuple[str, ...] = WHAT) -> list[Bucket]:
    """The lines of a file in buckets by entry, on disk; where they are there already they are taken as they are."""
    count = max(-(-cut.lines // size), 1)
    buckets = [Bucket(n, folder, size, asked) for n in range(count)]
    ready = folder / "gathered"
    if not ready.exists():
        for old in folder.glob("lines-*"):          # of a gathering that was broken off, whose chunks may have been cut otherwise
            old.unlink()
        scan = pl.scan_parquet(path)
        have = scan.collect_schema()
        names = [column.name for column in LINES if column.name in have and column.name != "line_id"]
        at = 0
        for n, frame in enumerate(scan.select(names).collect_batches(chunk_size=_CHUNK, maintain_order=True)):
            placed = frame.with_columns(
                pl.int_range(at, at + len(frame), dtype=pl.Int64).alias(_PLACE),
                pl.when(pl.col("entry_id").is_null()).then(pl.int_range(0, len(frame), dtype=pl.UInt64)).otherwise(pl.col("entry_id").hash())
                .mod(count).alias("bucket"),
            )
            for (bucket,), of in placed.partition_by("bucket", as_dict=True).items():
                put(of.drop("bucket"), folder / f"lines-{bucket:05}-{n:06}.parquet")
            at += len(frame)
            tell(at)
        ready.touch()
    return [bucket for bucket in buckets if next(folder.glob(f"lines-{bucket.number:05}-*.parquet"), None)]


def empty(what: str) -> pl.DataFrame:
    """No rows, or no totals, of lines that go by their place."""
    return pl.DataFrame(schema={name: dtype or pl.Int64 for name, dtype in (ROWS if what == "rows" else TOTALS).items()})


def in_order(part: Part) -> None:
    """What is asked for of a part in the order of the file, of what the buckets hold of it."""
    names = slice_of(part.lines, part.start, part.end)["line_id"]
    for what in part.asked:
        of = [pl.read_parquet(path) for path in sorted(part.folder.glob(f"{what}-{part.number:05}-of-*.parquet"))]
        found = pl.concat(of or [empty(what)]).sort("line_id", maintain_order=True)
        put(found.with_columns(names.gather((found["line_id"] - part.start).cast(pl.UInt32)).alias("line_id")), part.file(what))
