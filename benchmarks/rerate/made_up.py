"""A history of lines that nobody imported, as an importer's or a brokerage's looks: the parts of parts.py entered over five years.

Written to Parquet in the order of the days, an entry's lines together: one importer, one day, one mode and one lane of trade, 1 to 40 lines.
A line in a thousand is bad: a number that is none or has ended, or cannot be read, an origin that is none, no value, facts that are no JSON.
The same by the same seed, size and law. Kept in the folder for temporary files, and not made again while it stands there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from benchmarks.rerate.parts import ASIA, EUROPE, FIRST, LAND, LAST, MEASURED, ORIGINS, PARTS, SOUTH, make
from polars.io.plugins import register_io_source

from tidewaiter.batch.rerate.schema import USD
from tidewaiter.codes import units
from tidewaiter.duty.law import Law
from tidewaiter.tariff.schedule import declarable, digest, history

CHUNK = 500_000                  # lines made at a time
LONGEST = 40                     # lines of an entry
BAD = 0.001
QUANTITY = pl.Decimal(18, 2)
COLUMNS: dict[str, pl.DataType] = {
    "line_id": pl.Int64(), "entry_id": pl.String(), "hts": pl.String(), "origin": pl.String(), "entered": pl.Date(), "value": USD,
    "exported": pl.Date(), "loaded": pl.Date(), "program": pl.String(), "mode": pl.String(), "entry_type": pl.String(),
    "q1": QUANTITY, "u1": pl.String(), "q2": QUANTITY, "u2": pl.String(), "facts": pl.String(),
    "part": pl.String(), "supplier": pl.String(), "importer": pl.String(),
}
# For each lane: modes with their part of the entries, and the days from export to entry, the least and the most.
MODES: dict[int, tuple[tuple[str, float, int, int], ...]] = {
    LAND: (("30", 0.65, 0, 2), ("31", 0.15, 0, 2), ("21", 0.1, 2, 8), ("40", 0.1, 1, 3)),
    ASIA: (("11", 0.82, 16, 40), ("40", 0.13, 1, 5), ("41", 0.03, 1, 5), ("10", 0.02, 25, 45)),
    EUROPE: (("11", 0.62, 12, 28), ("40", 0.33, 1, 4), ("41", 0.03, 1, 4), ("10", 0.02, 15, 30)),
    SOUTH: (("11", 0.75, 8, 30), ("40", 0.2, 1, 4), ("10", 0.05, 10, 30)),
}
_NAMES = tuple(dict.fromkeys(mode for modes in MODES.values() for mode, *_ in modes))
_TYPES = ("01", "11")            # formal; informal, where the entry is small
_SMALL = 250_000                 # cents, 19 CFR 143.21(a)
# Number, number that ended, number unread, origin, value, facts.
_BAD_KINDS = 6
_NO_NUMBER, _UNREAD = "9899999999", "8471.30.O1"


@dataclass(frozen=True)
class Entries:
    """Each entry by the number of its first line, which the last element ends; its parts lie between two bounds of `edge`."""

    first: np.ndarray
    group: np.ndarray
    day: np.ndarray


class History:
    """So many lines by a seed, made chunk by chunk."""

    def __init__(self, lines: int, seed: int, law: Law, parts: int | None = None) -> None:
        self.lines, self._seed = lines, seed
        self._parts = make(parts or min(PARTS, max(200, lines // 10)), seed, law)
        self._edge = np.concatenate([[0.0], np.cumsum(self._parts.weight)])
        places = self._parts.importer.astype(np.int64) * len(MODES) + self._parts.lane
        self._groups = np.flatnonzero(np.diff(places, prepend=-1, append=-1)[: len(places) + 1])
        self._entries = self._drawn()
        ended = sorted((history(number)[-1].span.before, number) for number in declarable() if history(number)[-1].span.before <= LAST)
        self._ended = np.array([_since_1970(day) for day, _ in ended])
        self._hts = pl.Series([*self._parts.numbers, *(number for _, number in ended), _NO_NUMBER, _UNREAD], dtype=pl.String)

    def chunks(self) -> Iterator[pl.DataFrame]:
        first = self._entries.first
        at = 0
        while at < len(first) - 1:
            end = min(max(int(np.searchsorted(first, first[at] + CHUNK, side="right")) - 1, at + 1), len(first) - 1)
            yield self._chunk(at, end)
            at = end

    def _drawn(self) -> Entries:
        chance = np.random.default_rng([self._seed, 3])
        sizes = np.clip(np.exp(chance.normal(1.2, 1.0, self.lines)).astype(np.int64), 1, LONGEST)
        first = np.concatenate([[0], np.cumsum(sizes)])
        first = np.append(first[first < self.lines], self.lines)
        bounds = self._edge[self._groups]
        group = np.searchsorted(bounds, chance.random(len(first) - 1) * bounds[-1], side="right") - 1
        days = np.arange(_since_1970(FIRST), _since_1970(LAST) + 1)
        weekday = np.array([1, 1.1, 1.1, 1.1, 1.2, 0.3, 0.15])[(days + 3) % 7]           # January 1, 1970, was a Thursday
        busy = np.cumsum(weekday * (1 + 0.15 * np.sin((days % 365.25) / 365.25 * 2 * np.pi - 2)) * (1 + np.arange(len(days)) / 9000))
        day = days[np.searchsorted(busy, (first[:-1] + 0.5) / self.lines * busy[-1])]
        return Entries(first, np.minimum(group, len(self._groups) - 2), day)

    def _chunk(self, at: int, end: int) -> pl.DataFrame:
        chance = np.random.default_rng([self._seed, 4, at])
        parts, entries = self._parts, self._entries
        sizes = np.diff(entries.first[at : end + 1])
        of, count = np.repeat(np.arange(end - at), sizes), int(sizes.sum())
        group, day = entries.group[at:end], entries.day[at:end]
        low, high = self._edge[self._groups[group]][of], self._edge[self._groups[group + 1]][of]
        part = np.searchsorted(self._edge, low + chance.random(count) * (high - low), side="right") - 1
        part = np.clip(part, self._groups[group][of], self._groups[group + 1][of] - 1)
        entered = day[of]
        slot = (chance.random(count)[:, None] >= parts.origins[part]).sum(axis=1)
        turn = (entered[:, None] >= parts.turns[part]).sum(axis=1)
        variant = parts.first[part] + slot * (parts.changes[part] + 1) + turn
        cents = np.maximum((parts.cents[part] * np.exp(chance.normal(0, 0.6, count))).astype(np.int64), 100)
        mode, left = self._modes(parts.lane[self._groups[group]], chance)
        exported, loaded = day - left, day - np.maximum(left - chance.integers(0, 2, end - at), 0)
        bad = np.where(chance.random(count) < BAD, chance.integers(0, _BAD_KINDS, count), -1)
        hts = self._hts.gather(self._numbers(parts.hts[variant], bad, entered, chance))
        small = np.add.reduceat(cents, entries.first[at:end] - entries.first[at]) <= _SMALL
        quantities = [self._quantity(cents, variant, n, chance) for n in (0, 1)]
        facts = np.where(bad == 5, len(parts.texts), parts.facts[part])
        number = np.arange(at, end)
        frame = pl.DataFrame({
            "line_id": np.arange(entries.first[at], entries.first[end]) + 1,
            "entry_id": pl.Series(number).cast(pl.String).str.zfill(8).gather(of),
            "hts": hts,
            "origin": _texts((*ORIGINS, "XX"), np.where(bad == 3, len(ORIGINS), parts.origin[variant])),
            "entered": entered, "value": cents, "exported": exported[of], "loaded": loaded[of],
            "program": _texts(parts.claims, parts.claim[variant]),
            "mode": _texts(_NAMES, mode[of]),
            "entry_type": _texts(_TYPES, small[of].astype(np.int32)),
            "q1": quantities[0], "u1": _texts(parts.unit_names, parts.units[variant, 0]),
            "q2": quantities[1], "u2": _texts(parts.unit_names, parts.units[variant, 1]),
            "facts": _texts((*parts.texts, "{no JSON"), facts),
            "part": _named("P", 6, len(parts.importer), part),
            "supplier": _named("S", 6, int(parts.supplier.max()) + 1, parts.supplier[part]),
            "importer": _named("I", 3, int(parts.importer.max()) + 1, parts.importer[part]),
        })
        value = pl.when(pl.lit(pl.Series(bad != 4))).then(_hundredths("value", USD))
        dated = [pl.col(name).cast(pl.Int32).cast(pl.Date) for name in ("entered", "exported", "loaded")]
        amounts = [pl.when(pl.col(unit).is_not_null()).then(_hundredths(name, QUANTITY)).alias(name) for name, unit in (("q1", "u1"), ("q2", "u2"))]
        return frame.with_columns(value.alias("value"), pl.lit("XXZ").add(pl.col("entry_id")).alias("entry_id"), *dated, *amounts).select(
            pl.col(name).cast(kind) for name, kind in COLUMNS.items())

    def _modes(self, lane: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Of each entry: its mode, of _NAMES, and the days since export."""
        mode, left = np.zeros(len(lane), dtype=np.int32), np.zeros(len(lane), dtype=np.int64)
        drawn, days = chance.random(len(lane)), chance.random(len(lane))
        for n, modes in MODES.items():
            kind = np.minimum(np.searchsorted(np.cumsum([share for _, share, *_ in modes]), drawn), len(modes) - 1)
            least, most = (np.array([one[place] for one in modes])[kind] for place in (2, 3))
            here = lane == n
            mode[here] = np.array([_NAMES.index(name) for name, *_ in modes])[kind][here]
            left[here] = (least + days * (most - least + 1)).astype(np.int64)[here]
        return mode, left

    def _numbers(self, hts: np.ndarray, bad: np.ndarray, entered: np.ndarray, chance: np.random.Generator) -> np.ndarray:
        """The numbers of lines, by their place in `_hts`: those of the parts, or a bad one."""
        parts, ended = len(self._parts.numbers), len(self._ended)
        before = np.searchsorted(self._ended, entered, side="right")                     # how many had ended by the day
        gone = np.where(before > 0, parts + (chance.random(len(hts)) * before).astype(np.int64), parts + ended)
        return np.select([bad == 0, bad == 1, bad == 2], [np.int64(parts + ended), gone, np.int64(parts + ended + 1)], hts)

    def _quantity(self, cents: np.ndarray, variant: np.ndarray, n: int, chance: np.random.Generator) -> np.ndarray:
        """Hundredths of the unit, as value and price go; of what is counted whole ones."""
        parts = self._parts
        amount = cents / parts.cost[variant, n] * np.exp(chance.normal(0, 0.05, len(cents)))
        measured = np.array([name is not None and units.read(name) in MEASURED for name in parts.unit_names])[parts.units[variant, n]]
        return np.where(measured, np.maximum(amount * 100, 1), np.maximum(np.rint(amount), 1) * 100).astype(np.int64)


