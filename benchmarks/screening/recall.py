"""What part of the names that should find an entry find it, at the threshold where so many of those that should not do alert."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.screening.asked import Question
from benchmarks.screening.systems import System

SHARES = (0.01, 0.05)


@dataclass(frozen=True)
class Found:
    """`over` is the highest score that still counts as silence: an alert is what lies above it."""

    system: str
    share: float
    over: float
    recall: float
    kinds: dict[str, float]
    strangers: dict[str, float]
    asked: tuple[int, int]


def threshold(scores: Sequence[float], share: float) -> float:
    """The score that at most `share` of the scores exceed.

    >>> threshold([1, 5, 9, 9], .25), threshold([1, 5, 8, 9], .25), threshold([3], .01)
    (9, 8, 3)
    """
    return sorted(scores, reverse=True)[int(len(scores) * share)]


def by_kind(asked: Sequence[Question], true: Sequence[bool]) -> dict[str, float]:
    many, of = Counter(one.kind for one in asked), Counter[str]()
    for one, yes in zip(asked, true, strict=True):
        of[one.kind] += yes
    return {kind: of[kind] / many[kind] for kind in sorted(many)}


def measure(system: System, positives: Sequence[Question], negatives: Sequence[Question]) -> list[Found]:
    wrong, right = system.highest(negatives), system.rights(positives)
    found = []
    for share in SHARES:
        over = threshold(wrong, share)
        yes = [score > over for score in right]
        found.append(Found(system.name, share, over, sum(yes) / len(yes), by_kind(positives, yes),
            by_kind(negatives, [score > over for score in wrong]),
                           (len(positives), len(negatives))))
    return found


def at(system: System, positives: Sequence[Question], negatives: Sequence[Question], score: float) -> tuple[float, float]:
    """The part found, and the part of the strangers that alert, at and over a given score."""
    right, wrong = system.rights(positives), system.highest(negatives)
    return sum(one >= score for one in right) / len(right), sum(one >= score for one in wrong) / len(wrong)


def table(found: Sequence[Found]) -> str:
    """The systems beside each other: first the whole, then kind by kind at each share."""
    names = list(dict.fromkeys(one.system for one in found))
    by: dict[str, dict[float, Found]] = defaultdict(dict)
    for one in found:
        by[one.system][one.share] = one
    wide = max(map(len, names))
    rows = [f"{'':{wide}}" + "".join(f"{f'{share:.0%} alert':>12}{'over':>9}" for share in SHARES) + f"{'asked':>8}{'strangers':>11}"]
    for name in names:
        ones = by[name]
        rows.append(f"{name:{wide}}" + "".join(f"{ones[share].recall:12.4f}{ones[share].over:9.4g}"
            for share in SHARES) + f"{ones[SHARES[0]].asked[0]:8}{ones[SHARES[0]].asked[1]:11}")
    for share in SHARES:
        rows.append(f"\nby kind, {share:.0%} of the strangers alert")
        rows.append(f"{'':16}" + "".join(f"{name:>26}" for name in names))
        for kind in by[names[0]][share].kinds:
            rows.append(f"{kind:16}" + "".join(f"{by[name][share].kinds[kind]:26.3f}" for name in names))
        rows.append("alerts")
        for kind in by[names[0]][share].strangers:
            rows.append(f"{kind:16}" + "".join(f"{by[name][share].strangers.get(kind, 0):26.3f}" for name in names))
    return "\n".join(rows)
