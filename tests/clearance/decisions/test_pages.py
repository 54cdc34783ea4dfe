"""The printed tables are those of the declarations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidewaiter.clearance.decisions.pages import pages

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("name", pages())
def test_a_page_is_printed_from_its_table(name):
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run: python -m tidewaiter.clearance.decisions.pages docs"


def test_every_rule_of_the_gate_is_on_its_page():
    told = (DOCS / "decisions-gate.md").read_text(encoding="utf-8")
    folder = DOCS.parent / "src" / "tidewaiter" / "clearance" / "decisions"
    import re
    rules = {rule for path in folder.glob("*.py") for rule in re.findall(r'"((?:GATE|DEC|REV|POL|PROV)-[A-Z-]+)"', path.read_text(encoding="utf-8"))}
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in told] == []
