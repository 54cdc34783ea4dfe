"""The fees of entries, limited and shared over their lines to the cent: `duty.fees.entry_fees` on columns.

Lines of an entry stand together; `starts` are the places of the first lines. Amounts are cents, `NONE` where a line has no such fee.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NONE = -1


@dataclass
class LineFees:
    """What the lines owe before their entries are looked at. A line that cannot be read is not in its entry (`read` is false)."""

    read: np.ndarray
    processing: np.ndarray           # NONE where it has none
    harbor: np.ndarray
    others: np.ndarray               # the sum of those that are the sum of their lines
    owes: np.ndarray                 # whether it owes duty, or is said to owe a tax or a deposit
    exempt: np.ndarray               # from the fixed fee of an informal entry
    least: np.ndarray                # of the entry's processing fee, by the line's day
    most: np.ndarray
    informal: np.ndarray             # the fixed fee by the line's day and type; NONE where the type has none


@dataclass
class Shares:
    """Each line's share of its entry's fees."""

    processing: np.ndarray
    harbor: np.ndarray
    others: np.ndarray               # the informal fee among them


def shares(lines: LineFees, starts: np.ndarray, harbor_not_over: int) -> Shares:
    """The fees of every line. The day and type of an entry are those of its first line that can be read."""
    count = len(lines.read)
    if not count:
        empty = np.zeros(0, dtype=np.int64)
        return Shares(empty, empty.copy(), empty.copy())
    entry = np.zeros(count, dtype=np.int64)
    entry[starts[1:]] = 1
    entry = np.cumsum(entry)
    first = _first_read(lines.read, starts)
    processing = _processing(lines, starts, entry, first)
    has_harbor = (lines.harbor != NONE) & lines.read
    harbor = np.where(has_harbor, lines.harbor, 0)
    # Not owed where it is small and nothing else is.
    owed = lines.owes & lines.read
    other = np.where(lines.read, np.where(lines.processing == NONE, 0, lines.processing) + lines.others, 0)
    small = (_sums(harbor, starts) <= harbor_not_over) & (_sums(other, starts) == 0) & ~np.logical_or.reduceat(owed, starts)
    harbor[small[entry]] = 0
    fixed = np.where(first >= 0, lines.informal[np.maximum(first, 0)], NONE)
    fixed[np.logical_and.reduceat(lines.exempt | ~lines.read, starts)] = NONE
    others = np.where(lines.read, lines.others, 0)
    if (fixed > 0).any():
        others = others + _evenly(fixed, lines.read, starts, entry)
    return Shares(processing, harbor, others)


def _processing(lines: LineFees, starts: np.ndarray, entry: np.ndarray, first: np.ndarray) -> np.ndarray:
    has = (lines.processing != NONE) & lines.read
    weights = np.where(has, lines.processing, 0)
    whole = _sums(weights, starts)
    place = np.maximum(first, 0)
    owed = np.clip(whole, lines.least[place], lines.most[place])
    owed[~np.logical_or.reduceat(has, starts)] = 0
    found = weights.copy()
    nothing = (whole == 0) & (owed > 0)
    if nothing.any():                            # shared evenly over every line of the entry
        found += _evenly(np.where(nothing, owed, 0), lines.read, starts, entry)
    limited = (owed != whole) & (whole > 0)
    if limited.any():
        which = np.flatnonzero(limited[entry])
        found[which] = _largest_remainder(owed, whole, weights[which], entry[which])
    return found


def _largest_remainder(total: np.ndarray, whole: np.ndarray, weights: np.ndarray, entry: np.ndarray) -> np.ndarray:
    """Each entry's `total` over its lines by weight: `money.cents.share` on columns. Ties go to the earlier line."""
    product = total[entry] * weights             # limits of thousands of cents times weights of at most 10**13: within 63 bits
    parts = product // whole[entry]
    rest = product - parts * whole[entry]
    starts = np.flatnonzero(np.concatenate([[True], entry[1:] != entry[:-1]]))
    left = total[entry[starts]] - np.add.reduceat(parts, starts)
    sizes = np.diff(np.append(starts, len(entry)))
    for size in np.unique(sizes).tolist():
        rows = starts[sizes == size]
        if size == 1:
            continue
        places = rows[:, None] + np.arange(size)
        rank = np.argsort(np.argsort(-rest[places], axis=1, kind="stable"), axis=1, kind="stable")
        parts[places] += rank < left[sizes == size][:, None]
    found: np.ndarray = parts
    return found


def _evenly(total: np.ndarray, read: np.ndarray, starts: np.ndarray, entry: np.ndarray) -> np.ndarray:
    """Each entry's total over its lines in equal parts, the remainder to the earlier ones."""
    among = _sums(read.astype(np.int64), starts)
    before = np.cumsum(read) - read
    place = before - before[starts][entry]
    each, left = np.divmod(np.maximum(total, 0), np.maximum(among, 1))
    found: np.ndarray = np.where(read, each[entry] + (place < left[entry]), 0)
    return found


def _sums(values: np.ndarray, starts: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.add.reduceat(values, starts)
    return found


def _first_read(read: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The place of each entry's first line that can be read; NONE where there is none."""
    places = np.where(read, np.arange(len(read)), len(read))
    first = np.minimum.reduceat(places, starts)
    found: np.ndarray = np.where(first < len(read), first, NONE)
    return found
