"""Lists of HTS numbers set in columns, which stand in the notes of chapter 99."""

from __future__ import annotations

import re
from itertools import pairwise, product

_NUMBER = r"\d{4}[.,;]\d{2}(?:[.,;]\d{2}(?:\.?\d{2})?)?"
_ROW = re.compile(rf"(?:{_NUMBER}|\d{{4}})(?:\s{{2,}}(?:{_NUMBER}|\d{{4}}))+|{_NUMBER}")
_CELL = re.compile(rf"(?<![\d.])(?:{_NUMBER}|\d{{4}})(?![\d.])")
_YEAR = range(1980, 2061)


def is_row(text: str) -> bool:
    """Whether a line has HTS numbers in columns and nothing else. Years in a row are no numbers.

    >>> is_row("7601   7604   7605"), is_row("8471.50"), is_row("2007  2008  2009"), is_row("9 percent")
    (True, True, False, False)
    """
    if not _ROW.fullmatch(text):
        return False
    cells = _CELL.findall(text)
    if all(len(cell) == 4 for cell in cells):
        years = [int(cell) for cell in cells if int(cell) in _YEAR]
        return len(years) < len(cells)
    return True


def mended(text: str) -> str:
    """A row with the points of its numbers as they should be, and the cells three spaces apart.

    >>> mended("2803;00.00  4904.00.00")
    '2803.00.00   4904.00.00'
    """
    return "   ".join(re.sub(r"[,;]", ".", cell) for cell in _CELL.findall(text))


def slid(line: str, heading: re.Pattern[str]) -> bool:
    """Whether a heading has numbers beside it: the columns to the right of the first have slid up the page."""
    text = line.strip()
    cells = _CELL.search(text)
    return cells is not None and heading.fullmatch(text[:cells.start()].strip()) is not None and _ROW.fullmatch(text[cells.start():]) is not None


def straightened(lines: list[str], heading: re.Pattern[str]) -> tuple[list[str], bool]:
    """The lines with the columns put side by side again, and whether there is one way only to do it.

    The first column stands where it should, among the headings of its lists; the others are told apart by their length. Each list
    ascends from left to right and down.
    """
    first = next(n for n, line in enumerate(lines) if slid(line, heading))
    head, body = lines[:first], lines[first:]
    found = [(n, match.start(), match[0]) for n, line in enumerate(body) for match in _CELL.finditer(line) if _is_cells(line)]
    lefts = sorted({at for _, at, _ in found})
    starts = [at for n, at in enumerate(lefts) if n == 0 or at - lefts[n - 1] > 3]
    by_column: list[list[tuple[int, str]]] = [[] for _ in starts]
    for n, at, cell in found:
        by_column[max(k for k, start in enumerate(starts) if start <= at)].append((n, cell))
    pieces: list[tuple[str, list[str]]] = []          # heading line, cells of the first column
    rows = dict(by_column[0])
    for n, line in enumerate(body):
        words = _CELL.sub("", line) if _is_cells(line) else line
        if words.strip():
            pieces.append((words.rstrip(), []))
        if n in rows:
            if not pieces:
                pieces.append(("", []))
            pieces[-1][1].append(rows[n])
    lists = [cells for _, cells in pieces if cells]
    others = [[cell for _, cell in column] for column in by_column[1:]]
    filled, sure = _fill(lists, others)
    put, at = list(head), 0
    for words, cells in pieces:
        if words:
            put += ["", words, ""]
        if cells:
            put += ["   ".join(row) for row in filled[at]]
            at += 1
    return put, sure


def _is_cells(line: str) -> bool:
    """A line of numbers, with or without a heading in front of them."""
    cells = _CELL.search(line)
    return cells is not None and _ROW.fullmatch(line[cells.start():].strip()) is not None and (
        not line[:cells.start()].strip() or line[:cells.start()].endswith("  "))


def _fill(lists: list[list[str]], others: list[list[str]]) -> tuple[list[list[list[str]]], bool]:
    """Each list's rows. The last row of a list may be short; how short is what the lengths of the columns and the order leave open."""
    fitting = []
    width = len(others)
    if width ** len(lists) < 50_000:
        for short in product(range(width + 1), repeat=len(lists)):
            rows = _rows(lists, others, short)
            if rows is not None:
                fitting.append((_descents(rows), rows))
    if not fitting:
        rows = [[[cell] for cell in cells] for cells in lists]
        spare = [[cell] for column in others for cell in column]
        return ([*rows[:-1], rows[-1] + spare] if rows else [spare]), False
    fitting.sort(key=lambda pair: pair[0])
    alone = len(fitting) == 1 or fitting[0][0] < fitting[1][0]
    return fitting[0][1], alone


def _rows(lists: list[list[str]], others: list[list[str]], short: tuple[int, ...]) -> list[list[list[str]]] | None:
    at = [0] * len(others)
    found = []
    for cells, missing in zip(lists, short, strict=True):
        rows = [[cell] for cell in cells]
        for column, items in enumerate(others):
            length = len(cells) - (column >= len(others) - missing)
            taken = items[at[column]:at[column] + length]
            if len(taken) != length:
                return None
            at[column] += length
            for row, item in zip(rows, taken, strict=False):
                row.append(item)
        found.append(rows)
    return found if all(end == len(items) for end, items in zip(at, others, strict=True)) else None


def _descents(lists: list[list[list[str]]]) -> int:
    return sum(after <= before for rows in lists for flat in [[cell for row in rows for cell in row]]
               for before, after in pairwise(flat))
