"""A source as batches of texts, whatever it is: CSV, a workbook, Parquet. Titles above the header are passed over, and nothing else is."""

from __future__ import annotations

import codecs
import csv
import itertools
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TextIO

import polars as pl

from tidewaiter.batch.extracts.column_map import plain
from tidewaiter.values import immutable

ROW = "\0row"                        # the column of the rows' numbers in the source: no header can be called so
BATCH = 65_536
_HEAD = 60                           # rows among which the header is looked for
_CELL = 1 << 20                      # characters
_MOST_COLUMNS = 2_000
_UNPACKED = 4 << 30                  # bytes of a workbook
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Unreadable(ValueError):
    """A source that is none. Its text is one line."""


@immutable
class Table:
    """A source whose header is found: `headers` each once, `row` the number of the header's row, 1 the first."""

    path: Path
    headers: tuple[str, ...]
    row: int
    sheet: str = ""
    encoding: str = ""
    separator: str = ","

    @property
    def guessed(self) -> bool:
        """Whether the bytes are no UTF-8, and were taken as Windows writes them."""
        return self.encoding == "cp1252"


def opened(path: Path, known: Sequence[set[str]], sheets: Sequence[str] = (), strict_sheet: bool = False) -> Table:
    """The table of a source. `known` are sets of headers by `plain`: the row that holds most of any one set is the header.

    Of a workbook, the first of `sheets` that it has, or the sheet whose header holds most. Unreadable where there is no table.
    """
    if not path.is_file():
        raise Unreadable(f"{path}: no such file")
    kind = _kind(path)
    if kind == "parquet":
        try:
            return Table(path, tuple(pl.scan_parquet(path).collect_schema().names()), 0, encoding="parquet")
        except (pl.exceptions.PolarsError, OSError) as error:
            raise Unreadable(f"{path}: this is not Parquet: {_one_line(error)}") from None
    if kind == "workbook":
        return _sheet(path, known, sheets, strict_sheet)
    encoding = _encoding(path)
    with _text(path, encoding) as file:
        head_text = file.read(_CELL)
        separator = max(",;\t|", key="".join(head_text.splitlines(keepends=True)[:_HEAD]).count)
    with _text(path, encoding) as file:
        head = list(itertools.islice(_csv(path, file, separator), _HEAD))
    if "\0" in "".join(cell for _, row in head for cell in row):
        raise Unreadable(f"{path}: this is no text; give CSV, .xlsx or Parquet")
    found = _header(head, known)
    if found is None:
        raise Unreadable(f"{path}: the file has no rows")
    return Table(path, _once(head[found][1]), head[found][0], encoding=encoding, separator=separator)


def batches(table: Table) -> Iterator[tuple[pl.DataFrame, list[int]]]:
    """The rows below the header that are not blank, all columns as text with ROW first, and the numbers of rows that have more cells than it."""
    if table.encoding == "parquet":
        yield from ((batch, []) for batch in _parquet(table))
    elif table.encoding:
        with _text(table.path, table.encoding) as file:
            yield from _batched(table, _csv(table.path, file, table.separator))
    else:
        yield from _batched(table, _rows(_workbook(table.path), table.sheet, table.path))


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(4)
    if first == b"PAR1":
        return "parquet"
    if first in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return "workbook"
    return "text"


def _batched(table: Table, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[pl.DataFrame, list[int]]]:
    width = len(table.headers)
    below = (row for row in rows if row[0] > table.row and any(row[1]))
    while some := list(itertools.islice(below, BATCH)):
        long = [n for n, cells in some if len(cells) > width and any(cells[width:])]
        cells = [row if len(row) == width else [*row[:width], *[""] * (width - len(row))] for _, row in some]
        columns = {ROW: pl.Series([n for n, _ in some], dtype=pl.Int64)}
        columns |= {header: pl.Series(column, dtype=pl.String) for header, column in zip(table.headers, zip(*cells, strict=True), strict=True)}
        yield pl.DataFrame(columns), long


# text

def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(4)
        for mark, encoding in _MARKS:
            if first.startswith(mark):
                return encoding
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[TextIO]:
    with path.open("r", encoding=encoding, errors="replace", newline="") as file:
        yield file


