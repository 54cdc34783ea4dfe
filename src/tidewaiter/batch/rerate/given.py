"""The columns of lines as numbers: each code and text by its number, days as days since 1970, money in dollars, quantities in millionths.

What is not plainly so is left to the single path, which says what is wrong with it: `odd` is true of that line.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from tidewaiter.batch.rerate.forms import MILLIONTHS
from tidewaiter.duty.asked import MOST_CENTS
from tidewaiter.duty.facts import MOST

NOT_GIVEN = -(1 << 31)           # of a day
_WIDE = 1 << 62


class Texts:
    """The distinct texts of a column, each by the number that `number` gives it; it is asked once for a text."""

    def __init__(self, name: str, number: Callable[[str], int]) -> None:
        self._categories = pl.Categorical(pl.Categories.random(namespace=name))
        self._number = number
        # As long as a column of these categories is held, a text keeps its code.
        self._held = pl.Series([""], dtype=self._categories)
        self._numbers: np.ndarray = np.full(256, _UNASKED, dtype=np.int32)

    def of(self, column: pl.Series) -> np.ndarray:
        """The numbers of a column of texts; a null is the empty text."""
        if column.dtype != pl.String:
            column = column.cast(pl.String)
        codes = self._codes(column)
        if len(codes) and (most := int(codes.max())) >= len(self._numbers):
            self._numbers = np.concatenate([self._numbers, np.full(most + 1, _UNASKED, dtype=np.int32)])
        found: np.ndarray = self._numbers.take(codes)
        if (new := np.flatnonzero(found == _UNASKED)).size:
            first = new[pl.Series(codes[new]).arg_unique().to_numpy()]
            for line, text in zip(first.tolist(), column.gather(first.astype(np.uint32)).to_list(), strict=True):
                self._numbers[codes[line]] = self._number(text or "")
            found = self._numbers.take(codes)
        return found

    def _codes(self, column: pl.Series) -> np.ndarray:
        """The code of each text among the categories, of which the empty text is the first."""
        if column.null_count() == len(column):
            return np.zeros(len(column), dtype=np.uint32)
        found: np.ndarray = column.cast(self._categories).to_physical().fill_null(0).to_numpy()
        return found


_UNASKED = -2


def day(column: pl.Series | None, lines: int, odd: np.ndarray) -> np.ndarray:
    """Days since 1970-01-01, NOT_GIVEN where there is none."""
    if column is None or column.dtype == pl.Null:
        return np.full(lines, NOT_GIVEN, dtype=np.int32)
    if isinstance(column.dtype, pl.Datetime):
        column = column.dt.date()
    if column.dtype == pl.String:
        text = column.str.strip_chars()
        read = text.set(text.str.len_bytes() != 10, None).str.to_date("%Y-%m-%d", strict=False)       # the reader takes single digits too
        odd |= (read.is_null() & column.is_not_null() & (column != "")).fill_null(False).to_numpy()
        column = read
    if column.dtype != pl.Date:
        odd |= column.is_not_null().to_numpy()
        return np.full(lines, NOT_GIVEN, dtype=np.int32)
    found: np.ndarray = column.to_physical().fill_null(NOT_GIVEN).to_numpy()
    return found


def dollars(column: pl.Series, odd: np.ndarray) -> np.ndarray:
    """Whole dollars, fifty cents and more going up."""
    cents = _scaled(column, 2, odd)
    wrong = (cents < 0) | (cents > MOST_CENTS)
    odd |= wrong
    cents = np.where(wrong, 0, cents)
    found: np.ndarray = (cents + 50) // 100
    return found


def quantity(column: pl.Series | None, lines: int, odd: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Millionths of a unit, and whether any quantity is given."""
    if column is None or column.dtype == pl.Null:
        return np.zeros(lines, dtype=np.int64), np.zeros(lines, dtype=bool)
    given = column.is_not_null().to_numpy()
    strange = np.zeros(lines, dtype=bool)
    found = _scaled(column, 6, strange)
    strange |= (found < 0) | (found > MOST * MILLIONTHS)
    odd |= strange & given
    return np.where(strange, 0, found), given


def _scaled(column: pl.Series, decimals: int, odd: np.ndarray) -> np.ndarray:
    """Numbers times 10**decimals; `odd` where that is no whole number, or none is given."""
    kind = column.dtype
    if isinstance(kind, pl.Decimal):
        scale = kind.scale or 0
        narrow = column.to_physical().cast(pl.Int64, strict=False)       # null where it is too wide
        odd |= narrow.is_null().to_numpy()
        found: np.ndarray = narrow.fill_null(0).to_numpy(writable=True)
        large = (found > _WIDE) | (found < -_WIDE)
        odd |= large
        found[large] = 0
        if scale > decimals:
            over = 10 ** (scale - decimals)
            odd |= found % over != 0
            found = found // over
        elif scale < decimals:
            over = 10 ** (decimals - scale)
            odd |= np.abs(found) > _WIDE // over
            found = found * over
        return found
    if kind.is_integer():
        wide = column.cast(pl.Int128)
        narrow = wide.is_between(-_WIDE // 10**decimals, _WIDE // 10**decimals)
        odd |= ~narrow.fill_null(False).to_numpy()
        found = wide.set(~narrow, 0).cast(pl.Int64).fill_null(0).to_numpy() * 10**decimals
        return found
    if kind.is_float():
        numbers = column.cast(pl.Float64).fill_null(float("nan")).to_numpy()
        with np.errstate(invalid="ignore", over="ignore"):
            found = np.rint(numbers * 10**decimals)
            # A number that is the nearest to so many decimals is printed with them; it is read as it is printed.
            plain = (found / 10**decimals == numbers) & (np.abs(found) < 2.0**52)
            odd |= ~plain
            return np.where(plain, found, 0).astype(np.int64)
    odd |= True
    return np.zeros(len(column), dtype=np.int64)
