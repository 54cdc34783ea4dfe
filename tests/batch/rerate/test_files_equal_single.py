"""Files of random lines, whole and scattered, cut into parts of any size: what is written is what the single path says of the lines."""

from __future__ import annotations

from pathlib import Path
from random import Random

import polars as pl
import pytest

from tests.batch.rerate.against import differences
from tests.batch.rerate.random_lines import lines
from tidewaiter.batch.rerate.single import rate_singly
from tidewaiter.service.law import held
from tidewaiter.service.rerate import rerate

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_says_what_the_single_path_says(tmp_path, seed):
    chance = Random(f"file {seed}")
    frame = lines(chance, 300)
    assert_same(frame, frame, tmp_path, chance.choice((1, 7, 50, 1000)))


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_of_entries_that_stand_apart_come_back_in_their_places(tmp_path, seed):
    """Entries are rated whole, each line in the order of the file."""
    chance = Random(f"scattered {seed}")
    frame = lines(chance, 200).sample(fraction=1, shuffle=True, seed=seed)
    assert_same(frame, gathered(frame), tmp_path, chance.choice((7, 50, 1000)))


def gathered(frame: pl.DataFrame) -> pl.DataFrame:
    """The lines with those of an entry together, entries and lines in the order in which the file has them."""
    at = pl.int_range(pl.len())
    return frame.with_columns(at.alias("at")).with_columns(
        pl.when(pl.col("entry_id").is_null()).then(pl.col("at")).otherwise(pl.col("at").min().over("entry_id")).alias("first"),
    ).sort("first", "at").drop("first")


def assert_same(frame: pl.DataFrame, whole: pl.DataFrame, folder: Path, size: int) -> None:
    """The file of `frame` against its entries, `whole` together, rated singly; `at` there is the place in the file."""
    path, out, totals = folder / "lines.parquet", folder / "out.parquet", folder / "totals.parquet"
    numbered = frame.with_columns(pl.int_range(pl.len()).alias("line_id"))
    numbered.write_parquet(path)
    said = rerate(path, out, totals, workers=1, part_lines=size)
    together = whole.with_columns(pl.col("at") if "at" in whole.columns else pl.int_range(pl.len()).alias("at")).with_columns(line_id=pl.col("at"))
    rows, of_lines = rate_singly(together.drop("at"), held())
    order = pl.DataFrame({"line_id": range(len(frame))}, schema={"line_id": pl.Int64})
    single = (rows.with_row_index("n").sort("line_id", "n").drop("n"), order.join(of_lines, on="line_id", how="left"))
    assert not differences(numbered, (pl.read_parquet(out), pl.read_parquet(totals)), single)
    assert (said["lines"], said["rows"]) == (len(frame), len(rows))
