"""Forms over values of the domain: which fields are asked, how each is shown, and what was typed read back by the shape of the field.

A field of the value that is not asked stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from tidewaiter.money.cents import usd
from tidewaiter.service.seat import Seat
from tidewaiter.shapes import Between, Cents, Line, Shape, Words

Choices = Callable[[Seat], list[tuple[str, str]]]
_SHORT = frozenset({"irs", "ssn", "cbp", "ach", "us"})
_HINTS: dict[type[Any], dict[str, Any]] = {}


@dataclass(frozen=True)
class Asked:
    """A field that is asked, by its name in the value. `among` are the records that it may name; `rows` the fields of each part of a list."""

    name: str
    label: str
    hint: str = ""
    among: Choices | None = None
    rows: tuple[Asked, ...] = ()
    most: int = 20                           # of rows
    form: str = ""                           # the type of the box where its shape does not tell: email, tel
    as_kept: Callable[[str], str] = str      # what is typed, in the form in which it is kept


@dataclass(frozen=True)
class Box:
    """A field as it is shown. `options` are codes with their words, `chosen` those that are, where many may be; `now` is what another put there."""

    name: str
    label: str
    type: str
    value: str = ""
    hint: str = ""
    wrong: str = ""
    needed: bool = False
    options: tuple[tuple[str, str], ...] | None = None
    chosen: frozenset[str] = frozenset()
    many: bool = False
    rows: tuple[tuple[Box, ...], ...] = ()
    now: str = ""


@dataclass(frozen=True)
class Read:
    """What was typed, as a value where nothing is wrong; `wrong` by the name of the box."""

    value: Any
    wrong: Mapping[str, str] = field(default_factory=dict)


def words(code: str) -> str:
    """A code of ours as words: `sole_proprietorship` as `sole proprietorship`, `cbp_5291` as `CBP 5291`."""
    return " ".join(part.upper() if part in _SHORT else part for part in code.split("_"))


def boxes(of: type[Any], asked: tuple[Asked, ...], seat: Seat, value: Any = None, typed: Mapping[str, tuple[str, ...]] | None = None,
          wrong: Mapping[str, str] | None = None, given: Mapping[str, str] | None = None, prefix: str = "") -> tuple[Box, ...]:
    """The boxes of a form: with what was typed where something was, else with the value; `given` begins a new one."""
    made = []
    for one in asked:
        name, hint = prefix + one.name, _hints(of)[one.name]
        if one.rows:
            made.append(Box(name, one.label, "rows", hint=one.hint, rows=_rows(one, hint, seat, value, typed, wrong, name)))
            continue
        if value is None and one.name in (given or {}):
            now: tuple[str, ...] = ((given or {})[one.name],)
        else:
            now = texts(hint, getattr(value, one.name) if value is not None else _first(of, one.name))
        shown = now if typed is None else typed.get(name, ())
        options, many = _options(hint), _is_many(hint)
        if one.among is not None and (listed := one.among(seat)):
            extra = [(code, code) for code in shown if code and code not in dict(listed)]
            options = (("", "—"), *listed, *extra)
        made.append(Box(
            name, one.label, one.form or _type(hint), "" if many and options else (shown[0] if shown else ""), one.hint,
            (wrong or {}).get(name, ""), _needed(of, one.name) and options is None, options,
            frozenset(shown), many and options is not None, now=", ".join(now) if typed is not None and value is not None and shown != now else "",
        ))
    return tuple(made)


def read(of: type[Any], asked: tuple[Asked, ...], typed: Mapping[str, tuple[str, ...]], value: Any = None, given: Mapping[str, Any] | None = None,
         prefix: str = "") -> Read:
    """The value with what was typed in its fields; `given` are fields that nobody types."""
    found: dict[str, Any] = dict(given or {})
    wrong: dict[str, str] = {}
    for one in asked:
        name, hint = prefix + one.name, _hints(of)[one.name]
        if one.rows:
            found[one.name] = _read_rows(one, hint, typed, getattr(value, one.name, ()), name, wrong)
            continue
        try:
            found[one.name] = parse(hint, tuple(one.as_kept(text) for text in typed.get(name, ())))
        except ValueError as error:
            wrong[name] = str(error)
    if wrong:
        return Read(None, wrong)
    return Read(replace(value, **found) if value is not None else of(**found))


def parse(hint: Any, typed: tuple[str, ...]) -> Any:
    """What was typed as a value of a type. ValueError says what is wrong with it.

    >>> parse(date | None, ("2026-11-23",)), parse(bool | None, ("",)), parse(Cents | None, ("1,250.5",))
    (datetime.date(2026, 11, 23), None, 125050)
    """
    plain, shape = _apart(hint)
    text = (typed[0] if typed else "").replace("\r\n", "\n").strip()
    if get_origin(plain) is tuple:
        inner = get_args(plain)[0]
        parts = typed if _options(inner) is not None else tuple(part.strip() for part in text.split(_between(inner)))
        return tuple(parse(inner, (part,)) for part in parts if part)
    if _optional(hint) and not text:
        return None
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        if text not in set(plain):
            raise ValueError("choose one of the list")
        return plain(text)
    if plain is bool:
        if text not in ("yes", "no"):
            raise ValueError("choose yes or no")
        return text == "yes"
    if plain is date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError("a day, as 2026-11-23") from None
    made: Any = text
    if plain is int:
        made = _cents(text) if shape == _apart(Cents)[1] else _whole(text)
    if shape is not None and (fault := shape.fault(made)):
        raise ValueError(fault)
    return made


def texts(hint: Any, value: Any) -> tuple[str, ...]:
    """A value as it stands in its box: one text, or a text for each choice."""
    if value is None:
        return ("",)
    if isinstance(value, tuple):
        of = get_args(_apart(hint)[0])[0]
        inner = [texts(of, one)[0] for one in value]
        return tuple(inner) if _options(of) is not None else (_between(of).replace(",", ", ").join(inner),)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, date):
        return (value.isoformat(),)
    if isinstance(value, int) and _apart(hint)[1] == _apart(Cents)[1]:
        return (usd(value),)
    return (str(value),)


def _rows(one: Asked, hint: Any, seat: Seat, value: Any, typed: Mapping[str, tuple[str, ...]] | None, wrong: Mapping[str, str] | None,
          name: str) -> tuple[tuple[Box, ...], ...]:
    inner = get_args(_apart(hint)[0])[0]
    there = getattr(value, one.name, ())
    count = min(len(there) + 1, max(one.most, len(there)))
    return tuple(boxes(inner, one.rows, seat, there[n] if n < len(there) else None, typed, wrong, prefix=f"{name}.{n}.") for n in range(count))


def _read_rows(one: Asked, hint: Any, typed: Mapping[str, tuple[str, ...]], there: tuple[Any, ...], name: str,
               wrong: dict[str, str]) -> tuple[Any, ...]:
    """The rows that say something. A row whose boxes are all empty, or as those of a new one, is taken away."""
    inner = get_args(_apart(hint)[0])[0]
    found = []
    for n in range(min(len(there) + 1, max(one.most, len(there)))):
        prefix = f"{name}.{n}."
        hints = _hints(inner)
        told = [value for asked in one.rows if not (_options(hints[asked.name]) and not _is_many(hints[asked.name]))
                for value in typed.get(prefix + asked.name, ()) if (value,) != texts(hints[asked.name], _first(inner, asked.name))]
        if not any(value.strip() for value in told):
            continue
        got = read(inner, one.rows, typed, there[n] if n < len(there) else None, prefix=prefix)
        wrong.update(got.wrong)
        found.append(got.value)
    return tuple(found)


def _options(hint: Any) -> tuple[tuple[str, str], ...] | None:
    plain, _ = _apart(hint)
    if get_origin(plain) is tuple:
        return _options(get_args(plain)[0])
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return tuple((one.value, words(one.value)) for one in plain)
    if plain is bool:
        return (("", "not known"), ("yes", "yes"), ("no", "no")) if _optional(hint) else (("yes", "yes"), ("no", "no"))
    return None


def _type(hint: Any) -> str:
    plain, shape = _apart(hint)
    if get_origin(plain) is tuple:
        return "textarea" if _between(get_args(plain)[0]) == "\n" else "text"
    return "date" if plain is date else "textarea" if shape is not None and shape == _apart(Words)[1] else "text"


def _between(inner: Any) -> str:
    """What parts one of several from the next in a box: free text may have commas in it, and is one a line."""
    shape = _apart(inner)[1]
    return "\n" if shape is not None and shape == _apart(Line)[1] else ","


def _is_many(hint: Any) -> bool:
    return get_origin(_apart(hint)[0]) is tuple


def _optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)


def _apart(hint: Any) -> tuple[Any, Shape | Between | None]:
    """The type without None, and the shape that stands on it."""
    if _optional(hint):
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is Annotated:
        plain, *notes = get_args(hint)
        return plain, next((one for one in notes if isinstance(one, Shape | Between)), None)
    return hint, None


def _hints(of: type[Any]) -> dict[str, Any]:
    if of not in _HINTS:
        _HINTS[of] = get_type_hints(of, include_extras=True)
    return _HINTS[of]


def _first(of: type[Any], name: str) -> Any:
    """What the field is where nobody says."""
    assert is_dataclass(of)
    one = next(one for one in fields(of) if one.name == name)
    return None if one.default is MISSING else one.default


def _needed(of: type[Any], name: str) -> bool:
    hint = _hints(of)[name]
    shape = _apart(hint)[1]
    return not _optional(hint) and ((isinstance(shape, Shape) and shape.least > 0) or _apart(hint)[0] is date)


def _whole(text: str) -> int:
    bare = text.replace(",", "")
    if not (bare.isascii() and bare.isdigit() and len(bare) < 19):
        raise ValueError("a whole number")
    return int(bare)


def _cents(text: str) -> int:
    bare = text.replace(",", "").removeprefix("$")
    if not re.fullmatch(r"[0-9]{1,16}(\.[0-9]{1,2})?", bare, re.ASCII):
        raise ValueError("dollars, as 50,000.00")
    return int(Decimal(bare).scaleb(2))
