"""The lines of a stretch with both sides' amounts beside each other. Differences are B less A: below zero B asks less."""

from __future__ import annotations

from datetime import date

import polars as pl

from tidewaiter.batch.compare.stretch import DAYS, FACTS, Amounts, Stretch

KINDS = ("duty", "fees", "taxes")
PREFERENCE = "column-1-special"
CENTS = pl.Int128()
_MOST_IDS = 1 << 32               # an id of a stretch is less, so that it and a programme are one number


def compared(stretch: Stretch, struck_down: frozenset[str] = frozenset(), until: date = date.max) -> pl.DataFrame:
    """A row for each id of a stretch, those of LINES first and in their order.

    `duty_a`, `duty_b` and the like are cents, null where a side has no such amount. `difference` is of duty, an amount that is not there taken
    as none. Where both sides know the duty and the line was entered `until` then, `stake` is what B says is owed less what A says was assessed,
    with fees and taxes. B owes nothing under programmes that were struck down, though its rows have what they came to. `struck_down` is what of the
    stake is under such programmes: A's rows say it; of what was paid, it is as much as went above what is owed, up to B's rows. `claimed` is what
    else of the stake is of a line that B rates at a preference and A does not.
    """
    sides = {"a": _of(stretch.a, struck_down), "b": _of(stretch.b, struck_down)}
    frame = stretch.ids.join(stretch.lines.unique("n", keep="first").with_columns(in_lines=True), on="n", how="left", maintain_order="left")
    for name, side in sides.items():
        of_side = side.rename({column: f"{column}_{name}" for column in side.columns if column != "n"})
        frame = frame.join(of_side, on="n", how="left", maintain_order="left")
    missing = [pl.lit(None, _dtype(name)).alias(name) for name in FACTS if name not in frame.columns]
    both = pl.col("duty_a").is_not_null() & pl.col("duty_b").is_not_null() & (pl.col("entered") <= until).fill_null(True)
    struck_b = pl.col("struck_b").fill_null(0)
    owed = pl.col("duty_b") - struck_b
    over = pl.col("duty_a") - owed
    paid = pl.when(over <= 0).then(pl.lit(0, CENTS)).when(over < struck_b).then(over).otherwise(struck_b)
    others = [(pl.col(f"{kind}_b") - pl.col(f"{kind}_a")).fill_null(0) for kind in ("fees", "taxes")]
    frame = frame.with_columns(
        *missing,
        difference=_held("duty_b") - _held("duty_a"),
        fees=_held("fees_b") - _held("fees_a"),
        taxes=_held("taxes_b") - _held("taxes_a"),
    ).with_columns(
        stake=pl.when(both).then(pl.sum_horizontal(owed - pl.col("duty_a"), *others)).otherwise(0).cast(CENTS),
        struck_down=pl.when(both).then(0 - pl.coalesce("struck_a", paid)).otherwise(0).cast(CENTS),
    )
    claims = both & pl.col("preference_b").fill_null(False) & ~pl.col("preference_a").fill_null(True)
    return frame.with_columns(claimed=pl.when(claims).then(pl.col("stake") - pl.col("struck_down")).otherwise(0).cast(CENTS))


def by_program(stretch: Stretch) -> pl.DataFrame:
    """key, lines, a, b in cents: what each programme comes to, a line counted once for each; what was paid is under `paid, not split`."""
    sides = []
    for name, amounts in (("a", stretch.a), ("b", stretch.b)):
        if amounts.rows is None:
            rows = amounts.totals.select("n", program=pl.lit("paid, not split"), amount=pl.col("duty").fill_null(0))
        else:
            rows = amounts.rows
        sides.append(rows.select("n", key="program", a=_only(name, "a"), b=_only(name, "b")))
    rows = pl.concat(sides).with_columns(pl.col("key").fill_null("").cast(pl.Categorical))
    summed = rows.group_by("key").agg(pl.col("a").sum(), pl.col("b").sum())
    once = rows.select("key", of_line=pl.col("key").to_physical().cast(pl.UInt64) * _MOST_IDS + pl.col("n")).unique("of_line")
    lines = once.group_by("key").agg(pl.len().cast(pl.Int64).alias("lines"))
    return lines.join(summed, on="key").with_columns(pl.col("key").cast(pl.String))


def _only(name: str, side: str) -> pl.Expr:
    return pl.col("amount") if name == side else pl.lit(0, CENTS)


def _of(amounts: Amounts, struck_down: frozenset[str]) -> pl.DataFrame:
    """One row for each id of a side, amounts of an id that stands twice added; `rows` counts them."""
    sums = [pl.when(pl.col(kind).is_not_null().any()).then(pl.col(kind).sum()).otherwise(None).cast(CENTS).alias(kind) for kind in KINDS]
    totals = amounts.totals
    if totals["n"].is_unique().all():
        totals = totals.with_columns(rows=pl.lit(1, pl.UInt32))
    else:
        totals = totals.group_by("n", maintain_order=True).agg(*sums, rows=pl.len())
    if amounts.rows is None:
        return totals.with_columns(struck=pl.lit(None, CENTS), preference=pl.lit(None, pl.Boolean), split=pl.lit(None, CENTS))
    is_struck = pl.col("program").is_in(sorted(struck_down)).fill_null(False)
    of_program = amounts.rows.select(
        "n", split="amount", struck=pl.when(is_struck).then("amount").otherwise(pl.lit(0, CENTS)), preference=pl.col("program") == PREFERENCE,
    ).group_by("n").agg(pl.col("split").sum(), pl.col("struck").sum(), pl.col("preference").max())
    found = totals.join(of_program, on="n", how="left", maintain_order="left")
    return found.with_columns(pl.col("struck", "split").fill_null(0), pl.col("preference").fill_null(False))


def _held(name: str) -> pl.Expr:
    return pl.col(name).fill_null(0)


def _dtype(name: str) -> pl.DataType:
    return pl.Date() if name in DAYS else pl.String()
