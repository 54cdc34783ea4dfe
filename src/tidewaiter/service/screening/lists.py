"""Lists: loaded from files, listed, and how old they are."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.lawfiles import law_dir
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.readers import Read, read_all
from tidewaiter.screening.readers.reading import LARGEST
from tidewaiter.screening.versions import Version, shorter, version
from tidewaiter.service.given_file import read_given
from tidewaiter.service.locked import alone
from tidewaiter.service.screening import kept
from tidewaiter.service.screening.shelf import Searches, Shelf, Snapshot, indexed
from tidewaiter.service.wrong_call import WrongCall

__all__ = ["Loaded", "Shelf", "Snapshot", "at_hand", "declared", "held", "load", "state", "take"]
_CITE = "docs/screening-lists.md, loading lists"
_WHOLE = 50                      # entries of one list within a version, from which on it is not to vanish unseen
_HOUR = 3600


@dataclass(frozen=True)
class Loaded:
    """What came of loading: the versions that are screened against now, and what was found. Nothing is loaded of a file with a fatal finding."""

    versions: tuple[Version, ...]
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, Any]:
        return {"lists": [one.as_json() for one in self.versions], "findings": [one.as_json() for one in self.findings]}


@dataclass(frozen=True)
class Declared:
    """A list that the law knows, and after how many hours without a look at its keeper's it is stale."""

    list: str
    name: str
    keeper: str
    hours: int
    reason: str


@cache
def declared() -> Mapping[str, Declared]:
    """The lists of law/screening/lists.csv."""
    with (law_dir() / "screening" / "lists.csv").open(encoding="utf-8", newline="") as file:
        return {row["list"]: Declared(row["list"], row["name"], row["keeper"], int(row["hours"]), row["reason"]) for row in csv.DictReader(file)}


