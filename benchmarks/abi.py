"""How fast the codec reads and writes: the typed path, the columns, and beside each a plain slice of the same lines as the limit.

A million records of every declared application, the same on each run, each application in batches of its own. CPU seconds of one thread, the best
of three; seconds of the clock in the one line that says so, with as many threads of Polars as there are cores.
Usage: python benchmarks/abi.py [RECORDS]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RECORDS, TYPED, COLUMNAR = 1_000_000, 250_000, 3_000_000
RIVAL_READS, RIVAL_WRITES = 900_000, 20_000          # the best Go codec of a similar format, as the project states it


def best(work: Callable[[], object], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        kept = work()
        taken.append(time.process_time() - start)
        del kept
    return min(taken)


def made(records: int) -> bytes:
    from tidewaiter.abi import specimen
    from tidewaiter.abi.applications import APPLICATIONS

    known = [one for one in APPLICATIONS.values() if one.records]
    # Ten thousand records of each are made, and repeated: making them takes longer than reading them.
    own = [specimen.batch(one, min(10_000, records // len(known)), seed).encode() for seed, one in enumerate(known)]
    wanted = records // len(own)
    return b"".join(batch * max(1, round(wanted / batch.count(b"\n"))) for batch in own)


def sliced(lines: list[str], places: list[list[tuple[int, int]]]) -> int:
    """What no reader of these fields can be faster than, in Python: each field cut out of its line, and thrown away."""
    for line, cuts in zip(lines, places, strict=True):
        [line[a:b] for a, b in cuts]
    return len(lines)


ALONE = """
import sys, time
from pathlib import Path
import polars as pl
from tidewaiter.abi import codec
from tidewaiter.batch import archive
from tidewaiter.batch.columns import told

def read():
    for table, frame in archive.tables([Path(sys.argv[1])]): pass

def cut():
    for fields, frame in frames:
        frame.select(*(pl.col("line").str.slice(field.start, field.width).alias(field.name) for field in fields))

kinds, clock = {}, getattr(time, sys.argv[3])
if sys.argv[2] == "cut":
    for line in codec.parse(Path(sys.argv[1]).read_bytes()).lines():
        kinds.setdefault(type(line.record), []).append(line.text)
frames = [(told(kind), pl.DataFrame({"line": texts})) for kind, texts in kinds.items()]
taken = []
for _ in range(4):
    start = clock()
    globals()[sys.argv[2]]()
    taken.append(clock() - start)
print(min(taken))
"""


def columns_per_second(path: Path, lines: int, what: str, threads: int) -> float:
    """In a process of its own, since the threads of Polars are counted when it starts: `read` the file, or only `cut` its grouped lines."""
    clock = "process_time" if threads == 1 else "perf_counter"
    done = subprocess.run([sys.executable, "-c", ALONE, str(path), what, clock], capture_output=True, text=True, check=True,
                          env={**os.environ, "POLARS_MAX_THREADS": str(threads)})
    return lines / float(done.stdout)


def rates(source: bytes, count: int) -> tuple[float, float, float]:
    """The plain slice, writing the tree, and records made from values."""
    from tidewaiter.abi import codec

    tree = codec.parse(source)
    assert codec.emit(tree).encode("latin-1") == source and not tree.findings
    lines = [line for line in tree.lines() if line.record is not None]
    texts = [line.text for line in lines]
    places = [[(field.start, field.last) for field in type(line.record).fields] for line in lines]
    records = [line.record for line in lines[:: 10] if line.record is not None]
    values = [dict(record.values) for record in records]
    return (
        count / best(lambda: sliced(texts, places)), count / best(lambda: codec.emit(tree)),
        len(records) / best(lambda: [type(record)(**told).emit() for record, told in zip(records, values, strict=True)]),
    )


def main() -> None:
    from tidewaiter.abi import codec

    source = made(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
    count = source.count(b"\n")
    limit, emit, construct = rates(source, count)
    parse = count / best(lambda: codec.parse(source))
    both = count / best(lambda: codec.emit(codec.parse(source)))
    asked = count / best(lambda: [line.record.values for line in codec.parse(source).lines() if line.record], 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.abi"
        path.write_bytes(source)
        cut, one = columns_per_second(path, count, "cut", 1), columns_per_second(path, count, "read", 1)
        every = columns_per_second(path, count, "read", os.cpu_count() or 1)
    print(f"{count:,} records {len(source) / 1e6:.0f} MB")
    print(f"{'what':60}{'a second':>12}{'target':>12}{'of target':>11}{'of limit':>10}")
    for what, rate, target, most in (
        ("a plain slice of the same lines, in Python (limit)", limit, 0, 0),
        ("parse: bytes to the tree with its findings", parse, 0, limit), ("emit: the tree to text", emit, 0, limit),
        ("parse and emit", both, TYPED, limit), ("parse and every value of every record", asked, 0, limit),
        ("records made from values and written", construct, 0, limit),
        ("a plain slice of the same columns, in Polars (limit)", cut, 0, 0),
        ("a file to typed columns, CPU", one, COLUMNAR, cut), ("a file to typed columns, by the clock", every, COLUMNAR, cut),
    ):
        print(f"{what:60}{rate:12,.0f}" + (f"{target:12,}{rate / target:11.0%}" if target else " " * 23) + (f"{rate / most:10.0%}" if most else ""))
    print(f"{'parse, times the Go codec that reads and validates':60}{parse / RIVAL_READS:12.2f}")
    print(f"{'made and written, times the Go codec that constructs':60}{construct / RIVAL_WRITES:12.2f}")
    print(f"{'largest memory of this run, MB':60}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:12.0f}")


if __name__ == "__main__":
    main()
