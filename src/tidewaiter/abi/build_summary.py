"""An entry and its assessment as an entry summary, application AE, in the order of the chapter's structure map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TypeVar

from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as al
from tidewaiter.abi.bills import AIR, groups, identifier
from tidewaiter.abi.build_release import header_entities, line_entities, seller_of, trip_number
from tidewaiter.abi.declarations import Declaration as DeclarationRecord
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.duty.result import Assessment, Charge, Fee, FeeTotal, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import AdCvd, Declaration, Line, Quantity
from tidewaiter.money.rounding import half_up

T = TypeVar("T")
INFORMAL = frozenset({"11", "12"})
CASE_TYPES = frozenset({"03", "07", "34", "38"})
HEADER_FEES = frozenset({"311", "496", "500"})               # AE Table 6
MORE_DOCUMENTS = "99"                                        # AE Table 7: more than two are missing
FEE_TOTALS = 5                                               # pairs in one record 89
NO_UNIT = "X"


def write(draft: Draft, entry: Entry, assessment: Assessment) -> None:
    """The whole transaction, 10 to 90."""
    _header(draft, entry)
    _carriage(draft, entry)
    _bond(draft, entry)
    _documents(draft, entry)
    _header_fees(draft, assessment)
    if entry.certify_release:
        header_entities(draft, entry, summary=True)
    assessed = {line.number: line for line in assessment.lines}
    for line in entry.lines:
        result = assessed.get(line.number)
        if result is None:
            draft.refuse("ABI-ASSESSMENT", f"line {line.number}", "the line was not assessed", al.LineTariff.cite,
                         "Assess the entry again.")
        _line(draft, entry, line, result or LineAssessment(line.number, ()))
    _totals(draft, entry, assessment)


def _header(draft: Draft, entry: Entry) -> None:
    waived = entry.bond.kind == "0"
    draft.put(
        ae.Header,
        action="A", filer=entry.filer, entry_number=entry.number, port=entry.port, reference=entry.reference,
        entry_type=entry.type, mode=entry.transport.mode, signature="X",
        bond_waiver="0" if waived else "",
        # An informal entry gives no reason (note (i), ESF-158).
        bond_waiver_reason=entry.bond.waiver_reason if waived and entry.type not in INFORMAL else "",
        certify_release="A" if entry.certify_release else "",
        electronic_invoice="Y" if entry.electronic_invoice else "",
        live="Y" if entry.live else "",
        payment_type=entry.payment.kind, print_date=entry.payment.print_date, statement_month=entry.payment.month,
        branch=entry.payment.branch,
    )
    draft.put(
        ae.Importer,
        importer=entry.importer.number, consignee=entry.consignee.number, notify_party=entry.notify,
        entered=entry.days.entered, state=entry.state,
        # A re-warehouse entry inherits its date of importation and may not give one (note (e), ESF-134; condition 297).
        imported=None if entry.type == "22" else entry.days.imported,
    )


def _carriage(draft: Draft, entry: Entry) -> None:
    """Records 20 to 23, by the tables of usage notes (g) and (h)."""
    transport = entry.transport
    draft.put(
        ae.Carrier,
        carrier=transport.carrier, unlading_port=transport.unlading_port, arrival=entry.days.arrival,
        location=transport.location, in_bond_date=transport.in_bond_date,
        conveyance=draft.say(ae.Carrier, "conveyance", transport.conveyance, "header"),
    )
    if trip := trip_number(draft, entry, ae.Trip, "trip"):
        draft.put(ae.Trip, trip=trip)
    for group in groups(transport.bills):
        lowest = group[-1]
        draft.put(ae.Manifest, quantity=lowest.quantity, unit=lowest.unit)
        for bill in group:
            issued = bill.kind in "MH" and transport.mode not in AIR
            draft.put(ae.Bill, kind=bill.kind, issuer=bill.issuer if issued else "",
                      number=identifier(bill, transport.mode))


def _bond(draft: Draft, entry: Entry) -> None:
    if entry.bond.kind == "0":
        return
    single = entry.bond.kind == "9"
    draft.put(ae.Bond, kind=entry.bond.kind, designation="B", surety=entry.bond.surety,
              amount=entry.bond.amount if single else None)


def _documents(draft: Draft, entry: Entry) -> None:
    missing = entry.missing_documents
    if missing:
        second = MORE_DOCUMENTS if len(missing) > 2 else "".join(missing[1:])
        draft.put(ae.MissingDocuments, document_1=missing[0], document_2=second)


def _header_fees(draft: Draft, assessment: Assessment) -> None:
    fees = [fee for fee in assessment.fees if fee.class_code in HEADER_FEES]
    for pair in _chunks(fees, 2):
        draft.put(ae.HeaderFees, **_numbered(pair))


def _line(draft: Draft, entry: Entry, line: Line, result: LineAssessment) -> None:
    where = f"line {line.number}"
    _line_header(draft, entry, line)
    if entry.electronic_invoice:
        _invoice_lines(draft, entry, line)
    if line.ruling:
        # The numeric part only, without the letter of the issuing office (record 43, note 1).
        draft.put(al.Ruling, kind="R", number="".join(filter(str.isdigit, line.ruling)))
    # Record 44 may stand without an electronic invoice (note (u), ESF-172).
    for part in wrapped(plain(line.description), al.Description.field("description").width):
        draft.put(al.Description, description=part)
    parties = (("M", line.manufacturer), ("S", line.sold_to), ("C", line.delivered_to), ("E", line.foreign_exporter))
    for kind, party in parties:
        if party:
            draft.put(al.ArticleParty, kind=kind, party=party)
    if entry.certify_release:
        line_entities(draft, entry, line)
    for charge in result.tariff:
        _tariff(draft, charge)
    if line.visa:
        draft.put(al.Visa, visa=line.visa)
    for license in line.licenses:
        draft.put(al.License, kind=license.kind, number=license.number)
    for case in result.cases:
        _case(draft, line, case)
    for declaration in line.declarations:
        _declaration(draft, declaration, where)
    _taxes(draft, result.taxes, where)
    for fee in result.fees:
        if fee.class_code not in HEADER_FEES:
            # As computed on the line: the minimum and maximum show in record 89 only (notes (n), (w) and (x)).
            draft.put(al.LineFee, class_code=fee.class_code, amount=fee.amount)


def _line_header(draft: Draft, entry: Entry, line: Line) -> None:
    kinds = {declaration.kind for declaration in line.declarations}
    stated = any(case.non_reimbursement.upper() == "Y" and case.case[:1].upper() == "A" for case in line.adcvd)
    draft.put(
        al.Line,
        line=f"{line.number:03}", set_indicator=line.set_indicator, origin=line.origin,
        exported_from=line.exported_from, exported=entry.days.exported,
        textile_exported=entry.days.exported if line.visa and line.exported_from == line.origin else None,
        program=line.program, charges=line.charges, gross_weight=line.gross_weight, category=line.category,
        lading_port=entry.transport.lading_port,
        product_claim="C" if "05" in kinds else "",
        related={True: "Y", False: "N", None: ""}[line.related],
        fee_exemption=line.fee_exemption,
        # The statement is of antidumping cases; an identifier of a declaration goes into record 53 instead (ESF-70).
        non_reimbursement="Y" if stated else "",
    )


def _invoice_lines(draft: Draft, entry: Entry, line: Line) -> None:
    """Records 42, which an electronic invoice needs: the lines of each invoice that the line covers (note (t), ESF-172)."""
    referred = False
    for invoice in entry.invoices:
        found = ranges(n for n, row in enumerate(invoice.lines, 1) if row.place in line.sources)
        seller = seller_of(entry, invoice)
        supplier = seller.mid if seller and seller.mid else line.manufacturer
        # Letters, digits and hyphens only (record 42, ESF-74).
        number = re.sub(r"[^A-Z0-9]+", "-", invoice.number.upper())
        for four in _chunks(found, 4):
            told: dict[str, int] = {}
            for n, (first, last) in enumerate(four, 1):
                told |= {f"begin_{n}": first, f"end_{n}": last}
            draft.put(al.InvoiceLines, supplier=supplier, invoice=number, **told)
            referred = True
    if not referred:
        message = "an electronic invoice is claimed, and the entry does not say which invoice lines this line covers"
        draft.refuse("ABI-INVOICE", f"line {line.number}", message, al.InvoiceLines.cite,
                     "Take the claim back; the description goes out in record 44 all the same.")


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each unbroken run.

    >>> ranges([1, 2, 3, 5])
    [(1, 3), (5, 5)]
    """
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _tariff(draft: Draft, charge: Charge) -> None:
    """Record 50. A number that takes no quantity has unit X and spaces, one that is free has zeros as its duty."""
    quantities = charge.quantities or (Quantity(Decimal(0), NO_UNIT),)
    told: dict[str, str | int] = {}
    for n, quantity in enumerate(quantities[:3], 1):
        unit = quantity.unit.upper()
        told[f"unit_{n}"] = unit
        told[f"quantity_{n}"] = "" if unit == NO_UNIT else _scaled(quantity.amount, 2)
    draft.put(al.LineTariff, hts=charge.number, duty=charge.amount, value=charge.value, **told)
    if len(quantities) > 3:
        message = f"{len(quantities)} quantities, and record 50 has three"
        draft.refuse("ABI-QUANTITY", f"number {charge.number}", message, al.LineTariff.cite,
                     "Report the units that the schedule names.")


