"""How the goods came: carrier, vessel, ports, bills and containers, each by its mode of transport."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.checks.case import VESSEL, WITHDRAWAL, Case, refusal
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import modes, ports
from tidewaiter.entry.transport import Bill
from tidewaiter.numbers import air_waybill, bill, container, firms, scac

LOCATED_TYPES = WITHDRAWAL | {"06", "21", "22"}
NEEDS_NO_MODE = frozenset({"06", "11", "12", "22", "31", "32", "34", "38"})
NEEDS_LADING_PORT = VESSEL | {"12"}
BILL_KINDS = "IMHS"          # from the highest level to the lowest
MAY_FOLLOW = {"H": frozenset("MHS"), "S": frozenset("HS")}


@rule("TRN-MODE", cite="CATAIR Entry Summary, note (e), AE Table 3; ACE conditions 164, 165")
def mode(case: Case) -> Iterator[Hit]:
    """The mode of transport is one of CBP's two-digit codes; only a few entry types do without it."""
    stated = case.entry.transport.mode
    if modes.known(stated) or (not stated and case.entry.type in NEEDS_NO_MODE):
        return
    said = f"{stated!r} is no mode of transport" if stated else "the mode of transport is missing"
    yield "mode of transport", said, "11 is vessel with containers, 40 air, 30 truck, 21 rail with containers."


@rule("TRN-CARRIER", cite="CATAIR Entry Summary, note (g); ACE conditions 176-179")
def carrier(case: Case) -> Iterator[Hit]:
    """By sea and air the carrier is named: by its SCAC, by air by the airline's two-character IATA code.

    A SCAC has two to four letters; those of vessel operators have four.
    """
    stated = case.entry.transport.carrier
    if case.air:
        if not re.fullmatch(r"[A-Z0-9]{2}|\*[FUC*]", stated):
            said = f"carrier {stated!r} is no two-character IATA code" if stated else "the airline is missing"
            yield "carrier", said, "Take the two characters before the flight number; *F where the airline has none."
    elif stated:
        short = not case.vessel and re.fullmatch(r"[A-Z]{2,3}", stated.upper())
        if not short and (said := refusal(scac.validate, stated)):
            yield "carrier", said, "Look the carrier up at NMFTA; ZZZZ as the last resort."
    elif case.vessel:
        yield "carrier", "the carrier is missing", "Give the vessel operator's SCAC; ZZZZ as the last resort."


@rule("TRN-VESSEL", cite="CATAIR Entry Summary, note (g); ACE condition 181")
def vessel_name(case: Case) -> Iterator[Hit]:
    """A vessel shipment names its vessel."""
    if case.vessel and not case.entry.transport.conveyance.strip():
        yield "vessel", "the vessel's name is missing", "Take it from the bill of lading or the arrival notice."


@rule("TRN-LADING-PORT", cite="CATAIR Entry Summary, note (g); Schedule K; ACE conditions 428, 429")
def lading_port(case: Case) -> Iterator[Hit]:
    """A shipment by water names the foreign port of lading by its five Schedule K digits."""
    stated = case.entry.transport.lading_port
    if not stated and case.entry.transport.mode in NEEDS_LADING_PORT:
        yield (
            "port of lading",
            "the foreign port of lading is missing",
            "Take it from the bill: where the goods were laden on this vessel.",
        )
    elif stated and not re.fullmatch(r"[0-9]{5}", stated):
        yield (
            "port of lading",
            f"{stated!r} is not five digits of Schedule K",
            "Look the port up in Schedule K, as 57020.",
        )


@rule("TRN-UNLADING-PORT", cite="CATAIR Entry Summary, note (g); Schedule D; ACE conditions 166, 167")
def unlading_port(case: Case) -> Iterator[Hit]:
    """A shipment by sea or air names the US port where it was landed, by its Schedule D code."""
    stated = case.entry.transport.unlading_port
    if not stated and (case.vessel or case.air):
        yield "port of unlading", "the US port of unlading is missing", "Take it from the arrival notice."
    elif stated and not re.fullmatch(r"[0-9]{4}", stated):
        yield "port of unlading", f"{stated!r} is not four digits of Schedule D", "Choose the port from Schedule D."


@rule("TRN-UNLADING-KNOWN", severity=WARNING, cite="CATAIR Entry Summary, note (g); Schedule D; ACE condition 166")
def unlading_known(case: Case) -> Iterator[Hit]:
    """The port of unlading is in the list of Schedule D ports held, which may lack some."""
    stated = case.entry.transport.unlading_port
    if re.fullmatch(r"[0-9]{4}", stated) and not ports.known(stated):
        yield "port of unlading", f"port {stated} is not in the list held", "Look it up in ACE or in CBP's Schedule D."


@rule("TRN-UNLADING-IN-BOND", cite="ACE condition 188")
def unlading_in_bond(case: Case) -> Iterator[Hit]:
    """Goods that moved in bond were landed at another port than the one where they are entered."""
    transport = case.entry.transport
    moved = any(one.kind == "I" for one in transport.bills)
    if moved and transport.unlading_port and transport.unlading_port == case.entry.port:
        yield (
            "port of unlading",
            f"the goods moved in bond, yet {transport.unlading_port} is both port of unlading and of entry",
            "Give the port where the vessel or aircraft unladed them.",
        )


