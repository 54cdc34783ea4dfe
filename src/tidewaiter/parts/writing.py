"""A library as sheets of texts: what a spreadsheet of it holds, and a file that is read back is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tidewaiter.parts.columns import CHILDREN, CONVERSION, FACTS, PRODUCTS, SHEET, Column
from tidewaiter.parts.product import WHOLE, Product

Cells = tuple[str, ...]


def sheets(products: Iterable[Product]) -> dict[str, list[Cells]]:
    """Each sheet's rows, the labels first. A sheet without rows is there too, and says that no product has any."""
    held = list(products)
    found = {SHEET: [_labels(PRODUCTS), *(_cells(one, one.sku, PRODUCTS) for one in held)]}
    for name, columns in CHILDREN.items():
        found[name] = [_labels(columns), *(_cells(child, one.sku, columns) for one in held for child in getattr(one, name))]
    found["quantities"] = [_labels(CONVERSION), *(
        (one.sku, str(place or ""), conversion.unit, conversion.amount)
        for one in held for place, conversions in enumerate((one.conversions, *(component.conversions for component in one.components)))
        for conversion in conversions)]
    found["facts"] = [_labels(FACTS), *((one.sku, name, value) for one in held for name, value in one.facts.items())]
    return found


def template() -> dict[str, list[Cells]]:
    """The sheets with their labels and no products."""
    return sheets(())


def notes() -> Mapping[str, Sequence[str]]:
    """What each column of each sheet holds, in the order of its columns."""
    return {name: tuple(one.says for one in columns) for name, columns in
            {SHEET: PRODUCTS, **CHILDREN, "quantities": CONVERSION, "facts": FACTS}.items()}


def _labels(columns: Sequence[Column]) -> Cells:
    return tuple(one.name for one in columns)


def _cells(value: Any, sku: str, columns: Sequence[Column]) -> Cells:
    return (sku, *(_cell(one.name, getattr(value, one.name)) for one in columns[1:]))


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "share":
        return f"{(Decimal(value) / (WHOLE // 100)).normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
