"""Why a line owes what it owes: asked by itself, side by side, and of a file."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.entries.conftest import new
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.quote import read_question
from tidewaiter.service.seat import Refused
from tidewaiter.service.why.asked import duty_over_days, side_by_side, why_asked
from tidewaiter.service.why.of_file import answer_on_line, question_of_line, why_file, why_line
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store.ledger import Missing

BRACKET = {
    "hts": "7326.90.8688", "origin": "CN", "entered": "2026-09-18", "value": "14172", "quantity": ["3540 kg"], "mode": "11", "entry_type": "01",
}


def test_a_line_that_is_asked_about_adds_up(writer):
    found = why_asked(writer, read_question(BRACKET))
    assert found.total == found.proof.duty + found.fees_total + found.taxes_total == 1103999 + found.fees_total
    assert found.known and found.asked


def test_side_by_side_names_what_differs(writer):
    found = side_by_side(writer, read_question(BRACKET), read_question(BRACKET | {"origin": "VN"}))
    by_number = {one.number: one for one in found.duties}
    assert by_number["9903.88.03"].other_amount is None and by_number["9903.88.03"].differs
    assert not by_number["7326.90.8688"].differs
    assert found.difference == sum(one.difference for one in (*found.duties, *found.fees))


def test_days_that_are_none_are_refused(writer):
    with pytest.raises(WrongCall):
        duty_over_days(writer, read_question(BRACKET), date(2026, 1, 1), date(2026, 1, 1))


def test_a_line_of_a_file_has_its_share_of_the_fees(writer):
    file = add_file(writer, new())
    whole = why_file(writer, file.id)
    lines = [why_line(writer, file.id, one.number) for one in whole.lines]
    for fee in whole.assessment.fees:
        assert sum(share for line in lines for of, share in line.shares if of.class_code == fee.class_code) == fee.amount
    assert sum(one.why.proof.duty for one in lines) == whole.assessment.duty + sum(one.cases for one in whole.lines)
    assert question_of_line(writer, file.id, 1).line.hts == whole.lines[0].hts
    with pytest.raises(Missing):
        why_line(writer, file.id, 99)


def test_an_answer_is_kept_with_the_line_and_can_be_taken_back(writer):
    file = add_file(writer, new())
    before = why_line(writer, file.id, 1)
    record = answer_on_line(writer, file.id, 1, before.line.version, "confirm_exclusion", "true")
    assert record.value.line.facts["confirm_exclusion"] is True
    again = answer_on_line(writer, file.id, 1, record.version, "confirm_exclusion", "")
    assert "confirm_exclusion" not in again.value.line.facts
    with pytest.raises(Refused):
        answer_on_line(writer, file.id, 1, again.version, "no_such_fact", "true")
