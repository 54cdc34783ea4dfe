"""The page and the workbook, read back: nothing hostile comes through, every table sums, and all is said without a script."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.batch.report.rated import FORMULA, HOSTILE, history, lines, rating
from tidewaiter.batch.compare.side import read_sides
from tidewaiter.batch.report.book import book
from tidewaiter.batch.report.figures import figures
from tidewaiter.batch.report.page import page, shown, whole
from tidewaiter.batch.report.report import Made, Report
from tidewaiter.batch.report.tables import Advice, Told

TOLD = {"ieepa-china": Told("Emergency duty", True, "CAPE", "CSMS 68340863"), "s301-china": Told("Section 301"), "column-1-general": Told("Column 1")}


def made(tmp_path, given=None, against="paid", **options):
    first, other = read_sides(str(rating(tmp_path, history(tmp_path, given), **options)), "paid")
    advice = {"HTS-ENDED": Advice("fatal", f"{HOSTILE} ended", "Write the number that follows it.", "schedule", "L4")}
    whence = Made("2026-11-01", "2026-11-05, a notice", "", "", "lines.parquet", "out.parquet", "out-totals.parquet", against, "0.1")
    return Report(f"Duty {HOSTILE}", whence, figures(first, other if against else None), TOLD, advice, ())


class Read(HTMLParser):
    """What a page says: its tags, tables as rows of texts by the section that they are in, and the ids of it."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.wanted, self.tables, self.open = [], [], [], {}, []
        self.section, self.cell, self.text = "", None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.wanted += given.get("aria-labelledby", "").split()
        if tag == "section":
            self.section = given.get("id", "")
        elif tag == "tr":
            self.tables.setdefault(self.section, []).append([])
        elif tag in ("th", "td"):
            self.cell = ""

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.tables[self.section][-1].append(self.cell)
            self.cell = None

    def handle_data(self, text):
        self.text.append(text)
        if self.cell is not None:
            self.cell += text


def dollars(text):
    return Decimal(text.replace("$", "").replace(",", "").replace("\u2212", "-"))


def test_the_page_has_no_script_and_fetches_nothing(tmp_path):
    text = page(made(tmp_path))
    read = Read(text)
    assert "script" not in {tag for tag, _ in read.tags} and "<script" not in text and "@import" not in text and "url(" not in text
    assert not [attrs for _, attrs in read.tags if any(name in attrs for name in ("src", "onclick", "onload", "srcset"))]
    assert all(attrs["href"].startswith("#") for _, attrs in read.tags if "href" in attrs)
    assert HOSTILE in "".join(read.text)


def test_ids_stand_once_and_every_chart_says_what_it_is(tmp_path):
    read = Read(page(made(tmp_path)))
    assert len(read.ids) == len(set(read.ids)) and set(read.wanted) <= set(read.ids)
    charts = [attrs for tag, attrs in read.tags if tag == "svg"]
    assert len(charts) >= 5 and all(attrs["role"] == "img" and attrs["aria-labelledby"] for attrs in charts)


@pytest.mark.parametrize("options", [{}, {"totals": False}])
def test_every_table_of_the_page_sums_to_its_last_row(tmp_path, options):
    tables = Read(page(made(tmp_path, **options))).tables
    for name in ("programmes", "struck-down", "origins", "months", "parts", "suppliers", "hts"):
        head, *rows, total = tables[name]
        for n, label in enumerate(head):
            if label in ("Duty", "Value", "Fees", "Difference", "Other rating"):
                assert sum(dollars(row[n]) for row in rows) == dollars(total[n]), (name, label)
    assert tables["programmes"][-1][3] == "$408.25" == tables["hts"][-1][3]


def test_parts_beyond_the_greatest_are_one_row(tmp_path):
    given = [{**lines()[3], "line_id": f"N{n}", "part": f"P{n}"} for n in range(40)]
    report = made(tmp_path, given, rated={f"N{n}": [("8471.30.01.00", "column-1-general", f"{n}.00")] for n in range(40)})
    head, *rows, total = Read(page(report)).tables["parts"]
    assert len(rows) == 26 and rows[-1][0] == "15 others" and rows[0][0] == "P39" and total[head.index("Duty")] == "$780.00"


def test_the_workbook_has_its_sheets_and_the_same_sums(tmp_path):
    found = CalamineWorkbook.from_filelike(BytesIO(book(made(tmp_path))))
    assert found.sheet_names == ["Summary", "Programmes", "Struck down", "Origins", "Months", "Parts", "Suppliers", "HTS numbers", "Findings"]
    for name in found.sheet_names[1:-1]:
        head, *rows, total = found.get_sheet_by_name(name).to_python()
        at = head.index("Duty")
        assert round(sum(row[at] for row in rows), 2) == total[at], name
    assert found.get_sheet_by_name("Parts").to_python()[-1][3] == 408.25


def test_texts_that_look_like_formulas_stay_texts(tmp_path):
    from zipfile import ZipFile

    content = book(made(tmp_path))
    with ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet") and b"<f>" in parts.read(name)]
    sheets = CalamineWorkbook.from_filelike(BytesIO(content))
    assert {FORMULA, "@P"} <= {row[0] for row in sheets.get_sheet_by_name("Parts").to_python()}
    assert {"+1", "-1"} <= {row[0] for row in sheets.get_sheet_by_name("Suppliers").to_python()}


def test_a_history_of_no_lines_is_a_report_of_nothing(tmp_path):
    report = made(tmp_path, [], against="")
    assert "None." in page(report) and CalamineWorkbook.from_filelike(BytesIO(book(report))).sheet_names


@pytest.mark.parametrize(("value", "kind", "cell", "headline"), [
    (99_999, "usd", "$999.99", "$999.99"), (100_050, "usd", "$1,000.50", "$1,001"), (-100_049, "usd", "\u2212$1,000.49", "\u2212$1,000"),
    (12_345, "share", "12.35%", "12.35%"), (None, "usd", "–", "–"), (1234, "count", "1,234", "1,234"),
])
def test_cells_are_read_as_money_shares_and_counts(value, kind, cell, headline):
    assert (shown(value, kind), whole(value, kind)) == (cell, headline)
