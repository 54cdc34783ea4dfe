"""What the cargo release chapter makes turn on a type, a mode or a code: records SE10 to SE61, and a security filing among them."""

from __future__ import annotations

from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, Begins, Not, Rule, With

# Record SE15, note 5: these are on no automated manifest; note 8: these have regular bills only.
NOT_AUTOMATED = ("32", "33", "34", "50", "60", "70")
REGULAR_ONLY = ("20", "21", "30", "31", *NOT_AUTOMATED)
AIR = ("40", "41")
NO_ISSUER = (*AIR, "32", "33", "34", "50", "60")
MOST_WORTH = {"11": 2500, "86": 800}                                 # whole dollars, record SE10, note 13 (SE-36)
ISSUED = ("10", "11", "12", "20", "21", "30", "31", "70")
WAREHOUSE, ZONE, LOW_VALUE = ("21", "22"), ("06",), ("11", "86")
NEEDS_PORT = ("02", "06", "07", "12", "21", "22", "23", "86")
FILES = ("A", "R")                                                   # the actions that tell the whole release
MERCHANDISE = Begins(*"012345678", "90", "91", "92", "93", "94", "95", "96", "97")
REFERENCES = ("CR", "EN", "IB", "FTZ", "DIS", "V1", "AMT", "EXP", "KII", "RRN", "PER", "CES", "EDA")
PARTIES = ("MF", "SE", "BY", "ST", "LG", "CS", "CN", "BKP", "SH", "EX", "DR", "PK")
BY_NAME, BY_NUMBER = ("MF", "SE", "CS", "LG"), ("EI", "ANI", "34")
GLOBAL = ("LEI", "GLN", "DUNS")


def _named(entity: type[Record], address: type[Record], city: type[Record], page: str, lines: str) -> tuple[Rule, ...]:
    """A party is told by a number, or by name and address: records SE30 to SE36, and SE50 to SE56 with a line."""
    return (
        Rule(entity, {}, holds={"kind": PARTIES}, page=page, says="Name the party by a code of the chapter."),
        Rule(entity, {}, either=("name", "identifier"), page=lines, says="Give a name or a number, not both."),
        Rule(entity, {"identifier": FILLED}, holds={"qualifier": BY_NUMBER, "kind": ("BY", "ST", "CN")}, page=lines,
             without=(address.id, city.id), says="Only a buyer, a ship-to party and a consignee have a number, and then no address."),
        Rule(entity, {"identifier": BLANK}, blank=("qualifier",), page=lines, says="A qualifier needs its number."),
        Rule(entity, {"name": FILLED}, beside=(address.id, city.id), page=lines, says="A name has its street and its city."),
        Rule(entity, {"kind": BY_NAME}, needs=("name",), page=page, says="Manufacturer, seller, consolidator and stuffing place have a name."),
        Rule(entity, {"kind": ("CN",)}, head={"entry_type": Not(*LOW_VALUE)}, needs=("identifier",), page=page,
             says="The consignee has a number; only types 11 and 86 may name it."),
    )


