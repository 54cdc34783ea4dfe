"""Rows of CSV, of a workbook, and of the tables of a web page or of the Federal Register."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from tidewaiter.screening.readers.reading import Found, tidy


def rows(text: str, delimiter: str, found: Found) -> list[list[str]]:
    """The rows of a CSV file, blank ones left out. Quotes that do not close are fatal; other odd quotes a warning while every row has as
    many cells as the first."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if any(row)]
    except csv.Error as error:
        told = str(error)
    try:
        loose = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        loose = []
    if "end of data" in told or not loose or {len(row) for row in loose if row != ["\x1a"]} != {len(loose[0])}:
        found.stop("SCR-LIST-TABLE", f"the table breaks off or its quotes do not match: {told}")
        return []
    found.warn("SCR-LIST-TABLE", f"a cell has a quote where none belongs: {told}")
    return loose


def workbook(data: bytes, found: Found) -> list[list[str]]:
    """The rows of the first sheet that has any."""
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            if sheet := [[_cell(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]:
                return [row for row in sheet if any(row)]
    except BaseException as error:       # calamine is Rust: what it makes of a damaged workbook can be a panic, which is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        found.stop("SCR-LIST-TABLE", f"the workbook cannot be read: {tidy(error)[:120]}")
        return []
    found.stop("SCR-LIST-EMPTY", "the workbook has no rows; an empty list clears nobody")
    return []


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(value)


def plain(header: str) -> str:
    """
    >>> plain(" Street_Address "), plain("Manufacturer(s)"), plain("#")
    ('street_address', 'manufacturer_s', 'number')
    """
    return re.sub(r"[^a-z0-9]+", "_", header.replace("#", "number").casefold()).strip("_")


def headed(table: Sequence[Sequence[str]], needed: Iterable[str], found: Found) -> list[tuple[int, dict[str, str]]]:
    """The rows below the header as columns by their plain names, with the number of the row. A column that is missing is fatal; a row with
    another number of cells is no entry."""
    if not table:
        if not found.stopped:
            found.stop("SCR-LIST-EMPTY", "the file has no rows; an empty list clears nobody")
        return []
    header = [plain(cell) for cell in table[0]]
    if missing := [one for one in needed if one not in header]:
        held = ", ".join(one for one in header if one)[:300] or "none"
        found.stop("SCR-LIST-COLUMN", f"the column {', '.join(missing)} is missing; there are {held}",
                   "See whether the keeper renamed a column, or the file is another's.")
        return []
    if doubled := sorted({one for one in header if one and header.count(one) > 1}):
        found.stop("SCR-LIST-COLUMN", f"the column {', '.join(doubled)} stands there twice")
        return []
    taken = []
    for number, row in enumerate(table[1:], 2):
        cells = list(row)
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(header):
            found.row(number, f"the row has {len(cells)} cells, the header {len(header)}")
            continue
        taken.append((number, dict(zip(header, cells, strict=True))))
    return taken


@dataclass
class Table:
    """A table of a page: what stood over it, and its rows."""

    heading: str
    rows: list[list[str]] = field(default_factory=list)


# the Federal Register's XML has GPOTABLE, ROW, ENT and CHED for what HTML calls table, tr, td and th
_AS = {"gpotable": "table", "row": "tr", "boxhd": "tr", "ent": "td", "ched": "td", "th": "td", "hd": "h2", "ttitle": "h2", "caption": "h2", "li": "p",
       "button": "h2", "tnote": "p", "fp": "p"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p")
_APART = {"p", "br", "li", "div", "tr"}
_SILENT = ("script", "style")
_TAG = re.compile(r"<(?:([A-Za-z][\w:-]*)|/([A-Za-z][\w:-]*)|[!?])")


class _Page:
    """The tables and texts of a page, in one pass. html.parser takes minutes for a megabyte of tags that do not close; this does not."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.texts: list[str] = []
        self._heading = self._near = ""
        self._open: list[str] = []
        self._cell: list[str] | None = None
        self._row: list[str] | None = None
        self._said: list[str] = []
        self._in_heading = ""
        self.cut = False
        self._depth = 0

    def feed(self, text: str) -> None:
        at = 0
        while (start := text.find("<", at)) >= 0:
            self._data(text[at:start])
            if text.startswith("<!--", start):
                end = text.find("-->", start + 4)
                at = end + 3
            elif not (match := _TAG.match(text, start)):
                self._data("<")
                at = start + 1
                continue
            else:
                end = text.find(">", start)
                at = end + 1
                if end >= 0 and match[2]:
                    self._end(match[2].lower())
                elif end >= 0 and match[1]:
                    tag = match[1].lower()
                    self._begin(tag, text[start:end])
                    if tag in _SILENT:
                        close = re.compile(f"</{tag}", re.IGNORECASE).search(text, at)
                        end = at = close.start() if close else -1
            if end < 0:
                self.cut = True
                return
        self._data(text[at:])

    def _begin(self, tag: str, whole: str) -> None:
        own = _AS.get(tag, tag)
        if own == "table":
            self._depth += 1
            if self._depth == 1:
                over = match[1] if (match := re.search(r'summary="([^"]*)"', whole)) else ""
                self.tables.append(Table(tidy(f"{self._heading} | {over} | {self._near}")))
        elif own == "tr" and self._depth:
            self._end_row()
            self._row = []
        elif own == "td" and self._depth:
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._cell = []
        elif self._cell is not None and own in _APART:
            self._cell.append("\n")
        elif own in _HEADINGS and self._row is None:
            self._close_heading()
            self._in_heading, self._said = own, []

    def _end(self, tag: str) -> None:
        own = _AS.get(tag, tag)
        if own == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_row()
        elif own == "tr" and self._depth:
            self._end_row()
        elif own == "td" and self._depth:
            self._end_cell()
        elif own == self._in_heading:
            self._close_heading()

    def _data(self, raw: str) -> None:
        data = unescape(raw) if "&" in raw else raw
        if self._cell is not None:
            self._cell.append(data)
        elif self._in_heading:
            self._said.append(data)
        if not self._depth and data.strip():
            self.texts.append(tidy(data))

    @property
    def open(self) -> bool:
        return self._depth > 0

    def _close_heading(self) -> None:
        text = tidy(" ".join(self._said))
        if text and self._depth:
            self.tables[-1].heading += f" | {text}"
        elif text:
            if self._in_heading == "p":
                self._near = text
            else:
                self._heading, self._near = text, ""
        self._in_heading, self._said = "", []

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            lines = (tidy(line) for line in "".join(self._cell).split("\n"))
            self._row.append("\n".join(line for line in lines if line))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row and any(self._row) and self.tables:
            self.tables[-1].rows.append(self._row)
        self._row = None


def page(text: str, found: Found) -> tuple[list[Table], str]:
    """The tables of a page with what stands over each, and the page's other text. A page that ends within a table is cut off."""
    reader = _Page()
    reader.feed(text)
    if reader.cut or reader.open:
        found.stop("SCR-LIST-CUT", "the page ends in the middle of a table, a comment or a tag")
    return reader.tables, " ".join(reader.texts)


def with_header(tables: Iterable[Table], needed: Sequence[Sequence[str]]) -> list[tuple[Table, Mapping[str, int], int]]:
    """The tables one of whose first rows has all the columns (each by any of its spellings): table, place of each column, first row below."""
    fits: list[tuple[Table, Mapping[str, int], int]] = []
    for table in tables:
        for n, row in enumerate(table.rows[:4]):
            cells = [plain(cell) for cell in row]
            places = {names[0]: next((cells.index(name) for name in names if name in cells), -1) for names in needed}
            if min(places.values()) >= 0:
                fits.append((table, places, n + 1))
                break
    return fits
