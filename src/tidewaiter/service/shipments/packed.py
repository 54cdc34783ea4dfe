"""Papers that come packed: an archive of one or more shipment folders, unpacked within limits, and nothing outside its place."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from tidewaiter.findings import Finding, Severity

MOST_PAPERS = 200                # of a shipment
MOST_SHIPMENTS = 200             # of an archive
MOST_PAPER = 20_000_000          # bytes of a paper, as papers/files.py reads them
MOST_UNPACKED = 200_000_000      # bytes of an archive
READY = "ready"                  # a file of this name says that a folder is whole
_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError)
CITE = "docs/shipments.md"

Papers = Mapping[str, bytes]


def content_of(papers: Papers) -> str:
    """The hash of a shipment: of the names of its papers and what they hold, in whatever order they come."""
    whole = hashlib.sha256()
    for name in sorted(papers):
        whole.update(f"{len(name.encode())} {name} {hashlib.sha256(papers[name]).hexdigest()}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def is_paper(name: str) -> bool:
    """Whether a file of a folder is one of its papers: not hidden, no mark of readiness, nothing that a desktop leaves behind."""
    return not name.startswith((".", "~$")) and name != READY and name.lower() not in ("thumbs.db", "desktop.ini")


def unpacked(archive: Path | IO[bytes], name: str) -> dict[str, dict[str, bytes]] | Finding:
    """The shipments of an archive: each folder of it by its path, or, where papers lie at its top, the one that it is, by `name`.

    A finding where it is no archive, or would unpack beyond the limits. What it says of its own sizes is not believed.
    """
    found: dict[str, dict[str, bytes]] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(archive) as packed:
            for member in packed.infolist():
                place = PurePosixPath(member.filename)
                if member.is_dir() or "__MACOSX" in place.parts or not is_paper(place.name):
                    continue
                if wrong := _wrong_name(member, place):
                    return _refused("SHIP-ARCHIVE-NAME", name, wrong, "Pack the folders anew, with the papers themselves in them.")
                folder = found.setdefault("/".join(place.parts[:-1]) or name, {})
                with packed.open(member) as paper:
                    content = _read(paper, min(MOST_PAPER, left))
                if content is None or len(folder) >= MOST_PAPERS or len(found) > MOST_SHIPMENTS:
                    return _too_much(name)
                left -= len(content)
                folder[place.name] = content
    except _BROKEN as error:
        return _refused("SHIP-ARCHIVE", name, f"this is no zip archive that can be read: {error}", "Pack it again, without a password.")
    return found or _refused("SHIP-ARCHIVE", name, "the archive holds no papers", "Pack the shipment folder.")


def _read(paper: IO[bytes], most: int) -> bytes | None:
    """What is packed, read until it is too much."""
    found = bytearray()
    while chunk := paper.read(_CHUNK):
        found += chunk
        if len(found) > most:
            return None
    return bytes(found)


def _wrong_name(member: zipfile.ZipInfo, place: PurePosixPath) -> str:
    if place.is_absolute() or ".." in place.parts or "\\" in member.filename or ":" in member.filename or "\0" in member.filename:
        return f"{member.filename!r} leads out of the archive"
    if (member.external_attr >> 16) & 0o170000 == 0o120000:
        return f"{member.filename!r} is a link"
    return f"{place.name[:40]!r}... is too long a name" if len(place.name.encode("utf-8", "surrogatepass")) > 200 else ""


def _too_much(name: str) -> Finding:
    return _refused("SHIP-ARCHIVE-SIZE", name, f"it holds more than {MOST_SHIPMENTS} shipments, {MOST_PAPERS} papers in one, {MOST_PAPER:,} bytes in "
                    f"a paper or {MOST_UNPACKED:,} in all", "Send it in parts.")


def _refused(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, CITE, fix)


def written(papers: Papers, folder: Path) -> Path:
    """A folder with the papers in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in papers.items():
        (folder / name).write_bytes(content)
    return folder


def fatal_count(findings: Iterable[Finding]) -> int:
    return sum(one.severity is Severity.FATAL for one in findings)
