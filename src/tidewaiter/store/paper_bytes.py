"""The bytes of papers, by the record that tells what they are. They go with their entry when that is erased."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table, insert, select

from tidewaiter.store.database import METADATA
from tidewaiter.store.ledger import Book

BYTES = Table(
    "paper_bytes", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("paper",  String(40), primary_key=True),
    Column("file",   String(40), nullable=False),
    Column("body",   LargeBinary, nullable=False),
)


def put(book: Book, paper: str, file: str, body: bytes) -> None:
    book.run(insert(BYTES).values(tenant=book.tenant, paper=paper, file=file, body=body))


def got(book: Book, paper: str) -> bytes | None:
    """The bytes of a paper; None where they were erased."""
    held = book.run(select(BYTES.c.body).where(BYTES.c.paper == paper)).scalar_one_or_none()
    return None if held is None else bytes(held)
