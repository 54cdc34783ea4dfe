"""The desk at which CBP's side works: what time it is, what is on file, what is looked up, and what happens next.

An answer to a transaction (ace/answers) and a handler of what happens later (ace/life) both get a Desk. Everything that they change goes
through `desk.file` and is kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeAlias

from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Block, Transaction
from tidewaiter.ace.examination import Books

Thing: TypeAlias = dict[str, Any]                 # what JSON can hold


@dataclass(frozen=True)
class Event:
    """Something that happens at a time to a thing on file: `name` as `release.filed`, `key` as the thing is filed under."""

    due: datetime
    name: str
    key: str
    about: Thing
    number: int = 0


@dataclass(frozen=True)
class Filed:
    """A summary that was accepted: the transaction as received and the records that answered it."""

    filer: str
    entry_number: str
    port: str
    entry_type: str
    reference: str
    version: str
    received: date
    print_date: date | None
    message: bytes
    reply: str

    def under_control(self, clock: date) -> bool:
        """Whether it has come to its preliminary statement, and so to CBP. Source: error dictionary, B29."""
        return self.print_date is not None and clock >= self.print_date


@dataclass(frozen=True)
class Mail:
    """A message for a filer, waiting to be fetched. Numbers ascend and are never used again."""

    number: int
    sender: str                  # whose it is: the code in record A
    control: str                 # of the batch that it answers; empty where it answers none
    application: str
    text: str


class File(Protocol):
    """What is on file, within one unit of work.

    Entry summaries have a table of their own; everything else is a thing: a kind, a key, and what JSON can hold. Kinds in use, with the
    shape of each, are listed in docs/abi/rehearsal.md.
    """

    def find(self, filer: str, entry_number: str) -> Filed | None: ...
    def put(self, filed: Filed) -> None: ...
    def remove(self, filer: str, entry_number: str) -> None: ...

    def thing(self, kind: str, key: str) -> Thing | None: ...
    def keep(self, kind: str, key: str, thing: Thing) -> None: ...
    def drop(self, kind: str, key: str) -> None: ...
    def things(self, kind: str, start: str = "") -> Iterator[tuple[str, Thing]]:
        """Every thing of a kind whose key begins so, by key."""
        ...

    def later(self, event: Event) -> None: ...
    def next(self, until: datetime) -> Event | None:
        """The first event due by then, taken off the list: by time, and of one time in the order in which they were put there."""
        ...
    def pending(self) -> Iterator[Event]: ...
    def call_off(self, name: str, key: str) -> None: ...

    def post(self, sender: str, control: str, application: str, text: str) -> int: ...
    def mail(self, sender: str, after: int, most: int) -> Sequence[Mail]: ...

    def note(self, at: datetime, subject: str, what: str, about: Thing) -> None: ...
    def notes(self, subject: str) -> Iterator[tuple[datetime, str, Thing]]: ...
    def journal(self, after: int) -> Iterator[tuple[int, datetime, str, str, Thing]]:
        """Every line of the journal behind the number given, in its order: number, time, subject, what, about."""
        ...


@dataclass(frozen=True)
class Route:
    """Where messages to a filer go: the site and sender of record A, the port and filer of record B."""

    site: str
    sender: str
    port: str
    filer: str
    office: str = ""


@dataclass(frozen=True)
class Received:
    """One transaction as it came: its place among those of its block, counted from 1."""

    application: str
    sequence: int
    block: Block
    transaction: Transaction

    @property
    def records(self) -> tuple[Record, ...]:
        return self.transaction.records

    @property
    def message(self) -> bytes:
        return "".join(line.text + line.ending for line in self.transaction.lines).encode("latin-1")


@dataclass(frozen=True)
class Desk:
    """`now` is the time at CBP, without a zone; every day and deadline is reckoned from it."""

    now: datetime
    file: File
    books: Books

    @property
    def clock(self) -> date:
        return self.now.date()

    def happen(self, name: str, key: str, *, after: timedelta = timedelta(), **about: Any) -> None:
        """Put something on the list of what happens; without `after` it happens as soon as the batch is answered."""
        self.file.later(Event(self.now + after, name, key, about))

    def explain(self, subject: str, what: str, **about: Any) -> None:
        """Keep a line of the journal of an entry, bill or message: what was decided and on what ground."""
        self.file.note(self.now, subject, what, about)

    def at(self, now: datetime) -> Desk:
        return Desk(now, self.file, self.books)

    def route(self, filer: str) -> Route | None:
        """Where the filer last filed from."""
        told = self.file.thing("route", filer)
        return Route(**told) if told else None


@dataclass(frozen=True)
class Answering:
    """How one application is answered: `answer` gives the records between B and Y for one transaction.

    `examine` may look at the transaction before the file is held, since that takes time; what it gives is passed to `answer`. It says
    whether something fatal was found, by which a record that the structure misses need not be named again.
    """

    code: str
    reply: str
    answer: Callable[[Received, Desk, Any], list[Record]]
    examine: Callable[[Received, date, Books], Any] | None = None
    fatal: Callable[[Any], bool] = lambda examined: False
