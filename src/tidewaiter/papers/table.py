"""The cells of a CSV, XLSX or ODS file as texts, row by row, with their places."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from tidewaiter.findings import Finding
from tidewaiter.papers.files import read_bytes, read_text
from tidewaiter.papers.found import fault

MOST_ROWS = 100_000
MOST_CELLS = 200                     # in a row
MOST_UNPACKED = 100_000_000          # bytes of an XLSX file when unpacked
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]*)(\d*)""")      # of a row or a cell
_CELL_LIMIT = 10_000                 # characters
_MOST_TEXT = 200_000_000             # characters of all cells together: one long text can stand in a million cells of a small file
_CELL = 50                           # and what a cell takes beside its text
_SHARED = re.compile(rb"<(?:\w+:)?si\b")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d{1,9})\s*<")
_ODS_TAG = re.compile(rb"""<table:(table|table-row|table-cell|covered-table-cell)((?:\s(?:[^>"'/]|"[^"]*"|'[^']*')*)?)(/?)>""")
_ODS_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d+)""")
# What zipfile raises for a damaged, an encrypted and a cut archive.
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError)
_EXCEL = "save it again as .xlsx or as CSV UTF-8"


@dataclass(frozen=True)
class Row:
    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table of a workbook, or the one of a CSV file, which has no name: the rows that are not blank, by their numbers."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_rows(path: Path) -> tuple[Row, ...] | Finding:
    """The rows of the file that are not blank; of a workbook, those of the first sheet that holds any."""
    if path.suffix.lower() != ".xlsx":
        return _csv(path)
    workbook = _workbook(path)
    if isinstance(workbook, Finding):
        return workbook
    try:
        for sheet in _sheets(workbook):
            rows = [Row(f"{path.name}, {sheet.name}, row {n}", cells) for n, cells in sheet.rows]
            if rows:
                return _checked(path, rows)
    except (CalamineError, ValueError, OSError) as error:
        return _no_workbook(path, error)
    return fault("PAP-FILE-EMPTY", path.name, "no sheet of the workbook holds anything", "ask for the paper again")


def read_sheets(path: Path) -> tuple[Sheet, ...] | Finding:
    """All sheets of a workbook (.xlsx, .ods) that hold something, or the table of a CSV file."""
    if path.suffix.lower() not in (".xlsx", ".ods"):
        rows = _csv(path)
        return rows if isinstance(rows, Finding) else (Sheet("", tuple((int(row.place.rpartition(" ")[2]), row.cells) for row in rows)),)
    workbook = _workbook(path)
    if isinstance(workbook, Finding):
        return workbook
    sheets = []
    try:
        for sheet in _sheets(workbook):
            checked = _checked(path, [Row(f"{path.name}, {sheet.name}, row {n}", cells) for n, cells in sheet.rows])
            if isinstance(checked, Finding):
                return checked
            if checked:
                sheets.append(sheet)
    except (CalamineError, ValueError, OSError) as error:
        return _no_workbook(path, error)
    return tuple(sheets) or fault("PAP-FILE-EMPTY", path.name, "no sheet of the workbook holds anything", "ask for the paper again")


def _csv(path: Path) -> tuple[Row, ...] | Finding:
    text = read_text(path)
    if isinstance(text, Finding):
        return text
    first = text.splitlines()[:40]
    separator = max(",;\t", key=lambda mark: sum(line.count(mark) for line in first))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    before = 0
    try:
        for cells in reader:
            start, before = before + 1, reader.line_num
            rows.append(Row(f"{path.name}, row {start}", tuple(cell.strip() for cell in cells)))
    except csv.Error as error:
        return fault("PAP-TABLE", f"{path.name}, row {before + 1}", f"this is not CSV: {error}",
                     "look at the quotes of that row")
    return _checked(path, rows)


def _workbook(path: Path) -> CalamineWorkbook | Finding:
    """The workbook, which is not opened when it would not fit into memory."""
    raw = read_bytes(path)
    if isinstance(raw, Finding):
        return raw
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked <= MOST_UNPACKED and _too_wide(archive):
                return fault("PAP-FILE-SIZE", path.name,
                             f"a sheet reaches beyond {MOST_ROWS:,} rows or {MOST_CELLS} columns",
                             "take out the cells far off the table")
            if unpacked <= MOST_UNPACKED and _too_much_text(archive):
                return fault("PAP-FILE-SIZE", path.name, f"its cells hold more than {_MOST_TEXT:,} characters",
                             "take out long texts, or split the paper")
        if unpacked > MOST_UNPACKED:
            return fault("PAP-FILE-SIZE", path.name,
                         f"the workbook unpacks to {unpacked:,} bytes; {MOST_UNPACKED:,} are the most that is read",
                         "take out pictures and unused sheets")
        return load_workbook(io.BytesIO(raw))
    except (*_BROKEN_ZIP, CalamineError, ValueError, OSError) as error:
        return _no_workbook(path, error)


def _no_workbook(path: Path, error: Exception) -> Finding:
    kind = "OpenDocument spreadsheet" if path.suffix.lower() == ".ods" else "Excel workbook"
    return fault("PAP-TABLE", path.name, f"this is not an {kind}: {error}", _EXCEL)


def _sheets(workbook: CalamineWorkbook) -> Iterator[Sheet]:
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
        texts = ((n, tuple(_cell_text(cell) for cell in row)) for n, row in enumerate(rows, 1))
        yield Sheet(name, tuple((n, cells) for n, cells in texts if any(cells)))


def _too_wide(archive: zipfile.ZipFile) -> bool:
    """Whether a cell lies so far out that the sheet, filled up to it, would not fit into memory."""
    if "content.xml" in archive.namelist() and _repeats_too_far(archive.read("content.xml")):
        return True
    return any(int(row or 0) > MOST_ROWS or _column_number(column) > MOST_CELLS
               for sheet in _worksheets(archive) for column, row in set(_REFERENCE.findall(sheet)))


def _worksheets(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """The worksheets of a workbook, which may lie anywhere in it."""
    return (content for name in archive.namelist() if b"sheetData" in (content := archive.read(name)))


def _too_much_text(archive: zipfile.ZipFile) -> bool:
    """Whether the texts that the cells of a workbook share would, each in its cell, not fit into memory."""
    shared = [name for name in archive.namelist() if name.lower() == "xl/sharedstrings.xml"]
    lengths = [len(text) for name in shared for text in _SHARED.split(archive.read(name))[1:]]
    longest, taken = max(lengths, default=0), 0
    for sheet in _worksheets(archive) if longest else ():
        values = _VALUE.findall(sheet)
        if len(values) * longest > _MOST_TEXT - taken:
            taken += sum(lengths[n] for n in map(int, values) if n < len(lengths))
        else:
            taken += len(values) * longest
    return taken > _MOST_TEXT


def _repeats_too_far(content: bytes) -> bool:
    """The same of an OpenDocument sheet, which says of a row or a cell how often it stands there. Empty ones at the end count for nothing."""
    row = column = times = taken = 0
    tags = list(_ODS_TAG.finditer(content))
    ends = [match.start() for match in tags[1:]] + [len(content)]
    for match, end in zip(tags, ends, strict=True):
        tag, attributes, closed = match.groups()
        found = _ODS_REPEATED.search(attributes)
        repeated = int(found[1]) if found else 1
        if tag == b"table":
            row = column = times = 0
        elif tag == b"table-row":
            row, column, times = row + times, 0, repeated
        else:
            column += repeated
            filled = not closed or b"value" in attributes or b"formula" in attributes
            taken += times * repeated * (_CELL + len(attributes) + end - match.end()) if filled else 0
            if filled and (row + times > MOST_ROWS or column > MOST_CELLS or taken > 2 * _MOST_TEXT):
                return True
    return False


def _column_number(letters: bytes) -> int:
    """
    >>> _column_number(b"A"), _column_number(b"XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _checked(path: Path, rows: list[Row]) -> tuple[Row, ...] | Finding:
    filled = tuple(row for row in rows if any(row.cells))
    if len(filled) > MOST_ROWS:
        return fault("PAP-FILE-SIZE", path.name, f"the table has more than {MOST_ROWS:,} rows", "split the paper")
    for row in filled:
        if len(row.cells) > MOST_CELLS or any(len(cell) > _CELL_LIMIT for cell in row.cells):
            return fault("PAP-TABLE", row.place,
                         f"the row has over {MOST_CELLS} cells, or one of over {_CELL_LIMIT:,} characters",
                         "take out what does not belong to the invoice")
    return filled


def _cell_text(cell: object) -> str:
    """A cell as it would be typed. Excel keeps 15 significant digits, so more than that of a number is noise."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float():
            number = Decimal(format(cell, ".15g"))
            if not number.is_finite():
                return str(number)
            return str(int(number)) if number == number.to_integral_value() else format(number, "f")
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
        case date():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return str(cell).strip()
