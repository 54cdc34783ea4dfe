"""Good filings, built record by record, the books under which they are good, and ways to spoil them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests import samples
from tidewaiter.abi import batch_control as control
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING
from tidewaiter.ace.examination import Books
from tidewaiter.dates import Span
from tidewaiter.duty.cases import Case, Deposit
from tidewaiter.duty.condition import Condition, Day, Given, Origin
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import WHOLE_VALUE, Heading, Numbers, Program
from tidewaiter.duty.result import Assessment, Charge, Fee, LineAssessment, Prohibited, Undetermined
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.numbers.entry_number import check_digit

CLOCK = date(2026, 9, 24)
NUMBER = "0324527" + check_digit("B76", "0324527")
BRACKET, SHIRT, WINE, SPIRIT, LEMON, WATCH, DRONE = (
    "7326908688", "6109100012", "2204215005", "2208306020", "0805501000", "9101114000", "8803300030",
)


@dataclass(frozen=True)
class Figures:
    units: tuple[str, ...]
    special: str = "Free (A,AU,S)"


SCHEDULE = {
    BRACKET: Figures(("KG",)), SHIRT: Figures(("DOZ", "KG")), WINE: Figures(("L",)), SPIRIT: Figures(("PFL",)),
    LEMON: Figures(("X",)), DRONE: Figures(("X",)), WATCH: Figures(("NO", "CGM", "CAR")), "9802005060": Figures(()), "9801001012": Figures(()),
}


def heading(number: str, *conditions: Condition, start: date = date(2025, 1, 1), before: date = date.max) -> Heading:
    return Heading(
        number=number, id=number, form="add", rate=0, text="", base=WHOLE_VALUE,
        conditions=(Day("entered", Span(start, before)), *conditions), applies=Numbers(()), beside=Numbers(()), exception=False,
        excepts=Numbers(()), below=None, at_least=None, cite="test",
    )


CHINA = Origin(frozenset({"CN"}), (), lambda group, country, day: False)
PROGRAMS = (
    Program("s301-china-list-3", "", "", 10, (heading("99038803", CHINA),), ()),
    Program("s301-forced-labour", "", "", 20, (heading("99030590"), heading("99030591", Given("informational", True))), ()),
    Program("s232-metals", "", "", 30, (
        heading("99038202"), heading("99038201", Given("no_metal", True)), heading("99038188", before=date(2026, 4, 6)),
    ), ()),
    Program("s232-drones", "", "", 40, (heading("99030820", Given("uas_part", True, unknown=True)),), ()),
)


def case(number: str, rate: str = "", cents: int = 0) -> Case:
    deposit = Deposit(Span(), int(Decimal(rate or 0) * 1_000_000), Fraction(cents), "KG" if cents else "", "test")
    return Case(number, "ad" if number[0] == "A" else "cvd", "CN", "forgings", "", (deposit,))


CASES = {one.number: one for one in (
    case("A570967000", rate="10"), case("C570968000", rate="0"), case("A570111000", cents=150),
)}
LAW = Law("test", PROGRAMS, {}, (), CASES, {})


def assess(entry: Entry, law: Law) -> Assessment:
    """The charges of worked case L001 on each line from China, in proportion to its value; wine and spirits have a tax."""
    whole = samples.assessment(entry)
    return replace(whole, lines=tuple(_assess(filed, entry) for filed in entry.lines), fees=_fees(entry))


def _assess(filed: Line, entry: Entry) -> LineAssessment:
    scale = Fraction(filed.value, 14172)
    charges: list[Charge] = []
    for charge in samples.CHARGES:
        if charge.number == "99038803" and filed.origin != "CN":
            continue
        if charge.number == "99038202" and filed.facts.get("no_metal"):
            charge = replace(charge, number="99038201", rate="Free", amount=0)
        if filed.hts == DRONE and charge.number == "99030590" and filed.facts.get("uas_part", True):
            charges.append(replace(charge, number="99030820", program="s232-drones"))
        number = filed.hts if charge.article is not None else charge.number
        charges.append(replace(charge, number=number, amount=round(charge.amount * scale)))
    taxes = (Fee("017", "Wine", 1000, "test"),) if filed.hts == WINE else ()
    unknown = (Undetermined("alcohol_pct", "What strength?", ("internal revenue tax",)),) if filed.hts == SPIRIT else ()
    forbidden = (Prohibited("test", "a ban"),) if filed.origin == "CU" else ()
    return LineAssessment(filed.number, tuple(charges), _line_fees(filed, entry), taxes, unknown, forbidden)


def _line_fees(filed: Line, entry: Entry) -> tuple[Fee, ...]:
    fees = []
    if entry.type not in ("11", "12") and filed.program != "S":
        fees.append(Fee("499", "MPF", round(filed.value * Fraction("0.3464")), "test"))
    if entry.transport.mode in ("10", "11", "12") and entry.type not in ("11", "12"):
        fees.append(Fee("501", "HMF", round(filed.value * Fraction("0.125")), "test"))
    if filed.hts == SHIRT:
        fees.append(Fee("056", "Cotton", 123, "test"))
    return tuple(fees)


def _fees(entry: Entry) -> tuple[samples.FeeTotal, ...]:
    totals = []
    sums: dict[str, int] = {}
    for filed in entry.lines:
        for fee in _line_fees(filed, entry):
            sums[fee.class_code] = sums.get(fee.class_code, 0) + fee.amount
    for code, computed in sums.items():
        owed = max(3358, min(65150, computed)) if code == "499" else computed
        if not (code == "501" and computed <= 300):
            totals.append(samples.FeeTotal(code, "", computed, owed, "test", ()))
    if entry.type == "11":
        totals.append(samples.FeeTotal("311", "", 269, 269, "test", ()))
    return tuple(totals)


BOOKS = Books(
    law=LAW, assess=assess, figures=lambda number, day: SCHEDULE.get(number), known=lambda number: number == "7326908685",
    ports=frozenset({"2704", "2709"}), countries=frozenset({"CN", "VN", "CA", "US", "MX", "CU", "BG"}),
    states=frozenset({"IL", "CA"}), sureties=frozenset({"036", "054"}), units=frozenset({"KG", "DOZ", "X", "NO"}),
    importers=frozenset({"36-4567890"}), makers=frozenset({"CNNINHAI88NIN", "VNHANGAR12HAN"}),
    programs={"S": Span(date(2020, 7, 1)), "AU": Span(date(2005, 1, 1)), "A": Span(before=date(2021, 1, 1)),
              "KR": Span(date(2012, 3, 15)), "NP": Span(date(2030, 1, 1))},
    may_claim=lambda program, country, day: {"S": country in ("CA", "MX"), "AU": country == "AU"}.get(program),
)


def good() -> list[Record]:
    """The sample entry L001 of tests.samples, type 01 by sea."""
    return [
        ae.Header(action="A", filer="B76", entry_number=NUMBER, port="2704", reference="26-004417", entry_type="01",
                  mode="11", signature="X", payment_type="1"),
        ae.Importer(importer="36-4567890", consignee="36-4567890", entered=date(2026, 9, 18),
                    imported=date(2026, 9, 16), state="IL"),
        ae.Carrier(carrier="COSU", unlading_port="2704", arrival=date(2026, 9, 16), location="Z952",
                   conveyance="COSCO PRIDE"),
        ae.Trip(trip="045E"),
        ae.Manifest(quantity=118, unit="CTN"),
        ae.Bill(kind="M", issuer="COSU", number="6389201745"),
        ae.Bond(kind="8", designation="B", surety="036"),
        line.Line(line="001", origin="CN", exported_from="CN", exported=date(2026, 8, 29), charges=1180,
                  lading_port="57020", gross_weight=3720, related="N"),
        line.Description(description="FORGED STEEL BRACKETS"),
        line.ArticleParty(kind="M", party="CNNINHAI88NIN"),
        line.ArticleParty(kind="S", party="36-4567890"),
        tariff("99038803", 354300),
        tariff("99030590", 0),
        tariff("99038202", 708600),
        tariff(BRACKET, 41099, 14172, ("3540.00", "KG")),
        line.LineFee(class_code="499", amount=4909),
        line.LineFee(class_code="501", amount=1772),
        ae.FeeTotals(class_1="499", amount_1=4909, class_2="501", amount_2=1772),
        ae.GrandTotals(duty=1103999, fees=6681, tax=0, antidumping=0, countervailing=0, other_revenue=0),
    ]


def with_case(number: str = "A570967000", **values: int | str) -> list[Record]:
    """The same goods under an antidumping case at ten percent, type 03."""
    told: dict[str, int | str] = dict(
        case=number, deposit="C", rate=1000, rate_kind="A", value=0, quantity=0, duty=141720,
    )
    return spoiled(
        good(), change("10", entry_type="03"), before("62", line.Case(**(told | values))),
        before("89", ae.CaseTotals(antidumping_bonded=0, antidumping_deposit=141720, countervailing_bonded=0,
                                   countervailing_deposit=0)),
        change("90", antidumping=141720), before("50", line.ArticleParty(kind="E", party="CNNINHAI88NIN")),
    )


def informal() -> list[Record]:
    """A hundred dollars' worth of the same goods by air, type 11."""
    return spoiled(
        good(), change("10", entry_type="11", mode="40"), change("20", carrier="CA"), change("23", issuer=""),
        change("50", 0, duty=2500), change("50", 2, duty=5000), change("50", 3, duty=290, value=100),
        without("62"), without("31"), before("40", ae.HeaderFees(class_1="311", amount_1=269)),
        change("89", class_1="311", amount_1=269, class_2="", amount_2=None), change("90", duty=7790, fees=269),
    )


