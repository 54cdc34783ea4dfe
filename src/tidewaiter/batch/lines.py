"""The lines of a chunk: where each starts, and which of them have not 80 columns of ASCII."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import polars as pl

COLUMNS = 80
BLOCK = 1 << 12                 # lines that are looked at together: what a cache holds


class Lines:
    """Lines of bytes that end with a line end. `starts` is the offset of each; `odd` are the rows that are read one by one."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.buffer = np.frombuffer(source, dtype=np.uint8)
        self.stride = source.find(b"\n") + 1
        if self._even():
            self.starts = np.arange(0, len(source), self.stride)
            self.lengths: np.ndarray | None = None
            self.odd = np.empty(0, dtype=np.int64)
            return
        self.stride = COLUMNS
        ends = np.flatnonzero(self.buffer == 10)
        self.starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
        # One CR before the LF is part of the line end.
        self.lengths = ends - self.starts - ((ends > self.starts) & (self.buffer[ends - 1] == 13))
        odd = self.lengths != COLUMNS
        if not source.isascii():
            odd[np.searchsorted(ends, np.flatnonzero(self.buffer > 127))] = True
        self.odd = np.flatnonzero(odd)

    def __len__(self) -> int:
        return len(self.starts)

    def _even(self) -> bool:
        """Whether every line has 80 columns of ASCII and the same line end."""
        if self.stride not in (COLUMNS + 1, COLUMNS + 2) or len(self.source) % self.stride:
            return False
        table = self.buffer.reshape(-1, self.stride)
        for start in range(0, len(table), BLOCK):
            block = table[start : start + BLOCK]
            flat = block.reshape(-1)
            cr = block[:, -2] == 13
            if (flat.max() > 127 or np.count_nonzero(flat == 10) != len(block) or not (block[:, -1] == 10).all()
                    or not (cr.all() if self.stride == COLUMNS + 2 else not cr.any())):
                return False
        return True

    def text(self, row: int) -> str:
        """A line without its end, a character a byte."""
        start = int(self.starts[row])
        return self.source[start : start + (COLUMNS if self.lengths is None else int(self.lengths[row]))].decode("latin-1")

    @cached_property
    def heads(self) -> np.ndarray:
        """The first four columns of every line, a row each; spaces where a line is shorter."""
        if self.lengths is None:
            return np.ndarray(len(self), "<u4", self.source, 0, (self.stride,)).copy().view(np.uint8).reshape(-1, 4)
        padded = np.concatenate((self.buffer, np.zeros(4, dtype=np.uint8)))
        return np.stack([np.where(self.lengths > n, padded[self.starts + n], ord(" ")) for n in range(4)], axis=1).astype(np.uint8)

    def texts(self, rows: np.ndarray) -> pl.Series:
        """Some lines without their ends."""
        if len(rows) * 100 < len(self):
            return pl.Series("line", [self.text(row) for row in rows.tolist()], dtype=pl.String)
        return self._texts.gather(rows)

    @cached_property
    def _texts(self) -> pl.Series:
        source = self.source if self.source.isascii() else self.source.decode("latin-1").encode("utf-8")
        return pl.read_lines(source, name="line").to_series()

    def cut(self, rows: np.ndarray, at: int, width: int) -> np.ndarray:
        """The columns of some lines as bytes that can be compared; blank where a line is shorter."""
        last = max(len(self.source) - 1, 0)
        columns: np.ndarray = self.buffer[np.minimum(self.starts[rows, None] + at + np.arange(width), last)]
        if self.lengths is not None:
            columns[at + np.arange(width) >= self.lengths[rows, None]] = ord(" ")
        # Compared as V, not S: S ends at a byte of zeros.
        return columns.view(f"V{width}").reshape(-1)

    def rows(self, which: np.ndarray, room: np.ndarray) -> None:
        """Lines that are not odd into `room`, `stride` bytes each."""
        line = f"V{self.stride}"
        if self.lengths is None:
            # mode: what would be out of range cannot be, and "raise" takes a copy of the result.
            np.take(self.buffer.view(line), which, out=room.view(line), mode="clip")
        elif len(which):
            room.view(line)[:] = np.ndarray(len(self.source) - COLUMNS + 1, line, self.source, 0, (1,))[self.starts[which]]
