"""Webhooks on both databases: what happens is told, signed, once it is taken no more, again until it is; and never into this network."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import wait
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from standardwebhooks import Webhook as Signature
from standardwebhooks.webhooks import WebhookVerificationError

from tests.service.hook_server import Hooked, hooked
from tidewaiter.access.person import Person, Role
from tidewaiter.access.webhook import Webhook
from tidewaiter.service import webhooks
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.service.webhook_sending import UNTIL, Sender, Unsent, resolved
from tidewaiter.service.webhooks import DeliveryState
from tidewaiter.store.database import Database
from tidewaiter.store.ledger import Ledger, Missing

ADMIN = Person("desk@firm.example", "The desk", (Role.ADMIN,))


class Hours:
    """A clock that is put on by hand."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def seat(database: Database, hours: Hours, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seat:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TIDEWAITER_KEY_FILE", raising=False)
    ledger = Ledger(database)
    ledger.add_tenant("ours", "Our firm", hours())
    return Seat(ledger, "ours", "u1", ADMIN, hours())


@pytest.fixture
def hook() -> Iterator[Hooked]:
    with hooked() as made:
        yield made


@pytest.fixture
def sender(seat: Seat, hours: Hours) -> Iterator[Sender]:
    made = Sender(seat.ledger, hours, private=True, draw=lambda: 0.5, seconds=2)
    yield made
    made.close()


def turn(sender: Sender) -> None:
    wait(sender.turn())


def happen(seat: Seat, n: int = 1, kind: str = "client") -> None:
    with seat.write() as book:
        for _ in range(n):
            book.tell("change", kind, "c1")


def told(seat: Seat, id: str, **filters) -> list:
    return list(webhooks.webhook_deliveries(seat, id, **filters).items)


def test_what_happens_is_told_once_signed_and_in_order(seat, sender, hook):
    happen(seat)                                                # before the webhook was there
    made = webhooks.add_webhook(seat, Webhook(hook.url + "/told", ("client.*",)))
    secret = webhooks.new_webhook_secret(seat, made.id).secret
    happen(seat, 3)
    happen(seat, 2, "bond")
    turn(sender)
    turn(sender)
    assert [path for path, _, _ in hook.sent] == ["/told"] * 3
    assert len(set(hook.ids())) == 3
    for _, headers, body in hook.sent:
        assert Signature(secret).verify(body, headers)["type"] == "client.change"
        with pytest.raises(WebhookVerificationError):
            Signature(secret).verify(body.replace("c1", "c2"), headers)
    seqs = [json.loads(body)["data"]["seq"] for _, _, body in hook.sent]
    assert seqs == sorted(seqs)
    assert [(one.state, one.tries, one.status) for one in told(seat, made.id)] == [(DeliveryState.DELIVERED, 1, 204)] * 3


def test_a_new_secret_and_the_one_before_both_verify_for_a_day(seat, sender, hook, hours):
    made = webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",)))
    first = webhooks.new_webhook_secret(seat, made.id).secret
    second = webhooks.new_webhook_secret(seat, made.id).secret
    happen(seat)
    turn(sender)
    for secret in (first, second):
        Signature(secret).verify(hook.sent[0][2], hook.sent[0][1])
    hours.now += timedelta(days=1)
    happen(seat)
    turn(sender)
    _, headers, body = hook.sent[1]
    at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
    assert headers["webhook-signature"] == Signature(second).sign(headers["webhook-id"], at, body)


def test_what_is_not_taken_is_sent_again_later_and_later_until_three_days_are_past(seat, sender, hook, hours):
    made = webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",)))
    hook.answers = [500] * 1000
    happen(seat)
    begun, at = hours(), []
    while told(seat, made.id, state=(DeliveryState.WAITING,)) or not at:
        turn(sender)
        at.append(hours())
        waiting = told(seat, made.id)[0].next
        hours.now = waiting or hours()
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(at)]
    assert gaps[:5] == [5, 15, 45, 135, 405] and gaps[-1] == 6 * 3600
    assert UNTIL - timedelta(hours=6) < at[-1] - begun <= UNTIL
    assert len(set(hook.ids())) == 1 and len(hook.sent) == len(at)
    failed = told(seat, made.id)[0]
    assert (failed.state, failed.status, failed.said, failed.next) == (DeliveryState.FAILED, 500, "HTTP 500", None)
    hook.answers = []
    webhooks.resend_webhook_delivery(Seat(seat.ledger, "ours", "u1", ADMIN, hours()), made.id, failed.seq)
    turn(sender)
    assert told(seat, made.id)[0].state is DeliveryState.DELIVERED
    with pytest.raises(Missing):
        webhooks.resend_webhook_delivery(seat, made.id, 9999)


