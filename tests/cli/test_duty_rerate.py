"""`duty rerate`, as a user calls it: what it prints and where, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from tests.batch.rerate.histories import history
from tidewaiter.batch.rerate.joined import told
from tidewaiter.cli.commands import tidewaiter


def run(*words):
    return CliRunner().invoke(tidewaiter, ["duty", "rerate", *map(str, words)])


@pytest.fixture
def lines(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lines.parquet"
    history(40).write_parquet(path)
    return path


def test_one_object_is_printed_and_what_is_done_goes_elsewhere(lines):
    done = run(lines, "--out", "out", "--totals", "totals", "--json")
    reply = json.loads(done.stdout)
    assert done.exit_code == 1, "some lines cannot be read"
    assert reply["lines"] == 40 == reply["rated"] + reply["refused"] and reply["refused"] == history(40).filter(pl.col("hts") == "1").height
    totals, rows = pl.read_parquet("totals"), pl.read_parquet("out")
    assert reply["rows"] == len(rows) and totals["line_id"].equals(history(40)["line_id"])
    for name in ("duty", "fees"):
        assert reply[name] == str(totals[name].sum())
    assert str(rows["amount"].sum()) == reply["duty"]
    assert {one["rule"] for one in reply["findings"]} == {rule for rules in totals["rules"] for rule in rules.split(",") if rule}
    assert (reply["as_if"], reply["known_on"], reply["resumed"], reply["parts"], reply["scattered"]) == (None, None, 0, 1, False)
    for path, kind in (("out", "rows"), ("totals", "totals")):
        of = json.loads(told(Path(path), "tidewaiter") or "")
        assert (of["kind"], of["lines"], Path(of["out"]).name, Path(of["totals"]).name) == (kind, str(lines), "out", "totals")
        assert of["edition"] == reply["edition"] and of["made"]


def test_sound_lines_end_well_and_a_person_reads_the_sums(lines):
    history(40).filter((pl.col("hts") != "1").all().over("entry_id"), pl.col("hts") == "7318152095").write_parquet(lines)
    done = run(lines, "--out", "out", "--as-if", "2026-03-02", "--workers", "1")
    assert done.exit_code == 0 and "duty" in done.stdout and not done.stdout.startswith("{")
    assert json.loads(told(Path("out"), "tidewaiter") or "")["as_if"] == "2026-03-02"


@pytest.mark.parametrize("words, said", [
    (("nothing.parquet", "--out", "out"), "is no file"),
    (("lines.parquet", "--out", "lines.parquet"), "different files"),
    (("lines.parquet", "--out", "out", "--totals", "./out"), "different files"),
    (("lines.parquet", "--out", "nowhere/out"), "no folder"),
    (("lines.parquet", "--out", "."), "is a folder"),
    (("lines.parquet", "--out", "out", "--as-if", "2026-02-30"), "2026-02-30"),
    (("lines.parquet", "--out", "out", "--as-if", "1850-01-01"), "the law is held from"),
    (("lines.parquet", "--out", "out", "--known-on", "soon"), "soon"),
    (("lines.parquet", "--out", "out", "--engine", "steam"), "local, ray"),
    (("lines.parquet", "--out", "out", "--workers", "0"), "0 workers"),
    (("text.parquet", "--out", "out"), "no Parquet file"),
    (("short.parquet", "--out", "out"), "no column"),
    (("lines.parquet",), "--out"),
])
def test_a_wrong_call_is_told_in_one_line_and_makes_nothing(words, said, lines):
    Path("text.parquet").write_text("line_id,hts\n1,2\n", encoding="utf-8")
    pl.DataFrame({"line_id": [1]}).write_parquet("short.parquet")
    before = sorted(path.name for path in Path().iterdir())
    done = run(*words)
    assert done.exit_code == 2 and said in done.stderr and done.stderr.count("\n") <= 1 + done.stderr.startswith("Usage"), done.stderr
    assert done.stdout == "" and sorted(path.name for path in Path().iterdir()) == before


def test_what_another_is_making_is_left_to_it(lines):
    fcntl = pytest.importorskip("fcntl")
    Path(".out.parts").mkdir()
    with Path(".out.parts/lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = run(lines, "--out", "out")
    assert done.exit_code == 2 and "another process" in done.stderr
    assert run(lines, "--out", "out").exit_code == 1, "a lock that nobody holds is none"


def test_lines_that_are_damaged_are_told(lines):
    good = lines.read_bytes()
    lines.write_bytes(good[:100] + bytes(200) + good[300:])
    done = run(lines, "--out", "out")
    assert done.exit_code == 2 and "lines.parquet" in done.stderr and "Traceback" not in done.stderr, (done.stderr, done.exception)
