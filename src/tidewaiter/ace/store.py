"""What the rehearsal has on file, in one SQLite file that processes may share, or in memory."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.pool import QueuePool

from tidewaiter.ace.desk import Event, File, Filed, Mail, Thing

__all__ = ["Blank", "Filed", "Store"]

_METADATA = MetaData()
_ACCEPTED = Table(
    "accepted_summaries", _METADATA,
    Column("filer", String(3), primary_key=True),
    Column("entry_number", String(8), primary_key=True),
    Column("port", String(4), nullable=False),
    Column("entry_type", String(2), nullable=False),
    Column("reference", String(9), nullable=False),
    Column("version", String(5), nullable=False),
    Column("received", Date, nullable=False),
    Column("print_date", Date),
    Column("message", LargeBinary, nullable=False),
    Column("reply", Text, nullable=False),
)
_THINGS = Table(
    "things", _METADATA,
    Column("kind", String, primary_key=True), Column("key", String, primary_key=True), Column("thing", Text, nullable=False),
)
_EVENTS = Table(
    "events", _METADATA,
    Column("number", Integer, primary_key=True), Column("due", DateTime, nullable=False), Column("name", String, nullable=False),
    Column("key", String, nullable=False), Column("about", Text, nullable=False),
    Index("events_due", "due", "number"), sqlite_autoincrement=True,
)
_MAIL = Table(
    "mail", _METADATA,
    Column("number", Integer, primary_key=True), Column("sender", String, nullable=False), Column("control", String, nullable=False),
    Column("application", String, nullable=False), Column("text", Text, nullable=False),
    Index("mail_sender", "sender", "number"), sqlite_autoincrement=True,
)
_NOTES = Table(
    "notes", _METADATA,
    Column("number", Integer, primary_key=True), Column("at", DateTime, nullable=False), Column("subject", String, nullable=False),
    Column("what", String, nullable=False), Column("about", Text, nullable=False),
    Index("notes_subject", "subject", "number"), sqlite_autoincrement=True,
)


class Blank:
    """A file in memory: it knows the batch at hand and nothing before."""

    def __init__(self) -> None:
        self._filed: dict[tuple[str, str], Filed] = {}
        self._things: dict[str, dict[str, str]] = {}
        self._events: list[Event] = []
        self._mail: list[Mail] = []
        self._notes: list[tuple[datetime, str, str, Thing]] = []
        self._numbers = 0

    def find(self, filer: str, entry_number: str) -> Filed | None:
        return self._filed.get((filer, entry_number))

    def put(self, filed: Filed) -> None:
        self._filed[filed.filer, filed.entry_number] = filed

    def remove(self, filer: str, entry_number: str) -> None:
        self._filed.pop((filer, entry_number), None)

    def thing(self, kind: str, key: str) -> Thing | None:
        found = self._things.get(kind, {}).get(key)
        return json.loads(found) if found else None

    def keep(self, kind: str, key: str, thing: Thing) -> None:
        self._things.setdefault(kind, {})[key] = _json(thing)

    def drop(self, kind: str, key: str) -> None:
        self._things.get(kind, {}).pop(key, None)

    def things(self, kind: str, start: str = "") -> Iterator[tuple[str, Thing]]:
        for key, thing in sorted(self._things.get(kind, {}).items()):
            if key.startswith(start):
                yield key, json.loads(thing)

    def later(self, event: Event) -> None:
        self._numbers += 1
        self._events.append(replace(event, number=self._numbers, about=json.loads(_json(event.about))))

    def next(self, until: datetime) -> Event | None:
        first = min(self._events, key=lambda one: (one.due, one.number), default=None)
        if first is None or first.due > until:
            return None
        self._events.remove(first)
        return first

    def pending(self) -> Iterator[Event]:
        yield from sorted(self._events, key=lambda one: (one.due, one.number))

    def call_off(self, name: str, key: str) -> None:
        self._events = [one for one in self._events if (one.name, one.key) != (name, key)]

    def post(self, sender: str, control: str, application: str, text: str) -> int:
        self._mail.append(Mail(len(self._mail) + 1, sender, control, application, text))
        return len(self._mail)

    def mail(self, sender: str, after: int, most: int) -> Sequence[Mail]:
        return [one for one in self._mail if one.sender == sender and one.number > after][:most]

    def note(self, at: datetime, subject: str, what: str, about: Thing) -> None:
        self._notes.append((at, subject, what, about))

    def notes(self, subject: str) -> Iterator[tuple[datetime, str, Thing]]:
        yield from ((at, what, about) for at, of, what, about in self._notes if of == subject)

    def journal(self, after: int) -> Iterator[tuple[int, datetime, str, str, Thing]]:
        yield from ((n, *note) for n, note in enumerate(self._notes[after:], after + 1))


# A summary of many lines asks for many things: these are said to the driver as they are.
_FIND = "SELECT thing FROM things WHERE kind = ? AND key = ?"
_ANY = "SELECT 1 FROM things WHERE kind = ? LIMIT 1"
_KEEP = "INSERT INTO things (kind, key, thing) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET thing = excluded.thing"
_FROM = "SELECT key, thing FROM things WHERE kind = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?"
_BEHIND = "SELECT key, thing FROM things WHERE kind = ? AND key > ? AND key < ? ORDER BY key LIMIT ?"
_LAST = "\U0010ffff"                                 # behind every key
_PAGE = 8


class _Rows:
    """The file as rows, within one transaction of the database. What nobody else can change meanwhile is remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kinds: dict[str, bool] = {}            # whether anything of a kind is on file

    def find(self, filer: str, entry_number: str) -> Filed | None:
        row = self._connection.execute(select(_ACCEPTED).where(*_key(filer, entry_number))).mappings().one_or_none()
        return Filed(**row) if row else None

    def put(self, filed: Filed) -> None:
        self.remove(filed.filer, filed.entry_number)
        self._connection.execute(insert(_ACCEPTED).values(asdict(filed)))

    def remove(self, filer: str, entry_number: str) -> None:
        self._connection.execute(delete(_ACCEPTED).where(*_key(filer, entry_number)))

    def _any(self, kind: str) -> bool:
        if kind not in self._kinds:
            self._kinds[kind] = self._connection.exec_driver_sql(_ANY, (kind,)).first() is not None
        return self._kinds[kind]

    def thing(self, kind: str, key: str) -> Thing | None:
        if not self._any(kind):
            return None
        found = self._connection.exec_driver_sql(_FIND, (kind, key)).first()
        return json.loads(found[0]) if found else None

    def keep(self, kind: str, key: str, thing: Thing) -> None:
        self._connection.exec_driver_sql(_KEEP, (kind, key, _json(thing)))
        self._kinds[kind] = True

    def drop(self, kind: str, key: str) -> None:
        self._connection.execute(delete(_THINGS).where(*_named(kind, key)))
        self._kinds.pop(kind, None)

    def things(self, kind: str, start: str = "") -> Iterator[tuple[str, Thing]]:
        """By pages, so that who looks at the first alone does not read them all, and who changes some meanwhile does no harm."""
        if not self._any(kind):
            return
        size, rows = _PAGE, self._connection.exec_driver_sql(_FROM, (kind, start, start + _LAST, _PAGE)).all()
        while rows:
            yield from ((key, json.loads(thing)) for key, thing in rows)
            if len(rows) < size:
                return
            size = 1000
            rows = self._connection.exec_driver_sql(_BEHIND, (kind, rows[-1][0], start + _LAST, size)).all()

    def later(self, event: Event) -> None:
        self._connection.execute(insert(_EVENTS).values(due=event.due, name=event.name, key=event.key, about=_json(event.about)))

    def next(self, until: datetime) -> Event | None:
        row = self._connection.execute(
            select(_EVENTS).where(_EVENTS.c.due <= until).order_by(_EVENTS.c.due, _EVENTS.c.number).limit(1)
        ).mappings().one_or_none()
        if row is None:
            return None
        self._connection.execute(delete(_EVENTS).where(_EVENTS.c.number == row["number"]))
        return _event(row)

    def pending(self) -> Iterator[Event]:
        rows = self._connection.execute(select(_EVENTS).order_by(_EVENTS.c.due, _EVENTS.c.number)).mappings().all()
        yield from (_event(row) for row in rows)

    def call_off(self, name: str, key: str) -> None:
        self._connection.execute(delete(_EVENTS).where(_EVENTS.c.name == name, _EVENTS.c.key == key))

    def post(self, sender: str, control: str, application: str, text: str) -> int:
        done = self._connection.execute(insert(_MAIL).values(sender=sender, control=control, application=application, text=text))
        return int(done.inserted_primary_key[0])  # type: ignore[index]

    def mail(self, sender: str, after: int, most: int) -> Sequence[Mail]:
        rows = self._connection.execute(
            select(_MAIL).where(_MAIL.c.sender == sender, _MAIL.c.number > after).order_by(_MAIL.c.number).limit(most)
        ).mappings()
        return [Mail(**row) for row in rows]

    def note(self, at: datetime, subject: str, what: str, about: Thing) -> None:
        self._connection.execute(insert(_NOTES).values(at=at, subject=subject, what=what, about=_json(about)))

    def notes(self, subject: str) -> Iterator[tuple[datetime, str, Thing]]:
        rows = self._connection.execute(select(_NOTES).where(_NOTES.c.subject == subject).order_by(_NOTES.c.number)).mappings().all()
        yield from ((row["at"], row["what"], json.loads(row["about"])) for row in rows)

    def journal(self, after: int) -> Iterator[tuple[int, datetime, str, str, Thing]]:
        rows = self._connection.execute(select(_NOTES).where(_NOTES.c.number > after).order_by(_NOTES.c.number)).mappings().all()
        yield from ((row["number"], row["at"], row["subject"], row["what"], json.loads(row["about"])) for row in rows)


