"""The log of changes: every change of every record, with who, when, why, before and after, a chain for each tenant.

An event holds the hash of the one before it, and `digest`, the hash of the record as the change left it: the log shows a changed event,
and it shows a record that was changed behind its back. The end of each chain is kept once more in `event_heads`, as of the messages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, RowMapping, String, Table, and_, func, insert, outerjoin, select, update

from tidewaiter.findings import Finding, Severity
from tidewaiter.store.append_only import append_only
from tidewaiter.store.database import METADATA, Database
from tidewaiter.store.kinds import KINDS, TEXT, Kind, canonical
from tidewaiter.store.message_log import START, Head
from tidewaiter.store.tenants import ALL, TENANTS, enter

ADD, CHANGE, REMOVE = "add", "change", "remove"
CITE = "19 CFR 163.4: records are kept five years; the log of Tidewaiter, docs/store.md"
_MOST_FINDINGS = 100

EVENTS = append_only(Table(
    "events", METADATA,
    Column("tenant",   String(40), primary_key=True),
    Column("seq",      Integer,    primary_key=True, autoincrement=False),
    Column("at",       String(32), nullable=False),
    Column("by",       TEXT,       nullable=False),          # the id of a person; or what acted: `cbp`, `tidewaiter`
    Column("action",   String(40), nullable=False),
    Column("kind",     String(40), nullable=False),
    Column("id",       String(40), nullable=False),
    Column("version",  Integer,    nullable=False),          # of the record after it; 0 where no record changed
    Column("why",      TEXT,       nullable=False),
    Column("before",   TEXT,       nullable=False),          # JSON: the fields that changed, as they were
    Column("after",    TEXT,       nullable=False),          # and as they are
    Column("digest",   String(64), nullable=False),          # of the whole record after it; "" where no record changed
    Column("previous", String(64), nullable=False),
    Column("hash",     String(64), nullable=False),
))
Index("events_of", EVENTS.c.tenant, EVENTS.c.kind, EVENTS.c.id, EVENTS.c.seq)
HEADS = Table(
    "event_heads", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("count",  Integer,    nullable=False),
    Column("hash",   String(64), nullable=False),
)
_HASHED = ("tenant", "seq", "at", "by", "action", "kind", "id", "version", "why", "before", "after", "digest", "previous")


@dataclass(frozen=True)
class Event:
    """One change. `before` and `after` hold the fields that it changed; a new record has nothing before."""

    tenant: str
    seq: int
    at: str
    by: str
    action: str
    kind: str
    id: str
    version: int
    why: str
    before: str
    after: str
    digest: str
    previous: str
    hash: str

    def hashed(self) -> str:
        """The hash that the event should have."""
        parts = [str(getattr(self, name)).encode("utf-8", "surrogatepass") for name in _HASHED]
        return hashlib.sha256(b"".join(b"%d:%b," % (len(part), part) for part in parts)).hexdigest()

    def as_json(self) -> dict[str, Any]:
        names = ("seq", "at", "by", "action", "kind", "id", "version", "why")
        return {name: getattr(self, name) for name in names} | {"before": json.loads(self.before), "after": json.loads(self.after)}


def digest(form: Mapping[str, Any]) -> str:
    """The hash of a record's form."""
    return hashlib.sha256(canonical(form).encode("utf-8", "surrogatepass")).hexdigest()


def begin(connection: Connection, tenant: str) -> Head | None:
    """The end of a tenant's log, held until the transaction ends: one writer of a tenant at a time. None where there is no such tenant."""
    row = connection.execute(select(HEADS).where(HEADS.c.tenant == tenant).with_for_update()).mappings().one_or_none()
    return Head(row["count"], row["hash"]) if row else None


def keep(connection: Connection, tenant: str, head: Head, told: list[Event]) -> Head:
    """Write events, whose places follow `head` already, with their hashes; the new end."""
    rows, last = [], head.hash
    for event in told:
        values = {**vars(event), "previous": last, "hash": ""}
        last = values["hash"] = Event(**values).hashed()
        rows.append(values)
    if rows:
        connection.execute(insert(EVENTS), rows)
        connection.execute(update(HEADS).where(HEADS.c.tenant == tenant).values(count=head.count + len(rows), hash=last))
    return Head(head.count + len(rows), last)


def of(connection: Connection, tenant: str, *, kind: str = "", id: str = "", after: int = 0, most: int = 200) -> list[Event]:
    """The events of a tenant, of a kind or of a record, oldest first."""
    query = select(EVENTS).where(EVENTS.c.tenant == tenant, EVENTS.c.seq > after).order_by(EVENTS.c.seq).limit(most)
    if kind:
        query = query.where(EVENTS.c.kind == kind)
    if id:
        query = query.where(EVENTS.c.id == id)
    return [Event(**row) for row in connection.execute(query).mappings()]


def heads(database: Database) -> dict[str, Head]:
    """Where each tenant's log ends. Noted elsewhere, it shows a log that was forged whole."""
    with database.read() as connection:
        enter(connection, ALL)
        return _heads(connection)


def _heads(connection: Connection) -> dict[str, Head]:
    return {row["tenant"]: Head(row["count"], row["hash"]) for row in connection.execute(select(HEADS).order_by(HEADS.c.tenant)).mappings()}


