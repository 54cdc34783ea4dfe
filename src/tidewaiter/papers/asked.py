"""What shipment.yaml says of one row of an invoice: the nearest of its part, its invoice and all goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidewaiter.numbers import hts as hts_number
from tidewaiter.papers.form import Form
from tidewaiter.papers.found import Found
from tidewaiter.papers.invoice_in import PrintedRow

_WORDS = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True)
class Asked:
    """A row, the form of its part if there is one, and all forms that speak of it, nearest first."""

    row: PrintedRow
    part: Form | None
    levels: tuple[Form, ...]

    @property
    def place(self) -> str:
        return self.row.line.place

    def level(self, key: str) -> Form | None:
        """The nearest form that says `key`."""
        return next((form for form in self.levels if key in form), None)

    def text(self, key: str) -> str:
        form = self.level(key)
        return form.text(key) if form else ""

    def where(self, key: str) -> str:
        form = self.level(key)
        return form.where(key) if form else self.place

    def facts(self) -> dict[str, str | bool]:
        """The facts of all levels; where two name one fact, the nearer level's."""
        facts: dict[str, str | bool] = {}
        for form in reversed(self.levels):
            inner = form.section("facts", None)
            facts |= {name: _WORDS.get(inner.text(name).lower(), inner.text(name)) for name in inner if name in inner}
        return facts

    def number(self) -> str:
        """The HTS number without dots: the broker's where shipment.yaml has one, else the invoice's."""
        return hts_number.compact(self.text("hts") or self.row.line.hts)

    def origin(self) -> str:
        return self.text("origin").upper() or self.row.line.origin

    def group_key(self) -> tuple[str, ...] | None:
        """Rows with one key are one line. None: a line of its own."""
        word = self.part.text("group") if self.part else ""
        if not word or _WORDS.get(word.lower()) is False:
            return None
        return ("part", self.row.line.part) if _WORDS.get(word.lower()) else ("word", word)


def group(rows: Sequence[Asked], found: Found) -> list[list[int]]:
    """The rows of each line, by index, in the order of the first row of each.

    What a part states for all of it cannot be divided, so a part with several lines may not state quantities.
    """
    lines: dict[tuple[object, ...], list[int]] = {}
    for n, row in enumerate(rows):
        lines.setdefault(row.group_key() or ("row", n), []).append(n)
    first: dict[str, list[int]] = {}
    for line in lines.values():
        for n in line:
            row = rows[n]
            if first.setdefault(row.row.line.part, line) is line or row.part is None:
                continue
            for key in ("quantities", "gross_weight"):
                if key in row.part:
                    found.fault("PAP-SPLIT", row.part.where(key),
                                f"{key} are stated for the part {row.row.line.part}, but it is on several lines",
                                "write group: yes, or put weights and quantities on the invoice's rows")
    return list(lines.values())


def parts_of(rows: Sequence[Asked]) -> list[Form]:
    """The forms of the parts of `rows`, each once."""
    return list({id(row.part): row.part for row in rows if row.part is not None}.values())
