"""A firm that may file and one of its shipments, at the workbench: its people sign in by tokens that nothing ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from tests.api import firm
from tests.service.entries.conftest import AT
from tests.service.entries.test_transmit import Desk as Filing
from tests.web.conftest import Person as Visitor
from tidewaiter.access.person import Person, Role
from tidewaiter.api.app import create_app
from tidewaiter.api.site import Server, serve, site
from tidewaiter.parties.client import Client
from tidewaiter.service.entries.intake import take
from tidewaiter.service.outbox import outbox
from tidewaiter.sockets import listening
from tidewaiter.store.database import connect
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Ledger
from tidewaiter.web.app import workbench

WRITER, BROKER, COMPLIANCE, CLIENT, OTHER = "writer", "broker", "compliance", "client", "other"


@dataclass
class Wired:
    """The firm, its file, and where its workbench is served."""

    filing: Filing
    ledger: Ledger
    address: str

    @property
    def id(self) -> str:
        return self.filing.id

    def visitor(self, who: str) -> Visitor:
        return Visitor(self.address, f"known-{who}")

    def drained(self, until: Callable[[], bool] | None = None) -> None:
        """What was queued is sent and answered, and what CBP sends unasked is fetched until something is so."""
        box, over = outbox(self.ledger.database, lambda: AT + timedelta(minutes=1)), time.monotonic() + 60

        def so() -> bool:
            take(self.ledger, AT)
            return (until() if until else box.settled()) or time.monotonic() > over

        ran: list[bool] = []
        apart = threading.Thread(target=lambda: ran.append(box.run(so, listen=until is not None)))       # a browser's loop runs in this one
        apart.start()
        apart.join()
        assert ran == [True]
        take(self.ledger, AT)


@pytest.fixture
def wired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wired]:
    """A firm that may file, with a writer, a broker, somebody of compliance, and people of two clients."""
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    ledger = Ledger(connect(f"sqlite:///{tmp_path / 'firm.sqlite'}"))
    for tenant in ("ours", "theirs"):
        ledger.add_tenant(tenant, f"The firm {tenant}", AT)
        with ledger.write(tenant, by="operator", at=AT) as book:
            assert [book.add(CLIENTS, Client(name)).id for name in ("Shelving", "Hardware")] == ["c1", "c2"]
    filing = Filing(ledger)
    desk = firm.KnownDesk(ledger)
    desk.known = {"known-writer": ("ours", filing.writer.id, filing.writer.person), "known-broker": ("ours", filing.broker.id, filing.broker.person)}
    with ledger.write("ours", by="operator", at=AT) as book:
        for who, role, client in ((COMPLIANCE, Role.COMPLIANCE, ""), (CLIENT, Role.CLIENT, filing.client), (OTHER, Role.CLIENT, "c2")):
            one = Person(f"{who}@firm.example", f"the {who}", (role,), client=client)
            desk.known[f"known-{who}"] = ("ours", book.add(PEOPLE, one).id, one)
    at, made = listening("127.0.0.1", 0), list[Server]()

    def clock() -> datetime:
        return AT

    app = site(create_app(desk, clock, requests=firm.ANY_NUMBER), workbench(desk, clock))
    thread = threading.Thread(target=serve, args=(app, at, made.append))
    thread.start()
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    httpx.get(f"{address}/sign-in", timeout=60)
    yield Wired(filing, ledger, address)
    made[0].stop()
    thread.join()
    ledger.database.close()
