"""Queries and their replies: conditional rules that fire and are quiet, order, what is built from values, what is read."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tidewaiter.abi import build_query, codec, query_map, read_cargo_query, read_importer_query, read_release_status, read_summary_query, replies
from tidewaiter.abi import cargo_query as cq
from tidewaiter.abi import importer_query as ki
from tidewaiter.abi import release_status as so
from tidewaiter.abi import summary_query as eq
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.build_query import Asked, Kinds, Sender
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.jsonform import from_json, transmission_json
from tidewaiter.abi.read_summary_query import BondOnSummary
from tidewaiter.abi.record import Record
from tidewaiter.findings import Severity

SENT = date(2026, 9, 24)
SENDER = Sender("2704", "B76", "SECRET", SENT)
ENTRY, OTHER = "B76-0324527-8", "B76-0324528-6"
OUTPUTS = frozenset({"ER", "C1", "SO", "KR"})


def batch(application: str, *records: Record | str) -> str:
    lines = [one if isinstance(one, str) else one.emit() for one in records]
    count = f"{len(lines):05}" if application in OUTPUTS else ""
    return "".join(f"{line:80}\r\n" for line in (
        f"A2704B76{'' if count else 'SECRET':6}092426     {application}", f"B  2704B76{application}", *lines, f"Y  2704B76{application}{count}",
        "Z2704B76      092426",
    ))


def rules(application: str, *records: Record | str) -> list[str]:
    return [finding.rule for finding in codec.check(batch(application, *records))]


def number_query(**values: str) -> eq.NumberQuery:
    return eq.NumberQuery(**({"filer_1": "B76", "entry_number_1": "03245278"} | values))


def cargo(**values: str) -> cq.CargoQuery:
    return cq.CargoQuery(**values)


HEAD = so.EntryStatus(port="2704", filer="B76", entry_number="03245278", entry_type="01", importer="36-4567890")
NOTICE = so.NOTICES[0](port="2704", filer="B76", entry_number="03245278", entry_type="01", importer="36-4567890")
MADE = {"day": "091626", "time": "1220"}
SUMMARY = (
    eq.SummaryVersion(filer="B76", entry_number="03245278", version="00100", accepted="092426093000AM", liquidation="2", center="PNDING"),
    eq.SummaryStatus(held_by="1", status="1", status_date=SENT, late="0", collection="0", census="0", protest="NO"),
    eq.SummaryLiquidated(review="2", immediate_delivery="N"), eq.SummaryEstimated(), eq.SummaryImporter(port="2704"), eq.SummaryTeam(),
    eq.SummaryStatement(), eq.SummaryBond(kind="0"),
)
CONVEYANCE = cq.Conveyance(carrier="COSU", arrival="091626")
AMOUNTS = "00000010000" "00000000000" "00000010000" "00000000000"           # total, paid, principal, interest
BONDED = {"importer": "36-4567890", "result": "1", "name": "PRAIRIE", "surety": "036", "activity": "A", "bond": "260000123"}


def summary(n: int, **values: object) -> list[Record]:
    """The records of a summary, one of them with other values."""
    return [*SUMMARY[:n], SUMMARY[n].replace(**values), *SUMMARY[n + 1 :]]


# a rule of the map, the records that break it, the finding, and records that keep it
RULES: list[tuple[str, list[Record], str, list[Record]]] = [
    ("EQ", [number_query(filer_2="B76")], "J1.entry_number_2", [number_query(filer_2="B76", entry_number_2="03245286")]),
    ("EQ", [number_query(entry_number_2="03245286")], "J1.filer_2", [number_query()]),
    ("EQ", [number_query(filer_3="B76", entry_number_3="03245286")], "J1.entry_number_2",
     [number_query(filer_2="B76", entry_number_2="03245286", filer_3="B76", entry_number_3="03245286")]),
    ("CQ", [cargo()], "WR1.entry_number", [cargo(in_bond="620177456")]),
    ("CQ", [cargo(in_bond="620177456", air_waybill="16012345675")], "WR1.entry_number", [cargo(air_waybill="16012345675")]),
    ("CQ", [cargo(entry_number=" 03245278")], "WR1.filer", [cargo(filer="B76", entry_number=" 03245278")]),
    ("CQ", [cargo(filer="B76", in_bond="620177456")], "WR1.entry_number", [cargo(in_bond="620177456")]),
    ("CQ", [cargo(bill="6389201745")], "WR1.issuer", [cargo(issuer="COSU", bill="6389201745")]),
    ("CQ", [cargo(issuer="COSU", air_waybill="16012345675")], "WR1.bill", [cargo(issuer="CA", in_bond="620177456")]),
    ("CQ", [cargo(house="HAWB1", in_bond="620177456")], "WR1.air_waybill", [cargo(house="HAWB1", air_waybill="16012345675")]),
    ("CQ", [cargo(related="Y", in_bond="620177456")], "WR1.issuer", [cargo(related="Y", issuer="COSU", bill="6389201745")]),
    ("CQ", [cargo(with_bills="Y", in_bond="620177456")], "WR1.entry_number", [cargo(with_bills="Y", filer="B76", entry_number=" 03245278")]),
    ("KI", [ki.ImporterQuery(importer_1="36-4567890", importer_3="36-4567891")], "K.importer_2",
     [ki.ImporterQuery(importer_1="36-4567890", importer_2="36-4567891")]),
    ("KI", [ki.ImporterQuery(importer_1="36-4567890", address_2="1")], "K.importer_2", [ki.ImporterQuery(importer_1="36-4567890", address_1="1")]),
    ("ER", summary(0, corrected="Y"), "JB.correction", summary(0, corrected="Y", correction=SENT)),
    ("ER", summary(0, correction=SENT), "JB.correction", summary(0)),
    ("ER", summary(0, liquidation="1"), "JB.liquidated", summary(0, liquidation="1", liquidated=SENT)),
    ("ER", summary(0, liquidation="3"), "JB.liquidated", summary(0, liquidation="3", liquidated=SENT)),
    ("ER", summary(1, release="1"), "JC.released", summary(1, release="1", released=SENT)),
    ("ER", summary(1, release="0", released=SENT), "JC.released", summary(1, release="0")),
    ("ER", [*SUMMARY, eq.SummaryProtest(status="OP", decided=SENT)], "JJ.decided", [*SUMMARY, eq.SummaryProtest(status="AP", decided=SENT)]),
    ("C1", [HEAD, so.EntryDisposition(code="97", narrative="ADMISSIBLE", released=SENT, **MADE)], "WO60.released",
     [HEAD, so.EntryDisposition(code="98", narrative="RELEASED", released=SENT, origin="08", **MADE)]),
    ("C1", [HEAD, so.EntryDisposition(code="97", narrative="ADMISSIBLE", origin="08", **MADE)], "WO60.origin",
     [HEAD, so.EntryDisposition(code="22", narrative="RELEASE DATE UPDATE", released=SENT, origin="09", **MADE)]),
    ("C1", [CONVEYANCE, cq.ManifestBill(), cq.CargoDisposition(code="69", narrative="TEXT", released=SENT, **MADE)], "WR5.released",
     [CONVEYANCE, cq.ManifestBill(), cq.CargoDisposition(code="22", narrative="TEXT", released=SENT, **MADE)]),
    ("C1", [CONVEYANCE, cq.AirWaybill(carrier="CA", flight="00983", arrival="091626", air_waybill="16012345675", part="A", quantity=5)],
     "WSC.boarded",
     [CONVEYANCE, cq.AirWaybill(carrier="CA", flight="00983", arrival="091626", air_waybill="16012345675", part="A", quantity=5, boarded=3)]),
    ("C1", [CONVEYANCE, cq.AirWaybill(carrier="CA", flight="00983", arrival="091626", air_waybill="16012345675", house_part="A", quantity=5)],
     "WSC.house_boarded",
     [CONVEYANCE, cq.AirWaybill(carrier="CA", flight="00983", arrival="091626", air_waybill="16012345675", house_part="A", quantity=5,
                                house_boarded=3)]),
    ("SO", [NOTICE, so.NOTICES[6](code="97", narrative="ADMISSIBLE", released=SENT, **MADE)], "SO60.released",
     [NOTICE, so.NOTICES[6](code="98", narrative="RELEASED", released=SENT, **MADE)]),
    ("KR", [ki.ImporterBond(importer="36-4567890", result="3"), ki.MailingStreet(address_1="X")], "K1.K3",
     [ki.ImporterBond(importer="36-4567890", result="2", name="X"), ki.MailingStreet(address_1="X")]),
    ("KR", [ki.ImporterBond(importer="36-4567890", result="0"), ki.ImporterBondMore()], "K1.K2",
     [ki.ImporterBond(importer="36-4567890", result="2", name="X"), ki.ImporterBondMore()]),
    ("KR", [ki.ImporterBond(**(BONDED | {"surety": ""}))], "K1.surety", [ki.ImporterBond(**BONDED)]),
    ("KR", [ki.ImporterBond(**BONDED, amount_record="1")], "K1.amount", [ki.ImporterBond(**BONDED, amount_record="1", amount=50000)]),
    ("KR", [ki.ImporterBond(**BONDED, amount_record="2", amount=50000), ki.ImporterBondMore()], "K1.amount",
     [ki.ImporterBond(**BONDED, amount_record="2"), ki.ImporterBondMore(amount=5_000_000_000)]),
    ("KR", [ki.ImporterBond(**BONDED, amount_record="2")], "K1.K2", [ki.ImporterBond(**BONDED, amount_record="2"), ki.ImporterBondMore()]),
]


@pytest.mark.parametrize(("application", "broken", "found", "kept"), RULES, ids=[f"{row[0]} {row[2]} {n}" for n, row in enumerate(RULES)])
def test_a_rule_fires_and_is_quiet(application: str, broken: list[Record], found: str, kept: list[Record]) -> None:
    assert found in rules(application, *broken)
    assert rules(application, *kept) == []


def test_every_rule_of_the_map_is_tried() -> None:
    fired = set()
    for application, broken, _, _ in RULES:
        fired |= {(finding.rule, finding.fix) for finding in codec.check(batch(application, *broken))}
    unseen = []
    for application in query_map.APPLICATIONS:
        for rule in application.rules:
            says = {fix for _, fix in fired}
            if rule.says not in says:
                unseen.append((application.code, rule.record.id, rule.says))
    assert unseen == []


BILL = cq.ManifestBill(master="6389201745", master_issuer="COSU")


@pytest.mark.parametrize(("application", "records", "found"), [
    ("EQ", ["J0Y", number_query(), number_query()], []),
    ("EQ", [number_query(), "J0Y"], ["X35"]),
    ("EQ", [number_query(), eq.CriteriaQuery(criteria="EES", since="090126120000AM", until="090126115959PM")], ["X35"]),
    ("EQ", [eq.CriteriaQuery(criteria="EES", since="090126120000AM", until="090126115959PM")] * 2, ["X36"]),
    ("EQ", ["J0Y"], ["X37"]),
    ("ER", SUMMARY, []),
    ("ER", [*SUMMARY, *SUMMARY], []),
    ("ER", SUMMARY[:-1], ["X37"]),
    ("ER", [SUMMARY[0], *SUMMARY[2:]], ["X37"]),
    ("ER", [*SUMMARY, eq.QueryCondition(condition="013", narrative="X"), *SUMMARY], []),
    ("ER", [eq.QueryCondition(condition="015", narrative="X")], []),
    ("ER", [*SUMMARY, eq.SummaryClass(class_code="001", amount="100")], ["X35"]),      # without a collection
    ("ER", [*SUMMARY, eq.SummaryCollection(collected=SENT, total="100"), eq.SummaryClass(class_code="001", amount="100")], []),
    ("C1", [HEAD, CONVEYANCE, BILL, CONVEYANCE, BILL], []),
    ("C1", [CONVEYANCE, HEAD], []),                                                    # two queries
    ("C1", [HEAD, so.BillMatch(code="95", narrative="X", split="N", **MADE)], ["X35"]),
    ("C1", [CONVEYANCE, BILL, cq.InBondUpdated(status="AR")], ["X35"]),
    ("C1", [CONVEYANCE, cq.InBondUpdated(status="AR"), BILL], []),
    ("SO", [NOTICE, NOTICE], []),
    ("KR", [ki.ImporterBond(**BONDED), ki.MailingCity(city="X", state="IL"), ki.MailingStreet()], ["X35"]),
])
def test_order(application: str, records: list[Record | str], found: list[str]) -> None:
    assert rules(application, *records) == found


def test_a_query_of_summaries_is_alone_in_its_batch() -> None:
    lines = batch("EQ", number_query()).splitlines()
    twice = "".join(f"{line}\r\n" for line in [*lines[:-1], *lines[1:-1], lines[-1]])
    assert [finding.rule for finding in codec.check(twice)] == ["X41"]


def test_a_condition_of_syntax_may_stand_in_a_reply() -> None:
    rejected = "X1 FX35   OUT OF SEQUENCE RECORD FOUND IN GROUPING"
    assert rules("ER", "X0", rejected) and "X35" not in rules("ER", rejected)


@pytest.mark.parametrize(("line", "kind"), [
    ("JI 891 NO BOND ON FILE IN ACE EBOND", eq.NoBond), ("JI036Y8BN260000123", eq.SummaryBond),
    ("JK BILLING DATA NOT ON FILE", eq.NoBill), ("JK12345678901092426201" + AMOUNTS, eq.SummaryBill),
    ("JL COLLECTION DATA NOT ON FILE", eq.NoCollection), ("JL09242600000010000", eq.SummaryCollection),
    ("JN 037 Y BILLING DATA NOT ON FILE", eq.NoSuretyBill), ("JN037Y      12345678901092426201" + AMOUNTS, eq.SuretyBill),
])
def test_what_is_not_on_file_is_said_in_words(line: str, kind: type[Record]) -> None:
    """The four lines in words are the chapter's own examples (ESQ-41, ESQ-44, ESQ-45, ESQ-49)."""
    text = batch("ER", line)
    (record,) = codec.parse(text).transactions[0].records
    assert type(record) is kind and record.emit() == f"{line:80}"
    assert list(record.findings(1)) == []
    assert codec.emit(from_json(transmission_json(codec.parse(text)))) == text


