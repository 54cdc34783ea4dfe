"""CBP Form 7501, the entry summary, drawn from its content on letter paper.

The electronic entry summary is the filing; this is its rendering, with boxes numbered as on the form updated in 2024.
Captions are ours. Box 40 refers to the statutory declaration and does not repeat it; what CBP fills in stays blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.papers.form_7501_content import Form7501, form_7501_content
from tidewaiter.papers.pdf_figures import dollars
from tidewaiter.papers.pdf_rows import Column, Row, grouped, paginate, rows_of
from tidewaiter.papers.pdf_sheet import LETTER, Cell, Sheets
from tidewaiter.papers.pdf_text import Ink, width, wrap

LEFT, WIDE = 24.0, 564.0
TOP = 26.0
CAPTION, VALUE, BODY, PITCH = 4.6, 7.2, 6.6, 8.4
HEADER_ROW = 23.0
# Captions and widths of the header boxes, row by row; widths add up to WIDE.
HEADER = (
    (("1", "FILER CODE / ENTRY NUMBER", 116), ("2", "ENTRY TYPE", 70), ("3", "SUMMARY DATE", 78), ("4", "SURETY NUMBER", 72),
     ("5", "BOND TYPE", 60), ("6", "PORT CODE", 78), ("7", "ENTRY DATE", 90)),
    (("8", "IMPORTING CARRIER", 224), ("9", "MODE OF TRANSPORT", 112), ("10", "COUNTRY OF ORIGIN", 114), ("11", "IMPORT DATE", 114)),
    (("12", "B/L OR AWB NUMBER", 186), ("13", "MANUFACTURER ID", 150), ("14", "EXPORTING COUNTRY", 114), ("15", "EXPORT DATE", 114)),
    (("16", "I.T. NUMBER", 116), ("17", "I.T. DATE", 94), ("18", "MISSING DOCS", 94), ("19", "FOREIGN PORT OF LADING", 130),
     ("20", "U.S. PORT OF UNLADING", 130)),
    (("21", "COUNTRY OF MELT AND POUR", 141), ("22", "PRIMARY COUNTRY OF SMELT", 141), ("23", "SECONDARY COUNTRY OF SMELT", 141),
     ("24", "COUNTRY OF CAST", 141)),
    (("25", "LOCATION OF GOODS / G.O. NUMBER", 150), ("26", "CONSIGNEE NUMBER", 138), ("27", "IMPORTER NUMBER", 138),
     ("28", "REFERENCE NUMBER", 138)),
)
PARTIES_ROW = 47.0
PARTIES = (("29", "ULTIMATE CONSIGNEE NAME AND ADDRESS", 282), ("30", "IMPORTER OF RECORD NAME AND ADDRESS", 282))
HEAD = 38.0
BODY_BOXES = (
    ("31", 28.0, ("31. LINE", "NO.")),
    ("33", 152.0, ("33. A. HTSUS NO.", "B. AD/CVD NO.")),
    ("34", 64.0, ("34. A. GROSS WEIGHT", "B. MANIFEST QTY")),
    ("35", 82.0, ("35. NET QUANTITY IN", "HTSUS UNITS")),
    ("36", 76.0, ("36. A. ENTERED VALUE", "B. CHGS", "C. RELATIONSHIP")),
    ("37", 92.0, ("37. A. HTSUS RATE", "B. AD/CVD RATE", "C. IRC RATE", "D. VISA / LICENCE NO.")),
    ("38", 70.0, ("38. DUTY AND I.R. TAX", "DOLLARS  CENTS")),
)
FOOT = 172.0
BOTTOM = 792.0 - 34.0
FEE_ROWS = 8
FIRST_BODY = TOP + 28 + HEADER_ROW * len(HEADER) + PARTIES_ROW + HEAD
LATER_BODY = TOP + 28 + HEADER_ROW + HEAD
FIRST_ROWS = int((BOTTOM - FOOT - FIRST_BODY - 5) // PITCH)
LATER_ROWS = int((BOTTOM - LATER_BODY - 5) // PITCH)


def form_7501(entry: Entry, assessment: Assessment, *, draft: bool) -> bytes:
    """The entry summary as a PDF, with continuation sheets for the lines that the first sheet does not hold.

    `draft` prints NOT FOR FILING across every sheet: for an entry with fatal findings. The same entry and assessment
    give the same bytes. Text that a box cannot hold is in the body in full, and never cut off.
    """
    return draw(form_7501_content(entry, assessment, draft=draft))


def draw(form: Form7501) -> bytes:
    ink = Ink()
    boxes = {box: ink(text) for box, text in form.boxes.items()}
    rows = _body(form, boxes, ink)
    if ink.note:
        rows.extend(grouped(rows_of(_COLUMNS, {"all": ink.note}, BODY), len(form.body) + 2))
    pages = paginate(rows, FIRST_ROWS, LATER_ROWS)
    sheets = Sheets(LETTER, f"CBP Form 7501, entry {boxes['1']}")
    for n, page in enumerate(pages, 1):
        if form.draft:
            sheets.watermark("NOT FOR FILING")
        _title(sheets, form.draft, n, len(pages))
        if n == 1:
            _header(sheets, boxes)
            _foot(sheets, form, boxes, ink)
        else:
            _box(sheets, LEFT, TOP + 28, WIDE, HEADER_ROW, "1", "FILER CODE / ENTRY NUMBER", boxes["1"])
        _columns(sheets, FIRST_BODY if n == 1 else LATER_BODY, BOTTOM - FOOT if n == 1 else BOTTOM, page)
        sheets.next()
    return sheets.finish()


def _places() -> dict[str, Column]:
    places, x = {}, LEFT
    for box, wide, _ in BODY_BOXES:
        places[box] = Column(x + 3, wide - 6, "left" if box == "33" else "centre" if box == "31" else "right")
        x += wide
    first, last = places["33"].x, places["35"]
    places["wide"] = Column(first, last.x + last.width - first)
    places["all"] = Column(first, LEFT + WIDE - 3 - first)
    return places


_COLUMNS = _places()


def _body(form: Form7501, boxes: Mapping[str, str], ink: Ink) -> list[Row]:
    rows: list[Row] = []
    for group, block in enumerate(form.body, 1):
        for printed in block:
            cells = {box: ink(text) for box, text in printed.cells.items()}
            rows.extend(grouped(rows_of(_COLUMNS, cells, BODY, bold=printed.kind in ("heading", "description")), group))
    spill = [
        (f"BOX {box}. {caption}: {' / '.join(boxes[box].splitlines())}", "")
        for box, caption, wide, height in _sized() if _fitting(boxes[box], wide - 6, height - 9) is None
    ]
    spill += [
        (f"FEE SUMMARY (FOR BOX 43): {code} {ink(name)}", dollars(cents))
        for n, (code, name, cents) in enumerate(form.fee_summary) if n >= FEE_ROWS or not _fee_fitting(ink(name), cents)
    ]
    for text, amount in spill:
        place = "wide" if amount else "all"
        rows.extend(grouped(rows_of(_COLUMNS, {place: text, "38": amount}, BODY), len(form.body) + 1))
    return rows


def _fee_fitting(name: str, cents: int) -> tuple[float, tuple[str, ...]] | None:
    return _fitting(name, 160 - width(dollars(cents), BODY) - 8, PITCH)


def _sized() -> list[tuple[str, str, float, float]]:
    header = [(box, caption, float(wide), HEADER_ROW) for row in HEADER for box, caption, wide in row]
    parties = [(box, caption, float(wide), PARTIES_ROW) for box, caption, wide in PARTIES]
    return [*header, *parties, ("45", "DECLARANT NAME", 130.0, 22.0), ("45 title", "DECLARANT TITLE", 130.0, 22.0),
            ("45 licence", "DECLARANT LICENCE", 70.0, 22.0), ("46", "BROKER OR FILER", 200.0, 48.0), ("47", "BROKER OR IMPORTER FILE NUMBER", 104.0, 48.0)]


def _fitting(text: str, room: float, height: float) -> tuple[float, tuple[str, ...]] | None:
    """The largest size, and the lines, in which a text fits a box; None if it does not at the smallest."""
    for size in (VALUE, 6.4, 5.6, 5.0):
        lines = wrap(text, room, size)
        if len(lines) * size * 1.15 <= height and all(width(line, size) <= room for line in lines):
            return size, lines
    return None


def _title(sheets: Sheets, draft: bool, page: int, pages: int) -> None:
    sheets.text(LEFT, TOP + 6, "DEPARTMENT OF HOMELAND SECURITY", 6)
    sheets.text(LEFT, TOP + 14, "U.S. Customs and Border Protection", 6)
    name = "ENTRY SUMMARY" if page == 1 else "ENTRY SUMMARY CONTINUATION SHEET"
    sheets.text(LEFT + WIDE / 2, TOP + 13, name, 12, bold=True, align="centre")
    if draft:
        sheets.text(LEFT + WIDE / 2, TOP + 23, "NOT FOR FILING", 8, bold=True, align="centre")
    sheets.text(LEFT + WIDE, TOP + 14, f"Page {page} of {pages}", 6, align="right")
    sheets.text(LEFT, BOTTOM + 10, "CBP Form 7501, numbering of 2024. Printed from the data of the electronic entry summary.", 5)


def _box(sheets: Sheets, x: float, y: float, wide: float, high: float, number: str, caption: str, value: str) -> None:
    sheets.box(x, y, wide, high)
    sheets.text(x + 3, y + 6.2, f"{number}. {caption}", CAPTION, grey=0.25)
    size, lines = _fitting(value, wide - 6, high - 9) or (VALUE, ("see body",))
    top = y + 8 + (high - 8 - len(lines) * size * 1.15) / 2
    for n, line in enumerate(lines, 1):
        sheets.text(x + 4, top + n * size * 1.15 - 0.25 * size, line, size)


def _header(sheets: Sheets, boxes: Mapping[str, str]) -> None:
    y = TOP + 28
    for row, high in [*((row, HEADER_ROW) for row in HEADER), (PARTIES, PARTIES_ROW)]:
        x = LEFT
        for number, caption, wide in row:
            _box(sheets, x, y, wide, high, number, caption, boxes[number])
            x += wide
        y += high


def _columns(sheets: Sheets, top: float, bottom: float, page: list[Row]) -> None:
    """The body: its captions, its ruled columns from `top` to `bottom`, and its rows."""
    sheets.box(LEFT, top - HEAD, WIDE, bottom - top + HEAD)
    sheets.rule(LEFT, top, LEFT + WIDE, top)
    x = LEFT
    for box, wide, captions in BODY_BOXES:
        below = box in ("33", "34", "35")
        for n, caption in enumerate(captions):
            sheets.text(x + 3, top - HEAD + (18 if below else 7) + 6.6 * n, caption, CAPTION, grey=0.25)
        x += wide
        if box != "38":
            sheets.rule(x, top - HEAD + (11 if box in ("33", "34") else 0), x, top, line=0.4)
    sheets.text(_COLUMNS["wide"].x, top - HEAD + 7, "32. DESCRIPTION OF MERCHANDISE", CAPTION, grey=0.25)
    sheets.rule(_COLUMNS["wide"].x - 3, top - HEAD + 11, _COLUMNS["36"].x - 3, top - HEAD + 11, line=0.4)
    for n, row in enumerate(page):
        y = top + 2 + PITCH * (n + 1)
        if n and row.group != page[n - 1].group:
            sheets.rule(LEFT, y - 6.4, LEFT + WIDE, y - 6.4, line=0.3, grey=0.6)
        for cell in row.cells:
            sheets.cell(cell, y, BODY)
    _column_rules(sheets, top, bottom, page)


def _column_rules(sheets: Sheets, top: float, bottom: float, page: list[Row]) -> None:
    """The lines between the columns, broken where a text runs over several of them."""
    for box, wide, _ in BODY_BOXES[:-1]:
        x = _COLUMNS[box].x + wide - 3
        start = top
        for n, row in enumerate(page):
            y = top + 2 + PITCH * (n + 1) - 6.4
            if any(cell.x < x < cell.x + cell.width and width(cell.text, BODY, cell.bold) > x - cell.x for cell in row.cells):
                if y > start + 1:
                    sheets.rule(x, start, x, y, line=0.4)
                start = y + PITCH
        sheets.rule(x, start, x, bottom, line=0.4)


def _foot(sheets: Sheets, form: Form7501, boxes: Mapping[str, str], ink: Ink) -> None:
    y = BOTTOM - FOOT
    text = partial(sheets.text, size=CAPTION, grey=0.25)
    sheets.box(LEFT, y, 190, 82)
    text(LEFT + 3, y + 6.2, "OTHER FEE SUMMARY (FOR BOX 43)")
    for n, (code, name, cents) in enumerate(form.fee_summary[:FEE_ROWS]):
        line = y + 15 + n * 8.2
        size, (shown,) = _fee_fitting(ink(name), cents) or (BODY, ("see body",))
        sheets.text(LEFT + 4, line, code, BODY)
        sheets.text(LEFT + 22, line, shown, size)
        sheets.cell(Cell(LEFT + 4, 182, dollars(cents), "right"), line, BODY)
    if len(form.fee_summary) > FEE_ROWS:
        text(LEFT + 186, y + 6.2, "CONTINUED IN THE BODY", align="right")
    _amount(sheets, LEFT + 190, y, 104, 82, "39", "TOTAL ENTERED VALUE", f"$ {boxes['39']}")
    _cbp_use(sheets, LEFT + 294, y, 150, 82)
    for n, (box, caption) in enumerate((("41", "DUTY"), ("42", "TAX"), ("43", "OTHER"), ("44", "TOTAL"))):
        _amount(sheets, LEFT + 444, y + 30.5 * n, 120, 30.5, box, caption, boxes[box])
    _declaration(sheets, LEFT, y + 82, 444, 40)
    y += 122
    sheets.box(LEFT, y, 260, 50)
    text(LEFT + 3, y + 6.2, "45. DECLARANT")
    places = (("45", "NAME", 0, 26), ("45 title", "TITLE", 130, 26), ("", "SIGNATURE", 0, 44), ("45 date", "DATE", 130, 44),
              ("45 licence", "LICENCE", 190, 44))
    for box, caption, dx, dy in places:
        wide = {"45 date": 56, "45 licence": 64}.get(box, 124)
        size, lines = _fitting(boxes.get(box, ""), wide, 14) or (BODY, ("see body",))
        for n, line in enumerate(reversed(lines)):
            sheets.text(LEFT + 4 + dx, y + dy - 6.4 - 1.15 * size * n, line, size)
        sheets.rule(LEFT + 3 + dx, y + dy - 4.6, LEFT + 3 + dx + wide, y + dy - 4.6, line=0.3)
        text(LEFT + 3 + dx, y + dy + 0.6, caption)
    _box(sheets, LEFT + 260, y, 200, 50, "46", "BROKER OR FILER (NAME, ADDRESS, PHONE)", boxes["46"])
    _box(sheets, LEFT + 460, y, 104, 50, "47", "BROKER / IMPORTER FILE NO.", boxes["47"])


def _amount(sheets: Sheets, x: float, y: float, wide: float, high: float, number: str, caption: str, value: str) -> None:
    sheets.box(x, y, wide, high)
    sheets.text(x + 3, y + 6.2, f"{number}. {caption}", CAPTION, grey=0.25)
    sheets.text(x + wide - 5, y + high - 7, value, 8.4, bold=True, align="right")


def _cbp_use(sheets: Sheets, x: float, y: float, wide: float, high: float) -> None:
    sheets.box(x, y, wide, high)
    sheets.text(x + 3, y + 6.2, "CBP USE ONLY", CAPTION, bold=True)
    left = ("A. LIQ. CODE", "REASON CODE")
    right = ("B. ASCERTAINED DUTY", "C. ASCERTAINED TAX", "D. ASCERTAINED OTHER", "E. ASCERTAINED TOTAL")
    for names, at, step in ((left, x, 37.0), (right, x + 56, 18.5)):
        for n, name in enumerate(names):
            top = y + 8 + step * n
            sheets.box(at, top, 56 if at == x else wide - 56, step, line=0.4)
            sheets.text(at + 3, top + 6, name, CAPTION, grey=0.25)


def _declaration(sheets: Sheets, x: float, y: float, wide: float, high: float) -> None:
    sheets.box(x, y, wide, high)
    sheets.text(x + 3, y + 6.2, "40. DECLARATION OF IMPORTER OF RECORD, OWNER, PURCHASER OR AUTHORISED AGENT", CAPTION, grey=0.25)
    sheets.text(x + 4, y + 14.5, "The signer makes the declaration of entry that 19 U.S.C. 1485 and 19 CFR 141.19 require, for the goods above, as", 5.6)
    choices = (
        (12, 20, "importer of record and owner, purchaser or agent of either"), (228, 20, "owner, purchaser or agent of either"),
        (12, 29, "goods bought or agreed to be bought: the prices are true"), (228, 29, "goods not bought: the values are true to the best of belief"),
    )
    for dx, dy, name in choices:
        sheets.box(x + dx, y + dy, 5.5, 5.5, line=0.5)
        sheets.text(x + dx + 9, y + dy + 5, name, 5.6)
