"""Every application whose records are declared, by its code. A chapter is a module with its `APPLICATIONS`."""

from __future__ import annotations

from tidewaiter.abi import (
    bond_map,
    broker_download_map,
    cargo_release_map,
    case_query,
    census_query,
    daily_statement,
    drawback_map,
    entry_summary_map,
    importer_security_filing_map,
    in_bond_map,
    manufacturer_add,
    monthly_statement,
    query_map,
    quota_query,
    statement_update,
    summary_status,
    tariff_query,
    temporary_importation,
    unseen,
    zone_admission_map,
)
from tidewaiter.abi.application import Application

__all__ = ["APPLICATIONS", "Application"]

CHAPTERS = (
    entry_summary_map,
    cargo_release_map,
    drawback_map,
    importer_security_filing_map,
    zone_admission_map,
    query_map,
    in_bond_map,
    bond_map,
    broker_download_map,
    daily_statement,
    monthly_statement,
    statement_update,
    summary_status,
    census_query,
    case_query,
    quota_query,
    tariff_query,
    temporary_importation,
    manufacturer_add,
)
_DECLARED = {one.code: one for chapter in CHAPTERS for one in chapter.APPLICATIONS}
APPLICATIONS: dict[str, Application] = _DECLARED | {one.code: one for one in unseen.APPLICATIONS if one.code not in _DECLARED}
