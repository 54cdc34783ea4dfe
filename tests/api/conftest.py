"""The API over a database of its own, as seen by a client; one for each module of tests."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from tests.api import firm
from tests.api.serving import served


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("api")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIDEWAITER_HOME", str(folder / "home"))
        made = firm.app(folder)
        yield made
        made.state.door.desk.ledger.database.close()


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with served(app) as address, httpx.Client(base_url=f"{address}/api", timeout=60) as made:
        yield made
