"""The calendar of CBP: the holidays of 19 CFR 101.6(a), as the regulation and 5 U.S.C. 6103 count them, and the closures."""

from __future__ import annotations

import calendar
import csv
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.dates.working_days import (
    closures,
    holidays,
    holidays_between,
    is_working_day,
    next_working_day,
    previous_working_day,
    working_days_after,
    working_days_before,
)
from tidewaiter.lawfiles import law_dir

YEARS = range(2000, 2031)
MONDAY, THURSDAY = 0, 3
DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))


def the(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th such weekday of a month, -1 the last."""
    days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    return days[count if count < 0 else count - 1]


def observed(day: date) -> date:
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def by_regulation(year: int) -> set[date]:
    """The days of 19 CFR 101.6(a)(1)-(10) and June 19 since 2021, where they are observed."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + ([(6, 19)] if year >= 2021 else [])
    return {observed(date(year, month, day)) for month, day in fixed} | {
        the(year, 1, MONDAY, 3), the(year, 2, MONDAY, 3), the(year, 5, MONDAY, -1), the(year, 9, MONDAY, 1), the(year, 10, MONDAY, 2),
        the(year, 11, THURSDAY, 4)}


@pytest.mark.parametrize("year", YEARS)
def test_the_holidays_of_a_year_are_those_of_the_regulation_and_the_closures(year):
    ordered = {closure.day for closure in closures() if closure.scope == "all"}
    of_regulation = {day for other in (year - 1, year, year + 1) for day in by_regulation(other)}      # January 1 may be observed a year earlier
    expected = {day for day in of_regulation | ordered if day.year == year}
    assert {day for day in holidays(year) if day.weekday() < 5} == expected


@pytest.mark.parametrize("year", YEARS)
def test_what_the_library_adds_to_the_regulation_has_its_row(year):
    from holidays import country_holidays

    library = {day for day in country_holidays("US", years=year, categories=("government",)) if day.weekday() < 5}
    of_regulation = {day for other in (year - 1, year, year + 1) for day in by_regulation(other)}
    assert library - of_regulation == {closure.day for closure in closures() if closure.scope != "DC" and closure.day.year == year}


def test_every_closure_has_its_order_and_says_what_it_means():
    with (law_dir() / "closures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)
    assert {row["scope"] for row in rows} == {"all", "half", "DC"}
    for row in rows:
        assert re.search(r"Executive Order \d{5}|5 U\.S\.C\. 6103\(c\)", row["cite"]), row
        assert row["means"].endswith("19 CFR 101.6(a)"), row


@pytest.mark.parametrize("day, working", [
    ("2018-12-05", False), ("2018-12-24", False), ("2019-12-24", False), ("2020-12-24", False), ("2024-12-24", False), ("2025-01-09", False),
    ("2025-12-24", False), ("2025-12-26", False), ("2021-12-23", True), ("2022-12-23", True), ("2023-12-26", True), ("2024-12-26", True),
    ("2015-12-24", True), ("2009-12-24", True),                                  # half days
    ("2020-06-19", True), ("2021-06-18", False), ("2022-06-20", False), ("2023-06-19", False),
    ("2026-07-03", False), ("2026-07-06", True), ("2021-12-31", False), ("2027-12-31", False), ("2023-01-02", False),
    ("2021-01-20", True), ("2017-01-20", True)])
def test_a_day_is_worked_or_not(day, working):
    assert is_working_day(date.fromisoformat(day)) is working


def test_inauguration_day_is_a_holiday_in_washington_alone():
    assert is_working_day(date(2021, 1, 20)) and not is_working_day(date(2021, 1, 20), dc=True)


@given(DAYS, st.integers(1, 60))
def test_working_days_forward_and_back_meet(day, count):
    after = working_days_after(day, count)
    assert is_working_day(after) and after > day
    assert working_days_before(after, count) <= day or not is_working_day(day)
    back = working_days_before(day, count)
    assert is_working_day(back) and working_days_after(back, count) == next_working_day(day) if is_working_day(day) else is_working_day(back)


@given(DAYS)
def test_the_next_and_the_last_working_day_enclose_a_day(day):
    assert previous_working_day(day) <= day <= next_working_day(day)
    assert is_working_day(previous_working_day(day)) and is_working_day(next_working_day(day))
    assert is_working_day(day) == (previous_working_day(day) == day == next_working_day(day))


@given(DAYS, st.integers(0, 400))
def test_days_are_working_days_weekends_or_holidays_between(day, length):
    end = day + timedelta(days=length)
    span = [day + timedelta(days=count) for count in range(1, length + 1)]
    assert len(span) == sum(map(is_working_day, span)) + sum(one.weekday() > 4 for one in span) + len(holidays_between(day, end))
