"""Where our declarations differ from the layouts of 06k_ftz_admission_FT.yaml."""

from __future__ import annotations

from typing import Any

from tidewaiter.abi.record import Record
from tidewaiter.abi.zone_admission_map import APPLICATIONS as DECLARED

LAYOUTS = "06k_ftz_admission_FT.yaml"
APPLICATIONS: tuple[str, ...] = ("FT",)
DIFFERENCES: dict[tuple[str, str, str], str] = {}


def declared(layout: dict[str, Any]) -> type[Record] | None:
    """The chapter names a record FT10; two digits stand on the wire."""
    return DECLARED[0].records.get(layout["id"].removeprefix("FT"))
