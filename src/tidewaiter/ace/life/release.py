"""From a cargo release filed to goods released: bills matched, processing, arrival, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tidewaiter.abi import batch_control as control
from tidewaiter.abi import codec
from tidewaiter.abi.tree import ENDING
from tidewaiter.ace.answers import cargo_release
from tidewaiter.ace.desk import Desk, Event, Received, Thing
from tidewaiter.ace.life import terms
from tidewaiter.ace.life.entries import changed, entry
from tidewaiter.ace.life.notices import notice
from tidewaiter.ace.life.status import status
from tidewaiter.ace.release import filing

OPEN = ("filed", "admissible", "pending")
VESSEL = frozenset({"10", "11"})
HOLD_ALL, INCREMENTAL = "1", "2"
NO_MATCH, ON_FILE, DEPARTED, ARRIVED, TOO_MANY, DELETED = "91", "93", "94", "95", "58", "61"


def filed(desk: Desk, event: Event) -> None:
    """A release on file begins its course, or begins it again after an update."""
    release = desk.file.thing("release", event.key)
    if release is None:
        return
    with changed(desk, event.key) as found:
        course = found.setdefault("release", {"holds": [], "documents": [], "agencies": {}})
        if course.get("state") == "released":
            return
        course |= {"state": "filed", "processed": False, "told": ""}
        found |= {name: release[told] for name, told in _SAME if release.get(told)}
        for agency in sorted({one for line in release.get("lines", ()) for one in line.get("agencies", ())}):
            if agency not in course["agencies"]:
                desk.happen("agency.reviewing", event.key, agency=agency)
                desk.happen("agency.proceed", event.key, after=_span(desk, terms.AGENCY_REVIEW), agency=agency)
            course["agencies"].setdefault(agency, "review")
    bills = [(number, _on_file(desk, release, number, event.key)) for number in numbers(release)]
    status(desk, event.key, bills=[(number, _match(release, number, bill)) for number, bill in bills])
    if any(not _matched(bill) for _, bill in bills):
        for term in (terms.NO_BILL_FIRST, terms.NO_BILL_AGAIN):
            desk.happen("release.unmatched", event.key, after=_span(desk, term), days=term.count)
    desk.file.call_off("release.selected", event.key)
    desk.happen("release.selected", event.key, after=_processing(desk, release, [bill for _, bill in bills]))


_SAME = (("type", "entry_type"), ("port", "port"), ("importer", "importer"), ("mode", "mode"))


def _span(desk: Desk, term: terms.Term) -> timedelta:
    return term.after(desk.now) - desk.now


def _processing(desk: Desk, release: Thing, bills: list[Thing | None]) -> timedelta:
    """Soon; goods by sea not sooner than some days before they arrive."""
    soon = _span(desk, terms.SELECTIVITY)
    arrivals = [datetime.fromisoformat(bill["arrives"]) for bill in bills if bill and bill.get("arrives")]
    if release.get("mode") in VESSEL and arrivals:
        return max(soon, max(arrivals) - timedelta(days=terms.BEFORE_ARRIVAL.count) - desk.now)
    return soon


def numbers(release: Thing) -> list[str]:
    """The bills that are matched: the houses where there are any, else the masters."""
    bills = [bill for bill in release.get("bills", ()) if bill.get("kind") != "I"]
    lowest = [bill for bill in bills if bill.get("kind") in ("H", "S")] or bills
    return list(dict.fromkeys(f"{bill.get('issuer', '')}{bill.get('number', '')}" for bill in lowest))


def arrival(desk: Desk, key: str) -> datetime | None:
    """When the last of the goods that are not here yet is expected; None where all are here, or nothing is known."""
    bills = [desk.file.thing("bill", number) or {} for number in numbers(desk.file.thing("release", key) or {})]
    return max((datetime.fromisoformat(bill["arrives"]) for bill in bills if bill.get("arrives") and not bill.get("arrived")), default=None)


def entered_quantity(release: Thing, number: str) -> int:
    return sum(int(bill.get("quantity") or 0) for bill in release.get("bills", ()) if f"{bill.get('issuer', '')}{bill.get('number', '')}" == number)


def _on_file(desk: Desk, release: Thing, number: str, key: str) -> Thing | None:
    """The bill on file, which then names the entry. Where no scenario keeps manifests, every bill is taken to be on file."""
    bill = desk.file.thing("bill", number)
    if bill is None:
        if (desk.file.thing("scenario", "") or {}).get("manifests") == "kept":
            # Remembered, so that the bill finds the entry when it comes.
            bill = {"on_file": False}
        else:
            bill = {"on_file": True, "assumed": True, "quantity": entered_quantity(release, number), "port": release.get("port", "")}
            if release.get("arrival"):
                bill["arrives"] = release["arrival"]
                desk.happen("bill.arrived", number, after=max(timedelta(), datetime.fromisoformat(bill["arrives"]) - desk.now))
            else:
                bill["arrived"] = desk.now.isoformat()
    bill["entries"] = sorted({*bill.get("entries", ()), key})
    desk.file.keep("bill", number, bill)
    return bill if _matched(bill) else None


def _matched(bill: Thing | None) -> bool:
    return bool(bill and bill.get("on_file", True))


def _match(release: Thing, number: str, bill: Thing | None) -> str:
    if bill is None:
        return NO_MATCH
    if bill.get("quantity") and entered_quantity(release, number) > int(bill["quantity"]):
        return TOO_MANY
    return ARRIVED if bill.get("arrived") else ON_FILE


def selected(desk: Desk, event: Event) -> None:
    with changed(desk, event.key) as found:
        if found.get("release", {}).get("state") not in OPEN:
            return
        found["release"]["processed"] = True
        mode, isf = found.get("mode"), (desk.file.thing("release", event.key) or {}).get("isf")
        missing = mode in VESSEL and isf is False and not desk.file.thing("isf", event.key)
    if missing:
        required = (desk.file.thing("scenario", "") or {}).get("isf") == "required"
        why, cite = "no security filing is on file for goods by sea", "19 CFR 149.2"
        if required:
            desk.happen("hold.placed", event.key, agency="CBP", why=why, cite=cite)      # before any release
        else:
            desk.explain(event.key, "security filing", why=why, cite=cite)
    evaluate(desk, event.key)


def waits_for(desk: Desk, key: str) -> Iterator[str]:
    """What stands between an entry and its release, in words."""
    release, found = desk.file.thing("release", key) or {}, entry(desk, key)
    course = found.get("release", {})
    if not course.get("processed"):
        yield "its processing"
    for number in numbers(release):
        bill = desk.file.thing("bill", number)
        if not _matched(bill):
            yield f"bill {number}"
        elif bill and _match(release, number, bill) == TOO_MANY:
            yield f"a quantity not above that of bill {number}"
    yield from (f"the end of {hold['agency']}'s hold" for hold in course.get("holds", ()))
    if course.get("exam"):
        yield f"the {course['exam'].get('kind', 'intensive')} exam"
    yield from (f"document {document}" for document in course.get("documents", ()))
    held = {hold["agency"] for hold in course.get("holds", ())}
    reviewing = (agency for agency, state in sorted(course.get("agencies", {}).items()) if state != "proceed")
    yield from (f"{agency}'s may proceed" for agency in reviewing if agency not in held)


def evaluate(desk: Desk, key: str) -> None:
    """Look at what stands in the way of release, after everything else that happens now."""
    desk.file.call_off("release.weighed", key)
    desk.happen("release.weighed", key)


def weighed(desk: Desk, event: Event) -> None:
    """Release the goods where nothing stands in the way; say what does where that has changed."""
    key = event.key
    found, release = entry(desk, key), desk.file.thing("release", key) or {}
    course = found.get("release", {})
    if course.get("state") not in OPEN:
        return
    waiting = list(waits_for(desk, key))
    arriving = [] if waiting else [number for number in numbers(release) if not (desk.file.thing("bill", number) or {}).get("arrived")]
    told = ", ".join(waiting or [f"the arrival of {number}" for number in arriving])
    if told != course.get("told"):
        with changed(desk, key) as kept:
            kept["release"]["told"] = told
        if told:
            desk.explain(key, "release waits", **{"for": told})
    if waiting:
        return
    if not arriving:
        desk.happen("release.released", key, origin=_origin(course))
    elif any((desk.file.thing("bill", number) or {}).get("arrived_quantity") for number in arriving):
        desk.happen("release.pending", key)
    elif course["state"] == "filed":
        desk.happen("release.admissible", key)


def _origin(course: Thing) -> str:
    """The release origin code. Source: CATAIR CQ, record WO60, note 2."""
    return course.get("origin") or ("08" if course.get("agencies") else "03")


def _state(desk: Desk, key: str) -> str:
    return str(entry(desk, key).get("release", {}).get("state", ""))


def _stopped(desk: Desk, key: str) -> bool:
    """Whether something came in between that stands in the way."""
    return any(True for _ in waits_for(desk, key))


def admissible(desk: Desk, event: Event) -> None:
    if _state(desk, event.key) != "filed" or _stopped(desk, event.key):
        return
    with changed(desk, event.key) as found:
        found["release"]["state"] = "admissible"
    _tell_release(desk, event.key, "admissible")
    status(desk, event.key, entry=[("97", {})])


def pending(desk: Desk, event: Event) -> None:
    """Part of a split shipment is here. Held whole it waits for the rest; otherwise what is here may go."""
    release = desk.file.thing("release", event.key) or {}
    if _state(desk, event.key) not in OPEN or _stopped(desk, event.key):
        return
    with changed(desk, event.key) as found:
        found["release"]["state"] = "pending"
    _tell_release(desk, event.key, "pending")
    if release.get("split") == INCREMENTAL:
        desk.explain(event.key, "part released", why="incremental release of a split shipment", cite="19 CFR 141.57")
        notice(desk, event.key, "release.pending", split=INCREMENTAL)
    else:
        status(desk, event.key, entry=[("83", {})])


def released(desk: Desk, event: Event) -> None:
    if _state(desk, event.key) not in OPEN or _stopped(desk, event.key):
        return
    with changed(desk, event.key) as found:
        found["release"] |= {"state": "released", "at": desk.now.isoformat()}
        release = desk.file.thing("release", event.key) or {}
        found.setdefault("entered", (release.get("entered") or desk.now.isoformat())[:10])
        start = desk.now.date()
    _tell_release(desk, event.key, "released")
    status(desk, event.key, entry=[("98", {"released": start, "origin": event.about.get("origin", "03")})])
    due = terms.SUMMARY_DUE.last(start)
    if found.get("summary", {}).get("state") != "accepted":
        desk.happen("summary.overdue", event.key, after=terms.SUMMARY_DUE.over(start) - desk.now, due=due.isoformat())


def _tell_release(desk: Desk, key: str, state: str) -> None:
    release = desk.file.thing("release", key)
    if release is not None:
        desk.file.keep("release", key, release | {"state": state} | ({"released": desk.now.isoformat()} if state == "released" else {}))


def cancelled(desk: Desk, event: Event) -> None:
    with changed(desk, event.key) as found:
        found.setdefault("release", {"holds": [], "documents": [], "agencies": {}})["state"] = "cancelled"
    for name in ("release.selected", "release.unmatched", "agency.proceed", "exam.done", "summary.overdue"):
        desk.file.call_off(name, event.key)
    status(desk, event.key, entry=[("23", {})])


def decided(desk: Desk, event: Event) -> None:
    """CBP's word on a request that waited: what is allowed is done as it was asked, what is refused leaves the release as it is."""
    request, cancels = desk.file.thing("request", event.key), event.name == "cancellation.decided"
    if request is None or (request["action"] == "D") is not cancels:
        desk.explain(event.key, "nothing decided", why="no such request waits")
        return
    desk.file.drop("request", event.key)
    if event.about["decision"] != "allowed":
        status(desk, event.key, entry=[("87" if cancels else "86", {})])
    elif received := _received(desk, event.key[:3], request["message"]):
        cargo_release.accept(filing(received), desk, desk.file.thing("release", event.key))


