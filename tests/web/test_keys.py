"""The page of the keys is printed from their declaration."""

from __future__ import annotations

from pathlib import Path

from tidewaiter.web.keys import KEYS, manual

ROOT = Path(__file__).parents[2]


def test_the_page_of_the_keys_is_as_they_are_declared() -> None:
    assert (ROOT / "docs" / "workbench-keys.md").read_text(encoding="utf-8") == manual()


def test_no_key_does_two_things_on_one_page() -> None:
    for room in {key.room for key in KEYS}:
        there = [key.keys for key in KEYS if key.room == room]
        assert len(there) == len(set(there))
