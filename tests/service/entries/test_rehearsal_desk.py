"""The rehearsal as a desk: a scenario asks for a document, the file answers it, and the goods are released."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.service.entries.conftest import AT, seat
from tests.service.entries.test_transmit import RELEASE, SUMMARY, Desk, desk
from tidewaiter.access.person import Role
from tidewaiter.clearance.states import standing
from tidewaiter.service import rehearsal_desk as rehearsals
from tidewaiter.service.entries import files
from tidewaiter.service.entries.intake import take
from tidewaiter.service.outbox import outbox
from tidewaiter.service.rehearsal_desk import ClockStep, LetHappen
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store.ledger import Missing

__all__ = ["desk"]
BEGINS = "2026-09-24T09:00"


def sent(desk: Desk, scenario: str = "fda-hold") -> None:
    rehearsals.choose_scenario(desk.broker, scenario, BEGINS)
    desk.ready()
    desk.send(RELEASE)
    desk.drained()


def advanced(desk: Desk, by: ClockStep, *states: str, document: str = "") -> None:
    """Time passes there, what CBP sends unasked is fetched, and the file stands in one of these states."""
    rehearsals.advance_rehearsal(desk.broker, by)
    box, over = outbox(desk.ledger.database, lambda: AT + timedelta(minutes=1)), time.monotonic() + 60

    def told() -> bool:
        take(desk.ledger, AT)
        there = files.file(desk.writer, desk.id).value
        asked = not document or document in standing(there.tracks, "document", "required")
        return (there.state in states and asked) or time.monotonic() > over

    assert box.run(told, listen=True)
    assert files.file(desk.writer, desk.id).value.state in states


def test_a_document_is_asked_for_answered_from_the_file_and_the_goods_go(desk):
    sent(desk)
    assert files.file(desk.writer, desk.id).value.state == "accepted"
    advanced(desk, ClockStep.FOUR_HOURS, "documents_required", "held", document="CERT")
    there = rehearsals.file_rehearsal(desk.writer, desk.id)
    assert there.known
    assert (there.holds, there.documents) == (("FDA",), ("CERT",))
    with pytest.raises(Refused, match="document"):
        rehearsals.act_in_rehearsal(desk.broker, desk.id, LetHappen("documents.received"))
    answered = rehearsals.act_in_rehearsal(desk.broker, desk.id, LetHappen("documents.received", document="CERT"))
    assert answered.documents == ()
    assert standing(answered.file.value.tracks, "document", "sent") == ("CERT",)
    assert any("CERT" in one.words for one in answered.journal)
    advanced(desk, ClockStep.WEEK, "summary_due", "released")
    assert rehearsals.file_rehearsal(desk.writer, desk.id).now.startswith("released")


def test_what_is_to_come_names_the_file_it_is_about(desk):
    sent(desk)
    there = rehearsals.rehearsal(desk.writer)
    assert {one.file for one in there.coming} == {desk.id}
    assert [one.file for one in there.entries] == [desk.id]
    assert [one.name for one in there.scenarios if one.chosen] == ["fda-hold"]
    assert there.clock is not None and there.clock.isoformat().startswith("2026-09-24T09:00")


def test_another_scenario_goes_on_from_there(desk):
    sent(desk)
    there = rehearsals.choose_scenario(desk.broker, "clean")
    assert [one.name for one in there.scenarios if one.chosen] == ["clean"]
    assert there.coming
    with pytest.raises(Refused, match="no scenario"):
        rehearsals.choose_scenario(desk.broker, "../clean")


def test_without_a_clock_nothing_is_shown_and_nothing_is_set(desk):
    there = rehearsals.rehearsal(desk.writer)
    assert (there.clock, there.entries, there.coming) == (None, (), ())
    assert not rehearsals.file_rehearsal(desk.writer, desk.id).known


def test_the_clock_does_not_go_back(desk):
    sent(desk)
    with pytest.raises(Refused, match="go back"):
        rehearsals.advance_rehearsal(desk.broker, to="2026-09-01")


def test_others_see_nothing_of_it_and_who_may_not_moves_nothing(desk, ledger):
    sent(desk)
    theirs = rehearsals.rehearsal(seat(ledger, Role.BROKER, tenant="theirs"))
    assert (theirs.entries, theirs.coming) == ((), ())
    assert theirs.others > 0
    with pytest.raises(Missing):
        rehearsals.file_rehearsal(seat(ledger, Role.BROKER, tenant="theirs"), desk.id)
    with pytest.raises(Forbidden):
        rehearsals.advance_rehearsal(seat(ledger, Role.COMPLIANCE), ClockStep.DAY)
    with pytest.raises(Forbidden):
        rehearsals.rehearsal(seat(ledger, Role.CLIENT, client=desk.client))


def test_a_file_that_goes_to_cbp_is_not_rehearsed(desk, tmp_path, monkeypatch):
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "filing.yaml").write_text("gateways:\n  cbp: tcp://127.0.0.1:9\n")
    desk.ready()
    desk.send(replace(SUMMARY, gateway="cbp"))
    with pytest.raises(Refused, match="CBP itself"):
        rehearsals.file_rehearsal(desk.writer, desk.id)


def test_time_is_read_from_the_message_where_no_clock_was_set(desk):
    desk.ready()
    desk.send(RELEASE)
    desk.drained()
    assert rehearsals.rehearsal(desk.writer).clock is None
    there = rehearsals.file_rehearsal(desk.writer, desk.id)
    assert there.known
    moved = rehearsals.advance_rehearsal(desk.broker, ClockStep.HOUR)
    assert moved.clock is not None
    assert moved.clock.replace(tzinfo=None) < AT.replace(tzinfo=None) + timedelta(hours=2)
