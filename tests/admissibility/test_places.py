"""Embargoes of places: tests/admissibility/places.csv, names in several scripts, and that nothing unknown is clear."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.admissibility.movement import Movement, Stop, What
from tidewaiter.admissibility.pages import NAME, page
from tidewaiter.admissibility.place_names import by_port, named, plain, port_known
from tidewaiter.admissibility.restrictions import UNKNOWN, restrictions
from tidewaiter.admissibility.tables import COUNTRIES_OF, Effect, place_codes, place_names, place_rules, port_countries, rows
from tidewaiter.codes import countries
from tidewaiter.findings import Severity

HERE = Path(__file__).parent
TODAY = date(2026, 9, 18)
CASES = list(csv.DictReader((HERE / "places.csv").read_text(encoding="utf-8").splitlines()))


def of(case: dict[str, str]) -> dict[str, str]:
    stop = Stop(
        What(case["what"]), "here", case["country"], case["text"], case["street"], case["postal"], case["port"],
        day=date.fromisoformat(case["called"]) if case["called"] else None, licensed=case["licensed"] == "yes",
    )
    return {one.rule: one.severity for one in restrictions(Movement(date.fromisoformat(case["day"]), (stop,)))}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_rule_fires_on_its_days_and_places(case):
    assert of(case).get(case["rule"], "") == case["severity"]


def test_every_rule_has_a_case_that_fires_and_one_that_is_quiet():
    ids = {rule.id for rule in place_rules()} | {UNKNOWN}
    assert {case["rule"] for case in CASES if case["severity"]} == ids
    assert {case["rule"] for case in CASES if not case["severity"]} == ids


def test_every_row_has_a_cite_and_words_and_a_place_that_is_known():
    for rule in place_rules():
        assert rule.cite and rule.words and (rule.place in COUNTRIES_OF or countries.known(rule.place)), rule
        assert not rule.days or rule.what is What.CALLED, rule
    assert all(row["cite"] for name in ("place_names", "place_codes", "schedule_k", "export_readings", "part_754_hts") for row in rows(name))
    assert {one.region for one in (*place_names(), *place_codes())} <= {rule.place for rule in place_rules()}
    assert all(countries.known(code) for codes in port_countries().values() for code in codes)


def test_no_two_rows_of_one_rule_overlap():
    for rule in place_rules():
        same = [one for one in place_rules() if (one.id, one.place, one.what) == (rule.id, rule.place, rule.what) and one is not rule]
        assert not any(rule.span.start in one.span for one in same), rule


def test_what_is_said_of_syria_changes_with_the_rule_of_2025():
    for day, said in (("2025-09-01", False), ("2025-09-02", True)):
        found = restrictions(Movement(date.fromisoformat(day), (Stop(What.SHIP_TO, "here", "SY"),)))
        assert [("SPP" in one.words) for one in found if one.rule == "SCR-SYRIA-EXPORT"] == [said]


def test_every_name_is_found_in_an_address_of_its_own():
    for name in place_names():
        country = {"CRIMEA": "UA", "DONETSK": "UA", "LUHANSK": "UA"}.get(name.region, name.region)
        found = {one.place: one for one in named(f"12 abc, {name.name}, 99", country)}
        assert name.region in found, name
        assert found[name.region].certain == name.certain or name.name in ("Донецкая область", "Донецька область"), name


def test_names_are_compared_without_marks_and_apostrophes():
    assert plain("Donets’k") == plain("DONETSK") and plain("Yévpatoria") == "yevpatoria" and plain("Кри́м") == plain("Крим")
    assert not named("Crimean Street, Krymsk, Kuban", "RU")            # a word within another is none
    assert not named("Iranian Carpets Road", "DE")


ANY = st.one_of(st.text(max_size=40), st.sampled_from(["", "ZZ", "XX", "iran", "UA", "Crimea", "🚢", "'; DROP TABLE", "ایران", "\u202e" + "CU"]))


@given(what=st.sampled_from(list(What)), country=ANY.filter(lambda code: not countries.known(code)), text=ANY, postal=ANY)
def test_an_unknown_country_is_never_clear(what, country, text, postal):
    found = restrictions(Movement(TODAY, (Stop(what, "here", country, text, postal=postal),)))
    assert any(one.rule == UNKNOWN for one in found)


@given(port=st.text(max_size=8))
def test_a_port_that_says_nothing_is_never_clear(port):
    found = restrictions(Movement(TODAY, (Stop(What.LADEN, "here", port=port),)))
    assert found or (port_known(port) and by_port(port))


@given(what=st.sampled_from(list(What)), country=st.sampled_from([*countries.names()]), text=ANY, street=ANY,
       day=st.dates(date(1960, 1, 1), date(2030, 1, 1)))
def test_a_license_lowers_and_never_hides(what, country, text, street, day):
    def of(licensed):
        stop = Stop(what, "here", country, text, street, licensed=licensed)
        return {one.rule: one.severity for one in restrictions(Movement(day, (stop,)))}

    assert of(True).keys() == of(False).keys() and Severity.FATAL not in of(True).values()


def test_ten_thousand_characters_are_read():
    assert restrictions(Movement(TODAY, (Stop(What.PARTY, "here", "UA", "x " * 5_000 + "Kerch"),)))


def test_what_goes_by_party_forbids_nothing():
    assert all(rule.effect is not Effect.LISTED or rule.what is What.PARTY for rule in place_rules())


def test_the_page_is_printed_from_the_rules():
    kept = (HERE.parents[1] / "docs" / NAME).read_text(encoding="utf-8")
    assert kept == page(), "run: python -m tidewaiter.admissibility.pages docs"
