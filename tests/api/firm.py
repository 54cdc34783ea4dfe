"""Two firms with a person of each role, and a desk that knows their tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from tidewaiter.access.person import Person, Role
from tidewaiter.access.rate_limit import Limit
from tidewaiter.access.webhook import Webhook
from tidewaiter.api.app import create_app
from tidewaiter.api.route import Use
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import connect
from tidewaiter.store.kinds import Kind
from tidewaiter.store.kinds.webhooks import WEBHOOKS
from tidewaiter.store.ledger import Ledger

AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
OURS, THEIRS = "ours", "theirs"
ANY_NUMBER = (Limit(10_000_000, timedelta(seconds=1), "tests ask as often as they like"),)


@dataclass
class Desk:
    ledger: Ledger
    people: Mapping[str, tuple[str, str, Person]]

    def seat(self, token: str, at: datetime, address: str) -> Seat | None:
        if token not in self.people:
            return None
        tenant, id, person = self.people[token]
        return Seat(self.ledger, tenant, id, person, at, address=address)


def token(role: Role, tenant: str = OURS) -> dict[str, str]:
    """The header of a person of a role."""
    return {"Authorization": f"Bearer {tenant}-{role}"}


def desk(folder: Path) -> Desk:
    ledger = Ledger(connect(f"sqlite:///{folder / 'firm.sqlite'}"))
    people = {}
    for tenant in (OURS, THEIRS):
        ledger.add_tenant(tenant, f"The firm {tenant}", AT)
        for n, role in enumerate(Role):
            people[f"{tenant}-{role}"] = (tenant, f"p{n}", Person(f"{role}@{tenant}.example", f"The {role}", (role,)))
    with ledger.write(THEIRS, by="p0", at=AT) as book:
        for _ in range(2_000):                  # so that no record of theirs has an id of ours
            book.tell("seen", "person", "p0")
    return Desk(ledger, people)


def app(folder: Path) -> FastAPI:
    return create_app(desk(folder), requests=ANY_NUMBER)


# What there is in each firm, by the first word of the paths that lead to it. The value of each is added before the tests ask for it.
RECORDS: Mapping[str, tuple[Kind[Any], Any]] = {
    "webhooks": (WEBHOOKS, Webhook("https://desk.example/hook")),
}


def ids(app: FastAPI, tenant: str, use: Use) -> dict[str, str]:
    """A new record of a firm for the path of a route; {} where RECORDS has none."""
    subject = use.path.split("/")[1]
    if subject not in RECORDS:
        return {}
    kind, value = RECORDS[subject]
    with app.state.door.desk.ledger.write(tenant, by="p0", at=AT) as book:
        return {"id": book.add(kind, value).id}
