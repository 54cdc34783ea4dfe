"""An edition of the schedule as a file: every printed line with its place, found by number in microseconds.

The file is Parquet, one row a printed line, so that DuckDB, Polars or a spreadsheet can read it too. `above`, `rated` and `counted`
count rows of the same file, -1 for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.tariff.exports import Footnote, Row
from tidewaiter.tariff.hierarchy import column, places

_TYPES: dict[str, pl.DataType] = {
    "number": pl.String(), "indent": pl.Int32(), "description": pl.String(), "units": pl.List(pl.String()),
    "general": pl.String(), "special": pl.String(), "other": pl.String(),
    "footnotes": pl.List(pl.Struct({"columns": pl.List(pl.String()), "text": pl.String(), "kind": pl.String()})),
    "quota": pl.String(), "additional": pl.String(), "above": pl.Int32(), "rated": pl.Int32(), "counted": pl.Int32(),
}
SCHEMA = pl.Schema(_TYPES)


@dataclass(frozen=True)
class Line:
    """A number with what it inherits.

    `path` is the descriptions from the heading down to the number's own, `above` the numbers among them. Units and rates are as the law
    prints them; `rates_from` and `units_from` name the number that prints them, empty where none does. `footnotes` are those of
    the numbers above it and its own. `from_heading` is false where the export lacks the top of the path.
    """

    number: str
    path: tuple[str, ...]
    above: tuple[str, ...]
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    footnotes: tuple[Footnote, ...]
    quota: str
    additional: str
    rates_from: str
    units_from: str
    from_heading: bool


def write_book(rows: Sequence[Row], path: Path) -> None:
    """Write the rows of an export as a book to `path`."""
    plain = ("number", "indent", "description", "general", "special", "other", "quota", "additional")
    lines = [{
        **{name: getattr(row, name) for name in plain}, "units": list(row.units),
        "footnotes": [{"columns": list(note.columns), "text": note.text, "kind": note.kind} for note in row.footnotes], **place._asdict(),
    } for row, place in zip(rows, places(rows), strict=True)]
    pl.from_dicts(lines, schema=SCHEMA).write_parquet(path, compression="zstd")


class Book:
    """An edition's lines, read from its file.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.parquet"
    ...     write_book([Row("0101", 0, "Horses:"), Row("01012100", 1, "Purebred", ("No.",), "Free", "", "20%")], path)
    ...     Book(path).line("01012100").path
    ('Horses:', 'Purebred')
    """

    def __init__(self, path: Path) -> None:
        try:
            self.table = pl.read_parquet(path)
        except pl.exceptions.PolarsError as error:
            raise ValueError(f"{path.name} cannot be read: {error}") from None
        if self.table.schema != SCHEMA:
            raise ValueError(f"{path.name} is no edition of the schedule")
        self._columns = {name: self.table[name] for name in SCHEMA.names()}

    def __len__(self) -> int:
        return self.table.height

    def line(self, number: str) -> Line | None:
        """The line of `number`, in digits; None where the edition has no such number."""
        at = self._at.get(number)
        return None if at is None else self._line(at)

    def lines(self) -> Iterator[Line]:
        """Every numbered line, in the order of the schedule."""
        return map(self._line, self._at.values())

    def below(self, number: str) -> Iterator[str]:
        """The numbers that begin with `number`, in the order of the schedule."""
        return (other for other in self._at if other.startswith(number))

    def rows(self) -> Iterator[Row]:
        """The rows as the export had them."""
        return _rows(self.table)

    @cached_property
    def _noted(self) -> list[bool]:
        """Whether a row has footnotes."""
        return (self._columns["footnotes"].list.len() > 0).to_list()

    @cached_property
    def _at(self) -> dict[str, int]:
        """The row of each number; the first, where an export has it twice."""
        found: dict[str, int] = {}
        for n, number in enumerate(self._columns["number"].to_list()):
            if number:
                found.setdefault(number, n)
        return found

    def _line(self, at: int) -> Line:
        above, names, texts = self._columns["above"], self._columns["number"], self._columns["description"]
        chain = [at]
        while (next_up := above[chain[-1]]) >= 0:
            chain.append(next_up)
        own = self.table.row(at, named=True)
        rated = self.table.row(own["rated"], named=True) if own["rated"] not in (at, -1) else own
        over = [one for one in reversed(chain[1:]) if names[one] and own["number"].startswith(names[one])]
        notes = tuple(dict.fromkeys(note for one in over if self._noted[one] for note in _notes(self.table.row(one, named=True)["footnotes"])))
        notes = tuple(dict.fromkeys((*notes, *_notes(own["footnotes"]))))
        counted = own["counted"]
        return Line(
            own["number"], tuple(texts[one] for one in reversed(chain)), tuple(number for one in reversed(chain[1:]) if (number := names[one])),
            tuple(own["units"]) if counted in (at, -1) else tuple(self._columns["units"][counted]),
            column(own["general"], rated["general"]), column(own["special"], rated["special"]), column(own["other"], rated["other"]),
            notes, own["quota"], own["additional"],
            names[own["rated"]] if own["rated"] >= 0 else "", names[counted] if counted >= 0 else "",
            self._columns["indent"][chain[-1]] == 0,
        )


def apart(before: Book, after: Book) -> tuple[list[Row], list[Row]]:
    """The rows of both without the headings that are the same in both, whole: nothing in those can differ.

    What did not change stays where numbers of the same four digits stand in something that did.
    """
    old, new = _headings(before.table), _headings(after.table)
    changed = [one.join(other, on=["text", "time"], how="anti") for one, other in ((old, new), (new, old))]
    digits = pl.concat(one.select(pl.col("digits").explode()) for one in changed).filter(pl.col("digits") != "")["digits"].implode()
    kept = [one.filter(pl.col("digits").list.set_intersection(digits).list.len() > 0)["heading"] for one in (old, new)]
    return tuple(  # type: ignore[return-value]
        list(_rows(held.table.filter(_heading().is_in(pl.concat([differs["heading"], also]).implode()))))
        for held, differs, also in zip((before, after), changed, kept, strict=True)
    )


def _headings(table: pl.DataFrame) -> pl.DataFrame:
    """Each heading of the schedule with the first four digits of its numbers, all that it says in one text, and the how-manieth time it says it."""
    said = pl.struct(name for name in SCHEMA.names() if name not in ("above", "rated", "counted")).struct.json_encode()
    return table.select("number", heading=_heading(), said=said).group_by("heading", maintain_order=True).agg(
        text=pl.col("said").str.join("\n"), digits=pl.col("number").str.head(4).unique()).with_columns(time=pl.int_range(pl.len()).over("text"))


def _heading() -> pl.Expr:
    return (pl.col("indent") == 0).cum_sum()


def _rows(table: pl.DataFrame) -> Iterator[Row]:
    for number, indent, description, units, general, special, other, notes, quota, additional, *_ in table.iter_rows():
        yield Row(number, indent, description, tuple(units), general, special, other, _notes(notes), quota, additional)


def _notes(notes: Sequence[Mapping[str, Any]]) -> tuple[Footnote, ...]:
    return tuple(Footnote(tuple(note["columns"]), note["text"], note["kind"]) for note in notes)
