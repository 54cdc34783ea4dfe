"""Proofs with their arithmetic, the answers that would change a duty, and a duty over days."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.duty.test_case_tables import rows, tables
from tidewaiter.duty.choices import choices, owed
from tidewaiter.duty.law import load
from tidewaiter.duty.over_days import over_days
from tidewaiter.duty.proof import prove
from tidewaiter.money.cents import usd
from tidewaiter.service.quote import Question, Unreadable, read_question

EXPLAINED = yaml.safe_load((Path(__file__).resolve().parents[1] / "cases" / "explained.yaml").read_text(encoding="utf-8"))
BRACKET = {
    "hts": "7326.90.8688", "origin": "CN", "entered": "2026-09-18", "value": "14172", "quantity": ["3540 kg"], "mode": "11", "entry_type": "01",
}


def asked(**options: object) -> Question:
    return read_question(BRACKET | options)


def proof(question: Question):
    return prove(question.line, question.around, load())


def steps(question: Question) -> dict[str, list[tuple[str, str]]]:
    return {one.number: [(step.words, step.comes_to) for step in one.steps] for one in proof(question).charges}


def test_a_percentage_is_shown_to_its_part_of_a_cent_and_rounded():
    assert steps(asked())["7326.90.8688"] == [("14172.00 × 2.9%", "410.988"), ("to the nearest cent, half a cent up", "410.99")]


def test_a_duty_on_content_is_shown_on_its_part_of_the_value():
    parts = read_question(EXPLAINED[1]["asked"])
    assert steps(parts)["9903.81.91"] == [("4000.00 of 10000.00: 40% of the value is its content", "4000.00"), ("4000.00 × 50%", "2000.00")]


def test_a_ceiling_takes_what_column_1_leaves():
    wine = steps(read_question(EXPLAINED[2]["asked"]))
    assert wine["9903.05.39"] == [("10000.00 × 10%, in all", "1000.00"), ("less what column 1 comes to", "126.00"), ("left over", "874.00")]
    assert wine["2204.21.5015"] == [("2000 L × 6.3¢/liter", "126.00")]


def test_a_charge_of_nothing_says_why():
    zero = {one.number: one.zero for one in proof(asked()).charges}
    assert zero["9903.05.90"] and not zero["9903.88.03"]


def test_an_amount_that_is_not_known_is_no_zero_with_a_reason():
    wine = proof(read_question({"hts": "2204.21.5040", "origin": "FR", "entered": "2026-09-18", "value": "1000"}))
    (one,) = (one for one in wine.charges if one.number == "2204.21.5040")
    assert (one.unknown, one.zero) == ("the duty is not known: a quantity in L", "")
    gone = proof(read_question({"hts": "9999.99.9999", "origin": "FR", "entered": "2026-09-18", "value": "1000"}))
    assert ["is not in the schedule" in one.unknown for one in gone.charges if one.charge.article is not None] == [True]
    assert not any(one.unknown for one in proof(asked()).charges)


def test_every_programme_is_told_once():
    found = proof(asked())
    assert len({one.program for one in found.apart} | {one.charge.program for one in found.charges}) == len(found.apart) + len(found.charges)
    assert all(one.because and one.cite for one in found.apart)


@pytest.mark.parametrize("table", tables(), ids=lambda path: path.stem)
def test_the_last_step_is_the_amount(table):
    for row in [*rows(table)][::7]:
        try:
            question = read_question({name: row[name] for name in ("hts", "origin", "entered", "value") if row.get(name)})
        except Unreadable:
            continue
        for one in proof(question).charges:
            assert one.steps[-1].comes_to == usd(one.charge.amount), (row, one)


def test_each_answer_has_the_amount_that_it_would_give():
    question = asked()
    found = {one.fact: one for one in choices(question.line, question.around, load())}
    now = owed(proof(question).assessed)
    amounts = {choice.value: choice for choice in found["confirm_exclusion"].choices}
    assert amounts["true"].less == -354300 and amounts["true"].owed == now - 354300
    assert amounts["false"].less == 0
    assert found["confirm_exclusion"].decides == ("9903.88.69",)


def test_an_answer_that_was_given_can_be_taken_back():
    question = asked(facts={"confirm_exclusion": True})
    given = next(one for one in choices(question.line, question.around, load()) if one.fact == "confirm_exclusion")
    assert given.given == "true" and [one.chosen for one in given.choices] == [True, False, False]
    assert {one.value: one.less for one in given.choices} == {"true": 0, "false": 354300, "": 354300}


def test_a_claim_that_the_column_holds_is_a_choice_and_no_claim_too():
    question = asked(origin="KR", hts="7326.90.8688")
    claim = next(one for one in choices(question.line, question.around, load()) if one.fact == "program")
    assert "KR" in {one.value for one in claim.choices} and "" in {one.value for one in claim.choices}


def test_a_duty_over_days_changes_on_the_day_of_the_law():
    question = asked()
    found = over_days(question.line, question.around, load(), date(2018, 1, 1), date(2019, 6, 1))
    assert [(one.start, one.before, one.duty) for one in found] == [
        (date(2018, 1, 1), date(2018, 9, 24), 41099), (date(2018, 9, 24), date(2019, 5, 10), 182819), (date(2019, 5, 10), date(2019, 6, 1), 395399)]
    turned = found[1].turned[0]
    assert (turned.number, turned.kind, turned.after) == ("9903.88.03", "begins", "10%") and turned.cite


def test_a_day_on_which_the_number_is_not_in_the_schedule_is_not_known():
    question = read_question(EXPLAINED[1]["asked"])
    found = over_days(question.line, question.around, load(), date(2026, 1, 1), date(2026, 3, 1))
    assert not found[0].not_known and "ended" in found[-1].not_known


def test_stretches_lie_side_by_side():
    question = asked()
    found = over_days(question.line, question.around, load(), date(2018, 1, 1), date(2027, 1, 1))
    assert all(one.before == other.start for one, other in itertools.pairwise(found))
