"""A real entry of September 2026 and its assessment, built by hand, for tests of the rooms around the engine.

Figures: worked case L001, a CBP Form 7501 (fees by 19 CFR 24.23 and 24.24 at the FY2026 amounts). Parties are invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tidewaiter.duty.result import Assessment, Charge, Fee, FeeTotal, LineAssessment
from tidewaiter.entry.entry import Bond, Declarant, Entry, Payment
from tidewaiter.entry.invoice import Invoice, ValueStep
from tidewaiter.entry.line import Article, Declaration, Line, Quantity
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Bill, Days, Transport
from tidewaiter.money.cents import share
from tidewaiter.numbers.entry_number import check_digit

IMPORTER = Party("PRAIRIE HARDWARE SUPPLY INC", "4100 W 42ND ST", "CHICAGO", "IL", "60632", "US", "36-4567890")
BROKER = Party("TIDEWAITER CUSTOMS BROKERS", "100 OCEANGATE STE 900", "LONG BEACH", "CA", "90802", "US", phone="5625550142")
SELLER = Party("NINGBO HAILONG METAL PRODUCTS CO", "NO 88 JINYUAN ROAD", "NINGBO", "ZJ", "315100", "CN", mid="CNNINHAI88NIN")

LINE = Line(
    number=1, description="FORGED STEEL BRACKETS", articles=(Article("7326908688", 14172, (Quantity(Decimal(3540), "KG"),)),),
    origin="CN", exported_from="CN", manufacturer="CNNINHAI88NIN", charges=1180, gross_weight=3720, related=False,
    declarations=(Declaration("08", {"melted": "CN"}),), foreign_exporter="CNNINHAI88NIN", sold_to="36-4567890", delivered_to="36-4567890",
    valuation=(ValueStep("Price paid or payable", Decimal("14172.00"), "USD", Decimal(1417200), "19 CFR 152.103(a)"),),
    sources=("invoice.csv, row 2",),
)

ENTRY = Entry(
    filer="B76", number="0324527" + check_digit("B76", "0324527"), type="01", port="2704", importer=IMPORTER, consignee=IMPORTER,
    transport=Transport(
        mode="11", carrier="COSU", conveyance="COSCO PRIDE", voyage="045E",
        bills=(Bill("M", "COSU", "6389201745", 118, "CTN"),), lading_port="57020", unlading_port="2704", location="Z952",
        containers=("CSNU6829160",),
    ),
    days=Days(entered=date(2026, 9, 18), imported=date(2026, 9, 16), exported=date(2026, 8, 29), loaded=date(2026, 8, 28),
              arrival=date(2026, 9, 16), summary=date(2026, 9, 24)),
    bond=Bond("8", "036"), payment=Payment("1"), declarant=Declarant("EXAMPLE DECLARANT", "LICENSED CUSTOMS BROKER", "CHB 31245", date(2026, 9, 24)),
    broker=BROKER, lines=(LINE,),
    invoices=(Invoice("HL260815", date(2026, 8, 15), "USD", SELLER.name, IMPORTER.name, "FOB NINGBO", Decimal("14172.00")),),
    seller=SELLER, buyer=IMPORTER, manufacturers=(SELLER,), state="IL", reference="26-004417",
)

CHARGES = (
    Charge("99038803", "s301-china-list-3", "25%", "value", "14172.00", 354300, "84 FR 20459; note 20(e)", ("origin CN",)),
    Charge("99030590", "s301-forced-labour", "Free", "none", "0.00", 0, "note 52(f)(1)", ("9903.82.02 applies",)),
    Charge("99038202", "s232-metals", "50%", "value", "14172.00", 708600, "note 16(c)(i)", ("7326.90.86 is listed",)),
    Charge("7326908688", "column-1-general", "2.9%", "value", "14172.00", 41099, "HTS 7326.90.86", (), value=14172,
           quantities=(Quantity(Decimal(3540), "KG"),), article=0),
)
FEES = (
    Fee("499", "Merchandise processing fee", 4909, "19 CFR 24.23(b)(1)", "0.3464%", "14172.00"),
    Fee("501", "Harbor maintenance fee", 1772, "19 CFR 24.24(a)", "0.125%", "14172.00"),
)


def assessment(entry: Entry) -> Assessment:
    """The same four charges on every line of `entry`: right for copies of the line of L001."""
    lines = tuple(LineAssessment(line.number, CHARGES, FEES) for line in entry.lines)
    mpf = sum(4909 for _ in lines)
    owed = max(3358, min(65150, mpf))
    fees = (
        FeeTotal("499", "Merchandise processing fee", mpf, owed, "19 CFR 24.23(b)(1); 90 FR 34665", tuple(share(owed, [4909] * len(lines)))),
        FeeTotal("501", "Harbor maintenance fee", 1772 * len(lines), 1772 * len(lines), "19 CFR 24.24(a)", (1772,) * len(lines)),
    )
    return Assessment("sample", lines, fees)


def with_lines(count: int) -> Entry:
    return replace(ENTRY, lines=tuple(replace(LINE, number=n) for n in range(1, count + 1)))
