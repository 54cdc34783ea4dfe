"""The portal: what a client's own people see, in plain words, on a desk or a telephone."""

from __future__ import annotations

from starlette.responses import Response

from tidewaiter.clearance.decisions.review import Answer
from tidewaiter.service.clearance.kept_papers import fetch_paper, give_paper, kept_papers
from tidewaiter.service.decisions.reviews import ReviewAnswer, answer_review
from tidewaiter.service.portal import my_affairs, my_shipment, my_shipments
from tidewaiter.service.prints import file_prints
from tidewaiter.service.seat import Refused
from tidewaiter.store.ledger import Missing
from tidewaiter.web.page import go, page
from tidewaiter.web.rooms.prints import printed
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit


def portal(visit: Visit) -> Response:
    """One's own shipments, what waits for oneself first."""
    told = visit.query
    text = told.get("text", "")[:100].strip()
    return page(visit, "portal/shipments.html", there=my_shipments(visit.seat, text, told.get("after", "")), text=text)


def shipment(visit: Visit) -> Response:
    """One shipment: where it stands, what happened, what is wanted and owed."""
    return _shipment(visit)


def affairs(visit: Visit) -> Response:
    """What one is asked to approve, the powers one gave, and what is owed."""
    return page(visit, "portal/affairs.html", there=my_affairs(visit.seat))


def answer(visit: Visit) -> Response:
    """Approve what one was asked, or send it back with a word."""
    form = visit.form
    agreed = form.get("answer") == "accept"
    try:
        if not agreed and not form.get("note", "").strip():
            raise Refused("say what is not right, so that your broker can mend it")
        answer_review(visit.seat, form.get("review", ""), ReviewAnswer(Answer.ACCEPT if agreed else Answer.RETURN, (), form.get("note", "")))
    except Refused as refused:
        return _shipment(visit, refused)
    return go(visit, f"/portal/shipments/{visit.path['id']}")


def give(visit: Visit) -> Response:
    """Give one's broker papers of the shipment."""
    id, sent = visit.path["id"], [one for one in visit.files.get("paper", ()) if one.filename]
    try:
        if not sent:
            raise Refused("choose the paper first")
        for one in sent:
            give_paper(visit.seat, id, one.filename or "", one.file.read(), visit.form.get("item", ""))
    except Refused as refused:
        return _shipment(visit, refused)
    return go(visit, f"/portal/shipments/{id}#papers")


def paper(visit: Visit) -> Response:
    """A paper of the shipment, as it came: to be kept, never run."""
    got = fetch_paper(visit.seat, visit.path["paper"])
    if got.paper.value.file != visit.path["id"]:
        raise Missing("there is no such paper of this shipment")
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._- ") else "_" for sign in got.paper.value.name)
    return Response(got.body, media_type="application/octet-stream", headers={"Content-Disposition": f'attachment; filename="{plain}"'})


def _shipment(visit: Visit, refused: Refused | None = None) -> Response:
    id = visit.path["id"]
    return page(visit, "portal/shipment.html", there=my_shipment(visit.seat, id), prints=file_prints(visit.seat, id), refused=refused,
                kept=kept_papers(visit.seat, id), status=409 if refused else 200)


USES = (
    Use("/portal", "GET", portal, "portal.read"),
    Use("/portal/affairs", "GET", affairs, "portal.read"),
    Use("/portal/shipments/{id}", "GET", shipment, "portal.read"),
    Use("/portal/shipments/{id}/papers", "POST", give, "document.give"),
    Use("/portal/shipments/{id}/papers/{paper}", "GET", paper, "document.read"),
    Use("/portal/shipments/{id}/answer", "POST", answer, "review.answer"),
    Use("/portal/shipments/{id}/prints/{what}", "GET", printed, "document.read"),
)
