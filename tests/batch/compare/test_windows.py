"""Which ways are open on a day: the last day and the day after it, and what each could bring."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from tests.batch.compare.histories import line, lines_of, rerated
from tidewaiter.batch.compare import compare, read_sides, ways

GENERAL, EMERGENCY, PREFERENCE = "column-1-general", "ieepa-china", "column-1-special"


def windows(folder, lines, a, b, on):
    """(window, state) -> (entries, refund, due, only), with the first and the last of the last days."""
    path = lines_of(folder, lines)
    sides = read_sides(str(rerated(folder, "a", path, a)), str(rerated(folder, "b", path, b)))
    found = compare(*sides, ["origin"], on, struck_down=frozenset({EMERGENCY}))
    return {(row["window"], row["state"]): row for row in found.windows.iter_rows(named=True)}, found


@pytest.mark.parametrize("window, facts, on, state, last", [
    # 300 days from entry, or 15 before the scheduled liquidation
    ("post-summary-correction", {}, date(2026, 11, 29), "open", date(2026, 11, 29)),
    ("post-summary-correction", {}, date(2026, 11, 30), "closed", date(2026, 11, 29)),
    ("post-summary-correction", {"liquidated": date(2026, 12, 11)}, date(2026, 11, 26), "open", date(2026, 11, 26)),
    ("post-summary-correction", {"liquidated": date(2026, 12, 11)}, date(2026, 11, 27), "closed", date(2026, 11, 26)),
    ("post-summary-correction", {}, date(2026, 2, 1), "not yet", date(2026, 11, 29)),
    ("post-summary-correction", {"entered": None}, date(2026, 2, 1), "not known", None),
    # 180 days from liquidation, and the next working day where that is a Sunday
    ("protest", {"liquidated": date(2026, 5, 1)}, date(2026, 10, 28), "open", date(2026, 10, 28)),
    ("protest", {"liquidated": date(2026, 5, 1)}, date(2026, 10, 29), "closed", date(2026, 10, 28)),
    ("protest", {"liquidated": date(2026, 5, 19)}, date(2026, 11, 16), "open", date(2026, 11, 16)),
    ("protest", {"liquidated": date(2026, 5, 19)}, date(2026, 11, 17), "closed", date(2026, 11, 16)),
    ("protest", {"liquidated": date(2026, 12, 11)}, date(2026, 12, 10), "not yet", date(2027, 6, 9)),
    ("protest", {"liquidated": date(2026, 12, 11)}, date(2026, 12, 11), "open", date(2027, 6, 9)),
    ("protest", {}, date(2027, 3, 1), "not known", None),
    # 80 days from liquidation; what comes after is not settled
    ("cape", {"liquidated": date(2026, 5, 1)}, date(2026, 4, 19), "not yet", date(2026, 7, 20)),
    ("cape", {"liquidated": date(2026, 5, 1)}, date(2026, 4, 20), "open", date(2026, 7, 20)),
    ("cape", {"liquidated": date(2026, 5, 1)}, date(2026, 7, 20), "open", date(2026, 7, 20)),
    ("cape", {"liquidated": date(2026, 5, 1)}, date(2026, 7, 21), "not known", date(2026, 7, 20)),
    ("cape", {}, date(2026, 7, 20), "not known", None),
    # the same day of a later year
    ("preference-claim", {"imported": date(2026, 1, 30)}, date(2027, 1, 30), "open", date(2027, 1, 30)),
    ("preference-claim", {"imported": date(2026, 1, 30)}, date(2027, 1, 31), "closed", date(2027, 1, 30)),
    ("preference-claim", {}, date(2026, 3, 1), "not known", None),
    ("drawback", {"imported": date(2024, 2, 29)}, date(2029, 2, 28), "open", date(2029, 2, 28)),
    ("drawback", {"imported": date(2024, 2, 29)}, date(2029, 3, 1), "closed", date(2029, 2, 28)),
    ("drawback", {}, date(2026, 3, 1), "not known", None),
    ("prior-disclosure", {}, date(2026, 3, 1), "not known", None),
])
def test_the_last_day_is_open_and_the_day_after_is_not(tmp_path, window, facts, on, state, last):
    debt = window == "prior-disclosure"
    a, b = {GENERAL: 10, EMERGENCY: 20}, {PREFERENCE: 40 if debt else 0}
    found, _ = windows(tmp_path, [line(1, **facts)], {"L1": a}, {"L1": b}, on)
    row = found[window, state]
    assert (row["entries"], row["first"], row["last"]) == (1, last, last)
    assert [key for key in found if key[0] == window] == [(window, state)]


def test_the_lines_of_an_entry_are_netted_and_each_way_brings_what_it_reaches(tmp_path):
    """Of E1 one line gets back 30 struck down and 12 by a preference, the other owes 5 more; E2 owes 7 more than was assessed."""
    lines = [line(1, 1, imported=date(2026, 1, 30)), line(2, 1, imported=date(2026, 1, 30)), line(3, 2)]
    a = {"L1": {GENERAL: 10, EMERGENCY: 30, "fees": 2}, "L2": {GENERAL: 1}, "L3": {GENERAL: 1}}
    b = {"L1": {PREFERENCE: 0}, "L2": {GENERAL: 6}, "L3": {GENERAL: 8}}
    found, compared = windows(tmp_path, lines, a, b, date(2026, 6, 1))
    amounts = {key: tuple(row[name] for name in ("entries", "refund", "due", "only")) for key, row in found.items()}
    assert amounts == {
        ("cape", "not known"): (1, 3000, 0, 3000),
        ("post-summary-correction", "open"): (2, 700, 700, 700),
        ("protest", "not known"): (1, 3700, 0, 3000),
        ("preference-claim", "open"): (1, 1200, 0, 0),
        ("prior-disclosure", "not known"): (1, 0, 700, 0),
        ("drawback", "not known"): (1, 0, 0, 0),
        ("drawback", "open"): (1, 0, 0, 0),
    }
    assert ("2026-11", "post-summary-correction", 2, 700) in compared.calendar.select("month", "window", "entries", "refund").rows()


def test_what_was_struck_down_is_not_owed_though_b_rates_it(tmp_path):
    """A rerate has what was assessed; of that a struck-down programme's amount is to be given back, whether B has it too or not."""
    lines = [line(1, 1, liquidated=date(2026, 10, 1)), line(2, 2, liquidated=date(2026, 10, 1))]
    rated = {"L1": {GENERAL: 10, EMERGENCY: 20}, "L2": {GENERAL: 1}}
    found, compared = windows(tmp_path, lines, rated, rated, date(2026, 11, 22))
    assert compared.totals["duty"] == (3100, 3100, 0)
    assert {key: (row["entries"], row["refund"], row["only"]) for key, row in found.items() if row["refund"]} == {
        ("cape", "open"): (1, 2000, 2000), ("protest", "open"): (1, 2000, 0)}