class Store:
    """The file ace.sqlite in a data folder. Batches are taken one at a time, whichever process brings them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        address = f"sqlite:///{folder / 'ace.sqlite'}"
        # One connection stays open, so that the write-ahead log is not folded back after each batch.
        self._engine = create_engine(address, poolclass=QueuePool, pool_size=2, max_overflow=30, pool_timeout=60,
                                     connect_args={"timeout": 60, "check_same_thread": False})
        weakref.finalize(self, self._engine.dispose)
        event.listen(self._engine, "connect", _by_hand)
        event.listen(self._engine, "begin", _immediately)
        with self._engine.begin() as connection:
            _METADATA.create_all(connection)

    @contextmanager
    def hold(self) -> Iterator[File]:
        """The file, held against other processes until the batch is answered; nothing is kept if that fails."""
        with self._engine.begin() as connection:
            yield _Rows(connection)


def _json(thing: Thing) -> str:
    return json.dumps(thing, sort_keys=True, ensure_ascii=False)


def _event(row: Any) -> Event:
    return Event(row["due"], row["name"], row["key"], json.loads(row["about"]), row["number"])


def _named(kind: str, key: str) -> tuple[Any, Any]:
    return _THINGS.c.kind == kind, _THINGS.c.key == key


def _key(filer: str, entry_number: str) -> tuple[Any, Any]:
    return _ACCEPTED.c.filer == filer, _ACCEPTED.c.entry_number == entry_number


def _by_hand(connection: Any, _: object) -> None:
    connection.isolation_level = None        # the driver would otherwise begin on the first write, too late to hold
    connection.execute("PRAGMA busy_timeout = 60000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")      # what is answered is on the disk


def _immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
