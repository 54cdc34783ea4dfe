"""What CBP and the agencies do with goods before release: holds, exams, documents, may proceed."""

from __future__ import annotations

from datetime import timedelta

from tidewaiter.ace.desk import Desk, Event
from tidewaiter.ace.life import terms
from tidewaiter.ace.life.entries import changed, entry
from tidewaiter.ace.life.notices import notice
from tidewaiter.ace.life.release import OPEN, arrival, evaluate
from tidewaiter.ace.life.status import status

CBP = "CBP"


def _open(desk: Desk, key: str) -> bool:
    return entry(desk, key).get("release", {}).get("state") in OPEN


def placed(desk: Desk, event: Event) -> None:
    """A hold stands until it is removed; several may stand at once, one an agency."""
    if not _open(desk, event.key):
        desk.explain(event.key, "hold not placed", why="the goods are not waiting for release")
        return
    agency = event.about["agency"]
    with changed(desk, event.key) as found:
        course = found["release"]
        if any(hold["agency"] == agency for hold in course["holds"]):
            return
        course["holds"].append({"agency": agency, "why": event.about.get("why", ""), "placed": desk.now.isoformat()})
    if agency == CBP:
        status(desk, event.key, entry=[("90", {})])
    notice(desk, event.key, "hold.placed", **event.about)


def removed(desk: Desk, event: Event) -> None:
    agency = event.about["agency"]
    if not _open(desk, event.key):
        return
    with changed(desk, event.key) as found:
        course = found["release"]
        if not any(hold["agency"] == agency for hold in course["holds"]):
            return
        course["holds"] = [hold for hold in course["holds"] if hold["agency"] != agency]
        if agency in course["agencies"]:
            course["agencies"][agency] = "proceed"
        course["origin"] = "08" if agency in course["agencies"] else "07"
        ours = agency in course["agencies"]
    notice(desk, event.key, "hold.removed", **event.about)
    if ours:
        status(desk, event.key, agencies=[(agency, "07")])
    evaluate(desk, event.key)


def ordered(desk: Desk, event: Event) -> None:
    """An exam takes its days from its order, or from the arrival of goods that are not here yet."""
    if not _open(desk, event.key):
        return
    with changed(desk, event.key) as found:
        found["release"]["exam"] = {"kind": event.about.get("kind", "intensive"), "ordered": desk.now.isoformat()}
    status(desk, event.key, entry=[("03", {})])
    days = event.about.get("days", terms.EXAM.count)
    begins = max(desk.now, arrival(desk, event.key) or desk.now)
    desk.file.call_off("exam.done", event.key)
    desk.happen("exam.done", event.key, after=begins - desk.now + timedelta(days=int(days)), found="as declared")


def done(desk: Desk, event: Event) -> None:
    if not _open(desk, event.key) or not entry(desk, event.key)["release"].get("exam"):
        return
    with changed(desk, event.key) as found:
        found["release"] |= {"exam": None, "origin": "05"}
    desk.file.call_off("exam.done", event.key)
    evaluate(desk, event.key)


def required(desk: Desk, event: Event) -> None:
    if not _open(desk, event.key):
        return
    document = event.about["document"]
    with changed(desk, event.key) as found:
        found["release"]["documents"] = sorted({*found["release"]["documents"], document})
    status(desk, event.key, entry=[("96", {"document": document})])
    notice(desk, event.key, "documents.required", **event.about)


def received(desk: Desk, event: Event) -> None:
    if not _open(desk, event.key):
        return
    with changed(desk, event.key) as found:
        found["release"]["documents"] = [one for one in found["release"]["documents"] if one != event.about["document"]]
    evaluate(desk, event.key)


def reviewing(desk: Desk, event: Event) -> None:
    status(desk, event.key, agencies=[(event.about["agency"], "01")])


def proceed(desk: Desk, event: Event) -> None:
    """An agency lets the goods go, unless its own hold stands: then the end of the hold says so."""
    agency = event.about["agency"]
    if not _open(desk, event.key):
        return
    with changed(desk, event.key) as found:
        course = found["release"]
        if any(hold["agency"] == agency for hold in course["holds"]) or course["agencies"].get(agency) == "proceed":
            return
        course["agencies"][agency] = "proceed"
    status(desk, event.key, agencies=[(agency, "07")])
    evaluate(desk, event.key)


HANDLERS = {
    "hold.placed": (placed,), "hold.removed": (removed,), "exam.ordered": (ordered,), "exam.done": (done,),
    "documents.required": (required,), "documents.received": (received,), "agency.reviewing": (reviewing,), "agency.proceed": (proceed,),
}
