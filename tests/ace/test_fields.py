"""A field by itself: blank though mandatory, or no number, day or code that it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidewaiter.abi import codec
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.record import NUMERIC
from tidewaiter.ace.conditions import dictionary
from tidewaiter.ace.fields import FAULTS, check
from tidewaiter.ace.summary import Placed

RECORDS = APPLICATIONS["AE"].records
FIELDS = [(record, field) for record, fields in FAULTS.items() for field in fields]


def found(record: str, field: str, value: str) -> set[str]:
    line = "".join(one.fixed or " " * one.width for one in RECORDS[record].fields)
    one = RECORDS[record].field(field)
    spoiled = line[: one.first - 1] + value.ljust(one.width)[: one.width] + line[one.last :]
    return {condition.code for condition in check(Placed(RECORDS[record].parse(spoiled), ()))}


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=[".".join(one) for one in FIELDS])
def test_a_blank_mandatory_field_has_its_condition(record, field):
    blank = FAULTS[record][field].blank
    assert (blank in found(record, field, "")) is bool(blank)


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=[".".join(one) for one in FIELDS])
def test_a_value_that_the_field_may_not_have_has_its_condition(record, field):
    kind = RECORDS[record].field(field)
    value = "A" if kind.kind in NUMERIC else "a"
    assert FAULTS[record][field].wrong in found(record, field, value)


def test_days_of_partner_agencies_have_eight_digits():
    message = (Path(__file__).parents[1] / "golden" / "agency_entry_summary.abi").read_bytes()
    records = [record for transaction in codec.parse(message).transactions for record in transaction.records if record.id.startswith("PG")]
    assert any(field.day and len(field.form) == 8 for record in records for field in record.told)
    assert [condition.code for record in records for condition in check(Placed(record, ()))] == []


@pytest.mark.parametrize("value", ["000000", "023026", "133126", "09182 "])
def test_a_day_that_the_calendar_does_not_have_is_no_day(value):
    assert "125" in found("11", "entered", value)


def test_every_field_named_here_is_declared():
    for record, field in FIELDS:
        assert RECORDS[record].field(field)


def test_every_condition_of_a_field_is_in_the_dictionary():
    for fields in FAULTS.values():
        for faults in fields.values():
            assert {faults.blank, faults.wrong} - {""} <= dictionary().keys()
