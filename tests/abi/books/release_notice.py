"""The notices of cargo release (SO), whose chapter was not seen, beside the answers to a query that mimic them."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.applications import APPLICATIONS as DECLARED
from tidewaiter.abi.record import Record

LAYOUTS = "06d_cargo_manifest_entry_query_CQ_C1.yaml"
APPLICATIONS: tuple[str, ...] = ("SO",)
MIMIC = "the chapter of SO was not seen; that of the query says that WO10 to WO72 mimic SO10 to SO72 (ACMQ-45)"
UNLISTED = "unlisted air carriers are *U, *C, *F and ** (ACMQ-26)"
NAMED = "a name of a vessel may hold a full stop or a hyphen"
RIGHT = "quantities stand to the right (ACMQ-32, ACMQ-36, ACMQ-41, ACMQ-42), with spaces or zeros before them"
DIFFERENCES = {
    ("WO10", "1-4", "constant SO10, read WO10"): MIMIC,
    ("WO20", "1-4", "constant SO20, read WO20"): MIMIC,
    ("WO30", "1-4", "constant SO30, read WO30"): MIMIC,
    ("WO40", "1-4", "constant SO40, read WO40"): MIMIC,
    ("WO42", "1-4", "constant SO42, read WO42"): MIMIC,
    ("WO50", "1-4", "constant SO50, read WO50"): MIMIC,
    ("WO60", "1-4", "constant SO60, read WO60"): MIMIC,
    ("WO70", "1-4", "constant SO70, read WO70"): MIMIC,
    ("WO71", "1-4", "constant SO71, read WO71"): MIMIC,
    ("WO72", "1-4", "constant SO72, read WO72"): MIMIC,
    ("WO10", "37-40", "class X, read AN"): UNLISTED,
    ("WO10", "41-60", "class X, read AN"): NAMED,
    ("WO40", "60-67", "class (S)N, read N"): RIGHT,
    ("WO42", "39-46", "class (S)N, read N"): RIGHT,
    ("WO50", "58-61", "class X, read AN"): UNLISTED,
}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    return DECLARED["SO"].records.get(layout["id"].replace("WO", "SO"))


def described(layout: dict[str, Any]) -> bool:
    return str(layout["id"]).startswith("WO")
