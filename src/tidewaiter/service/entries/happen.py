"""Something happens to a file: it is kept, the tracks move, the shown state follows, the clocks are set anew. All within one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tidewaiter.clearance.events import EVENTS, Cause, FileEvent
from tidewaiter.clearance.file import File, Happening
from tidewaiter.clearance.shown import shown
from tidewaiter.clearance.states import move
from tidewaiter.clearance.triggers import as_days, triggers
from tidewaiter.findings import Finding, fatal
from tidewaiter.service.clearance.refresh import refresh
from tidewaiter.service.entries.reading import on_paper, own
from tidewaiter.service.seat import Forbidden, Refused, Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, HAPPENINGS
from tidewaiter.store.ledger import Book
from tidewaiter.values import immutable


@immutable
class Told:
    """What a person brings about, or records that CBP or a carrier said outside ABI."""

    name: Line
    key: Line = ""
    told: datetime | None = None
    text: Line = ""
    why: Line = ""


def tell(book: Book, record: Record[File], events: Iterable[FileEvent]) -> tuple[Record[File], tuple[Finding, ...]]:
    """The file after events, each kept with what became of it. What was told before under the same mark is kept out."""
    wanted = [replace(event, file=record.id) for event in events]
    past = [one.value.event for one in book.all(HAPPENINGS, {"file": record.id})]
    heard = {event.mark for event in past if event.mark}
    tracks, found = record.value.tracks, list[Finding]()
    for event in wanted:
        if event.mark and event.mark in heard:
            continue
        moved = move(tracks, event, heard)
        tracks = moved.tracks
        found += moved.findings
        heard.add(event.mark)
        past.append(event)
        said = "; ".join(finding.message for finding in moved.findings)[:10_000]
        book.add(HAPPENINGS, Happening(record.id, event.name, event.at, event.mark, event, moved.effect.value, said))
    days = as_days(triggers(past, record.value.type, on_paper(record.value.heading)))
    told = next((event for event in reversed(past) if event.fields.get("statement")), None)
    statement = told.fields["statement"] if told is not None and told.name != "statement.removed" else ""
    changed = replace(record.value, tracks=tracks, state=shown(tracks).state, days=days, statement=statement)
    record = book.change(FILES, record.id, changed)
    refresh(book, record, past)
    return record, tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Recorded:
    """A file after an event, and what is to be said of it."""

    file: Record[File]
    findings: tuple[Finding, ...]


@use("entry.write")
def record_event(seat: Seat, id: Id, told: Told) -> Recorded:
    """Have something happen that a person brings about, or that was learnt outside ABI."""
    kind = EVENTS.get(told.name)
    if kind is None:
        raise Refused(f"{told.name} is no event of a file")
    if kind.cause is Cause.SENT:
        raise Refused(f"{told.name} happens when a message is sent; it is not recorded by hand")
    if not seat.may(kind.action):
        raise Forbidden(kind.action)
    with seat.write(told.why or told.text) as book:
        event = FileEvent(id, told.name, seat.at, told.key, told.told, told.text, seat.id)
        record, found = tell(book, own(seat, book, id), [event])
        if fatal(found):
            raise Refused("; ".join(finding.message for finding in found), found)
        return Recorded(record, found)


@use("entry.read")
def file_happenings(seat: Seat, id: Id) -> tuple[Record[Happening], ...]:
    """What happened to a file, in the order in which it was learnt."""
    with seat.read() as book:
        own(seat, book, id)
        return tuple(book.all(HAPPENINGS, {"file": id}))

