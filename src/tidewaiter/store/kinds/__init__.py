"""Kinds of records: a frozen dataclass of the rooms below becomes a table, a row and back.

Plain fields (text, whole number, yes or no, day, moment, a word of an enumeration) are columns; what is nested is JSON in a column. Around
the value stand the tenant, the id, the version, who changed it last and when.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from cattrs import Converter
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, RowMapping, String, Table, Text

from tidewaiter.dates import read_day
from tidewaiter.store.database import METADATA
from tidewaiter.store.message_log import stamp

T = TypeVar("T")
TEXT = Text().with_variant(Text(collation="C"), "postgresql")        # sorted alike on both databases
ENVELOPE = ("tenant", "id", "version", "created_at", "changed_at", "changed_by")


@dataclass(frozen=True)
class Record(Generic[T]):
    """A value as it is kept: its id, its version (1 when new, one more with each change), when it came, when and by whom it was changed last."""

    id: str
    version: int
    value: T
    created: datetime
    changed: datetime
    by: str


@dataclass(frozen=True)
class Kind(Generic[T]):
    """What is kept under a name. `letter` begins the ids: c1, c2 ..."""

    name: str
    letter: str
    type: type[T]
    table: Table

    def row(self, value: T) -> dict[str, Any]:
        """The columns of a value."""
        return {name: None if (held := getattr(value, name)) is None else write(held) for name, write, _ in _columns(cast(Hashable, self.type))}

    def value(self, row: Mapping[str, Any] | RowMapping) -> T:
        """The value of a row. TypeError or ValueError where a hand has changed it to what the kind cannot hold."""
        return self.type(**{name: None if (held := row[name]) is None else read(held) for name, _, read in _columns(cast(Hashable, self.type))})

    def form(self, value: T) -> dict[str, Any]:
        """The value in plain lists, dicts, texts and numbers: what events, exports and the API show."""
        found: dict[str, Any] = converter().unstructure(value)
        return found

    def kept(self, value: T) -> tuple[dict[str, Any], dict[str, Any], str]:
        """The columns of a value, its form, and the text of the columns that is hashed: what is nested is taken apart and written once for all."""
        form = self.form(value)
        row = {}
        for name, nested in _told(cast(Hashable, self.type)):
            held = form[name]
            row[name] = canonical(held) if nested and held is not None else held
        return row, form, self.whole(row)

    def whole(self, row: Mapping[str, Any] | RowMapping) -> str:
        """The text of a record's columns that is hashed: JSON, in the order of the fields.

        A column that says what its field says by default is left out, and what is nested stands as it is stored: a field that comes to the
        kind later, with a default, leaves the hashes of all that was kept before as they are.
        """
        usual, parts = _usual(cast(Hashable, self.type)), []
        for name, nested in _told(cast(Hashable, self.type)):
            held = row[name]
            if name not in usual or held != usual[name]:
                parts.append(f'"{name}":{held if nested and held is not None else _plainly(held)}')
        return f"{{{','.join(parts)}}}"

    def read(self, form: Mapping[str, Any]) -> T:
        """The value of a form. Raises cattrs' ClassValidationError where it is another."""
        return converter().structure(form, self.type)

    def record(self, row: Mapping[str, Any] | RowMapping) -> Record[T]:
        return Record(row["id"], row["version"], self.value(row), moment(row["created_at"]), moment(row["changed_at"]), row["changed_by"])


KINDS: dict[str, Kind[Any]] = {}