@rule("TRN-LOCATION", cite="CATAIR Entry Summary, notes (e), (g); ACE conditions 172, 173")
def location(case: Case) -> Iterator[Hit]:
    """The goods' location is a FIRMS code; zone and warehouse entries must name it."""
    stated = case.entry.transport.location
    if stated and (said := refusal(firms.validate, stated)):
        yield "location of goods", said, "Take the code from the arrival notice."
    if not stated and case.entry.type in LOCATED_TYPES:
        yield (
            "location of goods",
            f"entry type {case.entry.type} needs the FIRMS code of where the goods lie",
            "Ask the zone or warehouse.",
        )


@rule("TRN-BILLS", cite="CATAIR Entry Summary, notes (g), (h); ACE conditions 183, 185")
def bills_present(case: Case) -> Iterator[Hit]:
    """A shipment by sea or air names its bill of lading or air waybill."""
    if (case.vessel or case.air) and not any(one.kind == "M" for one in case.entry.transport.bills):
        yield "bills", "the master bill is missing", "Take it from the arrival notice."


@rule("TRN-BILL-ORDER", cite="CATAIR Entry Summary, note (h); ACE conditions 186, 187")
def bill_order(case: Case) -> Iterator[Hit]:
    """Bills are of kind I, M, H or S, none twice; by sea and air a house bill follows its master.

    A master may be named again above each of its house bills.
    """
    bills = case.entry.transport.bills
    for n, one in enumerate(bills):
        if len(one.kind) != 1 or one.kind not in BILL_KINDS:
            yield (
                _place(n, one),
                f"{one.kind!r} is no kind of bill",
                "M is a master, H a house, S a sub-house bill, I an in-bond number.",
            )
            continue
        below = bills[n + 1].kind if n + 1 < len(bills) else ""
        if one in bills[:n] and BILL_KINDS.find(below) <= BILL_KINDS.find(one.kind):
            yield _place(n, one), f"bill {one.issuer}{one.number} is named twice", "Leave one out."
        before = bills[n - 1].kind if n else ""
        above = {"H": "master", "S": "house"}.get(one.kind)
        if (case.vessel or case.air) and above and before not in MAY_FOLLOW[one.kind]:
            yield _place(n, one), f"{one.number} stands without its {above} bill", f"Put the {above} bill before it."


@rule("TRN-BILL-NUMBER", cite="CATAIR Entry Summary, record 23, note (h); ACE condition 322")
def bill_numbers(case: Case) -> Iterator[Hit]:
    """A bill's number is up to twelve letters and digits, without signs."""
    for n, one in enumerate(case.entry.transport.bills):
        if said := refusal(bill.validate_number, one.number):
            yield _place(n, one), said, "Take the number from the bill, without the issuer's code."


@rule("TRN-BILL-ISSUER", cite="CATAIR Entry Summary, note (h)")
def bill_issuers(case: Case) -> Iterator[Hit]:
    """By sea every master and house bill has its issuer's SCAC; by air none has, the airline stands in the number."""
    for n, one in enumerate(case.entry.transport.bills):
        if case.vessel and one.kind in ("M", "H"):
            if said := refusal(scac.validate, one.issuer):
                yield _place(n, one), said, "Give the SCAC of who issued the bill; it may be another than the carrier."
        elif one.issuer and (case.air or one.kind in ("I", "S")):
            yield _place(n, one), f"issuer {one.issuer} is not reported with this bill", "Leave the issuer out."


@rule("TRN-BILL-QUANTITY", cite="CATAIR Entry Summary, record 22, note (h); ACE conditions 258-260")
def bill_quantities(case: Case) -> Iterator[Hit]:
    """Every bill of the lowest level states how many packages it covers, and their unit."""
    bills = case.entry.transport.bills
    for n, one in enumerate(bills):
        below = bills[n + 1].kind if n + 1 < len(bills) else ""
        if one.kind == "I" or (one.kind, below) in (("M", "H"), ("H", "S")):
            continue
        if one.quantity <= 0 or not one.unit:
            yield (
                _place(n, one),
                f"bill {one.number} covers {one.quantity} {one.unit}".rstrip(),
                "Count the smallest outer packages; PCS where they differ.",
            )


@rule("TRN-AIR-WAYBILL", severity=WARNING, cite="IATA Resolution 600a; CATAIR Entry Summary, note (h)")
def air_waybills(case: Case) -> Iterator[Hit]:
    """A master air waybill is eleven digits whose last checks; another one will not match the airline's manifest."""
    for n, one in enumerate(case.entry.transport.bills):
        if case.air and one.kind == "M" and (said := refusal(air_waybill.validate, one.number)):
            yield _place(n, one), said, "Compare it with the air waybill."


@rule("TRN-CONTAINER", severity=WARNING, cite="ISO 6346; CATAIR Entry Summary, record SE17")
def containers(case: Case) -> Iterator[Hit]:
    """A container number is four letters and seven digits, whose last checks."""
    for stated in case.entry.transport.containers:
        if said := refusal(container.validate, stated):
            yield f"container {stated}", said, "Compare it with the bill; a wrong number finds no hold and no release."


@rule("TRN-NO-CONTAINER", severity=WARNING, cite="CATAIR Entry Summary, AE Table 3")
def containers_named(case: Case) -> Iterator[Hit]:
    """Goods that came by vessel in containers have the containers named."""
    if case.entry.transport.mode == "11" and not case.entry.transport.containers:
        yield (
            "containers",
            "the mode is vessel with containers, but none is named",
            "Take them from the bill, or use mode 10.",
        )


def _place(n: int, one: Bill) -> str:
    return f"bill {n + 1}, {one.number}" if one.number else f"bill {n + 1}"
