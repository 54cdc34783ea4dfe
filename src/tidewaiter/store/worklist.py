"""Pages of the worklist, in the order of clearance/urgency: band by band, each read from an index."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select

from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.urgency import BANDS, NO_DAY, span
from tidewaiter.store.kinds import Record, moment
from tidewaiter.store.kinds.clearance import TASKS
from tidewaiter.store.ledger import Book, WrongCursor
from tidewaiter.store.message_log import stamp

T = TASKS.table
_ALL = 1_000_000
_FEW = 20_000                # so many tasks of a band are sorted; where there are more they are read in the order of their weight


@dataclass(frozen=True)
class WorkPage:
    """Some tasks and the cursor of those after them, "" after the last. `now` is the moment of the first page: by it all pages are ordered."""

    records: tuple[Record[Task], ...]
    next: str
    now: datetime


def page(book: Book, now: datetime, where: Mapping[str, Any] | None = None, *, after: str = "", limit: int = 50) -> WorkPage:
    """The open tasks that `where` holds of (person, team, client, role, kind, file: a value or several), the most urgent first."""
    first, last = 0, None
    if after:
        now, first, last = _read(after)
    ids: list[str] = []
    for number in range(first, len(BANDS)):
        query = _band(book, now, number, where or {}, last if number == first else None, limit + 1 - len(ids))
        ids += book.run(query).scalars()
        if len(ids) > limit:
            break
    records = book.many(TASKS, ids[:limit])
    found = [records[id] for id in ids[:limit]]
    return WorkPage(tuple(found), _cursor(now, found[-1]) if len(ids) > limit else "", now)


def counts(book: Book, now: datetime, where: Mapping[str, Any] | None = None) -> dict[str, int]:
    """How many open tasks are in each band."""
    def many(number: int) -> int:
        inner = select(T.c.id).where(T.c.tenant == book.tenant, *_conditions(where or {}), *_within(number, now)).subquery()
        return int(book.run(select(func.count()).select_from(inner)).scalar_one())

    return {band.name: many(number) for number, band in enumerate(BANDS)}


def count(book: Book, where: Mapping[str, Any] | None = None) -> int:
    """How many open tasks `where` holds of."""
    query = select(func.count()).select_from(T).where(T.c.tenant == book.tenant, *_conditions(where or {}))
    return int(book.run(query).scalar_one())


def _band(book: Book, now: datetime, number: int, where: Mapping[str, Any], last: tuple[int, str | None, str] | None, most: int) -> Select[Any]:
    query = select(T.c.id).where(*_conditions(where))
    if number == NO_DAY:
        query = query.where(T.c.due_at.is_(None)).order_by(T.c.weight.desc(), T.c.id)
        if last:
            query = query.where(or_(T.c.weight < last[0], and_(T.c.weight == last[0], T.c.id > last[2])))
        return query.limit(most)
    if BANDS[number].by_day:
        query = query.where(*_within(number, now)).order_by(T.c.due_at, T.c.weight.desc(), T.c.id)
        if last:
            weight, day, id = last
            same = and_(T.c.due_at == day, or_(T.c.weight < weight, and_(T.c.weight == weight, T.c.id > id)))
            query = query.where(T.c.due_at >= day, or_(T.c.due_at > day, same))
        return query.limit(most)
    plain = where.keys() <= {"kind", "role"}             # of one person, team or client there are not so many
    full = plain and _many(book, number, now)
    query = select(T.c.id, T.c.weight, T.c.due_at).where(*_conditions(where), *_within(number, now, by_weight=full))
    if last:
        weight, day, id = last
        same = and_(T.c.weight == weight, or_(T.c.due_at > day, and_(T.c.due_at == day, T.c.id > id)))
        query = query.where(T.c.weight <= weight, or_(T.c.weight < weight, same))
    if full:
        return query.order_by(T.c.weight.desc(), T.c.due_at, T.c.id).limit(most)
    # The band first, by its days, and then its order: the limit within keeps PostgreSQL from reading all by weight to find a few.
    few = query.where(T.c.tenant == book.tenant).limit(_ALL).subquery()
    return select(few.c.id).order_by(few.c.weight.desc(), few.c.due_at, few.c.id).limit(most)


def _many(book: Book, number: int, now: datetime) -> bool:
    """Whether a band holds more tasks than are sorted at once."""
    inner = select(T.c.id).where(T.c.tenant == book.tenant, T.c.status == TaskStatus.OPEN.value, *_within(number, now)).limit(_FEW + 1).subquery()
    return bool(book.run(select(func.count()).select_from(inner)).scalar_one() > _FEW)


def _conditions(where: Mapping[str, Any]) -> Iterator[ColumnElement[bool]]:
    yield T.c.status == literal_column(f"'{TaskStatus.OPEN.value}'")      # a value of the statement's own, so that the index of open tasks serves
    for name, wanted in where.items():
        yield T.c[name].in_(wanted) if isinstance(wanted, tuple | list) else T.c[name] == wanted


def _within(number: int, now: datetime, by_weight: bool = False) -> Iterator[ColumnElement[bool]]:
    """That a task is due within a band. `by_weight` keeps the day out of the choice of an index, so that the one by weight is read."""
    if number == NO_DAY:
        yield T.c.due_at.is_(None)
        return
    column: Any = T.c.due_at.concat("") if by_weight else T.c.due_at
    least, below = span(number, now)
    if least is not None:
        yield column >= stamp(least)
    if below is not None:
        yield column < stamp(below)
    else:
        yield T.c.due_at.is_not(None)


def _cursor(now: datetime, record: Record[Task]) -> str:
    task = record.value
    told = [stamp(now), task.weight, stamp(task.due_at) if task.due_at else None, record.id]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime, int, tuple[int, str | None, str]]:
    """The moment, the band and the place of a cursor. WrongCursor where no page gave it."""
    from tidewaiter.clearance.urgency import band

    try:
        at, weight, day, id = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        if not isinstance(weight, int) or isinstance(weight, bool) or abs(weight) > 2**62 or not isinstance(id, str) or not id.isalnum():
            raise ValueError
        now, due = moment(at), moment(day) if day is not None else None
        if stamp(now) != at or (due is not None and stamp(due) != day):
            raise ValueError
    except (ValueError, TypeError, OverflowError, binascii.Error, RecursionError):
        raise WrongCursor("the cursor is none that a page of this list gave") from None
    return now, band(due, now), (weight, day, id)
