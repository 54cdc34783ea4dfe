"""Sources into lines: reports gathered, extracts by their maps, tables; nothing is dropped that is not told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidewaiter.batch.extracts import convert as room
from tidewaiter.batch.extracts import tables
from tidewaiter.batch.extracts.column_map import read_map
from tidewaiter.batch.extracts.tables import Unreadable
from tidewaiter.service.extracts import _texts

ES_003, LINES = (read_map(_texts()[name], name) for name in ("es-003", "lines"))
HEAD = ["Entry Summary Number", "Entry Summary Line Number", "Entry Type Code", "Entry Date", "Country of Origin Code", "Tariff Ordinal Number",
        "HTS Number - Full", "Line Tariff Goods Value Amount", "Line Tariff Duty Amount", "Line Tariff Quantity (1)", "Line Tariff UOM (1) Code"]
ERP = read_map("""
columns:
  entry_id: Zollanmeldung
  hts: Tarifnr
  origin: {from: Land, values: {Volksrepublik: CN}}
  entered: {from: Datum, days: DD.MM.YYYY}
  value: {from: Wert, decimal: comma}
  mode: {always: "11"}
facts: {exporter: Hersteller}
""", "erp")


def es_003(path: Path, *rows: str, above: str = "", head: str = ",".join(HEAD)) -> Path:
    path.write_text(f"{above}{head}\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def lines(path: Path, chosen=ES_003, **options):
    out = path.with_name("lines.parquet")
    made = room.convert([path], chosen, out, **options)
    return pl.read_parquet(out), [(one.rule, one.where) for one in made.findings], made


def test_a_line_of_chapter_99_and_its_own_number_is_one_line(tmp_path):
    got, told, _ = lines(es_003(
        tmp_path / "a.csv", "B1,1,1,04/08/2025,IN,1,99030128,$0.00,$850.00,,", 'B1,1,1,04/08/2025,IN,2,3923900080,"$10,000.00",$300.00,100,NO',
    ))
    assert told == []
    assert got.select("line_id", "entry_id", "hts", "value", "paid_duty", "q1", "u1", "entry_type", "entered").rows() == [
        ("B1-1", "B1", "3923900080", Decimal(10000), Decimal(1150), Decimal(100), "NO", "01", date(2025, 4, 8)),
    ]


def test_a_number_of_chapter_98_is_a_fact(tmp_path):
    got, _, _ = lines(es_003(
        tmp_path / "a.csv", "B1,1,01,04/08/2025,MX,1,9802.00.8016,1000,0,,", "B1,1,01,04/08/2025,MX,2,6203424011,9000,300,100,DOZ",
    ))
    assert got.select("hts", "value", "facts").rows() == [("6203424011", Decimal(10000), '{"ch98": "9802.00.8016"}')]


def test_several_numbers_of_a_line_are_several_lines(tmp_path):
    got, told, _ = lines(es_003(
        tmp_path / "a.csv", "B1,1,01,04/08/2025,CN,1,99038803,0,25,,", "B1,1,01,04/08/2025,CN,2,9102118010,100,5,1,NO",
        "B1,1,01,04/08/2025,CN,3,9102118020,50,2,1,NO",
    ))
    assert got.select("line_id", "hts", "value", "paid_duty").rows() == [
        ("B1-1/1", "9102118010", Decimal(100), Decimal(30)), ("B1-1/2", "9102118020", Decimal(50), Decimal(2)),
    ]
    assert told == [("EXTRACT-LINE-SEVERAL", "file")]


def test_a_line_without_a_number_of_its_own_stays(tmp_path):
    got, told, _ = lines(es_003(tmp_path / "a.csv", "B1,1,01,04/08/2025,CN,1,99038803,0,25,,"))
    assert (got["hts"].to_list(), told) == ([None], [("EXTRACT-LINE-NO-NUMBER", "file")])


def test_a_sum_without_one_of_its_cells_is_no_sum(tmp_path):
    got, told, _ = lines(es_003(
        tmp_path / "a.csv", "B1,1,01,04/08/2025,CN,1,99038803,0,twenty,,", "B1,1,01,04/08/2025,CN,2,3923900080,100,5,1,NO",
    ))
    assert (got["paid_duty"].to_list(), got["value"].to_list(), told) == ([None], [Decimal(100)], [("EXTRACT-CELL", "paid_duty")])


def test_a_value_that_repeats_on_each_row_counts_once(tmp_path):
    head = ",".join(HEAD).replace("Line Tariff Goods Value Amount", "Line Goods Value Amount")
    got, _, _ = lines(es_003(
        tmp_path / "a.csv", "B1,1,01,04/08/2025,CN,1,99038803,100,25,,", "B1,1,01,04/08/2025,CN,2,3923900080,100,5,1,NO", head=head,
    ))
    assert got.select("value", "paid_duty").rows() == [(Decimal(100), Decimal(30))]


def test_an_ordinal_twice_is_told(tmp_path):
    row = "B1,1,01,04/08/2025,CN,1,3923900080,100,5,1,NO"
    assert ("EXTRACT-LINE-ORDINAL", "file") in lines(es_003(tmp_path / "a.csv", row, row))[1]


def test_titles_above_and_totals_below(tmp_path):
    path = es_003(tmp_path / "a.csv", "B1,1,01,04/08/2025,CN,1,3923900080,100,5,1,NO", "", "Grand Total,,,,,,,100,5,,",
                  ",".join(HEAD), above="\ufeffES-003 Entry Summary Line Tariff Details\nRun on,11/20/2026\n\n")
    got, told, made = lines(path)
    assert (got.height, made.rows, told) == (1, 3, [("EXTRACT-ROW-NO-LINE", "file")])


def test_rows_of_a_line_that_stand_apart_are_one_line(tmp_path, monkeypatch):
    one, other = "B1,1,01,04/08/2025,CN,{},{},{},5,1,NO", "B2,1,01,04/08/2025,CN,1,3923900080,7,5,1,NO"
    path = es_003(tmp_path / "a.csv", one.format(2, "3923900080", 100), other, one.format(1, "99038803", 0))
    together = es_003(tmp_path / "b.csv", one.format(1, "99038803", 0), one.format(2, "3923900080", 100), other)
    for size in (65_536, 2, 1):
        monkeypatch.setattr(tables, "BATCH", size)
        assert lines(path)[0].equals(lines(together)[0])


def test_an_extract_by_its_map(tmp_path):
    path = tmp_path / "erp.csv"
    path.write_bytes("Zollanmeldung;Tarifnr;Land;Datum;Wert;Hersteller\nE1;3923900080;Volksrepublik;08.04.2025;1.234,50;Müller\n"
                     "E1;201300290;XX;31.02.2025;x;\n".encode("cp1252"))
    got, told, _ = lines(path, ERP)
    assert got.select("line_id", "hts", "origin", "entered", "value", "mode", "facts").rows() == [
        ("erp.csv:2", "3923900080", "CN", date(2025, 4, 8), Decimal("1234.50"), "11", '{"exporter": "Müller"}'),
        ("erp.csv:3", None, None, None, None, "11", None),
    ]
    assert set(told) == {("EXTRACT-ENCODING", "file"), *(("EXTRACT-CELL", name) for name in ("hts", "origin", "entered", "value"))}


def test_a_table_of_a_warehouse(tmp_path):
    path = tmp_path / "w.parquet"
    pl.DataFrame({
        "line_id": [7, 8], "entry_id": ["E", "E"], "hts": ["3923900080"] * 2, "origin": ["CN", "VN"], "entered": [date(2025, 4, 8)] * 2,
        "value": [100.1, None], "q1": [3, 4], "colour": ["red", None],
    }).write_parquet(path)
    got, told, _ = lines(path, LINES, keep=["colour"])
    assert got.select("line_id", "value", "q1", "colour").rows() == [("7", Decimal("100.10"), Decimal(3), "red"), ("8", None, Decimal(4), "")]
    assert told == [("EXTRACT-BLANK", "value")]


def test_a_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Parameters").write_row(0, 0, ["Report", "ES-003"])
        sheet = book.add_worksheet("Main Report")
        sheet.write_row(2, 1, HEAD)
        sheet.write_row(3, 1, ["B1", 1, "01", "", "CN", 1, 3923900080, 1234.1, 5, 1, "NO"])
        sheet.write_row(5, 1, ["B1", 2, "01", "2025-04-08", "CN", 1, 201300290, 7, 5, 1, "NO"])
        sheet.write_datetime(3, 4, date(2025, 4, 8), book.add_format({"num_format": "mm/dd/yyyy"}))
    got, told, made = lines(path)
    assert told == [("EXTRACT-CELL", "hts")] and "a.xlsx, Main Report, row 6: '201300290'" in made.findings[0].message
    assert got.select("line_id", "hts", "entered", "value").rows() == [
        ("B1-1", "3923900080", date(2025, 4, 8), Decimal("1234.10")), ("B1-2", None, date(2025, 4, 8), Decimal(7)),
    ]
    with pytest.raises(Unreadable):
        lines(path, sheet="Sheet9")


def test_a_file_of_what_cannot_be_read(tmp_path):
    path = es_003(tmp_path / "a.csv", "B1,1,01,04/08/2025,Atlantis,1,3923900080,100,5,1,NO,,extra")
    lines(path, told_in=tmp_path / "told.jsonl")
    told = pl.read_ndjson(tmp_path / "told.jsonl")
    assert told.select("row", "rule", "text").rows() == [(2, "EXTRACT-CELL", "Atlantis"), (2, "EXTRACT-ROW-CELLS", "")]


def test_lines_of_two_reports_that_overlap_are_told(tmp_path):
    one, two = (es_003(tmp_path / name, "B1,1,01,04/08/2025,CN,1,3923900080,100,5,1,NO") for name in ("a.csv", "b.csv"))
    made = room.convert([one, two], ES_003, tmp_path / "lines.parquet")
    assert (made.lines, [finding.rule for finding in made.findings]) == (2, ["EXTRACT-LINE-TWICE"])


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "PK\x03\x04 no workbook", "PAR1 no Parquet", "\0\0\0"])
def test_what_is_no_source_is_refused_in_one_line_and_leaves_nothing(tmp_path, text):
    path = tmp_path / "a"
    path.write_text(text)
    with pytest.raises(Unreadable) as error:
        lines(path)
    assert "\n" not in str(error.value)
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(
    st.binary(max_size=200),
    st.lists(st.text(alphabet=',;"\'\n\r\t\0$.()=-0123456789AéB', max_size=60), max_size=6).map(
        lambda rows: "\n".join([",".join(HEAD), *rows]).encode()),
    st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail), st.binary(max_size=100).map(lambda tail: b"PAR1" + tail),
))
def test_any_bytes_are_lines_or_are_refused(tmp_path, raw):
    path = tmp_path / "fuzz.csv"
    path.write_bytes(raw)
    try:
        got, _, made = lines(path)
        assert got.height == made.lines <= made.rows
    except Unreadable as error:
        assert "\n" not in str(error)