def kept(lines: int, seed: int, law: Law, folder: Path | None = None) -> Path:
    """The file of so many lines, made where it does not stand yet."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in ("made_up.py", "parts.py"))
    said = hashlib.blake2b(code + digest().encode(), digest_size=6).hexdigest()
    path = (folder or Path(tempfile.gettempdir()) / "tidewaiter-bench") / f"lines-{lines}-{seed}-{said}.parquet"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}.half")
        write(History(lines, seed, law), half)
        os.replace(half, path)
    return path


def write(made: History, path: Path) -> None:
    """The history as Parquet; in memory there is a chunk of it at a time."""
    def source(columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, batch: int | None) -> Iterator[pl.DataFrame]:
        yield from made.chunks()

    register_io_source(source, schema=COLUMNS).sink_parquet(path)


def distinct(path: Path, edges: tuple[date, ...]) -> int:
    """How many the law tells apart by number, origin and stretch of days."""
    found: int = pl.scan_parquet(path).select("hts", "origin", stretch(edges)).unique().select(pl.len()).collect(engine="streaming").item()
    return found


def stretch(edges: tuple[date, ...]) -> pl.Expr:
    """The number of the stretch of days in which a line is entered; each begins at an edge."""
    return pl.lit(pl.Series(edges, dtype=pl.Date)).search_sorted(pl.col("entered"), side="right").alias("stretch")


def _since_1970(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _texts(names: tuple[str | None, ...], which: np.ndarray) -> pl.Series:
    return pl.Series(names, dtype=pl.String).gather(which)


def _named(letter: str, digits: int, count: int, which: np.ndarray) -> pl.Series:
    return pl.Series([f"{letter}{n:0{digits}}" for n in range(count)], dtype=pl.String).gather(which)


def _hundredths(name: str, kind: pl.DataType) -> pl.Expr:
    return (pl.col(name).cast(pl.Decimal(18, 0)) * pl.lit("0.01").str.to_decimal(scale=2)).cast(kind)
