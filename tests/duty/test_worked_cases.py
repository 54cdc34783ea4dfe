"""The worked cases of the reference agree, or the primary text refutes them."""

from __future__ import annotations

import pytest

from tests.duty import worked
from tests.duty.worked import PAGE, REFUTED, cases, result

REASONS = PAGE.with_name("refuted.md")


@pytest.mark.reference
def test_worked_cases_agree_or_are_refuted(reference):
    rows = cases(reference)
    assert len(rows) == 100
    wrong = {row["case_id"]: faults for row in rows if row["case_id"] not in REFUTED and (faults := result(row))}
    assert wrong == {}


@pytest.mark.reference
def test_what_is_refuted_does_not_agree_by_now(reference):
    assert [row["case_id"] for row in cases(reference) if row["case_id"] in REFUTED and not result(row)] == []


@pytest.mark.reference
def test_the_page_counts_the_cases(reference):
    assert PAGE.read_text(encoding="utf-8") == worked.text(reference), "python -m tests.duty.worked writes it"


def test_every_refuted_case_has_its_sentence_of_the_law():
    text = REASONS.read_text(encoding="utf-8")
    assert [case for case in REFUTED if f"| {case} |" not in text] == []
