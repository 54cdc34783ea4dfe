"""Differences by what the lines say: to the cent, whatever the order and the size of a stretch, and no line dropped."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.batch.compare.histories import by_key, line, lines_of, rerated
from tidewaiter.batch.compare import GROUPS, NotComparable, compare, read_sides, side

ON = date(2026, 11, 22)
GENERAL, CHINA, EMERGENCY = "column-1-general", "section-301-china", "ieepa-china"


def compared(a, b, lines=None, by=GROUPS, **more):
    return compare(*read_sides(str(a), str(b), lines), by, ON, **more)


@pytest.fixture
def two(tmp_path):
    """Three lines of two entries, of which B asks less on one, more on one, and the same on one."""
    lines = lines_of(tmp_path, [line(1, 1), line(2, 1, origin="VN", part="P2"), line(3, 2, origin="VN", part=None, entered=date(2026, 3, 1))])
    a = rerated(tmp_path, "a", lines, {"L1": {GENERAL: "10.00", EMERGENCY: "20.00", "fees": 1}, "L2": {GENERAL: "5.00"}, "L3": {GENERAL: "7.01"}})
    b = rerated(tmp_path, "b", lines, {"L1": {GENERAL: "10.00", "fees": "0.50"}, "L2": {GENERAL: "5.00", CHINA: "2.50"}, "L3": {GENERAL: "7.01"}})
    return a, b


def test_differences_are_b_less_a(two):
    found = compared(*two)
    assert found.totals == {"duty": (4201, 2451, -1750), "fees": (100, 50, -50), "taxes": (0, 0, 0)}
    assert (found.lines, found.entries, found.findings[0].rule) == (3, 2, "COMPARE-LIQUIDATION")
    origins = by_key(found.groups["origin"])
    assert [(key, row["lines"], row["a"], row["b"], row["difference"], row["fees"]) for key, row in origins.items()] == [
        ("CN", 1, 3000, 1000, -2000, -50), ("VN", 2, 1201, 1451, 250, 0)]
    programs = by_key(found.groups["program"])
    assert {key: (row["lines"], row["a"], row["b"]) for key, row in programs.items()} == {
        GENERAL: (3, 2201, 2201), EMERGENCY: (1, 2000, 0), CHINA: (1, 0, 250)}
    assert list(by_key(found.groups["month"])) == ["2026-02", "2026-03"] and list(by_key(found.groups["part"])) == ["P1", "P2", ""]
    assert by_key(found.groups["entry"])["E1"]["difference"] == -1750


@pytest.mark.parametrize("rated, rule, sums", [
    ({"L1": {GENERAL: 1}}, "COMPARE-ONE-SIDE", (300, 100)),
    ({"L1": {GENERAL: 1}, "L2": {GENERAL: 2}, "L9": {GENERAL: 4}}, "COMPARE-NO-LINE", (300, 700)),
    ({"L1": {GENERAL: 1}, "L2": None}, "COMPARE-NOT-RATED", (300, 100)),
])
def test_a_line_of_one_side_is_told_and_stays_in_the_sums_but_in_no_window(tmp_path, rated, rule, sums):
    lines = lines_of(tmp_path, [line(1), line(2, 2)])
    a = rerated(tmp_path, "a", lines, {"L1": {GENERAL: 1}, "L2": {GENERAL: 2}})
    found = compared(a, rerated(tmp_path, "b", lines, rated))
    assert rule in [finding.rule for finding in found.findings]
    assert found.totals["duty"] == (*sums, sums[1] - sums[0])
    assert all(sum(row["difference"] for row in frame.iter_rows(named=True)) == sums[1] - sums[0]
               for group, frame in found.groups.items() if group != "entry")
    assert set(found.windows["window"]) == {"drawback"}


def test_an_id_that_stands_twice_is_added_and_told(tmp_path):
    lines = lines_of(tmp_path, [line(1), line(1), line(2)])
    a = rerated(tmp_path, "a", lines, {"L1": {GENERAL: 1}, "L2": {GENERAL: 2}})
    pl.concat([pl.read_parquet(path) for path in [tmp_path / "a-totals.parquet"] * 2]).write_parquet(tmp_path / "a-totals.parquet")
    b = rerated(tmp_path, "b", lines, {"L1": {GENERAL: 1}, "L2": {GENERAL: 2}})
    found = compared(a, b)
    rules = {finding.rule: finding.severity for finding in found.findings}
    assert rules["COMPARE-LINE-TWICE"] == "warning" and rules["COMPARE-OUT-TOTALS"] == "fatal"
    assert found.totals["duty"] == (600, 300, -300)


def test_what_was_paid_is_a_side(tmp_path):
    lines = lines_of(tmp_path, [line(1, paid_duty=Decimal(3)), line(2, paid_duty=None)])
    b = rerated(tmp_path, "b", lines, {"L1": {GENERAL: "2.00", "fees": "9.00"}, "L2": {GENERAL: "2.00"}})
    found = compared("paid", b)
    assert found.totals == {"duty": (300, 400, 100), "fees": (None, 900, None), "taxes": (None, 0, None)}
    assert by_key(found.groups["program"])["paid, not split"]["a"] == 300
    assert {"COMPARE-PAID-NOT-SPLIT", "COMPARE-NOT-RATED"} <= {finding.rule for finding in found.findings}


def test_without_totals_the_rows_are_summed(two, tmp_path):
    lines = tmp_path / "lines.parquet"
    bare = rerated(tmp_path, "bare", lines, {"L1": {GENERAL: 1, CHINA: 2}, "L2": {GENERAL: 3}, "L3": {GENERAL: 0}}, totals=False)
    found = compared(two[0], bare)
    assert found.totals["duty"] == (4201, 600, -3601) and found.totals["fees"] == (100, None, None)
    assert "COMPARE-NO-TOTALS" in [finding.rule for finding in found.findings]


@pytest.mark.parametrize("a, b, words", [
    ("paid", "paid", "both sides"), ("none.parquet", "paid", "is not there"), ("lines.parquet", "paid", "no column"),
    ("a-totals.parquet", "b.parquet", "no column"), ("text.parquet", "b.parquet", "no Parquet"), ("orphan.parquet", "b.parquet", "--lines"),
    ("numbered.parquet", "b.parquet", "line_id is"), ("words.parquet", "b.parquet", "money is Decimal"),
])
def test_what_cannot_be_compared_is_said_in_one_line(two, tmp_path, monkeypatch, a, b, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.parquet").write_text("x")
    rows = pl.read_parquet("b.parquet")
    rows.write_parquet("orphan.parquet")
    rows.with_columns(line_id=pl.lit(1)).write_parquet("numbered.parquet", metadata=pl.read_parquet_metadata("b.parquet"))
    rows.with_columns(pl.col("amount").cast(pl.String)).write_parquet("words.parquet", metadata=pl.read_parquet_metadata("b.parquet"))
    with pytest.raises(NotComparable, match=words) as told:
        compared(a, b)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("dtype, given, cents", [
    (pl.Float64, [0.1, 1234567.89, 0.005], [10, 123456789, None]), (pl.Int32, [3, -3, None], [300, -300, None]),
    (pl.Decimal(18, 4), [Decimal("1.2300"), Decimal("1.2345"), None], [123, None, None]),
    (pl.Decimal(9, 0), [Decimal(7), None, None], [700, None, None]),
])
def test_money_is_read_as_whole_cents_or_not_at_all(tmp_path, dtype, given, cents):
    pl.DataFrame({"x": pl.Series(given, dtype=dtype)}).write_parquet(tmp_path / "x.parquet")
    found = pl.scan_parquet(tmp_path / "x.parquet").select(side.cents(tmp_path / "x.parquet", "x")).collect()
    assert found["x"].to_list() == cents and found.schema["x"] == pl.Int128


@pytest.mark.parametrize("column, days", [
    (pl.Series(["2026-02-02", "2/2/26"]), [date(2026, 2, 2), None]),
    (pl.Series([datetime(2026, 2, 2, 23, tzinfo=UTC), None]), [date(2026, 2, 2), None]),
    (pl.Series([None, None]), [None, None]),
])
def test_days_are_read_from_dates_moments_and_text(tmp_path, column, days):
    column.alias("x").to_frame().write_parquet(tmp_path / "x.parquet")
    assert pl.scan_parquet(tmp_path / "x.parquet").select(side.day(tmp_path / "x.parquet", "x")).collect()["x"].to_list() == days


def test_a_grouping_that_the_lines_have_not_is_refused(two):
    pl.read_parquet(two[0].with_name("lines.parquet")).drop("supplier").write_parquet(two[0].with_name("lines.parquet"))
    with pytest.raises(NotComparable, match="leave out --by supplier"):
        compared(*two, by=["supplier"])


def test_a_folder_that_was_moved_still_holds_together(two, tmp_path):
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in tmp_path.glob("*.parquet"):
        path.rename(moved / path.name)
    assert compared(moved / "a.parquet", moved / "b.parquet").totals["duty"] == (4201, 2451, -1750)


def test_only_the_greatest_lines_are_kept_and_the_rest_is_summed(tmp_path):
    lines = lines_of(tmp_path, [line(n, n) for n in range(9)])
    a = rerated(tmp_path, "a", lines, {f"L{n}": {GENERAL: 0} for n in range(9)})
    b = rerated(tmp_path, "b", lines, {f"L{n}": {GENERAL: n * (-1) ** n} for n in range(9)})
    rows = compared(a, b, by=["line"], most=2, size=3).groups["line"].rows(named=True)
    assert [(row["key"], row["others"], row["difference"]) for row in rows] == [("L8", None, 800), ("L7", None, -700), (None, 7, 300)]


AMOUNT = st.dictionaries(st.sampled_from([GENERAL, CHINA, EMERGENCY]), st.integers(0, 10**6).map(lambda cents: f"{cents / 100:.2f}"), max_size=3)


@st.composite
def histories(draw):
    count = draw(st.integers(1, 12))
    lines = [line(n, draw(st.integers(0, 3)), origin=draw(st.sampled_from(["CN", "VN", None])), part=draw(st.sampled_from(["P1", "P2"])),
                  entered=date(2026, draw(st.integers(1, 3)), 1)) for n in range(count)]
    sides = [draw(st.permutations(range(count)) if draw(st.booleans()) else st.just(range(count))) for _ in "ab"]
    missing = draw(st.sets(st.integers(0, count - 1), max_size=2))
    return lines, [{f"L{n}": draw(st.one_of(AMOUNT, st.none())) for n in order if n not in missing or side} for side, order in enumerate(sides)]


@settings(deadline=None, max_examples=60)
@given(histories(), st.integers(1, 13))
def test_every_grouping_sums_to_the_difference_of_the_totals(history, size):
    lines, sides = history
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = lines_of(folder, lines)
        a, b = (rerated(folder, side, path, rated) for side, rated in zip("ab", sides, strict=True))
        found = compared(a, b, size=size, most=3, struck_down=frozenset({EMERGENCY}), out=folder / "out.parquet")
        duty = found.totals["duty"]
        for group, frame in found.groups.items():
            assert tuple(int(frame[column].sum()) for column in ("a", "b", "difference")) == tuple(
                0 if amount is None else amount for amount in (duty[0], duty[1], (duty[1] or 0) - (duty[0] or 0))), group
        out = pl.read_parquet(folder / "out.parquet")
        assert out.height == found.lines == len(lines)
        assert int(out["difference"].to_physical().sum()) == (duty[1] or 0) - (duty[0] or 0)
        whole = compared(a, b, size=1000, most=3, struck_down=frozenset({EMERGENCY}))
        assert whole.totals == found.totals and whole.windows.sort("window", "state").equals(found.windows.sort("window", "state"))
        assert whole.calendar.equals(found.calendar)
        assert [finding.message for finding in whole.findings] == [finding.message for finding in found.findings]