@pytest.mark.parametrize("paid, struck_down, rest", [
    ("30.00", 2000, 0), ("30.01", 2000, 1), ("29.99", 1999, 0), ("10.00", 0, 0), ("9.00", 0, -100)])
def test_of_what_was_paid_the_struck_down_duty_is_what_went_above_what_is_owed(tmp_path, paid, struck_down, rest):
    """10 is owed, and B rates 20 more under what was struck down."""
    lines = lines_of(tmp_path, [line(1, paid_duty=Decimal(paid), liquidated=date(2026, 10, 1))])
    b = rerated(tmp_path, "b", lines, {"L1": {GENERAL: 10, EMERGENCY: 20}})
    found = compare(*read_sides("paid", str(b)), [], date(2026, 11, 22), struck_down=frozenset({EMERGENCY})).windows.rows(named=True)
    amounts = {row["window"]: (row["refund"], row["due"]) for row in found if row["refund"] or row["due"]}
    assert amounts.get("cape", (0, 0)) == (struck_down, 0)
    assert amounts.get("post-summary-correction", (0, 0)) == (max(rest, 0), max(-rest, 0))


@pytest.mark.parametrize("a, b, rule", [
    ({"as_if": "2027-01-01"}, {}, "COMPARE-NO-WINDOWS"), ({}, {"as_if": "2027-01-01"}, "COMPARE-NO-WINDOWS"),
    ({"known_on": "2026-02-01"}, {}, "COMPARE-FORECAST"),
])
def test_what_nobody_was_assessed_is_in_no_window(tmp_path, a, b, rule):
    path = lines_of(tmp_path, [line(1, imported=date(2026, 2, 1))])
    rated = rerated(tmp_path, "a", path, {"L1": {GENERAL: 10}}, **a), rerated(tmp_path, "b", path, {"L1": {GENERAL: 4}}, **b)
    found = compare(*read_sides(*map(str, rated)), [], date(2026, 3, 1))
    assert rule in [finding.rule for finding in found.findings]
    assert not found.windows.height


def test_the_day_as_of_which_the_law_was_read_is_no_forecast_yet(tmp_path):
    path = lines_of(tmp_path, [line(1)])
    a, b = rerated(tmp_path, "a", path, {"L1": {GENERAL: 10}}, known_on="2026-02-02"), rerated(tmp_path, "b", path, {"L1": {GENERAL: 4}})
    found = compare(*read_sides(str(a), str(b)), [], date(2026, 3, 1))
    assert "COMPARE-FORECAST" not in [finding.rule for finding in found.findings] and "protest" in set(found.windows["window"])


def test_with_what_was_paid_as_b_there_is_no_window(tmp_path):
    path = lines_of(tmp_path, [line(1, paid_duty=Decimal(4))])
    found = compare(*read_sides(str(rerated(tmp_path, "a", path, {"L1": {GENERAL: 10}})), "paid"), [], date(2026, 3, 1))
    assert not found.windows.height and "COMPARE-NO-WINDOWS" in [finding.rule for finding in found.findings]


def test_past_correction_only_a_protest_is_left(tmp_path):
    found, _ = windows(tmp_path, [line(1, liquidated=date(2026, 9, 4))], {"L1": {GENERAL: 10}}, {"L1": {GENERAL: 4}}, date(2026, 11, 22))
    assert {key: row["only"] for key, row in found.items() if row["refund"]} == {
        ("post-summary-correction", "closed"): 600, ("protest", "open"): 600}


def test_an_expected_day_stands_apart_from_what_is_known(tmp_path):
    lines = lines_of(tmp_path, [line(1), line(2, 2, liquidated=date(2026, 9, 4))])
    rated = {"L1": {GENERAL: 1}, "L2": {GENERAL: 1}}
    out = tmp_path / "out.parquet"
    sides = read_sides("paid", str(rerated(tmp_path, "a", lines, rated)), lines)
    compare(*sides, [], date(2026, 11, 22), out=out)
    rows = pl.read_parquet(out).rows(named=True)
    assert rows[0]["protest_last_day"] is None and rows[0]["protest_state"] == "not known"
    assert rows[0]["expected_liquidation"] == date(2026, 12, 13) and rows[0]["expected_protest_last"] == date(2027, 6, 11)
    assert rows[1]["protest_last_day"] == date(2027, 3, 3) and rows[1]["expected_liquidation"] is None
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_every_way_has_a_cite_and_says_why():
    assert [way.id for way in ways()] == ["cape", "post-summary-correction", "protest", "preference-claim", "prior-disclosure", "drawback"]
    assert all(way.cite and way.because and way.name for way in ways())
