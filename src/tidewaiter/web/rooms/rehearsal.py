"""The rehearsal desk: scenarios, the clock, what CBP would do next, and holds and documents answered from the file."""

from __future__ import annotations

from starlette.responses import Response

from tidewaiter.service.rehearsal_desk import (
    ClockStep,
    LetHappen,
    act_in_rehearsal,
    advance_rehearsal,
    choose_scenario,
    file_rehearsal,
    rehearsal,
)
from tidewaiter.service.seat import Refused
from tidewaiter.web.page import go, page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

STEPS = {ClockStep.HOUR: "an hour", ClockStep.FOUR_HOURS: "four hours", ClockStep.DAY: "a day", ClockStep.WORKING_DAY: "a working day",
         ClockStep.WEEK: "a week", ClockStep.TEN_WORKING_DAYS: "ten working days", ClockStep.MONTH: "thirty days", ClockStep.YEAR: "a year"}


def desk(visit: Visit) -> Response:
    """The rehearsal of CBP's side as this firm sees it."""
    return _desk(visit)


def choose(visit: Visit) -> Response:
    """Let a scenario go on from here."""
    try:
        choose_scenario(visit.seat, visit.form.get("scenario", ""), visit.form.get("start", ""))
    except Refused as refused:
        return _desk(visit, refused)
    return go(visit, _back(visit))


def clock(visit: Visit) -> Response:
    """Let time pass there."""
    by = visit.form.get("by", "")
    try:
        advance_rehearsal(visit.seat, ClockStep(by) if by in set(ClockStep) else ClockStep.DAY, visit.form.get("to", ""))
    except Refused as refused:
        return _desk(visit, refused)
    return go(visit, _back(visit))


def of_file(visit: Visit) -> Response:
    """A file as the rehearsal has it."""
    return _file(visit)


def act(visit: Visit) -> Response:
    """Let something happen to the file's entry there."""
    form = visit.form
    told = {name: form.get(name, "").strip() for name in ("name", "agency", "document", "kind", "decision", "form", "found", "why")}
    try:
        act_in_rehearsal(visit.seat, visit.path["id"], LetHappen(**told))
    except (Refused, TypeError, ValueError) as error:
        return _file(visit, error if isinstance(error, Refused) else Refused(str(error)))
    return go(visit, f"/files/{visit.path['id']}/rehearsal")


def _desk(visit: Visit, refused: Refused | None = None) -> Response:
    return page(visit, "rehearsal/desk.html", there=rehearsal(visit.seat), steps=STEPS, refused=refused, may=visit.seat.may("rehearsal.write"),
                status=409 if refused else 200)


def _file(visit: Visit, refused: Refused | None = None) -> Response:
    there = file_rehearsal(visit.seat, visit.path["id"])
    return page(visit, "rehearsal/file.html", there=there, file=there.file, steps=STEPS, refused=refused, may=visit.seat.may("rehearsal.write"),
                status=409 if refused else 200)


def _back(visit: Visit) -> str:
    """Where somebody came from: the page of a file, or the desk. Nobody is led out of the house."""
    file = visit.form.get("file", "")
    return f"/files/{file}/rehearsal" if file.isascii() and file.isalnum() else "/rehearsal"


USES = (
    Use("/rehearsal", "GET", desk, "rehearsal.read"),
    Use("/rehearsal/scenario", "POST", choose, "rehearsal.write"),
    Use("/rehearsal/clock", "POST", clock, "rehearsal.write"),
    Use("/files/{id}/rehearsal", "GET", of_file, "rehearsal.read"),
    Use("/files/{id}/rehearsal", "POST", act, "rehearsal.write"),
)
