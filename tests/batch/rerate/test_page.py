"""docs/rerate.md shows the columns as they are declared. Printed anew by `python -m tests.batch.rerate.many.test_page`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from tidewaiter.batch.rerate.schema import LINES, ROWS, TOTALS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rerate.md"


def tables() -> dict[str, str]:
    read = [f"| {one.name} | {one.is_} | {'yes' if one.needed else ''} | {one.about} |" for one in LINES]
    return {"lines": "\n".join(["| column | holds | needed | |", "|---|---|---|---|", *read]), "rows": _made(ROWS), "totals": _made(TOTALS)}


def _made(columns: Mapping[str, pl.DataType | None]) -> str:
    made = [f"| {name} | {'as it was' if kind is None else _said(kind)} |" for name, kind in columns.items()]
    return "\n".join(["| column | type |", "|---|---|", *made])


def _said(kind: pl.DataType) -> str:
    return f"Decimal({kind.precision}, {kind.scale})" if isinstance(kind, pl.Decimal) else str(kind)


def printed(page: str) -> str:
    for name, table in tables().items():
        page = re.sub(rf"<!-- {name} -->\n\n?(\|.*\n)*\n?", f"<!-- {name} -->\n\n{table}\n\n", page)
    return page


def test_the_page_shows_the_columns_as_they_are_declared():
    page = PAGE.read_text(encoding="utf-8")
    assert printed(page) == page


if __name__ == "__main__":
    PAGE.write_text(printed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
