"""The work of a rerate: what is asked, the folder in which its parts come to be, and what is made of them in the end.

A part is done when its record stands in the folder; what was done before the power failed is not done again, and what was half done is not
seen. The files asked for are put in their place whole. Started again with the same question the work goes on; with another it begins.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.batch.rerate.joined import join
from tidewaiter.batch.rerate.parts import Cut, slice_of
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.values import immutable

_CODE = hashlib.blake2b(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))), digest_size=8).hexdigest()
SUMS = ("duty", "fees", "taxes")


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
        """Where the parts come to be: beside what is made of them, so that they are put in place without a copy over file systems."""
        return self.out.with_name(f".{self.out.name}.parts")

    def said(self, edition: str, cut: Cut) -> dict[str, Any]:
        """All that the answer turns on, so that another question is seen to be one."""
        of = self.lines.stat()
        return {
            "lines": str(self.lines.resolve()), "size": of.st_size, "changed": of.st_mtime_ns, "totals": self.totals is not None,
            "as_if": self.as_if and self.as_if.isoformat(), "known_on": self.known_on and self.known_on.isoformat(), "edition": edition,
            "code": _CODE, "polars": pl.__version__, "starts": list(cut.starts), "scattered": cut.scattered,
        }


@immutable
class Part:
    """Lines of a file from `start` to before `end`, and the folder in which what they owe is put."""

    number: int
    lines: Path
    start: int
    end: int
    folder: Path

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
        return found

    def work(self, rater: Rater) -> dict[str, Any]:
        """Rates the part and puts its files in their place, its record last."""
        rows, totals = rater.rate(slice_of(self.lines, self.start, self.end))
        put(rows, self.file("rows"))
        put(totals, self.file("totals"))
        summed = sums(rows, totals)
        half = self.record.with_suffix(".half")
        half.write_text(json.dumps(summed), encoding="utf-8")
        os.replace(half, self.record)
        return summed


def put(frame: pl.DataFrame, path: Path) -> None:
    """Writes a frame where either nothing or all of it is seen."""
    half = path.with_suffix(f".{os.getpid()}.half")
    frame.write_parquet(half, compression="snappy", statistics=False)
    with half.open("rb") as file:
        os.fsync(file.fileno())
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


def begin(asked: Asked, said: dict[str, Any]) -> bool:
    """Opens the folder of the work, and says whether it goes on with what was begun. What is of another question is removed."""
    question = asked.folder / "question.json"
    try:
        same = bool(json.loads(question.read_text(encoding="utf-8")) == said)
    except (OSError, ValueError):
        same = False
    if not same:
        for path in asked.folder.glob("*") if asked.folder.exists() else ():
            if path.name != "lock":
                path.unlink() if path.is_file() else shutil.rmtree(path)
        asked.folder.mkdir(parents=True, exist_ok=True)
        half = question.with_suffix(".half")
        half.write_text(json.dumps(said), encoding="utf-8")
        os.replace(half, question)
    return same


def finish(asked: Asked, parts: Sequence[Part], told: dict[str, Any]) -> None:
    """Makes the files asked for of the parts, each put in its place whole, and removes the folder."""
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
            shutil.copyfile(half, beside := out.with_name(f".{out.name}.half"))
            os.replace(beside, out)
    shutil.rmtree(asked.folder, ignore_errors=True)
