"""Grow the weights of the name score on training names, and write them.

    python -m tools.screening OUT && python -m tools.screening.fit OUT [OUT ...] --version WORD

Needs scikit-learn, for this alone. Each question is held against the entries that the index finds. Of a question that has a right answer the pair
with it speaks for, and no other (another entry may well be the same party); of one that has none every pair speaks against. The trees are monotone in
every fact that has a sign below. The score of a sum is the share of right answers among the best pairs of such a sum, each sum from trees that did
not see its entity, half of the questions having an answer: an isotonic curve drawn with few points and rising everywhere.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.screening.asked import lines, listed
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

from tidewaiter.screening.compare import Facts, facts
from tidewaiter.screening.index import Index
from tidewaiter.screening.prepared import prepare_asked

WEIGHTS = Path(__file__).resolve().parents[2] / "src/tidewaiter/screening/weights/score.json"
LOGIT = 10_000
# Names that share little with the listed one would bend the trees to what no comparison of names can tell; words left out or cut off are commoner.
SHARE = {"alias_far": 0.2, "alias_mid": 0.2, "alias_near": 0.5, "neg_script": 0.3, "neg_people_soup": 5.0, "combined": 0.3,
         "fingers2": 0.5, "ocr": 0.5, "part": 0.3, "middle": 2.0, "drop": 2.0, "cut": 2.0}
AGAINST = {"left_asked", "left_listed", "differ", "others", "numbers", "single", "forms_differ", "scripts", "part"}
EITHER = {"initials", "person"}  # an initial is less than a word, and more than nothing
SIGNS = [0 if name in EITHER else -1 if name in AGAINST else 1 for name in Facts._fields]
FOLDS = 5


class Pairs:
    """What the questions of one list gave: facts, which question, whether it is the right entry, whose entity."""

    def __init__(self, folder: Path, name: str) -> None:
        entries = listed(lines(folder / f"{name}_index.jsonl"))
        index = Index(entries)
        self.asked = lines(folder / f"{name}_queries.jsonl")
        found: list[Facts] = []
        question: list[int] = []
        right: list[bool] = []
        for number, one in enumerate(self.asked):
            best: dict[int, Facts] = {}
            for prepared, _ in prepare_asked(one["q"]):
                near = [index.vocabulary.alike(word, prepared.vowels) for word in prepared.words]
                for k in index.candidates(prepared):
                    each = facts(prepared, index.prepared[k], near)
                    owner = int(index.owner[k])
                    if owner not in best or _telling(each) > _telling(best[owner]):
                        best[owner] = each
            for owner, each in best.items():
                found.append(each)
                question.append(number)
                right.append(one["id"] is not None and entries[owner].entry == one["id"])
        self.facts, self.question, self.right = np.array(found, np.float32), np.array(question), np.array(right)


def _telling(one: Facts) -> tuple[float, float]:
    return one.both + one.known / 2 - one.part / 5, one.text


def grow(facts: Any, right: Any, share: Any) -> Any:
    return HistGradientBoostingClassifier(
        learning_rate=0.1, max_depth=3, max_iter=150, min_samples_leaf=40, l2_regularization=1.0, monotonic_cst=SIGNS, random_state=0,
        early_stopping=False,
    ).fit(facts, right, share)


def trees(grown: Any) -> list[list[list[Any] | None]]:
    """Each tree as a heap of [fact, above, value], what stands in a node in ten-thousandths of a logit; within, the mean of what it leads to."""
    made = []
    for (tree,) in grown._predictors:
        nodes = tree.nodes
        heap: list[list[Any] | None] = [None] * 15

        def place(node: int, at: int, nodes: Any = nodes, heap: list[list[Any] | None] = heap) -> tuple[float, int]:
            one = nodes[node]
            if one["is_leaf"]:
                heap[at] = ["", 0, round(float(one["value"]) * LOGIT)]
                return float(one["value"]), int(one["count"])
            left, right = place(int(one["left"]), 2 * at + 1), place(int(one["right"]), 2 * at + 2)
            count = left[1] + right[1]
            mean = (left[0] * left[1] + right[0] * right[1]) / count
            heap[at] = [Facts._fields[int(one["feature_idx"])], float(one["num_threshold"]), round(mean * LOGIT)]
            return mean, count

        place(0, 0)
        while heap[-1] is None:
            heap.pop()
        made.append(heap)
    return made


def curve(total: Any, right: Any, weight: Any) -> list[list[int]]:
    """Points of a rising curve from a sum, in ten-thousandths of a logit, to a score in ten-thousandths."""
    fitted = IsotonicRegression(out_of_bounds="clip", y_min=0.0, y_max=1.0).fit(total, right, weight)
    edges = np.quantile(total, np.linspace(0, 1, 41))
    points = [(float(edge), float(fitted.predict([edge])[0])) for edge in np.unique(edges)]
    lowest, highest = float(total.min()), float(total.max())
    points = [(lowest - 5, 0.0), *points, (highest + 3, 1.0)]
    made: list[list[int]] = []
    for x, y in points:
        here = [round(x * LOGIT), round(min(max(y, 0.0), 1.0) * LOGIT)]
        if made and here[0] <= made[-1][0]:
            continue
        here[1] = max(here[1], made[-1][1] + 1 if made else 0)
        made.append(here)
    over = made[-1][1] - LOGIT
    if over > 0:
        for k in range(len(made) - 1, -1, -1):
            made[k][1] = min(made[k][1], LOGIT - (len(made) - 1 - k))
    return made


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folders", nargs="+", type=Path)
    ask.add_argument("--version", required=True)
    ask.add_argument("--review", type=int, default=6980, help="the score, in ten-thousandths, from which on a person looks")
    given = ask.parse_args()
    held = [Pairs(folder, name) for folder in given.folders for name in ("csl_2022_04", "sdn_2024_05")]
    found, right, share, fold, best = [], [], [], [], []
    for one in held:
        stranger = np.array([each["id"] is None for each in one.asked])
        some = one.right | stranger[one.question]
        found.append(one.facts[some])
        right.append(one.right[some])
        share.append(np.array([SHARE.get(one.asked[n]["kind"], 1.0) for n in one.question[some]]))
        fold.append(np.array([sum(map(ord, one.asked[n]["entity"] or one.asked[n]["q"])) % FOLDS for n in one.question[some]]))
        best.append(one.question[some] + 1_000_000 * len(best))
    said = weights(*map(np.concatenate, (found, right, share, fold, best)), given.version, given.review)
    WEIGHTS.write_text(written(said), encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(said['trees'])} trees, review at {said['review']}")


def weights(x: Any, y: Any, w: Any, part: Any, question: Any, version: str, review: int) -> dict[str, Any]:
    """The weights as the file holds them. `review` is a score."""
    apart = np.zeros(len(y))
    for k in range(FOLDS):
        apart[part == k] = grow(x[part != k], y[part != k], w[part != k]).decision_function(x[part == k])
    order = np.lexsort((-apart, question))
    first = order[np.unique(question[order], return_index=True)[1]]
    even = np.where(y[first], 1.0, y[first].sum() / max(1, (~y[first]).sum()))
    grown = grow(x, y, w)
    points = curve(apart[first], y[first].astype(float), even)
    base = round(float(grown._baseline_prediction.ravel()[0]) * LOGIT)
    return {"version": version, "review": review, "base": base, "trees": trees(grown), "curve": points}


def written(said: dict[str, Any]) -> str:
    """One tree a line."""
    return json.dumps(said, separators=(",", ":")).replace("]],[[", "]],\n[[") + "\n"


if __name__ == "__main__":
    main()
