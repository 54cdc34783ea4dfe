"""Two firms with a person of each role, and a desk that knows their tokens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from tidewaiter.access.person import Person, Role
from tidewaiter.access.rate_limit import Limit, Window
from tidewaiter.access.webhook import Webhook
from tidewaiter.api.app import create_app
from tidewaiter.api.route import Use
from tidewaiter.service.access import people
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import connect
from tidewaiter.store.kinds import Kind
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.webhooks import WEBHOOKS
from tidewaiter.store.ledger import Ledger

AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
OURS, THEIRS = "ours", "theirs"
ANY_NUMBER = (Limit(10_000_000, timedelta(seconds=1), "tests ask as often as they like"),)


PASSWORD = "a long walk at low tide"


class KnownDesk(Desk):
    """A desk that knows a person of each role by a token which nothing ends, beside those who log in."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self.known: dict[str, tuple[str, str, Person]] = {}
        self.attempts = self.of_one = self.from_one = self.requests = Window(ANY_NUMBER)

    def seat(self, token: str, at: datetime, address: str = "") -> Seat:
        if token not in self.known:
            return super().seat(token, at, address)
        tenant, id, person = self.known[token]
        return Seat(self.ledger, tenant, id, person, at, None, address, "")


def token(role: Role, tenant: str = OURS) -> dict[str, str]:
    """The header of a person of a role."""
    return {"Authorization": f"Bearer {tenant}-{role}"}


def desk(folder: Path) -> Desk:
    """Two firms with people of all roles; no record of one has an id of the other's."""
    made = KnownDesk(Ledger(connect(f"sqlite:///{folder / 'firm.sqlite'}")))
    for tenant in (OURS, THEIRS):
        people.bootstrap(made, tenant, f"The firm {tenant}", f"head@{tenant}.example", "The head", PASSWORD, AT)
        if tenant == THEIRS:
            with made.ledger.write(THEIRS, by="operator", at=AT) as book:
                for _ in range(5_000):
                    book.tell("seen", "person", "u1")
        for role in Role:
            person = Person(f"{role}@{tenant}.example", f"The {role}", (role,), client="c1" if role is Role.CLIENT else "")
            made.known[f"{tenant}-{role}"] = (tenant, people.add_person(made.operator(tenant, AT), person).id, person)
    return made


def app(folder: Path) -> FastAPI:
    return create_app(desk(folder), requests=ANY_NUMBER)


# What there is in each firm, by the first word of the paths that lead to it. The value of each is added before the tests ask for it.
RECORDS: Mapping[str, tuple[Kind[Any], Any]] = {
    "people":   (PEOPLE,   Person("somebody@firm.example", "Somebody", (Role.WRITER,))),
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
