"""What changed between two editions, told once and without noise; and the change records of 2026 held against it."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tariff.test_exports import ROWS, export
from tidewaiter.tariff.differences import Change, Differences, Renumbering, differences
from tidewaiter.tariff.exports import Footnote, Row, read_export

ROOT = Path(__file__).resolve().parents[2]
NONE = Differences((), (), ())

HORSES = (
    Row("0101", 0, "Live horses:"),
    Row("", 1, "Horses:"),
    Row("01012100", 2, "Purebred", ("No.",), "Free", "", "Free"),
    Row("01012900", 2, "Other", (), "6.8%", "Free (A,AU,BH)", "20%"),
    Row("0101290010", 3, "For slaughter", ("No.",)),
    Row("0101290090", 3, "Other", ("No.",)),
)


def with_row(number: str, **fields: object) -> list[Row]:
    return [replace(row, **fields) if row.number == number else row for row in HORSES]


def changes(before, after) -> list[tuple[str, str, str, str]]:
    found = differences(before, after)
    assert (found.added, found.removed) == ((), ())
    return [(one.number, one.field, one.before, one.after) for one in found.changed]


def test_differences_name_what_came_went_and_changed():
    before = read_export(export()).rows
    after = read_export(export([ROWS[0], {**ROWS[1], "description": "Horses and ponies:"}, {**ROWS[2], "general": "4.5%"},
                                {**ROWS[2], "htsno": "0101.29.00"}])).rows
    found = differences(before, after)
    assert (found.added, found.removed) == (("01012900",), ())
    assert found.changed == (Change("01012100", "superior text", "Horses:", "Horses and ponies:"), Change("01012100", "general", "Free", "4.5%"))
    assert differences(before, before) == differences((), ()) == NONE


def test_a_line_tells_its_change_once_and_its_statistical_numbers_do_not_repeat_it():
    assert changes(HORSES, with_row("01012900", general="7%")) == [("01012900", "general", "6.8%", "7%")]
    assert changes(HORSES, with_row("0101290010", general="7%", special="Free (A,AU,BH)", other="20%")) == [("0101290010", "general", "6.8%", "7%")]


def test_a_rate_printed_on_the_number_or_inherited_is_the_same_rate():
    assert changes(HORSES, with_row("0101290010", general="6.8%", special="Free (A,AU,BH)", other="20%")) == []
    below = [*HORSES[:4], *(replace(row, general="6.8%", special="Free (A,AU,BH)", other="20%", units=("No.",)) for row in HORSES[4:])]
    assert changes(HORSES, below) == []


SAME = [("description", "Purebred ", "Purebred"), ("description", "For “slaughter”.", 'For "slaughter"'),
        ("special", "Free (A, AU,BH)", "Free (A,AU,BH)"), ("description", "9903.01.25–9903.01.33", "9903.01.25-9903.01.33"),
        ("general", "$1 each + 5%", "$1 each  + 5%"), ("description", "Parts", "Parts:")]
SPELT = [("special", "Free (A,AU,BH,)", "Free (A,AU,BH)"), ("special", "Free (A,E IL)", "Free (A,E,IL)"), ("special", "Free (A,.OM)", "Free (A,OM)"),
         ("description", "Semimanufactured", "Semi-manufactured"), ("description", "instatistical note", "in statistical note")]
OTHER = [("special", "Free (A,U)", "Free (AU)"), ("general", "1.5%", "15%"), ("general", "1,5%", "15%"), ("general", "5¢/kg", "5¢/kg + 5%"),
         ("description", "Weighing 1.5 kg", "Weighing 15 kg"), ("description", "0201.10.50 0201.20.80", "0201.10.50, 0201.20.80"),
         ("description", "with nicotine", "without nicotine"), ("special", "Free (A)", "Free (A*)"), ("general", "", "Free")]


@pytest.mark.parametrize(("field", "before", "after"), SAME)
def test_typography_is_no_change(field, before, after):
    assert changes(with_row("01012900", **{field: before}), with_row("01012900", **{field: after})) == []


@pytest.mark.parametrize(("field", "before", "after"), SPELT)
def test_marks_and_word_breaks_are_called_spelling(field, before, after):
    found = changes(with_row("01012900", **{field: before}), with_row("01012900", **{field: after}))
    assert found == [("01012900", f"{field} (spelling)", before, after)]


@pytest.mark.parametrize(("field", "before", "after"), OTHER)
def test_what_could_mean_something_else_is_a_change(field, before, after):
    found = changes(with_row("01012900", **{field: before}), with_row("01012900", **{field: after}))
    assert found == [("01012900", field, before, after)]


def test_footnotes_are_told_by_column_and_their_order_is_nothing():
    first, second = Footnote(("general",), "See 9903.88.15."), Footnote(("general", "other"), "See 9903.91.01.")
    assert changes(with_row("01012900", footnotes=(first, second)), with_row("01012900", footnotes=(second, first))) == []
    assert changes(with_row("01012900", footnotes=(first,)), with_row("01012900", footnotes=(first, second))) == [
        ("01012900", "footnotes (general)", "See 9903.88.15.", "See 9903.88.15.; See 9903.91.01."),
        ("01012900", "footnotes (other)", "", "See 9903.91.01.")]
    both = Footnote(("stat", "units"), "See statistical note 1.")
    assert changes(HORSES, with_row("01012900", footnotes=(both,))) == [("01012900", "footnotes (stat, units)", "", "See statistical note 1.")]


def test_footnotes_without_columns_are_compared_by_their_words():
    named, bare = (Footnote(("general",), "See 9903.88.15."),), (Footnote((), "See 9903.88.15."),)
    assert changes(with_row("01012900", footnotes=named), with_row("01012900", footnotes=bare)) == []
    assert changes(with_row("01012900", footnotes=bare), HORSES) == [("01012900", "footnotes", "See 9903.88.15.", "")]


def test_a_superior_text_in_other_words_is_told_once():
    after = [replace(row, description="Equines:") if row.description == "Horses:" else row for row in HORSES]
    assert changes(HORSES, after) == [("01012100", "superior text", "Horses:", "Equines:")]


def test_a_superior_text_stays_with_its_numbers_when_another_comes_before_them():
    asses = [Row("01011000", 2, "Ponies", ("No.",), "Free", "", "Free"), *HORSES[2:]]
    assert differences(HORSES, [*HORSES[:2], *asses]) == Differences(("01011000",), (), ())


def test_a_number_moved_below_another_superior_text_is_told_each_time():
    before = [*HORSES, Row("", 1, "Asses:"), Row("01013000", 2, "Asses", (), "6.8%")]
    after = [*HORSES[:2], HORSES[2], Row("", 1, "Asses:"), before[-1], *HORSES[3:]]
    assert changes(before, after) == [("01012900", "superior text", "Horses:", "Asses:")]


def test_a_heading_that_only_an_export_lacks_is_a_gap_and_no_change():
    assert differences(HORSES, HORSES[1:]) == differences(HORSES[1:], HORSES) == NONE
    assert differences(HORSES, ()).removed == tuple(row.number for row in HORSES if row.number)


def test_a_number_printed_twice_does_not_vanish():
    twice = [*HORSES, replace(HORSES[5], description="Other, not for slaughter")]
    assert changes(HORSES, twice) == [("0101290090", "times printed", "1", "2")]
    assert changes(twice, HORSES) == [("0101290090", "times printed", "2", "1")]
    other = [*HORSES, replace(HORSES[5], description="Other, for racing")]
    assert changes(twice, other) == [("0101290090", "description", "Other, not for slaughter", "Other, for racing")]
    assert differences(twice, twice) == NONE


def test_the_same_line_under_another_number_is_a_hint_beside_what_came_and_went():
    after = [replace(row, number="0101290020") if row.number == "0101290010" else row for row in HORSES]
    found = differences(HORSES, after)
    assert (found.added, found.removed, found.renumbered) == (("0101290020",), ("0101290010",), (Renumbering("0101290010", "0101290020"),))


def test_other_is_another_line_when_something_else_stands_beside_it():
    after = [*HORSES[:5], Row("0101290050", 3, "For racing", ("No.",)), replace(HORSES[5], number="0101290095")]
    assert differences(HORSES, after).renumbered == ()
    assert differences(HORSES, [*HORSES[:5], replace(HORSES[5], number="0101290095")]).renumbered == (Renumbering("0101290090", "0101290095"),)


def test_a_line_under_another_rate_is_another_line():
    after = [replace(row, number="01012200", general="1%") if row.number == "01012100" else row for row in HORSES]
    assert differences(HORSES, after).renumbered == ()


def test_a_line_that_is_subdivided_goes_from_ten_digits_to_eight():
    before = [*HORSES[:2], Row("0101210000", 2, "Purebred", ("No.",), "Free", "", "Free")]
    after = [*HORSES[:3], Row("0101210010", 3, "Males", ("No.",)), Row("0101210020", 3, "Females", ("No.",))]
    found = differences(before, after)
    assert found.added == ("01012100", "0101210010", "0101210020") and found.removed == ("0101210000",)
    assert found.renumbered == (Renumbering("0101210000", "01012100"),)


_texts = st.sampled_from(["", "Other", "Free", "5%", "See 9903.88.15."])
_rows = st.lists(st.builds(Row, st.sampled_from(["", "0101", "01012100", "0101210010", "0101210020", "99030101"]), st.integers(0, 4), _texts,
                           st.just(()), _texts, _texts, _texts, st.lists(st.builds(Footnote, st.just(("general",)), _texts), max_size=2).map(tuple)),
                 max_size=12)


@given(_rows, _rows)
def test_nothing_differs_from_itself_and_the_way_back_takes_what_the_way_there_gave(before, after):
    assert differences(before, before) == NONE
    there, back = differences(before, after), differences(after, before)
    assert (sorted(there.added), sorted(there.removed)) == (sorted(back.removed), sorted(back.added))
    assert {(one.before, one.after) for one in there.renumbered} == {(one.after, one.before) for one in back.renumbered}


@pytest.fixture(scope="module")
def edition(reference):
    held = {}

    def rows(name: str) -> tuple[Row, ...]:
        if name not in held:
            held[name] = read_export((reference / "hts" / f"hts_{name}.json.gz").read_bytes(), name)
        return held[name].rows

    return rows


@pytest.mark.reference
def test_revision_9_to_10_of_2026_is_seven_headings_and_four_descriptions(reference):
    rev_9, rev_10 = (read_export((reference / "hts" / f"hts_2026_rev_{n}.json.gz").read_bytes(), f"rev {n}") for n in (9, 10))
    assert {finding.rule for finding in rev_9.findings} == {"HTS-EXPORT-MARKUP", "HTS-EXPORT-GAP"}
    assert rev_10.findings == ()
    found = differences(rev_9.rows, rev_10.rows)
    assert found.added == tuple(f"990382{n}" for n in range(20, 27)) and found.removed == found.renumbered == ()
    assert [(change.number, change.field) for change in found.changed] == [(f"990382{n}", "description") for n in ("06", "09", "15", "16")]


# The numbers of 3004.90.92 that the 484(f) Committee renumbered on February 1, 2026: the last two digits, old and new.
_RENUMBERED = """04-07 06-08 08-09 12-10 13-11 15-16 16-17 17-18 18-19 19-20 22-26 23-27 25-28 27-29 29-30 31-32 32-33 33-34 37-44 38-45 39-46
                 42-50 44-51 50-52 55-53 56-54 57-55 63-61 66-62 68-63 76-68 84-71"""


@pytest.mark.reference
def test_the_numbers_that_the_committee_renumbered_are_found_and_no_others(edition):
    found = differences(edition("2026_rev_1"), edition("2026_rev_2"))
    hints = {f"{one.before[8:]}-{one.after[8:]}" for one in found.renumbered if one.before.startswith("30049092")}
    # 3004.90.9223 is 3004.90.9227 with a word spelt otherwise
    assert hints == set(_RENUMBERED.split()) - {"23-27"}


@pytest.mark.reference
def test_a_change_of_footnotes_is_told_on_the_line_that_carries_it(edition):
    found = differences(edition("2026_rev_3"), edition("2026_rev_4"))
    assert Change("8501710000", "footnotes (general)", "See 9903.45.25 and 9903.88.02.", "See 9903.88.02.") in found.changed
    assert sum(change.field.startswith("footnotes") for change in found.changed) == 11


def _records() -> list[dict[str, str]]:
    with open(ROOT / "law" / "schedule" / "change_records.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_of_the_change_records_is_dated_and_cited():
    natures = {"established", "modified", "deleted", "annotated", "correction", "errata"}
    for row in _records():
        assert row["revision"].startswith("2026HTS") and row["published"] and row["item"] and row["source"], row
        assert row["nature"] in natures and (row["effective"] == "" or len(row["effective"]) == 10), row
        assert bool(row["from"]) == bool(row["to"]) == row["item"][:4].isdigit(), row
        assert len(row["from"]) == len(row["to"]) and row["from"] <= row["to"], row


def test_no_row_of_the_change_records_stands_twice():
    rows = [tuple(row.values()) for row in _records()]
    assert len(rows) == len(set(rows))


def test_the_export_of_revision_5_is_that_of_revision_7_as_the_page_says():
    with open(ROOT / "law" / "schedule" / "editions.csv", encoding="utf-8", newline="") as file:
        sums = {row["name"]: row["sha256"] for row in csv.DictReader(file)}
    assert sums["2026HTSRev5"] == sums["2026HTSRev7"] != sums["2026HTSRev6"]


@pytest.mark.reference
def test_the_change_records_and_the_page_of_their_differences_are_what_the_tool_writes(reference, tmp_path):
    page = tmp_path / "changes-2026.md"
    subprocess.run([sys.executable, ROOT / "tools" / "law_change_records.py", reference, "--law", tmp_path, "--page", page], check=True)
    assert page.read_text(encoding="utf-8") == (ROOT / "docs" / "law" / "changes-2026.md").read_text(encoding="utf-8")
    written = (tmp_path / "schedule" / "change_records.csv").read_text(encoding="utf-8")
    assert written == (ROOT / "law" / "schedule" / "change_records.csv").read_text(encoding="utf-8")
    assert "not explained" not in page.read_text(encoding="utf-8")


@pytest.mark.reference
@pytest.mark.parametrize("n", [7, 8, 9, 10])
def test_from_revision_7_on_record_and_exports_name_the_same_numbers(edition, n):
    found = differences(edition(f"2026_rev_{n - 1}"), edition(f"2026_rev_{n}"))
    rows = [row for row in _records() if row["revision"] == f"2026HTSRev{n}" and row["from"]]
    assert set(found.added) == {row["from"] for row in rows if row["nature"] == "established"} and found.removed == ()
    assert {change.number for change in found.changed} == {row["from"] for row in rows if row["nature"] == "modified"}
