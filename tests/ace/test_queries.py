"""The rehearsal's answers to queries: what is on file comes back, what is not has the chapter's own condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ace.messages import BOOKS
from tests.ace.movement_cases import PEOPLE
from tests.ace.queries import AIR, BILL, CASES, ENTRY, GOLDEN, IMPORTER, IN_BOND, KEY, NOW, OTHER, RELEASE, SENDER, VOIDED, answered, file, filled
from tests.ace.query_cases import CARGO, SUMMARY
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
from tidewaiter.ace.answers import summary_query
from tidewaiter.ace.desk import Desk, Filed, Received
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.release_records import release_records
from tidewaiter.ace.store import Blank, Store


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


@pytest.mark.parametrize(("lines", "found"), SUMMARY, ids=[" / ".join(row[0]) for row in SUMMARY])
def test_conditions_of_a_summary_query(lines: tuple[str, ...], found: list[str], store: Store) -> None:
    reply = answered(store, query("EQ", *lines))
    assert [record.values["condition"] for record in records(reply) if record.id == "JZ"] == found
    assert codec.check(reply) == []


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


@pytest.mark.parametrize(("thing", "told"), [
    ({"state": "authorized", "kind": "62", "bills": ["COSU1", "COSU2"]}, [("COSU1", "not arrived", None), ("COSU2", "not arrived", None)]),
    ({"state": "authorized", "kind": "61", "bills": ["COSU1"], "cargo": {"COSU1": {"issuer": "COSU", "number": "1", "arrived": "2026-09-22"}}},
     [("COSU1", "arrived", date(2026, 9, 22))]),
    ({"state": "authorized", "bills": ["16012345675/H1"]}, [("16012345675", "not arrived", None)]),
])
def test_an_in_bond_tells_each_bill(thing: dict[str, object], told: list[tuple[str, str, date | None]], tmp_path: Path) -> None:
    store = Store(tmp_path)
    with file(store) as desk:
        desk.file.keep("in_bond", IN_BOND, thing)
    reply = answered(store, build_query.cargo_query(SENDER, [Asked(in_bond=IN_BOND)]))
    (there,) = read_cargo_query.read(records(reply)).conveyances
    assert [(bill.master, bill.moved and bill.moved.says, bill.moved and bill.moved.arrived) for bill in there.bills] == told
    assert codec.check(reply) == []


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


def test_a_batch_of_two_summary_queries_is_rejected(store: Store) -> None:
    lines = CASES["summary_by_number"].text.splitlines(keepends=True)
    reply = answered(store, "".join([*lines[:-1], *lines[1:-1], lines[-1]]))
    assert [record.values["condition"] for record in records(reply) if record.id == "X1"] == ["X41", "999"]


LINES = [line for name in CASES for line in CASES[name].text.splitlines()[2:-2]]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_mangled_query_is_answered(data: st.DataObject, store: Store) -> None:
    line = data.draw(st.sampled_from(LINES))
    application = {"J": "EQ", "W": "CQ", "K": "KI"}[line[0]]
    for _ in range(data.draw(st.integers(1, 3))):
        column, text = data.draw(st.integers(0, 79)), data.draw(st.text("0123456789 AXYZ*-\u00e9", min_size=1, max_size=9))
        line = (line[:column] + text + line[column + len(text) :])[:80]
    sent = query(application, line).encode("latin-1")
    reply = exchange(sent, clock=NOW, store=store, books=BOOKS)
    assert [finding for finding in codec.check(reply) if not finding.rule.startswith("X0.")] == []
    replies.read(reply.encode("ascii"), sent)
    replies.read(sent)


def test_a_reply_holds_five_thousand_summaries() -> None:
    desk = Desk(NOW, Blank(), BOOKS)
    for n in range(5001):
        number = f"{n:08}"
        desk.file.put(Filed("B76", number, "2704", "01", "", "00100", NOW.date(), None, f"10AB76  {number} 2704\r\n".encode(), ""))
        desk.file.keep("summary", f"B76{number}", {})
    (block,) = codec.parse(build_query.criteria_query(SENDER, "EES", NOW.date(), NOW.date()).text).blocks
    received = Received("EQ", 1, block, block.transactions[0])
    for found, more in ((5001, True), (5000, False)):
        reply = read_summary_query.read(summary_query.answer(received, desk, summary_query.examine(received, NOW.date(), BOOKS)))
        assert (len(reply.summaries), reply.more) == (5000, more)
        desk.file.drop("summary", f"B76{found - 1:08}")


def test_what_was_filed_can_be_asked(tmp_path: Path) -> None:
    """An in-bond filed by QP and its arrival by WP; a bond filed by eBond for an importer on file."""
    store = Store(tmp_path)
    with file(store) as desk:
        for kind, key, thing in PEOPLE:
            desk.file.keep(kind, key, thing)
    books = replace(BOOKS, ports=frozenset(), importers=frozenset())

    def send(name: str, when: str) -> None:
        exchange((GOLDEN.parent / f"{name}.abi").read_bytes(), clock=datetime.fromisoformat(when), store=store, books=books)

    send("in_bond_61", "2026-09-18T10:00")
    asked = build_query.cargo_query(SENDER, [Asked(in_bond=IN_BOND)])
    (there,) = read_cargo_query.read(records(answered(store, asked))).conveyances
    assert [(bill.master, bill.moved and bill.moved.status) for bill in there.bills] == [(BILL, "UA")]
    send("in_bond_arrival", "2026-09-24T15:00")
    (there,) = read_cargo_query.read(records(answered(store, asked))).conveyances
    assert there.moved and (there.moved.status, there.moved.kind, there.moved.arrived) == ("AR", "61", date(2026, 9, 24))
    send("bond_continuous", "2026-09-18T10:00")
    reply = answered(store, build_query.importer_query(SENDER, [IMPORTER]))
    (importer,) = read_importer_query.read(records(reply))
    assert [(bond.surety, bond.amount, bond.activity) for bond in importer.bonds] == [("036", 5_000_000, "A")]
    assert codec.check(reply) == []
