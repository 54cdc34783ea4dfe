"""Where our declarations differ from the layouts of 06i_ams_broker_download_BD.yaml, which repeats the status notification of in-bonds."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.applications import APPLICATIONS as ALL
from tidewaiter.abi.record import Record

LAYOUTS = "06i_ams_broker_download_BD.yaml"
APPLICATIONS: tuple[str, ...] = ("BD", "NS")
FREE = "free text: the chapter sends every character of a keyboard (BD-5)"
DIFFERENCES = {
    ("1A", "11-11", "class A, read N"): "its codes are letters (BD-17)",
    ("2B", "15-31", "class X, read AN"): FREE,
    ("0N", "1-2", "class AN, read A"): "its control identifier begins with the digit zero (BD-27)",
    ("0N", "3-5", "codes BN C1 CB CD CN IM N1 N2 OO PF SF SH SNP UC not declared"): "the common ones of a set that the carriers' guides hold (BD-27)",
    ("0N", "6-40", "class X, read AN"): FREE,
    ("3N", "3-21", "class X, read AN"): FREE,
    ("4N", "3-25", "class X, read AN"): FREE,
    ("4N", "28-52", "class X, read AN"): "a number may be an address of electronic mail (BD-32)",
    ("4N", "55-79", "class X, read AN"): "as the first number",
    ("2I", "3-4", "class A, read N"): "its one code is a letter (BD-35)",
    ("2I", "5-27", "class X, read AN"): FREE,
    ("0D", "3-13", "class AN, read N"): "a number of fewer digits has spaces after it (BD-39)",
    ("2D", "3-47", "class X, read AN"): "a line of marks may be a period (BD-41)",
    ("1V", "18-47", "class X, read AN"): FREE,
    ("1V", "48-71", "class X, read AN"): FREE,
    ("3V", "3-32", "class X, read AN"): FREE,
    ("3V", "33-62", "class X, read AN"): FREE,
    ("NS05", "41-46", "status C, read O"): "one record of two chapters: the in-bond chapter has it conditional (INB-60)",
}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    id = layout["id"]
    return ALL["NS"].records.get(id[2:]) if id.startswith("NS") else ALL["BD"].records.get(id)
