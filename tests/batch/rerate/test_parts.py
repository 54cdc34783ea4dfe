"""Parts end where entries end, and a file that is none of lines is told in one line."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.batch.rerate.histories import history
from tidewaiter.batch.rerate import parts
from tidewaiter.batch.rerate.parts import WrongLines, checked, cut

ENTRIES = st.lists(st.one_of(st.none(), st.integers(0, 6)), max_size=60)


def of(entries, tmp_path_factory):
    path = tmp_path_factory.mktemp("cut") / "lines.parquet"
    pl.DataFrame({"entry_id": entries}, schema={"entry_id": pl.Int64}).write_parquet(path, row_group_size=7)
    return path


@given(ENTRIES, st.integers(1, 20), st.integers(1, 9))
def test_a_part_ends_where_an_entry_ends_and_is_as_short_as_may_be(tmp_path_factory, entries, size, chunk):
    path = of(entries, tmp_path_factory)
    before, parts._CHUNK = parts._CHUNK, chunk
    try:
        found = cut(path, size)
    finally:
        parts._CHUNK = before
    begins = [n for n, one in enumerate(entries) if n == 0 or one is None or one != entries[n - 1]]
    assert found.starts[0] == 0 and found.lines == len(entries)
    assert set(found.starts[:-1]) <= {0, *begins}
    for start, end in list(pairwise(found.starts))[:-1]:
        assert end - start >= size and not any(start + size <= place < end for place in begins)
    runs = [entries[n] for n in begins]
    named = [one for one in runs if one is not None]
    assert found.entries == len(set(named)) + runs.count(None)
    assert found.scattered == (len(named) > len(set(named)))


@pytest.mark.parametrize("cutting, scattered", [
    (["a", "a", "b"], False), (["a", "b", "a"], True), ([None, "a", None], False), ([None, None], False), (["", "a", ""], True), ([], False),
])
def test_lines_apart_are_seen(cutting, scattered, tmp_path):
    pl.DataFrame({"entry_id": cutting}, schema={"entry_id": pl.String}).write_parquet(tmp_path / "lines.parquet")
    assert cut(tmp_path / "lines.parquet").scattered is scattered


def test_an_entry_too_long_to_be_held_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_OF_AN_ENTRY", 10)
    pl.DataFrame({"entry_id": ["", *["x"] * 11]}).write_parquet(tmp_path / "lines.parquet")
    with pytest.raises(WrongLines, match="'x'"):
        cut(tmp_path / "lines.parquet", 5)
    pl.DataFrame({"entry_id": ["", *["x"] * 10]}).write_parquet(tmp_path / "lines.parquet")
    assert cut(tmp_path / "lines.parquet", 5).starts == (0, 11)


@pytest.mark.parametrize("changed, said", [
    (pl.col("value").cast(pl.Boolean), "value is Boolean"), (pl.lit(20240101).alias("entered"), "entered is Int32"),
    (pl.time(1, 2).alias("entered"), "entered is Time"), (pl.lit([1]).alias("mode"), "mode is List"),
    (pl.lit(b"x").alias("line_id"), "line_id is Binary"),
    (pl.lit(1.5).alias("hts"), "hts is Float64"), (pl.lit(True).alias("q1"), "q1 is Boolean"),
])
def test_a_column_that_cannot_say_it_is_told(changed, said, tmp_path):
    history(5).with_columns(changed).write_parquet(tmp_path / "lines.parquet")
    with pytest.raises(WrongLines, match=said.replace("[", r"\[")):
        checked(tmp_path / "lines.parquet")


@pytest.mark.parametrize("changed", [
    pl.col("value").cast(pl.Float64), pl.col("value").cast(pl.String), pl.col("value").cast(pl.Int64), pl.col("entered").cast(pl.Datetime),
    pl.col("entered").cast(pl.String), pl.col("hts", "origin").cast(pl.Categorical), pl.col("hts").cast(pl.Int64), pl.lit(None).alias("mode"),
    pl.lit([1]).alias("photographs"),
], ids=str)
def test_what_can_be_read_as_it_is_meant_is_taken(changed, tmp_path):
    history(5).with_columns(changed).write_parquet(tmp_path / "lines.parquet")
    assert "value" in checked(tmp_path / "lines.parquet")


def test_a_missing_column_is_named_and_those_that_are_there(tmp_path):
    history(5).drop("hts", "value").rename({"origin": "country"}).write_parquet(tmp_path / "lines.parquet")
    with pytest.raises(WrongLines, match="no column hts, origin, value; it has line_id, entry_id, country"):
        checked(tmp_path / "lines.parquet")
