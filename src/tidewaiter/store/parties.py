"""Finding a client by a word of its names or by its number; and what a client owed, by the days on which its summaries went.

The names are drawn from the client and written anew with it: a help for searching, not a record, so that the log does not hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Column, Index, String, Table, delete, func, insert, select

from tidewaiter.clearance.file import sought
from tidewaiter.numbers import importer_number
from tidewaiter.parties.bond import Bond
from tidewaiter.parties.client import Client
from tidewaiter.parties.secret_number import secret
from tidewaiter.store.database import METADATA
from tidewaiter.store.kinds import Record, canonical, moment
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.kinds.parties import BONDS, CLIENTS
from tidewaiter.store.ledger import Book
from tidewaiter.store.message_log import stamp

NAMES = Table(
    "client_names", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("client", String(40), primary_key=True),
    Column("sought", String(60), primary_key=True),
)
Index("client_names_sought", NAMES.c.tenant, NAMES.c.sought)
_LAST = "\U0010ffff"
SENT_LATE = timedelta(days=60)             # how long before its summary a file may have been begun, beside the window
GIVEN_UP = ("cancelled",)
HOUR = len("2026-11-18T15")


def name_anew(book: Book, record: Record[Client]) -> None:
    """Write anew by what a client is found."""
    book.run(delete(NAMES).where(NAMES.c.tenant == book.tenant, NAMES.c.client == record.id))
    keys = sorted(set(_keys(record.value)))
    if keys:
        book.run(insert(NAMES).values([{"tenant": book.tenant, "client": record.id, "sought": key} for key in keys]))


def search(book: Book, text: str, *, client: str = "", most: int = 20) -> list[Record[Client]]:
    """The clients with a name in which a word begins with a text, or with a number that does, in order of their names."""
    key = sought(text)
    if not key:
        return []
    query = select(NAMES.c.client).where(NAMES.c.sought >= key, NAMES.c.sought < key + _LAST)
    if client:
        query = query.where(NAMES.c.client == client)
    ids = [row.client for row in book.run(query.distinct().order_by(NAMES.c.client).limit(most * 4))]
    return sorted(book.many(CLIENTS, ids).values(), key=lambda record: (record.value.name.upper(), len(record.id), record.id))[:most]


def owed(book: Book, client: str, since: date) -> tuple[list[tuple[datetime, int]], int]:
    """Duties, taxes and fees in cents of a client's files by the hour at which the summary was first sent, and of those not yet sent.

    A file that was given up counts for nothing; nor does one that was never computed.
    """
    files, sent = FILES.table, TRANSMISSIONS.table
    start = stamp(datetime(since.year, since.month, since.day, tzinfo=UTC) - SENT_LATE)
    first = (
        select(func.min(sent.c.sent_at))
        .where(sent.c.tenant == files.c.tenant, sent.c.file == files.c.id, sent.c.purpose == "summary").scalar_subquery()
    )
    of_client = select(files.c.total_cents, func.substr(first, 1, HOUR).label("hour")).where(
        files.c.tenant == book.tenant, files.c.client == client, files.c.created_at >= start, files.c.total_cents.is_not(None),
        files.c.state.not_in(GIVEN_UP),
    ).subquery()
    times: list[tuple[datetime, int]] = []
    prepared = 0
    for row in book.run(select(of_client.c.hour, func.sum(of_client.c.total_cents).label("cents")).group_by(of_client.c.hour)):
        if row.hour is None:
            prepared += int(row.cents)
        else:
            times.append((moment(f"{row.hour}:00+00:00"), int(row.cents)))
    return times, prepared


def bonds_with_user(book: Book, client: str) -> list[Record[Bond]]:
    """The bonds that name a client as a user, on whatever day."""
    if not client:
        return []
    query = select(BONDS.table).where(BONDS.table.c.users.contains(f'"client":{canonical(client)}', autoescape=True))
    return [BONDS.record(row) for row in book.run(query).mappings()]


def _keys(client: Client) -> Iterator[str]:
    for name in (client.name, *(other.name for other in client.alternate_names)):
        words = name.split()
        for first in range(min(len(words), 12)):
            if key := sought(" ".join(words[first:])):
                yield key
    if client.number and not importer_number.is_mask(client.number) and not secret(client.number) and (key := sought(client.number)):
        yield key
