"""How fast a history is rated, Parquet to Parquet, beside what Polars alone needs and beside the same lines one by one. In one run.

    python -m benchmarks.rerate [--lines 10000000] [--quick] [--rival PYTHON] [--json]

The lines are made up (made_up.py, parts.py): five years to October 2026, 60,000 parts, 40 origins, Zipf, by the schedule and the law that ship.
Everything is measured in processes of its own, in a home that is empty at first, each file read once before. The limit is Polars reading the
same columns, joining a ready plan table, one multiply and writing the same output columns (limit.py), in whatever order is the fastest for it:
with one row a line, and with as many as were written. The pack, which is the law and what is kept of every number, is loaded by each worker:
what a process needs for it alone is taken from the seconds of the whole call. Memory is that of the whole tree of processes, shared pages once.
--quick takes 300,000 lines, once.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl
from benchmarks.rerate import keys, limit, line_by_line, made_up, measured, rival

from tidewaiter.service.law import held

LINES, QUICK, KEYS = 10_000_000, 300_000, 100_000
SPEED, OF_LIMIT, KEYS_SECONDS, MEMORY, OF_LOCAL = 1_500_000, 4, 8, 3_000, 1.5


@dataclass(frozen=True)
class Figure:
    """What was measured, with what the issue asks where it asks."""

    what: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def words(self) -> str:
        if self.least is None and self.most is None:
            return f"{self.what:84}{self.value:14,.2f}"
        aim = f"at least {self.least:,g}" if self.least is not None else f"at most {self.most:,g}"
        return f"{self.what:84}{self.value:14,.2f}  {aim:20}{'met' if self.met else 'NOT MET'}"


class Run:
    """One run over one file of lines."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self._given, self._folder = given, folder
        self._law = held()
        self.lines = made_up.kept(given.lines, given.seed, self._law, given.folder)
        self._out, self._totals = folder / "out.parquet", folder / "totals.parquet"
        self._rows = 1.0

    def figures(self) -> Iterator[Figure]:
        pl.scan_parquet(self.lines).select(pl.all().hash().sum()).collect(engine="streaming")      # the file is in the page cache
        yield from self._lines()
        yield from self._rated()
        yield from self._alone()
        yield from self._keys()
        yield from self._singly()
        yield from self._rival()
        yield from self._ray()

    def _lines(self) -> Iterator[Figure]:
        yield Figure("lines", self._given.lines)
        yield Figure("entries", pl.scan_parquet(self.lines).select(pl.col("entry_id").n_unique()).collect(engine="streaming").item())
        yield Figure("distinct number, origin and stretch of the law", made_up.distinct(self.lines, self._law.index.edges))

    def _rated(self) -> Iterator[Figure]:
        yield Figure("what the law says of every number of the schedule, found once and kept, s", measured.module("rated", "--ready").said["seconds"])
        self._load = min(measured.module("rated", "--ready").said["seconds"] for _ in range(3))      # the least, for it is taken from what follows
        yield Figure("the pack loaded, the fastest of three, s", self._load)
        alone = self._median("rated", self.lines, self._out, *self._how())
        self._rows = alone.said["rows"] / self._given.lines
        self._local = alone.said["seconds"] - self._load
        yield Figure("rows written for a line", self._rows)
        yield Figure("lines that are refused, in a thousand", 1000 * alone.said["refused"] / self._given.lines)
        yield Figure("rated, Parquet to Parquet, pack loaded, s", self._local)
        yield Figure("lines a second, pack loaded", self._given.lines / self._local, least=SPEED)
        yield Figure("lines a second from the start of the process", self._given.lines / alone.seconds)
        yield Figure("peak memory of all processes, MB", alone.peak / 1e6, most=MEMORY)
        both = self._median("rated", self.lines, self._out, "--totals", self._totals, *self._how())
        yield Figure("with the totals too: lines a second, pack loaded", self._given.lines / (both.said["seconds"] - self._load))
        yield Figure("with the totals too: peak memory, MB", both.peak / 1e6, most=MEMORY)

    def _alone(self) -> Iterator[Figure]:
        ready, out = self._folder / "plans.parquet", self._folder / "limit.parquet"
        for rows, words in ((1.0, "one row a line"), (self._rows, "as many rows as were written")):
            limit.plans(self.lines, ready, rows)
            found = self._median("limit", self.lines, out, ready)
            yield Figure(f"Polars alone, {words}: lines a second", self._given.lines / found.said["seconds"])
            yield Figure(f"times that, {words}", self._local / found.said["seconds"], most=OF_LIMIT)
        found = self._median("limit", self.lines, out, ready, "--in-order")
        yield Figure("times Polars alone in the order of the lines, as many rows", self._local / found.said["seconds"])
        out.unlink()

    def _keys(self) -> Iterator[Figure]:
        path = self._folder / "keys.parquet"
        count = keys.write(self.lines, min(KEYS, self._given.lines // 10), self._law.index.edges, path, self._given.seed)
        share = KEYS_SECONDS * count / KEYS
        yield Figure(f"{count:,} distinct keys determined, two processes, s", measured.module("keys", path).said["seconds"], most=share)
        found = measured.module("rated", path, self._folder / "keys-out.parquet", *self._how())
        yield Figure(f"{count:,} lines of distinct keys rated, with loading the pack, s", found.said["seconds"], most=share)

    def _singly(self) -> Iterator[Figure]:
        found = measured.module("line_by_line", self.lines, "--out", self._out, "--totals", self._totals, "--sample", self._given.sample)
        one = found.said["lines"] / found.said["seconds"]
        yield Figure(f"{found.said['lines']:,} of the lines one by one: lines a second", one)
        yield Figure("times as fast as one by one", self._given.lines / self._local / one)
        yield Figure("rows of these lines that are not the same", found.said["apart"]["rows"], most=0)
        yield Figure("totals of these lines that are not the same", found.said["apart"]["totals"], most=0)

    def _rival(self) -> Iterator[Figure]:
        if rival.version(self._given.rival):
            values = line_by_line.sample(self.lines, self._given.sample)["value"].drop_nulls().cast(pl.Float64).to_list()
            found = rival.lines_a_second(self._given.rival, [(value, 0.025) for value in values])
            yield Figure("landed-cost-calculator, the rate given to it: lines a second", found)
            yield Figure("times as fast as that", self._given.lines / self._local / found)

    def _ray(self) -> Iterator[Figure]:
        if importlib.util.find_spec("ray"):
            out = self._folder / "ray.parquet"
            found = self._median("rated", self.lines, out, "--engine", "ray", *self._how())
            times = found.said["seconds"] / (self._local + self._load)
            yield Figure("Ray on this machine: times as long as local, both with their start", times, most=OF_LOCAL)
            yield Figure("Ray: parts of a million rows that are not the same", differing(out, self._out), most=0)

    def _median(self, name: str, *words: object) -> measured.Measured:
        """The median of some runs, by the seconds that it says itself; of memory the most."""
        runs = sorted((measured.module(name, *words) for _ in range(self._given.times)), key=lambda one: one.said["seconds"])
        middle = runs[len(runs) // 2]
        return measured.Measured(statistics.median(one.seconds for one in runs), max(one.peak for one in runs), middle.said)

    def _how(self) -> list[object]:
        return ["--workers", self._given.workers] if self._given.workers else []


def differing(one: Path, other: Path, step: int = 1_000_000) -> int:
    """How many parts of so many rows are not the same in two files, in the order in which they stand."""
    files = [pl.scan_parquet(path) for path in (one, other)]
    most = max(file.select(pl.len()).collect().item() for file in files)
    return sum(not files[0].slice(at, step).collect().equals(files[1].slice(at, step).collect()) for at in range(0, most, step))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rerate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} lines, once")
    parser.add_argument("--seed", type=int, default=35)
    parser.add_argument("--workers", type=int, default=0, help="else as many as there are cores")
    parser.add_argument("--times", type=int, default=3, help="of which the median is taken (%(default)s)")
    parser.add_argument("--sample", type=int, default=20_000, help="lines that are rated one by one too (%(default)s)")
    parser.add_argument("--rival", default=os.environ.get("TIDEWAITER_LANDED_COST", ""), help="a Python that has landed-cost-calculator")
    parser.add_argument("--folder", type=Path, help="where the lines are kept; else the folder for temporary files")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.quick:
        given.lines, given.times, given.sample = QUICK, 1, 5_000
    say: Callable[[str], None] = (lambda text: None) if given.json else (lambda text: print(text, flush=True))
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIDEWAITER_HOME"] = str(Path(folder) / "home")
        for figure in Run(given, Path(folder)).figures():
            found.append(figure)
            say(figure.words())
    known = {"Ray is not installed": importlib.util.find_spec("ray"),
             "no Python with landed-cost-calculator was named (--rival)": rival.version(given.rival)}
    without = [f"{words}: its rows are left out" for words, there in known.items() if not there]
    for words in without:
        say(words)
    if given.json:
        said: dict[str, Any] = {"figures": [asdict(one) | {"met": one.met} for one in found], "left out": without}
        print(json.dumps(said, indent=1))


if __name__ == "__main__":
    main()
