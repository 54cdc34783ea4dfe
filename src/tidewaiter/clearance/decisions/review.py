"""Reviews: who was asked to look, what they found, by what kind of error, and on which content they stood up for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from tidewaiter.access.actions import ACTIONS
from tidewaiter.clearance.decisions.errors import Erred, kinds
from tidewaiter.clearance.decisions.fields import Form, Stated, field_of, line_of, stated
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.decisions.provenance import Path
from tidewaiter.clearance.decisions.record import Person, content, same_person
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Cents, Code, Id, Line, Words
from tidewaiter.values import immutable

REVIEWERS = frozenset(role.value for role in ACTIONS["entry.review"].roles)


class State(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"          # by whoever asked, before it was given


class Answer(StrEnum):
    NONE = ""
    ACCEPT = "accept"
    RETURN = "return"


class Weight(StrEnum):
    """How much an error matters: what CBP would have made of it."""

    MATERIAL = "material"            # duty, admissibility or a statute turns on it
    MINOR = "minor"
    STYLE = "style"                  # ours only


@immutable
class Feedback:
    """One error found: what was stated, what should be. `source` is the model, document, rule or person that it came from, as `makers` names it."""

    path: Path
    kind: Code                       # of the table of errors
    weight: Weight
    was: Words
    should_be: Words
    by: Erred
    source: Line = ""
    writer: Id = ""                  # who had decided on it
    cite: Line = ""
    note: Words = ""


@immutable
class EntryReview:
    """A look that was asked for, and what came of it. It is asked of a person, of a role, or of a team.

    `lines` are the keys of the lines in question, none for the whole; `seal` is over the content that was looked at, `client` the one whose
    person it was. `due` and `risk_cents` order the queue.
    """

    subject_kind: Code
    subject: Id
    client: Id
    demands: tuple[Demand, ...]
    asked_by: Id
    asked: datetime
    of_person: Id = ""
    of_role: Code = ""
    of_team: Line = ""
    lines: tuple[Id, ...] = ()
    question: Words = ""
    due: datetime | None = None
    risk_cents: Cents | None = None
    state: State = State.ASKED
    answer: Answer = Answer.NONE
    given_by: Id = ""
    given: datetime | None = None
    roles: tuple[Code, ...] = ()
    licence: Line = ""
    person_client: Id = ""
    seal: Code = ""
    feedback: tuple[Feedback, ...] = ()
    note: Words = ""


def review_seal(form: Form, lines: tuple[str, ...] = (), read: tuple[Stated, ...] | None = None) -> str:
    """One hash over all that takes judgement in the header and on the lines named, or on all."""
    return content(form, (
        (one.path, one.text) for one in (stated(form) if read is None else read)
        if (one.field is None or one.field.judged) and (not lines or line_of(one.path) in ("", *lines))
    ))


def give(
    review: EntryReview, answer: Answer, person: Person, at: datetime, form: Form, feedback: tuple[Feedback, ...] = (), note: str = "",
) -> EntryReview:
    """The review with its answer, bound to the content of the form. Whether it can be given is `refused`'s."""
    return EntryReview(
        review.subject_kind, review.subject, review.client, review.demands, review.asked_by, review.asked, review.of_person, review.of_role,
        review.of_team, review.lines, review.question, review.due, review.risk_cents, State.GIVEN, answer, person.id, at,
        tuple(sorted(person.roles)), person.licence, person.client, review_seal(form, review.lines), feedback, note,
    )


def refused(
    review: EntryReview, answer: Answer, person: Person, authors: tuple[Person, ...], feedback: tuple[Feedback, ...] = (),
) -> Iterator[Finding]:
    """What keeps a person from giving this answer to a review: it was asked of another, or it asks for eyes that are not theirs."""
    if not person.id or person.machine:
        yield _no("REV-NOBODY", "no named person answers here", "sign in as the person who looked")
    if review.state is not State.ASKED:
        yield _no("REV-SETTLED", f"the review is {review.state} already", "ask for another")
    if answer is Answer.NONE:
        yield _no("REV-NO-ANSWER", "it says neither accept nor return", "say which")
    if (review.of_person and review.of_person != person.id) or (review.of_role and review.of_role not in person.roles):
        yield _no("REV-NOT-ASKED", "it was asked of somebody else", "ask for a review of your own")
    if answer is Answer.ACCEPT:
        for demand in review.demands:
            lacking = lacks_standing(demand, person, authors, review.client)
            if lacking:
                name = person.name or person.id
                yield _no("REV-STANDING", f"{name} cannot answer for {demand.replace('_', ' ')}: {lacking}", "ask somebody who can")
    if answer is Answer.RETURN and not feedback:
        yield _no("REV-NO-FEEDBACK", "it returns the entry and says nothing of what is wrong", "name a field and a kind of error")
    if answer is Answer.ACCEPT and any(one.weight is Weight.MATERIAL for one in feedback):
        yield _no("REV-MATERIAL", "it accepts the entry with a material error", "return it, or say why the error is none")
    for one in feedback:
        yield from faults(one)


def faults(one: Feedback) -> Iterator[Finding]:
    """What is wrong with a piece of feedback: a field that is none, a kind that is not in the table, nobody who can have erred so."""
    kind = kinds().get(one.kind)
    if field_of(one.path) is None:
        yield _no("REV-FIELD", f"{one.path} is no field of an entry", "name a field", one.path)
    if kind is None:
        yield _no("REV-KIND", f"{one.kind} is no kind of error", "choose one from the table of errors", one.path)
    elif one.by not in kind.by:
        yield _no("REV-BY", f"{kind.error}: not an error that is counted against a {one.by}", f"count it against {' or '.join(kind.by)}", one.path)
    if one.was == one.should_be:
        yield _no("REV-SAME", f"it was {one.was or 'nothing'} and should be the same", "say what it should be", one.path)


def lacks_standing(demand: Demand, person: Person, authors: tuple[Person, ...], client: str) -> str:
    """Why a person cannot answer for what is demanded; "" where they can. `authors` are those who decided the fields in question."""
    match demand:
        case Demand.SECOND_REVIEW:
            if any(same_person(person, author) for author in authors):
                return "the same person decided on its fields"
            return "" if REVIEWERS & person.roles else "not a role that reviews entries"
        case Demand.BROKER_REVIEW:
            return "" if "broker" in person.roles and person.licence else "not a licensed broker"
        case Demand.COMPLIANCE_REVIEW:
            return "" if "compliance" in person.roles else "not in compliance"
        case Demand.CLIENT_APPROVAL:
            if any(same_person(person, author) for author in authors):
                return "the same person decided on its fields"
            return "" if "client" in person.roles and person.client == client != "" else "not a person of this client"
        case Demand.LICENSED_TRANSMITTER:
            return "it is met by who sends the entry"


def _no(rule: str, message: str, fix: str, where: str = "") -> Finding:
    return Finding(rule, Severity.FATAL, where, message, "19 CFR 111.28(a)", fix)
