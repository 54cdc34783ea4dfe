"""Column maps: what is read, and what is refused in one line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.batch.extracts.column_map import COLUMNS, WrongMap, day_form, read_map


def test_codes_stay_text():
    read = read_map("columns: {origin: {from: Land, values: {Norwegen: NO}}, mode: {always: 01}}")
    assert (read.columns["origin"].values, read.columns["mode"].always) == ({"norwegen": "NO"}, "01")


@pytest.mark.parametrize("text", [
    "", "[]", "columns: 5", "columns: {colour: Farbe}", "columns: {hts: {digits: 10, from: HTS}}", "columns: {hts: {from: HTS, digits: 9}}",
    "columns: {entered: {from: Day, days: DD/DD/YYYY}}", "columns: {entered: {from: Day, days: quickly}}",
    "columns: {value: {from: V, decimal: dot}}",
    "columns: {value: {from: V, times: 0}}", "columns: {value: {from: V, times: NaN}}", "columns: {value: {from: V, always: 1}}",
    "columns: {value: {}}",
    "columns: {value: {row: true}}", "columns: {hts: HTS}\ngather: {ordinal: N}", "columns: {hts: HTS}\nrows: 5", "{", "columns: {hts: [[HTS]]}",
])
def test_what_is_no_map_is_refused_in_one_line(text):
    with pytest.raises(WrongMap) as error:
        read_map(text)
    assert "\n" not in str(error.value)


@given(st.text(max_size=60))
def test_any_text_is_a_map_or_is_refused(text):
    with suppress(WrongMap):
        assert read_map(text).columns.keys() <= COLUMNS.keys()


@pytest.mark.parametrize(("form", "written"), [
    ("YYYY-MM-DD", "%Y-%m-%d"), ("DD.MM.YY", "%d.%m.%y"), ("DD-MON-YYYY", "%d-%b-%Y"), ("YYYYMMDD", "%Y%m%d"),
])
def test_forms_of_days(form, written):
    assert day_form(form)[1] == written
