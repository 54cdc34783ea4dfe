"""Everything that is kept, in open formats: a file of JSON Lines a table, and a spreadsheet (CSV) a kind for people to read.

It is one moment of the database, whatever is written meanwhile, and the same bytes from SQLite and from PostgreSQL. Of one tenant it is what
carries the tenant's name; the log of messages and the ledger of filings belong to the installation, and go with the whole alone.
"""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, Select, Table, collate, func, inspect, select

from tidewaiter.store import archive, filing_log, message_log
from tidewaiter.store.archive import Out
from tidewaiter.store.database import METADATA, Database, streamed
from tidewaiter.store.events import ends
from tidewaiter.store.kinds import KINDS, canonical
from tidewaiter.store.migrate import declared, standing
from tidewaiter.store.tenants import ALL, LEDGER, MESSAGES, TENANTS, enter

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_SECRET = re.compile(r"password|secret|sealed|hash|token")
Progress = Callable[[str, int, int], None]


class NoTenant(ValueError):
    """There is no such tenant."""


def export(database: Database, place: Path, *, tenant: str = "", progress: Progress | None = None) -> dict[str, Any]:
    """Write everything, or all of one tenant, to a zip or a folder; the manifest. `progress` is told table, rows written, rows in all."""
    declared()
    manifest: dict[str, Any] = {"tenant": tenant}
    with database.read() as connection:
        manifest["revision"] = standing(connection)
        there = set(inspect(connection).get_table_names())
        enter(connection, tenant or ALL)
        if tenant and not connection.execute(select(TENANTS.c.tenant).where(TENANTS.c.tenant == tenant)).first():
            raise NoTenant(f"there is no tenant {tenant}")
        tables = [table for name, table in sorted(METADATA.tables.items()) if name in there and (not tenant or "tenant" in table.c)]
        manifest["heads"] = heads(connection, tenant)
        manifest["rows"] = {
            table.name: connection.execute(_own(select(func.count()).select_from(table), table, tenant)).scalar_one() for table in tables
        }
        manifest["left_out"] = sorted(table.name for name, table in METADATA.tables.items() if name in there and table not in tables)
        with archive.written(place, manifest) as out:
            for table in tables:
                _lines(connection, out, table, tenant, manifest["rows"][table.name], progress)
            for kind in sorted(KINDS.values(), key=lambda one: one.table.name):
                if kind.table in tables and not _SECRET.search(kind.name):
                    _sheet(connection, out, kind.table, tenant)
    return manifest


def heads(connection: Connection, tenant: str = "") -> dict[str, str]:
    """The end of each chain, by its name."""
    told = {name: str(head) for name, head in ends(connection).items() if not tenant or name == tenant}
    return told if tenant else {MESSAGES: str(message_log.head(connection)), LEDGER: str(filing_log.head(connection)), **told}


def _own(query: Select[Any], table: Table, tenant: str) -> Select[Any]:
    return query.where(table.c.tenant == tenant) if tenant else query


def rows(connection: Connection, table: Table, tenant: str = "") -> Iterator[dict[str, Any]]:
    """The rows of a table in the order of their keys, bytes as base64."""
    # By their bytes on both databases, whatever order the server is set to.
    loose = connection.dialect.name == "postgresql"
    order = [collate(column, "C") if loose and column.type.python_type is str else column for column in table.primary_key]
    binary = [column.name for column in table.c if isinstance(column.type, LargeBinary)]
    for row in streamed(connection, 20 if binary else 500, _own(select(table), table, tenant).order_by(*order)).mappings():
        told = dict(row)
        for name in binary:
            told[name] = base64.b64encode(told[name]).decode()
        yield told


def _lines(connection: Connection, out: Out, table: Table, tenant: str, total: int, progress: Progress | None) -> None:
    with out.file(f"tables/{table.name}.jsonl") as put:
        for n, row in enumerate(rows(connection, table, tenant), 1):
            put(canonical(row).encode() + b"\n")
            if progress and (n % 200 == 0 or n == total):
                progress(table.name, n, total)


def _sheet(connection: Connection, out: Out, table: Table, tenant: str) -> None:
    """A spreadsheet: what begins like a formula is made text, and what proves who somebody is stays out."""
    names = [column.name for column in table.c if not _SECRET.search(column.name)]
    with out.file(f"sheets/{table.name}.csv") as put:
        text = io.StringIO()
        sheet = csv.writer(text, lineterminator="\r\n")
        sheet.writerow(names)
        for row in rows(connection, table, tenant):
            sheet.writerow([_cell(row[name]) for name in names])
            put(text.getvalue().encode())
            text.seek(0)
            text.truncate()
        put(text.getvalue().encode())


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
