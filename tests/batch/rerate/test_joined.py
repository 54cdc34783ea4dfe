"""Parquet files joined by their bytes are read as their rows one after the other, by Polars and by DuckDB."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.batch.rerate.joined import NotParquet, footer, join, lines, told
from tidewaiter.batch.rerate.thrift import BINARY, I64, LIST, STRUCT, Many, Struct, Unreadable, read, written

SCHEMA = {"line_id": pl.Int64, "text": pl.String, "amount": pl.Decimal(18, 2), "day": pl.Date, "yes": pl.Boolean, "many": pl.List(pl.String)}
ROW = st.tuples(
    st.one_of(st.none(), st.integers(-(1 << 62), 1 << 62)), st.one_of(st.none(), st.text(max_size=5)),
    st.one_of(st.none(), st.integers(-(10**15), 10**15).map(lambda cents: Decimal(cents).scaleb(-2))),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))), st.one_of(st.none(), st.booleans()),
    st.one_of(st.none(), st.lists(st.text(max_size=3), max_size=3)),
)


def joined(frames, folder, how=None):
    paths = []
    for n, frame in enumerate(frames):
        frame.write_parquet(folder / f"{n}.parquet", **(how or {"compression": "snappy", "statistics": False}))
        paths.append(folder / f"{n}.parquet")
    with (folder / "whole.parquet").open("wb") as file:
        assert join(paths, file, {"tidewaiter": json.dumps({"kind": "rows"})}) == sum(map(len, frames))
    return folder / "whole.parquet"


@given(st.lists(st.lists(ROW, max_size=12), min_size=1, max_size=4),
       st.sampled_from([{"compression": "snappy", "statistics": False}, {"compression": "zstd", "statistics": "full", "row_group_size": 3},
                        {"compression": "uncompressed", "data_page_size": 16}]))
def test_what_is_joined_is_read_as_its_parts_one_after_the_other(tmp_path_factory, parts, how):
    frames = [pl.DataFrame(rows, schema=SCHEMA, orient="row") for rows in parts]
    whole = joined(frames, tmp_path_factory.mktemp("joined"), how)
    assert pl.read_parquet(whole).equals(pl.concat(frames))
    assert lines(whole) == sum(map(len, frames)) and json.loads(told(whole, "tidewaiter") or "") == {"kind": "rows"}
    by_duckdb = duckdb.sql(f"select * from '{whole}'").fetchall()
    assert [list(row) for row in by_duckdb] == [list(row) for row in pl.concat(frames).rows()]


def test_a_file_joined_of_joined_files_is_read_too(tmp_path):
    frame = pl.DataFrame({"line_id": ["a", "b", None]}, schema={"line_id": pl.Categorical})
    once = joined([frame, frame.head(1)], tmp_path)
    once.rename(tmp_path / "once.parquet")
    with (tmp_path / "twice.parquet").open("wb") as file:
        join([tmp_path / "once.parquet"] * 2, file, {"tidewaiter": "{}"})
    assert pl.read_parquet(tmp_path / "twice.parquet")["line_id"].cast(pl.String).to_list() == ["a", "b", None, "a"] * 2
    assert told(tmp_path / "twice.parquet", "tidewaiter") == "{}" and told(tmp_path / "twice.parquet", "other") is None


def test_rows_can_be_taken_from_the_middle_and_by_their_values(tmp_path):
    frames = [pl.DataFrame({"n": range(k, k + 1000)}) for k in range(0, 5000, 1000)]
    whole = joined(frames, tmp_path, {"statistics": True, "row_group_size": 100})
    assert pl.scan_parquet(whole).slice(2345, 3).collect()["n"].to_list() == [2345, 2346, 2347]
    assert pl.scan_parquet(whole).filter(pl.col("n") == 4321).collect()["n"].to_list() == [4321]
    assert duckdb.sql(f"select n from '{whole}' where n between 1999 and 2000").fetchall() == [(1999,), (2000,)]


@pytest.mark.parametrize("other", [pl.DataFrame({"n": ["a"]}), pl.DataFrame({"m": [1]}), pl.DataFrame({"n": [1], "m": [1]})], ids=str)
def test_parts_of_other_columns_are_refused(other, tmp_path):
    with pytest.raises(NotParquet, match=r"1\.parquet has other columns than 0\.parquet"):
        joined([pl.DataFrame({"n": [1]}), other], tmp_path)


def test_a_footer_that_is_damaged_or_cut_off_is_told(tmp_path):
    """Whatever byte of it is another, it is read, or told to be no footer; nothing else is raised."""
    path = tmp_path / "whole.parquet"
    pl.DataFrame({"n": [1, 2], "t": ["a", None]}).write_parquet(path)
    good = path.read_bytes()
    size = int.from_bytes(good[-8:-4], "little")
    told_of = 0
    for at in range(len(good) - size - 8, len(good)):
        for byte in (0, 0x19, 0x1C, 0x7F, 0xFF, good[at] ^ 1):
            path.write_bytes(good[:at] + bytes([byte]) + good[at + 1 :])
            try:
                with (tmp_path / "out").open("wb") as file:
                    join([path], file, {})
            except NotParquet:
                told_of += 1
    assert told_of > size // 2
    for length in (0, 3, 4, 8, 11, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:length])
        with pytest.raises(NotParquet):
            footer(path)


def test_a_struct_is_written_as_it_was_read():
    deep = Struct({1: (I64, -5), 40: (BINARY, "ä".encode()), 41: (LIST, Many(STRUCT, [Struct({2: (1, True), 3: (1, False)})] * 20))})
    assert read(written(deep)) == deep


@given(st.binary(max_size=60))
def test_bytes_are_a_struct_or_are_told_to_be_none(data):
    try:
        found = read(data)
    except Unreadable:
        return
    assert read(written(found)) == found


@pytest.mark.parametrize("data", [b"", b"\x19" + b"\x19" * 9000, b"\x1c" * 9000, b"\x18\xff\xff\xff\xff\x0f", b"\x16" + b"\xff" * 12,
                                  b"\x1b\x00\x00"],
                         ids=("nothing", "lists in lists", "structs in structs", "a long text", "a long number", "a map"))
def test_bytes_that_are_no_struct(data):
    with pytest.raises(Unreadable):
        read(data)
