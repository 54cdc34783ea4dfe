"""The file of a comparison: a row for each line, written a stretch at a time."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType

import polars as pl

from tidewaiter.batch.compare.line import KINDS
from tidewaiter.batch.compare.ways import ways
from tidewaiter.batch.compare.windows import with_windows
from tidewaiter.batch.rerate.schema import USD


class Out:
    """Parts beside the file, one for each stretch, put together when all are there; nothing stands at `path` before."""

    def __init__(self, path: Path, on: date) -> None:
        self.path, self._on, self._parts = path, on, 0
        self._folder = tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent)

    def __enter__(self) -> Out:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._folder.cleanup()

    def add(self, lines: pl.DataFrame) -> None:
        as_filed(lines, self._on).write_parquet(Path(self._folder.name) / f"{self._parts:06}.parquet")
        self._parts += 1

    def close(self) -> None:
        whole = Path(self._folder.name) / "whole.parquet"
        parts = [Path(self._folder.name) / f"{n:06}.parquet" for n in range(self._parts)]
        pl.scan_parquet(parts).sink_parquet(whole, maintain_order=True)
        whole.replace(self.path)


def as_filed(lines: pl.DataFrame, on: date) -> pl.DataFrame:
    """line_id, entry_id, both sides' amounts and their differences in dollars and cents, and of each way its last day and state."""
    frame = with_windows(lines, on)
    amounts = []
    for kind in KINDS:
        a, b = pl.col(f"{kind}_a"), pl.col(f"{kind}_b")
        difference = b.fill_null(0) - a.fill_null(0)
        amounts += [_usd(a).alias(f"{kind}_a"), _usd(b).alias(f"{kind}_b"),
                    _usd(difference).alias("difference" if kind == "duty" else f"{kind}_difference")]
    days = [pl.col(f"{way.id}:{what}").alias(f"{way.id.replace('-', '_')}_{name}")
            for way in ways() for what, name in (("last", "last_day"), ("state", "state"))]
    return frame.select("line_id", "entry_id", *amounts, _usd(pl.col("struck_down")).alias("struck_down"), *days,
                        "expected_liquidation", "expected_protest_last")


def _usd(cents: pl.Expr) -> pl.Expr:
    return (cents.cast(pl.Decimal(38, 2)) * pl.lit(Decimal("0.01"))).cast(USD)
