"""The day whose rates apply, and the day whose fees do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import ENTRY, LINE
from tidewaiter.codes.entry_types import QUOTA
from tidewaiter.duty.assess import assess_entry
from tidewaiter.duty.law import load
from tidewaiter.duty.rate_day import MANNERS, Overcarried, day_of_rates, line_rate_day, rate_day, time_of_entry
from tidewaiter.findings import Severity


def moved(in_bond: date | None, entered: date, entry_type: str = "01"):
    return replace(ENTRY, type=entry_type, days=replace(ENTRY.days, entered=entered), transport=replace(ENTRY.transport, in_bond_date=in_bond))


CASES = [
    (None,              "01", date(2026, 10, 1)),
    (date(2026, 7, 23), "01", date(2026, 7, 23)),
    (date(2026, 7, 23), "02", date(2026, 10, 1)),
    (date(2026, 7, 23), "31", date(2026, 10, 1)),           # withdrawn from warehouse, 19 CFR 141.69(a)
    (date(2026, 7, 23), "34", date(2026, 10, 1)),
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


ENTRY_DAYS = {
    "filed": date(2026, 9, 1), "arrived": date(2026, 9, 3), "released": date(2026, 9, 4), "summary": date(2026, 9, 10), "prepared": date(2026, 9, 7),
    "deposited": date(2026, 9, 12), "presented": date(2026, 9, 2), "withdrawn": date(2026, 9, 20),
}


@pytest.mark.parametrize(("manner", "day"), [
    ("release", 4), ("filing", 3), ("arrival", 3), ("entry_summary", 12), ("immediate_delivery", 12), ("quota", 12), ("quota_statement", 3),
    ("mail", 7), ("withdrawal", 20), ("informal", 12), ("informal_released", 4),
])
def test_the_time_of_entry_is_the_latest_of_the_days_that_the_manner_needs(manner, day):
    assert time_of_entry(manner, ENTRY_DAYS)[0] == date(2026, 9, day)


def test_nothing_is_filed_before_the_goods_are_there():
    """19 CFR 141.68(e): every manner in which something is filed or presented waits for the arrival, and each has its paragraph."""
    for rule in MANNERS.values():
        assert "arrived" in rule.needs or not {"filed", "summary", "presented"} & set(rule.needs)
        assert rule.cite.startswith("19 CFR 141.68(")


ENTERED = date(2026, 10, 1)


@pytest.mark.parametrize(("given", "day", "cite"), [
    ({}, ENTERED, "141.69"),
    ({"in_bond": date(2026, 7, 23)}, date(2026, 7, 23), "141.69(b)"),
    ({"in_bond": ENTERED}, ENTERED, "141.69(b)"),
    ({"in_bond": date(2026, 7, 23), "general_order": True}, ENTERED, "141.69(b)"),
    ({"in_bond": date(2026, 7, 23), "quota": True}, ENTERED, "141.68(d)"),
    ({"in_bond": date(2026, 7, 23), "entry_type": "31"}, ENTERED, "141.69(a)"),
    ({"overcarried": Overcarried(date(2026, 6, 1), date(2026, 6, 3), date(2026, 9, 1))}, date(2026, 6, 1), "141.69(c)"),      # 90 days
    ({"overcarried": Overcarried(date(2026, 6, 1), date(2026, 6, 3), date(2026, 9, 2))}, ENTERED, "141.69(c)"),               # 91 days
    ({"privileged": date(2026, 2, 1), "entry_type": "06"}, date(2026, 2, 1), "146.65(a)(1)"),
    ({"privileged": ENTERED, "entry_type": "06"}, ENTERED, "146.65(a)(1)"),
    ({"privileged": date(2026, 2, 1), "in_bond": date(2026, 7, 23), "entry_type": "06"}, date(2026, 2, 1), "146.65(a)(1)"),
])
def test_the_day_of_the_rates_and_what_says_so(given, day, cite):
    found = day_of_rates(ENTERED, **given)
    assert found.day == day and cite in found.cite and not found.findings


@pytest.mark.parametrize(("given", "rule", "severity", "day"), [
    ({"privileged": date(2026, 10, 2), "entry_type": "06"}, "ZONE-AFTER-ENTRY", Severity.FATAL, ENTERED),
    ({"privileged": date(2026, 2, 1), "entry_type": "01"}, "ZONE-ENTRY-TYPE", Severity.WARNING, date(2026, 2, 1)),
    ({"privileged": date(2026, 2, 1), "entry_type": "06", "quota": True}, "ZONE-QUOTA", Severity.WARNING, date(2026, 2, 1)),
    ({"in_bond": date(2026, 10, 2)}, "RATE-DAY-IN-BOND", Severity.FATAL, ENTERED),
])
def test_a_day_that_cannot_be_is_told(given, rule, severity, day):
    found = day_of_rates(ENTERED, **given)
    assert [(one.rule, one.severity) for one in found.findings] == [(rule, severity)] and found.day == day


def test_a_line_in_privileged_status_has_a_day_of_its_own():
    assert line_rate_day(ENTERED, {"ftz_pf_date": "2026-02-01"}, entry_type="06").day == date(2026, 2, 1)
    assert line_rate_day(ENTERED, {}, in_bond=date(2026, 7, 23)).day == date(2026, 7, 23)
    wrong = line_rate_day(ENTERED, {"ftz_pf_date": "2/1/26"}, entry_type="06")
    assert wrong.day == ENTERED and [one.rule for one in wrong.findings] == ["FACT-VALUE"]


def test_quota_types_never_take_the_day_of_the_movement():
    assert all(day_of_rates(ENTERED, entry_type=one, in_bond=date(2026, 7, 23)).day == ENTERED for one in QUOTA)
