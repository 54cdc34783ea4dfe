"""A brokerage's database for the benchmarks: entries of twelve lines from the shipments of examples/, of 200 clients, done by 40 people.

They are written through the ledger, records and events. Most are closed or liquidated, as in a firm of some years; of the rest there are
three open tasks for every ten entries. The same number of entries gives the same database, but for the salts of its events.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from tidewaiter.access.person import Person, Role
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.file import File, Happening, file_line
from tidewaiter.clearance.shown import shown
from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.tracks import Track
from tidewaiter.clearance.urgency import weight
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.numbers import entry_number
from tidewaiter.papers.shipment import read_shipment
from tidewaiter.parties.client import Client
from tidewaiter.service.access.desk import found_installation
from tidewaiter.service.prepare import _units
from tidewaiter.store import logins
from tidewaiter.store.files import refer_new
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.clearance import TASKS
from tidewaiter.store.kinds.entries import FILES, HAPPENINGS, LINES
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Book, Ledger

FIRM, FILER = "bench", "B76"
CLIENTS_OF_IT, PEOPLE_OF_IT, LINES_OF_AN_ENTRY = 200, 40, 12
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
AT_ONCE = 250                # entries of a transaction: some four thousand records
_YEARS = timedelta(days=3 * 365)
BEGUN = NOW - _YEARS
_EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_CARRIERS = ("COSU", "MAEU", "ONEY")
_SHIPMENTS = ("a-steel-brackets", "b-apparel", "c-watches", "d-auto-parts", "e-wine-cheese", "f-steel-nails")

_FILED = (Track("preparation", "sent"), Track("release", "released"), Track("summary", "accepted"))
# Of a hundred entries so many, with their tracks and the open tasks that each has.
_STANDS: tuple[tuple[int, tuple[Track, ...], int], ...] = (
    (56, (Track("preparation", "closed"), *_FILED[1:], Track("money", "paid"), Track("liquidation", "liquidated")), 0),
    (24, (*_FILED, Track("money", "paid"), Track("liquidation", "liquidated")),                                   0),
    (7,  (*_FILED, Track("money", "paid")),                                                                       1),
    (3,  (*_FILED, Track("money", "on_statement")),                                                               2),
    (2,  _FILED,                                                                                                  2),
    (2,  (Track("preparation", "sent"), Track("release", "released"), Track("summary", "due")),                   2),
    (2,  (Track("preparation", "draft"),),                                                                        1),
    (1,  (Track("preparation", "in_review"),),                                                                    1),
    (1,  (Track("preparation", "ready"),),                                                                        1),
    (1,  (Track("preparation", "sent"), Track("release", "on_file"), Track("hold", "held", "FDA")),               3),
    (1,  (Track("preparation", "sent"), Track("release", "rejected")),                                            2),
)
_TASKS = (("clock", "D06", "File the entry summary"), ("clock", "D08", "Pay the daily statement"), ("hold", "FDA", "Answer the hold"))


@cache
def shipment(name: str) -> Entry:
    """The entry of an example, with twelve lines: its own, again and again."""
    entry = read_shipment(_EXAMPLES / name, _units).entry
    assert entry is not None
    lines = itertools.islice(itertools.cycle(entry.lines), LINES_OF_AN_ENTRY)
    return replace(entry, lines=tuple(replace(line, number=place) for place, line in enumerate(lines, 1)))


def fill(ledger: Ledger, entries: int, done: Callable[[int], None] = lambda entries: None) -> None:
    """Write the firm and its entries, or those that are not there yet; `done` is told of some that are written."""
    if FIRM not in ledger.tenants():
        _found(ledger)
    with ledger.read(FIRM) as book:
        there = book.count(FILES)
        people = [one.id for one in book.all(PEOPLE)]
        clients = [one.id for one in book.all(CLIENTS)]
    done(there)
    for first in range(there, entries, AT_ONCE):
        numbers, chance = range(first, min(first + AT_ONCE, entries)), random.Random(first)
        with ledger.write(FIRM, by=chance.choice(people), at=BEGUN + _YEARS * first / entries, why="shipments came in") as book:
            _put(book, numbers, clients, people, chance)
        done(len(numbers))


def _found(ledger: Ledger) -> None:
    found_installation(ledger, BEGUN)
    ledger.add_tenant(FIRM, "A brokerage of some years", BEGUN)
    with ledger.write(FIRM, by="operator", at=BEGUN, why="the firm") as book:
        for number, one in enumerate(book.add_all(PEOPLE, [_person(number) for number in range(PEOPLE_OF_IT)])):
            logins.add(book, _login(number), one.id, BEGUN)
        book.add_all(CLIENTS, [Client(name(number)) for number in range(CLIENTS_OF_IT)])


def _put(book: Book, numbers: range, clients: list[str], people: list[str], chance: random.Random) -> None:
    """Some entries with their lines, happenings, tasks and references."""
    assert book.at is not None
    made = [_file(number, clients, chance.choice(people), book.at.date(), chance) for number in numbers]
    records = book.add_all(FILES, [file for file, _, _ in made])
    book.add_all(LINES, [file_line(record.id, line) for record, (_, lines, _) in zip(records, made, strict=True) for line in lines])
    events = [FileEvent(record.id, name, book.at, by="cbp", mark=name) for record in records for name in ("release.accepted", "release.released")]
    book.add_all(HAPPENINGS, [Happening(event.file, event.name, event.at, event.mark, event, "moved") for event in events])
    book.add_all(TASKS, [
        task for record, (file, _, open) in zip(records, made, strict=True) for task in _tasks(record.id, file, open, book.at, chance)])
    refer_new(book, records)
    for record in records[::4]:
        value = chance.randrange(1_000, 900_000)
        book.change(FILES, record.id, replace(record.value, value=value, fatal=0, edition="2026HTSRev19", computed="0" * 64))


def _file(number: int, clients: list[str], writer: str, day: date, chance: random.Random) -> tuple[File, tuple[Line, ...], int]:
    """An entry with numbers of its own, its lines, and how many open tasks it has."""
    entry = shipment(_SHIPMENTS[number % len(_SHIPMENTS)])
    client = min(int(chance.expovariate(4) * CLIENTS_OF_IT), CLIENTS_OF_IT - 1)      # a few have most
    called, serial = name(client), f"{number:07}"
    bill = replace(entry.transport.bills[0], issuer=chance.choice(_CARRIERS), number=bill_number(number))
    heading = replace(
        entry, lines=(), filer=FILER, number=serial + entry_number.check_digit(FILER, serial), reference="",
        importer=replace(entry.importer, name=called), consignee=replace(entry.consignee, name=called),
        transport=replace(entry.transport, bills=(bill,), containers=(container(number),)),
    )
    (tracks, open), = chance.choices([stand[1:] for stand in _STANDS], [stand[0] for stand in _STANDS])
    lines = tuple(
        replace(line, articles=tuple(replace(one, value=chance.randrange(100, 60_000)) for one in line.articles)) for line in entry.lines)
    file = File(
        clients[client], heading, reference=reference(number), filer=FILER, number=heading.number, type=heading.type, port=heading.port,
        mode=heading.transport.mode, importer=called, writer=writer, team=f"team {client % 6}", state=shown(tracks).state, tracks=tracks,
        days={"arrival": day.isoformat(), "release": day.isoformat()}, lines=len(lines),
    )
    return file, lines, open


def _tasks(file: str, of: File, open: int, at: datetime, chance: random.Random) -> Iterator[Task]:
    for kind, subject, words in _TASKS[:max(open, 1)]:
        due = NOW + timedelta(hours=chance.choice((-30, 2, 12, 40, 100, 600, 2_000)) + chance.random() * 24) if open else at + timedelta(days=10)
        stake = chance.choice((None, 50_000, 500_000, 2_500_000))
        yield Task(
            file, of.client, kind, subject, words, due.date(), due, stake, weight=weight(stake, 0), person=of.writer, team=of.team, role="writer",
            status=TaskStatus.OPEN if open else TaskStatus.DONE, entry=entry_number.format(FILER + (of.number or "")), cite="19 CFR 142.12",
            consequence="liquidated damages under the bond", ended_at=None if open else at, ended_by="" if open else "cbp",
        )


def reference(number: int) -> str:
    """The firm's own number of an entry."""
    return f"TW{number:08}"


def bill_number(number: int) -> str:
    """The number of its bill; each is some way off that of the entry before."""
    return f"{number * 7_919 % 10**10:010}"


def container(number: int) -> str:
    return f"TGHU{number * 104_729 % 10**7:07}"


def name(client: int) -> str:
    """The name of a client."""
    return f"Importer {client:03} of goods"


def _login(person: int) -> str:
    return f"desk{person:02}@bench.example"


def _person(number: int) -> Person:
    roles = (Role.BROKER,) if number % 8 == 0 else (Role.WRITER,)
    return Person(_login(number), f"Desk {number:02}", roles, licence="12345" if Role.BROKER in roles else "", team=f"team {number % 6}")
