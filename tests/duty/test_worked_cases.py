"""The worked cases of the reference from the day on which the whole law is held, through `duty quote`."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from tidewaiter.duty.law import load
from tidewaiter.service.quote import quote, read_question

HELD_FROM = "2026-07-24"

# What the primary text decides otherwise: docs/decisions/worked-cases.md has the sentence of the law for each.
REFUTED = {
    "L211": "0805.10.00 stands in note 52(b), so 9903.05.86 lifts the duty",
    "L234": "9903.74.11 is reported where the importer says that the part is none of a medium- or heavy-duty vehicle",
    "L222": "8708.10.30 stands in note 20(f) as well, and note 33(f) leaves section 301 in place",
    "L150": "7616.99.5130 stands in note 19(j), so the heading of derivatives takes it, 9903.85.68",
    "L214": "electric cars of China owe section 232 as well, as the case's own note says",
}
# Families whose rates are in law/not_held.yaml.
NOT_HELD = {"L235"}


def cases(reference: Path) -> list[dict[str, str]]:
    with (reference / "law" / "worked_cases.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["entry_date"] >= HELD_FROM]


def ask(row: dict[str, str]) -> dict[str, object]:
    claims = json.loads(row["claims"])
    options: dict[str, object] = {"hts": row["hts10"], "origin": row["country"], "entered": row["entry_date"],
                                  "value": row["customs_value"], "mode": "11"}
    options["program"] = claims.pop("spi", "")
    options["loaded"] = claims.pop("loading_date", "")
    options["facts"] = claims
    if row["quantity"]:
        options["quantity"] = [f"{row['quantity']} kg", f"{row['quantity']} No."]
    base = row["base_rate_text"].split(" (col2")[0]
    if row["base_is_real"] != "Y" and base and "col2" not in base:
        options["base_rate"] = base
    return quote(read_question(options), load())


def agrees(row: dict[str, str], reply: dict[str, object]) -> list[str]:
    """What of the case the reply does not bear out."""
    charges = {charge["number"]: charge["amount"] for charge in reply["charges"]}
    chapter_99 = [number for number in charges if number.startswith("99")]
    wanted = [number for number in row["expect_headings"].split("|") if number]
    kind = row["assert_kind"]
    wrong = []
    if kind.startswith("subset:"):
        family = kind.removeprefix("subset:").split("+")[0]
        got = [number for number in chapter_99 if number.startswith(family)]
        if sorted(got) != sorted(n for n in wanted if n.startswith(family)):
            wrong.append(f"{family}: {got} against {wanted}")
    elif "stack" in kind and sorted(chapter_99) != sorted(wanted):
        wrong.append(f"{chapter_99} against {wanted}")
    elif "contains" in kind and not set(wanted) <= set(chapter_99):
        wrong.append(f"{chapter_99} lacks some of {wanted}")
    if "order" in kind and chapter_99 != wanted:
        wrong.append(f"order {chapter_99} against {wanted}")
    if unwanted := {number for number in row["expect_not"].split("|") if number} & set(charges):
        wrong.append(f"holds {unwanted}")
    for number, amount in json.loads(row["expect_amounts"]).items():
        fees = {"MPF": "499", "HMF": "501"}
        if number in fees:
            got = next(fee["amount"] for fee in reply["fees"] if fee["class"] == fees[number])
        else:
            got = reply["total"] if number == "GRAND_TOTAL" else charges.get(number.replace("7326.90.86.88", "7326.90.8688"), "none")
        if got == "none" or Decimal(got) != Decimal(str(amount)):
            wrong.append(f"{number}: {got} against {amount}")
    if ("total" in kind or "pct" in kind) and row["expect_total_duty"] and Decimal(reply["duty"]) != Decimal(row["expect_total_duty"]):
        wrong.append(f"duty {reply['duty']} against {row['expect_total_duty']}")
    return wrong


@pytest.mark.reference
def test_worked_cases_agree_or_are_refuted(reference):
    rows = cases(reference)
    assert len(rows) >= 40
    wrong = {row["case_id"]: agrees(row, ask(row)) for row in rows if row["case_id"] not in REFUTED.keys() | NOT_HELD}
    assert {case: faults for case, faults in wrong.items() if faults} == {}


@pytest.mark.reference
def test_cases_of_law_not_held_say_so(reference):
    for row in cases(reference):
        if row["case_id"] in NOT_HELD:
            reply = ask(row)
            assert "LAW-NOT-HELD" in {finding["rule"] for finding in reply["findings"]}, row["case_id"]