def _case(draft: Draft, line: Line, case: Charge) -> None:
    """Record 53 by note (ff): an ad valorem rate has no quantity, a specific one no value."""
    claim = next((claim for claim in line.adcvd if claim.case.replace("-", "") == case.number), None)
    where = f"line {line.number}, case {case.number}"
    # `110.25/KG` or a bare amount.
    amount, _, unit = case.specific.partition("/")
    specific = _decimal(amount)
    identifier = claim.non_reimbursement if claim and claim.non_reimbursement.upper() != "Y" else ""
    quantity = value = 0
    if specific:
        rate = _scaled(specific, 2)
        counted = _counted(line, case, claim, unit)
        quantity = _scaled(counted.amount, 4) if counted else 0
        if not quantity:
            draft.refuse("53.quantity", where, "the deposit is specific and the case has no quantity", al.Case.cite,
                         "Give the quantity in the unit of the case.")
    else:
        percent = Fraction(case.ad_valorem_1e8, 10**4)       # hundredths of a percent
        rate = half_up(percent)
        if percent != rate:
            draft.warn("53.rate", where, f"deposit rate {case.rate} has more than two decimals and is reported rounded",
                       al.Case.cite, "Compare the rate with the case's instructions.")
        base = _decimal(case.base_amount) if case.base == "value" else None
        # Only a value other than that of the line's records 50 is told here (record 53, note 3).
        if base is not None and base != line.value:
            value = half_up(Fraction(base))
    draft.put(al.Case, case=case.number, deposit=case.deposit, rate=rate, rate_kind="S" if specific else "A",
              value=value, quantity=quantity, duty=case.amount, non_reimbursement=identifier)


