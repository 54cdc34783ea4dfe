"""The proofs over the law files: what the files hold stands, and what is spoiled is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Day, Given, InScope, Origin
from tidewaiter.duty.law import load
from tidewaiter.duty.program import NONE, WHOLE_VALUE, Heading, Numbers, Program, Yield
from tidewaiter.duty.proofs import proofs, two_rates
from tidewaiter.duty.scope import Row, scope

LAW = load()
STEEL = InScope((scope("steel", "steel", [Row("7208", Span(), "test"), Row("7210", Span(), "test")]),))
COATED = InScope((scope("coated", "coated", [Row("7210", Span(), "test")]),))
CHINA, VIETNAM = (Origin(frozenset({country}), (), LAW.member) for country in ("CN", "VN"))
FROM, UNTIL = Day("entered", Span(date(2025, 1, 1))), Day("entered", Span(date(2024, 1, 1), date(2025, 1, 1)))


def heading(number: str, *conditions: Condition, **more: object) -> Heading:
    usual = {"exception": False, "excepts": NONE, "beside": NONE, "below": None, "at_least": None}
    return Heading(number=number, id=number, form="add", rate=1, text="1%", base=WHOLE_VALUE, conditions=conditions, applies=NONE, cite="test",
                   **{**usual, **more})          # type: ignore[arg-type]


def found(*headings: Heading) -> list[str]:
    program = Program("test", "test", "test", 10, headings, ())
    return [finding.message for finding in two_rates(program, replace(LAW, programs=(program,)))]


def test_the_law_files_hold_together():
    assert [finding.message for finding in proofs(LAW)] == []




@pytest.mark.parametrize(("one", "other", "clash"), [
    ((STEEL, CHINA), (COATED, CHINA), True),
    ((STEEL, CHINA), (COATED, VIETNAM), False),
    ((STEEL, CHINA, FROM), (STEEL, CHINA, UNTIL), False),
    ((STEEL, Given("no_metal", True)), (STEEL, Given("no_metal", False)), False),
    ((STEEL, Given("no_metal", True)), (STEEL, Given("note39b", True)), True),
    ((STEEL, Given("no_metal", True, unknown=True)), (STEEL, Given("no_metal", False, unknown=True)), True),
])
def test_two_ordinary_headings_clash_where_both_can_hold(one, other, clash):
    assert bool(found(heading("99030001", *one), heading("99030002", *other))) is clash


def test_a_heading_that_sets_one_aside_on_all_of_the_meeting_ends_the_clash():
    one, other = heading("99030001", STEEL), heading("99030002", COATED)
    both = Numbers((("99030001", "99030002"),))
    assert found(one, other, heading("99030003", COATED, excepts=both)) == [], "all of it"
    assert found(one, other, heading("99030003", COATED, CHINA, excepts=both)), "but for other origins"
    some = heading("99030003", COATED, CHINA, exception=True)
    rest = heading("99030004", COATED, replace(CHINA, wanted=False), exception=True)
    assert found(one, other, some) and found(one, other, rest) and found(one, other, some, rest) == []


def test_tests_of_column_1_that_do_not_meet_do_not_clash():
    low, high = heading("99030001", STEEL, below=15), heading("99030002", STEEL, at_least=15)
    assert found(low, high) == []
    assert found(low, heading("99030002", STEEL, at_least=14))


def test_a_circle_of_yields_is_found_and_told_once():
    one, other = (Program(name, name, "test", 10, (heading(number, STEEL),), (Yield(Numbers(((to, to),)), NONE, "test"),))
                  for name, number, to in (("one", "99030001", "99030002"), ("other", "99030002", "99030001")))
    law = replace(LAW, programs=(one, other))
    assert [finding.rule for finding in proofs(law)] == ["LAW-CIRCLE"]


def test_a_yield_to_a_heading_that_there_is_not_is_found():
    program = Program("one", "one", "test", 10, (heading("99030001", STEEL),), (Yield(Numbers((("99037777", "99037777"),)), NONE, "test"),))
    assert [finding.rule for finding in proofs(replace(LAW, programs=(program,)))] == ["LAW-NO-HEADING"]


def test_two_headings_that_set_each_other_aside_leave_no_rate():
    one = heading("99030001", STEEL, excepts=Numbers((("99030002", "99030002"),)))
    other = heading("99030002", COATED, excepts=Numbers((("99030001", "99030001"),)))
    assert "set each other aside" in " ".join(found(one, other))
    assert found(one, heading("99030002", COATED, exception=True)) == [], "what an ordinary heading names falls before its exceptions do"
