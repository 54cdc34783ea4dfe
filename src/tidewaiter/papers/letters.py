"""Letters and orders on letter paper: lines of text, some of which stand out, and tables of a name and a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tidewaiter.papers.pdf_sheet import LETTER, Sheets
from tidewaiter.papers.pdf_text import Ink, wrap

LEFT, WIDE, TOP, BOTTOM = 64.0, 484.0, 72.0, 724.0
SIZE, PITCH, NAMED = 9.5, 13.0, 150.0


@dataclass(frozen=True)
class Part:
    """A paragraph, or rows of a name and a value; `bold` makes a paragraph stand out."""

    text: str = ""
    rows: Sequence[tuple[str, str]] = ()
    bold: bool = False


@dataclass(frozen=True)
class LetterSheet:
    """A letter: who writes to whom on which day, what about, and its parts in order. `signed` is who stands below it."""

    day: date
    sender: str
    to: str
    subject: str
    parts: Sequence[Part] = field(default=())
    signed: str = ""


def text(letter: LetterSheet) -> str:
    """The letter in plain words, as an e-mail holds it."""
    return "\n".join(f"{name}: {line}" if name else line for name, line, _ in _lines(letter)) + "\n"


def pdf(letter: LetterSheet) -> bytes:
    """The letter on paper. The same letter gives the same bytes; a sign that the font lacks is shown as one that it has."""
    ink = Ink()
    sheets = Sheets(LETTER, letter.subject)
    y = TOP
    for name, line, bold in _lines(letter):
        x, room = (LEFT + NAMED, WIDE - NAMED) if name else (LEFT, WIDE)
        for n, piece in enumerate(wrap(ink(line), room, SIZE, bold) or ("",)):
            if y > BOTTOM:
                sheets.next()
                y = TOP
            if name and n == 0:
                sheets.text(LEFT, y, ink(name), SIZE, grey=0.3)
            sheets.text(x, y, piece, SIZE, bold=bold)
            y += PITCH
    sheets.next()
    return sheets.finish()


def _lines(letter: LetterSheet) -> Iterator[tuple[str, str, bool]]:
    """The lines: a name where the line has one, the text, and whether it stands out."""
    yield "", letter.sender, True
    yield "", letter.day.isoformat(), False
    yield "", "", False
    for line in letter.to.splitlines():
        yield "", line, False
    yield "", "", False
    yield "", letter.subject, True
    for part in letter.parts:
        yield "", "", False
        if part.text:
            yield "", part.text, part.bold
        for name, value in part.rows:
            first, *more = value.splitlines() or [""]
            yield name, first, False
            for line in more:
                yield " ", line, False
    yield "", "", False
    yield "", letter.signed or letter.sender, False