def load(paths: Sequence[Path], now: datetime, name: str = "", day: str = "", accept_shorter: bool = False,
         columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Read files and keep each list in them as a version. The list is known by its content, or by `name`; its day by the file, or `day`.

    Files of one list (OFAC's flat files) are given together. A version with fewer than nine tenths of the entries of the one before is
    refused unless `accept_shorter`; one older than what is held is kept and not screened against. `columns` maps those of a list of one's own.
    """
    names = [path.name if sum(other.name == path.name for other in paths) == 1 else str(path) for path in paths]
    return take([(one, read_given(path, LARGEST)) for one, path in zip(names, paths, strict=True)], now, name, day, accept_shorter, columns).as_json()


def take(files: Sequence[tuple[str, bytes]], now: datetime, name: str = "", day: str = "", accept_shorter: bool = False,
         columns: Mapping[str, str] | None = None) -> Loaded:
    """`load` of bytes that are at hand. `now` with its zone."""
    name = name.strip().upper()
    if name and not kept.NAME.fullmatch(name):
        raise WrongCall(f"{name!r} is no name of a list; use letters, digits, dots and dashes, as SDN or MY-OWN")
    try:
        said = read_day(day) if day else None
    except ValueError as error:
        raise WrongCall(f"--date: {error}") from None
    if said and said > now.date():
        raise WrongCall(f"--date: {said} is later than today; a list has the day on which its keeper published it")
    reads = read_all(files, name, columns)
    if len(reads) > 1 and (name or said):
        raise WrongCall(f"the files hold {len(reads)} lists ({', '.join(one.list or '?' for one in reads)}); a name and a day go with one")
    versions: list[Version] = []
    findings: list[Finding] = []
    by_name = dict(files)
    for read in reads:
        findings += read.findings
        if not read.entries:
            continue
        made = version(read, [(one, by_name[one]) for one in read.files], now, said)
        if not kept.NAME.fullmatch(made.list):
            raise WrongCall(f"{made.list!r} is no name of a list; name it with --list")
        told, taken = _keep(made, read, [by_name[one.name] for one in made.files], accept_shorter)
        findings += told
        versions += [taken] if taken else []
    return Loaded(tuple(versions), tuple(findings))


def at_hand(path: Path, now: datetime, index: Callable[[Sequence[Listed]], Searches] = indexed) -> tuple[Snapshot | None, tuple[Finding, ...]]:
    """The lists in a file to screen against, without keeping them; None where a finding says that they cannot be read."""
    files = [(path.name, read_given(path, LARGEST))]
    reads = read_all(files)
    findings = tuple(one for read in reads for one in read.findings)
    if fatal(findings):
        return None, findings
    versions = tuple(version(read, files, now) for read in reads)
    held = tuple(read.entries for read in reads)
    return Snapshot(versions, held, index([one for each in held for one in each])), findings


def _keep(made: Version, read: Read, originals: Sequence[bytes], accept_shorter: bool) -> tuple[list[Finding], Version | None]:
    """Keep a version and make it the newest, where nothing forbids it. One process at a time, so that none goes back behind another."""
    with alone(kept.folder() / made.list / ".lock"):
        try:
            before = kept.newest(made.list)
        except WrongCall as error:               # damaged: the new version is what mends it
            before, told = None, [_found("SCR-LIST-DAMAGED", Severity.WARNING, made.list, f"{error}; it is replaced")]
        else:
            told = [] if accept_shorter or not before else _fewer(before, made)
        if fatal(told):
            return told, None
        fresh = kept.keep(made, read.entries, originals)
        if before and made.date and before.date and made.date < before.date:
            older = f"the version of {made.date} is kept, and that of {before.date} stays the one that is screened against"
            return [*told, _found("SCR-LIST-OLDER", Severity.WARNING, made.list, older)], None
        if not fresh:
            told = [*told, _found("SCR-LIST-HELD", Severity.NOTE, made.list, f"{made.list} is already loaded from the same bytes")]
            made = kept.as_kept(made)
        kept.make_newest(made)
        return [*told, *_doubles(made)], made


def _fewer(before: Version, made: Version) -> list[Finding]:
    """What is missing beside the version before: fatal where much is, or a whole list within it."""
    fix = "Get the file again later; if the list did shrink, load it with --accept-shorter."
    told = []
    if shorter(before.entries, made.entries):
        told.append(_found("SCR-LIST-SHORT", Severity.FATAL, made.list, f"the file has {made.entries:,} entries; the version before, of "
                           f"{before.date or before.loaded.date()}, has {before.entries:,}", fix))
    elif shorter(before.names, made.names):
        gone = f"the file has {made.names:,} names; the version before has {before.names:,}: other names are missing"
        told.append(_found("SCR-LIST-SHORT", Severity.FATAL, made.list, gone,
                           "Load all the files of the list in one call; if names did go, add --accept-shorter."))
    counts = dict(made.lists)
    for one, count in before.lists:
        left = counts.get(one, 0)
        if count >= _WHOLE and not left:
            told.append(_found("SCR-LIST-SHORT", Severity.FATAL, made.list, f"no entry of {one} is in it; the version before has {count:,}", fix))
        elif shorter(count, left) and len(before.lists) > 1:
            fell = f"{one} has {left:,} entries in it; in the version before {count:,}"
            told.append(_found("SCR-LIST-PART-SHORT", Severity.WARNING, made.list, fell, "See at its keeper's whether they were taken off."))
    return told


def _doubles(made: Version) -> list[Finding]:
    told = []
    for other in kept.names():
        beside = kept.newest(other) if other != made.list else None
        if beside and (both := sorted({one for one, _ in beside.lists} & {one for one, _ in made.lists})):
            told.append(_found("SCR-LIST-DOUBLE", Severity.NOTE, made.list, f"{', '.join(both)} stands in {other} too; who is on it is found twice"))
    return told


def held() -> dict[str, Any]:
    """The versions that are screened against, by name, and how many older ones are kept."""
    lists = [{**one.as_json(), "older": len(kept.versions(name)) - 1} for name in kept.names() if (one := kept.newest(name))]
    return {"lists": lists, "findings": []}


def state(now: datetime, wanted: Iterable[str] = ()) -> dict[str, Any]:
    """The lists with their ages, and what is wrong with them: none loaded, one that is `wanted` and was never loaded, one that is stale.

    A list is as old as the last moment at which its keeper had nothing newer, or it was loaded. One within another counts as that one does.
    """
    rows, findings = [], []
    ages: dict[str, float] = {}
    for name in kept.names():
        try:
            one = kept.newest(name)
        except WrongCall as error:
            findings.append(_found("SCR-LIST-DAMAGED", Severity.FATAL, name, str(error), "Load it again."))
            continue
        if not one:
            continue
        seen = max(one.loaded, kept.last_checked(name) or one.loaded)
        hours = (now - seen).total_seconds() / _HOUR
        for each in {name, *(within for within, _ in one.lists)}:
            ages[each] = min(hours, ages.get(each, hours))
        limit = declared()[name].hours if name in declared() else None
        stale = limit is not None and hours > limit
        rows.append({**one.as_json(), "checked": seen.isoformat(), "hours": round(hours, 1), "limit": limit, "stale": stale})
    for row in rows:
        about = declared().get(row["name"])
        if row["stale"] and about:
            old = f"{about.name} was last asked for {row['hours']:.0f} hours ago; it is stale after {about.hours}"
            findings.append(_found("SCR-LIST-STALE", Severity.WARNING, row["name"], old, f"tidewaiter screen fetch {row['name']}", about.reason))
    if not rows and not findings:
        findings.append(_found("SCR-NO-LISTS", Severity.FATAL, "lists", "no list is loaded; nobody can be screened", "tidewaiter screen fetch"))
    for name in wanted:
        if name not in ages:
            full = declared()[name].name if name in declared() else name
            never = f"{full} is to be screened against and was never loaded"
            findings.append(_found("SCR-LIST-MISSING", Severity.FATAL, name, never, f"tidewaiter screen fetch {name}"))
    return {"lists": rows, "findings": [one.as_json() for one in findings]}


def _found(rule: str, severity: Severity, where: str, message: str, fix: str = "", cite: str = _CITE) -> Finding:
    return Finding(rule, severity, where, message, cite, fix)
