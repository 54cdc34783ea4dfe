"""The records of the tenants: the one way in which they are read and written.

`Ledger.write` is one transaction for one tenant by one person: it holds the end of the tenant's log from its start, so that writers of a
tenant follow each other, and what it did, records and events, is kept whole or not at all. Compute before it is opened.
The tenant is never an argument of a question: the book has it, and puts it into every statement.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, Table, and_, delete, func, insert, or_, select, update
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BinaryExpression
from sqlalchemy.sql.operators import eq

from tidewaiter.store import events
from tidewaiter.store.database import Database
from tidewaiter.store.events import ADD, CHANGE, ERASE, EVENTS, HEADS, REMOVE, Event, said, start
from tidewaiter.store.kinds import Kind, Record, canonical
from tidewaiter.store.message_log import Head, stamp
from tidewaiter.store.tenants import ALL, RESERVED, TENANTS, enter

T = TypeVar("T")
MOST = 500                   # records of a page
_NOTHING = canonical({})


class Missing(LookupError):
    """There is no such record, or it is not this tenant's: the two are not told apart."""


class Stale(ValueError):
    """The record has changed since it was read. `now` is its version."""

    def __init__(self, what: str, now: int) -> None:
        super().__init__(f"{what} has changed since; it is at version {now}")
        self.now = now


class Doubled(ValueError):
    """Another record has what may be there once."""


class WrongCursor(ValueError):
    """The place in a list is none that was given out."""


@dataclass(frozen=True)
class Range:
    """What lies from `least` up to `below`, which is out; either may be open."""

    least: Any = None
    below: Any = None


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some records, and the cursor of those after them; "" after the last."""

    records: tuple[Record[T], ...]
    next: str


class Ledger:
    """The records of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def add_tenant(self, tenant: str, name: str, at: datetime) -> None:
        """A brokerage firm, or an importer's own customs team. Doubled where there is one of that word, or where it stands for something else."""
        if tenant in RESERVED:
            raise Doubled(f"{tenant} is no word for a tenant")
        with self.database.begin() as connection:
            enter(connection, ALL)
            if connection.execute(select(TENANTS.c.tenant).where(TENANTS.c.tenant == tenant)).first():
                raise Doubled(f"there is a tenant {tenant} already")
            connection.execute(insert(TENANTS).values(tenant=tenant, name=name, since=stamp(at)))
            connection.execute(insert(HEADS).values(tenant=tenant, count=0, hash=start(tenant, name, stamp(at))))

    def tenants(self) -> dict[str, str]:
        """The tenants and their names."""
        with self.system() as connection:
            return {row.tenant: row.name for row in connection.execute(select(TENANTS).order_by(TENANTS.c.tenant))}

    @contextmanager
    def write(self, tenant: str, *, by: str, at: datetime, why: str = "") -> Iterator[Book]:
        """A transaction that may change. Missing where there is no such tenant."""
        with self.database.begin() as connection:
            enter(connection, tenant)
            head = events.begin(connection, tenant)
            if head is None:
                raise Missing(f"there is no tenant {tenant}")
            book = Book(connection, tenant, head, by, at, why)
            yield book
            book.close()

    @contextmanager
    def read(self, tenant: str) -> Iterator[Book]:
        """A view that does not change while it is read."""
        with self.database.read() as connection:
            enter(connection, tenant)
            yield Book(connection, tenant, None, "", None, "")

    @contextmanager
    def system(self, *, writes: bool = False) -> Iterator[Connection]:
        """The installation's own view over all tenants: logins, the intake of replies, verification. Never for a person's request."""
        with (self.database.begin() if writes else self.database.read()) as connection:
            enter(connection, ALL)
            yield connection


