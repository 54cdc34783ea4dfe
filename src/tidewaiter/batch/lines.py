"""The lines of a chunk: where each starts, and which of them have not 80 columns of ASCII."""

from __future__ import annotations

import numpy as np

COLUMNS = 80
BLOCK = 1 << 18              # bytes that are looked at together: what a cache holds


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
        if self.stride not in (COLUMNS + 1, COLUMNS + 2) or len(self.source) % self.stride or not self.source.isascii():
            return False
        table = self.buffer.reshape(-1, self.stride)
        cr = table[:, -2] == 13
        if not (table[:, -1] == 10).all() or not (cr.all() if self.stride == COLUMNS + 2 else not cr.any()):
            return False
        return sum(np.count_nonzero(self.buffer[n : n + BLOCK] == 10) for n in range(0, len(self.buffer), BLOCK)) == len(table)

    def text(self, row: int) -> str:
        """A line without its end, a character a byte."""
        start = int(self.starts[row])
        return self.source[start : start + (COLUMNS if self.lengths is None else int(self.lengths[row]))].decode("latin-1")

    def first(self, width: int, at: int = 0) -> np.ndarray:
        """`width` columns of every line as one number, 1, 2 or 4 bytes; of lines that are shorter it says nothing."""
        kind = np.dtype(f"<u{width}")
        if self.lengths is None:
            return np.ndarray(len(self), kind, self.source, at, (self.stride,)).copy()
        padded = np.frombuffer(self.source + bytes(8), dtype=np.uint8)
        found = np.zeros(len(self), dtype=kind)
        for n in range(width):
            found |= padded[np.minimum(self.starts + at + n, len(self.source))].astype(kind) << kind.type(8 * n)
        return found

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
