"""Code tables: what is in them, what is not, and that every row is cited."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tidewaiter.codes import (
    agencies,
    countries,
    entry_types,
    modes,
    ports,
    special_programs,
    states,
    sureties,
    table,
    units,
)
from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff import schedule

TODAY = date(2026, 9, 18)


@pytest.mark.parametrize(("room", "good", "bad"), [
    (countries,        "CN",   "XX"),
    (countries,        "KV",   "XK"),                # Kosovo by CBP's code, not by another's
    (ports,            "2704", "9999"),
    (entry_types,      "01",   "1"),
    (entry_types,      "13",   "99"),
    (modes,            "11",   "13"),
    (states,           "IL",   "ON"),
    (agencies,         "FDA",  "USDA"),
    (sureties,         "036",  "000"),
    (special_programs, "S+",   "Q"),
    (units,            "DOZ",  "DZ"),
])
def test_a_code_is_known_or_not(room: object, good: str, bad: str) -> None:
    known = room.known                               # type: ignore[attr-defined]
    assert known(good)
    assert not known(bad)
    assert not known("")


@pytest.mark.parametrize(("country", "day", "expected"), [
    ("RU", date(2022, 4, 8), False), ("RU", date(2022, 4, 9), True), ("BY", TODAY, True),
    ("CU", TODAY, True), ("KP", TODAY, True), ("CN", TODAY, False),
])
def test_column_2_is_for_four_countries(country: str, day: date, expected: bool) -> None:
    assert countries.column_2(country, day) is expected


def test_the_union_has_27_members() -> None:
    assert len(countries.group("EU", TODAY)) == 27
    assert countries.in_eu("HR", TODAY)
    assert not countries.in_eu("GB", TODAY)


@pytest.mark.parametrize(("program", "country", "day", "expected"), [
    ("S",  "MX", date(2020, 6, 30), False), ("S", "MX", date(2020, 7, 1), True), ("S", "CN", TODAY, False),
    ("A",  "IN", TODAY, False),                      # lapsed
    ("A",  "TH", date(2020, 12, 31), True), ("A", "TH", date(2021, 1, 1), False),
    ("A",  "TR", date(2019, 5, 16), True), ("A", "TR", date(2019, 5, 17), False),
    ("A",  "IN", date(2019, 6, 4), True), ("A", "IN", date(2019, 6, 5), False),
    ("A",  "CN", date(2019, 6, 4), False),
    ("D",  "UG", date(2023, 12, 31), True), ("D", "UG", date(2024, 1, 1), False),
    ("D",  "ET", date(2021, 12, 31), True), ("D", "ET", date(2022, 1, 1), False),
    ("R",  "HT", date(2030, 9, 30), True), ("R", "HT", date(2030, 10, 1), False),
    ("D",  "KE", date(2026, 12, 31), True), ("D", "KE", date(2027, 1, 1), False),
    ("NP", "NP", date(2025, 12, 31), True), ("NP", "NP", date(2026, 1, 1), False),
    ("C",  "FR", TODAY, True),
    ("P",  "CR", date(2008, 12, 31), False), ("P", "CR", date(2009, 1, 1), True),
    ("?",  "FR", TODAY, False),
])
def test_a_claim_is_for_its_countries_on_its_days(program: str, country: str, day: date, expected: bool | None) -> None:
    assert special_programs.eligible(program, country, day) is expected


@pytest.mark.parametrize(("program", "exempt"), [
    ("S", True), ("KR", True), ("AU", True), ("C#", True), ("C", False), ("JO", False), ("MA", False), ("JP", False),
])
def test_some_claims_take_the_processing_fee_away(program: str, exempt: bool) -> None:
    assert special_programs.mpf_exempt(program) is exempt


@pytest.mark.parametrize(("text", "code"), [
    ("No.", "NO"), ("no", "NO"), ("doz. prs.", "DPR"), ("m²", "M2"), ("pf.liters", "PFL"), ("kg cmsc", "CKG"),
    ("T", "T"), ("", None), ("stone", None), ("No. and kg", None),
])
def test_a_unit_is_read_as_the_schedule_writes_it(text: str, code: str | None) -> None:
    assert units.read(text) == code


def test_every_unit_text_leads_to_units_that_exist_or_says_that_none_does() -> None:
    for row in table.rows("unit_texts"):
        assert all(units.known(code) for code in row["code"].split())
        assert row["code"] or row["cite"].startswith("no code")


def test_a_province_has_a_code_of_its_own_as_an_origin() -> None:
    assert states.province_origin("ON") == "XO"
    assert states.province_origin("TX") == ""
    assert states.known("ON", "CA")


def test_kinds_of_carriage() -> None:
    assert (modes.kind("10"), modes.kind("40"), modes.kind("99")) == ("vessel", "air", "")
    assert entry_types.automated("01") and not entry_types.automated("04")
    assert ports.district("2704") == "27"


@pytest.mark.parametrize("path", sorted((law_dir() / "codes").glob("*.csv")), ids=lambda path: path.stem)
def test_every_row_of_a_code_table_is_cited(path: Path) -> None:
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    if "cite" in rows[0]:
        assert all(row["cite"].strip() for row in rows)


def test_the_cotton_factors_are_of_numbers_in_the_schedule_and_headings_that_are_held() -> None:
    headings = {row["heading"] for row in table.rows("cotton_fee_headings")}
    factors = {row["hts"]: Decimal(row["factor"]) for row in table.rows("cotton_fee")}
    assert len(factors) == len(table.rows("cotton_fee"))
    assert {number[:4] for number in factors} > headings
    assert all(number.isdigit() and 4 <= len(number) <= 10 for number in factors)
    assert all(schedule.figures(number, TODAY) for number in factors if number[:4] in headings)
    assert all(0 < factor < Decimal("1.3") for factor in factors.values())
    assert factors["6109100012"] == Decimal("1.0022")


def test_the_numbers_of_the_agricultural_fees_are_numbers() -> None:
    rows = table.rows("commodity_fees")
    assert {row["class"] for row in rows} == {"053", "054", "055", "057", "090", "104", "105", "106", "107", "108", "110", "125"}
    assert all(row["hts"].isdigit() and 4 <= len(row["hts"]) <= 10 for row in rows)
    assert {row["per"] for row in rows} == {"KG", "LB", "NO", "M3", "CKG", "%"}
    assert all(Decimal(row["usd"]) > 0 for row in rows)


def test_programmes_and_their_countries_agree() -> None:
    for row in table.rows("special_program_countries"):
        assert special_programs.known(row["program"])
        assert row["country"] == "*" or countries.known(row["country"])


@pytest.mark.reference
def test_the_country_table_is_that_of_appendix_b(reference: Path) -> None:
    with open(reference / "catair" / "layouts" / "07b_appendix_b_codes.csv", encoding="utf-8") as file:
        official = {line.split(",")[1] for line in file if line.startswith("country,")}
    assert set(countries.names()) == official
