"""Values put to a file by machines, imports and people, with where they come from; and what nobody has decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tidewaiter.clearance.decisions.decide import Held, by_path, settle, standing, supersedes
from tidewaiter.clearance.decisions.fields import How, stated
from tidewaiter.clearance.decisions.place import normal, placed
from tidewaiter.clearance.decisions.provenance import Path, Provenance, confidence, lacks
from tidewaiter.clearance.decisions.record import Decision, Proposal, Status, likeness, seal, value
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.decisions.reading import FILE, decisions_of, law_of, named, of_file, read
from tidewaiter.service.entries.compute import law
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.decisions import DECISIONS, PROPOSALS
from tidewaiter.store.ledger import Book, Page
from tidewaiter.values import immutable


@immutable
class NewProposal:
    """A value for a field of a file, and where it comes from. A line is named in the path by its number or its id: `lines/3/hts`."""

    path: Path
    value: Words
    provenance: tuple[Provenance, ...] = ()


@immutable
class NewProposals:
    """Any number of them at once; all are kept, or none."""

    proposals: tuple[NewProposal, ...]


@dataclass(frozen=True)
class OpenField:
    """A field on which no decision holds, as the file states it now. Who decides sends `value` and `seal` back: they say what was seen.

    `alike` is the same for fields that may be decided on together: the same value on the same facts; "" where a field is decided by itself.
    """

    path: Path
    words: Line
    value: Words
    seal: Code
    how: How
    judged: bool
    held: Held
    why: Line
    box: Line
    cite: Line
    confidence: int | None
    proposals: tuple[Record[Proposal], ...]
    alike: Code = ""


@use("decision.propose")
def propose_values(seat: Seat, id: Id, new: NewProposals) -> tuple[Record[Proposal], ...]:
    """Put values to a file. Nothing of the file changes; an older proposal of the same sort on a field gives way.

    Refused where a path is no field, or a field cannot hold its value.
    """
    with seat.write("proposals") as book:
        there = read(seat, book, id)
        made, faults = [], []
        for one in new.proposals:
            path = there.path(one.path)
            try:
                text = normal(path, one.value)
                if text != value(path, there.form):
                    placed(there.form, path, text)
            except (ValueError, ArithmeticError) as error:
                faults.append(Finding("PROP-VALUE", Severity.FATAL, one.path, str(error), "19 CFR 163.3", "propose a value that the field holds"))
                continue
            made.append(Proposal(FILE, id, path, text, value(path, there.form), one.provenance))
        if faults:
            raise Refused(f"{len(faults)} of {len(new.proposals)} values do not go where they are put", tuple(faults))
        return keep(book, id, made)


def keep(book: Book, id: str, made: Sequence[Proposal]) -> tuple[Record[Proposal], ...]:
    """The new proposals, kept; the open ones that they supersede give way."""
    for old in book.all(PROPOSALS, {"subject": id, "status": Status.OPEN}):
        if any(supersedes(new, old.value) for new in made):
            book.change(PROPOSALS, old.id, settle(old.value, Status.SUPERSEDED))
    return tuple(book.add_all(PROPOSALS, made))


@use("decision.read")
def proposals(seat: Seat, *, subject: Id = "", status: tuple[Status, ...] = (Status.OPEN,), after: str = "", limit: int = 50) -> Page[Proposal]:
    """What was proposed, of one file or of all, oldest first; the open ones unless another status is asked for."""
    where: dict[str, object] = {}
    if subject:
        where["subject"] = subject
    if status:
        where["status"] = tuple(status)
    with seat.read() as book:
        return book.find(PROPOSALS, where, after=after, limit=limit)


@use("decision.read")
def proposal(seat: Seat, id: Id) -> Record[Proposal]:
    """One proposal."""
    with seat.read() as book:
        found = book.get(PROPOSALS, id)
        of_file(seat, book, found.value.subject_kind, found.value.subject)
        return found


@use("decision.read")
def undecided_fields(seat: Seat, id: Id) -> tuple[OpenField, ...]:
    """The fields of a file on which no decision of a named person holds, with what was proposed for them."""
    with seat.read() as book:
        there = read(seat, book, id)
        open_ones = book.all(PROPOSALS, {"subject": id, "status": Status.OPEN})
        decided = by_path(decisions_of(book, id))
    now, found = law_of(there, law()), []
    for one in stated(there.form):
        if one.field is None or one.field.how is How.NONE:
            continue
        held = standing(one.path, there.form, now, decided.get(one.path, ()))
        mine = tuple(record for record in open_ones if record.value.path == one.path)
        if held.held is Held.STANDS and all(record.value.value == one.text for record in mine):
            continue
        scores = [score for record in mine if (score := confidence(record.value.provenance)) is not None]
        found.append(OpenField(
            one.path, named(one.path, there.lines), one.text, seal(one.path, there.form), one.field.how, one.field.judged, held.held, held.why[:300],
            one.field.box, one.field.cite, min(scores, default=None), mine, likeness(one.path, there.form) if one.field.how is How.ALIKE else "",
        ))
    return tuple(found)


@use("decision.read")
def decisions_on_file(seat: Seat, id: Id, after: str = "", limit: int = 50) -> Page[Decision]:
    """The decisions on a file, oldest first: who, when, with which licence, on what evidence, over which values."""
    with seat.read() as book:
        of_file(seat, book, FILE, id)
        return book.find(DECISIONS, {"subject": id}, after=after, limit=limit)


@use("decision.read")
def decision(seat: Seat, id: Id) -> Record[Decision]:
    """One decision."""
    with seat.read() as book:
        found = book.get(DECISIONS, id)
        of_file(seat, book, found.value.subject_kind, found.value.subject)
        return found


@finds(Proposal)
def _proposal(seat: Seat, record: Record[Proposal]) -> Iterable[Finding]:
    return lacks(record.value.provenance, record.value.path) if record.value.status is Status.OPEN else ()