@pytest.mark.parametrize(("code", "complete"), [("EQ", True), ("CQ", True), ("KI", True), ("SO", False), ("ER", False)])
def test_what_may_be_written_to_cbp(code: str, complete: bool) -> None:
    assert APPLICATIONS[code].complete is complete
    message = Draft().message(code, "2704", "B76", "SECRET", SENT)
    assert ("ABI-UNSEEN" in [finding.rule for finding in message.findings]) is not complete


def test_each_notice_is_its_answer_with_another_identifier() -> None:
    for answer, notice in zip(so.ANSWERS, so.NOTICES, strict=True):
        assert (notice.id, notice.page) == ("SO" + answer.id[2:], answer.page)
        assert notice.fields[1:] == answer.fields[1:]


def told(message: Message) -> list[str]:
    return [line.rstrip() for line in message.text.splitlines()[2:-2]]


def test_five_entries_stand_on_a_line() -> None:
    message = build_query.summary_query(SENDER, [ENTRY] * 6)
    assert (len(told(message)), message.findings) == (2, ())
    assert told(message)[1] == "J1   B76  03245278"


def test_six_importers_stand_on_a_line() -> None:
    message = build_query.importer_query(SENDER, ["36-4567890"] * 7, addresses=True)
    assert told(message) == ["K " + "36-4567890  1" * 6, "K 36-4567890  1"]


