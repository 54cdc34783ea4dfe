"""The log of changes: every change of every record, with who, when, why, before and after, a chain for each tenant.

An event holds the hash of the one before it, and `digest`, the hash of the record as the change left it: the log shows a changed event,
and it shows a record that was changed behind its back. The first follows the hash of the tenant's own row, and the end of each chain is
kept once more in `event_heads`. What `before` and `after` say is hashed by itself, with a salt, into `content`: when the law no longer has
it kept, the three are emptied, a later event says so, and the chain verifies as before; without the salt nobody can try out what it was.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, String, Table, insert, select, update

from tidewaiter.findings import Finding, Severity
from tidewaiter.store.append_only import append_only
from tidewaiter.store.database import METADATA, Database, streamed
from tidewaiter.store.kinds import TEXT, canonical
from tidewaiter.store.message_log import Head
from tidewaiter.store.tenants import ALL, TENANTS, enter

ADD, CHANGE, REMOVE, ERASE = "add", "change", "remove", "erase"
CITE = "19 CFR 163.4: records are kept five years; the log of Tidewaiter, docs/store.md"

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
    Column("after",    TEXT,       nullable=False),          # and as they are; these two and the salt are empty once erased
    Column("salt",     String(32), nullable=False),
    Column("content",  String(64), nullable=False),          # of salt, before and after
    Column("digest",   String(64), nullable=False),          # of the salt and the whole record after it; "" where no record changed
    Column("previous", String(64), nullable=False),
    Column("hash",     String(64), nullable=False),
), empties=("before", "after", "salt"))
Index("events_of", EVENTS.c.tenant, EVENTS.c.kind, EVENTS.c.id, EVENTS.c.seq)
HEADS = Table(
    "event_heads", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("count",  Integer,    nullable=False),
    Column("hash",   String(64), nullable=False),
)
_HASHED = ("tenant", "seq", "at", "by", "action", "kind", "id", "version", "why", "content", "digest", "previous")


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
    salt: str
    content: str
    digest: str
    previous: str
    hash: str

    def hashed(self) -> str:
        """The hash that the event should have."""
        return netstrings(*(getattr(self, name) for name in _HASHED))

    @property
    def erased(self) -> bool:
        """Whether what it said was taken away, as the law lets it."""
        return not (self.before or self.after or self.salt)

    def as_json(self) -> dict[str, Any]:
        names = ("seq", "at", "by", "action", "kind", "id", "version", "why")
        told = {name: getattr(self, name) for name in names}
        return told | {name: json.loads(text) if (text := getattr(self, name)) else None for name in ("before", "after")}


def netstrings(*parts: Any) -> str:
    """SHA-256 over texts, each with its length before it, so that no two rows of texts have one hash."""
    encoded = [str(part).encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join(b"%d:%b," % (len(part), part) for part in encoded)).hexdigest()


def digest(form: Mapping[str, Any], salt: str) -> str:
    """The hash of a record's form."""
    return netstrings(salt, canonical(form))


def said(before: str, after: str, whole: str | None = None) -> dict[str, Any]:
    """What an event says of a change, and its hashes; all three are canonical texts, `whole` that of the record after it."""
    salt = os.urandom(16).hex()
    hashed = "" if whole is None else netstrings(salt, whole)
    return {"before": before, "after": after, "salt": salt, "content": netstrings(salt, before, after), "digest": hashed}


def start(tenant: str, name: str, since: str) -> str:
    """What stands for the hash before the first event of a tenant."""
    return netstrings(tenant, name, since)


def begin(connection: Connection, tenant: str) -> Head | None:
    """The end of a tenant's log, held until the transaction ends: one writer of a tenant at a time. None where there is no such tenant."""
    row = connection.execute(select(HEADS).where(HEADS.c.tenant == tenant).with_for_update()).mappings().one_or_none()
    return Head(row["count"], row["hash"]) if row else None


def keep(connection: Connection, tenant: str, head: Head, told: list[Event]) -> Head:
    """Write events, whose places follow `head` already, with their hashes; the new end."""
    rows, last = [], head.hash
    for event in told:
        values = {**vars(event), "previous": last}
        last = values["hash"] = netstrings(*(values[name] for name in _HASHED))
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
        return ends(connection)


def ends(connection: Connection) -> dict[str, Head]:
    return {row["tenant"]: Head(row["count"], row["hash"]) for row in connection.execute(select(HEADS).order_by(HEADS.c.tenant)).mappings()}


