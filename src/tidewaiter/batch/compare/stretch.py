"""Both sides read side by side, a stretch of lines at a time, so that memory does not grow with the file.

A rerate writes its rows in the order of its lines. So two rerates of one file are read in step: as many lines of each, and of OUT the rows up
to the first that belongs to a later line. Where the files are not in step, the lines are dealt into parts by their ids, and each part is read
from all files: slower, and right whatever the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from tidewaiter.batch.compare.side import NotComparable, Side, cents, columns, day, needs
from tidewaiter.values import immutable

STRETCH = 500_000                # lines that are read together
_ROWS_A_LINE = 4                 # how many rows of OUT are looked at for each of them
DAYS = ("entered", "imported", "liquidated")
FACTS = ("entry_id", *DAYS, "origin", "part", "supplier", "importer")


class OutOfStep(Exception):
    """The files do not hold the same lines in the same order."""


@immutable
class Amounts:
    """A side's amounts of the lines of a stretch: `totals` n, duty, fees, taxes in cents; `rows` n, program, amount, or None. n is that of ids."""

    totals: pl.DataFrame
    rows: pl.DataFrame | None


@immutable
class Stretch:
    """Lines with what is known of them, and both sides' amounts of just those lines. `ids` numbers them from 0: those of LINES first, in their
    order, then those of one side only. All else is by that number, because texts are slow to gather by."""

    ids: pl.DataFrame
    lines: pl.DataFrame
    a: Amounts
    b: Amounts


def in_step(a: Side, b: Side, lines: Path, size: int = STRETCH) -> Iterator[Stretch]:
    """Stretch by stretch in the order of the file. OutOfStep as soon as an id is not where it should be."""
    sources = [_lines(lines), *(_totals(side, lines) for side in (a, b) if _has_totals(side))]
    heights = {_height(source) for source in sources}
    if len(heights) != 1:
        raise OutOfStep
    readers = [_Rows(side.rows) if side.rows else None for side in (a, b)]
    for start in range(0, heights.pop(), size):
        pieces = [source.slice(start, size).collect(engine="streaming") for source in sources]
        if any(not piece["line_id"].equals(pieces[0]["line_id"]) for piece in pieces[1:]):
            raise OutOfStep
        ids = _ids(pieces[0])
        if ids.height == pieces[0].height:
            held, *totals = [piece.drop("line_id").with_columns(n=ids["n"]) for piece in pieces]
        else:
            held, *totals = [_numbered(piece, ids) for piece in pieces]
        amounts = []
        for side, reader in zip((a, b), readers, strict=True):
            rows = reader.of(ids, size) if reader else None
            amounts.append(Amounts(totals.pop(0) if _has_totals(side) else _from_rows(rows), rows))
        yield Stretch(ids, held, *amounts)
    if any(reader is not None and not reader.spent for reader in readers):
        raise OutOfStep


def by_key(a: Side, b: Side, lines: Path, size: int = STRETCH) -> Iterator[Stretch]:
    """Part by part, dealt by a hash of the id; ids that are on one side only come too."""
    sources = [_lines(lines)]
    for side in (a, b):
        sources += [_totals(side, lines)] if _has_totals(side) else []
        sources += [_rows(side.rows)] if side.rows else []
    parts = max(1, -(-max(_height(source) for source in sources) // size))
    for part in range(parts):
        pieces = [source.filter(pl.col("line_id").hash(0) % parts == part).collect(engine="streaming") for source in sources]
        ids = _ids(pl.concat([piece.select("line_id") for piece in pieces]))
        numbered = iter([_numbered(piece, ids) for piece in pieces])
        held = next(numbered)
        amounts = []
        for side in (a, b):
            totals = next(numbered) if _has_totals(side) else None
            rows = next(numbered) if side.rows else None
            amounts.append(Amounts(_from_rows(rows) if totals is None else totals, rows))
        yield Stretch(ids, held, *amounts)


def check(a: Side, b: Side, lines: Path) -> None:
    """That the files have what is read of them, and ids of one kind. NotComparable says what does not fit."""
    needs(lines, ("line_id", "entry_id", "entered"))
    kind = columns(lines)["line_id"]
    for side in (a, b):
        if side.is_paid:
            needs(lines, ("paid_duty",))
        for path in filter(None, (side.rows, side.totals)):
            needs(path, ("line_id",))
            if (other := columns(path)["line_id"]) != kind:
                raise NotComparable(f"line_id is {kind} in {lines} and {other} in {path}; the files are not of the same lines")


class _Rows:
    """OUT read forward: each row once, as far as its lines go."""

    def __init__(self, path: Path) -> None:
        self.source, self.at = _rows(path), 0
        self.height = _height(self.source)

    @property
    def spent(self) -> bool:
        return self.at == self.height

    def of(self, ids: pl.DataFrame, size: int) -> pl.DataFrame:
        found: list[pl.DataFrame] = []
        while True:
            piece = _numbered(self.source.slice(self.at, size * _ROWS_A_LINE).collect(engine="streaming"), ids)
            outside = piece["n"].is_null()
            taken = (outside.arg_max() or 0) if outside.any() else piece.height
            found.append(piece.head(taken))
            self.at += taken
            if taken < piece.height or not piece.height:
                return pl.concat(found)


def _ids(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("line_id").unique(maintain_order=True).with_row_index("n")


def _numbered(frame: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """`frame` with the number of its ids in the place of them, null where `ids` has it not."""
    return frame.join(ids, on="line_id", how="left", maintain_order="left").drop("line_id")


def _lines(path: Path) -> pl.LazyFrame:
    held = [name for name in FACTS if name in columns(path)]
    return pl.scan_parquet(path).select("line_id", *(day(path, name) if name in DAYS else pl.col(name).cast(pl.String) for name in held))


def _has_totals(side: Side) -> bool:
    return side.is_paid or side.totals is not None


def _totals(side: Side, lines: Path) -> pl.LazyFrame:
    if side.is_paid:
        names, path = {"duty": "paid_duty", "fees": "paid_fees", "taxes": ""}, lines
    else:
        assert side.totals
        names, path = {name: name for name in ("duty", "fees", "taxes")}, side.totals
    held = columns(path)
    money = [cents(path, column).alias(name) if column in held else pl.lit(None, pl.Int128).alias(name) for name, column in names.items()]
    return pl.scan_parquet(path).select("line_id", *money)


def _rows(path: Path) -> pl.LazyFrame:
    return pl.scan_parquet(path).select("line_id", "program", cents(path, "amount"))


def _from_rows(rows: pl.DataFrame | None) -> pl.DataFrame:
    """What a rerate without totals says of its lines: the duty, and no fees."""
    assert rows is not None
    none = pl.lit(None, pl.Int128)
    return rows.group_by("n", maintain_order=True).agg(duty=pl.col("amount").sum()).with_columns(fees=none, taxes=none)


def _height(source: pl.LazyFrame) -> int:
    return int(source.select(pl.len()).collect(engine="streaming").item())


Reader = Callable[[Side, Side, Path, int], Iterator[Stretch]]
