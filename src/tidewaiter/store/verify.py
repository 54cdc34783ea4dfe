"""Everything that is kept, verified at once: the log of messages, the ledger of filings, each tenant's log, and every record against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Boolean, Column, Connection, LargeBinary, func, inspect, select

from tidewaiter.findings import Finding, Severity
from tidewaiter.store import events, filing_log, message_log
from tidewaiter.store.database import METADATA, Database
from tidewaiter.store.events import Found
from tidewaiter.store.message_log import LOG, OUT, Head
from tidewaiter.store.migrate import declared
from tidewaiter.store.records import check_records
from tidewaiter.store.tenants import ALL, LEDGER, MESSAGES, enter


@dataclass(frozen=True)
class Verified:
    """Where each chain ends, and what is wrong: the first hundred findings of each sort, and how many there are."""

    heads: Mapping[str, Head]
    findings: tuple[Finding, ...]
    count: int
    rows: Mapping[str, int] = field(default_factory=dict)


def verify(database: Database, noted: Mapping[str, Head] | None = None) -> Verified:
    """Look through the whole database, as it is at one moment. `noted` are heads that were printed before, by their names."""
    declared()
    with database.read() as connection:
        enter(connection, ALL)
        return check(connection, noted)


def check(connection: Connection, noted: Mapping[str, Head] | None = None) -> Verified:
    """`verify` within a transaction that sees all tenants."""
    if strange := _strange(connection):
        return Verified({}, tuple(strange[:Found.MOST]), len(strange))
    expected = dict(noted or {})
    of_messages, of_ledger = expected.pop(MESSAGES, None), expected.pop(LEDGER, None)
    messages, told = message_log.check(connection, of_messages)
    found = Found()
    ledger = filing_log.check(connection, found, erased(connection), of_ledger)
    tenants = events.check(connection, found, expected)
    check_records(connection, found)
    rows = {"messages": messages.count, "events": sum(head.count for head in tenants.values())}
    return Verified({MESSAGES: messages, LEDGER: ledger, **tenants}, (*told, *found), len(told) + found.total, rows)


def _strange(connection: Connection) -> list[Finding]:
    """On SQLite: where a column holds what the program never writes there, as SQLite lets any hand do. PostgreSQL holds to its types by itself."""
    if connection.dialect.name != "sqlite":
        return []
    found = []
    there = set(inspect(connection).get_table_names())
    for table in METADATA.sorted_tables:
        if table.name not in there:
            continue
        names = {column.name: " OR ".join([_holds(column), *([f'"{column.name}" IS NULL'] if column.nullable else [])]) for column in table.c}
        query = f"SELECT rowid FROM {table.name} WHERE NOT ({' AND '.join(f'({one})' for one in names.values())}) LIMIT {Found.MOST}"
        for row in connection.exec_driver_sql(query):
            found.append(Finding(
                "STORED-TYPE", Severity.FATAL, f"{table.name} row {row[0]}", "a column holds what the program never writes there", events.CITE,
                "Keep this database as it is, and compare it with a copy of an earlier day."))
    return found


def _holds(column: Column[Any]) -> str:
    """What SQLite has to say of what a column holds."""
    if isinstance(column.type, Boolean):
        return f"typeof(\"{column.name}\") = 'integer' AND \"{column.name}\" IN (0, 1)"
    held = "blob" if isinstance(column.type, LargeBinary) else "integer" if column.type.python_type is int else "text"
    return f"typeof(\"{column.name}\") = '{held}'"


def erased(connection: Connection) -> set[str]:
    """The control numbers of messages out whose bytes were taken away."""
    query = select(LOG.c.control).where(LOG.c.direction == OUT, func.length(LOG.c.body) == 0)
    return set(connection.execute(query).scalars())
