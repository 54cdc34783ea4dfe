"""A firm with two clients and a writer."""

from __future__ import annotations

import pytest

from tests.service.entries.conftest import ledger, seat  # noqa: F401
from tidewaiter.access.person import Role


@pytest.fixture
def writer(ledger):  # noqa: F811
    return seat(ledger, Role.WRITER)
