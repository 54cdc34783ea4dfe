"""An entry and its assessment as an entry summary, application AE, in the order of the chapter's structure map.

What a type needs and may not have is not asked here: the table of entry types and the chapter's rules are held against what was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from tidewaiter.abi import build_line
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as al
from tidewaiter.abi.bills import AIR, groups, identifier
from tidewaiter.abi.build_line import HEADER_FEES, chunks, reasons
from tidewaiter.abi.build_release import (
    contact,
    conveyances,
    equipment,
    header_entities,
    non_ams,
    trip_number,
)
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.entry_types import CASE_TYPES, INFORMAL
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.duty.result import Assessment, FeeTotal, LineAssessment
from tidewaiter.entry.correction import Correction
from tidewaiter.entry.entry import Bond, Entry

MORE_DOCUMENTS = "99"                                        # AE Table 7: more than two are missing
FEE_TOTALS = 5                                               # pairs in one record 89
RELEASES = 6                                                 # entry numbers in one record 32
WAREHOUSES = frozenset({"21", "22"})                         # their location is the warehouse that the goods go into (record 20, ESF-39)
# What CBP keeps for a correction before liquidation: the chapter says 14 days (note (gg), ESF-183), condition B51 refuses the fifteenth too.
REVIEW = timedelta(days=15)
CORRECTABLE = timedelta(days=300)                            # after the day of entry, 82 FR 50656; condition B48
NO_EXPLANATION = frozenset({"", "N/A", "NA", "NONE", "NIL", "-"})


def write(draft: Draft, entry: Entry, assessment: Assessment, action: str = "A", correction: Correction | None = None) -> None:
    """The whole transaction, 10 to 90. With a correction it is a post summary correction, which leaves out what such may not bring."""
    certified = entry.certify_release and correction is None
    _header(draft, entry, action, correction)
    _carriage(draft, entry, action, certified, correction)
    _securities(draft, entry, correction)
    _documents(draft, entry)
    _header_fees(draft, assessment)
    if correction:
        _explained(draft, entry, correction)
    if certified:
        _references(draft, entry)
        header_entities(draft, entry, summary=True)
    assessed = {line.number: line for line in assessment.lines}
    _sets(draft, entry)
    for line in entry.lines:
        result = assessed.get(line.number)
        if result is None:
            draft.refuse("ABI-ASSESSMENT", f"line {line.number}", "the line was not assessed", al.LineTariff.cite,
                         "Assess the entry again.")
        build_line.write(draft, entry, line, result or LineAssessment(line.number, ()), correction is not None)
    _totals(draft, entry, assessment)


def delete(draft: Draft, entry: Entry) -> None:
    """A deletion, which names the summary and brings nothing else (notes (b) and (gg))."""
    draft.put(ae.Header, action="D", filer=entry.filer, entry_number=entry.number, port=entry.port, reference=entry.reference,
              entry_type=entry.type)


def _header(draft: Draft, entry: Entry, action: str, correction: Correction | None) -> None:
    waived = entry.bond.kind == "0"
    told = dict(
        action=action, filer=entry.filer, entry_number=entry.number, port=entry.port, reference=entry.reference,
        entry_type=entry.type, mode=entry.transport.mode, signature="X",
        bond_waiver="0" if waived else "",
        # An informal entry gives no reason (note (i), ESF-158).
        bond_waiver_reason=entry.bond.waiver_reason if waived and entry.type not in INFORMAL else "",
        electronic_invoice=_yes(entry.electronic_invoice), shipment_usage=entry.shipment_usage, deferred_tax=entry.deferred_tax,
        known_importer=_yes(entry.known_importer), tib_declaration=_yes(entry.temporary), express_informal=_yes(entry.express_informal),
        expedited_release="Y" if entry.expedited_release else "F" if entry.zone and entry.zone.weekly else "",
    )
    if correction:
        told |= dict(correction="Y", accelerated_liquidation=_yes(correction.accelerated))
    else:
        told |= dict(
            certify_release="A" if entry.certify_release else "", live=_yes(entry.live), consolidated=_yes(bool(entry.releases)),
            reconciliation=entry.reconciliation, reconciliation_agreement=_yes(entry.reconciliation_agreement),
            payment_type=entry.payment.kind, statement_month=entry.payment.month, branch=entry.payment.branch,
        )
    draft.put(ae.Header, **told, print_date=None if correction else entry.payment.print_date)
    draft.put(
        ae.Importer,
        importer=entry.importer.number, consignee=entry.consignee.number, notify_party=entry.notify,
        entered=entry.days.entered, state=entry.state, zone=entry.zone.identifier if entry.zone else "",
        # A re-warehouse entry inherits its date of importation and may not give one (note (e), ESF-134; condition 297).
        imported=None if entry.type == "22" else entry.days.imported,
    )


def _carriage(draft: Draft, entry: Entry, action: str, certified: bool, correction: Correction | None) -> None:
    """Records 20 to SE17, by the tables of usage notes (g) and (h)."""
    transport = entry.transport
    warehouse = entry.release.warehouse if entry.release and entry.type in WAREHOUSES else ""
    draft.put(
        ae.Carrier,
        carrier=transport.carrier, unlading_port=transport.unlading_port, arrival=entry.days.arrival,
        location="" if correction else warehouse or transport.location, in_bond_date=transport.in_bond_date,
        conveyance=draft.say(ae.Carrier, "conveyance", transport.conveyance, "header"), vessel_code=transport.vessel_code,
    )
    if action == "R" and certified:
        if entry.type == "06":
            draft.refuse("10.action", "header", "a release of type 06 cannot be replaced by certifying again", ae.CorrectionContact.cite,
                         "Replace the summary without certifying it.")
        name, phone = contact(entry)
        sent = any(one.qualifier == "DIS" for one in entry.release.references) if entry.release else False
        draft.put(ae.CorrectionContact, name=draft.say(ae.CorrectionContact, "name", name, "header"), phone=phone,
                  document_imaging="1" if sent else "")
    if trip := trip_number(draft, entry, ae.Trip, "trip"):
        draft.put(ae.Trip, trip=trip)
    for group in groups(transport.bills):
        lowest = group[-1]
        draft.put(ae.Manifest, quantity=lowest.quantity, unit=lowest.unit)
        for bill in group:
            issued = bill.kind in "MH" and transport.mode not in AIR
            draft.put(ae.Bill, kind=bill.kind, issuer=bill.issuer if issued else "",
                      number=identifier(bill, transport.mode))
    if certified:
        for group in groups(transport.bills):
            conveyances(draft, entry, group[-1])
        equipment(draft, entry)


def _securities(draft: Draft, entry: Entry, correction: Correction | None) -> None:
    """Records 30 to 32: the warehouse that the goods come from, the bonds, the releases that one summary accounts for."""
    if entry.warehouse:
        draft.put(ae.WarehouseWithdrawal, filer=entry.warehouse.entry.filer, entry_number=entry.warehouse.entry.number,
                  port=entry.warehouse.port, final=_yes(entry.warehouse.final))
    for bond in (entry.bond, entry.additional_bond):
        if bond and bond.kind != "0":
            _bond(draft, bond, "A" if bond is entry.additional_bond else bond.designation)
    if entry.additional_bond and entry.additional_bond.kind != "9":
        draft.refuse("31.designation", "header", "an additional bond is a single transaction bond", f"{ae.CHAPTER}, page ESF-156",
                     "Give its kind as 9, with surety and amount.")
    for six in chunks(entry.releases, RELEASES) if correction is None else ():
        told: dict[str, str] = {}
        for n, one in enumerate(six, 1):
            told |= {f"filer_{n}": one.filer, f"entry_number_{n}": one.number}
        draft.put(ae.Releases, **told)
    others = sorted({one.filer for one in entry.releases} - {entry.filer})
    if others:
        draft.refuse("32.filer_1", "header", f"a release is of filer {', '.join(others)}, and all are the filer's own, {entry.filer}",
                     f"{ae.CHAPTER}, page ESF-176", "Consolidate releases of one filer.")
    if entry.releases and len({line.exported_from for line in entry.lines}) > 1:
        draft.refuse("40.exported_from", "header", "the lines of a consolidated summary have one country of export", f"{ae.CHAPTER}, page ESF-177",
                     "File the others on a summary of their own.")
    if entry.releases and len({line.origin for line in entry.lines} - {"US"}) > 1:
        draft.refuse("40.origin", "header", "the lines of a consolidated summary have one country of origin, or that and the United States",
                     f"{ae.CHAPTER}, page ESF-177", "File the others on a summary of their own.")


def _bond(draft: Draft, bond: Bond, designation: str) -> None:
    single = bond.kind == "9"
    draft.put(ae.Bond, kind=bond.kind, designation=designation, surety=bond.surety, continuous=bond.continuous,
              amount=bond.amount if single else None, producer_account=bond.producer_account)


def _documents(draft: Draft, entry: Entry) -> None:
    missing = entry.missing_documents
    if missing:
        second = MORE_DOCUMENTS if len(missing) > 2 else "".join(missing[1:])
        draft.put(ae.MissingDocuments, document_1=missing[0], document_2=second)


def _header_fees(draft: Draft, assessment: Assessment) -> None:
    fees = [fee for fee in assessment.fees if fee.class_code in HEADER_FEES]
    for pair in chunks(fees, 2):
        draft.put(ae.HeaderFees, **_numbered(pair))


def _explained(draft: Draft, entry: Entry, correction: Correction) -> None:
    """Records 35 and 36, and what of the summary on file forbids a correction. Source: note (gg), pages ESF-183 to ESF-185."""
    cite = f"{ae.CHAPTER}, page "
    if correction.reasons:
        draft.put(ae.CorrectionReasons, **reasons(draft, ae.CorrectionReasons, correction.reasons, "header"))
    if not correction.reasons and not any(line.correction_reasons for line in entry.lines):
        draft.refuse("35.reason_1", "header", "a post summary correction gives at least one reason, of the header or of a line", cite + "ESF-185",
                     "Give a reason of AE table 14 or 15.")
    if correction.explanation.strip().upper() in NO_EXPLANATION:
        draft.refuse("36.explanation", "header", "the correction is not explained", cite + "ESF-185",
                     "Say in a sentence of business what changed and why.")
    text = plain(correction.explanation, ae.CorrectionExplanation.field("explanation").kind)
    for part in wrapped(text, ae.CorrectionExplanation.field("explanation").width):
        draft.put(ae.CorrectionExplanation, explanation=part)
    if correction.paid is False:
        draft.refuse("10.correction", "header", "the summary on file is not paid", cite + "ESF-183", "Replace the summary; it is still the filer's.")
    filed = entry.days.summary
    if correction.liquidation and filed and correction.liquidation <= filed + REVIEW:
        draft.refuse("10.correction", "header", f"liquidation is scheduled for {correction.liquidation}, within 15 days of {filed}",
                     cite + "ESF-183; condition B51", "Protest after liquidation, 19 U.S.C. 1514.")
    if filed and filed > entry.days.entered + CORRECTABLE:
        draft.refuse("10.correction", "header", f"the goods were entered on {entry.days.entered}, more than 300 days before {filed}",
                     "82 FR 50656, November 1, 2017; condition B48", "Protest after liquidation, 19 U.S.C. 1514.")


def _references(draft: Draft, entry: Entry) -> None:
    """Records SE20 that stand for what the release message has in fields of its own (pages ESF-56 and ESF-57)."""
    release, pairs = entry.release, []
    if any(non_ams(entry, bill) for bill in entry.transport.bills):
        pairs.append(("NAM", "Y"))
    if release:
        if release.immediate_delivery:
            draft.refuse("SE11.immediate_delivery", "header", "immediate delivery is not asked for from a summary", f"{ae.CHAPTER}, page ESF-190",
                         "File the release by itself, and the summary after it.")
        location = entry.transport.location if entry.type in WAREHOUSES else ""
        pairs += [("SSR", release.split), ("CES", release.exam_site), ("GEN", release.general_order), ("LOC", location)]
        pairs += [(one.qualifier, one.number) for one in release.references]
    for qualifier, number in pairs:
        if number:
            draft.put(se.Reference, qualifier=qualifier, reference=number)


def _sets(draft: Draft, entry: Entry) -> None:
    """Sets as note (k), page ESF-160, has them: a header with the sum of its components, of which the first has its number."""
    lines, cite = entry.lines, f"{ae.CHAPTER}, page ESF-160"
    for n, line in enumerate(lines):
        if line.set_indicator == "V" and (n == 0 or not lines[n - 1].set_indicator):
            draft.refuse("40.set_indicator", f"line {line.number}", "a component of a set has no header before it", cite,
                         "Put the header of the set, X, before it.")
        if line.set_indicator != "X":
            continue
        end = next((m for m in range(n + 1, len(lines)) if lines[m].set_indicator != "V"), len(lines))
        parts = lines[n + 1 : end]
        if len(parts) < 2:
            draft.refuse("40.set_indicator", f"line {line.number}", f"a set has two components or more, and this one has {len(parts)}", cite,
                         "Give each component a line with V.")
        elif parts[0].hts != line.hts:
            draft.refuse("50.hts", f"line {parts[0].number}", "the first component of a set has the number of its header", cite,
                         "Put the component that gives the set its character first.")
        if parts and sum(part.value for part in parts) != line.value:
            draft.refuse("50.value", f"line {line.number}",
                         f"the set is worth ${line.value} and its components ${sum(part.value for part in parts)}", cite,
                         "Give the header the sum of its components.")


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
    for fees in chunks(assessment.fees, FEE_TOTALS):
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


def _yes(said: bool) -> str:
    return "Y" if said else ""
