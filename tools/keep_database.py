"""Keep a small database as this program makes it, as SQL, so that later programs can be tested on it: `python tools/keep_database.py`.

Run it when a revision is released: it writes tests/store/old/REVISION.sqlite.sql and, where PostgreSQL is at hand, REVISION.postgresql.sql,
from the database that tests/store/filled.py fills. A file that is there is never written again: what was released stays as it was.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import sqlalchemy as sa  # noqa: E402
from tests import postgres  # noqa: E402

OLD = ROOT / "tests" / "store" / "old"


def sqlite_text(file: Path) -> str:
    """A SQLite file as SQL."""
    connection = sqlite3.connect(file)
    try:
        return "\n".join(connection.iterdump()) + "\n"
    finally:
        connection.close()


def rows_text(url: str) -> str:
    """The rows of a PostgreSQL database as SQL, a statement a line; the tables themselves are made by the revision's own migration."""
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    try:
        with engine.connect() as connection:
            return "\n".join(_inserts(connection)) + "\n"
    finally:
        engine.dispose()


def _inserts(connection: sa.Connection) -> Iterator[str]:
    for name in sorted(sa.inspect(connection).get_table_names()):
        table = sa.Table(name, sa.MetaData(), autoload_with=connection, resolve_fks=False)
        order = [sa.collate(one, "C") if one.type.python_type is str else one for one in table.primary_key]
        for row in connection.execute(sa.select(table).order_by(*order)).mappings():
            names = ", ".join(f'"{one}"' for one in row)
            yield f'INSERT INTO "{name}" ({names}) VALUES ({", ".join(_literal(value) for value in row.values())});'


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return f"'\\x{bytes(value).hex()}'"
    return "'" + str(value).replace("'", "''").replace("\n", "' || chr(10) || '") + "'"


def keep(revision: str, fill: Callable[[str], None]) -> None:
    """Write the texts of a revision that are not there yet; `fill` makes a database at a URL."""
    OLD.mkdir(exist_ok=True)
    text, rows = OLD / f"{revision}.sqlite.sql", OLD / f"{revision}.postgresql.sql"
    if not text.exists():
        with tempfile.TemporaryDirectory() as folder:
            fill(f"sqlite:///{folder}/kept.sqlite")
            text.write_text(sqlite_text(Path(folder) / "kept.sqlite"), encoding="utf-8")
        print(text)
    if not rows.exists() and not postgres.missing():
        with postgres.server() as server:
            url = postgres.database(server, "kept")
            fill(url)
            rows.write_text(rows_text(url), encoding="utf-8")
            postgres.drop(server, "kept")
        print(rows)


def main() -> None:
    from tests.store.filled import fill

    from tidewaiter.store.database import connect
    from tidewaiter.store.migrate import newest

    def made(url: str) -> None:
        database = connect(url)
        fill(database)
        database.close()

    keep(newest(), made)


if __name__ == "__main__":
    main()
