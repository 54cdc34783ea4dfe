"""The screening desk over HTTP: screen, decide by name, and a second pair of eyes."""

from __future__ import annotations

import re

import pytest

from tests.screening.made import Shelf, listed
from tests.service.entries.conftest import AT
from tests.web.wired import BROKER, COMPLIANCE, WRITER, wired
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.service.entries import files
from tidewaiter.service.screening import held
from tidewaiter.store.kinds.screening import SCREENING_POLICIES

__all__ = ["wired"]


@pytest.fixture
def lists(wired):
    with wired.ledger.write("ours", by="operator", at=AT) as book:
        book.add(SCREENING_POLICIES, ScreeningPolicy("two look at it", four_eyes=True))
    before = list(held._SOURCE)
    held.put(Shelf(listed("9001", files.file(wired.filing.writer, wired.id).value.heading.importer.name)))
    yield
    held._SOURCE[:] = before


def test_a_file_is_screened_decided_and_looked_at_twice(wired, lists):
    with wired.visitor(WRITER) as writer, wired.visitor(BROKER) as broker, wired.visitor(COMPLIANCE) as other:
        assert "Not screened yet" in writer.get("/screening").text
        made = writer.submit(f"/files/{wired.id}/screening")
        assert made.status_code == 303
        where = made.headers["location"]
        page = broker.get(where).text
        assert "What made the score" in page
        marks = set(re.findall(r'name="fingerprint" value="(\w+)"', page))
        wrong = broker.submit(f"{where}/decisions", {"fingerprint": min(marks), "list": "SDN", "entry": "9001", "verdict": "false_match",
                                                    "ground": "same-place"})
        assert wrong.status_code == 409
        assert "is no ground" in wrong.text
        for mark in marks:
            decided = broker.submit(f"{where}/decisions", {"fingerprint": mark, "list": "SDN", "entry": "9001", "verdict": "false_match",
                                                          "ground": "other-place", "note": "another town"})
            assert decided.status_code == 303, decided.text
        mine = broker.get(where).text
        assert "A second look is another person" in mine
        for decision in set(re.findall(r'name="decision" value="(\w+)"', other.get(where).text)):
            assert other.submit(f"{where}/second-look", {"decision": decision, "agrees": "yes"}).status_code == 303
        assert "cleared" in other.get(where).text
        assert other.get(f"{where}/record").headers["content-type"] == "application/pdf"
        assert writer.submit(f"{where}/decisions", {"verdict": "false_match"}).status_code == 403
        assert "None waits" in writer.get("/screening").text
        assert writer.get(f"/files/{wired.id}/screening").status_code == 200


def test_without_lists_nobody_can_be_asked_and_it_says_so(wired):
    before = list(held._SOURCE)
    held.put(Shelf())
    try:
        with wired.visitor(WRITER) as writer:
            assert writer.get("/screening").status_code == 200
    finally:
        held._SOURCE[:] = before
