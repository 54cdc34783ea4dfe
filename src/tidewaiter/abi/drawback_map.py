"""The structure map of the drawback claim (DE), its reply (DX), and what each provision needs."""

from __future__ import annotations

from tidewaiter.abi import drawback as de
from tidewaiter.abi import drawback_articles as article
from tidewaiter.abi import drawback_reply as dx
from tidewaiter.abi.application import Application
from tidewaiter.abi.rules import BLANK, FILLED, POSITIVE, Not, Rule, With
from tidewaiter.abi.structure import Loop, Use

CLAIM = Loop("drawback claim", "M", 99_999, (
    Use(de.Header, "M"),
    Use(de.Bond),
    Loop("import", "M", 10_000, (
        Use(de.Import, "M"),
        # The provision 1313(d) reports no classification (page 45, note 2).
        Loop("classification of the import", "C", 32, (
            Use(de.ImportClassification, "M"), Use(de.ImportQuantity, "M", 3),
            # Where the map puts 43 it repeats with each classification; the text makes it mandatory for the import (page 49).
            Use(de.ImportRevenue, "C", 20),
        )),
        Use(de.ImportRevenue, "C", 20),
    )),
    Loop("manufactured article", "C", 10_000, (
        Use(article.Manufactured, "M"), Use(article.ManufacturedDescription, "M"),
        Use(article.ImportsUsed, "C", 999), Use(article.ArticlesUsed, "C", 999),
    )),
    Loop("export or destruction before TFTEA", "C", 10_000, (
        Use(article.Export, "M"), Use(article.ExportDescription, "M"),
        Loop("notice of intent", "O", 1, (Use(article.NoticeOfIntent, "M"), Use(article.Examination, "M", 2))),
        Use(article.ForeignDuty, "C"),
    )),
    # The map prints the coding sheet before record 70, where a claim under TFTEA has no record 60 for it to follow.
    Use(article.ForeignDuty, "C", 10_000),
    Loop("export or destruction under TFTEA", "C", 10_000, (
        Use(article.TfteaExport, "M"), Use(article.TfteaExportDescription, "M"),
        Use(article.ImportsExported, "C", 999), Use(article.ArticlesExported, "C", 999),
        Loop("notice of intent", "O", 1, (Use(article.NoticeOfIntent, "M"), Use(article.Examination, "M", 2))),
        Use(article.ForeignDuty, "C"),
    )),
    Loop("totals", "M", 1, (Use(de.ClassTotals, "M", 99), Use(de.GrandTotals, "M"))),
))

MANUFACTURING = ("51", "52", "57", "61", "62", "71", "72", "75", "76")
DESIGNATED = tuple(code for code in de.TFTEA if code != "57")       # 1313(d) designates no import
DIRECT = ("51", "53", "54", "55", "56", "57", "58", "64", "65", "67", "68", "69", "70", "71")
NO_METHOD = (*de.CORE, "52", "59", "60", "61", "62", "63", "66", "72", "73", "74", "75", "76", "77")
SOME_METHOD = tuple(code for code in de.ACCOUNTING_METHODS if code != "00")
PETROLEUM, PETROLEUM_MANUFACTURING = ("10", "13", "60", "63"), ("11", "12", "61", "62")
RETAIL, WINE = ("56", "70"), ("74",)
DESTROYED_VALUE = ("51", "52", "53", "54", "55", "56", "58", "59", "73", "74", "75", "76", "77")
# A treaty claim is made under 1313(a), (b) or (j)(1) (page 31): these are none of them.
NO_TREATY = ("03", "04", "05", "06", "07", "10", "13", "14", "17", "18", "19", "20",
             "53", "54", "55", "56", "57", "60", "63", "64", "67", "68", "69", "70", "74")
MADE = ("X", "T")


