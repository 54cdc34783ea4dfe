"""The rehearsal's answers to queries: what is on file comes back, what is not has the chapter's own condition."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.ace.messages import BOOKS
from tests.ace.queries import AIR, BILL, CASES, ENTRY, GOLDEN, IMPORTER, IN_BOND, KEY, NOW, OTHER, RELEASE, SENDER, VOIDED, answered, file, filled
from tidewaiter.abi import (
    build_query,
    codec,
    read_cargo_query,
    read_importer_query,
    read_release_status,
    read_summary_query,
    replies,
)
from tidewaiter.abi.build_query import Asked, Kinds
from tidewaiter.abi.record import Record
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.release_records import release_records
from tidewaiter.ace.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(Store(tmp_path_factory.mktemp("ace")))


def records(reply: str) -> list[Record]:
    return [record for transaction in codec.parse(reply).transactions for record in transaction.records]


def query(application: str, *lines: str) -> str:
    return "".join(f"{line:80}\r\n" for line in (
        f"A2704B76SECRET100626     {application}", f"B  2704B76{application}", *lines, f"Y  2704B76{application}", "Z2704B76      100626",
    ))


@pytest.mark.parametrize("name", CASES)
def test_golden_queries_and_their_replies(name: str, store: Store) -> None:
    message = CASES[name]
    assert (message.findings, codec.check(message.text)) == ((), [])
    assert message.text.encode("ascii") == (GOLDEN / f"{name}.abi").read_bytes()
    reply = answered(store, message)
    assert codec.check(reply) == []
    assert reply.encode("ascii") == (GOLDEN / f"{name}_reply.abi").read_bytes()


def test_a_query_asked_twice_is_answered_twice_alike(store: Store) -> None:
    assert answered(store, CASES["cargo_by_entry"]) == answered(store, CASES["cargo_by_entry"])


# a query, and the conditions of its answer in their order
SUMMARY: list[tuple[tuple[str, ...], list[str]]] = [
    (("J0Y",),                                                   ["002"]),
    (("J0N", "J1   B76  03245278"),                              ["001"]),
    (("J1        03245278",),                                    ["003"]),
    (("J1   B76          ",),                                    ["004"]),
    (("J1                ",),                                    ["003"]),
    (("J1   B76  03245286",),                                    ["013"]),
    (("J1   ABC  03245286",),                                    ["014"]),
    (("J1   B76  03245278",),                                    []),
    (("J1   B76  03245286B76  03245278B76          ",),          ["013", "004"]),
    (("J2     100126120000AM100626115959PM",),                   ["005"]),
    (("J2 ABC 100126120000AM100626115959PM",),                   ["006"]),
    (("J2 EES               100626115959PM",),                   ["007"]),
    (("J2 EES 133126120000AM100626115959PM",),                   ["008"]),
    (("J2 EES 100126130000AM100626115959PM",),                   ["008"]),
    (("J2 EES 100126120000AM              ",),                   ["009"]),
    (("J2 EES 100126120000AM100626995959PM",),                   ["010"]),
    (("J2 EES 100226120000AM100126115959PM",),                   ["011"]),
    (("J2 EES 090626120000AM100626115959PM",),                   []),                   # 31 days
    (("J2 EES 090526120000AM100626115959PM",),                   ["012"]),              # 32 days
    (("J2 EES 100126120000AM100726115959PM",),                   ["017"]),
    (("J2 EES 100126120000AM100626115959PM",),                   ["015"]),              # accepted on 24 September
    (("J2 LIQ 092426120000AM092426115959PM",),                   ["015"]),
    (("J2 NLQ 092426120000AM092426115959PM",),                   []),
    (("J2 NLQ 092426093001AM092426115959PM",),                   ["015"]),              # a second after it was accepted
    (("J2 NLQ 092426120000AM092426093000AM",),                   []),
    (("J2 PSC 092426120000AM092426115959PM",),                   ["015"]),
    (("J2 EES 092426120000AM092426115959PM Y",),                 []),
    (("J2 EES 092426120000AM092426115959PM   Y",),               ["015"]),
]


@pytest.mark.parametrize(("lines", "found"), SUMMARY, ids=[" / ".join(row[0]) for row in SUMMARY])
def test_conditions_of_a_summary_query(lines: tuple[str, ...], found: list[str], store: Store) -> None:
    reply = answered(store, query("EQ", *lines))
    assert [record.values["condition"] for record in records(reply) if record.id == "JZ"] == found
    assert codec.check(reply) == []


CARGO: list[tuple[str, list[str]]] = [
    ("WR1",                                                         ["WSA INE"]),
    ("WR1    B76",                                                  ["WR0 B14"]),
    ("WR1        03245278",                                         ["WR0 B05"]),
    ("WR1    ABC 03245278",                                         ["WR0 X17"]),
    ("WR1    B76 03245286",                                         ["WR0 950"]),
    ("WR1                            COSU",                         ["WSA 185"]),
    ("WR1                                6389201745",               ["WSA 176"]),
    ("WR1                            CO1U6389201745",               ["WSA 009"]),
    ("WR1                            COSU6389201746",               ["WSA 122"]),
    ("WR1                            COSUGONE",                     ["WSA 122"]),       # deleted by its carrier
    ("WR1                620177457",                                ["WSA 123"]),
    ("WR1                                            16012345676",  ["WSB 297"]),
    ("WR1                                            16012345686",  ["WSB 122"]),
    ("WR1                                            16012345675HOUSE",  ["WSB 122"]),
    ("WR1    B76 03245278620177456",                                ["WSA INE"]),
]


@pytest.mark.parametrize(("line", "found"), CARGO, ids=[row[0] for row in CARGO])
def test_conditions_of_a_cargo_query(line: str, found: list[str], store: Store) -> None:
    reply = answered(store, query("CQ", line))
    assert [f"{record.id} {record.values['condition']}" for record in records(reply)] == found
    assert codec.check(reply) == []


@pytest.mark.parametrize(("limit", "matches"), [("2", ["93", "95"]), ("1", ["93", "95"]), ("", [])])
def test_a_query_limits_the_notices_that_are_told(limit: str, matches: list[str], store: Store) -> None:
    reply = read_cargo_query.read(records(answered(store, build_query.cargo_query(SENDER, [Asked(entry=ENTRY, limit=limit)]))))
    (entry,) = reply.entries
    assert [event.code for event in entry.events if event.bill] == matches
    assert entry.released == date(2026, 9, 16)                       # the latest notice of all


def test_an_entry_is_answered_for_six_months(store: Store) -> None:
    asked = build_query.cargo_query(SENDER, [Asked(entry=ENTRY)]).text
    filed = datetime.fromisoformat(RELEASE["filed_at"])
    for days, found in ((183, "WO10"), (184, "WR0")):
        assert records(exchange(asked.encode(), clock=filed + timedelta(days=days), store=store, books=BOOKS))[0].id == found


def test_a_release_reads_back_as_it_was_told(store: Store) -> None:
    reply = read_cargo_query.read(records(answered(store, CASES["cargo_by_entry"])))
    (entry,) = reply.entries
    assert (entry.filer + entry.entry_number, entry.importer, entry.references) == (KEY, IMPORTER, (("CR", "26-004417"),))
    assert [(event.kind, event.code, event.agency) for event in entry.events] == [
        ("bill matched", "93", ""), ("bill matched", "95", ""), ("released", "98", ""), ("review", "01", "FDA"), ("may proceed", "07", "FDA"),
    ]
    assert [(bill.issuer + bill.number, bill.quantity, bill.unit) for bill in entry.bills] == [(BILL, 118, "CTN")]
    assert [(bill.master, bill.quantity, bill.security_filing) for there in reply.conveyances for bill in there.bills] == [(BILL, 120, True)]
    assert [(one.code, one.asked) for one in reply.refused] == [("950", "B76 03245286")]


def test_bills_and_in_bonds_read_back(store: Store) -> None:
    sea, air, moved = read_cargo_query.read(records(answered(store, CASES["cargo_by_bill"]))).conveyances
    assert (sea.carrier, sea.arrival, sea.bills[0].in_bond, sea.filer) == ("COSU", date(2026, 9, 16), IN_BOND, "")
    assert [(done.code, done.says) for done in air.bills[0].dispositions] == [("1H", "hold")]
    assert (air.bills[0].master, air.bills[0].flight, air.bills[0].quantity) == (AIR, "CA00983", 12)
    assert moved.moved and (moved.moved.says, moved.moved.kind, moved.moved.arrived) == ("arrived", "61", date(2026, 9, 22))
    assert moved.bills[0].ports[0].destination == "3901"


def test_a_summary_reads_back_with_its_records(store: Store) -> None:
    reply = read_summary_query.read(records(answered(store, CASES["summary_by_number"])))
    (summary,) = reply.summaries
    assert (summary.status, summary.control, summary.release, summary.collection, summary.liquidation) == ("1", "2", "1", "2", "2")
    assert (summary.liquidated, summary.released, summary.collected) == (date(2027, 7, 30), date(2026, 9, 16), date(2026, 10, 1))
    assert (summary.estimated.duty, summary.estimated.fees, summary.liquidated_amounts.duty) == (1103999, 6681, None)
    assert (summary.lines, summary.print_date, summary.bonds[0].number) == (1, date(2026, 9, 30), "260000123")
    assert (summary.bills, summary.collections) == (None, None)      # not asked
    assert [record.id for record in summary.detail][:3] == ["10", "11", "20"]
    assert [(one.code, one.entry_number) for one in reply.refused] == [("013", OTHER.replace("-", "")[3:])]


def test_bills_and_collections_come_where_they_are_asked(store: Store) -> None:
    reply = read_summary_query.read(records(answered(store, CASES["summary_by_criteria"])))
    (summary,) = reply.summaries
    assert (reply.criteria, summary.bills) == ("NLQ", ())
    assert summary.collections and summary.collections[0].total == 1110680
    assert summary.collections[0].classes == (("001", 1103999), ("499", 4909), ("501", 1772))


def test_numbers_of_a_returned_summary_stand_behind_spaces(store: Store) -> None:
    reply = answered(store, CASES["summary_by_number"])
    assert "5099030590          000          0             X" in reply
    assert [line[:7] for line in reply.splitlines() if line[:2] in ("4A", "40")] == ["4A00001", "40  001"]


def test_an_importer_reads_back_with_its_bond_and_addresses(store: Store) -> None:
    found = {one.number: one for one in read_importer_query.read(records(answered(store, CASES["importer"])))}
    importer = found[IMPORTER]
    assert (importer.on_file, importer.legal_name) == (True, "PRAIRIE HARDWARE SUPPLY COMPANY OF ILLINOIS, INCORPORATED")
    assert [(bond.number, bond.amount, bond.surety, bond.active) for bond in importer.bonds] == [("260000123", 5_000_000, "036", True)]
    assert importer.mailing and (importer.mailing.city, importer.mailing.postal_code) == ("CHICAGO", "606321234")
    assert importer.physical and (importer.physical.street_2, importer.physical.state) == ("UNIT B", "ON")
    others = [found[number] for number in (VOIDED, "98-7654321", "12-3456789")]
    assert [(one.result, one.on_file) for one in others] == [("3", False), ("2", True), ("0", False)]


@pytest.mark.parametrize(("amount", "in_k1", "in_k2"), [
    (999_999_999, "999999999", ""), (1_000_000_000, "", "1000000000"),
])
def test_an_amount_of_ten_digits_stands_in_the_second_record(amount: int, in_k1: str, in_k2: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    with file(store) as desk:
        desk.file.keep("importer", IMPORTER, {"name": "PRAIRIE"})
        desk.file.keep("bond", "260000124", {"principal": IMPORTER, "surety": "036", "amount": amount})
    reply = answered(store, build_query.importer_query(SENDER, [IMPORTER]))
    assert [record.values["amount"] for record in records(reply) if record.id in ("K1", "K2")] == [in_k1, in_k2]
    assert codec.check(reply) == [] and read_importer_query.read(records(reply))[0].bonds[0].amount == amount * 100


@pytest.mark.parametrize(("entry", "told"), [
    ({"liquidation": {"state": "liquidated", "on": "2027-07-30", "duty": 1000}}, ("1", date(2027, 7, 30), 1000)),
    ({"liquidation": {"state": "reliquidated", "on": "2027-08-06", "duty": 0}}, ("3", date(2027, 8, 6), 0)),
    ({"liquidation": {"state": "suspended"}}, ("2", None, None)),
    ({}, ("2", None, None)),
])
def test_liquidation_is_told(entry: dict[str, object], told: tuple[str, date | None, int | None], tmp_path: Path) -> None:
    store = filled(Store(tmp_path))
    with file(store) as desk:
        desk.file.keep("entry", KEY, entry)
    reply = answered(store, build_query.summary_query(SENDER, [ENTRY]))
    (summary,) = read_summary_query.read(records(reply)).summaries
    assert (summary.liquidation, summary.liquidated, summary.liquidated_amounts.duty) == told
    assert codec.check(reply) == []


def test_a_notice_is_told_to_its_filer_and_read(store: Store) -> None:
    with file(store) as desk:
        (*_, last) = [mail for mail in desk.file.mail("B76", 0, 99) if mail.application == "SO"]
    assert codec.check(last.text) == []
    (event,) = replies.read(last.text.encode())
    assert (event.application, event.subject, event.code, event.text) == ("SO", ENTRY, "98", "RELEASED")
    assert event.advice.startswith("The goods may be delivered")


def test_notices_and_answers_are_alike() -> None:
    told = {"bills": [(BILL, "95")], "entry": [("96", {"document": "CBP03"})], "agencies": [("FDA", "01")], "split": True}
    notice, answer = (release_records(prefix, KEY, RELEASE, NOW, **told) for prefix in ("SO", "WO"))
    assert [record.emit()[4:] for record in notice] == [record.emit()[4:] for record in answer]
    assert [record.id for record in notice] == [record.id.replace("WO", "SO") for record in answer]
    (read,) = read_release_status.read(notice)
    assert read == read_release_status.read(answer)[0]


def test_every_reply_says_something(store: Store) -> None:
    for message in CASES.values():
        events = replies.read(answered(store, message).encode(), message.text.encode())
        assert events and all(event.text for event in events)


def test_flags_ask_for_no_other_kind(store: Store) -> None:
    day = date(2026, 9, 24)
    for kinds, count in ((Kinds(), 1), (Kinds(summaries=True), 1), (Kinds(drawback=True), 0), (Kinds(drawback=True, summaries=True), 1)):
        reply = answered(store, build_query.criteria_query(SENDER, "EES", day, day, kinds=kinds))
        assert len(read_summary_query.read(records(reply)).summaries) == count
