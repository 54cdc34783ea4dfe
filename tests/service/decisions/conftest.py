"""A firm with people who decide, write, review and approve, and an entry file of its client."""

from __future__ import annotations

import pytest

from tests.service.entries.conftest import AT, ledger, new, screens_elsewhere  # noqa: F401
from tidewaiter.access.person import Person, Role
from tidewaiter.clearance.decisions.record import Verdict
from tidewaiter.service.decisions.deciding import Chosen, NewDecision, decide_on_file
from tidewaiter.service.decisions.proposals import undecided_fields
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.seat import Seat
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Ledger

ROLES = {
    "writer": ((Role.WRITER,), "", ""), "broker": ((Role.BROKER,), "CHB31245", ""), "second": ((Role.BROKER,), "CHB40001", ""),
    "unlicensed": ((Role.BROKER,), "", ""), "compliance": ((Role.COMPLIANCE,), "", ""), "client": ((Role.CLIENT,), "", "c1"),
    "other": ((Role.CLIENT,), "", "c2"), "admin": ((Role.ADMIN,), "", ""),
}


@pytest.fixture
def desk(ledger: Ledger) -> dict[str, Seat]:  # noqa: F811
    """The people of the firm by what they are; each is a record."""
    people = {name: Person(f"{name}@firm.example", f"the {name}", roles, licence=licence, client=client)
              for name, (roles, licence, client) in ROLES.items()}
    with ledger.write("ours", by="operator", at=AT) as book:
        made = {name: Seat(ledger, "ours", book.add(PEOPLE, one).id, one, AT) for name, one in people.items()}
        screens_elsewhere(book, made["compliance"].id)
        return made


@pytest.fixture
def file(desk: dict[str, Seat]) -> str:
    return add_file(desk["writer"], new()).id


def chosen(seat: Seat, id: str) -> list[Chosen]:
    """What is undecided, as the person sees it."""
    return [Chosen(one.path, one.value, seal=one.seal) for one in undecided_fields(seat, id)]


def accept_all(seat: Seat, id: str) -> None:
    """A decision of its own on each field that is undecided."""
    for one in chosen(seat, id):
        decide_on_file(seat, id, NewDecision(Verdict.ACCEPT, (one,)))
