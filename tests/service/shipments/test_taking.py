"""Shipments taken once, each by itself; archives within limits; lines remember the products that they are of."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parts.goods import BRACKET
from tests.service.entries.conftest import seat
from tests.service.shipments.papers import packed, papers
from tidewaiter.access.person import Role
from tidewaiter.findings import Finding
from tidewaiter.service.entries import files
from tidewaiter.service.idempotency import Within
from tidewaiter.service.parts import library
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.service.shipments.packed import content_of, unpacked
from tidewaiter.service.shipments.taking import NewShipment, Outcome, Paper, Shipments, shipments, take_archive, take_shipments
from tidewaiter.store import events
from tidewaiter.store.kinds.entries import FILES


def batch(*those, client="c1"):
    return Shipments(tuple(
        NewShipment(client, tuple(Paper(name, base64.b64encode(what).decode()) for name, what in one.items()), f"number {n}")
        for n, one in enumerate(those)))


def test_a_shipment_becomes_the_draft_of_an_entry(writer):
    (one,) = take_shipments(writer, batch(papers()))
    assert one.outcome == Outcome.TAKEN and one.name == "number 0"
    opened = files.open_file(writer, one.file)
    assert (opened.file.value.state, opened.file.value.client, opened.file.value.lines) == ("draft", "c1", len(opened.lines))
    (noted,) = shipments(writer, file=one.file).records
    assert (noted.value.content, noted.value.papers, noted.value.way) == (content_of(papers()), len(papers()), "api")


def test_the_same_papers_again_are_the_same_file(writer):
    first, again = take_shipments(writer, batch(papers(), papers()))
    assert again.outcome == Outcome.AGAIN and again.file == first.file
    with writer.read() as book:
        assert book.count(FILES) == 1
    (other,) = take_shipments(writer, batch(papers(1), client="c2"))
    assert other.outcome == Outcome.TAKEN


def test_what_one_is_refused_for_keeps_no_other_out(writer):
    twin = {**papers(), "extra.txt": b"other papers, the same entry number"}
    bad = {**papers(2), "shipment.yaml": b"\xff"}
    found = take_shipments(writer, batch(papers(), twin, bad, {}, {"../x": b""}, {"ready": b""}, papers(3)))
    assert [one.outcome for one in found] == ["taken", "refused", "refused", "refused", "refused", "refused", "taken"]
    assert [one.findings[0].rule for one in found if one.outcome == "refused"] == [
        "SHIP-ENTRY-TWICE", "PAP-FILE-ENCODING", "PAP-FILE-MISSING", "SHIP-PAPER-NAME", "SHIP-PAPER-NAME"]
    with writer.read() as book:
        assert book.count(FILES) == 2
    assert events.verify(writer.ledger.database)[1] == []


def test_a_batch_within_one_transaction_is_whole_too(writer):
    with writer.write() as book:
        within = Within(writer.ledger, writer.tenant, writer.id, writer.person, writer.at, book=book)
        found = take_shipments(within, batch(papers(), {**papers(), "x.txt": b"x"}, papers(1), papers(1)))
    assert [one.outcome for one in found] == ["taken", "refused", "taken", "again"]
    assert events.verify(writer.ledger.database)[1] == []


def test_base64_that_is_none_is_refused_with_the_papers_name(writer):
    (one,) = take_shipments(writer, Shipments((NewShipment("c1", (Paper("invoice.csv", "abc"),)),)))
    assert (one.outcome, one.name, one.findings[0].rule) == ("refused", "shipment 1", "SHIP-PAPER-CONTENT")


def test_a_client_that_is_not_there_and_a_role_that_may_not(ledger, writer):
    assert [one.findings[0].rule for one in take_shipments(writer, batch(papers(), client="c9"))] == ["PART-CLIENT"]
    with pytest.raises(Refused):
        take_archive(writer, packed({"one": papers()}), "c9")
    with pytest.raises(Forbidden):
        take_shipments(seat(ledger, Role.CLIENT, client="c1"), batch(papers()))
    take_shipments(writer, batch(papers()))
    assert len(shipments(seat(ledger, Role.CLIENT, client="c1")).records) == 1
    assert shipments(seat(ledger, Role.CLIENT, client="c2")).records == ()
    assert shipments(seat(ledger, Role.CLIENT, client="c2"), client="c1").records == ()


def test_an_archive_holds_one_or_many(writer):
    assert [(one.name, one.outcome) for one in take_archive(writer, packed({"": papers()}), "c1", "may.zip")] == [("may.zip", "taken")]
    found = take_archive(writer, packed({"a": papers(1), "deep/b": papers(), "__MACOSX": {"._x": b""}}), "c1")
    assert [(one.name, one.outcome) for one in found] == [("a", "taken"), ("deep/b", "again")]


def archive(*members: tuple[zipfile.ZipInfo | str, bytes]) -> io.BytesIO:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for member, what in members:
            made.writestr(member, what)
    return content


def link() -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("a/invoice.csv")
    made.external_attr = 0o120777 << 16
    return made


ARCHIVES = [
    ("SHIP-ARCHIVE",      io.BytesIO(b"nothing")),
    ("SHIP-ARCHIVE",      archive()),
    ("SHIP-ARCHIVE",      archive((".hidden", b""), ("a/ready", b""))),
    ("SHIP-ARCHIVE-NAME", archive(("../a.csv", b""))),
    ("SHIP-ARCHIVE-NAME", archive(("/a.csv", b""))),
    ("SHIP-ARCHIVE-NAME", archive(("a\\..\\b.csv", b""))),
    ("SHIP-ARCHIVE-NAME", archive(("c:/a.csv", b""))),
    ("SHIP-ARCHIVE-NAME", archive((link(), b"/etc/passwd"))),
    ("SHIP-ARCHIVE-NAME", archive(("a/" + "x" * 201, b""))),
    ("SHIP-ARCHIVE-SIZE", archive(("a/x.csv", bytes(20_000_001)))),
    ("SHIP-ARCHIVE-SIZE", archive(*((f"a/{n}", bytes(19_000_000)) for n in range(11)))),
    ("SHIP-ARCHIVE-SIZE", archive(*((f"a/{n}", b"") for n in range(201)))),
    ("SHIP-ARCHIVE-SIZE", archive(*((f"{n}/a", b"") for n in range(201)))),
]


@pytest.mark.parametrize(("rule", "content"), ARCHIVES, ids=[f"{n} {row[0]}" for n, row in enumerate(ARCHIVES)])
def test_an_archive_that_would_do_harm_is_refused(rule, content):
    found = unpacked(content, "a.zip")
    assert isinstance(found, Finding) and found.rule == rule


def test_the_limits_of_an_archive_are_let_in():
    found = unpacked(archive(*((f"a/{n}", b"") for n in range(200))), "a.zip")
    assert not isinstance(found, Finding) and len(found["a"]) == 200


def test_an_archive_that_lies_about_its_sizes_is_not_believed():
    content = archive(("a/x.csv", bytes(20_000_001))).getvalue()
    said = content.replace((20_000_001).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert isinstance(unpacked(io.BytesIO(said), "a.zip"), Finding)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_for_an_archive_are_answered(noise, at):
    whole = packed({"a": {"x.csv": b"1,2"}})
    unpacked(io.BytesIO(whole[:at] + noise + whole[at:]), "a.zip")


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.binary(max_size=5), max_size=4))
def test_the_hash_of_papers_is_of_their_names_and_contents(those):
    assert content_of(those) == content_of(dict(reversed(those.items())))
    for name in those:
        assert content_of({**those, name: those[name] + b"x"}) != content_of(those)
        assert content_of({other: what for other, what in those.items() if other != name}) != content_of(those)


def test_a_line_remembers_the_product_that_its_part_is_and_differences_are_told(writer):
    first = take_shipments(writer, batch(papers()))[0]
    part = files.open_file(writer, first.file).file.value.heading.invoices[0].lines[0].part
    product = library.add_product(writer, replace(BRACKET, sku=part, hts="8301600000", origins=()))
    (one,) = take_shipments(writer, batch(papers(1)))
    lines = files.open_file(writer, one.file).lines
    assert product.id in {line.value.product for line in lines}
    told = [finding for finding in one.findings if finding.rule == "PART-FILED-HTS"]
    assert told and part in told[0].message and told[0].where.startswith("line ")
