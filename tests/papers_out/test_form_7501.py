"""The 7501 as a PDF, read back."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers_out.entries import HARD, hard_assessment
from tests.papers_out.reading import cents_of, pages_of
from tests.papers_out.strategies import assessments, entry_of
from tests.samples import ENTRY, IMPORTER, LINE, assessment, with_lines
from tidewaiter.duty.result import Assessment, FeeTotal, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Article, Quantity
from tidewaiter.papers.form_7501 import form_7501
from tidewaiter.papers.pdf_figures import dollars, number_text

TOTAL = re.compile(r"(41|42|43|44)\. (?:DUTY|TAX|OTHER|TOTAL) (-?[\d,]+\.\d\d)")
ROW_AMOUNT = re.compile(r"\(?-?[\d,]+\.\d\d\)?")


def totals(page: str) -> dict[str, int]:
    return {box: cents_of(amount) for box, amount in TOTAL.findall(page)}


def test_the_printed_totals_of_the_real_entry_are_the_real_ones() -> None:
    (page,) = pages_of(form_7501(ENTRY, assessment(ENTRY), draft=False))
    assert totals(page) == {"41": 1103999, "42": 0, "43": 6681, "44": 1110680}
    for text in ("B76-0324527-8", "$ 14,172", "9903.88.03", "7326.90.8688", "FORGED STEEL BRACKETS", "Page 1 of 1"):
        assert text in page


def test_every_number_case_fee_and_amount_is_printed() -> None:
    printed = " ".join(pages_of(form_7501(HARD, hard_assessment(), draft=False)))
    for line in hard_assessment().lines:
        for charge in line.charges:
            assert number_text(charge.number) in printed and dollars(charge.amount) in printed
            assert charge.rate in printed
        for due in (*line.taxes, *line.fees):
            assert f"{due.class_code} {due.name}" in printed and dollars(due.amount) in printed


# Rows: one bill, nine for the first line (relationship), eight for each other, four for the invoice; line and invoice
# blocks are not split; 36 rows fit on the first sheet, 75 on each later one.
@pytest.mark.parametrize(("lines", "pages"), [
    (1, 1), (3, 1), (4, 2), (5, 2), (12, 2), (13, 3), (40, 6),
])
def test_a_sheet_is_added_when_the_last_is_full(lines: int, pages: int) -> None:
    entry = with_lines(lines)
    printed = pages_of(form_7501(entry, assessment(entry), draft=False))
    assert len(printed) == pages
    for n, page in enumerate(printed, 1):
        assert f"Page {n} of {pages}" in page and "B76-0324527-8" in page
        assert ("41. DUTY" in page) == (n == 1) and ("CONTINUATION SHEET" in page) == (n > 1)
    assert [number for number in range(1, lines + 1) if f"{number:03} FORGED" not in " ".join(printed)] == []


def test_a_draft_says_so_on_every_sheet() -> None:
    entry = with_lines(20)
    assert all("NOT FOR FILING" in page for page in pages_of(form_7501(entry, assessment(entry), draft=True)))
    assert not any("NOT FOR FILING" in page for page in pages_of(form_7501(entry, assessment(entry), draft=False)))


def test_the_same_entry_gives_the_same_bytes() -> None:
    assert form_7501(HARD, hard_assessment(), draft=False) == form_7501(HARD, hard_assessment(), draft=False)


def test_a_text_too_long_for_its_box_is_in_the_body_in_full() -> None:
    words = [f"WORD{n}" for n in range(300)]
    entry = replace(ENTRY, importer=replace(IMPORTER, name=" ".join(words)))
    printed = " ".join(pages_of(form_7501(entry, assessment(entry), draft=False)))
    assert "see body" in printed and "BOX 30. IMPORTER OF RECORD" in printed
    assert [word for word in words if word not in printed] == []


def test_fees_beyond_the_summary_box_go_on_in_the_body() -> None:
    fees = tuple(FeeTotal(f"{n:03}", f"Fee {n}", n, n, "", ()) for n in range(50, 62))
    assessed = Assessment("many", (LineAssessment(1, ()),), fees)
    (page,) = pages_of(form_7501(ENTRY, assessed, draft=False))
    assert "CONTINUED IN THE BODY" in page and "FEE SUMMARY (FOR BOX 43): 061 Fee 61" in page
    assert totals(page)["43"] == sum(fee.amount for fee in fees)


@pytest.mark.parametrize(("written", "printed"), [
    ("STAHLRÖHREN ½ ZOLL § 5 – 3 × 4 ¢ É", "STAHLRÖHREN ½ ZOLL § 5 – 3 × 4 ¢ É"),
    ("SZŐLŐ ȘI VÍN", "SZOLO SI VÍN"), ("中文", "??"), ("A\x00B\x1bC", "A B C"), ("A\u202eB\u200dC", "ABC"),
])
def test_what_the_font_lacks_is_replaced_and_never_lost_in_silence(written: str, printed: str) -> None:
    entry = replace(ENTRY, lines=(replace(LINE, description=written),))
    (page,) = pages_of(form_7501(entry, assessment(entry), draft=False))
    assert printed in page
    assert ("Characters this paper cannot show" in page) == any(ord(c) > 0x2100 or c in "őŐȘ" for c in written)


HOSTILE = [
    "", " ", "\n\n\n", "\t", "W" * 600, "word " * 600, "\x00\x01\x02\x7f\x9f", "\u202eevil\u202c", "مرحبا بالعالم",
    "😀👩‍👩‍👧‍👦🇺🇸", "\ud800", "e" + "\u0301" * 500, "<b>&amp;</b>", "(unbalanced \\( ) %%EOF endstream", "\ufffe\uffff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_everywhere(text: str) -> None:
    party = replace(IMPORTER, name=text, street=text, city=text, number=text)
    line = replace(
        LINE, description=text, manufacturer=text, program=text, visa=text, ruling=text, category=text, origin=text,
        articles=(Article("7326908688", 1, (Quantity(Decimal("1E+12"), text),)),),
    )
    entry = replace(
        ENTRY, importer=party, consignee=replace(party, number="1"), broker=party, reference=text, lines=(line, LINE),
        declarant=replace(ENTRY.declarant, name=text, title=text, licence=text), notify=text, missing_documents=(text,),
        transport=replace(ENTRY.transport, conveyance=text, location=text),
        invoices=tuple(replace(invoice, number=text, terms=text) for invoice in ENTRY.invoices),
    )
    pages = pages_of(form_7501(entry, assessment(entry), draft=True))
    assert totals(pages[0])["41"] == 2 * 1103999


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_prints(text: str) -> None:
    entry = replace(ENTRY, importer=replace(IMPORTER, name=text), lines=(replace(LINE, description=text),))
    assert pages_of(form_7501(entry, assessment(entry), draft=False))


@settings(max_examples=25, deadline=None)
@given(assessed=assessments())
def test_printed_totals_add_up(assessed: Assessment) -> None:
    entry: Entry = entry_of(assessed)
    pages = pages_of(form_7501(entry, assessed, draft=False))
    printed = totals(pages[0])
    assert printed["44"] == printed["41"] + printed["42"] + printed["43"] == assessed.total
    assert printed["41"] == sum(line.duty for line in assessed.lines)


def test_nothing_loads_reportlab_before_a_paper_is_printed() -> None:
    code = ("import sys, tidewaiter.papers.form_7501, tidewaiter.papers.worksheet; "
            "sys.exit(any(name.startswith('reportlab') for name in sys.modules))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
