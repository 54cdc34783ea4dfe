"""The file over HTTP: its heading keyed, papers sent and refused, fields decided by name, a line by its form, what another firm sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.api import firm
from tests.web.browser.lines_scene import invoice, keyed, of
from tests.web.conftest import seat_of
from tidewaiter.access.person import Role
from tidewaiter.entry.line import AdCvd, Agency, License, Line
from tidewaiter.service.clearance.kept_papers import kept_papers
from tidewaiter.service.decisions.proposals import decisions_on_file
from tidewaiter.service.entries.files import file, line_of_file
from tidewaiter.service.entries.keying import KeyedLine, KeyedLines, key_lines, rows_of_file
from tidewaiter.web.asking import boxes
from tidewaiter.web.fields import LINE

TABS = ("", "/lines", "/lines/1", "/lines/1/more", "/lines/3", "/lines/rows", "/agencies", "/review", "/money", "/after", "/documents", "/papers",
        "/log")


@pytest.fixture
def id(desk):
    return keyed(seat_of(desk, Role.WRITER), 2)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_there_for_the_firm_and_for_nobody_else(person, id, tab):
    assert person(Role.BROKER).get(f"/files/{id}{tab}").status_code == 200
    assert person(Role.BROKER, firm.THEIRS).get(f"/files/{id}{tab}").status_code == 404
    assert person().get(f"/files/{id}{tab}").status_code in (303, 401)


def test_the_heading_is_keyed_and_what_does_not_go_stays_on_the_page(person, desk, id):
    writer, seat = person(Role.WRITER), seat_of(desk, Role.WRITER)
    version = file(seat, id).version
    wrong = writer.submit(f"/files/{id}", {"version": str(version), "h:days/exported": "yesterday", "h:state": "CA"})
    assert wrong.status_code == 422 and "is no day" in wrong.text and 'value="CA"' in wrong.text
    assert writer.submit(f"/files/{id}", {"version": str(version), "h:state": "CA"}).status_code == 303
    assert file(seat, id).value.heading.state == "CA"
    assert writer.submit(f"/files/{id}", {"version": str(version), "h:state": "NV"}).status_code == 409


def test_papers_are_kept_and_those_that_are_not_what_they_say_are_refused_with_words(person, desk, id):
    writer = person(Role.WRITER)
    paper = invoice(of(count=2))
    sent = [("paper", ("invoice.pdf", paper)), ("paper", ("evil.pdf", b"MZ a program"))]
    answer = writer.submit(f"/files/{id}/documents", files=sent)
    assert answer.status_code == 422 and "evil.pdf is named a PDF" in answer.text
    (kept,) = kept_papers(seat_of(desk, Role.WRITER), id)
    fetched = writer.get(f"/files/{id}/papers/{kept.id}")
    assert fetched.content == paper and fetched.headers["content-disposition"].startswith("attachment")
    page = writer.get(f"/files/{id}/papers/{kept.id}/page?page=1&box=60+90+200+110")
    assert page.headers["content-type"] == "image/png" and page.content.startswith(b"\x89PNG")
    assert writer.get(f"/files/{id}/papers/{kept.id}/page?page=9").status_code == 404


def test_a_field_is_decided_by_a_person_s_name_and_not_by_a_writer(person, desk, id):
    seat = seat_of(desk, Role.BROKER)
    told = {"path": "days/entered", "value": "2026-09-22", "verdict": "accept", "why": "as the arrival notice says"}
    assert person(Role.WRITER).submit(f"/files/{id}/review/decisions", told).status_code == 403
    stale = person(Role.COMPLIANCE).submit(f"/files/{id}/review/decisions", {**told, "value": "2026-09-23"})
    assert stale.status_code == 409 and "Not done" in stale.text
    done = person(Role.COMPLIANCE).submit(f"/files/{id}/review/decisions", told)
    assert done.status_code == 303, done.text[:3000]
    assert [one.value.over[0].path for one in decisions_on_file(seat, id).records] == ["days/entered"]


def test_two_at_one_form_are_shown_both_texts(person, desk, id):
    seat = seat_of(desk, Role.WRITER)
    row = rows_of_file(seat, id)[0]
    key_lines(seat, id, KeyedLines((KeyedLine(row.id, row.version, cells={"value": "5000"}),)))
    late = person(Role.BROKER).submit(f"/files/{id}/lines/1", {"line": row.id, "version": str(row.version), "value": "6000"})
    assert late.status_code == 409 and "5000" in late.text and "6000" in late.text
    assert rows_of_file(seat, id)[0].cells["value"] == "5000"


def rest_of(seat, id, **typed: str) -> dict[str, str]:
    """The form of what line 1 states beside its row, as a browser sends it back."""
    there = line_of_file(seat, id, 1)
    shown = boxes(Line, LINE, seat, there.value.line)
    each = [*(box for box in shown if not box.rows), *(box for row in shown for part in row.rows for box in part)]
    return {"line": there.id, "version": str(there.version)} | {box.name: next(iter(box.chosen), "") for box in each} | typed


def test_cases_agencies_and_licences_of_a_line_are_keyed(person, desk, id):
    seat, path = seat_of(desk, Role.WRITER), f"/files/{id}/lines/1/more"
    told = {"adcvd.0.case": "A-570-967-000", "adcvd.0.non_reimbursement": "nr123", "agencies.0.code": "fda", "agencies.0.answer": "disclaim A",
            "licenses.0.kind": "14", "licenses.0.number": "1-AB-123-4", "ruling": "n301245", "foreign_exporter": "CNNINHAI88NIN"}
    before = line_of_file(seat, id, 1).value.line
    assert person(Role.WRITER).submit(path, rest_of(seat, id, **told)).headers["location"] == f"/files/{id}/lines/1"
    line = line_of_file(seat, id, 1).value.line
    assert line.adcvd == (AdCvd("A570967000", "C", "NR123"),) and line.agencies == (Agency("FDA", "", "disclaim A"),)
    assert line.licenses == (License("14", "1-AB-123-4"),) and (line.ruling, line.ruling_kind) == ("N301245", "R")
    assert replace(line, adcvd=(), agencies=(), licenses=(), ruling="", foreign_exporter=before.foreign_exporter) == before
    page = person(Role.BROKER).get(path).text
    assert 'value="A570967000"' in page and 'name="adcvd.1.case"' in page
    # a second case, the first taken away: its texts are emptied, and how it was secured says nothing by itself
    second = {"adcvd.0.case": "", "adcvd.0.non_reimbursement": "", "adcvd.1.case": "C570968000", "adcvd.1.deposit": "B"}
    assert person(Role.WRITER).submit(path, rest_of(seat, id, **second)).status_code == 303
    assert line_of_file(seat, id, 1).value.line.adcvd == (AdCvd("C570968000", "B"),)


@pytest.mark.parametrize(("typed", "said"), [
    ({"adcvd.0.case": "A-570-967"}, "is not A or C and nine digits"), ({"adcvd.0.case": "A570967000", "adcvd.0.deposit": "X"}, "cash or by bond"),
    ({"adcvd.0.case": "A570967000", "adcvd.0.cite": "x" * 301}, "at most 300 characters"), ({"agencies.0.code": "FDAX"}, "at most 3 letters"),
    ({"category": "é12"}, "at most 3 letters"), ({"net_cost": "perhaps"}, "choose yes or no"),
])
def test_what_does_not_go_is_said_beside_its_field_and_stays(typed, said, person, desk, id):
    seat = seat_of(desk, Role.WRITER)
    answer = person(Role.WRITER).submit(f"/files/{id}/lines/1/more", rest_of(seat, id, ruling="N301245", **typed))
    assert answer.status_code == 422 and said in answer.text and 'value="N301245"' in answer.text
    assert line_of_file(seat, id, 1).value.line.ruling == ""


def test_another_s_change_or_another_line_is_not_written_over(person, desk, id):
    seat, path = seat_of(desk, Role.WRITER), f"/files/{id}/lines/1/more"
    early = rest_of(seat, id, ruling="N301245")
    assert person(Role.BROKER).submit(path, rest_of(seat, id, ruling="N222222")).status_code == 303
    late = person(Role.WRITER).submit(path, early)
    assert late.status_code == 409 and "on record now: N222222" in late.text and 'value="N301245"' in late.text
    moved = person(Role.WRITER).submit(path, {**rest_of(seat, id, ruling="N301245"), "line": line_of_file(seat, id, 2).id})
    assert moved.status_code == 409
    assert line_of_file(seat, id, 1).value.line.ruling == "N222222"


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"cells": []}]', '[{"cells": {"value": 5}}]', '[{"version": -1}]', "[" * 100_000])
def test_what_the_grid_would_not_send_is_refused(person, id, text):
    assert person(Role.WRITER).submit(f"/files/{id}/lines", {"lines": text}).status_code == 422


def test_hostile_words_stay_words_on_every_tab(person, desk, id):
    seat = seat_of(desk, Role.WRITER)
    row = rows_of_file(seat, id)[0]
    hostile = "'\"><script>alert(1)</script>"
    key_lines(seat, id, KeyedLines((KeyedLine(row.id, row.version, cells={"description": hostile}),), hostile))
    for tab in TABS:
        answer = person(Role.BROKER).get(f"/files/{id}{tab}")
        assert "<script>alert" not in answer.text or answer.headers["content-type"] == "application/json"
