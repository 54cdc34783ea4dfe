"""A new list version against every party that the firm has stored: only what changed is looked at."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from benchmarks.screening import asked, made_up

from tidewaiter.screening.hit import Asked
from tidewaiter.screening.index import Index
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.rescreen import against

STORED, CHANGED, CHECKED = 100_000, 500, 1000


def changed(screening: Path) -> tuple[Listed, ...]:
    """Entries of the newest list that are not in the one of alias_dev, taken by a fixed draw."""
    known = {name.casefold() for row in asked.lines(screening / asked.FILES["alias_dev"][0]) for name in row["names"]}
    new = [one for one in asked.listed(asked.lines(screening / asked.NEWEST)) if one.name.casefold() not in known]
    return tuple(Random(9).sample(new, CHANGED))


def measure(screening: Path, threshold: int) -> dict[str, float]:
    """Seconds for all stored parties, and whether a thousand of them searched for one by one give the same."""
    entries = changed(screening)
    stored = [Asked(name) for name in made_up.names(STORED, 77)]
    for n, one in enumerate(entries[:200]):
        stored[n * 450] = Asked(one.names[-1].text)          # some stored parties are what the list now has
    start = time.perf_counter()
    against(stored, entries[:1], threshold)                  # as when they were first screened: each name is taken apart
    first = time.perf_counter() - start
    start = time.perf_counter()
    found = against(stored, entries, threshold)
    seconds = time.perf_counter() - start
    index = Index(entries)
    chosen = [*range(0, STORED, 450), *Random(3).sample(range(STORED), CHECKED)]
    same = sum(tuple(found.get(n, ())) == tuple(index.search(stored[n], threshold=threshold)) for n in chosen)
    return {"stored parties": STORED, "changed entries": CHANGED, "names taken apart before, seconds": first, "seconds": seconds,
        "parties with a hit": len(found),
        "checked one by one": len(chosen), "of them the same": same}
