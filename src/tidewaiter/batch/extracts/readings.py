"""Cells of text as what our columns hold, each column at once. A cell that cannot be read is null, and is told by `bad`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache

import polars as pl

from tidewaiter.batch.extracts.column_map import COLUMNS, Source, day_form
from tidewaiter.batch.rerate.schema import USD
from tidewaiter.codes import countries, modes
from tidewaiter.numbers import case_number
from tidewaiter.values import immutable

QUANTITY = pl.Decimal(28, 6)
_CLOCK = r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2})?$"
_GROUPS = "[ '\u00a0\u202f%s]"
# What is wrong with a cell, by what the column holds, and what to do about it.
ADVICE = {
    "day": "Give the form of its days in the column map, as days: MM/DD/YYYY.",
    "money": "Give dollars and cents; a map says decimal: comma where a comma stands before the cents.",
    "number": "Give a number of no more than six decimals.",
    "hts": "Give all ten digits as text: a sheet drops the zero of chapters 01 to 09, and which digit is missing is not guessed.",
    "origin": "Give the ISO code of two letters, or translate the text under values in the column map.",
    "mode": "Give the two digits of CATAIR appendix B, or translate the word under values in the column map.",
    "entry_type": "Give the two digits of the entry type.",
    "cases": "Write a case as A-570-909-000.",
    "facts": "Give a JSON object of names and values.",
}


@immutable
class Read:
    """A column as it is written out, and which of its cells hold something that it could not be read from."""

    values: pl.Series
    bad: pl.Series


def read(name: str, source: Source, raw: pl.Series, tariff_numbers: bool = False) -> Read:
    """The cells of the source's column as our column `name` holds them. `tariff_numbers` says that numbers of eight digits of chapters 98 and 99
    stand among those of the lines."""
    text = tidy(raw)
    if source.values:
        text = coded(text, lambda cell: source.values.get(cell.casefold(), cell) or None)
    values = typed(name, source, text, tariff_numbers)
    return Read(values.alias(name), values.is_null() & (text != "").fill_null(False))


def tidy(raw: pl.Series) -> pl.Series:
    """Texts without what spreadsheets put around them: spaces, `="..."`, an apostrophe before. A blank one is null.

    >>> tidy(pl.Series(['="0123"', " x ", "'7", "-", ""])).to_list()
    ['0123', 'x', '7', '-', None]
    """
    frame = raw.alias("c").to_frame().select(
        pl.col("c").str.strip_chars().str.replace(r'^="(.*)"$', "$1").str.replace("^'", "").str.strip_chars(),
    )
    return frame.select(pl.when(pl.col("c") != "").then(pl.col("c"))).to_series()


def typed(name: str, source: Source, text: pl.Series, tariff_numbers: bool) -> pl.Series:
    if name == "hts":
        return numbers_of_schedule(text, tariff_numbers)
    if name in _CODES:
        return coded(filled(text, source.digits), _CODES[name])
    kind = COLUMNS[name].is_ if name in COLUMNS else "text"
    if kind == "day":
        return days(text, source.days)
    if kind == "money":
        return amounts(text, source, 2).cast(USD, strict=False)
    if kind == "number":
        return amounts(text, source, 6).cast(QUANTITY, strict=False)
    return filled(text, source.digits)


def coded(text: pl.Series, code: Callable[[str], str | None]) -> pl.Series:
    """Each distinct text asked once."""
    distinct = text.drop_nulls().unique()
    return text.replace_strict(distinct, pl.Series([code(one) for one in distinct], dtype=pl.String), default=None, return_dtype=pl.String)


def filled(text: pl.Series, digits: int) -> pl.Series:
    if not digits:
        return text
    return text.alias("c").to_frame().select(
        pl.when(pl.col("c").str.contains(r"^\d+$")).then(pl.col("c").str.zfill(digits)).otherwise(pl.col("c")),
    ).to_series()


def days(text: pl.Series, forms: tuple[str, ...]) -> pl.Series:
    """The days of texts in any of `forms`, a clock time after them left out.

    >>> days(pl.Series(["1/5/2025", "2025-01-05 00:00:00", "31/12/2025"]), ("MM/DD/YYYY", "YYYY-MM-DD")).to_list()
    [datetime.date(2025, 1, 5), datetime.date(2025, 1, 5), None]
    """
    day = pl.col("c").str.replace(_CLOCK, "")
    tried = []
    for form in forms:
        pattern, written = day_form(form)
        tried.append(pl.when(day.str.contains(f"^{pattern}$")).then(day).str.to_date(written, strict=False))
    return text.alias("c").to_frame().select(pl.coalesce(tried)).to_series()


def amounts(text: pl.Series, source: Source, decimals: int) -> pl.Series:
    """Plain texts of numbers of no more than `decimals` that are not zero: $ and USD, groups of three, brackets and a minus behind are understood.

    >>> amounts(pl.Series(["$1,234.50", "(12.00)", "1.5e3", "1,23", "7.125"]), Source(), 2).to_list()
    ['1234.50', '-12.00', None, None, None]
    """
    point, group = (",", r"\.") if source.comma else (r"\.", ",")
    groups = _GROUPS % group
    bare = pl.col("c").str.replace(r"^\((.*)\)$", "-$1").str.replace(r"^(.*[^-])-$", "-$1").str.replace(r"(?i)^(-?)\s*(?:USD|US\$|\$)\s*(-?)", "$1$2")
    bare = bare.str.replace(r"(?i)\s*USD$", "")
    fits = rf"^-?(\d{{1,3}}({groups}\d{{3}})+|\d+)({point}\d+)?$|^-?{point}\d+$"
    number = bare.str.replace_all(groups, "")
    if source.comma:
        number = number.str.replace(",", ".")
    number = number.str.replace(r"^(-?)\.", "${1}0.").str.replace(rf"(\.\d{{{decimals}}}\d*?)0+$", "$1")
    plain = text.alias("c").to_frame().select(pl.when(bare.str.contains(fits)).then(number)).to_series()
    if source.times != 1:
        plain = coded(plain, lambda cell: _times(cell, source.times))
    return plain.alias("c").to_frame().select(pl.when(~pl.col("c").str.contains(rf"\.\d{{{decimals + 1}}}")).then(pl.col("c"))).to_series()


def _times(cell: str, times: Decimal) -> str | None:
    try:
        return format((Decimal(cell) * times).normalize(), "f")
    except InvalidOperation:
        return None


def numbers_of_schedule(text: pl.Series, tariff_numbers: bool = False) -> pl.Series:
    """Ten digits without dots; also eight of chapters 98 and 99 where they stand among lines.

    >>> numbers_of_schedule(pl.Series(["8471.30.0100", "201300290", "9903.88.03"]), True).to_list()
    ['8471300100', None, '99038803']
    """
    pattern = r"^\d{10}$|^9[89]\d{6}$" if tariff_numbers else r"^\d{10}$"
    number = pl.col("c").str.replace_all(r"[.\s]", "")
    return text.alias("c").to_frame().select(pl.when(number.str.contains(pattern)).then(number)).to_series()


def _folded(text: str) -> str:
    words = re.sub(r"\W+", " ", text.casefold()).split()
    return " ".join(word for word in words if word != "the")


@cache
def _countries() -> dict[str, str]:
    named: dict[str, str] = {}
    for code, name in countries.names().items():
        named.setdefault(_folded(name), code)
        named.setdefault(_folded(name.partition("(")[0].partition(",")[0]) if "," not in name else _folded(name), code)
    return named


def origin(text: str) -> str | None:
    """The code of a country given by code or by its name in CATAIR appendix B.

    >>> origin("cn"), origin("Viet Nam") or origin("Vietnam"), origin("Atlantis")
    ('CN', 'VN', None)
    """
    code = text.upper()
    return code if countries.known(code) else _countries().get(_folded(text))


def mode(text: str) -> str | None:
    """Two digits of a mode of transport, or its name in CATAIR appendix B; a word such as air names several, and is not guessed."""
    if modes.known(text):
        return text
    return next((code for code, name in modes.names().items() if _folded(name) == _folded(text)), None)


def entry_type(text: str) -> str | None:
    return text if re.fullmatch(r"[0-9]{2}", text) else None


def cases(text: str) -> str | None:
    """Cases by comma, whatever stood between them."""
    given = [one for one in re.split(r"[,;|\s]+", text) if one]
    return ",".join(map(case_number.validate, given)) if given and all(map(case_number.is_valid, given)) else None


def facts(text: str) -> str | None:
    try:
        return text if isinstance(json.loads(text), dict) else None
    except (ValueError, RecursionError):
        return None


_CODES: dict[str, Callable[[str], str | None]] = {
    "origin": origin, "mode": mode, "entry_type": entry_type, "cases": cases, "facts": facts, "program": str.upper,
}
