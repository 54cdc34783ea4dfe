"""Small histories and ratings of them, as files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.batch.rerate.schema import USD

Row = dict[str, Any]

FACTS = {"line_id": pl.String(), "entry_id": pl.String(), "entered": pl.Date(), "imported": pl.Date(), "liquidated": pl.Date(),
         "origin": pl.String(), "part": pl.String(), "supplier": pl.String(), "importer": pl.String(), "paid_duty": USD, "paid_fees": USD}
AMOUNTS = {"line_id": pl.String(), "duty": USD, "fees": USD, "findings": pl.Int64(), "taxes": USD}
ROWS = {"line_id": pl.String(), "number": pl.String(), "program": pl.String(), "amount": USD, "plan_id": pl.Int64()}


def line(n: int, entry: int = 0, **facts: Any) -> Row:
    """A line of entry E0 of China, entered on 2026-02-02, but for what is said."""
    return {"line_id": f"L{n}", "entry_id": f"E{entry}", "entered": date(2026, 2, 2), "origin": "CN", "part": "P1", **facts}


def lines_of(folder: Path, lines: list[Row], name: str = "lines.parquet") -> Path:
    path = folder / name
    pl.DataFrame(lines, schema=FACTS, orient="row").write_parquet(path)
    return path


def rerated(folder: Path, name: str, lines: Path, rated: dict[str, Row], totals: bool = True, **told: str) -> Path:
    """OUT and TOTALS of lines by their ids: programme and amount, with `fees` and `taxes`; None is a line that was not rated."""
    out, beside = folder / f"{name}.parquet", folder / f"{name}-totals.parquet"
    rows: list[Row] = []
    summed: list[Row] = []
    for line_id, one in rated.items():
        programs = {key: Decimal(str(value)) for key, value in (one or {}).items() if key not in ("fees", "taxes")}
        rows += [{"line_id": line_id, "number": "9903", "program": key, "amount": value, "plan_id": 1} for key, value in programs.items()]
        fees = {key: Decimal(str((one or {}).get(key, 0))) if one is not None else None for key in ("fees", "taxes")}
        summed.append({"line_id": line_id, "duty": sum(programs.values(), Decimal(0)) if one is not None else None, "findings": 0, **fees})
    said = {"kind": "rows", "lines": str(lines), "totals": str(beside) if totals else None, "out": str(out), "edition": "test", **told}
    pl.DataFrame(rows, schema=ROWS, orient="row").write_parquet(out, metadata={"tidewaiter": json.dumps(said)})
    if totals:
        pl.DataFrame(summed, schema=AMOUNTS, orient="row").write_parquet(beside)
    return out


def by_key(frame: pl.DataFrame) -> dict[str, Row]:
    return {row["key"]: row for row in frame.iter_rows(named=True)}
