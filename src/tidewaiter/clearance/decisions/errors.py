"""The kinds of errors that a reviewer may name: the table in errors.csv, by family, with the fields and the boxes of Form 7501 that it concerns."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from tidewaiter.values import immutable


class Erred(StrEnum):
    """Who or what an error is counted against."""

    WRITER = "writer"
    MODEL = "model"
    DOCUMENT = "document"        # the paper itself, or whoever read it
    CLIENT = "client"            # what the client told
    LAW = "law"                  # the law changed under the entry


@immutable
class ErrorKind:
    """A row of the table. `fields` are patterns of paths; `*` alone is any field. `by` is who can have erred so."""

    code: str
    family: str
    error: str
    fields: tuple[str, ...]
    box: str
    by: tuple[Erred, ...]
    cite: str
    words: str


@cache
def kinds() -> Mapping[str, ErrorKind]:
    """Each kind of error by its code."""
    with (Path(__file__).parent / "errors.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            ErrorKind(row["code"], row["family"], row["error"], tuple(row["fields"].split()), row["box"], tuple(map(Erred, row["by"].split())),
                      row["cite"], row["words"])
            for row in csv.DictReader(file)
        ]
    return {row.code: row for row in rows}
