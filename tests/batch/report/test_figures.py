"""The sums of a report: every grouping comes to the same, in whatever order the files are."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.batch.report.rated import CHINA, GENERAL, RATED, history, lines, rating
from tidewaiter.batch.compare.side import NotComparable, read_sides
from tidewaiter.batch.report import reading
from tidewaiter.batch.report.figures import GROUPS, SUMS, figures


def sides(out, against="paid"):
    return read_sides(str(out), str(against))


def alone(out, **options):
    return figures(sides(out)[0], None, **options)


def same(one, other):
    return (one.totals == other.totals and one.knows == other.knows
            and all(one.groups[g].sort("key").equals(other.groups[g].sort("key")) for g in GROUPS)
            and one.programs.sort("program", "month").equals(other.programs.sort("program", "month")))


def test_the_sums_are_those_of_the_lines(tmp_path):
    found = alone(rating(tmp_path, history(tmp_path)))
    assert found.totals == {
        "lines": 5, "entries": 3, "value": 158050, "duty": 40825, "charged": 40825, "fees": 500, "taxes": 0, "unrated": 2, "unrated_value": 7999,
        "compared": 0, "other": 0, "difference": 0, "with_findings": 2}
    assert found.knows == {"fees", "taxes", "rules", "part", "supplier"}
    assert dict(found.rules.select("rule", "lines").iter_rows()) == {"HTS-ENDED": 1, "LAW-NOT-HELD": 1, "RERATE-UNREADABLE": 1}
    assert found.examples == {"HTS-ENDED": "L4", "LAW-NOT-HELD": "L4", "RERATE-UNREADABLE": "L5"}
    assert {row["key"] for row in found.groups["month"].iter_rows(named=True)} == {"2025-03", "2025-04", ""}


def test_against_what_was_paid_only_lines_that_both_know_are_compared(tmp_path):
    side, paid = sides(rating(tmp_path, history(tmp_path)))
    found = figures(side, paid)
    assert (found.totals["compared"], found.totals["other"], found.totals["difference"]) == (3, 21501, 19324)     # L3 has no amount, L5 no rate
    assert "split" not in found.knows and "other" in found.knows


@pytest.mark.parametrize("totals", [True, False])
def test_against_another_rating_programmes_and_lines_differ_by_the_same(tmp_path, totals):
    of = history(tmp_path)
    then = {line: [row for row in rows if row[1] != CHINA] for line, rows in RATED.items() if line != "L4"}
    side, other = sides(rating(tmp_path, of, totals=totals), rating(tmp_path, of, "then", then, totals=totals))
    found = figures(side, other)
    assert found.totals["difference"] == 15005 == found.programs["difference"].sum()
    assert dict(found.programs.group_by("program").agg(pl.col("difference").sum()).iter_rows())[CHINA] == 15005


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_stretches_of_any_length_and_files_out_of_order_come_to_the_same(tmp_path, size, totals):
    of = history(tmp_path)
    whole = alone(rating(tmp_path, of, totals=totals))
    assert same(whole, alone(rating(tmp_path, of, "again", totals=totals), size=size))
    assert same(whole, alone(rating(tmp_path, of, "turned", totals=totals, turned=True), size=size))


def test_no_lines_come_to_nothing(tmp_path):
    found = alone(rating(tmp_path, history(tmp_path, [])))
    assert not any(found.totals.values())


def test_a_rating_of_other_lines_is_refused(tmp_path):
    out = rating(tmp_path, history(tmp_path))
    history(tmp_path, lines()[:3])
    with pytest.raises(NotComparable, match="LINES"):
        alone(out)


def test_without_totals_the_duty_is_that_of_the_rows(tmp_path):
    found = alone(rating(tmp_path, history(tmp_path), totals=False))
    assert found.totals["duty"] == 40825 and found.totals["unrated"] == 1 and not found.knows & {"fees", "rules"}


_ROW = st.tuples(st.sampled_from(["8471.30.01.00", "9903.01.24"]), st.sampled_from([GENERAL, CHINA]),
                 st.decimals(0, 10**13, places=2, allow_nan=False).map(str))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rated=st.dictionaries(st.sampled_from(["L1", "L2", "L3", "L4", "L5"]), st.lists(_ROW, max_size=6)), size=st.integers(1, 6))
def test_every_grouping_sums_to_the_total(tmp_path, rated, size):
    found = alone(rating(tmp_path, history(tmp_path), rated=rated), size=size)
    for frame in found.groups.values():
        assert {name: int(frame[name].sum()) for name in SUMS} == {name: found.totals[name] for name in SUMS}
    charged = int(found.programs["amount"].sum()) if found.programs.height else 0
    assert charged == found.totals["duty"] == found.totals["charged"]
    assert charged == (int(found.numbers["amount"].sum()) if found.numbers.height else 0)


def test_in_step_is_left_where_heights_differ(tmp_path):
    of = history(tmp_path)
    side = sides(rating(tmp_path, of))[0]
    history(tmp_path, [*lines(), *lines()[:1]])
    with pytest.raises(reading.OutOfStep):
        list(reading.in_step(side, None))
