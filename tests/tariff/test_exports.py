"""The official exports: read whole, odd ones told, anything else refused."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.findings import fatal
from tidewaiter.tariff.exports import Footnote, Row, read_export

ROWS = [
    {"htsno": "0101", "indent": "0", "description": "Live horses:", "superior": None, "units": [], "general": "", "special": "", "other": "",
     "footnotes": [], "quotaQuantity": "", "additionalDuties": "", "addiitionalDuties": None},
    {"htsno": "", "indent": "1", "description": "Horses:", "superior": "true", "units": [], "general": "", "special": "", "other": "",
     "footnotes": None},
    {"htsno": "0101.21.00", "indent": "2", "description": "Purebred, 5&nbsp;m<sup>2</sup>", "superior": None, "units": ["No."], "general": "Free",
     "special": "", "other": "Free",
     "footnotes": [{"columns": ["general"], "value": "See 9903.88.15. ", "type": "endnote"}], "addiitionalDuties": "x"},
]


def export(rows=ROWS) -> bytes:
    return json.dumps(rows).encode()


def test_rows_are_read_clean_and_with_their_columns():
    rows = read_export(export()).rows
    assert rows[1] == Row("", 1, "Horses:")
    assert rows[2] == Row("01012100", 2, "Purebred, 5 m2", ("No.",), "Free", "", "Free",
                          (Footnote(("general",), "See 9903.88.15.", "endnote"),), "", "x")


def test_gzip_and_csv_give_the_same_rows():
    table = io.StringIO()
    sheet = csv.writer(table)
    sheet.writerow(["HTS Number", "Indent", "Description", "Unit of Quantity", "General Rate of Duty", "Special Rate of Duty",
                    "Column 2 Rate of Duty",
                    "Quota Quantity", "Additional Duties"])
    sheet.writerow(["0101.21.00", "2", "Purebred", '["No.","kg"]', "Free", "", "Free", "", ""])
    rows = [{"htsno": "0101.21.00", "indent": "2", "description": "Purebred", "units": ["No.", "kg"], "general": "Free", "special": "",
             "other": "Free"}]
    plain = read_export(export(rows)).rows
    assert read_export(gzip.compress(export(rows))).rows == plain == read_export(table.getvalue().encode()).rows
    assert plain == read_export(table.getvalue().replace('"[""No."",""kg""]"', '"No.,kg"').encode()).rows
    assert "HTS-EXPORT-CSV" in {finding.rule for finding in read_export(table.getvalue().encode()).findings}
    assert "HTS-EXPORT-CSV" not in {finding.rule for finding in read_export(export(rows)).findings}


WRONG = [b"", b"<html><body>Service Unavailable</body></html>", b"not an export", export()[:-40], gzip.compress(export())[:-9],
         b"\x1f\x8b\x08rubbish",
         gzip.compress(export())[:12] + b"\xff\xff" + gzip.compress(export())[14:],
         b"[]", b'{"error": 1}', b"\xff\xfe\x00\x01", export([{"htsno": "01O1"}]), export([{"htsno": "0101", "indent": "many"}])]


WRONG += [export([{**ROWS[2], **other}]) for other in (
    {"indent": "99999999999999"}, {"indent": "-1"}, {"description": "half \ud800"}, {"description": ["Horses"]}, {"general": False},
    {"other": 0.05}, {"footnotes": [{"columns": ["general"], "value": {"see": "9903.88.15"}}]},
)]
WRONG += [export([{key: value for key, value in row.items() if key != lost} for row in ROWS]) for lost in ("indent", "general", "special", "other")]

HEAD = "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity\n"
LINE = '0101.21.00,2,"Purebred, of a kind","[""No.""]",Free,,20%,\n'
WRONG += [(HEAD + table).encode() for table in (LINE + "0101.29.00,2,Oth", LINE + '0101.29.00,2,"Oth', LINE + "0101.29.00,2,Other,,4.5%,,2")]
WRONG += [(HEAD + LINE).replace("General Rate of Duty", "General").encode()]


@pytest.mark.parametrize("data", WRONG)
def test_what_is_no_whole_export_is_refused_with_a_reason(data):
    found = read_export(data)
    assert fatal(found.findings) and found.rows == ()


def test_a_whole_table_is_read():
    (row,) = read_export((HEAD + LINE).encode()).rows
    assert (row.number, row.description, row.units, row.general, row.other) == ("01012100", "Purebred, of a kind", ("No.",), "Free", "20%")


@pytest.mark.parametrize("last", range(95, 100))
def test_a_chapter_that_is_not_there_is_told(last):
    rows = [{**ROWS[0], "htsno": f"{chapter:02}01"} for chapter in range(1, last + 1) if chapter != 77]
    told = [finding.message for finding in read_export(export(rows)).findings if finding.rule == "HTS-EXPORT-CHAPTERS"]
    assert told == ([f"chapters {', '.join(str(chapter) for chapter in range(last + 1, 100))} are missing"] if last < 99 else [])


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_mutated_export_never_crashes_the_reader(noise, at):
    good = export()
    read_export(good[:at] + noise + good[at + len(noise):])


@pytest.mark.reference
def test_every_edition_held_is_read_whole(reference):
    paths = sorted((reference / "hts").glob("*.json.gz"))
    assert len(paths) == 43 or len(paths) == 44
    for path in paths:
        found = read_export(path.read_bytes(), path.name)
        assert len(found.rows) > 30_000 and not fatal(found.findings), path.name
