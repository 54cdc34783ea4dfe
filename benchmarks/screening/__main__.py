"""How well and how fast names are screened, beside nomenklatura's logic-v2 and rapidfuzz's WRatio in the same run.

    python -m benchmarks.screening [--part bench_dev|alias_dev|pairs|speed|delta|calibration]... [--reference FOLDER] [--json]

Recall: the part of the names that should find an entry whose right entry scores above the score that 1% (5%) of the names that should find
nothing exceed with any entry. Ours and WRatio are held against every name of the list; WRatio's and logic-v2's threshold is taken on a fixed
sample of the strangers (--sample, 0 for all), and ours beside them on the same sample. logic-v2 runs in a Python of its own (--nomenklatura or
TIDEWAITER_NOMENKLATURA names it; else it says so); of a stranger it sees the 30 entries that ours found nearest, of another name the right entry.
Ours is told the name alone, as `screen NAME` is; --with-kind tells it the kind of party too. Pairs: name1 is asked of a list of one entry, name2.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.screening import asked, calibration, delta, pairs, recall, speed
from benchmarks.screening.systems import LogicV2, Ours, System, WRatio, version

from tidewaiter.screening import weighing

PARTS = ("bench_dev", "alias_dev", "pairs", "speed", "delta", "calibration")
ALWAYS = ("exact", "order")
# logic-v2 calls a pair one at .7 (nomenklatura's own default); WRatio has no threshold of its own.
LOGIC_V2_SAYS = 0.7


@dataclass(frozen=True)
class Limit:
    """A target of the issue, and what was measured."""

    what: str
    measured: float
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        return (self.least is None or self.measured >= self.least) and (self.most is None or self.measured <= self.most)

    def words(self) -> str:
        aim = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"{self.what:58}{self.measured:10.4g}  {aim:18}{'met' if self.met else 'NOT MET'}"


class Run:
    """One run: what is printed, what is kept as JSON, and the limits."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.screening: Path = given.reference / "screening"
        self.figures: dict[str, Any] = {}
        self.limits: list[Limit] = []
        self.nomenklatura = version(given.nomenklatura)

    def say(self, text: str) -> None:
        if not self.given.json:
            print(text, flush=True)

    def retrieval(self, name: str) -> None:
        rows = asked.lines(self.screening / asked.FILES[name][0])
        entries = asked.listed(rows)
        every = asked.questions(asked.lines(self.screening / asked.FILES[name][1]))
        positives, negatives = [one for one in every if one.right], [one for one in every if not one.right]
        sample = Random(17).sample(negatives, self.given.sample) if 0 < self.given.sample < len(negatives) else negatives
        ours = Ours(entries, self.given.with_kind)
        found = recall.measure(ours, positives, negatives)
        systems: list[tuple[System, str]] = [(ours, "on the sample")] if sample is not negatives else []
        systems += [(WRatio(entries, processed), "") for processed in (False, True)]
        if self.nomenklatura:
            systems.append((LogicV2(self.given.nomenklatura, entries, {row["id"]: row["schema"] for row in rows}, ours), ""))
        for system, words in systems:
            if words:
                found += [recall.Found(f"{system.name}, {words}", *list(vars(one).values())[1:]) for one in recall.measure(system, positives, sample)]
            else:
                found += recall.measure(system, positives, sample)
        self.say(f"\n## {name}: {len(entries)} entries, {sum(len(one.names) for one in entries)} names\n\n{recall.table(found)}")
        part, silent = recall.at(ours, positives, negatives, self.given.threshold)
        self.say(f"\nat the review threshold {self.given.threshold}: {part:.4f} found, {silent:.4f} of the strangers alert")
        bins = calibration.of_benchmark(ours, every)
        self.say(f"\n{calibration.table(bins, f'{len(every)} names of {name}')}")
        self.figures[name] = {"systems": [asdict(one) for one in found], "at review threshold": {"recall": part, "alerts": silent},
                              "calibration": calibration.as_json(bins)}
        aims = {"bench_dev": (.92, .97), "alias_dev": (.78, .88)}[name]
        self.limits += [Limit(f"{name}, recall where {one.share:.0%} of strangers alert", one.recall, least=aim) for one,
            aim in zip(found[:2], aims, strict=True)]
        self.limits += [Limit(f"{name}, {kind} where 1% alert", found[0].kinds[kind], least=1) for kind in ALWAYS if kind in found[0].kinds]

    def pairs(self) -> None:
        rows = asked.pairs(self.screening / "name_pairs_826.csv")
        judged = [pairs.judge("tidewaiter", rows, pairs.ours(rows), self.given.threshold)]
        for processed in (False, True):
            rival = WRatio((), processed)
            judged.append(pairs.judge(rival.name, rows, [rival.pair(row["name1"], row["name2"]) for row in rows], None))
        if self.nomenklatura:
            scores = LogicV2(self.given.nomenklatura, (), {}, None).pairs([(row["schema"], row["name1"], row["name2"]) for row in rows])
            judged.append(pairs.judge("nomenklatura logic-v2", rows, scores, LOGIC_V2_SAYS))
        self.say(f"\n## name_pairs_826: WRatio at the threshold that suits it best, logic-v2 at its own {LOGIC_V2_SAYS}\n\n{pairs.table(judged)}")
        self.figures["pairs"] = [asdict(one) for one in judged]
        self.limits += [Limit("pairs, F1 at the review threshold", judged[0].f1, least=.81),
                        Limit("pairs, STRONG ones judged wrong", len(judged[0].sure_wrong), most=0)]

    def speed(self) -> None:
        found = self.figures["speed"] = speed.measure(self.screening, self.given.threshold)
        self.say("\n## speed: one core, the list of July 2026\n\n" + "\n".join(f"{name:34}{value:12.2f}" for name, value in found.items()))
        self.limits += [Limit("p50, ms", found["p50 ms"], most=3), Limit("p99, ms", found["p99 ms"], most=10),
                        Limit("names a second in batch", found["names a second, batch"], least=500),
                        Limit("peak memory, MB", found["peak MB"], most=400),
                        Limit("list load from the published file, s", found["published file: load s"], most=5),
                        Limit("list load from the kept version, s", found["kept version: load s"], most=5),
                        Limit("an entry with 8 parties, ms (median)", found["entry of 8 parties, p50 ms"], most=50),
                        Limit("an entry with 8 parties, ms (longest)", found["entry of 8 parties, longest ms"], most=50)]

    def delta(self) -> None:
        found = self.figures["delta"] = delta.measure(self.screening, self.given.threshold)
        self.say("\n## delta\n\n" + "\n".join(f"{name:34}{value:12.2f}" for name, value in found.items()))
        self.limits += [Limit("100,000 stored parties against 500 entries, s", found["seconds"], most=10),
                        Limit("checked parties whose delta is not the full result", found["checked one by one"] - found["of them the same"], most=0)]

    def calibration(self) -> None:
        if not self.given.training:
            self.say("\n## calibration: not measured, --training names the folder that python -m tools.screening wrote")
            return
        bins, count = calibration.measure(self.given.training, self.given.most)
        self.say(f"\n## calibration\n\n{calibration.table(bins, f'{count} training names of parties kept apart')}")
        self.figures["calibration"] = calibration.as_json(bins)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", action="append", choices=PARTS, help="again for more than one; else all")
    parser.add_argument("--reference", type=Path, default=Path(os.environ.get("TIDEWAITER_REFERENCE", "../shared/reference")))
    parser.add_argument("--nomenklatura", default=os.environ.get("TIDEWAITER_NOMENKLATURA", ""), help="a Python that has nomenklatura")
    parser.add_argument("--sample", type=int, default=600, help="strangers that the rivals are held against, 0 for all (%(default)s)")
    parser.add_argument("--threshold", type=int, help="review threshold in ten-thousandths; else the one in force")
    parser.add_argument("--training", type=Path, help="folder that python -m tools.screening wrote")
    parser.add_argument("--most", type=int, default=2000, help="names a list for the calibration (%(default)s)")
    parser.add_argument("--with-kind", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if not (given.reference / "screening").is_dir():
        raise SystemExit(f"{given.reference / 'screening'} is not there; name the reference folder by --reference")
    given.threshold = given.threshold if given.threshold is not None else review()
    run = Run(given)
    run.say(f"nomenklatura {run.nomenklatura}" if run.nomenklatura
        else "nomenklatura is not installed in a Python that was named (--nomenklatura): its column is left out")
    parts: dict[str, Callable[[], None]] = {"bench_dev": lambda: run.retrieval("bench_dev"), "alias_dev": lambda: run.retrieval("alias_dev"),
        "pairs": run.pairs, "speed": run.speed,
                                            "delta": run.delta, "calibration": run.calibration}
    for part in given.part or PARTS:
        parts[part]()
    if given.json:
        print(json.dumps({"nomenklatura": run.nomenklatura, "threshold": given.threshold, "figures": run.figures,
            "limits": [asdict(one) | {"met": one.met} for one in run.limits]}, indent=1))
    else:
        print("\n## limits of the issue\n\n" + "\n".join(one.words() for one in run.limits))


def review() -> int:
    """The review threshold in force."""
    return weighing.score().review


if __name__ == "__main__":
    main()
