"""The structure maps and conditional rules of the queries (EQ, CQ, KI), of their replies (ER, C1, KR) and of release notices (SO)."""

from __future__ import annotations

from dataclasses import replace

from tidewaiter.abi import cargo_query as cq
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi import importer_query as ki
from tidewaiter.abi import release_status as so
from tidewaiter.abi import summary_query as eq
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.entry_summary_map import ENTRY_SUMMARY
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, Not, Rule
from tidewaiter.abi.structure import Either, Loop, Part, Use

MANY = 99_999

SUMMARY_QUERY = Loop("entry summary query", "M", 1, (
    Use(eq.DetailRequest, "O"),
    Either("query", (
        Loop("entry number query", "C", MANY, (Use(eq.NumberQuery, "M"),)),
        Loop("criteria query", "C", 1, (Use(eq.CriteriaQuery, "M"),)),
    ), "M"),
))

# The records of a summary that come back as they were filed (ESQ-15), and 61, which that list passes over; OA, FC01 and FC02, which it names,
# were not seen.
RETURNED = frozenset({
    "10", "11", "20", "21", "22", "23", "30", "31", "32", "33", "34", "35", "36", "40", "41", "42", "43", "44", "47", "50", "OI", "51",
    "52", "53", "54", "60", "61", "62", "63", "CW02", "88", "89", "90",
})


def _returned(loop: Loop) -> Loop:
    """The order of a summary without the records that a query leaves out, and with the line number of CBP before each line."""
    parts: list[Part] = []
    for part in loop.parts:
        match part:
            case Use(record) if record.id in RETURNED:
                parts.append(part)
            case Loop() if part.ids & RETURNED:
                parts.append(_returned(part))
            case Either(choices=choices):
                parts.append(replace(part, choices=tuple(_returned(choice) for choice in choices)))
    if loop.parts[0].starts() == {line.Line.id}:
        parts.insert(0, Use(eq.CbpLine, "M"))
    return replace(loop, parts=tuple(parts))


# JZ stands last in the map; where several numbers were asked, each is answered in its turn (JB, note 1, ESQ-26).
SUMMARY_REPLY = Loop("reply to an entry summary query", "M", 1, (
    Use(eq.CriteriaAnswered),
    Loop("answer", "C", MANY, (
        Loop("entry summary", "C", 1, (
            Use(eq.SummaryVersion, "M"), Use(eq.SummaryStatus, "M"), Use(eq.SummaryLiquidated, "M"), Use(eq.SummaryEstimated, "M"),
            Use(eq.SummaryImporter, "M"), Use(eq.SummaryTeam, "M"), Use(eq.SummaryStatement, "M"), Use(eq.SummaryBond, "M", 20),
            Use(eq.SummaryProtest, "C", 999), Use(eq.SummaryBill, "C", 999),
            # The records of class codes stand with the collection that they divide.
            Loop("collection", "C", 20, (Use(eq.SummaryCollection, "M"), Use(eq.SummaryClass, "C", 20))),
            Use(eq.SuretyBill, "C", 999),
            replace(_returned(ENTRY_SUMMARY), name="detail of the summary", status="C", most=1),
        )),
        Use(eq.QueryCondition, "C", MANY),
    )),
))

CARGO_QUERY = Loop("cargo status query", "M", 1, (Use(cq.CargoQuery, "M"),))


def _release(records: tuple[type[Record], ...]) -> tuple[Part, ...]:
    """The order of an entry's state, of an answer or of a notice alike."""
    entry, reference, tariff, bill, in_bond, match, disposition, agency, reason, comment = records
    return (
        Use(entry, "M"), Use(reference, "C", MANY), Use(tariff, "C", MANY),
        Loop("bill", "C", MANY, (Use(bill, "M"), Use(in_bond, "C", MANY), Use(match, "C", MANY))),
        Use(disposition, "C", MANY),
        Loop("partner agency", "C", MANY, (Use(agency, "M"), Use(reason, "C", MANY), Use(comment, "C", MANY))),
    )


