"""The classification desk: goods that wait for a number, what was proposed and on what evidence, a decision by name, and a second look."""

from __future__ import annotations

from starlette.responses import Response

from tidewaiter.clearance.decisions.provenance import Provenance, Source
from tidewaiter.clearance.decisions.record import Verdict
from tidewaiter.clearance.decisions.review import Answer
from tidewaiter.numbers import hts
from tidewaiter.service.classifying import awaiting_numbers, goods_of_line, goods_of_part
from tidewaiter.service.decisions.deciding import Chosen, NewDecision, decide_on_file
from tidewaiter.service.decisions.proposals import NewProposal, NewProposals, propose_values
from tidewaiter.service.decisions.reviews import NewReview, ReviewAnswer, answer_review, ask_review
from tidewaiter.service.parts.library import approve_product
from tidewaiter.web.page import go, page
from tidewaiter.web.route import Use, WrongForm
from tidewaiter.web.visit import Visit


def desk(visit: Visit) -> Response:
    """What waits for a number."""
    return page(visit, "classify/desk.html", desk=awaiting_numbers(visit.seat))


def line(visit: Visit) -> Response:
    """A line, and all that is at hand to decide on its number."""
    return page(visit, "classify/line.html", goods=goods_of_line(visit.seat, visit.path["id"], _number(visit)))


def decide(visit: Visit) -> Response:
    """Decide on the number of a line: accept what is stated or proposed, take another, or reject."""
    form = visit.form
    said = form.get("verdict", "")
    if said not in set(Verdict):
        raise WrongForm("choose what you decide: accept, change or reject")
    verdict = Verdict(said)
    value, why = form.get("value", "").strip(), form.get("why", "").strip()
    if verdict is Verdict.CHANGE:
        value = _ten(form.get("other", ""))
    if not why:
        raise WrongForm("write the reason: it stands with the decision in the record")
    evidence = tuple(one.strip() for one in form.get("evidence", "").splitlines() if one.strip())
    proposal = form.get("proposal", "") if verdict is not Verdict.CHANGE else ""
    chosen = Chosen(form.get("path", ""), value, proposal, form.get("seal", ""))
    decide_on_file(visit.seat, visit.path["id"], NewDecision(verdict, (chosen,), why=why, evidence=evidence))
    return go(visit, _here(visit))


def propose(visit: Visit) -> Response:
    """Propose a number for a line; it waits for a decision."""
    told = Provenance(Source.TYPED, person=visit.seat.id, read=visit.form.get("why", "").strip())
    new = NewProposal(visit.form.get("path", ""), _ten(visit.form.get("number", "")), (told,))
    propose_values(visit.seat, visit.path["id"], NewProposals((new,)))
    return go(visit, _here(visit))


def ask(visit: Visit) -> Response:
    """Ask somebody else to look at the number of a line."""
    new = NewReview(of_role=visit.form.get("role", ""), lines=(visit.path["n"],), question=visit.form.get("question", "").strip())
    ask_review(visit.seat, visit.path["id"], new)
    return go(visit, _here(visit))


def look(visit: Visit) -> Response:
    """Answer a second look."""
    said = visit.form.get("answer", "")
    if said not in (Answer.ACCEPT, Answer.RETURN):
        raise WrongForm("choose whether you agree or return it")
    answer_review(visit.seat, visit.form.get("review", ""), ReviewAnswer(Answer(said), note=visit.form.get("note", "").strip()))
    return go(visit, _here(visit))


def part(visit: Visit) -> Response:
    """A product, and what stands against its number."""
    return page(visit, "classify/part.html", goods=goods_of_part(visit.seat, visit.path["id"]))


def approve(visit: Visit) -> Response:
    """Approve a product by name."""
    version, why = visit.form.get("version", ""), visit.form.get("why", "").strip()
    if not version.isdigit():
        raise WrongForm("the form does not say which version of the product was read")
    if not why:
        raise WrongForm("write the reason: it stands with the approval in the record")
    approve_product(visit.seat, visit.path["id"], int(version), why)
    return go(visit, f"/classify/parts/{visit.path['id']}")


def _ten(text: str) -> str:
    try:
        return hts.validate(text.strip())
    except ValueError as error:
        raise WrongForm(str(error)) from None


def _here(visit: Visit) -> str:
    return f"/classify/{visit.path['id']}/{visit.path['n']}"


def _number(visit: Visit) -> int:
    text = visit.path["n"]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


USES = (
    Use("/classify", "GET", desk, "decision.read"),
    Use("/classify/parts/{id}", "GET", part, "decision.read"),
    Use("/classify/parts/{id}/approve", "POST", approve, "decision.accept"),
    Use("/classify/{id}/{n}", "GET", line, "decision.read"),
    Use("/classify/{id}/{n}/decide", "POST", decide, "decision.accept"),
    Use("/classify/{id}/{n}/propose", "POST", propose, "decision.propose"),
    Use("/classify/{id}/{n}/ask", "POST", ask, "review.ask"),
    Use("/classify/{id}/{n}/look", "POST", look, "review.answer"),
)
