"""Every record against the event that left it so, every stored value against what the program would have stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, inspect, outerjoin, select

from tidewaiter.findings import Finding
from tidewaiter.store.database import streamed
from tidewaiter.store.events import ERASE, EVENTS, REMOVE, Found, finding, netstrings
from tidewaiter.store.kinds import KINDS, Kind


def check_records(connection: Connection, found: Found) -> None:
    """Look through the records of all kinds, within a transaction that sees all tenants."""
    there = set(inspect(connection).get_table_names())
    for kind in KINDS.values():
        if kind.table.name not in there:
            found.take(iter([finding("RECORD-TABLE", kind.table.name, 0, "the table is not there")]))
            continue
        found.take(_rows(connection, kind))
        found.take(_gone(connection, kind))
    found.take(_strange(connection))


def _rows(connection: Connection, kind: Kind[Any]) -> Iterator[Finding]:
    """Every row: the digest of its version, and the moments of its first event and its last."""
    table, first = kind.table, EVENTS.alias()
    joined = outerjoin(outerjoin(table, EVENTS, and_(
        EVENTS.c.tenant == table.c.tenant, EVENTS.c.kind == kind.name, EVENTS.c.id == table.c.id, EVENTS.c.version == table.c.version,
    )), first, and_(first.c.tenant == table.c.tenant, first.c.kind == kind.name, first.c.id == table.c.id, first.c.version == 1))
    told = [EVENTS.c.digest.label("event_digest"), EVENTS.c.salt.label("event_salt"), EVENTS.c.at.label("event_at"), EVENTS.c.by.label("event_by"),
            first.c.at.label("event_first")]
    for row in streamed(connection, 500, select(table, *told).select_from(joined)).mappings():
        yield from _row(kind, row)


def _row(kind: Kind[Any], row: RowMapping) -> Iterator[Finding]:
    where = f"{kind.name} {row['id']}"
    try:
        kind.value(row)                      # which is refused where a column holds what the kind cannot
        same = row["event_digest"] is not None and netstrings(row["event_salt"], kind.whole(row)) == row["event_digest"]
    except Exception:  # a hand can have written anything there
        same = False
    if not same:
        yield finding("RECORD-CHANGED", row["tenant"], 0, f"{where} is not as its last event left it")
    elif (row["changed_at"], row["changed_by"], row["created_at"]) != (row["event_at"], row["event_by"], row["event_first"]):
        yield finding("RECORD-CHANGED", row["tenant"], 0, f"{where} says otherwise than its events by whom and when it was made and changed")


def _gone(connection: Connection, kind: Kind[Any]) -> Iterator[Finding]:
    """Records that events tell of, that were not removed, and that are not there in their last version."""
    table = kind.table
    newest = select(EVENTS.c.tenant, EVENTS.c.id, func.max(EVENTS.c.version).label("version")).where(
        EVENTS.c.kind == kind.name, EVENTS.c.version > 0).group_by(EVENTS.c.tenant, EVENTS.c.id).subquery()
    gone = select(newest).select_from(outerjoin(newest, table, and_(
        table.c.tenant == newest.c.tenant, table.c.id == newest.c.id, table.c.version == newest.c.version))).where(table.c.id.is_(None))
    removed = select(EVENTS.c.seq).where(
        EVENTS.c.tenant == newest.c.tenant, EVENTS.c.kind == kind.name, EVENTS.c.id == newest.c.id, EVENTS.c.version == newest.c.version,
        EVENTS.c.action.in_((REMOVE, ERASE)),
    ).exists()
    for missing in connection.execute(gone.where(~removed)):
        yield finding("RECORD-GONE", missing.tenant, 0, f"{kind.name} {missing.id} is not there in version {missing.version}, its last")


def _strange(connection: Connection) -> Iterator[Finding]:
    """Events of records of a kind that this program does not know."""
    query = select(EVENTS.c.tenant, EVENTS.c.kind, func.min(EVENTS.c.seq).label("seq")).where(
        EVENTS.c.version > 0, EVENTS.c.kind.not_in(tuple(KINDS))).group_by(EVENTS.c.tenant, EVENTS.c.kind)
    for row in connection.execute(query):
        yield finding("RECORD-KIND", row.tenant, row.seq, f"it tells of a {row.kind}, which is no kind of record here")
