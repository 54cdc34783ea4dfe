"""What CBP says of in-bonds, bonds and manifests: whole replies as they are kept, read as values and as events, and their mapped order."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ace.movement_cases import at, written
from tidewaiter.abi import broker_download as bd
from tidewaiter.abi import in_bond_reply as qt
from tidewaiter.abi import read_bond, read_broker_download, read_in_bond
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.record import Record
from tidewaiter.abi.replies import outcome, read
from tidewaiter.ace.exchange import exchange

GOLDEN = Path(__file__).parents[1] / "golden"


def enveloped(application: str, *records: Record) -> str:
    lines = [f"A2704B76      091826     {application}", f"B  2704B76{application}", *(record.emit() for record in records),
             f"Y  2704B76{application}{len(records):05}", "Z2704B76      091826"]
    return "".join(f"{line:80}\r\n" for line in lines)


BILL_STATUS = qt.BillStatus(disposition="1C", issuer="COSU", number="6389201745", quantity=118, day=date(2026, 9, 24), time="1405", carrier="BNSF")
NOTICES = enveloped(
    "NS",
    qt.InBondStatus(kind="61", in_bond="620177456", port="3901"),
    BILL_STATUS.replace(disposition="11"), qt.BillStatusMore(entry_type="61", entry_number="620177456", port="3901", location="H572"),
    qt.ConveyanceStatus(conveyance="COSCO PRIDE", voyage="045E", port="2704", arrival=date(2026, 9, 16)),
    BILL_STATUS.replace(negative="N"), qt.BillStatusMore(entry_type="01", entry_number="B7603245278", port="2704", container="CSNU6829160"),
    qt.Remarks(remarks="RELEASE TAKEN BACK"), qt.ContainerStatus(acted="1", container="CSNU6829160", seal_1="SL1"),
    qt.ContainerStatus(container="CSNU6829161"),
)
MANIFEST = (
    bd.Manifest(carrier="COSU", mode="11", country="PA", conveyance="COSCO PRIDE", voyage="045E", sequence="000001", kind="W"),
    bd.Port(port="2704", arrival=date(2026, 9, 16)), bd.Issuer(issuer="COSU"),
)
BILL = (
    bd.Bill(number="6389201745", lading_port="57020", quantity=118, unit="CTN", weight=3720, weight_unit="KG", kind="0", in_bond_port="2704"),
    bd.BillMore(measure="0000000000", received_at="NINGBO"),
    bd.Reference(qualifier="BN", reference="BK778"),
    bd.Party(kind="SH", name="NINGBO HAILONG METAL PRODUCTS CO., LTD"[:35]), bd.PartyAddress(address_1="NO 88 JINYUAN ROAD"),
    bd.PartyCity(city="NINGBO", country="CN"),
    bd.Party(kind="CB", name="TIDEWAITER CUSTOMS BROKERS", qualifier="17", identifier="2704B76"),
    bd.PartyContact(name="J DOE", qualifier="EM", number="J.DOE@EXAMPLE.COM"),
    bd.InBond(kind="61", prior_notice="N", in_bond="620177456", carrier="BNSF", port="3901", value=14172, bonded_carrier="36-7654321"),
    bd.Container(initial="CSNU", number="6829160", seal_1="SL1", kind="CN", load="L", service="CY"),
    bd.Tariff(hts="732690", value=14172, weight=3540, weight_unit="KG"),
    bd.Description(pieces=118, description="FORGED STEEL BRACKETS", unit="CTN", country="CN"), bd.Description(description="UNCOATED"),
    bd.Marks(marks="PRAIRIE CHICAGO 1-118"), bd.Marks(marks="."),
)
DOWNLOAD = enveloped(
    "BD", *MANIFEST, *BILL,
    *MANIFEST, bd.Amendment(carrier="COSU", port="2704", action="R", number="6389201745", quantity="117", amendment="05"),
    *MANIFEST, bd.Amendment(carrier="COSU", port="2704", action="D", number="6389201745", amendment="05"),
)
REPLIES = {
    "in_bond_accepted": exchange(written("in_bond_61"), clock=at(18)),
    "in_bond_rejected": exchange(written("in_bond_62", ("71", 3, "0000000021")), clock=at(18)),
    "in_bond_event_rejected": exchange(written("in_bond_arrival"), clock=at(24)),
    "bond_accepted": exchange(written("bond_single"), clock=at(18)),
    "bond_rejected": exchange(written("bond_continuous", ("40", 3, "999")), clock=at(18)),
    "status_notification": NOTICES, "broker_download": DOWNLOAD,
}


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_is_as_it_is_kept_and_in_the_order_of_its_chapter(name: str) -> None:
    assert REPLIES[name] == (GOLDEN / f"{name}.abi").read_bytes().decode()
    assert check(REPLIES[name]) == []
    assert emit(parse(REPLIES[name])) == REPLIES[name]


def rules(text: str, *edits: tuple[str, str]) -> list[str]:
    lines = text.split("\r\n")[:-1]
    for start, instead in edits:
        n = next(n for n, line in enumerate(lines) if line.startswith(start))
        lines[n : n + 1] = [instead.ljust(80)] if instead else []
    counted = [f"{line[:12]}{len(lines) - 4:05}{line[17:]}" if line.startswith("Y") else line for line in lines]
    return [finding.rule for finding in check("".join(f"{line}\r\n" for line in counted))]


@pytest.mark.parametrize("name, edits, found", [
    ("in_bond_accepted", (("95", ""),),                       ["10.95"]),
    ("in_bond_rejected", (("30", ""),),                       ["X35"]),
    ("in_bond_event_rejected", (("95", ""), ("95", "")),      ["10.95"]),
    ("bond_accepted", (("90", ""),),                          ["10.90"]),
    ("bond_accepted", (("30", ""),),                          []),                  # a reply may leave a record out
    ("status_notification", (("30", ""),),                    ["X35"]),
    ("broker_download", (("1P", ""),),                        ["X37"]),
    ("broker_download", (("2B", ""),),                        ["X37"]),
    ("broker_download", (("1C", ""),),                        ["X35"]),
    ("broker_download", (("1A", "1ACOSU2704A6389201745"),),   ["1A.1B"]),
    ("broker_download", (("1A", "1ACOSU2704R6389201745"),),   ["1A.quantity"]),
    ("broker_download", (("2B", "2B0000000012  NINGBO"),),    ["2B.measure_unit"]),
])
def test_the_order_and_conditions_of_a_reply(name: str, edits: tuple[tuple[str, str], ...], found: list[str]) -> None:
    assert list(dict.fromkeys(rules(REPLIES[name], *edits)))[: len(found) or None] == found


def test_a_status_with_both_headers_and_an_amendment_with_its_bill_are_against_their_chapters() -> None:
    both = enveloped("NS", qt.ConveyanceStatus(conveyance="X"), qt.InBondStatus(kind="61", in_bond="620177456", port="3901"), BILL_STATUS)
    # Each header opens a notification of its own, and the first then has no bill.
    assert rules(both) == ["X37"]
    deleted = enveloped("BD", *MANIFEST, bd.Amendment(carrier="COSU", port="2704", action="D", number="6389201745"), *BILL)
    assert rules(deleted) == ["1A.1B"]
    empty = [record for record in BILL if not isinstance(record, bd.Description)]
    assert "1C.1D" in rules(enveloped("BD", *MANIFEST, *empty))


def test_notices_are_read_with_what_stands_after_them() -> None:
    first, second = read_in_bond.read(parse(NOTICES))
    assert isinstance(first, read_in_bond.BillNotice) and isinstance(second, read_in_bond.BillNotice)
    assert (first.in_bond, first.what, first.quantity, first.location, first.at) == (
        "620177456", "whole in-bond arrived at destination", 118, "H572", time(14, 5))
    assert (second.in_bond, second.conveyance, second.quantity, second.remarks) == ("", "COSCO PRIDE", -118, ("RELEASE TAKEN BACK",))
    assert (second.container, second.containers, second.day) == ("CSNU6829160", ("CSNU6829160", "CSNU6829161"), date(2026, 9, 24))


def test_a_disposition_that_was_not_seen_stays_a_code() -> None:
    told = read(enveloped("NS", qt.InBondStatus(kind="61", in_bond="620177456", port="3901"), BILL_STATUS.replace(disposition="ZZ")).encode())
    assert [(event.code, event.text) for event in told] == [("ZZ", "disposition ZZ")]


def test_a_manifest_is_read_with_its_bill() -> None:
    first, changed, deleted = read_broker_download.read(parse(DOWNLOAD))
    bill = first.bill
    assert bill is not None and first.arrival == date(2026, 9, 16)
    assert (bill.issuer, bill.number, bill.what, bill.quantity) == ("COSU", "6389201745", "simple or regular", 118)
    assert bill.references == (("BN", "BK778"),)
    assert [(party.what, party.name, party.country, party.identifier) for party in bill.parties] == [
        ("shipper", "NINGBO HAILONG METAL PRODUCTS CO.,", "CN", ""), ("broker", "TIDEWAITER CUSTOMS BROKERS", "", "2704B76"),
    ]
    box = bill.containers[0]
    assert (box.number, box.marks) == ("CSNU6829160", ("PRAIRIE CHICAGO 1-118", "."))
    assert [(cargo.pieces, cargo.description, cargo.tariff) for cargo in box.cargo] == [
        (118, "FORGED STEEL BRACKETS", ("732690",)), (None, "UNCOATED", ("732690",)),
    ]
    assert bill.in_bond is not None and (bill.in_bond.number, bill.in_bond.value) == ("620177456", 14172)
    assert [(one.amendment, one.amended[0], one.quantity, one.bill) for one in (changed, deleted)] == [
        ("R", "6389201745", 117, None), ("D", "6389201745", None, None),
    ]


@pytest.mark.parametrize("name, came_to, subject", [
    ("in_bond_accepted", "accepted", "in-bond 620177456, bill COSU 6389201745"),
    ("in_bond_rejected", "rejected", "in-bond 620177460, bill ABCD PRO88120"),
    ("in_bond_event_rejected", "rejected", "in-bond 620177456"),
    ("bond_accepted", "accepted", "bond 269000001"),
    ("bond_rejected", "rejected", "bond of 36-4567890"),
    ("status_notification", "", "bill COSU 6389201745"),
    ("broker_download", "", "bill COSU 6389201745"),
])
def test_a_reply_says_what_it_comes_to(name: str, came_to: str, subject: str) -> None:
    events = read(REPLIES[name].encode())
    assert (outcome(events), events[-1].subject) == (came_to, subject)
    assert all(event.advice for event in events)


def test_a_condition_leads_back_to_the_line_that_was_sent() -> None:
    sent = written("in_bond_62", ("71", 3, "0000000021"))
    about = next(event for event in read(REPLIES["in_bond_rejected"].encode(), sent) if event.name == "condition")
    assert sent.decode().split("\r\n")[about.sent - 1].startswith("40") and about.where == "record 40"


def test_a_refused_envelope_and_a_bond_with_an_unknown_code_are_told() -> None:
    refused = enveloped("WT", *(kind(narrative="ENVELOPE IS WRONG") for kind in qt.REFUSED))
    assert [one.record for one in read_in_bond.read(parse(refused)) if isinstance(one, read_in_bond.Refused)] == ["A", "B", "Y", "Z"]
    assert outcome(read(refused.encode())) == "rejected"
    unknown = REPLIES["bond_rejected"].replace("FS51", "FQ99")
    assert next(read_bond.read(parse(unknown))).conditions[0].what == ""


def test_a_bond_notification_is_kept_though_its_records_were_not_seen() -> None:
    text = enveloped("BS").replace("B  2704B76BS", "B  2704B76BS", 1).replace("00000", "00001").split("\r\n")
    text.insert(2, "10 ANYTHING AT ALL".ljust(80))
    assert [(finding.rule, finding.severity.value) for finding in check("\r\n".join(text))] == [("ABI-APPLICATION", "note")]
    assert not APPLICATIONS["BS"].complete


@given(st.sampled_from(sorted(REPLIES)), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=90)), max_size=5))
def test_any_bytes_are_read(name: str, changes: list[tuple[int, bytes]]) -> None:
    text = bytearray(REPLIES[name].encode())
    for place, data in changes:
        text[place : place + len(data)] = data
    read(bytes(text))
    list(read_broker_download.read(parse(bytes(text))))


if __name__ == "__main__":
    for name, text in REPLIES.items():
        (GOLDEN / f"{name}.abi").write_bytes(text.encode())
