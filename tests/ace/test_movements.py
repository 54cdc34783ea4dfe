"""Movements in bond and bonds at the rehearsal: what is refused and why, and what becomes of what is taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ace.movement_cases import BOND, IN_BOND, RELEASE, at, put_on_file, written
from tests.ace.movement_conditions_page import PAGE, text
from tests.samples import ENTRY, assessment
from tidewaiter.abi import read_bond, read_in_bond
from tidewaiter.abi.build import entry_summary_batch
from tidewaiter.abi.codec import check, parse
from tidewaiter.ace.answers import bond as bond_answers
from tidewaiter.ace.answers.in_bond import CONDITIONS
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Store


def said(store: Store, name: str, day: int, *edits: Any) -> str:
    return exchange(written(name, *edits), clock=at(day), store=store)


def codes(reply: str) -> list[str]:
    return [line[4:7] for line in reply.split("\r\n") if line.startswith(("95", "90"))]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


@pytest.mark.parametrize("code, what, things, steps", [*IN_BOND, *BOND], ids=[f"{row[0]} {row[1]}" for row in (*IN_BOND, *BOND)])
def test_what_is_wrong_is_answered_with_its_condition(store: Store, code: str, what: str, things: tuple[Any, ...], steps: tuple[Any, ...]) -> None:
    with store.hold() as file:
        put_on_file(file, things)
    *before, last = steps
    for step in before:
        reply = said(store, *step)
        assert codes(reply)[-1] in ("T00", *bond_answers.TAKEN.values()), reply
    reply = said(store, *last)
    assert code in codes(reply), reply
    assert codes(reply)[-1] in ("T01", "S98")
    # What was filed comes back as it is, with its own faults; the records of the answer have none.
    assert [one for one in check(reply) if one.rule[:2] in ("90", "95", "Y.", "X0", "X1")] == []


def test_every_condition_of_ours_is_raised_and_its_page_is_printed() -> None:
    # T17 needs books that have importers, as 101 does; T00 and T01 end every reply.
    assert {row[0] for row in IN_BOND} == CONDITIONS.keys() - {"T00", "T01", "T17"}
    assert {row[0] for row in BOND} <= bond_answers.conditions().keys()
    assert all(len(narrative) <= 39 for narrative, _ in CONDITIONS.values())
    assert PAGE.read_text(encoding="utf-8") == text(), "print it again: python -m tests.ace.movement_conditions_page"


def test_a_wrong_count_is_answered_by_the_record_of_the_block_trailer(store: Store) -> None:
    sent = written("in_bond_61").replace(b"QP00004", b"QP00005")
    reply = exchange(sent, clock=at(18), store=store)
    assert [line[:2] for line in reply.split("\r\n")[2:-3]] == ["EY"]
    refused = next(iter(read_in_bond.read(parse(reply))))
    assert isinstance(refused, read_in_bond.Refused) and refused.record == "Y"


def test_another_password_in_the_trailer_rejects_the_batch(store: Store) -> None:
    assert "X14" in exchange(written("in_bond_61", ("Z", 9, "OTHERS")), clock=at(18), store=store)


def test_an_in_bond_travels_from_request_to_arrival_and_is_told_of(store: Store) -> None:
    with store.hold() as file:
        put_on_file(file, (("bill", "COSU6389201745", {"quantity": 118, "port": "2704"}),))
    answer = next(iter(read_in_bond.read(parse(said(store, "in_bond_61", 18)))))
    assert isinstance(answer, read_in_bond.InBondAnswer) and answer.accepted and answer.bills[0].number == "6389201745"
    said(store, "in_bond_transfer", 20, ("20260919", 15, "3901"))
    event = next(iter(read_in_bond.read(parse(said(store, "in_bond_arrival", 24)))))
    assert isinstance(event, read_in_bond.EventAnswer) and event.accepted and event.what == "arrival of the whole in-bond"
    with store.hold() as file:
        thing = file.thing("in_bond", "620177456")
        mail = file.mail("B76", 0, 10)
    assert thing is not None and (thing["state"], thing["carrier"], thing["arrived"]) == ("arrived", "UPRR", "2026-09-24T14:30:00")
    notices = [notice for one in mail for notice in read_in_bond.read(parse(one.text)) if isinstance(notice, read_in_bond.BillNotice)]
    assert [(notice.disposition, notice.what, notice.quantity, notice.in_bond) for notice in notices] == [
        ("1J", "in-bond movement authorized", 118, "620177456"), ("11", "whole in-bond arrived at destination", 118, "620177456"),
    ]
    assert [check(one.text) for one in mail] == [[], []]


def test_goods_go_through_when_they_have_arrived_and_are_then_exported(store: Store) -> None:
    said(store, "in_bond_62", 18)
    assert codes(said(store, "in_bond_arrival", 24, ("101", 4, "620177460"), ("20", 15, "2304"))) == ["T00"]
    assert codes(said(store, "in_bond_export", 25)) == ["T00"]
    with store.hold() as file:
        thing = file.thing("in_bond", "620177460")
    assert thing is not None and thing["state"] == "exported"


def test_a_diversion_changes_the_destination_and_a_bill_is_taken_off(store: Store) -> None:
    said(store, "in_bond_61", 18)
    said(store, "in_bond_transfer", 20)
    with store.hold() as file:
        assert (file.thing("in_bond", "620177456") or {})["destination"] == "4501"
    assert codes(said(store, "in_bond_bill_deletion", 21)) == ["T00"]
    with store.hold() as file:
        assert file.thing("in_bond", "620177456") is None


def test_a_bond_is_numbered_found_by_its_entry_and_voided(store: Store) -> None:
    answer = next(iter(read_bond.read(parse(said(store, "bond_single", 18)))))
    assert (answer.accepted, answer.number, answer.conditions[-1].what) == (True, "269000001", "new bond taken")
    with store.hold() as file:
        bond = file.thing("bond", answer.number)
    assert bond is not None and (bond["entry"], bond["amount"], bond["principal"]) == ("B7603245278", 30000, "36-4567890")
    assert codes(said(store, "bond_void", 18, ("10V", 45, answer.number))) == ["994"]
    refused = next(iter(read_bond.read(parse(said(store, "bond_void", 18, ("10V", 45, answer.number))))))
    assert refused.accepted is False and [(one.code, one.record, one.final) for one in refused.conditions] == [
        ("S09", "10", False), ("S98", "10", True),
    ]


def test_an_amount_is_adjusted_between_release_and_summary(store: Store) -> None:
    with store.hold() as file:
        put_on_file(file, (RELEASE,))
    said(store, "bond_single", 18)
    assert codes(said(store, "bond_adjustment", 18, ("10C", 45, "269000001"))) == ["995"]
    assert codes(said(store, "bond_single", 18, ("10B", 3, "U"))) == ["996"]
    assert codes(said(store, "bond_single", 18, ("10B", 3, "E"))) == ["997"]
    with store.hold() as file:
        assert [thing["state"] for _, thing in file.things("bond")] == ["void", "void", "active"]


def test_a_continuous_bond_is_ridden_and_ends_on_its_day(store: Store) -> None:
    said(store, "bond_continuous", 18)
    number = ("10R", 45, "268000001")
    assert codes(said(store, "bond_rider", 18, number)) == ["SR6"]
    assert codes(said(store, "bond_termination", 18, ("10T", 45, "268000001"))) == ["998"]
    later = at(18).replace(month=10, day=21)
    exchange(written("in_bond_61"), clock=later, store=store)
    with store.hold() as file:
        bond = file.thing("bond", "268000001") or {}
    assert (bond["users"], bond["expired_users"], bond["state"]) == (["36-4567890A1", "36-4567890B2"], ["36-4567890A1"], "active")
    exchange(written("in_bond_61"), clock=at(1).replace(month=11), store=store)
    with store.hold() as file:
        assert (file.thing("bond", "268000001") or {})["state"] == "terminated"


@pytest.mark.parametrize("edits, expected", [
    ((("10B", 33, "091826"),),                           set()),
    ((),                                                 {"115"}),       # it holds from October
    ((("10B", 33, "091826"), ("30", 6, "36-4567899  ")), {"113"}),       # another principal's
    ((("10B", 33, "091826"), ("40", 3, "001")),          {"145"}),       # of another surety
])
def test_a_summary_finds_the_bond_that_came_by_message(store: Store, edits: tuple[Any, ...], expected: set[str]) -> None:
    assert codes(said(store, "bond_continuous", 18, *edits)) == ["992"]
    summary = entry_summary_batch(ENTRY, assessment(ENTRY), password="SECRET").text
    reply = exchange(summary.encode(), clock=at(24), store=store)
    assert {line[4:7] for line in reply.split("\r\n") if line.startswith("E1")} & {"113", "114", "115", "145"} == expected
