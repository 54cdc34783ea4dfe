"""The entry that a filed summary describes, as far as its records tell: the engine's input on CBP's side.

CBP does not see the filer's facts. The chapter 99 numbers that were filed are the claim, and claims.py reads them.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from tidewaiter.ace.summary import LineItem, Placed, Summary
from tidewaiter.codes.entry_types import QUOTA
from tidewaiter.entry.entry import Bond, Declarant, Entry, Payment
from tidewaiter.entry.line import AdCvd, Article, Declaration, License, Line, Quantity
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Bill, Days, Transport


def rate_day(summary: Summary, clock: date) -> date:
    """The day whose duty rates count. Source: CATAIR Entry Summary, note (j), with the days that a filing can give."""
    cargo = summary.one("20")
    in_bond = cargo.record.as_day("in_bond_date") if cargo else None
    return in_bond if in_bond and summary.type not in QUOTA else entry_day(summary, clock)


def privileged_day(item: LineItem) -> date | None:
    """The day on which goods from a zone were given privileged foreign status; None where they have another."""
    zone = next(iter(item.of("41")), None)
    return zone.record.as_day("filed") if zone and zone["status"] == "P" else None


def entry_day(summary: Summary, clock: date) -> date:
    """The time of entry, as far as a filing tells it."""
    cargo, content = summary.one("20"), summary.one("11")
    entered = content.record.as_day("entered") if content else None
    printed = summary.header.record.as_day("print_date")
    arrival = cargo.record.as_day("arrival") if cargo else None
    if entered and entered <= clock + timedelta(days=90):
        return entered
    if printed:
        return printed
    return arrival if arrival and arrival > clock else clock


def entry_of(summary: Summary, clock: date) -> Entry:
    """The entry. What no record carries (names, addresses, invoices) stays empty."""
    header, content, cargo, bond = summary.header, summary.one("11"), summary.one("20"), summary.one("31")
    importer = Party("", number=content["importer"] if content else "")
    consignee = Party("", number=content["consignee"] if content else "")
    days = Days(
        entered=entry_day(summary, clock),
        imported=content.record.as_day("imported") if content else None,
        exported=_only_day({item.header.record.as_day("exported") for item in summary.lines}),
        arrival=cargo.record.as_day("arrival") if cargo else None,
        summary=clock,
    )
    trip = summary.one("21")
    transport = Transport(
        mode=header["mode"], carrier=cargo["carrier"] if cargo else "", conveyance=cargo["conveyance"] if cargo else "",
        voyage=trip["trip"] if trip else "",
        bills=tuple(
            Bill(bill["kind"], bill["issuer"], bill["number"], one.detail.number("quantity"), one.detail["unit"])
            for one in summary.manifests for bill in one.bills
        ),
        lading_port=summary.lines[0].header["lading_port"] if summary.lines else "",
        unlading_port=cargo["unlading_port"] if cargo else "", location=cargo["location"] if cargo else "",
        in_bond_date=cargo.record.as_day("in_bond_date") if cargo else None,
    )
    return Entry(
        filer=header["filer"], number=header["entry_number"], type=header["entry_type"], port=header["port"],
        importer=importer, consignee=consignee, transport=transport, days=days,
        bond=Bond(bond["kind"] if bond else "0", bond["surety"] if bond else ""),
        payment=Payment(
            header["payment_type"], header.record.as_day("print_date"), header["statement_month"], header["branch"],
        ),
        declarant=Declarant("", ""), broker=Party(""), lines=tuple(line_of(item) for item in summary.lines),
        state=content["state"] if content else "", reference=header["reference"],
        electronic_invoice=header["electronic_invoice"] == "Y",
    )


def line_of(item: LineItem) -> Line:
    """One line, numbered by its place, with the chapter 98 number among its facts."""
    header = item.header
    maker, exporter, sold, delivered = (item.party(kind) for kind in "MESC")
    facts: dict[str, str | bool] = {}
    if special := next((placed["hts"] for placed in item.tariff if placed["hts"].startswith("98")), ""):
        facts["ch98"] = special
    if granted := privileged_day(item):
        facts["ftz_pf_date"] = granted.isoformat()
    return Line(
        number=item.position, description=next((placed["description"] for placed in item.of("44")), ""),
        articles=tuple(_article(placed) for placed in item.tariff if is_article(placed["hts"])),
        origin=header["origin"], exported_from=header["exported_from"], manufacturer=maker["party"] if maker else "",
        program=header["program"], charges=header.number("charges"), gross_weight=header.number("gross_weight"),
        related={"Y": True, "N": False}.get(header["related"]), facts=facts,
        adcvd=tuple(_case(placed) for placed in item.of("53")),
        licenses=tuple(License(placed["kind"], placed["number"]) for placed in item.of("52")),
        declarations=tuple(Declaration(placed["kind"], dict(placed.record.values)) for placed in item.of("54")),
        category=header["category"], set_indicator=header["set_indicator"], fee_exemption=header["fee_exemption"],
        sold_to=sold["party"] if sold else "", delivered_to=delivered["party"] if delivered else "",
        foreign_exporter=exporter["party"] if exporter else "",
    )


def is_article(number: str) -> bool:
    """Whether a number of record 50 is of chapters 1 to 97, and so names the goods."""
    return number[:2] not in ("98", "99") and len(number) == 10


def quantities(placed: Placed) -> tuple[Quantity, ...]:
    """The quantities of a record 50 whose unit is there, in the record's order."""
    return tuple(
        Quantity(placed.record.as_decimal(f"quantity_{n}") or Decimal(0), placed[f"unit_{n}"])
        for n in (1, 2, 3) if placed[f"unit_{n}"]
    )


def _article(placed: Placed) -> Article:
    return Article(placed["hts"], placed.number("value"), quantities(placed))


def _case(placed: Placed) -> AdCvd:
    amount = placed.record.as_decimal("quantity")
    quantity = Quantity(amount, "") if amount else None
    return AdCvd(placed["case"], placed["deposit"], placed["non_reimbursement"], quantity)


def _only_day(days: set[date | None]) -> date | None:
    """The day that all lines share; None where they differ, for then each line is assessed by its own."""
    return days.pop() if len(days) == 1 else None
