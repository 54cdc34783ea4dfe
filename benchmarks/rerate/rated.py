"""A history rated, in a process of its own: the law loaded, then the clock.

    python -m benchmarks.rerate.rated LINES OUT [--totals FILE] [--workers N] [--engine local|ray|bare]

`bare` is the rater alone, chunk by chunk in this one process: no resuming, no progress, no other workers.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from benchmarks.rerate.measured import own_peak
from polars.io.plugins import register_io_source

from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.duty.law import Law
from tidewaiter.service.home import home
from tidewaiter.service.law import held

CHUNK = 250_000


def bare(lines: Path, out: Path, law: Law) -> None:
    rater = Rater(law, folder=home() / "law")

    def rows(columns: list[str] | None, predicate: pl.Expr | None, most: int | None, batch: int | None) -> Iterator[pl.DataFrame]:
        for chunk in _whole_entries(lines):
            yield rater.rate(chunk)[0]

    schema = rater.rate(pl.scan_parquet(lines).head(0).collect())[0].schema
    register_io_source(rows, schema=schema).sink_parquet(out)


def _whole_entries(lines: Path) -> Iterator[pl.DataFrame]:
    """The lines in chunks that cut no entry."""
    file, at = pl.scan_parquet(lines), 0
    count = file.select(pl.len()).collect().item()
    while at < count:
        chunk = file.slice(at, CHUNK).collect()
        if at + len(chunk) < count:
            last = chunk["entry_id"].ne(chunk["entry_id"][-1]).arg_true()
            chunk = chunk[: last[-1] + 1]
        at += len(chunk)
        yield chunk


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rerate.rated", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--totals", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--engine", default="local")
    given = parser.parse_args()
    start = time.perf_counter()
    law = held()
    loaded = time.perf_counter()
    if given.engine == "bare":
        bare(given.lines, given.out, law)
    else:
        raise SystemExit("not yet")
    seconds = time.perf_counter() - loaded
    rows = pl.scan_parquet(given.out).select(pl.len()).collect().item()
    print(json.dumps({"load": loaded - start, "seconds": seconds, "rows": rows, "peak": own_peak()}))


if __name__ == "__main__":
    main()
