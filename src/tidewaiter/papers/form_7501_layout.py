"""Where the boxes of CBP Form 7501 are on the sheet, and their captions. Points from the top left corner."""

from __future__ import annotations

from typing import NamedTuple

from tidewaiter.papers.pdf_rows import Column

LEFT, WIDE, TOP, BOTTOM = 24.0, 564.0, 26.0, 758.0
CAPTION, VALUE, BODY, PITCH = 4.6, 7.2, 6.6, 8.4


class Box(NamedTuple):
    """`key` is the box's name in the content: its number on the form, and what of it where it holds several texts."""

    key: str
    caption: str
    x: float
    y: float
    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for the text, beside the frame and below the caption."""
        return self.width - 6, self.height - 9


_HEADER = (
    (("1", 116, "FILER CODE / ENTRY NUMBER"),
     ("2",  70, "ENTRY TYPE"),
     ("3",  78, "SUMMARY DATE"),
     ("4",  72, "SURETY NUMBER"),
     ("5",  60, "BOND TYPE"),
     ("6",  78, "PORT CODE"),
     ("7",  90, "ENTRY DATE")),
    (("8", 224, "IMPORTING CARRIER"),
     ("9", 112, "MODE OF TRANSPORT"),
     ("10", 114, "COUNTRY OF ORIGIN"),
     ("11", 114, "IMPORT DATE")),
    (("12", 186, "B/L OR AWB NUMBER"),
     ("13", 150, "MANUFACTURER ID"),
     ("14", 114, "EXPORTING COUNTRY"),
     ("15", 114, "EXPORT DATE")),
    (("16", 116, "I.T. NUMBER"),
     ("17",  94, "I.T. DATE"),
     ("18",  94, "MISSING DOCS"),
     ("19", 130, "FOREIGN PORT OF LADING"),
     ("20", 130, "U.S. PORT OF UNLADING")),
    (("21", 141, "COUNTRY OF MELT AND POUR"),
     ("22", 141, "PRIMARY COUNTRY OF SMELT"),
     ("23", 141, "SECONDARY COUNTRY OF SMELT"),
     ("24", 141, "COUNTRY OF CAST")),
    (("25", 150, "LOCATION OF GOODS / G.O. NUMBER"),
     ("26", 138, "CONSIGNEE NUMBER"),
     ("27", 138, "IMPORTER NUMBER"),
     ("28", 138, "REFERENCE NUMBER")),
    (("29", 282, "ULTIMATE CONSIGNEE NAME AND ADDRESS"),
     ("30", 282, "IMPORTER OF RECORD NAME AND ADDRESS")),
)
_HEIGHTS = (23.0,) * 6 + (47.0,)
_HEADER_TOP = TOP + 28
BODY_COLUMNS = (
    ("31",  28, "left",  ("31. LINE", "NO.")),
    ("33", 152, "left",  ("33. A. HTSUS NO.", "B. AD/CVD NO.")),
    ("34",  64, "right", ("34. A. GROSS WEIGHT", "B. MANIFEST QTY")),
    ("35",  82, "right", ("35. NET QUANTITY IN", "HTSUS UNITS")),
    ("36",  76, "right", ("36. A. ENTERED VALUE", "B. CHGS", "C. RELATIONSHIP")),
    ("37",  92, "right", ("37. A. HTSUS RATE", "B. AD/CVD RATE", "C. IRC RATE", "D. VISA / LICENCE NO.")),
    ("38",  70, "right", ("38. DUTY AND I.R. TAX", "DOLLARS  CENTS")),
)
DESCRIPTION_CAPTION = "32. DESCRIPTION OF MERCHANDISE"
HEAD, FOOT, FEE_ROWS = 38.0, 172.0, 8
FOOT_TOP = BOTTOM - FOOT


def _header() -> tuple[Box, ...]:
    boxes, y = [], _HEADER_TOP
    for row, height in zip(_HEADER, _HEIGHTS, strict=True):
        x = LEFT
        for key, width, caption in row:
            boxes.append(Box(key, caption, x, y, width, height))
            x += width
        y += height
    return tuple(boxes)


def _columns() -> dict[str, Column]:
    columns, x = {}, LEFT
    for box, width, align, _ in BODY_COLUMNS:
        columns[box] = Column(x + 3, width - 6.0, align)
        x += width
    first = columns["33"].x
    columns["wide"] = Column(first, columns["36"].x - 6 - first)
    columns["all"] = Column(first, LEFT + WIDE - 3 - first)
    return columns


HEADER = _header()
CONTINUED = Box("1", "FILER CODE / ENTRY NUMBER", LEFT, _HEADER_TOP, WIDE, 23.0)
COLUMNS = _columns()
BROKER = (
    Box("46", "BROKER OR FILER (NAME, ADDRESS, PHONE)", LEFT + 260, FOOT_TOP + 122, 200, 50),
    Box("47", "BROKER / IMPORTER FILE NO.", LEFT + 460, FOOT_TOP + 122, 104, 50),
)
# Written on a line, with the caption below it.
DECLARANT = (
    Box("45", "NAME", LEFT + 3, FOOT_TOP + 126, 124, 23),
    Box("45 title", "TITLE", LEFT + 133, FOOT_TOP + 126, 124, 23),
    Box("45 signature", "SIGNATURE", LEFT + 3, FOOT_TOP + 144, 124, 23),
    Box("45 date", "DATE", LEFT + 133, FOOT_TOP + 144, 56, 23),
    Box("45 licence", "LICENCE", LEFT + 193, FOOT_TOP + 144, 64, 23),
)
TOTALS = (
    Box("39", "TOTAL ENTERED VALUE", LEFT + 190, FOOT_TOP, 104, 82),
    Box("41", "DUTY", LEFT + 444, FOOT_TOP, 120, 30.5),
    Box("42", "TAX", LEFT + 444, FOOT_TOP + 30.5, 120, 30.5),
    Box("43", "OTHER", LEFT + 444, FOOT_TOP + 61, 120, 30.5),
    Box("44", "TOTAL", LEFT + 444, FOOT_TOP + 91.5, 120, 30.5),
)
FEES = Box("", "OTHER FEE SUMMARY (FOR BOX 43)", LEFT, FOOT_TOP, 190, 82)
CBP_USE = Box("", "CBP USE ONLY", LEFT + 294, FOOT_TOP, 150, 82)
DECLARATION = Box(
    "40", "DECLARATION OF IMPORTER OF RECORD, OWNER, PURCHASER OR AUTHORISED AGENT", LEFT, FOOT_TOP + 82, 444, 40)

FIRST_BODY = HEADER[-1].y + HEADER[-1].height + HEAD
LATER_BODY = CONTINUED.y + CONTINUED.height + HEAD
FIRST_ROWS = int((FOOT_TOP - FIRST_BODY - 5) // PITCH)
LATER_ROWS = int((BOTTOM - LATER_BODY - 5) // PITCH)
