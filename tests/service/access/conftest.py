"""A firm with its first administrator, a key of its own, and a desk, on each database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tidewaiter.access import password
from tidewaiter.access.person import Person, Role
from tidewaiter.access.rate_limit import LOGINS, Window
from tidewaiter.service.access import people, proofs
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.access.login import Entered, log_in
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import Database
from tidewaiter.store.ledger import Ledger

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSWORD = "a long walk at low tide"
OTHER = "seven herons over slack water"
ADMIN = "admin@firm.example"


@pytest.fixture
def desk(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TIDEWAITER_KEY_FILE", raising=False)
    monkeypatch.setattr(proofs, "_TRIES", Window(LOGINS))
    # The parameters that are used are those of tests/access/test_password.py; here hundreds of logins are made.
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(password, "_HASHER", quick)
    monkeypatch.setattr(password, "_NOBODY", quick.hash("nobody"))
    made = Desk(Ledger(database))
    people.bootstrap(made, "ours", "Our firm", ADMIN, "Our administrator", PASSWORD, AT)
    return made


def enter(desk: Desk, login: str = ADMIN, password: str = PASSWORD, code: str = "", at: datetime = AT, address: str = "192.0.2.1") -> Entered:
    return log_in(desk.visitor(at, address), login, password, code)


def seated(desk: Desk, login: str = ADMIN, password: str = PASSWORD, code: str = "", at: datetime = AT) -> Seat:
    """The seat of somebody who logs in."""
    return desk.seat(enter(desk, login, password, code, at).token, at, "192.0.2.1")


def add(desk: Desk, login: str, *roles: Role, password: str = OTHER, tenant: str = "ours", client: str = "") -> str:
    """The id of a new person who has set a password of their own."""
    operator = desk.operator(tenant, AT - timedelta(days=1))
    id = people.add_person(operator, Person(login, f"The person of {login}", roles, client=client)).id
    given = people.reset_password(operator, id)
    before = AT - timedelta(days=1)
    proofs.set_password(seated(desk, login, given.password, at=before), given.password, password)
    return id