def kind(
    name: str, letter: str, of: type[T], *, table: str = "", index: Sequence[Sequence[str]] = (), unique: Sequence[Sequence[str]] = (),
) -> Kind[T]:
    """A kind and its table, `name` with an s unless it is told. Each of `index` and `unique` begins with the tenant by itself."""
    if name in KINDS or letter in {one.letter for one in KINDS.values()}:
        raise ValueError(f"there is a kind {name!r}, or one whose ids begin with {letter!r}, already")
    called = table or f"{name}s"
    held = {field.name: bare(hint) for field, hint in _fields(of)}
    if taken := set(held) & set(ENVELOPE):
        raise ValueError(f"{of.__name__} has fields of the envelope: {taken}")
    made = Table(
        called, METADATA,
        Column("tenant",     String(40), primary_key=True),
        Column("id",         String(40), primary_key=True),
        Column("version",    Integer,    nullable=False),
        *(Column(name, _PLAIN.get(plain, TEXT), nullable=optional) for name, (plain, optional) in held.items()),
        Column("created_at", String(32), nullable=False),
        Column("changed_at", String(32), nullable=False),
        Column("changed_by", TEXT,       nullable=False),
    )
    for one in index:
        Index(f"{called}_{'_'.join(one)}", made.c.tenant, *(made.c[name] for name in one))
    for one in unique:
        Index(f"{called}_one_{'_'.join(one)}", made.c.tenant, *(made.c[name] for name in one), unique=True)
    KINDS[name] = Kind(name, letter, of, made)
    return KINDS[name]


def moment(stamped: str) -> datetime:
    """The moment that a stamp names."""
    return datetime.fromisoformat(stamped)


def canonical(form: Any) -> str:
    """The one text of a form: what is hashed, and what is kept in a column."""
    return _CANONICAL.encode(form)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _plainly(held: Any) -> str:
    """The canonical text of what stands in a plain column."""
    return _CANONICAL.encode(held) if isinstance(held, str) else "null" if held is None else "true" if held is True else \
        "false" if held is False else int.__repr__(held)


@cache
def converter() -> Converter:
    """Between values and their forms: days and moments are ISO 8601, exact numbers texts."""
    made = Converter(forbid_extra_keys=True)
    made.register_unstructure_hook(datetime, stamp)
    made.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text).astimezone(UTC))
    made.register_unstructure_hook(date, lambda day: day.isoformat())
    made.register_structure_hook(date, lambda text, _: read_day(text))
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    made.register_structure_hook(str | bool, lambda value, _: value)
    return made


def _fields(of: type[Any]) -> list[tuple[Any, Any]]:
    hints = get_type_hints(of, include_extras=True)
    return [(field, hints[field.name]) for field in fields(of)]


def bare(hint: Any) -> tuple[Any, bool]:
    """The type without its shape, and whether None is let in."""
    optional = False
    while True:
        if get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        elif get_origin(hint) in (Union, UnionType) and type(None) in get_args(hint):
            rest = [one for one in get_args(hint) if one is not type(None)]
            hint, optional = rest[0] if len(rest) == 1 else Union[tuple(rest)], True  # noqa: UP007
        else:
            return hint, optional


_PLAIN: dict[Any, Any] = {str: TEXT, int: BigInteger(), bool: Boolean(), date: String(10), datetime: String(32)}


Write = Callable[[Any], Any]


@cache
def _columns(of: Any) -> tuple[tuple[str, Write, Write], ...]:
    return tuple((field.name, *_ways(hint)) for field, hint in _fields(of))


@cache
def _told(of: Any) -> tuple[tuple[str, bool], ...]:
    """The fields in the order of the canonical text, each with whether it is JSON in its column."""
    return tuple(sorted((field.name, _nested(bare(hint)[0])) for field, hint in _fields(of)))


def _nested(plain: Any) -> bool:
    return plain not in _PLAIN and not (isinstance(plain, type) and issubclass(plain, Enum))


def _ways(hint: Any) -> tuple[Write, Write]:
    plain, _ = bare(hint)
    if plain in (str, int):
        return _same, _same
    if plain is bool:
        return _same, bool
    if plain is date:
        return lambda day: day.isoformat(), read_day
    if plain is datetime:
        return stamp, moment
    if isinstance(plain, type) and issubclass(plain, Enum):
        return lambda word: word.value, plain
    return lambda value: canonical(converter().unstructure(value, plain)), lambda text: converter().structure(json.loads(text), plain)


@cache
def _usual(of: Any) -> dict[str, Any]:
    """What the columns of a kind hold where its fields have their defaults; fields without one are not there."""
    ways, found = {name: write for name, write, _ in _columns(of)}, {}
    for field in fields(of):
        made = field.default if field.default_factory is MISSING else field.default_factory()
        if made is not MISSING:
            found[field.name] = None if made is None else ways[field.name](made)
    return found


def _same(value: Any) -> Any:
    return value
