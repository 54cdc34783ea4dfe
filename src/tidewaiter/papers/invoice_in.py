"""Commercial invoices, read from CSV or XLSX: labels, a table of goods, and amounts below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tidewaiter.entry.invoice import Charge, Invoice, InvoiceLine
from tidewaiter.findings import Finding
from tidewaiter.papers.form import nearest
from tidewaiter.papers.found import Found
from tidewaiter.papers.keys import COLUMN_LABELS, FOOT_LABELS, HEAD_LABELS
from tidewaiter.papers.table import Row, read_rows
from tidewaiter.papers.units import unit_code
from tidewaiter.papers.valuation import KINDS
from tidewaiter.papers.values import plain_label, read_amount, read_paper_day

CONTENTS = "19 CFR 141.86"
WITHOUT_MINOR_UNIT = frozenset({"CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"})    # ISO 4217
MOST_FAULTS = 200        # of one invoice

_CURRENCY = re.compile(r"[A-Z]{3}")
T = TypeVar("T")
_NEEDED = ("part", "description", "quantity", "unit", "unit_price", "amount")
_FIGURES = ("quantity", "unit_price", "amount")
# What an amount printed below the table is: it stands beside the prices of the rows.
_BESIDE = {"packing": "addition", "freight": "non_dutiable", "insurance": "non_dutiable", "discount": "deduction"}
_ASK = "ask the seller for a corrected invoice"
_AGAIN = "look at the paper and write it again"


@dataclass(frozen=True)
class PrintedRow:
    """A row of goods with the weights that it prints, kilograms."""

    line: InvoiceLine
    net_weight: Decimal | None
    gross_weight: Decimal | None


@dataclass(frozen=True)
class PrintedInvoice:
    """An invoice as its paper says it. `place` is the file."""

    place: str
    invoice: Invoice
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True)
class _Foot:
    """An amount below the table."""

    kind: str
    amount: Decimal
    place: str


def read_invoice(path: Path) -> tuple[PrintedInvoice | None, tuple[Finding, ...]]:
    """The invoice in a file and what is wrong with it, arithmetic included. None where there is no table to read."""
    rows = read_rows(path)
    if isinstance(rows, Finding):
        return None, (rows,)
    reading = _Reading(path.name, rows)
    invoice = reading.invoice()
    return invoice, tuple(reading.found)


def _names(labels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {label: name for name, also in labels.items() for label in also}


_HEADS, _COLUMNS, _FEET = _names(HEAD_LABELS), _names(COLUMN_LABELS), _names(FOOT_LABELS)


class _Reading:
    """One pass over the rows of an invoice, collecting values and findings."""

    def __init__(self, name: str, rows: Sequence[Row]) -> None:
        self.name, self.rows = name, rows
        self.found = Found()
        self.head: dict[str, tuple[str, str]] = {}       # name: text, place

    def invoice(self) -> PrintedInvoice | None:
        table = next((n for n, row in enumerate(self.rows) if _names_columns(row)), None)
        if table is None:
            nearest_row = max(self.rows, key=lambda row: len(_columns_of(row)), default=Row(self.name, ()))
            place = nearest_row.place if len(_columns_of(nearest_row)) > 1 else self.name
            self.found.fault("PAP-TABLE", place, "no row names the columns quantity and amount, so no goods can be read",
                             f"name the columns {', '.join(_NEEDED).replace('_', ' ')}", CONTENTS)
            return None
        for row in self.rows[:table]:
            self._head_row(row)
        currency = self._currency()
        columns = self._columns(self.rows[table], currency)
        goods: list[PrintedRow] = []
        feet: list[_Foot] = []
        for row in self.rows[table + 1:]:
            if len(self.found) > MOST_FAULTS:
                self.found.fault("PAP-TABLE", row.place, f"over {MOST_FAULTS} faults stand above; the rest is not read", _ASK)
                break
            cells = {name: row.cells[n] for name, n in columns.items() if n < len(row.cells)}
            if cells.get("quantity"):
                goods += self._goods_row(row, cells, currency)
            else:
                feet += self._foot_row(row)
        if not goods:
            self.found.fault("PAP-TABLE", self.rows[table].place, "the table holds no row of goods that can be read",
                             _ASK, CONTENTS)
            return None
        return self._assembled(currency, tuple(goods), feet)

    def _assembled(self, currency: str, goods: tuple[PrintedRow, ...], feet: Sequence[_Foot]) -> PrintedInvoice | None:
        number, seller, buyer = self._need("number"), self._need("seller"), self._need("buyer")
        self._need("day")
        day = self._value("day", read_paper_day)
        terms = self.head.get("terms", ("", ""))[0]
        if not terms:
            self.found.doubt("PAP-TERMS", self.name, "the invoice names no terms of sale",
                             "ask the seller whether the price holds freight", "19 CFR 152.102(f)")
        charges = tuple(
            Charge(foot.kind, _BESIDE[foot.kind], foot.amount,
                   cite=KINDS[foot.kind].cite) for foot in feet if foot.kind in _BESIDE
        )
        total = self._totals(goods, charges, feet)
        if not (currency and day):
            return None
        lines = tuple(row.line for row in goods)
        return PrintedInvoice(
            self.name, Invoice(number, day, currency, seller, buyer, terms, total, charges, lines), goods,
        )

    def _totals(self, goods: Sequence[PrintedRow], charges: Sequence[Charge], feet: Sequence[_Foot]) -> Decimal | None:
        """The printed total, held against the rows and charges."""
        added = sum((row.line.amount for row in goods), Decimal(0))
        beside = sum((-charge.amount if charge.kind == "discount" else charge.amount for charge in charges), Decimal(0))
        head = self._value("total", read_amount)
        totals = [_Foot("total", head, self.head["total"][1])] if head is not None else []
        totals += [foot for foot in feet if foot.kind == "total"]
        for foot in (*(foot for foot in feet if foot.kind == "subtotal"), *totals):
            what, right = ("the rows", added) if foot.kind == "subtotal" else ("rows and charges", added + beside)
            if foot.amount != right:
                self.found.fault("PAP-INVOICE-TOTAL", foot.place,
                                 f"{what} add up to {right}, but the invoice prints a {foot.kind} of {foot.amount}",
                                 _ASK, CONTENTS)
        if not totals:
            self.found.doubt("PAP-INVOICE-TOTAL", self.name, "the invoice prints no total to hold the rows against",
                             "ask for the whole invoice", CONTENTS)
        return totals[-1].amount if totals else None

    def _head_row(self, row: Row) -> None:
        cells = [cell for cell in row.cells if cell]
        if len(cells) == 1 and ":" in cells[0]:
            cells = [part.strip() for part in cells[0].split(":", 1)]
        if len(cells) < 2:
            return                                       # a title
        label = plain_label(cells[0])
        name = _HEADS.get(label)
        if name is None:
            self.found.fault("PAP-LABEL-UNKNOWN", row.place, f"the label {cells[0]!r} is unknown",
                             nearest(label, _HEADS))
        elif name in self.head and self.head[name][0] != cells[1]:
            text, place = self.head[name]
            self.found.fault("PAP-LABEL-TWICE", row.place, f"{cells[0]} is {cells[1]!r}, but {text!r} in {place}",
                             "keep the right one")
        elif name:
            self.head[name] = (cells[1], row.place)

    def _columns(self, row: Row, currency: str) -> dict[str, int]:
        columns: dict[str, int] = {}
        for n, cell in enumerate(row.cells):
            label = plain_label(cell).removesuffix(f"_{currency.lower()}" if currency else "")
            name = _COLUMNS.get(label)
            if cell and name is None:
                self.found.fault("PAP-COLUMN-UNKNOWN", row.place, f"the column {cell!r} is unknown",
                                 nearest(label, _COLUMNS))
            elif name and name in columns:
                self.found.fault("PAP-COLUMN-TWICE", row.place, f"two columns hold the {name.replace('_', ' ')}",
                                 "keep the right one")
            elif name:
                columns[name] = n
        for name in _NEEDED:
            if name not in columns:
                self.found.fault("PAP-COLUMN-MISSING", row.place, f"the table has no column {name.replace('_', ' ')}",
                                 "add it from the paper invoice", CONTENTS)
        return columns

    def _goods_row(self, row: Row, cells: Mapping[str, str], currency: str) -> list[PrintedRow]:
        """The row, or none where a figure of it cannot be read."""
        for name in ("part", "description"):
            if cells.get(name, "").startswith(("=", "+", "-", "@")):
                self.found.doubt("PAP-FORMULA", row.place,
                                 f"the {name} {cells[name][:40]!r} would run as a formula in a spreadsheet",
                                 "ask who wrote it, and write the text out")
        for name in ("part", "unit"):
            if name in cells and not cells[name]:
                self.found.fault("PAP-CELL-MISSING", row.place, f"the row has no {name}", "ask the seller", CONTENTS)
        quantity, price, amount = (self._number(row, name, cells, need=True) for name in _FIGURES)
        net, gross = (self._number(row, name, cells, need=False) for name in ("net_weight", "gross_weight"))
        if quantity is None or price is None or amount is None:
            return []
        places = 0 if currency in WITHOUT_MINOR_UNIT else 2
        if abs(quantity * price - amount) > Decimal(5).scaleb(-places - 1):
            self.found.fault("PAP-ROW-AMOUNT", row.place,
                             f"{quantity} x {price} is {quantity * price:f}, but the row prints {amount}",
                             _ASK, CONTENTS)
        line = InvoiceLine(
            row.place, cells.get("part", ""), cells.get("description", ""), quantity, unit_code(cells.get("unit", "")),
            price,
            amount, cells.get("origin", "").upper(), cells.get("hts", ""),
        )
        return [PrintedRow(line, net, gross)]

    def _number(self, row: Row, name: str, cells: Mapping[str, str], need: bool) -> Decimal | None:
        label, text = name.replace("_", " "), cells.get(name, "")
        if not text:
            if need and name in cells:
                self.found.fault("PAP-CELL-MISSING", row.place, f"the row has no {label}", "ask the seller", CONTENTS)
            return None
        try:
            amount = read_amount(text)
        except ValueError as error:
            self.found.fault("PAP-VALUE", row.place, f"{label}: {error}", _AGAIN)
            return None
        if amount < 0:
            self.found.fault("PAP-NEGATIVE", row.place, f"the {label} is {amount}, less than zero",
                             "state what is left out as a deduction")
            return None
        return amount

    def _foot_row(self, row: Row) -> list[_Foot]:
        cells = [cell for cell in row.cells if cell]
        label = plain_label(cells[0])
        kind = _FEET.get(label)
        if kind is None:
            self.found.fault("PAP-LABEL-UNKNOWN", row.place,
                             f"the row is neither goods (it has no quantity) nor a known total: {cells[0][:40]!r}",
                             nearest(label, _FEET))
        if not kind:
            return []
        amount = self._number(row, kind, {kind: cells[-1] if len(cells) > 1 else ""}, need=True)
        return [] if amount is None else [_Foot(kind, amount, row.place)]

    def _need(self, name: str) -> str:
        if name not in self.head:
            label = HEAD_LABELS[name][0].replace("_", " ")
            self.found.fault("PAP-LABEL-MISSING", self.name, f"the invoice does not say its {name}",
                             f"add the label {label} above the table", CONTENTS)
            return ""
        return self.head[name][0]

    def _currency(self) -> str:
        text = self._need("currency").upper()
        if text and not _CURRENCY.fullmatch(text):
            self.found.fault("PAP-VALUE", self.head["currency"][1], f"currency: {text!r} is not an ISO 4217 code",
                             "write it as USD or EUR", CONTENTS)
            return ""
        return text

    def _value(self, name: str, read: Callable[[str], T]) -> T | None:
        if name not in self.head:
            return None
        text, place = self.head[name]
        try:
            return read(text)
        except ValueError as error:
            self.found.fault("PAP-VALUE", place, f"{name}: {error}", _AGAIN)
            return None


def _names_columns(row: Row) -> bool:
    """Whether the row is the head of the table: it names a quantity, and an amount or a unit price."""
    found = _columns_of(row)
    return "quantity" in found and bool(found & {"amount", "unit_price"})


def _columns_of(row: Row) -> set[str]:
    labels = [plain_label(cell) for cell in row.cells]
    found = (_COLUMNS.get(label) or _COLUMNS.get(label.rpartition("_")[0]) for label in labels)      # unit_price_chf
    return {name for name in found if name}
