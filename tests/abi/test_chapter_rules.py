"""The conditional rules of the entry summary: each is broken by one row, and by no golden message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import codec, entry_summary_rules
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as al
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import Rule
from tidewaiter.abi.tree import ENDING

GOLDEN = Path(__file__).parents[1] / "golden"
Change = Callable[[list[Record]], list[Record]]


def told(name: str, *changes: Change) -> set[tuple[str, str]]:
    """Page and fix of each finding on a golden message, changed."""
    lines = (GOLDEN / f"{name}.abi").read_bytes().decode("ascii").split(ENDING)
    records = [line.record for line in codec.parse(ENDING.join(lines)).transactions[0].lines if line.record]
    for change in changes:
        records = change(records)
    text = ENDING.join([*lines[:2], *(record.emit() for record in records), *lines[-3:]])
    return {(finding.cite.rpartition(" ")[2], finding.fix) for finding in codec.check(text)}


def put(id: str, **values: Any) -> Change:
    """Other values in every record of a kind."""
    return lambda records: [record.replace(**values) if record.id == id else record for record in records]


def after(id: str, *added: Record) -> Change:
    def apply(records: list[Record]) -> list[Record]:
        at = next(n for n, record in enumerate(records) if record.id == id)
        return [*records[: at + 1], *added, *records[at + 1 :]]
    return apply


def drop(*ids: str) -> Change:
    return lambda records: [record for record in records if record.id not in ids]


AE = entry_summary_rules.RULES
CONVEYANCE = se.Conveyance(carrier="COSU", voyage="045E", arrival="091626", quantity=1)
CASE = al.Case(case="A570967000", deposit="C", rate=100, rate_kind="A", duty=1)
SUMMARY = "summary_01"
BROKEN: list[tuple[tuple[Rule, ...], int, str, tuple[Change, ...]]] = [
    # rule, message, what is done to it
    (AE,  0, "summary_deleted",     (put("10", mode="11"),)),
    (AE,  1, SUMMARY,               (put("10", signature=""),)),
    (AE,  2, "summary_correction",  (drop("36"),)),
    (AE,  3, SUMMARY,               (after("31", ae.CorrectionExplanation(explanation="WHY")),)),
    (AE,  4, SUMMARY,               (put("10", accelerated_liquidation="Y"),)),
    (AE,  5, "summary_certified_again", (drop("SE13"),)),
    (AE,  6, "summary_certified",   (put("10", certify_release=""),)),
    (AE,  7, "summary_certified",   (put("10", electronic_invoice="Y"),)),
    (AE,  8, "summary_certified",   (put("10", expedited_release="Y"),)),
    (AE,  9, SUMMARY,               (put("10", expedited_release="F"),)),
    (AE, 10, "summary_consolidated", (drop("32"),)),
    (AE, 11, "summary_consolidated", (put("10", consolidated=""),)),
    (AE, 12, "summary_11",          (put("10", express_informal="Y", shipment_usage="P"),)),
    (AE, 13, SUMMARY,               (put("10", express_informal="Y"),)),
    (AE, 14, SUMMARY,               (put("10", bond_waiver="0", bond_waiver_reason="999"),)),
    (AE, 15, "summary_52",          (put("10", bond_waiver_reason=""),)),
    (AE, 16, SUMMARY,               (put("10", bond_waiver_reason="999"),)),
    (AE, 17, SUMMARY,               (put("31", amount=500),)),
    (AE, 18, SUMMARY,               (put("31", designation="A"),)),
    (AE, 19, "summary_23",          (put("31", amount=None),)),
    (AE, 20, SUMMARY,               (put("10", branch="A1"),)),
    (AE, 21, SUMMARY,               (put("10", payment_type="2"),)),
    (AE, 22, SUMMARY,               (put("10", payment_type="6", print_date="100226"),)),
    (AE, 23, "summary_02",          (put("10", reconciliation="002"),)),
    (AE, 24, SUMMARY,               (put("10", reconciliation_agreement="Y"), put("11", imported=None))),
    (AE, 25, "summary_06",          (put("10", reconciliation_agreement="Y"), after("50", CASE))),
    (AE, 26, "summary_06",          (put("10", reconciliation="001"), after("50", CASE))),
    (AE, 27, SUMMARY,               (put("40", lading_port=""),)),
    (AE, 28, "summary_11",          (put("20", carrier=""),)),
    (AE, 29, SUMMARY,               (put("10", mode="12"), put("40", lading_port=""))),
    (AE, 30, "summary_11",          (put("20", vessel_code="9876543"),)),
    (AE, 31, "summary_31",          (put("20", in_bond_date="091726"),)),
    (AE, 32, "summary_in_bond",     (put("20", in_bond_date=None),)),
    (AE, 33, SUMMARY,               (put("10", electronic_invoice="Y"),)),
    (AE, 34, SUMMARY,               (after("40", al.InvoiceLines(supplier="X", invoice="Y", begin_1=1, end_1=1)),)),
    (AE, 35, "summary_06",          (put("41", filed=None),)),
    (AE, 36, "summary_06",          (put("41", status="N"),)),
    (AE, 37, "summary_03",          (put("40", set_indicator="X"),)),
    (AE, 38, "summary_31",          (put("40", non_reimbursement="Y"),)),
]


@pytest.mark.parametrize("rules, n, name, changes", BROKEN, ids=[f"{rules[n].record.id}-{rules[n].page}-{n}" for rules, n, *_ in BROKEN])
def test_what_breaks_a_rule_is_told_with_its_page(rules: tuple[Rule, ...], n: int, name: str, changes: tuple[Change, ...]) -> None:
    assert (rules[n].page, rules[n].says) in told(name, *changes)
    assert told(name) == set()


def test_every_rule_is_broken_by_a_row() -> None:
    assert {n for _, n, *_ in BROKEN} == set(range(len(AE)))
