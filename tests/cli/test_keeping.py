"""The commands of keeping: JSON, exit status, one line for a wrong call."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.store.filled import fill
from tidewaiter.cli.commands import tidewaiter
from tidewaiter.store.database import connect


def run(*words: object) -> Result:
    return CliRunner().invoke(tidewaiter, [*map(str, words)])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    database = connect(f"sqlite:///{tmp_path / 'home' / 'tidewaiter.sqlite'}")
    fill(database)
    database.close()
    return tmp_path / "home"


def test_verify_prints_the_heads_and_holds_to_those_that_were_noted() -> None:
    told = json.loads(run("verify", "--json").stdout)
    assert set(told["heads"]) == {"messages", "ledger", "harbour", "inland"} and told["count"] == 0
    noted = [word for name, head in told["heads"].items() for word in ("--noted", f"{name}={head}")]
    assert run("verify", *noted).exit_code == 0
    gone = run("verify", "--json", "--noted", f"elsewhere=3:{'0' * 64}")
    assert gone.exit_code == 1
    assert {one["rule"] for one in json.loads(gone.stdout)["findings"]} == {"EVENTS-TENANT", "EVENTS-CUT"}


def test_verify_ends_with_1_where_something_was_changed(home: Path) -> None:
    connection = sqlite3.connect(home / "tidewaiter.sqlite")
    connection.execute("UPDATE transmissions SET purpose = 'correction' WHERE id = (SELECT id FROM transmissions LIMIT 1)")
    connection.commit()
    connection.close()
    found = run("verify")
    assert found.exit_code == 1
    assert "RECORD-CHANGED" in found.stderr and "2 findings" in found.stdout                # one of each firm


@pytest.mark.parametrize("name", ["out.zip", "out"])
def test_out_and_in(tmp_path: Path, name: str) -> None:
    assert json.loads(run("export", tmp_path / name, "--json").stdout)["rows"] > 40
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    assert json.loads(run("import", tmp_path / name, "--database", other, "--json").stdout)["heads"]
    assert run("verify", "--database", other).exit_code == 0


def test_a_backup_and_its_way_back(home: Path, tmp_path: Path) -> None:
    assert json.loads(run("backup", tmp_path / "copy", "--json").stdout)["form"] == "sqlite"
    assert run("restore", tmp_path / "copy").exit_code == 2                  # something is there
    told = json.loads(run("restore", tmp_path / "copy", "--replace", "--json").stdout)
    assert Path(told["aside"]).parent == home and told["count"] == 0
    assert run("verify").exit_code == 0


def wrong(tmp_path: Path) -> list[tuple[object, ...]]:
    (tmp_path / "odd").write_bytes(b"odd")
    return [
        ("export", tmp_path / "odd"), ("export", tmp_path / "x.zip", "--tenant", "nobody"), ("import", tmp_path / "odd"),
        ("import", tmp_path / "none"), ("import", tmp_path / "odd", "--database", f"sqlite:///{tmp_path / 'new.sqlite'}"),
        ("backup", tmp_path / "odd"),
        ("restore", tmp_path / "odd", "--replace"), ("restore", tmp_path / "none"), ("verify", "--noted", "messages"),
        ("verify", "--noted", "messages=x:y"), ("verify", "--database", "nonsense"),
        *((word, *rest, "--database", f"sqlite:///{tmp_path / 'new.sqlite'}") for word, *rest in
          (("verify",), ("export", tmp_path / "x.zip"), ("backup", tmp_path / "x.copy"))),
    ]


@pytest.mark.parametrize("n", range(14))
def test_a_wrong_call_is_one_line(tmp_path: Path, n: int) -> None:
    words = wrong(tmp_path)[n]
    told = run(*words)
    assert told.exit_code == 2, told.output
    assert told.stderr.startswith("Error: ") and told.stderr.count("\n") == 1 and told.stdout == ""
    assert not (tmp_path / "new.sqlite").exists()
