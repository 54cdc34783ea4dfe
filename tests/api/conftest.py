"""The API over a database of its own, as seen by a client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from tests.api import firm
from tests.api.serving import served


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    made = firm.app(tmp_path)
    yield made
    made.state.door.desk.ledger.database.close()


@pytest.fixture
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with served(app) as address, httpx.Client(base_url=f"{address}/api") as made:
        yield made