Change = Callable[[list[Record]], list[Record]]


def change(id: str, n: int = 0, **values: object) -> Change:
    """Give the n-th record of a kind other values."""
    def apply(records: list[Record]) -> list[Record]:
        at = [place for place, record in enumerate(records) if record.values["control"] == id][n]
        return [*records[:at], records[at].replace(**values), *records[at + 1 :]]
    return apply


def without(id: str) -> Change:
    return lambda records: [record for record in records if record.values["control"] != id]


def before(id: str, *added: Record) -> Change:
    """Put records before the first of a kind."""
    def apply(records: list[Record]) -> list[Record]:
        at = next(place for place, record in enumerate(records) if record.values["control"] == id)
        return [*records[:at], *added, *records[at:]]
    return apply


def spoiled(records: list[Record], *changes: Change) -> list[Record]:
    for one in changes:
        records = one(records)
    return records


def tariff(number: str, duty: int, value: int = 0, *quantities: tuple[str, str]) -> line.LineTariff:
    told: dict[str, Decimal | str] = {}
    for n, (amount, unit) in enumerate(quantities, 1):
        told |= {f"quantity_{n}": Decimal(amount), f"unit_{n}": unit}
    told.setdefault("unit_1", "X")  # the first unit is mandatory (ESF-89); a number of chapter 99 that takes none has X
    return line.LineTariff(hts=number, duty=duty, value=value, **told)


def batch(*summaries: Iterable[Record], application: str = "AE", **header: str) -> bytes:
    """The summaries in one block of one batch."""
    opening = dict(port="2704", filer="B76", application=application, user_text="BLOCK 1")
    records: list[Record] = [
        control.BatchHeader(site="2704", sender="B76", password="SECRET", transmitted=CLOCK, application=application,
                            user_text="ROUND 1"),
        control.BlockHeader(**(opening | header)),
    ]
    for summary in summaries:
        records += summary
    records += [
        control.BlockTrailer(port="2704", filer="B76", application=application),
        control.BatchTrailer(site="2704", sender="B76", transmitted=CLOCK),
    ]
    return "".join(record.emit() + ENDING for record in records).encode("ascii")
