"""The worked cases of the reference through `duty quote`, and docs/law/cases.md, the page that counts them."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

from tests.duty.test_case_tables import rows as own
from tests.duty.test_case_tables import tables
from tidewaiter.duty.law import load
from tidewaiter.service.quote import quote, read_question

PAGE = Path(__file__).resolve().parents[2] / "docs" / "law" / "cases.md"
# What the primary text decides otherwise: docs/law/refuted.md has the sentence of the law for each.
REFUTED = {
    "L211": "0805.10.00 stands in note 52(b), so 9903.05.86 lifts the duty",
    "L234": "9903.74.11 is reported where the importer says that the part is none of a medium- or heavy-duty vehicle",
    "L222": "8708.10.30 stands in note 20(f) as well, and note 33(f) leaves section 301 in place",
    "L150": "7616.99.5130 stands in note 19(j), so the heading of derivatives takes it, 9903.85.68",
    "L214": "electric cars of China owe section 232 as well, as the case's own note says",
    "L156": "8708.10.30 stands in note 33(g), which frees auto parts from the duty on metals; 8708.10.3050 is in no list of steel derivatives",
    "L161": "8544.42.90 stands in note 19(k) as well, and the case gives no aluminum content: the whole value, until aluminum_pct is given",
    "L198": "9903.01.33 is reported, at no duty, for semiconductor articles, note 2(v)(xvi)",
    "L236": "note 39(a)(8) leaves out 9903.01.24 where 9903.79.01 applies, and without the bounds of note 39(b) it does not apply",
}
# The families of law that a case turns on, by the headings that it names; a case that names none is by its chapter or its ban.
FAMILIES = (
    ("IEEPA", ("9903.01", "9903.02")), ("section 122", ("9903.03.0",)), ("section 338", ("9903.03.1",)),
    ("section 232 pharmaceuticals", ("9903.04",)), ("section 301 Brazil", ("9903.05.0",)), ("section 301 forced labour", ("9903.05", "9903.06")),
    ("section 232 unmanned aircraft", ("9903.08",)), ("section 201", ("9903.45",)), ("section 232 trucks", ("9903.74",)),
    ("section 232 wood", ("9903.76",)), ("section 232 metals", ("9903.78", "9903.8")), ("section 232 semiconductors", ("9903.79",)),
    ("section 301 China", ("9903.88", "9903.91", "9903.92")), ("section 232 autos", ("9903.94",)),
    ("column 2", ("9903.90",)), ("chapter 98", ("98",)),
)


def cases(reference: Path) -> list[dict[str, str]]:
    with (reference / "law" / "worked_cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def families(numbers: str) -> list[str]:
    """The families of the headings named, those of the longest beginning."""
    found: dict[str, None] = {}
    for number in filter(None, (one.partition("=")[0] for one in numbers.split("|"))):
        fits = [(len(start), name) for name, starts in FAMILIES for start in starts if number.startswith(start)]
        if fits:
            found[max(fits)[1]] = None
    return list(found) or ["no chapter 99 number"]


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
    if "order" in kind and [number for number in charges if number.startswith("9")] != wanted:
        wrong.append(f"order {list(charges)} against {wanted}")
    if kind == "prohibition" and bool(reply["prohibited"]) is (row["note"] == "none"):      # its note names the ban, or none
        wrong.append(f"forbidden: {reply['prohibited']} against {row['note']}")
    if kind == "base-rate" and not set(wanted) <= set(chapter_99):
        wrong.append(f"{chapter_99} lacks some of {wanted}")
    if kind.startswith("additional_pct="):
        added = sum(Decimal(charges[number]) for number in chapter_99)
        if added != Decimal(row["customs_value"]) * Decimal(kind.partition("=")[2]) / 100:
            wrong.append(f"{added} more against {kind}")
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


def result(row: dict[str, str]) -> list[str]:
    """What of the case our answer does not bear out; nothing where it agrees."""
    return agrees(row, ask(row))


def text(reference: Path) -> str:
    """The page: cases by source, family and result, and our own tables."""
    rows = cases(reference)
    results = {row["case_id"]: not result(row) for row in rows}
    lines = [
        "# Cases", "",
        "Printed by `python -m tests.duty.worked`. A worked case of the reference agrees, or the primary text refutes it ([refuted.md](refuted.md));",
        "a case that turns on several families counts in each.", "",
        f"{len(rows)} worked cases: {sum(results.values())} agree, {len(rows) - sum(results.values())} are refuted.", "",
        "| source | family | cases | agree | refuted |", "|---|---|---:|---:|---|",
    ]
    counted: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for family in families(row["expect_headings"]):
            counted.setdefault((row["src"], family), []).append(row["case_id"])
    for (source, family), ids in sorted(counted.items()):
        wrong = [one for one in ids if not results[one]]
        lines.append(f"| {source} | {family} | {len(ids)} | {len(ids) - len(wrong)} | {', '.join(wrong)} |")
    lines += ["", "## Our own tables", "", "tests/cases/duty, read from the primary text, each row with its cite, edges in pairs. All agree.", "",
              "| table | rows | families |", "|---|---:|---|"]
    for path in tables():
        table = own(path)
        named = Counter(family for row in table for family in families(row["expect"]))
        lines.append(f"| {path.stem} | {len(table)} | {', '.join(f'{family} {n}' for family, n in sorted(named.items()))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(Path(os.environ["TIDEWAITER_REFERENCE"])), encoding="utf-8")
