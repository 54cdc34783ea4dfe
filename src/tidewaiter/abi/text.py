"""Free text in the characters that ABI takes: capital letters, digits, spaces and, in class X, punctuation."""

from __future__ import annotations

import unicodedata

from tidewaiter.abi.record import ALLOWED

# Letters that Unicode does not take apart, and the marks of word processors.
_INSTEAD = str.maketrans({
    "Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH", "ẞ": "SS", "İ": "I",
    "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "×": "X", "€": "EUR", "£": "GBP",
})


def plain(text: str, kind: str = "X") -> str:
    """The text in capitals and in the characters of a class; what has no such form becomes one space.

    >>> plain("Möbel – Größe 2½"), plain("J. O'Neil & Sons", "AN")
    ('MOBEL - GROSSE 2 1/2', 'J O NEIL SONS')
    """
    allowed = ALLOWED[kind]
    spaced = "".join(f" {c}" if unicodedata.decomposition(c).startswith("<fraction>") else c for c in text)
    decomposed = unicodedata.normalize("NFKD", spaced.upper().translate(_INSTEAD)).replace("⁄", "/")
    marked = "".join(c if c in allowed else "" if unicodedata.combining(c) else " " for c in decomposed)
    return " ".join(marked.split())


def lost(text: str, kind: str = "X") -> str:
    """The letters and digits of a text for which `plain` has nothing.

    >>> lost("BRACKETS 支架"), lost("Möbel")
    ('支架', '')
    """
    return "".join(c for c in text if c.isalnum() and not plain(c, kind))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words where a word fits on a line.

    >>> wrapped("FORGED STEEL BRACKETS", 12)
    ['FORGED STEEL', 'BRACKETS']
    """
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".lstrip()
        while len(line) > width:
            lines.append(line[:width])
            line = line[width:]
    return [*lines, line] if line else lines
