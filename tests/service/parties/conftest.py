"""Two firms, a key of their own, and people of every role, on each database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.parties import build
from tidewaiter.access.person import Person, Role
from tidewaiter.service.parties import bonds, clients, firm, powers
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import Database
from tidewaiter.store.ledger import Ledger

AT = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)


@pytest.fixture
def ledger(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TIDEWAITER_KEY_FILE", raising=False)
    made = Ledger(database)
    for tenant in ("ours", "theirs"):
        made.add_tenant(tenant, f"The firm {tenant}", AT)
    return made


def seat(ledger: Ledger, role: Role, tenant: str = "ours", client: str = "", at: datetime = AT) -> Seat:
    return Seat(ledger, tenant, f"p-{role}", Person(f"{role}@{tenant}.example", f"The {role}", (role,), client=client, licence="12345"), at)


@pytest.fixture
def broker(ledger: Ledger) -> Seat:
    return seat(ledger, Role.BROKER)


def furnish(seat: Seat) -> str:
    """A firm, a client with a power and a bond, with nothing wrong anywhere; the id of the client."""
    firm.add_firm(seat, build.FIRM)
    people = {old: firm.add_employee(seat, replace(one, supervisor="")).id for old, one in build.EMPLOYEES.items()}
    for old, one in build.EMPLOYEES.items():
        if one.supervisor:
            firm.change_employee(seat, people[old], replace(one, supervisor=people[one.supervisor]), 1)
    for licence in build.LICENCES.values():
        firm.add_licence(seat, replace(licence, employee=people.get(licence.employee, "")))
    for permit in build.PERMITS.values():
        firm.add_permit(seat, replace(permit, qualifiers=tuple(replace(one, employee=people[one.employee]) for one in permit.qualifiers)))
    id = clients.add_client(seat, build.CLIENT).id
    powers.add_power(seat, build.power(client=id))
    bonds.add_bond(seat, build.bond(principal=id))
    return id
