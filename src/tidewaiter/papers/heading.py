"""What an entry states once: its number, days, parties, carriage, bond, payment, and who certifies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidewaiter.entry.entry import Declarant, Entry, Payment
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Days, Transport
from tidewaiter.numbers import entry_number
from tidewaiter.papers import keys
from tidewaiter.papers.bill_in import PrintedBill
from tidewaiter.papers.filing import (
    WITHOUT_BILLS,
    other_entry,
    read_additional_bond,
    read_bond,
    read_correction,
    read_release,
    read_warehouse,
    read_zone,
)
from tidewaiter.papers.form import Form
from tidewaiter.papers.found import Found
from tidewaiter.papers.invoice_in import PrintedInvoice
from tidewaiter.papers.tree import Text
from tidewaiter.papers.values import read_cents

_ONCE = ("mode", "carrier", "conveyance", "voyage", "lading_port", "unlading_port")
_ORDER = (("exported", "imported"), ("loaded", "imported"), ("exported", "arrival"))


def read_heading(form: Form, bills: Sequence[PrintedBill], found: Found) -> Entry | None:
    """The entry without lines and invoices. None where the day of entry is missing."""
    head = form.section("entry", keys.ENTRY, need=True)
    number = _number(head, found)
    parties = _parties(form, found)
    bond = form.section("bond", keys.BOND, need=True)
    payment = form.section("payment", keys.PAYMENT, need=True)
    declarant = form.section("declarant", keys.DECLARANT, need=True)
    entry_type, port = head.text("type", need=True), head.text("port", need=True)
    transport, days = _transport(form, bills, entry_type, found), _days(form, bills, found)
    makers, stated = _makers(form), _stated(form, found)
    if days is None:
        return None
    return Entry(
        filer=number[:3], number=number[3:], type=entry_type, port=port,
        importer=parties.get("importer", Party("")), consignee=parties.get("consignee", Party("")),
        transport=transport, days=days,
        bond=read_bond(bond), additional_bond=read_additional_bond(form), warehouse=read_warehouse(form, found), zone=read_zone(form),
        release=read_release(form), correction=read_correction(form),
        payment=Payment(
            payment.text("kind", need=True), payment.day("print_date"), payment.text("month"), payment.text("branch"),
        ),
        declarant=Declarant(
            declarant.text("name", need=True), declarant.text("title", need=True), declarant.text("licence"),
            declarant.day("day"),
        ),
        broker=parties.get("broker", Party("")), lines=(), seller=parties.get("seller"), buyer=parties.get("buyer"),
        manufacturers=makers, state=head.text("state"), reference=head.text("reference"), notify=head.text("notify"),
        electronic_invoice=bool(head.flag("electronic_invoice")), certify_release=bool(head.flag("certify_release")),
        live=bool(head.flag("live")), releases=tuple(other_entry(head, text, "releases", found) for text in head.texts("releases")),
        shipment_usage=head.choice("shipment_usage", ("P", "X")), deferred_tax=head.choice("deferred_tax", ("1", "2")),
        reconciliation=head.text("reconciliation"), reconciliation_agreement=bool(head.flag("reconciliation_agreement")),
        known_importer=bool(head.flag("known_importer")), expedited_release=bool(head.flag("expedited_release")),
        temporary=bool(head.flag("temporary")), express_informal=bool(head.flag("express_informal")),
        missing_documents=head.texts("missing_documents"), stated_totals=stated,
    )


def compare_papers(entry: Entry, invoices: Sequence[PrintedInvoice], bills: Sequence[PrintedBill],
                   found: Found) -> None:
    """Find the parties and days on which invoices and bills contradict shipment.yaml."""
    for paper in invoices:
        printed = paper.invoice
        for role, name, party in (
            ("buyer", printed.buyer, entry.buyer or entry.importer), ("seller", printed.seller, entry.seller),
        ):
            if party and name and _letters(party.name) != _letters(name):
                found.doubt("PAP-PARTY", paper.place, f"the {role} is {name}, but shipment.yaml says {party.name}",
                            "find out who sold to whom", "19 CFR 141.86(a)(2)")
        if printed.day > entry.days.entered:
            found.fault("PAP-DAYS", paper.place,
                        f"the invoice is of {printed.day}, after the entry on {entry.days.entered}",
                        "correct the day that is wrong", "19 CFR 141.86")
    names = {_letters(party.name) for party in (entry.importer, entry.consignee, entry.buyer) if party}
    for bill in bills:
        if bill.consignee and _letters(bill.consignee) not in names:
            found.doubt("PAP-PARTY", bill.place,
                        f"the bill is consigned to {bill.consignee}, not to importer, consignee or buyer",
                        "get the bill endorsed, or correct the party", "19 CFR 141.11")


def _number(head: Form, found: Found) -> str:
    text = head.text("number", need=True)
    try:
        return entry_number.validate(text) if text else ""
    except ValueError as error:
        found.fault("PAP-ENTRY-NUMBER", head.where("number"), str(error),
                    "take the number from the filer's range, with its check digit", "CATAIR Appendix E")
        return entry_number.compact(text)


def _party(form: Form) -> Party:
    return Party(**{key: form.text(key, need=key == "name") for key in keys.PARTY})


def _parties(form: Form, found: Found) -> dict[str, Party]:
    section = form.section("parties", keys.PARTIES, need=True)
    parties: dict[str, Party] = {}
    for role in keys.PARTIES:
        node = section.node.entries.get(role)
        if not isinstance(node, Text) or not node.value:
            inner = section.form(role, keys.PARTY, need=role in ("importer", "consignee", "broker"))
            if inner:
                parties[role] = _party(inner)
        elif node.value in parties:
            parties[role] = parties[node.value]
        else:
            found.fault("PAP-VALUE", section.where(role), f"{role} is {node.value!r}, which is no party named above it",
                        "write its name and address, or the word importer")
    return parties


def _makers(form: Form) -> tuple[Party, ...]:
    section = form.section("manufacturers", None)
    forms = {mid: inner for mid in section if (inner := section.form(mid, keys.PARTY))}
    return tuple(replace(_party(inner), mid=mid) for mid, inner in forms.items())


def _days(form: Form, bills: Sequence[PrintedBill], found: Found) -> Days | None:
    section = form.section("days", keys.DAYS, need=True)
    named = {name: section.day(name, need=name == "entered") for name in keys.DAYS}
    boards = [bill.on_board for bill in bills if bill.on_board]
    if boards and named["loaded"] and named["loaded"] not in boards:
        found.fault("PAP-DAYS", section.where("loaded"),
                    f"loaded is {named['loaded']}, but the bill says on board on {max(boards)}",
                    "correct the day that is wrong", "19 CFR 4.7")
    if boards and not named["loaded"]:
        named["loaded"] = max(boards)
    for earlier, later in _ORDER:
        first, second = named[earlier], named[later]
        if first and second and first > second:
            found.fault("PAP-DAYS", section.where(earlier), f"{earlier} on {first} is after {later} on {second}",
                        "correct the day that is wrong", "19 CFR 101.1; 19 CFR 152.1(c)")
    entered = named.pop("entered")
    return Days(entered, **named) if entered else None


def _transport(form: Form, bills: Sequence[PrintedBill], entry_type: str, found: Found) -> Transport:
    section = form.section("transport", keys.TRANSPORT)
    printed = {name: getattr(bills[0], name) if bills else "" for name in _ONCE}
    for bill in bills[1:]:
        for name in _ONCE:
            if getattr(bill, name) != printed[name]:
                found.fault("PAP-BILLS", bill.place,
                            f"{name} is {getattr(bill, name)!r}, but {printed[name]!r} in {bills[0].place}",
                            "enter goods of another conveyance in an entry of their own", "19 CFR 141.51")
    for name in ("mode", "unlading_port"):
        stated = section.text(name)
        if stated and printed[name] and stated != printed[name]:
            found.fault("PAP-CONTRADICTION", section.where(name),
                        f"{name} is {stated}, but {bills[0].place} says {printed[name]}",
                        "correct the one that is wrong")
        printed[name] = stated or printed[name]
    if not printed["mode"] and entry_type not in WITHOUT_BILLS:
        section.text("mode", need=True)
    containers = dict.fromkeys(container for bill in bills for container in bill.containers)
    return Transport(
        bills=tuple(number for bill in bills for number in bill.bills), containers=tuple(containers),
        location=section.text("location"), in_bond_date=section.day("in_bond_date"), **printed,
    )


def _stated(form: Form, found: Found) -> dict[str, int]:
    section = form.section("stated_totals", keys.STATED)
    totals: dict[str, int] = {}
    for name in section:
        text = section.text(name)
        try:
            totals[name] = read_cents(text)
        except ValueError as error:
            found.fault("PAP-VALUE", section.where(name), f"{name}: {error}", "write dollars and cents as 11039.99")
    return totals


def _letters(name: str) -> str:
    return "".join(character for character in name.upper() if character.isalnum())