def _received(desk: Desk, filer: str, message: str) -> Received | None:
    """The transaction of a request as it came, in a block as the filer sends it."""
    route = desk.route(filer)
    if route is None:
        return None
    block = {"port": route.port, "filer": filer, "application": "SE"}
    batch = [control.BatchHeader(site=route.site, sender=route.sender, application="SE"), control.BlockHeader(**block)]
    ends = [control.BlockTrailer(**block), control.BatchTrailer(site=route.site, sender=route.sender)]
    text = "".join([*(one.emit() + ENDING for one in batch), message, *(one.emit() + ENDING for one in ends)])
    for one in codec.parse(text).blocks:
        for transaction in one.transactions:
            return Received("SE", 1, one, transaction)
    return None


def unmatched(desk: Desk, event: Event) -> None:
    release = desk.file.thing("release", event.key)
    course = entry(desk, event.key).get("release", {})
    if release is None or course.get("state") not in OPEN:
        return
    if all(_matched(desk.file.thing("bill", number)) for number in numbers(release)):
        return
    status(desk, event.key, entry=[("26" if event.about.get("days") == terms.NO_BILL_FIRST.count else "28", {})])


def _bill(desk: Desk, event: Event, **values: object) -> Thing:
    bill = (desk.file.thing("bill", event.key) or {}) | values
    desk.file.keep("bill", event.key, bill)
    return bill


