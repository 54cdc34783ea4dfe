"""The schedule's figures for the README: build, load, show, search and compare, each beside Polars doing the same rows alone.

    python benchmarks/tariff.py ../shared/reference

Every line is printed with its target and with what the limit took in the same run: Polars reading, filtering or joining the very
rows, and nothing else. Needs the official exports.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

DAY = date(2026, 6, 18)


def seconds(action: Callable[[], Any], times: int = 5) -> float:
    """The median of a few runs after a first one."""
    action()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def each(actions: Iterable[Callable[[], Any]]) -> tuple[float, float]:
    """Median and 99th percentile over many actions, seconds."""
    taken = []
    for action in actions:
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    taken.sort()
    return taken[len(taken) // 2], taken[len(taken) * 99 // 100]


def fresh(code: str) -> tuple[float, float]:
    """What `code` says it took in a new process after its imports, median of five, seconds; and the largest memory, MB."""
    # The peak that /proc tells: ru_maxrss of a child begins with its parent's.
    memory = "int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]) / 1024"
    program = f"import time\n{code}\nprint(taken, {memory})"
    runs = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        taken, memory = map(float, done.stdout.split())
        runs.append((taken, memory))
    return statistics.median(taken for taken, _ in runs), max(memory for _, memory in runs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference", type=Path, nargs="?", default=Path(os.environ.get("TIDEWAITER_REFERENCE", "../shared/reference")))
    exports = sorted((parser.parse_args().reference / "hts").glob("*.json.gz"))
    if not exports:
        raise SystemExit("no exports there; name the reference folder")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIDEWAITER_HOME"] = folder
        report(exports, Path(folder))


def report(exports: list[Path], home: Path) -> None:
    import polars as pl

    from tidewaiter.service import editions, hts

    newest = next(path for path in exports if path.name == "hts_2026_rev_10.json.gz")
    raw = gzip.decompress(newest.read_bytes())
    rows: list[tuple[str, float, float, float, str]] = []

    start = time.perf_counter()
    editions.load(newest)
    rows.append(("build one edition from its JSON, s", time.perf_counter() - start, 6.0,
                 seconds(lambda: pl.read_json(io.BytesIO(raw), infer_schema_length=None), 1), "Polars reads the JSON"))
    start = time.perf_counter()
    for path in exports:
        editions.load(path)
    rows.append((f"build all {len(exports)} editions, s", time.perf_counter() - start, 240.0,
                 sum(seconds(lambda path=path: pl.read_json(io.BytesIO(gzip.decompress(path.read_bytes())), infer_schema_length=None), 1)
                     for path in exports), "Polars reads the JSON"))

    book = home / "hts" / "editions" / "2026HTSRev10" / "rows.parquet"
    opened, memory = fresh(f"""from pathlib import Path
from tidewaiter.tariff.book import Book
start = time.perf_counter(); Book(Path({str(book)!r})).line("7326908688"); taken = time.perf_counter() - start""")
    alone, alone_memory = fresh(f"""import polars as pl
start = time.perf_counter(); pl.read_parquet({str(book)!r}); taken = time.perf_counter() - start""")
    rows.append(("load a built edition and find a line, ms", opened * 1000, 100.0, alone * 1000, "Polars reads the Parquet"))
    rows.append(("memory of that process, MB", memory, 150.0, alone_memory, "the same"))

    table = editions.book("2026HTSRev10").table
    numbers = [number for number in table["number"].to_list() if len(number) == 10][::10]
    hts.show(numbers[0], DAY)
    first, first_p99 = each(lambda number=number: hts.show(number, DAY) for number in numbers)
    shown, shown_p99 = each(lambda number=number: hts.show(number, DAY) for number in numbers)
    filtered, filtered_p99 = each(lambda number=number: table.filter(pl.col("number") == number).row(0) for number in numbers)
    rows.append(("show a number never asked, median, ms", first * 1000, 0.2, filtered * 1000, "Polars filters the table"))
    rows.append(("show a number never asked, 99%, ms", first_p99 * 1000, 0.2, filtered_p99 * 1000, "the same; reads its chapter"))
    rows.append(("show a number again, median, ms", shown * 1000, 0.2, filtered * 1000, "the same"))
    rows.append(("show a number again, 99%, ms", shown_p99 * 1000, 0.2, filtered_p99 * 1000, "the same"))

    files = [home / "hts" / "editions" / name / "rows.parquet" for name in ("2026HTSRev9", "2026HTSRev10")]

    def join() -> Any:
        before, after = (pl.read_parquet(path).filter(pl.col("number") != "") for path in files)
        return after.join(before, on="number", how="full").filter(pl.col("description") != pl.col("description_right"))

    def compare() -> Any:
        editions._book.cache_clear()
        return hts.compare("2026HTSRev9", "2026HTSRev10")

    rows.append(("compare two editions, s", seconds(compare), 1.0, seconds(join), "Polars reads and joins both"))

    print(f"{'what':44}{'measured':>10}{'target':>9}{'of target':>11}{'limit':>10}{'times limit':>13}  limit is")
    for name, taken, target, limit, what in rows:
        print(f"{name:44}{taken:10.3f}{target:9.1f}{taken / target:11.0%}{limit:10.3f}{taken / limit:13.1f}  {what}")
    print(f"{'largest memory of this run, MB':44}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f}")


if __name__ == "__main__":
    main()
