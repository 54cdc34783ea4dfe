"""Finding a file by whatever somebody has in hand, and whose a message of CBP is.

The references are drawn from the heading and written anew with it: a help for searching, not a record, so that the log does not hold them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Index, Integer, String, Table, delete, insert, select, update

from tidewaiter.clearance.file import File, references_of, sought
from tidewaiter.store.database import METADATA
from tidewaiter.store.filings import MATCHES
from tidewaiter.store.kinds import TEXT, Record
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.ledger import Book
from tidewaiter.store.message_log import IN, LOG, Message, message

REFERENCES = Table(
    "file_references", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("file",   String(40), primary_key=True),
    Column("kind",   String(20), primary_key=True),
    Column("sought", String(60).with_variant(String(60, collation="C"), "postgresql"), primary_key=True),     # what begins alike lies together
    Column("client", String(40), nullable=False),
    Column("value",  TEXT,       nullable=False),
)
# In the order in which they are asked for: a name that thousands of files share is read from its first row on, one client's without the table.
Index("file_references_sought_file_client", REFERENCES.c.tenant, REFERENCES.c.sought, REFERENCES.c.file, REFERENCES.c.client)
INTAKE = Table(
    "intake", METADATA,
    Column("id",    Integer, primary_key=True, autoincrement=False),
    Column("after", Integer, nullable=False),            # place in the log of the last message that was handed to the files
)
_LAST = "\U0010ffff"


def refer(book: Book, record: Record[File]) -> None:
    """Write the references of a file anew."""
    book.run(delete(REFERENCES).where(REFERENCES.c.tenant == book.tenant, REFERENCES.c.file == record.id))
    refer_new(book, [record])


def refer_new(book: Book, records: Iterable[Record[File]]) -> None:
    """Write the references of files that have none yet."""
    rows = [
        {"tenant": book.tenant, "file": record.id, "kind": kind, "sought": key, "client": record.value.client, "value": value.replace("\0", "")}
        for record in records for (kind, key), value in _found(record.value).items()
    ]
    if rows:
        book.run(insert(REFERENCES), rows)


def _found(file: File) -> dict[tuple[str, str], str]:
    return {(kind, key): value[:300] for kind, value in references_of(file.heading, file.reference) if (key := sought(value))}


def search(book: Book, text: str, *, client: str = "", most: int = 20) -> list[tuple[Record[File], str, str]]:
    """The files with a reference that begins with a text, in the order of those references, each with the kind and value of what was found."""
    key = sought(text)
    if not key:
        return []
    table = REFERENCES
    query = select(table.c.file, table.c.kind, table.c.value).where(table.c.sought >= key, table.c.sought < key + _LAST)
    if client:
        query = query.where(table.c.client == client)
    rows = list(book.run(query.order_by(table.c.sought, table.c.file).limit(most * 4)))
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        found.setdefault(row.file, (row.kind, row.value))
    records = book.many(FILES, list(found)[:most])
    return [(records[id], *found[id]) for id in found if id in records]


def numbered(connection: Connection, entries: Iterable[str]) -> list[tuple[str, str, str]]:
    """Tenant, file and entry number of the entries of all tenants that have these numbers, eleven characters each. For the intake of replies."""
    wanted = {one for one in entries if len(one) == 11}
    table = FILES.table
    found = []
    for one in sorted(wanted):
        rows = connection.execute(select(table.c.tenant, table.c.id).where(table.c.filer == one[:3], table.c.number == one[3:]))
        found += [(row.tenant, row.id, one) for row in rows]
    return found


def on_statement(connection: Connection, statement: str) -> list[tuple[str, str]]:
    """Tenant and file of all that stands on a daily statement, of whichever tenant: a monthly statement names no entry."""
    table = FILES.table
    rows = connection.execute(select(table.c.tenant, table.c.id).where(table.c.statement == statement)) if statement else ()
    return [(row.tenant, row.id) for row in rows]


def sent(connection: Connection, control: str) -> tuple[str, str] | None:
    """Tenant and file of a transmission, of whichever tenant."""
    table = TRANSMISSIONS.table
    row = connection.execute(select(table.c.tenant, table.c.file).where(table.c.control == control)).first()
    return (row.tenant, row.file) if row else None


def arrived(connection: Connection, most: int = 100) -> list[tuple[Message, str]]:
    """The messages that no file has been told of yet, oldest first, each with the control number of what it answers ("" for nothing)."""
    after = connection.execute(select(INTAKE.c.after)).scalar() or 0
    query = select(LOG.c.seq, MATCHES.c.control).join_from(LOG, MATCHES, MATCHES.c.reply == LOG.c.seq).where(LOG.c.direction == IN, LOG.c.seq > after)
    rows = connection.execute(query.order_by(LOG.c.seq).limit(most)).all()
    return [(told, row.control) for row in rows if (told := message(connection, row.seq)) is not None]


def handed(connection: Connection, seq: int) -> None:
    """From now on the files know the messages up to a place."""
    if connection.execute(update(INTAKE).where(INTAKE.c.id == 1).values(after=seq)).rowcount == 0:
        connection.execute(insert(INTAKE).values(id=1, after=seq))
