"""Papers of files: kept once, as they came, where they are what they say; their pages as pictures with the place framed; drafts by person."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.service.entries.conftest import ledger, new, seat  # noqa: F401
from tidewaiter.access.person import Role
from tidewaiter.clearance.documents import PaperState
from tidewaiter.service.clearance.kept_papers import fetch_paper, kept_papers, paper_page, put_paper
from tidewaiter.service.clearance.papers import NewPaper, add_file_paper, paper
from tidewaiter.service.entries.drafts import draft_of, keep_draft
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.seat import Refused
from tidewaiter.store.drafts import held
from tidewaiter.store.erasing import erase_file
from tidewaiter.store.ledger import Missing
from tidewaiter.store.paper_bytes import got


def printed(*lines: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(612, 792))
    for n, line in enumerate(lines):
        canvas.drawString(72, 700 - 20 * n, line)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def writer(ledger):  # noqa: F811
    return seat(ledger, Role.WRITER)


def test_a_paper_comes_out_as_it_went_in_and_answers_the_checklist(writer):
    id = add_file(writer, new()).id
    wanted = add_file_paper(writer, id, NewPaper("Mill certificate"))
    body = printed("Invoice", "brackets 100 PCS")
    kept = put_paper(writer, id, "C:\\papers\\invoice.pdf", body, wanted.id)
    assert (kept.value.name, kept.value.media, kept.value.pages) == ("invoice.pdf", "application/pdf", 1)
    assert put_paper(writer, id, "invoice.pdf", body).id == kept.id
    assert [one.id for one in kept_papers(writer, id)] == [kept.id]
    assert fetch_paper(writer, kept.id).body == body
    assert (paper(writer, wanted.id).value.state, paper(writer, wanted.id).value.document) == (PaperState.RECEIVED, kept.id)


@pytest.mark.parametrize(("name", "body"), [
    ("invoice.pdf", b"MZ\x90\0 a program"), ("invoice.pdf", b"%PDF-1.7 and nothing more"), ("invoice.xlsx", b"PK\x03\x04 no workbook"),
    ("invoice.csv", b"%PDF-1.7"), ("page.png", b"<svg onload=alert(1)>"), ("tool.exe", b"MZ"), ("page.html", b"<script>"), ("empty.csv", b""),
    ("rows.csv", b"a,b\0c"), ("invoice", b"text"),
])
def test_what_is_not_what_it_says_is_refused_with_words(writer, name, body):
    id = add_file(writer, new()).id
    with pytest.raises(Refused) as refused:
        put_paper(writer, id, name, body)
    assert refused.value.findings[0].rule == "DOC-NOT-THAT"
    assert kept_papers(writer, id) == ()


def test_a_page_is_shown_with_its_place_framed(writer):
    id = add_file(writer, new()).id
    kept = put_paper(writer, id, "invoice.pdf", printed("Invoice", "brackets 100 PCS"))
    plain, framed = paper_page(writer, kept.id), paper_page(writer, kept.id, 1, "72 70 200 95")
    assert plain.startswith(b"\x89PNG") and framed.startswith(b"\x89PNG") and plain != framed
    assert paper_page(writer, kept.id, 1, "B4") == plain
    with pytest.raises(Missing):
        paper_page(writer, kept.id, 2)


def test_another_firm_sees_no_paper(writer, ledger):  # noqa: F811
    id = add_file(writer, new()).id
    kept = put_paper(writer, id, "invoice.pdf", printed("Invoice"))
    for other in (seat(ledger, Role.WRITER, tenant="theirs"), seat(ledger, Role.CLIENT, client="c2")):
        with pytest.raises(Missing):
            fetch_paper(other, kept.id)
    assert fetch_paper(seat(ledger, Role.CLIENT, client="c1"), kept.id).paper == kept


def test_a_draft_is_a_person_s_own_and_goes_with_the_file(writer, ledger):  # noqa: F811
    id = add_file(writer, new()).id
    keep_draft(writer, id, "lines", '{"a": 1}')
    keep_draft(writer, id, "lines", '{"a": 2}')
    assert draft_of(writer, id, "lines").text == '{"a": 2}'
    assert draft_of(seat(ledger, Role.BROKER), id, "lines") is None
    put_paper(writer, id, "invoice.pdf", printed("Invoice"))
    with ledger.write("ours", by="p1", at=writer.at, why="past its time") as book:
        erase_file(book, id)
    with ledger.read("ours") as book:
        assert held(book, writer.id, id, "lines") is None and got(book, "kp1") is None