# By the examples of WR1, note 3 (ACMQ-15 to ACMQ-20).
CARGO_REPLY = Loop("reply to a cargo status query", "M", 1, (
    Loop("answer", "C", MANY, (
        Loop("entry", "C", 1, _release(so.ANSWERS)),
        Loop("conveyance", "C", MANY, (
            Use(cq.Conveyance, "M"), Use(cq.TripAndPlace), Use(cq.CargoTariff, "C", MANY), Use(cq.InBondUpdated),
            Loop("bill of the manifest", "C", MANY, (
                Use(cq.ManifestBill, "M"), Use(cq.InBondOfBill), Use(cq.CargoDisposition, "C", MANY), Use(cq.AmendedQuantity, "C", MANY),
                Use(cq.CargoPorts, "C", MANY),
            )),
            Loop("air waybill", "C", MANY, (
                Use(cq.AirWaybill, "M"), Use(cq.AirDisposition, "C", MANY), Use(cq.AmendedQuantity, "C", MANY), Use(cq.CargoPorts, "C", MANY),
            )),
        )),
        Use(cq.EntryRefusal), Use(cq.BillRefusal), Use(cq.AirRefusal),
    )),
))
RELEASE_NOTICE = Loop("cargo release notice", "M", MANY, _release(so.NOTICES))

IMPORTER_QUERY = Loop("importer and bond query", "M", 1, (Use(ki.ImporterQuery, "M"),))
IMPORTER_REPLY = Loop("importer and bond", "M", MANY, (
    Use(ki.ImporterBond, "M"), Use(ki.ImporterBondMore), Use(ki.MailingStreet), Use(ki.MailingCity), Use(ki.PhysicalStreet),
    Use(ki.PhysicalCity), Use(ki.LegalName), Use(ki.Overflow, "C", MANY),
))

SUMMARY_RULES = (
    *(Rule(eq.NumberQuery, {f"filer_{n}": FILLED}, needs=(f"entry_number_{n}",), page="ESQ-18",
           says="Give each filer code its entry number.") for n in range(2, 6)),
    *(Rule(eq.NumberQuery, {f"entry_number_{n}": FILLED}, needs=(f"filer_{n}",), page="ESQ-18",
           says="Give each entry number its filer code.") for n in range(2, 6)),
    *(Rule(eq.NumberQuery, {f"entry_number_{n}": FILLED}, needs=(f"entry_number_{n - 1}",), page="ESQ-18",
           says="Fill the numbers from the first on, without gaps.") for n in range(3, 6)),
)
SUMMARY_REPLY_RULES = (
    Rule(eq.SummaryVersion, {"corrected": FILLED}, needs=("correction",), page="ESQ-25",
         says="A corrected summary tells the day of its first correction."),
    Rule(eq.SummaryVersion, {"corrected": BLANK}, blank=("correction",), page="ESQ-25", says="A summary without correction has no day of one."),
    Rule(eq.SummaryVersion, {"liquidation": ("1", "3")}, needs=("liquidated",), page="ESQ-26", says="A liquidated summary tells the day."),
    Rule(eq.SummaryStatus, {"release": ("1",)}, needs=("released",), page="ESQ-28", says="A released shipment tells the day of release."),
    Rule(eq.SummaryStatus, {"release": ("", "0")}, blank=("released",), page="ESQ-28", says="Without a release there is no day of release."),
    Rule(eq.SummaryProtest, {"status": ("OP",)}, blank=("decided",), page="ESQ-42", says="An open protest has no day of decision."),
)
CARGO_RULES = (
    Rule(cq.CargoQuery, {}, either=("entry_number", "in_bond", "bill", "air_waybill"), page="ACMQ-14",
         says="Ask by one number: of an entry, an in-bond, a bill or an air waybill."),
    Rule(cq.CargoQuery, {"entry_number": FILLED}, needs=("filer",), page="ACMQ-14", says="Give the filer code with the entry number."),
    Rule(cq.CargoQuery, {"filer": FILLED}, needs=("entry_number",), page="ACMQ-14", says="Give the entry number with the filer code."),
    Rule(cq.CargoQuery, {"bill": FILLED}, needs=("issuer",), page="ACMQ-13", says="Give the code of the bill's issuer."),
    Rule(cq.CargoQuery, {"issuer": FILLED, "in_bond": BLANK}, needs=("bill",), page="ACMQ-13",
         says="Give the bill that the issuer's code belongs to."),
    Rule(cq.CargoQuery, {"house": FILLED}, needs=("air_waybill",), page="ACMQ-14", says="Give the master air waybill with the house's."),
    Rule(cq.CargoQuery, {"related": FILLED}, needs=("issuer", "bill"), page="ACMQ-14", says="Related bills are asked of a bill and its issuer."),
    Rule(cq.CargoQuery, {"with_bills": FILLED}, needs=("entry_number",), page="ACMQ-14", says="Bills of an entry are asked with its number."),
)
# 22 changes the day of release, 98 releases.
CARGO_REPLY_RULES = (
    Rule(cq.CargoDisposition, {"code": Not("22")}, blank=("released", "origin"), page="ACMQ-40", says="Only code 22 tells a day of release."),
    Rule(so.EntryDisposition, {"code": Not("22", "98")}, blank=("released", "origin"), page="ACMQ-54",
         says="Only codes 22 and 98 tell a day of release."),
    Rule(cq.AirWaybill, {"part": FILLED}, needs=("boarded",), page="ACMQ-35", says="A part of a split waybill tells what was boarded."),
    Rule(cq.AirWaybill, {"house_part": FILLED}, needs=("house_boarded",), page="ACMQ-35",
         says="A part of a split house waybill tells what was boarded."),
)
NOTICE_RULES = (
    Rule(so.NOTICES[so.ANSWERS.index(so.EntryDisposition)], {"code": Not("22", "98")}, blank=("released", "origin"), page="ACMQ-54",
         says="Only codes 22 and 98 tell a day of release."),
)
IMPORTER_RULES = (
    *(Rule(ki.ImporterQuery, {f"importer_{n}": FILLED}, needs=(f"importer_{n - 1}",), page="QIB-9",
           says="Fill the numbers from the first on, without gaps.") for n in range(2, 7)),
    *(Rule(ki.ImporterQuery, {f"address_{n}": FILLED}, needs=(f"importer_{n}",), page="QIB-9",
           says="Ask for the address of a number that is given.") for n in range(2, 7)),
)
IMPORTER_REPLY_RULES = (
    Rule(ki.ImporterBond, {"result": ("3", "4")}, without=("K3", "K4", "K5", "K6"), page="QIB-11",
         says="Of a void or inactive importer only K1 comes."),
    Rule(ki.ImporterBond, {"result": ("0",)}, without=("K2", "K7", "K8"), page="QIB-6", says="Of an importer not on file only K1 comes."),
    Rule(ki.ImporterBond, {"result": ("1",)}, needs=("name", "surety", "activity", "bond"), page="QIB-11",
         says="A continuous bond is told with its surety."),
    Rule(ki.ImporterBond, {"amount_record": ("1",)}, needs=("amount",), page="QIB-12", says="The amount stands in K1."),
    Rule(ki.ImporterBond, {"amount_record": ("2",)}, blank=("amount",), beside=("K2",), page="QIB-12", says="The amount stands in K2."),
)

