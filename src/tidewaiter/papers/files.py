"""The bytes and text of a paper, refused by a finding before they can do harm."""

from __future__ import annotations

import codecs
from pathlib import Path

from tidewaiter.findings import Finding
from tidewaiter.papers.found import fault

MOST_BYTES = 20_000_000      # a commercial invoice of 20,000 rows is about a tenth of this

_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16",
}


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes | Finding:
    """What the file holds. It is not opened when it is missing, empty or larger than `most` bytes."""
    try:
        if not path.is_file():
            return fault("PAP-FILE-MISSING", path.name, f"there is no file {path.name}",
                         f"put {path.name} into the shipment folder")
        size = path.stat().st_size
        if size > most:
            return fault("PAP-FILE-SIZE", path.name,
                         f"the file has {size:,} bytes; {most:,} are the most that is read",
                         "take out pictures and unused sheets, or split the paper")
        if size == 0:
            return fault("PAP-FILE-EMPTY", path.name, "the file is empty", "ask for the paper again")
        return path.read_bytes()
    except OSError as error:
        return fault("PAP-FILE-UNREADABLE", path.name, f"the file cannot be read: {error.strerror}",
                     "see to its permissions")


def read_text(path: Path, most: int = MOST_BYTES) -> str | Finding:
    """The file as UTF-8 text, with or without a byte order mark. Any other encoding is a finding, never a guess."""
    raw = read_bytes(path, most)
    if isinstance(raw, Finding):
        return raw
    fix = "save it as UTF-8 text (in Excel: CSV UTF-8)"
    for mark, name in _MARKS.items():
        if raw.startswith(mark):
            return fault("PAP-FILE-ENCODING", path.name, f"the text is {name}, not UTF-8", fix)
    if b"\0" in raw:
        return fault("PAP-FILE-ENCODING", path.name, "the file is binary or UTF-16, not UTF-8 text", fix)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return fault("PAP-FILE-ENCODING", f"{path.name}, line {line}",
                     f"the byte {raw[error.start]:02X} is not UTF-8; the file may be in a Windows code page", fix)
    if not text.strip():
        return fault("PAP-FILE-EMPTY", path.name, "the file holds nothing but blanks", "ask for the paper again")
    return text
