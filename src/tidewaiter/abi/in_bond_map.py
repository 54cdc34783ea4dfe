"""The usage maps of in-bond movements: request (QP), event (WP), their replies (QT, WT) and status notifications (NS)."""

from __future__ import annotations

from tidewaiter.abi import in_bond as qp
from tidewaiter.abi import in_bond_reply as qt
from tidewaiter.abi.application import Application
from tidewaiter.abi.in_bond_codes import EVENTS
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, POSITIVE, Not, Rule
from tidewaiter.abi.structure import Loop, Part, Use

ZONE_LADING = "99999"

# Long where the bill is not on file (a first in-bond by truck, or out of a zone or bonded warehouse), short where it is. One map holds both:
# what tells them apart is whether the group of details stands there.
BILL = Loop("bill", "C", 9999, (
    Use(qp.Bill, "M"),
    Use(qp.NotifyParties, "O"),
    Use(qp.Reference, "C", 999),
    Loop("bill details", "C", 1, (
        Use(qp.Details, "M"),
        Loop("foreign shipper", "M", 1, (Use(qp.Shipper, "M"), Use(qp.ShipperAddress, "O"), Use(qp.ShipperPhone, "O"))),
        Loop("consignee", "M", 1, (Use(qp.Consignee, "M"), Use(qp.ConsigneeAddress, "O"), Use(qp.ConsigneePhone, "O"))),
        Loop("notify party", "C", 3, (Use(qp.NotifyParty, "M"), Use(qp.NotifyAddress, "O"), Use(qp.NotifyPhone, "O"))),
        Loop("container", "M", 999, (
            Use(qp.Container, "M"),
            # Note 1 shows descriptions in turns, each after the tariff numbers that it goes with.
            Loop("cargo description", "M", 999, (Use(qp.Tariff, "C", 999), Use(qp.Description, "M", 999), Use(qp.Marks, "C", 999))),
            Loop("hazardous material", "C", 99, (Use(qp.Hazard, "M"), Use(qp.HazardText, "C", 2))),
        )),
    )),
))
ADDITION = Loop("in-bond", "M", 999, (Use(qp.Header, "M"), Use(qp.Conveyance), BILL))
BILL_DELETION = Loop("deletion of an in-bond from bills", "M", 999, (Use(qp.Header, "M"), Loop("bill", "C", 9999, (Use(qp.Bill, "M"),))))
DELETION = Loop("deletion of an in-bond", "M", 999, (Use(qp.Header, "M"),))
EVENT = Loop("in-bond event", "M", 9999, (Use(qp.Event, "M"), Use(qp.EventDetail, "M")))


def answered(part: Part) -> tuple[Part, ...]:
    """A part of a request as its reply maps it: any of its records, each with its messages after it."""
    match part:
        case Use(record, _, most):
            return (Loop(f"record {record.id} and its messages", "C", most, (Use(record, "M"), Use(qt.Disposition, "C", 11))),)
        case Loop(name, _, most, parts):
            return (Loop(name, "C", most, tuple(one for inner in parts for one in answered(inner))),)
    raise TypeError(f"the in-bond chapter has no choice of groups: {part}")


# A reply gives back the records that were sent and follows each with up to ten messages, and the last with one that accepts or rejects: one
# record and the same identifier, so that eleven may stand together.
MESSAGES = Use(qt.Disposition, "C", 11)
REQUEST_REPLY = Loop("in-bond reply", "M", 999, (
    Use(qp.Header, "M"), MESSAGES, *answered(Use(qp.Conveyance)),
    Loop(BILL.name, "C", BILL.most, (Use(qp.Bill, "M"), MESSAGES, *(one for part in BILL.parts[1:] for one in answered(part)))),
))
EVENT_REPLY = Loop("in-bond event reply", "M", 9999, (Use(qp.Event, "M"), MESSAGES, *answered(Use(qp.EventDetail))))
NOTIFICATION = Loop("status notification", "M", 99_999, (
    Use(qt.ConveyanceStatus), Use(qt.InBondStatus),
    # Once by the in-bond chapter (INB-64), as often as necessary by the broker download (BD-46).
    Loop("bill status", "M", 99_999, (
        Use(qt.BillStatus, "M"), Use(qt.BillStatusMore), Use(qt.Remarks, "C", 2), Use(qt.ContainerStatus, "C", 999),
    )),
))

