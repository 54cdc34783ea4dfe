"""A database with something of everything that the store keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from tidewaiter.clearance.file import Reply, Transmission
from tidewaiter.store import filings, message_log
from tidewaiter.store.database import Database
from tidewaiter.store.kinds.entries import REPLIES, TRANSMISSIONS
from tidewaiter.store.ledger import Ledger

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PEER = "tcp://ace:1#B76"
TENANTS = ("harbour", "inland")


def transmission(n: int, tenant: str = "") -> Transmission:
    return Transmission(f"e{n}", f"{tenant}{n}", "AE", "summary", "p1", "=L1", AT + timedelta(seconds=n), "f" * 64, computed="Zahnräder, 齿轮 €")


def fill(database: Database, count: int = 5) -> None:
    """Two firms with records that were added, changed, removed and erased; filings in several states, with messages, replies and decisions."""
    ledger = Ledger(database)
    for tenant in TENANTS:
        ledger.add_tenant(tenant, f"The firm {tenant}", AT)
        with ledger.write(tenant, by="p1", at=AT, why="first") as book:
            ids = [one.id for one in book.add_all(TRANSMISSIONS, [transmission(n, tenant) for n in range(count)])]
            book.add(REPLIES, Reply("e1", 2, "0", "AX", "accepted", AT, note="first\nsecond"))
        with ledger.write(tenant, by="p2", at=AT + timedelta(hours=1), why="settled") as book:
            there = book.get(TRANSMISSIONS, ids[0])
            book.change(TRANSMISSIONS, ids[0], transmission(99, tenant), there.version)
            book.tell("shown", TRANSMISSIONS, ids[1], {"to": "p2"})
            book.remove(TRANSMISSIONS, ids[2])
            book.erase(TRANSMISSIONS, ids[3])
    for n in range(count):
        control = f"C{n}"
        with database.begin() as connection:
            told = {"control": control, "peer": PEER, "sender": "B76", "application": "AE", "subject": f"B76{n // 2}"}
            filings.queue(connection, **told, body=bytes(range(n * 9)), at=AT)
            filings.begin_try(connection, control, 1, False, AT)
            filings.move(connection, control, (filings.SENT, filings.IN_DOUBT, filings.REFUSED)[n % 3], AT, number=n)
    with database.begin() as connection:
        filings.receive(connection, peer=PEER, number=1, controls=["C0"], application="AX", body=b"yes", said="accepted", at=AT)
        filings.receive(connection, peer=PEER, number=2, controls=["nobody"], application="AX", body=b"\xff\x00", said="rejected", at=AT)
        filings.retry(connection, "C1", by="n", why="asked", at=AT)
        filings.give_up(connection, "C2", by="n", why="moot", at=AT)
        assert message_log.erase(connection, 4, by="p3", why="past its time", at=AT)
        connection.execute(update(filings.FILINGS).where(filings.FILINGS.c.control == "C3").values(body=b""))
