"""What is to be told of two sides beside their sums: lines of one side only, ids that stand twice, files that do not belong together."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tidewaiter.batch.compare.side import Side
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd

_CITE = "docs/rerate-compare.md"


class Noticed:
    """Counted over all stretches, told once, each with the first line that it is of."""

    def __init__(self, a: Side, b: Side) -> None:
        self._sides = {"a": a, "b": b}
        self._counts: dict[str, tuple[int, int, str]] = {}       # lines, cents, the first line

    def add(self, frame: pl.DataFrame) -> None:
        """`frame` is that of `compared`."""
        for side, other in (("a", "b"), ("b", "a")):
            here, there = pl.col(f"rows_{side}").is_not_null(), pl.col(f"rows_{other}").is_not_null()
            self._count(f"only {side}", frame, here & ~there, f"duty_{side}")
            self._count(f"unrated {side}", frame, here & there & pl.col(f"duty_{side}").is_null() & pl.col(f"duty_{other}").is_not_null(),
                        f"duty_{other}")
            self._count(f"twice {side}", frame, pl.col(f"rows_{side}") > 1)
            self._count(f"torn {side}", frame, pl.col(f"split_{side}") != pl.col(f"duty_{side}").fill_null(0))
        self._count("no line", frame, pl.col("in_lines").is_null())
        self._count("neither", frame, pl.col("rows_a").is_null() & pl.col("rows_b").is_null())
        self._count("no entry", frame, pl.col("entry_id").is_null() & pl.col("in_lines"))
        if (known := self._sides["a"].known_on):
            self._count("forecast", frame, pl.col("entered") > known)
        self._count("not liquidated", frame, pl.col("liquidated").is_null() & (pl.col("stake") != 0))

    def _count(self, what: str, frame: pl.DataFrame, where: pl.Expr, amount: str = "") -> None:
        found = frame.filter(where)
        if found.height:
            lines, cents, first = self._counts.get(what, (0, 0, str(found["line_id"][0])))
            self._counts[what] = (lines + found.height, cents + (int(found[amount].sum()) if amount else 0), first)

    def findings(self) -> tuple[Finding, ...]:
        return (*self._of_side("a", "b"), *self._of_side("b", "a"), *self._of_lines(), *self._of_question())

    def _of_side(self, name: str, other: str) -> Iterator[Finding]:
        side, here, there = self._sides[name], name.upper(), other.upper()
        yield from self._told(f"only {name}", "COMPARE-ONE-SIDE", Severity.WARNING,
                              f"{{lines}} of {here} not in {there}, duty {{usd}}: in the sums as nothing in {there}, in no window",
                              "Rerate both sides of the same LINES.")
        yield from self._told(f"unrated {name}", "COMPARE-NOT-RATED", Severity.WARNING,
                              f"{{lines}} not rated in {here}, duty {{usd}} in {there}: in the sums as nothing in {here}, in no window",
                              f"Read the findings of {here}'s totals and mend the lines.")
        yield from self._told(f"twice {name}", "COMPARE-LINE-TWICE", Severity.WARNING,
                              f"{{lines}} more than once in {here}; the amounts are added", "Give each line an id of its own.")
        yield from self._told(f"torn {name}", "COMPARE-OUT-TOTALS", Severity.FATAL,
                              f"{{lines}} whose rows in {side.rows} do not come to the duty in {side.totals}",
                              "Rerate again: the two files are not of one rerate.")
        if side.is_paid:
            yield Finding("COMPARE-PAID-NOT-SPLIT", Severity.NOTE, here,
                          f"what was paid is not split by number: what went above what is owed is taken for duty since struck down as far as {there} "
                          "rates the line at such, and what a preference would bring is not told apart",
                          _CITE, "Compare a rerate by the law as it was known then (--known-on).")
        elif side.totals is None:
            yield Finding("COMPARE-NO-TOTALS", Severity.NOTE, here,
                          f"{side.rows} names no totals: fees and taxes are not compared, and a line that was not rated is as one that is not there",
                          _CITE, "Rerate with --totals FILE.")

    def _of_lines(self) -> Iterator[Finding]:
        a = self._sides["a"]
        yield from self._told("no line", "COMPARE-NO-LINE", Severity.WARNING,
                              f"{{lines}} not in {a.lines}: nothing is known of them but the amounts", "Give the LINES of which both were made.")
        yield from self._told("neither", "COMPARE-NEITHER", Severity.WARNING, f"{{lines}} of {a.lines} on neither side", "Rerate the whole of LINES.")
        yield from self._told("no entry", "COMPARE-NO-ENTRY", Severity.WARNING, "{lines} of no entry, so in no window", "Fill entry_id.")
        yield from self._told("forecast", "COMPARE-FORECAST", Severity.WARNING,
                              f"{{lines}} of days after {a.known_on}, as of which A read the law: nobody was assessed so, and they are in no window",
                              "Rerate A without --known-on, or as of a later day.")
        yield from self._told("not liquidated", "COMPARE-LIQUIDATION", Severity.NOTE,
                              "{lines} with a difference and no day of liquidation, so protest and CAPE are not known there",
                              "Fill liquidated from the ES-003 report or CBP's bulletin.", "19 U.S.C. 1514(c)(3)")

    def _of_question(self) -> Iterator[Finding]:
        a, b = self._sides["a"], self._sides["b"]
        reasons = ["B is what was paid"] if b.is_paid else []
        reasons += [f"{name.upper()} is rated as if on {side.as_if}" for name, side in self._sides.items() if side.as_if]
        if reasons:
            yield Finding("COMPARE-NO-WINDOWS", Severity.NOTE, "windows",
                          f"{' and '.join(reasons)}: the difference is none between what was assessed and what is owed, so no refund is told",
                          _CITE, "Give what was assessed or paid as A, and what is owed as B.")
        if not a.is_paid and not b.is_paid and a.lines != b.lines:
            yield Finding("COMPARE-OTHER-LINES", Severity.NOTE, "B",
                          f"A was made of {a.lines}, B of {b.lines}; days, parts and origins are those of A's", _CITE)

    def _told(self, what: str, rule: str, severity: Severity, message: str, fix: str, cite: str = _CITE) -> Iterator[Finding]:
        """The finding of what was counted, if anything was: `{lines}` of the message says how many, `{usd}` their amount."""
        if what in self._counts:
            count, cents, first = self._counts[what]
            lines = f"{count:,} line{'' if count == 1 else 's'}"
            yield Finding(rule, severity, f"line {first}", message.replace("{lines}", lines).replace("{usd}", usd(cents)), cite, fix)