class Book:
    """One tenant's records within one transaction."""

    def __init__(self, connection: Connection, tenant: str, head: Head | None, by: str, at: datetime | None, why: str) -> None:
        self.tenant, self.by, self.at, self.why = tenant, by, at, why
        self._connection, self._head, self._told = connection, head, list[Event]()

    # reading

    def get(self, kind: Kind[T], id: str) -> Record[T]:
        row = self._connection.execute(self._own(kind).where(kind.table.c.id == id)).mappings().one_or_none()
        if row is None:
            raise Missing(f"there is no {kind.name} {id}")
        return kind.record(row)

    def many(self, kind: Kind[T], ids: Sequence[str]) -> dict[str, Record[T]]:
        """The records that are there of `ids`."""
        rows = self._connection.execute(self._own(kind).where(kind.table.c.id.in_(set(ids)))).mappings() if ids else ()
        return {row["id"]: kind.record(row) for row in rows}

    def all(self, kind: Kind[T], where: Mapping[str, Any] | None = None, *, order: str = "", most: int = 100_000) -> list[Record[T]]:
        """The records that `where` holds of, in order of a column, or as they came."""
        column = kind.table.c[order] if order else kind.table.c.created_at
        query = self._filtered(kind, where or {}).order_by(column, func.length(kind.table.c.id), kind.table.c.id).limit(most)
        return [kind.record(row) for row in self._connection.execute(query).mappings()]

    def one(self, kind: Kind[T], where: Mapping[str, Any]) -> Record[T] | None:
        """The first that `where` holds of; None where there is none."""
        found = self.all(kind, where, most=1)
        return found[0] if found else None

    def find(
        self, kind: Kind[T], where: Mapping[str, Any] | None = None, *,
        order: str = "created_at", descending: bool = False, after: str = "", limit: int = 50,
    ) -> Page[T]:
        """A page of the records that `where` holds of, in order of a column.

        `where` maps a field to its value, a tuple of values, or a Range. An empty column stands before all. WrongCursor where `after` is
        not what a page gave.
        """
        table = kind.table
        column, id = table.c[order], table.c.id
        query = self._filtered(kind, where or {})
        if after:
            query = query.where(_beyond(column, id, _place(after, column), descending))
        marks = (column.desc().nulls_last(), id.desc()) if descending else (column.asc().nulls_first(), id.asc())
        limit = min(limit, MOST)
        rows = list(self._connection.execute(query.order_by(*marks).limit(limit + 1)).mappings())
        more = len(rows) > limit
        rows = rows[:limit]
        return Page(tuple(kind.record(row) for row in rows), _cursor(rows[-1][order], rows[-1]["id"]) if more else "")

    def count(self, kind: Kind[Any], where: Mapping[str, Any] | None = None) -> int:
        filtered = self._filtered(kind, where or {}).with_only_columns(func.count()).select_from(kind.table)
        return int(self._connection.execute(filtered).scalar_one())

    def history(self, kind: Kind[Any], id: str, *, after: int = 0, most: int = 200) -> list[Event]:
        """The events of a record, oldest first."""
        return events.of(self._connection, self.tenant, kind=kind.name, id=id, after=after, most=most)

    def log(self, *, after: int = 0, most: int = 200) -> list[Event]:
        """The events of the tenant, oldest first."""
        return events.of(self._connection, self.tenant, after=after, most=most)

    # writing

    def add(self, kind: Kind[T], value: T) -> Record[T]:
        """A new record."""
        id = f"{kind.letter}{self._next}"
        self._insert(kind.table, [self._new(kind, id, value)])
        return Record(id, 1, value, self._at, self._at, self.by)

    def add_all(self, kind: Kind[T], values: Sequence[T]) -> list[Record[T]]:
        """New records, many at once."""
        rows, made = [], []
        for value in values:
            id = f"{kind.letter}{self._next}"
            rows.append(self._new(kind, id, value))
            made.append(Record(id, 1, value, self._at, self._at, self.by))
        if rows:
            self._insert(kind.table, rows)
        return made

    def change(self, kind: Kind[T], id: str, value: T, version: int | None = None) -> Record[T]:
        """The record with another value. Stale where `version` is given and is not that of the record; Missing where it is not there.

        The same value changes nothing, and nothing is told of it.
        """
        there = self.get(kind, id)
        if version is not None and there.version != version:
            raise Stale(f"{kind.name} {id}", there.version)
        old = kind.form(there.value)
        row, new, text = kind.kept(value)
        if old == new:
            return there
        before = {name: old[name] for name in old if old[name] != new[name]}
        self._tell(CHANGE, kind.name, id, there.version + 1, canonical(before), canonical({name: new[name] for name in before}), text)
        changed = {**row, "version": there.version + 1, "changed_at": stamp(self._at), "changed_by": self.by}
        self._unique(update(kind.table).where(kind.table.c.tenant == self.tenant, kind.table.c.id == id).values(changed))
        return Record(id, there.version + 1, value, there.created, self._at, self.by)

    def remove(self, kind: Kind[Any], id: str, version: int | None = None) -> None:
        """Take a record away; the log keeps what it was. Stale and Missing as with `change`."""
        there = self.get(kind, id)
        if version is not None and there.version != version:
            raise Stale(f"{kind.name} {id}", there.version)
        self._tell(REMOVE, kind.name, id, there.version + 1, canonical(kind.form(there.value)), _NOTHING)
        self._connection.execute(delete(kind.table).where(kind.table.c.tenant == self.tenant, kind.table.c.id == id))

    def erase(self, kind: Kind[Any], id: str) -> None:
        """Take a record away for good, and what the log says of it: that it was, who changed it when and why stays, and the log verifies.

        The record may have been removed before. Missing where the log knows of none. Who may, and when, is for law/retention.yaml.
        """
        self.close()
        mine = (EVENTS.c.tenant == self.tenant, EVENTS.c.kind == kind.name, EVENTS.c.id == id)
        newest = self.run(select(func.max(EVENTS.c.version)).where(*mine)).scalar()
        if newest is None:
            raise Missing(f"there is no {kind.name} {id}")
        gone = self._connection.execute(delete(kind.table).where(kind.table.c.tenant == self.tenant, kind.table.c.id == id)).rowcount
        self._connection.execute(update(EVENTS).where(*mine, EVENTS.c.action != ERASE).values(before="", after="", salt=""))
        self._tell(ERASE, kind.name, id, newest + 1 if gone else 0, _NOTHING, _NOTHING)

    def tell(
        self, action: str, kind: Kind[Any] | str, id: str, after: Mapping[str, Any] | None = None, before: Mapping[str, Any] | None = None,
    ) -> None:
        """An event that changes no record: a sealed number was shown, a filing was refused."""
        self._tell(action, kind if isinstance(kind, str) else kind.name, id, 0, canonical(before or {}), canonical(after or {}))

    @property
    def told(self) -> tuple[Event, ...]:
        """What this transaction has told so far; their hashes come at its end."""
        return tuple(self._told)

    def run(self, statement: Any, rows: Sequence[Mapping[str, Any]] | None = None) -> CursorResult[Any]:
        """A statement of the store's own modules, with this tenant's rows only; `rows` are those of an insert.

        TypeError where a table within it is not held to the tenant.
        """
        if isinstance(statement, Select):
            plain = self._to_own(statement, statement.columns_clause_froms)
            # What is joined without a column of its own is known only once the statement was made whole, which takes long.
            statement = self._to_own(statement, statement.get_final_froms()) if _loose(plain) else plain
        if loose := _loose(statement):
            raise TypeError(f"the tables {', '.join(sorted(one.name for one in loose))} are not held to the tenant")
        return self._connection.execute(statement) if rows is None else self._connection.execute(statement, rows)

    def _to_own(self, statement: Select[Any], froms: Sequence[Any]) -> Select[Any]:
        """The statement with the tables among `froms` held to the tenant."""
        for table in _tables(froms):
            if "tenant" in table.c:
                statement = statement.where(table.c.tenant == self.tenant)
        return statement

    def close(self) -> None:
        """Write what was told; the ledger does this at the end of the transaction."""
        if self._told:
            assert self._head is not None
            self._head = events.keep(self._connection, self.tenant, self._head, self._told)
            self._told = []

    @property
    def connection(self) -> Connection:
        """For the tables without tenants, the log of messages and the ledger of filings, in the same transaction."""
        return self._connection

    @property
    def _at(self) -> datetime:
        if self._head is None or self.at is None:
            raise TypeError("this book is open for reading")
        return self.at

    @property
    def _next(self) -> int:
        if self._head is None:
            raise TypeError("this book is open for reading")
        return self._head.count + len(self._told) + 1

    def _new(self, kind: Kind[T], id: str, value: T) -> dict[str, Any]:
        row, _, text = kind.kept(value)
        self._tell(ADD, kind.name, id, 1, _NOTHING, text, text)
        at = stamp(self._at)
        return {**row, "tenant": self.tenant, "id": id, "version": 1, "created_at": at, "changed_at": at, "changed_by": self.by}

    def _tell(self, action: str, kind: str, id: str, version: int, before: str, after: str, whole: str | None = None) -> None:
        told = (self.tenant, self._next, stamp(self._at), self.by, action, kind, id, version, self.why)
        self._told.append(Event(*told, **said(before, after, whole), previous="", hash=""))

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        self._unique(insert(table), rows)

    def _unique(self, statement: Any, rows: Any = None) -> None:
        from sqlalchemy.exc import IntegrityError

        try:
            self._connection.execute(statement, rows) if rows is not None else self._connection.execute(statement)
        except IntegrityError as error:
            raise Doubled(f"another record has what may be there once ({' '.join(str(error.orig).split())[:200]})") from None

    def _filtered(self, kind: Kind[Any], where: Mapping[str, Any]) -> Select[Any]:
        return self._own(kind).where(*(_matches(kind.table.c[name], wanted) for name, wanted in where.items()))

    def _own(self, kind: Kind[Any]) -> Select[Any]:
        return select(kind.table).where(kind.table.c.tenant == self.tenant)


