"""What the 7501 says, box by box and row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.papers_out.entries import HARD, hard_assessment
from tests.samples import ENTRY, IMPORTER, LINE, assessment, with_lines
from tidewaiter.duty.result import Assessment, LineAssessment
from tidewaiter.entry.entry import Entry, Payment
from tidewaiter.entry.line import Declaration
from tidewaiter.papers.form_7501_content import BodyRow, Form7501, form_7501_content

L001 = form_7501_content(ENTRY, assessment(ENTRY), draft=False)
HARD_FORM = form_7501_content(HARD, hard_assessment(), draft=True)


def rows(form: Form7501, *kinds: str) -> list[BodyRow]:
    return [row for block in form.body for row in block if row.kind in kinds]


def line_rows(form: Form7501, number: int) -> list[BodyRow]:
    return list(next(block for block in form.body if any(row.cells.get("31") == f"{number:03}" for row in block)))


@pytest.mark.parametrize(("box", "text"), [
    ("1", "B76-0324527-8"), ("2", "01 ABI/N"), ("3", "09/24/2026"), ("4", "036"), ("5", "8"), ("6", "2704"),
    ("7", "09/18/2026"), ("8", "COSCO PRIDE"), ("9", "11"), ("10", "CN"), ("11", "09/16/2026"),
    ("12", "COSU6389201745"), ("13", "CNNINHAI88NIN"), ("14", "CN"), ("15", "08/29/2026"), ("16", ""), ("17", ""),
    ("18", ""), ("19", "57020"), ("20", "2704"), ("21", "CN"), ("24", ""), ("25", "Z952"), ("26", "SAME"),
    ("27", "36-4567890"), ("28", ""), ("29", "PRAIRIE HARDWARE SUPPLY INC\n4100 W 42ND ST\nCHICAGO IL 60632 US"),
    ("39", "14,172"), ("41", "11,039.99"), ("42", "0.00"), ("43", "66.81"), ("44", "11,106.80"),
    ("45", "EXAMPLE DECLARANT"), ("47", "26-004417"),
])
def test_every_box_of_the_real_entry_is_filled(box: str, text: str) -> None:
    assert L001.boxes[box] == text


def test_numbers_stand_in_filing_order_and_only_the_last_has_value_and_quantity() -> None:
    printed = [(row.cells["33"], row.cells["36"], row.cells["35"], row.cells["37"], row.cells["38"])
               for row in rows(L001, "tariff")]
    assert printed == [
        ("9903.88.03", "", "", "25%", "3,543.00"),
        ("9903.05.90", "", "", "Free", "0.00"),
        ("9903.82.02", "", "", "50%", "7,086.00"),
        ("7326.90.8688", "14,172\nC 1,180\nNOT RELATED", "3,540 KG", "2.9%", "410.99"),
    ]
    assert [row.cells.get("34") for row in rows(L001, "tariff")] == [None, None, None, "3,720 KG"]


def test_a_line_prints_its_fee_before_the_maximum_and_the_summary_after_it() -> None:
    form = form_7501_content(forty := with_lines(40), assessment(forty), draft=False)
    assert {row.cells["38"] for row in rows(form, "fee")} == {"49.09", "17.72"}
    assert form.fee_summary == (("499", "Merchandise processing fee", 65150), ("501", "Harbor maintenance fee", 70880))


@pytest.mark.parametrize(("payment", "live", "text"), [
    ("1", False, "01 ABI/N"), ("2", False, "01 ABI/S"), ("5", True, "01 ABI/S/L"), ("7", False, "01 ABI/P"),
    ("", False, "01 ABI"),
])
def test_the_entry_type_tells_how_it_is_paid(payment: str, live: bool, text: str) -> None:
    entry = replace(ENTRY, payment=Payment(payment), live=live)
    assert form_7501_content(entry, assessment(entry), draft=False).boxes["2"] == text


@pytest.mark.parametrize(("missing", "text"), [
    ((), ""), (("10",), "10"), (("10", "16"), "10 16"), (("10", "16", "19"), "10 99"),
])
def test_two_missing_documents_fit_and_a_third_makes_99(missing: tuple[str, ...], text: str) -> None:
    entry = replace(ENTRY, missing_documents=missing)
    assert form_7501_content(entry, assessment(entry), draft=False).boxes["18"] == text


@pytest.mark.parametrize(("mode", "carrier", "lading"), [
    ("11", "COSCO PRIDE", "57020"), ("40", "COSU", ""), ("30", "COSU", ""), ("12", "COSCO PRIDE", "57020"),
])
def test_only_a_vessel_has_a_name_and_a_port_of_lading(mode: str, carrier: str, lading: str) -> None:
    entry = replace(ENTRY, transport=replace(ENTRY.transport, mode=mode))
    boxes = form_7501_content(entry, assessment(entry), draft=False).boxes
    assert (boxes["8"], boxes["19"]) == (carrier, lading)


@pytest.mark.parametrize(("consignee", "importer", "text"), [
    ("36-4567890", "36-4567890", "SAME"), ("36-4567891", "36-4567890", "36-4567891"), ("", "", ""),
    ("123-45-6789", "36-4567890", "XXX-XX-6789"),
])
def test_the_consignee_is_the_same_only_by_a_known_number(consignee: str, importer: str, text: str) -> None:
    entry = replace(
        ENTRY, consignee=replace(IMPORTER, number=consignee), importer=replace(IMPORTER, number=importer))
    assert form_7501_content(entry, assessment(entry), draft=False).boxes["26"] == text


@pytest.mark.parametrize("box", ["10", "12", "13", "14"])
def test_what_differs_between_lines_is_multi(box: str) -> None:
    assert HARD_FORM.boxes[box] == "MULTI"


@pytest.mark.parametrize(("number", "detail"), [
    (1, "O TH · E TH · MID THBANSTE1234BAN"),
    (3, "O CH · E DE · MID CHMONHOR12BIE · RULING N301245"),
])
def test_a_line_states_what_its_box_calls_multi(number: int, detail: str) -> None:
    assert [row.cells["wide"] for row in line_rows(HARD_FORM, number) if row.kind == "detail"] == [detail]


def test_what_is_the_same_on_all_lines_is_not_repeated() -> None:
    two = form_7501_content(entry := with_lines(2), assessment(entry), draft=False)
    assert not rows(two, "detail")
    assert "NOT RELATED" in str(line_rows(two, 1)) and "NOT RELATED" not in str(line_rows(two, 2))


def test_a_relationship_that_nobody_stated_is_said_to_be_unstated() -> None:
    assert "REL. NOT STATED" in str(line_rows(HARD_FORM, 3))


def test_the_claimed_programme_stands_beside_the_number() -> None:
    assert [row.cells["33"] for row in line_rows(HARD_FORM, 4) if row.kind == "tariff"] == ["X S 8708.30.5030"]


def test_every_article_of_a_watch_has_its_own_value_and_units() -> None:
    watch = [row.cells for row in line_rows(HARD_FORM, 3) if row.kind == "tariff"]
    assert [cells["36"] for cells in watch] == ["3,000", "2,000", "500", "100\nC 95\nREL. NOT STATED"]
    assert [cells["35"] for cells in watch] == ["100 NO", "100 NO", "X", "100 NO"]
    assert [cells.get("34") for cells in watch] == ["31 KG", None, None, None]


def test_two_units_print_one_below_the_other() -> None:
    assert line_rows(HARD_FORM, 4)[2].cells["35"] == "400 NO\n1,212.5 KG"


def test_a_bonded_case_is_in_brackets_and_in_no_total() -> None:
    cases = [(row.cells["33"], row.cells["36"], row.cells["38"]) for row in rows(HARD_FORM, "case")]
    assert cases == [("A-549-502-000\nNon-reimb. NRS-2026-001", "CASH", "7,554.51"),
                     ("C-549-999-000", "BOND", "(269,620.00)")]
    assert ("012", "AD cash deposit", 755451) in HARD_FORM.fee_summary
    assert not [fee for fee in HARD_FORM.fee_summary if fee[0] == "013"]


def test_a_social_security_number_shows_its_last_four_digits_only() -> None:
    assert (HARD_FORM.boxes["27"], HARD_FORM.boxes["28"]) == ("XXX-XX-6789", "XXX-XX-8901")
    assert not [text for text in HARD_FORM.boxes.values() if "123-45" in text or "345-67" in text]


@pytest.mark.parametrize(("declared", "boxes"), [
    ((Declaration("08", {"country_of_melt_and_pour": "JP"}),), ("JP", "", "", "")),
    ((Declaration("08", {"Country of Melt and Pour Code": "", "Country of Melt and Pour Applicability Code": "OTH"}),),
     ("OTH", "", "", "")),
    ((Declaration("08", {"melted": "", "melt_applies": "OTH"}),), ("OTH", "", "", "")),
    ((Declaration("07", {"primary_smelt_applies": "Y", "primary_smelt": "CA",
                         "secondary_smelt_applies": "N", "cast": "MX"}),), ("", "CA", "N", "MX")),
    ((Declaration("12", {"primary_smelt": "CL", "secondary_smelt": "PE", "cast": "CN"}),), ("", "CL", "PE", "CN")),
    ((), ("", "", "", "")),
])
def test_melt_smelt_and_cast_are_as_declared(declared: tuple[Declaration, ...], boxes: tuple[str, ...]) -> None:
    entry = replace(ENTRY, lines=(replace(LINE, declarations=declared),))
    form = form_7501_content(entry, assessment(entry), draft=False)
    assert tuple(form.boxes[box] for box in ("21", "22", "23", "24")) == boxes


def test_each_invoice_ends_with_its_way_to_the_entered_value() -> None:
    blocks = [block for block in HARD_FORM.body if block[0].kind == "invoice"]
    assert [[(row.cells["wide"], row.cells["36"]) for row in block] for block in blocks] == [
        [("INVOICE PIPES/26-77 OF 08/01/2026 FCA BANGKOK", ""), ("Invoice value", "EUR 44,400.00"),
         ("plus packing", "EUR 135.80"), ("beside the price, not dutiable: freight", "EUR 2,880.00"),
         ("Exchange rate on the day of export", "1.0825 USD/EUR"), ("Charges (C) of line 1", "C 3,120"),
         ("Net entered value of line 1", "USD 48,210")],
        [("INVOICE REST-1 OF 08/02/2026 FOB LE HAVRE", ""), ("Invoice value", "USD 29,600.00"),
         ("Charges (C) of lines 2-4", "C 505"), ("Net entered value of lines 2-4", "USD 29,600")],
    ]


def test_an_invoice_stands_after_its_last_line() -> None:
    kinds = [(block[0].kind, block[0].cells.get("wide", "")[:15]) for block in HARD_FORM.body]
    assert kinds.index(("invoice", "INVOICE PIPES/2")) < kinds.index(("heading", "INVOICE 2: REST"))


def test_a_line_of_two_invoices_gives_neither_a_net_value() -> None:
    pipes, rest = HARD.invoices
    first = replace(HARD.lines[0], sources=("pipes.csv, row 2", "wine.csv, row 2"))
    entry = replace(HARD, lines=(first, *HARD.lines[1:]), invoices=(pipes, rest))
    texts = str(rows(form_7501_content(entry, hard_assessment(), draft=False), "invoice"))
    assert "Net entered value" not in texts


def test_a_line_without_assessment_says_so() -> None:
    form = form_7501_content(with_lines(2), assessment(ENTRY), draft=False)
    assert [row.cells["wide"] for row in line_rows(form, 2)] == ["FORGED STEEL BRACKETS", "DUTY NOT ASSESSED"]


@pytest.mark.parametrize(("entry", "assessed"), [
    (ENTRY, assessment(ENTRY)), (with_lines(40), assessment(with_lines(40))), (HARD, hard_assessment()),
    (with_lines(0), Assessment("empty", ())), (with_lines(1), Assessment("none", (LineAssessment(1, ()),))),
])
def test_the_totals_cross_foot(entry: Entry, assessed: Assessment) -> None:
    form = form_7501_content(entry, assessed, draft=False)
    assert form.cents["44"] == form.cents["41"] + form.cents["42"] + form.cents["43"] == assessed.total
    assert form.cents["43"] == sum(cents for _, _, cents in form.fee_summary)
