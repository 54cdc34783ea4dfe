"""Cells as our columns hold them: what is read, and what is left empty and told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.batch.extracts.column_map import Source
from tidewaiter.batch.extracts.readings import read

FORMS = {"YYYY-MM-DD": "%Y-%m-%d", "MM/DD/YYYY": "%m/%d/%Y", "DD.MM.YYYY": "%d.%m.%Y", "YYYYMMDD": "%Y%m%d", "DD-MON-YYYY": "%d-%b-%Y"}


def cell(name: str, text: str | None, source: Source | None = None):
    got = read(name, source or Source(), pl.Series("raw", [text], dtype=pl.String))
    return "bad" if got.bad[0] else got.values[0]


@pytest.mark.parametrize(("name", "text", "value"), [
    ("value", "1234", Decimal("1234.00")), ("value", "$1,234.50", Decimal("1234.50")), ("value", "(1.00)", Decimal("-1.00")),
    ("value", "5-", Decimal(-5)),
    ("value", "USD 7", Decimal(7)), ("value", "1 234.5", Decimal("1234.50")), ("value", "2.500", Decimal("2.50")), ("value", ".5", Decimal("0.50")),
    ("value", "2.505", "bad"), ("value", "1,23", "bad"), ("value", "12,50", "bad"), ("value", "1e3", "bad"), ("value", "n/a", "bad"),
    ("value", "", None),
    ("value", None, None), ("value", "9" * 17, "bad"), ("value", "9" * 16, Decimal("9" * 16)), ("value", "--5", "bad"), ("value", "1_000", "bad"),
    ("q1", "0.000001", Decimal("0.000001")), ("q1", "0.0000001", "bad"), ("q1", "100", Decimal(100)),
    ("hts", "8471.30.0100", "8471300100"), ("hts", '="0201300290"', "0201300290"), ("hts", "201300290", "bad"), ("hts", "8.4713E+09", "bad"),
    ("hts", "84713001", "bad"), ("hts", "99038803", "bad"),
    ("origin", "cn", "CN"), ("origin", "Germany", "DE"), ("origin", "Atlantis", "bad"), ("origin", "no", "NO"),
    ("mode", "11", "11"), ("mode", "air", "bad"), ("entry_type", "1", "bad"), ("entry_type", "01", "01"),
    ("cases", "A-570-909-000; C570910000", "A570909000,C570910000"), ("cases", "570-909", "bad"),
    ("facts", '{"ch98": "9802.00.80"}', '{"ch98": "9802.00.80"}'), ("facts", "[]", "bad"), ("program", "s", "S"),
    ("entered", "2025-02-28", date(2025, 2, 28)), ("entered", "2025-02-29", "bad"), ("entered", "2025-02-28 00:00:00", date(2025, 2, 28)),
    ("entered", "+025-02-28", "bad"), ("entered", "02/28/2025", "bad"),
])
def test_cells(name, text, value):
    assert cell(name, text) == value


@pytest.mark.parametrize(("name", "text", "source", "value"), [
    ("value", "1.234,50", Source(comma=True), Decimal("1234.50")), ("value", "1,234.50", Source(comma=True), "bad"),
    ("value", "1.5", Source(times=Decimal(1000)), Decimal(1500)), ("q1", "5", Source(times=Decimal("0.001")), Decimal("0.005")),
    ("mode", "Ocean", Source(values={"ocean": "11"}), "11"), ("entry_type", "1", Source(digits=2), "01"),
    ("origin", "n/a", Source(values={"n/a": ""}), None),
    ("entered", "1/5/2025", Source(days=("MM/DD/YYYY",)), date(2025, 1, 5)), ("entered", "1/5/2025", Source(days=("DD/MM/YYYY",)), date(2025, 5, 1)),
    ("entered", "1/5/25", Source(days=("MM/DD/YYYY",)), "bad"), ("entered", "1/5/25", Source(days=("MM/DD/YY",)), date(2025, 1, 5)),
])
def test_cells_by_the_map(name, text, source, value):
    assert cell(name, text, source) == value


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from(sorted(FORMS)))
def test_a_day_written_in_a_form_is_read_from_it(day, form):
    assert cell("entered", day.strftime(FORMS[form]), Source(days=(form,))) == day


@given(st.decimals(-10**15, 10**15, places=2), st.booleans(), st.booleans())
def test_an_amount_is_read_as_it_is_written(amount, grouped, comma):
    text = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
    if comma:
        text = text.translate(str.maketrans(",.", ".,"))
    assert cell("value", text, Source(comma=comma)) == amount


@given(st.text(max_size=20), st.sampled_from(["value", "q1", "hts", "origin", "entered", "mode", "cases", "facts", "entry_type", "part"]))
def test_any_text_is_read_or_told(name_text, name):
    got = read(name, Source(), pl.Series("raw", [name_text]))
    assert len(got.values) == len(got.bad) == 1
    assert not (got.bad[0] and got.values[0] is not None)
