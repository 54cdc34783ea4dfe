"""What is to be told of two sides beside their sums: lines of one side only, ids that stand twice, files that do not belong together."""

from __future__ import annotations

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
        return tuple(self._told())

    def _told(self) -> list[Finding]:
        a, b = self._sides["a"], self._sides["b"]
        told = []
        for name, side in self._sides.items():
            letter = name.upper()
            other = _other(letter)
            if found := self._counts.get(f"only {name}"):
                told.append(_finding("COMPARE-ONE-SIDE", Severity.WARNING, found, f"{_lines(found[0])} of {letter} {_are(found[0])} not in {other}, "
                                     f"duty {usd(found[1])}: in the sums as nothing in {other}, in no window",
                                     "Rerate both sides of the same LINES."))
            if found := self._counts.get(f"unrated {name}"):
                told.append(_finding("COMPARE-NOT-RATED", Severity.WARNING, found, f"{_lines(found[0])} {_are(found[0])} not rated in {letter} and "
                                     f"come to {usd(found[1])} in {other}: in the sums as nothing in {letter}, in no window",
                                     f"Read the findings of {letter}'s totals and mend the lines."))
            if found := self._counts.get(f"twice {name}"):
                told.append(_finding("COMPARE-LINE-TWICE", Severity.WARNING, found, f"{_lines(found[0])} stand{'s' * (found[0] == 1)} more than once "
                                     f"in {letter}; the amounts are added", "Give each line an id of its own."))
            if found := self._counts.get(f"torn {name}"):
                told.append(_finding("COMPARE-OUT-TOTALS", Severity.FATAL, found, f"the rows of {_lines(found[0])} in {side.rows} do not come to the "
                                     f"duty in {side.totals}", "Rerate again: the two files are not of one rerate."))
            if side.is_paid:
                told.append(Finding("COMPARE-PAID-NOT-SPLIT", Severity.NOTE, letter, "what was paid is not split by number: what went above what is "
                                    f"owed is taken for duty since struck down as far as {other} rates the line at such, and what a "
                                    "preference would bring is not told apart", _CITE,
                                    "Compare a rerate by the law as it was known then (--known-on)."))
            elif side.totals is None:
                told.append(Finding("COMPARE-NO-TOTALS", Severity.NOTE, letter, f"{side.rows} names no totals: fees and taxes are not compared, and "
                                    "a line that could not be rated is as one that is not there", _CITE, "Rerate with --totals FILE."))
        if found := self._counts.get("no line"):
            told.append(_finding("COMPARE-NO-LINE", Severity.WARNING, found, f"{_lines(found[0])} {_are(found[0])} not in {a.lines}: nothing is "
                                 "known of them but the amounts", "Give the LINES of which both were made."))
        if found := self._counts.get("neither"):
            told.append(_finding("COMPARE-NEITHER", Severity.WARNING, found, f"{_lines(found[0])} of {a.lines} {_are(found[0])} on neither side",
                                 "Rerate the whole of LINES."))
        if found := self._counts.get("no entry"):
            told.append(_finding("COMPARE-NO-ENTRY", Severity.WARNING, found, f"{_lines(found[0])} name{'s' * (found[0] == 1)} no entry and "
                                 f"{_are(found[0])} in no window", "Fill entry_id."))
        if found := self._counts.get("not liquidated"):
            told.append(_finding("COMPARE-LIQUIDATION", Severity.NOTE, found, f"{_lines(found[0])} that differ{'s' * (found[0] == 1)} "
                                 f"{'has' if found[0] == 1 else 'have'} no day of liquidation, so protest and CAPE are not known there",
                                 "Fill liquidated from the ES-003 report or CBP's bulletin.", "19 U.S.C. 1514(c)(3)"))
        if found := self._counts.get("forecast"):
            told.append(_finding("COMPARE-FORECAST", Severity.WARNING, found, f"{_lines(found[0])} {_are(found[0])} of days after {a.known_on}, the "
                                 "day as of which A read the law: nobody was assessed so, and they are in no window",
                                 "Rerate A without --known-on, or as of a later day."))
        for why in filter(None, (b.is_paid and "B is what was paid", a.as_if and f"A is rated as if on {a.as_if}", b.as_if and
                                 f"B is rated as if on {b.as_if}")):
            told.append(Finding("COMPARE-NO-WINDOWS", Severity.NOTE, "windows", f"{why}: the difference is not one between what was assessed and "
                                "what is owed, so nothing is said of refunds", _CITE, "Give what was assessed or paid as A, and what is owed as B."))
        if not a.is_paid and not b.is_paid and a.lines != b.lines:
            told.append(Finding("COMPARE-OTHER-LINES", Severity.NOTE, "B", f"A was made of {a.lines}, B of {b.lines}; days, parts and origins are "
                                "those of A's", _CITE))
        return told


def _finding(rule: str, severity: Severity, found: tuple[int, int, str], message: str, fix: str, cite: str = _CITE) -> Finding:
    return Finding(rule, severity, f"line {found[2]}", message, cite, fix)


def _other(letter: str) -> str:
    return "B" if letter == "A" else "A"


def _lines(count: int) -> str:
    return f"{count:,} line{'s' if count != 1 else ''}"


def _are(count: int) -> str:
    return "are" if count != 1 else "is"
