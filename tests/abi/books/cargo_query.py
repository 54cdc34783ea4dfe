"""Where our declarations differ from the layouts of 06d_cargo_manifest_entry_query_CQ_C1.yaml."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.applications import APPLICATIONS as DECLARED
from tidewaiter.abi.record import Record

LAYOUTS = "06d_cargo_manifest_entry_query_CQ_C1.yaml"
APPLICATIONS: tuple[str, ...] = ("CQ", "C1")
QUOTED = "what was asked comes back, also where conditions B05 and B14 say that it was blank (ACMQ-64)"
UNLISTED = "unlisted air carriers are *U, *C, *F and ** (ACMQ-26)"
NAMED = "a name of a vessel may hold a full stop or a hyphen"
BY_MODE = "the trip is of trucks and the place of air cargo (ACMQ-28)"
RIGHT = "quantities stand to the right (ACMQ-32, ACMQ-36, ACMQ-41, ACMQ-42), with spaces or zeros before them"
NINE = "numbers of nine digits stand in eleven columns (ACMQ-36)"
DIFFERENCES = {
    ("WR0", "4-6", "status C, read M"): QUOTED,
    ("WR0", "7-15", "status C, read M"): QUOTED,
    ("WR1", "43-46", "class X, read AN"): UNLISTED,
    ("WR1", "47-66", "class X, read AN"): NAMED,
    ("WR1", "67-71", "status C, read M"): "mandatory for modes 10, 11, 20, 30, 40 and 41 only (ACMQ-25)",
    ("WR2", "4-28", "status C, read M"): BY_MODE,
    ("WR2", "77-80", "status C, read M"): BY_MODE,
    ("WR4", "52-59", "class (S)N, read N"): RIGHT,
    ("WSC", "30-34", "class (S)N, read N"): RIGHT,
    ("WSC", "35-39", "class (S)N, read N"): RIGHT,
    ("WSC", "53-57", "class (S)N, read N"): RIGHT,
    ("WSC", "58-62", "class (S)N, read N"): RIGHT,
    ("WSC", "63-73", "class AN, read N"): NINE,
    ("WR5", "66-73", "class (S)N, read N"): RIGHT,
    ("WN0", "4-11", "class (S)N, read N"): RIGHT,
    ("WN0", "12-19", "class (S)N, read N"): RIGHT,
    ("WO10", "37-40", "class X, read AN"): UNLISTED,
    ("WO10", "41-60", "class X, read AN"): NAMED,
    ("WO40", "60-67", "class (S)N, read N"): RIGHT,
    ("WO42", "39-46", "class (S)N, read N"): RIGHT,
    ("WO50", "58-61", "class X, read AN"): UNLISTED,
}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    """WR1 is one record in and another out; WO20 is headed as input, though it is an answer."""
    asked = layout["id"] == "WR1" and "Input" in layout["title"]
    return DECLARED["CQ" if asked else "C1"].records.get(layout["id"])
