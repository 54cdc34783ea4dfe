"""A library as a workbook and back: whatever it holds comes back the same, quickly, and no file harms the reader."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.parts.goods import BRACKET, DAY, SHIRT
from tests.parts.made import products
from tidewaiter.parts.preview import preview
from tidewaiter.service.parts.workbook import read_workbook, template, workbook


def through(content: bytes, suffix: str = ".xlsx"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"library{suffix}"
        path.write_bytes(content)
        return read_workbook(path, DAY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(products, max_size=5, unique_by=lambda one: one.sku))
def test_a_library_that_is_exported_and_imported_is_the_same(held):
    read = through(workbook(held))
    assert [one for one in read.findings if one.rule != "PART-NO-PRODUCTS"] == []
    into_nothing = preview(read, "c1", {})
    assert [step.product for step in into_nothing.steps] == held
    into_itself = preview(read, "c1", {one.sku: one for one in held})
    assert [step.what for step in into_itself.steps] == ["same"] * len(held)


def test_spaces_at_the_ends_are_no_change():
    held = replace(BRACKET, description=" bracket ", restricted="one\r\ntwo ")
    assert [step.what for step in preview(through(workbook([held])), "c1", {held.sku: held}).steps] == ["same"]


def test_a_sign_that_no_workbook_holds_does_not_spoil_the_rest():
    read = through(workbook([replace(BRACKET, description="a\ufffeb"), SHIRT]))
    assert [one.values["description"] for one in read.products] == ["a\ufffdb", SHIRT.description]


def test_the_template_is_read_and_holds_nothing():
    read = through(template())
    assert read.products == () and read.findings == ()


def test_twenty_thousand_rows_are_read_in_seconds():
    held = [replace(BRACKET, sku=f"BR-{n}") for n in range(20_000)]
    content = workbook(held)
    told = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.xlsx"
        path.write_bytes(content)
        start = process_time()
        read = read_workbook(path, DAY, lambda done, every: told.append((done, every)))
        steps = preview(read, "c1", {one.sku: one for one in held})
        spent = process_time() - start
    assert steps.count("same") == 20_000 and spent < 30
    assert told[-1] == (80_000, 80_000) and len(told) == 160       # origins, quantities and facts have a row for each


def test_numbers_days_and_percentages_as_excel_keeps_them(tmp_path):
    path = tmp_path / "goods.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, ["Part No.", "HTS", "Classified on", "Net weight (kg)", "Fact steel_pct", "Country of Origin"])
        sheet.write_row(1, 0, ["A-1", 406904100])
        sheet.write_datetime(1, 2, date(2026, 3, 4), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_row(1, 3, [0.35, 0.35, "cn"])
        sheet.write_row(2, 0, ["A-2", 7326908688, 46026, "0,35"])
    read = read_workbook(path, DAY)
    first, second = read.products
    assert first.values["hts"] == "406904100" and first.values["decided_on"] == date(2026, 3, 4) and not first.refused
    assert [(one.rule, one.where) for one in first.findings] == [
        ("PART-HTS-ZERO", "goods.xlsx, Sheet1!B2"), ("PART-PERCENT", "goods.xlsx, Sheet1!E2")]
    assert "0406.90.4100" in first.findings[0].fix
    assert second.refused and [(one.rule, one.where) for one in second.findings] == [
        ("PART-CELL", "goods.xlsx, Sheet1!C3"), ("PART-CELL", "goods.xlsx, Sheet1!D3")]
    assert "2026-01-04" in second.findings[0].message


def test_a_table_of_commas_is_read(tmp_path):
    path = tmp_path / "goods.csv"
    path.write_text("Style;HTS code;MID;COO;kg per piece\nTS-1;6109.10.0012;MXTEX12MEX;MX;0.2\n", encoding="utf-8")
    (one,) = preview(read_workbook(path, DAY), "c1", {}).steps
    assert one.product and one.product.hts == "6109100012"
    assert (one.product.origins[0].manufacturer, one.product.conversions[0].unit) == ("MXTEX12MEX", "KG")


@pytest.mark.parametrize(("name", "content"), [
    ("a.xlsx", b"PK\x03\x04nothing"), ("a.ods", b"nothing"), ("a.csv", b"\xff\xfe\x00"), ("a.csv", b""), ("a.xlsx", b"")])
def test_what_is_no_table_is_a_finding(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    read = read_workbook(path, DAY)
    assert read.products == () and [one.severity.value for one in read.findings] == ["fatal"]


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="products">%s</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS % rows)
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
    return path


def cells(*texts: str) -> str:
    return "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts)


EMPTY = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_an_open_document_is_read(tmp_path):
    path = ods(tmp_path / "goods.ods", f"<table:table-row>{cells('sku', 'hts')}</table:table-row><table:table-row>{cells('A-1', '7326908688')}"
                                       f"</table:table-row>{EMPTY}")
    assert [one.values for one in read_workbook(path, DAY).products] == [{"hts": "7326908688"}]


@pytest.mark.parametrize("rows", [
    f"{EMPTY}<table:table-row>{cells('sku')}</table:table-row>",
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
    '<table:table-row><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>',
    '<table:table-row a=">" table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
    f'<table:table-row table:number-rows-repeated="99000">{cells("x" * 9000)}</table:table-row>',
    '<table:table-row table:number-rows-repeated="99000"><table:table-cell table:number-columns-repeated="199" office:value="1"/></table:table-row>',
], ids=["far away", "many rows", "many columns", "behind a mark", "a long text in many rows", "a table full of ones"])
def test_an_open_document_that_would_fill_the_memory_is_refused(tmp_path, rows):
    read = read_workbook(ods(tmp_path / "bomb.ods", rows), DAY)
    assert [one.rule for one in read.findings] == ["PAP-FILE-SIZE"]


@pytest.mark.parametrize(("letters", "rows", "read"), [(9_000, 40_000, False), (300, 40_000, True)])
def test_a_long_text_that_many_cells_share_is_refused(tmp_path, letters, rows, read):
    path = tmp_path / "bomb.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("products")
        sheet.write_row(0, 0, ["sku", "description"])
        for n in range(1, rows):
            sheet.write_row(n, 0, [f"P{n}", "x" * letters])
    assert path.stat().st_size < 2_000_000
    found = read_workbook(path, DAY)
    assert (len(found.products) == rows - 1, [one.rule for one in found.findings]) == (read, [] if read else ["PAP-FILE-SIZE"])


def test_a_workbook_that_unpacks_too_large_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            archive.writestr(f"xl/media/{n}", b"\0" * 40_000_000)
    assert [one.rule for one in read_workbook(path, DAY).findings] == ["PAP-FILE-SIZE"]
