"""Filer and rehearsal killed at random instants: every entry is filed once, in order, and the log is whole. tools/crash_filing.py does it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import postgres

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by POSIX signals"), pytest.mark.timeout(900)]


def crash(*words: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, ROOT / "tools" / "crash_filing.py", *words], capture_output=True, text=True, timeout=850)
    assert done.returncode == 0, done.stderr + done.stdout
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killed_at_random_every_entry_is_filed_once(database: str) -> None:
    if database == "postgresql" and (why := postgres.missing()):
        pytest.skip(why)
    told = crash("--runs", "25", "--seed", "1", "--database", database)
    assert told["runs"] == 25
    assert told["all"]["filer killed"] >= 25
    assert told["rehearsal"]["runs"] >= 12 and told["servers"]["runs"] >= 2 and {"http", "tcp", "file"} <= set(told)
    assert told["rehearsal"]["other side killed"] >= told["rehearsal"]["runs"]


def test_the_rehearsal_killed_while_it_takes_has_taken_all_or_nothing() -> None:
    told = crash("--sweep-rehearsal", "41")
    assert told["points"] >= 45
