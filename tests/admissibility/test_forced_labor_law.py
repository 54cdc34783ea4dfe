"""The rows of law/screening on forced labor hold together, and what a published table says against them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from tidewaiter.admissibility.forced_labor_law import acts, orders, places, provinces, sectors
from tidewaiter.admissibility.forced_labor_rows import Published, compare, of_listed
from tidewaiter.codes import countries
from tidewaiter.lawfiles import law_dir
from tidewaiter.screening.listed import Kind, Listed, ListedName

# Numbers of former editions, for goods imported then.
FORMER = {"401511", "401519", "4015110150", "4015190510", "4015190550", "4015191010", "4015191050", "4015195000"}
DAY = date(2026, 6, 23)


def held() -> set[str]:
    """Every HTS number of the newest edition held, by all its beginnings."""
    found = set()
    for path in (law_dir() / "schedule").glob("[0-9][0-9].csv"):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                number = next(iter(row.values())).replace(".", "")
                found |= {number[:length] for length in (2, 4, 6, 8, 10)}
    return found


def test_numbers_are_of_the_schedule():
    known = held()
    numbers = {number for one in (*orders(), *sectors()) for number in one.numbers} | {number for one in orders() for number in one.downstream}
    assert sorted(number for number in numbers - FORMER - {"*"} if number not in known) == []


def test_orders_have_their_countries_and_ids():
    assert len({one.id for one in orders()}) == len(orders())
    assert all(one.countries and all(map(countries.known, one.countries)) for one in orders())
    assert all(one.producers or one.reach in ("country", "region") for one in orders())
    assert list(orders()) == sorted(orders(), key=lambda one: (one.span.start, one.id))


def test_every_row_says_whence_it_is():
    assert all(one.cite for one in (*orders(), *sectors(), *acts().values()))
    assert any(one.secondary for one in orders()) and any(not one.secondary for one in orders())


def test_orders_of_xinjiang_end_as_the_presumption_begins():
    assert {one.span.before for one in orders() if one.id.startswith("xinjiang-")} == {acts()["uflpa"].span.start}


def test_place_names_stand_once():
    assert len({one.name for one in places()}) == len(places()) and len(set(provinces().values())) == 31


def published(open_on: date) -> list[Published]:
    """A table that agrees with our rows."""
    return [
        Published(one.span.start, "WRO" if one.kind == "wro" else "Finding", sorted(one.countries)[0], one.product, " and ".join(one.producers))
        for one in orders() if open_on in one.span
    ]


def test_a_table_that_agrees_gives_no_finding():
    assert compare(published(DAY), DAY) == ()


@pytest.mark.parametrize(("rows", "rule", "where"), [
    ([], "FLB-ROWS-EMPTY", "table"),
    ([*published(DAY), Published(date(2026, 6, 1), "WRO", "XX", "example goods", "EXAMPLE MILL LTD")], "FLB-ROWS-NEW", "EXAMPLE MILL LTD"),
    ([one for one in published(DAY) if one.entity != "Finca Monte Grande"], "FLB-ROWS-GONE", "mexico-coffee"),
    ([replace(one, status="Inactive") if one.entity == "Finca Monte Grande" else one for one in published(DAY)], "FLB-ROWS-ENDED", "mexico-coffee"),
    ([*published(DAY), Published(date(2024, 12, 4), "Finding", "DO", "aluminum", "Kingtom Aluminio S.R.L.")], "FLB-ROWS-OPEN", "dominican-aluminum"),
])
def test_a_table_that_differs_says_where(rows, rule, where):
    assert [(one.rule, one.where) for one in compare(rows, DAY)] == [(rule, where)]


def test_what_ended_there_and_is_unknown_here_is_no_matter():
    assert compare([*published(DAY), Published(date(1991, 1, 1), "WRO", "CN", "socks", "EXAMPLE", "Inactive")], DAY) == ()


@pytest.mark.parametrize(("country", "entity", "found"), [
    ("CD", "Artisanal Small Mines", True), ("Democratic Republic of Congo", "Artisanal Small Mines", True), ("ZW", "Other Fields", False),
    ("Zimbabwe", "Other Fields", False),
])
def test_an_order_that_names_nobody_is_known_by_its_country_or_goods(country, entity, found):
    rows = [one for one in published(DAY) if (one.day, one.country) != (date(2019, 9, 30), "CD")]
    rows.append(Published(date(2019, 9, 30), "WRO", country, "Ore", entity))
    assert ("congo-gold" not in {one.where for one in compare(rows, DAY)}) is found


def test_a_list_of_parties_is_held_against_the_orders_that_name_some():
    listed = [
        Listed("WRO", one.id, Kind.ORGANIZATION, (ListedName(name),), tuple(sorted(one.countries)), programs=(one.kind,), starts=one.span.start)
        for one in orders() if DAY in one.span for name in one.producers if one.reach != "area"
    ]
    assert compare(of_listed(listed), DAY, parties_only=True) == ()
    short = [one for one in listed if one.entry != "mexico-coffee"]
    assert [(one.rule, one.where) for one in compare(of_listed(short), DAY, parties_only=True)] == [("FLB-ROWS-GONE", "mexico-coffee")]
