"""An entry filed to `ace serve` as a process of its own, over each of its doors, with the process killed and started again in between."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from tests.ace.serving import ROOT, Served, served
from tests.ports import free
from tidewaiter.cli.commands import tidewaiter

A, NUMBER = ROOT / "examples" / "a-steel-brackets", "B76-0324527-8"


def run(*words: object) -> dict[str, Any]:
    done = CliRunner().invoke(tidewaiter, [*map(str, words), "--json"])
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_an_entry_is_filed_once_by_each_door_whatever_becomes_of_the_other_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    door, line, drop = free(), free(), tmp_path / "drop"
    web, tcp, folder = f"http://127.0.0.1:{door}", f"tcp://127.0.0.1:{line}", f"file://{drop}"

    def rehearsal() -> AbstractContextManager[Served]:
        return served(tmp_path / "ace", "--clock", "2026-09-24", "--port", str(door), "--tcp-port", str(line), "--drop", str(drop))

    with rehearsal() as one:
        first = run("entry", "file", A, "--ace", web)
        assert (first["answer"], [said["code"] for said in first["conditions"] if said["final"]]) == ("accepted", ["995"])
        one.kill()

    # What is kept answers, and what is new waits.
    assert run("entry", "file", NUMBER, "--ace", web) == first
    assert run("entry", "file", NUMBER, "--ace", tcp, "--wait", "1")["answer"] == "queued, not sent yet"

    with rehearsal() as one:
        by_tcp = run("entry", "file", NUMBER, "--ace", tcp)
        one.kill()

    with rehearsal():
        by_folder = run("entry", "file", NUMBER, "--ace", folder)
        filed = [first, by_tcp, by_folder]
        assert [one["answer"] for one in filed] == ["accepted"] * 3
        mail = httpx.get(f"{web}/abi/B76/replies", timeout=30).json()["replies"]
        assert [one["control"] for one in mail] == [one["control"] for one in filed]
        assert [one["body"].encode("latin-1") for one in mail] == [Path(one["reply"]).read_bytes() for one in filed]
        assert [one["entry"] for one in httpx.get(f"{web}/entries", timeout=30).json()["entries"]] == [NUMBER.replace("-", "")]
        for subject in (NUMBER.replace("-", ""), NUMBER, *(one["control"] for one in filed)):
            why = httpx.get(f"{web}/why/{subject}", timeout=30)
            assert why.status_code == 200 and why.text.count("summary accepted") >= 1

    # To the ledger each door is another peer, whose mailbox holds what was answered through the others, too.
    told = run("abi", "log", "verify")
    assert (told["messages"], told["findings"]) == (3 + 1 + 2 + 3, [])
    listed = run("outbox", "list", "--all")
    assert [(one["control"], one["to"], one["state"], len(one["replies"])) for one in listed["filings"]] == [
        (one["control"], f"{address}#B76", "accepted", 1) for one, address in zip(filed, (web, tcp, folder), strict=True)
    ]
    assert {one["note"] for one in listed["unmatched"]} == {"it answers nothing that was sent"} and len(listed["unmatched"]) == 3
