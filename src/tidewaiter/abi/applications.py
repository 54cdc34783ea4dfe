"""Every application whose records are declared, by its code. A chapter is a module with its `APPLICATIONS`."""

from __future__ import annotations

from tidewaiter.abi import bond_map, broker_download_map, cargo_release_map, entry_summary_map, in_bond_map, query_map
from tidewaiter.abi.application import Application

__all__ = ["APPLICATIONS", "Application"]

CHAPTERS = (
    entry_summary_map,
    cargo_release_map,
    query_map,
    in_bond_map,
    bond_map,
    broker_download_map,
)
APPLICATIONS: dict[str, Application] = {one.code: one for chapter in CHAPTERS for one in chapter.APPLICATIONS}
