"""A question as its options put it, and what is said of the options themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tidewaiter.service.quote import Unreadable, read_question, refuse

GOOD = {"hts": "7326.90.8688", "origin": "cn", "entered": "2026-09-18", "value": "14172"}


def rules(**more: object) -> set[str]:
    return {finding.rule for finding in read_question({**GOOD, **more}).findings}


def test_a_question_is_read_with_hyphens_or_underscores() -> None:
    for name in ("entry-type", "entry_type"):
        question = read_question({**GOOD, name: "11", "quantity": "3540 kg", "facts": {"no_metal": False, "steel_pct": 100}})
        assert question.around.entry_type == "11"
        assert question.around.entered == date(2026, 9, 18)
        assert question.line.origin == "CN"
        assert [(one.amount, one.unit) for one in question.line.articles[0].quantities] == [(Decimal(3540), "KG")]


@pytest.mark.parametrize(("value", "dollars", "noted"), [
    ("14172", 14172, False), ("14172.49", 14172, True), ("14172.50", 14173, True), ("0.49", 0, True), (14172, 14172, False),
])
def test_a_value_is_rated_in_whole_dollars_and_says_so(value: object, dollars: int, noted: bool) -> None:
    question = read_question({**GOOD, "value": value})
    assert question.line.value == dollars
    assert ("QUOTE-VALUE" in {finding.rule for finding in question.findings}) is noted


@pytest.mark.parametrize("wrong", [
    {"hts": ""}, {"hts": "7326.90.86"}, {"origin": None}, {"entered": "2026-9-18"}, {"entered": "2017-12-31"}, {"value": "1e3"}, {"value": "-0.01"},
    {"value": "NaN"}, {"quantity": "kg"}, {"quantity": "-1 kg"}, {"quantity": "Infinity kg"}, {"facts": ["no_metal"]}, {"fact": ("no_metal",)},
    {"exported": "soon"}, {"known_on": "soon"}, {"colour": "red"},
])
def test_a_question_that_cannot_be_read_is_refused_in_one_line(wrong: dict[str, object]) -> None:
    with pytest.raises(Unreadable) as refused:
        read_question({**GOOD, **wrong})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("more", "rule"), [
    ({"origin": "ZZ"}, "ORIGIN-UNKNOWN"), ({"exported": "2026-09-19"}, "DATES-ORDER"), ({"loaded": "2026-09-19"}, "DATES-ORDER"),
    ({"quantity": "3 bushels"}, "UNIT-UNKNOWN"), ({"case": "570"}, "ADCVD-CASE"),
])
def test_what_can_be_read_and_cannot_stand_is_a_finding(more: dict[str, object], rule: str) -> None:
    assert rule in rules(**more)
    assert rule not in rules()


def test_the_reply_to_an_unreadable_line_knows_no_amount() -> None:
    reply = refuse({"id": 7}, "line 3: value missing")
    assert reply["id"] == "7"
    assert {reply[name] for name in ("duty", "fees_total", "taxes_total", "total", "edition")} == {None}
    assert [finding["severity"] for finding in reply["findings"]] == ["fatal"]
