"""So many distinct keys determined: no two lines have the same number, origin and stretch of days.

    python -m benchmarks.rerate.keys LINES [--workers 2]

Each key is determined by the single path, the keys shared by the workers, each of which holds the law before the clock starts.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from benchmarks.rerate import made_up
from benchmarks.rerate.measured import own_peak

from tidewaiter.duty.assess import facts_of
from tidewaiter.duty.base import base_rate
from tidewaiter.duty.determine import determine
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.service.law import held
from tidewaiter.tariff.schedule import figures

DAYS = ("entered", "exported", "loaded")


def write(lines: Path, count: int, edges: tuple[date, ...], path: Path, seed: int) -> int:
    """Lines of `lines` of distinct number, origin and stretch, each an entry of its own, in the order of the file; how many there are."""
    unread = pl.col("value").is_null() | pl.col("facts").str.starts_with("{no").fill_null(False) | (pl.col("origin") == "XX")
    known = ~unread & pl.col("hts").str.contains(r"^\d{10}$")
    which = pl.scan_parquet(lines).with_row_index("at").filter(known).select("at", "hts", "origin", made_up.stretch(edges))
    at = which.unique(["hts", "origin", "stretch"], keep="any").select("at").collect(engine="streaming")["at"]
    at = at.sort().sample(min(count, len(at)), seed=seed).sort()
    picked = pl.scan_parquet(lines).with_row_index("at").filter(pl.col("at").is_in(at.implode())).drop("at")
    picked.with_columns(entry_id=pl.format("K{}", "line_id")).sink_parquet(path)
    return len(at)


def _key(row: dict[str, Any], law: Law) -> Key:
    given = json.loads(row["facts"] or "{}")
    facts = facts_of({name: str(value).lower() if isinstance(value, bool) else value for name, value in given.items()})
    entered, exported, loaded = (row[name] for name in DAYS)
    program = row["program"] or ""
    base = base_rate(figures(row["hts"], entered), row["origin"], program, entered, law, "", "line 1")
    return Key(row["hts"], row["origin"], entered, exported, loaded, program=program, free=base.free, mode=row["mode"], entry_type=row["entry_type"],
               facts=facts)


def _share(lines: Path, n: int, workers: int) -> float:
    """Seconds for each of the keys that fall to the worker `n`, once the law is loaded and the keys are read."""
    law = held()
    keys = [_key(row, law) for row in pl.read_parquet(lines).gather_every(workers, n).iter_rows(named=True)]
    start = time.perf_counter()
    for key in keys:
        determine(key, law)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rerate.keys", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with ProcessPoolExecutor(given.workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        seconds = max(pool.map(_share, [given.lines] * given.workers, range(given.workers), [given.workers] * given.workers))
    print(json.dumps({"seconds": seconds, "peak": own_peak()}))


if __name__ == "__main__":
    main()
