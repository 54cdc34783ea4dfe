"""Versions of lists on this machine: TIDEWAITER_HOME/lists/LIST/SHA256, never changed, and beside them which is the newest.

A version is put in its place by one rename, the name of the newest by another: there is always a whole one to read.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import tempfile
import zlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tidewaiter.screening.listed import Listed
from tidewaiter.screening.versions import Version, lines, pack, unpack, version_of
from tidewaiter.service.home import home, sweep
from tidewaiter.service.wrong_call import WrongCall

NAME = re.compile(r"[A-Z0-9][A-Z0-9_.-]{0,31}")
_ENTRIES, _ABOUT, _NEWEST, _CHECKED = "entries.jsonl.gz", "version.json", "newest", "checked.json"


def folder() -> Path:
    """Where the lists are."""
    return home() / "lists"


def names() -> tuple[str, ...]:
    """The lists that have a version, by name."""
    return tuple(sorted(one.parent.name for one in folder().glob(f"[!.]*/{_NEWEST}") if NAME.fullmatch(one.parent.name)))


def stamp() -> tuple[tuple[str, str], ...]:
    """Each list with the folder of its newest version: another where anything was loaded."""
    return tuple((name, text) for name in names() if (text := _newest(name)))


def newest(name: str) -> Version | None:
    """The version that is screened against; None where there is none. WrongCall where it is damaged."""
    held = _newest(name)
    return _read(folder() / name / held) if held else None


def versions(name: str) -> tuple[Version, ...]:
    """All versions of a list, in the order in which they were loaded."""
    return tuple(sorted((_read(one.parent) for one in (folder() / name).glob(f"[!.]*/{_ABOUT}")), key=lambda one: one.loaded))


def find(name: str, sha256: str, content: str = "") -> Version | None:
    """The version of these bytes, whether it is the newest or not; with `content` the one that was read so."""
    fits = [one for one in versions(name) if one.sha256 == sha256 and content in ("", one.content)] if NAME.fullmatch(name) else []
    return fits[-1] if fits else None


def entries(version: Version) -> tuple[Listed, ...]:
    """The entries of a kept version, as they were read then. WrongCall where they are damaged or gone."""
    place = _place(version)
    try:
        held = unpack((place / _ENTRIES).read_bytes())
    except (OSError, ValueError) as error:
        raise _damaged(version.list, str(error)) from None
    if len(held) != version.entries or hashlib.sha256(lines(held)).hexdigest() != version.content:
        raise _damaged(version.list, "the entries are not those that were loaded")
    return held


def rows(version: Version) -> tuple[bytes, ...]:
    """The entries as they stand in their file, a row each: two versions are held against each other without reading all of both."""
    try:
        return tuple(gzip.decompress((_place(version) / _ENTRIES).read_bytes()).splitlines())
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(version.list, str(error)) from None


def keep(version: Version, held: Sequence[Listed], originals: Sequence[bytes]) -> bool:
    """Put a version in its place, without making it the newest. False where it stands there already."""
    place = _place(version)
    if (place / _ABOUT).is_file():
        return False
    making = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        sweep(place.parent, ".making-*")
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
        (making / "original").mkdir()
        for n, data in enumerate(originals):
            (making / "original" / str(n)).write_bytes(data)
        (making / _ENTRIES).write_bytes(pack(held))
        (making / _ABOUT).write_text(json.dumps(version.as_json(), ensure_ascii=False), encoding="utf-8")
        making.rename(place)
        return True
    except OSError as error:
        if (place / _ABOUT).is_file():           # another process was faster
            return False
        raise WrongCall(f"{folder()} cannot be written to ({error.strerror}); set TIDEWAITER_HOME to a folder that can") from None
    finally:
        if making:
            shutil.rmtree(making, ignore_errors=True)


def as_kept(version: Version) -> Version:
    """What stands in the place of a version: the same, as it was loaded first."""
    return _read(_place(version))


def make_newest(version: Version) -> None:
    """Have the list screened against this version from now on."""
    _write(folder() / version.list / _NEWEST, _place(version).name)


def originals(version: Version) -> tuple[bytes, ...]:
    """The bytes that the version was read from, in the order of its files."""
    return tuple((_place(version) / "original" / str(n)).read_bytes() for n in range(len(version.files)))


def checked(name: str, at: datetime) -> None:
    """Remember that the keeper was asked at this moment, and had nothing newer."""
    _write(folder() / name / _CHECKED, json.dumps({"version": _newest(name), "at": at.isoformat()}))


def last_checked(name: str) -> datetime | None:
    """When the keeper last said that the newest version is the newest; None where it never did of this one."""
    try:
        form = json.loads((folder() / name / _CHECKED).read_text(encoding="utf-8"))
        at = datetime.fromisoformat(form["at"])
        return at if form["version"] == _newest(name) and at.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _place(version: Version) -> Path:
    """The folder of a version. Bytes that were read in another way than before (columns of one's own, a day that was said) get a folder beside."""
    if not NAME.fullmatch(version.list) or not re.fullmatch(r"[0-9a-f]{64}", version.sha256):
        raise WrongCall(f"{version.list!r} is no name of a list; use capitals, digits, dots and dashes, as SDN or MY-OWN")
    plain = folder() / version.list / version.sha256
    try:
        held = json.loads((plain / _ABOUT).read_text(encoding="utf-8"))
        same = held["content"] == version.content and held["date"] == (version.date.isoformat() if version.date else None)
    except (OSError, ValueError, KeyError, TypeError):
        return plain
    return plain if same else plain.with_name(f"{version.sha256}-{version.content[:8]}-{version.date or 'undated'}")


def _newest(name: str) -> str:
    try:
        text = (folder() / name / _NEWEST).read_text(encoding="utf-8").strip()
    except OSError:
        return ""
    return text if re.fullmatch(r"[0-9a-f]{64}[0-9a-z-]*", text) else ""


def _read(place: Path) -> Version:
    try:
        return version_of(json.loads((place / _ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(place.parent.name, str(error)) from None


def _damaged(name: str, why: str) -> WrongCall:
    return WrongCall(f"the version of {name} that is loaded is damaged ({' '.join(why.split())[:120]}); load the list again")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".", delete=False, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
