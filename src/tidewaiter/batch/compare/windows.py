"""Which ways are open for an entry on a day, until when, and what each could bring.

Four states: `open`; `closed`; `not yet`, where its time has not begun; and `not known`, where a day that it turns on is not given, or the law of
it is not settled. A day of liquidation that is not given is not supposed: what the usual cycle would make of it stands apart, as expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tidewaiter.batch.compare.ways import Reach, Way, expected_liquidation, ways

OPEN, CLOSED, NOT_YET, NOT_KNOWN = "open", "closed", "not yet", "not known"
CENTS = pl.Int128()


def with_windows(frame: pl.DataFrame, on: date) -> pl.DataFrame:
    """`frame`, which has entered, imported and liquidated, with `ID:last` and `ID:state` of each way, and two expected days."""
    for way in ways():
        last, state = _of(way, frame, on)
        frame = frame.with_columns(last.alias(f"{way.id}:last"), state.alias(f"{way.id}:state"))
    return frame.with_columns(_expected(frame))


def with_stakes(frame: pl.DataFrame) -> pl.DataFrame:
    """Entries with `ID:refund`, `ID:due` and `ID:only` of each way, in cents: `only` is what of the refund no earlier way that is open can bring.

    `frame` has `stake`, `struck_down` and `claimed` of the entry, B less A, and the states.
    """
    rest = pl.col("stake") - pl.col("struck_down")
    left = {"struck": _refund(pl.col("struck_down")), "rest": _refund(rest)}      # what no way so far brings
    for way in ways():
        refund, due = _none(), _none()
        only = _none()
        is_open = pl.col(f"{way.id}:state") == OPEN
        match way.reaches:
            case Reach.STRUCK_DOWN:
                refund = only = _refund(pl.col("struck_down"))
                left["struck"] = pl.when(is_open).then(_none()).otherwise(left["struck"])
            case Reach.REST:
                refund = only = _refund(rest)
                due = _owed(rest)
                left["rest"] = pl.when(is_open).then(_none()).otherwise(left["rest"])
            case Reach.ALL:
                refund = _refund(pl.col("stake"))
                only = _least(refund, left["struck"] + left["rest"])
                left = {name: pl.when(is_open).then(_none()).otherwise(one) for name, one in left.items()}
            case Reach.CLAIMS:
                refund = _refund(pl.col("claimed"))
                only = _least(refund, left["rest"])
            case Reach.DEBT:
                due = _owed(pl.col("stake"))
        frame = frame.with_columns(refund.cast(CENTS).alias(f"{way.id}:refund"), due.cast(CENTS).alias(f"{way.id}:due"),
                                   only.cast(CENTS).alias(f"{way.id}:only"))
    return frame


def counted(frame: pl.DataFrame) -> pl.DataFrame:
    """A row for each entry and way that has something at stake: window, state, last, entries, refund, due, only."""
    found = []
    for way in ways():
        at_stake = (pl.col(f"{way.id}:refund") > 0) | (pl.col(f"{way.id}:due") > 0)
        found.append(frame.filter(pl.col("duty_a") > 0 if way.reaches is Reach.NOTHING else at_stake).select(
            window=pl.lit(way.id), state=f"{way.id}:state", last=f"{way.id}:last", entries=pl.lit(1, pl.Int64),
            refund=f"{way.id}:refund", due=f"{way.id}:due", only=f"{way.id}:only"))
    return pl.concat(found)


def _of(way: Way, frame: pl.DataFrame, on: date) -> tuple[pl.Expr, pl.Expr]:
    """The last day of a way, and its state on a day."""
    entered, imported, liquidated = pl.col("entered"), pl.col("imported"), pl.col("liquidated")
    day = pl.lit(on)
    match way.reaches:
        case Reach.STRUCK_DOWN:
            last = _last(way, frame, "liquidation", "liquidated")
            settled = pl.when(liquidated.is_null()).then(pl.lit(NOT_KNOWN)).when(day <= last).then(pl.lit(OPEN)).otherwise(pl.lit(NOT_KNOWN))
            return last, settled if on >= way.since else pl.lit(NOT_YET)
        case Reach.REST:
            last = pl.min_horizontal(_last(way, frame, "entry", "entered"), _last(way, frame, "scheduled_liquidation", "liquidated"))
            return last, pl.when(day < entered).then(pl.lit(NOT_YET)).otherwise(_state(last, day, entered))
        case Reach.ALL:
            last = _last(way, frame, "liquidation", "liquidated")
            return last, pl.when(day < liquidated).then(pl.lit(NOT_YET)).otherwise(_state(last, day, liquidated))
        case Reach.CLAIMS | Reach.NOTHING:
            last = _last(way, frame, "importation", "imported")
            return last, pl.when(day < imported).then(pl.lit(NOT_YET)).otherwise(_state(last, day, imported))
        case _:
            return pl.lit(None, pl.Date), pl.lit(NOT_KNOWN)


def _state(last: pl.Expr, day: pl.Expr, event: pl.Expr) -> pl.Expr:
    return (pl.when(event.is_null() | last.is_null()).then(pl.lit(NOT_KNOWN)).when(day <= last).then(pl.lit(OPEN)).otherwise(pl.lit(CLOSED)))


def _last(way: Way, frame: pl.DataFrame, event: str, column: str) -> pl.Expr:
    return _mapped(column, way.last_days(event, _days(frame, column)))


def _expected(frame: pl.DataFrame) -> list[pl.Expr]:
    """The day of liquidation by the usual cycle, and the last day of a protest after it, where no liquidation is given."""
    expected = {day: found for day in _days(frame, "entered") if (found := expected_liquidation(day))}
    protest = next(way for way in ways() if way.reaches is Reach.ALL)
    after = protest.last_days("liquidation", set(expected.values()))
    unknown = pl.col("liquidated").is_null()
    return [
        pl.when(unknown).then(_mapped("entered", expected)).alias("expected_liquidation"),
        pl.when(unknown).then(_mapped("entered", {day: after[found] for day, found in expected.items()})).alias("expected_protest_last"),
    ]


def _days(frame: pl.DataFrame, column: str) -> list[date]:
    return frame[column].drop_nulls().unique().to_list()


def _mapped(column: str, days: Mapping[date, date]) -> pl.Expr:
    return pl.col(column).replace_strict(pl.Series(list(days), dtype=pl.Date), pl.Series(list(days.values()), dtype=pl.Date),
                                         default=None, return_dtype=pl.Date)


def _refund(difference: pl.Expr) -> pl.Expr:
    """What a difference of B less A gives back, none where it asks more."""
    return pl.when(difference < 0).then(_none() - difference).otherwise(_none())


def _owed(difference: pl.Expr) -> pl.Expr:
    return pl.when(difference > 0).then(difference).otherwise(_none())


def _least(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    return pl.when(one < other).then(one).otherwise(other)


def _none() -> pl.Expr:
    return pl.lit(0, CENTS)
