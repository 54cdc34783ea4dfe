"""The columns held against the single path: every row and every total, charge by charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import polars as pl

Frames = tuple[pl.DataFrame, pl.DataFrame]       # the rows, the totals


@dataclass(frozen=True)
class Difference:
    """A line of which the two do not say the same: which line, of what, and both."""

    at: int
    line_id: object
    of: str
    columns: object
    single: object

    def __str__(self) -> str:
        return f"line {self.line_id}, {self.of}: columns {self.columns}, single {self.single}"


def differences(lines: pl.DataFrame, columns: Frames, single: Frames) -> list[Difference]:
    """What the two say otherwise. Plans are numbered by the columns alone, rules are a set."""
    found = [Difference(-1, "", "schema", a.schema, b.schema) for a, b in zip(columns, single, strict=True) if a.schema != b.schema]
    if [one["line_id"].to_list() for one in (columns[1], single[1])] != [lines["line_id"].to_list()] * 2:
        return [*found, Difference(-1, "", "order of the totals", columns[1]["line_id"].to_list()[:9], single[1]["line_id"].to_list()[:9])]
    mine, its = (_by_line(rows, lines) for rows, _ in (columns, single))
    if mine is None or its is None:
        return [*found, Difference(-1, "", "order of the rows", columns[0].height, single[0].height)]
    for at, (line_id, one, other) in enumerate(zip(lines["line_id"].to_list(), mine, its, strict=True)):
        if one != other:
            found.append(Difference(at, line_id, "charges", one, other))
    for name in single[1].columns[1:]:
        pairs = zip(lines["line_id"].to_list(), columns[1][name].to_list(), single[1][name].to_list(), strict=True)
        found += [Difference(at, line_id, name, a, b) for at, (line_id, a, b) in enumerate(pairs)
                  if (_rules(a) != _rules(b) if name == "rules" else a != b)]
    return found


def _by_line(rows: pl.DataFrame, lines: pl.DataFrame) -> list[list[tuple[Any, ...]]] | None:
    """The charges of each line; None where they do not stand in the lines' order."""
    found: list[list[tuple[Any, ...]]] = []
    ids = iter(lines["line_id"].to_list())
    for line_id, group in groupby(rows.select("line_id", "number", "program", "amount").iter_rows(), key=lambda row: row[0]):
        for one in ids:
            if one == line_id:
                found.append([row[1:] for row in group])
                break
            found.append([])
        else:
            return None
    return [*found, *([] for _ in ids)]


def _rules(text: str | None) -> set[str] | None:
    return None if text is None else set(text.split(",")) if text else set()


def mixed_plans(rows: pl.DataFrame) -> Iterator[str]:
    """Plans that name other numbers or programmes on one line than on another, where each line has an id of its own."""
    held: Mapping[int, set[tuple[Any, ...]]] = defaultdict(set)
    for _, group in groupby(rows.iter_rows(named=True), key=lambda row: row["line_id"]):
        given = list(group)
        for plan in {row["plan_id"] for row in given}:
            held[plan].add(tuple((row["number"], row["program"]) for row in given if row["plan_id"] == plan))
    yield from (f"plan {plan}: {several}" for plan, several in held.items() if len(several) > 1)
