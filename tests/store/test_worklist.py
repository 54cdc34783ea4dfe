"""Pages of the worklist on both databases: the order is that of the declared function, page by page, for all, a person, a team, a client."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.urgency import BANDS, ordered, weight
from tidewaiter.store import worklist
from tidewaiter.store.database import Database
from tidewaiter.store.kinds.clearance import TASKS
from tidewaiter.store.ledger import Ledger, WrongCursor

AT = datetime(2026, 9, 18, 16, tzinfo=UTC)


def made(n: int, of: random.Random) -> Task:
    hours = of.choice([None, -500, -30, -1, 0, 1, 3, 4, 5, 23, 24, 40, 71, 72, 100, 167, 168, 200, 2_000, 2_001])
    stake = of.choice([None, 0, 100, 50_000, 500_000, 10**9])
    daily = of.choice([0, 0, 17_500])
    due = None if hours is None else AT + timedelta(hours=hours, minutes=of.choice([0, 0, 1]))
    status = of.choice([TaskStatus.OPEN] * 5 + [TaskStatus.DONE])
    return Task(f"e{n}", f"c{n % 3}", of.choice(["clock", "hold"]), "D06", "x", due.date() if due else None, due, stake, daily, weight(stake, daily),
                f"p{n % 4}", of.choice(["ocean", "air"]), "writer", status)


@pytest.fixture
def ledger(database: Database) -> Ledger:
    made_ = Ledger(database)
    for tenant in ("ours", "theirs"):
        made_.add_tenant(tenant, tenant, AT)
        of = random.Random(7)
        with made_.write(tenant, by="p1", at=AT) as book:
            book.add_all(TASKS, [made(n, of) for n in range(300 if tenant == "ours" else 20)])
    return made_


def pages(ledger: Ledger, limit: int, **where: object) -> list[str]:
    found, after, now = [], "", AT
    with ledger.read("ours") as book:
        while True:
            page = worklist.page(book, now, where, after=after, limit=limit)
            assert page.now == AT                   # the cursor keeps the moment: what is asked later is ordered as it was
            found += [record.id for record in page.records]
            assert len(page.records) <= limit
            if not page.next:
                return found
            after, now = page.next, AT + timedelta(hours=5)


WHERE = [
    {}, {"person": "p1"}, {"team": "air"}, {"client": "c2"}, {"kind": "hold"}, {"kind": ("hold", "clock"), "person": ("p1", "p2")}, {"person": "p9"},
]


@pytest.mark.parametrize("limit", [1, 7, 50, 500])
@pytest.mark.parametrize("where", WHERE, ids=str)
def test_pages_are_in_the_declared_order(ledger, where, limit):
    with ledger.read("ours") as book:
        held = [(one.id, one.value) for one in book.all(TASKS, {**where, "status": "open"}, most=1000)]
    assert pages(ledger, limit, **where) == [id for id, _ in ordered(held, AT)]


def test_a_band_too_full_to_sort_is_in_the_same_order(ledger, monkeypatch):
    usual = pages(ledger, 9)
    monkeypatch.setattr(worklist, "_FEW", 3)
    assert pages(ledger, 9) == usual


def test_the_counts_are_those_of_the_bands(ledger):
    with ledger.read("ours") as book:
        found = worklist.counts(book, AT)
        everything = len(worklist.page(book, AT, limit=500).records)
    assert list(found) == [band.name for band in BANDS]
    assert sum(found.values()) == everything
    assert all(found.values())


@pytest.mark.parametrize("after", ["x", "W10", "WzEsMiwzLDRd", "bnVsbA", "WyIyMDI2IiwxLCJ4IiwidGsxIl0", "😀"])
def test_a_strange_cursor_is_refused(ledger, after):
    with ledger.read("ours") as book, pytest.raises(WrongCursor):
        worklist.page(book, AT, after=after)
