"""The current edition of the schedule from USITC: asked for, checked, loaded.

The export endpoint knows one edition only, the current one, and does not say which; `currentRelease` does, and is asked before
and after. `releaseList` gives the day on which USITC released it, which need not be the day of the law behind a change.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.lawfiles import law_dir
from tidewaiter.service import editions
from tidewaiter.service.download import CutOff, Part, Passing, Patience, Refused, Service, StillCutOff, Unanswered, Version, Watch, connect, unpacked
from tidewaiter.service.home import home
from tidewaiter.service.locked import taken
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff.exports import Export, read_export

USITC = "https://hts.usitc.gov"
_RELEASE = "/reststop/currentRelease"
_RELEASES = "/reststop/releaseList"
_EXPORT = "/reststop/exportList"
_SPAN = {"from": "0101.21.00", "to": "9999.00.00", "format": "JSON", "styles": "false"}
_CITE = "USITC HTS export"
_SERVED = re.compile(r"[0-9]{4}HTS[A-Za-z0-9]{1,24}")
_DESKS = 16
_PART = ".export"                # a name that no edition can have


@dataclass(frozen=True)
class _Known:
    """An edition that is loaded as it came, and the entity tag under which the address gave it."""

    edition: editions.Edition
    url: str
    etag: str

    @property
    def sha256(self) -> str:
        return self.edition.sha256


@dataclass(frozen=True)
class _Got:
    """An export that came now, unpacked in `body`."""

    version: Version
    export: Export
    body: bytes

    @property
    def sha256(self) -> str:
        return self.export.sha256


def fetch(name: str = "", start: str = "", base_url: str = USITC, sha256: str = "", accept_shorter: bool = False,
          patience: Patience | None = None, watch: Watch = lambda here, total: None) -> dict[str, Any]:
    """Fetch the current edition and load it. The reply is that of `hts load`, with what is odd about the fetching.

    The name is the service's own, or `name`; the day in force is `start`, or that of the shipped table of editions, or, with a
    warning, the day of release. `sha256` is that of the export unpacked, as `hts editions` prints it. An export with fewer than
    nine tenths of the rows of the newest loaded edition is refused unless `accept_shorter`. WrongCall where nothing can be had.
    """
    _check(name, start, sha256)
    with connect(base_url, patience or Patience()) as usitc, _desk() as desk:
        part = Part(desk / _PART)
        try:
            served, got = _export(usitc, name, part, _known(start), watch)
        except WrongCall as error:
            if isinstance(error, Refused) or not part.version():
                part.drop()
            told = f"{error}; {part.size():,} bytes are kept for the next fetch to go on from" if part.version() else str(error)
            if not isinstance(error, StillCutOff):
                raise WrongCall(told) from None
            return _reply(None, [Finding("HTS-EXPORT", Severity.FATAL, usitc.host, f"the download is cut off: {told}", _CITE, "Fetch again.")])
        part.drop()
        edition = name or served
        found = [*_other_name(edition, served), *_checksum(edition, got.sha256, sha256)]
        if isinstance(got, _Known):
            return _reply(None, found) if fatal(found) else _reply(got.edition, [*found, _already(edition)])
        if not fatal(got.export.findings):
            found += _short(edition, got, accept_shorter)
        if fatal([*got.export.findings, *found]):
            return _reply(None, [*got.export.findings, *found])
        return _load(edition, got, start, start or _day_of_release(usitc, edition, served), found, desk)


def _load(edition: str, got: _Got, start: str, day: str, found: list[Finding], desk: Path) -> dict[str, Any]:
    same = next((one for one in editions.editions() if one.name == edition and one.sha256 == got.sha256), None)
    if same:
        found = [*found, _already(edition)]
    if same and same.start and start in ("", str(same.start)):
        reply = _reply(same, list(got.export.findings))
    else:
        whole = desk / f"{edition}.json"
        whole.write_bytes(got.body)
        reply = editions.load(whole, edition, day)
        whole.unlink()
        if reply["edition"] and day and not start:
            found = [*found, _released(edition, day)]
    if reply["edition"]:
        _remember(edition, got)
    return {"edition": reply["edition"], "findings": [*reply["findings"], *(one.as_json() for one in found)]}


def _check(name: str, start: str, sha256: str) -> None:
    if name and not editions.NAME.fullmatch(name):
        raise WrongCall(f"--name: {name!r} is no name of an edition; write it as 2026HTSRev10")
    if start:
        try:
            read_day(start)
        except ValueError as error:
            raise WrongCall(f"--from: {error}") from None
    if sha256 and not re.fullmatch(r"[0-9A-Fa-f]{64}", sha256):
        raise WrongCall(f"--sha256: {sha256!r} is no SHA-256; it has 64 digits of 0-9 and a-f")


# asking

def _export(usitc: Service, name: str, part: Part, known: Mapping[str, _Known], watch: Watch) -> tuple[str, _Got | _Known]:
    """What the service calls its edition, and the export, unless it is known. Begun again where the edition changed on the way."""
    served = _served(usitc, name)
    url = usitc.url(_EXPORT, **_SPAN)

    def attempt() -> tuple[str, _Got | _Known]:
        nonlocal served
        before, asked = known.get(name or served), served
        if before and before.url != str(url):
            before = None
        version = usitc.download(url, part, served, watch, before.etag if before else "")
        got = _whole(usitc, part, version, name or served) if version else before
        assert got, "only a known edition can be had without bytes"
        served = _served(usitc, name)
        if served != asked:
            part.drop()
            raise Passing(f"{usitc.host} went from {asked or 'an edition without a name'} to {served or 'one'} while it was fetched")
        return served, got

    return usitc.persist(attempt)


def _whole(usitc: Service, part: Part, version: Version, edition: str) -> _Got:
    try:
        body = unpacked(part, version)
        export = read_export(body, f"{edition}.json")
        if _cut_off(body, export):
            raise CutOff(f"{usitc.host} sent a list that breaks off or is damaged, {len(body):,} bytes")
    except CutOff:
        part.drop()
        raise
    return _Got(version, export, body)


def _served(usitc: Service, name: str) -> str:
    """The name of the edition that the service gives out. Empty where it does not say and the call has a name of its own."""
    try:
        form = usitc.ask(_RELEASE)
    except Unanswered as error:
        if name:
            return ""
        raise WrongCall(f"{error}, so that nobody says which edition it gives out; look it up and name it with --name, as 2026HTSRev10") from None
    served = form.get("name") if isinstance(form, dict) else form
    if isinstance(served, str) and _SERVED.fullmatch(served):
        return served
    if name:
        return ""
    raise WrongCall(f"{usitc.host} names its edition {str(served)[:60]!r}, which is no name that we know; give one with --name, as 2026HTSRev10")


def _day_of_release(usitc: Service, edition: str, served: str) -> str:
    """The day on which the service released the edition; empty where the shipped table knows better or nobody says."""
    if edition in _shipped() or edition != served:
        return ""
    try:
        releases = usitc.ask(_RELEASES)
    except WrongCall:
        return ""
    for one in releases if isinstance(releases, list) else ():
        if isinstance(one, dict) and one.get("name") == edition:
            return read_release_day(one.get("releaseStartDate"))
    return ""


def read_release_day(text: object) -> str:
    """A day as the service writes it, month first, in ISO 8601. Empty for anything else.

    >>> read_release_day("11/10/2025"), read_release_day("13/10/2025"), read_release_day(None)
    ('2025-11-10', '', '')
    """
    match = re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", text) if isinstance(text, str) else None
    try:
        return date(int(match[3]), int(match[1]), int(match[2])).isoformat() if match else ""
    except ValueError:
        return ""


# checking

def _cut_off(body: bytes, export: Export) -> bool:
    """Whether the body began as a list of rows, plain or packed, and is none: another try can bring it whole."""
    broken = any(one.severity is Severity.FATAL and one.rule == "HTS-EXPORT" for one in export.findings)
    return broken and body[:100].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"", b"[", b"\x1f")


def _other_name(edition: str, served: str) -> Iterator[Finding]:
    if served not in ("", edition):
        yield Finding("HTS-FETCH-NAME", Severity.WARNING, edition, f"the service calls this edition {served}, the call {edition}", _CITE,
                      "Fetch without --name, unless the service is wrong.")


def _checksum(edition: str, its: str, wanted: str) -> Iterator[Finding]:
    if wanted and wanted.lower() != its:
        yield Finding("HTS-FETCH-SHA256", Severity.FATAL, edition, f"the export has SHA-256 {its}, not {wanted.lower()}", _CITE,
                      "See where the expected checksum comes from; it may be that of another edition.")


def _short(edition: str, got: _Got, accept_shorter: bool) -> Iterator[Finding]:
    """Fewer than nine tenths of the rows of the newest edition loaded; on a machine that has none, of the newest in the shipped table."""
    rows = len(got.export.rows)
    newest = max(editions.editions(), key=lambda one: one.start or date.min, default=None)
    if newest:
        if rows * 10 < newest.rows * 9 and not accept_shorter:
            yield Finding("HTS-FETCH-SHORT", Severity.FATAL, edition, f"the export has {rows:,} rows; {newest.name}, loaded, has {newest.rows:,}",
                          _CITE, "Fetch again later; if the schedule did shrink, add --accept-shorter.")
        return
    counted = [(row["from"], other, int(row["rows"])) for other, row in _shipped().items() if (row.get("rows") or "").isdecimal()]
    if counted and rows * 10 < max(counted)[2] * 9:
        _, other, its = max(counted)
        yield Finding("HTS-FETCH-FEW", Severity.WARNING, edition, f"the export has {rows:,} rows; {other} had {its:,}", _CITE,
                      "See whether the service gave out a part of the schedule only.")


def _released(edition: str, day: str) -> Finding:
    return Finding("HTS-FETCH-DAY", Severity.WARNING, edition, f"{edition} is taken to be in force from {day}, the day on which USITC released it",
                   "USITC release list", "See the change record; where the law names another day, load it with --from DAY.")


def _already(edition: str) -> Finding:
    return Finding("HTS-FETCH-SAME", Severity.NOTE, edition, f"{edition} is already loaded: the service has nothing newer", _CITE)


def _reply(edition: editions.Edition | None, findings: list[Finding]) -> dict[str, Any]:
    return {"edition": edition.as_json() if edition else None, "findings": [one.as_json() for one in findings]}


def _shipped() -> dict[str, dict[str, str]]:
    with (law_dir() / "schedule" / "editions.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


# keeping

def _folder() -> Path:
    return home() / "hts" / ".fetch"


def _known(start: str) -> dict[str, _Known]:
    """What came before, of editions that are still loaded as they came. With a day of one's own everything is fetched again."""
    if start:
        return {}
    memory = _memory()
    return {one.name: _Known(one, memory[one.name]["url"], memory[one.name]["etag"]) for one in editions.editions()
            if one.start and one.name in memory and memory[one.name]["sha256"] == one.sha256}


