"""Rows of tariff numbers gathered into lines: the number of chapters 1 to 97 is the line's, those of chapters 98 and 99 go with it."""

from __future__ import annotations

import json
from collections.abc import Collection

import polars as pl

from tidewaiter.batch.extracts.tables import ROW
from tidewaiter.batch.rerate.schema import USD
from tidewaiter.numbers import hts
from tidewaiter.values import immutable

KEY, ORDINAL, BAD = "\0key", "\0ordinal", "\0bad "
MONEY = ("value", "paid_duty", "paid_fees")
_OWN, _GROUP, _AT, _OF = "\0own", "\0group", "\0at", "\0of"
_OF_NUMBER = ("hts", "q1", "u1", "q2", "u2")


@immutable
class Gathered:
    """Lines, and the source's rows where a line has several numbers of chapters 1 to 97, none, or a number twice."""

    lines: pl.DataFrame
    several: list[int]
    none: list[int]
    twice: list[int]


def gather(rows: pl.DataFrame, once: Collection[str]) -> Gathered:
    """The lines of rows, those of a line being together. Money is summed, but for the columns of `once`, which repeat the line's figure.

    A number of chapters 98 and 99 stands before the number that it goes with, as it is filed: it belongs to the next one, or to the last where
    none follows. A line of several numbers becomes several lines, /1, /2 ...; what they have `once` cannot be told apart, and is null.
    """
    # the first two digits: 98 and 99 go with another number; a number that could not be read is one of its own
    with_other = pl.col("hts").str.slice(0, 2).is_in(["98", "99"]).fill_null(False)
    rows = rows.with_columns((~with_other).alias(_OWN), pl.col(KEY).rle_id().alias(_GROUP))
    if ORDINAL in rows.columns:
        rows = rows.sort(_GROUP, ORDINAL, maintain_order=True, nulls_last=True)
    rows = rows.with_columns(pl.col(_OWN).cast(pl.Int32).cum_sum().over(_GROUP).alias(_AT), pl.col(_OWN).cast(pl.Int32).sum().over(_GROUP).alias(_OF))
    rows = rows.with_columns(pl.when(_OWN).then(_AT).otherwise(pl.min_horizontal(pl.col(_AT) + 1, pl.col(_OF))).alias(_AT))
    outside = {ROW, KEY, ORDINAL, _OWN, _GROUP, _AT, _OF}
    ours = [name for name in rows.columns if name not in outside and not name.startswith(BAD)]
    lines = rows.group_by(_GROUP, _AT, maintain_order=True).agg(
        pl.col(ROW).min(), pl.col(_OF).first(), pl.col("hts").filter(pl.col("hts").str.starts_with("98")).first().alias("\0ch98"),
        *(_of_line(name, once) for name in ours),
    )
    several = lines.filter(pl.col(_OF) > 1).group_by(_GROUP, maintain_order=True).agg(pl.col(ROW).first())[ROW].to_list()
    none = lines.filter(pl.col(_OF) == 0)[ROW].to_list()
    twice = []
    if ORDINAL in rows.columns:
        again = pl.struct(_GROUP, ORDINAL).is_duplicated() & pl.col(ORDINAL).is_not_null()
        twice = rows.filter(again).group_by(_GROUP, maintain_order=True).agg(pl.col(ROW).first())[ROW].to_list()
    apart = pl.col(_OF) > 1
    lines = lines.with_columns(
        pl.when(apart).then(pl.format("{}/{}", "line_id", _AT)).otherwise("line_id").alias("line_id"),
        *(pl.when(~apart).then(pl.col(name)).alias(name) for name in MONEY if name in once and name in ours),
    )
    return Gathered(_with_chapter_98(lines).select(ROW, *ours), several, none, twice)


def _of_line(name: str, once: Collection[str]) -> pl.Expr:
    column = pl.col(name)
    if name in _OF_NUMBER:
        return column.filter(pl.col(_OWN)).first()
    if name in MONEY and name not in once:
        # a sum without one of its cells would be a figure that nobody gave
        return pl.when((column.count() > 0) & ~pl.col(f"{BAD}{name}").any()).then(column.sum()).cast(USD, strict=False).alias(name)
    if name == "cases":
        joined = column.drop_nulls().unique(maintain_order=True).str.join(",")
        return pl.when(joined != "").then(joined).alias(name)
    return pl.coalesce(column.filter(pl.col(_OWN)).drop_nulls().first(), column.drop_nulls().first()).alias(name)


def _with_chapter_98(lines: pl.DataFrame) -> pl.DataFrame:
    """The numbers of chapter 98 as the fact ch98."""
    at = lines["\0ch98"].is_not_null().arg_true().to_list()
    if not at:
        return lines
    facts = lines["facts"].to_list()
    for n in at:
        facts[n] = json.dumps({"ch98": hts.format(lines["\0ch98"][n]), **json.loads(facts[n] or "{}")})
    return lines.with_columns(pl.Series("facts", facts, dtype=pl.String))
