"""Small histories of plain lines, and the files made of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import polars as pl

NUMBERS = ("6109100012", "8708806590", "7318152095", "8471300100", "9403608081", "1")


def history(count: int, seed: int = 1) -> pl.DataFrame:
    """`count` lines of whole entries, of which some cannot be read."""
    chance = Random(seed)
    rows: list[dict[str, object]] = []
    while len(rows) < count:
        entered, mode, entry = date(2024, 1, 1) + timedelta(days=chance.randrange(900)), chance.choice(("11", "40", "30")), f"E{len(rows)}"
        for _ in range(min(chance.choice((1, 1, 2, 3, 8)), count - len(rows))):
            rows.append({"line_id": f"L{len(rows)}", "entry_id": entry, "hts": chance.choice(NUMBERS),
                         "origin": chance.choice(("CN", "VN", "MX", "DE")), "entered": entered,
                         "value": Decimal(chance.randrange(5_000_000)) / 100, "mode": mode})
    return pl.DataFrame(rows, schema_overrides={"value": pl.Decimal(18, 2)})


def shuffled(lines: pl.DataFrame, seed: int = 1) -> pl.DataFrame:
    """The same lines, those of an entry apart."""
    return lines.sample(len(lines), shuffle=True, seed=seed)
