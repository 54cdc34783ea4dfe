"""A column map: which column of a source is which of ours, and how its cells are written. A small YAML file, for people to correct."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from tidewaiter.batch.rerate.schema import ABOUT, LINES
from tidewaiter.values import immutable

COLUMNS = {one.name: one for one in (*LINES, *ABOUT)}
NEEDED = tuple(one.name for one in LINES if one.needed and one.name != "line_id")
_TOP = {"name", "about", "sheets", "columns", "facts", "gather"}
_SOURCE = {"from", "join", "with", "always", "values", "days", "decimal", "digits", "times", "row"}
_GATHER = {"line", "ordinal", "once"}
_TOKENS = {"YYYY": (r"\d{4}", "%Y"), "YY": (r"\d{2}", "%y"), "MON": (r"[A-Za-z]{3}", "%b"), "MM": (r"\d{1,2}", "%m"), "DD": (r"\d{1,2}", "%d")}
_WORD = re.compile("YYYY|YY|MON|MM|DD")


class WrongMap(ValueError):
    """A column map that cannot be read. Its text is one line."""


@immutable
class Source:
    """Where one of our columns comes from, and how its cells are written.

    `headers` are tried in order; `join` makes one text of several columns; `always` is a constant; `row` numbers the rows. `days` are forms such as
    MM/DD/YYYY, tried in order; `comma` says that decimals follow a comma; `digits` is the width to which a code is filled with zeros on its left;
    `times` is what an amount is multiplied by. `values` are translations of cells, by the text in small letters.
    """

    headers: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    between: str = "-"
    always: str = ""
    row: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    days: tuple[str, ...] = ("YYYY-MM-DD",)
    comma: bool = False
    digits: int = 0
    times: Decimal = Decimal(1)


@immutable
class Gather:
    """How rows of tariff numbers are gathered into lines: `line` numbers the line in its entry, `ordinal` the number on its line.

    The headers of `once` are of columns that repeat the line's figure on each of its rows, where the others are to be added up.
    """

    line: tuple[str, ...]
    ordinal: tuple[str, ...] = ()
    once: tuple[str, ...] = ()


@immutable
class ColumnMap:
    """What is known of a kind of source."""

    name: str
    columns: Mapping[str, Source]
    facts: Mapping[str, Source] = field(default_factory=dict)
    gather: Gather | None = None
    sheets: tuple[str, ...] = ()
    about: str = ""

    def headers(self) -> set[str]:
        """Every header that the map knows, as `plain` has it."""
        named = [header for source in (*self.columns.values(), *self.facts.values()) for header in (*source.headers, *source.join)]
        if self.gather:
            named += [*self.gather.line, *self.gather.ordinal]
        return {plain(header) for header in named}


def plain(header: str) -> str:
    """A header without case, spaces and marks, as headers are compared.

    >>> plain("HTS Number - Full"), plain("hts_number_full")
    ('htsnumberfull', 'htsnumberfull')
    """
    return re.sub(r"[\W_]+", "", header.casefold())


def found(headers: Iterable[str], among: Mapping[str, str]) -> str | None:
    """The first of `headers` that the source has, as the source writes it; `among` are its headers by `plain`."""
    return next((among[plain(header)] for header in headers if plain(header) in among), None)


def read_map(text: str, name: str = "") -> ColumnMap:
    """The map that a YAML text holds. WrongMap says in one line what is wrong with it.

    >>> read_map("columns: {hts: [HTS, Tariff No], entered: {from: Entry Date, days: MM/DD/YYYY}}").columns["hts"].headers
    ('HTS', 'Tariff No')
    """
    try:
        given = yaml.load(text, Loader=_Texts)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise WrongMap(f"the column map is not YAML: {' '.join(str(error).split())}") from None
    top = _mapping(given, "the column map", _TOP)
    columns = {column: _source(value, f"column {column}") for column, value in _mapping(top.get("columns"), "columns").items()}
    if strange := columns.keys() - COLUMNS.keys():
        raise WrongMap(f"columns names {', '.join(sorted(strange))}; ours are {', '.join(COLUMNS)}")
    facts = {fact: _source(value, f"fact {fact}") for fact, value in _mapping(top.get("facts") or {}, "facts").items()}
    gather = None
    if top.get("gather"):
        parts = _mapping(top["gather"], "gather", _GATHER)
        if not parts.get("line"):
            raise WrongMap("gather has no line: the column that numbers the line within its entry")
        gather = Gather(*(_texts(parts.get(part), f"gather {part}") for part in ("line", "ordinal", "once")))
    return ColumnMap(str(top.get("name") or name), columns, facts, gather, _texts(top.get("sheets"), "sheets"), str(top.get("about") or ""))


class _Texts(yaml.SafeLoader):
    """YAML whose plain scalars are texts: `NO` is Norway, `01` is a code, 2026-01-02 is what is written."""


_Texts.yaml_implicit_resolvers = {
    mark: [(tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")]
    for mark, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(value: Any, where: str, allowed: set[str] | None = None) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise WrongMap(f"{where} is not a list of names and values")
    if allowed is not None and (strange := value.keys() - allowed):
        raise WrongMap(f"{where} holds {', '.join(sorted(strange))}; it may hold {', '.join(sorted(allowed))}")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    given = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in given):
        raise WrongMap(f"{where} is neither a text nor a list of texts")
    return tuple(given)


def _source(value: Any, where: str) -> Source:
    if isinstance(value, (str, list)):
        return Source(_texts(value, where))
    parts = _mapping(value, where, _SOURCE)
    if sum(part in parts for part in ("from", "join", "always", "row")) != 1:
        raise WrongMap(f"{where} needs one of from, join, always and row")
    if "row" in parts and where != "column line_id":
        raise WrongMap(f"{where}: only line_id can be the number of the row")
    days = _texts(parts.get("days"), f"{where}, days") or ("YYYY-MM-DD",)
    for form in days:
        day_form(form)
    if (decimal := parts.get("decimal", "point")) not in ("point", "comma"):
        raise WrongMap(f"{where}: decimal is {decimal!r}; it is point or comma")
    digits = str(parts.get("digits", "0"))
    if not re.fullmatch(r"[0-9]", digits):
        raise WrongMap(f"{where}: digits is {digits!r}; it is a number up to 9")
    if digits != "0" and where == "column hts":
        raise WrongMap("column hts: a number that lost a digit is not filled up; which digit is missing cannot be known")
    try:
        times = Decimal(str(parts.get("times", "1")))
    except InvalidOperation:
        times = Decimal("nan")
    if not times.is_finite() or not 0 < times <= 10**9:
        raise WrongMap(f"{where}: times is {parts['times']!r}; it is a number above 0")
    values = _mapping(parts.get("values") or {}, f"{where}, values")
    if not all(isinstance(one, str) or one is None for one in values.values()):
        raise WrongMap(f"{where}, values: every value is a text")
    return Source(
        headers=_texts(parts.get("from"), where), join=_texts(parts.get("join"), where), between=str(parts.get("with", "-")),
        always=str(parts.get("always") or ""), row="row" in parts, values={key.strip().casefold(): one or "" for key, one in values.items()},
        days=days, comma=decimal == "comma", digits=int(digits), times=times,
    )


def day_form(form: str) -> tuple[str, str]:
    """The pattern that a day written in `form` fits, and the form as calendars are told it. WrongMap where it is no form of days.

    >>> day_form("MM/DD/YYYY")
    ('\\\\d{1,2}/\\\\d{1,2}/\\\\d{4}', '%m/%d/%Y')
    """
    words = _WORD.findall(form)
    between = _WORD.split(form)
    if sorted(word[:1] if word != "MON" else "M" for word in words) != ["D", "M", "Y"] or not all(re.fullmatch(r"[-/. ]?", one) for one in between):
        raise WrongMap(f"{form!r} is no form of days; write it as MM/DD/YYYY, YYYY-MM-DD, DD.MM.YYYY or DD-MON-YYYY")
    if not any(between):
        pattern = "".join(r"\d{4}" if word == "YYYY" else r"[A-Za-z]{3}" if word == "MON" else r"\d{2}" for word in words)
        return pattern, "".join(_TOKENS[word][1] for word in words)
    pattern = "".join(f"{re.escape(mark)}{_TOKENS[word][0]}" for mark, word in zip(between, words, strict=False))
    return pattern.replace(r"\ ", " ").replace(r"\-", "-"), "".join(mark + _TOKENS[word][1] for mark, word in zip(between, words, strict=False))
