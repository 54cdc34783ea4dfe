"""Foreign trade zone admissions: read and checked, and not written to CBP while its chapter is not at hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tidewaiter.abi import zone_admission as ft
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.record import Record
from tidewaiter.abi.zone_admission_map import RULES
from tidewaiter.findings import Finding, Severity

Filing = tuple[Record, ...]
HEADER = ft.Admission(action="A", zone="02600A001", year="26", admission="00000042", expanded="Y", port="3901", direct_delivery="N", filer="B76",
                      operator="36-456789000", location="H572")
BY_SEA = ft.Conveyance(kind="A", mode="11", carrier="COSU", conveyance="COSCO PRIDE", voyage="045E", exported="20260829", imported="20260916",
                       unlading_port="2704")
BILL = ft.Bill(number="COSU6389201745", quantity=118, exported="CN", lading_port="57020")
LINE: Filing = (
    ft.Line(line=1, hts="7326908688", origin="CN", quantity_1=Decimal(3540), unit_1="KG"),
    ft.LineValues(weight=3720, value=14172, charges=1180, status="P", harbor_fee=Decimal("17.72")),
    ft.LineReference(description="FORGED STEEL BRACKETS", qualifier="MID", reference="CNNINHAI88NIN"),
)
REGULAR: Filing = (HEADER, BY_SEA, BILL, ft.Container(container="CSNU6829160"), *LINE)
CHANGE: Filing = (
    HEADER.replace(action="S"), ft.Conveyance(kind="C"), BILL, LINE[0],
    LINE[1].replace(existing_status="N", requested_status="P", quantity=100, unit="KG"),
)
REPLACED: Filing = (HEADER.replace(action="R"), ft.Replacement(reason="08"), ft.ReplacementRemarks(remarks="WEIGHT WAS TOLD IN POUNDS"), *REGULAR[1:])


def findings(filing: Filing) -> list[Finding]:
    draft = Draft()
    draft.records = list(filing)
    return list(draft.message("FT", "3901", "B76", "SECRET", date(2026, 9, 24)).findings)


@pytest.mark.parametrize("filing", [REGULAR, CHANGE, REPLACED, (HEADER.replace(action="D"), ft.LineRemarks(remarks="NOT ADMITTED"))])
def test_an_admission_is_well_formed_and_is_refused_all_the_same(filing: Filing) -> None:
    refused, told = findings(filing)
    assert (refused.rule, refused.severity) == ("ABI-UNSEEN", Severity.FATAL)
    assert (told.rule, told.severity) == ("ABI-SECONDARY", Severity.NOTE)


def test_an_admission_that_is_read_is_checked() -> None:
    lines = ["A3901B76SECRET092426     FT", "B  3901B76FT", *(record.emit() for record in REGULAR), "Y  3901B76FT", "Z3901B76      092426"]
    assert [one.rule for one in check("".join(f"{line:80}\r\n" for line in lines))] == ["ABI-SECONDARY"]


def test_a_reply_of_which_nothing_was_seen_is_kept_and_not_judged() -> None:
    lines = ["A3901B76      092426     NF", "B  3901B76NF", "NF10 WHATEVER IT SAYS", "Y  3901B76NF00001", "Z3901B76      092426"]
    text = "".join(f"{line:80}\r\n" for line in lines)
    assert [(found.rule, found.severity) for found in check(text)] == [("ABI-APPLICATION", Severity.NOTE)]
    assert emit(parse(text)) == text


def spoiled(filing: Filing, n: int, **values: str) -> Filing:
    return (*filing[:n], filing[n].replace(**values), *filing[n + 1 :])


CASES: tuple[tuple[Filing, str], ...] = (
    (REPLACED[:1] + REPLACED[3:],                      "10.11"),
    (REPLACED[:2] + REPLACED[3:],                      "11.12"),
    (spoiled(REGULAR, 1, kind="Z"),                    "20.mode"),
    (spoiled(REGULAR, 1, voyage=""),                   "20.voyage"),
    (spoiled(REGULAR, 1, kind="C"),                    "20.kind"),
    (REGULAR[:-1],                                     "50.60"),
    (spoiled(REGULAR, 6, reference=""),                "60.reference"),
    (spoiled(REGULAR, 6, qualifier=""),                "60.reference"),
    (spoiled(CHANGE, 4, requested_status=""),          "51.requested_status"),
    (spoiled(REGULAR, 5, existing_status="N"),         "51.existing_status"),
    (spoiled(CHANGE, 1, kind="A"),                     "10.20"),
)


@pytest.mark.parametrize("filing, rule", CASES)
def test_a_rule_fires(filing: Filing, rule: str) -> None:
    assert rule in {finding.rule for finding in findings(filing)}


def test_every_rule_has_a_case_that_fires() -> None:
    assert {rule.says for rule in RULES} - {finding.fix for filing, _ in CASES for finding in findings(filing)} == set()
