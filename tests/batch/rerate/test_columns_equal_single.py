"""Lines rated by columns owe what the single path has them owe, to the cent and charge by charge, whatever they are.

`python -m tests.batch.rerate.many --lines 1000000` does the same with many more of them.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.batch.rerate import aims
from tests.batch.rerate.against import Frames, differences, mixed_plans
from tests.batch.rerate.random_lines import lines
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.single import rate_singly
from tidewaiter.tariff.schedule import figures

LAW = aims.law()
SEEDS = st.integers(0, 1 << 62)
AS_IF = (date(2018, 1, 1), date(2018, 3, 23), date(2019, 9, 1), date(2025, 4, 5), date(2025, 8, 7), date(2026, 2, 24),
         date(2026, 9, 28), date(2027, 10, 1))
@cache
def rater(read_on: date | None = None, as_if: date | None = None) -> Rater:
    """Kept from one test to the next: what was found of some lines must not change what others owe."""
    return Rater(LAW if read_on is None else LAW.known_on(read_on), as_if=as_if)


@pytest.mark.parametrize("seed", range(8))
def test_columns_say_what_the_single_path_says(seed):
    frame = lines(Random(seed), 400)
    assert not differences(frame, rater().rate(frame), rate_singly(frame, LAW))


@pytest.mark.parametrize("day", [date(2019, 10, 1), date(2025, 3, 20), date(2025, 9, 15), date(2026, 8, 1)])
def test_rates_of_every_shape_from_many_countries(day):
    """Of each shape two numbers, with their quantities and without, under whatever turns on what column 1 comes to."""
    chance = Random(f"{day}")
    rows = []
    for numbers in aims.shapes().values():
        for number in chance.sample(numbers, min(len(numbers), 2)):
            one = figures(number, day)
            first, second = [*(unit for unit in (one.units if one else ()) if unit != "X"), None, None][:2]
            for origin in chance.sample(sorted(set(aims.USUAL)), 4):
                line = {"hts": number, "origin": origin, "entered": day, "value": chance.randrange(9000), "mode": "11"}
                rows += [line, {**line, "q1": first and 5.25, "u1": first, "q2": second and 7.0, "u2": second}]
    frame = pl.DataFrame([{"line_id": n, "entry_id": n // 3, **row} for n, row in enumerate(rows)], infer_schema_length=None)
    assert not differences(frame, rater().rate(frame), rate_singly(frame, LAW))


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 80))
def test_columns_say_what_the_single_path_says_of_any_lines(seed, n):
    frame = lines(Random(seed), n)
    assert not differences(frame, rater().rate(frame), rate_singly(frame, LAW))


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.sampled_from(AS_IF))
def test_as_if_entered_on_a_day(seed, day):
    frame = lines(Random(seed), 60)
    assert not differences(frame, rater(as_if=day).rate(frame), rate_singly(frame, LAW, day))


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.sampled_from(LAW.readings[:: max(1, len(LAW.readings) // 6)]))
def test_by_the_law_as_it_was_known_on_a_day(seed, day):
    frame = lines(Random(seed), 60)
    assert not differences(frame, rater(day).rate(frame), rate_singly(frame, LAW.known_on(day)))


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.data())
def test_pieces_of_whole_entries_come_to_the_whole(seed, data):
    frame = lines(Random(seed), 80)
    starts = [at for at in range(1, frame.height) if frame["entry_id"][at] is None or frame["entry_id"][at] != frame["entry_id"][at - 1]]
    cuts = sorted({0, frame.height, *data.draw(st.lists(st.sampled_from(starts), max_size=4))}) if starts else [0, frame.height]
    pieces = [rater().rate(frame[a:b]) for a, b in pairwise(cuts)]
    whole = rater().rate(frame)
    assert [pl.concat(of).equals(all_) for of, all_ in zip(zip(*pieces, strict=True), whole, strict=True)] == [True, True]


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_a_plan_has_one_number_wherever_it_is_worked_out(seed):
    frame = lines(Random(seed), 60)
    first: Frames = rater().rate(frame)
    rows, _ = Rater(LAW).rate(frame)
    assert rows.equals(first[0])
    assert not frame["line_id"].is_unique().all() or list(mixed_plans(rows)) == []


@pytest.mark.parametrize("n", [0, 1])
def test_frames_of_no_line_and_of_one(n):
    frame = lines(Random(5), 5)[:n]
    assert not differences(frame, rater().rate(frame), rate_singly(frame, LAW))


def test_random_lines_reach_every_programme():
    """But for one of which no heading is law yet."""
    met = set()
    for seed in range(12):
        rows, _ = rater().rate(lines(Random(f"reach {seed}"), 2000))
        met |= set(rows["program"].unique())
    assert {one.id for one in LAW.programs if one.headings} <= met
