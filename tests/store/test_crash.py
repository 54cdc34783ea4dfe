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
    words = [sys.executable, ROOT / "tools" / "crash_records.py", "--runs", "15", "--database", database]
    done = subprocess.run(words, capture_output=True, text=True, timeout=550)
    assert done.returncode == 0, done.stderr + done.stdout
    told = json.loads(done.stdout)["all"]
    assert told["runs"] == 15 and told["writer"] >= 15 and told["at an instruction"] >= 8
    assert told["acknowledged"] >= 100
    if database == "postgresql" and not os.environ.get("TIDEWAITER_POSTGRES"):
        assert told["server"] >= 5
