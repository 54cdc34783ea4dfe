"""Our declarations against an independent reading of the chapters, field by field.

The books of layouts are in tests/abi/books; docs/abi/layout-differences.md is printed from them by `python -m tests.abi.test_layouts`.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from tests.abi import books
from tidewaiter.abi.application import Seen
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.record import Field, Record

PAGE = Path(__file__).resolve().parents[2] / "docs" / "abi" / "layout-differences.md"
BOOKS: tuple[ModuleType, ...] = tuple(
    import_module(f"{books.__name__}.{module.name}") for module in sorted(pkgutil.iter_modules(books.__path__), key=lambda one: one.name)
)
NAMES = [book.__name__.rpartition(".")[2] for book in BOOKS]


def declared(book: ModuleType, layout: dict[str, Any]) -> type[Record] | None:
    """The record of ours that a layout describes."""
    if hasattr(book, "declared"):
        found: type[Record] | None = book.declared(layout)
        return found
    id, _, variant = layout["id"].partition("-")
    for code in book.APPLICATIONS:
        if kind := APPLICATIONS[code].records.get(id):
            return kind.closest(variant)
    return None


@pytest.mark.reference
@pytest.mark.parametrize("book", BOOKS, ids=NAMES)
def test_every_difference_from_the_layouts_has_its_reason(book: ModuleType, reference: Path) -> None:
    found = set(differences(book, reference))
    assert found - book.DIFFERENCES.keys() == set()
    assert book.DIFFERENCES.keys() - found == set()


@pytest.mark.reference
def test_every_record_of_ours_is_in_the_layouts(reference: Path) -> None:
    read = {kind for book in BOOKS for layout in layouts(book, reference) if (kind := declared(book, layout))}
    ours = {kind for application in APPLICATIONS.values() if application.seen is Seen.SOURCE for kind in application.records.values()}
    assert {kind.id for kind in ours - read} == set()


def test_the_page_of_differences_is_what_the_books_hold() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "print it again: python -m tests.abi.test_layouts"


def layouts(book: ModuleType, reference: Path) -> list[dict[str, Any]]:
    text = (reference / "catair/layouts" / book.LAYOUTS).read_text(encoding="utf-8")
    records: list[dict[str, Any]] = yaml.safe_load(text)["records"]
    described = getattr(book, "described", None)
    return [record for record in records if described(record)] if described else records


def differences(book: ModuleType, reference: Path) -> Iterator[tuple[str, str, str]]:
    for layout in layouts(book, reference):
        kind = declared(book, layout)
        if kind is None:
            yield layout["id"], "", "not declared"
            continue
        ours = {(field.first, field.last): field for field in kind.fields}
        for theirs in layout["fields"]:
            first, last = theirs["pos"]
            for what in compared(ours.pop((first, last), None), theirs):
                yield layout["id"], f"{first}-{last}", what
        # A type of record 54 is laid out from column 5 on.
        for first, last in ours:
            if "-" not in layout["id"] or first > 4:
                yield layout["id"], f"{first}-{last}", "only ours"


def compared(field: Field | None, theirs: dict[str, Any]) -> Iterator[str]:
    if field is None:
        yield "only theirs"
        return
    kind = re.sub(r"^\d+", "", theirs["cls"].split(" or ")[0])
    if field.kind != kind and not (field.filler and theirs["n"].startswith("Filler")):
        yield f"class {field.kind}, read {kind}"
    status = theirs.get("des", "C").rstrip("-")
    if field.status != status and not field.filler:
        yield f"status {field.status}, read {status}"
    if theirs.get("const", "") != field.fixed:
        yield f"constant {field.fixed}, read {theirs.get('const')}"
    hints = " ".join(map(str, theirs.get("fmt", [])))
    decimals = 2 if "two implied" in hints else 4 if "four implied" in hints else 0
    if field.decimals != decimals:
        yield f"{field.decimals} decimals, read {decimals}"
    missing = {"" if code == "Space" else code for code in theirs.get("codes", {})} - set(field.codes or ())
    if missing:
        yield f"codes {' '.join(sorted(missing))} not declared"


def page() -> str:
    rows = ["# Where our declarations differ from the layouts as they were read", "",
            "The layouts of the reference were read from the chapters by a program; where it and the chapter's text differ, the text decides.",
            "Printed by `python -m tests.abi.test_layouts`; a test compares every field of every layout and knows of no other difference.", ""]
    for book, name in zip(BOOKS, NAMES, strict=True):
        if not book.DIFFERENCES:
            continue
        rows += [f"## {name.replace('_', ' ')} ({book.LAYOUTS})", "", "| record | columns | difference | why |", "| --- | --- | --- | --- |"]
        rows += [f"| {record} | {columns} | {what} | {why} |" for (record, columns, what), why in book.DIFFERENCES.items()]
        rows.append("")
    return "\n".join(rows).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
