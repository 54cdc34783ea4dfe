"""The applications that the rehearsal answers, one module each with its `ANSWERING`."""

from __future__ import annotations

from tidewaiter.ace.answers import bond, entry_summary, in_bond, in_bond_event
from tidewaiter.ace.desk import Answering

MODULES = (
    entry_summary,
    in_bond,
    in_bond_event,
    bond,
)
ANSWERS: dict[str, Answering] = {module.ANSWERING.code: module.ANSWERING for module in MODULES}
