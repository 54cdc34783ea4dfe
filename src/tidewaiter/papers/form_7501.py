"""CBP Form 7501, the entry summary, drawn from its content on letter paper.

The electronic entry summary is the filing; this is its rendering, with boxes numbered as on the form updated in 2024.
The form's own legend calls the fee summary "for Block 39", which is the older number of box 43. Captions are ours.
Box 40 refers to the statutory declaration and does not repeat it; what CBP fills in stays blank.
"""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.papers import form_7501_layout as layout
from tidewaiter.papers.form_7501_content import Form7501, form_7501_content
from tidewaiter.papers.form_7501_layout import BODY, CAPTION, COLUMNS, LEFT, PITCH, TOP, VALUE, WIDE, Box
from tidewaiter.papers.pdf_figures import dollars
from tidewaiter.papers.pdf_rows import Row, grouped, paginate, rows_of
from tidewaiter.papers.pdf_sheet import LETTER, Sheets
from tidewaiter.papers.pdf_text import Ink, width, wrap

NOT_FOR_FILING = "NOT FOR FILING"
_ELSEWHERE = "see body"
_LINE = 1.15                         # height of a text line by its size
_ABOVE = 6.4                         # from a body row's baseline up to the row's upper edge


def form_7501(entry: Entry, assessment: Assessment, *, draft: bool) -> bytes:
    """The entry summary as a PDF, with continuation sheets for the lines that the first sheet does not hold.

    `draft` prints NOT FOR FILING across every sheet: for an entry with fatal findings. The same entry and assessment
    give the same bytes. Text that a box cannot hold is in the body in full, and never cut off.
    """
    return draw(form_7501_content(entry, assessment, draft=draft))


def draw(form: Form7501) -> bytes:
    """The PDF of a form's content."""
    ink = Ink()
    boxes = {key: ink(text) for key, text in form.boxes.items()}
    fees = [(code, ink(name), dollars(cents)) for code, name, cents in form.fee_summary]
    rows = _body(form, ink)
    after = len(form.body) + 1
    for texts in _overflow(boxes, fees):
        rows.extend(grouped(rows_of(COLUMNS, texts, BODY), after))
    if ink.note:
        rows.extend(grouped(rows_of(COLUMNS, {"all": ink.note}, BODY), after + 1))
    pages = paginate(rows, layout.FIRST_ROWS, layout.LATER_ROWS)
    sheets = Sheets(LETTER, f"CBP Form 7501, entry {boxes['1']}")
    for n, page in enumerate(pages, 1):
        if form.draft:
            sheets.watermark(NOT_FOR_FILING)
        _title(sheets, form.draft, n, len(pages))
        if n == 1:
            for box in layout.HEADER:
                _box(sheets, box, boxes[box.key])
            _foot(sheets, boxes, fees)
            _columns(sheets, layout.FIRST_BODY, layout.FOOT_TOP, page)
        else:
            _box(sheets, layout.CONTINUED, boxes["1"])
            _columns(sheets, layout.LATER_BODY, layout.BOTTOM, page)
        sheets.next()
    return sheets.finish()


def _body(form: Form7501, ink: Ink) -> list[Row]:
    rows: list[Row] = []
    for group, block in enumerate(form.body, 1):
        for printed in block:
            texts = {box: ink(text) for box, text in printed.cells.items()}
            rows.extend(grouped(rows_of(COLUMNS, texts, BODY, bold=printed.kind in ("heading", "description")), group))
    return rows