RELEASE = (
    # SE10: bond, ports, mode, importer.
    Rule(se.Header, {"bond": ("9",), "action": FILES}, page="SE-34",
         beside=(With("SE20", qualifier=("V1",)), With("SE20", qualifier=("AMT",))),
         says="A single transaction bond names its surety (V1) and amount (AMT) in SE20."),
    Rule(se.Header, {"entry_type": NEEDS_PORT}, needs=("port",), page="SE-35", says="The type of entry needs its planned port of entry."),
    Rule(se.Header, {"action": ("D",)}, needs=("port",), page="SE-35", says="A cancellation names the port of entry."),
    Rule(se.Header, {}, given=(With("SE15", kind=("I",)),), needs=("port",), page="SE-35", says="With an in-bond number give the port of entry."),
    Rule(se.Header, {}, given=("OI",), needs=("port",), page="SE-35", says="With partner agency data give the port of entry."),
    Rule(se.Header, {}, given=(With("SE15", non_ams=("Y",)),), needs=("port",), page="SE-35",
         says="With a bill on no automated manifest give the port of entry."),
    Rule(se.Header, {"mode": ("50", "60", "70"), "action": FILES}, needs=("unlading_port",), page="SE-32",
         says="Mail, hand-carried goods and pipelines name the port of unlading."),
    Rule(se.Header, {"entry_type": Not("06"), "action": FILES}, needs=("mode",), page="SE-36", says="Give the mode of transportation."),
    Rule(se.Header, {"entry_type": ZONE, "action": FILES}, given=("SE15",), needs=("mode",), page="SE-36",
         says="A zone entry with a bill gives the mode of transportation."),
    Rule(se.Header, {"entry_type": Not("86"), "action": FILES}, needs=("importer", "importer_kind"), page="SE-36",
         says="Name the importer of record with the kind of its number."),
    Rule(se.Header, {"entry_type": (*WAREHOUSE, *ZONE), "action": FILES}, beside=("SE11",), page="SE-35",
         says="An entry of a warehouse or a zone names it in SE11."),
    Rule(se.Header, {"entry_type": Not("06", "22"), "action": FILES}, beside=("SE15",), page="SE-19", says="Name the bill of lading."),
    Rule(se.Header, {}, given=(With("SE15", kind=("I",)),), beside=(With("SE15", kind=("R", "M")),), page="SE-46",
         says="After the in-bond number give the bill that moves under it."),
    Rule(se.Header, {"entry_type": ZONE}, given=("SE15",), beside=(With("SE15", kind=("I",)),), without=("SE16", "SE17"), page="SE-50",
         says="A zone entry has a bill only with the in-bond number that brought the goods."),
    Rule(se.Header, {"entry_type": ("86",), "action": FILES}, page="SE-55", beside=(With("SE20", qualifier=("EDA",)),),
         says="A section 321 entry tells the estimated day of arrival (EDA)."),
    Rule(se.Header, {"action": FILES}, beside=(With("SE30", "SE50", kind=("SE",)),), page="SE-57", says="Name the seller, once or line by line."),
    Rule(se.Header, {"action": FILES}, beside=(With("SE30", "SE50", kind=("CN",)),), page="SE-57",
         says="Name the consignee, once or line by line."),
    Rule(se.Header, {"action": FILES, "entry_type": Not("86")}, beside=(With("SE30", "SE50", kind=("MF",)),), page="SE-57",
         says="Name the manufacturer, once or line by line."),
    Rule(se.Header, {"entry_type": ("86",), "action": FILES}, beside=(With("SE30", kind=("CN",)),), page="SE-57",
         says="A section 321 entry has one consignee, at the header."),
    Rule(se.Header, {"entry_type": ("23",), "action": FILES}, beside=(With("SE60", hts=Begins("9813")),), page="SE-71",
         says="A temporary importation gives its 9813 number before that of the goods."),
    # SE11.
    Rule(se.Dates, {}, head={"entry_type": WAREHOUSE, "action": FILES}, needs=("warehouse",), page="SE-39",
         says="A warehouse entry names the warehouse by its FIRMS code."),
    Rule(se.Dates, {}, head={"entry_type": ZONE, "action": FILES}, needs=("location",), holds={"conveyance": Begins("FTZ")}, page="SE-40",
         says="A zone entry tells the zone's FIRMS code and, after FTZ, its number."),
    Rule(se.Dates, {}, head={"entry_type": Not("06")}, blank=("election",), page="SE-37", says="Only a zone entry is weekly."),
    Rule(se.Dates, {"election": ("W",)}, needs=("elected",), page="SE-39", says="A weekly entry tells the first day of its zone week."),
    Rule(se.Dates, {}, head={"entry_type": Not(*WAREHOUSE)}, blank=("warehouse", "warehouse_filer", "warehouse_entry_number"), page="SE-38",
         says="Only types 21 and 22 have a warehouse."),
    Rule(se.Dates, {}, head={"entry_type": ("22",), "action": FILES}, needs=("warehouse_filer", "warehouse_entry_number"), page="SE-39",
         says="A re-warehouse entry names the warehouse entry that the goods come from."),
    Rule(se.Dates, {}, head={"entry_type": ZONE}, blank=("voyage",), page="SE-40", says="A zone entry has no voyage."),
    Rule(se.Dates, {}, head={"entry_type": WAREHOUSE}, holds={"immediate_delivery": ("", "N")}, page="SE-41",
         says="A warehouse entry is not released by immediate delivery."),
    # SE13: why, and by what the entry is replaced.
    Rule(se.Contact, {}, head={"action": ("D",)}, needs=("reason",), page="SE-42", says="A cancellation gives its reason."),
    Rule(se.Contact, {}, head={"action": ("A", "R", "U")}, blank=("reason", "multiple_dispositions"), page="SE-42",
         says="Only a cancellation has a reason code."),
    Rule(se.Contact, {"reason": ("02",)}, beside=(With("SE20", qualifier=("IB",)),), page="SE-42",
         says="Name the in-bond that replaces the entry (IB)."),
    Rule(se.Contact, {"reason": ("03",)}, beside=(With("SE20", qualifier=("EN",)),), page="SE-42", says="Name the entry that replaces it (EN)."),
    Rule(se.Contact, {"reason": ("04",)}, beside=(With("SE20", qualifier=("FTZ",)),), page="SE-42",
         says="Name the zone admission that replaces the entry (FTZ)."),
    Rule(se.Contact, {"reason": ("12",)}, head={"entry_type": Not("06")}, holds={"reason": Not("12")}, page="SE-42",
         says="Reason 12 is for weekly zone entries."),
    Rule(se.Contact, {"document_imaging": ("1",)}, beside=(With("SE20", qualifier=("DIS",)),), page="SE-43",
         says="Documents in DIS have their reference in SE20 (DIS)."),
    # SE15 to SE17.
    Rule(se.Bill, {"kind": ("I",)}, blank=("quantity", "issuer"), holds={"non_ams": ("N",)}, page="SE-48",
         says="An in-bond number has no quantity, no issuer and the indicator N."),
    Rule(se.Bill, {"kind": ("M",)}, blank=("quantity",), page="SE-46", says="The quantity stands with the house bill."),
    Rule(se.Bill, {"non_ams": ("Y",), "kind": ("R", "H")}, beside=("SE16",), page="SE-49",
         says="A bill on no automated manifest is followed by its conveyance, SE16."),
    Rule(se.Bill, {"kind": Not("I")}, head={"mode": NOT_AUTOMATED}, holds={"non_ams": ("Y",)}, page="SE-48",
         says="Bills of this mode are on no automated manifest: Y."),
    Rule(se.Bill, {"kind": Not("I")}, given=(With("SE11", general_order=FILLED),), holds={"non_ams": ("Y",)}, page="SE-48",
         says="Goods in general order are on no automated manifest: Y."),
    Rule(se.Bill, {"kind": ("T",)}, holds={"non_ams": ("N",)}, page="SE-49", says="An express tracking number is always of an automated manifest."),
    Rule(se.Bill, {"kind": ("T",)}, head={"mode": Not(*AIR)}, holds={"kind": ("R", "M", "H", "I")}, page="SE-44",
         says="Express tracking numbers are of air shipments."),
    Rule(se.Bill, {"kind": ("T",)}, head={"entry_type": ("86",)}, holds={"kind": ("R", "M", "H", "I")}, page="SE-49",
         says="A section 321 entry has no express tracking number."),
    Rule(se.Bill, {"kind": ("M", "H")}, head={"mode": REGULAR_ONLY}, holds={"kind": ("R", "I")}, page="SE-49",
         says="Bills of this mode are regular bills (R)."),
    Rule(se.Bill, {"kind": Not("I")}, head={"mode": NO_ISSUER}, blank=("issuer",), page="SE-45",
         says="Bills of this mode have no issuer's code; an air waybill begins with its airline's digits."),
    Rule(se.Bill, {"kind": Not("I")}, head={"mode": ISSUED}, holds={"issuer": Not("", "UNKN")}, page="SE-45",
         says="Give the code of the bill's issuer; UNKN is none."),
    Rule(se.Bill, {"kind": ("R",)}, head={"mode": ("60",)}, needs=("quantity",), holds={"number": ("HANDCARRIED",)}, page="SE-49",
         says="Hand-carried goods have the bill number HANDCARRIED and a quantity."),
    Rule(se.Bill, {"quantity": FILLED}, head={"mode": Not("60"), "entry_type": Not("22")}, without=("SE16",), page="SE-47",
         says="The quantity stands in SE16 or in SE15, not in both."),
    Rule(se.Bill, {"kind": ("R", "H")}, head={"entry_type": ("86",), "mode": Not(*NOT_AUTOMATED)}, needs=("quantity",), page="SE-50",
         says="A section 321 entry tells the quantity of its bill."),
    Rule(se.Conveyance, {}, head={"mode": ("70",)}, needs=("conveyance",), page="SE-52", says="Name the pipeline."),
    # SE20.
    Rule(se.Reference, {}, holds={"qualifier": REFERENCES}, page="SE-54", says="Take a qualifier of the chapter's table."),
    Rule(se.Reference, {"qualifier": ("EXP", "KII", "PER")}, holds={"reference": ("Y",)}, page="SE-55", says="The indicator is always Y."),
    Rule(se.Reference, {"qualifier": ("AMT",)}, holds={"reference": Begins(*"123456789")}, page="SE-55",
         says="The amount of a bond is whole dollars without leading zeros."),
    # Parties and lines.
    *_named(se.HeaderEntity, se.HeaderAddress, se.HeaderCity, "SE-56", "SE-58"),
    *_named(se.LineEntity, se.LineAddress, se.LineCity, "SE-65", "SE-67"),
    Rule(se.HeaderEntityIdentifier, {}, holds={"qualifier": GLOBAL}, page="SE-59", says="A global identifier is of LEI, GLN or DUNS."),
    Rule(se.LineEntityIdentifier, {}, holds={"qualifier": GLOBAL}, page="SE-68", says="A global identifier is of LEI, GLN or DUNS."),
    Rule(se.Line, {}, head={"entry_type": ZONE}, beside=("SE41",), page="SE-63", says="Each line of a zone entry tells its zone status."),
    Rule(se.Line, {}, head={"entry_type": Not("06")}, without=("SE41", "SE61"), page="SE-63", says="Only a zone entry has a zone status."),
    Rule(se.ZoneStatus, {}, holds={"status": ("N", "P")}, page="SE-64",
         says="Zone restricted and domestic goods are not entered: the status is P or N."),
    Rule(se.ZoneStatus, {"status": Not("P")}, blank=("filed",), page="SE-63", says="Only privileged goods have a filing date."),
    Rule(se.LineTariff, {"hts": MERCHANDISE}, head={"entry_type": ("86",)}, needs=("value",), page="SE-71",
         says="A section 321 entry tells the value of each number."),
    Rule(se.LineTariff, {"hts": MERCHANDISE}, given=(With("SE30", "SE50", kind=("CN",), name=FILLED),), needs=("value",), page="SE-71",
         says="Where the consignee is told by name each number has its value."),
)

