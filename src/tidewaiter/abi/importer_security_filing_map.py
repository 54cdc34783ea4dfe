"""The maps of the importer security filing by itself (SF), of its answer (SN) and of status advice (SA). None is written to CBP."""

from __future__ import annotations

from tidewaiter.abi import importer_security_filing as isf
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.rules import BLANK, FILLED, Not, Rule, With
from tidewaiter.abi.structure import Loop, Use, records_of

FILING = Loop("importer security filing", "M", 99_999, (
    Use(isf.Filing, "M"),
    Use(isf.Shipment),
    Use(isf.BillReference, "M", 999),
    Use(sf.SecurityReference, "C", 999),
    Use(sf.SecurityEquipment, "O", 999),
    # The numbers of an ISF-10 stand with their manufacturer, those of an ISF-5 after the last party.
    Loop("party", "M", 999, (
        Use(isf.Entity, "M"), Use(sf.SecurityAlias, "O"), Use(isf.Address, "C", 3), Use(sf.SecurityCity), Use(isf.Tariff, "C", 999),
    )),
    Use(isf.Onward),
))
DELETION = Loop("deletion of an importer security filing", "M", 99_999, (Use(isf.Filing, "M"),))

FILES, TEN, FIVE = ("A", "R"), ("1", "3"), ("2", "4")
OF_TEN, OF_FIVE = ("MF", "SE", "BY", "ST", "CS", "CN", "IM", "LG"), ("BKP", "ST")
BONDED, PERSONAL = ("01", "02", "07", "08", "10"), ("03", "05", "06")
NUMBERS = ("EI", "ANI", "34", "CIN")

RULES = (
    Rule(isf.Filing, {"action": FILES}, needs=("reason",), page="ISF-17", says="To add or replace give the reason."),
    Rule(isf.Filing, {"action": ("A",)}, blank=("transaction",), page="ISF-19", says="CBP gives the transaction number."),
    Rule(isf.Filing, {"action": ("D",)}, needs=("transaction",), page="ISF-17", says="A deletion names the transaction that CBP numbered."),
    Rule(isf.Filing, {"submission": FIVE}, holds={"shipment": ("01",)}, page="ISF-16", says="An ISF-5 has shipment type 01."),
    Rule(isf.Filing, {"submission": TEN}, holds={"importer_kind": Not("2")}, page="ISF-18",
         says="Only the importer of an ISF-5 is a carrier's SCAC."),
    Rule(isf.Filing, {"importer_kind": ("AEF",)}, needs=("birth", "country"), holds={"shipment": PERSONAL}, page="ISF-18",
         says="A passport is for shipment types 03, 05 and 06, with its country and the day of birth."),
    Rule(isf.Filing, {"action": FILES, "submission": TEN, "shipment": BONDED}, needs=("bond_holder", "bond_activity", "bond"), page="ISF-19",
         says="Tell the bond that stands for the filing."),
    Rule(isf.Filing, {"bond": ("9",)}, holds={"bond_activity": ("16",)}, page="ISF-19",
         beside=(With("SF20", qualifier=("V1",)), With("SF20", qualifier=("SBN",))),
         says="A single transaction bond has activity 16, its surety (V1) and CBP's reference (SBN)."),
    Rule(isf.Filing, {"action": FILES, "shipment": ("11",)}, beside=("SF13",), page="ISF-21", says="An informal shipment is told in SF13."),
    Rule(isf.Filing, {"shipment": ("06",), "action": FILES}, beside=(With("SF20", qualifier=("6C",)),), page="ISF-26",
         says="A carnet has its country and number (6C)."),
    Rule(isf.Filing, {"action": FILES, "submission": TEN}, beside=tuple(With("SF30", kind=(kind,)) for kind in OF_TEN), without=("SF50",),
         page="ISF-15", says="An ISF-10 names all its eight parties and has no onward places."),
    Rule(isf.Filing, {"action": FILES, "submission": FIVE}, beside=(*(With("SF30", kind=(kind,)) for kind in OF_FIVE), "SF40", "SF50"),
         without=("SF13",), page="ISF-9", says="An ISF-5 names booking and ship-to party, the goods, and where they go."),
    Rule(isf.Entity, {}, head={"submission": TEN}, holds={"kind": OF_TEN}, page="ISF-29", says="The party is none of an ISF-10."),
    Rule(isf.Entity, {}, head={"submission": FIVE}, holds={"kind": OF_FIVE}, page="ISF-9", says="The party is none of an ISF-5."),
    Rule(isf.Entity, {"kind": ("CN", "IM")}, needs=("identifier",), page="ISF-28", says="Consignee and importer have a number."),
    Rule(isf.Entity, {"kind": ("MF",)}, beside=("SF40",), page="ISF-36", says="The goods stand with their manufacturer."),
    Rule(isf.Entity, {"identifier": FILLED}, needs=("qualifier",), without=("SF35", "SF36"), page="ISF-31",
         says="A number stands without an address."),
    Rule(isf.Entity, {"identifier": BLANK}, needs=("name",), blank=("qualifier",), beside=("SF35", "SF36"), page="ISF-31",
         says="A party without a number has name, street and city."),
    Rule(isf.Entity, {"qualifier": NUMBERS}, holds={"kind": ("SE", "BY", "CN", "IM")}, page="ISF-29", says="The party has no such number."),
    Rule(isf.Entity, {"qualifier": ("FR",)}, holds={"kind": ("ST",)}, page="ISF-30", says="Only the ship-to party may be a FIRMS code."),
    Rule(isf.Tariff, {}, head={"submission": TEN}, needs=("origin",), page="ISF-36", says="Give the country of origin."),
)

APPLICATIONS = (
    Application(
        "SF", "Importer Security Filing", isf.Filing, f"{isf.CHAPTER}, usage maps, pages ISF-7 to ISF-9",
        {"A": FILING, "R": FILING, "D": DELETION}, rules=RULES, seen=Seen.SECONDARY,
    ),
    Application(
        "SN", "Importer Security Filing response", isf.Filing, f"{isf.CHAPTER}, page ISF-10",
        others=(*dict.fromkeys(records_of(FILING)), isf.FilingResponse), seen=Seen.SECONDARY,
    ),
    Application(
        "SA", "Importer Security Filing status advisory", isf.Advice, f"{isf.ADVISORY}, page SA-4",
        others=(isf.Advice, isf.AdviceReference, isf.AdviceBill, isf.AdviceDisposition), seen=Seen.SECONDARY,
    ),
)
