"""The letter that asks for papers: every paper with its reason, law and day, as text and on paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.papers_out.reading import pages_of
from tidewaiter.papers.chase_letter import ChaseLetter, WantedPaper, pdf, text

PAPERS = (
    WantedPaper("Commercial invoice", "every shipment is entered on one", "19 CFR 141.83(c)", date(2026, 9, 28), "the goods are not released",
                "19 CFR 142.6"),
    WantedPaper("USMCA certification of origin", "the importer holds it", "19 CFR 182.12(a)(3)", None, "full duty is deposited", "19 CFR 163.6"),
)
LETTER = ChaseLetter(date(2026, 9, 18), "Harbour Brokers", "Prairie Hardware", "26-004417", PAPERS, "B76-0324527-8", "forged steel brackets")


def test_the_text_says_each_paper_its_reason_law_day_and_what_follows():
    told = text(LETTER)
    for one in PAPERS:
        for words in (one.name, one.why, one.cite, one.consequence, one.consequence_cite):
            assert words in told
    assert "1. Commercial invoice, by 2026-09-28" in told
    assert "not known yet" in told
    assert "file 26-004417, entry B76-0324527-8, forged steel brackets" in told


def test_one_paper_is_asked_for_in_the_singular():
    assert "the paper below" in text(ChaseLetter(LETTER.day, "a", "b", "c", PAPERS[:1]))


@pytest.mark.parametrize("many", [1, 2, 80])
def test_the_letter_on_paper_holds_the_same_words(many):
    letter = ChaseLetter(LETTER.day, LETTER.sender, LETTER.to, LETTER.file, PAPERS * many, LETTER.entry, "Bänder für Türen")
    printed = pdf(letter)
    pages = pages_of(printed)
    assert "".join(" ".join(pages).split()) == "".join(text(letter).split())
    assert len(pages) == 1 if many < 3 else len(pages) > 1
    assert pdf(letter) == printed