def bill_filed(desk: Desk, event: Event) -> None:
    told = {name: event.about[name] for name in ("quantity", "vessel", "port", "arrives") if name in event.about}
    bill = _bill(desk, event, on_file=True, **told)
    if bill.get("arrives") and not bill.get("arrived") and not bill.get("parts"):
        desk.file.call_off("bill.arrived", event.key)
        desk.happen("bill.arrived", event.key, after=max(timedelta(), datetime.fromisoformat(bill["arrives"]) - desk.now))
    _tell_bill(desk, event.key, bill, ON_FILE)


def bill_departed(desk: Desk, event: Event) -> None:
    _tell_bill(desk, event.key, _bill(desk, event, departed=desk.now.isoformat()), DEPARTED)


def bill_arrived(desk: Desk, event: Event) -> None:
    """The goods of a bill are here, or a part of them where the event tells a quantity. A part of nobody knows how much is not the whole."""
    bill = desk.file.thing("bill", event.key) or {}
    here = int(bill.get("arrived_quantity") or 0) + int(event.about.get("quantity") or 0)
    whole = not event.about.get("quantity") or (bill.get("quantity") not in (None, "") and here >= int(bill["quantity"]))
    values: dict[str, object] = {"on_file": bill.get("on_file", True), "arrived_quantity": here}
    if whole:
        values["arrived"] = desk.now.isoformat()
    _tell_bill(desk, event.key, _bill(desk, event, **values), ARRIVED, split=bool(event.about.get("quantity")))


def bill_deleted(desk: Desk, event: Event) -> None:
    _tell_bill(desk, event.key, _bill(desk, event, on_file=False), DELETED)


def _tell_bill(desk: Desk, number: str, bill: Thing, code: str, split: bool = False) -> None:
    for key in bill.get("entries", ()):
        if entry(desk, key).get("release", {}).get("state") in OPEN:
            status(desk, key, bills=[(number, code)], split=split)
            evaluate(desk, key)


HANDLERS = {
    "release.filed": (filed,), "release.updated": (filed,), "release.cancelled": (cancelled,), "release.selected": (selected,),
    "release.weighed": (weighed,), "correction.decided": (decided,), "cancellation.decided": (decided,),
    "release.admissible": (admissible,), "release.pending": (pending,), "release.released": (released,), "release.unmatched": (unmatched,),
    "bill.filed": (bill_filed,), "bill.departed": (bill_departed,), "bill.arrived": (bill_arrived,), "bill.deleted": (bill_deleted,),
}
