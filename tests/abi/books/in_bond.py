"""Where our declarations differ from the layouts of 06e_inbond_QP_QT_WP_WT_NS.yaml."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.applications import APPLICATIONS as ALL
from tidewaiter.abi.record import Record

LAYOUTS = "06e_inbond_QP_QT_WP_WT_NS.yaml"
APPLICATIONS: tuple[str, ...] = ("QP", "QT", "WP", "WT", "NS")
TWO = "one record of two chapters: the broker download has it optional (BD-45)"
DIFFERENCES = {
    ("QP10", "31-38", "status C, read M"): "note 4 leaves it out of actions B and D (INB-22)",
    ("QP70", "3-12", "class AN, read N"): "a number of fewer than ten digits has spaces after it (INB-45)",
    ("NS05", "3-25", "status O, read M"): TWO,
    ("NS05", "26-30", "class X, read N"): "the voyage as entered by sea, class X in the broker download (BD-45)",
    ("NS05", "26-30", "status O, read M"): TWO,
    ("NS05", "31-34", "status O, read M"): TWO,
    ("NS05", "35-40", "status O, read M"): TWO,
    ("NS30", "5-8", "status C, read M"): "one record of two chapters: the broker download has it conditional (BD-46)",
}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    """Layouts are named QP10, NS05; the control identifier on the wire is the digits."""
    id = layout["id"]
    return ALL[id[:2]].records.get(id[2:]) if id[:2] in APPLICATIONS else ALL["QT"].records.get(id)
