"""Writers and the server under them killed at random: no acknowledged write is lost, no move is half there. tools/crash_records.py does it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by POSIX signals"), pytest.mark.timeout(600)]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killed_at_random_what_was_acknowledged_is_there_and_moves_are_whole(database: str) -> None:
    if database == "postgresql" and (why := postgres.missing()):
        pytest.skip(why)
    wanted = {"runs": 15, "writer": 15, "at an instruction": 8, "acknowledged": 100}
    if database == "postgresql" and not os.environ.get("TIDEWAITER_POSTGRES"):
        wanted["server"] = 5
    told = dict.fromkeys(wanted, 0)
    for seed in range(4):                    # chance decides what is killed: it goes on until enough was
        words = [sys.executable, ROOT / "tools" / "crash_records.py", "--runs", "15", "--database", database, "--seed", str(seed)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=550)
        assert done.returncode == 0, done.stderr + done.stdout
        found = json.loads(done.stdout)["all"]
        told = {name: count + found[name] for name, count in told.items()}
        if all(told[name] >= least for name, least in wanted.items()):
            return
    raise AssertionError(f"{told}, and {wanted} were wanted")
