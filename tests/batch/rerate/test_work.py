"""Work that is ended at any instant goes on to the same files, byte for byte; and what is asked otherwise is begun anew."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from tests.batch.rerate.ended import of_files
from tests.batch.rerate.histories import history, shuffled
from tidewaiter.batch.rerate import scattered, work
from tidewaiter.batch.rerate.local import crew
from tidewaiter.batch.rerate.parts import cut
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.scattered import gathered, in_order
from tidewaiter.batch.rerate.work import Asked, Part, begin, finish
from tidewaiter.duty.law import Law
from tidewaiter.service.law import held
from tidewaiter.service.rerate import rerate

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def law() -> Law:
    return held()


@pytest.fixture(scope="module")
def rater(law) -> Rater:
    return Rater(law)


def digest(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


class Ended(BaseException):
    """Stands for the end of the process: nothing of the work catches it."""


_ends: list[int] = []
sys.addaudithook(lambda event, args: _ended(event, args))


def _ended(event: str, args: tuple[object, ...]) -> None:
    if _ends and of_files(event, args):
        _ends[0] -= 1
        if _ends[0] == 0:
            raise Ended


def made(asked: Asked, rater: Rater, size: int) -> None:
    """The work of `service.rerate`, by a rater that is there already."""
    asked.folder.mkdir(exist_ok=True)
    found = cut(asked.lines, size)
    starts = (*range(0, found.lines, size), found.lines) if found.scattered else found.starts
    said = asked.said("edition", found)
    begin(asked, said)
    folder = asked.parts(said)
    parts = [Part(n, asked.lines, start, end, folder) for n, (start, end) in enumerate(pairwise(starts))]
    for job in gathered(asked.lines, found, folder, size) if found.scattered else parts:
        if job.done() is None:
            job.work(rater)
    if found.scattered:
        for part in parts:
            in_order(part)
    finish(asked, parts, {})


@pytest.mark.parametrize("apart", [False, True], ids=["entries together", "entries apart"])
def test_ended_at_every_instant_and_begun_again_it_is_the_same_byte_for_byte(apart, rater, tmp_path):
    lines = history(60)
    (shuffled(lines) if apart else lines).write_parquet(tmp_path / "lines.parquet")
    asked = Asked(tmp_path / "lines.parquet", tmp_path / "out", tmp_path / "totals")
    made(asked, rater, 25)
    right, instants = digest(asked.out, asked.totals), 0
    while True:
        asked.out.unlink(), asked.totals.unlink()
        instants += 1
        _ends.append(instants)
        try:
            made(asked, rater, 25)
        except Ended:
            pass
        else:
            break
        finally:
            _ends.clear()
        made(asked, rater, 25)
        assert digest(asked.out, asked.totals) == right, instants
        assert sorted(path.name for path in tmp_path.iterdir()) == ["lines.parquet", "out", "totals"]
    assert instants > 20


def command(tmp_path: Path, *words: str, ended: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.batch.rerate.ended", str(ended), "duty", "rerate", "lines.parquet", "--out", "out", "--totals", "totals",
         *words],
        cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )


def test_killed_again_and_again_the_command_makes_the_same(tmp_path):
    history(400).write_parquet(tmp_path / "lines.parquet")
    rerate_here(tmp_path)
    right = digest(tmp_path / "out", tmp_path / "totals")
    (tmp_path / "out").unlink(), (tmp_path / "totals").unlink()
    for instant in (9, 14):
        of = command(tmp_path, "--part-lines", "50", "--workers", "1", ended=instant)
        of.communicate()
        assert of.returncode == -signal.SIGKILL and not (tmp_path / "out").exists()
    # by two processes, and the one that hands out the work is killed when some is done
    of = command(tmp_path, "--part-lines", "50", "--workers", "2")
    before = done(tmp_path)
    while done(tmp_path) == before and of.poll() is None:
        time.sleep(0.01)
    of.kill()
    of.communicate()
    reply = rerate_here(tmp_path)
    assert digest(tmp_path / "out", tmp_path / "totals") == right
    assert 0 < reply["resumed"] < reply["parts"] or (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".*"))


def rerate_here(tmp_path: Path, **options):
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        return rerate(Path("lines.parquet"), Path("out"), Path("totals"), workers=1, **{"part_lines": 50, **options})
    finally:
        os.chdir(before)


def done(tmp_path: Path) -> int:
    return len(list(tmp_path.glob(".out.parts/*/done-*.json")))


def test_a_worker_that_is_killed_is_told_and_its_part_done_by_another(tmp_path):
    history(400).write_parquet(tmp_path / "lines.parquet")
    rerate_here(tmp_path)
    right = digest(tmp_path / "out", tmp_path / "totals")
    of = command(tmp_path, "--part-lines", "50", "--workers", "2")
    while not done(tmp_path) and of.poll() is None:
        time.sleep(0.01)
    os.kill(workers_of(of.pid)[0], signal.SIGKILL)
    _, said = of.communicate(timeout=120)
    assert of.returncode == 1 and "a worker was ended by the system" in said and "Traceback" not in said
    assert digest(tmp_path / "out", tmp_path / "totals") == right


def never() -> Rater:
    """Stands for a law that takes long to take up."""
    time.sleep(600)
    raise AssertionError


def test_who_is_interrupted_does_not_wait_for_workers_that_take_up_the_law():
    before = multiprocessing.active_children()
    with pytest.raises(KeyboardInterrupt), crew(never, 2):
        assert len([one for one in multiprocessing.active_children() if one not in before]) == 2
        raise KeyboardInterrupt
    until = time.monotonic() + 30
    while [one for one in multiprocessing.active_children() if one not in before]:
        assert time.monotonic() < until
        time.sleep(0.05)


def workers_of(pid: int) -> list[int]:
    """Its processes that work; not the one that cleans up behind them."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(child)
    return found


