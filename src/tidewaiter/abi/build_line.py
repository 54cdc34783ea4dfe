"""A line of an entry as records 40 to CW02 of the entry summary, in the order of the chapter's structure map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TypeVar

from tidewaiter.abi import entry_summary_line as al
from tidewaiter.abi.build_release import line_entities, seller_of
from tidewaiter.abi.declarations import Declaration as DeclarationRecord
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.record import Record
from tidewaiter.abi.tables import CENSUS, CORRECTION_REASONS
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.duty.result import Charge, Fee, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import AdCvd, Declaration, Line, Quantity, ZoneStatus
from tidewaiter.money.rounding import half_up
from tidewaiter.numbers import hts

T = TypeVar("T")
HEADER_FEES = frozenset({"311", "496", "500"})               # AE Table 6
NO_UNIT = "X"
MILITARY = "51"                                              # exempt from the remedies of chapter 99, note (ii)
REMEDY = "9903"


def write(draft: Draft, entry: Entry, line: Line, result: LineAssessment, corrected: bool) -> None:
    """The whole group of one line; `corrected` in a post summary correction, which alone has reasons."""
    where = f"line {line.number}"
    _line_header(draft, entry, line)
    if line.zone:
        _zone(draft, line, line.zone, result, where)
    if entry.electronic_invoice:
        _invoice_lines(draft, entry, line)
    if line.ruling:
        # The numeric part only, without the letter of the issuing office (record 43, note 1).
        draft.put(al.Ruling, kind=line.ruling_kind, number="".join(filter(str.isdigit, line.ruling)))
    # Record 44 may stand without an electronic invoice (note (u), ESF-172).
    for part in wrapped(plain(line.description), al.Description.field("description").width):
        draft.put(al.Description, description=part)
    parties = (("M", line.manufacturer), ("S", line.sold_to), ("C", line.delivered_to), ("E", line.foreign_exporter))
    for kind, party in parties:
        if party:
            draft.put(al.ArticleParty, kind=kind, party=party)
    if entry.certify_release and not corrected:
        line_entities(draft, entry, line, summary=True)
    for charge in result.tariff:
        _tariff(draft, charge)
        if charge.article is not None:
            if line.sanctions_disclaimed:
                draft.put(al.Sanctions, disclaim=line.sanctions_disclaimed)
            if line.zone and line.zone.current_hts:
                draft.put(al.ZoneTariff, hts=hts.compact(line.zone.current_hts))
    _remedies(draft, entry, result, where)
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
    for n, sanctions in enumerate(line.sanctions, 1):
        for name, told in sanctions.values.items():
            draft.put(al.SanctionsRecord, record=n, kind=sanctions.kind, field_name=name)
            draft.put(al.SanctionsDetail, field_value=told)
    if corrected and line.correction_reasons:
        draft.put(al.LineCorrectionReasons, **reasons(draft, al.LineCorrectionReasons, line.correction_reasons, where))
    _overrides(draft, line, where)


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
        product_claim=line.product_claim or ("C" if "05" in kinds else ""), net_cost="Y" if line.net_cost else "",
        related={True: "Y", False: "N", None: ""}[line.related],
        fee_exemption=line.fee_exemption,
        # The statement is of antidumping cases; an identifier of a declaration goes into record 53 instead (ESF-70).
        non_reimbursement="Y" if stated else "",
    )


def _zone(draft: Draft, line: Line, zone: ZoneStatus, result: LineAssessment, where: str) -> None:
    """Record 41. The rates of privileged goods are those of the day on which the status was granted, so the duty has to be of that day."""
    draft.put(al.ZoneStatus, status=zone.status, filed=zone.filed, quantity=zone.quantity)
    if zone.status == "P" and zone.filed and str(line.facts.get("ftz_pf_date", "")) != zone.filed.isoformat():
        draft.refuse("41.filed", where, f"privileged status is of {zone.filed}, and the duty was computed for another day",
                     "19 CFR 146.65(a)(1); " + al.ZoneStatus.cite, f"Give the fact ftz_pf_date as {zone.filed} and compute the duty again.")
    if zone.status == "D" and (result.duty or result.fees):
        draft.refuse("41.status", where,
                     "domestic goods of a zone are free of duty and processing fee (notes (l) and (m)), which is not computed here",
                     al.ZoneStatus.cite,
                     "File these goods by hand, or see whether the status is right.")
    if zone.current_hts and zone.status != "P":
        draft.refuse("SE61.hts", where, "a current number stands beside that of privileged goods alone", al.ZoneTariff.cite,
                     "Take the current number out.")


def _remedies(draft: Draft, entry: Entry, result: LineAssessment, where: str) -> None:
    numbers = [charge.number for charge in result.tariff if charge.number.startswith(REMEDY)]
    if entry.type == MILITARY and numbers:
        draft.refuse("50.hts", where,
                     f"type {MILITARY} is exempt from remedies, and the duty computed here has {', '.join(map(hts.format, numbers))}",
                     f"{al.LineTariff.cite.partition(', record ')[0]}, page ESF-187", "File these goods by hand.")


def reasons(draft: Draft, kind: type[Record], codes: Sequence[str], where: str) -> dict[str, str]:
    """reason_1 to reason_5 for records 35 and 63; codes that the chapter's tables do not have, or too many, are refused."""
    known = CORRECTION_REASONS[kind.id]
    if strange := [code for code in codes if code not in known]:
        draft.refuse(f"{kind.id}.reason_1", where, f"{', '.join(strange)} is no reason of record {kind.id}", kind.cite,
                     f"It is one of {', '.join(known)}.")
    if len(set(codes)) < len(codes):
        draft.refuse(f"{kind.id}.reason_2", where, f"a reason of record {kind.id} stands twice", kind.cite, "Give each reason once.")
    if len(codes) > 5:
        draft.refuse(f"{kind.id}.reason_5", where, f"{len(codes)} reasons, and record {kind.id} has five", kind.cite,
                     "Give the five that matter most.")
    return {f"reason_{n}": code for n, code in enumerate(codes[:5], 1)}


