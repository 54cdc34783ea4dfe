"""Days in their forms, two digits of a year in their window, and numbers behind their fill."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.abi.days import FIRST_YEAR, FORMS, pattern, read_day, write_day
from tidewaiter.abi.record import C, M, Record, filler

WINDOW = st.dates(date(FIRST_YEAR, 1, 1), date(FIRST_YEAR + 99, 12, 31))


class Sample(Record, id="99", cite="-", page="-", title="Forms and fills"):
    control  = M(1, 2, "AN", "Control identifier", fixed="99")
    expected = C(3, 8, "N", "A day, year first", form="YYMMDD")
    born     = C(9, 16, "X", "A day with its century", form="MMDDCCYY")
    amount   = C(17, 26, "(S)N", "An amount behind spaces", decimals=2, fill=" ")
    filler_1 = filler(27, 80)


@pytest.mark.parametrize("text, form, day", [
    ("010180", "MMDDYY", date(1980, 1, 1)), ("123179", "MMDDYY", date(2079, 12, 31)), ("123199", "MMDDYY", date(1999, 12, 31)),
    ("022900", "MMDDYY", date(2000, 2, 29)), ("022926", "MMDDYY", None), ("000000", "MMDDYY", None), ("9-1826", "MMDDYY", None),
    ("260918", "YYMMDD", date(2026, 9, 18)), ("09181926", "MMDDCCYY", date(1926, 9, 18)), ("01010000", "MMDDCCYY", None),
    ("19000229", "CCYYMMDD", None), ("20000229", "CCYYMMDD", date(2000, 2, 29)), ("91826", "MMDDYY", None), ("٠٩١٨٢٦", "MMDDYY", None),
])
def test_a_day_is_read_by_its_form_and_window(text: str, form: str, day: date | None) -> None:
    assert read_day(text, form) == day


@given(WINDOW, st.sampled_from(FORMS))
def test_every_day_of_the_window_is_given_back(day: date, form: str) -> None:
    assert read_day(write_day(day, form), form) == day


@given(st.sampled_from(FORMS).flatmap(lambda form: st.tuples(st.just(form), st.text("0123489", min_size=len(form), max_size=len(form)))))
def test_the_pattern_matches_exactly_what_is_read(drawn: tuple[str, str]) -> None:
    import re

    form, text = drawn
    assert bool(re.fullmatch(pattern(form), text)) == (read_day(text, form) is not None)


def test_fields_are_written_in_their_form_and_behind_their_fill() -> None:
    record = Sample(expected=date(2026, 9, 18), born=date(1926, 9, 18), amount=354300)
    assert record.emit() == "99" + "260918" + "09181926" + "    354300" + " " * 54
    read = Sample.parse(record.emit())
    assert (read.as_day("expected"), read.as_day("born"), read.as_int("amount")) == (date(2026, 9, 18), date(1926, 9, 18), 354300)
    assert list(read.findings(1)) == []


def test_a_day_of_another_century_is_refused_where_the_year_has_two_digits() -> None:
    assert [finding.rule for finding in Sample(expected=date(1979, 12, 31)).findings(1)] == ["99.expected", "99.expected"]


@pytest.mark.parametrize("wrong", [
    lambda: C(1, 8, "D", "Eight columns and no form"), lambda: C(1, 6, "N", "A form of eight", form="MMDDCCYY"),
    lambda: C(1, 6, "N", "Digits only", fill=" "), lambda: C(1, 6, "N", "No form", form="DDMMYY"),
])
def test_a_form_or_fill_that_does_not_fit_its_columns_does_not_import(wrong: object) -> None:
    with pytest.raises(TypeError, match="columns 1-"):
        wrong()  # type: ignore[operator]
