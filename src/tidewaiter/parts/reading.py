"""Rows of a spreadsheet as what they say of products; a cell that says nothing readable is a finding with its place, and refuses its product."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.parts.columns import (
    CHILDREN,
    CONVERSION,
    FACTS,
    FIRST,
    PRODUCTS,
    SHEET,
    Column,
    column_letters,
    fact,
    fact_of,
    plain,
    unit_of,
)
from tidewaiter.parts.columns import decimal as read_decimal
from tidewaiter.parts.number_findings import restored
from tidewaiter.parts.product import AgencyAnswer, CaseAnswer, Component, Conversion, Eligibility, Evidence, Origin, Product, Ruling
from tidewaiter.shapes import Between, Shape

CITE = "docs/parts.md"
Rows = Sequence[tuple[int, Sequence[str]]]               # the number of each row, and its cells
Progress = Callable[[int, int], None]                    # rows done, of how many
_TYPES: Mapping[str, type[Any]] = {
    "components": Component, "origins": Origin, "cases": CaseAnswer, "programs": Eligibility, "agencies": AgencyAnswer, "rulings": Ruling,
    "evidence": Evidence,
}
_HEAD = 20                   # rows among which the labels are looked for
_STEP = 500                  # rows between two reports of progress
_MOST_UNREAD = 20
_POWER = re.compile(r"\d([.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
_NEVER_READ = ("approved_by", "approved_on")


@dataclass
class Given:
    """What a file says of one product: the fields that it speaks of, and what is wrong. A refused one is not taken into the library."""

    sku: str
    place: str
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    refused: bool = False

    def refuse(self, rule: str, where: str, message: str, fix: str) -> None:
        self.refused = True
        self.findings.append(_fatal(rule, where, message, fix))


@dataclass(frozen=True)
class Read:
    """The products that a file speaks of, in its order, and findings of the file itself. With a fatal one, nothing is read."""

    products: tuple[Given, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Table:
    """A sheet whose labels are found: which column of the file is what, and the rows below."""

    name: str
    columns: Mapping[int, tuple[str, Column]]            # kind of target and the column: "", a sheet, "unit KG", "fact steel_pct"
    rows: Rows


class _File:
    """A file that is being read."""

    def __init__(self, name: str, day: date) -> None:
        self.name, self.day = name, day
        self.findings: list[Finding] = []

    def cell(self, sheet: str, row: int, column: int | None = None) -> str:
        place = f"{sheet}!" if sheet else ""
        return f"{self.name}, {place}{column_letters(column)}{row}" if column is not None else f"{self.name}, {place}{row}"

    def fatal(self, rule: str, where: str, message: str, fix: str) -> None:
        self.findings.append(_fatal(rule, where, message, fix))


def read_products(sheets: Sequence[tuple[str, Rows]], file: str, day: date, progress: Progress | None = None) -> Read:
    """What a workbook or a table says of products. `day` is the day in whose schedule a number that lost its first zero is looked for."""
    reader = _File(file, day)
    named = {name.strip().casefold(): (name, rows) for name, rows in sheets}
    main = named.pop(SHEET, None) or next((sheet for key, sheet in named.items() if key not in (*CHILDREN, "quantities", "facts")), None)
    if main is None:
        reader.fatal("PART-NO-PRODUCTS", file, "no sheet holds products", "name the sheet with a row for each product `products`")
        return Read((), tuple(reader.findings))
    table = _table(reader, *main, PRODUCTS, first=True)
    children = {key: _table(reader, *named[key], columns) for key, columns in _children().items() if key in named}
    _twice(reader, table, children)
    if table is None or any(one is None for one in children.values()) or any(one.severity is Severity.FATAL for one in reader.findings):
        return Read((), tuple(reader.findings))
    every = len(table.rows) + sum(len(one.rows) for one in children.values() if one)
    step = _Steps(every, progress)
    found = _products(reader, table, step)
    for key, child in children.items():
        if child is not None:
            _add(reader, key, child, found, step)
    for one in found.values():
        _finish(one)
    return Read(tuple(found.values()), tuple(reader.findings))


class _Steps:
    def __init__(self, every: int, progress: Progress | None) -> None:
        self.done, self.every, self.progress = 0, every, progress

    def on(self) -> None:
        self.done += 1
        if self.progress and (self.done % _STEP == 0 or self.done == self.every):
            self.progress(self.done, self.every)


def _children() -> dict[str, tuple[Column, ...]]:
    return {**CHILDREN, "quantities": CONVERSION, "facts": FACTS}


def _table(reader: _File, name: str, rows: Rows, columns: Sequence[Column], first: bool = False) -> _Table | None:
    """The table below the row of labels, which is the first that has one for the sku."""
    known = {label: one for one in columns for label in (*one.also, one.name)} | {one.name: one for one in columns}
    skus = {label for label, one in known.items() if one.name == "sku"}
    head = next((n for n, (_, cells) in enumerate(rows[:_HEAD]) if skus & {plain(cell) for cell in cells}), None)
    if head is None:
        reader.fatal("PART-NO-SKU", reader.cell(name, rows[0][0] if rows else 1), "no column is labelled sku",
                     "label the column of product numbers `sku`")
        return None
    found: dict[int, tuple[str, Column]] = {}
    row, cells = rows[head]
    unread = []
    for n, cell in enumerate(cells):
        label = plain(cell)
        target = ("", known[label]) if label in known else _first(label) if first else None
        if target is None:
            if label:
                unread.append((n, label))
            continue
        if other := next((m for m, that in found.items() if (that[0], that[1].name) == (target[0], target[1].name)), None):
            reader.fatal("PART-COLUMN-TWICE", reader.cell(name, row, n), f"{cell!r} says the same as {cells[other]!r}", "take one of them out")
        found[n] = target
    for n, label in unread[:_MOST_UNREAD]:
        near = get_close_matches(label, [*known, *(FIRST if first else ())], n=1, cutoff=0.6)
        reader.findings.append(Finding("PART-COLUMN-UNREAD", Severity.WARNING, reader.cell(name, row, n), f"the column {cells[n]!r} is not read",
                                       CITE, f"Did you mean {near[0]}?" if near else "See the columns in docs/parts.md."))
    return _Table(name, found, rows[head + 1:])


def _first(label: str) -> tuple[str, Column] | None:
    """A column of the sheet of products that gives the first of several."""
    if label in FIRST:
        sheet, name = FIRST[label]
        return sheet, next(one for one in CHILDREN[sheet] if one.name == name)
    if unit := unit_of(label):
        return f"quantities {unit}", Column("amount", "", read_decimal)
    if name := fact_of(label):
        return f"facts {name}", Column("value", "", fact)
    return None


def _twice(reader: _File, table: _Table | None, children: Mapping[str, _Table | None]) -> None:
    """What stands both in the sheet of products and in a sheet of its own."""
    for sheet in dict.fromkeys(kind.split(" ")[0] for kind, _ in (table.columns.values() if table else ()) if kind):
        if sheet in children:
            reader.fatal("PART-SHEET-TWICE", f"{reader.name}, {sheet}", f"{sheet} stand in the sheet of products and in one of their own",
                         "keep the sheet, or the columns")


def _products(reader: _File, table: _Table, step: _Steps) -> dict[str, Given]:
    found: dict[str, Given] = {}
    for row, cells in table.rows:
        step.on()
        given = Given("", reader.cell(table.name, row))
        firsts: dict[str, dict[str, Any]] = {}
        for n, (kind, column) in table.columns.items():
            cell = cells[n].strip() if n < len(cells) else ""
            value = _cell(reader, given, table.name, row, n, kind, column, cell)
            if kind:
                firsts.setdefault(kind, {})[column.name] = value
            elif column.name == "sku":
                given.sku = cell
                _sku(reader, given, reader.cell(table.name, row, n))
            elif column.name not in _NEVER_READ:
                given.values[column.name] = value
        _take_firsts(given, firsts)
        other = found.get(given.sku)
        if other is None:
            found[given.sku or given.place] = given
        elif other.values != given.values or other.refused or given.refused:
            for one, that in ((other, given), (given, other)):
                one.refuse("PART-ROW-TWICE", one.place, f"{one.sku} stands at {that.place} too, and not with the same words",
                           "keep the row that is right")
            found[given.place] = given
    return found


def _cell(reader: _File, given: Given, sheet: str, row: int, n: int, kind: str, column: Column, cell: str) -> Any:
    where = reader.cell(sheet, row, n)
    try:
        value = column.read(cell)
    except ValueError as error:
        given.refuse("PART-CELL", where, f"{column.name}: {error}", "Look at the source and write it again.")
        return None
    wrong = _fault(kind.split(" ")[0], column.name, value)
    if wrong:
        given.refuse("PART-CELL", where, f"{column.name} {cell!r}: {wrong}", "Write it as docs/parts.md says.")
        return None
    if column.name == "hts" and len(value) in (7, 9):
        whole = restored(value, reader.day)
        fix = f"Write {hts.format(whole)}, if that is the number; format the column as text." if whole else "Write the ten digits of the schedule."
        given.findings.append(_fatal("PART-HTS-ZERO", where, f"{value} has {len(value)} digits; a spreadsheet may have dropped its first zero", fix))
    if kind.endswith("_pct") and _less_than_one(value):
        given.findings.append(_slip(where, kind.split(" ")[1], value))
    return value


def _slip(where: str, name: str, value: str) -> Finding:
    return Finding("PART-PERCENT", Severity.WARNING, where, f"{name} is {value} percent; a cell in the format of percentages gives a fraction", CITE,
                   "Write 35 for 35 percent.")


def _less_than_one(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"0?\.\d+|1", value) is not None and bool(value.strip("0."))


def _sku(reader: _File, given: Given, where: str) -> None:
    if not given.sku:
        given.refuse("PART-ROW-SKU", where, "the row has no product number", "write it, or take the row out")
    elif _POWER.fullmatch(given.sku):
        given.refuse("PART-SKU-NUMBER", where, f"{given.sku} is a number that a spreadsheet shortened",
                     "format the column as text, and write it again")
    elif _DAY.fullmatch(given.sku):
        given.findings.append(Finding("PART-SKU-DAY", Severity.WARNING, where, f"{given.sku} is a day; a spreadsheet may have made it of a number",
                                      CITE, "Format the column as text, and write it again where it did."))


def _take_firsts(given: Given, firsts: Mapping[str, Mapping[str, Any]]) -> None:
    """The first of each list, from its columns in the sheet of products. Where its cells are empty, the list is."""
    for kind, values in firsts.items():
        sheet, _, name = kind.partition(" ")
        said = any(value not in ("", None) for value in values.values())
        if sheet == "quantities":
            given.values.setdefault("conversions", [])
            if said:
                given.values["conversions"].append(Conversion(name, values["amount"]))
        elif sheet == "facts":
            given.values.setdefault("facts", {})
            if said:
                given.values["facts"][name] = values["value"]
        else:
            given.values[sheet] = [_made(sheet, values)] if said and None not in _needed(sheet, values) else []


def _needed(sheet: str, values: Mapping[str, Any]) -> Iterator[Any]:
    """The values of what may not be unknown."""
    return (values.get(one.name, "") for one in CHILDREN[sheet][1:] if one.name not in ("since", "until", "day", "applies", "share"))


def _made(sheet: str, values: Mapping[str, Any]) -> Any:
    first = CHILDREN[sheet][1].name              # what the dataclass needs
    return _TYPES[sheet](**{first: "", **values})


def _add(reader: _File, key: str, table: _Table, found: Mapping[str, Given], step: _Steps) -> None:
    """The rows of a sheet of its own, each to its product. The sheet speaks for every product of the file."""
    name = {"quantities": "conversions"}.get(key, key)
    for given in found.values():
        given.values[name] = {} if key == "facts" else []
    skus = {n for n, (_, column) in table.columns.items() if column.name == "sku"}
    at = skus.pop()
    for row, cells in table.rows:
        step.on()
        sku = cells[at].strip() if at < len(cells) else ""
        product = found.get(sku)
        if product is None:
            reader.findings.append(_fatal("PART-ROW-ALONE", reader.cell(table.name, row, at),
                                          f"no row of {SHEET} has the product number {sku!r}" if sku else "the row has no product number",
                                          "Write the product number as the other sheet does; the row is not read."))
            continue
        kind = "facts" if key == "facts" else key
        values = {column.name: _cell(reader, product, table.name, row, n, kind, column, cells[n].strip() if n < len(cells) else "")
                  for n, (_, column) in table.columns.items() if n != at}
        if product.refused:
            continue
        if key == "facts":
            _add_fact(reader, product, table.name, row, values)
        elif key == "quantities":
            product.values[name].append((values.get("component") or 0, Conversion(values.get("unit", ""), values.get("amount", ""))))
        else:
            product.values[name].append(_made(key, values))


def _add_fact(reader: _File, product: Given, sheet: str, row: int, values: Mapping[str, Any]) -> None:
    name, value = values.get("fact", ""), values.get("value", "")
    if product.values["facts"].setdefault(name, value) != value:
        product.refuse("PART-FACT-TWICE", reader.cell(sheet, row), f"{name} is {value} here and {product.values['facts'][name]} above", "Keep one.")
    if name.endswith("_pct") and _less_than_one(value):
        product.findings.append(_slip(reader.cell(sheet, row), name, value))


def _finish(given: Given) -> None:
    """Lists as tuples, and the quantities of components with their components."""
    pairs = given.values.get("conversions", ())
    if pairs and isinstance(pairs[0], tuple):
        components = given.values.get("components", ())
        if beyond := max((place for place, _ in pairs), default=0) > len(components):
            given.refuse("PART-COMPONENT", given.place, f"quantities are given of a component that {given.sku} does not have", "Add the component.")
        given.values["conversions"] = [one for place, one in pairs if place == 0]
        if not beyond:
            given.values["components"] = [_counted(one, [that for place, that in pairs if place == n]) for n, one in enumerate(components, 1)]
    given.values = {name: tuple(value) if isinstance(value, list) else value for name, value in given.values.items()}


def _counted(component: Component, conversions: Sequence[Conversion]) -> Component:
    return Component(component.hts, component.description, component.share, tuple(conversions))


@cache
def _shape(kind: str, name: str) -> Shape | Between | None:
    holder = {"": Product, "quantities": Conversion}.get(kind) or _TYPES.get(kind)
    if kind == "facts":
        return _of(get_args(get_type_hints(Product, include_extras=True)["facts"])[0 if name == "fact" else 1])
    hint = get_type_hints(holder, include_extras=True).get(name) if holder else None
    return _of(hint)


def _of(hint: Any) -> Shape | Between | None:
    """The shape on a field, whether or not it may be None."""
    for one in (hint, *get_args(hint)):
        if get_origin(one) is Annotated:
            return next((shape for shape in get_args(one)[1:] if isinstance(shape, Shape | Between)), None)
    return None


def _fault(kind: str, name: str, value: Any) -> str:
    shape = _shape(kind, name)
    return shape.fault(value) if shape and value is not None and not (name == "sku" and value == "") else ""


def _fatal(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, CITE, fix[0].upper() + fix[1:] + ("" if fix.endswith((".", "?")) else "."))