def verify(database: Database, expected: Mapping[str, Head] | None = None) -> tuple[dict[str, Head], list[Finding]]:
    """Where each log ends, and every place where an event, or a record, is not as it was written. Memory is bounded by a few events."""
    from tidewaiter.store.records import check_records

    found = Found()
    with database.read() as connection:
        enter(connection, ALL)
        known = check(connection, found, expected)
        check_records(connection, found)
    return known, found


class Found(list[Finding]):
    """Findings, the first hundred; `total` counts on."""

    MOST = 100
    total = 0

    def take(self, findings: Iterator[Finding]) -> None:
        for one in findings:
            self.total += 1
            if len(self) < self.MOST:
                self.append(one)


def check(connection: Connection, found: Found, expected: Mapping[str, Head] | None = None) -> dict[str, Head]:
    """Look through the chains of all tenants within a transaction that sees them all; where each ends."""
    known = ends(connection)
    named = {row.tenant: start(row.tenant, row.name, row.since) for row in connection.execute(select(TENANTS))}
    logged = set(connection.execute(select(EVENTS.c.tenant).distinct()).scalars())
    for tenant in sorted(known.keys() | named.keys() | logged | (expected or {}).keys()):
        found.take(_chain(connection, tenant, known.get(tenant), (expected or {}).get(tenant), named.get(tenant)))
    found.take(_untold(connection))
    return known


def _chain(connection: Connection, tenant: str, kept: Head | None, noted: Head | None, begun: str | None) -> Iterator[Finding]:
    if kept is None or begun is None:
        yield finding("EVENTS-TENANT", tenant, 0, "the tenant or the head of its log is not there")
        kept = kept or Head(0, "")
    last, hash = 0, begun or ""
    rows = streamed(connection, 100, select(EVENTS).where(EVENTS.c.tenant == tenant).order_by(EVENTS.c.seq)).mappings()
    for one in (Event(**row) for row in rows):
        if one.seq > last + 1:
            yield finding("EVENTS-REMOVED", tenant, last + 1, "it is not there")
        elif one.previous != hash:
            told = "it does not follow the event before it" if last else "it does not follow the tenant's name and day as they stand"
            yield finding("EVENTS-ORDER", tenant, one.seq, told)
        if one.hashed() != one.hash or not (one.erased or netstrings(one.salt, one.before, one.after) == one.content):
            yield finding("EVENTS-CHANGED", tenant, one.seq, "it was changed")
        if noted and one.seq == noted.count and one.hash != noted.hash:
            yield finding("EVENTS-NOTED", tenant, one.seq, "it has another hash than the one that was noted")
        last, hash = one.seq, one.hash
    if kept.count > last:
        yield finding("EVENTS-CUT", tenant, last + 1, f"the log ends after event {last} and had {kept.count}")
    elif (kept.count, kept.hash) != (last, hash):
        yield finding("EVENTS-HEAD", tenant, last, f"the log ends otherwise than its head, {kept.count} events, says")
    if noted and noted.count > last:
        yield finding("EVENTS-CUT", tenant, last + 1, f"the log ends after event {last}; {noted.count} were noted")
    elif noted and not noted.count and noted.hash != begun:
        yield finding("EVENTS-NOTED", tenant, 0, "it was begun otherwise than was noted")


def _untold(connection: Connection) -> Iterator[Finding]:
    """Events that were emptied although no later one says that their record was erased."""
    later = EVENTS.alias()
    told = select(later.c.seq).where(
        later.c.tenant == EVENTS.c.tenant, later.c.kind == EVENTS.c.kind, later.c.id == EVENTS.c.id, later.c.seq > EVENTS.c.seq,
        later.c.action == ERASE,
    ).exists()
    query = select(EVENTS.c.tenant, EVENTS.c.seq).where(EVENTS.c.salt == "", EVENTS.c.before == "", EVENTS.c.after == "", ~told)
    for row in streamed(connection, 500, query.order_by(EVENTS.c.tenant, EVENTS.c.seq)):
        yield finding("EVENTS-CHANGED", row.tenant, row.seq, "what it says was taken away, and no event says that it was erased")


def finding(rule: str, tenant: str, seq: int, message: str) -> Finding:
    fix = "Keep this database as it is, and compare it with a copy of an earlier day."
    return Finding(rule, Severity.FATAL, f"{tenant} event {seq}" if seq else tenant, message, CITE, fix)
