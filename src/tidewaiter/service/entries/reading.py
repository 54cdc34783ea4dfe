"""What every use of a file reads within its transaction: the file, if it may be seen, its lines, the whole entry and its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from tidewaiter.clearance.file import File, FileLine
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import entry_json
from tidewaiter.service.seat import Seat
from tidewaiter.store.kinds import Record, canonical
from tidewaiter.store.kinds.entries import FILES, LINES
from tidewaiter.store.ledger import Book, Missing


def own(seat: Seat, book: Book, id: str) -> Record[File]:
    """The file, if this person may see it. Missing otherwise."""
    record = book.get(FILES, id)
    if seat.only and record.value.client != seat.only:
        raise Missing(f"there is no file {id}")
    return record


def lines_in(book: Book, id: str) -> list[Record[FileLine]]:
    return book.all(LINES, {"file": id}, order="number")


def entry_of(file: File, lines: Sequence[Record[FileLine]]) -> Entry:
    """The whole entry."""
    return replace(file.heading, lines=tuple(one.value.line for one in lines))


def content(entry: Entry) -> str:
    """The hash of all that the entry states: what a computation, a decision and a transmission were of."""
    return hashlib.sha256(canonical(entry_json(entry)).encode("utf-8", "surrogatepass")).hexdigest()


def uncomputed(file: File) -> File:
    """The file without what was computed of an earlier state."""
    return replace(file, value=None, duty_cents=None, taxes_cents=None, fees_cents=None, total_cents=None, fatal=None, edition="", computed="")


def on_paper(heading: Entry) -> dict[str, str]:
    """The days that the papers give, by the names of the days that start clocks. What CBP's messages say counts before them."""
    days = heading.days
    told = {"entered": days.entered, "importation": days.imported, "export": days.exported, "lading": days.loaded, "arrival": days.arrival}
    return {name: day.isoformat() for name, day in told.items() if day is not None}
