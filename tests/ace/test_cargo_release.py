"""Cargo releases at the desk: added, replaced, updated, cancelled, with a security filing, and certified from a summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.abi.releases import CANCELLED, OCEAN, SENT, UPDATED, WITH_SECURITY, Release, changed, message, without
from tests.ace.messages import BOOKS, batch, good
from tests.samples import ENTRY, assessment
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import codec, replies
from tidewaiter.abi.build import entry_summary_batch
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.record import Record
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Store

GOLDEN = Path(__file__).parents[1] / "golden"
NOW = datetime.combine(SENT, time(9))
KEY, BILL = "B7603245278", "COSU6389201745"
REPLACED = changed(OCEAN, "SE10", action="R")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "ace.sqlite")


def sent(records: Iterable[Record]) -> bytes:
    """The records as a batch, whatever is wrong with them."""
    return message(records).text.encode("latin-1")


def answered(store: Store, records: Iterable[Record], now: datetime = NOW) -> str:
    return exchange(sent(records), clock=now, store=store, books=BOOKS)


def said(reply: str) -> list[tuple[str, str]]:
    """The record that each SE90 follows, with its type; the last is of the whole."""
    (transaction,) = codec.parse(reply).transactions
    found, before = [], ""
    for record in transaction.records:
        if record.id == "SE90":
            found.append((before, record.values["kind"]))
        else:
            before = record.id
    return [*found[:-1], ("", found[-1][1])]


def final(reply: str) -> str:
    return said(reply)[-1][1]


def on_file(store: Store, kind: str, key: str) -> dict[str, Any] | None:
    with store.hold() as file:
        return file.thing(kind, key)


def keep(store: Store, of: str, key: str, /, **told: Any) -> None:
    with store.hold() as file:
        file.keep(of, key, (file.thing(of, key) or {}) | told)


def test_a_release_is_added_and_kept(store: Store) -> None:
    reply = answered(store, OCEAN)
    assert reply.encode("ascii") == (GOLDEN / "sx_added.abi").read_bytes()
    assert codec.check(reply) == []
    release = on_file(store, "release", KEY)
    assert release is not None
    assert (release["entry_type"], release["port"], release["importer"], release["isf"]) == ("01", "2704", "36-4567890", False)
    assert [(bill["issuer"] + bill["number"], bill["quantity"]) for bill in release["bills"]] == [(BILL, 118)]
    assert [(line["origin"], line["hts"][-1]) for line in release["lines"]] == [("CN", "7326908688")]


def test_the_reply_reads_back_as_events(store: Store) -> None:
    reply = answered(store, changed(OCEAN, "SE40", origin="QQ"))
    events = replies.read(reply.encode("ascii"), sent(changed(OCEAN, "SE40", origin="QQ")))
    assert [(event.name, event.text) for event in events] == [("condition", "COUNTRY OF ORIGIN UNKNOWN"), ("rejected", "ENTRY HAS BEEN REJECTED")]
    assert replies.outcome(events) == "rejected"


@pytest.mark.parametrize("records, found", [
    (changed(OCEAN, "SE10", bond="9"),                        [("SE10", "11"), ("SE10", "11")]),
    (changed(OCEAN, "SE10", entry_number="03245279"),         [("SE10", "11")]),
    (changed(OCEAN, "SE10", port="9999"),                     [("SE10", "11")]),
    (changed(OCEAN, "SE40", origin="QQ"),                     [("SE40", "11")]),
    (changed(OCEAN, "SE60", -1, hts="7326908685"),            [("SE60", "11")]),
    (changed(OCEAN, "SE36", country="QQ"),                    [("SE36", "11")]),
    (changed(OCEAN, "SE35", qualifier_1="99"),                [("SE35", "11")]),
    (changed(OCEAN, "SE13", phone=""),                        [("SE13", "11")]),
    (without(OCEAN, "SE36"),                                  [("SE30", "11"), ("SE30", "11")]),
    (changed(changed(OCEAN, "SE10", entry_type="11", value=2501), "SE60", -1, value=2501), [("SE10", "11")]),
])
def test_a_release_with_a_fault_is_refused_at_its_record(store: Store, records: Release, found: list[tuple[str, str]]) -> None:
    reply = answered(store, records)
    assert said(reply) == [*found, ("", "01")]
    assert on_file(store, "release", KEY) is None
    # What is quoted has the fault that it was filed with, and no other.
    assert {one.rule for one in codec.check(reply)} <= {one.rule for one in codec.check(sent(records))}


@pytest.mark.parametrize("records", [
    changed(OCEAN, "SE10", value=14000),
    changed(OCEAN, "SE17", equipment="CSNU6829161"),
])
def test_a_doubt_is_a_warning_and_the_release_is_taken(store: Store, records: Release) -> None:
    reply = answered(store, records)
    assert [kind for _, kind in said(reply)] == ["13", "03"]
    assert on_file(store, "release", KEY) is not None


@pytest.mark.parametrize("kind, key, told, refused", [
    ("importer", "36-4567890", {"state": "active"}, False),
    ("importer", "36-4567890", {"state": "void"}, True),
    ("importer", "12-3456789", {"state": "active"}, True),
    ("bond", "1", {"kind": "8", "principal": "36-4567890", "surety": "036"}, False),
    ("bond", "1", {"kind": "8", "principal": "12-3456789", "surety": "036"}, True),
    ("bond", "1", {"kind": "8", "principal": "36-4567890", "surety": "036", "state": "terminated"}, True),
    ("flag", "7326908688", {"required": ["FDA"]}, True),
    ("flag", "7326908685", {"required": ["FDA"]}, False),
])
def test_what_is_on_file_is_looked_up(store: Store, kind: str, key: str, told: dict[str, Any], refused: bool) -> None:
    keep(store, kind, key, **told)
    assert final(answered(store, OCEAN)) == ("01" if refused else "02")


def test_a_release_is_added_once(store: Store) -> None:
    answered(store, OCEAN)
    assert final(answered(store, OCEAN)) == "01"


@pytest.mark.parametrize("records", [REPLACED, UPDATED, CANCELLED])
def test_what_is_not_on_file_is_not_changed(store: Store, records: Release) -> None:
    assert final(answered(store, records)) == "01"


@pytest.mark.parametrize("name, records", [("sx_replaced", REPLACED), ("sx_updated", UPDATED), ("sx_cancelled", CANCELLED)])
def test_a_release_is_changed_before_anything_is_matched(store: Store, name: str, records: Release) -> None:
    answered(store, OCEAN)
    reply = answered(store, records)
    assert reply.encode("ascii") == (GOLDEN / f"{name}.abi").read_bytes()
    assert final(reply) == "02"


def test_a_cancelled_number_is_not_used_again(store: Store) -> None:
    answered(store, OCEAN)
    answered(store, CANCELLED)
    release = on_file(store, "release", KEY)
    assert release is not None and release["state"] == "cancelled"
    for records in (OCEAN, REPLACED, UPDATED, CANCELLED):
        assert final(answered(store, records)) == "01"


def test_an_update_leaves_lines_and_parties_as_they_were(store: Store) -> None:
    answered(store, OCEAN)
    answered(store, changed(UPDATED, "SE15", number="6389201746"))
    release = on_file(store, "release", KEY)
    assert release is not None
    assert (release["bills"][0]["number"], release["lines"][0]["hts"][-1]) == ("6389201746", "7326908688")


@pytest.mark.parametrize("bill, replaced, cancelled", [
    ({},                                                  "02", "02"),
    ({"on_file": True, "assumed": False, "arrived": None}, "02", "04"),
    ({"on_file": True, "assumed": False, "arrived": "2026-09-16"}, "04", "04"),
])
def test_what_is_matched_or_arrived_waits_for_a_person(store: Store, bill: dict[str, Any], replaced: str, cancelled: str) -> None:
    for records, expected in ((REPLACED, replaced), (CANCELLED, cancelled)):
        if on_file(store, "release", KEY) is None:
            answered(store, OCEAN)
        keep(store, "bill", BILL, **(bill or {"on_file": False}))
        assert final(answered(store, records)) == expected


@pytest.mark.parametrize("course", [{"holds": [{"agency": "FDA"}]}, {"exam": {"kind": "intensive"}}, {"documents": ["01"]}])
def test_what_is_under_review_waits_for_a_person(store: Store, course: dict[str, Any]) -> None:
    answered(store, OCEAN)
    keep(store, "entry", KEY, release=course)
    reply = answered(store, REPLACED)
    assert reply.encode("ascii") == (GOLDEN / "sx_referred.abi").read_bytes()
    request = on_file(store, "request", KEY)
    assert request is not None and request["action"] == "R"


def test_after_release_only_bills_are_updated_and_for_fifteen_days(store: Store) -> None:
    answered(store, OCEAN)
    keep(store, "release", KEY, state="released", released=NOW.isoformat())
    keep(store, "entry", KEY, release={"state": "released"})
    assert final(answered(store, REPLACED)) == "01"
    assert final(answered(store, CANCELLED)) == "04"
    assert final(answered(store, UPDATED, NOW + timedelta(days=15))) == "02"
    assert final(answered(store, UPDATED, NOW + timedelta(days=15, minutes=1))) == "01"


def test_the_port_changes_only_where_no_summary_is_on_file(store: Store) -> None:
    answered(store, OCEAN)
    moved = changed(UPDATED, "SE10", port="2709")
    exchange(batch(good()), clock=NOW, store=store, books=BOOKS)
    assert final(answered(store, moved)) == "01"
    withdrawn = type(good()[0])(action="D", filer="B76", entry_number="03245278", port="2704", reference="26-004417", entry_type="01")
    exchange(batch([withdrawn]), clock=NOW, store=store, books=BOOKS)
    assert final(answered(store, moved)) == "02"


def mail(store: Store) -> list[str]:
    with store.hold() as file:
        return [one.text for one in file.mail("B76", 0, 100) if one.application == "SN"]


def test_a_security_filing_in_a_release_is_answered_by_itself(store: Store) -> None:
    assert final(answered(store, WITH_SECURITY)) == "02"
    (answer,) = mail(store)
    assert answer.encode("ascii") == (GOLDEN / "sn_accepted.abi").read_bytes()
    assert [one.rule for one in codec.check(answer)] in ([], ["ABI-SECONDARY"])
    filing, release = on_file(store, "isf", KEY), on_file(store, "release", KEY)
    assert filing is not None and release is not None
    assert (filing["transaction"], filing["bills"], release["isf"]) == ("B76-00000000001", [BILL], True)


def test_a_fault_of_the_security_filing_leaves_the_entry_alone(store: Store) -> None:
    reply = answered(store, changed(WITH_SECURITY, "SF10", importer="12-3456789"))
    assert said(reply) == [("", "02")]
    (answer,) = mail(store)
    assert "ISF IMPORTER IS NOT IMPORTER OF RECORD" in answer and "SF9001" in answer
    assert on_file(store, "isf", KEY) is None


def test_a_security_filing_is_withdrawn_by_its_number(store: Store) -> None:
    answered(store, WITH_SECURITY)
    header = next(record for record in WITH_SECURITY if record.id == "SF10")
    answered(store, (*REPLACED, header.replace(action="D", reason="", transaction="B76-00000000009")))
    assert on_file(store, "isf", KEY) is not None
    answered(store, (*REPLACED, header.replace(action="D", reason="", transaction="B76-00000000001")))
    assert on_file(store, "isf", KEY) is None
    release = on_file(store, "release", KEY)
    assert release is not None and release["isf"] is False


def test_a_summary_that_certifies_puts_the_release_on_file(store: Store) -> None:
    text = entry_summary_batch(replace(ENTRY, certify_release=True), assessment(ENTRY), password="SECRET", transmitted=SENT).text
    reply = exchange(text.encode("ascii"), clock=NOW, store=store, books=BOOKS)
    assert "SUMMARY HAS BEEN ADDED" in reply
    release = on_file(store, "release", KEY)
    assert release is not None
    assert (release["certified"], [bill["number"] for bill in release["bills"]], release["lines"][0]["origin"]) == (True, ["6389201745"], "CN")


def test_no_release_makes_the_desk_stumble(store: Store) -> None:
    for n in range(len(OCEAN)):
        for records in (OCEAN[:n] + OCEAN[n + 1 :], (*OCEAN[: n + 1], *OCEAN[n:])):
            reply = answered(store, records)
            assert codec.emit(codec.parse(reply)) == reply
    draft = Draft()
    draft.records = [se.Header()]
    exchange(draft.message("SE", "2704", "B76", "SECRET", SENT).text.encode("latin-1"), clock=NOW, store=store, books=BOOKS)


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("release_*.abi")))
def test_every_golden_release_is_taken(store: Store, name: str) -> None:
    """Those that change a release after one of that number is on file."""
    text = (GOLDEN / f"{name}.abi").read_bytes()
    header = codec.parse(text).transactions[0].records[0]
    if header.values["action"] != "A":
        keep(store, "release", header.values["filer"] + header.values["entry_number"], state="filed", port=header.values["port"].strip(), bills=[])
    assert final(exchange(text, clock=NOW, store=store)) == "02"
