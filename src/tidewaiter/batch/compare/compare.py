"""Two ratings of one history against each other: by whatever the lines say, and by the ways that are still open for each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

import polars as pl

from tidewaiter.batch.compare.entries import Entries, Scattered
from tidewaiter.batch.compare.line import KINDS, by_program, compared
from tidewaiter.batch.compare.noticed import Noticed
from tidewaiter.batch.compare.out import Out
from tidewaiter.batch.compare.side import NotComparable, Side, columns
from tidewaiter.batch.compare.stretch import STRETCH, OutOfStep, Reader, Stretch, by_key, check, in_step
from tidewaiter.batch.compare.tally import Greatest, Tally, in_order
from tidewaiter.batch.compare.windows import OPEN, counted, with_stakes, with_windows
from tidewaiter.findings import Finding
from tidewaiter.values import immutable

COLUMNS = {"part": "part", "supplier": "supplier", "origin": "origin", "importer": "importer", "month": "entered"}
GROUPS = ("part", "supplier", "origin", "program", "month", "line", "entry", "importer")
MOST = 1000                      # of lines and of entries, which are too many to keep

Advance = Callable[[int], None]


@immutable
class Comparison:
    """What was found, amounts in cents. `totals` has of each kind a, b and difference, None where a side has no such amount; `groups` frames of
    key, lines, a, b, difference, fees and taxes by the name of the grouping, the last row of which sums `others` keys where not all are kept.

    `windows`: window, state, entries, refund, due, only, first, last. `calendar`: month, window, entries, refund, due, of what is open.
    """

    totals: dict[str, tuple[int | None, int | None, int | None]]
    lines: int
    entries: int
    groups: dict[str, pl.DataFrame]
    windows: pl.DataFrame
    calendar: pl.DataFrame
    findings: tuple[Finding, ...]


def compare(a: Side, b: Side, by: Iterable[str], on: date, *, struck_down: frozenset[str] = frozenset(), out: Path | None = None,
            most: int = MOST, size: int = STRETCH, advance: Advance = lambda lines: None) -> Comparison:
    """Everything of two sides in one reading. NotComparable where the files do not have what is asked; `size` lines are held at once.

    Files in step are read so; entries whose lines are scattered, or files out of step, take a second reading and more memory.
    """
    groups = tuple(dict.fromkeys(by))
    held = columns(a.lines)
    for group in groups:
        if group not in GROUPS:
            raise NotComparable(f"{group!r} is no grouping; the groupings are {', '.join(GROUPS)}")
        if (column := COLUMNS.get(group)) and column not in held:
            raise NotComparable(f"{a.lines} has no column {column}; leave out --by {group}")
    check(a, b, a.lines)
    plans: list[tuple[Reader, bool]] = [(in_step, True), (in_step, False), (by_key, False)]
    while True:
        read, whole = plans.pop(0)
        reading = _Reading(a, b, groups, on, struck_down, most, whole)
        try:
            _read(reading, read(a, b, a.lines, size), out, advance)
        except Scattered:
            continue
        except OutOfStep:
            plans = plans[-1:]
            continue
        return reading.comparison()


def _read(reading: _Reading, stretches: Iterator[Stretch], out: Path | None, advance: Advance) -> None:
    writing: AbstractContextManager[Out | None] = Out(out, reading.on) if out else nullcontext(None)
    with writing as file:
        for stretch in stretches:
            lines = reading.add(stretch)
            if file:
                file.add(lines)
            advance(stretch.lines.height)
        reading.end()
        if file:
            file.close()


class _Reading:
    """What one reading of the files has gathered so far."""

    def __init__(self, a: Side, b: Side, groups: tuple[str, ...], on: date, struck_down: frozenset[str], most: int, whole: bool) -> None:
        self.on, self.struck_down, self.groups = on, struck_down, groups
        names = ("lines", "a", "b", "difference", "fees", "taxes")
        self.tallies = {group: Tally(("key",), names) for group in groups if group not in ("line", "entry", "program")}
        self.greatest = {group: Greatest(most) for group in groups if group in ("line", "entry")}
        self.programs = Tally(("key",), ("lines", "a", "b"))
        self.totals: dict[str, list[int | None]] = {kind: [None, None] for kind in KINDS}
        self.lines = self.entered = 0
        self.entries = Entries(whole)
        self.windows = Tally(("window", "state"), ("entries", "refund", "due", "only"), first=("first",), last=("last",))
        self.calendar = Tally(("month", "window"), ("entries", "refund", "due"))
        self.noticed = Noticed(a, b)
        self.until = a.known_on or date.max          # what was entered later is a forecast: nobody was assessed so
        self.assessed = not (b.is_paid or a.as_if or b.as_if)

    def add(self, stretch: Stretch) -> pl.DataFrame:
        frame = compared(stretch, self.struck_down, self.until)
        self.lines += frame.height
        for kind, found in self.totals.items():
            for n, side in enumerate("ab"):
                column = frame[f"{kind}_{side}"]
                if column.null_count() < len(column):
                    found[n] = (found[n] or 0) + int(column.sum())
        plain = frame.with_columns(lines=pl.lit(1, pl.Int64), a=pl.col("duty_a").fill_null(0), b=pl.col("duty_b").fill_null(0))
        for group, tally in self.tallies.items():
            tally.add(plain.with_columns(key=_key(group)))
        if "line" in self.greatest:
            self.greatest["line"].add(_row(plain, "line_id"))
        if "program" in self.groups:
            self.programs.add(by_program(stretch))
        self.noticed.add(frame)
        self._take(self.entries.add(frame))
        return frame

    def end(self) -> None:
        self._take(self.entries.rest())
        self.entries.check()

    def _take(self, entries: pl.DataFrame | None) -> None:
        if entries is None or not entries.height:
            return
        self.entered += entries.height
        if "entry" in self.greatest:
            self.greatest["entry"].add(_row(entries.with_columns(a="duty_a", b="duty_b"), "entry_id"))
        if not self.assessed:
            return
        entries = entries.filter((pl.col("entered") <= self.until).fill_null(True))
        at_stake = counted(with_stakes(with_windows(entries, self.on))).with_columns(first=pl.col("last"))
        self.windows.add(at_stake)
        opened = at_stake.filter((pl.col("state") == OPEN) & pl.col("last").is_not_null())
        self.calendar.add(opened.with_columns(month=pl.col("last").dt.strftime("%Y-%m")))

    def comparison(self) -> Comparison:
        frames = {group: in_order(tally.frame()).with_columns(others=pl.lit(None, pl.Int64)) for group, tally in self.tallies.items()}
        for group, greatest in self.greatest.items():
            kept, rest = greatest.rows()
            frames[group] = pl.concat([kept.with_columns(others=pl.lit(None, pl.Int64)), rest], how="diagonal_relaxed")
        if "program" in self.groups:
            found = self.programs.frame().with_columns(difference=pl.col("b") - pl.col("a"))
            frames["program"] = in_order(found).with_columns(others=pl.lit(None, pl.Int64))
        totals = {kind: (a, b, b - a if a is not None and b is not None else None) for kind, (a, b) in self.totals.items()}
        return Comparison(totals, self.lines, self.entered, {group: frames[group] for group in self.groups},
                          self.windows.frame(), self.calendar.frame().sort("month", "window"), self.noticed.findings())


def _key(group: str) -> pl.Expr:
    if group == "month":
        return pl.col("entered").dt.strftime("%Y-%m").fill_null("")
    return pl.col(COLUMNS[group]).cast(pl.String).fill_null("")


def _row(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    return frame.select(pl.col(key).cast(pl.String).alias("key"), "lines", "a", "b", "difference", "fees", "taxes")
