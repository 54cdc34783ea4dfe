"""The sheets and columns of a parts library as a spreadsheet: what each column holds, and under which names it is found.

The sheet `products` has a row for each product. What a product has several of stands in a sheet of its own, a row for each, by the sku; the
first of each can stand in `products` too, so that one table is enough for simple goods. A column that is there speaks for every row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tidewaiter.dates import read_day
from tidewaiter.parts.product import WHOLE, RulingKind, Standing

SHEET = "products"
_PLAIN = re.compile(r"\d{1,15}(\.\d{1,8})?")
_GROUPED = re.compile(r"\d{1,3}(,\d{3}){2,4}(\.\d{1,8})?|\d{1,3},\d{3}\.\d{1,8}")
_SERIAL = re.compile(r"[34]\d{4}")       # the day that Excel counts so: 1982 to 2036
_YES, _NO = ("yes", "true", "y", "1"), ("no", "false", "n", "0")


@dataclass(frozen=True)
class Column:
    """A column: the field of the dataclass that it fills, what it holds, how a cell is read, and other names for it in plain form."""

    name: str
    says: str
    read: Callable[[str], Any]
    also: tuple[str, ...] = ()


def text(cell: str) -> str:
    return cell.replace("\r\n", "\n")


def number(cell: str) -> str:
    """The digits of an HTS number.

    >>> number("7326.90.8688")
    '7326908688'
    """
    digits = re.sub(r"[\s.]", "", cell)
    if digits and not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"{cell!r} holds something other than digits and dots")
    return digits


def capitals(cell: str) -> str:
    return cell.upper()


def day(cell: str) -> date | None:
    """A day. A number that a spreadsheet counts days by, and a day whose month could be its day, are refused with what they may mean.

    >>> day("46026")
    Traceback (most recent call last):
    ValueError: '46026' is a number; if the column lost its format of days it is 2026-01-04: write it so
    """
    if not cell:
        return None
    if _SERIAL.fullmatch(cell):
        meant = date.fromordinal(date(1899, 12, 30).toordinal() + int(cell))
        raise ValueError(f"{cell!r} is a number; if the column lost its format of days it is {meant}: write it so")
    found = read_day(cell)
    if not date(1980, 1, 1) <= found <= date(2099, 12, 31):
        raise ValueError(f"{found} is not between 1980 and 2099")
    return found


def decimal(cell: str) -> str:
    """A decimal as the product holds it; commas only where nothing but thousands can be meant.

    >>> decimal("1,234.50"), decimal("0.350")
    ('1234.50', '0.350')
    """
    if not cell:
        return ""
    if not (_PLAIN.fullmatch(cell) or _GROUPED.fullmatch(cell)):
        raise ValueError(f"{cell!r} is not a number that can be read one way only; write it as 1234.56")
    return cell.replace(",", "")


def percent(cell: str) -> int | None:
    """A share in percent as hundred-millionths.

    >>> percent("62.5"), percent("100 %")
    (62500000, 100000000)
    """
    if not cell:
        return None
    found = Decimal(decimal(cell.removesuffix("%").strip())) * (WHOLE // 100)
    if found != int(found) or not 0 <= found <= WHOLE:
        raise ValueError(f"{cell!r} is no percentage from 0 to 100 with six decimals at most")
    return int(found)


def flag(cell: str) -> bool | None:
    if not cell:
        return None
    word = cell.casefold()
    if word not in (*_YES, *_NO):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return word in _YES


def standing(cell: str) -> Standing:
    try:
        return Standing(cell.casefold() or Standing.PROPOSED)
    except ValueError:
        raise ValueError(f"{cell!r} is none of {', '.join(Standing)}") from None


def ruling_kind(cell: str) -> RulingKind:
    try:
        return RulingKind(cell.upper() or RulingKind.BINDING)
    except ValueError:
        raise ValueError(f"{cell!r} is none of {', '.join(RulingKind)}") from None


def fact(cell: str) -> str:
    """The value of a fact: yes and no become true and false."""
    word = cell.casefold()
    return "true" if word in _YES[:3] else "false" if word in _NO[:3] else cell


def place_in_set(cell: str) -> int:
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 4):
        raise ValueError(f"{cell!r} is not the place of a component: 1, 2, 3 ...")
    return int(cell or 0)


_SKU = Column("sku", "the client's number of the product", text,
              ("part", "part_number", "part_no", "item", "item_number", "item_no", "style", "article", "product", "product_number"))

# name, what it holds, how it is read, other names
PRODUCTS: tuple[Column, ...] = (
    _SKU,
    Column("description",   "commercial description",                        text,     ("product_description", "goods", "name")),
    Column("material",      "what it is made of",                            text,     ("composition", "made_of")),
    Column("hts",           "HTS number, as text so that a first zero stays", number,   ("hts_number", "hts_code", "hs", "hs_code", "tariff")),
    Column("decided_on",    "day on which the number was chosen",            day,      ("classified_on", "hts_date")),
    Column("edition",       "edition in hand, as 2026HTSRev10",              text,     ("hts_edition",)),
    Column("share",         "the first number's percentage of a set's value", percent),
    Column("set_indicator", "X of a set",                                    capitals, ("set",)),
    Column("unit_value",    "value of one piece, where it is fixed",         decimal,  ("price", "unit_price", "unit_cost")),
    Column("currency",      "its currency, ISO 4217",                        capitals, ("unit_value_currency",)),
    Column("category",      "textile category",                              text,     ("textile_category",)),
    Column("review_by",     "day by which it is looked at again",            day,      ("review", "expiry", "expires")),
    Column("standing",      "proposed, approved or retired",                 standing, ("status", "state")),
    Column("approved_by",   "who approved it; not read into the library",    text),
    Column("approved_on",   "and when; not read into the library",           day),
    Column("restricted",    "notes for the brokerage alone",                 text,     ("notes", "internal_notes")),
)
CONVERSION = (
    _SKU,
    Column("component", "of a component of a set: its place, 1, 2 ...; empty for the product itself", place_in_set),
    Column("unit",      "unit of the schedule, CATAIR code",   capitals, ("uom",)),
    Column("amount",    "how much of it one piece is",         decimal,  ("per_piece", "quantity")),
)
FACTS = (_SKU, Column("fact", "name of a fact, as steel_pct", text, ("name",)), Column("value", "true, false or what it is", fact))
CHILDREN: Mapping[str, tuple[Column, ...]] = {
    "components": (
        _SKU,
        Column("hts",         "its HTS number",                    number, ("hts_number",)),
        Column("description", "what it is",                        text),
        Column("share",       "its percentage of the set's value", percent),
    ),
    "origins": (
        _SKU,
        Column("country",      "country of origin, ISO 3166 alpha-2", capitals, ("origin", "country_of_origin", "coo")),
        Column("manufacturer", "MID of the maker",                    capitals, ("mid", "manufacturer_id")),
        Column("maker",        "the maker's name",                    text,     ("manufacturer_name",)),
    ),
    "cases": (
        _SKU,
        Column("case",    "AD/CVD case, as A-570-967-000",  capitals, ("case_number",)),
        Column("applies", "yes or no; empty where nobody has said", flag),
        Column("reason",  "why",                            text),
        Column("cite",    "what says so",                   text),
    ),
    "programs": (
        _SKU,
        Column("program",     "special program indicator",             capitals, ("spi", "preference")),
        Column("origin",      "country whose goods it holds for; empty for every origin", capitals),
        Column("certificate", "certification of origin",               text),
        Column("since",       "first day that it is good for",         day,      ("valid_from",)),
        Column("until",       "last day that it is good for",          day,      ("valid_until", "expires")),
    ),
    "agencies": (
        _SKU,
        Column("agency",  "partner agency",                           capitals, ("pga", "code")),
        Column("program", "its programme",                            text),
        Column("answer",  "data, or the code of a disclaimer",        text,     ("disclaim",)),
        Column("reason",  "why",                                      text),
    ),
    "rulings": (
        _SKU,
        Column("number", "ruling number, as N301234",                 capitals, ("ruling",)),
        Column("day",    "its day",                                   day,      ("date",)),
        Column("kind",   "R binding, C pre-classification, P pre-approval", ruling_kind),
        Column("hts",    "the number that it gave",                   number,   ("hts_number",)),
    ),
    "evidence": (
        _SKU,
        Column("note",     "what shows it, and where that is",        text),
        Column("document", "id of the stored document",               text),
        Column("until",    "last day on which it can be relied on",   day,      ("expires",)),
    ),
}
# Columns of the sheet of products that give the first of what a product can have several of: sheet, column there.
FIRST: Mapping[str, tuple[str, str]] = {
    "origin": ("origins", "country"), "country_of_origin": ("origins", "country"), "coo": ("origins", "country"), "country": ("origins", "country"),
    "manufacturer": ("origins", "manufacturer"), "mid": ("origins", "manufacturer"), "maker": ("origins", "maker"),
    "program": ("programs", "program"), "spi": ("programs", "program"), "certificate": ("programs", "certificate"),
    "certificate_since": ("programs", "since"), "certificate_until": ("programs", "until"),
    "case": ("cases", "case"), "case_applies": ("cases", "applies"), "case_reason": ("cases", "reason"),
    "agency": ("agencies", "agency"), "agency_program": ("agencies", "program"), "agency_answer": ("agencies", "answer"),
    "agency_reason": ("agencies", "reason"),
    "ruling": ("rulings", "number"), "ruling_day": ("rulings", "day"), "ruling_hts": ("rulings", "hts"),
    "evidence": ("evidence", "note"), "evidence_until": ("evidence", "until"),
}
_PER_PIECE = re.compile(r"(?:(?:net|unit)_)?(?:(?:weight|quantity|qty)_)?([a-z0-9]{1,5})_(?:per_piece|each|per_unit|per_pc)")
_WEIGHT = {"net_weight": "KG", "net_weight_kg": "KG", "unit_weight_kg": "KG", "weight_kg": "KG", "net_kg": "KG"}
_FACT = re.compile(r"fact_([a-z0-9_]+)")


def plain(label: str) -> str:
    """A label without case and punctuation.

    >>> plain("HTS Number:")
    'hts_number'
    """
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")


def unit_of(label: str) -> str:
    """The unit of a column that says how much one piece is; "" where the plain label says no such thing.

    >>> unit_of("kg_per_piece"), unit_of("net_weight_kg"), unit_of("price")
    ('KG', 'KG', '')
    """
    if label in _WEIGHT:
        return _WEIGHT[label]
    found = _PER_PIECE.fullmatch(label)
    return found[1].upper() if found else ""


def fact_of(label: str) -> str:
    """The fact of a column `fact steel_pct`, by its plain label; "" where it is none.

    >>> fact_of("fact_steel_pct")
    'steel_pct'
    """
    found = _FACT.fullmatch(label)
    return found[1] if found else ""


def column_letters(n: int) -> str:
    """
    >>> column_letters(0), column_letters(26), column_letters(701)
    ('A', 'AA', 'ZZ')
    """
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def manual() -> str:
    """The sheets and columns as Markdown."""
    parts = []
    for sheet, columns in {SHEET: PRODUCTS, "quantities": CONVERSION, "facts": FACTS, **CHILDREN}.items():
        parts += [f"### {sheet}", "", "| column | what it holds | also found as |", "|---|---|---|"]
        parts += [f"| `{one.name}` | {one.says} | {', '.join(f'`{name}`' for name in one.also)} |" for one in columns]
        parts += [""]
    parts += ["### in `products`, the first of several", "", "| column | is |", "|---|---|"]
    parts += [f"| `{name}` | `{column}` of {sheet} |" for name, (sheet, column) in FIRST.items()]
    parts += ["| `kg per piece`, `m2 per piece` ... | how much of a unit one piece is |", "| `fact NAME` | the fact NAME |"]
    return "\n".join(parts) + "\n"
