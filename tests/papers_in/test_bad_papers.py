"""Bad papers: a finding with its place and a fix, never a traceback."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.papers_in.folders import EXAMPLES, A, copy, read, rules
from tidewaiter.findings import Severity, fatal
from tidewaiter.papers import files
from tidewaiter.papers.shipment import read_shipment

SHIPMENT, INVOICE, BILL = "shipment.yaml", "invoice.csv", "bill.yaml"

# A text of example (a), what it is changed to, the rule that finds it, and the place.
CHANGES = (
    # values
    (SHIPMENT, "entered: 2026-09-18", "entered: 1926-09-18", "PAP-VALUE", "shipment.yaml, line 10, days.entered"),
    (SHIPMENT, "entered: 2026-09-18", "entered: 9/18/26", "PAP-VALUE", "shipment.yaml, line 10, days.entered"),
    (SHIPMENT, "entered: 2026-09-18", "entered: 2026-02-30", "PAP-VALUE", "shipment.yaml, line 10, days.entered"),
    (SHIPMENT, "  entered: 2026-09-18\n", "", "PAP-KEY-MISSING", "shipment.yaml, line 10, days.entered"),
    (SHIPMENT, "amount: 1120.00", "amount: -1120.00", "PAP-NEGATIVE", "shipment.yaml, line 75, charges.1.amount"),
    (SHIPMENT, "amount: 1120.00", "amount: 1.120,00", "PAP-KEY-UNKNOWN", "shipment.yaml, line 75, charges.1.00"),
    (SHIPMENT, "amount: 1120.00", "amount: one", "PAP-VALUE", "shipment.yaml, line 75, charges.1.amount"),
    (SHIPMENT, "related: no", "related: perhaps", "PAP-VALUE", "shipment.yaml, line 64, goods.related"),
    (SHIPMENT, "B76-0324527-8", "B76-0324527-9", "PAP-ENTRY-NUMBER", "shipment.yaml, line 3, entry.number"),
    (SHIPMENT, "B76-0324527-8", "324527", "PAP-ENTRY-NUMBER", "shipment.yaml, line 3, entry.number"),
    (SHIPMENT, "7326.90.8688", "7326.90.86", "PAP-HTS", "shipment.yaml, line 68, lines.HL-FB-60.hts"),
    (SHIPMENT, "consignee: importer", "consignee: importr", "PAP-VALUE", "shipment.yaml, line 26, parties.consignee"),
    # shape
    (SHIPMENT, "entry:\n", "enrty:\n", "PAP-KEY-UNKNOWN", "shipment.yaml, line 2, enrty"),
    (SHIPMENT, "  port: 2704", "  prot: 2704", "PAP-KEY-UNKNOWN", "shipment.yaml, line 5, entry.prot"),
    (SHIPMENT, "  port: 2704", "  port: [2704]", "PAP-KEY-SHAPE", "shipment.yaml, line 5, entry.port"),
    (SHIPMENT, "bond: {kind: 8, surety: 036}", "bond: 8", "PAP-KEY-SHAPE", "shipment.yaml, line 57, bond"),
    (SHIPMENT, "  port: 2704", "  port: 2704\n  port: 2709", "PAP-KEY-TWICE", "shipment.yaml, line 6"),
    (SHIPMENT, "  port: 2704", "  port: &p 2704", "PAP-YAML-ALIAS", "shipment.yaml, line 5"),
    (SHIPMENT, "  port: 2704", "\tport: 2704", "PAP-YAML", "shipment.yaml, line 5"),
    (SHIPMENT, "  port: 2704", "  port: !!python/object:os.system 2704", "PAP-YAML-TAG", "shipment.yaml, line 5"),
    (SHIPMENT, "entry:\n", "---\nentry: 1\n---\nentry:\n", "PAP-YAML", "shipment.yaml, line 4"),
    # papers that contradict each other
    (SHIPMENT, "exported: 2026-08-29", "exported: 2026-09-29", "PAP-DAYS", "shipment.yaml, line 12, days.exported"),
    (SHIPMENT, "loaded: 2026-08-28", "loaded: 2026-08-27", "PAP-DAYS", "shipment.yaml, line 13, days.loaded"),
    (SHIPMENT, "location: Z952", "mode: 40", "PAP-CONTRADICTION", "shipment.yaml, line 55, transport.mode"),
    (SHIPMENT, "exported_from: CN", "exported_from: CN\n  origin: VN", "PAP-ORIGIN", "invoice.csv, row 14"),
    (SHIPMENT, "HL-FB-60:", "HL-FB-61:", "PAP-UNUSED", "shipment.yaml, line 67, lines.HL-FB-61"),
    (SHIPMENT, "hts: 7326.90.8688", "hts: 8302.49.6085", "PAP-HTS-INVOICE", "invoice.csv, row 14"),
    (SHIPMENT, "treatment: non_dutiable, amount: 60", "treatment: addition, amount: 60", "PAP-CHARGE",
     "shipment.yaml, line 77, charges.2.treatment"),
    (SHIPMENT, "treatment: non_dutiable, amount: 1120", "treatment: deduction, amount: 1120", "PAP-TERMS", "HL260815"),
    (SHIPMENT, "invoice: HL260815, share", "invoice: HL260816, share", "PAP-UNUSED",
     "shipment.yaml, line 75, charges.1.invoice"),
    (INVOICE, "Invoice date,2026-08-15", "Invoice date,2026-10-15", "PAP-DAYS", "invoice.csv"),
    (INVOICE, "Buyer,PRAIRIE HARDWARE", "Buyer,PRAIRIE SOFTWARE", "PAP-PARTY", "invoice.csv"),
    (INVOICE, "Seller,NINGBO HAILONG", "Seller,NINGBO HAIHU", "PAP-PARTY", "invoice.csv"),
    (BILL, "consignee: PRAIRIE", "consignee: STEPPE", "PAP-PARTY", "bill.yaml"),
    # the invoice
    (INVOICE, "Total,,,,,14172.00", "Total,,,,,14172.01", "PAP-INVOICE-TOTAL", "invoice.csv, row 17"),
    (INVOICE, "PCS,1.00,14172.00", "PCS,1.01,14172.00", "PAP-ROW-AMOUNT", "invoice.csv, row 14"),
    (INVOICE, ",14172,PCS,1.00,14172.00", ",-14172,PCS,1.00,-14172.00", "PAP-NEGATIVE", "invoice.csv, row 14"),
    (INVOICE, ",14172,PCS", ',"14,172",PCS', "PAP-VALUE", "invoice.csv, row 14"),
    (INVOICE, "PCS,1.00,", "PCS,,", "PAP-CELL-MISSING", "invoice.csv, row 14"),
    (INVOICE, "Cartons", "Cartoons", "PAP-COLUMN-UNKNOWN", "invoice.csv, row 13"),
    (INVOICE, ",Net weight,", ",Amount,", "PAP-COLUMN-TWICE", "invoice.csv, row 13"),
    (INVOICE, "Part,Description", "Part,Remarks", "PAP-COLUMN-MISSING", "invoice.csv, row 13"),
    (INVOICE, "Part,Description,Quantity", "Part,Description,Number", "PAP-TABLE", "invoice.csv, row 13"),
    (INVOICE, "Currency,USD", "Currency,US$", "PAP-VALUE", "invoice.csv, row 10"),
    (SHIPMENT, "currency: USD, invoice: HL260815,\n", "lines: [HL-FB-60, HL-FB-61],\n", "PAP-UNUSED", "shipment.yaml, line 77, charges.2.lines"),
    (INVOICE, "Payment terms,", "Payment tems,", "PAP-LABEL-UNKNOWN", "invoice.csv, row 11"),
    (INVOICE, "Currency,USD\n", "", "PAP-LABEL-MISSING", "invoice.csv"),
    (INVOICE, "Currency,USD", "Currency,USD\nCurrency,EUR", "PAP-LABEL-TWICE", "invoice.csv, row 11"),
    (INVOICE, "Currency,USD", "Currency,EUR", "PAP-RATE", "rates.csv"),
    (INVOICE, "Subtotal,,,,,14172.00", "Surcharge,,,,,14172.00", "PAP-LABEL-UNKNOWN", "invoice.csv, row 16"),
    (INVOICE, '"Forged steel angle', '"=HYPERLINK(""http://x"")', "PAP-FORMULA", "invoice.csv, row 14"),
    (INVOICE, '"Forged', '"For"ged', "PAP-TABLE", "invoice.csv, row 14"),
    (INVOICE, "Terms,FOB NINGBO\n", "", "PAP-TERMS", "invoice.csv"),
    (INVOICE, "Terms,FOB NINGBO", "Terms,CIF CHICAGO", "PAP-TERMS", "HL260815"),
    (INVOICE, "3540,3720,118", ",3720,118", "PAP-UNIT", "invoice.csv, row 14"),
    # the bill
    (BILL, "carrier: COSU\n", "", "PAP-KEY-MISSING", "bill.yaml, line 2, carrier"),
    (BILL, "carrier: COSU", "carier: COSU", "PAP-KEY-UNKNOWN", "bill.yaml, line 3, carier"),
    (BILL, "quantity: 118", "quantity: 118.5", "PAP-VALUE", "bill.yaml, line 17, bills.1.quantity"),
    (BILL, "kind: M", "kind: Q", "PAP-VALUE", "bill.yaml, line 17, bills.1.kind"),
    (BILL, "gross_weight: 3720", "gross_weight: -1", "PAP-NEGATIVE", "bill.yaml, line 13, gross_weight"),
)
WARNED = {"PAP-PARTY", "PAP-FORMULA", "PAP-TERMS", "PAP-HTS-INVOICE"}


@pytest.mark.parametrize(("name", "old", "new", "rule", "where"), CHANGES,
                         ids=[f"{c[3]}-{n}" for n, c in enumerate(CHANGES)])
def test_a_change_of_the_papers_is_found_where_it_is(tmp_path: Path, name: str, old: str, new: str, rule: str,
                                                     where: str) -> None:
    papers = read(copy(A, tmp_path / "a", {name: {old: new}}))
    assert (rule, where) in rules(papers)
    assert all(finding.fix and finding.cite and finding.message for finding in papers.findings)
    if rule not in WARNED:
        assert fatal(papers.findings)


def test_a_key_that_is_nearly_right_is_named_in_the_fix(tmp_path: Path) -> None:
    papers = read(copy(A, tmp_path / "a", {SHIPMENT: {"  port: 2704": "  prot: 2704"}}))
    assert "port" in next(finding.fix for finding in papers.findings if finding.rule == "PAP-KEY-UNKNOWN")


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    papers = read(copy(A, tmp_path / "a", {
        SHIPMENT: {"B76-0324527-8": "B76-0324527-9", "exported: 2026-08-29": "exported: 2026-09-29"},
        INVOICE: {"Total,,,,,14172.00": "Total,,,,,1.00"}, BILL: {"kind: M": "kind: Q"},
    }))
    assert {rule for rule, _ in rules(papers)} >= {"PAP-ENTRY-NUMBER", "PAP-DAYS", "PAP-INVOICE-TOTAL", "PAP-VALUE"}


@pytest.mark.parametrize(("missing", "rule"),
                         ((SHIPMENT, "PAP-FILE-MISSING"), (INVOICE, "PAP-NO-INVOICE"), (BILL, "PAP-NO-BILL")))
def test_a_paper_that_is_not_there_is_asked_for(tmp_path: Path, missing: str, rule: str) -> None:
    folder = copy(A, tmp_path / "a")
    (folder / missing).unlink()
    assert rule in [found for found, _ in rules(read(folder))]


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert rules(read(tmp_path / "none")) == [("PAP-FILE-MISSING", "none")]


TEXT = "Invoice number,1\nSeller,MÜLLER\n"
ENCODINGS = (
    (TEXT.encode("utf-16"),                "PAP-FILE-ENCODING"),
    (TEXT.encode("utf-16-le"),             "PAP-FILE-ENCODING"),
    (TEXT.encode("utf-32"),                "PAP-FILE-ENCODING"),
    (TEXT.encode("cp1252"),                "PAP-FILE-ENCODING"),
    (bytes(range(256)),                    "PAP-FILE-ENCODING"),
    (b"\x89PNG\r\n\x1a\n\0\0\0",           "PAP-FILE-ENCODING"),
    (b"",                                  "PAP-FILE-EMPTY"),
    (b" \n\t\n",                           "PAP-FILE-EMPTY"),
    (b"\xef\xbb\xbf",                      "PAP-FILE-EMPTY"),
)


@pytest.mark.parametrize(("raw", "rule"), ENCODINGS)
@pytest.mark.parametrize("name", (SHIPMENT, INVOICE, BILL))
def test_a_file_that_is_not_utf_8_text_is_refused(tmp_path: Path, name: str, raw: bytes, rule: str) -> None:
    folder = copy(A, tmp_path / "a")
    (folder / name).write_bytes(raw)
    assert (rule, name) in [(found, where.split(",")[0]) for found, where in rules(read(folder))]


def test_a_utf_8_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a")
    for name in (SHIPMENT, INVOICE, BILL):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read(folder) == read(A)


@pytest.mark.parametrize("separator", (";", "\t"))
def test_a_csv_file_may_be_separated_otherwise(tmp_path: Path, separator: str) -> None:
    folder = copy(EXAMPLES / "g-informal", tmp_path / "g")
    rows = list(csv.reader(io.StringIO((folder / INVOICE).read_text("utf-8"))))
    with (folder / INVOICE).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    assert read(folder).entry == read(EXAMPLES / "g-informal").entry


@pytest.mark.parametrize("name", (SHIPMENT, INVOICE, BILL))
def test_a_file_of_80_mb_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                      name: str) -> None:
    folder = copy(A, tmp_path / "a")
    with (folder / name).open("wb") as file:
        file.truncate(80_000_000)
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read") if path.name == name else original(path))
    assert ("PAP-FILE-SIZE", name) in rules(read(folder))


@pytest.mark.parametrize(("size", "refused"), ((files.MOST_BYTES, False), (files.MOST_BYTES + 1, True)))
def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path, size: int, refused: bool) -> None:
    path = tmp_path / "paper.csv"
    path.write_bytes(b"a" * size)
    assert isinstance(files.read_text(path), str) is not refused


def workbook(path: Path, rows: list[list[object]]) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Invoice")
    for n, row in enumerate(rows):
        for m, cell in enumerate(row):
            sheet.write(n, m, cell)
    book.close()


def zipped(**members: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


@pytest.mark.parametrize(("raw", "rule"), (
    (b"not a workbook", "PAP-TABLE"),
    (b"PK\x03\x04broken", "PAP-TABLE"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "PAP-TABLE"),
    (zipped(a=b"b"), "PAP-TABLE"),
    (zipped(**{"xl/worksheets/sheet1.xml": b"\0" * 110_000_000}), "PAP-FILE-SIZE"),
    (b"", "PAP-FILE-EMPTY"),
))
def test_an_xlsx_file_that_is_none_is_refused(tmp_path: Path, raw: bytes, rule: str) -> None:
    folder = copy(EXAMPLES / "b-apparel", tmp_path / "b")
    (folder / "invoice-vn.xlsx").write_bytes(raw)
    assert (rule, "invoice-vn.xlsx") in rules(read(folder))


@pytest.mark.parametrize(("row", "column"), ((1_048_575, 16_383), (100_000, 0), (0, 200)))
def test_a_cell_far_out_is_refused_before_it_fills_the_memory(tmp_path: Path, row: int, column: int) -> None:
    folder = copy(EXAMPLES / "b-apparel", tmp_path / "b")
    book = xlsxwriter.Workbook(folder / "invoice-vn.xlsx")
    book.add_worksheet().write(row, column, 1)
    book.close()
    assert ("PAP-FILE-SIZE", "invoice-vn.xlsx") in rules(read(folder))


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    folder = copy(EXAMPLES / "b-apparel", tmp_path / "b")
    workbook(folder / "invoice-vn.xlsx", [])
    assert ("PAP-FILE-EMPTY", "invoice-vn.xlsx") in rules(read(folder))


def test_a_workbook_gives_the_same_entry_as_the_csv_file(tmp_path: Path) -> None:
    folder = copy(EXAMPLES / "d-auto-parts", tmp_path / "d")
    rows = list(csv.reader(io.StringIO((folder / INVOICE).read_text("utf-8"))))
    typed: list[list[object]] = [
        [float(cell) if cell.replace(".", "", 1).isdigit() and m > 1 else cell for m,
         cell in enumerate(row)] for row in rows
    ]
    (folder / INVOICE).unlink()
    workbook(folder / "invoice.xlsx", typed)
    by_csv, by_xlsx = read(EXAMPLES / "d-auto-parts").entry, read(folder).entry
    assert by_csv is not None and by_xlsx is not None
    assert [line.articles for line in by_xlsx.lines] == [line.articles for line in by_csv.lines]


def test_two_invoices_with_one_number_are_found(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a")
    (folder / "invoice-copy.csv").write_bytes((folder / INVOICE).read_bytes())
    assert ("PAP-INVOICE-TWICE", "invoice.csv") in rules(read(folder))


def test_bills_of_two_vessels_are_found(tmp_path: Path) -> None:
    folder = copy(EXAMPLES / "b-apparel", tmp_path / "b", {"bill-vn.yaml": {"EVER LIBRA": "EVER LUCENT"}})
    assert ("PAP-BILLS", "bill-vn.yaml") in rules(read(folder))


def test_a_paper_outside_the_folder_is_not_opened(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a", {SHIPMENT: {"bond:": "papers: {bills: [../../etc/passwd]}\nbond:"}})
    assert ("PAP-FILE-OUTSIDE", "shipment.yaml, papers") in rules(read(folder))


@pytest.mark.parametrize("name", ("x" * 5000, "a\\0b", "", ".", "bill.yaml/", "none.yaml"))
@pytest.mark.parametrize("key", ("invoices", "bills", "rates"))
def test_a_name_that_is_no_file_is_found(tmp_path: Path, key: str, name: str) -> None:
    folder = copy(A, tmp_path / "a", {SHIPMENT: {"bond:": f'papers: {{{key}: ["{name}", "{name}"]}}\nbond:'}})
    assert fatal(read(folder).findings)


def test_a_file_of_no_known_name_is_pointed_at(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a")
    (folder / "scan.pdf").write_bytes(b"%PDF")
    papers = read(folder)
    assert rules(papers) == [("PAP-FILE-UNREAD", "scan.pdf")]
    assert papers.findings[0].severity is Severity.WARNING


@pytest.mark.parametrize("text", (
    "a: " + "[" * 400 + "]" * 400,
    "a: &a [1]\nb: [*a, *a]",
    "{" * 100_000,
    "\n".join(f"{'  ' * n}k:" for n in range(60)),
))
def test_yaml_that_nests_or_refers_is_refused(tmp_path: Path, text: str) -> None:
    folder = copy(A, tmp_path / "a")
    (folder / SHIPMENT).write_text(text)
    papers = read(folder)
    assert papers.entry is None and [rule for rule, _ in rules(papers)] in (["PAP-YAML"], ["PAP-YAML-ALIAS"])


def test_codes_keep_their_leading_zeros_whether_quoted_or_not(tmp_path: Path) -> None:
    plain = read(copy(A, tmp_path / "plain", {SHIPMENT: {"postal_code: 60632": "postal_code: 00632"}}))
    quoted = read(copy(A, tmp_path / "quoted",
                       {SHIPMENT: {"postal_code: 60632": "postal_code: '00632'", "type: 01": "type: '01'"}}))
    assert plain == quoted
    assert plain.entry is not None and plain.entry.importer.postal_code == "00632" and plain.entry.type == "01"


def test_a_quantity_in_a_unit_that_the_number_does_not_take_is_found(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a", {SHIPMENT: {"description: FORGED STEEL BRACKETS": "quantities: [3540 L]"}})
    assert ("PAP-UNIT", "shipment.yaml, line 69, lines.HL-FB-60.quantities") in rules(read(folder))


def test_a_part_on_several_lines_may_not_state_quantities(tmp_path: Path) -> None:
    folder = copy(EXAMPLES / "broken-totals", tmp_path / "t", {
        INVOICE: {"TL-120,": "TL-90,"},
        SHIPMENT: {"TL-90: {group: brackets}": "TL-90: {quantities: [3320 KG]}", "  TL-120: {group: brackets}\n": ""}})
    assert "PAP-SPLIT" in [rule for rule, _ in rules(read(folder))]


def test_rows_that_differ_are_not_made_one_line_in_silence(tmp_path: Path) -> None:
    folder = copy(EXAMPLES / "broken-totals", tmp_path / "t",
                  {SHIPMENT: {"TL-120: {group: brackets}": "TL-120: {group: brackets, hts: 7326.90.8660}"}})
    assert ("PAP-GROUP", "invoice.csv, row 11") in rules(read(folder))


def test_a_flood_of_faults_ends_in_one_finding(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a")
    text = (folder / INVOICE).read_text("utf-8")
    (folder / INVOICE).write_text(text + "nonsense,,,,,1\n" * 5000, "utf-8")
    (folder / BILL).write_text((folder / BILL).read_text("utf-8") + "".join(f"x{n}: 1\n" for n in range(5000)), "utf-8")
    found = rules(read(folder))
    assert len(found) < 300
    assert ("PAP-TABLE", "invoice.csv, row 220") in found
    assert ("PAP-KEY-UNKNOWN", "bill.yaml, line 2") in found


def test_components_that_are_not_the_price_are_found(tmp_path: Path) -> None:
    folder = copy(EXAMPLES / "c-watches", tmp_path / "c", {SHIPMENT: {"movement: 24.00": "movement: 25.00"}})
    assert "PAP-COMPONENTS" in [rule for rule, _ in rules(read(folder))]


def test_a_shipment_read_twice_is_the_same() -> None:
    assert read_shipment(A) == read_shipment(A)


@pytest.mark.parametrize("name", [SHIPMENT, INVOICE, BILL, "rates.csv"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET", "utf-8")
    folder = copy(A, tmp_path / "a")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(secret)
    papers = read(folder)
    assert ("PAP-FILE-OUTSIDE", name) in rules(papers)
    assert "SECRET" not in repr(papers)


def test_a_link_within_the_folder_is_a_paper(tmp_path: Path) -> None:
    folder = copy(A, tmp_path / "a")
    (folder / INVOICE).rename(folder / "scan.csv")
    (folder / INVOICE).symlink_to("scan.csv")
    assert rules(read(folder)) == [("PAP-FILE-UNREAD", "scan.csv")]
