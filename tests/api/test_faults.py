"""What happens when things go wrong: too many requests, a fault of ours, a database that is away, the same key twice at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api import firm
from tests.api.serving import served
from tidewaiter.access.person import Role
from tidewaiter.access.rate_limit import Limit, Window
from tidewaiter.api.answer import Kept
from tidewaiter.api.app import create_app
from tidewaiter.service.idempotency import KeyInUse, once
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import Database
from tidewaiter.store.kinds.webhooks import WEBHOOKS
from tidewaiter.store.ledger import Ledger

ADMIN = firm.token(Role.ADMIN)
FEW = (Limit(3, timedelta(minutes=1), "three are few"),)


@contextmanager
def asking(desk: Any, **settings: Any) -> Iterator[httpx.Client]:
    with served(create_app(desk, **settings)) as address, httpx.Client(base_url=f"{address}/api") as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    made = firm.desk(tmp_path)
    ledger = made.ledger
    yield made
    ledger.database.close()


def test_who_has_no_token_comes_so_often_and_then_waits(desk):
    with asking(desk, requests=FEW) as client:
        found = [client.get("/webhooks").status_code for _ in range(3)] + [client.get("/health").status_code]
        assert found[0] == 401 and found[-1] == 429                 # the first request was that which waits for the service to be there
        slow = client.get("/health")
        assert 1 <= int(slow.headers["Retry-After"]) <= 60 and slow.json()["title"] == "Too many"
        assert client.get("/webhooks", headers=ADMIN).status_code == 200        # somebody else's limit


def test_logins_are_slowed(desk):
    desk.attempts = Window(FEW)
    with asking(desk, requests=firm.ANY_NUMBER) as client:
        told = {"login": "head@ours.example", "password": "wrong"}
        found = [client.post("/sessions", json=told) for _ in range(4)]
    assert [one.status_code for one in found] == [401, 401, 401, 429]
    assert "Retry-After" in found[-1].headers


def test_a_fault_of_ours_has_an_id_that_is_in_the_log_and_no_more(desk, caplog):
    desk.ledger = None
    with asking(desk, requests=firm.ANY_NUMBER) as client, caplog.at_level(logging.ERROR, "tidewaiter.api"):
        caplog.clear()
        found = client.get("/health")
    assert found.status_code == 500 and "Traceback" not in found.text and "NoneType" not in found.text
    id = found.json()["detail"].rpartition(" ")[2]
    assert any(id in one.getMessage() and one.exc_info for one in caplog.records)


def test_a_database_that_is_away_is_said_so(desk, tmp_path):
    desk.ledger.database.close()
    (tmp_path / "firm.sqlite").write_bytes(b"no database" * 1000)
    with asking(desk, requests=firm.ANY_NUMBER) as client:
        found = client.get("/health")
    assert found.status_code in (500, 503) and found.headers["Content-Type"] == "application/problem+json"


# the same key, on both databases

@pytest.fixture
def seat(database: Database) -> Seat:
    ledger = Ledger(database)
    ledger.add_tenant("ours", "Our firm", firm.AT)
    return Seat(ledger, "ours", "u1", firm.ADMIN, datetime.now(UTC))


def add(who: Seat) -> Kept:
    with who.write("added") as book:
        id = book.add(WEBHOOKS, firm.Webhook("https://desk.example/")).id
    with who.read() as book:
        assert book.get(WEBHOOKS, id)                               # what was written is read within the one transaction
    return Kept(201, {"ETag": '"1"'}, id.encode())


def count(seat: Seat) -> int:
    with seat.read() as book:
        return book.count(WEBHOOKS)


def test_the_same_request_under_the_same_key_is_done_once(seat):
    first, again = once(seat, "k", "f", add, Kept), once(seat, "k", "f", add, Kept)
    assert (first[0], first[1], again[1], count(seat)) == (again[0], False, True, 1)
    with pytest.raises(KeyInUse):
        once(seat, "k", "another request", add, Kept)


def test_a_day_later_the_key_is_new_again(seat):
    once(seat, "k", "f", add, Kept)
    later = Seat(**{one.name: getattr(seat, one.name) for one in fields(Seat)} | {"at": seat.at + timedelta(hours=24)})
    assert once(later, "k", "f", add, Kept)[1] is True              # the last moment
    later = Seat(**{one.name: getattr(seat, one.name) for one in fields(Seat)} | {"at": seat.at + timedelta(hours=24, seconds=1)})
    assert once(later, "k", "f", add, Kept)[1] is False


def test_a_request_that_fails_leaves_neither_change_nor_answer(seat):
    def fail(who: Seat) -> Kept:
        add(who)
        raise RuntimeError("the power went off")

    with pytest.raises(RuntimeError):
        once(seat, "k", "f", fail, Kept)
    assert count(seat) == 0
    assert once(seat, "k", "f", add, Kept)[1] is False


def test_the_same_key_at_the_same_time_is_refused_or_waits(seat):
    begun, go, said = threading.Event(), threading.Event(), []

    def slow(who: Seat) -> Kept:
        begun.set()
        go.wait(10)
        return add(who)

    thread = threading.Thread(target=lambda: said.append(once(seat, "k", "f", slow, Kept)))
    thread.start()
    begun.wait(10)
    with pytest.raises(KeyInUse, match="being done"):
        once(seat, "k", "f", add, Kept)
    go.set()
    thread.join()
    assert said[0][1] is False and once(seat, "k", "f", add, Kept)[1] is True and count(seat) == 1


def test_the_reason_of_a_change_is_kept_under_a_key_too(seat):
    once(seat, "k", "f", add, Kept)
    with seat.read() as book:
        assert [event.why for event in book.log() if event.kind == "webhook"] == ["added"]
