"""Models of the API made from the dataclasses of the rooms below: what a request may hold is what their shapes say, and nothing else.

`model(Client)` is a pydantic model whose JSON schema refuses exactly what it refuses: no field that is not there, no "1" for 1, no 1 for
true, a day as YYYY-MM-DD alone. A model is made once a type, under the type's own name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding
from tidewaiter.shapes import Between, Line, Shape, Signed, Words
from tidewaiter.store.kinds import Record

T = TypeVar("T")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})", re.ASCII)


def _day(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return read_day(value)
    raise PydanticCustomError("day", "a day is written YYYY-MM-DD")


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        with suppress(ValueError, OverflowError):
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
    raise PydanticCustomError("moment", "a moment is written as 2026-11-22T14:00:00Z, with its zone")


def _whole(value: Any) -> Any:
    """1.0 is the number 1 in JSON; true is none."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _text(value: str) -> str:
    """Half of a surrogate pair, or a NUL, is nothing that a database can keep."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("text", "the text is no Unicode") from None
    return value


Day = Annotated[date, BeforeValidator(_day), Field(json_schema_extra={"format": "date"})]
Moment = Annotated[datetime, BeforeValidator(_moment), Field(json_schema_extra={"format": "date-time"})]


class Model(BaseModel):
    """What all models of the API are: exact."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_NAMED: dict[str, Any] = {}
_READ: set[Any] = set()                           # the types of bodies, and what is within them
# Whose Line, Bond and Party, or Address and Reason, are not those of the other rooms.
_PREFIXES = {"tidewaiter.entry.": "Entry", "tidewaiter.screening.": "Screening"}


def name_of(of: Any) -> str:
    """The name of a type in the description. TypeError where another has it.

    >>> from tidewaiter.entry.entry import Bond, Entry
    >>> name_of(Bond), name_of(Entry)
    ('EntryBond', 'Entry')
    """
    prefix = next((prefix for room, prefix in _PREFIXES.items() if of.__module__.startswith(room)), "")
    name: str = of.__name__ if of.__name__.startswith(prefix) else prefix + of.__name__
    if _NAMED.setdefault(name, of) is not of:
        raise TypeError(f"{of.__module__} and {_NAMED[name].__module__} cannot both have a {name} in the description")
    return name


@cache
def model(of: Any, *, bare: bool = False) -> type[Model]:
    """The model of a dataclass. TypeError where a field is of a type that JSON has not.

    `bare` lets in what has no type: for what is only ever answered.
    """
    if not (isinstance(of, type) and is_dataclass(of)):
        raise TypeError(f"{of!r} is no dataclass")
    if not bare:
        _READ.add(of)
    hints = get_type_hints(of, include_extras=True)
    made: dict[str, Any] = {}
    for field in fields(of):
        default = field.default if field.default is not MISSING else field.default_factory() if field.default_factory is not MISSING else ...
        made[field.name] = (hinted(hints[field.name], f"{of.__name__}.{field.name}", bare), _default(default))
    return create_model(name_of(of), __base__=Model, __doc__=told(of), **made)


@cache
def answer(of: Any) -> type[Model]:
    """The model of what is answered: the one by which a request is read, where one is; else without the limits of what may be told."""
    return model(of) if of in _READ else model(of, bare=True)


