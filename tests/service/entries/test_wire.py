"""A message in columns, before it goes, when it went, and what the reply says of it; and what sending once more would be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.service.entries.conftest import seat
from tests.service.entries.test_transmit import RELEASE, desk, refused
from tidewaiter.access.person import Role
from tidewaiter.clearance.resend import Purpose
from tidewaiter.service.entries import files, wire
from tidewaiter.service.entries.preflight import file_exchanges, preflight
from tidewaiter.service.entries.transmit import Wish
from tidewaiter.service.seat import Forbidden
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Missing

__all__ = ["desk"]


def test_before_it_goes_the_message_stands_in_columns_and_what_keeps_it_is_told(desk):
    shown = preflight(desk.broker, desk.id, Purpose.SUMMARY)
    assert not shown.ready
    assert {one.rule for one in shown.findings} >= {"FILE-NOT-READY"}
    assert {one.rule for one in shown.findings if one.severity == "fatal"} == refused(desk)
    assert shown.message is not None
    assert shown.message.application == "AE"
    head = next(row for row in shown.message.rows if row.id == "10")
    port = next(cell for cell in head.cells if cell.name == "port")
    assert (port.first, port.last, port.text.strip()) == (port.first, port.first + 3, "2704")
    assert all("".join(cell.text for cell in row.cells) == row.text.ljust(80) for row in shown.message.rows)
    action = next(cell for cell in head.cells if cell.name == "action")
    assert action.text == "A"
    assert action.says


def test_once_ready_the_broker_may_send_and_a_writer_is_told_who_may(desk):
    desk.ready()
    assert preflight(desk.broker, desk.id, Purpose.SUMMARY).ready
    theirs = preflight(desk.writer, desk.id, Purpose.SUMMARY)
    assert (theirs.ready, theirs.may_send) == (False, False)


def test_a_message_and_its_answer_are_read_record_by_record(desk):
    desk.ready()
    control = desk.send().value.control
    desk.drained()
    history = file_exchanges(desk.writer, desk.id)
    assert [(one.way, one.state) for one in history.messages] == [("out", "accepted"), ("in", "accepted")]
    assert history.gateway == "rehearsal"
    out = wire.sent_message(desk.writer, desk.id, control)
    assert (out.way, out.outcome) == ("out", "accepted")
    came = wire.came_message(desk.writer, desk.id, int(history.messages[1].id))
    assert any(one.name == "accepted" for row in came.rows for one in row.said)
    assert wire.sent_bytes(desk.writer, desk.id, control).startswith(b"A")
    assert wire.came_bytes(desk.writer, desk.id, int(history.messages[1].id)).startswith(b"A")


def test_what_is_refused_stands_at_the_record_that_it_means(desk):
    with desk.ledger.write("ours", by="p", at=desk.broker.at) as book:
        there = book.get(FILES, desk.id)
        book.change(FILES, desk.id, replace(there.value, heading=replace(there.value.heading, filer="B76")))
    desk.ready()
    control = desk.send(RELEASE).value.control
    desk.drained()
    assert wire.sent_message(desk.writer, desk.id, control).rows[0].id == "A"


def test_a_message_is_its_files_own(desk, ledger):
    desk.ready()
    control = desk.send().value.control
    with pytest.raises(Missing):
        wire.sent_message(desk.writer, desk.id, "NOSUCH")
    with pytest.raises(Missing):
        wire.came_message(desk.writer, desk.id, 999)
    with pytest.raises(Missing):
        wire.sent_message(seat(ledger, Role.WRITER, tenant="theirs"), desk.id, control)


def test_a_personal_number_is_hidden_and_its_bytes_are_for_who_may_see_it(desk):
    body = b"SE20EI 078-05-1120" + b" " * 62 + b"\r\n"
    shown = wire.columns(body, "out", "", "SE", "", (), "")
    assert shown.masked
    assert "078-05" not in "".join(cell.text for row in shown.rows for cell in row.cells) + "".join(row.text for row in shown.rows)
    assert "***-**-1120" in shown.rows[0].text
    with pytest.raises(Forbidden):
        wire._fetched(desk.writer, desk.id, body, "x")
    assert wire._fetched(desk.broker, desk.id, body, "x") == body


def test_a_summary_on_its_way_is_not_sent_twice_and_one_on_file_is_replaced(desk):
    desk.ready()
    desk.send()
    assert not preflight(desk.broker, desk.id, Purpose.SUMMARY).course.action
    with pytest.raises(Exception, match="gate is open"):
        desk.send()
    desk.drained()
    shown = preflight(desk.broker, desk.id, Purpose.SUMMARY)
    assert (shown.course.action, shown.ready) == ("R", True)
    assert shown.message is not None
    assert next(cell.text for row in shown.message.rows if row.id == "10" for cell in row.cells if cell.name == "action") == "R"
    desk.send()
    desk.drained()
    assert files.file(desk.writer, desk.id).value.state == "filed"


def test_a_release_on_file_is_replaced(desk):
    desk.ready()
    desk.send(RELEASE)
    desk.drained()
    again = preflight(desk.broker, desk.id, Purpose.RELEASE)
    assert again.course.action == "R"
    desk.send(RELEASE)
    desk.drained()
    assert [one.state for one in file_exchanges(desk.writer, desk.id).messages if one.way == "out"] == ["accepted", "accepted"]


def test_a_release_on_file_is_cancelled_with_its_reason_which_a_person_at_cbp_decides(desk):
    desk.ready()
    desk.send(RELEASE)
    desk.drained()
    assert preflight(desk.broker, desk.id, Purpose.CANCELLATION).ready
    with pytest.raises(Exception, match="gate is open"):
        desk.send(Wish(Purpose.CANCELLATION, "rehearsal", reason="03"))            # the entry in its place is not named
    desk.send(Wish(Purpose.CANCELLATION, "rehearsal", reason="01"))
    desk.drained()
    assert [one.state for one in file_exchanges(desk.writer, desk.id).messages if one.way == "out"] == ["accepted", "answered"]
    waits = preflight(desk.broker, desk.id, Purpose.RELEASE).course          # a person at CBP decides
    assert (waits.action, "person at CBP" in waits.words) == ("", True)
