"""What the text of a note names: headings, subheadings, chapters, sections, ranges of them, and other notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tidewaiter.tariff.notes.address import Address, Kind, Place, roman, roman_text, section_of
from tidewaiter.tariff.notes.columns import is_row

What = Literal["number", "chapter", "section", "note"]
Role = Literal["listed", "named", "excepted"]


@dataclass(frozen=True, slots=True)
class Mention:
    """`first` to `last`, both within; alike where it is one. Numbers without dots, chapters in two digits, sections in roman numerals.

    A number is `listed` where it stands in columns of numbers, `excepted` where words such as "other than" stand before it.
    A note has its address instead.
    """

    what: What
    first: str
    last: str
    at: int
    role: Role = "named"
    note: Address | None = None

    def covers(self, number: str) -> bool:
        """Whether the digits of `number` lie in it, as a heading covers what is below it.

        >>> Mention("number", "8471", "8473", 0).covers("84713001"), Mention("number", "847130", "847130", 0).covers("8471")
        (True, False)
        """
        if self.what == "number":
            return len(number) >= len(self.first) and self.first <= number[:len(self.first)] and number[:len(self.last)] <= self.last
        if self.what == "section":
            return section_of(int(number[:2])) == self.first
        return self.what == "chapter" and self.first <= number[:2] <= self.last

    def touches(self, number: str) -> bool:
        """Whether something below `number` lies in it, though not all."""
        return self.what == "number" and len(number) < len(self.first) and self.first[:len(number)] <= number <= self.last[:len(number)]

    def __str__(self) -> str:
        if self.note:
            return str(self.note)
        shown = [_shown(self.what, one) for one in dict.fromkeys((self.first, self.last))]
        name = ("heading" if len(self.first) == 4 else "subheading" if len(self.first) < 10 else "number") if self.what == "number" else self.what
        return f"{name} {shown[0]}" if len(shown) == 1 else f"{name}s {shown[0]} to {shown[1]}"


def _shown(what: What, text: str) -> str:
    if what == "chapter":
        return str(int(text))
    if what == "section":
        return text
    return ".".join(part for part in (text[:4], text[4:6], text[6:]) if part)


_DOTTED = r"\d{4}\.\d{2}\.\d{2}(?:\.?\d{2})?"
_ANY = rf"(?:{_DOTTED}|\d{{4}}\.\d{{2}}|\d{{4}})(?![\d]|\.\d)"
_AND = r"(?:\s*[,;]\s*(?:and/or|and|or|to|through)?\s*|\s+(?:and/or|and|or|to|through)\s+|\s*[-–—]\s*)"
_NUMBERS = re.compile(rf"\b(?:sub)?headings?\s+(?P<items>{_ANY}(?:{_AND}(?:(?:sub)?headings?\s+)?{_ANY})*)|"
                      rf"(?P<plain>(?<![\d.$]){_DOTTED}(?!\d|\.\d)(?:\s*(?:[-–—]|\bthrough\b|\bto\b)\s*{_DOTTED}(?!\d|\.\d))?)", re.I)
_CHAPTERS = re.compile(rf"\bchapters?\s+(?P<items>\d{{1,2}}\b(?!\.\d)(?:{_AND}(?:chapters?\s+)?\d{{1,2}}\b"
                       r"(?!\.\d|\s*(?:percent|of\s+title)))*)", re.I)
_SECTIONS = re.compile(rf"\bsections?\s+(?P<items>[IVX]+\b(?:{_AND}(?:sections?\s+)?[IVX]+\b)*)")
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\bthrough\b)\s*$", re.I)
_PATTERNS: tuple[tuple[What, re.Pattern[str]], ...] = (("number", _NUMBERS), ("chapter", _CHAPTERS), ("section", _SECTIONS))
_SPLIT = {"number": re.compile(_ANY), "chapter": re.compile(r"\d{1,2}"), "section": re.compile(r"[IVX]+\b")}

_PATH = r"\d{1,3}(?:\s?\([A-Za-z0-9]{1,5}\))*"
_NOTES = re.compile(
    r"\b(?P<kind>additional\s+U\.\s?S\.\s+|U\.\s?S\.\s+|subheading\s+|statistical\s+|general\s+(?:statistical\s+)?)?notes?\s+"
    rf"(?P<items>{_PATH}(?:(?:\s*,\s*(?:and|or)?\s*|\s+(?:and|or|to|through)\s+){_PATH})*)"
    r"(?:\s*(?:,|\bto\b|\bof\b|\bin\b)\s*(?:the\s+)?(?P<place>this\s+(?:subchapter|chapter|section)|section\s+[IVX]+\b|"
    r"subchapter\s+[IVX]+\b(?:\s+(?:of|to)\s+(?:this\s+chapter|chapter\s+99))?|chapter\s+\d{1,2}\b))?", re.I)
_OWN = re.compile(r"\bsub(?:division|paragraph)s?\s+(?P<items>(?:\([A-Za-z0-9]{1,5}\))+)[^.;:]{0,60}?\bof\s+this\s+note\b", re.I)
_EXCEPT = re.compile(r"\b(?:except|other\s+than|excluding|not\s+including)\b(?!.*,\s+of\s+$)", re.I | re.S)
_CLAUSE = re.compile(r"[;:()]|\.\s|\n")


def mentions(text: str, address: Address) -> Iterator[Mention]:
    """Everything that `text`, the text of the note at `address`, names, in its order.

    >>> [str(one) for one in mentions("headings 8401 to 8479, or note 2 to section XV (chapter 39)", Address(Place(84), Kind.NOTE, ("1",)))]
    ['headings 8401 to 8479', 'note 2, section XV', 'chapter 39']
    """
    found: list[Mention] = []
    kept: list[str] = []                     # the text without what has been read, at the same places
    at = 0
    for line in text.split("\n"):
        if is_row(line):
            found += [Mention("number", digits, digits, at + match.start(), "listed")
                      for match in _SPLIT["number"].finditer(line) for digits in [match[0].replace(".", "")]]
            kept.append(" " * len(line))
        else:
            kept.append(line)
        at += len(line) + 1
    rest = "\n".join(kept)
    for match in _NOTES.finditer(rest):
        found += _notes(match, address)
    rest = _NOTES.sub(lambda match: " " * len(match[0]), rest)
    found += [Mention("note", "", "", match.start(), note=Address(address.place, address.kind, (address.path[0], *_labels(match["items"]))))
              for match in _OWN.finditer(rest) if address.path]
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(rest):
            items = match["items"] or match["plain"] if what == "number" else match["items"]
            found += _items(what, items, match.end() - len(items), _role(rest, match.start()))
    found.sort(key=lambda one: one.at)
    return iter(found)


def _items(what: What, text: str, at: int, role: Role) -> Iterator[Mention]:
    parts = list(_SPLIT[what].finditer(text))
    n = 0
    while n < len(parts):
        first = last = parts[n]
        if n + 1 < len(parts) and _RANGE.search(text[first.end():parts[n + 1].start()]):
            n += 1
            last = parts[n]
        low, high = _plain(what, first[0]), _plain(what, last[0])
        if (what == "section" and not (roman(low) and roman(high))) or (what == "chapter" and not "01" <= low <= high <= "99"):
            n += 1
            continue
        if what == "section" and low != high:
            for section in map(roman_text, range(roman(low), roman(high) + 1)):
                yield Mention("section", section, section, at + first.start(), role)
        else:
            yield Mention(what, low, high, at + first.start(), role)
        n += 1


def _plain(what: What, text: str) -> str:
    return text.replace(".", "") if what == "number" else text.zfill(2) if what == "chapter" else text.upper()


def _role(text: str, at: int) -> Role:
    """Excepted where "other than" or its like stands before it in its clause; ", of heading ..." goes back to what was said before."""
    start = max(0, at - 200)
    before = text[start:at]
    last = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    return "excepted" if _EXCEPT.search(before, last) else "named"


def _notes(match: re.Match[str], address: Address) -> Iterator[Mention]:
    words = " ".join((match["kind"] or "").lower().split())
    if words.startswith("general"):
        return
    place = _place(match["place"] or "", address.place)
    if place is None:
        return
    kind = (Kind.ADDITIONAL if words.startswith("additional") else Kind.SUBHEADING if words == "subheading" else
            Kind.STATISTICAL if words == "statistical" else Kind.US if words.startswith("u") or place.subchapter else
            Kind.NOTE if match["place"] else address.kind)
    for item in re.finditer(_PATH, match["items"]):
        number, _, _rest = item[0].partition("(")
        yield Mention("note", "", "", match.start("items") + item.start(), note=Address(place, kind, (number.strip(), *_labels(item[0]))))


def _place(words: str, own: Place) -> Place | None:
    plain = " ".join(words.split())
    if not plain or plain.lower() == "this subchapter":
        return own
    if plain.lower() == "this chapter":
        return Place(own.chapter) if own.chapter else None
    if plain.lower() == "this section":
        return own if own.section else None
    if match := re.match(r"section\s+([IVX]+)", plain, re.I):
        return Place(section=match[1].upper()) if roman(match[1]) else None
    if match := re.match(r"subchapter\s+([IVX]+)", plain, re.I):
        return Place(own.chapter or 99, match[1].upper()) if roman(match[1]) else None
    return Place(int(plain.split()[-1]))


def _labels(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\(([A-Za-z0-9]{1,5})\)", text))
