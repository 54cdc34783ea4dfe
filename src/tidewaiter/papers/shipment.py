"""A shipment folder read into an entry: shipment.yaml, commercial invoices, bills and rates of exchange."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from tidewaiter.entry.entry import Bond, Declarant, Entry, Payment
from tidewaiter.entry.invoice import Charge, Invoice
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Days, Transport
from tidewaiter.findings import Finding
from tidewaiter.money.exchange import Rate, Rates
from tidewaiter.numbers import entry_number
from tidewaiter.papers import keys
from tidewaiter.papers.bill_in import PrintedBill, read_bill
from tidewaiter.papers.files import GUIDE, doubt, fault
from tidewaiter.papers.form import Form, nearest
from tidewaiter.papers.invoice_in import PrintedInvoice, read_invoice
from tidewaiter.papers.lines import Asked, Defaults, LineReading, UnitsOf, gross_weights, group, stated_total
from tidewaiter.papers.tree import read_tree
from tidewaiter.papers.valuation import KINDS, SHARES, Placed, Priced, value_rows

# Terms whose price holds no international freight, and terms whose price does. Source: Incoterms 2020.
WITHOUT_FREIGHT = ("EXW", "FCA", "FAS", "FOB")
WITH_FREIGHT = ("CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")


@dataclass(frozen=True)
class ShipmentPapers:
    """The entry that the papers make, None where too little can be read, and all that is wrong with them."""

    entry: Entry | None
    findings: tuple[Finding, ...]


def read_shipment(folder: Path, units_of: UnitsOf | None = None) -> ShipmentPapers:
    """Read a shipment folder, as docs/shipment-folder.md describes it.

    `units_of` gives the units that an HTS number takes on a day, None where the schedule does not have the number;
    without it quantities are taken as the papers state them. Nothing is raised for what a paper says.
    """
    if not folder.is_dir():
        return ShipmentPapers(None, (fault("PAP-FILE-MISSING", folder.name, f"{folder.name} is not a folder", "name the shipment folder"),))
    tree = read_tree(folder / "shipment.yaml")
    if isinstance(tree, Finding):
        return ShipmentPapers(None, (tree,))
    reading = _Reading(folder, units_of)
    entry = reading.entry(Form(tree, "shipment.yaml", keys.SHIPMENT, reading.findings))
    return ShipmentPapers(entry, tuple(dict.fromkeys(reading.findings)))


class _Reading:
    """One pass over a folder."""

    def __init__(self, folder: Path, units_of: UnitsOf | None) -> None:
        self.folder, self.units_of = folder, units_of
        self.findings: list[Finding] = []

    def entry(self, form: Form) -> Entry | None:
        head = form.section("entry", keys.ENTRY, need=True)
        invoices, bills, rates = self._papers(form)
        parties = self._parties(form)
        days = self._days(form, bills)
        number = self._number(head)
        bond = form.section("bond", keys.BOND, need=True)
        payment = form.section("payment", keys.PAYMENT, need=True)
        declarant = form.section("declarant", keys.DECLARANT, need=True)
        transport = self._transport(form, bills)
        type_, port = head.text("type", need=True), head.text("port", need=True)
        made = Entry(
            filer=number[:3], number=number[3:], type=type_, port=port,
            importer=parties["importer"], consignee=parties["consignee"], transport=transport, days=days or Days(date.min),
            bond=Bond(bond.text("kind", need=True), bond.text("surety"), bond.whole("amount") or 0, bond.text("waiver_reason")),
            payment=Payment(payment.text("kind", need=True), payment.day("print_date"), payment.text("month"), payment.text("branch")),
            declarant=Declarant(declarant.text("name", need=True), declarant.text("title", need=True), declarant.text("licence"), declarant.day("day")),
            broker=parties["broker"], lines=(), seller=parties.get("seller"), buyer=parties.get("buyer"), manufacturers=self._makers(form),
            state=head.text("state"), reference=head.text("reference"), notify=head.text("notify"),
            electronic_invoice=bool(head.flag("electronic_invoice")), certify_release=bool(head.flag("certify_release")),
            live=bool(head.flag("live")), missing_documents=head.texts("missing_documents"), stated_totals=self._stated(form),
        )
        if days is None or not invoices:
            return None
        self._agree(made, invoices, bills)
        return self._with_lines(made, form, invoices, bills, rates)

    # papers

    def _papers(self, form: Form) -> tuple[list[PrintedInvoice], list[PrintedBill], Rates]:
        named = form.section("papers", keys.PAPERS)
        files = sorted(path.name for path in self.folder.iterdir() if path.is_file() and not path.name.startswith("."))
        invoice_files = [*named.texts("invoices")] or [n for n in files if n.startswith("invoice") and n.lower().endswith((".csv", ".xlsx"))]
        bill_files = [*named.texts("bills")] or [n for n in files if n.startswith("bill") and n.endswith((".yaml", ".yml"))]
        rates_file = named.text("rates") or ("rates.csv" if "rates.csv" in files else "")
        for name in files:
            if name not in (*invoice_files, *bill_files, rates_file, "shipment.yaml") and not name.lower().startswith("readme"):
                self.findings.append(doubt("PAP-FILE-UNREAD", name, f"{name} is not read: its name does not say what paper it is",
                                           "name it below papers in shipment.yaml, or take it out"))
        invoices = [paper for paper in (self._paper(name, read_invoice) for name in invoice_files) if isinstance(paper, PrintedInvoice)]
        bills = [paper for paper in (self._paper(name, read_bill) for name in bill_files) if isinstance(paper, PrintedBill)]
        if not invoice_files:
            self.findings.append(fault("PAP-NO-INVOICE", self.folder.name, "the folder holds no commercial invoice", "put invoice.csv or invoice.xlsx into it",
                                       "19 CFR 141.83; 19 CFR 141.86"))
        if not bill_files:
            self.findings.append(fault("PAP-NO-BILL", self.folder.name, "the folder holds no bill of lading, air waybill or truck bill",
                                       "put bill.yaml into it", "19 CFR 141.11; 19 CFR 142.3"))
        seen: dict[str, str] = {}
        for paper in invoices:
            other = seen.setdefault(paper.invoice.number, paper.place)
            if other != paper.place:
                self.findings.append(fault("PAP-INVOICE-TWICE", paper.place, f"the invoice number {paper.invoice.number} is also that of {other}",
                                           "take out the copy, or ask the seller for the right number", "19 CFR 141.86"))
        rates = Rates((), "rates.csv")
        if rates_file:
            path = self._inside(rates_file)
            if path:
                rates, findings = Rates.read(path)
                self.findings += findings
        return invoices, bills, rates

    def _inside(self, name: str) -> Path | None:
        if Path(name).name != name:
            self.findings.append(fault("PAP-FILE-OUTSIDE", "shipment.yaml, papers", f"{name!r} is not a file of the folder", "put the paper into the folder"))
            return None
        return self.folder / name

    def _paper(self, name: str, read):  # type: ignore[no-untyped-def]
        path = self._inside(name)
        if path is None:
            return None
        paper, findings = read(path)
        self.findings += findings
        return paper

    # what stands once

    def _number(self, head: Form) -> str:
        text = head.text("number", need=True)
        if not text:
            return " " * 11
        try:
            return entry_number.validate(text)
        except ValueError as error:
            self.findings.append(fault("PAP-ENTRY-NUMBER", head.where("number"), str(error), "take the number from the filer's range, with its check digit",
                                       "CATAIR Appendix E"))
            return entry_number.compact(text)[:11].ljust(11)

    def _party(self, form: Form) -> Party:
        return Party(form.text("name", need=True), *(form.text(key) for key in ("street", "city", "region", "postal_code", "country", "number", "mid", "phone")))

    def _parties(self, form: Form) -> dict[str, Party]:
        section = form.section("parties", keys.PARTIES, need=True)
        parties: dict[str, Party] = {}
        for role in ("importer", "consignee", "broker", "seller", "buyer"):
            node = section.node.entries.get(role)
            word = section.text(role) if node is not None and hasattr(node, "value") else ""
            if word in parties:
                parties[role] = parties[word]
            elif word:
                self.findings.append(fault("PAP-VALUE", section.where(role), f"{role} is {word!r}, which is no party named above it",
                                           "write its name and address, or importer"))
            else:
                inner = section.form(role, keys.PARTY, need=role in ("importer", "consignee", "broker"))
                if inner:
                    parties[role] = self._party(inner)
        for role in ("importer", "consignee", "broker"):
            parties.setdefault(role, Party(""))
        return parties

    def _makers(self, form: Form) -> tuple[Party, ...]:
        section = form.section("manufacturers", None)
        makers = []
        for mid in section:
            inner = section.form(mid, keys.PARTY)
            if inner:
                makers.append(replace(self._party(inner), mid=mid))
        return tuple(makers)

    def _days(self, form: Form, bills: Sequence[PrintedBill]) -> Days | None:
        section = form.section("days", keys.DAYS, need=True)
        named = {name: section.day(name, need=name == "entered") for name in keys.DAYS}
        for bill in bills:
            if bill.on_board and named["loaded"] and bill.on_board != named["loaded"] and len(bills) == 1:
                self.findings.append(fault("PAP-DAYS", section.where("loaded"), f"loaded is {named['loaded']}, but {bill.place} says on board on {bill.on_board}",
                                           "correct the day that is wrong", "19 CFR 141.69"))
        boards = [bill.on_board for bill in bills if bill.on_board]
        named["loaded"] = named["loaded"] or (max(boards) if boards else None)
        for earlier, later in (("exported", "imported"), ("loaded", "imported"), ("exported", "arrival")):
            first, second = named[earlier], named[later]
            if first and second and first > second:
                self.findings.append(fault("PAP-DAYS", section.where(earlier), f"{earlier} on {first} is after {later} on {second}",
                                           "correct the day that is wrong", "19 CFR 101.1; 19 CFR 152.1(c)"))
        entered = named.pop("entered")
        return Days(entered, **named) if entered else None

    def _transport(self, form: Form, bills: Sequence[PrintedBill]) -> Transport:
        section = form.section("transport", keys.TRANSPORT)
        if not bills:
            return Transport(section.text("mode"), "", location=section.text("location"), unlading_port=section.text("unlading_port"))
        first = bills[0]
        for bill in bills[1:]:
            for name in ("mode", "carrier", "conveyance", "voyage", "unlading_port"):
                mine, other = getattr(first, name), getattr(bill, name)
                if mine != other:
                    self.findings.append(fault("PAP-BILLS", bill.place, f"the {name.replace('_', ' ')} is {other!r}, but {mine!r} in {first.place}",
                                               "enter goods of another conveyance in an entry of their own", "19 CFR 141.51"))
        mode = self._agreed(section, "mode", first.mode, first.place)
        if not mode:
            section.text("mode", need=True)
        return Transport(
            mode=mode, carrier=first.carrier, conveyance=first.conveyance, voyage=first.voyage,
            bills=tuple(number for bill in bills for number in bill.bills), lading_port=first.lading_port,
            unlading_port=self._agreed(section, "unlading_port", first.unlading_port, first.place), location=section.text("location"),
            containers=tuple(dict.fromkeys(container for bill in bills for container in bill.containers)), in_bond_date=section.day("in_bond_date"),
        )

    def _agreed(self, section: Form, key: str, printed: str, place: str) -> str:
        stated = section.text(key)
        if stated and printed and stated != printed:
            self.findings.append(fault("PAP-CONTRADICTION", section.where(key), f"{key} is {stated}, but {place} says {printed}", "correct the one that is wrong"))
        return stated or printed

    def _stated(self, form: Form) -> dict[str, int]:
        section = form.section("stated_totals", keys.STATED)
        totals = {}
        for name in section:
            if name in keys.STATED and name in section:
                try:
                    totals[name] = stated_total(section.text(name))
                except ValueError as error:
                    self.findings.append(fault("PAP-VALUE", section.where(name), str(error), "write dollars and cents as 11039.99"))
        return totals

    def _agree(self, made: Entry, invoices: Sequence[PrintedInvoice], bills: Sequence[PrintedBill]) -> None:
        """Papers that name other parties than shipment.yaml does."""
        known = {"buyer": made.buyer or made.importer, "seller": made.seller}
        for paper in invoices:
            for role, printed in (("buyer", paper.invoice.buyer), ("seller", paper.invoice.seller)):
                party = known[role]
                if party and printed and _plain(party.name) != _plain(printed):
                    self.findings.append(doubt("PAP-PARTY", paper.place, f"the {role} is {printed}, but shipment.yaml says {party.name}",
                                               "find out who bought from whom", "19 CFR 141.86(a)(2)"))
            exported = made.days.exported
            if exported and paper.invoice.day > made.days.entered:
                self.findings.append(fault("PAP-DAYS", paper.place, f"the invoice is of {paper.invoice.day}, after the entry on {made.days.entered}",
                                           "correct the day that is wrong", "19 CFR 141.86"))
        for bill in bills:
            if bill.consignee and _plain(bill.consignee) not in {_plain(party.name) for party in (made.importer, made.consignee, made.buyer) if party}:
                self.findings.append(doubt("PAP-PARTY", bill.place, f"the bill is consigned to {bill.consignee}, not to importer, consignee or buyer",
                                           "get the bill endorsed, or correct the party", "19 CFR 141.11"))

    # lines

    def _with_lines(self, made: Entry, form: Form, invoices: Sequence[PrintedInvoice], bills: Sequence[PrintedBill], rates: Rates) -> Entry | None:
        goods = form.section("goods", keys.GOODS)
        by_part, by_invoice = form.section("lines", None), form.section("invoices", None)
        part_forms = {part: inner for part in by_part if (inner := by_part.form(part, keys.LINE))}
        invoice_forms = {number: inner for number in by_invoice if (inner := by_invoice.form(number, keys.INVOICE))}
        self._used(by_part, part_forms, [row.line.part for paper in invoices for row in paper.rows], "part")
        self._used(by_invoice, invoice_forms, [paper.invoice.number for paper in invoices], "invoice")

        asked: list[Asked] = []
        priced: list[Priced] = []
        charges: list[Placed] = []
        converted: list[Invoice] = []
        for paper in invoices:
            own = invoice_forms.get(paper.invoice.number)
            exported = (own.day("exported") if own else None) or made.days.exported
            rate = self._rate(rates, paper.invoice.currency, exported, paper.place)
            if rate is None:
                continue
            first = len(asked)
            for row in paper.rows:
                levels = (part_forms.get(row.line.part), own, goods)
                asked.append(Asked(row, tuple(level for level in levels if level is not None)))
                priced.append(Priced(row.line.place, row.line.amount, rate, row.line.quantity, row.line.unit, row.net_weight))
            charges += [
                Placed(paper.place, charge.kind, charge.treatment, charge.amount, rate, tuple(range(first, len(asked))), charge.share_by)
                for charge in paper.invoice.charges
            ]
            converted.append(replace(paper.invoice, rate=rate.usd, rate_cite=rate.cite) if rate.currency != "USD" else paper.invoice)
        if len(converted) < len(invoices):
            return None
        charges, converted = self._charges(form, charges, converted, asked, rates, made)
        self._terms(converted)
        values, findings = value_rows(priced, charges)
        self.findings += findings
        defaults = Defaults(
            (made.buyer or made.importer).number, made.consignee.number, made.seller.mid if made.seller else "",
        )
        groups = group(asked)
        weights = gross_weights(_total_weight(bills), asked, groups, self.findings)
        lines = tuple(
            LineReading(number, [asked[n] for n in rows], [values[n] for n in rows], weight, self.findings)
            .line(made.days.entered, self.units_of, defaults)
            for number, (rows, weight) in enumerate(zip(groups, weights, strict=True), 1)
        )
        return replace(made, lines=lines, invoices=tuple(converted))

    def _used(self, section: Form, forms: dict[str, Form], printed: list[str], what: str) -> None:
        for name in forms:
            if name not in printed:
                self.findings.append(fault("PAP-UNUSED", section.where(name), f"no invoice has the {what} {name}", nearest(name, printed)))

    def _rate(self, rates: Rates, currency: str, exported: date | None, place: str) -> Rate | None:
        if exported is None and currency != "USD":
            self.findings.append(fault("PAP-RATE", place, f"the invoice is in {currency}, but the day of exportation that fixes the rate is missing",
                                       "write days.exported in shipment.yaml", "19 CFR 159.32; 19 CFR 152.1(c)"))
            return None
        rate = rates.rate(currency, exported or date.min)
        if isinstance(rate, Finding):
            self.findings.append(rate)
            return None
        return rate

    def _charges(
        self, form: Form, charges: list[Placed], invoices: list[Invoice], asked: Sequence[Asked], rates: Rates, made: Entry,
    ) -> tuple[list[Placed], list[Invoice]]:
        """The charges of shipment.yaml placed on their rows, and added to the invoice that they belong to."""
        numbers = [invoice.number for invoice in invoices]
        owner = [invoice.number for invoice in invoices for _ in invoice.lines]
        for box in form.forms("charges", keys.CHARGE):
            kind, treatment = box.choice("kind", KINDS, need=True), box.text("treatment", need=True)
            amount, number = box.amount("amount", need=True), box.text("invoice")
            share_by = box.choice("share_by", SHARES) or "value"
            parts = box.texts("lines")
            if not kind or amount is None:
                continue
            if treatment not in KINDS[kind].treatments:
                self.findings.append(fault("PAP-CHARGE", box.where("treatment"), f"{KINDS[kind].name} is {treatment!r}; it may be {' or '.join(KINDS[kind].treatments)}",
                                           "read 19 CFR 152.103 and state what it is", KINDS[kind].cite))
                continue
            if number and number not in numbers:
                self.findings.append(fault("PAP-UNUSED", box.where("invoice"), f"no invoice has the number {number}", nearest(number, numbers)))
                continue
            rows = tuple(
                n for n, row in enumerate(asked) if (not number or owner[n] == number) and (not parts or row.row.line.part in parts)
            )
            currencies = {invoice.currency for invoice in invoices if not number or invoice.number == number}
            currency = box.text("currency") or (currencies.pop() if len(currencies) == 1 else "")
            if not currency:
                self.findings.append(fault("PAP-CHARGE", box.where(), "the charge belongs to invoices in several currencies and names none", "write its currency"))
                continue
            rate = self._rate(rates, currency, made.days.exported, box.where("currency"))
            if rate is None:
                continue
            charges.append(Placed(box.where(), kind, treatment, amount, rate, rows, share_by))
            cite = "; ".join(part for part in (KINDS[kind].cite, box.text("evidence")) if part)
            charge = Charge(kind, treatment, amount, share_by, cite, currency)
            invoices = [
                replace(invoice, charges=(*invoice.charges, charge)) if number == invoice.number or len(invoices) == 1 else invoice for invoice in invoices
            ]
        return charges, invoices

    def _terms(self, invoices: Sequence[Invoice]) -> None:
        for invoice in invoices:
            term = invoice.terms[:3].upper()
            deducted = [charge for charge in invoice.charges if charge.kind == "freight" and charge.treatment == "deduction"]
            if term in WITHOUT_FREIGHT and deducted:
                self.findings.append(fault("PAP-TERMS", invoice.number, f"freight is deducted from a price {invoice.terms}, which holds none",
                                           "state it as non_dutiable", "19 CFR 152.102(f)"))
            if term in WITH_FREIGHT and not deducted:
                self.findings.append(doubt("PAP-TERMS", invoice.number, f"the price {invoice.terms} holds international freight, and none is deducted",
                                           "deduct what a freight bill identifies, or leave it in the value", "19 CFR 152.102(f)"))
            if term not in (*WITHOUT_FREIGHT, *WITH_FREIGHT) and invoice.terms:
                self.findings.append(doubt("PAP-TERMS", invoice.number, f"{invoice.terms!r} begins with no Incoterm", "ask the seller for the terms of sale", GUIDE))


def _total_weight(bills: Sequence[PrintedBill]) -> Decimal | None:
    weights = [bill.gross_weight for bill in bills]
    return sum((weight for weight in weights if weight is not None), Decimal(0)) if weights and None not in weights else None


def _plain(name: str) -> str:
    return "".join(character for character in name.upper() if character.isalnum())
