"""Commercial invoices, read from CSV or XLSX: labels, a table of goods, and amounts below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tidewaiter.entry.invoice import Charge, Invoice, InvoiceLine
from tidewaiter.findings import Finding
from tidewaiter.papers.files import doubt, fault
from tidewaiter.papers.form import nearest
from tidewaiter.papers.keys import COLUMN_LABELS, FOOT_LABELS, HEAD_LABELS
from tidewaiter.papers.table import Row, read_rows
from tidewaiter.papers.units import unit_code
from tidewaiter.papers.valuation import KINDS
from tidewaiter.papers.values import plain_label, read_amount, read_paper_day

CONTENTS = "19 CFR 141.86"
WITHOUT_MINOR_UNIT = frozenset({"CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"})    # ISO 4217

_T = TypeVar("_T")
_BESIDE = {"packing": "addition", "freight": "non_dutiable", "insurance": "non_dutiable", "discount": "deduction"}


@dataclass(frozen=True)
class PrintedRow:
    """A row of goods with the weights that it prints, kilograms."""

    line: InvoiceLine
    net_weight: Decimal | None
    gross_weight: Decimal | None


@dataclass(frozen=True)
class PrintedInvoice:
    place: str
    invoice: Invoice
    rows: tuple[PrintedRow, ...]


def read_invoice(path: Path) -> tuple[PrintedInvoice | None, tuple[Finding, ...]]:
    """The invoice in a file and what is wrong with it, arithmetic included. None where there is no table to read."""
    rows = read_rows(path)
    if isinstance(rows, Finding):
        return None, (rows,)
    return _Reading(path.name, rows).invoice()


def _names(labels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {label: name for name, also in labels.items() for label in also}


_HEADS, _COLUMNS, _FEET = _names(HEAD_LABELS), _names(COLUMN_LABELS), _names(FOOT_LABELS)


class _Reading:
    """One pass over the rows of an invoice, collecting values and findings."""

    def __init__(self, name: str, rows: Sequence[Row]) -> None:
        self.name, self.rows = name, rows
        self.findings: list[Finding] = []
        self.head: dict[str, tuple[str, str]] = {}       # name: text, place

    def invoice(self) -> tuple[PrintedInvoice | None, tuple[Finding, ...]]:
        table = next((n for n, row in enumerate(self.rows) if self._is_header(row)), None)
        if table is None:
            self.findings.append(fault(
                "PAP-TABLE", self.name, "no row names the columns quantity and amount, so there is no table of goods to read",
                "name the columns part, description, quantity, unit, unit price, amount, origin", CONTENTS))
            return None, tuple(self.findings)
        for row in self.rows[:table]:
            self._head_row(row)
        currency = self._need("currency")
        columns = self._columns(self.rows[table], currency)
        goods: list[PrintedRow] = []
        feet: list[tuple[str, Decimal, str]] = []
        for row in self.rows[table + 1:]:
            cell = {name: row.cells[n] if n < len(row.cells) else "" for name, n in columns.items()}
            if cell.get("quantity"):
                printed = self._goods_row(row, cell, currency)
                if printed:
                    goods.append(printed)
            else:
                self._foot_row(row, feet)
        if not goods:
            self.findings.append(fault("PAP-TABLE", self.rows[table].place, "the table holds no row of goods", "ask for the invoice again", CONTENTS))
            return None, tuple(self.findings)
        return self._assembled(currency, goods, feet), tuple(self.findings)

    def _assembled(self, currency: str, goods: list[PrintedRow], feet: list[tuple[str, Decimal, str]]) -> PrintedInvoice | None:
        number, seller, buyer = self._need("number"), self._need("seller"), self._need("buyer")
        day = self._value("day", read_paper_day)
        if not self.head.get("day"):
            self._need("day")
        terms = self.head.get("terms", ("", ""))[0]
        if not terms:
            self.findings.append(doubt("PAP-TERMS", self.name, "the invoice names no terms of sale", "ask the seller whether the price holds freight",
                                       "19 CFR 152.102(f)"))
        total = self._value("total", read_amount)
        charges = tuple(
            Charge(kind, _BESIDE[kind], amount, cite=KINDS[kind].cite) for kind, amount, _ in feet if kind in _BESIDE
        )
        for kind, amount, place in feet:
            if kind == "subtotal":
                self._sum("the goods", goods, (), amount, place)
            elif kind == "total":
                total = amount
        if total is None:
            self.findings.append(doubt("PAP-INVOICE-TOTAL", self.name, "the invoice prints no total to hold the rows against", "ask for the whole invoice",
                                       CONTENTS))
        else:
            place = next((place for kind, _, place in feet if kind == "total"), self.head.get("total", ("", self.name))[1])
            self._sum("rows and charges", goods, charges, total, place)
        if not (currency and day):
            return None
        invoice = Invoice(number, day, currency, seller, buyer, terms, total, charges, tuple(row.line for row in goods))
        return PrintedInvoice(self.name, invoice, tuple(goods))

    def _is_header(self, row: Row) -> bool:
        labels = [plain_label(cell) for cell in row.cells if cell]
        found = {_COLUMNS.get(label) or _COLUMNS.get(label.rpartition("_")[0]) for label in labels}     # unit_price_chf
        return "quantity" in found and bool(found & {"amount", "unit_price"})

    def _head_row(self, row: Row) -> None:
        cells = [cell for cell in row.cells if cell]
        if len(cells) == 1 and ":" in cells[0]:
            cells = [part.strip() for part in cells[0].split(":", 1)]
        if len(cells) < 2:
            return                                       # a title
        label = plain_label(cells[0])
        if label not in _HEADS:
            self.findings.append(fault("PAP-LABEL-UNKNOWN", row.place, f"the label {cells[0]!r} is unknown", nearest(label, _HEADS)))
            return
        name = _HEADS[label]
        if name in self.head and self.head[name][0] != cells[1]:
            self.findings.append(fault("PAP-LABEL-TWICE", row.place, f"{cells[0]} is {cells[1]!r}, but {self.head[name][0]!r} in {self.head[name][1]}",
                                       "keep the right one"))
        elif name:
            self.head[name] = (cells[1], row.place)

    def _columns(self, row: Row, currency: str) -> dict[str, int]:
        columns: dict[str, int] = {}
        for n, cell in enumerate(row.cells):
            if not cell:
                continue
            label = _bare(cell, currency)
            name = _COLUMNS.get(label)
            if name is None:
                self.findings.append(fault("PAP-COLUMN-UNKNOWN", row.place, f"the column {cell!r} is unknown", nearest(label, _COLUMNS)))
            elif name and name in columns:
                self.findings.append(fault("PAP-COLUMN-TWICE", row.place, f"two columns hold the {name.replace('_', ' ')}", "keep the right one"))
            elif name:
                columns[name] = n
        for name in ("part", "description", "quantity", "unit", "unit_price", "amount"):
            if name not in columns:
                self.findings.append(fault("PAP-COLUMN-MISSING", row.place, f"the table has no column {name.replace('_', ' ')}",
                                           "add it from the paper invoice", CONTENTS))
        return columns

    def _goods_row(self, row: Row, cell: Mapping[str, str], currency: str) -> PrintedRow | None:
        for name in ("part", "description"):
            if cell.get(name, "")[:1] in ("=", "+", "-", "@"):
                self.findings.append(doubt("PAP-FORMULA", row.place, f"the {name} {cell[name][:40]!r} would run as a formula in a spreadsheet",
                                           "ask who wrote it, and write the text out"))
        quantity, price, amount = (self._number(row, name, cell.get(name, ""), need=True) for name in ("quantity", "unit_price", "amount"))
        net, gross = (self._number(row, name, cell.get(name, ""), need=False) for name in ("net_weight", "gross_weight"))
        for name in ("part", "unit"):
            if not cell.get(name):
                self.findings.append(fault("PAP-CELL-MISSING", row.place, f"the row has no {name}", "ask the seller", CONTENTS))
        if quantity is None or price is None or amount is None:
            return None
        places = 0 if currency in WITHOUT_MINOR_UNIT else 2
        if abs(quantity * price - amount) > Decimal(5).scaleb(-places - 1):
            self.findings.append(fault(
                "PAP-ROW-AMOUNT", row.place, f"{quantity} x {price} is {(quantity * price).normalize():f}, but the row prints {amount}",
                "ask the seller for a corrected invoice", CONTENTS))
        line = InvoiceLine(row.place, cell.get("part", ""), cell.get("description", ""), quantity, unit_code(cell.get("unit", "")), price, amount,
                           cell.get("origin", "").upper(), cell.get("hts", ""))
        return PrintedRow(line, net, gross)

    def _number(self, row: Row, name: str, text: str, need: bool) -> Decimal | None:
        label = name.replace("_", " ")
        if not text:
            if need:
                self.findings.append(fault("PAP-CELL-MISSING", row.place, f"the row has no {label}", "ask the seller", CONTENTS))
            return None
        try:
            amount = read_amount(text)
        except ValueError as error:
            self.findings.append(fault("PAP-VALUE", row.place, f"{label}: {error}", "look at the paper and write it again"))
            return None
        if amount < 0:
            self.findings.append(fault("PAP-NEGATIVE", row.place, f"the {label} is {amount}, less than zero", "state what is left out as a deduction"))
            return None
        return amount

    def _foot_row(self, row: Row, feet: list[tuple[str, Decimal, str]]) -> None:
        cells = [cell for cell in row.cells if cell]
        label = plain_label(cells[0])
        name = _FEET.get(label)
        if name is None:
            self.findings.append(fault("PAP-LABEL-UNKNOWN", row.place, f"the row is neither goods (it has no quantity) nor a known total: {cells[0]!r}",
                                       nearest(label, _FEET)))
        elif name:
            amount = self._number(row, label, cells[-1] if len(cells) > 1 else "", need=True)
            if amount is not None:
                feet.append((name, amount, row.place))

    def _need(self, name: str) -> str:
        if name not in self.head:
            self.findings.append(fault("PAP-LABEL-MISSING", self.name, f"the invoice does not say its {name}",
                                       f"add the label {HEAD_LABELS[name][0].replace('_', ' ')} above the table", CONTENTS))
            return ""
        return self.head[name][0].upper() if name == "currency" else self.head[name][0]

    def _value(self, name: str, read: Callable[[str], _T]) -> _T | None:
        if name not in self.head:
            return None
        text, place = self.head[name]
        try:
            return read(text)
        except ValueError as error:
            self.findings.append(fault("PAP-VALUE", place, f"{name}: {error}", "look at the paper and write it again"))
            return None

    def _sum(self, what: str, goods: Sequence[PrintedRow], charges: Sequence[Charge], printed: Decimal, place: str) -> None:
        added = sum((row.line.amount for row in goods), Decimal(0))
        added += sum((-charge.amount if charge.kind == "discount" else charge.amount for charge in charges), Decimal(0))
        if added != printed:
            self.findings.append(fault("PAP-INVOICE-TOTAL", place, f"{what} add up to {added}, but the invoice prints {printed}",
                                       "ask the seller for a corrected invoice", CONTENTS))


def _bare(cell: str, currency: str) -> str:
    """The plain label of a column, without the invoice's currency at its end."""
    return plain_label(cell).removesuffix(f"_{currency.lower()}" if currency else "")
