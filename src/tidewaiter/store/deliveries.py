"""What is to be told to webhooks: a row an event and webhook, drawn from the log of changes, until it is delivered or given up.

The log is the outbox: an event is there with its change or not at all. `draw` turns what each webhook has not yet been asked about into
rows and moves its mark on in one transaction, so that a crash between an event and its delivery loses nothing and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, String, Table, Text, and_, delete, insert, select, update

from tidewaiter.access.webhook import Webhook, WebhookSecret
from tidewaiter.store.database import METADATA
from tidewaiter.store.events import EVENTS, HEADS, Event
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.webhooks import WEBHOOK_SECRETS, WEBHOOKS
from tidewaiter.store.ledger import Book
from tidewaiter.store.message_log import stamp

WAITING, DELIVERED, FAILED = "waiting", "delivered", "failed"

DELIVERIES = Table(
    "webhook_deliveries", METADATA,
    Column("tenant",  String(40), primary_key=True),
    Column("webhook", String(40), primary_key=True),
    Column("seq",     Integer,    primary_key=True, autoincrement=False),      # of the event
    Column("event",   String(100), nullable=False),
    Column("body",    Text,       nullable=False),
    Column("state",   String(20), nullable=False),
    Column("tries",   Integer,    nullable=False),
    Column("since",   String(32), nullable=False),          # when it was first to be sent, or was asked to be sent again
    Column("next",    String(32), nullable=False),          # not before
    Column("status",  Integer,    nullable=False),          # what was answered last; 0 for nothing
    Column("said",    Text,       nullable=False),          # why it was not delivered
    Column("changed", String(32), nullable=False),
)
Index("webhook_deliveries_due", DELIVERIES.c.state, DELIVERIES.c.next)
MARKS = Table(
    "webhook_marks", METADATA,
    Column("tenant",  String(40), primary_key=True),
    Column("webhook", String(40), primary_key=True),
    Column("seq",     Integer,    nullable=False),          # the last event that it was asked about
)


@dataclass(frozen=True)
class Delivery:
    """A row."""

    tenant: str
    webhook: str
    seq: int
    event: str
    body: str
    state: str
    tries: int
    since: datetime
    next: datetime
    status: int
    said: str
    changed: datetime


def begin(book: Book, webhook: str) -> None:
    """A new webhook is told of what comes after it."""
    last = book.run(select(HEADS.c.count)).scalar_one() + len(book.told)
    book.run(insert(MARKS).values(tenant=book.tenant, webhook=webhook, seq=last))


def behind(connection: Connection) -> bool:
    """Whether there are events that a webhook has not been asked about."""
    query = select(MARKS.c.seq).join(HEADS, and_(HEADS.c.tenant == MARKS.c.tenant, HEADS.c.count > MARKS.c.seq)).limit(1)
    return connection.execute(query).first() is not None


def draw(connection: Connection, wanted: Callable[[Record[Webhook], Event], tuple[str, str] | None], at: datetime, most: int = 500) -> None:
    """Turn events into rows, `most` a webhook: `wanted` gives the name and the body of what it is told, None where it is not."""
    query = select(MARKS).join(HEADS, and_(HEADS.c.tenant == MARKS.c.tenant, HEADS.c.count > MARKS.c.seq))
    for mark in connection.execute(query.with_for_update(of=MARKS, skip_locked=True)).all():
        webhook = of(connection, mark.tenant, mark.webhook)
        events = [Event(**one) for one in connection.execute(
            select(EVENTS).where(EVENTS.c.tenant == mark.tenant, EVENTS.c.seq > mark.seq).order_by(EVENTS.c.seq).limit(most)).mappings()]
        if webhook is None or not events:
            continue
        told = [(event, what) for event in events if (what := wanted(webhook, event)) is not None]
        if told:
            connection.execute(insert(DELIVERIES), [{
                "tenant": mark.tenant, "webhook": mark.webhook, "seq": event.seq, "event": name, "body": body, "state": WAITING, "tries": 0,
                "since": stamp(at), "next": stamp(at), "status": 0, "said": "", "changed": stamp(at),
            } for event, (name, body) in told])
        connection.execute(update(MARKS).where(MARKS.c.tenant == mark.tenant, MARKS.c.webhook == mark.webhook).values(seq=events[-1].seq))


def of(connection: Connection, tenant: str, id: str) -> Record[Webhook] | None:
    """A webhook, in the installation's own view."""
    table = WEBHOOKS.table
    row = connection.execute(select(table).where(table.c.tenant == tenant, table.c.id == id)).mappings().one_or_none()
    return WEBHOOKS.record(row) if row else None


