"""One entry of each type, with goods, numbers, ports and days as a broker would have them; parties are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from tests.samples import ENTRY, IMPORTER, LINE, SELLER
from tidewaiter.duty.assess import assess_entry
from tidewaiter.duty.law import Law, load
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.correction import Correction
from tidewaiter.entry.entry import Bond, Entry, EntryNumber, Warehouse, Zone
from tidewaiter.entry.line import AdCvd, Article, License, Line, Quantity, ZoneStatus
from tidewaiter.entry.party import Party
from tidewaiter.entry.release import Reference, Release
from tidewaiter.entry.transport import Bill, Days, Part, Transport
from tidewaiter.numbers.entry_number import check_digit

FILED = date(2026, 9, 24)


@cache
def law() -> Law:
    return load()


def assessed(entry: Entry) -> Assessment:
    return assess_entry(entry, law())


def number(serial: int) -> str:
    digits = f"{serial:07}"
    return digits + check_digit("B76", digits)


# The entry that goods in a warehouse were entered under, five months before.
STORED = Warehouse(EntryNumber("B76", number(324101)), "2704")
# Goods that leave a warehouse came long ago: no mode, no bills, no port of unlading (note (e), ESF-134).
INSIDE = Transport(mode="", carrier="", location="Z952")
BRACKETS = replace(LINE, facts={"steel_pct": "100", "no_metal": False, "us_melted_85": False, "confirm_exclusion": False})
NAILS = replace(
    BRACKETS, description="GALVANIZED STEEL NAILS", articles=(Article("7317005530", 9400, (Quantity(Decimal(6200), "KG"),)),),
    manufacturer="CNTIAGUA26TIA", foreign_exporter="CNTIAGUA26TIA", charges=840, gross_weight=6390,
    adcvd=(AdCvd("A570909000", non_reimbursement="NR26004533"),),
)
CHEESE = Line(
    number=1, description="PARMIGIANO REGGIANO IN LOAVES",
    articles=(Article("0406904100", 13800, (Quantity(Decimal(1200), "KG"), Quantity(Decimal(828), "CKG"))),),
    origin="IT", exported_from="IT", manufacturer="ITCANCAS112REG", charges=960, gross_weight=1310, related=False,
    licenses=(License("14", "3-AA-417-6"),), sold_to=IMPORTER.number,
)
SUGAR = Line(
    number=1, description="RAW CANE SUGAR, 98.4 DEGREES", articles=(Article("1701141020", 61000, (Quantity(Decimal(110000), "KG"),)),),
    origin="MX", exported_from="MX", manufacturer="MXINGTAM40CUI", charges=5200, gross_weight=112000, related=False, program="S",
    facts={"polarization": "98.4"}, licenses=(License("26", "072609114"),), sold_to=IMPORTER.number, foreign_exporter="MXINGTAM40CUI",
    adcvd=(AdCvd("A201845000", rate="0.00%", cite="suspension agreement"), AdCvd("C201846000", rate="0.00%", cite="suspension agreement")),
)
CAMERA = Line(
    number=1, description="DIGITAL CINEMA CAMERA FOR A FILM CREW", articles=(Article("8525895050", 42000, (Quantity(Decimal(2), "NO"),)),),
    origin="GB", exported_from="GB", manufacturer="GBSHEFIL14LON", charges=1400, gross_weight=60, related=False, sold_to=IMPORTER.number,
    facts={"ch98": "98130050", "no_metal": True},
)
ENGINE = Line(
    number=1, description="TURBINE ENGINE BLADES UNDER A DEFENSE CONTRACT",
    articles=(Article("8411919085", 88000, (Quantity(Decimal(24), "NO"),)),),
    origin="GB", exported_from="GB", manufacturer="GBTRETUR31DER", charges=700, gross_weight=41, related=False, sold_to=IMPORTER.number,
    facts={"ch98": "9808003000", "no_metal": True},
)
GOVERNMENT = Party("STATE OF ILLINOIS, PROCUREMENT", "401 S SPRING ST", "SPRINGFIELD", "IL", "62706", "US", "36-6002057")


# The makers, who sell as well; that of the sample line is its seller.
MAKERS = {party.mid: party for party in (
    SELLER,
    Party("TIANJIN GUANXIN FASTENERS CO LTD", "NO 26 XINGYE ROAD", "TIANJIN", "TJ", "300450", "CN", mid="CNTIAGUA26TIA"),
    Party("CASEIFICIO CANTI SRL", "VIA SAN MARTINO 112", "REGGIO EMILIA", "RE", "42122", "IT", mid="ITCANCAS112REG"),
    Party("INGENIO TAMAZULA SA DE CV", "CARRETERA 40", "CUITLAHUAC", "VER", "94910", "MX", mid="MXINGTAM40CUI"),
    Party("SHEPPERTON FILM HIRE LTD", "14 STUDIOS ROAD", "LONDON", "", "TW17 0QD", "GB", mid="GBSHEFIL14LON"),
    Party("TRENT TURBINE BLADES LTD", "31 MOOR LANE", "DERBY", "", "DE24 8BJ", "GB", mid="GBTRETUR31DER"),
)}


def by_air(quantity: int) -> Transport:
    return Transport(
        mode="40", carrier="AZ", voyage="608", bills=(Bill("M", "055", "055-41837706", quantity, "CTN"),),
        unlading_port="4701", lading_port="", location="F532",
    )


def entry(serial: int, kind: str, line: Line, **changes: Any) -> Entry:
    maker = MAKERS[line.manufacturer]
    return replace(ENTRY, number=number(serial), type=kind, lines=(line,), reference=f"26-{serial:06}", seller=maker,
                   manufacturers=(maker,), **changes)


def of_cheese(serial: int, kind: str, **changes: Any) -> Entry:
    return entry(serial, kind, replace(CHEESE, **changes.pop("line", {})), **{
        "port": "4601", "transport": Transport(
            mode="11", carrier="MAEU", conveyance="MAERSK ATLANTA", voyage="638W", bills=(Bill("M", "MAEU", "238814507", 30, "CTN"),),
            lading_port="47527", unlading_port="4601", location="E416",
        ), **changes,
    })


def of_sugar(serial: int, kind: str, **changes: Any) -> Entry:
    return entry(serial, kind, SUGAR, **{
        "port": "2304", "transport": Transport(
            mode="30", carrier="TRMB", voyage="TR814", bills=(Bill("M", "TRMB", "26090417", 2750, "BAG"),), unlading_port="2304", location="W180",
        ),
        "days": replace(ENTRY.days, exported=date(2026, 9, 16), loaded=None), **changes,
    })


def from_warehouse(serial: int, kind: str, line: Line, **changes: Any) -> Entry:
    return entry(serial, kind, line, **{
        "warehouse": STORED, "transport": INSIDE, "days": Days(
            entered=date(2026, 9, 18), imported=date(2026, 4, 20), exported=date(2026, 3, 30), summary=FILED,
        ), **changes,
    })


def from_zone(serial: int) -> Entry:
    granted = date(2026, 7, 20)
    line = replace(
        BRACKETS, zone=ZoneStatus("P", 3540, granted), facts={**BRACKETS.facts, "ftz_pf_date": granted.isoformat()},
    )
    return entry(serial, "06", line, zone=Zone("20200A001"), transport=INSIDE,
                 days=Days(entered=date(2026, 9, 18), imported=date(2026, 7, 18), exported=date(2026, 6, 29), summary=FILED))


AIR_DAYS = Days(entered=date(2026, 9, 18), imported=date(2026, 9, 17), exported=date(2026, 9, 16), arrival=date(2026, 9, 17), summary=FILED)
LOW = Article("7326908688", 240, (Quantity(Decimal(60), "KG"),))
LITTLE = Article("0406904100", 460, (Quantity(Decimal(40), "KG"), Quantity(Decimal("27.6"), "CKG")))

MADE: dict[str, Callable[[], Entry]] = {
    "01": lambda: entry(324601, "01", BRACKETS),
    "02": lambda: of_cheese(324602, "02"),
    "03": lambda: entry(324603, "03", NAILS),
    "06": lambda: from_zone(324606),
    "07": lambda: of_sugar(324607, "07"),
    "11": lambda: entry(324611, "11", replace(BRACKETS, articles=(LOW,), charges=40, gross_weight=64), transport=by_air(4), days=AIR_DAYS,
                        port="4701", bond=Bond("0", waiver_reason="999")),
    "12": lambda: of_cheese(324612, "12", line={"articles": (LITTLE,), "charges": 70, "gross_weight": 44}, transport=by_air(2), days=AIR_DAYS,
                            port="4701", bond=Bond("0", waiver_reason="999")),
    "21": lambda: entry(324621, "21", BRACKETS, release=Release(warehouse="Z952"), transport=replace(ENTRY.transport, location="W217")),
    "22": lambda: from_warehouse(324622, "22", BRACKETS, release=Release(warehouse="W217"), transport=replace(INSIDE, mode="30", carrier="TRMB")),
    "23": lambda: entry(324623, "23", CAMERA, transport=by_air(3), days=AIR_DAYS, port="4701", temporary=True, bond=Bond("9", "036", 2600)),
    "31": lambda: from_warehouse(324631, "31", BRACKETS),
    "32": lambda: from_warehouse(324632, "32", CHEESE, port="4601", warehouse=replace(STORED, port="4601", final=True)),
    "34": lambda: from_warehouse(324634, "34", NAILS),
    "38": lambda: from_warehouse(324638, "38", SUGAR, port="2304", warehouse=replace(STORED, port="2304")),
    "51": lambda: entry(324651, "51", ENGINE, transport=replace(by_air(9), carrier="BA"), days=AIR_DAYS, port="4701",
                        bond=Bond("0", waiver_reason="999")),
    "52": lambda: entry(324652, "52", BRACKETS, importer=GOVERNMENT, consignee=GOVERNMENT, buyer=GOVERNMENT, bond=Bond("0", waiver_reason="999")),
}


def made(kind: str) -> Entry:
    """The entry of a type."""
    return MADE[kind]()


def corrected() -> Entry:
    """The entry of type 01 with a value that was too low, corrected after payment."""
    given = made("01")
    line = replace(
        given.lines[0], articles=(replace(given.lines[0].articles[0], value=14600),), correction_reasons=("L04", "L06"),
    )
    correction = Correction(
        "THE ASSIST OF USD 428 FOR THE DIES THAT THE BUYER LENT THE MAKER WAS LEFT OUT OF THE ENTERED VALUE.",
        accelerated=True, paid=True, liquidation=date(2027, 7, 30),
    )
    return replace(given, lines=(line,), correction=correction)


def certified() -> Entry:
    return replace(made("01"), certify_release=True, release=Release(references=(Reference("DIS", "26-324601-1"), Reference("PER", "Y"))))


def consolidated() -> Entry:
    """Seven releases of one week on one summary."""
    return replace(made("01"), releases=tuple(EntryNumber("B76", number(324701 + n)) for n in range(7)))


def weekly() -> Entry:
    """A week's removals from a zone, with status of a number that is no longer in force and of one that is."""
    given = from_zone(324607)
    line = given.lines[0]
    other = replace(line, number=2, zone=ZoneStatus("N", 120), facts={name: said for name, said in line.facts.items() if name != "ftz_pf_date"})
    old = replace(line, zone=replace(line.zone or ZoneStatus("P", 1), current_hts="7326.90.8688"))
    return replace(given, lines=(old, other), zone=Zone("20200A001", weekly=True), release=Release(elected=date(2026, 9, 28)))


