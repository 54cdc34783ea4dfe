"""The benchmark of rating a history: that its lines are what it says of them, and what it counts. Nothing here is timed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from benchmarks.rerate import keys, limit, line_by_line, made_up, parts
from benchmarks.rerate.__main__ import Figure, differing

from tidewaiter.batch.rerate.schema import ABOUT, LINES, ROWS, USD
from tidewaiter.batch.rerate.single import rate_singly
from tidewaiter.duty.law import Law, load
from tidewaiter.numbers import hts
from tidewaiter.tariff.schedule import declarable, figures

COUNT = 2000


@pytest.fixture(scope="module")
def law() -> Law:
    return load()


@pytest.fixture(scope="module")
def made(law: Law) -> pl.DataFrame:
    return pl.concat(made_up.History(COUNT, 5, law, parts=300).chunks())


@pytest.fixture(scope="module")
def file(made: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "lines.parquet"
    made.write_parquet(path)
    return path


def bad(line: dict[str, object]) -> bool:
    """Whether the line is one of those that are made bad."""
    number, day = str(line["hts"]), line["entered"]
    assert isinstance(day, date)
    return not hts.is_valid(number) or figures(number, day) is None or line["origin"] == "XX" or line["value"] is None or line["facts"] == "{no JSON"


def test_columns_are_those_of_a_history(made: pl.DataFrame) -> None:
    assert set(made.columns) <= {column.name for column in (*LINES, *ABOUT)}
    assert made.schema == made_up.COLUMNS and made["line_id"].to_list() == list(range(1, COUNT + 1))


def test_the_same_seed_gives_the_same_lines_and_another_others(made: pl.DataFrame, law: Law) -> None:
    assert made.equals(pl.concat(made_up.History(COUNT, 5, law, parts=300).chunks()))
    assert not made.equals(pl.concat(made_up.History(COUNT, 6, law, parts=300).chunks()))


def test_an_entry_stands_together_with_one_day_mode_and_importer(made: pl.DataFrame) -> None:
    begins = made.select((pl.col("entry_id") != pl.col("entry_id").shift()).fill_null(True).sum()).item()
    assert begins == made["entry_id"].n_unique()
    by_entry = made.group_by("entry_id").agg(pl.col("entered", "exported", "loaded", "mode", "importer", "entry_type").n_unique(), lines=pl.len())
    assert by_entry["lines"].max() <= made_up.LONGEST
    assert by_entry.select(pl.col("entered", "exported", "loaded", "mode", "importer", "entry_type").max()).row(0) == (1,) * 6


def test_days_go_forward_and_goods_leave_before_they_are_entered(made: pl.DataFrame) -> None:
    assert made["entered"].is_sorted() and made["entered"].min() >= parts.FIRST and made["entered"].max() <= parts.LAST
    assert made.select((pl.col("exported") <= pl.col("loaded")).all() & (pl.col("loaded") <= pl.col("entered")).all()).item()
    days = made.group_by("mode").agg((pl.col("entered") - pl.col("exported")).mean())
    by_mode = dict(days.iter_rows())
    assert by_mode["11"] > by_mode["40"] > by_mode["30"]


def test_every_number_is_in_the_schedule_on_its_day_but_on_bad_lines(made: pl.DataFrame, law: Law) -> None:
    wrong = [line for line in made.iter_rows(named=True) if bad(line)]
    assert len(wrong) < COUNT / 100
    known = set(declarable())
    for line in made.iter_rows(named=True):
        if bad(line):
            continue
        assert line["hts"] in known and line["origin"] in parts.ORIGINS and line["value"] > 0
        assert (line["q1"] is None) == (line["u1"] is None) and (line["q2"] is None) == (line["u2"] is None)
        facts = json.loads(line["facts"] or "{}")
        assert facts.keys() <= law.facts.keys()


def test_a_part_keeps_its_number_while_the_schedule_does(made: pl.DataFrame) -> None:
    good = pl.DataFrame([line for line in made.iter_rows(named=True) if not bad(line)], schema=made.schema)
    numbers = good.group_by("part", "origin").agg(pl.col("hts").n_unique(), pl.col("supplier").n_unique(), pl.col("facts").n_unique())
    assert numbers.select(pl.col("supplier", "facts").max()).row(0) == (1, 1) and (numbers["hts"] == 1).mean() > 0.95


def test_bad_lines_are_of_every_kind(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_up, "BAD", 0.5)
    found = pl.concat(made_up.History(COUNT, 5, law, parts=300).chunks())
    share = sum(map(bad, found.iter_rows(named=True))) / COUNT
    assert 0.4 < share < 0.6
    assert (found["origin"] == "XX").any() and found["value"].null_count() and (found["facts"] == "{no JSON").any()
    assert (~found["hts"].str.contains(r"^\d{10}$")).any()


def test_what_is_written_is_what_is_made(made: pl.DataFrame, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_up, "PARTS", 200)
    path = made_up.kept(COUNT, 5, law, tmp_path)
    assert path == made_up.kept(COUNT, 5, law, tmp_path) and list(tmp_path.iterdir()) == [path]
    assert pl.read_parquet(path).equals(pl.concat(made_up.History(COUNT, 5, law).chunks()))
    assert 0 < made_up.distinct(path, law.index.edges) <= COUNT


def test_stretches_begin_at_the_edges() -> None:
    edges = (date(2025, 3, 4), date(2025, 4, 5))
    days = pl.DataFrame({"entered": [date(2025, 3, 3), edges[0], date(2025, 4, 4), edges[1]]})
    assert days.select(made_up.stretch(edges)).to_series().to_list() == [0, 1, 1, 2]


@pytest.mark.parametrize("rows", [1.0, 1.6])
def test_the_limit_writes_as_many_rows_as_were_written(file: Path, tmp_path: Path, rows: float) -> None:
    limit.plans(file, tmp_path / "plans.parquet", rows)
    limit.run(file, tmp_path / "out.parquet", tmp_path / "plans.parquet", tmp_path / "totals.parquet", in_order=True)
    out, totals = pl.read_parquet(tmp_path / "out.parquet"), pl.read_parquet(tmp_path / "totals.parquet")
    assert out.columns == list(ROWS) and out["line_id"].is_sorted() and totals.height == COUNT
    assert len(out) / COUNT == pytest.approx(rows, rel=0.15)


def test_distinct_keys_are_distinct_and_can_be_read(file: Path, law: Law, tmp_path: Path) -> None:
    path = tmp_path / "keys.parquet"
    assert keys.write(file, 100, law.index.edges, path, 1) == 100
    found = pl.read_parquet(path)
    assert found.select("hts", "origin", made_up.stretch(law.index.edges)).is_unique().all() and found["entry_id"].is_unique().all()


def test_a_sample_is_of_whole_entries(file: Path, made: pl.DataFrame) -> None:
    found = line_by_line.sample(file, 400)
    assert 200 < len(found) <= 800
    assert found["entry_id"].value_counts().join(made["entry_id"].value_counts(), on=["entry_id", "count"]).height == found["entry_id"].n_unique()


def test_one_cent_is_a_difference(file: Path, law: Law, tmp_path: Path) -> None:
    lines = line_by_line.sample(file, 100)
    rows, totals = rate_singly(lines, law)
    totals.write_parquet(tmp_path / "totals.parquet")
    fourth = pl.int_range(pl.len()) == 3
    rows.with_columns(amount=pl.when(fourth).then(pl.col("amount") + pl.lit("0.01").str.to_decimal(scale=2)).otherwise("amount").cast(USD)
                      ).write_parquet(tmp_path / "rows.parquet")
    assert line_by_line.differences(totals, tmp_path / "totals.parquet", lines["line_id"]) == 0
    assert line_by_line.differences(rows, tmp_path / "rows.parquet", lines["line_id"]) == 1
    assert differing(tmp_path / "rows.parquet", tmp_path / "rows.parquet") == 0
    rows.write_parquet(tmp_path / "others.parquet")
    assert differing(tmp_path / "rows.parquet", tmp_path / "others.parquet", 2) == 1


def test_a_figure_is_met_at_its_edge() -> None:
    assert [Figure("x", value, least=8).met for value in (8, 7.99)] == [True, False]
    assert [Figure("x", value, most=4).met for value in (4, 4.01)] == [True, False]
