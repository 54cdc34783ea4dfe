"""Notices of in-bonds (NS) to the filers that a request named as parties to notify (QP32): authorization and arrival.

Source: CATAIR In-bond, pages INB-9, INB-17 and INB-29. What code a notice of export, transfer or deletion has was not seen in a source; they
stand in the journal and no notice is posted.
"""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.abi import in_bond_reply as qt
from tidewaiter.abi.record import Record
from tidewaiter.ace.desk import Desk, Event, Thing
from tidewaiter.ace.post import post

AUTHORIZED = "1J"
# By the action of the event that told of the arrival.
ARRIVED: Mapping[str, str] = {"1": "11", "2": "12", "3": "13"}


def authorized(desk: Desk, event: Event) -> None:
    _notify(desk, event, AUTHORIZED)


def arrived(desk: Desk, event: Event) -> None:
    _notify(desk, event, ARRIVED[event.about["action"]])


def _notify(desk: Desk, event: Event, disposition: str) -> None:
    thing = desk.file.thing("in_bond", event.key)
    if thing is None:
        return
    for bill in event.about["bills"]:
        cargo = thing.get("cargo", {}).get(bill, {})
        for party in cargo.get("notify", ()):
            # A filer is port, filer code and office; a carrier's code gets its notices elsewhere.
            if len(party) >= 7 and party[:4].isdigit():
                post(desk, party[4:7], "NS", _records(desk, event, thing, cargo, disposition))


def _records(desk: Desk, event: Event, thing: Thing, cargo: Thing, disposition: str) -> list[Record]:
    arrival = disposition != AUTHORIZED
    return [
        qt.InBondStatus(kind=thing["kind"], in_bond=event.key, port=thing["destination"],
                        foreign_port=thing.get("foreign_port", "") if thing["kind"] != "61" else ""),
        qt.BillStatus(
            disposition=disposition, issuer=cargo["issuer"], number=cargo["number"], house=cargo["house"], quantity=cargo.get("quantity") or 0,
            day=desk.clock, time=f"{desk.now:%H%M}", carrier=thing["carrier"],
        ),
        qt.BillStatusMore(
            entry_type=thing["kind"], entry_number=event.key, port=thing["destination"] if arrival else thing["port"] or thing["destination"],
            location=event.about.get("location", ""), container=event.about.get("container", ""),
        ),
        *([] if cargo.get("quantity") else [qt.Remarks(remarks="QUANTITY OF THE BILL IS NOT ON FILE")]),
        *(qt.ContainerStatus(acted="1" if box == event.about.get("container") else "", container=box) for box in cargo.get("containers", ())),
    ]


HANDLERS = {"in_bond.authorized": (authorized,), "in_bond.arrived": (arrived,)}
