"""The same lines one by one, by the single path: how many a second, and whether the columns said the same, charge by charge.

    python -m benchmarks.rerate.line_by_line LINES [--out OUT --totals FILE] [--sample 20000]

The sample is whole entries from twenty places of the file. One process, one thread; what the law says of a line is kept for the next like it.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import polars as pl
from benchmarks.rerate.measured import own_peak

from tidewaiter.batch.rerate.single import rate_singly
from tidewaiter.service.law import held

PLACES = 20


def sample(lines: Path, count: int) -> pl.DataFrame:
    """About `count` lines: whole entries, as they stand, from places even over the file."""
    file = pl.scan_parquet(lines)
    there = file.select(pl.len()).collect().item()
    if count >= there:
        return file.collect()
    each = max(count // PLACES, 1)
    return pl.concat([_whole(file, n * (there - each - 100) // PLACES, each) for n in range(PLACES)])


def differences(found: pl.DataFrame, path: Path, ids: pl.Series) -> int:
    """How many rows of the lines `ids` in a file are not as they were found here, or are not in one of the two. `plan_id` is the columns' own."""
    there = pl.scan_parquet(path).filter(pl.col("line_id").is_in(ids.implode())).collect(engine="streaming")
    columns = [name for name in found.columns if name != "plan_id"]
    one, other = (frame.select(columns).with_columns(nth=pl.int_range(pl.len()).over("line_id")) for frame in (found, there))
    return max(left.join(right, on=[*columns, "nth"], how="anti", nulls_equal=True).height for left, right in ((one, other), (other, one)))


def _whole(file: pl.LazyFrame, first: int, count: int) -> pl.DataFrame:
    """The entries that begin at the line `first` or after it, about `count` lines of them."""
    lines = file.slice(first, count + 100).collect()          # an entry has at most 40 lines
    starts = lines.with_row_index("at").filter((pl.col("entry_id") != pl.col("entry_id").shift()).fill_null(first == 0))["at"]
    begin = starts[0]
    end = next(at for at in reversed(starts.to_list()) if at <= begin + count or at == starts[0])
    return lines[begin:end] if end > begin else lines[begin:starts[1]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rerate.line_by_line", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--totals", type=Path)
    parser.add_argument("--sample", type=int, default=20_000)
    given = parser.parse_args()
    law = held()
    asked = sample(given.lines, given.sample)
    start = time.perf_counter()
    rows, totals = rate_singly(asked, law)
    seconds = time.perf_counter() - start
    files = [(rows, given.out), (totals, given.totals)]
    apart = {name: differences(frame, path, asked["line_id"]) for name, (frame, path) in zip(("rows", "totals"), files, strict=True) if path}
    print(json.dumps({"seconds": seconds, "lines": asked.height, "rows": rows.height, "fatal": int((~totals["complete"]).sum()), "apart": apart,
                      "peak": own_peak()}))


if __name__ == "__main__":
    main()
