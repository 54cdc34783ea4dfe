"""Charges of shipment.yaml: where they fall and at which rate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers_in.folders import A, copy, read, rules

TWO = {"shipment.yaml": {
    "goods:\n": "invoices:\n  HL260816: {exported: 2026-07-02}\n\ngoods:\n",
    "currency: USD, invoice: HL260815,\n": "currency: EUR,\n",
}}
RATES = "currency,kind,from,to,rate,source\n"


def two_invoices(tmp_path: Path, rates: str) -> Path:
    """Two invoices exported on 2026-08-29 and 2026-07-02, with insurance in euros over both."""
    folder = copy(A, tmp_path / "a", TWO)
    text = (folder / "invoice.csv").read_text("utf-8")
    (folder / "invoice-2.csv").write_text(text.replace("HL260815", "HL260816"), "utf-8")
    (folder / "rates.csv").write_text(RATES + rates, "utf-8")
    return folder


def test_a_charge_in_another_currency_takes_the_rate_that_all_its_invoices_have(tmp_path: Path) -> None:
    papers = read(two_invoices(tmp_path, "EUR,quarterly,2026-07-01,2026-09-30,1.1742,test\n"))
    assert not [rule for rule, _ in rules(papers) if rule in ("PAP-CHARGE", "PAP-RATE")]
    assert papers.entry is not None
    assert [line.charges for line in papers.entry.lines] == [35, 1155]      # 35.226; 1120 + 35.226


def test_a_charge_is_not_converted_at_one_of_two_rates_by_chance(tmp_path: Path) -> None:
    papers = read(two_invoices(tmp_path, "EUR,daily,2026-08-29,2026-08-29,1.17,test\nEUR,daily,2026-07-02,2026-07-02,1.16,test\n"))
    assert "PAP-CHARGE" in [rule for rule, _ in rules(papers)]


ROW = 'HL-FB-60,"Forged steel angle brackets 60 mm, galvanised",14172,PCS,1.00,14172.00,CN,7326.90,3540,3720,118'
BARE = ROW.replace("3540,3720", ",")
HALF = ROW.replace("14172,PCS,1.00,14172.00", "7086,PCS,1.00,7086.00")


@pytest.mark.parametrize(("rows", "weights"), [
    ([ROW],                                                                             [3720]),     # the invoice's own
    ([BARE],                                                                            [3900]),     # all of the bill's
    ([HALF.replace("3540,3720", "1000,"), HALF.replace("3540,3720", "2000,")],          [1300, 2600]),
    ([HALF.replace("3540,3720", "1000,1200"), HALF.replace("3540,3720", "2000,")],      [1200, 2700]),
    ([HALF.replace("3540,3720", "1000,5000"), HALF.replace("3540,3720", "2000,")],      [5000, 0]),
    ([HALF.replace("3540,3720", ","), HALF.replace("3540,3720", "2000,")],              [0, 0]),     # nothing tells
])
def test_gross_weight_is_the_papers_own_or_a_part_of_the_bill(tmp_path: Path, rows: list[str], weights: list[int]) -> None:
    folder = copy(A, tmp_path / "a", {"invoice.csv": {ROW: "\n".join(rows)}})
    bill = (folder / "bill.yaml").read_text("utf-8")
    (folder / "bill.yaml").write_text("\n".join(
        "gross_weight: 3900" if line.startswith("gross_weight") else line for line in bill.splitlines()) + "\n", "utf-8")
    papers = read(folder)
    assert papers.entry is not None
    assert [line.gross_weight for line in papers.entry.lines] == weights