def _overflow(boxes: Mapping[str, str], fees: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    """What its box cannot hold, as rows for the body."""
    rows = [
        {"all": f"BOX {box.key}. {box.caption}: {' / '.join(boxes[box.key].splitlines())}"}
        for box in (*layout.HEADER, *layout.DECLARANT, *layout.BROKER)
        if _fitting(boxes.get(box.key, ""), *box.room) is None
    ]
    return rows + [
        {"wide": f"FEE SUMMARY (FOR BOX 43): {code} {name}", "38": amount}
        for n, (code, name, amount) in enumerate(fees) if n >= layout.FEE_ROWS or _fee_name(name, amount) is None
    ]


def _fitting(text: str, room: float, height: float) -> tuple[float, tuple[str, ...]] | None:
    """The largest size, and the lines, in which a text fits; None if it does not at the smallest."""
    for size in (VALUE, 6.4, 5.6, 5.0):
        lines = wrap(text, room, size)
        if len(lines) * size * _LINE <= height and all(width(line, size) <= room for line in lines):
            return size, lines
    return None


def _fee_name(name: str, amount: str) -> tuple[float, tuple[str, ...]] | None:
    return _fitting(name, layout.FEES.width - 34 - width(amount, BODY), VALUE * _LINE)


def _title(sheets: Sheets, draft: bool, page: int, pages: int) -> None:
    middle, right = LEFT + WIDE / 2, LEFT + WIDE
    sheets.text(LEFT, TOP + 6, "DEPARTMENT OF HOMELAND SECURITY", 6)
    sheets.text(LEFT, TOP + 14, "U.S. Customs and Border Protection", 6)
    name = "ENTRY SUMMARY" if page == 1 else "ENTRY SUMMARY CONTINUATION SHEET"
    sheets.text(middle, TOP + 13, name, 12, bold=True, align="centre")
    if draft:
        sheets.text(middle, TOP + 23, NOT_FOR_FILING, 8, bold=True, align="centre")
    sheets.text(right, TOP + 14, f"Page {page} of {pages}", 6, align="right")
    source = "CBP Form 7501, numbering of 2024. Printed from the data of the electronic entry summary."
    sheets.text(LEFT, layout.BOTTOM + 10, source, 5)


def _caption(sheets: Sheets, x: float, y: float, text: str) -> None:
    sheets.text(x, y, text, CAPTION, grey=0.25)


def _frame(sheets: Sheets, box: Box) -> None:
    sheets.box(box.x, box.y, box.width, box.height)
    _caption(sheets, box.x + 3, box.y + 6.2, f"{box.key}. {box.caption}" if box.key else box.caption)


def _box(sheets: Sheets, box: Box, text: str) -> None:
    _frame(sheets, box)
    size, lines = _fitting(text, *box.room) or (VALUE, (_ELSEWHERE,))
    top = box.y + 8 + (box.room[1] - len(lines) * size * _LINE) / 2
    for n, line in enumerate(lines, 1):
        sheets.text(box.x + 4, top + n * size * _LINE - 0.25 * size, line, size)


def _columns(sheets: Sheets, top: float, bottom: float, page: list[Row]) -> None:
    """The body: its captions, its columns from `top` to `bottom`, and its rows."""
    head, under = top - layout.HEAD, top - layout.HEAD + 11
    sheets.box(LEFT, head, WIDE, bottom - head)
    sheets.rule(LEFT, top, LEFT + WIDE, top)
    wide = COLUMNS["wide"]
    _caption(sheets, wide.x, head + 7, layout.DESCRIPTION_CAPTION)
    sheets.rule(wide.x - 3, under, COLUMNS["36"].x - 3, under, line=0.4)
    for box, _, _, captions in layout.BODY_COLUMNS:
        column = COLUMNS[box]
        for n, caption in enumerate(captions):
            _caption(sheets, column.x, head + (18 if box in ("33", "34", "35") else 7) + 6.6 * n, caption)
        if box != "38":
            x = column.x + column.width + 3
            sheets.rule(x, under if box in ("33", "34") else head, x, top, line=0.4)
            _column_rule(sheets, x, top, bottom, page)
    for n, row in enumerate(page):
        y = _baseline(top, n)
        if n and row.group != page[n - 1].group:
            sheets.rule(LEFT, y - _ABOVE, LEFT + WIDE, y - _ABOVE, line=0.3, grey=0.6)
        for cell in row.cells:
            sheets.cell(cell, y, BODY)


def _baseline(top: float, n: int) -> float:
    return top + 2 + PITCH * (n + 1)


def _column_rule(sheets: Sheets, x: float, top: float, bottom: float, page: list[Row]) -> None:
    """The line between two columns, broken where a text runs over it."""
    start = top
    for n, row in enumerate(page):
        if any(cell.align == "left" and cell.x < x < cell.x + width(cell.text, BODY, cell.bold) for cell in row.cells):
            edge = _baseline(top, n) - _ABOVE
            if edge > start + 1:
                sheets.rule(x, start, x, edge, line=0.4)
            start = edge + PITCH
    if bottom > start:
        sheets.rule(x, start, x, bottom, line=0.4)


def _foot(sheets: Sheets, boxes: Mapping[str, str], fees: list[tuple[str, str, str]]) -> None:
    """What stands below the body on the first sheet: fee summary, totals, declaration, declarant and broker."""
    _fee_summary(sheets, fees)
    for box in layout.TOTALS:
        _frame(sheets, box)
        amount = f"$ {boxes[box.key]}" if box.key == "39" else boxes[box.key]
        sheets.text(box.x + box.width - 5, box.y + box.height - 7, amount, 8.4, bold=True, align="right")
    _cbp_use(sheets)
    _declaration(sheets)
    sheets.box(LEFT, layout.FOOT_TOP + 122, 260, 50)
    _caption(sheets, LEFT + 3, layout.FOOT_TOP + 128.2, "45. DECLARANT")
    for box in layout.DECLARANT:
        line = box.y + box.height - 5.2
        size, lines = _fitting(boxes.get(box.key, ""), *box.room) or (BODY, (_ELSEWHERE,))
        for n, text in enumerate(reversed(lines)):
            sheets.text(box.x + 1, line - 1.8 - size * _LINE * n, text, size)
        sheets.rule(box.x, line, box.x + box.width, line, line=0.3)
        _caption(sheets, box.x, line + 5.2, box.caption)
    for box in layout.BROKER:
        _box(sheets, box, boxes[box.key])


def _fee_summary(sheets: Sheets, fees: list[tuple[str, str, str]]) -> None:
    box = layout.FEES
    right = box.x + box.width - 4
    _frame(sheets, box)
    for n, (code, name, amount) in enumerate(fees[:layout.FEE_ROWS]):
        y = box.y + 15 + 8.2 * n
        size, (shown,) = _fee_name(name, amount) or (BODY, (_ELSEWHERE,))
        sheets.text(box.x + 4, y, code, BODY)
        sheets.text(box.x + 22, y, shown, min(size, BODY))
        sheets.text(right, y, amount, BODY, align="right")
    if len(fees) > layout.FEE_ROWS:
        sheets.text(right, box.y + 6.2, "CONTINUED IN THE BODY", CAPTION, align="right")


def _cbp_use(sheets: Sheets) -> None:
    box = layout.CBP_USE
    _frame(sheets, box)
    left = ("A. LIQ. CODE", "REASON CODE")
    right = ("B. ASCERTAINED DUTY", "C. ASCERTAINED TAX", "D. ASCERTAINED OTHER", "E. ASCERTAINED TOTAL")
    for names, x, wide, step in ((left, box.x, 56.0, 37.0), (right, box.x + 56, box.width - 56, 18.5)):
        for n, name in enumerate(names):
            y = box.y + 8 + step * n
            sheets.box(x, y, wide, step, line=0.4)
            _caption(sheets, x + 3, y + 6, name)


def _declaration(sheets: Sheets) -> None:
    box = layout.DECLARATION
    _frame(sheets, box)
    law = "19 U.S.C. 1485 and 19 CFR 141.19"
    sentence = f"The signer makes the declaration of entry that {law} require, for the goods above, as"
    sheets.text(box.x + 4, box.y + 14.5, sentence, 5.6)
    for x, y, choice in (
        (12, 20, "importer of record and owner, purchaser or agent of either"),
        (228, 20, "owner, purchaser or agent of either"),
        (12, 29, "goods bought or agreed to be bought: the prices are true"),
        (228, 29, "goods not bought: the values are true to the best of belief"),
    ):
        sheets.box(box.x + x, box.y + y, 5.5, 5.5, line=0.5)
        sheets.text(box.x + x + 9, box.y + y + 5, choice, 5.6)
