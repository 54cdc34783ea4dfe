"""The commands of the outbox and the log: JSON, exit status, one line for a wrong call."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.filing.servers import answer
from tidewaiter.cli.commands import tidewaiter

A = Path(__file__).resolve().parents[2] / "examples" / "a-steel-brackets"


def run(*words: object):
    return CliRunner().invoke(tidewaiter, [*map(str, words)])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("prepared") / "a"
    assert run("entry", "prepare", A, "--out", out).exit_code == 0
    return out


def test_a_filing_is_listed_drained_and_given_up(prepared: Path, tmp_path: Path, home: Path) -> None:
    folder = shutil.copytree(prepared, tmp_path / "a")
    url = f"file://{tmp_path}/drop"
    first = run("entry", "file", folder, "--ace", url, "--wait", "0", "--json")
    assert first.exit_code == 0
    told = json.loads(first.stdout)
    assert (told["answer"], told["reply"]) == ("queued, not sent yet", "")
    control = told["control"]
    listed = json.loads(run("outbox", "list", "--json").stdout)
    assert [(one["control"], one["state"], one["entry"]) for one in listed["filings"]] == [(control, "queued", "B7603245278")]
    assert set(listed["filings"][0]) == {"control", "entry", "application", "to", "state", "means", "tries", "why", "queued", "changed", "sha256",
                                         "replies", "decisions"}
    (tmp_path / "drop" / "from-cbp").mkdir(parents=True)
    message = (folder / "entry_summary.abi").read_bytes()
    (tmp_path / "drop" / "from-cbp" / f"5-{control}.abi").write_bytes(answer(message))
    drained = run("outbox", "run", "--once", "--json")
    assert (drained.exit_code, json.loads(drained.stdout)["filings"]) == (0, [])
    assert [one["state"] for one in json.loads(run("outbox", "list", "--all", "--json").stdout)["filings"]] == ["accepted"]
    assert json.loads(run("entry", "file", folder, "--ace", url, "--json").stdout)["answer"] == "accepted"
    assert run("outbox", "give-up", control, "--by", "N", "--why", "W").exit_code == 2
    other = json.loads(run("entry", "file", folder, "--ace", "tcp://127.0.0.1:9", "--wait", "0", "--json").stdout)["control"]
    assert run("outbox", "retry", other, "--by", "N", "--why", "W").exit_code == 2
    given = run("outbox", "give-up", other, "--by", "N. Broker", "--why", "filed on paper", "--json")
    assert (given.exit_code, json.loads(given.stdout)["state"]) == (0, "given up")
    decisions = json.loads(run("outbox", "list", "--all", "--json").stdout)["filings"][1]["decisions"]
    assert [(one["by"], one["why"], one["state"]) for one in decisions] == [("N. Broker", "filed on paper", "queued")]
    for words in (["list"], ["list", "--all"], ["run", "--once"]):
        assert run("outbox", *words).exit_code == 0
    assert "Nothing is open" in run("outbox", "list").stdout


def test_the_log_is_listed_shown_and_proved(prepared: Path, tmp_path: Path, home: Path) -> None:
    folder = shutil.copytree(prepared, tmp_path / "a")
    assert run("entry", "file", folder).exit_code == 0
    listed = [json.loads(line) for line in run("abi", "log", "list", "--json").stdout.splitlines()]
    assert [(one["seq"], one["direction"], one["application"]) for one in listed] == [(1, "out", "AE"), (2, "in", "AX")]
    shown = run("abi", "log", "show", "2")
    assert shown.stdout_bytes == next((folder / "replies").iterdir()).read_bytes()
    told = json.loads(run("abi", "log", "show", "2", "--json").stdout)
    assert told["body"].encode("latin-1") == shown.stdout_bytes and told["conditions"][-1]["code"] == "995"
    proved = run("abi", "log", "verify", "--json")
    head = json.loads(proved.stdout)
    assert (proved.exit_code, head["messages"], head["findings"]) == (0, 2, [])
    assert run("abi", "log", "verify", "--noted", head["head"]).exit_code == 0
    with sqlite3.connect(home / "tidewaiter.sqlite") as database:
        database.execute("DROP TRIGGER message_log_no_update")
        database.execute("UPDATE message_log SET body = 'forged' WHERE seq = 1")
    database.close()
    broken = run("abi", "log", "verify", "--json")
    assert broken.exit_code == 1
    assert [(one["rule"], one["where"], one["severity"]) for one in json.loads(broken.stdout)["findings"]] == [("LOG-CHANGED", "message 1", "fatal")]
    assert "message 1" in run("abi", "log", "verify").stderr
    assert len(run("abi", "log", "list", "--after", "1").stdout.splitlines()) == 1


WRONG = [
    ["abi", "log", "show", "1"], ["abi", "log", "show", "0"], ["abi", "log", "show", "x"], ["abi", "log", "verify", "--noted", "7"],
    ["abi", "log", "verify", "--database", "mysql://h/d"], ["abi", "log", "list", "--most", "0"], ["outbox", "retry", "X"],
    ["outbox", "retry", "X", "--by", "N", "--why", "W"], ["outbox", "give-up", "X", "--by", " ", "--why", "W"],
    ["outbox", "list", "--database", "postgresql://127.0.0.1:1/none"], ["entry", "file", str(A), "--ace", "gopher://h"],
    ["entry", "file", str(A), "--wait", "-1"],
]


@pytest.mark.parametrize("words", WRONG, ids=[" ".join(words)[:60] for words in WRONG])
def test_a_wrong_call_is_one_line_and_status_2(words: list[str]) -> None:
    done = run(*words)
    assert done.exit_code == 2, done.output
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1


def test_settings_of_another_shape_are_said_in_one_line(prepared: Path, tmp_path: Path, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "filing.yaml").write_text("wires: [1, 2]")
    folder = shutil.copytree(prepared, tmp_path / "a")
    told = json.loads(run("entry", "file", folder, "--ace", "sftp://h/x", "--wait", "5", "--json").stdout)
    assert told["answer"] == "refused: not sent"
    assert "filing.yaml" in told["findings"][-1]["message"]