@pytest.mark.parametrize(("message", "line"), [
    (build_query.summary_query(SENDER, ["b760324527 8"], detail=True), "J0Y"),
    (build_query.criteria_query(SENDER, "liq", date(2026, 9, 1), SENT), "J2 LIQ 090126120000AM092426115959PM"),
    (build_query.criteria_query(SENDER, "EES", datetime.fromisoformat("2026-09-01T13:05:09"), SENT, kinds=Kinds(summaries=True, drawback=True),
                                finances="4"), "J2 EES 090126010509PM092426115959PM Y  Y 4"),
    (build_query.cargo_query(SENDER, [Asked(entry=ENTRY, limit="1")]), "WR1    B76 03245278" + " " * 53 + "1"),
    (build_query.cargo_query(SENDER, [Asked(issuer="cosu", bill="63 892-01745", related=True)]),
     "WR1" + " " * 28 + "COSU6389201745" + " " * 25 + "Y 2"),
    (build_query.cargo_query(SENDER, [Asked(in_bond="620-177-456", issuer="CA")]), "WR1" + " " * 16 + "620177456   CA" + " " * 39 + "2"),
    (build_query.cargo_query(SENDER, [Asked(air_waybill="160-12345675", house="H1")]), "WR1" + " " * 44 + "16012345675H1            2"),
])
def test_a_query_from_values(message: Message, line: str) -> None:
    assert (message.findings, codec.check(message.text)) == ((), [])
    assert told(message)[0] == line


