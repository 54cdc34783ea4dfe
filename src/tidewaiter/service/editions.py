"""The schedule's editions on this machine: loaded from official exports, kept, listed, dropped.

An edition is a folder below TIDEWAITER_HOME/hts/editions, put in its place by one rename: it is there whole or not at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.service.home import home
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff import schedule
from tidewaiter.tariff.exports import read_export
from tidewaiter.tariff.unread import unread

if TYPE_CHECKING:
    from tidewaiter.tariff.book import Book  # which brings in Polars, which takes a tenth of a second

_IN_FILE_NAME = re.compile(r"(\d{4})\D*?(?:basic|rev(?:ision)?\D?(\d+))", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_PLACE = "hts/editions"
_FORMAT = 1                  # of the folder; an edition of another format is loaded again


@dataclass(frozen=True)
class Edition:
    """A loaded edition. `start` is the day from which it is in force, None where nobody said."""

    name: str
    start: date | None
    rows: int
    sha256: str              # of the export, unpacked

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "from": self.start.isoformat() if self.start else None, "rows": self.rows, "sha256": self.sha256}


def load(path: Path, name: str = "", start: str = "") -> dict[str, Any]:
    """Read an export and keep it as an edition. The name comes from the file's, as 2026HTSRev10 from hts_2026_rev_10.json.gz.

    The same export under the same name again changes nothing but the day, where `start` gives another; another export under a name that
    is taken is refused.
    """
    name = name or _name_of(path)
    if not _NAME.fullmatch(name):
        raise WrongCall(f"{name!r} is no name for an edition; use letters, digits, dots and dashes, as 2026HTSRev10")
    day = read_day(start) if start else _known_start(name)
    export = read_export(path.read_bytes(), path.name)
    findings = list(export.findings)
    if fatal(findings):
        return {"edition": None, "findings": [finding.as_json() for finding in findings]}
    if day is None:
        findings.append(Finding("HTS-EDITION-DAY", Severity.WARNING, path.name, f"nobody said from when {name} is in force; no day finds it",
                                "USITC revision history", f"Drop it with hts drop {name} and load it with --from DAY."))
    findings += unread(export.rows, name)
    edition = Edition(name, day, len(export.rows), export.sha256)
    kept = _keep(edition, export.rows)
    if kept.sha256 != edition.sha256:
        findings.append(Finding("HTS-EDITION-TAKEN", Severity.FATAL, path.name, f"another export is already loaded as {name}",
                                f"{name}, sha256 {kept.sha256}", f"Give this one another --name, or drop the other with hts drop {name}."))
        return {"edition": None, "findings": [finding.as_json() for finding in findings]}
    if kept is not edition:
        if start and kept.start != day:
            kept = _dated(kept, day)
        findings = [*(one for one in findings if one.rule != "HTS-EDITION-DAY" or not kept.start),
                    Finding("HTS-EDITION-HELD", Severity.NOTE, path.name, f"{name} is already loaded from the same export", f"sha256 {kept.sha256}")]
    known = [*((one.name, one.sha256) for one in editions()), *((one.name, one.sha256) for one in schedule.releases())]
    if twins := sorted({other for other, its in known if its == edition.sha256} - {name}):
        findings.append(Finding("HTS-EDITION-SAME", Severity.WARNING, path.name, f"the export is byte for byte that of {', '.join(twins)}",
                                f"sha256 {edition.sha256}", "Make sure that the file is the edition that its name says; USITC may serve another."))
    return {"edition": kept.as_json(), "findings": [finding.as_json() for finding in findings]}


def drop(name: str) -> Edition:
    """Take a loaded edition off this machine."""
    edition = named(name)
    gone = Path(tempfile.mkdtemp(prefix=".dropped-", dir=_folder()))
    (_folder() / name).rename(gone / name)
    shutil.rmtree(gone)
    return edition


def editions() -> tuple[Edition, ...]:
    """The editions loaded, oldest first; those of an unknown day last."""
    folder = f"{home()}/{_PLACE}"
    try:
        changed = os.stat(folder).st_mtime_ns
    except OSError:
        return ()
    return _editions(folder, changed)


def named(name: str) -> Edition:
    """The loaded edition of that name; WrongCall names those that are loaded."""
    for one in editions():
        if one.name == name:
            return one
    raise WrongCall(f"no edition {name} is loaded; loaded are: {', '.join(one.name for one in editions()) or 'none'}")


def in_force(day: date) -> Edition | None:
    """The newest loaded edition that is in force on `day` or was before it; None where all begin later."""
    return next((one for one in reversed(editions()) if one.start and one.start <= day), None)


def book(edition: Edition | str) -> Book:
    """The lines of a loaded edition."""
    one = named(edition) if isinstance(edition, str) else edition
    try:
        return _book(f"{home()}/{_PLACE}/{one.name}/rows.parquet", one.sha256)
    except (OSError, ValueError) as error:
        raise WrongCall(f"edition {one.name} cannot be read ({error}); drop it with hts drop {one.name} and load it again") from None


@lru_cache(maxsize=8)
def _editions(folder: str, changed: int) -> tuple[Edition, ...]:
    held = []
    for path in Path(folder).glob("[!.]*/edition.json"):
        form = json.loads(path.read_text(encoding="utf-8"))
        if form.get("format") == _FORMAT:
            held.append(Edition(form["name"], read_day(form["from"]) if form["from"] else None, form["rows"], form["sha256"]))
    return tuple(sorted(held, key=lambda one: (one.start or date.max, [int(part) if part.isdigit() else 0 for part in re.split(r"(\d+)", one.name)])))


@lru_cache(maxsize=4)
def _book(path: str, sha256: str) -> Book:
    from tidewaiter.tariff.book import Book

    return Book(Path(path))


def _keep(edition: Edition, rows: Any) -> Edition:
    """Put the edition in its place, and return what stands there then: another one where the name was taken."""
    place = _folder() / edition.name
    if not (place / "edition.json").is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
        try:
            from tidewaiter.tariff.book import write_book

            write_book(rows, making / "rows.parquet")
            (making / "edition.json").write_text(json.dumps({**edition.as_json(), "format": _FORMAT}), encoding="utf-8")
            making.rename(place)
            _editions.cache_clear()
            return edition
        except OSError:
            if not (place / "edition.json").is_file():
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
    form = json.loads((place / "edition.json").read_text(encoding="utf-8"))
    return Edition(form["name"], read_day(form["from"]) if form["from"] else None, form["rows"], form["sha256"])


def _dated(kept: Edition, day: date | None) -> Edition:
    """The edition in force from another day."""
    edition = replace(kept, start=day)
    with tempfile.NamedTemporaryFile("w", dir=_folder() / kept.name, prefix=".", delete=False, encoding="utf-8") as file:
        file.write(json.dumps({**edition.as_json(), "format": _FORMAT}))
    Path(file.name).replace(_folder() / kept.name / "edition.json")
    os.utime(_folder())          # so that every process sees it
    _editions.cache_clear()
    return edition


def _folder() -> Path:
    return home() / _PLACE


def _name_of(path: Path) -> str:
    match = _IN_FILE_NAME.search(path.name)
    if not match:
        raise WrongCall(f"{path.name} names no edition; say which with --name, as 2026HTSRev10")
    return f"{match[1]}HTSRev{match[2]}" if match[2] else f"{match[1]}HTSBasic"


def _known_start(name: str) -> date | None:
    return next((one.span.start for one in schedule.releases() if one.name == name), None)
