"""The fields of a record's lines as typed columns, each at once for all lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from tidewaiter.abi.days import FIRST_YEAR
from tidewaiter.abi.record import Field, Record

_FORMS = {"MMDDYY": "%m%d%y", "YYMMDD": "%y%m%d", "MMDDCCYY": "%m%d%Y", "CCYYMMDD": "%Y%m%d"}
# Polars takes 70 to 99 as of the last century; ours begins later. The hundred years from 1970, and from any day of its decade, have so many days.
_FIRST, _CENTURY = date(FIRST_YEAR, 1, 1), timedelta(days=36_525)
# What Int64 surely holds; a wider number is an identifier, and stays text.
MOST_DIGITS = 18


@dataclass(frozen=True)
class Unreadable:
    """Values of one field that are not what the field holds: where they stand among the lines, and their text."""

    field: str
    rows: pl.Series
    texts: pl.Series


def told(kind: type[Record]) -> list[Field]:
    """The fields that become columns: all but filler and an identifier that is the same on every line."""
    return [field for field in kind.told if not (field.first == 1 and field.fixed)]


def dtype(field: Field) -> pl.DataType:
    """What a field is as a column: text, whole numbers, Decimal where decimals are implied, days."""
    if field.day:
        return pl.Date()
    if not field.numeric or field.width > MOST_DIGITS:
        return pl.String()
    return pl.Decimal(38, field.decimals) if field.decimals else pl.Int64()


def number(text: str) -> int | None:
    """A number as the typed path reads it, below zero after a minus; None where the text is none."""
    text = text.strip(" ")
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() else None


def columns(kind: type[Record], lines: pl.Series) -> tuple[list[pl.Series], list[Unreadable]]:
    """The columns of a record, of lines that are cut or filled to 80 or end in what no column reads.

    Text is trimmed of spaces on its right and is "" where the field is blank. A blank number or day is null; so is one that cannot be read,
    and that is told. A day of zeros is a day that is not given.
    """
    fields = told(kind)
    read = pl.DataFrame({"line": lines}).select(*(_value(field) for field in fields))
    unreadable: list[Unreadable] = []
    for field, column in zip(fields, read.get_columns(), strict=True):
        if dtype(field) != pl.String() and column.null_count():
            unreadable += _unreadable(field, lines.str.slice(field.start, field.width), column)
    return [_window(field, column) for field, column in zip(fields, read.get_columns(), strict=True)], unreadable


def _value(field: Field) -> pl.Expr:
    column = pl.col("line").str.slice(field.start, field.width).alias(field.name)
    kind = dtype(field)
    if kind == pl.String():
        return column.str.strip_chars_end(" ")
    if field.day:
        # The reader of days also takes single digits and signs; a number of digits only is neither.
        digits = column.cast(pl.UInt32, strict=False).is_not_null() & ~column.str.starts_with("+")
        return pl.when(digits).then(column.str.to_date(_FORMS[field.form], strict=False)).alias(field.name)
    number = column.str.strip_chars(" ")
    whole = pl.when(~number.str.starts_with("+")).then(number.cast(pl.Int64, strict=False)).alias(field.name)
    if not field.decimals:
        return whole
    return (whole.cast(pl.Decimal(38, 0)) * pl.lit(Decimal(1).scaleb(-field.decimals))).cast(kind)


def _window(field: Field, values: pl.Series) -> pl.Series:
    """Days of two digits of a year in the century that the typed path gives them."""
    if not field.day or "C" in field.form:
        return values
    first = values.min()
    if not isinstance(first, date) or first >= _FIRST:
        return values
    return pl.select(pl.when(values < _FIRST).then(values + _CENTURY).otherwise(values).alias(field.name)).to_series()


def _unreadable(field: Field, raw: pl.Series, values: pl.Series) -> Iterator[Unreadable]:
    silent = raw == " " * field.width
    if field.day:
        silent |= raw == "0" * field.width
    if silent.sum() == values.null_count():
        return
    rows = (values.is_null() & ~silent).arg_true()
    if len(rows):
        yield Unreadable(field.name, rows, raw.gather(rows))
