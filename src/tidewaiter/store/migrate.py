"""A database of any earlier day brought to the tables of today, forward only, in one transaction.

Alembic is loaded only where something is to be done: a database that stands at the newest revision is recognised by reading one row.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from sqlalchemy import Connection, inspect, text

PLACE = Path(__file__).with_name("migrations")
_LOCK = 8_201_511            # number of the lock under which PostgreSQL is migrated
_FIRST = "0001"              # what a database holds that was made before there were revisions


class Newer(ValueError):
    """The database was written by a newer Tidewaiter."""


def newest() -> str:
    """The revision that this program writes: revisions follow each other by their numbers.

    >>> newest() >= "0002"
    True
    """
    return max(path.name[:4] for path in (PLACE / "versions").glob("[0-9]*.py"))


def known(revision: str) -> bool:
    """Whether a revision is one of this program's."""
    return any(path.name[:4] == revision for path in (PLACE / "versions").glob("[0-9]*.py"))


def standing(connection: Connection) -> str:
    """The revision at which a database stands; "" where it is empty."""
    there = set(inspect(connection).get_table_names())
    if "alembic_version" in there:
        return str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar() or "")
    return _FIRST if "message_log" in there else ""


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the database of a connection to a revision, within the transaction that the connection has begun. Newer if it is beyond."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    stands = standing(connection)
    if stands > newest():
        raise Newer(f"the database is at revision {stands}, written by a newer Tidewaiter; this one knows {newest()}")
    config = Config()
    config.set_main_option("script_location", str(PLACE).replace("%", "%%"))
    config.attributes["connection"] = connection
    if stands == _FIRST and "alembic_version" not in inspect(connection).get_table_names():
        command.stamp(config, _FIRST)
    command.upgrade(config, to)


def declared() -> None:
    """Have every module of the store declare its tables: what is compared with the revisions, and what `verify` walks through."""
    import tidewaiter.store
    import tidewaiter.store.kinds as kinds

    for package in (tidewaiter.store, kinds):
        for one in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{one.name}")
