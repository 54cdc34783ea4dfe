"""The benchmark of the brokerage on a small firm: that it fills, asks and serves. Nothing here is timed."""

from __future__ import annotations

import pytest

from benchmarks import brokerage, firm, load
from tidewaiter.store import events
from tidewaiter.store.database import Database
from tidewaiter.store.kinds.clearance import TASKS
from tidewaiter.store.kinds.entries import FILES, LINES
from tidewaiter.store.ledger import Ledger

ENTRIES = 200


@pytest.fixture
def filled(database: Database) -> Ledger:
    ledger = Ledger(database)
    firm.fill(ledger, ENTRIES // 2)
    firm.fill(ledger, ENTRIES)
    return ledger


def test_a_firm_is_filled_asked_and_served(filled: Ledger) -> None:
    with filled.read(firm.FIRM) as book:
        assert (book.count(FILES), book.count(LINES)) == (ENTRIES, ENTRIES * firm.LINES_OF_AN_ENTRY)
        assert book.count(TASKS, {"status": "open"}) > ENTRIES // 10
    rows = brokerage.measure(filled.database.url, ENTRIES, times=4, warm=1)
    assert {question.name for question, _, _ in rows} >= {"worklist, a page of 50", "a line saved", "search by bill"}
    assert "| a line saved |" in brokerage.table("sqlite", ENTRIES, rows)
    timed = load.run(filled.database.url, ENTRIES, users=4, seconds=2)
    assert timed.wrong == [] and sum(map(len, timed.seconds.values())) == 8
    assert "| all | 8 |" in load.table("sqlite", ENTRIES, timed)
    assert events.verify(filled.database)[1] == []