RULES = (
    # Header: what a provision needs or excludes.
    Rule(de.Header, {"provision": de.CORE}, beside=("60",), without=("70",), page="62",
         says="A claim under provisions 01 to 23 tells its exports in records 60 and 61."),
    Rule(de.Header, {"provision": de.TFTEA}, beside=("70",), without=("60",), page="68",
         says="A claim under provisions 51 to 77 tells its exports in records 70 and 71."),
    Rule(de.Header, {"provision": MANUFACTURING}, needs=("bill_of_materials",), page="35",
         says="A manufacturing claim certifies its bill of materials or formula with X."),
    Rule(de.Header, {"provision": WINE}, needs=("wine",), page="34", says="A claim on table wine certifies colour, strength and price with X."),
    Rule(de.Header, {"provision": PETROLEUM}, needs=("petroleum",), page="30", says="A petroleum claim is certified with X in column 44."),
    Rule(de.Header, {"provision": PETROLEUM_MANUFACTURING}, needs=("petroleum_manufacturing",), page="30",
         says="A claim on manufactured petroleum derivatives is certified with X in column 45."),
    Rule(de.Header, {"provision": Not(*DESTROYED_VALUE)}, blank=("destroyed_value",), page="35",
         says="Leave the certification for the value of destroyed goods blank: the provision does not have it."),
    Rule(de.Header, {"provision": Not(*RETAIL)}, blank=("retail_substitution",), page="36",
         says="Leave the retail substitution indicator blank: only provisions 56 and 70 have it."),
    Rule(de.Header, {"provision": de.TFTEA}, blank=("interchangeability",), page="30",
         says="Leave the commercial interchangeability blank: it is not allowed for provisions 51 to 77."),
    Rule(de.Header, {"provision": NO_TREATY}, blank=("nafta", "usmca"), page="31",
         says="A NAFTA or USMCA claim is made under 1313(a), (b) or (j)(1) only."),
    Rule(de.Header, {"nafta": ("X",)}, beside=("64",), blank=("usmca",), page="67", says="A NAFTA claim tells the duty paid abroad in record 64."),
    Rule(de.Header, {"usmca": ("X",)}, beside=("64",), blank=("nafta",), page="67", says="A USMCA claim tells the duty paid abroad in record 64."),
    Rule(de.Header, {"nafta": BLANK, "usmca": BLANK}, without=("64",), page="67",
         says="Record 64 belongs to a NAFTA or USMCA claim: mark column 47 or 76."),
    # Header: the bond.
    Rule(de.Header, {"bond_waiver": ("0",)}, holds={"bond_waiver_reason": ("999",)}, without=("31",), page="29",
         says="A waived bond has reason 999 and no record 31."),
    Rule(de.Header, {"bond_waiver": BLANK}, blank=("bond_waiver_reason",), page="29", says="A reason for waiver needs indicator 0."),
    Rule(de.Header, {"accelerated": ("Y",)}, beside=("31",), blank=("bond_waiver",), page="29",
         says="Accelerated payment is secured by a bond: give record 31."),
    Rule(de.Bond, {"kind": ("9",)}, needs=("amount", "number"), page="39", says="A single transaction bond has its amount and CBP's number."),
    Rule(de.Bond, {"kind": ("8",)}, blank=("amount", "number"), page="39", says="Leave amount and number blank for a continuous bond."),
    # Imports.
    Rule(de.Import, {}, head={"provision": DESIGNATED}, needs=("line", "tracking"), page="40",
         says="Under TFTEA each import has its entry line and its tracking number."),
    Rule(de.Import, {}, head={"provision": ("07", "57")}, blank=("filer", "entry_number", "line"), page="42",
         says="A claim under 1313(d) designates no import entry."),
    Rule(de.Import, {}, head={"provision": Not("07", "57")}, needs=("filer", "entry_number"), page="42",
         says="Name the import entry that is designated."),
    Rule(de.Import, {}, head={"provision": NO_METHOD}, holds={"accounting_method": ("00",)}, page="42",
         says="The provision has no accounting method: give 00."),
    Rule(de.Import, {}, head={"provision": DIRECT}, holds={"accounting_method": SOME_METHOD}, page="42",
         says="Direct identification under TFTEA names its accounting method, 01 to 08."),
    Rule(de.Import, {"action": MADE}, needs=("ruling",), page="41", says="Goods used in manufacture name the manufacturing ruling."),
    Rule(de.Import, {"action": MADE}, head={"provision": ("02", "22")}, needs=("received", "used"), page="41",
         says="Manufacture by substitution tells when the goods were received and used."),
    Rule(de.Import, {}, head={"provision": ("01", "21", *de.TFTEA)}, blank=("received", "used"), page="41",
         says="Leave the days of receipt and use blank under 1313(a) and TFTEA."),
    Rule(de.Import, {}, head={"provision": Not("07", "57")}, beside=("41", "42", "43"), page="45",
         says="Each import has a classification, a quantity and the revenue claimed."),
    Rule(de.ImportQuantity, {}, head={"provision": Not("02", "11", "12", "22", "52", "61", "62", "72", "75", "76")}, blank=("allowable",),
         page="48", says="The allowable quantity belongs to claims under 1313(b)."),
    Rule(de.ImportQuantity, {}, head={"provision": (*de.CORE, *DIRECT)}, blank=("substituted_value",), page="47",
         says="The substituted value belongs to substitution claims under TFTEA."),
    Rule(de.ImportRevenue, {"class_code": Not("398")}, blank=("quarterly",), page="51", says="Quarterly payment is told of class 398 only."),
    Rule(de.ImportRevenue, {}, holds={"claimed": POSITIVE}, page="52", says="Leave out a class of which nothing is claimed."),
    Rule(de.Header, {}, given=(With("43", class_code=("674",)),), needs=("oil_spill",), page="31",
         says="A claim of oil spill tax is certified with X in column 46."),
    Rule(de.Header, {}, given=(With("43", class_code=("374",)),), needs=("superfund",), page="36",
         says="A claim of Superfund tax is certified with X in column 78."),
    # Manufacture.
    Rule(de.Header, {}, given=(With("40", action=MADE),), beside=("50",), page="54",
         says="What was made of the import is told in records 50 and 51."),
    Rule(article.ManufacturedDescription, {}, head={"provision": MANUFACTURING}, needs=("tracking",), page="57",
         says="Each manufactured article has its tracking number (MTIN)."),
    Rule(article.Manufactured, {"action": MADE}, beside=(With("51", ruling=FILLED),), page="57",
         says="The description in record 51 names the ruling it was made under."),
    # Exports and destruction.
    Rule(article.Export, {"outcome": ("D",)}, blank=("destination", "bill", "carrier"), page="63",
         says="What was destroyed has no destination and no bill."),
    Rule(article.Export, {"outcome": ("E",)}, needs=("destination",), page="63", says="Name the country of ultimate destination."),
    Rule(article.Export, {"bill": ("Y",)}, needs=("carrier",), page="63", says="A bill filed with AES names its carrier."),
    Rule(article.TfteaExport, {"outcome": ("D",)}, blank=("destination", "bill", "carrier"), page="69",
         says="What was destroyed has no destination and no bill."),
    Rule(article.TfteaExport, {"outcome": ("E",)}, needs=("destination",), page="69", says="Name the country of ultimate destination."),
    Rule(article.TfteaExport, {"bill": ("Y",)}, needs=("carrier",), page="69", says="A bill filed with AES names its carrier."),
    Rule(article.NoticeOfIntent, {"examination": ("X",)}, needs=("result",), page="65",
         beside=(With("63", kind=("P",)), With("63", kind=("E",))), says="An examination has its result, its processor and its examiner."),
    Rule(article.NoticeOfIntent, {"examination": BLANK}, blank=("result",), beside=(With("63", kind=("P",)),), page="65",
         says="A notice whose examination was waived names its processor and has no result."),
)

APPLICATIONS = (
    Application(
        "DE", "Drawback claim", de.Header, f"{de.CHAPTER}, structure map, pages 26 and 27", {"A": CLAIM, "R": CLAIM}, rules=RULES,
    ),
    Application(
        "DX", "Drawback claim response", dx.ClaimReference, f"{de.CHAPTER}, page 79",
        others=(dx.ClaimReference, dx.ClaimResponse), mark="SUMMRY",
    ),
)
