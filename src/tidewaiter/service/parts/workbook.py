"""A parts library as a workbook, and a workbook or table as what it says of products."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from tidewaiter.findings import Finding
from tidewaiter.papers.table import read_sheets
from tidewaiter.parts import writing
from tidewaiter.parts.product import Product
from tidewaiter.parts.reading import Progress, Read, read_products

_NOT_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}              # characters that no XML file holds


def workbook(products: Sequence[Product]) -> bytes:
    """The library as an Excel workbook, every cell a text, so that first zeros stay."""
    return _workbook(writing.sheets(products))


def template() -> bytes:
    """A workbook with the labels alone, each with a note of what the column holds."""
    return _workbook(writing.template())


def read_workbook(path: Path, day: date, progress: Progress | None = None, name: str = "") -> Read:
    """What a .xlsx, .ods or .csv file says of products. A file that is too large or is no table is a finding. Places begin with its `name`."""
    sheets = read_sheets(path)
    if isinstance(sheets, Finding):
        return Read((), (replace(sheets, where=sheets.where.replace(path.name, name or path.name, 1)),))
    return read_products([(sheet.name, sheet.rows) for sheet in sheets], name or path.name, day, progress)


def _workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    content = io.BytesIO()
    notes = writing.notes()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        text, head = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
        for name, rows in sheets.items():
            sheet: Any = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, len(rows[0]) - 1, 16, text)
            for n, label in enumerate(rows[0]):
                sheet.write_string(0, n, label, head)
                sheet.write_comment(0, n, notes[name][n])
            for m, row in enumerate(rows[1:], 1):
                for n, cell in enumerate(row):
                    if cell:
                        sheet.write_string(m, n, cell.translate(_NOT_XML), text)
    return content.getvalue()
