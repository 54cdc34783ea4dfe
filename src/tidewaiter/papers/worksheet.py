"""The duty worksheet as a PDF: every cent with its number, rate, base, law and deciding facts."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding, fatal
from tidewaiter.numbers import entry_number
from tidewaiter.papers.pdf_rows import Row, grouped, paginate
from tidewaiter.papers.pdf_sheet import LETTER_ACROSS, Sheets
from tidewaiter.papers.pdf_text import Ink
from tidewaiter.papers.worksheet_rows import LEFT, SIZE, WIDE, Scribe, worksheet_blocks

TOP, BOTTOM, PITCH = 46.0, 574.0, 8.8
ROWS = int((BOTTOM - TOP) // PITCH)
ADVICE = (
    "Not legal advice: the figures follow from the entry's data and the law edition named here; "
    "importer and broker answer for the entry."
)


def worksheet(entry: Entry, assessment: Assessment, *, findings: Sequence[Finding]) -> bytes:
    """The worksheet of an entry on letter paper, across.

    First the totals and the findings, then every line: how its value came about, each number, case, tax and fee with
    what it falls on and why, what is not known and what that decides, and what the line owes. The lines and the fees of
    the entry add up to the total. Text is never cut off. The same input gives the same bytes.
    """
    ink = Ink()
    rows: list[Row] = []
    group = 0
    for group, (block, head) in enumerate(worksheet_blocks(entry, assessment, findings, Scribe(ink))):
        rows.extend(grouped(block, group, head))
    if ink.note:
        rows.extend(grouped(Scribe(ink).rows({"all": ink.note}), group + 1))
    pages = paginate(rows, ROWS, ROWS)
    number = entry_number.format(entry.filer + entry.number)
    sheets = Sheets(LETTER_ACROSS, f"Duty worksheet, entry {number}")
    for n, page in enumerate(pages, 1):
        if fatal(findings):
            sheets.watermark("NOT FOR FILING")
        sheets.text(LEFT, 32, "DUTY WORKSHEET", 11, bold=True)
        sheets.text(LEFT + WIDE, 32, f"Entry {number}", 8, bold=True, align="right")
        sheets.rule(LEFT, 37, LEFT + WIDE, 37, line=0.8)
        _rows(sheets, page)
        sheets.rule(LEFT, BOTTOM + 6, LEFT + WIDE, BOTTOM + 6, line=0.4, grey=0.5)
        sheets.text(LEFT, BOTTOM + 14, f"Law edition {ink(assessment.edition)}", 5.4)
        sheets.text(LEFT + WIDE, BOTTOM + 14, f"Page {n} of {len(pages)}", 5.4, align="right")
        sheets.text(LEFT, BOTTOM + 21, ADVICE, 5.4)
        sheets.next()
    return sheets.finish()


def _rows(sheets: Sheets, page: list[Row]) -> None:
    for n, row in enumerate(page):
        y = TOP + PITCH * (n + 1)
        if row.band:
            sheets.band(LEFT, y - 6.2, WIDE, PITCH, 0.9)
        if row.rule:
            sheets.rule(LEFT, y - 6.3, LEFT + WIDE, y - 6.3, line=0.4)
        for cell in row.cells:
            sheets.cell(cell, y, SIZE)
