"""Which record each line is, for all lines at once: by the application of its block and its first four columns, with tables for a dictionary."""

from __future__ import annotations

import numpy as np

from tidewaiter.abi.identify import known, record_class
from tidewaiter.abi.record import Record
from tidewaiter.batch.lines import Lines

UNREAD = 0


class Kinds:
    """Records of applications, numbered from 1; 0 are lines that are no record."""

    def __init__(self) -> None:
        self.known: list[tuple[str, type[Record]] | None] = [None]
        self._numbers: dict[tuple[str, type[Record]], int] = {}

    def number(self, application: str, kind: type[Record] | None) -> int:
        if kind is None:
            return UNREAD
        if (application, kind) not in self._numbers:
            self._numbers[application, kind] = len(self.known)
            self.known.append((application, kind))
        return self._numbers[application, kind]

    def of(self, lines: Lines, applications: list[str], which: np.ndarray) -> np.ndarray:
        """The number of every line's record, where `which` is the number of its application. What it says of lines of envelopes is nothing."""
        ids = {application: known(application) for application in applications}
        beginnings = _Codes({id[:2] for inside in ids.values() for id in inside if len(id) > 1}, {id for inside in ids.values() for id in inside})
        endings = _Codes({id[2:] for inside in ids.values() for id in inside if len(id) > 3},
                         {id[2] for inside in ids.values() for id in inside if len(id) == 3})
        # A beginning of an application, after which columns 3 and 4 say more, has a row of its own; all others have one number.
        # The first row is that of beginnings of no record.
        rows = [[UNREAD] * len(endings.texts)]
        places = {tuple(rows[0]): 0}
        of_beginning: list[int] = []
        for application, inside in ids.items():
            longer = {id[:2] for id in inside if len(id) > 2}
            for beginning in beginnings.texts:
                if beginning not in longer and beginning not in inside and beginning[0] not in inside:
                    of_beginning.append(0)
                    continue
                if beginning in longer:
                    row = [self.number(application, record_class(application, beginning + ending)) for ending in endings.texts]
                else:
                    row = [self.number(application, record_class(application, beginning))] * len(endings.texts)
                if (key := tuple(row)) not in places:
                    places[key] = len(rows)
                    rows.append(row)
                of_beginning.append(places[key])
        dtype = np.min_scalar_type(len(self.known))
        # Columns 1 and 2, and 3 and 4.
        pairs = lines.heads.view("<u2")
        where = which * len(beginnings.texts)
        where += beginnings.table[pairs[:, 0]]
        where = (np.array(of_beginning, dtype=np.int32) * len(endings.texts))[where]
        where += endings.table[pairs[:, 1]]
        found: np.ndarray = np.array(rows, dtype=dtype).reshape(-1)[where]
        return found


class _Codes:
    """Two columns as a number: that of the text which they are, or of the one that begins with the first of them, or that of any other text."""

    def __init__(self, pairs: set[str], letters: set[str]) -> None:
        self.texts = ["\x00\x00"]
        self.table = np.zeros(1 << 16, dtype=np.int32)
        for letter in sorted(text for text in letters if len(text) == 1):
            self.table[ord(letter) + np.arange(256) * 256] = len(self.texts)
            self.texts.append(letter + "\x00")
        for pair in sorted(pairs):
            self.table[ord(pair[0]) + ord(pair[1]) * 256] = len(self.texts)
            self.texts.append(pair)