def _remember(edition: str, got: _Got) -> None:
    """Lets the next fetch ask for what is newer only. Of two that remember at once one is forgotten, which costs a download."""
    if got.version.etag:
        memory = {**_memory(), edition: {"url": got.version.url, "etag": got.version.etag, "sha256": got.sha256}}
        with tempfile.NamedTemporaryFile("w", dir=_folder(), prefix=".", delete=False, encoding="utf-8") as file:
            json.dump(memory, file)
        Path(file.name).replace(_folder() / "known.json")


def _memory() -> dict[str, dict[str, str]]:
    try:
        form = json.loads((_folder() / "known.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {edition: {key: one[key] for key in ("url", "etag", "sha256")} for edition, one in (form if isinstance(form, dict) else {}).items()
            if isinstance(one, dict) and all(isinstance(one.get(key), str) and one[key].isascii() for key in ("url", "etag", "sha256"))}


@contextmanager
def _desk() -> Iterator[Path]:
    """A folder for this fetch alone, with what an earlier one left there. Fetches at the same time get folders of their own."""
    for n in range(_DESKS):
        folder = _folder() / str(n)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("ab") as lock:
            if taken(lock):
                for path in folder.iterdir():
                    if path.name not in ("lock", _PART, f"{_PART}.json"):
                        path.unlink()
                yield folder
                return
    raise WrongCall(f"{_DESKS} fetches are running at once; wait for one of them")
