"""Holds: seen, recorded by hand, followed up with whom it was spoken, ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.file import printable
from tidewaiter.clearance.hold_kinds import HOLDS as KINDS
from tidewaiter.clearance.hold_kinds import HoldStep
from tidewaiter.clearance.holds import Hold, HoldContact, checked
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.clearance.refresh import retask
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.entries.reading import own
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import HOLDS
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Book, Missing, Page
from tidewaiter.values import immutable


@immutable
class NewHold:
    """A hold that was learnt of outside ABI. `kind` is one of the kinds of holds; `agency` who holds, CBP or an agency's three letters."""

    file: Id
    kind: Code
    agency: Code = "CBP"
    reason: Words = ""
    code: Code = ""
    where: Line = ""
    placed: datetime | None = None
    person: Id = ""
    team: Line = ""


@immutable
class NewContact:
    """That somebody was spoken or written to about a hold."""

    whom: Line
    how: Code = ""
    said: Words = ""
    at: datetime | None = None


@dataclass(frozen=True)
class HoldKindTold:
    """A kind of hold: what it is, what ends it, which clocks it starts, by what law."""

    kind: Code
    words: Line
    cite: Line
    steps: tuple[HoldStep, ...]
    clocks: tuple[Code, ...]


@use("entry.read")
def hold_kinds(seat: Seat) -> tuple[HoldKindTold, ...]:
    """The kinds of holds, and what ends each."""
    return tuple(HoldKindTold(name, kind.words, kind.cite, kind.steps, kind.clocks) for name, kind in KINDS.items())


@use("entry.read")
def holds(seat: Seat, file: Id = "", client: Id = "", standing: bool | None = None, after: str = "", limit: int = 50) -> Page[Hold]:
    """The holds, the newest first; of a file or client, those that stand or are over."""
    where: dict[str, Any] = {"file": file} if file else {}
    if seat.only and client and client != seat.only:
        return Page((), "")
    if client or seat.only:
        where["client"] = seat.only or client
    if standing is not None:
        where["over"] = not standing
    with seat.read() as book:
        return book.find(HOLDS, where, order="placed", descending=True, after=after, limit=limit)


@use("entry.read")
def hold(seat: Seat, id: Id) -> Record[Hold]:
    """One hold."""
    with seat.read() as book:
        return own_hold(seat, book, id)


@use("hold.write")
def add_hold(seat: Seat, new: NewHold) -> Record[Hold]:
    """Record a hold that no message told of. Refused for a kind that is none, or where that holder's stands already."""
    if new.kind not in KINDS:
        raise Refused(f"{new.kind} is no kind of hold", (Finding(
            "HLD-KIND", Severity.FATAL, "kind", f"there are {', '.join(KINDS)}", "docs/holds.md", "Choose the kind that comes nearest."),))
    placed = new.placed or seat.at
    key = _key(new)
    with seat.write(new.reason) as book:
        record = own(seat, book, new.file)
        if book.one(HOLDS, {"file": new.file, "key": key, "over": False}) is not None:
            raise Refused(f"a hold of {key} stands on this file already; add to it")
        mark = f"hand-{record.id}-{record.version}-{new.kind}"[:40]
        made = book.add(HOLDS, Hold(
            new.file, record.value.client, new.kind, new.agency, key, placed, new.code, new.reason, new.where, new.team, new.person, mark=mark,
        ))
        event = FileEvent(new.file, _event(new.kind), placed, key, None, printable(new.reason), seat.id, "", mark,
                          {"hold_kind": new.kind})
        tell(book, record, [event])
        return book.get(HOLDS, made.id)


@use("hold.write")
def change_hold(seat: Seat, id: Id, version: int, kind: Code, person: Id = "", team: Line = "", where: Line = "", reason: Words = "") -> Record[Hold]:
    """Say better what a hold is, where it is, why, and who follows it up."""
    with seat.write() as book:
        there = own_hold(seat, book, id)
        changed = replace(there.value, kind=kind, person=person, team=team, where=where, reason=reason)
        made = book.change(HOLDS, id, changed, version)
        retask(book, book.get(FILES, changed.file))
        return made


@use("hold.write")
def add_contact(seat: Seat, id: Id, contact: NewContact) -> Record[Hold]:
    """Write down with whom a hold was talked about, and what was said."""
    with seat.write(contact.said) as book:
        there = own_hold(seat, book, id).value
        one = HoldContact(contact.at or seat.at, seat.id, contact.whom, contact.how, contact.said)
        return book.change(HOLDS, id, replace(there, contacts=(*there.contacts, one)))


@use("hold.write")
def take_step(seat: Seat, id: Id, step: Code) -> Record[Hold]:
    """Mark a step towards a hold's end as taken. Refused where the kind has no such step."""
    with seat.write() as book:
        there = own_hold(seat, book, id).value
        if there.kind not in KINDS or step not in KINDS[there.kind].step_ids:
            raise Refused(f"{step} is no step of {there.kind}")
        made = book.change(HOLDS, id, replace(there, steps_done=tuple(dict.fromkeys((*there.steps_done, step)))))
        retask(book, book.get(FILES, there.file))
        return made


@use("hold.write")
def release_hold(seat: Seat, id: Id, version: int, why: Words = "", at: datetime | None = None) -> Record[Hold]:
    """Record that a hold was removed, as learnt outside ABI. Refused where it is over."""
    with seat.write(why) as book:
        there = own_hold(seat, book, id)
        if there.value.released is not None:
            raise Refused(f"the hold was removed on {there.value.released:%Y-%m-%d}")
        book.change(HOLDS, id, replace(there.value, released=at or seat.at, released_by=seat.id, over=True), version)
        told = printable(why)
        event = FileEvent(there.value.file, _ENDS[_event(there.value.kind)], at or seat.at, there.value.key, None, told, seat.id)
        tell(book, book.get(FILES, there.value.file), [event])
        return book.get(HOLDS, id)


_ENDS = {"hold.placed": "hold.removed", "exam.ordered": "exam.done", "documents.required": "documents.satisfied"}


def _event(kind: str) -> str:
    return "exam.ordered" if kind.endswith("exam") else "documents.required" if kind == "document_request" else "hold.placed"


def _key(new: NewHold) -> str:
    """The holder by which the tracks know it: holds of CBP of several kinds may stand side by side."""
    if new.kind == "document_request":
        return new.code or "DOCUMENTS"
    if new.agency != "CBP" or new.kind.endswith("exam"):
        return new.agency
    return {"cbp_hold": "CBP", "detention": "CBP detention", "manifest_hold": "CBP manifest", "agriculture_hold": "CBP agriculture"}.get(
        new.kind, f"CBP {new.kind.replace('_', ' ')}")


def own_hold(seat: Seat, book: Book, id: str) -> Record[Hold]:
    """The hold, if this person may see it. Missing otherwise."""
    record = book.get(HOLDS, id)
    if seat.only and record.value.client != seat.only:
        raise Missing(f"there is no hold {id}")
    return record


@finds(Hold)
def _hold(seat: Seat, record: Record[Hold]) -> Iterable[Finding]:
    return checked(record.value)
