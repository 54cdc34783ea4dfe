"""Where our declarations differ from the layouts of 06k_ftz_admission_FT.yaml."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.record import Record
from tidewaiter.abi.zone_admission_map import APPLICATIONS as DECLARED

LAYOUTS = "06k_ftz_admission_FT.yaml"
APPLICATIONS: tuple[str, ...] = ("FT",)
CONSTANT = "the layout names the constant in the field's name"
IMPLIED = "two implied decimals, as the field's name says"
DIFFERENCES = {
    **{(f"FT{id}", "1-2", f"constant {id}, read None"): CONSTANT for id in DECLARED[0].records},
    ("FT50", "24-35", "2 decimals, read 0"): IMPLIED,
    ("FT50", "39-50", "2 decimals, read 0"): IMPLIED,
    ("FT51", "36-43", "2 decimals, read 0"): IMPLIED,
}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    """The chapter names a record FT10; two digits stand on the wire."""
    return DECLARED[0].records.get(layout["id"].removeprefix("FT"))
