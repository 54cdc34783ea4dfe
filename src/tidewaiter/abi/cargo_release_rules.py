"""The conditional rules of the cargo release chapter: the notes of its records."""

from __future__ import annotations

from tidewaiter.abi import cargo_release as se
from tidewaiter.abi.rules import Not, Rule

WRITE = ("A", "R")
ZONE, WAREHOUSE, SMALL = ("06",), ("21", "22"), ("86",)

RULES = (
    Rule(se.Header, {"action": WRITE, "entry_type": Not("86")}, page="SE-36", needs=("importer_kind", "importer"),
         says="Only a shipment of type 86 may leave its importer out."),
    Rule(se.Header, {"action": WRITE, "entry_type": Not("06")}, page="SE-36", needs=("mode",), says="Give the mode of transport."),
    Rule(se.Header, {"entry_type": ("02", "06", "07", "12", "21", "22", "23", "86")}, page="SE-35", needs=("port",),
         says="This type names its port of entry."),
    Rule(se.Header, {"action": ("D",)}, page="SE-35", needs=("port",), says="A cancellation names the port of entry."),
    Rule(se.Header, {"mode": ("50", "60", "70")}, page="SE-32", needs=("unlading_port",), says="Give the port of unlading."),
    Rule(se.Header, {"action": WRITE, "bond": ("9",)}, page="SE-34", beside=("SE20",), says="Tell surety (V1) and amount (AMT) in SE20."),

    # Warehouse, zone, low value.
    Rule(se.Header, {"action": WRITE, "entry_type": WAREHOUSE}, page="SE-39", beside=("SE11",), tells=("SE11.warehouse",),
         says="Give the FIRMS code of the bonded warehouse that the goods go into."),
    Rule(se.Header, {"action": WRITE, "entry_type": ("22",)}, page="SE-39", tells=("SE11.warehouse_filer", "SE11.warehouse_entry_number"),
         says="Name the warehouse entry that the goods come from."),
    Rule(se.Header, {"action": WRITE, "entry_type": Not(*WAREHOUSE)}, page="SE-38",
         silent=("SE11.warehouse", "SE11.warehouse_filer", "SE11.warehouse_entry_number"), says="Only types 21 and 22 name a warehouse."),
    Rule(se.Header, {"action": WRITE, "entry_type": ZONE}, page="SE-40", beside=("SE11", "SE41"), tells=("SE11.location", "SE11.conveyance"),
         silent=("SE11.voyage",), without=("SE16", "SE17"), says="Goods of a zone tell the zone, its FIRMS code and the status of each line."),
    Rule(se.Header, {"action": WRITE, "entry_type": Not(*ZONE)}, page="SE-37", silent=("SE11.election",), without=("SE41", "SE61"),
         says="Only type 06 has a zone."),
    Rule(se.Header, {"action": WRITE, "entry_type": SMALL}, page="SE-50", beside=("SE15", "SE20"),
         says="A shipment of type 86 tells its bill and the day of arrival (EDA)."),
    Rule(se.Dates, {"election": ("W",)}, page="SE-39", needs=("elected",), says="Give the first day of the zone week."),
    Rule(se.ZoneStatus, {"status": ("N", "D")}, page="SE-63", blank=("filed",), says="Only privileged goods have such a day."),

    # Cancellation and correction.
    Rule(se.Header, {"action": ("D",)}, page="SE-42", tells=("SE13.reason",), says="Give the reason of the cancellation."),
    Rule(se.Header, {"action": ("A", "R", "U")}, page="SE-42", silent=("SE13.reason", "SE13.multiple_dispositions"),
         says="Only a cancellation has a reason."),
    Rule(se.Contact, {"reason": ("02", "03", "04")}, page="SE-42", beside=("SE20",), says="Name in SE20 what takes the entry's place."),
    Rule(se.Contact, {"document_imaging": ("1",)}, page="SE-43", beside=("SE20",), says="Give your number for the documents (DIS) in SE20."),

    # Bills.
    Rule(se.Bill, {"kind": ("I",)}, page="SE-46", blank=("quantity", "issuer"), says="An in-bond number has neither quantity nor issuer."),
    Rule(se.Bill, {"kind": ("I",), "non_ams": ("Y",)}, page="SE-48", blank=("non_ams",), says="Of an in-bond number the indicator is N."),
    Rule(se.Bill, {"kind": ("R", "H"), "non_ams": ("Y",)}, page="SE-49", beside=("SE16",), says="Tell the conveyance in SE16."),
    Rule(se.Bill, {"kind": ("T",), "non_ams": ("Y",)}, page="SE-49", blank=("non_ams",), says="An express tracking number is manifested."),
)
