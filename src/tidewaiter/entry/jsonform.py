"""An entry as JSON and back, so that `entry.json` holds all of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from cattrs import BaseValidationError, Converter

from tidewaiter.dates import read_day
from tidewaiter.entry.entry import Entry


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(date, lambda day: day.isoformat())
    converter.register_structure_hook(date, lambda text, _: read_day(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_structure_hook(str | bool, lambda value, _: value)
    return converter


def entry_json(entry: Entry) -> dict[str, Any]:
    """The entry in plain lists, dicts, texts and whole numbers."""
    form: dict[str, Any] = _converter().unstructure(entry)
    return form


def fits(form: Any, kind: Any) -> bool:
    """Whether a part of an entry's form is one of its type, as `tuple[Quantity, ...]` of a list."""
    try:
        _converter().structure(form, kind)
    except (BaseValidationError, TypeError, ValueError, ArithmeticError, AttributeError, KeyError, RecursionError):
        return False
    return True


def read_entry(form: Mapping[str, Any]) -> Entry:
    """The entry that `entry_json` wrote. Raises cattrs' ClassValidationError where the form is another."""
    return _converter().structure(form, Entry)
