"""The lists, rates and rosters against every secondary source of the reference: docs/law/disagreements.md counts what differs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import law_disagreements
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return law_disagreements


@pytest.fixture(scope="module")
def page(tool, reference) -> str:
    return tool.text(reference)


@pytest.mark.reference
def test_every_difference_is_on_the_page(tool, page):
    assert tool.PAGE.read_text(encoding="utf-8") == page, "python tools/law_disagreements.py writes it"


@pytest.mark.reference
def test_the_counts_of_every_list(tool, reference):
    for one in tool.every_list(reference):
        text, other = one.sides
        print(f"{', '.join(one.names)} | {one.other} | {one.day}: {len(text)} and {len(other)}, alone {len(text - other)} and {len(other - text)}")
        assert other, f"{one.other}: nothing to compare"
        assert text ^ other == set() or one.why, f"{one.names} and {one.other} differ, and nobody says why"


@pytest.mark.reference
def test_every_secondary_list_is_compared(page, reference):
    lists = {path.name for path in (reference / "law" / "lists").iterdir() if path.name not in ("README.md", "LICENSE-tariff-rate-tracker.txt")}
    assert sorted(name for name in lists if name not in page) == []
    assert {"ch99_heading_history.csv", "headings_after_rev10.csv"} <= {word.strip(":,") for word in page.split()}


@pytest.mark.reference
def test_every_difference_of_a_rate_has_its_reason(page):
    for title in ("### Another rate", "### Printed, and in no programme", "### The reference's own tables of headings", "### The timeline"):
        part = page.partition(title)[2].partition("\n#")[0]
        rows = [line for line in part.splitlines() if line.startswith("| 99")]
        assert rows
        assert [line for line in rows if line.endswith("|  |")] == []
