"""The answers of requests that may be sent again, by tenant, person and key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, delete, insert, select

from tidewaiter.store.database import METADATA
from tidewaiter.store.ledger import Book
from tidewaiter.store.message_log import stamp

KEYS = Table(
    "idempotency_keys", METADATA,
    Column("tenant",      String(40),  primary_key=True),
    Column("person",      String(40),  primary_key=True),
    Column("key",         String(255), primary_key=True),
    Column("fingerprint", String(64),  nullable=False),
    Column("status",      Integer,     nullable=False),
    Column("headers",     Text,        nullable=False),          # JSON
    Column("body",        LargeBinary, nullable=False),
    Column("at",          String(32),  nullable=False),
)
Index("idempotency_keys_at", KEYS.c.tenant, KEYS.c.at)


@dataclass(frozen=True)
class Known:
    """The answer to a request, and the hash of what was asked."""

    fingerprint: str
    status: int
    headers: dict[str, str]
    body: bytes


def known(book: Book, person: str, key: str, since: datetime) -> Known | None:
    """The answer that was given under a key at `since` or later."""
    columns = (KEYS.c.fingerprint, KEYS.c.status, KEYS.c.headers, KEYS.c.body)
    row = book.run(select(*columns).where(KEYS.c.person == person, KEYS.c.key == key, KEYS.c.at >= stamp(since))).one_or_none()
    return Known(row.fingerprint, row.status, json.loads(row.headers), bytes(row.body)) if row else None


def keep(book: Book, person: str, key: str, answer: Known, at: datetime, since: datetime) -> None:
    """Keep an answer, and forget those from before `since`."""
    book.run(delete(KEYS).where(KEYS.c.tenant == book.tenant, KEYS.c.at < stamp(since)))
    book.run(insert(KEYS).values(
        tenant=book.tenant, person=person, key=key, fingerprint=answer.fingerprint, status=answer.status, headers=json.dumps(answer.headers),
        body=answer.body, at=stamp(at)))
