"""CBP Form 3461, entry and immediate delivery, on letter paper: the boxes by their classic numbers, the goods line by line.

The electronic cargo release is the filing (19 CFR 142.3(a)(1), 142.16(a)); this is its rendering, for whoever asks for paper. Layout and captions
are ours; box 27 refers to the certification and does not repeat it, and what CBP fills in stays blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.party import Party
from tidewaiter.numbers import entry_number
from tidewaiter.papers.form_7501_layout import Box
from tidewaiter.papers.pdf_figures import masked, number_text, us_day
from tidewaiter.papers.pdf_rows import Column, Row, grouped, paginate, rows_of
from tidewaiter.papers.pdf_sheet import LETTER, Sheets
from tidewaiter.papers.pdf_text import Ink, width, wrap

LEFT, WIDE, TOP, BOTTOM = 24.0, 564.0, 30.0, 752.0
PITCH, SIZE, CAPTION, VALUE = 9.0, 7.0, 4.8, 7.6
_HEADER = (
    (("1", 108, "ARRIVAL DATE"), ("2", 108, "ELECTED ENTRY DATE"), ("3", 108, "ENTRY TYPE"), ("4", 132, "ENTRY NUMBER"), ("5", 108, "PORT")),
    (("6", 132, "SINGLE TRANSACTION BOND"), ("7", 132, "BROKER / IMPORTER FILE NUMBER"), ("8", 150, "CONSIGNEE NUMBER"),
     ("9", 150, "IMPORTER NUMBER")),
    (("10", 282, "ULTIMATE CONSIGNEE"), ("11", 282, "IMPORTER OF RECORD")),
    (("12", 108, "CARRIER CODE"), ("13", 132, "VOYAGE / FLIGHT / TRIP"), ("14", 324, "LOCATION OF GOODS")),
    (("15", 240, "VESSEL CODE / NAME"), ("16", 108, "U.S. PORT OF UNLADING"), ("17", 108, "MANIFEST NUMBER"), ("18", 108, "G.O. NUMBER")),
    (("19", 108, "TOTAL VALUE"), ("20", 456, "DESCRIPTION OF MERCHANDISE")),
)
_HEIGHTS = (24.0, 24.0, 46.0, 24.0, 24.0, 32.0)
_COLUMNS = {
    "21": Column(LEFT + 3, 24), "22": Column(LEFT + 33, 118), "23": Column(LEFT + 157, 60, "right"), "24": Column(LEFT + 226, 88),
    "25": Column(LEFT + 320, 34), "26": Column(LEFT + 360, 96), "what": Column(LEFT + 462, 98), "all": Column(LEFT + 3, WIDE - 6),
}
_CAPTIONS = (("21", "21. CODE"), ("22", "22. NUMBER"), ("23", "23. MANIFEST QTY"), ("24", "24. HTS NUMBER"), ("25", "25. ORIGIN"),
             ("26", "26. MANUFACTURER"), ("what", "LINE, GOODS"))
_FOOT = 118.0


@dataclass(frozen=True)
class Form3461:
    """The boxes by their numbers, and the rows of boxes 21 to 26."""

    boxes: Mapping[str, str]
    rows: Sequence[Mapping[str, str]]
    draft: bool


def form_3461(entry: Entry, *, draft: bool) -> bytes:
    """The entry for release as a PDF, with further sheets for the goods that the first does not hold. `draft` prints NOT FOR FILING across it."""
    return draw(content(entry, draft=draft))


def content(entry: Entry, *, draft: bool) -> Form3461:
    """What the form says. The number of a person is masked; a day that is not known stays blank."""
    transport, release = entry.transport, entry.release
    single = entry.bond if entry.bond.kind == "9" else entry.additional_bond
    boxes = {
        "1": us_day(entry.days.arrival), "2": us_day(release.elected) if release and release.elected else "", "3": entry.type,
        "4": entry_number.format(entry.filer + entry.number) if entry.number else "", "5": entry.port,
        "6": f"SURETY {single.surety}, ${single.amount:,}" if single else "", "7": entry.reference,
        "8": masked(entry.consignee.number), "9": masked(entry.importer.number),
        "10": _party(entry.consignee), "11": _party(entry.importer), "12": transport.carrier, "13": transport.voyage, "14": transport.location,
        "15": " ".join(part for part in (transport.vessel_code, transport.conveyance) if part), "16": transport.unlading_port, "17": "",
        "18": release.general_order if release else "", "19": f"$ {entry.value:,}",
        "20": "; ".join(dict.fromkeys(line.description for line in entry.lines)),
        "27": entry.declarant.name, "27 title": entry.declarant.title, "27 phone": (release.phone if release else "") or entry.broker.phone,
        "27 date": us_day(entry.declarant.day), "29": _party(entry.broker),
    }
    return Form3461(boxes, tuple(_rows(entry)), draft)


def _rows(entry: Entry) -> Iterator[dict[str, str]]:
    for bill in entry.transport.bills:
        yield {"21": bill.kind, "22": bill.issuer + bill.number, "23": f"{bill.quantity:,} {bill.unit}"}
    for container in entry.transport.containers:
        yield {"22": f"CONTAINER {container}"}
    for line in entry.lines:
        for n, article in enumerate(line.articles):
            first = n == 0
            yield {"24": number_text(article.hts), "25": line.origin if first else "", "26": line.manufacturer if first else "",
                   "what": f"{line.number:03} {line.description}" if first else ""}


def _party(party: Party) -> str:
    place = " ".join(part for part in (party.city, party.region, party.postal_code, party.country) if part)
    return "\n".join(part for part in (party.name, party.street, place) if part)


def draw(form: Form3461) -> bytes:
    """The PDF of a form's content."""
    ink = Ink()
    boxes = {key: ink(text) for key, text in form.boxes.items()}
    rows: list[Row] = []
    for group, texts in enumerate(form.rows, 1):
        rows += grouped(rows_of(_COLUMNS, {key: ink(text) for key, text in texts.items()}, SIZE), group)
    for box in _laid():                                  # what a box cannot hold stands among the goods in full
        if boxes.get(box.key) and _fitting(boxes[box.key], *box.room) is None:
            whole = f"BOX {box.key}. {box.caption}: {' / '.join(boxes[box.key].splitlines())}"
            rows += grouped(rows_of(_COLUMNS, {"all": whole}, SIZE), len(rows) + 1)
    if ink.note:
        rows += grouped(rows_of(_COLUMNS, {"all": ink.note}, SIZE), len(rows) + 1)
    head = TOP + 28 + sum(_HEIGHTS)
    first = int((BOTTOM - _FOOT - head - 16) // PITCH)
    later = int((BOTTOM - TOP - 70) // PITCH)
    pages = paginate(rows, first, later)
    sheets = Sheets(LETTER, f"CBP Form 3461, entry {boxes['4'] or 'without a number'}")
    for n, page in enumerate(pages, 1):
        if form.draft:
            sheets.watermark("NOT FOR FILING")
        _title(sheets, form.draft, n, len(pages))
        if n == 1:
            for box in _laid():
                _box(sheets, box, boxes.get(box.key, ""))
            _foot(sheets, boxes)
            _goods(sheets, head, BOTTOM - _FOOT, page)
        else:
            _box(sheets, Box("4", "ENTRY NUMBER", LEFT, TOP + 28, WIDE, 24), boxes["4"])
            _goods(sheets, TOP + 52, BOTTOM, page)
        sheets.next()
    return sheets.finish()


def _laid() -> Iterator[Box]:
    y = TOP + 28
    for row, height in zip(_HEADER, _HEIGHTS, strict=True):
        x = LEFT
        for key, wide, caption in row:
            yield Box(key, caption, x, y, float(wide), height)
            x += wide
        y += height


def _fitting(text: str, room: float, height: float) -> tuple[float, tuple[str, ...]] | None:
    for size in (VALUE, 6.6, 5.6):
        lines = wrap(text, room, size)
        if len(lines) * size * 1.15 <= height and all(width(line, size) <= room for line in lines):
            return size, tuple(lines)
    return None


def _box(sheets: Sheets, box: Box, text: str) -> None:
    sheets.box(box.x, box.y, box.width, box.height)
    sheets.text(box.x + 3, box.y + 6.4, f"{box.key}. {box.caption}", CAPTION, grey=0.25)
    size, lines = _fitting(text, *box.room) or (VALUE, ("see the list below",))
    for n, line in enumerate(lines, 1):
        sheets.text(box.x + 4, box.y + 8.6 + n * size * 1.15 - 0.2 * size, line, size)


def _title(sheets: Sheets, draft: bool, page: int, pages: int) -> None:
    sheets.text(LEFT, TOP + 4, "DEPARTMENT OF HOMELAND SECURITY", 6)
    sheets.text(LEFT, TOP + 12, "U.S. Customs and Border Protection", 6)
    sheets.text(LEFT + WIDE / 2, TOP + 12, "ENTRY / IMMEDIATE DELIVERY", 12, bold=True, align="centre")
    if draft:
        sheets.text(LEFT + WIDE / 2, TOP + 22, "NOT FOR FILING", 8, bold=True, align="centre")
    sheets.text(LEFT + WIDE, TOP + 12, f"Page {page} of {pages}", 6, align="right")
    source = "CBP Form 3461, classic numbering. Printed from the data of the electronic cargo release, 19 CFR 142.3, 142.16."
    sheets.text(LEFT, BOTTOM + 10, source, 5)


def _goods(sheets: Sheets, top: float, bottom: float, page: list[Row]) -> None:
    sheets.box(LEFT, top, WIDE, bottom - top)
    for key, caption in _CAPTIONS:
        column = _COLUMNS[key]
        sheets.text(column.x, top + 7, caption, CAPTION, grey=0.25)
    sheets.rule(LEFT, top + 11, LEFT + WIDE, top + 11, line=0.4)
    for n, row in enumerate(page):
        for cell in row.cells:
            sheets.cell(cell, top + 11 + PITCH * (n + 1) - 1.5, SIZE)


def _foot(sheets: Sheets, boxes: Mapping[str, str]) -> None:
    top = BOTTOM - _FOOT
    sheets.box(LEFT, top, 324, _FOOT)
    sheets.text(LEFT + 3, top + 6.4, "27. CERTIFICATION", CAPTION, grey=0.25)
    sentence = "The signer applies for entry or immediate delivery of these goods and answers for what stands here, as 19 CFR 142.3 asks."
    for n, line in enumerate(wrap(sentence, 312, 6.4)):
        sheets.text(LEFT + 4, top + 17 + 8 * n, line, 6.4)
    for key, caption, x, y, wide in (("27", "NAME", 4, 50, 150), ("27 title", "TITLE", 164, 50, 152), ("signature", "SIGNATURE", 4, 78, 150),
                                     ("27 phone", "TELEPHONE", 164, 78, 82), ("27 date", "DATE", 252, 78, 64)):
        sheets.text(LEFT + x, top + y, boxes.get(key, ""), VALUE)
        sheets.rule(LEFT + x, top + y + 3, LEFT + x + wide, top + y + 3, line=0.4)
        sheets.text(LEFT + x, top + y + 9, caption, CAPTION, grey=0.25)
    sheets.box(LEFT + 324, top, 240, 52)
    sheets.text(LEFT + 327, top + 6.4, "28. FOR CBP: AGENCY ACTION, EXAMINATION", CAPTION, grey=0.25)
    sheets.box(LEFT + 324, top + 52, 240, _FOOT - 52)
    sheets.text(LEFT + 327, top + 58.4, "29. BROKER OR FILER, NOTES", CAPTION, grey=0.25)
    size, lines = _fitting(boxes["29"], 232, _FOOT - 64) or (5.6, tuple(wrap(boxes["29"], 232, 5.6)[:6]))
    for n, line in enumerate(lines, 1):
        sheets.text(LEFT + 328, top + 60 + n * size * 1.15, line, size)
