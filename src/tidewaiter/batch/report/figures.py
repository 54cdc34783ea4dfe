"""What a history came to, summed by what a reader asks of it. Amounts are whole cents; nothing is rounded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from tidewaiter.batch.compare.side import Side
from tidewaiter.batch.compare.tally import Tally
from tidewaiter.batch.report.reading import OutOfStep, Stretch, by_hash, check, in_step
from tidewaiter.values import immutable

Advance = Callable[[int], None]
SUMS = ("lines", "value", "duty", "fees", "taxes", "unrated", "unrated_value", "compared", "other", "difference")
GROUPS = ("origin", "month", "part", "supplier", "hts")


@immutable
class Figures:
    """`totals` by the names of SUMS, with entries, with_findings and `charged`, the sum of all rows. A line is
    unrated where a finding of it is fatal: what it owes is not known, or in part only; `groups` frames of key and SUMS by
    grouping; `programs`: program, month, lines, amount, other, difference;
    `numbers`: program, number, lines, amount; `rules`: rule, lines, value, unrated.
    `examples` has the id of the first line that was seen with a rule.

    `knows` names what is known of the whole: fees, taxes, rules, other, split (the other side's programmes), part, supplier.
    """

    totals: dict[str, int]
    groups: dict[str, pl.DataFrame]
    programs: pl.DataFrame
    numbers: pl.DataFrame
    rules: pl.DataFrame
    examples: dict[str, Any]
    knows: frozenset[str]


def figures(side: Side, other: Side | None = None, advance: Advance = lambda lines: None, size: int = 250_000) -> Figures:
    """All sums of a rerate, in one reading where its files are in step; `other` is what it is held against.

    A difference is what this rerate asks less what the other does, over lines that both know. NotComparable where files do not fit.
    """
    check(side, other)
    for read in (in_step, by_hash):
        summing = _Summing(side, other)
        try:
            for stretch in read(side, other, size):
                summing.add(stretch)
                advance(stretch.lines.height)
        except OutOfStep:
            continue
        return summing.figures()
    raise AssertionError


class _Summing:
    def __init__(self, side: Side, other: Side | None) -> None:
        self._side, self._other = side, other
        self._groups = {group: Tally(("key",), SUMS) for group in GROUPS}
        self._programs = Tally(("program", "month"), ("lines", "amount", "other", "difference"))
        self._numbers = Tally(("program", "number"), ("lines", "amount"))
        self._rules = Tally(("rule",), ("lines", "value", "unrated"))
        self._entries: list[np.ndarray] = []
        self._known: set[str] = set()
        self._examples: dict[str, Any] = {}
        self._with_findings = self._alone = 0

    def add(self, stretch: Stretch) -> None:
        both = pl.col("duty").is_not_null() & pl.col("other").is_not_null()
        unrated = pl.col("duty").is_null() | ~pl.col("complete").fill_null(False)
        frame = stretch.lines.with_columns(
            month=pl.col("entered").cast(pl.String).str.slice(0, 7).fill_null(""), both=both, lines=pl.lit(1, pl.Int64),
            unrated=unrated.cast(pl.Int64), unrated_value=pl.when(unrated).then(pl.col("value")).otherwise(0), compared=both.cast(pl.Int64),
            difference=pl.when(both).then(pl.col("duty") - pl.col("other")).otherwise(0), other=pl.when(both).then(pl.col("other")).otherwise(0),
        ).with_columns(pl.col("value", "duty").fill_null(0))
        self._known |= {name for name in ("fees", "taxes", "part", "supplier", "rules") if frame[name].null_count() < frame.height}
        for group, tally in self._groups.items():
            tally.add(frame.with_columns(pl.col("fees", "taxes").fill_null(0), key=pl.col(group).fill_null("")))
        self._add_rows(stretch, frame)
        told = frame.filter(pl.col("rules").fill_null("") != "").select("line_id", "lines", "value", "unrated", rule=pl.col("rules").str.split(","))
        self._with_findings += told.height
        each = told.explode("rule")
        self._rules.add(each)
        for rule, line in each.unique("rule", keep="first", maintain_order=True).select("rule", "line_id").iter_rows():
            self._examples.setdefault(rule, line)
        named = frame["entry_id"].drop_nulls()
        self._alone += frame.height - len(named)
        self._entries.append(np.unique(named.hash().to_numpy()))
        if len(self._entries) > 32:
            self._entries = [np.unique(np.concatenate(self._entries))]

    def _add_rows(self, stretch: Stretch, frame: pl.DataFrame) -> None:
        of_line = frame.select("n", "month", "both")
        rows = stretch.rows.join(of_line, on="n", how="left")
        once = (~pl.struct("n", "program").is_duplicated() | pl.struct("n", "program").is_first_distinct()).cast(pl.Int64)
        zero = pl.lit(0, pl.Int128)
        compared = pl.col("both") & pl.lit(stretch.others is not None)
        self._programs.add(rows.with_columns(lines=once, other=zero, difference=pl.when(compared).then(pl.col("amount")).otherwise(zero)))
        self._numbers.add(rows.with_columns(lines=pl.lit(1, pl.Int64)))
        if stretch.others is not None:
            others = stretch.others.join(of_line, on="n", how="left").filter(pl.col("both"))
            self._programs.add(others.with_columns(lines=pl.lit(0, pl.Int64), other=pl.col("amount"),
                difference=zero - pl.col("amount"), amount=zero))

    def figures(self) -> Figures:
        groups = {group: tally.frame() for group, tally in self._groups.items()}
        programs = self._programs.frame()
        origins = groups["origin"]
        summed: dict[str, Any] = origins.select(pl.col(*SUMS).sum()).row(0, named=True) if origins.height else dict.fromkeys(SUMS, 0)
        totals = {name: int(summed[name]) for name in SUMS}
        entries = len(np.unique(np.concatenate(self._entries))) if self._entries else 0
        totals |= {"entries": entries + self._alone, "with_findings": self._with_findings,
                   "charged": int(programs["amount"].sum()) if programs.height else 0}
        knows = set(self._known) | ({"rules"} if self._side.totals else set())
        if self._other:
            knows |= {"other"} | (set() if self._other.is_paid else {"split"})
        return Figures(totals, groups, programs, self._numbers.frame(), self._rules.frame(), self._examples, frozenset(knows))