def test_who_is_gone_is_not_asked_again_and_no_redirect_is_followed(seat, sender, hook):
    made = webhooks.add_webhook(seat, Webhook(hook.url + "/here", ("client.change",)))
    happen(seat, 2)
    hook.answers = [410, 307]
    turn(sender)
    turn(sender)
    assert [path for path, _, _ in hook.sent] == ["/here", "/here"]
    assert [(one.state, one.said) for one in told(seat, made.id)] == [(DeliveryState.WAITING, "HTTP 307"), (DeliveryState.FAILED, "HTTP 410")]


def test_who_is_slow_holds_up_nobody_else(seat, sender, hook, hours):
    with hooked() as slow:
        slow.slow = 4
        late = webhooks.add_webhook(seat, Webhook(slow.url, ("client.change",)))
        webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",)))
        happen(seat)
        begun = time.monotonic()
        under_way = sender.turn()
        while not hook.sent:
            assert time.monotonic() - begun < 1.9
            time.sleep(0.01)
        wait(under_way)
        assert told(seat, late.id)[0].said == "no answer within 2 seconds"


def test_one_that_is_not_active_is_told_nothing_and_nothing_afterwards(seat, sender, hook):
    made = webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",), active=False))
    happen(seat)
    turn(sender)
    webhooks.change_webhook(seat, made.id, Webhook(hook.url, ("client.change",)), made.version)
    turn(sender)
    assert hook.sent == []
    happen(seat)
    turn(sender)
    assert len(hook.sent) == 1


def test_one_that_is_taken_away_is_told_nothing_more(seat, sender, hook):
    made = webhooks.add_webhook(seat, Webhook(hook.url))
    hook.answers = [500]
    turn(sender)
    happen(seat)
    webhooks.remove_webhook(seat, made.id, made.version)
    turn(sender)
    assert len(hook.sent) <= 1


INSIDE = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "0.0.0.0", "localhost"]


@pytest.mark.parametrize("host", INSIDE)
def test_nothing_is_sent_into_this_network(host):
    with pytest.raises(Unsent, match="address of this network"):
        resolved(host, 443, private=False)


def test_an_installation_that_does_not_allow_it_sends_nothing_here(seat, hook, hours):
    made = webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",)))
    happen(seat)
    strict = Sender(seat.ledger, hours)
    turn(strict)
    strict.close()
    assert hook.sent == []
    assert told(seat, made.id)[0].said == "127.0.0.1 is an address of this network, to which nothing is sent"


@pytest.mark.parametrize("address", ["http://desk.example/", "https://", "https://a:b@desk.example/", "https://desk.example:99999/", "http://10.0.0.1/"])
def test_an_address_that_nothing_could_be_sent_to_is_refused(seat, address):
    with pytest.raises(Refused):
        webhooks.add_webhook(seat, Webhook(address))


def test_two_processes_do_not_both_send(seat, sender, hook, hours):
    other = Sender(seat.ledger, hours, private=True)
    webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",)))
    happen(seat, 20)
    threads = [threading.Thread(target=turn, args=(one,)) for one in (sender, other)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    turn(sender)
    other.close()
    assert sorted(hook.ids()) == sorted(set(hook.ids())) and len(hook.ids()) == 20


SENDING = """
import sys, threading
from datetime import UTC, datetime
from tidewaiter.service.webhook_sending import Sender
from tidewaiter.store.database import connect
from tidewaiter.store.ledger import Ledger
print("ready", flush=True)
Sender(Ledger(connect(sys.argv[1])), lambda: datetime.now(UTC), private=True).run(threading.Event(), print)
"""


def test_a_process_that_is_killed_loses_nothing(seat, hook, hours, url, monkeypatch):
    webhooks.add_webhook(seat, Webhook(hook.url, ("client.change",)))
    hook.slow = 0.02
    for n in range(3):
        happen(seat, 10)
        running = subprocess.Popen([sys.executable, "-c", SENDING, url], stdout=subprocess.PIPE)
        assert running.stdout is not None
        running.stdout.readline()
        before, patience = len(hook.sent), time.monotonic() + 60
        while len(hook.sent) < before + 1 + 3 * n and time.monotonic() < patience:
            time.sleep(0.005)
        running.kill()
        running.wait()
        running.stdout.close()
    hook.slow = 0
    later = Sender(seat.ledger, lambda: datetime.now(UTC) + timedelta(minutes=2), private=True)      # after what the dead had claimed
    for _ in range(3):
        turn(later)
    later.close()
    assert len(set(hook.ids())) == 30
    assert len(hook.sent) <= 33                                 # at most what was under way at each kill came twice