ADD = {"action": ("A",)}
QP_RULES = (
    Rule(qp.Header, ADD, page="INB-22", says="An addition names type, carrier, port, value and bonded carrier of the in-bond.",
         needs=("kind", "carrier", "port", "value", "bonded_carrier"), beside=("30",)),
    Rule(qp.Header, ADD, page="INB-8", says="Every in-bond says whether prior notice of food is due.", needs=("prior_notice",)),
    Rule(qp.Header, ADD | {"kind": ("62", "63")}, page="INB-20", says="An export names the foreign port of destination.", needs=("foreign_port",)),
    Rule(qp.Header, {"kind": ("61",), "foreign_port": Not("", "00000")}, page="INB-20", says="A movement to another US port names no foreign port.",
         blank=("foreign_port",)),
    Rule(qp.Header, {"kind": ("63",)}, page="INB-22", says="An immediate exportation is exempt from prior notice: N.",
         holds={"prior_notice": ("", "N")}),
    Rule(qp.Header, {"zone": ("Y",)}, page="INB-22", says="A movement out of a zone or bonded warehouse is exempt from prior notice: N.",
         holds={"prior_notice": ("", "N")}),
    Rule(qp.Header, {}, page="INB-20", says="The value is more than zero; twenty dollars a kilogram where it is not known.",
         holds={"value": POSITIVE}),
    Rule(qp.Header, {"action": ("B",)}, page="INB-13", says="Name the bills that the in-bond is deleted from.", beside=("30",)),
    Rule(qp.Header, ADD, page="INB-11", says="Bills of an addition have action A.", others={"30.action": ("A",)}),
    Rule(qp.Header, {"action": ("B",)}, page="INB-13", says="Bills of a deletion have action D.", others={"30.action": ("D",)}),
    Rule(qp.Header, {"zone": ("Y",)}, page="INB-23 and INB-32",
         says="A movement out of a zone or bonded warehouse gives the conveyance and the whole bill.",
         beside=("20", "30", "40", "50", "55", "65", "71", "72")),
    Rule(qp.Header, {"zone": ("Y",)}, page="INB-24", says="Out of a zone or bonded warehouse the conveyance is a truck and names the FIRMS code.",
         others={"20.mode": ("30",), "20.location": FILLED}),
    Rule(qp.Header, {"zone": ("Y",)}, page="INB-27", says="A bill out of a zone or bonded warehouse has no previous in-bond.",
         others={"30.previous": BLANK}),
    Rule(qp.Header, {"zone": ("Y",)}, page="INB-34", says="Out of a zone or bonded warehouse the port of lading is 99999.",
         others={"40.lading_port": (ZONE_LADING,)}),
    Rule(qp.Header, ADD | {"zone": BLANK}, page="INB-34", says="99999 stands for a zone or bonded warehouse only; give the port of lading.",
         others={"40.lading_port": Not(ZONE_LADING)}),
    Rule(qp.Header, ADD | {"kind": ("62", "63")}, page="INB-11", says="Where the whole bill is given for an export, so are its tariff numbers.",
         given=("40",), beside=("70",)),
    Rule(qp.Header, ADD, page="INB-23", says="Where the whole bill is given, the conveyance is too.", given=("40",), beside=("20",)),
    Rule(qp.Conveyance, {"mode": ("30", "70"), "location": BLANK}, page="INB-23 and INB-24",
         says="By truck or pipeline give country and name of the conveyance and the day of arrival.", needs=("country", "conveyance", "arrival")),
    Rule(qp.Conveyance, {"mode": ("40",)}, page="INB-24", says="By air give the flight and the day of arrival.", needs=("voyage", "arrival")),
    Rule(qp.Conveyance, {"location": FILLED}, page="INB-24", says="Out of a zone or bonded warehouse the trip has at least one character.",
         needs=("voyage",)),
    Rule(qp.Conveyance, {"mode": ("40",)}, page="INB-27 and INB-28", says="By air the whole bill moves; leave the quantity out.",
         others={"30.quantity": BLANK}),
    Rule(qp.Conveyance, {"mode": ("30", "70")}, page="INB-27", says="A house bill is told by air only.", others={"30.house": BLANK}),
    Rule(qp.Bill, {}, page="INB-27", says="The issuer of a house bill and the sub-house bill are kept for later; leave them blank.",
         blank=("house_issuer", "sub_house_issuer", "sub_house")),
    Rule(qp.Details, {}, page="INB-32", says="Quantity and weight of a bill are more than zero.", holds={"quantity": POSITIVE, "weight": POSITIVE}),
    Rule(qp.Details, {"volume": FILLED}, page="INB-33", says="A volume has its unit.", needs=("volume_unit",)),
    Rule(qp.Container, {}, page="INB-10", says="Each container has a description and marks; say where there are none.", beside=("71", "72")),
    Rule(qp.Tariff, {}, page="INB-45", says="Value and weight of a commodity are more than zero.", holds={"value": POSITIVE, "weight": POSITIVE}),
)

