"""A new version of a list is asked about what changed, and the alerts are those that asking everything gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.screening.made import AT, GREY_HERON, LISTS, SALT_ROAD, listed, otherwise
from tidewaiter.parties.client import Client
from tidewaiter.parts.product import Origin, Product
from tidewaiter.screening.alert import AlertState
from tidewaiter.screening.case import HitVerdict
from tidewaiter.screening.policy import Elsewhere, ScreeningPolicy
from tidewaiter.service.gate import gate_of
from tidewaiter.service.screening.decide import AlertAnswer, decide_alert
from tidewaiter.service.screening.policies import add_screening_policy
from tidewaiter.service.screening.reading import rescreenings, screening_alerts, screening_clearances
from tidewaiter.service.screening.rescreen import catch_up, rescreen
from tidewaiter.service.screening.run import screen_file
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.kinds.screening import SCREENING_ALERTS
from tidewaiter.store.ledger import Ledger

FALSE = HitVerdict.FALSE_MATCH


def later(seat: Seat, days: int) -> Seat:
    return replace(seat, at=AT + timedelta(days=days))


def keep(seat: Seat, *names: str, makers: tuple[str, ...] = ()) -> list[str]:
    with seat.write() as book:
        clients = [book.add(CLIENTS, Client(name)).id for name in names]
        for n, maker in enumerate(makers):
            book.add(PRODUCTS, Product("c0", f"A-{n}", origins=(Origin("XA", maker=maker),)))
        return clients


def alerts(seat: Seat) -> dict[tuple[str, str], str]:
    """Party and entry of the alerts of a firm, with the state of each."""
    with seat.read() as book:
        return {(one.value.subject.name, one.value.entry): one.value.state.value for one in book.all(SCREENING_ALERTS)}


def test_all_whom_the_firm_keeps_are_asked_the_first_time(desk, shelf, hit_file):
    screen_file(desk["writer"], hit_file)
    keep(desk["writer"], "Heron Lines", "Quiet Water Inc", makers=("Salt Road Trading Company", ""))
    made = rescreen(later(desk["writer"], 1)).value
    assert made.whole and (made.opened, made.closed, made.voided) == (3, 0, 0)
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "open", ("Salt Road Trading Company", "9002"): "open",
                                      ("Grey Heron Shipping Llc", "9001"): "open"}
    again = rescreen(later(desk["writer"], 2)).value
    assert not again.whole and (again.entries, again.opened, again.closed) == (0, 0, 0)
    assert [one.value.at.day for one in rescreenings(desk["writer"]).records] == [24, 23]


def test_only_what_changed_is_asked_and_what_was_removed_closes_with_a_note(desk, shelf):
    keep(desk["writer"], "Heron Lines", "Salt Road Trading", "Night Ferry")
    rescreen(desk["writer"])
    shelf.load(GREY_HERON, LISTS[2], listed("9010", "NIGHT FERRY CO"))
    made = rescreen(later(desk["writer"], 1)).value
    assert not made.whole and (made.entries, made.opened, made.closed) == (2, 1, 1)
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "open", ("Salt Road Trading", "9002"): "gone", ("Night Ferry", "9010"): "open"}
    (gone,) = screening_alerts(desk["writer"], state=AlertState.GONE).records
    assert "on the list no more" in gone.value.why and gone.value.closed == AT + timedelta(days=1)
    shelf.load(*LISTS)                                               # it comes back
    rescreen(later(desk["writer"], 2))
    assert alerts(desk["writer"])[("Salt Road Trading", "9002")] == "open"


def test_a_changed_entry_makes_void_what_was_cleared_and_opens_the_alert_anew(desk, shelf):
    keep(desk["writer"], "Heron Lines", "Salt Road Trading Company")
    rescreen(desk["writer"])
    for one in screening_alerts(desk["writer"]).records:
        decide_alert(desk["compliance"], one.id, AlertAnswer(FALSE, "other-place"))
    assert set(alerts(desk["writer"]).values()) == {"decided"}
    shelf.load(otherwise(GREY_HERON, remarks="also of another port"), *LISTS[1:])
    made = rescreen(later(desk["writer"], 1)).value
    assert (made.entries, made.voided, made.opened) == (1, 1, 1)
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "open", ("Salt Road Trading Company", "9002"): "decided"}
    void = [one.value for one in screening_clearances(desk["writer"]).records if one.value.void]
    assert [(one.entry, one.why) for one in void] == [("9001", "SDN 9001 does not say what it said")]


def test_a_decided_alert_is_closed_and_cannot_be_decided_twice(desk, shelf):
    keep(desk["writer"], "Heron Lines")
    rescreen(desk["writer"])
    (one,) = screening_alerts(desk["writer"]).records
    decide_alert(desk["compliance"], one.id, AlertAnswer(HitVerdict.ESCALATE, "counsel"))
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "open"}
    decide_alert(later(desk["compliance"], 1), one.id, AlertAnswer(FALSE, "other-place"))
    with pytest.raises(Refused):
        decide_alert(desk["compliance"], one.id, AlertAnswer(FALSE, "other-place"))


def test_who_is_new_is_asked_about_everything_and_who_is_kept_no_more_drops_out(desk, shelf):
    (first,) = keep(desk["writer"], "Heron Lines")
    rescreen(desk["writer"])
    keep(later(desk["writer"], 2), "Salt Road Trading")
    with later(desk["writer"], 2).write() as book:
        book.change(CLIENTS, first, Client("Heron Lines", active=False))
    made = rescreen(later(desk["writer"], 3)).value
    assert (made.opened, made.closed, made.parties) == (1, 1, 3)
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "gone", ("Salt Road Trading", "9002"): "open"}


def test_a_file_goes_by_an_older_list_if_who_is_on_it_was_asked_of_the_newer(desk, shelf, file, hit_file):
    for id in (file, hit_file):
        screen_file(desk["writer"], id)
    shelf.load(*LISTS, listed("9011", "COSCO PRIDE"))

    def shut(id: str) -> set[str]:
        return {one.rule for one in gate_of(later(desk["broker"], 1), id, ()) if one.rule in ("SCR-LIST-NEWER", "SCR-ALERT", "SCR-OPEN")}

    assert shut(file) == {"SCR-LIST-NEWER"}
    rescreen(later(desk["writer"], 1))
    assert shut(file) == {"SCR-ALERT"}                               # its vessel is on the newer list
    assert shut(hit_file) == {"SCR-OPEN", "SCR-ALERT"}


def test_another_score_asks_everything_anew(desk, shelf):
    keep(desk["writer"], "Heron Lines")
    rescreen(desk["writer"])
    shelf.weights = "w2"
    assert rescreen(later(desk["writer"], 1)).value.whole


def test_a_version_that_is_held_no_more_asks_everything_anew(desk, shelf):
    keep(desk["writer"], "Heron Lines")
    rescreen(desk["writer"])
    shelf.load(SALT_ROAD)
    del shelf.versions[0]
    assert rescreen(later(desk["writer"], 1)).value.whole
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "gone"}


def test_the_program_asks_by_itself_when_a_newer_list_is_held(desk, shelf):
    keep(desk["writer"], "Heron Lines")
    ledger = desk["writer"].ledger
    assert catch_up(ledger, AT) == 2                                 # the other firm too
    assert alerts(desk["writer"]) == {("Heron Lines", "9001"): "open"} and catch_up(ledger, AT) == 0
    shelf.load(SALT_ROAD)
    person = desk["compliance"].id
    add_screening_policy(replace(desk["compliance"], tenant="theirs", ledger=ledger), ScreeningPolicy("none", list_days=3))
    add_screening_policy(desk["compliance"], ScreeningPolicy("as before", elsewhere=Elsewhere("A system", person, "why")))
    assert catch_up(ledger, AT) == 1                                 # not the firm that screens elsewhere
    shelf.versions.clear()
    assert catch_up(ledger, AT) == 0


WORDS = ("grey", "heron", "salt", "road")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
LOADS = st.lists(st.dictionaries(st.sampled_from("12345"), NAMES, min_size=1, max_size=4), min_size=1, max_size=3)
STEPS = st.lists(st.tuples(NAMES, NAMES), max_size=3)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(loads=LOADS, steps=STEPS, cleared=st.booleans())
def test_step_by_step_is_what_everything_at_once_is(database, desk, shelf, loads, steps, cleared):
    """Random versions one after another and parties that come meanwhile: alerts of the steps and of one asking of everything are the same."""
    tenants = [f"t{abs(hash((repr(loads), repr(steps), cleared, side)))}" for side in ("steps", "whole")]
    ledger = Ledger(database)
    for name in tenants:
        if name in ledger.tenants():
            return
        ledger.add_tenant(name, name, AT)
    by_steps, at_once = (replace(desk["compliance"], tenant=name) for name in tenants)
    shelf.versions.clear()
    for day in range(max(len(loads), len(steps))):
        if day < len(loads):
            shelf.load(*(listed(entry, name) for entry, name in loads[day].items()))
        for name, maker in steps[day:day + 1]:
            keep(later(by_steps, 2 * day), name, makers=())
            keep(later(at_once, 2 * day), name)
            with later(by_steps, 2 * day).write() as book:
                book.add(PRODUCTS, Product("c0", f"B-{day}", origins=(Origin("XA", maker=maker),)))
            with later(at_once, 2 * day).write() as book:
                book.add(PRODUCTS, Product("c0", f"B-{day}", origins=(Origin("XA", maker=maker),)))
        rescreen(later(by_steps, 2 * day + 1))
        if cleared:
            for one in screening_alerts(by_steps).records[:1]:
                decide_alert(later(by_steps, 2 * day + 1), one.id, AlertAnswer(FALSE, "other-place"))
    rescreen(later(at_once, 100), whole=True)

    def hits(seat: Seat) -> dict[object, object]:
        with seat.read() as book:
            return {(one.value.fingerprint, one.value.list, one.value.entry): one.value.hit for one in book.all(SCREENING_ALERTS)
                    if one.value.state is not AlertState.GONE}

    assert hits(by_steps) == hits(at_once)
