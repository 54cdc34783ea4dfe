"""The fields of an entry that somebody has to decide on, how, and on what each decision rests: the table in fields.csv.

The table is the grammar of paths: a path that no row takes is no field. It is no law, and lies here so that a change of it is no new
edition of the law.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tidewaiter.values import immutable

Form = Mapping[str, Any]

_SEGMENT = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")
_SHORT = re.compile(r"(lines/[^/]+)/(hts|value|quantities)\Z")
_LONGEST = 8_000             # a value of more characters is told by its hash


class How(StrEnum):
    """How a field may be accepted."""

    ONE = "one"              # by itself
    ALIKE = "alike"          # by itself, or together with the same value on the same facts on other lines
    BULK = "bulk"            # with any others: copied, no customs judgement
    NONE = "none"            # nobody has to


class Absent(StrEnum):
    """What it means where nothing is stated."""

    NOTHING = ""             # there is nothing to decide
    DECIDE = "decide"        # saying nothing is a statement (no case applies), and somebody decides it
    MISSING = "missing"      # not known, which keeps the gate shut


class OnLaw(StrEnum):
    """What becomes of a decision when the law that it rests on changes."""

    LAPSE = "lapse"
    CONFIRM = "confirm"      # it stands, and a warning asks to look again
    KEEP = "keep"


@immutable
class Field:
    """A row of the table. `pattern` has `*` for the key of a line, a place in a list, or a name; so have the fields that it rests on."""

    pattern: str
    label: str
    subject: str
    how: How
    absent: Absent
    rests_on: tuple[str, ...]
    law: OnLaw
    box: str
    cite: str
    why: str

    @property
    def judged(self) -> bool:
        """Whether deciding on it takes customs judgement."""
        return self.how in (How.ONE, How.ALIKE)


@immutable
class Stated:
    """What an entry states at a path, as text; `field` is None where the table has no row for it."""

    path: str
    text: str
    field: Field | None


@dataclass
class _Node:
    row: Field | None = None
    below: dict[str, _Node] = field(default_factory=dict)


@cache
def fields() -> Mapping[str, Field]:
    """Each row of the table by its pattern."""
    with (Path(__file__).parent / "fields.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Field(row["field"], row["label"], row["subject"], How(row["how"]), Absent(row["absent"]), tuple(row["rests_on"].split()),
                  OnLaw(row["law"]), row["box"], row["cite"], row["why"])
            for row in csv.DictReader(file)
        ]
    return {row.pattern: row for row in rows}


@cache
def _tree() -> _Node:
    root = _Node()
    for pattern, row in fields().items():
        node = root
        for segment in pattern.split("/"):
            node = node.below.setdefault(segment, _Node())
        node.row = row
    return root


def canonical(path: str) -> str:
    """The one spelling of a path: the number, value and quantities of a line are those of its first article.

    >>> canonical("lines/3/hts"), canonical("days/entered")
    ('lines/3/articles/1/hts', 'days/entered')
    """
    return _SHORT.sub(r"\1/articles/1/\2", path)


def field_of(path: str) -> Field | None:
    """The row of a path; None where it names no field.

    >>> field_of("lines/3/articles/1/hts").label
    'Tariff number'
    >>> field_of("lines/3") is field_of("lines/3/articles/1/hts/x") is None
    True
    """
    node = _tree()
    for segment in path.split("/"):
        below = node.below.get(segment) or (node.below.get("*") if _SEGMENT.match(segment) else None)
        if below is None or segment == "*":
            return None
        node = below
    return node.row


def line_of(path: str) -> str:
    """The key of the line that a path is on; empty for the header.

    >>> line_of("lines/3/origin"), line_of("bond")
    ('3', '')
    """
    first, _, rest = path.partition("/")
    return rest.partition("/")[0] if first == "lines" else ""


def text_of(value: Any) -> str:
    """A value of the form as text: "" where nothing is stated, else itself, or JSON with its keys in order.

    >>> text_of(None), text_of(14172), text_of(True), text_of([]), text_of([{"b": 1, "a": "x"}])
    ('', '14172', 'true', '', '[{"a":"x","b":1}]')
    """
    if value is None or (not value and not isinstance(value, int)):
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if len(text) > _LONGEST:
        return f"sha256:{sha256(text.encode()).hexdigest()} of {len(text)} characters"
    return text


def stated(form: Form) -> tuple[Stated, ...]:
    """All that an entry states, field by field, and the fields that it may not be silent about. A line's key is its `key`, or its number."""
    return tuple(_walk(_tree(), (), form))


def keyed(form: Form) -> Form:
    """The form with its lines by key, for who asks often. ValueError where two lines have one key."""
    lines = form.get("lines")
    if isinstance(lines, Mapping | str) or not isinstance(lines, Sequence):
        return form
    by_key = dict(_items(lines, True))
    if len(by_key) != len(lines):
        raise ValueError("two lines have one key")
    return {**form, "lines": by_key}


def at(form: Form, pattern: str, path: str) -> Iterator[tuple[str, str]]:
    """What stands at a pattern, on the line and the article that `path` is on; where the two part, at all of them. Paths and texts."""
    yield from _at(form, tuple(pattern.split("/")), tuple(path.split("/")), ())


def _at(value: Any, pattern: tuple[str, ...], path: tuple[str, ...], walked: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not pattern:
        yield "/".join(walked), text_of(value)
        return
    first = pattern[0]
    bound = path[0] if path else ""
    if first != "*":
        below = value.get(first) if isinstance(value, Mapping) else None
        yield from _at(below, pattern[1:], path[1:] if bound == first else (), (*walked, first))
        return
    if bound and isinstance(value, Mapping):
        if bound in value:
            yield from _at(value[bound], pattern[1:], path[1:], (*walked, bound))
        return
    for key, one in _items(value, walked == ("lines",)):
        if not bound or key == bound:
            yield from _at(one, pattern[1:], path[1:], (*walked, key))


def _items(value: Any, lines: bool) -> Iterator[tuple[str, Any]]:
    """The parts of a list or mapping with the names that paths have for them."""
    if isinstance(value, Mapping):
        yield from ((str(key), one) for key, one in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, one in enumerate(value, 1):
            yield (str(one.get("key") or one.get("number") or place) if lines and isinstance(one, Mapping) else str(place)), one


def _walk(node: _Node, walked: tuple[str, ...], value: Any) -> Iterator[Stated]:
    path = "/".join(walked)
    if node.row is not None:
        text = text_of(value)
        # A plain flag that is not set, and a zero, state nothing where the table does not ask.
        if node.row.absent is not Absent.NOTHING or (text != "" and (value or not isinstance(value, int))):
            yield Stated(path, text, node.row)
    elif "*" in node.below:
        for key, one in _items(value, path == "lines"):
            if _SEGMENT.match(key):
                yield from _walk(node.below["*"], (*walked, key), one)
            else:
                yield Stated(f"{path}/{key}", text_of(one), None)
        if not isinstance(value, Mapping | Sequence | None) or isinstance(value, str):
            yield Stated(path, text_of(value), None)
    else:
        known = value if isinstance(value, Mapping) else {}
        if value is not None and not isinstance(value, Mapping):
            yield Stated(path, text_of(value), None)
        for name, below in node.below.items():
            yield from _walk(below, (*walked, name), known.get(name))
        for name in known:
            if name not in node.below and name != "key" and text_of(known[name]) != "":
                yield Stated("/".join((*walked, name)), text_of(known[name]), None)
