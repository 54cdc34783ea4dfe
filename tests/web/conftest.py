"""The workbench over a database of its own, served on a port, as seen by a client and by a browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from tests.api import firm
from tidewaiter.access.person import Role
from tidewaiter.api.site import Server, serve, site
from tidewaiter.service.access.desk import Desk
from tidewaiter.sockets import listening
from tidewaiter.web import session
from tidewaiter.web.app import workbench

CHROMIUM = os.environ.get("TIDEWAITER_CHROMIUM") or shutil.which("chromium") or ""


class Clock:
    """The moment of a test."""

    def __init__(self) -> None:
        self.at = firm.AT

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk of two firms with a person of each role."""
    folder = tmp_path_factory.mktemp("web")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIDEWAITER_HOME", str(folder / "home"))
        made = firm.desk(folder)
        yield made
        made.ledger.database.close()


@pytest.fixture(scope="module")
def address(desk: Desk, clock: Clock) -> Iterator[str]:
    """Where the workbench is served."""
    from tidewaiter.api.app import create_app

    at = listening("127.0.0.1", 0)
    made: list[Server] = []
    app = site(create_app(desk, clock, requests=firm.ANY_NUMBER), workbench(desk, clock))
    thread = threading.Thread(target=serve, args=(app, at, made.append))
    thread.start()
    there = f"http://127.0.0.1:{at.getsockname()[1]}"
    httpx.get(f"{there}/sign-in", timeout=60)
    yield there
    made[0].stop()
    thread.join()


class Person(httpx.Client):
    """Somebody at the workbench without scripts: `submit` fills in the word that each form carries."""

    def __init__(self, address: str, token: str) -> None:
        super().__init__(base_url=address, timeout=60, cookies={session.COOKIE: token} if token else {})
        self.word = session.word(token)

    def submit(self, path: str, fields: dict[str, str] | None = None, **named: object) -> httpx.Response:
        return self.post(path, data={session.FORM: self.word, **(fields or {})}, **named)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def person(address: str) -> Iterator[Callable[..., Person]]:
    """A person of a role, signed in; of nobody where no role is named."""
    made: list[Person] = []

    def signed_in(role: Role | None = None, tenant: str = firm.OURS) -> Person:
        made.append(Person(address, f"{tenant}-{role}" if role else ""))
        return made[-1]

    yield signed_in
    for one in made:
        one.close()


def seat_of(desk: Desk, role: Role, at: datetime = firm.AT, tenant: str = firm.OURS) -> firm.Seat:
    """The seat of a person of a role, to set the scene with."""
    return desk.seat(f"{tenant}-{role}", at)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path
