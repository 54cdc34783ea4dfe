"""Transmit, rehearsal and prints over HTTP, without scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.service.entries.test_transmit import RELEASE
from tests.web.wired import BROKER, CLIENT, WRITER, Wired, wired
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.entries import files
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.web.places import place_of

__all__ = ["wired"]


def version(wired: Wired) -> str:
    return str(wired.filing.version)


def test_what_keeps_a_file_is_told_with_its_field_and_nobody_sends_past_it(wired):
    with wired.visitor(BROKER) as broker:
        shown = broker.get(f"/files/{wired.id}/transmit?purpose=summary")
        assert shown.status_code == 200
        assert "FILE-NOT-READY" in shown.text
        assert 'href="/files/' in shown.text
        sent = broker.submit(f"/files/{wired.id}/transmit", {"version": version(wired), "purpose": "summary", "gateway": "rehearsal"})
        assert sent.status_code == 409
        assert "Not sent" in sent.text


def test_a_writer_sees_the_message_and_not_the_button(wired):
    with wired.visitor(WRITER) as writer:
        shown = writer.get(f"/files/{wired.id}/transmit").text
        assert "data-send>" not in shown
        assert "A licensed broker sends it" in shown
        assert "Port" in shown
        denied = writer.submit(f"/files/{wired.id}/transmit", {"version": version(wired), "purpose": "summary", "gateway": "rehearsal"})
        assert denied.status_code == 403


def test_a_release_is_sent_a_document_is_answered_and_the_goods_go(wired):
    wired.filing.ready()
    with wired.visitor(BROKER) as broker:
        begun = broker.submit("/rehearsal/scenario", {"scenario": "fda-hold", "start": "2026-09-24"})
        assert begun.status_code == 303
        sent = broker.submit(f"/files/{wired.id}/transmit", {"version": version(wired), "purpose": "release", "gateway": "rehearsal"})
        assert sent.status_code == 303, sent.text
        wired.drained()
        page = broker.get(f"/files/{wired.id}/transmit").text
        assert "goes to the rehearsal" in page
        assert "accepted" in page
        assert broker.submit("/rehearsal/clock", {"by": "4h", "file": wired.id}).headers["location"] == f"/files/{wired.id}/rehearsal"
        there = broker.get(f"/files/{wired.id}/rehearsal").text
        assert "Answer: upload document CERT" in there
        assert "A rehearsal of CBP" in there
        answered = broker.submit(f"/files/{wired.id}/rehearsal", {"name": "documents.received", "document": "CERT"})
        assert answered.status_code == 303
        broker.submit("/rehearsal/clock", {"by": "1w"})
        wired.drained(lambda: files.file(wired.filing.writer, wired.id).value.state in ("released", "summary_due"))
        assert "released" in broker.get(f"/files/{wired.id}/rehearsal").text
        assert wired.id in broker.get("/rehearsal").text
        again = broker.get(f"/files/{wired.id}/transmit?purpose=release").text
        assert "request to correct the release" in again


def test_a_message_and_its_answer_are_read_and_fetched_byte_for_byte(wired):
    wired.filing.ready()
    control = wired.filing.send().value.control
    wired.drained()
    with wired.visitor(WRITER) as writer:
        page = writer.get(f"/files/{wired.id}/transmit").text
        out = writer.get(f"/files/{wired.id}/transmit/sent/{control}")
        assert "Record 1: A" in out.text or "Record" in out.text
        body = writer.get(f"/files/{wired.id}/transmit/sent/{control}/bytes")
        assert body.headers["content-disposition"].endswith(f'"{control}.abi"')
        assert body.content.startswith(b"A")
        number = page.split(f"/files/{wired.id}/transmit/came/")[1].split('"')[0]
        came = writer.get(f"/files/{wired.id}/transmit/came/{number}")
        assert "accepted" in came.text
        assert writer.get(f"/files/{wired.id}/transmit/came/{number}/bytes").content.startswith(b"A")
        assert writer.get(f"/files/{wired.id}/transmit/came/77777").status_code == 404
        assert writer.get(f"/files/{wired.id}/transmit/sent/NONE").status_code == 404


def test_papers_are_printed_and_what_is_not_ready_says_why(wired):
    with wired.visitor(WRITER) as writer:
        listed = writer.get(f"/files/{wired.id}/prints").text
        assert "not now: the goods are not released" in listed
        for what in ("7501", "3461", "worksheet", "delivery-order", "duty-advice", "papers-wanted"):
            made = writer.get(f"/files/{wired.id}/prints/{what}")
            assert made.headers["content-type"] == "application/pdf", what
        assert writer.get(f"/files/{wired.id}/prints/release-notice").status_code == 409
        assert writer.get(f"/files/{wired.id}/prints/nothing").status_code == 404
        assert "111.29(b)" in writer.get(f"/files/{wired.id}/prints/duty-advice/text").text
        assert "HARBOR DRAYAGE" in _words(writer.get(f"/files/{wired.id}/prints/delivery-order", params={"trucker": "HARBOR DRAYAGE"}).content)


def test_hostile_names_are_text_and_nothing_else(wired):
    evil = '"><script>alert(1)</script>'
    with wired.ledger.write("ours", by="p", at=wired.filing.broker.at) as book:
        there = book.get(FILES, wired.id)
        heading = replace(there.value.heading, importer=replace(there.value.heading.importer, name=evil), reference=evil)
        book.change(FILES, wired.id, replace(there.value, heading=heading, importer=evil[:300]))
    with wired.visitor(BROKER) as broker, wired.visitor(CLIENT) as client:
        for path in (f"/files/{wired.id}/transmit", f"/files/{wired.id}/prints", f"/files/{wired.id}/rehearsal", f"/files/{wired.id}/screening"):
            assert "<script>alert" not in broker.get(path).text, path
        for path in ("/portal", f"/portal/shipments/{wired.id}", "/portal/affairs"):
            assert "<script>alert" not in client.get(path).text, path


def _words(pdf: bytes) -> str:
    from tests.papers_out.reading import pages_of

    return " ".join(pages_of(pdf))


def test_a_summary_of_many_lines_is_shown_in_parts(wired):
    """The page of a long entry stays small: the message by its first records, and what is wrong a thousand times told once with a count."""
    filing = wired.filing
    there = files.file(filing.writer, wired.id).value
    line = files.line_of_file(filing.writer, wired.id, 1).value.line
    lines = tuple(replace(line, number=n) for n in range(1, 301))
    made = files.add_file(filing.writer, files.NewFile(filing.client, replace(there.heading, number="03245286", reference="26-009999"), lines=lines))
    with wired.visitor(BROKER) as broker:
        page = broker.get(f"/files/{made.id}/transmit?purpose=summary")
        assert page.status_code == 200
        assert len(page.text) < 250_000
        assert "more</strong> of <code>" in page.text
        assert "Records after" in page.text
        later = broker.get(f"/files/{made.id}/transmit?purpose=summary&from=81")
        assert "Records before" in later.text


def test_a_release_on_file_is_cancelled_with_a_reason(wired):
    wired.filing.ready()
    wired.filing.send(RELEASE)
    wired.drained()
    with wired.visitor(BROKER) as broker:
        page = broker.get(f"/files/{wired.id}/transmit?purpose=cancellation").text
        assert "clerical error" in page
        told = {"version": version(wired), "purpose": "cancellation", "gateway": "rehearsal"}
        assert broker.submit(f"/files/{wired.id}/transmit", told).status_code == 409
        assert broker.submit(f"/files/{wired.id}/transmit", told | {"reason": "01", "why": "entered twice"}).status_code == 303


@pytest.mark.parametrize(("rule", "where", "place"), [
    ("ABI-PASSWORD", "line 1, record A, columns 9-14", "/files/e1/transmit#r1"), ("ENT-MID", "line 12, article 1", "/files/e1/lines/12"),
    ("SCR-OPEN", "importer", "/files/e1/screening"), ("POA-NONE", "power", ""), ("X", "transport", "/files/e1"),
])
def test_a_finding_leads_to_what_it_is_about(rule, where, place):
    assert place_of("e1", Finding(rule, Severity.NOTE, where, "m", "c"))[0] == place
