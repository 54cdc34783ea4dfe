"""A firm that screens: people who run, decide and look twice, a small list that nobody keeps, and a file with a party like an entry of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.screening.made import GREY_HERON, LISTS, Shelf
from tests.service.decisions.conftest import ROLES
from tests.service.entries.conftest import AT, ledger, new  # noqa: F401
from tidewaiter.access.person import Person
from tidewaiter.entry.party import Party
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.screening import held
from tidewaiter.service.seat import Seat
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Ledger

SELLER = Party(GREY_HERON.name.title(), "1 Quay", "Porto Falso", country="XA")


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """The lists that the program holds while a test runs."""
    before, made = held.source(), Shelf(*LISTS)
    held.put(made)
    yield made
    held.put(before)


@pytest.fixture
def desk(ledger: Ledger) -> dict[str, Seat]:  # noqa: F811
    people = {name: Person(f"{name}@firm.example", f"the {name}", roles, licence=licence, client=client)
              for name, (roles, licence, client) in ROLES.items()}
    with ledger.write("ours", by="operator", at=AT) as book:
        return {name: Seat(ledger, "ours", book.add(PEOPLE, one).id, one, AT) for name, one in people.items()}


@pytest.fixture
def file(desk: dict[str, Seat]) -> str:
    """A file whose parties are on no list."""
    return add_file(desk["writer"], new()).id


@pytest.fixture
def hit_file(desk: dict[str, Seat]) -> str:
    """A file whose seller is like an entry."""
    told = new()
    return add_file(desk["writer"], replace(told, heading=replace(told.heading, seller=SELLER, number="0324535"))).id
