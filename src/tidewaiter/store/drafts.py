"""Drafts: what a person keyed and has not written yet, by person, file and place. They are no records: no log tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, String, Table, Text, delete, insert, select

from tidewaiter.store.database import METADATA
from tidewaiter.store.ledger import Book
from tidewaiter.store.message_log import stamp

DRAFTS = Table(
    "drafts", METADATA,
    Column("tenant", String(40), primary_key=True),
    Column("person", String(40), primary_key=True),
    Column("file",   String(40), primary_key=True),
    Column("place",  String(40), primary_key=True),
    Column("text",   Text,       nullable=False),
    Column("at",     String(32), nullable=False),
)


@dataclass(frozen=True)
class Held:
    """A draft, and when it was kept."""

    text: str
    at: str


def put(book: Book, person: str, file: str, place: str, text: str, at: datetime) -> None:
    """Keep a draft in the place of the one before."""
    drop(book, person, file, place)
    book.run(insert(DRAFTS).values(tenant=book.tenant, person=person, file=file, place=place, text=text, at=stamp(at)))


def held(book: Book, person: str, file: str, place: str) -> Held | None:
    columns = select(DRAFTS.c.text, DRAFTS.c.at).where(DRAFTS.c.person == person, DRAFTS.c.file == file, DRAFTS.c.place == place)
    row = book.run(columns).one_or_none()
    return Held(row.text, row.at) if row else None


def drop(book: Book, person: str, file: str, place: str) -> None:
    book.run(delete(DRAFTS).where(DRAFTS.c.tenant == book.tenant, DRAFTS.c.person == person, DRAFTS.c.file == file, DRAFTS.c.place == place))
