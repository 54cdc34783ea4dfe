"""A line as a row of cells: what a person keys, each cell a text, and what a keyed text makes of the line.

Nothing that was keyed is guessed at: a text that its cell cannot hold leaves the line as it was, and the cell says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from tidewaiter.entry.line import Article, Line, Quantity
from tidewaiter.tariff import schedule
from tidewaiter.tariff.units import printed

NO_UNIT = "X"
QUANTITIES = ("quantity_1", "quantity_2", "quantity_3")
MOST_DOLLARS = 10**10 - 1            # CATAIR Entry Summary, record 50: ten digits
MOST_KILOS = 10**10 - 1
_NUMBER = re.compile(r"^\d+(\.\d+)?$")


@dataclass(frozen=True)
class Cell:
    """A column of the lines: its name, what stands over it, how wide it is in characters, and of what sort its texts are."""

    name: str
    words: str
    width: int
    sort: str                        # hts, text, code, whole, quantity, yes, part
    field: str                       # of the entry: where decisions and findings on it hang
    says: str = ""                   # what is keyed there


CELLS: tuple[Cell, ...] = (
    Cell("part", "Part", 14, "part", "part", "The importer's number of the goods; one of the parts library fills the line"),
    Cell("hts", "HTS number", 13, "hts", "articles/1/hts", "Digits alone: the dots come by themselves"),
    Cell("description", "Description", 26, "text", "description", "The goods, as the invoice names them"),
    Cell("origin", "Origin", 5, "code", "origin", "Country of origin, two letters"),
    Cell("exported_from", "From", 4, "code", "exported_from", "Country of exportation, two letters"),
    Cell("manufacturer", "Manufacturer", 14, "code", "manufacturer", "The manufacturer's MID"),
    Cell("value", "Value USD", 10, "whole", "articles/1/value", "Entered value, whole dollars"),
    Cell("quantity_1", "Quantity", 9, "quantity", "articles/1/quantities", "In the first unit of the number"),
    Cell("quantity_2", "Quantity 2", 10, "quantity", "articles/1/quantities", "In the second unit of the number"),
    Cell("quantity_3", "Quantity 3", 10, "quantity", "articles/1/quantities", "In the third unit of the number"),
    Cell("gross_weight", "Gross kg", 8, "whole", "gross_weight", "Gross weight in kilograms"),
    Cell("charges", "Charges", 8, "whole", "charges", "Freight, insurance and other charges to the US, whole dollars"),
    Cell("program", "Claim", 5, "code", "program", "Special program claimed: S, AU, KR ..."),
    Cell("related", "Related", 6, "yes", "related", "Whether buyer and seller are related: Y or N; empty is not known"),
    Cell("sold_to", "Sold to", 12, "code", "sold_to", "Importer number of the buyer, or of the owner where there was no sale"),
)
NAMES = frozenset(cell.name for cell in CELLS)


@dataclass(frozen=True)
class CellFault:
    """A text that its cell cannot hold, and why."""

    cell: str
    text: str
    message: str


def blank(number: int) -> Line:
    """A line of which nothing is known."""
    return Line(number, "", (Article("", 0),), "", "")


def units_of(line: Line, day: date) -> tuple[str, ...]:
    """The units in which the number of a line is counted on a day; those that the line states where the number is not in the schedule."""
    article = line.articles[0] if line.articles else Article("", 0)
    found = schedule.figures(article.hts, day) if article.hts.isdecimal() and len(article.hts) == 10 else None
    return (found.units if found and found.units else tuple(one.unit for one in article.quantities))[:3]


def cells_of(line: Line, day: date, part: str = "") -> dict[str, str]:
    """The texts of a line's cells, and the units of its quantities as `unit_1` ... A zero that nobody keyed is empty."""
    article = line.articles[0] if line.articles else Article("", 0)
    held = {one.unit: one.amount for one in article.quantities}
    units = units_of(line, day)
    told = {
        "part": part, "hts": article.hts, "description": line.description, "origin": line.origin, "exported_from": line.exported_from,
        "manufacturer": line.manufacturer, "value": str(article.value) if article.value else "", "gross_weight": _some(line.gross_weight),
        "charges": _some(line.charges), "program": line.program, "sold_to": line.sold_to, "related": {True: "Y", False: "N", None: ""}[line.related],
    }
    for n, name in enumerate(QUANTITIES):
        unit = units[n] if n < len(units) else ""
        told[name] = f"{held[unit].normalize():f}" if unit not in ("", NO_UNIT) and unit in held else ""
        told[f"unit_{n + 1}"] = printed(unit) if unit else ""
    return told


