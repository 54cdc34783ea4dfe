"""How fast and how large: measured in a process of its own that keeps to one core and one thread."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.screening import asked, made_up

from tidewaiter.screening import readers, versions
from tidewaiter.screening.hit import Asked
from tidewaiter.screening.index import Index

ASKED, ENTRIES, PARTIES = 2000, 50, 8
ONE_CORE = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def measure(screening: Path, threshold: int) -> dict[str, float]:
    """The figures, from two children that have a core to themselves as far as the machine allows: one reads the list as it is published, the other as
    it is kept, and asks."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        published = _child("published", screening / asked.NEWEST, kept)
        return published | _child("kept", kept, screening, threshold)


def _child(*words: object) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-m", "benchmarks.screening.speed", *map(str, words)], env=os.environ | ONE_CORE, capture_output=True,
        text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return {key: float(value) for key, value in json.loads(done.stdout.splitlines()[-1]).items()}


def peak() -> float:
    """Megabytes that this process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def texts(screening: Path) -> list[str]:
    """Names as they are asked, of every kind of both benchmarks, in a fixed shuffle."""
    found = [row["q"] for name in asked.FILES for row in asked.lines(screening / asked.FILES[name][1])]
    Random(35).shuffle(found)
    return found[:2 * ASKED]


def taken(index: Index, questions: Sequence[Asked], threshold: int) -> tuple[list[float], list[float]]:
    """Milliseconds each, by the clock on the wall and by the processor's, which does not run while others have the core; both in order of size."""
    wall, busy = [], []
    for one in questions:
        start, worked = time.perf_counter(), time.process_time()
        index.search(one, threshold=threshold)
        wall.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    return sorted(wall), sorted(busy)


def quantile(sorted_values: Sequence[float], share: float) -> float:
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


def read(path: Path, kept: Path) -> dict[str, float]:
    """The published file read and indexed, and kept for the other child."""
    start = time.perf_counter()
    data = path.read_bytes()
    entries = readers.read(path.name, data).entries
    figures = {"published file: read s": time.perf_counter() - start}
    start = time.perf_counter()
    Index(entries)
    figures["published file: index s"] = time.perf_counter() - start
    figures["published file: load s"] = sum(figures.values())
    figures["published file: peak MB"] = peak()
    kept.write_bytes(versions.pack(entries))
    return figures


def asks(kept: Path, screening: Path, threshold: int) -> dict[str, float]:
    """The list as it is kept, read and indexed; then names are asked of it."""
    figures: dict[str, float] = {}
    start = time.perf_counter()
    entries = versions.unpack(kept.read_bytes())
    figures["kept version: read s"] = time.perf_counter() - start
    index = Index(entries)
    figures["kept version: load s"] = time.perf_counter() - start
    figures["kept version: peak MB"] = peak()
    figures["entries"], figures["names"] = len(entries), sum(len(one.names) for one in entries)
    named = texts(screening)
    figures["first name ms"] = taken(index, [Asked(text) for text in named[:1]], threshold)[0][0]
    ms, busy = taken(index, [Asked(text) for text in named[1:ASKED]], threshold)
    figures |= {"p50 ms": quantile(ms, .5), "p90 ms": quantile(ms, .9), "p99 ms": quantile(ms, .99), "longest ms": ms[-1]}
    figures |= {"p50 ms, processor": quantile(busy, .5), "p99 ms, processor": quantile(busy, .99)}
    figures["at threshold 0, p50 ms"] = quantile(taken(index, [Asked(text) for text in made_up.names(300, 4)], 0)[0], .5)
    batch = [Asked(text) for text in named[ASKED:]]
    start = time.perf_counter()
    for one in batch:
        index.search(one, threshold=threshold)
    figures["names a second, batch"] = len(batch) / (time.perf_counter() - start)
    chance = Random(5)
    entry = []
    for n in range(ENTRIES):
        parties = [Asked(chance.choice(named) if k == 0 else text, chance.choice(("CN", "VN", "DE", "US", "MX")), made_up.address(chance))
                   for k, text in enumerate(made_up.names(PARTIES, 100 + n))]
        start = time.perf_counter()
        for one in parties:
            index.search(one, threshold=threshold)
        entry.append((time.perf_counter() - start) * 1000)
    entry.sort()
    figures |= {"entry of 8 parties, p50 ms": quantile(entry, .5), "entry of 8 parties, longest ms": entry[-1]}
    figures["peak MB"] = peak()
    return figures


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    first, second = map(Path, sys.argv[2:4])
    print(json.dumps(read(first, second) if sys.argv[1] == "published" else asks(first, second, int(sys.argv[4]))))


if __name__ == "__main__":
    main()
