"""The pages of chapter 98, the special programs and small shipments are those that the declarations print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidewaiter.duty.preference_pages import pages

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "law"


@pytest.mark.parametrize("name", ["chapter-98.md", "special-programs.md", "small-shipments.md"])
def test_the_page_is_the_one_that_is_printed(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run: python -m tidewaiter.duty.preference_pages docs/law"