def test_entries_apart_come_to_what_they_come_to_together_in_the_order_of_the_file(tmp_path):
    lines = history(300).with_columns(pl.int_range(pl.len()).alias("n"))
    lines.write_parquet(tmp_path / "lines.parquet")
    reply = rerate_here(tmp_path)
    together = {what: pl.read_parquet(tmp_path / what) for what in ("out", "totals")}
    # each entry's lines in their order, the entries dealt like cards
    apart = lines.with_columns((pl.col("n") - pl.col("n").min().over("entry_id")).alias("nth")).sort("nth", "n")
    apart.write_parquet(tmp_path / "lines.parquet")
    told = []
    again = rerate_here(tmp_path, note=told.append)
    assert again["scattered"] and not reply["scattered"] and "gathered" in told[0]
    assert {name: again[name] for name in ("lines", "rows", "duty", "fees", "taxes", "entries")} == {
        name: reply[name] for name in ("lines", "rows", "duty", "fees", "taxes", "entries")}
    assert pl.read_parquet(tmp_path / "totals")["line_id"].to_list() == apart["line_id"].to_list()
    for what, frame in together.items():
        placed = apart.select("line_id").with_row_index().join(frame, on="line_id", how="inner", maintain_order="left_right").drop("index")
        assert pl.read_parquet(tmp_path / what).equals(placed)


@pytest.mark.parametrize("apart", [False, True], ids=["entries together", "entries apart"])
def test_totals_that_nobody_asks_for_are_not_written_on_the_way(apart, tmp_path, monkeypatch):
    lines = history(120)
    (shuffled(lines) if apart else lines).write_parquet(tmp_path / "lines.parquet")
    reply = rerate_here(tmp_path)
    written: list[str] = []
    for module in (work, scattered):
        monkeypatch.setattr(module, "put", lambda frame, path, put=work.put: (written.append(path.name), put(frame, path)))
    again = rerate(tmp_path / "lines.parquet", tmp_path / "without", workers=1, part_lines=50)
    assert written and not [name for name in written if "totals" in name]
    assert pl.read_parquet(tmp_path / "without").equals(pl.read_parquet(tmp_path / "out"))
    apart_from = {"out", "totals", "seconds"}
    assert {name: again[name] for name in again.keys() - apart_from} == {name: reply[name] for name in reply.keys() - apart_from}


def test_another_question_is_begun_anew_and_says_so(tmp_path):
    history(400).write_parquet(tmp_path / "lines.parquet")
    of = command(tmp_path, "--part-lines", "50", "--workers", "1", ended=12)
    of.communicate()
    assert done(tmp_path) > 0
    told = []
    reply = rerate_here(tmp_path, as_if=date(2026, 9, 1), note=told.append)
    assert reply["resumed"] == 0 and reply["as_if"] == "2026-09-01" and "begun anew" in told[0]


@pytest.mark.parametrize("count", [0, 1])
def test_no_line_and_one_line(count, tmp_path):
    history(1).head(count).write_parquet(tmp_path / "lines.parquet")
    reply = rerate_here(tmp_path)
    assert reply["lines"] == count and len(pl.read_parquet(tmp_path / "totals")) == count
    assert pl.read_parquet(tmp_path / "out").columns == ["line_id", "number", "program", "amount", "plan_id"]
