"""Holds: the table, those that events place and end, and what people added to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.clearance import playing
from tests.clearance.holds_page import PAGE, page
from tidewaiter.clearance.deadlines import book
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.hold_kinds import HOLDS
from tidewaiter.clearance.holds import Hold, HoldContact, checked, days, difference, held, kind_of, next_step
from tidewaiter.codes import agencies

NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)


def event(name: str, key: str = "", minute: int = 0, **fields: str) -> FileEvent:
    return FileEvent("", name, NOON + timedelta(minutes=minute), key, None, name, "CBP", "", f"{name}{key}{minute}", fields)


@pytest.mark.parametrize("name", HOLDS)
def test_a_kind_says_whose_it_is_what_ends_it_and_by_what_law(name):
    kind = HOLDS[name]
    assert kind.cite and kind.words and len(kind.steps) >= 2
    assert len(set(kind.step_ids)) == len(kind.steps)
    assert set(kind.sets) <= set(book().events)
    assert set(kind.clocks) <= {clock.id for clock in book().clocks}
    assert all(agencies.known(agency) for agency in kind.agencies)


def test_no_agency_has_two_kinds():
    told = [agency for kind in HOLDS.values() for agency in kind.agencies]
    assert len(told) == len(set(told))


def test_the_page_is_as_printed():
    assert PAGE.read_text(encoding="utf-8") == page(), "print it again with python -m tests.clearance.holds_page"


@pytest.mark.parametrize(("told", "kind"), [
    (event("hold.placed", "FDA"),                       "fda_hold"),
    (event("hold.placed", "CPS"),                       "cpsc_hold"),
    (event("hold.placed", "FCC"),                       "agency_hold"),
    (event("hold.placed", "CBP"),                       "cbp_hold"),
    (event("hold.placed", "CBP manifest"),              "manifest_hold"),
    (event("hold.placed", "CBP agriculture"),           "agriculture_hold"),
    (event("hold.placed", "CBP detention"),             "detention"),
    (event("exam.ordered", "CBP"),                      "intensive_exam"),
    (event("exam.ordered", "CBP", kind="VACIS"),        "nii_exam"),
    (event("exam.ordered", "CBP", kind="tailgate"),     "tailgate_exam"),
    (event("exam.ordered", "FDA"),                      "agency_exam"),
    (event("documents.required", "CERT"),               "document_request"),
    (event("release.released"),                         ""),
    (event("hold.removed", "FDA"),                      ""),
])
def test_an_event_places_a_kind_of_hold(told, kind):
    assert kind_of(told) == kind


# what happened, what stands after it
STANDING = [
    ([event("hold.placed", "FDA")],                                                      ["fda_hold"]),
    ([event("hold.placed", "FDA"), event("hold.placed", "FDA", 1)],                      ["fda_hold"]),
    ([event("hold.placed", "FDA"), event("hold.removed", "FDA", 1)],                     []),
    ([event("hold.placed", "FDA"), event("hold.removed", "CPS", 1)],                     ["fda_hold"]),
    ([event("hold.placed", "FDA"), event("agency.proceed", "FDA", 1)],                   []),
    ([event("hold.placed", "FDA"), event("release.released", "", 1)],                    ["fda_hold"]),
    ([event("hold.placed", "CBP"), event("release.released", "", 1)],                    []),
    ([event("hold.placed", "CBP detention"), event("release.released", "", 1)],          ["detention"]),
    ([event("exam.ordered", "CBP"), event("hold.removed", "CBP", 1)],                    ["intensive_exam"]),
    ([event("exam.ordered", "CBP"), event("exam.done", "CBP", 1)],                       []),
    ([event("documents.required", "CERT", agency="FDA"), event("documents.satisfied", "CERT", 1)], []),
    ([event("hold.placed", "FDA"), event("hold.removed", "FDA", 1), event("hold.placed", "FDA", 2)], ["fda_hold"]),
]


@pytest.mark.parametrize(("events", "kinds"), STANDING)
def test_what_stands_after_events(events, kinds):
    assert [one.kind for one in held(events) if one.released is None] == kinds


def test_a_hold_placed_again_is_another():
    found = held([event("hold.placed", "FDA"), event("hold.removed", "FDA", 1), event("hold.placed", "FDA", 2)])
    assert [one.released is None for one in found] == [False, True]


def test_the_holds_of_a_scenario():
    found = held(playing.events("fda-hold"))
    assert [(one.kind, one.key, one.released is None) for one in found] == [("fda_hold", "FDA", False), ("document_request", "CERT", False)]
    assert found[0].reason == "the cheese is to be sampled"


def test_what_people_wrote_of_a_hold_stays():
    events = [event("hold.placed", "FDA")]
    (first,) = held(events)
    said = HoldContact(NOON, "p1", "FDA, port office", "telephone", "sampled tomorrow")
    written = replace(first, contacts=(said,), steps_done=("ask",), person="p1")
    ended = held([*events, event("hold.removed", "FDA", 90)])
    add, change = difference([("o1", written)], ended)
    assert add == ()
    ((id, now),) = change
    assert (id, now.contacts, now.steps_done, now.released) == ("o1", written.contacts, ("ask",), ended[0].released)
    assert difference([("o1", now)], ended) == ((), ())
    assert difference([], ended) == (ended, ())


def test_the_next_step_is_the_first_that_is_not_done():
    (hold,) = held([event("exam.ordered", "CBP")])
    assert next_step(hold)[0] == "site"
    assert next_step(replace(hold, steps_done=("site", "present")))[0] == "papers"
    assert next_step(replace(hold, steps_done=HOLDS["intensive_exam"].step_ids)) == ("", "", "")


def test_a_hold_sets_the_days_of_its_clocks():
    marking = Hold("e1", "c1", "marking", "CBP", "CBP", NOON)
    assert {name: str(day) for name, day in days(marking).items()} == {"mark_notice": "2026-09-18"}
    assert days(replace(marking, kind="strange")) == {}


@pytest.mark.parametrize(("change", "rules"), [
    ({}, []),
    ({"kind": "strange"}, ["HLD-KIND"]),
    ({"released": NOON - timedelta(minutes=1)}, ["HLD-ENDED-BEFORE"]),
    ({"released": NOON}, []),
    ({"steps_done": ("ask", "dance")}, ["HLD-STEP"]),
])
def test_what_is_wrong_with_a_hold_is_told(change, rules):
    assert [one.rule for one in checked(replace(Hold("e1", "c1", "fda_hold", "FDA", "FDA", NOON), **change))] == rules