def keyed(line: Line, texts: Mapping[str, str], day: date) -> tuple[Line, tuple[CellFault, ...]]:
    """The line with what was keyed, and the texts that do not go. Another number changes the units: what is in a unit that it has too stays."""
    article = line.articles[0] if line.articles else Article("", 0)
    faults: list[CellFault] = []
    plain: dict[str, object] = {}
    for name, text in texts.items():
        read = _READ.get(name)
        if read is None:
            continue
        try:
            held = read(text.strip())
        except ValueError as error:
            faults.append(CellFault(name, text[:300], str(error)))
            continue
        if name in ("hts", "value"):
            article = replace(article, **{name: held})       # type: ignore[arg-type]
        else:
            plain[name] = held
    line = replace(line, articles=(article, *line.articles[1:]), **plain)      # type: ignore[arg-type]
    return _counted(line, texts, day, faults), tuple(faults)


def _counted(line: Line, texts: Mapping[str, str], day: date, faults: list[CellFault]) -> Line:
    """The line with its quantities in the units of its number."""
    article = line.articles[0]
    units = units_of(line, day)
    held = {one.unit: one for one in article.quantities}
    made = []
    for n, unit in enumerate(units):
        text = texts.get(QUANTITIES[n])
        if unit == NO_UNIT:
            made.append(Quantity(Decimal(0), NO_UNIT))
        elif text is None:
            made += [held[unit]] if unit in held else []
        elif text.strip():
            try:
                made.append(Quantity(_quantity(text.strip()), unit))
            except ValueError as error:
                faults.append(CellFault(QUANTITIES[n], text[:300], str(error)))
                made += [held[unit]] if unit in held else []
    for name in QUANTITIES[len(units):]:
        if texts.get(name, "").strip():
            faults.append(CellFault(name, texts[name][:300], "the number is not counted in so many units" if units else "key the HTS number first"))
    made += article.quantities[3:] if len(units) == 3 else ()
    return replace(line, articles=(replace(article, quantities=tuple(made)), *line.articles[1:]))


def _some(amount: int) -> str:
    return str(amount) if amount else ""


def _digits(text: str) -> str:
    plain = text.replace(".", "").replace(" ", "")
    if plain and (not plain.isdecimal() or not plain.isascii()):
        raise ValueError(f"{text} is no HTS number: digits alone")
    if len(plain) > 10:
        raise ValueError(f"{len(plain)} digits, and an HTS number has ten")
    return plain


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        plain = text.replace(",", "").replace("$", "").replace(" ", "")
        if not plain:
            return 0
        if not plain.isascii() or not _NUMBER.match(plain):
            raise ValueError(f"{text} is no whole number")
        amount = Decimal(plain)
        if amount != int(amount):
            raise ValueError(f"{text} has cents; a value is entered in whole dollars")
        if amount > most:
            raise ValueError(f"{text} is more than fits")
        return int(amount)
    return read


def _quantity(text: str) -> Decimal:
    plain = text.replace(",", "").replace(" ", "")
    if not plain.isascii() or not _NUMBER.match(plain):
        raise ValueError(f"{text} is no quantity")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"{text} is no quantity") from None
    if amount >= 10**10 or amount != round(amount, 2):
        raise ValueError(f"{text} does not fit: ten digits and two decimals")
    return amount


def _country(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError(f"{text} is no country: two letters")
    return text.upper()


def _mid(text: str) -> str:
    if len(text) > 15 or not text.isascii():
        raise ValueError(f"{text} is no MID: at most fifteen letters and digits")
    return text.upper()


def _program(text: str) -> str:
    if len(text) > 4 or not text.isascii():
        raise ValueError(f"{text} is no special program")
    return text.upper()


def _importer(text: str) -> str:
    if len(text) > 20 or not text.isascii():
        raise ValueError(f"{text} is no importer number")
    return text.upper()


def _words(text: str) -> str:
    if len(text) > 300 or any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise ValueError("one line of at most 300 characters fits")
    return text


def _yes(text: str) -> bool | None:
    told = {"": None, "Y": True, "YES": True, "N": False, "NO": False}
    if text.upper() not in told:
        raise ValueError(f"{text} is neither Y nor N")
    return told[text.upper()]


_READ: dict[str, Callable[[str], object]] = {
    "hts": _digits, "description": _words, "origin": _country, "exported_from": _country, "manufacturer": _mid, "value": _whole(MOST_DOLLARS),
    "gross_weight": _whole(MOST_KILOS), "charges": _whole(MOST_DOLLARS), "program": _program, "related": _yes,
    "sold_to": _importer,
}


def of_fields(where: Iterable[str]) -> str:
    """The cell that the words of a finding's place name; "" where none is."""
    for word in where:
        for begins, cell in _PLACES:
            if word.startswith(begins):
                return cell
    return ""


_PLACES = (
    ("hts", "hts"), ("number", "hts"), ("description", "description"), ("origin", "origin"), ("country of origin", "origin"),
    ("export", "exported_from"), ("manufacturer", "manufacturer"), ("mid", "manufacturer"), ("value", "value"), ("entered value", "value"),
    ("quantit", "quantity_1"), ("unit", "quantity_1"), ("gross weight", "gross_weight"), ("charges", "charges"), ("program", "program"),
    ("special program", "program"), ("claim", "program"), ("related", "related"), ("relationship", "related"),
)
