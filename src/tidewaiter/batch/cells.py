"""Cells of many fields at once: eight columns are a word of 64 bits, and each step is one for tens of thousands of words.

A word holds its first column in its lowest byte. All cells are ASCII.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from tidewaiter.abi.days import FIRST_YEAR

CELLS = 1 << 14                 # that are worked at together: what a cache holds
NO_DAY = np.iinfo(np.int32).min
_ALL, _HALF = 0xFFFFFFFFFFFFFFFF, np.uint64(32)
_SPACES, _ZEROS, _CARRY, _HIGH, _SPACE = (np.uint64(byte * 0x0101010101010101) for byte in (0x20, 0x30, 0x76, 0x80, 0x10))
# What a word of spaces keeps of a text of so many columns, which begins with the word; and which begins with the word before it.
_FIRST = np.array([0x2020202020202020 & ((1 << 8 * min(n, 8)) - 1) for n in range(81)], dtype=np.uint64)
_SECOND = np.concatenate((_FIRST[:1].repeat(8), _FIRST[:-8]))


def words(width: int) -> int:
    return (width + 7) // 8


def views(cells: np.ndarray, width: int, offsets: np.ndarray | None) -> np.ndarray:
    """Texts without the spaces on their right, as Arrow's views: two words each. `cells` are the words of each, a row a word; the columns
    after the last in the last word may be anything. `offsets` are where cells of more than twelve columns begin in their source.
    """
    out = np.empty((cells.shape[1], 2), dtype=np.uint64)
    for start in range(0, cells.shape[1], CELLS):
        block = cells[:, start : start + CELLS]
        _views(block, width, None if offsets is None else offsets[start : start + CELLS], out[start : start + CELLS])
    return out


def _views(cells: np.ndarray, width: int, offsets: np.ndarray | None, out: np.ndarray) -> None:
    inked = cells ^ _SPACES
    if width % 8:
        inked[-1] &= np.uint64((1 << 8 * (width % 8)) - 1)
    lengths = _last_inked(inked[0])
    np.maximum(lengths, 0, out=lengths)
    for n in range(1, len(inked)):
        own = _last_inked(inked[n])
        own += 8 * n
        np.maximum(lengths, own, out=lengths)
    first = inked[0] ^ _FIRST[lengths]
    np.bitwise_or(lengths.view(np.uint64), first << _HALF, out=out[:, 0])
    first >>= _HALF
    if len(inked) > 1:
        first |= (inked[1] ^ _SECOND[lengths]) << _HALF
    out[:, 1] = first
    if offsets is not None:
        np.copyto(out[:, 1], offsets.view(np.uint64) << _HALF, where=lengths > 12)


def _last_inked(inked: np.ndarray) -> np.ndarray:
    """The last byte of each word that is not 0, counted from 1; less than -100 where all are. It is the exponent of the word as a float, which no
    byte of ASCII can round up into the next byte.
    """
    found = inked.astype(np.float64).view(np.int64)
    found >>= 52
    found -= 1015
    found >>= 3
    return found


def numbers(cells: np.ndarray, width: int, behind_spaces: bool = True) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Whole numbers, where there is one, and the cells that are neither that nor blank. The words end with the field's last column, the first in
    the first row; what stands before the field may be anything. Spaces before the digits are zeros, if they may be.
    """
    values = np.empty(cells.shape[1], dtype=np.int64)
    given = np.empty(cells.shape[1], dtype=np.bool_)
    strange: list[np.ndarray] = []
    for start in range(0, cells.shape[1], CELLS):
        end = start + CELLS
        values[start:end], sound, blank = _numbers(cells[:, start:end], width, behind_spaces)
        given[start:end] = sound & ~blank
        read = sound | blank
        if not read.all():
            strange.append(np.flatnonzero(~read) + start)
    return values, given, np.concatenate(strange) if strange else np.empty(0, dtype=np.int64)


def _numbers(cells: np.ndarray, width: int, behind_spaces: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    digits = cells ^ _ZEROS
    mask = np.uint64(_ALL)
    if width % 8:
        mask = np.uint64(_ALL << 8 * (8 - width % 8) & _ALL)
        digits[0] &= mask
    spaces = np.full((len(digits), 1), _SPACE)
    spaces[0] &= mask
    sound, blank = _all_digits(digits), (digits == spaces).all(axis=0)
    if behind_spaces and not (sound | blank).all():
        before = np.ones(len(sound), dtype=np.bool_)
        for word, space in zip(digits, spaces, strict=True):
            # Where all before it is blank, the spaces below its first bit that is no space's become zeros.
            inked = word ^ space
            lowest = inked & (~inked + np.uint64(1))
            word ^= np.where(before, (lowest - np.uint64(1)) & space, np.uint64(0))
            before &= inked == 0
        sound = _all_digits(digits)
    values = _digits(digits[0])
    for word in digits[1:]:
        values *= 100_000_000
        values += _digits(word)
    return values, sound, blank


def _all_digits(digits: np.ndarray) -> np.ndarray:
    bad = digits + _CARRY
    bad |= digits
    found: np.ndarray = (bad[0] if len(bad) == 1 else np.bitwise_or.reduce(bad, axis=0)) & _HIGH == 0
    return found


def _digits(word: np.ndarray) -> np.ndarray:
    """Eight digits, a byte each, as a number: pairs, then fours, then all."""
    pairs = (word * np.uint64(10) + (word >> np.uint64(8))) & np.uint64(0x00FF00FF00FF00FF)
    fours = (pairs * np.uint64(100) + (pairs >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
    found: np.ndarray = (fours * np.uint64(10_000) + (fours >> np.uint64(32))) & np.uint64(0xFFFFFFFF)
    return found.view(np.int64)


def days(numbers: np.ndarray, form: str) -> np.ndarray:
    """Days since 1970-01-01 that numbers of six or eight digits name in a form, as 32 bits; NO_DAY where they name none."""
    if "C" not in form:
        return np.take(_six_digits(form), numbers, mode="clip")
    if form == "CCYYMMDD":
        return _days(numbers // 10_000, numbers // 100 % 100, numbers % 100)
    return _days(numbers % 10_000, numbers // 1_000_000, numbers // 10_000 % 100)


@cache
def _six_digits(form: str) -> np.ndarray:
    """The day of each number of six digits."""
    century = np.arange(f"{FIRST_YEAR}-01-01", f"{FIRST_YEAR + 100}-01-01", dtype="datetime64[D]")
    months = century.astype("datetime64[M]")
    year, month = np.divmod(months.astype(np.int64) + 1970 * 12, 12)
    day = (century - months.astype("datetime64[D]")).astype(np.int64) + 1
    codes = year % 100 * 10_000 + (month + 1) * 100 + day if form == "YYMMDD" else (month + 1) * 10_000 + day * 100 + year % 100
    found = np.full(1_000_000, NO_DAY, dtype=np.int32)
    found[codes] = century.astype(np.int64)
    return found


def _days(year: np.ndarray, month: np.ndarray, day: np.ndarray) -> np.ndarray:
    sound = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    months = np.where(sound, (year - 1970) * 12 + month - 1, 0)
    first, after = (months + n for n in (0, 1))
    begin, end = (n.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) for n in (first, after))
    found = begin + day - 1
    return np.where(sound & (found < end), found, NO_DAY).astype(np.int32)
