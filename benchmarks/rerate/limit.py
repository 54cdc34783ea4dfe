"""What Polars needs for the same reading and writing with next to nothing between: a ready plan table joined, one multiply.

    python -m benchmarks.rerate.limit LINES OUT PLANS [--totals FILE] [--in-order]

It reads every column that rating reads. OUT has the columns that rating writes, with as many rows a line as PLANS has for its number and origin;
`plans` makes it with one row, or with as many as a rerate wrote on average. The rows come in whatever order is the fastest; with --in-order in
that of the lines, as rating gives them.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import polars as pl
from benchmarks.rerate.measured import own_peak

from tidewaiter.batch.rerate.schema import LINES, TOTALS, USD

_ON = ("hts", "origin")
_KINDS = 40                      # of rates


def plans(lines: Path, path: Path, rows_a_line: float) -> None:
    """The plan table of every number and origin that the lines have: rate in hundred-millionths, number, programme, plan."""
    whole, part = divmod(rows_a_line, 1)
    counted = pl.lit(int(whole)) + (pl.int_range(pl.len()) * 611 % 1000 < round(part * 1000)).cast(pl.Int32)
    found = pl.scan_parquet(lines).select(_ON).unique().collect(engine="streaming").sort(_ON)
    found = found.with_columns(plan_id=pl.int_range(pl.len(), dtype=pl.Int64), which=pl.int_ranges(counted)).explode("which").drop_nulls("which")
    kind = (pl.col("plan_id") * 7 + pl.col("which")) % _KINDS
    found.select(
        *_ON, "plan_id", rate=kind.cast(pl.Int64) * 125_000,
        number=pl.when(pl.col("which") == 0).then("hts").otherwise(pl.format("9903.88.{}", kind.cast(pl.String).str.zfill(2))),
        program=pl.when(pl.col("which") == 0).then(pl.lit("column-1-general")).otherwise(pl.format("section-301-{}", kind)),
    ).write_parquet(path)


def run(lines: Path, out: Path, ready: Path, totals: Path | None = None, in_order: bool = False) -> dict[str, float]:
    start = time.perf_counter()
    table = pl.read_parquet(ready).lazy()
    read = _read(lines)
    cents = pl.col("value").to_physical().cast(pl.Int64) * pl.col("rate") // 100_000_000
    amount = (cents.cast(pl.Decimal(18, 0)) * pl.lit("0.01").str.to_decimal(scale=2)).cast(USD)
    joined = read.join(table, on=_ON, how="inner", maintain_order="left" if in_order else "none")
    joined.select("line_id", "number", "program", amount=amount, plan_id="plan_id").sink_parquet(out)
    if totals:
        money = {name: pl.col("value").alias(name) for name, kind in TOTALS.items() if kind == USD}
        rest = {"findings": pl.lit(0, dtype=pl.Int64), "complete": pl.lit(True), "rules": pl.lit("")}
        read.select(pl.col("line_id") if name == "line_id" else (money | rest)[name].alias(name) for name in TOTALS).sink_parquet(totals)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "rows": pl.scan_parquet(out).select(pl.len()).collect().item(), "peak": own_peak()}


def _read(lines: Path) -> pl.LazyFrame:
    """Every column that rating reads: a step that takes all of them keeps Polars from leaving out those that are not written."""
    file = pl.scan_parquet(lines)
    there = file.collect_schema().names()
    return file.select(one.name for one in LINES if one.name in there).map_batches(_as_it_is, projection_pushdown=False, streamable=True)


def _as_it_is(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rerate.limit", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("plans", type=Path)
    parser.add_argument("--totals", type=Path)
    parser.add_argument("--in-order", action="store_true")
    given = parser.parse_args()
    print(json.dumps(run(given.lines, given.out, given.plans, given.totals, given.in_order)))


if __name__ == "__main__":
    main()
