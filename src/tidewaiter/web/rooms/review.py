"""Review of a file: what is to be resolved, what nobody has decided yet, and the looks that were asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from starlette.responses import Response

from tidewaiter.access.person import Role, licensed
from tidewaiter.clearance.decisions.errors import Erred
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.decisions.record import Manner, Verdict
from tidewaiter.clearance.decisions.review import Answer, Feedback, State, Weight
from tidewaiter.service.decisions.deciding import Chosen, NewDecision, decide_on_file
from tidewaiter.service.decisions.proposals import OpenField, decisions_on_file, undecided_fields
from tidewaiter.service.decisions.reviews import NewReview, ReviewAnswer, answer_review, ask_review, entry_reviews, error_kinds, withdraw_review
from tidewaiter.service.entries.files import file, file_lines
from tidewaiter.service.entries.keying import sums_of_file
from tidewaiter.service.gate import file_gate
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.web.page import PRIVATE, go, part
from tidewaiter.web.rooms.file import names, tab
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

DEMANDS = {
    Demand.SECOND_REVIEW: "another person's look", Demand.BROKER_REVIEW: "a licensed broker's look",
    Demand.COMPLIANCE_REVIEW: "compliance's look", Demand.CLIENT_APPROVAL: "the client's approval",
    Demand.LICENSED_TRANSMITTER: "a broker who sends it",
}
_OF_THE_GATE = ("GATE", "DEC-", "POL", "REV-")


@dataclass(frozen=True)
class Group:
    """Fields that are decided on together: one, or several that state the same on the same facts. `also` are the lines of those after the first."""

    fields: tuple[OpenField, ...]
    link: str
    also: tuple[int, ...]


def review(visit: Visit) -> Response:
    """Findings to resolve, fields to decide on, and reviews."""
    return _review(visit)


def _review(visit: Visit, status: int = 200, refused: Refused | None = None) -> Response:
    seat, id = visit.seat, visit.path["id"]
    record = file(seat, id)
    open_fields = undecided_fields(seat, id)
    numbers = {one.id: one.value.number for one in file_lines(seat, id)}
    judged = _grouped(id, (one for one in open_fields if one.judged), numbers)
    copied = [one for one in open_fields if not one.judged and not _doubted(one)]
    doubted = [Group((one,), _link(id, one, numbers), ()) for one in open_fields if not one.judged and _doubted(one)]
    sums, gate = sums_of_file(seat, id), file_gate(seat, id)
    reads = visit.may("review.read")
    reviews = [one for state in (State.ASKED, State.GIVEN) for one in entry_reviews(seat, state=state, subject=id).records] if reads else []
    kinds = [(one.code, one.words) for one in error_kinds(seat)] if reads else []
    return tab(
        visit, "file/review.html", status, record=record, judged=judged, doubted=doubted, copied=copied, sums=sums, gate=gate, refused=refused,
        reviews=reviews, decisions=decisions_on_file(seat, id, limit=100).records, who=names(visit), demands=DEMANDS, numbers=numbers,
        plain=_plain, kinds_of=kinds, licensed=licensed(seat.person, seat.day),
        may_decide=visit.may("decision.accept"), resolve=[one for one in sums.findings if one.finding.severity.value != "note"],
        rest=[one for one in gate.findings if one.rule.startswith(_OF_THE_GATE)],
    )


def _grouped(id: str, fields: Iterable[OpenField], numbers: dict[str, int]) -> list[Group]:
    """The fields with those that are alike put together, in order of the first. Where something is proposed, a field stands by itself."""
    groups: dict[str, list[OpenField]] = {}
    for one in fields:
        groups.setdefault(one.path if one.proposals or not one.alike else one.alike, []).append(one)
    return [Group(tuple(held), _link(id, held[0], numbers), tuple(_line(one, numbers) for one in held[1:])) for held in groups.values()]


def _line(one: OpenField, numbers: dict[str, int]) -> int:
    return numbers.get(one.path.split("/")[1], 0)


def _plain(text: str) -> str:
    """A value as a person reads it: what is nested without its brackets, what is empty left out."""
    if not text.startswith(("{", "[")):
        return text
    try:
        return _said(json.loads(text))
    except ValueError:
        return text


def _said(value: object) -> str:
    if isinstance(value, dict):
        told = ((name, _said(one)) for name, one in value.items())
        return ", ".join(f"{name.replace('_', ' ')} {one}" for name, one in told if one)
    if isinstance(value, list):
        return "; ".join(filter(None, map(_said, value)))
    return "" if value in (None, "", False, 0) else "yes" if value is True else str(value)


def _doubted(one: OpenField) -> bool:
    """Whether something is proposed for a field other than what it states."""
    return any(record.value.value != one.value for record in one.proposals)


def _link(id: str, one: OpenField, numbers: dict[str, int]) -> str:
    """Where a field is keyed."""
    parts = one.path.split("/")
    if parts[0] == "lines" and len(parts) > 1 and parts[1] in numbers:
        return f"/files/{id}/lines/{numbers[parts[1]]}"
    return f"/files/{id}"


def decide(visit: Visit) -> Response:
    """Accept, change or reject values by name."""
    form = visit.form
    try:
        if form.get("what") == "bulk":
            decide_on_file(visit.seat, visit.path["id"], _bulk(visit))
        else:
            verdict = Verdict(form.get("verdict", "")) if form.get("verdict", "") in set(Verdict) else Verdict.ACCEPT
            text = form.get("other", "").strip() if verdict is Verdict.CHANGE else form.get("value", "")
            seals = visit.many.get("seal", ())
            chosen = tuple(Chosen(path, text, form.get("proposal", ""), seals[n] if n < len(seals) else "")
                           for n, path in enumerate(visit.many.get("path", ("",))))
            manner = Manner.ALIKE if len(chosen) > 1 else Manner.ONE
            evidence = tuple(line for line in (form.get("evidence", "").strip()[:300],) if line)
            decide_on_file(visit.seat, visit.path["id"], NewDecision(verdict, chosen, manner, form.get("why", "").strip()[:10_000], evidence))
    except Refused as refused:
        return part(visit, "file/refused.html", 409, refused=refused) if visit.part else _review(visit, 409, refused)
    if visit.part:
        return Response(status_code=204, headers=PRIVATE)
    return go(visit, f"/files/{visit.path['id']}/review#decide")


def _bulk(visit: Visit) -> NewDecision:
    """What was ticked of the fields that are copied without judgement; each as it was seen."""
    chosen = []
    for told in visit.many.get("field", ()):
        path, _, rest = told.replace("\r\n", "\n").partition("\n")         # a browser sends each line's end as two signs
        seal, _, text = rest.partition("\n")
        chosen.append(Chosen(path, text, "", seal))
    return NewDecision(Verdict.ACCEPT, tuple(chosen), Manner.BULK, visit.form.get("why", ""))


def ask(visit: Visit) -> Response:
    """Ask for a look."""
    demand, due = visit.form.get("demand", ""), visit.form.get("due", "")
    role = {Demand.BROKER_REVIEW.value: Role.BROKER.value, Demand.COMPLIANCE_REVIEW.value: Role.COMPLIANCE.value}.get(demand, "")
    try:
        ask_review(visit.seat, visit.path["id"], NewReview(
            (Demand(demand),) if demand in set(Demand) else (), visit.form.get("of", ""), role, question=visit.form.get("question", "")[:10_000],
            due=_end(visit.seat, due)))
    except Refused as refused:
        return _review(visit, 409, refused)
    return go(visit, f"/files/{visit.path['id']}/review#reviews")


def _end(seat: Seat, day: str) -> datetime | None:
    try:
        told = date.fromisoformat(day)
    except ValueError:
        return None
    return seat.at.replace(year=told.year, month=told.month, day=told.day, hour=22, minute=0, second=0, microsecond=0)


def answer(visit: Visit) -> Response:
    """Stand up for the file, or return it with what is wrong."""
    form = visit.form
    said = Answer.RETURN if form.get("answer") == "return" else Answer.ACCEPT
    feedback: tuple[Feedback, ...] = ()
    if form.get("path"):
        feedback = (Feedback(form["path"], form.get("kind", ""), Weight(form.get("weight", "minor")), form.get("was", ""), form.get("should", ""),
                             Erred(form.get("by", "writer")), note=form.get("note", "")),)
    try:
        answer_review(visit.seat, visit.path["review"], ReviewAnswer(said, feedback, form.get("note", "")[:10_000]))
    except Refused as refused:
        return _review(visit, 409, refused)
    return go(visit, f"/files/{visit.path['id']}/review#reviews")


def withdraw(visit: Visit) -> Response:
    """Take back what one asked."""
    try:
        withdraw_review(visit.seat, visit.path["review"])
    except Refused as refused:
        return _review(visit, 409, refused)
    return go(visit, f"/files/{visit.path['id']}/review#reviews")


USES = (
    Use("/files/{id}/review", "GET", review, "decision.read"),
    Use("/files/{id}/review/decisions", "POST", decide, "decision.accept"),
    Use("/files/{id}/review/asked", "POST", ask, "review.ask"),
    Use("/files/{id}/review/{review}/answer", "POST", answer, "review.answer"),
    Use("/files/{id}/review/{review}/withdraw", "POST", withdraw, "review.ask"),
)
