"""The worklist: what to do next, for the firm, a person, a team or a client; tasks taken on, ended, waived and opened again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.tasks import ended_by_person, reopened
from tidewaiter.clearance.urgency import BANDS, band, hours_left, score, why
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.entries.reading import own
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.store import worklist as pages
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.clearance import TASKS
from tidewaiter.store.ledger import Book, Missing


@dataclass(frozen=True)
class WorkItem:
    """A task in its place on the worklist. `hours_left` is below zero once it is overdue, null where no day is known; `score` is greater for
    what goes first, `why` says what it was made of."""

    id: Id
    version: int
    band: Code
    hours_left: int | None
    score: int
    why: Line
    task: Task


@dataclass(frozen=True)
class Worklist:
    """A page of the worklist. `at` is the moment by which it is ordered; later pages keep it."""

    items: tuple[WorkItem, ...]
    next: str
    at: datetime


@dataclass(frozen=True)
class BandCount:
    """How many open tasks are in a band of the worklist."""

    band: Code
    words: Line
    tasks: int


@use("entry.read")
def worklist(
    seat: Seat, person: Id = "", team: Line = "", client: Id = "", role: Code = "", kind: tuple[Code, ...] = (), after: str = "", limit: int = 50,
) -> Worklist:
    """What to do next, by hours left and money at risk; of a person, a team, a client, a role, of some kinds."""
    where = _where(seat, person, team, client, role, kind)
    if where is None:
        return Worklist((), "", seat.at)
    with seat.read() as book:
        page = pages.page(book, seat.at, where, after=after, limit=limit)
    return Worklist(tuple(work_item(one, page.now) for one in page.records), page.next, page.now)


@use("entry.read")
def worklist_counts(
    seat: Seat, person: Id = "", team: Line = "", client: Id = "", role: Code = "", kind: tuple[Code, ...] = (),
) -> tuple[BandCount, ...]:
    """How many tasks are overdue, due in hours, in days, later."""
    where = _where(seat, person, team, client, role, kind)
    with seat.read() as book:
        found = pages.counts(book, seat.at, where) if where is not None else {}
    return tuple(BandCount(one.name, one.words, found.get(one.name, 0)) for one in BANDS)


@use("entry.read")
def file_tasks(seat: Seat, id: Id) -> tuple[Record[Task], ...]:
    """The tasks of a file, open and ended."""
    with seat.read() as book:
        own(seat, book, id)
        return tuple(book.all(TASKS, {"file": id}))


@use("entry.read")
def task(seat: Seat, id: Id) -> Record[Task]:
    """One task."""
    with seat.read() as book:
        return own_task(seat, book, id)


@use("task.write")
def assign_task(seat: Seat, id: Id, version: int, person: Id = "", team: Line = "") -> Record[Task]:
    """Give a task to a person of the firm, to a team, or to nobody. Missing where there is no such person."""
    with seat.write() as book:
        there = own_task(seat, book, id)
        if person:
            book.get(PEOPLE, person)
        return book.change(TASKS, id, replace(there.value, person=person, team=team), version)


@use("task.write")
def end_task(seat: Seat, id: Id, version: int, status: TaskStatus, why: Words = "", evidence: Line = "") -> Record[Task]:
    """End a task by hand: done, waived or not applicable. Refused where it is no longer open, or waived without a reason."""
    with seat.write(why) as book:
        there = own_task(seat, book, id)
        if there.value.status is not TaskStatus.OPEN:
            raise Refused(f"the task is {there.value.status.value} already")
        if status is TaskStatus.OPEN:
            raise Refused("open is no end of a task; open it again")
        if status is not TaskStatus.DONE and not why.strip():
            raise Refused("a task is waived with a reason", (Finding(
                "TSK-NO-REASON", Severity.FATAL, "why", f"{there.value.task} would be {status.value} without a reason", "19 CFR 111.28",
                "Say why it need not be done."),))
        return book.change(TASKS, id, ended_by_person(there.value, status, seat.id, seat.at, why, evidence), version)


@use("task.write")
def reopen_task(seat: Seat, id: Id, version: int, why: Words = "") -> Record[Task]:
    """Open a task again that was ended. Refused where it is open."""
    with seat.write(why) as book:
        there = own_task(seat, book, id)
        if there.value.status is TaskStatus.OPEN:
            raise Refused("the task is open")
        return book.change(TASKS, id, reopened(there.value), version)


def own_task(seat: Seat, book: Book, id: str) -> Record[Task]:
    """The task, if this person may see it. Missing otherwise."""
    record = book.get(TASKS, id)
    if seat.only and record.value.client != seat.only:
        raise Missing(f"there is no task {id}")
    return record


def _where(seat: Seat, person: str, team: str, client: str, role: str, kind: tuple[str, ...]) -> dict[str, Any] | None:
    """What is asked for; None where it is another client's."""
    if seat.only and client and client != seat.only:
        return None
    told = {"person": person, "team": team, "client": seat.only or client, "role": role, "kind": kind}
    return {name: wanted for name, wanted in told.items() if wanted}


def work_item(record: Record[Task], now: datetime) -> WorkItem:
    """A task in its place at a moment."""
    task = record.value
    place = BANDS[band(task.due_at, now)].name
    return WorkItem(record.id, record.version, place, hours_left(task, now), score(task, now), why(task, now), task)
