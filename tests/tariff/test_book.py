"""An edition as a file: every row comes back, every line knows what stands above it and what it inherits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.tariff.book import Book, apart, write_book
from tidewaiter.tariff.differences import differences
from tidewaiter.tariff.exports import Footnote, Row, read_export

SEE = Footnote(("general",), "See 9903.88.15.", "endnote")
CAMERAS = (
    Row("9006", 0, "Cameras:"), Row("", 1, "Other cameras:"), Row("900659", 2, "Other:"),
    Row("90065915", 3, "Dear", (), "Free", "", "20%", (SEE,)), Row("", 4, "Hand held:"),
    Row("9006591520", 5, "With a flash", ("No.",), "", "", "20%"), Row("9006591540", 5, "Other", ("No.",)),
)
QUOTA = (
    Row("", 0, "Goods of subheading 0401.50:"), Row("98230301", 1, "Goods of one place", (), "", "Free (S+)", ""),
    Row("", 2, "Goods of the other:"), Row("98230303", 3, "Over the limit"), Row("98230304", 3, "Dear", (), "", "$1.556/kg (S+)", ""),
)


@pytest.fixture
def book(tmp_path):
    def made(rows):
        write_book(rows, tmp_path / "rows.parquet")
        return Book(tmp_path / "rows.parquet")
    return made


def test_a_line_has_the_descriptions_above_it_and_the_rates_of_its_number(book):
    line = book(CAMERAS).line("9006591540")
    assert (line.path, line.above) == (("Cameras:", "Other cameras:", "Other:", "Dear", "Hand held:", "Other"), ("9006", "900659", "90065915"))
    assert (line.general, line.special, line.other, line.units, line.footnotes) == ("Free", "", "20%", ("No.",), (SEE,))
    assert (line.rates_from, line.units_from) == ("90065915", "9006591540")


def test_a_line_that_repeats_one_column_keeps_its_numbers_other_columns(book):
    line = book(CAMERAS).line("9006591520")
    assert (line.general, line.special, line.other, line.rates_from) == ("Free", "", "20%", "90065915")


def test_a_line_takes_nothing_from_another_number_above_it(book):
    held = book(QUOTA)
    assert held.line("98230303").rates_from == "" and held.line("98230303").special == ""
    assert held.line("98230304").special == "$1.556/kg (S+)"
    assert held.line("98230303").path[1] == "Goods of one place"


def test_numbers_are_found_whole_and_by_their_beginning(book):
    held = book(CAMERAS)
    assert held.line("9007") is None and len(held) == len(CAMERAS)
    assert list(held.below("90065915")) == ["90065915", "9006591520", "9006591540"]
    assert [line.number for line in held.lines()] == [row.number for row in CAMERAS if row.number]


def test_a_line_whose_heading_the_export_lacks_says_so(book):
    assert [line.from_heading for line in book(CAMERAS).lines()] == [True] * 5
    assert not book(CAMERAS[3:]).line("9006591520").from_heading


def test_a_file_that_is_no_book_is_refused(tmp_path):
    import polars as pl

    pl.DataFrame({"number": ["0101"]}).write_parquet(tmp_path / "rows.parquet")
    with pytest.raises(ValueError, match="no edition"):
        Book(tmp_path / "rows.parquet")


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
a_row = st.builds(
    Row, st.sampled_from(["", "0101", "010121", "01012100", "0101210010", "0102"]), st.integers(0, 9), words, st.tuples(words) | st.just(()),
    words, words, words,
    st.lists(st.builds(Footnote, st.tuples(words) | st.just(()), words, words), max_size=2).map(tuple), words, words,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(a_row, max_size=12))
def test_any_rows_come_back_as_they_went_in(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("book") / "rows.parquet"
    write_book(rows, path)
    held = Book(path)
    assert list(held.rows()) == rows
    for line in held.lines():
        assert len(line.path) > len(line.above) and (not line.rates_from or line.number.startswith(line.rates_from))


@pytest.mark.reference
def test_every_ten_digit_line_of_chapters_1_to_97_has_units_and_a_general_rate(reference, book):
    held = book(read_export((reference / "hts" / "hts_2026_rev_10.json.gz").read_bytes()).rows)
    lines = [line for line in held.lines() if len(line.number) == 10 and line.number < "98"]
    assert len(lines) > 19_000
    assert [line.number for line in lines if not line.general or not line.units] == []
    assert all(line.from_heading for line in lines)


a_plain_row = st.builds(
    Row, st.sampled_from(["", "0101", "010121", "01012100", "0101210010", "0102", "01022900", "99030101"]), st.integers(0, 3),
    st.sampled_from(["beasts", "Other:", "Other", "of a kind"]), st.sampled_from([(), ("No.",)]), st.sampled_from(["", "2%"]), st.just(""),
    st.sampled_from(["", "9%"]), st.sampled_from([(), (SEE,)]),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(a_plain_row, max_size=14), st.lists(a_plain_row, max_size=14), st.lists(a_plain_row, max_size=8))
def test_headings_that_are_the_same_are_left_aside_without_a_difference(tmp_path_factory, before, after, shared):
    folder = tmp_path_factory.mktemp("books")
    shared = [replace(row, indent=0) if n == 0 else row for n, row in enumerate(shared)]
    for name, rows in (("before", [*before, *shared]), ("after", [*after, *shared])):
        write_book(rows, folder / name)
    old, new = Book(folder / "before"), Book(folder / "after")
    found, whole = differences(*apart(old, new)), differences(tuple(old.rows()), tuple(new.rows()))
    assert (found.added, found.removed, found.changed) == (whole.added, whole.removed, whole.changed)
