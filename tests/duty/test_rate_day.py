"""The day whose rates apply, and the day whose fees do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import ENTRY, LINE
from tidewaiter.duty.assess import assess_entry
from tidewaiter.duty.law import load
from tidewaiter.duty.rate_day import rate_day


def moved(in_bond: date | None, entered: date, entry_type: str = "01"):
    return replace(ENTRY, type=entry_type, days=replace(ENTRY.days, entered=entered), transport=replace(ENTRY.transport, in_bond_date=in_bond))


CASES = [
    (None,              "01", date(2026, 10, 1)),
    (date(2026, 7, 23), "01", date(2026, 7, 23)),
    (date(2026, 7, 23), "02", date(2026, 10, 1)),
]


@pytest.mark.parametrize("in_bond, entry_type, wanted", CASES)
def test_in_bond_goods_take_the_rates_of_the_day_they_were_accepted_but_quota_goods_do_not(in_bond, entry_type, wanted):
    assert rate_day(moved(in_bond, date(2026, 10, 1), entry_type)) == wanted


def test_duty_goes_by_the_in_bond_day_and_fees_by_the_time_of_entry():
    shirt = replace(LINE, origin="VN", articles=(replace(LINE.articles[0], hts="6109100012"),))
    moving = replace(moved(date(2026, 9, 30), date(2026, 10, 1)), lines=(shirt,))
    owed = assess_entry(moving, load())
    assert next(fee for fee in owed.fees if fee.class_code == "499").cite.endswith("FR Doc. 2026-15530")
    before = assess_entry(replace(moved(date(2026, 7, 23), date(2026, 10, 1)), lines=(shirt,)), load())
    assert not any(charge.number == "99030584" for charge in before.lines[0].charges)


def test_a_harbor_fee_too_small_to_report_is_not_on_the_line_either():
    book = replace(LINE, articles=(replace(LINE.articles[0], hts="4901990010", value=2000, quantities=()),), origin="KE")
    owed = assess_entry(replace(ENTRY, type="23", lines=(book,)), load())
    assert owed.fees == () and owed.lines[0].fees == ()
