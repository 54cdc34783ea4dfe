"""Every application whose records are declared, by its code. A chapter is a module with its `APPLICATIONS`."""

from __future__ import annotations

from tidewaiter.abi import cargo_release_map, daily_statement, entry_summary_map, monthly_statement, query_map
from tidewaiter.abi.application import Application

__all__ = ["APPLICATIONS", "Application"]

CHAPTERS = (
    entry_summary_map,
    cargo_release_map,
    query_map,
    daily_statement,
    monthly_statement,
)
APPLICATIONS: dict[str, Application] = {one.code: one for chapter in CHAPTERS for one in chapter.APPLICATIONS}
