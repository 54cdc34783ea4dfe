"""The same history on a real cluster of Ray on this machine: the same answer, also where a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.batch.rerate.histories import history
from tidewaiter.batch.rerate.local import WorkerLost
from tidewaiter.batch.rerate.on_ray import run
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.work import Part
from tidewaiter.service.law import held
from tidewaiter.service.rerate import rerate

pytestmark = pytest.mark.timeout(240)


@dataclass(frozen=True)
class Deadly:
    """A part whose worker is ended by the system, so many times as there are marks; each leaves its process's number."""

    part: Part
    times: int

    def work(self, rater: Rater) -> dict[str, Any]:
        marks = list(self.part.folder.glob(f"killed-{self.part.number}-*"))
        if len(marks) < self.times:
            (self.part.folder / f"killed-{self.part.number}-{os.getpid()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.part.work(rater)


def make() -> Rater:
    return Rater(held())


@pytest.fixture(scope="module")
def lines(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("ray") / "lines.parquet"
    history(600).write_parquet(path)
    return path


def parts(lines: Path, folder: Path, size: int = 100) -> list[Part]:
    count = pl.scan_parquet(lines).select(pl.len()).collect().item()
    entries = pl.read_parquet(lines)["entry_id"].to_list()
    cuts = [0]
    for at in range(1, count):
        if at - cuts[-1] >= size and entries[at] != entries[at - 1]:
            cuts.append(at)
    cuts.append(count)
    folder.mkdir()
    return [Part(n, lines, a, b, folder) for n, (a, b) in enumerate(pairwise(cuts))]


def test_a_worker_that_is_killed_loses_and_doubles_nothing(lines, tmp_path):
    """Two workers, one of them killed in the middle of its second part."""
    told = parts(lines, tmp_path / "ray")
    jobs = [Deadly(part, 1 if n == 2 else 0) for n, part in enumerate(told)]
    found = dict(run(jobs, make, 2))
    assert sorted(found) == list(range(len(told)))
    assert len(list((tmp_path / "ray").glob("killed-2-*"))) == 1
    rater = make()
    alone = parts(lines, tmp_path / "alone")
    assert [found[n] for n in range(len(alone))] == [part.work(rater) for part in alone]
    for here, there in zip(told, alone, strict=True):
        assert [here.file(of).read_bytes() for of in ("rows", "totals")] == [there.file(of).read_bytes() for of in ("rows", "totals")]


def test_a_part_whose_workers_are_all_lost_is_refused_with_its_number(lines, tmp_path):
    told = parts(lines, tmp_path / "ray", 300)
    with pytest.raises(WorkerLost, match="part 1 "):
        dict(run([Deadly(part, 99 if n == 0 else 0) for n, part in enumerate(told)], make, 2))


def test_ray_and_this_machine_say_the_same_in_order(lines, tmp_path):
    said = {}
    for engine in ("local", "ray"):
        out, totals = tmp_path / f"{engine}.parquet", tmp_path / f"{engine}-totals.parquet"
        reply = rerate(lines, out, totals, engine=engine, workers=2, part_lines=150)
        said[engine] = (pl.read_parquet(out), pl.read_parquet(totals), {name: reply[name] for name in ("lines", "rows", "duty", "fees", "taxes")})
    assert said["local"][0].equals(said["ray"][0])
    assert said["local"][1].equals(said["ray"][1])
    assert said["local"][2] == said["ray"][2]


def test_without_ray_the_command_says_what_to_install(lines, tmp_path):
    (tmp_path / "ray.py").write_text("raise ImportError('not here')")
    call = ["duty", "rerate", str(lines), "--out", str(tmp_path / "o.parquet"), "--engine", "ray"]
    done = subprocess.run(
        [sys.executable, "-c", "from tidewaiter.cli import main; main()", *call],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])},
    )
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].startswith("Error: the engine ray needs Ray: pip install 'tidewaiter[ray]'")
    assert not done.stdout
