"""A firm with two clients and a writer."""

from __future__ import annotations

import pytest

from tests.service.entries.conftest import AT, ledger, seat  # noqa: F401
from tidewaiter.access.person import Role
from tidewaiter.parties.client import Client
from tidewaiter.store.kinds.parties import CLIENTS


@pytest.fixture
def writer(ledger):  # noqa: F811
    with ledger.write("ours", by="p1", at=AT) as book:
        assert [book.add(CLIENTS, Client(name)).id for name in ("Shelving", "Hardware")] == ["c1", "c2"]
    return seat(ledger, Role.WRITER)
