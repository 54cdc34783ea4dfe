"""Preparing: six files or one, and a reply that says the same as they do."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.papers_in.folders import EXAMPLES, A, copy
from tidewaiter.service.prepare import prepare, summary
from tidewaiter.service.results import FILES
from tidewaiter.service.wrong_call import WrongCall


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("example", ["a-steel-brackets", "e-wine-cheese", "f-steel-nails"])
def test_the_amounts_of_the_reply_are_the_sums_of_the_lines(tmp_path: Path, example: str) -> None:
    prepared = prepare(EXAMPLES / example, tmp_path / "out")
    reply = summary(prepared, tmp_path / "out")
    held = json.loads((tmp_path / "out" / "entry.json").read_text("utf-8"))["assessment"]
    assert set(reply["files"]) == set(FILES) == names(tmp_path / "out")
    charges = sum(Decimal(charge["amount"]) for line in held["lines"] for charge in line["charges"])
    assert charges == sum(Decimal(reply[name]) for name in ("duty", "antidumping", "countervailing"))
    assert sum(Decimal(tax["amount"]) for line in held["lines"] for tax in line["taxes"]) == Decimal(reply["tax"])
    assert sum(Decimal(fee["amount"]) for fee in held["fees"]) == Decimal(reply["fees"])
    assert all(sum(map(Decimal, fee["shares"])) == Decimal(fee["amount"]) for fee in held["fees"])
    parts = ("duty", "antidumping", "countervailing", "tax", "fees")
    assert sum(Decimal(reply[name]) for name in parts) == Decimal(reply["total"])


def test_papers_that_make_no_entry_leave_their_findings_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    prepare(A, out)
    prepared = prepare(copy(A, tmp_path / "in", {"invoice.csv": {"Quantity": "Number"}}), out)
    assert prepared.entry is None and prepared.fatal
    assert names(out) == {"findings.json"}
    assert json.loads((out / "findings.json").read_text("utf-8")) == {"findings": [one.as_json() for one in prepared.findings]}
    assert summary(prepared, out)["number"] == ""


# Papers that are refused, and were once a traceback on the way to the messages.
REFUSED = [
    ("shipment.yaml", "treatment: non_dutiable, amount: 60.00", "treatment: deduction, amount: 99999"),
    ("shipment.yaml", "reference: 26-004417", "reference: 26-É"),
    ("bill.yaml", "unit: CT", "unit: 株"),
]


@pytest.mark.parametrize(("name", "old", "new"), REFUSED)
def test_what_no_record_can_hold_is_fatal_and_all_files_are_there(tmp_path: Path, name: str, old: str, new: str) -> None:
    prepared = prepare(copy(A, tmp_path / "in", {name: {old: new}}), tmp_path / "out")
    assert prepared.fatal
    assert names(tmp_path / "out") == set(FILES)
    assert prepared.entry is not None and prepared.entry.value >= 0


def test_each_finding_stands_once(tmp_path: Path) -> None:
    for folder in sorted(EXAMPLES.glob("*/shipment.yaml")):
        findings = prepare(folder.parent, tmp_path / folder.parent.name).findings
        assert len(set(findings)) == len(findings), folder.parent.name


def test_a_shipment_that_is_no_folder_is_a_wrong_call(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", A / "shipment.yaml"):
        with pytest.raises(WrongCall):
            prepare(folder, tmp_path / "out")
    assert names(tmp_path) == set()


def test_results_may_stand_in_the_shipment_folder(tmp_path: Path) -> None:
    shipment = copy(A, tmp_path / "in")
    for _ in range(2):
        assert not prepare(shipment, shipment / "out").fatal
    assert names(shipment) == {*names(A), "out"}
