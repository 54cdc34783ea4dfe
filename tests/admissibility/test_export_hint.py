"""Export control hints: tests/admissibility/hints.csv, the lists against the text, and that no hint ever lets goods go."""

from __future__ import annotations

import csv
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.admissibility.export_hint import Answer, findings, goods_hint, hint
from tidewaiter.admissibility.export_lists import chart, chart_row, compact, eccns, groups_of, short_supply_of, supplements_of
from tidewaiter.admissibility.tables import rows
from tidewaiter.codes import countries
from tidewaiter.lawfiles import law_dir

HERE = Path(__file__).parent
REFERENCE = Path(os.environ.get("TIDEWAITER_REFERENCE", "../shared/reference"))
TODAY = date(2026, 11, 22)
CASES = list(csv.DictReader((HERE / "hints.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_hint_says_what_applies_and_what_to_read(case):
    said = hint(case["eccn"], case["destination"], date.fromisoformat(case["day"]))
    assert said.answer.value == case["answer"]
    assert [one.column or one.reason for one in said.applies] == case["columns"].split()
    assert case["reads"] in "; ".join(said.unknown), said.unknown


def test_ownership_is_asked_but_while_the_rule_is_stayed():
    asked = {day: any("own half" in one for one in hint("EAR99", "FR", date.fromisoformat(day)).unknown)
             for day in ("2025-09-28", "2025-09-29", "2025-11-09", "2025-11-10", "2026-11-09", "2026-11-10")}
    assert list(asked.values()) == [False, True, True, False, False, True]


# read in the text of part 774 as of September 24, 2026: reasons with their columns, whole or part, and the exceptions
READ = {
    "1A999": ([], {"LVS": "no", "GBS": "no"}),
    "1B001": ([("NS", "NS2", True), ("MT", "MT1", False), ("NP", "NP1", False), ("AT", "AT1", True)], {"LVS": "words", "GBS": "no"}),
    "1B002": ([("NS", "NS2", True), ("AT", "AT1", True)], {"LVS": 5000, "GBS": "no"}),
    "1C988": ([], {}),
    "1C990": ([("AT", "AT1", True)], {"LVS": "no", "GBS": "no"}),
    "1C991": ([("CB", "CB3", False), ("AT", "AT1", True)], {"LVS": "no", "GBS": "no"}),
    "1C992": ([("AT", "AT1", True), ("RS", "", True), ("", "", True)], {"LVS": "no", "GBS": "no"}),
    "8A018": ([], {}),
    "8A609": ([("NS", "NS1", False), ("RS", "RS1", False), ("RS", "", False), ("AT", "AT1", True), ("UN", "", False)],
              {"LVS": 1500, "GBS": "no", "STA": "words"}),
    "8A620": ([("NS", "NS1", False), ("RS", "RS1", False), ("RS", "", False), ("AT", "AT1", True), ("UN", "", False)],
              {"LVS": 1500, "GBS": "no", "STA": "words"}),
}


@pytest.mark.parametrize("number", READ)
def test_ten_entries_are_as_the_text_has_them(number):
    entry, (controls, exceptions) = eccns()[number], READ[number]
    assert [(one.reason, one.column, one.whole) for one in entry.controls] == controls
    assert {one.name: one.dollars or one.answer for one in entry.exceptions} == exceptions


def test_the_rows_without_marks_point_elsewhere():
    assert {row.country: row.instead for row in chart().values() if not row.columns} == {
        "CU": ("746",), "IR": ("746",), "KP": ("742.19", "746.4"), "SY": ("746.9",)}
    assert groups_of("HK") == groups_of("CN") and "E:1" in groups_of("SY") and chart_row("KY") is None


def test_every_row_is_of_a_known_country_and_cited():
    names = ("eccns", "eccn_controls", "eccn_exceptions", "country_chart", "country_groups", "part_746_hts")
    assert all(row["cite"] and row["from"] for name in names for row in rows(name))
    assert all(countries.known(row["country"]) for name in ("country_chart", "country_groups") for row in rows(name))
    assert {row["eccn"] for row in rows("eccn_controls")} <= eccns().keys()


def test_supplement_2_and_4_share_the_numbers_that_supplement_2_says_they_share():
    second, fourth = ({row["hts"] for row in rows("part_746_hts") if row["supplement"] == one} for one in "24")
    assert " ".join(sorted(second & fourth)) == (
        "730424 731100 761300 841350 841360 841382 841392 842139 843049 843139 843143 847989 870520")


def test_the_numbers_of_the_supplements_are_numbers_of_the_schedule():
    held = {line.partition(",")[0][:6] for path in (law_dir() / "schedule").glob("[0-9][0-9].csv")
            for line in path.read_text(encoding="utf-8").splitlines()}
    assert [row["hts"] for row in rows("part_746_hts") if row["hts"] not in held] == []


def test_goods_in_no_list_need_classification():
    assert {one.rule for one in goods_hint("6109.10.0012", "RU", TODAY)} == {"SCR-EAR-CLASSIFY"}
    assert {one.rule for one in goods_hint("8431.39.0010", "RU", TODAY)} == {"SCR-EAR-746-2", "SCR-EAR-746-4", "SCR-EAR-746-5", "SCR-EAR-CLASSIFY"}
    assert {one.rule for one in goods_hint("8431.39.0010", "FR", TODAY)} == {"SCR-EAR-CLASSIFY"}
    assert {one.rule for one in goods_hint("8542.31.0030", "IR", TODAY)} == {"SCR-EAR-746-7", "SCR-EAR-CLASSIFY"}
    assert {one.rule for one in goods_hint("8542.31.0030", "CRIMEA", TODAY)} == {"SCR-EAR-746-7", "SCR-EAR-CLASSIFY"}
    assert {one.rule for one in goods_hint("0101.29.0090", "FR", TODAY)} == {"SCR-EAR-754", "SCR-EAR-CLASSIFY"}
    assert "the list read is of 2026-09-24" in goods_hint("8431.39.0010", "RU", date(2026, 9, 23))[0].message
    assert "the list read" not in goods_hint("8431.39.0010", "RU", date(2026, 9, 24))[0].message
    assert not supplements_of("") and not short_supply_of("💥") and goods_hint("", "", TODAY)


@given(eccn=st.one_of(st.text(max_size=30), st.sampled_from([*eccns(), "EAR99", "3a001.b.2"])),
       destination=st.one_of(st.text(max_size=5), st.sampled_from([*countries.names(), "CRIMEA"])),
       day=st.dates(date(1990, 1, 1), date(2035, 1, 1)))
def test_no_hint_ever_says_that_no_license_is_needed(eccn, destination, day):
    said = hint(eccn, destination, day)
    assert said.answer in (Answer.NEEDED, Answer.READ) and said.unknown
    found = findings("line 1", said)
    assert any(one.rule == "SCR-EAR-HINT" and one.fix and one.cite for one in found)
    assert not any("no license" in one.message.lower() for one in found)


@pytest.mark.parametrize(("text", "said"), [
    ("3A001", ("3A001", "")), (" 3a001.b.2 ", ("3A001", "b.2")), ("ear99", ("EAR99", "")), ("", ("", "")), ("3A0011", ("", "")),
    ("'; DROP", ("", "")),
])
def test_an_eccn_is_read_however_it_is_written(text, said):
    assert compact(text) == said


@pytest.mark.reference
@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference is not at hand")
def test_the_tables_hold_every_entry_of_the_reference():
    kept = json.loads((REFERENCE / "screening/export_controls/ccl.json").read_text(encoding="utf-8"))
    assert {one["eccn"] for one in kept["entries"]} == eccns().keys()
    assert sum(len(one["licenceExceptionFlags"]) for one in kept["entries"]) == len(rows("eccn_exceptions"))
    drawn = json.loads((REFERENCE / "screening/export_controls/country-chart.json").read_text(encoding="utf-8"))
    assert sum(len(one["marks"]) for one in drawn["countries"].values()) == sum(len(row.columns) for row in chart().values())
