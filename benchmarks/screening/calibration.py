"""Is a score of 8,000 right eight times in ten? Asked of the parties that the weights were not fitted on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.screening.asked import Question, lines, listed
from benchmarks.screening.systems import Ours
from tools.screening.apart import held_out

BINS = 10


@dataclass(frozen=True)
class Bin:
    least: int
    hits: int
    score: float
    true: float


def measure(folder: Path, most: int) -> tuple[list[Bin], int]:
    """The best hit of each name, by its score: how many are the party that was meant. In the training lists, of what was kept apart from the fit."""
    best: list[tuple[int, bool]] = []
    asked = 0
    for index in sorted(folder.glob("*_index.jsonl")):
        rows = lines(index)
        entities = {row["id"]: row["entity"] for row in rows}
        system = Ours(listed(rows))
        apart = [row for row in lines(index.with_name(index.name.replace("_index", "_queries"))) if held_out(row["entity"] or row["q"])]
        for row in sorted(apart, key=lambda row: row["q"])[:most]:
            asked += 1
            hits = system.hits(Question(row["q"], row["schema"], row["id"], row["kind"]))
            if hits:
                score, entry = hits[0]
                best.append((score, row["entity"] is not None and entities[entry] == row["entity"]))
    return binned(best), asked


def binned(best: Iterable[tuple[int, bool]]) -> list[Bin]:
    """Scores with whether they were right, in bins of a tenth."""
    found = list(best)
    bins = []
    for n in range(BINS):
        inside = [(score, true) for score, true in found if n == min(BINS - 1, score * BINS // 10_000)]
        if inside:
            scores, rights = (sum(each) / len(inside) for each in zip(*inside, strict=True))
            bins.append(Bin(n * 10_000 // BINS, len(inside), scores, rights))
    return bins


def of_benchmark(system: Ours, questions: Sequence[Question]) -> list[Bin]:
    """The best hit of each name of a benchmark."""
    return binned((hits[0][0], hits[0][1] == one.right) for one in questions if (hits := system.hits(one)))


def error(bins: list[Bin]) -> float:
    """The mean difference between what a score says and what is so, weighed by the number of hits; 0 to 1."""
    return sum(one.hits * abs(one.score / 10_000 - one.true) for one in bins) / max(1, sum(one.hits for one in bins))


def table(bins: list[Bin], words: str) -> str:
    rows = [f"{words}; the best hit of each", f"{'score from':>12}{'hits':>8}{'mean score':>12}{'true':>8}"]
    rows += [f"{one.least:12}{one.hits:8}{one.score:12.0f}{one.true:8.3f}" for one in bins]
    return "\n".join([*rows, f"mean difference {error(bins):.3f}"])


def as_json(bins: list[Bin]) -> list[dict[str, float]]:
    return json.loads(json.dumps([vars(one) for one in bins]))
