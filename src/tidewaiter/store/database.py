"""The database: one file of SQLite by default, PostgreSQL for a brokerage, the same code over both."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, MetaData, Result, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import QueuePool

METADATA = MetaData()
WAIT = 60                    # seconds that one process waits for another to let the SQLite file go
_IDLE = 8                    # connections that are kept open for the next transaction
_PAGES = 16 << 10            # KiB of an SQLite file that a connection holds in memory


class Unreachable(OSError):
    """The database is not there, or does not let us in. Its text is one line."""


class Database:
    """Connections to one database. `begin` is a transaction; on SQLite it holds the file against other writers from its start."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        weakref.finalize(self, engine.dispose)

    @property
    def url(self) -> str:
        """The address with its password."""
        return self._engine.url.render_as_string(hide_password=False)

    @property
    def sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @property
    def file(self) -> Path | None:
        """The SQLite file; None on PostgreSQL."""
        return Path(str(self._engine.url.database)) if self.sqlite else None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: kept whole, or not at all."""
        with _there(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A view that does not change while it is read, and that holds nobody up."""
        how: dict[str, Any] = {"tidewaiter_reads": True} if self.sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with _there(), self._engine.connect().execution_options(**how) as connection:
            yield connection

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A connection that commits each statement by itself."""
        with _there(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def close(self) -> None:
        self._engine.dispose()


def streamed(connection: Connection, at_once: int, query: Executable) -> Result[Any]:
    """What a query gives, with no more than so many rows in memory at once."""
    return connection.execute(query, execution_options={"yield_per": at_once})


@contextmanager
def _there() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise Unreachable(f"the database does not answer: {' '.join(str(error.orig).split())}") from None


def connect(url: str, *, as_it_is: bool = False) -> Database:
    """The database at a URL (`sqlite:///FILE`, `postgresql://...`), its tables brought to those of today unless it is asked for as it is."""
    from tidewaiter.store.migrate import Newer

    try:
        address = make_url(url)
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() not in ("sqlite", "postgresql") or not address.database:
            raise Unreachable(f"{address.render_as_string()} is neither sqlite:///FILE nor postgresql://HOST/NAME")
        database = Database(_sqlite(str(address.database)) if address.get_backend_name() == "sqlite" else _postgresql(address))
        if not as_it_is:
            _make(database)
        return database
    except (ArgumentError, NoSuchModuleError):
        raise Unreachable("the database is named as sqlite:///FILE or postgresql://HOST/NAME") from None
    except Newer as error:
        raise Unreachable(f"{address.render_as_string()}: {error}") from None
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        raise Unreachable(f"{address.render_as_string()} cannot be opened: {said}") from None


def _sqlite(name: str) -> Engine:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    # Opening a file costs more than most questions: every connection reads the schema anew.
    engine = create_engine(f"sqlite:///{name}", poolclass=QueuePool, pool_size=_IDLE, max_overflow=-1, pool_use_lifo=True,
                           connect_args={"timeout": WAIT, "check_same_thread": False})

    def opened(connection: Any, record: Any) -> None:
        _by_hand(connection, record)
        record.info["file"] = _file(name)

    def taken(connection: Any, record: Any, proxy: Any) -> None:
        if record.info["file"] != _file(name):
            raise DisconnectionError(f"{name} is another file now")          # put back from a copy under a running service

    event.listen(engine, "connect", opened)
    event.listen(engine, "checkout", taken)
    event.listen(engine, "begin", _begin)
    _FILES.add(engine)
    return engine


def _file(name: str) -> tuple[int, int] | None:
    """Which file stands under a name."""
    with suppress(OSError):
        there = os.stat(name)
        return there.st_dev, there.st_ino
    return None


_FILES: weakref.WeakSet[Engine] = weakref.WeakSet()


def _let_go() -> None:
    """Close what is idle: SQLite forbids to take an open file through a fork, and to use it in a child would spoil it."""
    for engine in list(_FILES):
        engine.dispose()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_let_go)


def _postgresql(address: Any) -> Engine:
    return create_engine(address, pool_pre_ping=True, pool_size=_IDLE, max_overflow=24, pool_use_lifo=True)


def _by_hand(connection: Any, _: object) -> None:
    connection.isolation_level = None        # the driver would otherwise begin on the first write, too late to hold
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA cache_size=-{_PAGES}")


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("tidewaiter_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _make(database: Database) -> None:
    from tidewaiter.store import migrate, tenants

    with database.read() as connection:
        if migrate.standing(connection) == migrate.newest():
            return
    with database.begin() as connection:
        migrate.migrate(connection)
        if not database.sqlite:
            tenants.admit(connection)
