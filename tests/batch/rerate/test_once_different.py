"""Lines of which the columns once said something other than the single path, each found among random ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from tests.batch.rerate.against import differences, mixed_plans
from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.batch.rerate.single import rate_singly
from tidewaiter.duty.law import load

LAW = load()
PLAIN = {"entry_id": "E1", "hts": "8481805090", "origin": "CN", "entered": date(2025, 6, 2), "value": "1000", "mode": "11"}

# What was wrong, the lines (each differs from PLAIN), the day as if on which.
ONCE: tuple[tuple[str, tuple[dict[str, Any], ...], date | None], ...] = (
    ("column 1 too wide for 64 bits was an array that cannot be written to",
     ({"hts": "1806905900", "origin": "BD", "value": "9007199254740.99", "q1": "285.2", "u1": "KG"},), None),
    ("a line that its plan leaves to the single path, among lines that can all be read, put the rows out of place",
     ({"hts": "1806905900", "origin": "BD", "value": "1000", "q1": "285.2", "u1": "KG"}, {}), None),
    ("a day moved out of the calendar was taken for one", ({"entered": date(9999, 12, 31), "loaded": date(2026, 2, 14)},), date(2025, 1, 1)),
    ("a day with a month of one digit was read", ({"entered": "2025-6-02"}, {"entered": "2025-06-2"}, {"entered": "2025-06-02"}), None),
    ("a duty that no amount holds stopped every line",
     ({"hts": "0401204000", "origin": "KH", "q1": "1000000000000", "u1": "KM3"}, {"hts": "2204300000", "q1": "1000000000000", "u1": "KM3"}), None),
    ("a total over a rate by reference was not said to be unknown, where the quantity was given",
     ({"hts": "8211100000", "origin": "DE", "entered": date(2026, 1, 1), "q1": "5", "u1": "PCS"},), None),
    ("a special program that is none, with a sign of another's, under chapter 98 stopped every line",
     ({"hts": "9813007500", "origin": "HK", "program": "S#"}, {}), None),
)


def frame(lines: tuple[dict[str, Any], ...]) -> pl.DataFrame:
    rows = [{"line_id": n, **PLAIN, **line} for n, line in enumerate(lines)]
    days = {name: pl.Date for row in rows for name, value in row.items() if isinstance(value, date)}
    return pl.DataFrame(rows, schema_overrides=days, infer_schema_length=None).with_columns(
        pl.col("value").cast(pl.Decimal(18, 2)), *(pl.col(name).cast(pl.Float64) for name in ("q1", "q2") if any(name in row for row in rows)),
    )


@pytest.mark.parametrize(("lines", "as_if"), [row[1:] for row in ONCE], ids=[row[0] for row in ONCE])
def test_what_was_once_different_is_the_same(lines, as_if):
    given = frame(lines)
    assert not differences(given, Rater(LAW, as_if=as_if).rate(given), rate_singly(given, LAW, as_if))


def test_a_text_keeps_its_code_from_one_frame_to_the_next():
    rater = Rater(LAW)
    for numbers in (("8481805090", "0101210010"), ("85414060", "7609000000"), ("7609000000", "8481805090")):
        given = frame(tuple({"hts": number} for number in numbers))
        assert not differences(given, rater.rate(given), rate_singly(given, LAW))


def test_plans_of_other_numbers_have_other_ids():
    """Safeguards that go by the value of a unit: one number of kilograms of four dollars, another of less."""
    sugar = {"hts": "1806209800", "origin": "KP", "entered": date(2022, 6, 28), "value": "4", "u1": "KG"}
    given = frame(tuple({**sugar, "q1": quantity} for quantity in ("0.7", "3789")))
    rows, _ = Rater(LAW).rate(given)
    assert rows["number"].n_unique() == 3
    assert list(mixed_plans(rows)) == []


@pytest.mark.xfail(strict=True, reason="the two paths number plans each in its own way, and so do two units of one rate")
def test_a_plan_has_its_id_by_whichever_path_it_was_rated():
    """Of twelve decimals only the single path says what they come to; the plan is that of one with two."""
    given = frame(tuple({"hts": "0203121020", "origin": "CA", "u1": "KG", "q1": q} for q in ("12.25", "12.0000000001")))
    rows, _ = Rater(LAW).rate(given)
    assert rows["plan_id"].n_unique() == 1
