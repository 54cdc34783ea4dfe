"""The address of a note: `U.S. note 16(c)(vi), chapter 99 subchapter III`.

A note stands in a section, a chapter or a subchapter, is of one of the kinds that the schedule prints, and has a number
with subdivisions. A text in front of the first numbered note has no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """As the schedule heads its notes. A plain note of a section or chapter is law under the Harmonized System."""

    NOTE = "note"
    SUBHEADING = "subheading note"
    ADDITIONAL = "additional U.S. note"
    US = "U.S. note"
    STATISTICAL = "statistical note"
    COMPILER = "compiler's note"
    NOTICE = "notice to exporters"


# First and last chapter of each section; 77 is reserved.
SECTIONS = {
    "I": (1, 5), "II": (6, 14), "III": (15, 15), "IV": (16, 24), "V": (25, 27), "VI": (28, 38), "VII": (39, 40), "VIII": (41, 43),
    "IX": (44, 46), "X": (47, 49), "XI": (50, 63), "XII": (64, 67), "XIII": (68, 70), "XIV": (71, 71), "XV": (72, 83), "XVI": (84, 85),
    "XVII": (86, 89), "XVIII": (90, 92), "XIX": (93, 93), "XX": (94, 96), "XXI": (97, 97), "XXII": (98, 99),
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def section_of(chapter: int) -> str:
    """The section of a chapter.

    >>> section_of(73)
    'XV'
    """
    return next((section for section, (first, last) in SECTIONS.items() if first <= chapter <= last), "")


def roman(text: str) -> int:
    """The value of a roman numeral up to 89 in its one proper form; 0 for anything else.

    >>> roman("xiv"), roman("iiii"), roman("ic")
    (14, 0, 0)
    """
    return _ROMANS.get(text.upper(), 0)


def roman_text(value: int) -> str:
    """
    >>> roman_text(14)
    'XIV'
    """
    tens, ones = divmod(value, 10)
    return ("L" if tens >= 5 else "XL" if tens == 4 else "") + "X" * (tens % 5 if tens != 4 else 0) + _ONES[ones]


_ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
_ROMANS = {roman_text(value): value for value in range(1, 90)}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A section, a chapter, or a subchapter of a chapter. Section and subchapter are roman numerals, chapter 0 is none."""

    chapter: int = 0
    subchapter: str = ""
    section: str = ""

    def __str__(self) -> str:
        if self.section:
            return f"section {self.section}"
        return f"chapter {self.chapter}" + (f" subchapter {self.subchapter}" if self.subchapter else "")


@dataclass(frozen=True, slots=True)
class Address:
    """
    >>> str(Address(Place(99, "III"), Kind.US, ("16", "c", "vi")))
    'U.S. note 16(c)(vi), chapter 99 subchapter III'
    """

    place: Place
    kind: Kind
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        number = f" {self.number}" if self.path else ""
        return f"{self.kind}{number}, {self.place}"

    @property
    def number(self) -> str:
        """The number with its subdivisions, as `16(c)(vi)`."""
        return self.path[0] + "".join(f"({label})" for label in self.path[1:]) if self.path else ""

    @property
    def parent(self) -> Address | None:
        return replace(self, path=self.path[:-1]) if len(self.path) > 1 else None

    def child(self, label: str) -> Address:
        return Address(self.place, self.kind, (*self.path, label))


_KIND = (r"(?P<kind>additional\s+u\.?\s?s\.?\s+notes?|subheading\s+notes?|statistical\s+notes?|compiler'?s?'?\s+notes?|"
         r"section\s+notes?|chapter\s+notes?|u\.?\s?s\.?\s+notes?|notice\s+to\s+exporters|notes?)")
_NUMBER = r"(?P<number>\d{1,3}[a-z]?)?\s*(?P<rest>(?:\(\s*[A-Za-z0-9]{1,8}\s*\)\s*)*)"
_PLACE = (r"(?:section\s+(?P<section>[ivxl]+)|"
          r"(?:chapter\s+(?P<chapter>\d{1,2})(?:\s*,?\s*(?:subchapter|subch\.?)\s+(?P<sub>[ivxl]+))?)|"
          r"(?:(?:subchapter|subch\.?)\s+(?P<sub2>[ivxl]+)(?:,?\s*(?:of|to)?\s*chapter\s+(?P<chapter2>\d{1,2}))))")
_NOTE_FIRST = re.compile(rf"\s*{_KIND}\s*{_NUMBER}\s*(?:,|:|\bto\b|\bof\b|\bin\b)?\s*{_PLACE}\s*", re.I | re.A)
_PLACE_FIRST = re.compile(rf"\s*{_PLACE}\s*(?:,|:)?\s*{_KIND}\s*{_NUMBER}\s*", re.I | re.A)
_LABEL = re.compile(r"\(\s*([A-Za-z0-9]{1,8})\s*\)")
_EXAMPLE = "write it as: note 1(a), chapter 95; additional U.S. note 3, chapter 2; U.S. note 16(c)(vi), chapter 99 subchapter III"


@lru_cache(maxsize=4096)
def parse_address(text: str) -> Address:
    """The address that `text` writes, in any of the ways that the schedule itself does. ValueError, in one line, for anything else.

    A plain note of a subchapter is its U.S. note: subchapters have no others.

    >>> str(parse_address("U.S. note 20(vvv)(iv)(4) to subchapter III of chapter 99"))
    'U.S. note 20(vvv)(iv)(4), chapter 99 subchapter III'
    >>> str(parse_address("section XV note 2(a)"))
    'note 2(a), section XV'
    """
    plain = " ".join(text.replace("’", "'").split())[:200]
    match = _NOTE_FIRST.fullmatch(plain) or _PLACE_FIRST.fullmatch(plain)
    if match is None:
        raise ValueError(f"{_shown(text)} is no address of a note; {_EXAMPLE}")
    if match["section"]:
        section = match["section"].upper()
        if section not in SECTIONS:
            raise ValueError(f"{_shown(text)}: there is no section {section}; the schedule has sections I to XXII")
        place = Place(section=section)
    else:
        chapter = int(match["chapter"] or match["chapter2"])
        if not section_of(chapter) or chapter == 77:
            raise ValueError(f"{_shown(text)}: there is no chapter {chapter}; the schedule has chapters 1 to 76 and 78 to 99")
        place = Place(chapter, (match["sub"] or match["sub2"] or "").upper())
        if place.subchapter and not roman(place.subchapter):
            raise ValueError(f"{_shown(text)}: {place.subchapter} is no roman numeral")
    kind = _kind(match["kind"], place)
    labels = tuple(_LABEL.findall(match["rest"] or ""))
    if labels and not match["number"]:
        raise ValueError(f"{_shown(text)}: a subdivision needs the number of its note; {_EXAMPLE}")
    return Address(place, kind, (match["number"], *labels) if match["number"] else ())


def _kind(words: str, place: Place) -> Kind:
    plain = re.sub(r"\s+", " ", words.lower())
    for begin, kind in (("additional", Kind.ADDITIONAL), ("subheading", Kind.SUBHEADING), ("statistical", Kind.STATISTICAL),
                        ("compiler", Kind.COMPILER), ("notice", Kind.NOTICE), ("u", Kind.US)):
        if plain.startswith(begin):
            return kind
    return Kind.US if place.subchapter else Kind.NOTE


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= 80 else line[:77] + "...")