def _default(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return Field(default_factory=lambda: model(type(value)).model_validate(form(value)), json_schema_extra={"default": form(value)})
    return value


def told(of: Any) -> str:
    """The docstring, unless it is the one that `dataclass` makes of the signature."""
    words = cleandoc(of.__doc__ or "")
    return "" if words.startswith(f"{of.__name__}(") else words


def hinted(hint: Any, where: str, bare: bool = False) -> Any:
    """The type as pydantic is told it: a text or number without a shape takes what any column can hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if bare and hint in (str, int):
        return hint
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin is Annotated and bare:
        return inner[0]
    if origin is Annotated:
        plain, *marks = inner
        if plain not in (str, int) or not any(isinstance(mark, Shape | Between) for mark in marks):
            raise TypeError(f"{where}: {hint} is no shape of a text or a number")
        ways = (Field(strict=True), AfterValidator(_text)) if plain is str else (BeforeValidator(_whole),)
        return Annotated[(plain, *marks, *ways)]
    if origin in (Union, UnionType):
        return Union[tuple(one if one is NoneType else hinted(one, where, bare) for one in inner)]  # noqa: UP007
    if origin in (list, Sequence) or (origin is tuple and len(inner) == 2 and inner[1] is Ellipsis):
        return tuple[hinted(inner[0], where, bare), ...]        # type: ignore[misc]
    if origin in (Mapping, dict):
        if bare:
            return dict[str, hinted(inner[1], where, bare)]     # type: ignore[misc]
        name, held = Line if inner[0] is str else inner[0], inner[1]
        return Annotated[dict[hinted(name, where), hinted(held, where)], Field(json_schema_extra=_keys)]      # type: ignore[misc]
    if origin is Record and bare:
        return record_model(inner[0])
    if isinstance(hint, type) and issubclass(hint, Enum) and issubclass(hint, str):
        return hint
    if is_dataclass(hint) and isinstance(hint, type):
        return answer(hint) if bare else model(hint)
    if bare and hint is Any:
        return Any
    raise TypeError(f"{where}: {hint} is nothing that JSON has")


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("decimal", "an exact number is a text as 12.50")


_EXACT = {"type": "string", "pattern": r"^-?[0-9]{1,20}(\.[0-9]{1,10})?$"}
_DECIMAL = re.compile(_EXACT["pattern"][1:-1], re.ASCII)
_PLAIN: dict[Any, Any] = {
    str: Annotated[(*get_args(Words), Field(strict=True), AfterValidator(_text))],
    int: Annotated[(*get_args(Signed), BeforeValidator(_whole))],
    bool: Annotated[bool, Field(strict=True)],
    date: Day,
    datetime: Moment,
    Decimal: Annotated[Decimal, BeforeValidator(_decimal), WithJsonSchema(_EXACT)],
}
_ID = Annotated[str, Field(pattern="^[a-z0-9]+$", max_length=40)]


@cache
def record_model(of: Any) -> type[Model]:
    """A record in its envelope."""
    made: dict[str, Any] = {
        "id": (_ID, ...),
        "version": (Annotated[int, Field(ge=1, description="1 when new, one more with each change; the ETag")], ...),
        "value": (answer(of), ...),
        "created": (Moment, ...),
        "changed": (Moment, ...),
        "by": (Annotated[str, Field(description="Who changed it last: the id of a person, or what acted")], ...),
        "findings": (tuple[answer(Finding), ...], ...),         # type: ignore[misc]
    }
    name = name_of(of)
    return create_model(f"{name}Record", __base__=Model, __doc__=f"A {name} as it is kept, and what is wrong with it.", **made)


def _keys(schema: dict[str, Any]) -> None:
    """What pydantic says of the keys alone, said of keys and values: a key that does not fit is refused, not let in unread."""
    for pattern, held in (schema.pop("patternProperties", None) or {}).items():
        schema["propertyNames"] = {**schema.get("propertyNames", {}), "pattern": pattern}
        schema["additionalProperties"] = held


def value(of: type[T], read: BaseModel) -> T:
    """The dataclass of what a model read."""
    hints = get_type_hints(of)
    return of(**{field.name: deep(hints[field.name], getattr(read, field.name)) for field in fields(of)})      # type: ignore[arg-type]


def deep(hint: Any, read: Any) -> Any:
    """What a model read, with dataclasses in the place of models."""
    if isinstance(read, BaseModel):
        return value(next(one for one in (hint, *get_args(hint)) if is_dataclass(one)), read)      # type: ignore[arg-type]
    if isinstance(read, tuple):
        inner = next((get_args(one)[0] for one in (hint, *get_args(hint)) if get_origin(one) in (tuple, list, Sequence)), Any)
        return tuple(deep(inner, one) for one in read)
    return read


Finder = Callable[[Record[Any]], Sequence[Finding]]


_AS_IT_IS = frozenset({str, int, bool, NoneType})       # most of what is written, and left out of the calls


def form(value: Any, findings: Finder = lambda record: ()) -> Any:
    """A value in plain lists, dicts, texts and numbers, as the API writes it; `findings` tells what is wrong with a record."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if names := _names(kind):
        found = {name: held if type(held := getattr(value, name)) in _AS_IT_IS else form(held, findings) for name in names}
        return {**found, "findings": [form(one) for one in findings(value)]} if kind is Record else found
    if isinstance(value, str | int):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds" if value.microsecond else "seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): form(one, findings) for name, one in value.items()}
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset | set):
        return sorted(form(one) for one in value)
    if isinstance(value, Sequence):
        return [form(one, findings) for one in value]
    raise TypeError(f"{value!r} has no form in JSON")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass; of another type none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
