"""An export taken in: into an empty database, or a tenant into one that has it not; whole and verified, or not at all.

An export of an earlier revision is put into the tables of that revision, which are then brought to those of today.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Connection, LargeBinary, MetaData, Table, delete, func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from tidewaiter.store import archive, migrate, tenants, verify
from tidewaiter.store.archive import Damaged, In
from tidewaiter.store.database import Database
from tidewaiter.store.exporting import Progress, heads
from tidewaiter.store.kinds import canonical
from tidewaiter.store.tenants import ALL, enter

_AT_ONCE = 500
_HEADS = ("message_log_head", "filing_log_head")     # which hold a row in an empty database too
Opened = Callable[[], Database]


class NotEmpty(ValueError):
    """The database holds something already. Its text is one line."""


def take_in(database: Database, place: Path, progress: Progress | None = None) -> dict[str, Any]:
    """Put an export into a database that was opened as it is; the manifest. Damaged or NotEmpty, and then nothing was done."""
    with archive.opened(place) as source:
        source.check()
        manifest = source.manifest
        revision, tenant = str(manifest["revision"]), str(manifest["tenant"])
        if not migrate.known(revision):
            raise Damaged(f"{place} was written at revision {revision}, by a newer Tidewaiter; this one knows {migrate.newest()}")
        try:
            with database.begin() as connection:
                fill(connection, source, revision, tenant, progress)
        except IntegrityError as error:
            said = " ".join(str(error.orig).split())
            raise NotEmpty(f"the database has something already that may be there once: {said}") from None
    return dict(manifest)


def fill(connection: Connection, source: In, revision: str, tenant: str, progress: Progress | None = None) -> None:
    """`take_in` within a transaction."""
    stands = migrate.standing(connection)
    if stands == "" and not tenant:
        migrate.migrate(connection, revision)
        if connection.dialect.name == "postgresql":
            tenants.admit(connection)
    elif stands != revision:
        raise NotEmpty(f"the database stands at revision {stands or 'none'} and the export at {revision}; " + (
            "both have to be the same for one tenant" if tenant else "name a database that is not there yet"))
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    tables = {name: Table(name, MetaData(), autoload_with=connection, resolve_fks=False) for name in sorted(names)}
    told = {name: tables[name] for name in tables if not tenant or "tenant" in tables[name].c}
    wanted = {f"tables/{name}.jsonl" for name in told}
    if (held := {name for name in source.files if name.startswith("tables/")}) != wanted:
        raise Damaged(f"the export has the tables {sorted(held ^ wanted)} more or fewer than revision {revision}")
    enter(connection, ALL)
    _empty(connection, told, tenant)
    for name, table in told.items():
        if name in _HEADS:
            connection.execute(delete(table))
        _load(connection, source, table, tenant, progress)
    if connection.dialect.name == "postgresql":
        connection.execute(text("RESET ROLE"))
        _count_on(connection, told)
    migrate.migrate(connection)
    if connection.dialect.name == "postgresql":
        tenants.admit(connection)
    enter(connection, ALL)
    _prove(connection, source, tenant)
    if connection.dialect.name == "postgresql":
        connection.execute(text("RESET ROLE"))


def _empty(connection: Connection, tables: dict[str, Table], tenant: str) -> None:
    for name, table in tables.items():
        query = select(func.count()).select_from(table)
        if tenant:
            query = query.where(table.c.tenant == tenant)
        elif name in _HEADS:
            query = query.where(table.c.count > 0)
        if connection.execute(query).scalar():
            raise NotEmpty(f"there is a tenant {tenant} already" if tenant else f"the database is not empty: it has rows in {name}")


def _load(connection: Connection, source: In, table: Table, tenant: str, progress: Progress | None) -> None:
    total, done, batch = source.manifest["rows"][table.name], 0, []
    most = 20 if any(isinstance(column.type, LargeBinary) for column in table.c) else _AT_ONCE
    for row in _rows(source, table, tenant):
        batch.append(row)
        if len(batch) == most:
            connection.execute(insert(table), batch)
            done, batch = done + len(batch), []
            if progress:
                progress(table.name, done, total)
    if batch:
        connection.execute(insert(table), batch)
        done += len(batch)
    if done != total:
        raise Damaged(f"the export has {done} rows of {table.name}, and its manifest says {total}")
    if progress and total:
        progress(table.name, done, total)


def _rows(source: In, table: Table, tenant: str) -> Iterator[dict[str, Any]]:
    columns = {column.name: column for column in table.c}
    for n, line in enumerate(source.lines(f"tables/{table.name}.jsonl"), 1):
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or row.keys() != columns.keys() or canonical(row).encode() + b"\n" != line:
                raise ValueError("it is not one row in its one form")
            if tenant and row["tenant"] != tenant:
                raise ValueError("it is another tenant's")
            yield {name: _value(columns[name], value) for name, value in row.items()}
        except (ValueError, RecursionError, binascii.Error) as error:
            raise Damaged(f"line {n} of {table.name} in the export cannot be read: {error}") from None


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        if not column.nullable:
            raise ValueError(f"{column.name} is empty")
        return None
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value, validate=True)
    wanted = bool if isinstance(column.type, Boolean) else column.type.python_type
    if type(value) is not wanted:
        raise ValueError(f"{column.name} is {type(value).__name__}, not {wanted.__name__}")
    return value


def _count_on(connection: Connection, tables: dict[str, Table]) -> None:
    """Have PostgreSQL count on from the highest of the numbers that it gives out."""
    for name, table in tables.items():
        for column in table.primary_key:
            given = func.pg_get_serial_sequence(f'"{name}"', column.name)
            if sequence := connection.execute(select(given)).scalar():
                highest = select(func.setval(sequence, func.greatest(1, func.max(column)), func.count() > 0)).select_from(table)
                connection.execute(highest)


def _prove(connection: Connection, source: In, tenant: str) -> None:
    migrate.declared()
    told = verify.check(connection)
    if told.findings:
        first = told.findings[0]
        raise Damaged(f"the export does not verify: {first.where}: {first.message} ({told.count} findings)")
    there = heads(connection, tenant)
    for name, head in source.manifest["heads"].items():
        if there.get(name) != head:
            raise Damaged(f"the log of {name} ends at {there.get(name)}, and the manifest says {head}")
