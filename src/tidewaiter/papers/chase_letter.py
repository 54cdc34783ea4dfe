"""The letter that asks for missing papers, as text and as a PDF: each paper with its reason, its law, its day and what follows without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.papers.pdf_sheet import LETTER, Sheets
from tidewaiter.papers.pdf_text import Ink, wrap

LEFT, WIDE, TOP, BOTTOM = 64.0, 484.0, 72.0, 728.0
SIZE, PITCH = 9.5, 13.0
_NOW = "at once; the day on which it is needed is not known yet"


@dataclass(frozen=True)
class WantedPaper:
    """A paper that is asked for. `by` is the day by which it is needed, None where that is not known."""

    name: str
    why: str
    cite: str
    by: date | None
    consequence: str
    consequence_cite: str


@dataclass(frozen=True)
class ChaseLetter:
    """Who asks whom on which day, about which file, for what. `entry` is the entry number, "" while there is none."""

    day: date
    sender: str
    to: str
    file: str
    papers: Sequence[WantedPaper]
    entry: str = ""
    goods: str = ""


def text(letter: ChaseLetter) -> str:
    """The letter in plain words, as an e-mail holds it."""
    return "\n".join(line for line, _ in _lines(letter)) + "\n"


def pdf(letter: ChaseLetter) -> bytes:
    """The letter on paper. The same letter gives the same bytes; a sign that the font lacks is shown as one that it has."""
    ink = Ink()
    sheets = Sheets(LETTER, f"Papers wanted, {letter.file}")
    y = TOP
    for line, bold in _lines(letter):
        for piece in wrap(ink(line), WIDE, SIZE, bold):
            if y > BOTTOM:
                sheets.next()
                y = TOP
            sheets.text(LEFT, y, piece, SIZE, bold=bold)
            y += PITCH
    sheets.next()
    return sheets.finish()


def _lines(letter: ChaseLetter) -> Iterator[tuple[str, bool]]:
    """The lines, and which of them stand out."""
    about = ", ".join(filter(None, (f"file {letter.file}", letter.entry and f"entry {letter.entry}", letter.goods)))
    yield letter.sender, True
    yield letter.day.isoformat(), False
    yield "", False
    yield letter.to, False
    yield "", False
    yield f"Papers wanted: {about}", True
    yield "", False
    many = len(letter.papers) > 1
    what, it = ("the papers below", "them") if many else ("the paper below", "it")
    yield f"To clear these goods we still need {what}. Please send {it} by the day named.", False
    for n, one in enumerate(letter.papers, 1):
        yield "", False
        yield f"{n}. {one.name}, by {one.by.isoformat()}" if one.by else f"{n}. {one.name}, {_NOW}", True
        yield f"Why: {one.why} ({one.cite}).", False
        if one.consequence:
            yield f"Without it: {one.consequence} ({one.consequence_cite}).", False
    yield "", False
    yield "If you cannot get one of them, tell us now and why: some can be replaced, given later under bond, or waived by CBP.", False
    yield "", False
    yield letter.sender, False
