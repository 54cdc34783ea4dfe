"""Rows of one text line each, and their way over the pages.

Every row is equally tall, so a page holds a known number of them and no cell, however long, is cut off: what does not
fit on one row goes on the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import NamedTuple

from tidewaiter.papers.pdf_sheet import Cell
from tidewaiter.papers.pdf_text import wrap


class Column(NamedTuple):
    x: float
    width: float
    align: str = "left"


@dataclass(frozen=True)
class Row:
    """A printed row. Rows of one `group` stay on one page where they can.

    `head` is repeated when the row is the first of a later page. `band` shades the row, `rule` draws a line above it.
    """

    cells: tuple[Cell, ...]
    group: int = 0
    head: tuple[Row, ...] = ()
    band: bool = False
    rule: bool = False


def rows_of(columns: Mapping[str, Column], texts: Mapping[str, str], size: float, *, bold: bool = False) -> list[Row]:
    """The texts, each wrapped to its column, as rows side by side. There is at least one row.

    Words in one column never push those of another: the shorter column is blank below.
    """
    wrapped = {
        name: wrap(text, columns[name].width, size, bold) for name, text in texts.items() if text
    }
    rows = []
    for line in zip_longest(*wrapped.values(), fillvalue=""):
        cells = tuple(
            Cell(columns[name].x, columns[name].width, text, columns[name].align, bold)
            for name, text in zip(wrapped, line, strict=True) if text
        )
        rows.append(Row(cells))
    return rows or [Row(())]


def grouped(rows: Sequence[Row], group: int, head: tuple[Row, ...] = ()) -> list[Row]:
    return [replace(row, group=group, head=head) for row in rows]


def paginate(rows: Sequence[Row], first: int, later: int) -> list[list[Row]]:
    """The rows in pages of `first` and then `later` rows. There is at least one page.

    A group that a fresh page could hold is not split. One that is taller than a page starts where it stands if at least
    four of its rows fit there, and breaks where the page ends.
    """
    pages: list[list[Row]] = [[]]
    left = first

    def turn(row: Row) -> None:
        nonlocal left
        pages.append(list(row.head))
        left = later - len(row.head)

    for _, members in groupby(rows, key=lambda row: row.group):
        group = list(members)
        held = len(group) + len(group[0].head) <= later
        if len(group) > left and pages[-1] and (held or left < 4):
            turn(group[0])
        for row in group:
            if left <= 0:
                turn(row)
            pages[-1].append(row)
            left -= 1
    return pages
