"""Numbers of chapter 98: what is left of duty and processing fee, what a claim needs, and that the whole chapter is read."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction

import pytest

from tidewaiter.duty.chapter_98 import Claim, Relief, falls_on, mpf_cite, part, provision, relief
from tidewaiter.findings import Severity, fatal
from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff.schedule import figures

DAY = date(2026, 8, 28)
VALUE = Fraction(1000000)            # ten thousand dollars


def claimed(number: str, *, day: date = DAY, **given: object) -> Relief:
    return relief(Claim(number, day, VALUE, **given))          # type: ignore[arg-type]


SHARES = [
    # number, facts, rest of the claim, falls on, share of the duty, cents of the processing fee
    ("9802.00.5060", {"repair_value": "2000"}, {}, "repair_value", Fraction(1, 5), 0),
    ("9802.00.4040", {"repair_value": "0.01"}, {}, "repair_value", Fraction(1, 1000000), 0),
    ("9802.00.5060", {"repair_value": "10000.00"}, {}, "repair_value", Fraction(1), 0),
    ("9802.00.6000", {"repair_value": "2500"}, {}, "repair_value", Fraction(1, 4), 250000),
    ("9802.00.8069", {"us_content_pct": "40"}, {}, "value_less_us_content", Fraction(3, 5), 600000),
    ("9802.00.8069", {"us_content_value": "4000"}, {}, "value_less_us_content", Fraction(3, 5), 600000),
    ("9802.00.8069", {"us_content_value": "4000", "us_content_pct": "40"}, {}, "value_less_us_content", Fraction(3, 5), 600000),
    ("9802.00.8069", {"us_content_pct": "100"}, {}, "value_less_us_content", Fraction(0), 0),
    ("9801.00.1098", {}, {}, "nothing", Fraction(0), 0),
    ("9811.00.60", {}, {"origin": "CN"}, "nothing", Fraction(0), 0),
    ("9817.00.96", {}, {"origin": "CN"}, "nothing", Fraction(0), 0),
    ("9813.00.0540", {}, {"entry_type": "23"}, "nothing", Fraction(0), 0),
    ("9819.11.09", {}, {"origin": "KE", "program": "D"}, "nothing", Fraction(0), 0),
    ("9820.11.09", {}, {"origin": "HT", "program": "R"}, "nothing", Fraction(0), 0),
    ("9820.61.25", {}, {"origin": "HT"}, "nothing", Fraction(0), 0),
    ("9822.05.10", {"us_content_pct": "25"}, {"origin": "HN"}, "value_less_us_content", Fraction(3, 4), 0),
    ("9822.09.61", {"us_content_pct": "25"}, {"origin": "PA", "program": "PA"}, "value_less_us_content", Fraction(3, 4), 0),
    ("9822.05.30", {}, {"origin": "CR"}, "value", Fraction(1), 0),
    ("9823.08.04", {}, {"origin": "MX", "program": "S+"}, "own", Fraction(1), 0),
    ("9817.61.01", {}, {"origin": "CN"}, "own", Fraction(1), 0),
    ("9817.61.01", {}, {"origin": "SG", "program": "SG"}, "nothing", Fraction(0), 0),
    ("9817.00.5000", {}, {"column_2": True}, "value", Fraction(1), 0),
    ("9817.29.02", {}, {"column_2": True}, "own", Fraction(1), 0),
    ("9802.00.5060", {"repair_value": "2000"}, {"column_2": True}, "repair_value", Fraction(1, 5), 0),
]


@pytest.mark.parametrize(("number", "facts", "rest", "on", "share", "fee"), SHARES)
def test_the_duty_falls_on_what_the_number_says(number: str, facts: dict, rest: dict, on: str, share: Fraction, fee: int) -> None:
    found = claimed(number, facts=facts, **rest)
    assert not fatal(found.findings), found.findings
    assert (found.falls_on, found.share, found.mpf) == (on, share, fee)
    assert found.dutiable == share * VALUE
    assert found.beside == (VALUE - found.dutiable if on in ("repair_value", "value_less_us_content") else 0)


REFUSED = [
    # number, facts, rest of the claim, rule
    ("9802.00.5060", {}, {}, "CH98-MISSING"),
    ("9802.00.8069", {}, {}, "CH98-MISSING"),
    ("9802.00.6000", {}, {}, "CH98-MISSING"),
    ("9802.00.5060", {"repair_value": "10000.01"}, {}, "CH98-PART"),
    ("9802.00.5060", {"repair_value": "-1"}, {}, "CH98-PART"),
    ("9802.00.5060", {"repair_value": "1.005"}, {}, "CH98-PART"),
    ("9802.00.5060", {"repair_value": "much"}, {}, "CH98-PART"),
    ("9802.00.8069", {"us_content_pct": "100.1"}, {}, "CH98-PART"),
    ("9802.00.8069", {"us_content_value": "10000.01"}, {}, "CH98-PART"),
    ("9802.00.8069", {"us_content_value": "4000", "us_content_pct": "41"}, {}, "CH98-PART"),
    ("9800.00.01", {}, {}, "CH98-UNKNOWN"),
    ("9802.00.99", {}, {}, "CH98-UNKNOWN"),
    ("7326.90.8688", {}, {}, "CH98-NUMBER"),
    ("98", {}, {}, "CH98-NUMBER"),
    ("9801.00.8010", {}, {}, "CH98-BY-HAND"),
    ("9801.00.7000", {}, {}, "CH98-BY-HAND"),
    ("9819.11.09", {}, {"origin": "KE"}, "CH98-COLUMN"),
    ("9819.11.09", {}, {"origin": "CN", "program": "D"}, "SPI-COUNTRY"),
    ("9823.08.04", {}, {"origin": "MX"}, "CH98-COLUMN"),
    ("9823.08.04", {}, {"origin": "CN", "program": "S+"}, "SPI-COUNTRY"),
    ("9801.00.1098", {}, {"column_2": True, "origin": "RU"}, "CH98-COLUMN"),
    ("9813.00.0540", {}, {"entry_type": "01"}, "CH98-ENTRY-TYPE"),
    ("9801.00.1098", {}, {"entry_type": "23"}, "CH98-ENTRY-TYPE"),
    ("9802.00.5060", {"repair_value": "2000"}, {"adcvd": True}, "CH98-ADCVD"),
    ("9813.00.75", {}, {"entry_type": "23", "imported": date(2026, 2, 27)}, "CH98-TIME"),
    ("9813.00.0540", {}, {"entry_type": "23", "imported": date(2025, 8, 27)}, "CH98-TIME"),
]


@pytest.mark.parametrize(("number", "facts", "rest", "rule"), REFUSED)
def test_what_is_wrong_or_missing_is_said_and_fatal(number: str, facts: dict, rest: dict, rule: str) -> None:
    found = claimed(number, facts=facts, **rest)
    assert rule in {one.rule for one in found.findings if one.severity is Severity.FATAL}
    assert found.counted == (1 if found.share is None else found.share)


def test_a_fact_that_is_missing_is_asked_for() -> None:
    assert [one.fact for one in claimed("9802.00.5060").undetermined] == ["repair_value"]
    assert [one.fact for one in claimed("9802.00.6000").undetermined] == ["repair_value"]
    assert [one.fact for one in claimed("9802.00.8069").undetermined] == ["us_content_pct"]
    assert claimed("9802.00.8069").share is None and claimed("9802.00.8069").mpf is None


@pytest.mark.parametrize(("number", "imported", "late"), [
    ("9813.00.75", date(2026, 2, 28), False), ("9813.00.75", date(2026, 2, 27), True),
    ("9813.00.0540", date(2025, 8, 28), False), ("9813.00.0540", date(2025, 8, 27), True),
])
def test_goods_under_bond_are_entered_within_their_months(number: str, imported: date, late: bool) -> None:
    found = claimed(number, entry_type="23", imported=imported)
    assert ("CH98-TIME" in {one.rule for one in found.findings}) is late
    assert found.bond


def test_a_repair_that_nobody_charged_for_has_a_value_all_the_same() -> None:
    found = claimed("9802.00.4040", facts={"repair_value": "0"})
    assert {one.rule for one in found.findings} == {"CH98-REPAIR-ZERO"} and found.share == 0


@pytest.mark.parametrize(("program", "origin", "falls"), [
    ("S", "CN", "nothing"),          # repaired in Canada or Mexico, wherever the goods are from: 19 CFR 182.112(a)
    ("S", "MX", "nothing"), ("B", "CA", "repair_value"), ("C", "CN", "repair_value"), ("", "CN", "repair_value"), ("D", "KE", "repair_value"),
])
def test_a_repair_under_an_agreement_is_free_and_under_other_claims_dutiable_on_the_repair(program: str, origin: str, falls: str) -> None:
    found = claimed("9802.00.5060", facts={"repair_value": "2000"}, program=program, origin=origin)
    assert found.falls_on == falls and not fatal(found.findings)


@pytest.mark.parametrize(("day", "read", "free"), [
    (date(2025, 9, 30), None, True), (date(2025, 10, 1), None, True), (date(2025, 10, 1), date(2025, 11, 1), False),
    (date(2026, 12, 31), None, True), (date(2027, 1, 1), None, False),
])
@pytest.mark.parametrize(("number", "rest"), [("9819.11.09", {"origin": "KE", "program": "D"}), ("9820.61.25", {"origin": "HT"})])
def test_apparel_of_africa_and_haiti_is_free_while_the_preference_is_law(number: str, rest: dict, day: date, read: date | None, free: bool) -> None:
    found = claimed(number, day=day, known_on=read, **rest)
    assert (found.falls_on == "nothing") is free
    assert free or {"SPI-LAPSED", "CH98-COLUMN"} <= {one.rule for one in found.findings}


@pytest.mark.parametrize(("day", "rate"), [(date(2025, 12, 31), "47¢/kg + 3.9% (S+)"), (date(2026, 1, 1), "37.6¢/kg + 3.1% (S+)")])
def test_a_rate_of_the_chapter_is_that_of_the_day(day: date, rate: str) -> None:
    found = claimed("9823.06.07", day=day, origin="CA", program="S+")
    assert found.rate == rate.removesuffix(" (S+)") and str(found.own) == found.rate


def test_half_a_point_less_than_the_number_of_chapters_1_to_97() -> None:
    assert (claimed("9822.05.30", origin="CR").less, claimed("9822.05.60", origin="CR").less) == (500000, 2000000)


def test_the_number_comes_first_and_owes_nothing_itself() -> None:
    charge = claimed("9802.00.50", facts={"repair_value": "2000"}).charge()
    assert (charge.number, charge.amount, charge.base) == ("98020050", 0, "none")
    assert charge.rate.startswith("A duty upon the value of the repairs")


def test_a_part_of_nothing_is_asked_of_no_one() -> None:
    assert part("value", VALUE, {}).cents == VALUE and part("nothing", VALUE, {}).cents == 0
    with pytest.raises(ValueError, match="none of"):
        part("weight", VALUE, {})


def test_what_a_programme_says_of_a_number_is_its_first_row_that_fits() -> None:
    rows = [{"numbers": ["9802.00.60"], "falls_on": "value"}, {"numbers": ["9802"], "falls_on": "repair_value"}]
    assert falls_on(rows, "9802006000") == rows[0] and falls_on(rows, "9802.00.50") == rows[1] and falls_on(rows, "9801.00.10") is None


def test_only_two_numbers_owe_the_processing_fee() -> None:
    assert "58c(b)(8)(D)(iii)" in mpf_cite("9802.00.6000") and "58c(b)(8)(D)(iv)" in mpf_cite("98020080")
    assert "58c(b)(8)(B)(i)" in mpf_cite("9802.00.50")


@pytest.mark.parametrize(("number", "told"), [("9823.52.01", True), ("9823.10.01", False)])
def test_a_preference_level_is_exempt_by_the_statute_and_told(number: str, told: bool) -> None:
    found = claimed(number, origin="CA", program="S+")
    assert found.mpf == 0 and ("CH98-MPF" in {one.rule for one in found.findings}) is told


@pytest.mark.parametrize(("number", "article", "told"), [
    ("9823.04.45", "0406905400", False), ("9823.04.45", "0406906800", True), ("9823.04.01", "0406905400", False), ("9823.01.01", "2202992800", False),
    ("9817.00.96", "0406905400", False),
])
def test_a_number_that_names_its_goods_is_for_no_others(number: str, article: str, told: bool) -> None:
    found = claimed(number, origin="CA", program="S+", articles=(article,))
    assert ("CH98-GOODS" in {one.rule for one in found.findings}) is told


def printed() -> list[str]:
    with (law_dir() / "schedule" / "98.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["number"] for row in csv.DictReader(file)})


@pytest.mark.parametrize("day", [date(2025, 1, 1), DAY])
def test_every_number_of_the_chapter_is_read_in_every_column(day: date) -> None:
    """No number is without a word of what it is for, and none has a rate that nobody reads."""
    facts = {"repair_value": "2000", "us_content_pct": "40"}
    for number in printed():
        rule = provision(number)
        assert rule["about"] and rule["cite"], number
        if figures(number, day) is None:
            continue
        claims = ("S", "S+", "AU", "KR", "P", "P+", "PA", "D", "R", "E", "B")
        for given in ({}, {"column_2": True}, *({"program": one} for one in claims)):
            found = claimed(number, day=day, facts=facts, **given)
            assert found.falls_on in ("nothing", "repair_value", "value_less_us_content", "value", "own"), number
            assert not {one.rule for one in found.findings} & {"CH98-UNKNOWN", "CH98-NUMBER", "CH98-MISSING", "CH98-PART"}, number
            assert "nobody can read" not in " ".join(one.message for one in found.findings), number
