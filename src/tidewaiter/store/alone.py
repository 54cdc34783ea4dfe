"""One process at a time drains the outbox of a database, on whichever machine; a process that dies lets go."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tidewaiter.store.database import Database

_LOCK = 8_201_512            # number of the lock on PostgreSQL


@contextmanager
def alone(database: Database) -> Iterator[Callable[[], bool] | None]:
    """What tells whether the lock still holds; None where another has it. It does not wait."""
    with _file(database) if database.sqlite else _server(database) as held:
        yield held


@contextmanager
def _file(database: Database) -> Iterator[Callable[[], bool] | None]:
    """A transaction that is never ended, on a file beside the database: the system ends it with the process."""
    assert database.file is not None
    connection = sqlite3.connect(f"{database.file}.filing", timeout=0, isolation_level=None, check_same_thread=False)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield None
            return
        yield lambda: True
    finally:
        connection.close()


@contextmanager
def _server(database: Database) -> Iterator[Callable[[], bool] | None]:
    """An advisory lock of a session of its own: lost with the session, so that it has to be asked for again and again."""
    with database.session() as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": _LOCK}).scalar():
            yield None
            return

        def holds() -> bool:
            try:
                return connection.execute(text("SELECT 1")).scalar() == 1
            except DBAPIError:
                return False

        try:
            yield holds
        finally:
            if not connection.invalidated and holds():
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": _LOCK})
