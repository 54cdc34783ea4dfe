"""How the lines of the schedule hang together: what stands above a line, and from where it takes its rates and units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tidewaiter.tariff.exports import Row


class Place(NamedTuple):
    """Indexes of rows, -1 for none: the row above it by indentation, and the rows that give it rates and units."""

    above: int
    rated: int
    counted: int


def places(rows: Sequence[Row]) -> Iterator[Place]:
    """The place of every row, in order.

    Indentation says what stands above. Rates and units come from the row itself, or else from the nearest row above whose number
    is the beginning of its own: quota lines of chapter 98 are indented below one another, and share nothing.

    A statistical line that prints some of its 8-digit number's columns again has that number's other columns all the same
    (9006.59.15.20 prints column 2 only). Its own number is then `rated`'s, and `column` says which text counts.
    """
    above: list[int] = []
    for n, row in enumerate(rows):
        while above and rows[above[-1]].indent >= row.indent:
            above.pop()
        line = [n, *(one for one in reversed(above) if rows[one].number and row.number.startswith(rows[one].number))]
        rated = next((one for one in line if one != n and _has_rates(rows[one])), n if _has_rates(row) else -1)
        yield Place(above[-1] if above else -1, rated, next((one for one in line if rows[one].units), -1))
        above.append(n)


def _has_rates(row: Row) -> bool:
    return bool(row.general or row.special or row.other)


def column(own: str, inherited: str) -> str:
    """The text that counts in a rate column: the line's own, or else the one it inherits."""
    return own or inherited
