"""Our declarations against an independent reading of the chapters, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, SYNTAX
from tidewaiter.abi.record import Field, Record

BOOKS = {
    "01": "01_batch_block_control.yaml", "02": "02_entry_summary_AE_AX.yaml", "03": "03_cargo_release_SE_SX.yaml",
}
APPLICATION = {"02": ("AE", "AX"), "03": ("SE", "SX")}

# Where we follow the chapter's text and not the layout as it was read. Book, record, columns; what differs; why.
NOTE_3 = "notes 2 and 3 list $I, $R and %R, which class AN cannot hold (B&B-10, B&B-21)"
TWO_KINDS = "two layouts share the record: spaces in ESAR, a password or a count in e-Manifest"
PRINTED = "narratives of the same chapter hold hyphens, strokes and brackets, as OR-HI VAL/QTY (1)"
QUOTED = "a reply gives back what was filed, also where that is blank or no day"
PAIR = "the pair before it has two implied decimals, and the text says dollars and cents"
ONE_RECORD = "one record of two chapters: cargo release has it optional (SE-61, SE-65, SE-70), which asks for no more"
DIFFERENCES = {
    ("01", "A",     "26-27", "class X, read AN"):       NOTE_3,
    ("01", "B",     "11-12", "class X, read AN"):       NOTE_3,
    ("01", "Y",     "11-12", "class X, read AN"):       NOTE_3,
    ("01", "A",     "9-14",  "class AN, read S"):       TWO_KINDS,
    ("01", "A",     "9-14",  "status C, read M"):       TWO_KINDS,
    ("01", "Z",     "9-14",  "class AN, read S"):       TWO_KINDS,
    ("01", "Z",     "9-14",  "status C, read M"):       TWO_KINDS,
    ("01", "Y",     "13-17", "status C, read M"):       TWO_KINDS,
    ("01", "Y",     "13-44", "only theirs"):            TWO_KINDS,
    ("01", "X1",    "11-50", "class X, read AN"):       PRINTED,
    ("01", "A",     "2-5",   "status C, read M"):       QUOTED,
    ("01", "A",     "6-8",   "status C, read M"):       QUOTED,
    ("01", "A",     "15-20", "class X, read D"):        QUOTED,
    ("01", "X0",    "26-80", "status C, read M"):       QUOTED,
    ("02", "E0",    "26-80", "status C, read M"):       QUOTED,
    ("02", "E1",    "11-50", "class X, read AN"):       PRINTED,
    ("02", "20",    "3-6",   "class X, read AN"):     "note (g) prescribes *F, *U, *C and ** by air (ESF-144)",
    ("02", "34",    "17-24", "2 decimals, read 0"):     PAIR,
    ("02", "89",    "20-30", "2 decimals, read 0"):     PAIR,
    ("02", "89",    "34-44", "2 decimals, read 0"):     PAIR,
    ("02", "89",    "48-58", "2 decimals, read 0"):     PAIR,
    ("02", "89",    "62-72", "2 decimals, read 0"):     PAIR,
    ("02", "SE36",  "40-42", "status O, read C"):       ONE_RECORD,
    ("02", "SE50",  "43-45", "status O, read C"):       ONE_RECORD,
    ("02", "SE50",  "46-65", "status O, read C"):       ONE_RECORD,
    ("02", "SE56",  "40-42", "status O, read C"):       ONE_RECORD,
    ("02", "40",    "25-26", "class X, read AN"):     "AE table 8 lists B#, C#, J+, K#, L#, P+ and S+ (ESF-218)",
    ("02", "47",    "4-18",  "class X, read AN"):     "note (f) prescribes importer numbers with hyphens (ESF-137)",
    ("02", "54-05", "54-65", "4 decimals, read 0"):   "four implied decimals, 000006502500 for 650.25 (ESF-108)",
    ("02", "54-05", "73-80", "4 decimals, read 0"):   "four implied decimals (ESF-109)",
    ("02", "54-08", "7-9",   "class A, read S"):      "the text prescribes OTH there (ESF-113)",
    ("03", "SE13",  "60-61", "class AN, read A"):     "note 1 lists the codes 01 to 12 (SE-42)",
}


def declared(book: str, layout: dict[str, Any]) -> type[Record] | None:
    """The record of ours that a layout describes."""
    id, _, variant = layout["id"].partition("-")
    if book == "01":
        generated = any(field["n"].startswith("ACE Generated") for field in layout["fields"])
        table = GENERATED_CONTROL if generated else SYNTAX if id in SYNTAX else (
            OUTPUT_CONTROL if "Output" in layout["title"] else INPUT_CONTROL)
        return table.get(id)
    for code in APPLICATION[book]:
        if kind := APPLICATIONS[code].records.get(id):
            return kind.closest(variant)
    return None


@pytest.mark.reference
def test_every_difference_from_the_layouts_has_its_reason(reference: Path) -> None:
    found = set(differences(reference))
    assert found - DIFFERENCES.keys() == set()
    assert DIFFERENCES.keys() - found == set()


@pytest.mark.reference
def test_every_record_of_ours_is_in_the_layouts(reference: Path) -> None:
    read = {kind for book, layout in layouts(reference) if (kind := declared(book, layout))}
    ours = {kind for application in APPLICATIONS.values() for kind in application.records.values()}
    assert {kind.id for kind in ours - read} <= {"PG"}


def layouts(reference: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for book, name in BOOKS.items():
        text = (reference / "catair/layouts" / name).read_text(encoding="utf-8")
        yield from ((book, layout) for layout in yaml.safe_load(text)["records"])


def differences(reference: Path) -> Iterator[tuple[str, str, str, str]]:
    for book, layout in layouts(reference):
        kind = declared(book, layout)
        if kind is None:
            yield book, layout["id"], "", "not declared"
            continue
        ours = {(field.first, field.last): field for field in kind.fields}
        for theirs in layout["fields"]:
            first, last = theirs["pos"]
            for what in compared(ours.pop((first, last), None), theirs):
                yield book, layout["id"], f"{first}-{last}", what
        # A type of record 54 is laid out from column 5 on.
        for first, last in ours:
            if "-" not in layout["id"] or first > 4:
                yield book, layout["id"], f"{first}-{last}", "only ours"


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
