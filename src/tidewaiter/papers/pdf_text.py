"""Text on paper: the font, what it cannot show, and where a text breaks to fit a width.

The font is Bitstream Vera, which reportlab carries and which is embedded in the PDF, so a paper looks the same
everywhere. It covers Latin-1 and a little more.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

REGULAR, BOLD = "Vera", "VeraBd"


@cache
def _face(bold: bool) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = BOLD if bold else REGULAR
    pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    return pdfmetrics.getFont(name).face


def register_fonts() -> None:
    """Makes both faces known to reportlab; as often as one likes."""
    _face(False)
    _face(True)


@lru_cache(maxsize=1 << 15)
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of a printed text in points."""
    face = _face(bold)
    units: int = sum(face.charWidths.get(ord(c), face.defaultWidth) for c in text)
    return size / 1000 * units


@lru_cache(maxsize=1 << 15)
def wrap(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room` points. Breaks at spaces and line ends, within a word only if it must.

    An empty text is one empty line.
    """
    lines: list[str] = []
    gap = width(" ", size, bold)
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in paragraph.split():
            wide = width(word, size, bold)
            if line and used + gap + wide <= room:
                line, used = f"{line} {word}", used + gap + wide
                continue
            if line:
                lines.append(line)
            line, used = word, wide
            if wide > room:
                *full, line = _pieces(word, room, size, bold)
                lines.extend(full)
                used = width(line, size, bold)
        lines.append(line)
    return tuple(lines)


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for c in word:
        advance = width(c, size, bold)
        if piece and used + advance > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + c, used + advance
    return [*pieces, piece]


class Ink:
    """Turns the texts of one paper into what the font can print, and remembers each character it had to replace.

    Accents that the font lacks are dropped (`ő` prints as `o`), other characters print as `?`. Control characters and
    marks of direction print as nothing. `note` is the sentence for the reader.
    """

    def __init__(self) -> None:
        self.replaced: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._glyph(c) for c in unicodedata.normalize("NFC", text))

    def _glyph(self, c: str) -> str:
        face = _face(False)
        if c == "\n" or (c.isprintable() and ord(c) in face.charToGlyph):
            return c
        category = unicodedata.category(c)
        if category in ("Cc", "Zs", "Zl", "Zp"):
            return " "
        if category == "Cf":
            return ""
        if c not in self.replaced:
            apart = unicodedata.normalize("NFKD", c)
            plain = "".join(d for d in apart if d.isprintable() and ord(d) in face.charToGlyph)
            self.replaced[c] = plain or ("" if category == "Mn" else "?")
        return self.replaced[c]

    @property
    def note(self) -> str:
        """Which characters were replaced and by what; empty if none was."""
        if not self.replaced:
            return ""
        shown = [f"U+{ord(c):04X} as {plain or 'nothing'}" for c, plain in sorted(self.replaced.items())]
        more = f" and {len(shown) - 8} others" if len(shown) > 8 else ""
        listed = ", ".join(shown[:8])
        return f"Characters this paper cannot show: {listed}{more}. The entry's data holds them as written."
