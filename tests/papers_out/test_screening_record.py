"""The record of a screening on paper: all of it, over as many pages as it takes, the same bytes each time."""

from __future__ import annotations

import csv
import io

import pypdfium2

from tests.screening.made import AT, Shelf, listed, subject
from tidewaiter.papers.screening_record import COLUMNS, RecordSheet, csv_text, pdf
from tidewaiter.screening.case import HitState, NotAsked, Screening, parties_of, screen

MANY = tuple(listed(str(n), f"GREY HERON {n}") for n in range(120))


def sheet(*names: str) -> RecordSheet:
    held = Shelf(*MANY).current()
    assert held is not None
    subjects = tuple(subject(name) for name in names)
    unknown = (NotAsked("carrier", "transport/carrier", "COSU", "a code"),)
    made = Screening("file", "e1", "c1", AT, "p1", "words 1", "w1", 5000, parties_of(subjects, unknown), held.lists,
                     screen(subjects, held.search, 5000, held.split), unknown, MANY)
    return RecordSheet("sg1", made, HitState.OPEN, {}, {}, "A Writer")


def pages(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_every_hit_is_on_some_page_and_every_page_has_its_number():
    one = sheet("Grey Heron", "Quiet Water", "=1+1 grey")
    found = pages(pdf(one))
    whole = "\n".join(found)
    assert len(found) > 3 and all(f"page {n}" in text for n, text in enumerate(found, 1))
    assert all(f"SDN {n}: GREY HERON {n}" in whole for n in range(120))
    assert "Ownership is not covered" in whole and "COSU" in whole and "A Writer (p1)" in whole
    assert pdf(one) == pdf(one)


def test_the_table_has_a_row_for_each_hit_and_for_each_who_had_none():
    rows = list(csv.DictReader(io.StringIO(csv_text(sheet("Grey Heron", "Quiet Water", "=1+1 water", "🚢")))))
    assert tuple(rows[0]) == COLUMNS
    assert [one["result"] for one in rows] == ["hit"] * 120 + ["no hit", "no hit", "nothing to ask", "not asked"]
    assert rows[121]["name"] == "'=1+1 water" and {one["ownership"][:9] for one in rows} == {"Ownership"}


def test_a_record_of_nobody_is_a_page():
    assert len(pages(pdf(sheet()))) == 1 and len(csv_text(sheet()).splitlines()) == 2
