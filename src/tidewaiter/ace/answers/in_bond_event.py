"""An in-bond event (WP) is answered with WT, and moves the in-bond on file: arrived, exported, under another carrier's bond, diverted."""

from __future__ import annotations

from datetime import date, datetime, time

from tidewaiter.abi import in_bond as qp
from tidewaiter.abi.record import Record
from tidewaiter.ace.answers.in_bond import AIR, Examined, by_chapter, echo, explain, final, key, miscounted, narrative_of
from tidewaiter.ace.desk import Answering, Desk, Received, Thing
from tidewaiter.ace.examination import Books
from tidewaiter.numbers import importer_number
from tidewaiter.numbers import in_bond as in_bond_number

ARRIVALS, EXPORTS, OF_BILL, OF_CONTAINER = ("1", "2", "3"), ("5", "6", "7"), ("2", "6"), ("3", "7")
TRANSFER, DIVERSION = "A", "Z"


def examine(received: Received, clock: date, books: Books) -> Examined:
    examined = by_chapter(received)
    for place, record in enumerate(examined.records):
        if isinstance(record, qp.Event) and record.in_bond and not (
            in_bond_number.is_valid(record.in_bond) or in_bond_number.paperless(record.in_bond)
        ):
            examined.fault(place, "T04")
        if isinstance(record, qp.EventDetail):
            day = record.as_day("day")
            if day and day > clock:
                examined.fault(place, "T27")
            if books.ports and record.port and record.port not in books.ports:
                examined.fault(place, "T12")
            if _time(record.time) is None:
                examined.fault(place, "T02", narrative_of(qp.EventDetail.time.meaning, "IS WRONG"))
            if books.states and record.state and record.state not in books.states:
                examined.fault(place, "T02", narrative_of(qp.EventDetail.state.meaning, "IS WRONG"))
            if record.bonded_carrier and not importer_number.is_valid(record.bonded_carrier):
                examined.fault(place, "T16")
            elif books.importers and record.bonded_carrier and record.bonded_carrier not in books.importers:
                examined.fault(place, "T17")
    return examined


def answer(received: Received, desk: Desk, examined: Examined) -> list[Record]:
    if refused := miscounted(received.block):
        return [refused] if received.sequence == 1 else []
    event = examined.records[0]
    detail = next((record for record in examined.records if isinstance(record, qp.EventDetail)), None)
    if not isinstance(event, qp.Event) or detail is None:
        return []
    number = event.in_bond or _of_bill(event, desk)
    thing = desk.file.thing("in_bond", number) if number else None
    if event.action in (*OF_BILL, *OF_CONTAINER) and event.number and _several(event, desk):
        examined.fault(0, "T24")
    if thing is None:
        examined.fault(0, "T06" if event.in_bond or event.action not in OF_BILL else "T07")
    else:
        _against(examined, event, detail, thing)
    subject = number or event.issuer + event.number
    explain(examined, subject, desk)
    if thing is not None and not examined.faults:
        _move(event, detail, number, thing, desk)
    return [*echo(examined, 0, len(examined.records), always=(qp.Event, qp.EventDetail)), final(not examined.faults)]


def _in_bonds(event: qp.Event, desk: Desk) -> list[str]:
    return [number for number, thing in desk.file.things("in_bond") if key(event) in thing["bills"] and thing["state"] != "exported"]


def _of_bill(event: qp.Event, desk: Desk) -> str:
    """The in-bond of a bill, where an event of a bill does not name it."""
    found = _in_bonds(event, desk)
    return found[0] if len(found) == 1 else ""


def _several(event: qp.Event, desk: Desk) -> bool:
    return len(_in_bonds(event, desk)) > 1


def _against(examined: Examined, event: qp.Event, detail: qp.EventDetail, thing: Thing) -> None:
    """What the in-bond on file allows. Types: 61 is arrived; 62 arrived and then exported; 63 exported (INB-56)."""
    air = thing.get("mode") == AIR
    if event.action in ARRIVALS:
        if not air and not event.location:
            examined.fault(0, "T21")
        if detail.port and detail.port != thing["destination"]:
            examined.fault(1, "T22")
    if air and event.action in (*OF_CONTAINER, TRANSFER):
        examined.fault(0, "T25")
    if event.action in EXPORTS and thing["kind"] == "61":
        examined.fault(0, "T26")
    if event.action in (*OF_BILL, *OF_CONTAINER):
        bill = key(event)
        if bill not in thing["bills"]:
            examined.fault(0, "T07")
        elif event.action in OF_CONTAINER:
            containers = thing.get("cargo", {}).get(bill, {}).get("containers", [])
            # Of a bill on file the containers are not known.
            if containers and event.container not in containers:
                examined.fault(0, "T23")
    if event.action in EXPORTS and thing["kind"] == "62" and not _arrived(event, thing):
        examined.fault(0, "T20")


def _arrived(event: qp.Event, thing: Thing) -> bool:
    if thing["state"] == "arrived":
        return True
    cargo = thing.get("cargo", {}).get(key(event), {})
    boxes = cargo.get("arrived_containers", [])
    return bool(cargo.get("arrived")) or (event.action in OF_CONTAINER and event.container in boxes)


def _move(event: qp.Event, detail: qp.EventDetail, number: str, thing: Thing, desk: Desk) -> None:
    at = _at(detail)
    bill = key(event)
    whole = event.action in ("1", "5")
    done = "arrived" if event.action in ARRIVALS else "exported"
    if event.action == TRANSFER:
        thing |= {"carrier": detail.carrier, "bonded_carrier": detail.bonded_carrier}
        desk.happen("in_bond.transferred", number, carrier=detail.carrier, city=detail.city, state=detail.state)
    elif event.action == DIVERSION:
        thing["destination"] = detail.port
        desk.happen("in_bond.diverted", number, port=detail.port)
    else:
        # A thing that another put on file has no more than the keys of its bills.
        cargo = thing.setdefault("cargo", {})
        for one in thing["bills"] if whole else [bill]:
            kept = cargo.setdefault(one, {})
            if event.action in OF_CONTAINER:
                boxes = kept.setdefault(f"{done}_containers", [])
                boxes.append(event.container)
                if not set(kept.get("containers", [])) or set(kept["containers"]) - set(boxes):
                    continue
            kept[done] = at
        if whole or all(cargo.get(one, {}).get(done) for one in thing["bills"]):
            thing["state"] = done
            thing[done] = at
        told = thing["bills"] if whole else [bill]
        desk.happen(f"in_bond.{done}", number, bills=told, action=event.action, container=event.container, location=event.location, at=at)
    desk.file.keep("in_bond", number, thing)


def _time(text: str) -> time | None:
    """Six digits as a time of day; None where they are none."""
    try:
        return time(int(text[:2]), int(text[2:4]), int(text[4:])) if len(text) == 6 and text.isascii() and text.isdigit() else None
    except ValueError:
        return None


def _at(detail: qp.EventDetail) -> str:
    day, at = detail.as_day("day"), _time(detail.time)
    assert day is not None and at is not None
    return datetime.combine(day, at).isoformat()


ANSWERING = Answering("WP", "WT", answer, examine, lambda examined: bool(examined.faults))
