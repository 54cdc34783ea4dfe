"""A file and all that hangs on it taken away for good: its records, what the log says of them, and the bytes of its messages.

The chains verify afterwards as before. A message of CBP that answers nothing of the file's own may speak of other files too, and stays.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import delete, select, update

from tidewaiter.store import filings, message_log
from tidewaiter.store.database import METADATA
from tidewaiter.store.deliveries import DELIVERIES
from tidewaiter.store.events import EVENTS, REMOVE
from tidewaiter.store.filings import FILINGS, MATCHES
from tidewaiter.store.kinds import KINDS, Kind
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.ledger import Book
from tidewaiter.store.message_log import IN, LOG, OUT
from tidewaiter.store.migrate import declared


class Open(ValueError):
    """A filing of the file is not settled."""


def hanging(book: Book, file: str) -> Iterator[tuple[Kind[object], str]]:
    """The records that hang on a file, those that were removed before with them."""
    declared()
    for kind in KINDS.values():
        table = kind.table
        if "file" in table.c:
            query = select(table.c.id).where(table.c.file == file)
        elif {"subject_kind", "subject"} <= set(table.c.keys()):
            query = select(table.c.id).where(table.c.subject == file, table.c.subject_kind == FILES.name)
        else:
            continue
        for id in book.run(query).scalars():
            yield kind, id
        gone = select(EVENTS.c.id, EVENTS.c.before).where(
            EVENTS.c.kind == kind.name, EVENTS.c.action == REMOVE, EVENTS.c.before.contains(f'"{file}"'))
        for row in book.run(gone):
            told = json.loads(row.before)
            if told.get("file", told.get("subject")) == file:
                yield kind, row.id


def erase_file(book: Book, file: str) -> Counter[str]:
    """Erase a file within a transaction; how many records of each kind went, and how many messages. Missing where the log knows of none."""
    went = Counter[str]()
    controls = set(book.run(select(TRANSMISSIONS.table.c.control).where(TRANSMISSIONS.table.c.file == file)).scalars())
    went["message"] = _messages(book, controls)
    for kind, id in dict.fromkeys(hanging(book, file)):
        book.erase(kind, id)
        went[kind.name] += 1
    book.erase(FILES, file)
    went[FILES.name] += 1
    for table in METADATA.tables.values():       # what was drawn from the records for searching
        if {"tenant", "file"} <= set(table.c.keys()) and table not in {kind.table for kind in KINDS.values()}:
            book.run(delete(table).where(table.c.tenant == book.tenant, table.c.file == file))
    erased = select(EVENTS.c.seq).where(EVENTS.c.tenant == book.tenant, EVENTS.c.salt == "", EVENTS.c.before == "", EVENTS.c.after == "")
    book.run(delete(DELIVERIES).where(DELIVERIES.c.tenant == book.tenant, DELIVERIES.c.seq.in_(erased)))
    return went


def _messages(book: Book, controls: set[str]) -> int:
    connection, went = book.connection, 0
    for control in sorted(controls):
        filing = filings.find(connection, control, hold=True)
        if filing is not None and filing.open:
            raise Open(f"filing {control} is {filing.state}")
        out = select(LOG.c.seq).where(LOG.c.direction == OUT, LOG.c.control == control)
        back = select(LOG.c.seq).join(MATCHES, MATCHES.c.reply == LOG.c.seq).where(LOG.c.direction == IN, MATCHES.c.control == control)
        for seq in sorted({*connection.execute(out).scalars(), *connection.execute(back).scalars()}):
            assert book.at is not None
            went += message_log.erase(connection, seq, by=book.by, why=book.why, at=book.at)
        connection.execute(update(FILINGS).where(FILINGS.c.control == control).values(body=b""))
    return went
