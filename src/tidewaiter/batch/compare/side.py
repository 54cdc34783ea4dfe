"""A side of a comparison: the files of a rerate, or what was paid on the lines themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.dates import read_day
from tidewaiter.values import immutable

_NEAR, _MOST_FLOAT = 1e-3, 2**43     # a float is so many cents where it is this near to them, below 88 billion dollars
PAID = "paid"
KEY = "tidewaiter"               # the Parquet metadata in which a rerate says what it made of what


class NotComparable(ValueError):
    """What is given cannot be compared; the message says what is missing and how to mend it."""


@immutable
class Side:
    """Where the amounts of one side stand. `rows` is None for what was paid, which is not split by number."""

    name: str
    rows: Path | None
    totals: Path | None
    lines: Path
    made: tuple[tuple[str, str], ...] = ()       # edition, as_if and known_on of the rerate, where it says them

    @property
    def is_paid(self) -> bool:
        return self.rows is None

    @property
    def known_on(self) -> date | None:
        """The day as of which the law was read, None for all that is held."""
        text = dict(self.made).get("known_on")
        return read_day(text) if text else None

    @property
    def as_if(self) -> str:
        """The day by whose law goods of other days were rated, or ""."""
        return dict(self.made).get("as_if", "")

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "out": _text(self.rows), "totals": _text(self.totals), "lines": str(self.lines), **dict(self.made)}


def read_sides(a: str, b: str, lines: Path | None = None) -> tuple[Side, Side]:
    """Both sides: each the OUT of a rerate, or the word `paid`. NotComparable where one names no file that is there."""
    if a == b == PAID:
        raise NotComparable("both sides are what was paid; give an OUT of duty rerate as one of them")
    rerated = {name: _of(Path(name), lines) for name in (a, b) if name != PAID}
    facts = lines or next(iter(rerated.values())).lines
    first, second = (rerated.get(name) or Side(PAID, None, None, facts) for name in (a, b))
    return first, second


def _of(rows: Path, lines: Path | None) -> Side:
    told = _told(rows)
    if told.get("kind", "rows") != "rows":
        raise NotComparable(f"{rows} is the totals of a rerate; give its OUT, {told.get('out') or 'a row for each number'}")
    needs(rows, ("line_id", "program", "amount"))
    found = lines or _beside(rows, told.get("lines"))
    if found is None:
        raise NotComparable(f"{rows} does not say of which LINES it was made; write --lines FILE")
    if not found.is_file():
        raise NotComparable(f"{found}, of which {rows} was made, is not there; write --lines FILE")
    totals = _beside(rows, told.get("totals"))
    if totals is not None and not totals.is_file():
        raise NotComparable(f"{totals}, the totals of {rows}, is not there; rerate again with --totals")
    made = tuple((name, str(told[name])) for name in ("edition", "known_on", "as_if") if told.get(name))
    return Side(str(rows), rows, totals, found, made)


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(pl.read_parquet_metadata(path).get(KEY, "{}"))
    except FileNotFoundError:
        raise NotComparable(f"{path} is not there; give an OUT of duty rerate, or the word paid") from None
    except (pl.exceptions.PolarsError, ValueError):
        raise NotComparable(f"{path} is no Parquet file of a rerate") from None
    return told if isinstance(told, dict) else {}


def _beside(rows: Path, name: str | None) -> Path | None:
    """A file as the metadata names it, or of that name beside OUT where the folder was moved."""
    if not name:
        return None
    named, moved = Path(name), rows.parent / Path(name).name
    return moved if not named.is_file() and moved.is_file() else named


def columns(path: Path) -> pl.Schema:
    try:
        return pl.scan_parquet(path).collect_schema()
    except (pl.exceptions.PolarsError, OSError):
        raise NotComparable(f"{path} is no Parquet file that can be read") from None


def needs(path: Path, names: Iterable[str]) -> None:
    if missing := [name for name in names if name not in columns(path)]:
        raise NotComparable(f"{path} has no column {', '.join(missing)}")


def cents(path: Path, name: str) -> pl.Expr:
    """A column of money as whole cents, Int128; null where there is no such amount, or it is no whole number of cents. A float is read as it
    is printed, as a rerate reads it. NotComparable where the column is no numbers."""
    dtype, column = columns(path)[name], pl.col(name)
    if isinstance(dtype, pl.Decimal):
        narrow = column.cast(pl.Decimal(38, 2))
        exact = narrow if dtype.scale <= 2 else pl.when(narrow.cast(dtype) == column).then(narrow)
        return exact.to_physical().alias(name)
    if dtype.is_integer():
        return (column.cast(pl.Int128) * 100).alias(name)
    if dtype.is_float():
        exact = column.cast(pl.Float64) * 100
        whole = exact.round()
        near = ((exact - whole).abs() < _NEAR) & (whole.abs() < _MOST_FLOAT)
        return pl.when(near).then(whole).cast(pl.Int128).alias(name)
    raise NotComparable(f"{name} of {path} is {dtype}; money is Decimal(18, 2), dollars and cents")


def day(path: Path, name: str) -> pl.Expr:
    """A column of days. NotComparable where it is none."""
    dtype, column = columns(path)[name], pl.col(name)
    if isinstance(dtype, pl.Datetime):
        return column.dt.date()
    if dtype in (pl.Date, pl.Null):
        return column.cast(pl.Date)
    if dtype == pl.String:
        return column.str.to_date("%Y-%m-%d", strict=False)
    raise NotComparable(f"{name} of {path} is {dtype}; a day is a Date, or text as 2026-09-18")


def _text(path: Path | None) -> str | None:
    return str(path) if path else None
