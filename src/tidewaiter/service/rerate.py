"""A history rated against the law: of its own days, of any day, or as one could read it then."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

from tidewaiter import __version__
from tidewaiter.batch.rerate import local
from tidewaiter.batch.rerate.joined import NotParquet
from tidewaiter.batch.rerate.joined import lines as lines_of
from tidewaiter.batch.rerate.parts import LINES_OF_A_PART, Cut, WrongLines, checked, cut
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.scattered import gathered, in_order
from tidewaiter.batch.rerate.single import FORMAL
from tidewaiter.batch.rerate.work import WHAT, Asked, Part, begin, finish, together
from tidewaiter.duty.asked import FIRST_DAY
from tidewaiter.money.cents import usd
from tidewaiter.service.cases import law_with_cases
from tidewaiter.service.home import home
from tidewaiter.service.locked import taken
from tidewaiter.service.wrong_call import WrongCall

ENGINES = ("local", "ray")
# Lines from which on it pays to take what is kept of every number of the schedule, and to find it where it is not.
_SOME, _MANY = 2_000, 2_000_000
Tell = Callable[[str, int, int], None]
Note = local.Note


def rerate(lines: Path, out: Path, totals: Path | None = None, *, known_on: date | None = None, as_if: date | None = None,
           workers: int | None = None, engine: str = "local", tell: Tell = lambda what, done, of: None, note: Note = lambda text: None,
           part_lines: int = LINES_OF_A_PART) -> dict[str, Any]:
    """Rates every line of a Parquet file, and gives the sums. WrongCall where the call itself is wrong; nothing is lost then.

    `tell` is told what is being done, and how many lines of how many; `note` what a user should know of how it is done.
    Interrupted, the same call goes on where it stopped.
    """
    asked = _asked(lines, out, totals, known_on, as_if, engine, workers)
    began = time.monotonic()
    try:
        assumed = {} if "entry_type" in checked(lines) else {"entry_type": FORMAL}
        count = lines_of(lines)
        make = partial(rater, known_on, as_if, count)
        with _crew(engine)(make, min(workers or os.cpu_count() or 1, -(-count // part_lines))) as run:
            said, parts_of, summed, before = _answered(asked, run, part_lines, tell, note)
    except (WrongLines, NotParquet, local.WorkerLost) as error:
        raise WrongCall(str(error)) from None
    except OSError as error:
        raise WrongCall(f"{error.filename or out}: {error.strerror or error}; what is done stays, and the same call goes on from it") from None
    rules: dict[str, int] = {}
    for names, count in summed["rules"].items():
        for rule in names.split(","):
            rules[rule] = rules.get(rule, 0) + count
    return {
        "lines": summed["lines"], "rows": summed["rows"], "rated": summed["lines"] - summed["unread"], "refused": summed["unread"],
        "incomplete": summed["incomplete"], "entries": parts_of.entries, **{name: usd(summed[name]) for name in ("duty", "fees", "taxes")},
        "total": usd(summed["duty"] + summed["fees"] + summed["taxes"]), "parts": len(parts_of.starts) - 1, "scattered": parts_of.scattered,
        "resumed": before, "seconds": round(time.monotonic() - began, 3),
        **{name: said[name] for name in ("edition", "as_if", "known_on")},
        "out": str(out), "totals": str(totals) if totals else None, "assumed": assumed,
        "findings": [{"rule": rule, "lines": count} for rule, count in sorted(rules.items(), key=lambda one: (-one[1], one[0]))],
    }


def _answered(asked: Asked, run: local.Run, part_lines: int, tell: Tell, note: Note) -> tuple[dict[str, Any], Cut, dict[str, Any], int]:
    """Makes the files that are asked for: the question as it is kept, how the file was cut, the sums, and how many parts were done before."""
    edition = law_with_cases().edition
    parts_of = cut(asked.lines, part_lines, lambda done: tell("reading entries", done, 0))
    if parts_of.scattered:
        note(f"{asked.lines}: the lines of some entries do not stand together; they are gathered on disk first, which takes longer")
        parts_of = replace(parts_of, starts=(*range(0, parts_of.lines, part_lines), parts_of.lines))
    said = asked.said(edition, parts_of)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with (asked.folder / "lock").open("ab") as lock:
        # Whoever is done removes the folder, and with it a lock that another has just opened: it locks nothing any more.
        if not taken(lock) or not _stands(lock, asked.folder / "lock"):
            raise WrongCall(f"{asked.out} is being made by another process; wait for it, or write to another file")
        if begin(asked, said):
            note(f"what was begun of {asked.out} answers another question or comes from other lines; it is begun anew")
        parts = _parts(asked, asked.parts(said), parts_of)
        summed, before = _worked(parts, parts_of, part_lines, run, tell, note)
        if asked.said(edition, parts_of) != said:
            raise WrongCall(f"{asked.lines} was changed while it was rated; start again")
        told = {**{name: said[name] for name in ("edition", "as_if", "known_on")}, "lines": str(asked.lines), "out": str(asked.out),
                "totals": str(asked.totals) if asked.totals else None, "made": __version__}
        tell("writing", 0, 0)
        finish(asked, parts, told)
    return said, parts_of, summed, before


def rater(known_on: date | None, as_if: date | None, lines: int) -> Rater:
    """A rater for so many lines by the law as one could read it on a day, with the cases loaded here. Other processes call it by name."""
    law = law_with_cases()
    return Rater(law.known_on(known_on) if known_on else law, as_if=as_if,
                 folder=home() / "law" if lines >= _SOME else None, fill=lines >= _MANY)


def _asked(lines: Path, out: Path, totals: Path | None, known_on: date | None, as_if: date | None, engine: str, workers: int | None) -> Asked:
    if engine not in ENGINES:
        raise WrongCall(f"no engine {engine!r}; the engines are {', '.join(ENGINES)}")
    if workers is not None and workers < 1:
        raise WrongCall(f"{workers} workers do no work; give one or more")
    if as_if is not None and as_if < FIRST_DAY:
        raise WrongCall(f"as if entered on {as_if}: the law is held from {FIRST_DAY}")
    if not lines.is_file():
        raise WrongCall(f"{lines} is no file")
    named = [path.resolve() for path in (lines, out, totals) if path]
    if len(set(named)) < len(named):
        raise WrongCall("the file of lines, --out and --totals have to be different files")
    for path in (out, totals):
        if path and path.is_dir():
            raise WrongCall(f"{path} is a folder; name a file")
        if path and not path.resolve().parent.is_dir():
            raise WrongCall(f"there is no folder {path.resolve().parent} to write {path.name} into")
        if path and not os.access(path.resolve().parent, os.W_OK):
            raise WrongCall(f"nothing may be written into {path.resolve().parent}; name a file elsewhere")
    # In full, since a worker may stand in another folder.
    return Asked(lines.resolve(), out.resolve(), totals and totals.resolve(), as_if, known_on)


def _stands(lock: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock.fileno()), path.stat())
    except OSError:
        return False


def _parts(asked: Asked, folder: Path, of: Cut) -> list[Part]:
    what = WHAT if asked.totals else WHAT[:1]
    return [Part(n, asked.lines, start, end, folder, what) for n, (start, end) in enumerate(pairwise(of.starts))]


def _worked(parts: Sequence[Part], of: Cut, size: int, run: local.Run, tell: Tell, note: Note) -> tuple[dict[str, Any], int]:
    """The sums of all parts, and how many were done before."""
    if of.scattered:
        jobs: list[Any] = gathered(parts[0].lines, of, parts[0].folder, size, lambda done: tell("gathering entries", done, of.lines), parts[0].asked)
    else:
        jobs = list(parts)
    found = {n: came_to for n, job in enumerate(jobs) if (came_to := job.done()) is not None}
    before, lines = len(found), sum(came_to["lines"] for came_to in found.values())
    left = [n for n in range(len(jobs)) if n not in found]
    tell("rating", lines, of.lines)
    if left:
        for n, came_to in run([jobs[n] for n in left], note):
            found[left[n]] = came_to
            lines += came_to["lines"]
            tell("rating", lines, of.lines)
    if of.scattered:
        for part in parts:
            in_order(part)
            tell("putting in order", part.end, of.lines)
    return together(found.values()), before


def _crew(engine: str) -> Callable[[local.MakeRater, int], contextlib.AbstractContextManager[local.Run]]:
    if engine == "local":
        return local.crew
    try:
        from tidewaiter.batch.rerate.on_ray import crew
    except ImportError:
        raise WrongCall("the engine ray needs Ray: pip install 'tidewaiter[ray]'") from None
    return crew
