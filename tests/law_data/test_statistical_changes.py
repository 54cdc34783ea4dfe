"""The documents of the 484(f) Committee, number by number, held against what the editions have on both sides of their day."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff import schedule
from tidewaiter.tariff.changes import change_records
from tidewaiter.tariff.exports import read_export

FIRST = date(2025, 1, 1)
DOCUMENTS = {
    "statistical_changes_2024_07": (date(2024, 7, 1),  47),
    "statistical_changes_2025_01": (date(2025, 1, 1),  56),
    "statistical_changes_2025_07": (date(2025, 7, 1),  73),
    "statistical_changes_2026_02": (date(2026, 2, 1), 185),
    "statistical_changes":         (date(2026, 7, 1), 203),
}
# Renumbered by the document, and from then on printed with other words, of which the document does not tell.
GIVEN_AWAY = {"3004909238", "3004909239", "3004909240", "3004909242"}

KEPT = {"3004909211", "3004909216"}                    # the document of July 2026 writes these from and to themselves


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with open(law_dir() / "schedule" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def in_schedule(day: date) -> frozenset[str]:
    """The ten-digit numbers of chapters 1-97 on a day."""
    return frozenset(number for n in range(1, 98) for number in schedule._chapter(f"{n:02}") if schedule.figures(number, day))


def told(name: str) -> tuple[set[str], set[str]]:
    """The numbers that a document takes from, and those that it gives to, without chapter 98."""
    return {row["number"] for row in rows(name) if row["number"] < "98"}, {row["successor"] for row in rows(name) if row["number"] < "98"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_of_one_day_and_names_each_pair_once(name: str) -> None:
    day, count = DOCUMENTS[name]
    assert len({(row["number"], row["successor"]) for row in rows(name)}) == len(rows(name)) == count
    for row in rows(name):
        assert row["from"] == str(day) and row["cite"].startswith("484(f) Committee, changes for") and f"{day:%B} {day.day}" in row["cite"]
        assert row["number"][:6] == row["successor"][:6]
        assert row["number"] != row["successor"] or row["number"] in KEPT
        assert all(len(row[field]) == 10 and row[field].isdigit() for field in ("number", "successor"))


def test_no_document_is_left_out() -> None:
    assert {path.stem for path in (law_dir() / "schedule").glob("statistical_changes*.csv")} == set(DOCUMENTS)


@pytest.mark.parametrize("name", [name for name, (day, _) in DOCUMENTS.items() if day > FIRST])
def test_the_numbers_that_began_and_ended_are_those_of_the_document(name: str) -> None:
    day = DOCUMENTS[name][0]
    before, after = in_schedule(day - timedelta(1)), in_schedule(day)
    old, new = told(name)
    assert old <= before and new <= after
    assert after - before == new - old
    assert before - after == old - new - GIVEN_AWAY


@pytest.mark.parametrize("name", [name for name, (day, _) in DOCUMENTS.items() if day <= FIRST])
def test_what_a_document_before_the_first_edition_gives_is_in_it(name: str) -> None:
    old, new = told(name)
    assert new <= in_schedule(FIRST) and not (old - new) & in_schedule(FIRST)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_units_of_a_document_are_those_of_the_schedule(name: str) -> None:
    day = max(DOCUMENTS[name][0], FIRST)
    for row in rows(name):
        if row["number"] < "98":
            found = schedule.figures(row["successor"], day)
            assert found and set(found.units) == set(row["units"].split()), row


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_pair_of_a_document_is_a_successor_and_no_other_of_its_day_is(name: str) -> None:
    day = DOCUMENTS[name][0]
    pairs = {(row["number"], row["successor"]) for row in rows(name)}
    numbers = {number for pair in pairs for number in pair}
    assert pairs == {(number, after) for number in numbers for after, when, _ in schedule.successors(number) if when == day}
    assert pairs == {(before, number) for number in numbers for before, when, _ in schedule.predecessors(number) if when == day}


def test_the_change_record_of_revision_2_names_the_same_numbers() -> None:
    old, new = told("statistical_changes_2026_02")
    named = [(one.first, one.nature) for one in change_records() if one.revision == "2026HTSRev2" and len(one.first) == 10]
    assert {number for number, nature in named if nature == "established"} == new
    assert {number for number, nature in named if nature in ("deleted", "annotated")} == old


@pytest.mark.reference
def test_a_number_that_is_only_renumbered_keeps_its_words(reference) -> None:
    before, after = ({row.number: row.description for row in read_export((reference / "hts" / f"hts_2026_rev_{n}.json.gz").read_bytes()).rows}
                     for n in (1, 2))
    pairs = rows("statistical_changes_2026_02")
    given, taken = Counter(row["number"] for row in pairs), Counter(row["successor"] for row in pairs)
    one_to_one = [(row["number"], row["successor"]) for row in pairs if given[row["number"]] == taken[row["successor"]] == 1]
    assert len(one_to_one) == 35
    others = {old for old, new in one_to_one if before[old] != after[new]}
    assert others == {"8541290095", "3004909223"}          # the first lost its siblings, of the second a letter was put right
