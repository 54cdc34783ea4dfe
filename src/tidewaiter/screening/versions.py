"""Versions of a list: what was loaded, when, from which bytes; how it is kept; what differs between two."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tidewaiter.screening.listed import Listed, as_json, from_json
from tidewaiter.screening.readers.reading import Read
from tidewaiter.values import immutable

FORMAT = 1                       # of what is kept; one of another is not read


@immutable
class Source:
    """A file that a version was read from, by its own sha256."""

    name: str
    sha256: str
    size: int


@immutable
class Version:
    """A list as it was loaded once; it never changes.

    `list` is the name of the version (SDN, CSL, UFLPA ...), `lists` how many entries of each list it has: one of the Consolidated Screening
    List has those of thirteen. `date` is the day that the file itself or who loaded it says, `loaded` the moment of the loading. `sha256` is
    that of the original bytes, of several files that of the lines `SHA256  NAME` in the order of their names; `content` that of the entries.
    """

    list: str
    date: date | None
    sha256: str
    entries: int
    names: int
    loaded: datetime
    form: str = ""
    content: str = ""
    lists: tuple[tuple[str, int], ...] = ()
    files: tuple[Source, ...] = ()
    columns: tuple[str, ...] = ()
    rows: int = 0

    def as_json(self) -> dict[str, Any]:
        """What commands print; `name`, `date`, `sha256`, `entries` are those of the interface."""
        return {"name": self.list, "date": self.date.isoformat() if self.date else None, "sha256": self.sha256, "entries": self.entries,
                "names": self.names, "loaded": self.loaded.isoformat(), "form": self.form, "content": self.content, "lists": dict(self.lists),
                "files": [{"name": one.name, "sha256": one.sha256, "size": one.size} for one in self.files], "columns": list(self.columns),
                "rows": self.rows, "format": FORMAT}


def version_of(form: Mapping[str, Any]) -> Version:
    """A version from what `as_json` gave. KeyError, TypeError or ValueError where it is not that."""
    if form["format"] != FORMAT:
        raise ValueError(f"the version is kept in format {form['format']}, this program reads {FORMAT}")
    return Version(
        str(form["name"]), date.fromisoformat(form["date"]) if form["date"] else None, str(form["sha256"]), int(form["entries"]), int(form["names"]),
        datetime.fromisoformat(form["loaded"]), str(form["form"]), str(form["content"]), 
        tuple((str(one), int(n)) for one, n in form["lists"].items()),
        tuple(Source(str(one["name"]), str(one["sha256"]), int(one["size"])) for one in form["files"]),
        tuple(str(one) for one in form["columns"]),
        int(form["rows"]))


def version(read: Read, files: Sequence[tuple[str, bytes]], loaded: datetime, day: date | None = None) -> Version:
    """The version that a reading makes. `loaded` with its zone; `day` where who loads it knows better than the file."""
    if loaded.tzinfo is None:
        raise ValueError("the moment of the loading has no zone")
    sources = tuple(Source(name, hashlib.sha256(data).hexdigest(), len(data)) for name, data in sorted(files, key=lambda one: one[0]))
    whole = sources[0].sha256 if len(sources) == 1 else hashlib.sha256("".join(f"{one.sha256}  {one.name}\n" for one in sources).encode()).hexdigest()
    counts = Counter(one.list for one in read.entries)
    return Version(read.list, day or read.date, whole, len(read.entries), sum(len(one.names) for one in read.entries), loaded, read.form,
                   hashlib.sha256(lines(read.entries)).hexdigest(), tuple(sorted(counts.items())), sources, read.columns, read.rows)


def lines(entries: Iterable[Listed]) -> bytes:
    """The entries as JSON Lines."""
    return b"".join(json.dumps(as_json(one), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n" for one in entries)


def pack(entries: Iterable[Listed]) -> bytes:
    """The entries as they are kept: JSON Lines, packed; the same entries give the same bytes."""
    return gzip.compress(lines(entries), compresslevel=6, mtime=0)


def unpack(data: bytes) -> tuple[Listed, ...]:
    """The entries that `pack` kept. ValueError where the bytes are damaged."""
    if not data:                     # which gzip takes for nothing packed
        raise ValueError("the entries that were kept are damaged: there is nothing")
    try:
        return tuple(from_json(json.loads(line)) for line in gzip.decompress(data).splitlines())
    except (OSError, EOFError, zlib.error, KeyError, TypeError) as error:
        raise ValueError(f"the entries that were kept are damaged: {error}") from None


@dataclass(frozen=True)
class Difference:
    """What the later of two versions has more, less and otherwise, each in its own order. `changed` are pairs, before and after."""

    added: tuple[Listed, ...]
    removed: tuple[Listed, ...]
    changed: tuple[tuple[Listed, Listed], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    @property
    def new(self) -> tuple[Listed, ...]:
        """The entries to be looked at anew: those added, and the changed ones as they are now."""
        return (*self.added, *(after for _, after in self.changed))


def difference(before: Iterable[Listed], after: Iterable[Listed]) -> Difference:
    """The difference by list and number. An entry is changed where its content has another hash."""
    held = {(one.list, one.entry): one for one in before}
    added, changed, seen = [], [], set()
    for one in after:
        key = one.list, one.entry
        seen.add(key)
        was = held.get(key)
        if was is None:
            added.append(one)
        elif was != one and was.content != one.content:
            changed.append((was, one))
    return Difference(tuple(added), tuple(one for key, one in held.items() if key not in seen), tuple(changed))


def shorter(before: int, after: int) -> bool:
    """Whether a list of `after` entries is suspiciously short beside one of `before`: fewer than nine tenths.

    >>> shorter(100, 90), shorter(100, 89)
    (False, True)
    """
    return after * 10 < before * 9
