"""Lists that are loaded from files on this machine, asked and asked again by the versions of before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.screening.made import AT, search
from tidewaiter.findings import fatal
from tidewaiter.screening.case import HitState
from tidewaiter.service.gate import gate_of
from tidewaiter.service.screening import held, lists
from tidewaiter.service.screening.from_shelf import FromShelf, split
from tidewaiter.service.screening.reading import replay_screening
from tidewaiter.service.screening.rescreen import rescreen
from tidewaiter.service.screening.run import screen_file


class Words:
    """An index of the tests' own."""

    def __init__(self, entries) -> None:
        self.search = lambda asked, threshold: tuple(search(entries)(asked, threshold))


def load(name: str, *entries: str, hours: int = 0) -> None:
    rows = [{"id": f"{name}-{n}", "source": name, "schema": "Organization", "names": [text], "countries": []} for n, text in enumerate(entries, 1)]
    made = lists.take([(f"{name}.jsonl", "\n".join(map(json.dumps, rows)).encode())], AT + timedelta(hours=hours), name, accept_shorter=True)
    assert made.versions, made.findings


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path))
    before = list(held._SOURCE)
    made = FromShelf(Words, lambda: ("words 1", "w1", 5000))
    held.put(made)
    yield made
    held._SOURCE[:] = before


def rules(seat, id) -> set[str]:
    return {one.rule for one in gate_of(seat, id, ()) if fatal((one,)) and one.rule.startswith("SCR-")}


def test_nothing_is_held_until_something_was_loaded(here, desk, file):
    assert here.lists() == () and here.current() is None and here.of(()) is None
    assert rules(desk["broker"], file) == {"SCR-NO-LISTS"}


def test_a_file_is_screened_by_what_was_loaded_and_replayed_by_what_was_held_then(here, desk, file, hit_file):
    load("MINE", "GREY HERON SHIPPING LLC", "SALT ROAD")
    writer = desk["writer"]
    made = screen_file(writer, hit_file)
    assert made.standing is HitState.OPEN and made.screening.value.lists == here.lists()
    assert [query.latin for query in made.screening.value.screened[0].queries if query.why == "as given"]
    screen_file(writer, file)
    assert rules(desk["broker"], file) == set()
    load("MINE", "SALT ROAD", hours=1)
    here._shelves.clear()
    assert rules(desk["broker"], file) == {"SCR-LIST-NEWER"}
    assert screen_file(writer, hit_file).standing is HitState.CLEARED
    found = replay_screening(writer, made.screening.id)
    assert found.same, found.findings
    here._now = None
    assert replay_screening(writer, made.screening.id).same


def test_a_list_whose_keeper_was_not_asked_for_long_stops_the_desk(here, desk, file):
    load("SDN", "SALT ROAD")
    screen_file(desk["writer"], file)
    assert rules(desk["broker"], file) == set()
    later = replace(desk["broker"], at=AT + timedelta(days=8))
    assert rules(later, file) == {"SCR-LIST-OLD"}


def test_a_damaged_version_is_told_and_nobody_is_clear_by_it(here, desk, file, tmp_path):
    load("MINE", "SALT ROAD")
    screen_file(desk["writer"], file)
    (about,) = tmp_path.glob("lists/MINE/*/version.json")
    about.write_text("{")
    here._shelves.clear()
    assert rules(desk["broker"], file) == {"SCR-NO-LISTS", "SCR-LIST-DAMAGED"}
    assert here.current() is None


def test_rescreening_asks_what_changed_between_two_loads(here, desk, hit_file):
    load("MINE", "SALT ROAD")
    screen_file(desk["writer"], hit_file)
    assert rescreen(desk["writer"]).value.whole
    load("MINE", "SALT ROAD", "GREY HERON SHIPPING LLC", hours=1)
    here._shelves.clear()
    made = rescreen(replace(desk["writer"], at=AT + timedelta(hours=2))).value
    assert not made.whole and (made.entries, made.opened) == (1, 1)
    assert rules(desk["broker"], hit_file) == {"SCR-ALERT"}


def test_a_name_is_told_as_it_was_taken_apart():
    told = split("ЦАПЛЯ ЛАЙНЗ C/O SALT ROAD TRADING")
    assert told[0].why == "as given" and any("salt road" in one.latin for one in told[1:])
    assert split(" ") == ()
