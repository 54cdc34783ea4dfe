"""Labelled pairs of names: is the one the other? F1 at the review threshold, and which sure pairs are judged wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.screening.asked import KINDS

from tidewaiter.screening.hit import Asked
from tidewaiter.screening.index import Index
from tidewaiter.screening.listed import Listed, ListedName

Row = dict[str, str]


@dataclass(frozen=True)
class Judged:
    """`best` is the F1 at the threshold that suits these pairs best, and that threshold: what could be had, not what is."""

    system: str
    threshold: float
    f1: float
    precision: float
    recall: float
    best: tuple[float, float]
    sure_wrong: tuple[Row, ...]
    groups: dict[str, tuple[int, int]]          # wrong, of
    categories: dict[str, tuple[int, int]]


def ours(rows: Sequence[Row]) -> list[float]:
    """Each pair as a question against a list of one entry."""
    found = []
    for row in rows:
        kind = KINDS[row["schema"]]
        index = Index((Listed("PAIR", "1", kind, (ListedName(row["name2"]),)),))
        found.append(max((hit.score for hit in index.search(Asked(row["name1"], kind=kind), threshold=0)), default=0))
    return found


def f1(rows: Sequence[Row], scores: Sequence[float], threshold: float) -> tuple[float, float, float]:
    """F1, precision and recall of calling a pair one party at and over the threshold."""
    said = [score >= threshold for score in scores]
    true = [row["is_match"] == "true" for row in rows]
    both = sum(one and other for one, other in zip(said, true, strict=True))
    precision, recall = both / max(1, sum(said)), both / max(1, sum(true))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def judge(system: str, rows: Sequence[Row], scores: Sequence[float], threshold: float | None) -> Judged:
    """At `threshold`, or at the best one where none is its own."""
    best = max((f1(rows, scores, at)[0], at) for at in set(scores))
    used = best[1] if threshold is None else threshold
    wrong = [row for row, score in zip(rows, scores, strict=True) if (score >= used) != (row["is_match"] == "true")]

    def counted(key: Callable[[Row], str]) -> dict[str, tuple[int, int]]:
        of, bad = Counter(map(key, rows)), Counter(map(key, wrong))
        return {one: (bad[one], of[one]) for one in sorted(of)}

    score, precision, recall = f1(rows, scores, used)
    return Judged(system, used, score, precision, recall, best, tuple(row for row in wrong if row["quality"] == "STRONG"),
                  counted(lambda row: f"{row['case_group']} {row['quality']}"), counted(lambda row: row["category"] or "-"))


def table(judged: Sequence[Judged]) -> str:
    wide = max(len(one.system) for one in judged)
    rows = [f"{'':{wide}}{'threshold':>11}{'F1':>8}{'precision':>11}{'recall':>8}{'sure wrong':>12}{'best F1':>9}{'at':>9}"]
    for one in judged:
        rows.append(f"{one.system:{wide}}{one.threshold:11.4g}{one.f1:8.4f}{one.precision:11.3f}{one.recall:8.3f}{len(one.sure_wrong):12}"
                    f"{one.best[0]:9.4f}{one.best[1]:9.4g}")
    for title, pick in (("wrong by group and quality", lambda one: one.groups), ("wrong by category", lambda one: one.categories)):
        rows.append(f"\n{title}\n{'':34}{'of':>5}" + "".join(f"{one.system:>26}" for one in judged))
        for kind, (_, of) in pick(judged[0]).items():
            rows.append(f"{kind[:33]:34}{of:5}" + "".join(f"{pick(one)[kind][0]:26}" for one in judged))
    for one in judged[:1]:
        rows += [f"sure and wrong: {row['name1']} | {row['name2']} | {row['schema']} | is match: {row['is_match']}" for row in one.sure_wrong]
    return "\n".join(rows)
