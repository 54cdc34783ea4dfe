"""The part of the gate that asks after the screening, within the transaction in which a file is sent."""

from __future__ import annotations

from dataclasses import dataclass

from tidewaiter.clearance.file import File
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding
from tidewaiter.screening.alert import AlertState
from tidewaiter.screening.case import FILE, fingerprint
from tidewaiter.screening.gate import Look, gate
from tidewaiter.screening.subjects import of_entry
from tidewaiter.service.entries.reading import entry_of, lines_in, own
from tidewaiter.service.screening.held import source
from tidewaiter.service.screening.policies import in_force
from tidewaiter.service.screening.rescreen import last_of as last_rescreening
from tidewaiter.service.screening.run import Screened, goods_of, of_record
from tidewaiter.service.screening.standing import last_of, rulings
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.screening import SCREENING_ALERTS
from tidewaiter.store.ledger import Book


@dataclass(frozen=True)
class FileScreening:
    """The one result of a file: its last screening as it stands now, null where there is none, and all that still keeps the file."""

    screened: Screened | None
    findings: tuple[Finding, ...]


@use("screening.read")
def file_screening(seat: Seat, id: Id) -> FileScreening:
    """What the screening of a file comes to: its last one as it stands now, and all that still keeps the file from being sent."""
    with seat.read() as book:
        record = own(seat, book, id)
        last = last_of(book, FILE, id)
        return FileScreening(of_record(book, last) if last else None, screened_in(seat, book, record, entry_of(record.value, lines_in(book, id))))


def screened_in(seat: Seat, book: Book, record: Record[File], entry: Entry) -> tuple[Finding, ...]:
    """What of its screening keeps a file from being sent, and what the rules of goods and places find of it today."""
    subjects, not_asked = of_entry(entry)
    policy = in_force(book)
    last = last_of(book, FILE, record.id)
    marks = {fingerprint(one) for one in subjects}
    known = rulings(book, marks)
    again = last_rescreening(book)
    alerts = book.all(SCREENING_ALERTS, {"fingerprint": tuple(marks), "state": AlertState.OPEN})
    lists, state = source().lists(), source().state(seat.at)
    look = Look(
        seat.day, subjects, not_asked, last.value if last else None, lists, state.ages, state.findings, known.decisions, known.clearances,
        tuple(one.value for one in alerts), policy, again.at if again and again.lists == lists else None,
    )
    return (*gate(look), *goods_of(entry, seat))