WP_RULES = (
    Rule(qp.Event, {"action": ("1", "3", "5", "7", "A", "Z")}, page="INB-54", says="Give the in-bond number.", needs=("in_bond",)),
    Rule(qp.Event, {"action": ("2", "3", "6", "7")}, page="INB-54", says="Give issuer and number of the bill.", needs=("issuer", "number")),
    Rule(qp.Event, {"action": ("3", "7")}, page="INB-55", says="Give the container.", needs=("container",)),
    Rule(qp.Event, {}, page="INB-55", says="The issuer of a house bill is kept for later; leave it blank.", blank=("house_issuer",)),
    Rule(qp.Event, {"action": ("1", "2", "3", "Z")}, page="INB-57", says="Give the port.", others={"20.port": FILLED}),
    Rule(qp.Event, {"action": ("A",)}, page="INB-57", says="A transfer names the carrier that takes over, its number and the city.",
         others={"20.carrier": FILLED, "20.bonded_carrier": FILLED, "20.city": FILLED}),
    Rule(qp.Event, {"action": ("Z",)}, page="INB-57", says="A diversion names the bonded carrier.", others={"20.bonded_carrier": FILLED}),
    Rule(qp.Event, {"action": ("1", "2", "3", "A", "Z")}, page="INB-58", says="The exporting vessel is told of an export only.",
         others={"20.export_mode": BLANK, "20.export_conveyance": BLANK}),
    Rule(qp.EventDetail, {"city": FILLED}, page="INB-57", says="A city has its state.", needs=("state",)),
    Rule(qp.EventDetail, {"export_mode": FILLED}, page="INB-58", says="Give mode and name of the exporting vessel, or neither.",
         needs=("export_conveyance",)),
    Rule(qp.EventDetail, {"export_conveyance": FILLED}, page="INB-58", says="Give mode and name of the exporting vessel, or neither.",
         needs=("export_mode",)),
)


def _messages(opens: type[Record], codes: tuple[str, ...]) -> Rule:
    return Rule(opens, {"action": codes}, page="INB-16 and INB-17", says="A reply ends with a message that accepts or rejects.", beside=("95",))


APPLICATIONS = (
    Application(
        "QP", "In-bond request", qp.Header, f"{qp.CHAPTER}, usage maps, pages INB-10 to INB-14",
        {"A": ADDITION, "B": BILL_DELETION, "D": DELETION}, rules=QP_RULES,
    ),
    Application(
        "QT", "In-bond request response", qp.Header, f"{qp.CHAPTER}, usage map, pages INB-15 to INB-17",
        # Where the records of a refused envelope stand is not mapped.
        order=REQUEST_REPLY, others=qt.REFUSED, rules=(_messages(qp.Header, ("A", "B", "D")),),
    ),
    Application(
        "WP", "In-bond event", qp.Event, f"{qp.CHAPTER}, usage map, page INB-14", dict.fromkeys(EVENTS, EVENT), rules=WP_RULES,
    ),
    Application(
        "WT", "In-bond event response", qp.Event, f"{qp.CHAPTER}, usage map, page INB-17", order=EVENT_REPLY, others=qt.REFUSED,
        rules=(_messages(qp.Event, tuple(EVENTS)),),
    ),
    Application(
        "NS", "Status notification", qt.StatusHeader, f"{qp.CHAPTER}, usage map, page INB-17", order=NOTIFICATION,
    ),
)
