"""Free time and its cost: edges in pairs, over a weekend and a holiday; unknown stays unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.storage import CountedDays, StorageCharge, StorageTariff, StorageTier, boxes, checked, cost, fitting, last_free_day
from tidewaiter.dates.working_days import is_working_day

PIER = StorageTariff("pier", StorageCharge.DEMURRAGE, "COSU", "2704", "available", 4, tiers=(
    StorageTier(1, 17_500, "20"), StorageTier(5, 35_000, "20"), StorageTier(1, 25_000), StorageTier(5, 50_000),
))
WORKING = replace(PIER, free=CountedDays.WORKING)


def day(text: str) -> date:
    return date.fromisoformat(text)


# the tariff, available on, last free day. 7 September 2026 is Labor Day, a Monday.
LAST = [
    (PIER,                                    "2026-09-16", "2026-09-20"),      # the day after is the first
    (replace(PIER, first_day_counts=True),    "2026-09-16", "2026-09-19"),
    (WORKING,                                 "2026-09-16", "2026-09-22"),      # Thursday, Friday, Monday, Tuesday
    (WORKING,                                 "2026-09-03", "2026-09-10"),      # Friday, then past Labor Day
    (replace(WORKING, holidays_count=True),   "2026-09-03", "2026-09-09"),
    (replace(WORKING, first_day_counts=True), "2026-09-05", "2026-09-11"),      # a Saturday is no first day
    (replace(PIER, free_days=1),              "2026-09-16", "2026-09-17"),
    (replace(PIER, free_days=0),              "2026-09-16", None),
]


@pytest.mark.parametrize(("tariff", "start", "last"), LAST)
def test_the_last_free_day(tariff, start, last):
    found = last_free_day(tariff, day(start), is_working_day)
    assert found == (day(last) if last else None)


# on the day, the size: chargeable days, cents, what one day more adds
COSTS = [
    (PIER, "2026-09-16", "2026-09-20", "40", 0, 0, 25_000),
    (PIER, "2026-09-16", "2026-09-21", "40", 1, 25_000, 25_000),
    (PIER, "2026-09-16", "2026-09-24", "40", 4, 100_000, 50_000),
    (PIER, "2026-09-16", "2026-09-25", "40", 5, 150_000, 50_000),
    (PIER, "2026-09-16", "2026-09-25", "20", 5, 105_000, 35_000),
    (PIER, "2026-09-16", "2026-09-01", "20", 0, 0, 17_500),
    (WORKING, "2026-09-03", "2026-09-10", "20", 0, 0, 17_500),
    (WORKING, "2026-09-03", "2026-09-13", "20", 3, 52_500, 17_500),                                       # once it runs, every day
    (replace(WORKING, charged=CountedDays.WORKING), "2026-09-03", "2026-09-13", "20", 1, 17_500, 17_500),
    (replace(PIER, free_days=0), "2026-09-16", "2026-09-16", "20", 0, 0, 17_500),
    (replace(PIER, free_days=0), "2026-09-16", "2026-09-17", "20", 1, 17_500, 17_500),
    (replace(PIER, free_days=0, first_day_counts=True), "2026-09-16", "2026-09-16", "20", 1, 17_500, 17_500),
]


@pytest.mark.parametrize(("tariff", "start", "on", "size", "days", "cents", "more"), COSTS)
def test_the_cost_on_a_day(tariff, start, on, size, days, cents, more):
    found = cost(tariff, day(start), day(on), size, is_working_day)
    assert (found.days, found.cents, found.next_cents, found.findings) == (days, cents, more, ())


def test_a_box_that_left_costs_no_more():
    for on in ("2026-09-22", "2026-12-01"):
        found = cost(PIER, day("2026-09-16"), day(on), "20", is_working_day, end=day("2026-09-22"))
        assert (found.days, found.cents, found.next_cents) == (2, 35_000, 0)


@pytest.mark.parametrize(("tariff", "start", "size", "rule"), [
    (None,                                                "2026-09-16", "20", "STO-TARIFF"),
    (PIER,                                                None,         "20", "STO-START"),
    (replace(PIER, tiers=(StorageTier(1, 17_500, "20"),)),       "2026-09-16", "45", "STO-RATE"),
    (replace(PIER, tiers=(StorageTier(3, 17_500),)),             "2026-09-16", "20", "STO-RATE"),
    (replace(PIER, tiers=()),                             "2026-09-16", "20", "STO-RATE"),
    (PIER,                                                "2001-09-16", "20", "STO-LONG"),
])
def test_what_is_not_known_is_said_and_no_zero(tariff, start, size, rule):
    found = cost(tariff, day(start) if start else None, day("2026-09-25"), size, is_working_day)
    assert found.cents is None
    assert [one.rule for one in found.findings] == [rule]


def test_the_tariff_of_the_port_goes_before_that_of_every_port():
    everywhere, here = replace(PIER, port="", name="all"), PIER
    old, new = replace(PIER, name="old", before=day("2026-09-01")), replace(PIER, name="new", since=day("2026-09-01"))
    assert fitting([everywhere, here], StorageCharge.DEMURRAGE, "COSU", "2704", None) == here
    assert fitting([everywhere, here], StorageCharge.DEMURRAGE, "COSU", "1001", None) == everywhere
    assert fitting([here], StorageCharge.PER_DIEM, "COSU", "2704", None) is None
    assert fitting([here], StorageCharge.DEMURRAGE, "MSCU", "2704", None) is None
    assert fitting([old, new], StorageCharge.DEMURRAGE, "COSU", "2704", day("2026-08-31")) == old
    assert fitting([old, new], StorageCharge.DEMURRAGE, "COSU", "2704", day("2026-09-01")) == new


@pytest.mark.parametrize(("tariff", "rules"), [
    (PIER, []),
    (replace(PIER, starts="noon"), ["STO-STARTS"]),
    (replace(PIER, tiers=()), ["STO-NO-RATES"]),
    (replace(PIER, tiers=(StorageTier(2, 1, "20"),)), ["STO-FIRST-DAY"]),
    (replace(PIER, tiers=(StorageTier(2, 1, "20"), StorageTier(1, 1))), []),
    (replace(PIER, tiers=(StorageTier(1, 1), StorageTier(1, 2))), ["STO-TWICE"]),
    (replace(PIER, since=day("2026-09-01"), before=day("2026-09-01")), ["STO-SPAN"]),
])
def test_what_is_wrong_with_a_tariff_is_told(tariff, rules):
    assert [one.rule for one in checked(tariff)] == rules


TARIFFS = st.builds(
    StorageTariff, st.just("t"), st.sampled_from(StorageCharge), free_days=st.integers(0, 12), free=st.sampled_from(CountedDays),
    charged=st.sampled_from(CountedDays),
    first_day_counts=st.booleans(), holidays_count=st.booleans(),
    tiers=st.lists(st.integers(1, 90_000), min_size=1, max_size=4).map(
        lambda cents: tuple(StorageTier(1 + 3 * n, one) for n, one in enumerate(cents))),
)


@given(TARIFFS, st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(0, 60))
def test_each_day_adds_what_was_foretold_or_nothing(tariff, start, length):
    before, after = (cost(tariff, start, start + timedelta(days=n), "20", is_working_day) for n in (length, length + 1))
    assert after.cents - before.cents in (0, before.next_cents)
    assert after.days - before.days in (0, 1)
    last = before.last_free
    if last is not None:
        assert cost(tariff, start, last, "20", is_working_day).cents == 0
        assert last >= start


def told(name: str, on: str, box: str = "") -> FileEvent:
    return FileEvent("", name, datetime.fromisoformat(f"{on}T16:00:00+00:00"), box)


ROAD = StorageTariff("road", StorageCharge.PER_DIEM, "COSU", starts="fetched", free_days=4, tiers=(StorageTier(1, 12_000),))


@pytest.mark.parametrize(("events", "tariffs", "expected"), [
    ([], [], []),
    ([], [PIER], [("demurrage", "pier", None, "STO-START")]),                                  # there are terms, and no day
    ([told("goods.available", "2026-09-16")], [], [("demurrage", "", None, "STO-TARIFF")]),    # there is a day, and no terms
    ([told("goods.available", "2026-09-16")], [PIER], [("demurrage", "pier", 100_000, "")]),
    ([told("goods.available", "2026-09-16", "OTHER")], [PIER], [("demurrage", "pier", None, "STO-START")]),
    ([told("goods.available", "2026-09-16"), told("goods.available", "2026-09-18")], [PIER], [("demurrage", "pier", 50_000, "")]),
    ([told("goods.available", "2026-09-16"), told("goods.fetched", "2026-09-21")], [PIER, ROAD],
     [("demurrage", "pier", 25_000, ""), ("per_diem", "road", 0, "")]),
    ([told("goods.available", "2026-09-16"), told("goods.fetched", "2026-09-19")], [PIER, ROAD],
     [("demurrage", "pier", 0, ""), ("per_diem", "road", 12_000, "")]),
    ([told("goods.available", "2026-09-16"), told("goods.fetched", "2026-09-18"), told("container.returned", "2026-09-22")], [PIER, ROAD],
     [("demurrage", "pier", 0, ""), ("per_diem", "road", 0, "")]),
])
def test_the_boxes_of_a_file(events, tariffs, expected):
    found = boxes(["CSNU6829160"], events, tariffs, issuers=("COSU", "Z952"), port="2704", on=day("2026-09-24"), is_open=is_working_day)
    assert [(one.charge, one.tariff, one.cost.cents, "".join(finding.rule for finding in one.cost.findings)) for one in found] == expected