SECURITY_PARTIES = ("MF", "SE", "BY", "ST", "CS", "LG", "CN")
SECURITY_FILING = (
    Rule(sf.SecurityFiling, {}, holds={"submission": ("1",), "shipment": ("01", "02", "04", "07", "09", "10"), "mode": ("", "10", "11")},
         page="SE-73", says="A unified filing is an ISF-10, of a shipment type and mode that the chapter lists."),
    Rule(sf.SecurityFiling, {}, blank=("reserved", "bond_holder", "bond_activity", "bond", "country"), page="SE-73",
         says="The bond of the entry covers a unified filing: leave these columns blank."),
    Rule(sf.SecurityFiling, {"action": FILES}, needs=("reason",), page="SE-74", says="To add or replace give the reason CT."),
    Rule(sf.SecurityFiling, {"action": ("A",)}, blank=("transaction",), page="SE-73", says="CBP gives the transaction number."),
    Rule(sf.SecurityFiling, {"action": ("D",)}, needs=("transaction",), without=("SF20", "SF25", "SF30"), page="SE-74",
         says="A deletion is record SF10 alone, with the transaction number that CBP gave."),
    Rule(sf.SecurityFiling, {"action": FILES}, beside=tuple(With("SF30", kind=(kind,)) for kind in SECURITY_PARTIES), page="SE-74",
         says="An ISF-10 names manufacturer, seller, buyer, ship-to, consolidator, stuffing place and consignee."),
    Rule(sf.SecurityFiling, {}, holds={"importer_kind": BY_NUMBER}, page="SE-74", says="The ISF importer has an IRS, CBP or social security number."),
    Rule(sf.SecurityReference, {}, holds={"qualifier": ("SBN", "V1", "CR")}, page="SE-76", says="Take a qualifier of the chapter's table."),
    Rule(sf.SecurityEntity, {}, holds={"kind": (*SECURITY_PARTIES, "BKP")}, page="SE-79", says="CBP adds the importer itself; name the others."),
    Rule(sf.SecurityEntity, {}, either=("name", "identifier"), page="SE-79", says="Give a name or an identifier, not both."),
    Rule(sf.SecurityEntity, {}, blank=("country", "birth"), page="SE-78", says="Leave these columns blank in a unified filing."),
    Rule(sf.SecurityEntity, {"kind": ("CN",)}, needs=("identifier",), page="SE-78", says="The consignee has a number."),
    Rule(sf.SecurityEntity, {"identifier": FILLED}, needs=("qualifier",), without=("SF31", "SF35", "SF36"), page="SE-79",
         says="A party by number has no other name and no address."),
    Rule(sf.SecurityEntity, {"identifier": BLANK}, blank=("qualifier",), page="SE-78", says="A qualifier needs its identifier."),
    Rule(sf.SecurityEntity, {"qualifier": (*BY_NUMBER, "CIN")}, holds={"kind": ("CN",)}, page="SE-79", says="Only the consignee has such a number."),
    Rule(sf.SecurityEntity, {"qualifier": ("FR",)}, holds={"kind": ("ST",)}, page="SE-79", says="Only the ship-to party may be a FIRMS code."),
    Rule(sf.SecurityEntity, {"qualifier": FILLED}, holds={"qualifier": (*BY_NUMBER, "CIN", "FR")}, page="SE-79",
         says="Take a qualifier of the chapter's table."),
    Rule(sf.SecurityEntity, {"name": FILLED}, beside=("SF35", "SF36"), page="SE-79", says="A name has its street and its city."),
    Rule(sf.SecurityAlias, {}, holds={"kind": ("ALA", "DH", "DV", "NU", "NV", "XD")}, page="SE-80", says="Say what kind of other name it is."),
)
RULES = (*RELEASE, *SECURITY_FILING)