APPLICATIONS = (
    Application("EQ", "Entry Summary Query", None, f"{eq.CHAPTER}, page ESQ-16", {"": SUMMARY_QUERY}, alone=True, rules=SUMMARY_RULES),
    Application("ER", "Entry Summary Query response", None, f"{eq.CHAPTER}, page ESQ-23", order=SUMMARY_REPLY, rules=SUMMARY_REPLY_RULES,
                unseen=("OA", "FC01", "FC02")),
    Application("CQ", "Cargo, manifest, in-bond and entry status query", cq.CargoQuery, f"{cq.CHAPTER}, page ACMQ-13", {"": CARGO_QUERY},
                rules=CARGO_RULES),
    Application("C1", "Cargo, manifest, in-bond and entry status", None, f"{cq.CHAPTER}, pages ACMQ-15 to ACMQ-20", order=CARGO_REPLY,
                rules=CARGO_REPLY_RULES),
    Application("SO", "Cargo release notice", so.NOTICES[0], f"{cq.CHAPTER}, page ACMQ-45", order=RELEASE_NOTICE, rules=NOTICE_RULES,
                seen=Seen.INFERRED),
    Application("KI", "Importer and bond query", ki.ImporterQuery, f"{ki.CHAPTER}, page QIB-8", {"": IMPORTER_QUERY}, rules=IMPORTER_RULES),
    Application("KR", "Importer and bond on file", ki.ImporterBond, f"{ki.CHAPTER}, pages QIB-6 to QIB-20", order=IMPORTER_REPLY,
                rules=IMPORTER_REPLY_RULES),
)
