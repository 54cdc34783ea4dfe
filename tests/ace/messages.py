"""Good filings, built record by record, and the books under which they are good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tests import samples
from tidewaiter.abi import batch_control as control
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING
from tidewaiter.ace.examination import Books
from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Day, Given, Origin
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Numbers, Program
from tidewaiter.duty.result import Assessment, Charge
from tidewaiter.entry.entry import Entry
from tidewaiter.numbers.entry_number import check_digit

CLOCK = date(2026, 9, 24)
NUMBER = "0324527" + check_digit("B76", "0324527")


@dataclass(frozen=True)
class Figures:
    units: tuple[str, ...]
    special: str = "Free (A,AU,S)"


SCHEDULE = {"7326908688": Figures(("KG",)), "6109100012": Figures(("DOZ", "KG"))}


def heading(number: str, *conditions: Condition, start: date = date(2025, 1, 1), before: date = date.max) -> Heading:
    spans = (Day("entered", Span(start, before)), *conditions)
    return Heading(
        number=number, id=number, form="add", rate=0, text="", base="value", conditions=spans, applies=Numbers(()),
        exception=False, excepts=Numbers(()), below=None, at_least=None, cite="test",
    )


CHINA = Origin(frozenset({"CN"}), (), lambda group, country, day: False)
PROGRAMS = (
    Program("s301-china-list-3", "", "", 10, (heading("99038803", CHINA),), ()),
    Program("s301-forced-labour", "", "", 20, (heading("99030590"), heading("99030591", Given("informational", True))), ()),
    Program("s232-metals", "", "", 30, (
        heading("99038202"), heading("99038201", Given("no_metal", True)), heading("99038188", before=date(2026, 4, 6)),
    ), ()),
)
LAW = Law("test", PROGRAMS, {}, (), {}, {})


def assess(entry: Entry, law: Law) -> Assessment:
    """The four charges of worked case L001 on a line from China; without metal, heading 9903.82.01 in place of the duty."""
    whole = samples.assessment(entry)
    lines = []
    for filed, assessed in zip(entry.lines, whole.lines, strict=True):
        scale = filed.value / Decimal(14172)
        charges = []
        for charge in samples.CHARGES:
            if charge.number == "99038803" and filed.origin != "CN":
                continue
            if charge.number == "99038202" and filed.facts.get("no_metal"):
                charge = replace(charge, number="99038201", rate="Free", amount=0)
            if charge.article is not None:
                charge = replace(charge, number=filed.hts)
            charges.append(_scaled(charge, scale))
        fees = tuple(replace(fee, amount=int(fee.amount * scale)) for fee in assessed.fees if fee.class_code != "501" or entry.transport.mode in ("10", "11"))
        lines.append(replace(assessed, charges=tuple(charges), fees=fees))
    return replace(whole, lines=tuple(lines))


def _scaled(charge: Charge, scale: Decimal) -> Charge:
    return replace(charge, amount=int(charge.amount * scale))


BOOKS = Books(
    law=LAW, assess=assess, figures=lambda number, day: SCHEDULE.get(number), known=lambda number: number == "7326908685",
    ports=frozenset({"2704", "2709"}), countries=frozenset({"CN", "VN", "CA", "US", "MX"}), states=frozenset({"IL", "CA"}),
    sureties=frozenset({"036", "054"}), programs={"S": frozenset({"CA", "MX"}), "AU": frozenset({"AU"})},
)


def good() -> list[Record]:
    """The sample entry L001 of tests.samples, type 01 by sea."""
    return [
        ae.Header(action="A", filer="B76", entry_number=NUMBER, port="2704", reference="26-004417", entry_type="01", mode="11",
                  signature="X", payment_type="1"),
        ae.Importer(importer="36-4567890", consignee="36-4567890", entered=date(2026, 9, 18), imported=date(2026, 9, 16), state="IL"),
        ae.Carrier(carrier="COSU", unlading_port="2704", arrival=date(2026, 9, 16), location="Z952", conveyance="COSCO PRIDE"),
        ae.Trip(trip="045E"),
        ae.Manifest(quantity=118, unit="CTN"),
        ae.Bill(kind="M", issuer="COSU", number="6389201745"),
        ae.Bond(kind="8", designation="B", surety="036"),
        line.Line(line="001", origin="CN", exported_from="CN", exported=date(2026, 8, 29), charges=1180, lading_port="57020",
                  gross_weight=3720, related="N"),
        line.Description(description="FORGED STEEL BRACKETS"),
        line.ArticleParty(kind="M", party="CNNINHAI88NIN"),
        line.ArticleParty(kind="S", party="36-4567890"),
        tariff("99038803", 354300),
        tariff("99030590", 0),
        tariff("99038202", 708600),
        tariff("7326908688", 41099, 14172, ("3540.00", "KG")),
        line.LineFee(class_code="499", amount=4909),
        line.LineFee(class_code="501", amount=1772),
        ae.FeeTotals(class_1="499", amount_1=4909, class_2="501", amount_2=1772),
        ae.GrandTotals(duty=1103999, fees=6681, tax=0, antidumping=0, countervailing=0, other_revenue=0),
    ]


def tariff(number: str, duty: int, value: int = 0, *quantities: tuple[str, str]) -> line.LineTariff:
    told: dict[str, Decimal | str] = {}
    for n, (amount, unit) in enumerate(quantities, 1):
        told |= {f"quantity_{n}": Decimal(amount), f"unit_{n}": unit}
    return line.LineTariff(hts=number, duty=duty, value=value, **told)


def batch(*summaries: Iterable[Record], application: str = "AE") -> bytes:
    """The summaries in one block of one batch."""
    records: list[Record] = [
        control.BatchHeader(site="2704", sender="B76", password="SECRET", transmitted=CLOCK, application=application, user_text="ROUND 1"),
        control.BlockHeader(port="2704", filer="B76", application=application, user_text="BLOCK 1"),
    ]
    for summary in summaries:
        records += summary
    records += [
        control.BlockTrailer(port="2704", filer="B76", application=application),
        control.BatchTrailer(site="2704", sender="B76", transmitted=CLOCK),
    ]
    return "".join(record.emit() + ENDING for record in records).encode("ascii")
