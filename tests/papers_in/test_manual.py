"""docs/shipment-folder.md says what the readers read."""

from __future__ import annotations

from pathlib import Path

from tidewaiter.papers import files, tree
from tidewaiter.papers.keys import manual
from tidewaiter.papers.table import MOST_ROWS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "shipment-folder.md"


def test_the_page_ends_with_the_keys_as_they_are_declared() -> None:
    """To print it again: write `manual()` below the last comment of the page."""
    assert PAGE.read_text("utf-8").endswith("-->\n\n" + manual())


def test_the_page_names_the_limits() -> None:
    assert f"{files.MOST_BYTES // 1_000_000} MB" in PAGE.read_text("utf-8")
    assert f"YAML file than {tree.MOST_BYTES // 1_000_000} MB" in PAGE.read_text("utf-8")
    assert f"{MOST_ROWS:,} rows" in PAGE.read_text("utf-8")
