"""Random histories that reach every family of the law: `lines(chance, n)`.

The frames differ in what a file may differ in: the types of their columns, which columns they have, how ids are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from random import Random
from typing import Any

import polars as pl

from tests.batch.rerate.random_line import Row, like, line, texts

DAYS = ("entered", "exported", "loaded", "imported")
OPTIONAL = ("exported", "loaded", "program", "mode", "q1", "u1", "q2", "u2", "facts", "imported", "entry_type", "cases")
MPF, HMF = Decimal("0.003464"), Decimal("0.00125")
LIMITS = tuple(map(Decimal, ("25", "485", "25.67", "497.99", "26.22", "508.70", "26.79", "519.76", "27.23", "528.33", "27.75", "538.40", "29.66",
                             "575.35", "31.67", "614.35", "32.71", "634.62", "33.58", "651.50", "34.58", "670.86")))


def lines(chance: Random, n: int) -> pl.DataFrame:
    """`n` lines or a few more, of whole entries whose lines stand together."""
    rows: list[Row] = []
    odd = chance.choice((0.02, 0.02, 0.02, 0.02, 0.1, 0.1, 0.4, 1))
    entry = chance.randrange(1000)
    while len(rows) < n:
        entry += 1
        rows += [{"entry_id": entry, **row} for row in entry_lines(chance, odd)]
        if chance.random() < 0.02:
            rows += [{"entry_id": None, **texts(line(chance, odd))} for _ in range(chance.choice((1, 2)))]
    for at, row in enumerate(rows):
        row["line_id"] = at
    return frame(chance, rows)


def entry_lines(chance: Random, odd: float) -> list[Row]:
    """The lines of one entry: of one day, mode and type mostly; some of one kind, some at a limit of the processing fee."""
    first = line(chance, odd)
    rows = [first]
    shared = chance.random() < 0.93
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3, 5, 8, 14, 29))):
        row = like(chance, chance.choice(rows), odd) if chance.random() < 0.6 else line(chance, odd)
        if shared and chance.random() < 0.98:
            row |= {name: first[name] for name in ("entered", "mode", "entry_type")}
            for name in DAYS[1:]:
                if isinstance(row[name], date) and isinstance(row["entered"], date) and row[name] > row["entered"] and chance.random() >= 0.1 * odd:
                    row[name] = row["entered"]
        rows.append(row)
    if chance.random() < 0.15:
        _at_a_limit(chance, rows)
    return [texts(row) for row in rows]


def _at_a_limit(chance: Random, rows: list[Row]) -> None:
    """The last line's value made such that the entry's processing fee, or its harbor fee, comes near a limit."""
    try:
        others = sum(Decimal(row["value"]) for row in rows[:-1])
        wanted = chance.choice(LIMITS) / MPF if chance.random() < 0.8 else 3 / HMF
        last = int(wanted - others) + chance.choice((-1, 0, 1, 2))
        if last >= 0:
            rows[-1]["value"] = str(last)
    except (ArithmeticError, TypeError, ValueError):
        return


# The frame: its columns and their types.

def frame(chance: Random, rows: list[Row]) -> pl.DataFrame:
    kinds = {"value": chance.choice(("decimal",) * 5 + ("float",) * 3 + ("int",) * 2 + ("text",)),
             "q": chance.choice(("decimal",) * 5 + ("float",) * 4 + ("int", "wide", "text")),
             "day": chance.choice(("date", "date", "datetime", "text"))}
    columns: dict[str, pl.Series] = {}
    for name, plain in _ids(chance, rows):
        columns[name] = plain
    for name in ("hts", "origin", "program", "mode", "u1", "u2", "facts", "entry_type", "cases"):
        texts = [row[name] for row in rows]
        if name == "hts" and chance.random() < 0.3:
            texts = [_dotted(chance, text) for text in texts]
        columns[name] = pl.Series(name, texts, dtype=pl.String)
    for name in DAYS:
        columns[name] = _days(chance, name, [row[name] for row in rows], kinds["day"])
    for name in ("value", "q1", "q2"):
        columns[name] = _numbers(name, [row[name] for row in rows], kinds["value" if name == "value" else "q"])
    if chance.random() < 0.1:
        columns["mode"] = pl.Series("mode", [int(row["mode"]) if str(row["mode"]).isdigit() else None for row in rows], dtype=pl.Int64)
    for name in ("u1", "origin", "hts", "facts", "entry_id"):
        if chance.random() < 0.04 and columns[name].dtype == pl.String:
            columns[name] = columns[name].cast(pl.Categorical)
    if chance.random() < 0.3:
        columns["part"] = pl.Series("part", [chance.choice(("P-1", "P-2", None)) for _ in rows], dtype=pl.String)
    for name in OPTIONAL:
        if chance.random() < 0.04:
            del columns[name]
        elif chance.random() < 0.01:
            columns[name] = pl.Series(name, [None] * len(rows), dtype=pl.Null)
    order = list(columns)
    chance.shuffle(order)
    return _in_pieces(chance, pl.DataFrame([columns[name] for name in order]))


def _in_pieces(chance: Random, whole: pl.DataFrame) -> pl.DataFrame:
    """The frame as one that was read in pieces, or as a part of a longer one, now and then."""
    if chance.random() < 0.6 or whole.height < 3:
        return whole
    at = chance.randrange(1, whole.height)
    if chance.random() < 0.5:
        return pl.concat([whole[:at], whole[at:]], rechunk=False)
    return pl.concat([whole, whole[:at]])[: whole.height]


def _ids(chance: Random, rows: list[Row]) -> Iterator[tuple[str, pl.Series]]:
    as_text = chance.random() < 0.5
    ids: list[Any] = [f"L{row['line_id']:07}" if as_text else row["line_id"] for row in rows]
    if chance.random() < 0.1:        # ids that name nothing, or not one line only
        ids = [None if chance.random() < 0.1 else one if chance.random() < 0.9 else ids[0] for one in ids]
    yield "line_id", pl.Series("line_id", ids)
    as_text = chance.random() < 0.5
    ids = [None if (number := row["entry_id"]) is None else f"ABC{number:08}" if as_text else number for row in rows]
    yield "entry_id", pl.Series("entry_id", ids, dtype=pl.String if as_text else pl.Int64)


def _dotted(chance: Random, text: str) -> str:
    if chance.random() < 0.4 or not text.isdigit() or len(text) != 10:
        return text
    return chance.choice((f"{text[:4]}.{text[4:6]}.{text[6:]}", f"{text[:4]}.{text[4:6]}.{text[6:8]}.{text[8:]}", f"{text[:4]} {text[4:]}"))


def _days(chance: Random, name: str, days: list[Any], kind: str) -> pl.Series:
    if kind == "text":
        return pl.Series(name, [None if day is None else str(day) for day in days], dtype=pl.String)
    known = [day if isinstance(day, date) else None for day in days]
    if kind == "datetime":
        stamps = [None if day is None else datetime.combine(day, time(chance.randrange(24), 59, 59)) for day in known]
        return pl.Series(name, stamps, dtype=pl.Datetime(chance.choice(("us", "ms")))).dt.replace_time_zone(chance.choice((None, None, "UTC")))
    return pl.Series(name, known, dtype=pl.Date)


def _numbers(name: str, texts: list[str | None], kind: str) -> pl.Series:
    if kind == "text":
        return pl.Series(name, texts, dtype=pl.String)
    known = [_number(text) for text in texts]
    if kind == "float":
        return pl.Series(name, [None if one is None else float(one) for one in known], dtype=pl.Float64)
    finite = [one if one is not None and one.is_finite() and abs(one) < 10**16 else None for one in known]
    if kind == "int":
        return pl.Series(name, [None if one is None else int(one) for one in finite], dtype=pl.Int64)
    scale = 12 if kind == "wide" else 2 if name == "value" else 4
    step = Decimal(1).scaleb(-scale)
    return pl.Series(name, [None if one is None else one.quantize(step) for one in finite], dtype=pl.Decimal(38, scale))


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text.strip())
    except InvalidOperation:
        return None