def _csv(path: Path, file: TextIO, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line on which each begins."""
    before = csv.field_size_limit(_CELL)
    reader = csv.reader(file, delimiter=separator)
    start = 1
    try:
        for row in reader:
            yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"{path}, row {start}: this is not CSV: {_one_line(error)}; look at the quotes there") from None
    finally:
        csv.field_size_limit(before)


# workbooks

def _workbook(path: Path):  # type: ignore[no-untyped-def]
    from python_calamine import CalamineWorkbook

    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if sum(one.file_size for one in archive.infolist()) > _UNPACKED:
                    raise Unreadable(f"{path}: the workbook unpacks to more than {_UNPACKED >> 30} GB; save it as CSV")
        return CalamineWorkbook.from_path(str(path))
    except Unreadable:
        raise
    except BaseException as error:       # calamine is Rust: what it makes of a damaged workbook can be a panic, which is no Exception
        raise _damaged(path, error) from None


def _damaged(path: Path, error: BaseException) -> Unreadable:
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit)):
        raise error
    return Unreadable(f"{path}: the workbook cannot be read: {_one_line(error)}; save it again as .xlsx or as CSV UTF-8")


def _sheet(path: Path, known: Sequence[set[str]], sheets: Sequence[str], strict_sheet: bool) -> Table:
    workbook = _workbook(path)
    names = list(workbook.sheet_names)
    if strict_sheet and (missing := [name for name in sheets if name not in names]):
        raise Unreadable(f"{path}: no sheet {missing[0]!r}; there are {', '.join(map(repr, names))}")
    best: tuple[int, Table] | None = None
    for name in [name for name in sheets if name in names][:1] if strict_sheet else sorted(names, key=lambda name: name not in sheets):
        head = list(itertools.islice(_rows(workbook, name, path), _HEAD))
        found = _header(head, known)
        if found is None:
            continue
        score = _known(head[found][1], known)
        if best is None or score > best[0]:
            best = score, Table(path, _once(head[found][1]), head[found][0], name)
    if best is None:
        raise Unreadable(f"{path}: no sheet of the workbook has rows")
    return best[1]


def _rows(workbook, name: str, path: Path) -> Iterator[tuple[int, list[str]]]:  # type: ignore[no-untyped-def]
    try:
        sheet = workbook.get_sheet_by_name(name)
        for n, row in enumerate(sheet.iter_rows(), 1):           # rows that are blank above the first are given too
            yield n, [_cell(cell) for cell in row[:_MOST_COLUMNS]]
    except BaseException as error:
        raise _damaged(path, error) from None


def _cell(cell: object) -> str:
    """A cell as it would be typed: days as 2026-09-18, numbers with the fifteen digits that a sheet holds."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time, timedelta)):
        return str(cell)
    return "" if cell is None else str(cell)


# Parquet

def _parquet(table: Table) -> Iterator[pl.DataFrame]:
    at = 0
    schema = pl.scan_parquet(table.path).collect_schema()
    try:
        for batch in pl.scan_parquet(table.path).select(*(_as_text(name, kind) for name, kind in schema.items())).collect_batches(
            chunk_size=BATCH, maintain_order=True,
        ):
            rows = pl.int_range(at + 1, at + 1 + batch.height, eager=True, dtype=pl.Int64).alias(ROW)
            at += batch.height
            yield batch.insert_column(0, rows)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise Unreadable(f"{table.path}: this is not Parquet that can be read: {_one_line(error)}") from None


def _as_text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(f"^{_escaped(name)}$") if name.startswith("^") else pl.col(name)
    if kind.is_nested() or kind in (pl.Object(), pl.Binary()):
        return pl.lit("", dtype=pl.String).alias(name)
    if isinstance(kind, pl.Datetime):
        column = column.dt.date()
    if kind.is_float():
        column = column.cast(pl.Float64).round_sig_figs(15)
        return column.cast(pl.String).str.replace(r"\.0$", "").fill_null("").alias(name)
    return column.cast(pl.String, strict=False).fill_null("").alias(name)


def _escaped(name: str) -> str:
    return "".join(rf"\x{{{ord(one):x}}}" for one in name)


# headers

def _header(head: Sequence[tuple[int, Sequence[str]]], known: Sequence[set[str]]) -> int | None:
    """Which row of the head holds most headers that are known; where none is, the first that fills most of the widest row with words."""
    rows = [(n, row) for n, (_, row) in enumerate(head) if any(cell.strip() for cell in row)]
    if not rows:
        return None
    score, n = max(((_known(row, known), -n) for n, row in rows), key=lambda one: one)
    if score:
        return -n
    widest = max(sum(bool(cell.strip()) for cell in row) for _, row in rows)
    return next(n for n, row in rows if 2 * sum(bool(cell.strip()) for cell in row) > widest)


def _known(row: Sequence[str], known: Sequence[set[str]]) -> int:
    cells = {plain(cell) for cell in row}
    return max((len(cells & one) for one in known), default=0)


def _once(row: Sequence[str]) -> tuple[str, ...]:
    """The headers, tidy; what comes again is numbered, what is blank is called by its place."""
    names: list[str] = []
    taken: set[str] = set()
    last = max(n for n, cell in enumerate(row, 1) if cell.strip())
    for n, cell in enumerate(row[:last], 1):
        name = stem = " ".join(cell.replace("\0", " ").split()) or f"column {n}"
        again = 2
        while name in taken:
            name, again = f"{stem} ({again})", again + 1
        taken.add(name)
        names.append(name)
    return tuple(names)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:160]
