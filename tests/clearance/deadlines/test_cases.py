"""Every clock at both of its edges, over a weekend, over a holiday and over a closure. The days were reckoned apart from the code under test."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.clearance.deadlines.tables import pairs, rows
from tidewaiter.clearance.deadlines import Deadline, book, deadlines, is_late

TABLE = rows("clocks") + rows("combined")
HOURS = rows("hours")
LISTED = [f"D{number:02}" for number in range(1, 88)]


def ends(row: dict[str, str]) -> Deadline:
    events = {name: datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day) for name, day in pairs(row["events"]).items()}
    found = deadlines(events, row.get("entry_type", ""), pairs(row["facts"]))
    [one] = [one for one in found if (one.id, one.step) == (row["id"], row["step"])]
    return one


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['id']}-{row['step']}-{row['events']}-{row['facts']}")
def test_a_clock_ends_on_its_day(row):
    found = ends(row)
    due, out = date.fromisoformat(row["due"]), date.fromisoformat(row["out"])
    assert (found.due, found.unrolled) == (due, date.fromisoformat(row["unrolled"])), found.rule
    assert (is_late(found, due), is_late(found, out)) == (False, True)
    assert abs(out - due) == timedelta(days=1)


@pytest.mark.parametrize("row", HOURS, ids=lambda row: f"{row['id']}-{row['step']}-{row['events']}-{row['facts']}")
def test_a_clock_of_hours_ends_at_its_moment(row):
    found = ends(row)
    by = datetime.fromisoformat(row["by"])
    assert found.moment == by
    assert found.due == (by if row["hour_known"] == "yes" else by.date())
    assert (is_late(found, by), is_late(found, by + timedelta(minutes=1))) == (False, True)
    assert (is_late(found, by.date() - timedelta(days=1)), is_late(found, by.date())) == (False, True)       # part of the day may be late
    assert ("no hour is given" in found.rule) == (row["hour_known"] == "no")


def test_every_id_of_the_list_is_there_and_has_its_rows():
    held = {clock.id for clock in book().clocks}
    assert [name for name in LISTED if name not in held] == []
    cased = {row["id"] for row in TABLE + HOURS}
    assert [name for name in LISTED if name not in cased] == []


def test_every_clock_has_a_row_over_a_weekend_and_one_over_a_holiday():
    lacking = []
    for clock in book().clocks:
        about = {row["about"] for row in TABLE + HOURS if (row["id"], row["step"]) == (clock.id, clock.step)}
        weekend = any(word in text for text in about for word in ("weekend", "Saturday", "Sunday"))
        holiday = any("holiday" in text for text in about) or clock.id in ("D75", "D84")        # on whose days no holiday falls
        if not weekend or not holiday:
            lacking.append((clock.id, clock.step, about))
    assert lacking == []


def test_every_case_of_every_clock_is_in_the_tables():
    """What decides between two days is decided both ways somewhere."""
    told = {(row["id"], row["step"], name, value) for row in TABLE + HOURS for name, value in pairs(row["facts"]).items()}
    told |= {(row["id"], row["step"], "entry_type", row["entry_type"]) for row in TABLE}
    lacking = [(clock.id, name, values) for clock in book().clocks for case in clock.cases for name, values in case.when
               if not case.none and not any((clock.id, clock.step, name, value) in told for value in values)]
    assert lacking == []
