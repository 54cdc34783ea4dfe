"""The tables of cases: every family on both sides of its days, through `duty quote`.

A table is tests/cases/duty/NAME.csv with the columns id, hts, origin, entered, value, options (JSON of the other options of a quote),
expect (`9903.88.03=3543.00|9903.05.90`), absent (numbers; `9903.91*` for all that begin so), duty, also (JSON), cite.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tidewaiter.duty.law import load
from tidewaiter.service.quote import quote, read_question

FOLDER = Path(__file__).parents[1] / "cases" / "duty"
COLUMNS = ["id", "hts", "origin", "entered", "value", "options", "expect", "absent", "duty", "also", "cite"]


def tables() -> list[Path]:
    return sorted(FOLDER.glob("*.csv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ask(row: dict[str, str]) -> dict[str, Any]:
    options = {"mode": "11", "entry_type": "01", **json.loads(row["options"] or "{}")}
    given = {"hts": row["hts"], "origin": row["origin"], "entered": row["entered"], "value": row["value"], **options}
    return quote(read_question(given), load())


def faults(row: dict[str, str], reply: dict[str, Any]) -> list[str]:
    """What of the row the reply does not bear out."""
    amounts = {charge["number"]: charge["amount"] for charge in reply["charges"]}
    wrong = []
    for one in filter(None, row["expect"].split("|")):
        number, _, amount = one.partition("=")
        if number not in amounts or (amount and amounts[number] != amount):
            wrong.append(f"{one}: {amounts.get(number, 'not there')}")
    for one in filter(None, row["absent"].split("|")):
        wrong += [f"{number} is there" for number in amounts if number == one or (one.endswith("*") and number.startswith(one[:-1]))]
    if row["duty"] and reply["duty"] != row["duty"]:
        wrong.append(f"duty {reply['duty']} against {row['duty']}")
    also = json.loads(row["also"] or "{}")
    asked = {one["fact"] for one in reply["undetermined"]}
    rules = {one["rule"] for one in reply["findings"]}
    wrong += [f"does not ask for {fact}" for fact in also.get("undetermined", []) if fact not in asked]
    wrong += [f"no finding {rule}" for rule in also.get("findings", []) if rule not in rules]
    wrong += [f"a finding {rule}" for rule in also.get("no_findings", []) if rule in rules]
    if "prohibited" in also and bool(reply["prohibited"]) is not also["prohibited"]:
        wrong.append(f"prohibited: {reply['prohibited']}")
    for kind in ("fees", "taxes"):
        got = {one["class"]: one["amount"] for one in reply[kind]}
        wrong += [f"{kind} {code}: {got.get(code, 'none')} against {amount}" for code, amount in also.get(kind, {}).items()
                  if got.get(code, "none") != amount]
    wrong += [f"{name} {reply['clocks'][name]} against {also[name]}" for name in ("assessed", "owed", "refundable", "due")
              if name in also and reply["clocks"][name] != also[name]]
    return wrong


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.stem)
def test_the_table_agrees(path):
    table = rows(path)
    assert table and list(table[0]) == COLUMNS
    assert len({row["id"] for row in table}) == len(table), "two rows of one id"
    assert all(row["cite"] for row in table), "a row without a cite"
    wrong = {row["id"]: found for row in table if (found := faults(row, ask(row)))}
    assert wrong == {}