@pytest.mark.parametrize(("message", "found"), [
    (build_query.summary_query(SENDER, []), {"QRY-EMPTY"}),
    (build_query.summary_query(SENDER, ["B76-0324527-9"]), {"QRY-ENTRY"}),
    (build_query.summary_query(SENDER, ["nonsense"]), {"QRY-ENTRY"}),
    (build_query.criteria_query(SENDER, "ALL", SENT, SENT), {"006"}),
    (build_query.criteria_query(SENDER, "EES", SENT, date(2026, 9, 23)), {"011"}),
    (build_query.criteria_query(SENDER, "EES", date(2026, 8, 24), SENT), {"012"}),
    (build_query.criteria_query(SENDER, "EES", SENT, date(2026, 9, 25)), {"017"}),
    (build_query.criteria_query(SENDER, "EES", SENT, SENT, finances="7"), {"J2.finances"}),
    (build_query.cargo_query(SENDER, []), {"QRY-EMPTY"}),
    (build_query.cargo_query(SENDER, [Asked()]), {"WR1.entry_number"}),
    (build_query.cargo_query(SENDER, [Asked(entry="ABC-0324527-6")]), {"QRY-ENTRY", "QRY-FILER", "ABI-BLOCK-FILER"}),
    (build_query.cargo_query(SENDER, [Asked(in_bond="62017745")]), {"QRY-IN-BOND"}),
    (build_query.cargo_query(SENDER, [Asked(air_waybill="160-12345676")]), {"QRY-AIR-WAYBILL"}),
    (build_query.cargo_query(SENDER, [Asked(issuer="COSUX", bill="1")]), {"QRY-ISSUER"}),
    (build_query.cargo_query(SENDER, [Asked(bill="6389/1")]), {"QRY-BILL", "WR1.issuer"}),
    (build_query.cargo_query(SENDER, [Asked(entry=ENTRY, limit="9")]), {"WR1.limit"}),
    (build_query.importer_query(SENDER, []), {"QRY-EMPTY"}),
    (build_query.importer_query(SENDER, ["364567890"]), {"QRY-IMPORTER"}),
])
def test_a_query_that_does_not_fit_is_refused(message: Message, found: set[str]) -> None:
    fatal = {finding.rule for finding in message.findings if finding.severity is Severity.FATAL}
    assert found <= fatal
    # What the field itself says of the same mistake is no other mistake.
    assert all(rule in found or rule.partition(".")[0] in ("J1", "J2", "WR1", "K", "X37", "X04") for rule in fatal)


