"""docs/clearance-states.md: `python -m tests.clearance.states_page` writes it; a test compares."""

from __future__ import annotations

from pathlib import Path

from tidewaiter.clearance.diagram import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "clearance-states.md"

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
