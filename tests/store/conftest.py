"""A database of each kind, empty, for one test."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tidewaiter.store.database import Database, connect


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if why := postgres.missing():
        pytest.skip(why)
    with postgres.server() as address:
        yield address


@pytest.fixture(params=("sqlite", "postgresql"))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tidewaiter.sqlite'}"
        return
    there = request.getfixturevalue("server")
    name = "t" + hashlib.sha256(f"{request.node.nodeid}{tmp_path}".encode()).hexdigest()[:16]
    yield postgres.database(there, name)
    postgres.drop(there, name)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = connect(url)
    yield opened
    opened.close()
