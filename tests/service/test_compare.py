"""Real rerates of a small history compared: what the files say of each other, and struck-down duty by the law that ships."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from tidewaiter.service.compare import differences
from tidewaiter.service.law import held
from tidewaiter.service.rerate import rerate

MONEY = pl.Decimal(18, 2)


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Furniture of China: an entry of 2025 under the emergency duties, liquidated on 2026-09-04, and one of 2026 after them; the first scattered."""
    folder = tmp_path_factory.mktemp("history")
    lines = folder / "lines.parquet"
    days = {"E1": date(2025, 10, 24), "E2": date(2026, 3, 2)}
    pl.DataFrame([
        {"line_id": f"L{n}", "entry_id": entry, "hts": "9403.20.0078", "origin": "CN", "entered": days[entry], "imported": days[entry],
         "value": Decimal(1000 * n), "liquidated": date(2026, 9, 4) if entry == "E1" else None, "part": f"P{n}", "paid_duty": Decimal(1450 * n)}
        for n, entry in ((1, "E1"), (2, "E2"), (3, "E1"))], schema_overrides={"value": MONEY, "paid_duty": MONEY}).write_parquet(lines)
    rerate(lines, folder / "owed.parquet", folder / "totals.parquet", workers=1)
    return folder


def test_a_rerate_against_itself_differs_in_nothing_and_still_shows_what_was_struck_down(history):
    owed = str(history / "owed.parquet")
    reply = differences(owed, owed, held(), date(2026, 11, 23))
    assert reply["totals"]["duty"]["difference"] == "0.00" and (reply["lines"], reply["entries"]) == (3, 2)
    rows = pl.read_parquet(history / "owed.parquet")
    struck_down = rows.filter(pl.col("program").str.starts_with("ieepa-"))["amount"].sum()
    cape, = [row for row in reply["windows"] if row["window"] == "cape"]
    assert struck_down > 0 and (cape["refund"], cape["state"], cape["last_day_to"]) == (str(struck_down), "open", "2026-11-23")


def test_what_was_paid_against_a_rerate(history):
    """1,450 was paid on each 1,000: of that 200 fell with the emergency duties on the entry of 2025, and on that of 2026 1,250 was owed."""
    by = ["entry", "program", "part"]
    reply = differences("paid", str(history / "owed.parquet"), held(), date(2026, 11, 24), by=by, out=history / "out.parquet")
    assert reply["totals"]["duty"]["a"] == "8700.00" and reply["totals"]["fees"]["difference"] is None
    for rows in reply["by"].values():
        assert sum(Decimal(row["difference"]) for row in rows) == Decimal(reply["totals"]["duty"]["difference"])
    refunds = {(row["window"], row["state"]): row["refund"] for row in reply["windows"] if row["refund"] not in (None, "0.00")}
    assert refunds == {("cape", "not known"): "800.00", ("protest", "open"): "800.00",
                       ("post-summary-correction", "open"): "400.00", ("protest", "not known"): "400.00"}
    assert pl.read_parquet(history / "out.parquet")["line_id"].to_list() == ["L1", "L2", "L3"]
