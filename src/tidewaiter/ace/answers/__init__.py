"""The applications that the rehearsal answers, one module each with its `ANSWERING`."""

from __future__ import annotations

from tidewaiter.ace.answers import (
    bond,
    cargo_query,
    cargo_release,
    drawback,
    entry_summary,
    importer_query,
    in_bond,
    in_bond_event,
    summary_query,
)
from tidewaiter.ace.desk import Answering

MODULES = (
    entry_summary,
    cargo_release,
    drawback,
    summary_query,
    cargo_query,
    importer_query,
    in_bond,
    in_bond_event,
    bond,
)
ANSWERS: dict[str, Answering] = {module.ANSWERING.code: module.ANSWERING for module in MODULES}
