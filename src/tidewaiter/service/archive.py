"""Archives of ABI messages written as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tidewaiter.batch import archive as room
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.wrong_call import WrongCall


def found(given: Sequence[Path]) -> list[Path]:
    """The files given, and every file in the folders given, in order."""
    return [path for one in given for path in (sorted(path for path in one.rglob("*") if path.is_file()) if one.is_dir() else [one])]


def archive(paths: list[Path], out: Path, form: str, progress: Callable[[int], None] | None = None) -> dict[str, Any]:
    """Write the tables of the files below `out`, which is empty or not there; what was written, and what could not be read.

    `progress` is told the bytes that were read since it was last told.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WrongCall(f"{out}: the folder is not empty; name a new one")
    if not paths:
        raise WrongCall("there is no file in the folders named")
    for path in paths:
        with path.open("rb"):
            pass
    written = room.write(paths, out, form, progress=progress)
    unread = written.rows.get(room.LINES_NOT_READ, 0)
    values = written.rows.get(room.VALUES_NOT_READ, 0)
    tables = [
        {"application": table.application, "record": table.record, "variant": table.variant, "rows": rows, "path": str(out / table.name)}
        for table, rows in sorted(written.rows.items()) if table not in (room.LINES_NOT_READ, room.VALUES_NOT_READ)
    ]
    return {
        "files": written.files, "lines": written.lines, "tables": tables, "lines_not_read": unread, "values_not_read": values,
        "findings": [finding.as_json() for finding in _findings(out, unread, values)],
    }


def _findings(out: Path, unread: int, values: int) -> list[Finding]:
    told = (
        (unread, room.LINES_NOT_READ, "lines are no record that is declared"),
        (values, room.VALUES_NOT_READ, "values are not what their fields hold"),
    )
    return [
        Finding("ABI-ARCHIVE", Severity.WARNING, str(out / table.name), f"{count:,} {what}; they are kept there as text", "the records' own chapters",
                "Read that table, and check the files that it names with `tidewaiter abi check`.")
        for count, table, what in told if count
    ]
