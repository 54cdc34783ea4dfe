"""A page of a PDF as a picture, with a frame around the place that a value was read from."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Any

MOST_PIXELS = 2400           # of the longer side
_FRAME = (214, 40, 40)


class NoPage(ValueError):
    """The file has no such page, or cannot be read."""


@dataclass(frozen=True)
class Box:
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def read_box(text: str) -> Box | None:
    """The box of a provenance: `x0 y0 x1 y1`; None where the text is something else, as a sheet's cell.

    >>> read_box("72 100.5 200 112")
    Box(left=72.0, top=100.5, right=200.0, bottom=112.0)
    """
    try:
        places = [float(one) for one in text.split()]
    except ValueError:
        return None
    if len(places) != 4 or any(not -10_000 < one < 10_000 for one in places):
        return None
    return Box(min(places[0], places[2]), min(places[1], places[3]), max(places[0], places[2]), max(places[1], places[3]))


def pages(body: bytes) -> int:
    """How many pages a PDF has. NoPage where it cannot be read."""
    document = _opened(body)
    try:
        return len(document)
    finally:
        document.close()


def picture(body: bytes, page: int, box: Box | None = None, dots: int = 110) -> bytes:
    """A page, counted from 1, as a PNG of `dots` to the inch. NoPage where there is none."""
    document = _opened(body)
    try:
        if not 1 <= page <= len(document):
            raise NoPage(f"the paper has {len(document)} pages, and no page {page}")
        held = document[page - 1]
        width, height = held.get_size()
        scale = min(dots / 72, MOST_PIXELS / max(width, height, 1))
        bitmap = held.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        if box is not None:
            _frame(bitmap, box, scale)
        return _png(bitmap)
    finally:
        document.close()


def _frame(bitmap: Any, box: Box, scale: float) -> None:
    """Four bars around the box, a little outside of it."""
    left, top = (max(0, round(one * scale) - 4) for one in (box.left, box.top))
    right, bottom = min(bitmap.width, round(box.right * scale) + 4), min(bitmap.height, round(box.bottom * scale) + 4)
    if right <= left or bottom <= top:
        return
    colour = (*_FRAME[::-1], 255) if not bitmap.rev_byteorder else (*_FRAME, 255)
    for x, y, width, height in ((left, top, right - left, 3), (left, bottom - 3, right - left, 3), (left, top, 3, bottom - top),
                                (right - 3, top, 3, bottom - top)):
        bitmap.fill_rect(colour, x, y, max(1, width), max(1, height))


def _png(bitmap: Any) -> bytes:
    """The pixels in the plain chunks of a PNG."""
    width, height, stride, channels = bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
    raw = bytes(bitmap.buffer)
    rows = bytearray()
    for y in range(height):
        row = raw[y * stride:y * stride + width * channels]
        if channels == 4:                            # an alpha that is always whole
            plain = bytearray(width * 3)
            plain[0::3], plain[1::3], plain[2::3] = row[0::4], row[1::4], row[2::4]
            row = bytes(plain)
        rows += b"\0" + row
    colour = 0 if channels == 1 else 2
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _opened(body: bytes) -> Any:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError:
        raise NoPage("the PDF cannot be read") from None
