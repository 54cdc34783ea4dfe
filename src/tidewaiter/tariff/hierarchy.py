"""A number of an export with what it inherits: the descriptions that lead to it, its units, rates and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidewaiter.tariff.exports import Footnote, Row


@dataclass(frozen=True)
class Line:
    """`path` is the descriptions from the heading down to the number's own. Rates are the nearest ancestor's where it has none."""

    number: str
    path: tuple[str, ...]
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    footnotes: tuple[Footnote, ...]
    quota: str
    additional: str

    @property
    def description(self) -> str:
        return self.path[-1]


def line(rows: Sequence[Row], number: str) -> Line | None:
    """The line of `number`; None where the export has no such number. Rates are inherited all together, as the schedule does."""
    above: list[Row] = []
    for row in rows:
        while above and above[-1].indent >= row.indent:
            above.pop()
        above.append(row)
        if row.number == number:
            rated = next((one for one in reversed(above) if one.general or one.special or one.other), row)
            counted = next((one for one in reversed(above) if one.units), row)
            notes = tuple(dict.fromkeys(note for one in (rated, row) for note in one.footnotes))
            return Line(number, tuple(one.description for one in above), counted.units, rated.general, rated.special, rated.other, notes,
                        row.quota, row.additional)
    return None
