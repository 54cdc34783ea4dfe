"""The desk of a person: how much of what waits, a list of one counter or of all, and the searches that they keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tidewaiter.clearance.desk import BY_NAME, COUNTERS, Counter, SavedSearch
from tidewaiter.clearance.file import File
from tidewaiter.service.clearance.worklist import Worklist, work_item
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Name
from tidewaiter.store import worklist as pages
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.desk import SAVED_SEARCHES
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Page

MOST_SEARCHES = 50


@dataclass(frozen=True)
class Counted:
    """A counter, and how many there are."""

    counter: Counter
    count: int


@dataclass(frozen=True)
class DeskList:
    """A page of the desk: tasks, or the files of a counter that counts files. `names` are those of people and clients, `numbers` of files."""

    work: Worklist | None
    files: Page[File] | None
    names: dict[str, str]


@use("entry.read")
def desk_counters(seat: Seat, person: Id = "", client: Id = "") -> tuple[Counted, ...]:
    """How much waits, of each kind of work; of a person, of a client."""
    where = _where(seat, person, client)
    if where is None:
        return tuple(Counted(one, 0) for one in COUNTERS)
    with seat.read() as book:
        found = []
        for one in COUNTERS:
            if one.states:
                named = {("writer" if name == "person" else name): wanted for name, wanted in where.items()}
                found.append(Counted(one, book.count(FILES, {**named, "state": one.states})))
            else:
                found.append(Counted(one, pages.count(book, {**where, **_of(one)})))
    return tuple(found)


@use("entry.read")
def desk_list(seat: Seat, counter: Code = "", person: Id = "", client: Id = "", after: Line = "", limit: int = 50) -> DeskList:
    """What waits, the most urgent first: of a counter, a person, a client. Refused where there is no such counter."""
    if counter and counter not in BY_NAME:
        raise Refused(f"the desk has no counter {counter}")
    one = BY_NAME.get(counter)
    where = _where(seat, person, client)
    if where is None:
        return DeskList(Worklist((), "", seat.at), None, {})
    with seat.read() as book:
        work, files = None, None
        if one and one.states:
            named = {("writer" if name == "person" else name): wanted for name, wanted in where.items()}
            files = book.find(FILES, {**named, "state": one.states}, order="created_at", after=after, limit=limit)
            ids = {record.value.client for record in files.records}
            people = {record.value.writer for record in files.records}
        else:
            page = pages.page(book, seat.at, {**where, **(_of(one) if one else {})}, after=after, limit=limit)
            work = Worklist(tuple(work_item(record, page.now) for record in page.records), page.next, page.now)
            ids = {item.task.client for item in work.items}
            people = {item.task.person for item in work.items}
        names = {id: record.value.name for id, record in book.many(CLIENTS, sorted(ids - {""})).items()}
        names |= {id: record.value.name for id, record in book.many(PEOPLE, sorted(people - {""})).items()}
    return DeskList(work, files, names)


@use("own.read")
def saved_searches(seat: Seat) -> tuple[Record[SavedSearch], ...]:
    """One's own searches, by name."""
    with seat.read() as book:
        return tuple(book.all(SAVED_SEARCHES, {"person": seat.id}, order="name"))


@use("own.write")
def save_search(seat: Seat, name: Name, query: Line) -> Record[SavedSearch]:
    """Keep a list of the desk under a name; one of that name is replaced. Refused where there are too many, or the name is empty."""
    if not name.strip():
        raise Refused("a search is kept under a name")
    with seat.write() as book:
        there = book.one(SAVED_SEARCHES, {"person": seat.id, "name": name.strip()})
        if there is not None:
            return book.change(SAVED_SEARCHES, there.id, replace(there.value, query=query), there.version)
        if len(book.all(SAVED_SEARCHES, {"person": seat.id})) >= MOST_SEARCHES:
            raise Refused(f"{MOST_SEARCHES} searches are kept, and no more; forget one first")
        return book.add(SAVED_SEARCHES, SavedSearch(seat.id, name.strip(), query))


@use("own.write")
def forget_search(seat: Seat, name: Name) -> None:
    """Forget a search of one's own."""
    with seat.write() as book:
        there = book.one(SAVED_SEARCHES, {"person": seat.id, "name": name})
        if there is not None:
            book.remove(SAVED_SEARCHES, there.id, there.version)


def _where(seat: Seat, person: str, client: str) -> dict[str, Any] | None:
    if seat.only and client and client != seat.only:
        return None
    told = {"person": person, "client": seat.only or client}
    return {name: wanted for name, wanted in told.items() if wanted}


def _of(counter: Counter) -> dict[str, Any]:
    return {"kind": counter.kind, **({"subject": counter.subjects} if counter.subjects else {})}
