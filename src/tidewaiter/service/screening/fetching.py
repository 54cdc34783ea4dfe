"""Lists fetched from their keepers: asked for what is newer only, gone on with where a download broke off, checked and loaded like a file."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.lawfiles import law_dir
from tidewaiter.service.download import CutOff, Part, Patience, Service, StillCutOff, Watch, connect, unpacked
from tidewaiter.service.locked import taken
from tidewaiter.service.screening import kept
from tidewaiter.service.screening.lists import Loaded, take
from tidewaiter.service.wrong_call import WrongCall

_CITE = "law/screening/sources.csv"
_DESKS = 16
_ACCEPT = "application/xml, application/json, text/csv, text/html, */*;q=0.5"
_CUT = frozenset({"SCR-LIST-CUT", "SCR-LIST-XML", "SCR-LIST-PACKED"})            # findings that another try can mend


@dataclass(frozen=True)
class Source:
    """Where a list is fetched from. `link` is a pattern of the address that the page at `address` links, where that changes from time to time;
    `onward` the hosts to which the keeper sends on."""

    list: str
    address: str
    link: str = ""
    onward: tuple[str, ...] = ()


@cache
def sources() -> Mapping[str, Source]:
    """The declared sources, by list."""
    with (law_dir() / "screening" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["list"]: Source(row["list"], row["address"], row["link"], tuple(row["onward"].split())) for row in csv.DictReader(file)}


def fetch(names: Iterable[str], now: datetime, accept_shorter: bool = False, patience: Patience | None = None,
          watch: Watch = lambda here, total: None, declared: Mapping[str, Source] | None = None) -> dict[str, Any]:
    """Fetch lists, all that have a source where none is named, and load what is newer. One that cannot be had is a finding; the others go on."""
    known = sources() if declared is None else declared
    wanted = [name.strip().upper() for name in names] or list(known)
    if strangers := [name for name in wanted if name not in known]:
        raise WrongCall(f"{', '.join(strangers)}: no source is declared; there are {', '.join(known)}")
    answers = [_fetched(known[name], now, accept_shorter, patience or Patience(), watch) for name in dict.fromkeys(wanted)]
    return Loaded(tuple(one for each in answers for one in each.versions), tuple(one for each in answers for one in each.findings)).as_json()


def _fetched(source: Source, now: datetime, accept_shorter: bool, patience: Patience, watch: Watch) -> Loaded:
    host = source.address
    try:
        base, path = _split(source.address)
        with connect(base, patience, frozenset(source.onward), _ACCEPT) as service, _desk(source.list) as part:
            host = service.host
            url = service.base.join(path)
            if source.link:
                url = _linked(service, url, source)
            return service.persist(lambda: _attempt(service, url, source, part, now, accept_shorter, watch))
    except StillCutOff as error:
        return _nothing("SCR-FETCH-CUT", source, host, f"the download is cut off: {error}")
    except WrongCall as error:
        return _nothing("SCR-FETCH", source, host, str(error))


def _attempt(service: Service, url: httpx.URL, source: Source, part: Part, now: datetime, accept_shorter: bool, watch: Watch) -> Loaded:
    """One try. A list that breaks off in itself is tried again, as one whose length is short is."""
    before = _known(source, url)
    version = service.download(url, part, source.list, watch, before.get("etag", ""), before.get("modified", ""))
    if version is None:
        kept.checked(source.list, now)
        held = kept.newest(source.list)
        return Loaded((held,) if held else (), (_found("SCR-FETCH-SAME", Severity.NOTE, source.list, f"{service.host} has nothing newer"),))
    try:
        body = unpacked(part, version)
    except CutOff:
        part.drop()
        raise
    loaded = take([(url.path.rpartition("/")[2] or source.list.lower(), body)], now, source.list, "", accept_shorter)
    part.drop()
    if not loaded.versions and any(one.rule in _CUT for one in loaded.findings):
        raise CutOff(f"{service.host} sent a list that breaks off or is damaged, {len(body):,} bytes")
    if loaded.versions and not fatal(loaded.findings):
        kept.checked(source.list, now)
        _remember(source, {"url": str(url), "etag": version.etag, "modified": version.modified, "sha256": loaded.versions[0].sha256})
    return loaded


def _split(address: str) -> tuple[str, str]:
    """The place of the service and the way in it."""
    match = re.match(r"(https?://[^/]+)(/.*)?$", address)
    if not match:
        raise WrongCall(f"{address!r} is not an address; write it as https://www.example.gov/list.csv")
    return match[1], match[2] or "/"


def _linked(service: Service, page: httpx.URL, source: Source) -> httpx.URL:
    """The address that the page links: of several the last by name, since a day stands in it. WrongCall where it links none, or leaves the host."""
    text = service.read(page).decode("utf-8", "replace")
    hits = {match[0] for match in re.finditer(source.link, text)}
    if not hits:
        raise WrongCall(f"{service.host} links no file on {page.path} as it did; see where its list is now")
    url = page.join(max(hits, key=_newest_first))
    if (url.scheme, url.host, url.port) != (service.base.scheme, service.base.host, service.base.port):
        raise WrongCall(f"{service.host} links {url.host}, which is not asked")
    return url


def _newest_first(link: str) -> tuple[int, ...]:
    return tuple(int(figure) for figure in re.findall(r"\d+", link))


def _nothing(rule: str, source: Source, host: str, message: str) -> Loaded:
    fix = "Fetch again later, or get the file by hand and load it; what is loaded stays."
    return Loaded((), (_found(rule, Severity.FATAL, source.list, f"{host}: {message}" if host not in message else message, fix),))


# what is remembered of a keeper, and where a download lies meanwhile

def _known(source: Source, url: httpx.URL) -> dict[str, str]:
    """What the address said of the version that is screened against now; nothing where that is another."""
    try:
        form = json.loads((kept.folder() / source.list / "fetched.json").read_text(encoding="utf-8"))
        held = kept.newest(source.list)
        same = form["url"] == str(url) and held is not None and held.sha256 == form["sha256"]
        return {key: form[key] for key in ("etag", "modified") if isinstance(form[key], str) and form[key].isascii()} if same else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _remember(source: Source, said: Mapping[str, str]) -> None:
    place = kept.folder() / source.list
    if said["etag"] or said["modified"]:
        with tempfile.NamedTemporaryFile("w", dir=place, prefix=".", delete=False, encoding="utf-8") as file:
            json.dump(dict(said), file)
        Path(file.name).replace(place / "fetched.json")


@contextmanager
def _desk(name: str) -> Iterator[Part]:
    """A file for this download alone, with what an earlier one left there."""
    for n in range(_DESKS):
        folder = kept.folder() / ".fetch" / f"{name}-{n}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = (folder / "lock").open("ab")
        except OSError as error:
            raise WrongCall(f"{folder} cannot be written to ({error.strerror}); set TIDEWAITER_HOME to a folder that can") from None
        with lock:
            if taken(lock):
                yield Part(folder / "part")
                return
    raise WrongCall(f"{_DESKS} fetches of {name} are running at once; wait for one of them")


def _found(rule: str, severity: Severity, where: str, message: str, fix: str = "") -> Finding:
    return Finding(rule, severity, where, message, _CITE, fix)


def only(names: Sequence[str], address: str) -> dict[str, Source]:
    """The declared source of one list at another address: a mirror, a test."""
    if len(names) != 1:
        raise WrongCall("--base-url goes with one list")
    name = names[0].strip().upper()
    return {name: Source(name, address)}
