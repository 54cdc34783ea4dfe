"""Arrays of numbers as columns of Polars, by Arrow's C interface: no cell becomes a Python object, and nothing is copied."""

from __future__ import annotations

import nanoarrow
import numpy as np
import polars as pl
from nanoarrow.c_array_stream import CArrayStream

# A column of texts is a table of 16 bytes a cell: the length as 32 bits, then twelve bytes of text, or its first four, a buffer and an offset in it.
INLINE = 12


def texts(views: np.ndarray, source: bytes) -> pl.Series:
    """Texts from their views, of which the long ones lie in `source`; it is kept as long as a slice of the column is."""
    size = np.array([len(source)], dtype=np.int64)
    return _series(nanoarrow.string_view(), len(views), [None, views, np.frombuffer(source, dtype=np.uint8), size])


def whole(values: np.ndarray, given: np.ndarray | None = None) -> pl.Series:
    """Int64, null where a value is not given."""
    return _series(nanoarrow.int64(), len(values), [_bits(given), values])


def days(values: np.ndarray, given: np.ndarray) -> pl.Series:
    """Date, from days since 1970-01-01 as 32 bits."""
    return _series(nanoarrow.date32(), len(values), [_bits(given), values])


def decimals(values: np.ndarray, given: np.ndarray | None, scale: int, digits: int = 38) -> pl.Series:
    """Decimal of `digits`, from whole numbers of 64 bits that count the last of its `scale` decimals."""
    wide = np.empty((len(values), 2), dtype=np.int64)
    wide[:, 0] = values
    np.right_shift(values, 63, out=wide[:, 1])
    return _series(nanoarrow.decimal128(digits, scale), len(values), [_bits(given), wide])


def _bits(given: np.ndarray | None) -> np.ndarray | None:
    return None if given is None else np.packbits(given, bitorder="little")


def _series(kind: nanoarrow.Schema, length: int, buffers: list[np.ndarray | None]) -> pl.Series:
    array = nanoarrow.c_array_from_buffers(kind, length, buffers)
    # As a stream: nanoarrow 0.9 fails when it hands over a single array whose texts have a buffer of their own.
    return pl.Series(CArrayStream.from_c_arrays([array], nanoarrow.c_schema(kind), move=True))
