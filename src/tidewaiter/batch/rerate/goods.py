"""What the law tells apart of a number on the days of each stretch: what can bear on it, what the schedule says of it, what is assessed on it.

Finding it takes a fifth of a millisecond a number. For the law as it stands it is found once for every number of the schedule and kept in a
file of the user's own, named for the content of the law and of the code, as the law itself is.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from bisect import bisect_right
from datetime import date
from pathlib import Path

import numpy as np

from tidewaiter.batch.rerate.interned import UNKNOWN, Interned
from tidewaiter.batch.rerate.sieve import Sieve
from tidewaiter.duty import fees
from tidewaiter.duty.asked import FIRST_DAY
from tidewaiter.duty.assess import article_figures
from tidewaiter.duty.taxes import taxed
from tidewaiter.findings import Finding
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.schedule import days as schedule_days
from tidewaiter.tariff.schedule import declarable, edition, figures, history

_SUFFIX = ".goods.npz"
# A change of any of the code that rates makes another of whatever is kept or half done. Taken when the code is loaded.
_ROOMS = ("batch/rerate", "duty", "entry", "tariff", "tariff/rates", "codes", "numbers", "money", "dates")
CODE = hashlib.blake2b(b"".join(
    path.read_bytes() for room in _ROOMS for path in sorted((Path(__file__).parents[2] / room).glob("*.py"))
), digest_size=8).hexdigest()
# Of a number in a stretch: which of the values of each of these it has.
BEARING, FIGURES, ASSESSED = range(3)


class Goods:
    """Numbers of the schedule by number, and for each and each stretch what is told apart of them."""

    def __init__(self, sieve: Sieve, folder: Path | None = None, *, fill: bool = False) -> None:
        """What is kept in `folder` is taken; with `fill` it is found for every number of the schedule, where nothing is kept."""
        self._sieve = sieve
        self._stretches = sieve.stretches
        self._first = [max(self._stretches.first_day(n), FIRST_DAY) for n in range(len(self._stretches))]
        # The stretches at whose first day something is said anew of any number: of one that has ended, of one in force, of what is assessed.
        self._of_schedule = {self._stretches.number(day) for day in schedule_days()}
        self._of_editions = {n for n in self._of_schedule if n and edition(self._first[n]).held is not edition(self._first[n - 1]).held}
        self._of_fees = {self._stretches.number(day) for day in fees.days()}
        self.bearing: Interned[int] = Interned()
        self._figures: Interned[tuple[object, ...]] = Interned()
        self._assessed: Interned[tuple[object, ...]] = Interned()
        self._of_figures: list[tuple[str, int]] = []         # a number and a stretch that have them
        self._of_assessed: list[tuple[str, int]] = [("", 0)]
        self._assessed.number(())
        self.numbers: Interned[str] = Interned()
        self._asked: dict[str, int] = {}
        self._cells: np.ndarray = np.zeros((3, 1024, len(self._stretches)), dtype=np.int32)
        self.taxed = np.zeros(1024, dtype=bool)
        if folder is not None and sieve.law.read_on is None:
            self._keep_in(folder, fill)

    def number(self, text: str) -> int:
        """The number of a number of ten digits; UNKNOWN where no edition of the schedule declares it."""
        if text not in self._asked:
            self._asked[text] = UNKNOWN
            if history(text):
                self._asked[text] = self.numbers.number(text)
                self._add(self._asked[text], text)
        return self._asked[text]

    def of(self, what: int, numbers: np.ndarray, stretches: np.ndarray) -> np.ndarray:
        """What each number has in a stretch: BEARING, FIGURES or ASSESSED."""
        where = numbers.astype(np.int64) * len(self._stretches) + stretches
        found: np.ndarray = self._cells[what].ravel().take(where)
        return found

    def figures(self, which: int) -> tuple[Figures | None, tuple[Finding, ...]]:
        """What the schedule says where FIGURES is `which`, with what is wrong with that; the number is one of those of which it says so."""
        number, stretch = self._of_figures[which]
        found: list[Finding] = []
        return article_figures(number, self._first[stretch], "", "line", found), tuple(found)

    def assessed(self, which: int) -> tuple[fees.Assessed, ...]:
        number, stretch = self._of_assessed[which]
        return fees.assessed(number, self._first[stretch])

    def _add(self, n: int, text: str) -> None:
        if n >= self._cells.shape[1]:
            more: np.ndarray = np.zeros((3, 2 * n, len(self._stretches)), dtype=np.uint16)
            more[:, : self._cells.shape[1]] = self._cells
            self._cells = more
            self.taxed = np.concatenate([self.taxed, np.zeros(2 * n - len(self.taxed), dtype=bool)])
        self.taxed[n] = taxed(text)
        first = bisect_right(self._stretches.edges, FIRST_DAY)
        changes = {self._stretches.number(day) for day in self._sieve.days(text, history(text)) if day > FIRST_DAY}
        turns = self._of_schedule if any(figures(text, self._first[at]) is None for at in (first, *changes)) else self._of_editions
        cell: np.ndarray = self._cells[:, n]
        bits = self._sieve.of_number(text, FIRST_DAY, figures(text, FIRST_DAY))
        said = self._figures_of(text, first, FIRST_DAY)
        owed = self._assessed_of(text, first, FIRST_DAY)
        bears, bearing = fees.bears(text), 0
        for stretch in range(first, len(self._stretches)):
            day = self._first[stretch]
            if stretch in changes:
                bits = self._sieve.of_number(text, day, figures(text, day))
            if stretch in changes or stretch in turns:
                said = self._figures_of(text, stretch, day)
            if bears and stretch in self._of_fees:
                owed = self._assessed_of(text, stretch, day)
            if stretch in changes or stretch == first or bits & self._sieve.changed(stretch):
                bearing = self.bearing.number(bits & self._sieve.of_stretch(stretch))
            cell[:, stretch] = bearing, said, owed

    def _figures_of(self, text: str, stretch: int, day: date) -> int:
        found: list[Finding] = []
        one = article_figures(text, day, "", "line", found)
        said = (one.general, one.special, one.other, one.units, one.component) if one else ()
        n = self._figures.number((said, tuple((finding.rule, finding.severity) for finding in found)))
        if n == len(self._of_figures):
            self._of_figures.append((text, stretch))
        return n

    def _assessed_of(self, text: str, stretch: int, day: date) -> int:
        n = self._assessed.number(fees.assessed(text, day))
        if n == len(self._of_assessed):
            self._of_assessed.append((text, stretch))
        return n

    def _keep_in(self, folder: Path, fill: bool) -> None:
        """Every number of the schedule, from the file kept in `folder`, or found and kept there where that is asked."""
        path = folder / f"{self._sieve.law.edition}-{CODE}{_SUFFIX}"
        if not self._taken(path) and fill:
            self.__init__(self._sieve)           # type: ignore[misc]
            for text in declarable():
                self.number(text)
            with contextlib.suppress(OSError):   # nowhere to keep it: the next start finds it again
                self._write(path)

    def _write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        count, width = len(self.numbers), len(self._sieve) // 8 + 1
        bearing = b"".join(bits.to_bytes(width, "little") for bits in self.bearing.values)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".half", delete=False) as file:
            try:
                np.savez(
                    file, cells=self._cells[:, :count], taxed=self.taxed[:count], numbers=np.array(self.numbers.values),
                    bearing=np.frombuffer(bearing, dtype=np.uint8).reshape(-1, width),
                    figures=np.array([f"{number} {stretch}" for number, stretch in self._of_figures]),
                    assessed=np.array([f"{number} {stretch}" for number, stretch in self._of_assessed]),
                )
                file.close()
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        for old in sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime)[:-2]:
            old.unlink(missing_ok=True)

    def _taken(self, path: Path) -> bool:
        """Whether the file is there and whole; what it holds is then taken. No code runs in reading it."""
        try:
            with np.load(path, allow_pickle=False) as kept:
                cells, taxed_, numbers = kept["cells"], kept["taxed"], kept["numbers"].tolist()
                bearing = [int.from_bytes(row.tobytes(), "little") for row in kept["bearing"]]
                places = [[(text.partition(" ")[0], int(text.partition(" ")[2])) for text in kept[name].tolist()] for name in ("figures", "assessed")]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return False
        if cells.shape != (3, len(numbers), len(self._stretches)) or len(taxed_) != len(numbers):
            return False
        self._cells, self.taxed = cells, taxed_
        for text in numbers:
            self._asked[text] = self.numbers.number(text)
        for bits in bearing:
            self.bearing.number(bits)
        for number, stretch in places[0]:
            self._figures_of(number, stretch, self._first[stretch])
        for number, stretch in places[1][1:]:
            self._assessed_of(number, stretch, self._first[stretch])
        return True