def _matches(column: Any, wanted: Any) -> ColumnElement[bool]:
    if isinstance(wanted, Range):
        return and_(*(column >= _plain(wanted.least),) if wanted.least is not None else (),
                    *(column < _plain(wanted.below),) if wanted.below is not None else ())
    if isinstance(wanted, tuple | list | set | frozenset):
        return column.in_([_plain(one) for one in wanted])      # type: ignore[no-any-return]
    return column.is_(None) if wanted is None else column == _plain(wanted)     # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _beyond(column: Any, id: Any, place: tuple[Any, str], descending: bool) -> ColumnElement[bool]:
    value, last = place
    if value is None:
        return and_(column.is_(None), id < last) if descending else or_(column.is_not(None), and_(column.is_(None), id > last))
    if descending:
        return or_(column < value, and_(column == value, id < last), column.is_(None))
    return or_(column > value, and_(column == value, id > last))


def _cursor(value: Any, id: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([value, id]).encode()).decode().rstrip("=")


def _place(cursor: str, column: Any) -> tuple[Any, str]:
    try:
        value, id = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        wanted = column.type.python_type
        fits = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool)) and (wanted is not int or abs(value) < 2**63)
        if not isinstance(id, str) or "\x00" in id or not (value is None or fits) or (isinstance(value, str) and "\x00" in value):
            raise ValueError
        f"{value}{id}".encode()
        return value, id
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise WrongCursor("the cursor is none that a page of this list gave") from None


def _tables(froms: Sequence[Any]) -> Iterator[Table]:
    for one in froms:
        if isinstance(one, Table):
            yield one
        elif hasattr(one, "left"):
            yield from _tables((one.left, one.right))


def _loose(statement: Any) -> set[Table]:
    """The tables with tenants that a statement names and compares neither with a tenant nor with another table's."""
    named, compared = set[Table](), set[Table]()
    for element in visitors.iterate(statement):
        if isinstance(element, Table) and "tenant" in element.c:
            named.add(element)
        elif isinstance(element, BinaryExpression) and element.operator is eq:
            for side in (element.left, element.right):
                if getattr(side, "name", "") == "tenant" and isinstance(getattr(side, "table", None), Table):
                    compared.add(side.table)
    table = getattr(statement, "table", None)          # of an insert, whose rows name the tenant
    if getattr(statement, "is_insert", False) and isinstance(table, Table):
        compared.add(table)
    return named - compared
