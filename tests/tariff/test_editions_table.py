"""The page of the editions says what their exports hold, and every text of them is read or listed."""

from __future__ import annotations

import csv
import re

import pytest

from tests.tariff import editions_table
from tests.tariff.editions_table import PAGE, editions, printed, spelling
from tidewaiter.codes import special_programs
from tidewaiter.tariff.rate_text import ByReference, Unread, normalise, read_rate, read_special_column
from tidewaiter.tariff.unread import COLUMNS, is_unread


@pytest.mark.reference
def test_the_page_says_what_the_exports_hold(reference):
    assert PAGE.read_text(encoding="utf-8") == editions_table.text(reference), "python -m tests.tariff.editions_table writes it"


@pytest.mark.reference
@pytest.mark.parametrize("column", COLUMNS)
def test_every_text_of_every_edition_prints_back_in_normal_spelling(reference, column):
    texts = {text for one in editions(reference) for text in one.texts[column]}
    read = {text for text in texts if not is_unread(column, text)}
    assert texts - read <= set(editions_table.WHY)
    assert {text: printed(column, text) for text in read if printed(column, text) != spelling(column, text)} == {}
    assert {text for text in texts if spelling(column, spelling(column, text)) != spelling(column, text)} == set()
    assert {text for text in read if column != "special" and read_rate(spelling(column, text)) != read_rate(text)} == set()


@pytest.mark.reference
def test_every_symbol_of_every_special_column_is_a_program(reference):
    columns = [read_special_column(text) for one in editions(reference) for text in one.texts["special"]]
    symbols = {symbol for column in columns for group in column.groups for symbol in group.symbols}
    assert len(symbols) > 25
    assert {symbol for symbol in symbols if not special_programs.known(symbol.rstrip("+*"))} == set()


@pytest.mark.reference
def test_no_symbol_of_any_edition_has_two_rates(reference):
    for text in {text for one in editions(reference) for text in one.texts["special"]}:
        column = read_special_column(text)
        symbols = {symbol for group in column.groups for symbol in group.symbols}
        assert not any(isinstance(column.rate(symbol), Unread) for symbol in symbols), text


@pytest.mark.reference
def test_every_collected_shape_is_read(reference):
    lines = (reference / "law" / "rate_text_shapes.txt").read_text(encoding="utf-8").splitlines()
    column, read = "", 0
    for line in lines:
        if line.startswith("## "):
            column = line.split()[1]
        elif line.strip() and (text := line.split(" | ", 3)[3]) and len(text) < 110:       # the list cuts its longest texts off
            assert not is_unread(column, text), text
            read += 1
    assert read > 210


@pytest.mark.reference
def test_every_rate_of_the_headings_after_revision_10_is_read(reference):
    with (reference / "law" / "headings_after_rev10.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 145
    for row in rows:
        for column in ("general", "special", "other"):
            assert not is_unread(column, row[column]), row["heading"]
            assert printed(column, row[column]) == spelling(column, row[column])


@pytest.mark.reference
def test_every_number_in_a_rate_is_data_of_its_expression(reference):
    texts = {text for one in editions(reference) for column in ("general", "other") for text in one.texts[column]}
    for text in texts:
        found = read_rate(text)
        if isinstance(found, ByReference) and not isinstance(found, Unread):
            stated = re.findall(r"\b\d{4}(?:\.\d\d)*\b", normalise(text))
            assert [str(one) for one in found.numbers] == stated, text
            assert len(re.findall(r"U\.S\. note", normalise(text))) == len(found.notes), text
