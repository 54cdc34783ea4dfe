"""Two firms with two clients each and people of every role, and the real shipments of examples/ as entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tidewaiter.access.person import Person, Role
from tidewaiter.entry.entry import Entry
from tidewaiter.papers.shipment import read_shipment
from tidewaiter.parties.client import Client
from tidewaiter.screening.policy import Elsewhere, ScreeningPolicy
from tidewaiter.service.entries.files import NewFile
from tidewaiter.service.prepare import _units
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import Database
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.screening import SCREENING_POLICIES
from tidewaiter.store.ledger import Book, Ledger

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


@cache
def shipment(name: str) -> Entry:
    entry = read_shipment(Path(__file__).resolve().parents[3] / "examples" / name, _units).entry
    assert entry is not None
    return entry


def new(name: str = "a-steel-brackets", client: str = "c1", **fields: object) -> NewFile:
    entry = shipment(name)
    return NewFile(client, replace(entry, lines=()), lines=entry.lines, **fields)      # type: ignore[arg-type]


@pytest.fixture
def ledger(database: Database) -> Ledger:
    made = Ledger(database)
    for tenant in ("ours", "theirs"):
        made.add_tenant(tenant, f"The firm {tenant}", AT)
        with made.write(tenant, by="operator", at=AT) as book:
            assert [book.add(CLIENTS, Client(name)).id for name in ("Shelving", "Hardware")] == ["c1", "c2"]
    return made


def screens_elsewhere(book: Book, person: str) -> None:
    """The firm screens in another system, and says so; a person of it answers for that."""
    book.add(SCREENING_POLICIES, ScreeningPolicy("as it was", elsewhere=Elsewhere("the bank's own system", person, "it is wired to the accounts")))


def seat(ledger: Ledger, *roles: Role, tenant: str = "ours", client: str = "", licence: str = "12345", id: str = "") -> Seat:
    person = Person(f"{'-'.join(roles)}@firm.example", "of the firm", roles, client=client, licence=licence)
    return Seat(ledger, tenant, id or f"p{sum(map(ord, ''.join(roles)))}", person, AT)
