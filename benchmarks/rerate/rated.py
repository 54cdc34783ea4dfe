"""A history rated, in a process of its own.

    python -m benchmarks.rerate.rated LINES OUT [--totals FILE] [--workers N] [--engine local|ray]
    python -m benchmarks.rerate.rated --ready

--ready only makes a rater as a worker does, with the law and what is kept of every number of the schedule: that is the pack.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from benchmarks.rerate.measured import own_peak


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rerate.rated", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--totals", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--ready", action="store_true")
    given = parser.parse_args()
    start = time.perf_counter()
    from tidewaiter.service import rerate  # what is imported is loaded too
    if given.ready:
        rerate.rater(None, None, 1 << 40)
        said = {}
    else:
        said = rerate.rerate(given.lines, given.out, given.totals, workers=given.workers, engine=given.engine)
    seconds = time.perf_counter() - start
    print(json.dumps({**{name: said[name] for name in ("lines", "rows", "refused", "incomplete", "duty") if name in said}, "seconds": seconds,
                      "peak": own_peak()}))


if __name__ == "__main__":
    main()
