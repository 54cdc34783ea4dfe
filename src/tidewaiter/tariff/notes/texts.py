"""Notes as they are kept: address, text, page, and what goes with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidewaiter.findings import Finding
from tidewaiter.tariff.notes.address import Address, Place
from tidewaiter.tariff.notes.mentions import Mention, mentions


@dataclass(frozen=True)
class Note:
    """A note or subdivision with its own text; that of its subdivisions is theirs. Paragraphs and lines of numbers are parted by
    line ends. `page` is as printed: `99-III-65`."""

    address: Address
    text: str
    page: str = ""
    footnotes: tuple[str, ...] = ()

    @property
    def parent(self) -> Address | None:
        return self.address.parent

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers, chapters, sections and notes that the text names, in its order."""
        return tuple(mentions(self.text, self.address))


@dataclass(frozen=True)
class Amendment:
    """What later revisions changed in a note, as they put it: not yet worked into its text. `days` are those of effect."""

    address: Address
    days: tuple[date, ...]
    text: str


@dataclass(frozen=True)
class NotesText:
    """The notes of one file, in printed order.

    `edition` is as 2026HTSRev6. A single note of a later revision also has the days that its heading gives: `start`, from which it
    is in force, and `amended`, the day of its last amendment. `remarks` are the words about the text that stand before it.
    `single` is set for such a note. A file of amendments has no notes of its own.
    """

    name: str
    edition: str = ""
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    start: date | None = None
    amended: date | None = None
    remarks: tuple[str, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    single: bool = False

    @cached_property
    def by_address(self) -> dict[Address, Note]:
        return {note.address: note for note in self.notes}

    @cached_property
    def children(self) -> dict[Address, tuple[Note, ...]]:
        found: dict[Address, list[Note]] = {}
        for note in self.notes:
            if parent := note.parent:
                found.setdefault(parent, []).append(note)
        return {address: tuple(notes) for address, notes in found.items()}

    @cached_property
    def ranging(self) -> tuple[Note, ...]:
        """The notes that name a range of numbers."""
        return tuple(note for note in self.notes if _RANGE.search(note.text))

    def about(self, number: str) -> tuple[Note, ...]:
        """The notes that may name `number`, digits only, or what is above or below it: all that do, and some that do not."""
        wanted = _naming(number)
        ranging = {id(note) for note in self.ranging}
        return tuple(note for note in self.notes if id(note) in ranging or (number[:4] in note.text and wanted.search(note.text)))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(note.address.place for note in self.notes))


_RANGE = re.compile(r"\d{4}(?:\.\d\d){0,2}(?:\.?\d\d)?\s*(?:[-–—]|to|through)\s*(?:(?:sub)?headings?\s+)?\d{4}")


def _naming(number: str) -> re.Pattern[str]:
    """What a text must have to name `number`: its digits with points, or a number above it, or one below."""
    more = ""
    for point, part in ((r"\.?", number[8:]), (r"\.", number[6:8]), (r"\.", number[4:6])):
        if part:
            more = rf"(?:{point}{part}{more}|(?!\.?\d))"
    return re.compile(rf"(?<![\d.]){number[:4]}{more}")
