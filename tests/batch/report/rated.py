"""A small history with its rating, as files; of another order where that is asked for."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.batch.rerate.schema import ROWS, TOTALS, USD

LINES = {"line_id": pl.String(), "entry_id": pl.String(), "hts": pl.String(), "origin": pl.String(), "entered": pl.Date(), "value": USD,
         "part": pl.String(), "supplier": pl.String(), "paid_duty": USD}
HOSTILE = "<script>alert('x')</script>"
FORMULA = "=cmd|' /C calc'!A0"
GENERAL, CHINA, S301 = "column-1-general", "ieepa-china", "s301-china"


def usd(text: str) -> Decimal:
    return Decimal(text)


def lines() -> list[dict[str, Any]]:
    def line(n: int, entry: int, origin: str, day: date | None, value: str, part: str | None, supplier: str | None,
             paid: str | None) -> dict[str, Any]:
        return {"line_id": f"L{n}", "entry_id": f"E{entry}", "hts": "8471300100", "origin": origin, "entered": day, "value": usd(value), "part": part,
                "supplier": supplier, "paid_duty": usd(paid) if paid else None}
    return [
        line(1, 1, "CN", date(2025, 3, 31), "1000.00", HOSTILE, HOSTILE, "200.00"),
        line(2, 1, "CN", date(2025, 3, 31), "500.50", FORMULA, "+1", "10.01"),
        line(3, 2, "VN", date(2025, 4, 1), "0.01", "@P", "-1", None),
        line(4, 3, "DE", date(2025, 4, 2), "70.00", None, None, "5.00"),
        line(5, 3, "DE", None, "9.99", "", "", "1.00"),
    ]


# number, programme, amount of each line; line 4 is rated in part, line 5 not at all
RATED = {
    "L1": [("9903.01.24", CHINA, "100.00"), ("9903.88.03", S301, "250.00"), ("8471.30.01.00", GENERAL, "0.00")],
    "L2": [("9903.01.24", CHINA, "50.05"), ("8471.30.01.00", GENERAL, "1.20")],
    "L3": [("8471.30.01.00", GENERAL, "0.00")],
    "L4": [("8471.30.01.00", GENERAL, "7.00")],
}
RULES = {"L4": "HTS-ENDED,LAW-NOT-HELD", "L5": "RERATE-UNREADABLE"}


def history(folder: Path, given: list[dict[str, Any]] | None = None) -> Path:
    path = folder / "lines.parquet"
    pl.DataFrame(given if given is not None else lines(), schema=LINES, orient="row").write_parquet(path)
    return path


def rating(folder: Path, of: Path, name: str = "out", rated: dict[str, Any] | None = None, totals: bool = True, turned: bool = False,
           **told: Any) -> Path:
    rated = RATED if rated is None else rated
    out, beside = folder / f"{name}.parquet", folder / f"{name}-totals.parquet"
    ids = pl.read_parquet(of)["line_id"].to_list()
    rows = [{"line_id": line, "number": number, "program": program, "amount": usd(amount), "plan_id": 0}
            for line in (ids[::-1] if turned else ids) for number, program, amount in rated.get(line, ())]
    summed = [{"line_id": line, "duty": sum((usd(amount) for *_, amount in rated[line]), usd("0")) if line in rated else None,
               "fees": usd("1.25") if line in rated else None, "findings": len(RULES[line].split(",")) if line in RULES else 0,
               "taxes": usd("0.00") if line in rated else None, "complete": line not in RULES, "rules": RULES.get(line, "")} for line in ids]
    said = {"kind": "rows", "lines": str(of), "totals": str(beside) if totals else None, "out": str(out), "edition": "2026-11-01", "as_if": None,
            "known_on": None, **told}
    kinds = {**ROWS, "line_id": pl.String()}
    pl.DataFrame(rows, schema=kinds, orient="row").write_parquet(out, metadata={"tidewaiter": json.dumps(said)})
    if totals:
        pl.DataFrame(summed, schema={**TOTALS, "line_id": pl.String()}, orient="row").write_parquet(beside)
    return out
