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
from tidewaiter.service.given_file import read_given
from tidewaiter.service.home import home, sweep
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff import schedule
from tidewaiter.tariff.exports import LARGEST, read_export
from tidewaiter.tariff.unread import unread

if TYPE_CHECKING:
    from tidewaiter.tariff.book import Book  # which brings in Polars, which takes a tenth of a second

_IN_FILE_NAME = re.compile(r"(\d{4})\D*?(?:basic|rev(?:ision)?\D?(\d+))", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
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
    data = read_given(path, LARGEST)
    name = name or name_in(path.name)
    if not name:
        raise WrongCall(f"{path.name} names no edition; say which with --name, as 2026HTSRev10")
    if not NAME.fullmatch(name):
        raise WrongCall(f"{name!r} is no name for an edition; use letters, digits, dots and dashes, as 2026HTSRev10")
    day = read_day(start) if start else known_start(name)
    export = read_export(data, path.name)
    findings = list(export.findings)
    if fatal(findings):
        return {"edition": None, "findings": [finding.as_json() for finding in findings]}
    if day is None:
        findings.append(Finding("HTS-EDITION-DAY", Severity.WARNING, path.name, f"nobody said from when {name} is in force; no day finds it",
                                "USITC revision history", f"Drop it with hts drop {name} and load it with --from DAY."))
    findings += unread(export.rows, name)
    if (ours := next((one for one in schedule.editions() if one.name == name), None)) and ours.sha256 != export.sha256:
        findings.append(Finding("HTS-EDITION-OTHER", Severity.WARNING, path.name,
                                f"this is not the export of {name} that the shipped figures were read from: {len(export.rows):,} rows, "
                                f"sha256 {export.sha256[:12]}", f"{name}, sha256 {ours.sha256[:12]}",
                                "Make sure that the file is whole, and the edition that its name says."))
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


def name_in(file_name: str) -> str:
    """The edition that a file's name tells; empty where it tells none.

    >>> name_in("hts_2026_rev_10.json.gz"), name_in("Chapter_1_2025HTSRev24.txt"), name_in("hts_2026_basic.csv"), name_in("export.json")
    ('2026HTSRev10', '2025HTSRev24', '2026HTSBasic', '')
    """
    match = _IN_FILE_NAME.search(file_name)
    if not match:
        return ""
    return f"{match[1]}HTSRev{match[2]}" if match[2] else f"{match[1]}HTSBasic"


def known_start(name: str) -> date | None:
    """The day from which the shipped table has an edition in force."""
    return next((one.span.start for one in schedule.releases() if one.name == name), None)


def drop(name: str) -> None:
    """Take an edition off this machine, a damaged one too."""
    if not NAME.fullmatch(name) or not (_folder() / name).is_dir():
        raise _not_loaded(name)
    _take_away(_folder() / name)


def _take_away(place: Path) -> None:
    gone = Path(tempfile.mkdtemp(prefix=".dropped-", dir=place.parent))
    place.rename(gone / place.name)
    shutil.rmtree(gone)


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
    raise _not_loaded(name)


def _not_loaded(name: str) -> WrongCall:
    return WrongCall(f"no edition {name} is loaded; loaded are: {', '.join(one.name for one in editions()) or 'none'}")


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
    held = [one for path in Path(folder).glob("[!.]*/edition.json") if (one := _kept(path.parent))]
    return tuple(sorted(held, key=lambda one: (one.start or date.max, [int(part) if part.isdigit() else 0 for part in re.split(r"(\d+)", one.name)])))


@lru_cache(maxsize=4)
def _book(path: str, sha256: str) -> Book:
    from tidewaiter.tariff.book import Book

    return Book(Path(path))


def _kept(place: Path) -> Edition | None:
    """The edition in a folder; None where it is of another format. WrongCall where nobody can read it."""
    try:
        form = json.loads((place / "edition.json").read_text(encoding="utf-8"))
        if form["format"] != _FORMAT:
            return None
        return Edition(form["name"], read_day(form["from"]) if form["from"] else None, form["rows"], form["sha256"])
    except (OSError, ValueError, TypeError, KeyError):
        raise WrongCall(f"edition {place.name} is damaged; drop it with hts drop {place.name} and load it again") from None


def _keep(edition: Edition, rows: Any) -> Edition:
    """Put the edition in its place, and return what stands there then: another one where the name was taken."""
    place = _folder() / edition.name
    if (place / "edition.json").is_file():
        if kept := _kept(place):
            return kept
        _take_away(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        sweep(place.parent, ".making-*")
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
    except OSError as error:
        raise WrongCall(f"{home()} cannot be written to ({error.strerror}); set TIDEWAITER_HOME to a folder that can") from None
    try:
        from tidewaiter.tariff.book import write_book

        write_book(rows, making / "rows.parquet")
        (making / "edition.json").write_text(json.dumps({**edition.as_json(), "format": _FORMAT}), encoding="utf-8")
        making.rename(place)
        _editions.cache_clear()
        return edition
    except OSError:
        if (place / "edition.json").is_file() and (kept := _kept(place)):        # another process was faster
            return kept
        raise
    finally:
        shutil.rmtree(making, ignore_errors=True)


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
