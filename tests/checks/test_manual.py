"""The page of rules is what the rules say."""

from __future__ import annotations

from pathlib import Path

from tidewaiter.checks import RULES, manual

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_page_of_rules_is_current():
    assert PAGE.read_text(encoding="utf-8") == manual()


def test_every_rule_has_its_row():
    for rule in RULES.values():
        assert f"| `{rule.id}` | {rule.severity} | {rule.text}" in manual()


def test_a_rule_is_stated_in_a_sentence():
    for rule in RULES.values():
        assert rule.text[0].isupper() and rule.text.endswith("."), rule.id
        assert rule.cite, rule.id
