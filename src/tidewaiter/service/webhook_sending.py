"""Telling webhooks: events are drawn from the log, signed as Standard Webhooks has it, and sent until they are taken or three days are past.

At least once: a message has an id by which whoever is told knows it again. It never goes to an address of this network, unless the
installation allows that: a name is resolved once, and what was resolved is what is connected to; no redirect is followed.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx
from standardwebhooks import Webhook as Signature

from tidewaiter.access.sealing import Unsealable
from tidewaiter.access.webhook import Webhook, checked, wants
from tidewaiter.service.access import keys
from tidewaiter.service.fault import one_line
from tidewaiter.service.webhooks import owner
from tidewaiter.store import deliveries
from tidewaiter.store.deliveries import DELIVERED, FAILED, WAITING, Delivery
from tidewaiter.store.events import Event
from tidewaiter.store.kinds import Record
from tidewaiter.store.ledger import Ledger

FIRST, MOST = timedelta(seconds=5), timedelta(hours=6)      # before the second try, and between two at the most; three times as long each time
UNTIL = timedelta(days=3)
CLAIM = timedelta(minutes=1)                                # how long a process that dies keeps what it was sending
KEPT = timedelta(days=30)                                   # how long what is settled is listed
SECONDS = 10.0                                              # for one message and its answer, all in all
_AT_ONCE, _TURN, _BATCH = 8, 1.0, 200
_NAT64 = IPv6Network("64:ff9b::/96")


class Unsent(Exception):
    """It was not taken; its text says why. `gone` where it is not to be sent again."""

    def __init__(self, why: str, status: int = 0, gone: bool = False) -> None:
        super().__init__(why)
        self.status, self.gone = status, gone


def name(event: Event) -> str:
    """What an event is called outside: client.change."""
    return f"{event.kind}.{event.action.replace('.', '_')}"


def body(event: Event) -> str:
    """What a webhook is told: what happened to which record, and not what is in it, which whoever may reads by the API."""
    about = {"seq": event.seq, "kind": event.kind, "id": event.id, "version": event.version, "by": event.by}
    return json.dumps({"type": name(event), "timestamp": event.at, "data": about}, separators=(",", ":"))


def wanted(webhook: Record[Webhook], event: Event) -> tuple[str, str] | None:
    return (name(event), body(event)) if wants(webhook.value, name(event)) else None


def message_id(delivery: Delivery) -> str:
    """By which whoever is told knows a message again; the same at each try."""
    return f"msg_{delivery.tenant}-{delivery.webhook}-{delivery.seq}"


def wait(tries: int, draw: Callable[[], float]) -> timedelta:
    """How long after so many tries until the next: a little more or less, so that not all come at once. `draw` is from 0 to 1.

    >>> [wait(tries, lambda: 0.5).total_seconds() for tries in (1, 2, 3, 20)]
    [5.0, 15.0, 45.0, 21600.0]
    """
    seconds = min(FIRST.total_seconds() * 3 ** min(tries - 1, 20), MOST.total_seconds())
    return timedelta(seconds=seconds * (0.8 + 0.4 * draw()))


def public(address: str) -> bool:
    """Whether an address is one of the open internet, also behind the ways in which one of IPv4 is written in IPv6.

    >>> [public(one) for one in ("93.184.215.14", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::a00:1", "100.64.0.1", "224.0.0.1")]
    [True, False, False, False, False, False, False]
    """
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def resolved(host: str, port: int, private: bool) -> str:
    """The address to connect to. Unsent where the name has none, or any that is not public."""
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise Unsent(f"{host} has no address") from None
    if not private and not all(public(one) for one in found):
        raise Unsent(f"{host} is an address of this network, to which nothing is sent")
    return found[0]


class Sender:
    """What one process sends. `private` allows addresses of this network."""

    def __init__(
        self, ledger: Ledger, clock: Callable[[], datetime], *, private: bool = False, draw: Callable[[], float] = random.random,
        seconds: float = SECONDS,
    ) -> None:
        self._ledger, self._clock, self._private, self._draw, self._seconds = ledger, clock, private, draw, seconds
        self._pool = ThreadPoolExecutor(_AT_ONCE, "webhooks")
        self._busy: dict[tuple[str, str], Future[None]] = {}
        self._forgot: datetime | None = None

    def run(self, over: threading.Event, say: Callable[[str], None]) -> None:
        """Send until `over`, a look at the log each second."""
        while not over.wait(_TURN):
            try:
                self.turn()
            except Exception as error:           # of whatever kind: a thread that ended would be missed by nobody
                say(f"webhooks: {one_line(error)}")
        self.close()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def turn(self) -> Sequence[Future[None]]:
        """Draw what happened, and send what is due, one after the other for each webhook; what is under way, to be waited for."""
        at = self._clock()
        with self._ledger.system() as connection:
            behind = deliveries.behind(connection)
        if behind:
            with self._ledger.system(writes=True) as connection:
                deliveries.draw(connection, wanted, at)
        if self._forgot is None or at >= self._forgot + timedelta(hours=1):
            self._forgot = at
            with self._ledger.system(writes=True) as connection:
                deliveries.forget(connection, at - KEPT)
        with self._ledger.system() as connection:
            due = deliveries.due(connection, at, _BATCH)
        self._busy = {whose: future for whose, future in self._busy.items() if not future.done()}
        batches: dict[tuple[str, str], list[Delivery]] = defaultdict(list)
        for one in due:
            batches[one.tenant, one.webhook].append(one)
        for whose, batch in batches.items():
            if whose not in self._busy:
                self._busy[whose] = self._pool.submit(self._send_all, batch)
        return list(self._busy.values())

    def _send_all(self, batch: Sequence[Delivery]) -> None:
        """What is due for one webhook, up to the first that is not taken."""
        for one in batch:
            at = self._clock()
            with self._ledger.system(writes=True) as connection:
                if not deliveries.claim(connection, one, at + CLAIM):
                    continue
            try:
                status, said, state, next = self._send(one, at), "", DELIVERED, at
            except Unsent as error:
                next = at + wait(one.tries + 1, self._draw)
                state = FAILED if error.gone or next > one.since + UNTIL else WAITING
                status, said = error.status, str(error)
            with self._ledger.system(writes=True) as connection:
                deliveries.note(connection, one, state=state, next=next, status=status, said=said, at=self._clock())
            if state != DELIVERED:
                return

    def _send(self, delivery: Delivery, at: datetime) -> int:
        """The status of what was answered. Unsent where it was not taken."""
        with self._ledger.system() as connection:
            webhook = deliveries.of(connection, delivery.tenant, delivery.webhook)
            sealed = deliveries.secrets(connection, delivery.tenant, delivery.webhook)
        if webhook is None or not webhook.value.active:
            raise Unsent("the webhook is not active", gone=True)
        if found := checked(webhook.value):
            raise Unsent(found[0].message)
        try:
            secrets = [keys.seals().open(one.sealed, owner(delivery.tenant, delivery.webhook)) for one in sealed if not one.before or at < one.before]
        except Unsealable as error:
            raise Unsent(str(error)) from None
        id = message_id(delivery)
        headers = {
            "Content-Type": "application/json", "User-Agent": "tidewaiter", "webhook-id": id, "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": " ".join(Signature(secret).sign(id, at, delivery.body) for secret in secrets),
        }
        return asyncio.run(self._post(httpx.URL(webhook.value.url), headers, delivery.body.encode()))

    async def _post(self, url: httpx.URL, headers: dict[str, str], content: bytes) -> int:
        port = url.port or (443 if url.scheme == "https" else 80)
        address = resolved(url.host, port, self._private)
        try:
            async with asyncio.timeout(self._seconds), httpx.AsyncClient(timeout=self._seconds, trust_env=False) as client:
                request = client.build_request(
                    "POST", url.copy_with(host=address), content=content, headers={**headers, "Host": url.netloc.decode("ascii")},
                    extensions={"sni_hostname": url.raw_host.decode("ascii")})
                answer = await client.send(request, stream=True, follow_redirects=False)
                await answer.aclose()
        except TimeoutError:
            raise Unsent(f"no answer within {self._seconds:g} seconds") from None
        except httpx.HTTPError as error:
            raise Unsent(" ".join(str(error).split()) or type(error).__name__) from None
        if not answer.is_success:
            raise Unsent(f"HTTP {answer.status_code}", answer.status_code, gone=answer.status_code == 410)
        return answer.status_code
