"""Where our declarations differ from the layouts of 01_batch_block_control.yaml."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, SYNTAX
from tidewaiter.abi.record import Record

LAYOUTS = "01_batch_block_control.yaml"
APPLICATIONS: tuple[str, ...] = ()
NOTE_3 = "notes 2 and 3 list $I, $R and %R, which class AN cannot hold (B&B-10, B&B-21)"
TWO_KINDS = "two layouts share the record: spaces in ESAR, a password or a count in e-Manifest"
PRINTED = "narratives of the same chapter hold hyphens, strokes and brackets, as OR-HI VAL/QTY (1)"
QUOTED = "a reply gives back what was filed, also where that is blank or no day"
DIFFERENCES = {
    ("A",       "26-27", "class X, read AN"): NOTE_3,
    ("B",       "11-12", "class X, read AN"): NOTE_3,
    ("Y",       "11-12", "class X, read AN"): NOTE_3,
    ("A",       "9-14",  "class AN, read S"): TWO_KINDS,
    ("A",       "9-14",  "status C, read M"): TWO_KINDS,
    ("Z",       "9-14",  "class AN, read S"): TWO_KINDS,
    ("Z",       "9-14",  "status C, read M"): TWO_KINDS,
    ("Y",       "13-17", "status C, read M"): TWO_KINDS,
    ("Y",       "13-44", "only theirs"): TWO_KINDS,
    ("X1",      "11-50", "class X, read AN"): PRINTED,
    ("A",       "2-5",   "status C, read M"): QUOTED,
    ("A",       "6-8",   "status C, read M"): QUOTED,
    ("A",       "15-20", "class X, read D"): QUOTED,
    ("X0",      "26-80", "status C, read M"): QUOTED,
}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    generated = any(field["n"].startswith("ACE Generated") for field in layout["fields"])
    table = GENERATED_CONTROL if generated else SYNTAX if layout["id"] in SYNTAX else (
        OUTPUT_CONTROL if "Output" in layout["title"] else INPUT_CONTROL)
    return table.get(layout["id"])
