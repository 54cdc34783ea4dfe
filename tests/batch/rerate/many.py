"""Rates random lines by the columns and by the single path, and says where the two differ and what of the law was reached.

    python -m tests.batch.rerate.many --lines 1000000 --processes 2 --seed 8

A chunk is repeated alone with --seed and --only, as the report prints it. Exits with 1 where there is a difference.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from multiprocessing import get_context
from random import Random

import polars as pl
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tests.batch.rerate import aims
from tests.batch.rerate.against import Frames, differences
from tests.batch.rerate.random_lines import lines
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.single import rate_singly
from tidewaiter.duty.law import Law
from tidewaiter.numbers import hts
from tidewaiter.tariff.schedule import history

VARIANTS = 8                     # chunks of which one is rated as if on a day, and one by the law as known on one
KEPT = 25                        # chunks over which raters keep what they found


@dataclass
class Chunk:
    """What one chunk came to."""

    name: str
    lines: int
    differences: list[str] = field(default_factory=list)
    differing: int = 0
    met: dict[str, Counter[str]] = field(default_factory=dict)


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.batch.rerate.many", description="Random lines by the columns and by the single path.")
    asked.add_argument("--lines", type=int, default=100_000)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--size", type=int, default=5000, help="lines in a chunk")
    asked.add_argument("--only", type=int, help="the number of one chunk, to repeat it")
    asked.add_argument("--show", type=int, default=12, help="how many differences are printed")
    given = asked.parse_args()
    numbers = range(-(-given.lines // given.size)) if given.only is None else [given.only]
    work = [(given.seed, number, given.size) for number in numbers]
    screen = Console(stderr=True)
    met: dict[str, Counter[str]] = {}
    shown = differing = done = 0
    with Progress(TextColumn("lines"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[found]} differ"),
                  console=screen) as progress:
        task = progress.add_task("lines", total=len(work) * given.size, found=0)
        for chunk in _chunks(work, given.processes):
            for text in chunk.differences[: max(0, given.show - shown)]:
                print(f"{chunk.name}\n{text}\n", flush=True)
            shown += len(chunk.differences)
            differing, done = differing + chunk.differing, done + chunk.lines
            for name, counts in chunk.met.items():
                met.setdefault(name, Counter()).update(counts)
            progress.update(task, advance=given.size, found=differing)
    for name, counts in met.items():
        _print(name, counts)
    missed = [one.id for one in aims.law().programs if one.headings and not met["programme"][one.id]]
    missed += [fact for fact in aims.law().facts if not met["fact"][fact]]
    print(f"not reached: {', '.join(missed) or 'nothing'}")
    print(f"{done:,} lines, {differing:,} of them different")
    return 1 if differing else 0


def _chunks(work: list[tuple[int, int, int]], processes: int) -> Iterator[Chunk]:
    if processes < 2 or len(work) < 2:
        yield from map(_chunk, work)
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(_chunk, work)


def _chunk(work: tuple[int, int, int]) -> Chunk:
    seed, number, size = work
    chance = Random(f"{seed} {number}")
    frame = lines(chance, size)
    law, as_if = _law_of(seed, number)
    what = f"--seed {seed} --only {number} --size {size}" + f", as if {as_if}" * bool(as_if) + f", known on {law.read_on}" * bool(law.read_on)
    chunk = Chunk(what, frame.height)
    if number % KEPT == 0:
        _rater.cache_clear()
    try:
        single = rate_singly(frame, law, as_if)
        columns = _rater(law.read_on, as_if).rate(frame)
    except Exception:
        _rater.cache_clear()     # it may be left half done
        chunk.differences, chunk.differing = [traceback.format_exc()], frame.height
        return chunk
    found = differences(frame, columns, single)
    chunk.differing = len({one.at for one in found})
    for one in found[:5]:
        alone = "its entry differs alone too" if _differs_alone(frame, one.at, law, as_if) else "alone its entry does not differ"
        chunk.differences.append(f"{one}\n  line: {_line(frame, one.at)}\n  {alone}")
    chunk.met = _met(frame, single)
    return chunk


def _law_of(seed: int, number: int) -> tuple[Law, date | None]:
    """The law and the day of a chunk: mostly all that is held, on the days of the lines."""
    chance = Random(f"{seed} day {number % (2 * VARIANTS)} {number // KEPT}")
    if number % VARIANTS == 1:
        return aims.law(), aims.edge(chance, ())
    if number % VARIANTS == 2:
        return aims.law().known_on(chance.choice(aims.law().readings) - timedelta(days=chance.choice((0, 1)))), None
    return aims.law(), None


@cache
def _rater(read_on: date | None, as_if: date | None) -> Rater:
    return Rater(aims.law() if read_on is None else aims.law().known_on(read_on), as_if=as_if)


def _line(frame: pl.DataFrame, at: int) -> str:
    return str({name: value for name, value in frame.row(at, named=True).items() if value not in (None, "")}) if at >= 0 else ""


def _differs_alone(frame: pl.DataFrame, at: int, law: Law, as_if: date | None) -> bool:
    """Whether the entry of the line differs also where nothing else was rated before."""
    entry = frame["entry_id"][at]
    one = frame.filter(pl.col("entry_id") == entry) if entry is not None else frame[at : at + 1]
    pair: tuple[Frames, Frames] = Rater(law, as_if=as_if).rate(one), rate_singly(one, law, as_if)
    return bool(differences(one, *pair))


# What was met.

def _met(frame: pl.DataFrame, single: Frames) -> dict[str, Counter[str]]:
    rows, totals = single
    found = {name: Counter[str]() for name in ("programme", "rule", "fact", "column 1")}
    found["programme"].update(dict(rows.group_by("program").agg(pl.col("line_id").n_unique()).rows()))
    for text in totals["rules"]:
        found["rule"].update(text.split(",") if text else ["nothing said"])
    for text in frame["facts"].to_list() if "facts" in frame.columns else ():
        found["fact"].update(_names(text))
    of = rows.filter(pl.col("program").is_in(["column-1-general", "column-1-special", "column-2"])).select("program", "number").rows()
    found["column 1"].update(f"{program}: {_shape(number, program)}" for program, number in of)
    return found


@cache
def _names(text: str | None) -> tuple[str, ...]:
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return ("no JSON",)
    return tuple(told) if isinstance(told, dict) else ("no object",)


@cache
def _shape(number: str, program: str) -> str:
    past = history(hts.compact(number))
    if not past:
        return "not in the schedule"
    text = past[-1].other if program == "column-2" else past[-1].general
    return aims.shape(text) + " of a component" * bool(past[-1].component)


def _print(name: str, counts: Counter[str]) -> None:
    table = Table(name, "lines", box=None)
    for one, count in counts.most_common():
        table.add_row(one, f"{count:,}")
    Console(file=sys.stdout, width=110).print(table)


if __name__ == "__main__":
    sys.exit(main())
