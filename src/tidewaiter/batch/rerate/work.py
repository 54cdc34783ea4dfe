"""The work of a rerate: what is asked, the folder in which its parts come to be, and what is made of them in the end.

A part is done when its record stands in the folder; what was done before the power failed is not done again, and what was half done is not
seen. The files asked for are put in their place whole. Started again with the same question the work goes on; with another it begins.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.batch.rerate.goods import CODE
from tidewaiter.batch.rerate.joined import join
from tidewaiter.batch.rerate.parts import Cut, slice_of
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.values import immutable

_FOOTER = 1 << 16                # bytes at the end of a file, in which Parquet says what it holds
SUMS = ("duty", "fees", "taxes")
WHAT = ("rows", "totals")
_QUESTION = "question.json"
_GONE = "gone"


@immutable
class Asked:
    """A question to a history: its file, where the answer goes, and by the law of which days."""

    lines: Path
    out: Path
    totals: Path | None = None
    as_if: date | None = None
    known_on: date | None = None

    @property
    def folder(self) -> Path:
        """The folder of the work: beside what is made of it, so that it is put in place without a copy over file systems."""
        return self.out.with_name(f".{self.out.name}.parts")

    def parts(self, said: dict[str, Any]) -> Path:
        """Where the parts of this very question come to be: a worker that outlives its question for a moment writes into no other's."""
        return self.folder / hashlib.blake2b(json.dumps(said).encode(), digest_size=8).hexdigest()

    def said(self, edition: str, cut: Cut) -> dict[str, Any]:
        """All that the answer turns on, so that another question is seen to be one."""
        of = self.lines.stat()
        return {
            "lines": str(self.lines), "size": of.st_size, "changed": of.st_mtime_ns, "footer": _end(self.lines),
            "totals": self.totals is not None,
            "as_if": self.as_if and self.as_if.isoformat(), "known_on": self.known_on and self.known_on.isoformat(), "edition": edition,
            "code": CODE, "polars": pl.__version__, "starts": list(cut.starts), "scattered": cut.scattered,
        }


def _end(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - _FOOTER, 0))
        return hashlib.blake2b(file.read(), digest_size=8).hexdigest()


@immutable
class Part:
    """Lines of a file from `start` to before `end`, and the folder in which what they owe is put: of rows and totals what is asked for."""

    number: int
    lines: Path
    start: int
    end: int
    folder: Path
    asked: tuple[str, ...] = WHAT

    def file(self, what: str) -> Path:
        return self.folder / f"{what}-{self.number:05}.parquet"

    @property
    def record(self) -> Path:
        return self.folder / f"done-{self.number:05}.json"

    def done(self) -> dict[str, Any] | None:
        """What the part came to, where it is done."""
        try:
            found: dict[str, Any] = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if all(self.file(what).exists() for what in self.asked) else None

    def work(self, rater: Rater) -> dict[str, Any]:
        """Rates the part and puts its files in their place, its record last."""
        rows, totals = rater.rate(slice_of(self.lines, self.start, self.end), coded=True)
        for what, frame in zip(WHAT, (rows, totals), strict=True):
            if what in self.asked:
                put(frame, self.file(what))
        summed = sums(rows, totals)
        record(summed, self.record)
        return summed


def put(frame: pl.DataFrame, path: Path) -> None:
    """Writes a frame where either nothing or all of it is seen."""
    half = path.with_suffix(f".{os.getpid()}.half")
    try:
        frame.write_parquet(half, compression="snappy", statistics=False)
    except pl.exceptions.PolarsError as error:
        raise OSError(0, str(error).splitlines()[0], str(path)) from None
    with half.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(half, path)


def record(summed: dict[str, Any], path: Path) -> None:
    """Says that a part is done, and what it came to."""
    half = path.with_suffix(f".{os.getpid()}.half")
    half.write_text(json.dumps(summed), encoding="utf-8")
    os.replace(half, path)


def sums(rows: pl.DataFrame, totals: pl.DataFrame) -> dict[str, Any]:
    """What lines come to together, cents, and how many are told what."""
    added = totals.select(*(pl.col(name).to_physical().sum() for name in SUMS), pl.col("duty").null_count().alias("unread"),
                          (~pl.col("complete")).sum().alias("incomplete")).row(0, named=True)
    rules = totals.filter(pl.col("findings") > 0).group_by("rules").len()
    return {
        "lines": len(totals), "rows": len(rows), "unread": added["unread"], "incomplete": added["incomplete"],
        **{name: int(added[name] or 0) for name in SUMS}, "rules": dict(sorted(rules.iter_rows())),
    }


def together(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The sums of parts together."""
    whole: dict[str, Any] = {"lines": 0, "rows": 0, "unread": 0, "incomplete": 0, **dict.fromkeys(SUMS, 0), "rules": {}}
    for part in parts:
        for name in whole:
            if name != "rules":
                whole[name] += part[name]
        for rule, lines in part["rules"].items():
            whole["rules"][rule] = whole["rules"].get(rule, 0) + lines
    return whole


def begin(asked: Asked, said: dict[str, Any]) -> list[dict[str, Any]]:
    """Opens the folder of the work. What is of other questions is removed, and their words are given."""
    mine = asked.parts(said)
    others = []
    for path in sorted(asked.folder.iterdir()):
        if path.is_dir() and path != mine:
            if path.name != _GONE:
                with contextlib.suppress(OSError, ValueError):
                    others.append(json.loads((path / _QUESTION).read_text(encoding="utf-8")))
            _remove(path)
        elif path.suffix == ".half":
            path.unlink()
    mine.mkdir(exist_ok=True)
    record(said, mine / _QUESTION)
    return others


def _remove(path: Path) -> None:
    """Takes a folder away in one step before it is emptied, so that no half of it is ever taken for the whole."""
    gone = path.with_name(_GONE)
    if path != gone:
        shutil.rmtree(gone, ignore_errors=True)
        os.replace(path, gone)
    shutil.rmtree(gone, ignore_errors=True)


def finish(asked: Asked, parts: Sequence[Part], told: dict[str, Any]) -> None:
    """Makes the files asked for of the parts, each put in its place whole, and removes the folder.

    Ended at any instant, it leaves parts of which the same files are made again.
    """
    for what, out in (("totals", asked.totals), ("rows", asked.out)):
        if out is None:
            continue
        half = asked.folder / f"{what}.half"
        with half.open("wb") as file:
            join([part.file(what) for part in parts], file, {"tidewaiter": json.dumps({"kind": what, **told})})
            file.flush()
            os.fsync(file.fileno())
        try:
            os.replace(half, out)
        except OSError:                              # on another file system
            beside = out.with_name(f".{out.name}.half")
            try:
                shutil.copyfile(half, beside)
                with beside.open("rb") as file:
                    os.fsync(file.fileno())
                os.replace(beside, out)
            except OSError:
                beside.unlink(missing_ok=True)
                raise
    _remove(parts[0].folder)
    shutil.rmtree(asked.folder, ignore_errors=True)
