"""Movements in bond, events and bond requests for tests, with the goods of worked case L001. Numbers and parties are invented."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from tests.samples import ENTRY, IMPORTER, SELLER
from tidewaiter.abi.build_bond import requests
from tidewaiter.abi.build_in_bond import deletion, events, request
from tidewaiter.abi.draft import Message
from tidewaiter.entry.bond_request import BondRequest, Secured, Share, UserRider
from tidewaiter.entry.in_bond import (
    BillDetails,
    Cargo,
    Commodity,
    Container,
    Hazard,
    Importing,
    InBond,
    InBondBill,
    InBondEvent,
)

BLOCK: dict[str, Any] = {"port": "2704", "filer": "B76", "password": "SECRET", "transmitted": date(2026, 9, 18)}
CARRIER = "36-7654321"

# A whole ship's bill of lading goes on by rail to Chicago, where it is entered.
INLAND = InBond(
    kind="61", number="620177456", carrier="BNSF", bonded_carrier=CARRIER, port="3901", value=14172, prior_notice=False,
    bills=(InBondBill("COSU", "6389201745", notify=("2704B76",), references=(("CR", "26-004417"),)),),
)
# A truck's load from Canada goes through to Mexico: its bill is not on file.
THROUGH = InBond(
    kind="62", number="620177460", carrier="ABCD", bonded_carrier=CARRIER, port="2304", foreign_port="97119", value=20000, prior_notice=False,
    importing=Importing("30", "ABCD", "3801", "CA", "TRACTOR 4411", "TR881", date(2026, 9, 18)),
    bills=(InBondBill("ABCD", "PRO88120", details=BillDetails(
        "80107", 30, "CTN", 900, "KG", SELLER, IMPORTER, notify=(IMPORTER,), volume=4, volume_unit="CM", received_at="WINDSOR",
        containers=(Container("NC", seals=("SL100", "SL101"), cargo=(
            Cargo("FORGED STEEL BRACKETS", 20, "CTN", "PRAIRIE CHICAGO 1-20", (Commodity("7326.90.8688", 12000, 600),)),
            Cargo("CLEANING FLUID", 10, "CTN", "", (Commodity("340290", 8000, 250),)),
        ), hazards=(Hazard("UN1993", "3", "I", "FLAMMABLE LIQUID", "J DOE 5625550142", -4, (("KEEP COOL", "CLASS 3"),)),)),),
    )),),
)
# An air waybill leaves at once.
OUT = InBond(
    kind="63", number="620177471", carrier="CX", bonded_carrier=CARRIER, port="2720", foreign_port="58201", value=5000, prior_notice=False,
    importing=Importing("40", "CX", "2720", voyage="0880", arrival=date(2026, 9, 18)),
    bills=(InBondBill("160", "12345675", house="HAWB001"),),
)
# Half of the goods leave a foreign trade zone for another port; the zone stands for carrier and issuer.
FROM_ZONE = InBond(
    kind="61", number="620177482", carrier="H572", bonded_carrier=CARRIER, port="3901", value=9000, prior_notice=False, from_zone=True,
    importing=Importing("30", "H572", "2704", voyage="1", location="H572"),
    bills=(InBondBill("H572", "ZONE0042", details=BillDetails(
        "99999", 40, "CTN", 700, "KG", SELLER, IMPORTER, containers=(Container("CSNU6829160", (Cargo("BRACKETS", 40, "CTN"),)),),
    )),),
)
ARRIVAL = InBondEvent("1", datetime.combine(date(2026, 9, 24), time(14, 30)), "620177456", location="H572", port="3901")
EXPORT = InBondEvent("5", datetime.combine(date(2026, 9, 25), time(6, 5)), "620177460", export_mode="11", export_conveyance="COSCO PRIDE")
TRANSFER = InBondEvent(
    "A", datetime.combine(date(2026, 9, 20), time(9, 0)), "620177456", carrier="UPRR", bonded_carrier="36-1234567", city="KANSAS CITY", state="MO",
)
DIVERSION = InBondEvent("Z", datetime.combine(date(2026, 9, 19), time(9, 0)), "620177456", port="4501", bonded_carrier=CARRIER)

DAY = date(2026, 9, 18)
SURETY = Share("036", "ABC-12-3456")
CONTINUOUS = BondRequest("B", "8", "1", 50000, DAY, effective=date(2026, 10, 1), principal=IMPORTER.number, users=("36-4567890A1",), surety=SURETY,
                         reference="REF000001")
SINGLE = BondRequest(
    "B", "9", "1", 30000, DAY, secures=Secured("1", "B76-0324527-8", "01"), principal=IMPORTER.number,
    surety=Share("036", "ABC-12-3456", 20000), co_sureties=(Share("001", "DEF-34-5678", 10000),),
)
RIDER = BondRequest("R", "8", executed=DAY, number="268AB12CD", riders=(
    UserRider("A", "36-4567890B2", date(2026, 10, 5)), UserRider("D", "36-4567890A1", date(2026, 10, 20)),
), reconciliation=True)
VOID = BondRequest("V", "9", number="269AB12CE")
ADJUSTMENT = BondRequest("C", "9", amount=45000, number="269AB12CE", surety=SURETY)
TERMINATION = BondRequest("T", "8", executed=DAY, terminated=date(2026, 11, 1), number="268AB12CD")
assert ENTRY.number == "03245278"


def golden() -> dict[str, Message]:
    """Every whole message that is kept in tests/golden, by its name there."""
    return {
        "in_bond_61": request([INLAND], **BLOCK), "in_bond_62": request([THROUGH], **BLOCK), "in_bond_63": request([OUT], **BLOCK),
        "in_bond_from_zone": request([FROM_ZONE], **BLOCK),
        "in_bond_deletion": deletion("620177456", **BLOCK), "in_bond_bill_deletion": deletion("620177456", INLAND.bills, **BLOCK),
        "in_bond_arrival": events([ARRIVAL], **BLOCK), "in_bond_export": events([EXPORT], **BLOCK),
        "in_bond_transfer": events([TRANSFER, DIVERSION], **BLOCK),
        "bond_continuous": requests([CONTINUOUS], **BLOCK), "bond_single": requests([SINGLE], **BLOCK), "bond_rider": requests([RIDER], **BLOCK),
        "bond_void": requests([VOID], **BLOCK), "bond_adjustment": requests([ADJUSTMENT], **BLOCK),
        "bond_termination": requests([TERMINATION], **BLOCK),
    }
