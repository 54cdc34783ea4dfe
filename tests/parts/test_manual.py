"""The columns in docs/parts.md are those that are declared."""

from pathlib import Path

from tidewaiter.parts.columns import manual

PAGE = Path(__file__).resolve().parents[2] / "docs" / "parts.md"


def test_the_page_has_the_columns_as_they_are_declared():
    """To print it again: write `manual()` below the last comment of the page."""
    assert PAGE.read_text("utf-8").endswith("-->\n\n" + manual())