def _overrides(draft: Draft, line: Line, where: str) -> None:
    """Record CW02: each Census warning with a reason that answers it (AE table 11)."""
    told: dict[str, str] = {}
    for n, one in enumerate(line.overrides[:7], 1):
        told |= {f"condition_{n}": one.condition, f"override_{n}": one.override}
        if one.override not in CENSUS.get(one.condition, ()):
            fits = ", ".join(CENSUS.get(one.condition, ())) or "none: no such warning can be answered"
            draft.refuse(f"CW02.override_{n}", where, f"Census warning {one.condition} is not answered by {one.override}",
                         f"{al.CensusOverride.cite}; AE table 11, page ESF-221", f"What answers it: {fits}.")
    if len(line.overrides) > 7:
        draft.refuse("CW02.condition_7", where, f"{len(line.overrides)} Census warnings, and record CW02 has seven", al.CensusOverride.cite,
                     "Answer seven, and the rest after the summary is accepted.")
    if told:
        draft.put(al.CensusOverride, **told)


def _invoice_lines(draft: Draft, entry: Entry, line: Line) -> None:
    """Records 42, which an electronic invoice needs: the lines of each invoice that the line covers (note (t), ESF-172)."""
    referred = False
    for invoice in entry.invoices:
        found = ranges(n for n, row in enumerate(invoice.lines, 1) if row.place in line.sources)
        seller = seller_of(entry, invoice)
        supplier = seller.mid if seller and seller.mid else line.manufacturer
        # Letters, digits and hyphens only (record 42, ESF-74).
        number = re.sub(r"[^A-Z0-9]+", "-", invoice.number.upper())
        for four in chunks(found, 4):
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


def chunks(items: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    """The items in groups of `size`, the last perhaps shorter."""
    return (items[n : n + size] for n in range(0, len(items), size))


def _scaled(amount: Decimal, decimals: int) -> int:
    """The amount in its last reported decimal, a half going up (note (hh), ESF-186)."""
    return half_up(Fraction(amount) * 10**decimals)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").lstrip("$").split()[0]) if text.strip() else None
    except InvalidOperation:
        return None
