"""A file that may come gzipped."""

from __future__ import annotations

import gzip
import io
import zlib


def unpacked(data: bytes, largest: int) -> bytes:
    """The bytes of a file, out of gzip where they are in it.

    ValueError, in a few words, for an empty file, one that is damaged or cut off, and one of more than `largest` bytes.

    >>> unpacked(b"plain", 100), unpacked(gzip.compress(b"packed"), 100)
    (b'plain', b'packed')
    """
    if not data:
        raise ValueError("the file is empty")
    raw = data
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                raw = file.read(largest + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"the gzip file is damaged or cut off: {error}") from None
    if len(raw) > largest:
        raise ValueError(f"the file has more than {largest:,} bytes")
    return raw
