"""What is told of a source: each cell that cannot be read in a file of its own, and of each kind of fault one finding that counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

import polars as pl

from tidewaiter.batch.extracts.column_map import COLUMNS
from tidewaiter.batch.extracts.readings import ADVICE
from tidewaiter.batch.extracts.tables import Table
from tidewaiter.batch.extracts.tariff_rows import Gathered
from tidewaiter.findings import Finding, Severity

CITE = "interfaces, duty rerate"
_EXAMPLES = 3
_WIDE = 40                           # characters of a cell that are shown


class Told:
    """What was found while a source was read, counted by kind."""

    def __init__(self, cells: Path | None) -> None:
        self._path = cells
        self._file: TextIO | None = None
        self._counts: dict[tuple[str, str], int] = {}
        self._examples: dict[tuple[str, str], list[str]] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Told:
        if self._path is not None:
            self._file = self._stack.enter_context(self._path.open("w", encoding="utf-8"))
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def cells(self, table: Table, column: str, raw: pl.Series, bad: pl.Series, rows: pl.Series) -> None:
        """Cells of `column` that hold something else."""
        if not bad.any():
            return
        for row, text in zip(rows.filter(bad).to_list(), raw.filter(bad).to_list(), strict=True):
            self._count("EXTRACT-CELL", column, _place(table, row, text[:_WIDE]))
            self._write(table, row, "EXTRACT-CELL", column, text)

    def missing(self, table: Table, column: str, blank: pl.Series, rows: pl.Series) -> None:
        if not blank.any():
            return
        for row in rows.filter(blank).to_list():
            self._count("EXTRACT-BLANK", column, _place(table, row))
            self._write(table, row, "EXTRACT-BLANK", column, "")

    def long(self, table: Table, rows: Sequence[int]) -> None:
        for row in rows:
            self._count("EXTRACT-ROW-CELLS", "", _place(table, row))
            self._write(table, row, "EXTRACT-ROW-CELLS", "", "")

    def no_lines(self, table: Table, rows: Sequence[int]) -> None:
        for row in rows:
            self._count("EXTRACT-ROW-NO-LINE", "", _place(table, row))
            self._write(table, row, "EXTRACT-ROW-NO-LINE", "", "")

    def gathered(self, got: Gathered) -> None:
        for rule, rows in (("EXTRACT-LINE-SEVERAL", got.several), ("EXTRACT-LINE-NO-NUMBER", got.none), ("EXTRACT-LINE-ORDINAL", got.twice)):
            for row in rows:
                self._count(rule, "", f"row {row}")

    def same_ids(self, count: int) -> None:
        if count:
            self._counts["EXTRACT-LINE-TWICE", ""] = count

    def guessed(self, path: Path) -> None:
        self._count("EXTRACT-ENCODING", "", path.name)

    def _count(self, rule: str, column: str, example: str) -> None:
        key = rule, column
        self._counts[key] = self._counts.get(key, 0) + 1
        examples = self._examples.setdefault(key, [])
        if len(examples) < _EXAMPLES:
            examples.append(example)

    def _write(self, table: Table, row: int, rule: str, column: str, text: str) -> None:
        if self._file is not None:
            told = {"file": table.path.name, "row": row, "rule": rule, "column": column, "text": text[:1000]}
            self._file.write(json.dumps(told, ensure_ascii=False) + "\n")

    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._finding(rule, column, count) for (rule, column), count in self._counts.items())

    def _finding(self, rule: str, column: str, count: int) -> Finding:
        severity, message, fix = _KINDS[rule]
        if rule == "EXTRACT-CELL":
            kind = COLUMNS[column].is_ if column in COLUMNS else "text"
            fix = ADVICE.get(column) or ADVICE.get(kind) or fix
        examples = self._examples.get((rule, column), [])
        some = f" ({'; '.join(examples)}{'; ...' if count > len(examples) else ''})" if examples else ""
        return Finding(rule, severity, column or "file", f"{message.format(column=column)}: {count:,}{some}", CITE, fix)


def _place(table: Table, row: int, text: str = "") -> str:
    where = f"{table.path.name}, {table.sheet}, row {row}" if table.sheet else f"{table.path.name}, row {row}"
    return f"{where}: {text!r}" if text else where


_KINDS = {
    "EXTRACT-CELL": (Severity.WARNING, "cells of {column} that cannot be read, left empty", "Mend them, or say in the column map how they are read."),
    "EXTRACT-BLANK": (Severity.WARNING, "rows without {column}", "Fill it in; a line without it is not rated."),
    "EXTRACT-ROW-CELLS": (Severity.WARNING, "rows with more cells than the header has, whose cells may stand in the wrong columns",
                          "Look for a separator in a text that is not quoted."),
    "EXTRACT-ROW-NO-LINE": (Severity.NOTE, "rows without number, origin and day, or with the header again, which are no lines",
                            "See that they are totals or remarks."),
    "EXTRACT-LINE-SEVERAL": (Severity.WARNING, "lines with several numbers of chapters 1 to 97; each number became a line of its own",
                             "See which value and duty belong to which: sets, watches and clocks are rated on all of them."),
    "EXTRACT-LINE-NO-NUMBER": (Severity.WARNING, "lines without a number of chapters 1 to 97, left without one", "Look at the entry summary."),
    "EXTRACT-LINE-ORDINAL": (Severity.WARNING, "lines that have a tariff ordinal twice, whose amounts may be counted twice",
                             "Run the report without the objects that repeat its rows."),
    "EXTRACT-LINE-TWICE": (Severity.WARNING, "lines with the id of another line",
                           "See whether reports overlap, or name other columns under line_id."),
    "EXTRACT-ENCODING": (Severity.NOTE, "files that are not UTF-8, read as Windows-1252", "Save as CSV UTF-8 where names look wrong."),
}
