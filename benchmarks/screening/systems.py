"""What is compared: each gives the highest score that any entry has for a name, and the score that the right entry has."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Protocol

from benchmarks.screening.asked import KINDS, Question
from rapidfuzz import fuzz, process, utils

from tidewaiter.screening.hit import Asked
from tidewaiter.screening.index import Index
from tidewaiter.screening.listed import Kind, Listed

WORKER = Path(__file__).with_name("logic_v2.py")


class System(Protocol):
    name: str

    def highest(self, asked: Sequence[Question]) -> list[float]:
        """The score of the best of all entries."""

    def rights(self, asked: Sequence[Question]) -> list[float]:
        """The score of the entry that is the right one, 0 where it is not found."""


class Ours:
    """Our own search. The kind of party is told only where that is said, as a paper seldom tells it."""

    def __init__(self, entries: Sequence[Listed], with_kind: bool = False) -> None:
        self.name = "tidewaiter"
        self.index = Index(tuple(entries))
        self._with_kind = with_kind
        self._found: dict[Question, list[tuple[int, str]]] = {}

    def hits(self, one: Question) -> list[tuple[int, str]]:
        """The best fifty, each a score and an entry."""
        if one not in self._found:
            kind = KINDS[one.schema] if self._with_kind else Kind.UNKNOWN
            hits = self.index.search(Asked(one.text, kind=kind), threshold=0)
            self._found[one] = [(hit.score, hit.entry) for hit in hits[:50]]
        return self._found[one]

    def highest(self, asked: Sequence[Question]) -> list[float]:
        return [max((score for score, _ in self.hits(one)), default=0) for one in asked]

    def rights(self, asked: Sequence[Question]) -> list[float]:
        return [next((score for score, entry in self.hits(one) if entry == one.right), 0) for one in asked]


def _same(text: str) -> str:
    return text


def _best(work: tuple[Sequence[str], Sequence[str]]) -> list[float]:
    texts, names = work
    return [process.extractOne(text, names, scorer=fuzz.WRatio)[1] for text in texts]


class WRatio:
    """rapidfuzz's WRatio against every name of the list, the text as it is or by its default_process."""

    def __init__(self, entries: Sequence[Listed], processed: bool) -> None:
        self.name = "WRatio, default_process" if processed else "WRatio, plain"
        self._prepare: Callable[[str], str] = utils.default_process if processed else _same
        self._names = {one.entry: [self._prepare(name.text) for name in one.names] for one in entries}

    def highest(self, asked: Sequence[Question]) -> list[float]:
        names = [name for each in self._names.values() for name in each]
        texts = [self._prepare(one.text) for one in asked]
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        with ProcessPoolExecutor(cores) as pool:
            return [score for part in pool.map(_best, [(texts[n:n + 50], names) for n in range(0, len(texts), 50)]) for score in part]

    def rights(self, asked: Sequence[Question]) -> list[float]:
        return [max(fuzz.WRatio(self._prepare(one.text), name) for name in self._names[one.right or ""]) for one in asked]

    def pair(self, one: str, other: str) -> float:
        return fuzz.WRatio(self._prepare(one), self._prepare(other))


class LogicV2:
    """nomenklatura's logic-v2 in a Python of its own. It is too slow to be held against a whole list: for a name that should find nothing it is held
    against the entries that ours found nearest. It is told the kind of party, which it needs."""

    NEAREST = 30

    def __init__(self, python: str, entries: Sequence[Listed], schemas: dict[str, str], nearest: Ours | None) -> None:
        self.name = "nomenklatura logic-v2"
        self._python, self._nearest, self._schemas = python, nearest, schemas
        self._names = {one.entry: [name.text for name in one.names] for one in entries}

    def highest(self, asked: Sequence[Question]) -> list[float]:
        assert self._nearest is not None
        return self._scored([(one, [entry for _, entry in self._nearest.hits(one)[:self.NEAREST]]) for one in asked])

    def rights(self, asked: Sequence[Question]) -> list[float]:
        return self._scored([(one, [one.right or ""]) for one in asked])

    def pairs(self, rows: Sequence[tuple[str, str, str]]) -> list[float]:
        """Scores of pairs, each of a schema and two names."""
        return scored(self._python, [{"schema": schema, "name": one, "against": [[schema, [other]]]} for schema, one, other in rows])

    def _scored(self, work: Sequence[tuple[Question, Sequence[str]]]) -> list[float]:
        return scored(self._python, [{"schema": one.schema, "name": one.text,
            "against": [[self._schemas[entry], self._names[entry]] for entry in dict.fromkeys(entries)]}
                                     for one, entries in work])


def scored(python: str, work: Sequence[dict[str, object]]) -> list[float]:
    """The highest score of each piece of work, from the worker in the Python at `python`."""
    done = subprocess.run([python, str(WORKER)], input="".join(json.dumps(one) + "\n" for one in work), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"nomenklatura's worker failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}")
    return [float(line) for line in done.stdout.splitlines()]


def version(python: str) -> str:
    """The version of nomenklatura in the Python at `python`, "" where there is none."""
    if not python:
        return ""
    try:
        done = subprocess.run([python, "-c", "import importlib.metadata as m; print(m.version('nomenklatura'))"], capture_output=True, text=True,
            check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
