"""The threads beside requests: a fault of any kind is told in one line, ends neither, and skips nothing."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.service.entries.conftest import AT
from tests.service.entries.test_transmit import Desk, desk  # noqa: F401
from tidewaiter.service import background
from tidewaiter.service.background import Background
from tidewaiter.service.entries import files
from tidewaiter.service.fault import one_line
from tidewaiter.service.outbox import outbox
from tidewaiter.store.database import Unreachable

SECRET = "078-05-1120"


def until(so) -> None:
    """Wait for something to be so."""
    over = time.monotonic() + 60
    while not so():
        assert time.monotonic() < over, "it never came"
        time.sleep(0.02)


@pytest.fixture
def told(desk, monkeypatch):  # noqa: F811
    """What the threads tell, while they run with short pauses."""
    monkeypatch.setattr(background, "AGAIN", 0.05)
    monkeypatch.setattr(background, "PAUSE", 0.05)
    said: list[str] = []
    threads = Background(desk.ledger, lambda: AT + timedelta(minutes=1), said.append)
    yield threads, said
    threads.stop()


def test_a_file_that_cannot_be_read_ends_no_intake_and_its_message_is_told_once_it_can(desk, told):  # noqa: F811
    threads, said = told
    desk.ready()
    desk.send()
    box = outbox(desk.ledger.database, lambda: AT + timedelta(minutes=1))
    assert box.run(box.settled)
    with desk.ledger.database.begin() as connection:
        heading = connection.execute(text("SELECT heading FROM files WHERE id = :id"), {"id": desk.id}).scalar_one()
        connection.execute(text("UPDATE files SET heading = :said WHERE id = :id"), {"id": desk.id, "said": f'"{SECRET}"'})
    threads.start()
    until(lambda: len([one for one in said if one.startswith("what CBP sent waits: ")]) > 2)
    assert not any(SECRET in one or "\n" in one for one in said)
    with desk.ledger.database.begin() as connection:
        connection.execute(text("UPDATE files SET heading = :said WHERE id = :id"), {"id": desk.id, "said": heading})
    until(lambda: files.file(desk.writer, desk.id).value.state == "filed")
    assert [one.value.outcome for one in files.file_messages(desk.writer, desk.id).came] == ["accepted"]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)       # the steps are a file beside the database there alone
def test_an_outbox_that_cannot_be_drained_is_drained_once_it_can(desk, told):  # noqa: F811
    threads, said = told
    desk.ready()
    desk.send()
    steps = Path(f"{desk.ledger.database.file}.steps")
    steps.mkdir()
    threads.start()
    until(lambda: len([one for one in said if one.startswith("the outbox is not drained: ")]) > 1)
    assert not any("\n" in one for one in said)
    steps.rmdir()
    until(lambda: files.file(desk.writer, desk.id).value.state == "filed")


def fault(error: Exception) -> str:
    try:
        raise error
    except Exception as caught:
        return one_line(caught)


def test_a_fault_is_told_by_its_kind_and_place_and_the_words_of_another_library_are_not():
    assert fault(Unreachable("the database does\nnot answer")) == "the database does not answer"
    said = fault(KeyError(SECRET))
    assert said.startswith("KeyError at test_background.py line ") and SECRET not in said