def test_days_of_31_are_the_most() -> None:
    assert build_query.criteria_query(SENDER, "EES", date(2026, 8, 25), SENT).findings == ()


def test_criteria_that_find_nothing_with_flags_are_a_warning() -> None:
    message = build_query.criteria_query(SENDER, "PSC", SENT, SENT, kinds=Kinds(drawback=True))
    assert [(finding.rule, finding.severity) for finding in message.findings] == [("QRY-KINDS", Severity.WARNING)]


def test_amounts_below_zero_are_read() -> None:
    paid = SUMMARY[2].replace(duty="     -123456", tax="000000000100")
    records = [SUMMARY[0], paid, eq.SummaryCollection(collected=SENT, total="      -5000"), eq.SummaryClass(class_code="001", amount="     -4000")]
    (found,) = read_summary_query.read(codec.parse(batch("ER", *records)).transactions[0].records).summaries
    assert (found.liquidated_amounts.duty, found.liquidated_amounts.tax, found.liquidated_amounts.fees) == (-123456, 100, None)
    assert found.collections and (found.collections[0].total, found.collections[0].classes) == (-5000, (("001", -4000),))


def test_class_codes_divide_the_collection_that_they_follow() -> None:
    paid = [eq.SummaryCollection(collected=SENT, total="300"), eq.SummaryClass(class_code="001", amount="300"),
            eq.SummaryCollection(collected=SENT, total="20"), eq.SummaryClass(class_code="499", amount="20")]
    (found,) = read_summary_query.read((*SUMMARY, *paid)).summaries
    assert found.collections and [one.classes for one in found.collections] == [(("001", 300),), (("499", 20),)]


