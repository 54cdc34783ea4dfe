"""The screening desk: hits with what made their score, decided by a named person and looked at by a second, the lists and their days."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from tidewaiter.screening.alert import AlertState
from tidewaiter.screening.case import HitVerdict
from tidewaiter.service.entries.files import file
from tidewaiter.service.screening import before_sending, decide, reading, rescreen, run
from tidewaiter.service.screening.desk import screening_desk
from tidewaiter.service.seat import Refused
from tidewaiter.web.page import go, page
from tidewaiter.web.places import folded
from tidewaiter.web.rooms.prints import pdf
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

VERDICTS = {HitVerdict.FALSE_MATCH: "Clear: it is somebody else", HitVerdict.ESCALATE: "Escalate: pass it on",
            HitVerdict.TRUE_MATCH: "It is the listed party"}


def desk(visit: Visit) -> Response:
    """What waits: hits, second looks, alerts, files not screened, goods of concern; and the lists."""
    return page(visit, "screening/desk.html", there=screening_desk(visit.seat), may_decide=visit.seat.may("screening.decide"),
                may_run=visit.seat.may("screening.run"), may_read_files=visit.seat.may("entry.read"))


def of_file(visit: Visit) -> Response:
    """What the screening of a file comes to, and what of it keeps the file."""
    id = visit.path["id"]
    found = before_sending.file_screening(visit.seat, id)
    keeps, more = folded(found.findings)
    return page(visit, "screening/file.html", file=file(visit.seat, id), screened=found.screened, findings=keeps, more=more, refused=None,
                **_choices(visit))


def screen(visit: Visit) -> Response:
    """Ask the lists about a file."""
    id = visit.path["id"]
    try:
        made = run.screen_file(visit.seat, id)
    except Refused as refused:
        return page(visit, "screening/file.html", file=file(visit.seat, id), screened=None, refused=refused, findings=list(refused.findings), more={},
                    **_choices(visit), status=409)
    return go(visit, f"/screening/{made.screening.id}")


def one(visit: Visit) -> Response:
    """One screening: each party asked, each hit, what was decided."""
    return _one(visit)


def decided(visit: Visit) -> Response:
    """Decide on a hit, by name and with a ground."""
    form = visit.form
    try:
        decide.decide_hit(visit.seat, visit.path["id"], decide.NewScreeningDecision(
            form.get("fingerprint", ""), form.get("list", ""), form.get("entry", ""), _verdict(form.get("verdict", "")), form.get("ground", ""),
            form.get("note", ""),
        ))
    except Refused as refused:
        return _one(visit, refused)
    return go(visit, f"/screening/{visit.path['id']}")


def second(visit: Visit) -> Response:
    """Look at another's decision, and agree or not."""
    form = visit.form
    try:
        decide.second_look(visit.seat, form.get("decision", ""), form.get("agrees") == "yes", form.get("note", ""))
    except Refused as refused:
        return _one(visit, refused)
    return go(visit, f"/screening/{visit.path['id']}")


def alert(visit: Visit) -> Response:
    """An alert on somebody whom the firm keeps."""
    return _alert(visit)


def alert_decided(visit: Visit) -> Response:
    """Decide on an alert."""
    form = visit.form
    try:
        decide.decide_alert(visit.seat, visit.path["id"], decide.AlertAnswer(
            _verdict(form.get("verdict", "")), form.get("ground", ""), form.get("note", "")))
    except Refused as refused:
        return _alert(visit, refused)
    return go(visit, "/screening")


def again(visit: Visit) -> Response:
    """Ask the lists again about everybody who is kept."""
    rescreen.rescreen(visit.seat)
    return go(visit, "/screening")


def record(visit: Visit) -> Response:
    """The record of a screening as a PDF."""
    return pdf(reading.screening_record_pdf(visit.seat, visit.path["id"]), f"screening-{visit.path['id']}.pdf")


def _one(visit: Visit, refused: Refused | None = None) -> Response:
    found = reading.screening(visit.seat, visit.path["id"])
    decisions = {one.id: one for one in reading.screening_decisions(visit.seat, limit=200).records}
    asked = {one: reading.screening_decision(visit.seat, one) for one in {hit.decision for hit in found.hits if hit.decision} - set(decisions)}
    goods, more = folded(found.screening.value.goods)
    return page(visit, "screening/one.html", goods=goods, more=more, screened=found, decisions=decisions | asked, refused=refused, **_choices(visit),
                status=409 if refused else 200)


def _alert(visit: Visit, refused: Refused | None = None) -> Response:
    return page(visit, "screening/alert.html", alert=reading.screening_alert(visit.seat, visit.path["id"]), refused=refused, open=AlertState.OPEN,
                **_choices(visit), status=409 if refused else 200)


def _choices(visit: Visit) -> dict[str, Any]:
    return {"grounds": reading.screening_grounds(visit.seat), "verdicts": VERDICTS, "may_decide": visit.seat.may("screening.decide"),
            "may_review": visit.seat.may("screening.review"), "may_run": visit.seat.may("screening.run"), "me": visit.seat.id}


def _verdict(told: str) -> HitVerdict:
    if told not in set(HitVerdict):
        raise Refused("choose what you make of the hit")
    return HitVerdict(told)


USES = (
    Use("/screening", "GET", desk, "screening.read"),
    Use("/screening/again", "POST", again, "screening.run"),
    Use("/screening/alerts/{id}", "GET", alert, "screening.read"),
    Use("/screening/alerts/{id}", "POST", alert_decided, "screening.decide"),
    Use("/screening/{id}", "GET", one, "screening.read"),
    Use("/screening/{id}/decisions", "POST", decided, "screening.decide"),
    Use("/screening/{id}/second-look", "POST", second, "screening.review"),
    Use("/screening/{id}/record", "GET", record, "screening.read"),
    Use("/files/{id}/screening", "GET", of_file, "screening.read"),
    Use("/files/{id}/screening", "POST", screen, "screening.run"),
)
