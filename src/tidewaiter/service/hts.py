"""The schedule's editions on this machine: loaded from official exports, shown, compared.

An edition is one file below TIDEWAITER_HOME/hts, put in its place by a rename: it is there whole or not at all.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts
from tidewaiter.service.home import home
from tidewaiter.service.rate_json import rate_json
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff.differences import differences
from tidewaiter.tariff.exports import Footnote, Row, read_export
from tidewaiter.tariff.hierarchy import line
from tidewaiter.tariff.rate_text import read_special
from tidewaiter.tariff.schedule import figures

_NAME = re.compile(r"(\d{4})\D*?(?:basic|rev(?:ision)?\D?(\d+))", re.IGNORECASE)


@dataclass(frozen=True)
class Edition:
    """A loaded edition. `start` is the day from which it is in force, None where nobody said."""

    name: str
    start: date | None
    rows: int
    sha256: str

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "from": self.start.isoformat() if self.start else None, "rows": self.rows, "sha256": self.sha256}


def load(path: Path, name: str = "", start: str = "") -> dict[str, Any]:
    """Read an export and keep it as an edition. The name comes from the file's, as 2026HTSRev10 from hts_2026_rev_10.json.gz.

    The same export under the same name again changes nothing; another export under a name that is taken is refused.
    """
    name = name or _name_of(path)
    export = read_export(path.read_bytes(), path.name)
    findings = list(export.findings)
    if fatal(findings):
        return {"edition": None, "findings": [finding.as_json() for finding in findings]}
    day = read_day(start) if start else _known_start(name)
    if day is None:
        findings.append(Finding("HTS-EDITION-DAY", Severity.WARNING, path.name, f"nobody said from when {name} is in force", "USITC revision history",
                                "Load it with --from DAY."))
    edition = Edition(name, day, len(export.rows), export.sha256)
    held = {one.name: one for one in editions()}
    if name in held and held[name].sha256 != edition.sha256:
        finding = Finding("HTS-EDITION-TAKEN", Severity.FATAL, path.name, f"another export is already loaded as {name}", "docs, hts load",
                          "Give this one another --name.")
        return {"edition": None, "findings": [*(one.as_json() for one in findings), finding.as_json()]}
    body = {**edition.as_json(), "lines": [[*asdict(row).values()] for row in export.rows]}
    _keep(_folder() / f"{name}.json.gz", gzip.compress(json.dumps(body, ensure_ascii=False).encode(), 6))
    _keep(_folder() / f"{name}.json", json.dumps(edition.as_json()).encode())
    return {"edition": edition.as_json(), "findings": [finding.as_json() for finding in findings]}


def editions() -> list[Edition]:
    """The editions loaded, oldest first; those of an unknown day last."""
    held = []
    for path in _folder().glob("*.json"):
        form = json.loads(path.read_text(encoding="utf-8"))
        held.append(Edition(form["name"], read_day(form["from"]) if form["from"] else None, form["rows"], form["sha256"]))
    return sorted(held, key=lambda one: (one.start or date.max, one.name))


def show(number: str, day: date) -> dict[str, Any]:
    """A number as the edition in force on `day` prints it, and what its rates mean. Without a loaded edition of that day the
    shipped figures answer, which have no descriptions."""
    try:
        wanted = hts.validate(number, (4, 6, 8, 10))
    except ValueError as error:
        raise WrongCall(str(error)) from None
    in_force = [one for one in editions() if one.start and one.start <= day]
    if in_force:
        found = line(_rows(in_force[-1].name), wanted)
        if found:
            return {
                "number": hts.format(wanted), "edition": in_force[-1].name, "description": found.description, "path": list(found.path),
                "units": list(found.units), "general": found.general, "special": found.special, "other": found.other,
                "rate": _rates(found.general, found.special, found.other),
                "footnotes": [{"columns": list(note.columns), "text": note.text} for note in found.footnotes], "findings": [],
            }
    return _shipped(wanted, day, in_force[-1].name if in_force else "")


def _shipped(wanted: str, day: date, edition: str) -> dict[str, Any]:
    one = figures(wanted, day)
    findings = []
    if one is None:
        findings.append(Finding("HTS-UNKNOWN", Severity.FATAL, "number",
                                f"{hts.format(wanted)} is not in {edition or 'the shipped figures'} on {day}", edition or "law/schedule",
                                "See the number, or load the edition of that day."))
        empty = {"general": "", "special": "", "other": ""}
        return {"number": hts.format(wanted), "edition": edition, "description": "", "path": [], "units": [], **empty,
                "rate": {}, "footnotes": [], "findings": [finding.as_json() for finding in findings]}
    findings.append(Finding("HTS-NO-DESCRIPTION", Severity.NOTE, "number", "the shipped figures carry no descriptions", "law/SOURCES.md",
                            "Load the official export with hts load."))
    if not one.held:
        findings.append(Finding("HTS-EDITION", Severity.NOTE, "number", f"the figures are those of {one.edition}; the edition of {day} is not held",
                                one.cite, "Compare with the schedule of that day."))
    return {
        "number": hts.format(wanted), "edition": one.edition, "description": "", "path": [], "units": list(one.units), "general": one.general,
        "special": one.special, "other": one.other, "rate": _rates(one.general, one.special, one.other),
        "footnotes": [{"columns": [], "text": note} for note in one.footnotes], "findings": [finding.as_json() for finding in findings],
    }


def compare(before: str, after: str) -> dict[str, Any]:
    """What changed between two loaded editions."""
    found = differences(_rows(before), _rows(after))
    return {
        "added": [hts.format(number) for number in found.added], "removed": [hts.format(number) for number in found.removed],
        "changed": [{"number": hts.format(one.number), "field": one.field, "before": one.before, "after": one.after} for one in found.changed],
    }


def _rates(general: str, special: str, other: str) -> dict[str, Any]:
    return {
        "general": rate_json(general), "special": {symbol: rate_json(text) for symbol, text in read_special(special).items()},
        "other": rate_json(other),
    }


def _folder() -> Path:
    return home() / "hts"


def _rows(name: str) -> tuple[Row, ...]:
    path = _folder() / f"{name}.json.gz"
    if not path.is_file():
        known = ", ".join(one.name for one in editions()) or "none"
        raise WrongCall(f"no edition {name} is loaded; loaded are: {known}")
    form = json.loads(gzip.decompress(path.read_bytes()))
    return tuple(_row(values) for values in form["lines"])


def _row(values: list[Any]) -> Row:
    number, indent, description, units, general, special, other, notes, quota, additional = values
    return Row(number, indent, description, tuple(units), general, special, other,
               tuple(Footnote(tuple(note["columns"]), note["text"]) for note in notes), quota, additional)


def _name_of(path: Path) -> str:
    match = _NAME.search(path.name)
    if not match:
        raise WrongCall(f"{path.name} names no edition; say which with --name, as 2026HTSRev10")
    return f"{match[1]}HTSRev{match[2]}" if match[2] else f"{match[1]}HTSBasic"


def _known_start(name: str) -> date | None:
    return next((read_day(row["from"]) for row in _shipped_editions() if row["name"] == name), None)


def _shipped_editions() -> Iterator[Mapping[str, str]]:
    with (law_dir() / "schedule" / "editions.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _keep(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(body)
    Path(file.name).rename(path)


def table(held: Iterable[Edition]) -> dict[str, Any]:
    return {"editions": [one.as_json() for one in held]}
