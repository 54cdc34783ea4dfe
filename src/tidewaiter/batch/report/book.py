"""A report as an Excel workbook: the figures behind the page, to the cent, with charts of Excel's own."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

from tidewaiter.batch.report.report import KEPT, Report
from tidewaiter.batch.report.tables import Table

_FORMATS = {"usd": '"$"#,##0.00;[Red]-"$"#,##0.00', "count": "#,##0", "share": "0.00%", "text": "@"}
_SHEETS = {"programmes": "Programmes", "struck-down": "Struck down", "origins": "Origins", "months": "Months", "parts": "Parts",
           "suppliers": "Suppliers", "hts": "HTS numbers", "findings": "Findings"}
_BARS = 10
_MOST_CELL = 32_767              # characters that Excel takes in a cell
_NOT_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


def book(report: Report) -> bytes:
    """The workbook. Texts are written as texts whatever they begin with, so that none is a formula."""
    content = BytesIO()
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, {"in_memory": True, **texts}) as made:
        made.set_properties({"title": report.title, "comments": "Not legal advice."})
        formats = {kind: made.add_format({"num_format": text, "valign": "top"}) for kind, text in _FORMATS.items()}
        totals = {kind: made.add_format({"num_format": text, "bold": True, "top": 1}) for kind, text in _FORMATS.items()}
        head = made.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4EAF0", "bottom": 1})
        tables = {table.id: table for table in report.tables(KEPT)}
        _summary(made.add_worksheet("Summary"), report, formats, made.add_format({"bold": True, "font_size": 16}), head)
        for id_, name in _SHEETS.items():
            sheet = made.add_worksheet(name) if id_ in tables or id_ != "struck-down" else None
            if sheet and id_ in tables:
                _sheet(made, sheet, name, tables[id_], formats, totals, head)
            elif sheet:
                sheet.write_string(0, 0, "The lines do not name them.")
    return content.getvalue()


def _summary(sheet: Any, report: Report, formats: dict[str, Any], title: Any, head: Any) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, 70)
    sheet.write_string(0, 0, _text(report.title), title)
    for n, label in enumerate(("Figure", "Amount", "What it says")):
        sheet.write_string(2, n, label, head)
    at = 3
    for one in report.headlines:
        sheet.write_string(at, 0, one.label)
        _write(sheet, at, 1, "not known" if one.amount is None else one.amount, "text" if one.amount is None else one.kind, formats)
        sheet.write_string(at, 2, _text(one.note))
        at += 1
    made = report.made
    for label, text in (("Lines", made.lines), ("Rating", made.out), ("Totals", made.totals), ("Held against", made.against),
                        ("Edition of the law", made.edition), ("Newest text of the law held", made.newest), ("As if entered on", made.as_if),
                        ("Law known on", made.known_on), ("Made by", f"Tidewaiter {made.version}"), ("", "Not legal advice.")):
        at += 1
        sheet.write_string(at, 0, label)
        sheet.write_string(at, 1, _text(text))
    for finding in report.findings:
        at += 1
        sheet.write_string(at, 0, finding.rule)
        sheet.write_string(at, 1, _text(f"{finding.message}. {finding.fix}"))
    sheet.freeze_panes(3, 0)
    sheet.fit_to_pages(1, 0)


def _sheet(made: Any, sheet: Any, name: str, table: Table, formats: dict[str, Any], totals: dict[str, Any], head: Any) -> None:
    for n, column in enumerate(table.columns):
        sheet.write_string(0, n, column.label, head)
        widest = max((len(str(row[n])) for row in table.rows[:200]), default=0)
        sheet.set_column(n, n, min(60, max(12, len(column.label) + 3, widest + 3)))
    for m, row in enumerate(table.rows, 1):
        for n, cell in enumerate(row):
            _write(sheet, m, n, cell, table.columns[n].kind, formats)
    if table.total:
        for n, cell in enumerate(table.total):
            _write(sheet, len(table.rows) + 1, n, cell, table.columns[n].kind, totals)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    duty = next((n for n, column in enumerate(table.columns) if column.label == "Duty"), None)
    if duty is not None and table.rows:
        months = table.id == "months"
        last = len(table.rows) - (1 if table.more else 0) if months else min(_BARS, len(table.rows) - (1 if table.more else 0))
        chart = made.add_chart({"type": "column" if months else "bar"})
        chart.add_series({"name": "Duty", "fill": {"color": "#0B5C8A"}, "gap": 60,
                          "categories": [name, 1, 0, last, 0], "values": [name, 1, duty, last, duty]})
        chart.set_title({"name": f"Duty by {table.columns[0].label.lower()}", "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        lines = {"visible": True, "line": {"color": "#D5DBE1"}}
        chart.set_y_axis({"num_format": '"$"#,##0', "major_gridlines": lines} if months else {"reverse": True})
        chart.set_x_axis({} if months else {"num_format": '"$"#,##0'})
        chart.set_size({"width": 720, "height": 380})
        sheet.insert_chart(1, len(table.columns) + 1, chart)


def _write(sheet: Any, row: int, column: int, value: Any, kind: str, formats: dict[str, Any]) -> None:
    if value is None:
        sheet.write_blank(row, column, None, formats[kind])
    elif kind == "text":
        sheet.write_string(row, column, _text(str(value)), formats[kind])
    else:
        # Excel holds 15 digits: cents are exact below ten trillion dollars.
        sheet.write_number(row, column, value / {"usd": 100, "share": 100_000}.get(kind, 1), formats[kind])


def _text(text: str) -> str:
    return text.translate(_NOT_XML)[:_MOST_CELL]
