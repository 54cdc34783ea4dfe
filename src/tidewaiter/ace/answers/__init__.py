"""The applications that the rehearsal answers, one module each with its `ANSWERING`."""

from __future__ import annotations

from tidewaiter.ace.answers import entry_summary
from tidewaiter.ace.desk import Answering

MODULES = (
    entry_summary,
)
ANSWERS: dict[str, Answering] = {module.ANSWERING.code: module.ANSWERING for module in MODULES}