def test_a_surety_without_bond_is_told_apart() -> None:
    bonds = eq.NoBond(surety="891"), eq.SummaryBond(surety="036", kind="9", amount=1000000, liability=10000)
    (found,) = read_summary_query.read((SUMMARY[0], *bonds)).summaries
    assert found.bonds[0] == BondOnSummary("891", on_file=False)
    assert (found.bonds[1].amount, found.bonds[1].liability) == (1_000_000, 1_000_000)


@pytest.mark.parametrize(("version", "columns", "first"), [
    ("04", "00102003", (1, 2, 3)),
    ("01", "00012003", (1, 2, 3)),                     # a line of four columns, a position of one (ACMQ-59)
    ("",   "00011001", (1, 1, 1)),
    ("04", "        ", None),
    ("04", "001  000", (1, None, 0)),
])
def test_lines_of_an_agency_by_the_version_of_its_records(version: str, columns: str, first: tuple[int, int | None, int] | None) -> None:
    line = f"SO70FDADEV0526160919{'01':2}{'DATA UNDER PGA REVIEW':28}  01  {columns}{' ' * 14}{version:2}"
    records = codec.parse(batch("SO", NOTICE, line)).transactions[0].records
    (status,) = read_release_status.read(records)
    assert (status.events[0].first, status.events[0].kind, status.events[0].program) == (first, "review", "DEV")


def agency(code: str, narrative: str, name: str = "FDA") -> Record:
    return so.AgencyStatus(agency=name, entry_status=code, narrative=narrative, version="04")


