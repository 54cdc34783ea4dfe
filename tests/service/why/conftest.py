"""A writer of a firm with clients."""

from __future__ import annotations

import pytest

from tests.service.entries.conftest import ledger, seat  # noqa: F401
from tidewaiter.access.person import Role
from tidewaiter.service.seat import Seat
from tidewaiter.store.ledger import Ledger


@pytest.fixture
def writer(ledger: Ledger) -> Seat:  # noqa: F811
    return seat(ledger, Role.WRITER)
