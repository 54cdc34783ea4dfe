"""Files that come packed: gzip, and zip with one code or with all the files of one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from tidewaiter.screening.readers.reading import LARGEST, Found

_CITE = "docs/screening-lists.md, loading lists"
_MOST = 50                       # files of one archive
Files = Sequence[tuple[str, bytes]]


def unpacked(name: str, data: bytes) -> tuple[Files, Found]:
    """The files in `data`, itself where it is not packed, and what is wrong with the packing. What unpacks to more than 200 MB is refused."""
    found = Found(name, _CITE)
    if len(data) > LARGEST:
        found.stop("SCR-LIST-SIZE", f"the file has more than {LARGEST:,} bytes, which is no list")
        return (), found
    if data[:2] == b"\x1f\x8b":
        body = _gunzipped(data, found)
        return (((name.removesuffix(".gz"), body),) if not found.stopped else ()), found
    if data[:4] == b"PK\x03\x04" and not _is_workbook(data):
        return _unzipped(data, found), found
    return ((name, data),), found


def _gunzipped(data: bytes, found: Found) -> bytes:
    body, rest = b"", data
    while rest:
        opened = zlib.decompressobj(wbits=31)
        try:
            body += opened.decompress(rest, LARGEST + 1 - len(body))
        except zlib.error:
            found.stop("SCR-LIST-PACKED", "the gzip file is damaged")
            return b""
        if len(body) > LARGEST:
            found.stop("SCR-LIST-SIZE", f"the file unpacks to more than {LARGEST:,} bytes, which is no list")
            return b""
        if not opened.eof:
            found.stop("SCR-LIST-PACKED", "the gzip file is cut off")
            return b""
        rest = opened.unused_data.lstrip(b"\x00")
    return body


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(one == "[Content_Types].xml" or one.startswith("xl/") or one == "mimetype" for one in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _unzipped(data: bytes, found: Found) -> Files:
    files: list[tuple[str, bytes]] = []
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = [one for one in archive.infolist() if not one.is_dir() and not re.search(r"(?:^|/)(?:\.|__MACOSX)", one.filename)]
            if len(held) > _MOST:
                found.stop("SCR-LIST-SIZE", f"the archive has {len(held):,} files; a list has few")
                return ()
            for one in held:
                with archive.open(one) as file:
                    body = file.read(left + 1)
                left -= len(body)
                if left < 0:
                    found.stop("SCR-LIST-SIZE", f"the archive unpacks to more than {LARGEST:,} bytes, which is no list")
                    return ()
                files.append((one.filename.rpartition("/")[2], body))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError) as error:
        found.stop("SCR-LIST-PACKED", f"the archive is damaged or locked: {str(error)[:120]}")
        return ()
    if not files:
        found.stop("SCR-LIST-EMPTY", "the archive has no files; an empty list clears nobody")
    return files
