"""Entries and assessments that strain the forms. Amounts are made up; only their sums matter here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.samples import ENTRY
from tidewaiter.duty.result import Assessment, Charge, Fee, FeeTotal, LineAssessment, Prohibited, Undetermined
from tidewaiter.entry.invoice import Charge as InvoiceCharge
from tidewaiter.entry.invoice import Invoice, InvoiceLine, ValueStep
from tidewaiter.entry.line import AdCvd, Article, Declaration, License, Line, Quantity
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Bill
from tidewaiter.findings import Finding, Severity

LONG = Party(
    "SOCIÉTÉ ANONYME DES ÉTABLISSEMENTS MÉTALLURGIQUES ET HORLOGERS RÉUNIS DU JURA ET DE LA HAUTE-SAÔNE, NORTH "
    "AMERICAN DISTRIBUTION, RETURNS AND AFTER-SALES DIVISION LLC",
    "CARE OF THE BUILDING MANAGER, 12500 NORTHWEST PASSAGE BOULEVARD, TOWER C, SUITE 4410-B, LOADING DOCK 17",
    "RANCHO SANTA MARGARITA", "CA", "92688-1234", "US", "123-45-6789", phone="+1 949 555 0142 EXT 77",
)


def _of(amount: str, unit: str) -> Quantity:
    return Quantity(Decimal(amount), unit)


_STEEL = Line(
    1,
    "WELDED STEEL PIPE, CIRCULAR, OF NON-ALLOY STEEL, PLAIN END, NOT GALVANISED, OUTSIDE DIAMETER 114.3 MM, FOR "
    "SPRINKLER SYSTEMS",
    (Article("7306305085", 48210, (_of("21500.5", "KG"),)),), "TH", "TH", "THBANSTE1234BAN",
    charges=3120, gross_weight=22100, related=True,
    adcvd=(AdCvd("A549502000", "C", "NRS-2026-001"), AdCvd("C549999000", "B")),
    licenses=(License("01", "S26-1234567"),), declarations=(Declaration("08", {"country_of_melt_and_pour": "JP"}),),
    valuation=(
        ValueStep("Price paid or payable", Decimal("44400"), "EUR", Decimal("4806300"), "19 CFR 152.103(a)"),
        ValueStep("plus packing", Decimal("135.80"), "EUR", Decimal("14700.35"), "19 CFR 152.103(b)(1)(i)"),
    ),
    sources=("pipes.csv, row 2",),
)
_WINE = Line(
    2, "RED WINE, BORDEAUX, 13 % VOL., BOTTLES OF 0.75 L", (Article("2204215040", 9000, (_of("1800", "L"),)),),
    "FR", "FR", "FRCHAROU45BOR", charges=410, gross_weight=3010, related=False, visa="6FR123456", category="666",
    sources=("wine.csv, row 2",),
)
_WATCH = Line(
    3, "WRIST WATCHES, MECHANICAL DISPLAY, QUARTZ, LEATHER STRAP",
    (
        Article("9102112510", 3000, (_of("100", "NO"),)),
        Article("9102112520", 2000, (_of("100", "NO"),)),
        Article("9102112530", 500, (_of("0", "X"),)),
        Article("9102112540", 100, (_of("100", "NO"),)),
    ),
    "CH", "DE", "CHMONHOR12BIE", charges=95, gross_weight=31, related=None, ruling="N301245",
    sources=("watches.csv, row 2",),
)
_PARTS = Line(
    4, "BRAKE CALIPERS", (Article("8708305030", 15000, (_of("400", "NO"), _of("1212.5", "KG"))),),
    "MX", "MX", "MXFREINO77MON", program="S", gross_weight=1300, related=False, set_indicator="X",
    sources=("parts.csv, row 2",),
)


def _row(name: str) -> InvoiceLine:
    return InvoiceLine(f"{name}.csv, row 2", "P1", name, Decimal(1), "EA", Decimal(1), Decimal(1))


_EURO = Invoice(
    "PIPES/26-77", date(2026, 8, 1), "EUR", "A", "B", "FCA BANGKOK", Decimal("44400"),
    (
        InvoiceCharge("packing", "addition", Decimal("135.80")),
        InvoiceCharge("freight", "non_dutiable", Decimal("2880")),
    ),
    (_row("pipes"),), Decimal("1.0825"), "Federal Reserve H.10",
)
_DOLLAR = Invoice(
    "REST-1", date(2026, 8, 2), "USD", "C", "B", "FOB LE HAVRE", Decimal("29600"),
    lines=(_row("wine"), _row("watches"), _row("parts")),
)
_BILLS = (
    Bill("M", "COSU", "6389201745", 118, "CTN"),
    Bill("H", "ABCD", "HOUSE0001", 60, "CTN"),
    Bill("H", "ABCD", "HOUSE0002", 58, "CTN"),
    Bill("I", "", "123456789", 0),
)
# Everything at once: long names, a Social Security number, MULTI boxes, AD/CVD in cash and by bond, tax, a watch of
# four articles, a claimed programme, two invoices, a fact that nobody stated.
HARD = replace(
    ENTRY, type="03", importer=LONG, consignee=replace(LONG, number="98-7654321"),
    lines=(_STEEL, _WINE, _WATCH, _PARTS), invoices=(_EURO, _DOLLAR),
    transport=replace(ENTRY.transport, bills=_BILLS, in_bond_date=date(2026, 9, 15)),
    missing_documents=("10", "16", "19"), notify="345-67-8901", live=True, reference="FILE-2026-000017-A",
)


def _mpf(value: int, cents: int) -> Fee:
    return Fee("499", "Merchandise processing fee", cents, "19 CFR 24.23(b)(1)", "0.3464%", f"{value}.00")


def _hmf(value: int, cents: int) -> Fee:
    return Fee("501", "Harbor maintenance fee", cents, "19 CFR 24.24(a)", "0.125%", f"{value}.00")


def _column_1(article: int, line: Line, rate: str, base: str, base_amount: str, cents: int, cite: str) -> Charge:
    of = line.articles[article]
    return Charge(of.hts, "column-1-general", rate, base, base_amount, cents, cite,
                  value=of.value, quantities=of.quantities, article=article)


def hard_assessment() -> Assessment:
    """Of HARD."""
    steel = (
        Charge("99038191", "s232-metals-derivatives", "50%", "value of the steel content", "48210.00", 2410500,
               "note 16(c)(i)", ("steel_pct 100", "origin TH", "no United States melt and pour claimed")),
        _column_1(0, _STEEL, "Free", "none", "0.00", 0, "HTS 7306.30.50"),
        Charge("A549502000", "ad-order", "15.67%", "value", "48210.00", 755451, "51 FR 8341", ("company rate",), "ad"),
        Charge("C549999000", "cvd-order", "1.79% + $12.50/KG", "value and quantity", "48210.00; 21500.5 KG", 26962000,
               "50 FR 32751", ("all others",), "cvd", "B", quantities=(_of("21500.5", "KG"),)),
    )
    watch = (
        _column_1(0, _WATCH, "40¢ each", "quantity", "100 NO", 4000, "HTS 9102.11.25"),
        _column_1(1, _WATCH, "8.5%", "value", "2000.00", 17000, "HTS 9102.11.25"),
        _column_1(2, _WATCH, "8.5%", "value", "500.00", 4250, "HTS 9102.11.25"),
        _column_1(3, _WATCH, "5.3%", "value", "100.00", 530, "HTS 9102.11.25"),
    )
    parts = Charge("8708305030", "usmca", "Free", "none", "0.00", 0, "GN 11(b)", ("claims S", "origin MX"),
                   value=15000, quantities=_PARTS.articles[0].quantities, article=0)
    excise = Fee("017", "Excise tax on wines", 50879, "26 U.S.C. 5041(b)(1)", "$1.07/gallon", "475.51 gal",
                 ("13 % alcohol",))
    quota = Undetermined("cbma_quantity", "How many wine gallons has the producer assigned to the importer?", ("017",))
    unstated = Finding("ENT-RELATED", Severity.FATAL, "line 3, related",
                       "it is not said whether buyer and seller are related", "19 CFR 152.102(g)", "ask the importer")
    lines = (
        LineAssessment(1, steel, (_mpf(48210, 16700), _hmf(48210, 6026))),
        LineAssessment(2, (_column_1(0, _WINE, "6.3¢/liter", "quantity", "1800 L", 11340, "HTS 2204.21.50"),),
                       (_mpf(9000, 3118), _hmf(9000, 1125)), (excise,), (quota,)),
        LineAssessment(3, watch, (_mpf(5600, 1940), _hmf(5600, 700)), findings=(unstated,)),
        LineAssessment(4, (parts,), (_hmf(15000, 1875), Fee("056", "Cotton fee", 12, "7 CFR 1205.510", "", "12 KG")),
                       prohibited=(Prohibited("16 CFR 1500", "not really: it shows how a prohibition prints"),)),
    )
    fees = (
        FeeTotal("499", "Merchandise processing fee", 21758, 21758, "19 CFR 24.23(b)(1)", (16700, 3118, 1940, 0)),
        FeeTotal("501", "Harbor maintenance fee", 9726, 9726, "19 CFR 24.24(a)", (6026, 1125, 700, 1875)),
        FeeTotal("056", "Cotton fee", 12, 12, "7 CFR 1205.510", (0, 0, 0, 12)),
    )
    return Assessment("sha256:4f0c" + "a7" * 30, lines, fees)