@pytest.mark.parametrize(("records", "released", "held"), [
    ([], None, []),
    ([so.EntryDisposition(code="98", narrative="RELEASED", released=SENT, **MADE)], SENT, []),
    ([so.EntryDisposition(code="98", narrative="RELEASED", released=SENT, **MADE),
      so.EntryDisposition(code="99", narrative="RELEASE SUSPENDED", **MADE)], None, []),
    ([so.EntryDisposition(code="98", narrative="RELEASED", released=date(2026, 9, 20), **MADE),
      so.EntryDisposition(code="22", narrative="RELEASE DATE UPDATE", released=SENT, **MADE)], SENT, []),
    ([so.EntryDisposition(code="97", narrative="ADMISSIBLE", **MADE)], None, []),
    ([agency("", "HOLD INTACT")], None, ["FDA"]),
    ([agency("", "HOLD INTACT"), agency("07", "MAY PROCEED")], None, []),
    ([agency("", "HOLD INTACT"), agency("07", "MAY PROCEED", "EPA")], None, ["FDA"]),
])
def test_release_and_holds_by_the_last_word(records: list[Record], released: date | None, held: list[str]) -> None:
    (status,) = read_release_status.read((HEAD, *records))
    assert (status.released, [event.agency for event in status.held]) == (released, held)


def test_a_hold_of_a_bill_is_lifted_for_that_bill() -> None:
    bills = [so.EntryBill(kind="R", issuer="COSU", bill="1"), so.EntryBill(kind="R", issuer="COSU", bill="2")]
    hold, lifted = (so.BillMatch(code=code, narrative="X", split="N", **MADE) for code in ("51", "54"))
    (status,) = read_release_status.read((HEAD, bills[0], hold, bills[1], hold, lifted))
    assert [event.bill for event in status.held] == ["COSU1"]


def test_agency_records_belong_together() -> None:
    (status,) = read_release_status.read((
        HEAD, agency("01", "DATA UNDER PGA REVIEW"), so.AgencyReason(qualifier="PN", reference="123456789012", reason_1="ABC", reason_10="XYZ"),
        so.AgencyComment(comment="SEND THE LABEL"), so.AgencyComment(comment="BY FRIDAY"),
    ))
    (event,) = status.events
    assert (event.reasons, event.reference, event.comments) == (("ABC", "XYZ"), ("PN", "123456789012"), ("SEND THE LABEL", "BY FRIDAY"))


@pytest.mark.parametrize("records", [
    (), (so.AgencyReason(reason_1="ABC"),), (so.EntryInBond(in_bond="1"),), (cq.AmendedQuantity(),), (ki.ImporterBondMore(),),
])
def test_what_follows_nothing_is_passed_over(records: tuple[Record, ...]) -> None:
    assert read_release_status.read(records) == ()
    assert read_release_status.read((HEAD, *records))[0].events == ()
    assert (read_cargo_query.read(records).conveyances, read_importer_query.read(records), read_summary_query.read(records).summaries) == ((), (), ())


def test_events_of_a_notice() -> None:
    text = batch("SO", NOTICE, so.NOTICES[6](code="96", narrative="DOCUMENT REQUIRED", document="CBP03", **MADE),
                 so.NOTICES[7](agency="FDA", program="DEV", narrative="HOLD INTACT"), so.NOTICES[6](code="98", narrative="RELEASED", **MADE))
    events = replies.read(text.encode())
    assert [(event.subject, event.code, event.severity, event.where) for event in events] == [
        (ENTRY, "96", "warning", ""), (ENTRY, "", "warning", "FDA DEV"), (ENTRY, "98", "", "")]


def test_events_of_refused_queries() -> None:
    refused = cq.BillRefusal(issuer="COSU", bill="1", condition="122", narrative="BILL NBR NOT ON FILE")
    assert [(event.name, event.subject, event.code) for event in replies.read(batch("C1", refused).encode())] == [("rejected", "COSU1", "122")]
    missing = eq.QueryCondition(condition="013", narrative="ENTRY SUMMARY NOT FOUND FOR QUERY", filer="B76", entry_number="03245286")
    assert [(event.name, event.subject, event.code) for event in replies.read(batch("ER", missing).encode())] == [("condition", OTHER, "013")]
    absent = ki.ImporterBond(importer="36-4567890", result="0")
    assert [(event.name, event.subject, event.text) for event in replies.read(batch("KR", absent).encode())] == [
        ("condition", "36-4567890", "not on file")]