def secrets(connection: Connection, tenant: str, webhook: str) -> list[WebhookSecret]:
    """The sealed secrets of a webhook, the newest last."""
    table = WEBHOOK_SECRETS.table
    rows = connection.execute(select(table).where(table.c.tenant == tenant, table.c.webhook == webhook).order_by(table.c.created_at, table.c.id))
    return [WEBHOOK_SECRETS.value(row) for row in rows.mappings()]


def due(connection: Connection, at: datetime, most: int) -> list[Delivery]:
    """What is to be sent by `at`, the longest due first."""
    query = select(DELIVERIES).where(DELIVERIES.c.state == WAITING, DELIVERIES.c.next <= stamp(at)).order_by(DELIVERIES.c.next).limit(most)
    return [_delivery(row) for row in connection.execute(query).mappings()]


def claim(connection: Connection, delivery: Delivery, until: datetime) -> bool:
    """Take a delivery, so that no other process sends it before `until`; False where one has."""
    done = connection.execute(update(DELIVERIES).where(
        *_is(delivery), DELIVERIES.c.state == WAITING, DELIVERIES.c.next == stamp(delivery.next),
    ).values(next=stamp(until)))
    return bool(done.rowcount)


def note(connection: Connection, delivery: Delivery, *, state: str, next: datetime, status: int, said: str, at: datetime) -> None:
    """What became of a try."""
    connection.execute(update(DELIVERIES).where(*_is(delivery)).values(
        state=state, tries=delivery.tries + 1, next=stamp(next), status=status, said=said[:500], changed=stamp(at)))


def forget(connection: Connection, before: datetime) -> None:
    """Take away what was settled before a moment: the log of changes has it still."""
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.state != WAITING, DELIVERIES.c.changed < stamp(before)))


def listed(book: Book, webhook: str, states: tuple[str, ...], before: int, most: int) -> list[Delivery]:
    """The deliveries of a webhook, the newest first, those before event `before` where that is told."""
    query = select(DELIVERIES).where(DELIVERIES.c.webhook == webhook).order_by(DELIVERIES.c.seq.desc()).limit(most)
    if states:
        query = query.where(DELIVERIES.c.state.in_(states))
    if before:
        query = query.where(DELIVERIES.c.seq < before)
    return [_delivery(row) for row in book.run(query).mappings()]


def again(book: Book, webhook: str, seq: int, at: datetime) -> bool:
    """Have a delivery sent once more from now on. False where there is none."""
    done = book.run(update(DELIVERIES).where(
        DELIVERIES.c.tenant == book.tenant, DELIVERIES.c.webhook == webhook, DELIVERIES.c.seq == seq,
    ).values(state=WAITING, tries=0, since=stamp(at), next=stamp(at), changed=stamp(at)))
    return bool(done.rowcount)


def end(book: Book, webhook: str) -> None:
    """A webhook is gone, and what was to be told to it."""
    for table in (DELIVERIES, MARKS):
        book.run(delete(table).where(table.c.tenant == book.tenant, table.c.webhook == webhook))


def _is(delivery: Delivery) -> tuple[Any, ...]:
    return (DELIVERIES.c.tenant == delivery.tenant, DELIVERIES.c.webhook == delivery.webhook, DELIVERIES.c.seq == delivery.seq)


def _delivery(row: Any) -> Delivery:
    times = {name: datetime.fromisoformat(row[name]) for name in ("since", "next", "changed")}
    return Delivery(**{**row, **times})
