"""What every use of the gate reads within its transaction: the form of a file with its lines by their ids, its proposals, decisions and people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tidewaiter.access import person as access
from tidewaiter.clearance.decisions.fields import Form, canonical, field_of
from tidewaiter.clearance.decisions.record import Decision, Law, Person, Proposal
from tidewaiter.clearance.decisions.review import EntryReview
from tidewaiter.clearance.file import File, FileLine
from tidewaiter.duty.law import Law as HeldLaw
from tidewaiter.duty.rate_day import rate_day
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import entry_json
from tidewaiter.service.entries.reading import entry_of, lines_in, own
from tidewaiter.service.seat import Seat
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.decisions import DECISIONS, ENTRY_REVIEWS, PROPOSALS
from tidewaiter.store.ledger import Book, Missing
from tidewaiter.tariff import schedule

FILE = "file"


@dataclass(frozen=True)
class Read:
    """A file as the gate sees it. `form` has the lines by the ids of their records, so that a line may move up and keeps its decisions."""

    file: Record[File]
    lines: Mapping[str, Record[FileLine]]
    entry: Entry
    form: Form

    def path(self, told: str) -> str:
        """The path as it is kept: the line by its id, where it was told by its number."""
        parts = canonical(told).split("/")
        if len(parts) > 1 and parts[0] == "lines" and parts[1] not in self.lines:
            parts[1] = next((id for id, one in self.lines.items() if str(one.value.number) == parts[1]), parts[1])
        return canonical("/".join(parts))


def read(seat: Seat, book: Book, id: str) -> Read:
    """The file, if this person may see it. Missing otherwise."""
    record = own(seat, book, id)
    return form_of(record, lines_in(book, id))


def form_of(record: Record[File], lines: Sequence[Record[FileLine]]) -> Read:
    entry = entry_of(record.value, lines)
    form: dict[str, Any] = entry_json(entry)
    form["lines"] = {one.id: line for one, line in zip(lines, form["lines"], strict=True)}
    return Read(record, {one.id: one for one in lines}, entry, form)


def proposals_of(book: Book, id: str) -> dict[str, Proposal]:
    return {one.id: one.value for one in book.all(PROPOSALS, {"subject": id})}


def decisions_of(book: Book, id: str) -> list[Decision]:
    return [one.value for one in book.all(DECISIONS, {"subject": id})]


def reviews_of(book: Book, id: str) -> dict[str, EntryReview]:
    return {one.id: one.value for one in book.all(ENTRY_REVIEWS, {"subject": id})}


def decider(seat: Seat) -> Person:
    """Who sits here to decide. What comes by a token is a program's doing, not a person's: a decision is made by somebody who logged in."""
    return _person(seat.id, seat.person, seat, machine=seat.scopes is not None)


def sender(seat: Seat) -> Person:
    """Who sits here to send: by a token too, where the person gave it that scope. All that is sent was decided on in person."""
    return _person(seat.id, seat.person, seat, machine=False)


def people_of(seat: Seat, people: Sequence[Record[access.Person]]) -> dict[str, Person]:
    return {one.id: _person(one.id, one.value, seat, machine=False) for one in people}


def law_of(read: Read, law: HeldLaw) -> Law:
    """The law as it stands, and of tariff numbers and antidumping cases a hash of what it says of them: another edition may say the same."""
    return Law(law.edition[:40], dict(_says(read, law)))


def _says(read: Read, law: HeldLaw) -> Iterator[tuple[str, str]]:
    day = rate_day(read.entry)
    orders: dict[str, str] = {}
    for id, line in zip(read.lines, read.entry.lines, strict=True):
        for place, article in enumerate(line.articles, 1):
            found = schedule.figures(article.hts, day) if article.hts.isdecimal() and len(article.hts) == 10 else None
            if found is not None:
                said = (found.number, found.general, found.special, found.other, found.units)
                yield f"lines/{id}/articles/{place}/hts", hashlib.sha256(repr(said).encode()).hexdigest()[:40]
        if line.origin not in orders:
            orders[line.origin] = hashlib.sha256(repr(sorted(map(repr, law.orders.get(line.origin, ())))).encode()).hexdigest()[:40]
        yield f"lines/{id}/adcvd", orders[line.origin]


def _person(id: str, one: access.Person, seat: Seat, *, machine: bool) -> Person:
    licence = one.licence if access.licensed(one, seat.day) else ""
    roles = frozenset(role.value for role in one.roles) if one.active else frozenset[str]()
    return Person(id, one.name, roles, licence, one.client, machine)


def named(path: str, lines: Mapping[str, Record[FileLine]]) -> str:
    """A path in words for a screen: the field, and its line by number."""
    row = field_of(path)
    parts = path.split("/")
    number = lines[parts[1]].value.number if parts[0] == "lines" and len(parts) > 1 and parts[1] in lines else None
    return (f"line {number}: " if number else "") + (row.label if row else path)


def of_file(seat: Seat, book: Book, subject_kind: str, subject: str) -> Record[File]:
    """The file that a proposal, decision or review is on. Missing where it is none that this person may see."""
    if subject_kind != FILE:
        raise Missing(f"there is no file {subject}")
    return own(seat, book, subject)
