"""A value put at its path: text becomes what the field holds, by the types of the entry itself."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from tidewaiter.clearance.decisions.fields import Form, field_of, keyed, text_of
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import fits


def placed(form: Form, path: str, text: str) -> Form:
    """The form with a value at a path, its lines by key; "" takes it away. ValueError where it cannot stand there."""
    row = field_of(path)
    if row is None:
        raise ValueError(f"{path} is no field of an entry")
    if text.startswith("sha256:"):
        raise ValueError("a value told by its hash cannot be put anywhere")
    found: Form = _put(keyed(form), tuple(path.split("/")), read(row.pattern, text), path)
    return found


def normal(path: str, text: str) -> str:
    """The one text of a value, as `stated` tells it. ValueError where the field cannot hold it.

    >>> normal("lines/1/articles/1/value", "014172"), normal("lines/1/adcvd", '[{"case" : "A570967000"}]')
    ('14172', '[{"case":"A570967000"}]')
    """
    row = field_of(path)
    if row is None:
        raise ValueError(f"{path} is no field of an entry")
    return text_of(read(row.pattern, text)) if text else ""


def read(pattern: str, text: str) -> Any:
    """What a field of this pattern holds for a text, as a form has it. ValueError where it cannot."""
    kind, optional = _kind(pattern)
    if kind is None or kind is str:
        return text if text or not optional else None
    if kind == str | bool:
        return text == "true" if text in ("true", "false") else text
    if text == "":
        return _empty(kind, optional)
    if kind is bool:
        if text not in ("true", "false"):
            raise ValueError(f"{text!r} is neither true nor false")
        return text == "true"
    if kind is int:
        if not text.lstrip("-").isdecimal() or not text.isascii():
            raise ValueError(f"{text!r} is not a whole number")
        return int(text)
    if kind is date:
        return date.fromisoformat(text).isoformat()
    if kind is Decimal:
        if not Decimal(text).is_finite():
            raise ValueError(f"{text!r} is not a number")
        return text
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not fits(found, kind):
        raise ValueError(f"{text[:60]!r} is not what the field holds")
    return found


def _empty(kind: Any, optional: bool) -> Any:
    if optional:
        return None
    if get_origin(kind) is tuple:
        return []
    if get_origin(kind) is Mapping:
        return {}
    return {bool: False, int: 0}.get(kind)


@cache
def _kind(pattern: str) -> tuple[Any, bool]:
    """The type at a pattern of an entry, and whether it may be None; None where an entry does not hold it itself."""
    kind: Any = Entry
    optional = False
    for segment in pattern.split("/"):
        if segment == "*":
            kind = get_args(kind)[0 if get_origin(kind) is tuple else 1]
        elif is_dataclass(kind) and segment in (hints := get_type_hints(kind)):
            kind = hints[segment]
        else:
            return None, False
        kind, optional = _bare(kind)
    return kind, optional


def _bare(kind: Any) -> tuple[Any, bool]:
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind):
        return next(one for one in get_args(kind) if one is not type(None)), True
    return kind, False


def _put(node: Any, path: tuple[str, ...], value: Any, whole: str) -> Any:
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(node, list | tuple):
        place = int(first) - 1 if first.isdecimal() and first.isascii() else -1
        if not 0 <= place <= len(node) or (place == len(node) and rest):
            raise ValueError(f"{whole} is not there")
        if not rest and value in (None, "", [], {}):
            return [*node[:place], *node[place + 1:]]
        return [*node[:place], _put(node[place] if place < len(node) else None, rest, value, whole), *node[place + 1:]]
    if node is None and not rest:
        node = {}
    if not isinstance(node, Mapping) or (rest and first not in node):
        raise ValueError(f"{whole} is not there")
    if not rest and value == "" and whole.split("/")[-2:-1] == ["facts"]:
        return {key: one for key, one in node.items() if key != first}
    return {**node, first: _put(node.get(first), rest, value, whole)}
