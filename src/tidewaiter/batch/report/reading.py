"""A rerate read beside its lines, a stretch at a time, so that memory does not grow with the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from tidewaiter.batch.compare.side import NotComparable, Side, cents, columns, needs
from tidewaiter.values import immutable

STRETCH = 250_000                # lines that are read together
CENTS = pl.Int128()
OF_LINE = ("entry_id", "entered", "origin", "part", "supplier", "hts")
_ROWS_A_LINE = 4


class OutOfStep(Exception):
    """The files do not hold the same lines in the same order."""


@immutable
class Stretch:
    """Lines with what is known of them, amounts in cents. `lines`: n, what the file says, value, duty, fees, taxes, rules, complete, other;
    `rows` and `others`: n, program, number, amount of those lines. `n` numbers the lines; of an id that stands twice the first line has all rows."""

    lines: pl.DataFrame
    rows: pl.DataFrame
    others: pl.DataFrame | None


def check(side: Side, other: Side | None) -> None:
    """That the files have what a report reads. NotComparable says what is missing."""
    needs(side.lines, ("line_id", "entry_id", "entered", "origin", "hts", "value"))
    if side.totals:
        needs(side.totals, ("line_id", "duty", "fees", "findings"))
    if other and other.is_paid:
        needs(side.lines, ("paid_duty",))
    for path in (side.rows, side.totals, other and other.rows, other and other.totals):
        if path and columns(path)["line_id"] != columns(side.lines)["line_id"]:
            raise NotComparable(f"line_id is of another kind in {path} than in {side.lines}; the files are not of the same lines")


def count(path: Path) -> int:
    return int(pl.scan_parquet(path).select(pl.len()).collect().item())


def in_step(side: Side, other: Side | None, size: int = STRETCH) -> Iterator[Stretch]:
    """Stretch by stretch in the order of the file, each file read once. OutOfStep as soon as an id is not where it should be."""
    sources = _by_line(side, other)
    heights = {count_of(source) for source in sources}
    if len(heights) != 1:
        raise OutOfStep
    readers = [_Rows(one.rows) for one in (side, other) if one and one.rows]
    for start in range(0, heights.pop(), size):
        pieces = [source.slice(start, size).collect(engine="streaming") for source in sources]
        if any(not piece["line_id"].equals(pieces[0]["line_id"]) for piece in pieces[1:]):
            raise OutOfStep
        lines = pl.concat([pieces[0], *(piece.drop("line_id") for piece in pieces[1:])], how="horizontal").with_row_index("n")
        ids = lines.select("line_id", "n").unique("line_id", keep="first", maintain_order=True)
        yield _stretch(lines, [reader.of(ids, size) for reader in readers], side, other)
    if any(not reader.spent for reader in readers):
        raise OutOfStep


def by_hash(side: Side, other: Side | None, size: int = STRETCH) -> Iterator[Stretch]:
    """Part by part, dealt by a hash of the id, whatever the order of the files. NotComparable where a rerate has lines that the file has not."""
    sources = _by_line(side, other)
    parts = max(1, -(-count_of(sources[0]) // size))
    rated = [_rows(one.rows) for one in (side, other) if one and one.rows]
    for part in range(parts):
        dealt = pl.col("line_id").hash(0) % parts == part
        first, *rest = [source.filter(dealt).collect(engine="streaming") for source in sources]
        lines = first.with_row_index("n")
        for piece in rest:
            lines = lines.join(piece.unique("line_id", keep="first"), on="line_id", how="left", maintain_order="left")
        ids = lines.select("line_id", "n").unique("line_id", keep="first", maintain_order=True)
        found = [source.filter(dealt).collect(engine="streaming").join(ids, on="line_id", how="left") for source in rated]
        if any(piece["n"].null_count() for piece in found):
            raise NotComparable(f"a rerate has lines that {side.lines} has not; give the LINES of which it was made with --lines")
        yield _stretch(lines, [piece.drop("line_id") for piece in found], side, other)


class _Rows:
    """OUT read forward: each row once, as far as its lines go."""

    def __init__(self, path: Path) -> None:
        self._source, self._at = _rows(path), 0
        self._height = count_of(self._source)

    @property
    def spent(self) -> bool:
        return self._at == self._height

    def of(self, ids: pl.DataFrame, size: int) -> pl.DataFrame:
        found: list[pl.DataFrame] = []
        while True:
            piece = self._source.slice(self._at, size * _ROWS_A_LINE).collect(engine="streaming")
            piece = piece.join(ids, on="line_id", how="left", maintain_order="left").drop("line_id")
            outside = piece["n"].is_null()
            taken = (outside.arg_max() or 0) if outside.any() else piece.height
            found.append(piece.head(taken))
            self._at += taken
            if taken < piece.height or not piece.height:
                return pl.concat(found)


def _by_line(side: Side, other: Side | None) -> list[pl.LazyFrame]:
    held = columns(side.lines)
    said = [pl.col(name).cast(pl.String) if name in held and name not in ("entered", "entry_id") else
            pl.col(name) if name in held else pl.lit(None, pl.String).alias(name) for name in OF_LINE]
    paid = [cents(side.lines, "paid_duty").alias("other")] if other and other.is_paid else []
    sources = [pl.scan_parquet(side.lines).select("line_id", *said, cents(side.lines, "value"), *paid)]
    if side.totals:
        has = columns(side.totals)
        taxes = cents(side.totals, "taxes") if "taxes" in has else pl.lit(None, CENTS).alias("taxes")
        rules = pl.col("rules") if "rules" in has else pl.when(pl.col("findings") > 0).then(pl.lit("")).alias("rules")
        whole = pl.col("complete") if "complete" in has else pl.col("duty").is_not_null().alias("complete")
        sources.append(pl.scan_parquet(side.totals).select("line_id", cents(side.totals, "duty"), cents(side.totals, "fees"), taxes, rules, whole))
    if other and other.totals:
        sources.append(pl.scan_parquet(other.totals).select("line_id", cents(other.totals, "duty").alias("other")))
    return sources


def _stretch(lines: pl.DataFrame, rows: list[pl.DataFrame], side: Side, other: Side | None) -> Stretch:
    own, others = rows[0], rows[1] if len(rows) > 1 else None
    if not side.totals:
        none = pl.lit(None, CENTS)
        lines = _summed(lines, own, "duty").with_columns(fees=none, taxes=none, rules=pl.lit(None, pl.String), complete=pl.col("duty").is_not_null())
    if others is not None and other and not other.totals:
        lines = _summed(lines, others, "other")
    if "other" not in lines.columns:
        lines = lines.with_columns(other=pl.lit(None, CENTS))
    return Stretch(lines, own, others)


def _summed(lines: pl.DataFrame, rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return lines.join(rows.group_by("n").agg(pl.col("amount").sum().alias(name)), on="n", how="left", maintain_order="left")


def _rows(path: Path) -> pl.LazyFrame:
    return pl.scan_parquet(path).select("line_id", pl.col("program").fill_null("").alias("program"), "number", cents(path, "amount"))


def count_of(source: pl.LazyFrame) -> int:
    return int(source.select(pl.len()).collect(engine="streaming").item())
