"""Reviews and approvals: asked for, answered with structured feedback, listed by due day and money at risk, and counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tidewaiter.access.person import Role
from tidewaiter.clearance.decisions.errors import ErrorKind, kinds
from tidewaiter.clearance.decisions.fields import Field, fields, line_of
from tidewaiter.clearance.decisions.gate import authors_of
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.decisions.review import Answer, EntryReview, Feedback, State, give, refused
from tidewaiter.clearance.decisions.tally import Tallied, tally
from tidewaiter.service.decisions.reading import FILE, decider, decisions_of, of_file, proposals_of, read
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Cents, Code, Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.decisions import ENTRY_REVIEWS
from tidewaiter.store.ledger import Missing, Page, Range
from tidewaiter.store.writers import writers
from tidewaiter.values import immutable


@immutable
class NewReview:
    """A look that is asked for: of a person, a role or a team. `lines` are numbers or ids of lines; none is the whole entry."""

    demands: tuple[Demand, ...] = ()
    of_person: Id = ""
    of_role: Code = ""
    of_team: Line = ""
    lines: tuple[Id, ...] = ()
    question: Words = ""
    due: datetime | None = None
    risk_cents: Cents | None = None


@immutable
class ReviewAnswer:
    """What came of it: accept or return, the errors found, and a note."""

    answer: Answer
    feedback: tuple[Feedback, ...] = ()
    note: Words = ""


@dataclass(frozen=True)
class Tally:
    """What the reviews of a stretch of time found."""

    counts: tuple[Tallied, ...]


@use("review.ask")
def ask_review(seat: Seat, id: Id, new: NewReview) -> Record[EntryReview]:
    """Ask for a look at a file. Until it is answered or withdrawn, the file is not sent. What it is worth is the file's duty, unless told.

    A client's approval is asked by itself, of the client's people. Refused where it is asked with others, or of a role that is none.
    """
    approval = Demand.CLIENT_APPROVAL in new.demands
    if approval and len(set(new.demands)) > 1:
        raise Refused("a client's approval is asked for by itself: nobody else can answer it, nor the client the rest")
    if new.of_role and new.of_role not in set(Role):
        raise Refused(f"{new.of_role} is no role")
    role = Role.CLIENT.value if approval else new.of_role
    with seat.write(new.question) as book:
        there = read(seat, book, id)
        lines = tuple(line_of(there.path(f"lines/{one}/origin")) for one in new.lines)
        if missing := [told for told, one in zip(new.lines, lines, strict=True) if one not in there.lines]:
            raise Refused(f"file {id} has no line {missing[0]}")
        file = there.file.value
        risk = file.total_cents if new.risk_cents is None else new.risk_cents
        return book.add(ENTRY_REVIEWS, EntryReview(
            FILE, id, file.client, new.demands, seat.id, seat.at, new.of_person, role, new.of_team, lines, new.question, new.due, risk))


@use("review.read")
def entry_reviews(
    seat: Seat, *, state: State = State.ASKED, by_risk: bool = False, of_person: Id = "", of_role: Code = "", subject: Id = "",
    after: str = "", limit: int = 50,
) -> Page[EntryReview]:
    """The queue of reviews: those that are asked and not answered, by the day they are due, or the most money at risk first."""
    where: dict[str, object] = {"state": state}
    if of_person:
        where["of_person"] = of_person
    if of_role:
        where["of_role"] = of_role
    if subject:
        where["subject"] = subject
    if seat.only:
        where |= {"client": seat.only, "of_role": Role.CLIENT}
    with seat.read() as book:
        return book.find(ENTRY_REVIEWS, where, order="risk_cents" if by_risk else "due", descending=by_risk, after=after, limit=limit)


@use("review.read")
def entry_review(seat: Seat, id: Id) -> Record[EntryReview]:
    """One review."""
    with seat.read() as book:
        found = _seen(seat, book.get(ENTRY_REVIEWS, id))
        of_file(seat, book, found.value.subject_kind, found.value.subject)
        return found


@use("review.answer")
def answer_review(seat: Seat, id: Id, answer: ReviewAnswer) -> Record[EntryReview]:
    """Stand up for a file, or return it with what is wrong. It holds of the file as it is now. Refused to whom it was not asked of."""
    person = decider(seat)
    with seat.write(answer.note) as book:
        there = _seen(seat, book.get(ENTRY_REVIEWS, id))
        file = read(seat, book, there.value.subject)
        feedback = tuple(replace(one, path=file.path(one.path)) for one in answer.feedback)
        proposals, decisions = proposals_of(book, file.file.id), decisions_of(book, file.file.id)
        authors = authors_of(file.form, proposals, decisions, writers(book, file.file.id, file.lines), there.value.lines)
        faults = tuple(refused(there.value, answer.answer, person, authors, feedback))
        if there.value.of_team and there.value.of_team != seat.person.team:
            raise Refused(f"it was asked of the team {there.value.of_team}")
        if faults:
            raise Refused(faults[0].message, faults)
        return book.change(ENTRY_REVIEWS, id, give(there.value, answer.answer, person, seat.at, file.form, feedback, answer.note))


def _seen(seat: Seat, record: Record[EntryReview]) -> Record[EntryReview]:
    """The review, if this person may see it: a client sees what was asked of its own people, not what the firm's say of each other."""
    if seat.only and (record.value.client != seat.only or record.value.of_role != Role.CLIENT):
        raise Missing(f"there is no entry_review {record.id}")
    return record


@use("review.ask")
def withdraw_review(seat: Seat, id: Id) -> Record[EntryReview]:
    """Take back what one asked, before it is answered. Refused to others, and once it is answered."""
    with seat.write("withdrawn") as book:
        there = book.get(ENTRY_REVIEWS, id)
        of_file(seat, book, there.value.subject_kind, there.value.subject)
        if there.value.asked_by != seat.id:
            raise Refused("it was asked by somebody else, who may withdraw it")
        if there.value.state is not State.ASKED:
            raise Refused(f"the review is {there.value.state} already")
        return book.change(ENTRY_REVIEWS, id, replace(there.value, state=State.WITHDRAWN))


@use("decision.read")
def review_tally(seat: Seat, *, since: datetime | None = None, before: datetime | None = None, client: Id = "") -> Tally:
    """What reviews found, counted by writer, kind and family of error, client, source and reviewer."""
    where: dict[str, object] = {"state": State.GIVEN}
    if since or before:
        where["given"] = Range(since, before)
    if client:
        where["client"] = client
    with seat.read() as book:
        return Tally(tally(one.value for one in book.all(ENTRY_REVIEWS, where)))


@use("review.read")
def error_kinds(seat: Seat) -> tuple[ErrorKind, ...]:
    """The kinds of errors that a reviewer may name."""
    return tuple(kinds().values())


@use("review.read")
def entry_fields(seat: Seat) -> tuple[Field, ...]:
    """The fields of an entry, and what deciding on each takes."""
    return tuple(fields().values())