def _counted(line: Line, case: Charge, claim: AdCvd | None, unit: str) -> Quantity | None:
    """What a specific deposit is reckoned on: the claim's own quantity, else the line's in the unit of the rate."""
    if claim and claim.quantity:
        return claim.quantity
    of_line = [quantity for article in line.articles for quantity in article.quantities]
    named = (quantity for quantity in (*case.quantities, *of_line) if quantity.unit.upper() == unit.upper())
    return next(named, None) if unit else next(iter(case.quantities), None)


def _declaration(draft: Draft, declaration: Declaration, where: str) -> None:
    kind = DeclarationRecord.closest(declaration.kind)
    known = {field.name for field in kind.told} - {"control", "kind"}
    if unknown := sorted(declaration.values.keys() - known):
        draft.refuse("54.kind", where, f"declaration {declaration.kind} has no {', '.join(unknown)}", kind.cite,
                     f"Its fields are {', '.join(sorted(known))}.")
    values = {name: value for name, value in declaration.values.items() if name in known}
    draft.put(kind, kind=declaration.kind, **values)


def _taxes(draft: Draft, taxes: Sequence[Fee], where: str) -> None:
    if len({tax.class_code for tax in taxes}) > 1:
        draft.refuse("60.class_code", where, "two classes of tax on a line, and record 60 may stand there once",
                     al.Tax.cite, "Divide the goods into two lines.")
    if taxes:
        draft.put(al.Tax, class_code=taxes[0].class_code, amount=sum(tax.amount for tax in taxes))


def _totals(draft: Draft, entry: Entry, assessment: Assessment) -> None:
    cases = [case for line in assessment.lines for case in line.cases]
    owed = {
        (kind, deposit): sum(case.amount for case in cases if case.kind == kind and case.deposit == deposit)
        for kind in ("ad", "cvd") for deposit in "BC"
    }
    if cases or entry.type in CASE_TYPES:
        draft.put(
            ae.CaseTotals,
            antidumping_bonded=owed["ad", "B"], antidumping_deposit=owed["ad", "C"],
            countervailing_bonded=owed["cvd", "B"], countervailing_deposit=owed["cvd", "C"],
        )
    for fees in _chunks(assessment.fees, FEE_TOTALS):
        draft.put(ae.FeeTotals, **_numbered(fees))
    # The sums of all estimates reported, bonded cases among them (notes (x) and (ff)).
    totals = {
        "duty": assessment.duty, "fees": assessment.fee, "tax": assessment.tax,
        "antidumping": owed["ad", "B"] + owed["ad", "C"], "countervailing": owed["cvd", "B"] + owed["cvd", "C"],
    }
    stated = {name: entry.stated_totals[name] for name in totals if name in entry.stated_totals}
    draft.put(ae.GrandTotals, **(totals | stated), other_revenue=0)


def _numbered(fees: Iterable[FeeTotal]) -> dict[str, str | int]:
    """class_1, amount_1, class_2 ... for records 34 and 89."""
    pairs: dict[str, str | int] = {}
    for n, fee in enumerate(fees, 1):
        pairs |= {f"class_{n}": fee.class_code, f"amount_{n}": fee.amount}
    return pairs


def _chunks(items: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    return (items[n : n + size] for n in range(0, len(items), size))


def _scaled(amount: Decimal, decimals: int) -> int:
    """The amount in its last reported decimal, a half going up (note (hh), ESF-186)."""
    return half_up(Fraction(amount) * 10**decimals)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").lstrip("$").split()[0]) if text.strip() else None
    except InvalidOperation:
        return None
