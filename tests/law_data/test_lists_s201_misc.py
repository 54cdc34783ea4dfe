"""What is read of safeguards, quotas and bans stands in the law as the tool writes it from the reference."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tidewaiter.lawfiles import law_dir

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.reference
def test_the_tool_writes_what_is_committed(reference: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "law_lists_s201_misc.py", reference, "--law", tmp_path], check=True, capture_output=True)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 9
    for path in written:
        assert path.read_bytes() == (law_dir() / path.relative_to(tmp_path)).read_bytes(), path.name


def test_no_over_quota_number_is_in_quota() -> None:
    with (law_dir() / "lists" / "trq_pairs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    within = {row["hts"] for row in rows}
    assert not [row for row in rows if within & set(row["over_quota"].split("|"))]
