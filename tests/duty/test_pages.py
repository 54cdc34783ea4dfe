"""The pages printed from the law files are those that are committed."""

from __future__ import annotations

from pathlib import Path

from tidewaiter.duty.law import load
from tidewaiter.duty.pages import pages

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "law" / "programs"


def test_the_pages_are_those_that_the_files_print():
    made = pages(load())
    assert {path.name for path in FOLDER.iterdir()} == made.keys(), "run: tidewaiter law pages docs/law/programs"
    stale = [name for name, text in made.items() if (FOLDER / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run: tidewaiter law pages docs/law/programs"
