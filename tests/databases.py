"""A database of each kind, empty, for one test."""

from __future__ import annotations

import hashlib
import shutil
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


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of today, to be copied: the revisions have tests of their own."""
    path = tmp_path_factory.mktemp("made") / "once.sqlite"
    connect(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The same on PostgreSQL."""
    name = "made_once"
    connect(postgres.database(server, name)).close()
    return name


@pytest.fixture(params=("sqlite", "postgresql"))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        path = tmp_path / "tidewaiter.sqlite"
        shutil.copyfile(request.getfixturevalue("made_once"), path)
        yield f"sqlite:///{path}"
        return
    there = request.getfixturevalue("server")
    name = "t" + hashlib.sha256(f"{request.node.nodeid}{tmp_path}".encode()).hexdigest()[:16]
    yield postgres.database(there, name, request.getfixturevalue("template"))
    postgres.drop(there, name)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = connect(url)
    yield opened
    opened.close()