def verify(database: Database, expected: Mapping[str, Head] | None = None) -> tuple[dict[str, Head], list[Finding]]:
    """Where each log ends, and every place where an event, or a record, is not as it was written. Memory is bounded by a few events."""
    found: list[Finding] = []
    ends: dict[str, Head] = {}
    with database.read() as connection:
        enter(connection, ALL)
        known = _heads(connection)
        named = set(connection.execute(select(TENANTS.c.tenant)).scalars())
        logged = set(connection.execute(select(EVENTS.c.tenant).distinct()).scalars())
        for tenant in sorted(known.keys() | named | logged | (expected or {}).keys()):
            noted = (expected or {}).get(tenant)
            found += _chain(connection, tenant, known.get(tenant), noted, tenant in named)
            ends[tenant] = known.get(tenant, Head(0, START))
        for kind in KINDS.values():
            found += _records(connection, kind)
    return ends, found[:_MOST_FINDINGS]


def _chain(connection: Connection, tenant: str, kept: Head | None, noted: Head | None, named: bool) -> Iterator[Finding]:
    if kept is None or not named:
        yield _finding("EVENTS-TENANT", tenant, 0, "the tenant or the head of its log is not there")
        kept = kept or Head(0, START)
    last, hash = 0, START
    rows = connection.execution_options(yield_per=100).execute(select(EVENTS).where(EVENTS.c.tenant == tenant).order_by(EVENTS.c.seq)).mappings()
    for one in (Event(**row) for row in rows):
        if one.seq > last + 1:
            yield _finding("EVENTS-REMOVED", tenant, last + 1, "it is not there")
        elif one.previous != hash:
            yield _finding("EVENTS-ORDER", tenant, one.seq, "it does not follow the event before it")
        if one.hashed() != one.hash:
            yield _finding("EVENTS-CHANGED", tenant, one.seq, "it was changed")
        if noted and one.seq == noted.count and one.hash != noted.hash:
            yield _finding("EVENTS-NOTED", tenant, one.seq, "it has another hash than the one that was noted")
        last, hash = one.seq, one.hash
    if kept.count > last:
        yield _finding("EVENTS-CUT", tenant, last + 1, f"the log ends after event {last} and had {kept.count}")
    elif (kept.count, kept.hash) != (last, hash):
        yield _finding("EVENTS-HEAD", tenant, last, f"the log ends otherwise than its head, {kept.count} events, says")
    if noted and noted.count > last:
        yield _finding("EVENTS-CUT", tenant, last + 1, f"the log ends after event {last}; {noted.count} were noted")


def _records(connection: Connection, kind: Kind[Any]) -> Iterator[Finding]:
    """Every row against the event that left it so: the digest of its version; and that no row is missing that was added."""
    table = kind.table
    joined = outerjoin(table, EVENTS, and_(
        EVENTS.c.tenant == table.c.tenant, EVENTS.c.kind == kind.name, EVENTS.c.id == table.c.id, EVENTS.c.version == table.c.version))
    query = select(table, EVENTS.c.digest.label("event_digest"), EVENTS.c.at.label("event_at"), EVENTS.c.by.label("event_by")).select_from(joined)
    for row in connection.execution_options(yield_per=500).execute(query).mappings():
        yield from _record(kind, row)
    newest = select(EVENTS.c.tenant, EVENTS.c.id, func.max(EVENTS.c.version).label("version")).where(
        EVENTS.c.kind == kind.name, EVENTS.c.version > 0).group_by(EVENTS.c.tenant, EVENTS.c.id).subquery()
    gone = select(newest).select_from(outerjoin(newest, table, and_(
        table.c.tenant == newest.c.tenant, table.c.id == newest.c.id, table.c.version == newest.c.version))).where(table.c.id.is_(None))
    removed = select(EVENTS.c.action).where(
        EVENTS.c.tenant == newest.c.tenant, EVENTS.c.kind == kind.name, EVENTS.c.id == newest.c.id, EVENTS.c.version == newest.c.version,
    ).scalar_subquery()
    for missing in connection.execute(gone.where(removed != REMOVE)):
        yield _finding("RECORD-GONE", missing.tenant, 0, f"{kind.name} {missing.id} is not there in version {missing.version}, its last")


def _record(kind: Kind[Any], row: RowMapping) -> Iterator[Finding]:
    where = f"{kind.name} {row['id']}"
    try:
        same = row["event_digest"] is not None and digest(kind.form(kind.value(row))) == row["event_digest"]
    except Exception:  # a hand can have written anything there
        same = False
    if not same:
        yield _finding("RECORD-CHANGED", row["tenant"], 0, f"{where} is not as its last event left it")
    elif (row["changed_at"], row["changed_by"]) != (row["event_at"], row["event_by"]):
        yield _finding("RECORD-CHANGED", row["tenant"], 0, f"{where} says otherwise than its last event by whom and when it was changed")


def _finding(rule: str, tenant: str, seq: int, message: str) -> Finding:
    fix = "Keep this database as it is, and compare it with a copy of an earlier day."
    return Finding(rule, Severity.FATAL, f"{tenant} event {seq}" if seq else tenant, message, CITE, fix)