def split() -> Entry:
    """Three parts of a split air shipment, of which less than the whole is entered (SE appendix C, example 4)."""
    given = made("23")
    parts = tuple(Part("AZ", voyage, date(2026, 9, day), quantity) for voyage, day, quantity in (("608", 16, 15), ("610", 17, 21), ("608", 18, 28)))
    bills = (replace(given.transport.bills[0], quantity=64, parts=parts),)
    return replace(given, transport=replace(given.transport, bills=bills), release=Release(split="2"))


def in_bond() -> Entry:
    """Moved in bond from Los Angeles to Chicago."""
    given = made("01")
    bills = (Bill("I", "", "V3847561234", 0), *given.transport.bills)
    return replace(given, port="3901", transport=replace(given.transport, bills=bills, in_bond_date=date(2026, 9, 17), location="H572"))


def small() -> Entry:
    """A low-value shipment by express, type 86."""
    given = made("11")
    line = replace(given.lines[0], articles=(Article("7326908688", 90, (Quantity(Decimal(4), "KG"),)),))
    return replace(given, type="86", number=number(324686), lines=(line,), consignee=replace(IMPORTER, number=""),
                   transport=replace(given.transport, bills=(Bill("M", "", "05541837706", 1, "CTN"),)))


def put_up_in_a_set() -> Entry:
    """A set for retail sale: its header has the sum of its components, of which the first has its number (note (k), ESF-160)."""
    given = made("01")
    whole = given.lines[0]
    facts = {"no_metal": True}
    plastic = Article("3926909989", 2172, (Quantity(Decimal(2400), "NO"), Quantity(Decimal(540), "KG")))
    return replace(given, number=number(324661), lines=(
        replace(whole, set_indicator="X"),
        replace(whole, number=2, set_indicator="V", articles=(Article(whole.hts, 12000, (Quantity(Decimal(3000), "KG"),)),), charges=0),
        replace(whole, number=3, set_indicator="V", articles=(plastic,), charges=0, description="PLASTIC CAPS", facts=facts, declarations=()),
    ))
