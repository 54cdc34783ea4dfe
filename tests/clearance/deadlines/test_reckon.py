"""What always holds of deadlines, and what is said where something is not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.clearance.deadlines import Amount, Stake, book, deadlines, is_late
from tidewaiter.clearance.deadlines.clock import Clock, Roll
from tidewaiter.clearance.deadlines.limit import Direction, Unit, months_after
from tidewaiter.dates.working_days import is_working_day

CLOCKS = book().clocks
EVENTS = sorted(book().events)
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))
EASTERN = timezone(timedelta(hours=-5))


def one(id: str, events, entry_type: str = "", step: str = "", **facts):
    [found] = [found for found in deadlines(events, entry_type, facts) if (found.id, found.step) == (id, step)]
    return found


def directions(clock: Clock) -> set[Direction]:
    return {limit.direction for case in clock.cases for limit in case.limits}


BY_KEY = {(clock.id, clock.step): clock for clock in CLOCKS}


@given(st.sampled_from(EVENTS), DAYS)
@settings(max_examples=300)
def test_a_limit_after_ends_on_or_after_its_event_and_one_before_on_or_before_it(event, day):
    for found in deadlines({event: day}):
        clock = BY_KEY[found.id, found.step]
        if found.day is None:
            assert found.asks
        elif directions(clock) == {Direction.BEFORE}:
            assert found.day < day
        elif Direction.BEFORE not in directions(clock):
            assert found.day >= day


@given(st.sampled_from(EVENTS), DAYS)
@settings(max_examples=300)
def test_a_day_that_rolls_is_worked_and_no_earlier_and_the_others_stand(event, day):
    for found in deadlines({event: day}):
        if found.day is None or found.unrolled is None:
            continue
        clock = BY_KEY[found.id, found.step]
        if clock.roll is Roll.NEXT:
            assert is_working_day(found.day) and found.unrolled <= found.day <= found.unrolled + timedelta(days=5)
            assert found.day == found.unrolled or not is_working_day(found.unrolled)
            assert (found.day != found.unrolled) == (clock.roll_cite in found.rule)
        else:
            assert found.day == found.unrolled


@given(st.sampled_from(EVENTS), DAYS, st.integers(1, 500))
@settings(max_examples=300)
def test_a_later_event_ends_no_earlier(event, day, later):
    """Of clocks whose rule did not change between the two days."""
    second = {(found.id, found.step): found for found in deadlines({event: day + timedelta(days=later)})}
    for found in deadlines({event: day}):
        other = second.get((found.id, found.step))
        clock = BY_KEY[found.id, found.step]
        dated = any(case.since > date.min or case.before < date.max for case in clock.cases)
        if other and found.day and other.day and not dated:
            assert found.day <= other.day


@given(st.sampled_from(EVENTS), DAYS)
@settings(max_examples=200)
def test_working_days_end_on_one(event, day):
    for found in deadlines({event: day}):
        limits = [limit for case in BY_KEY[found.id, found.step].cases for limit in case.limits]
        if found.day and limits and all(limit.unit is Unit.WORKING_DAYS for limit in limits):
            assert is_working_day(found.day)


@given(st.sampled_from(EVENTS), DAYS)
@settings(max_examples=200)
def test_warnings_come_in_order_and_up_to_the_last_day(event, day):
    for found in deadlines({event: day}):
        assert list(found.warn) == sorted(set(found.warn))
        assert not found.warn or found.warn[-1] == found.day
        assert found.unrolled is None or found.unrolled in found.warn


@given(st.dictionaries(st.sampled_from(EVENTS), st.one_of(st.dates(), st.datetimes(), st.datetimes(timezones=st.just(UTC))), min_size=1, max_size=6),
       st.sampled_from(["", "01", "03", "06", "09", "21", "23", "41"]))
@settings(max_examples=300)
def test_any_events_at_all_are_answered(events, entry_type):
    found = deadlines(events, entry_type)
    assert len({(one.id, one.step) for one in found}) == len(found)
    days = [one.day for one in found if one.day]
    assert days == sorted(days) and all(one.day is None for one in found[len(days):])
    for deadline in found:
        assert deadline.day is not None or deadline.asks
        assert deadline.event in events and deadline.rule and deadline.cite


@pytest.mark.parametrize("day, months, last", [
    ("2026-01-30", 1, "2026-02-28"), ("2028-01-30", 1, "2028-02-29"), ("2026-01-31", 1, "2026-02-28"), ("2026-08-31", 6, "2027-02-28"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2025-02-28", 12, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"),
    ("2026-05-31", 21, "2028-02-29"), ("2026-03-31", -1, "2026-02-28")])
def test_months_end_where_the_month_does(day, months, last):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(last)


def test_a_fact_that_decides_is_asked_for_and_both_days_are_given():
    found = one("D56", {"in_bond_start": date(2026, 3, 2)})
    assert (found.due, found.asks) == (date(2026, 4, 1), ("mode",))
    assert [(other.condition, other.day) for other in found.otherwise] == [("by barge", date(2026, 5, 1)), ("by pipeline", None)]
    assert "taken as any other carriage" in found.rule
    told = one("D56", {"in_bond_start": date(2026, 3, 2)}, mode="barge")
    assert (told.due, told.asks, told.otherwise) == (date(2026, 5, 1), (), ())


def test_without_an_ordinary_case_the_earliest_day_is_answered():
    found = one("D85", {"arrival": datetime(2026, 3, 18, 14, tzinfo=EASTERN)})
    assert (found.due, found.asks) == (datetime(2026, 3, 18, 6, tzinfo=EASTERN), ("mode",))
    assert {(other.condition, other.moment and other.moment.hour) for other in found.otherwise} == {("by air", 10), ("by rail", 10), ("by road", 12)}


def test_a_clock_without_a_limit_in_this_case_is_silent():
    assert "D56" not in {found.id for found in deadlines({"in_bond_start": date(2026, 3, 2)}, "", {"mode": "pipeline"})}
    events = {"flagged_summary": date(2026, 3, 2), "importation": date(2026, 3, 2)}
    kinds = {kind: {found.id for found in deadlines(events, "", {"reconciliation_type": kind})} for kind in ("fta", "value")}
    assert ("D23" in kinds["fta"], "D24" in kinds["fta"], "D23" in kinds["value"], "D24" in kinds["value"]) == (False, True, True, False)


def test_a_protest_without_its_entry_says_what_would_shorten_it():
    found = one("D31", {"liquidation": date(2024, 3, 15)})
    assert (found.due, found.asks) == (date(2024, 9, 11), ("entry",))
    assert [(other.condition, other.day) for other in found.otherwise] == [("an entry made before 2004-12-18", date(2024, 6, 13))]
    assert one("D31", {"liquidation": date(2024, 3, 15), "entry": date(2023, 4, 1)}).otherwise == ()


def test_a_trigger_that_is_not_given_is_asked_for():
    found = one("D27", {"entry": date(2024, 3, 1)}, "21")
    assert (found.due, found.asks, is_late(found, date(2026, 1, 1))) == (None, ("final_withdrawal",), None)
    assert one("D87", {"discharge": date(2026, 3, 2)}).asks == ("free_time_days",)
    assert one("D22", {"entry": date(2024, 2, 16)}, liquidation_extended="no").asks == ("scheduled_liquidation",)


def test_the_entry_type_leaves_out_what_cannot_apply():
    events = {"importation": date(2026, 3, 2), "entry": date(2026, 3, 3), "liquidation": date(2027, 1, 15)}
    consumption, temporary = ({found.id for found in deadlines(events, kind)} for kind in ("01", "23"))
    assert {"D53", "D58", "D68"}.isdisjoint(consumption) and "D53" in temporary
    assert one("D53", events).applies_if == "entry type 23"


def test_recomputing_with_a_moved_event_is_another_answer_of_the_same_rule():
    before, after = (one("D06", {"entry": day}) for day in (date(2026, 3, 2), date(2026, 3, 4)))
    assert (before.due, after.due) == (date(2026, 3, 16), date(2026, 3, 18))
    assert before.version == after.version


def test_versions_tell_rules_apart():
    assert len({clock.version for clock in CLOCKS}) == len(CLOCKS)


def test_hours_pass_alike_when_the_clocks_are_changed():
    found = one("D01", {"lading": datetime(2026, 3, 8, 12, tzinfo=EASTERN)})
    assert found.due == datetime(2026, 3, 7, 17, tzinfo=UTC)
    assert not is_late(found, datetime(2026, 3, 7, 17, tzinfo=UTC)) and is_late(found, datetime(2026, 3, 7, 12, 1, tzinfo=EASTERN))


def test_what_was_done_before_the_rule_read_so_is_said():
    assert "the rule reads so since 2020-07-01" in one("D51", {"certificate_notice": date(2020, 6, 30)}).rule
    assert "reads so since" not in one("D51", {"certificate_notice": date(2020, 7, 1)}).rule


def test_release_stands_for_the_time_of_entry_and_entry_governs():
    assert one("D06", {"release": date(2024, 1, 9)}).event == "release"
    assert one("D06", {"release": date(2024, 1, 12), "entry": date(2024, 1, 9)}).due == date(2024, 1, 24)


def test_stakes_are_cents_where_the_amounts_are_known():
    stake = one("D44", {"record_demand": date(2026, 3, 2)}).stake
    assert (stake.cents({"value": 100_000_00}), stake.cents({"value": 10_000_00}), stake.cents({})) == (10_000_00, 4_000_00, None)
    assert one("D01", {"lading": date(2026, 3, 2)}).stake.cents({}) == 5_000_00
    assert one("D53", {"importation": date(2026, 3, 2)}).stake.cents({"duty": 1_001}) == 2_002
    assert Stake((Amount(percent=99, sum=("duty",)),)).cents({"duty": 101}) == 99
    assert Stake(words="the licence").cents({"value": 1}) is None
