"""Typed columns of many records at once, from lines of 80 columns of ASCII: the cells of all fields of one width are read together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np
import polars as pl

from tidewaiter.abi.record import Field, Record
from tidewaiter.batch import arrow, cells
from tidewaiter.batch.columns import Unreadable, dtype, number, told
from tidewaiter.batch.lines import Lines

TAKEN = 1 << 12                 # lines that are taken together: what a cache holds
_WORD = np.dtype("<u8")


class Group(NamedTuple):
    """Lines of one record: the rows from `start` to before `end` of those that are gathered."""

    kind: type[Record]
    start: int
    end: int


class _Sort(NamedTuple):
    """What cells have in common that are read together: texts, whole numbers, numbers of so many decimals or days of a form, of one width."""

    width: int
    text: bool = False
    decimals: int = 0
    form: str = ""


@cache
def _sort(one: Field) -> _Sort:
    if dtype(one) == pl.String():
        return _Sort(one.width, text=True)
    return _Sort(one.width, form=one.form) if one.day else _Sort(one.width, decimals=one.decimals)


@dataclass
class _Cells:
    """The cells of one sort: eight columns a word, a word a row; and where the columns begin that they are of."""

    words: np.ndarray
    offsets: np.ndarray | None
    filled: int = 0
    begins: list[int] = field(default_factory=list)
    columns: list[tuple[int, Field]] = field(default_factory=list)


def columns(groups: list[Group], lines: Lines, rows: np.ndarray) -> list[tuple[list[pl.Series], list[Unreadable]]]:
    """For each group the columns of its record, as `columns.columns` has them, and the values that are not read.

    `rows` are the rows of the lines in the order of the groups. All columns of one sort share memory, and long texts that of the chunk.
    """
    starts = lines.starts[rows]
    fields = [[(one, _sort(one)) for one in told(group.kind)] for group in groups]
    gathered = _gather(groups, fields, lines, rows, starts)
    found: list[dict[str, pl.Series]] = [{} for _ in groups]
    unreadable: list[list[Unreadable]] = [[] for _ in groups]
    for sort in list(gathered):
        its = gathered.pop(sort)
        values, strange = _read(sort, its, groups, starts, lines.source)
        for begin, (n, its_field) in zip(its.begins, its.columns, strict=True):
            found[n][its_field.name] = values.slice(begin, groups[n].end - groups[n].start).alias(its_field.name)
        for n, one in strange:
            unreadable[n].append(one)
    ordered = [[its[one.name] for one, _ in some] for some, its in zip(fields, found, strict=True)]
    return list(zip(ordered, unreadable, strict=True))


def _gather(
    groups: list[Group], fields: list[list[tuple[Field, _Sort]]], lines: Lines, rows: np.ndarray, starts: np.ndarray,
) -> dict[_Sort, _Cells]:
    counts: dict[_Sort, int] = {}
    for group, some in zip(groups, fields, strict=True):
        for _, sort in some:
            counts[sort] = counts.get(sort, 0) + group.end - group.start
    gathered = {
        sort: _Cells(np.empty((cells.words(sort.width), count), dtype=np.uint64),
                     np.empty(count, dtype=np.int64) if sort.text and sort.width > arrow.INLINE else None)
        for sort, count in counts.items()
    }
    # Eight bytes that are nothing stand before and behind the lines that are taken together.
    room = np.zeros(16 + TAKEN * lines.stride, dtype=np.uint8)
    for n, (group, some) in enumerate(zip(groups, fields, strict=True)):
        cuts: list[tuple[int, np.ndarray]] = []
        for one, sort in some:
            its = gathered[sort]
            begin, its.filled = its.filled, its.filled + group.end - group.start
            its.begins.append(begin)
            its.columns.append((n, one))
            # Texts are cut from their first column on, numbers back from their last.
            first = 8 + (one.start if sort.text else one.last - 8 * len(its.words))
            cuts += [(first + 8 * k, word[begin : its.filled]) for k, word in enumerate(its.words)]
            if its.offsets is not None:
                np.add(starts[group.start : group.end], one.start, out=its.offsets[begin : its.filled])
        for start in range(group.start, group.end, TAKEN):
            size = min(TAKEN, group.end - start)
            lines.rows(rows[start : start + size], room[8 : 8 + size * lines.stride])
            at = start - group.start
            for first, word in cuts:
                word[at : at + size] = np.ndarray(size, _WORD, room, first, (lines.stride,))
    return gathered


def _read(sort: _Sort, its: _Cells, groups: list[Group], starts: np.ndarray, source: bytes) -> tuple[pl.Series, list[tuple[int, Unreadable]]]:
    """The cells of one sort as a column, and the values that are not read, with the number of their group."""
    if sort.text:
        return arrow.texts(cells.views(its.words, sort.width, its.offsets), b"" if its.offsets is None else source), []
    values, given, strange = cells.numbers(its.words, sort.width, not sort.form)
    days = values
    if sort.form:
        # A day of zeros is a day that is not given.
        days, zeros = cells.days(values, sort.form), given & (values == 0)
        strange = np.union1d(strange, np.flatnonzero(given & (days == cells.NO_DAY) & ~zeros))
        given &= days != cells.NO_DAY
    unread: dict[int, list[tuple[int, str]]] = {}
    for cell, column in zip(strange.tolist(), (np.searchsorted(its.begins, strange, side="right") - 1).tolist(), strict=True):
        n, one = its.columns[column]
        row = cell - its.begins[column]
        at = int(starts[groups[n].start + row]) + one.start
        text = source[at : at + one.width].decode("ascii")
        value = None if sort.form else number(text)
        if value is None:
            unread.setdefault(column, []).append((row, text))
        else:
            values[cell], given[cell] = value, True
    found = (arrow.days(days, given) if sort.form else arrow.decimals(values, given, sort.decimals) if sort.decimals else arrow.whole(values, given))
    return found, [
        (its.columns[column][0], Unreadable(its.columns[column][1].name, pl.Series([row for row, _ in some]), pl.Series([text for _, text in some])))
        for column, some in unread.items()
    ]
