"""What notes say of numbers: which govern a number, which send goods elsewhere, and which subdivisions of chapter 99 enumerate it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from tidewaiter.numbers import hts
from tidewaiter.tariff.notes.address import Address, Kind, Place, parse_address, roman_text, section_of
from tidewaiter.tariff.notes.mentions import Mention
from tidewaiter.tariff.notes.texts import Note, NotesText


class NoSuchNote(ValueError):
    """The text has no note of that address. Its one line names the nearest that there is."""


def find(notes: NotesText, address: Address | str) -> Note:
    """The note at `address`, which may be a text. ValueError where it is no address, NoSuchNote where there is no such note."""
    wanted = parse_address(address) if isinstance(address, str) else address
    found = notes.by_address.get(wanted)
    if found is None:
        near = nearest(notes, wanted)
        raise NoSuchNote(f"there is no {wanted} in {notes.edition or notes.name}" + (f"; the nearest is {near}" if near else ""))
    return found


def nearest(notes: NotesText, wanted: Address) -> Address | None:
    """The address in `notes` that is most like `wanted`: the note above it, the same number of another kind, one that looks alike."""
    for depth in range(len(wanted.path) - 1, 0, -1):
        above = Address(wanted.place, wanted.kind, wanted.path[:depth])
        if above in notes.by_address:
            return above
    for kind in Kind:
        if (other := Address(wanted.place, kind, wanted.path)) in notes.by_address:
            return other
    alike = {str(one): one for one in notes.by_address if one.place == wanted.place} or {
        str(one): one for one in notes.by_address if len(one.path) == len(wanted.path)}
    close = get_close_matches(str(wanted), alike, 1, 0.0)
    return alike[close[0]] if close else None


def below(notes: NotesText, address: Address) -> Iterator[Note]:
    """The note and all its subdivisions, in printed order."""
    if note := notes.by_address.get(address):
        yield note
    for child in notes.children.get(address, ()):
        yield from below(notes, child.address)


@dataclass(frozen=True, slots=True)
class Governs:
    """A note that governs a number: because it `names` it, or else for all of its section, chapter or subchapter."""

    note: Note
    names: Mention | None = None


_LEAD = re.compile(r"(?:for\s+(?:the\s+)?purposes?\s+of\s+(?:classification\s+in\s+)?|in\s+|the\s+|provisions\s+of\s+)?(?:sub)?headings?\b|"
                   r"for\s+(?:the\s+)?purposes?\s+of\s+statistical\s+reporting\s+numbers?\b", re.I)


def governing(notes: NotesText, number: str) -> tuple[Governs, ...]:
    """The notes of `notes` that govern `number`, those that name it first, and of these the narrowest first.

    A note that begins "For the purposes of heading 9508" governs that heading alone. For a number of chapter 99 only the notes that
    name it count, beside the notes of the chapter and the first of its subchapter.
    """
    digits = hts.validate(number, (4, 6, 8, 10))
    chapter = int(digits[:2])
    places = {Place(section=section_of(chapter)), Place(chapter), *_subchapter(digits)}
    about = {id(note) for note in notes.about(digits)}
    naming: list[Governs] = []
    rest: list[Governs] = []
    for note in notes.notes:
        if note.address.place not in places:
            continue
        named = [one for one in note.mentions if one.what == "number" and (one.covers(digits) or one.touches(digits))] if id(note) in about else []
        if named:
            naming.append(Governs(note, max(named, key=lambda one: min(len(one.first), len(digits)))))
        elif len(note.address.path) < 2 and _for_all(notes, note, digits):
            rest.append(Governs(note))
    naming.sort(key=lambda one: -len(one.names.first) if one.names else 0)
    return (*naming, *rest)


def _subchapter(digits: str) -> tuple[Place, ...]:
    chapter, part = int(digits[:2]), int(digits[2:4])
    return (Place(chapter, roman_text(part)),) if chapter in (98, 99) and 0 < part < 90 else ()


def _for_all(notes: NotesText, note: Note, digits: str) -> bool:
    if note.address.place.subchapter:
        return note.address.path in ((), ("1",))
    lead = _LEAD.match(note.text)
    if not lead:
        return True
    scope = [one for one in note.mentions if one.what == "number" and one.at < lead.end() + 80]
    return not scope or any(one.covers(digits) or one.touches(digits) for one in scope)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Goods that do not belong to `source` (a chapter, a section, a heading) but to `target`, as the note at `note` says."""

    source: Mention
    target: Mention
    note: Address


_STEM = re.compile(
    r"(?P<subject>this\s+(?:chapter|section|heading|subheading)|(?:sub)?headings?\s+\d{4}[\d.]*(?:(?:,|\s+(?:and|or|to|through))\s*\d{4}[\d.]*)*|"
    r"chapters?\s+\d{1,2}(?:(?:,|\s+(?:and|or|to))\s*\d{1,2})*)\b[^.;:]{0,80}?\b"
    r"(?:(?:does|do|shall)\s+not\s+(?:cover|include|apply\s+to|extend\s+to|embrace)|covers?\b[^.;:]{0,60}?\bexcept(?:\s+for)?(?=:))", re.I)
_SENTENCE = re.compile(r"\.\s+(?=[A-Z“\"])|\n")


def exclusions(notes: NotesText) -> tuple[Exclusion, ...]:
    """What "this chapter does not cover" and its like send elsewhere. What the text itself takes out of the exclusion ("other than
    articles of heading 8539") is left out; goods without a heading of their own, as "municipal waste", have none here."""
    found: list[Exclusion] = []
    for note in notes.notes:
        if note.address.kind in (Kind.STATISTICAL, Kind.COMPILER, Kind.NOTICE) or note.address.place.chapter in (98, 99):
            continue
        for stem in _STEM.finditer(note.text):
            end = _SENTENCE.search(note.text, stem.end())
            until = end.start() if end else len(note.text)
            targets = [(one, note.address) for one in note.mentions if stem.end() <= one.at < until]
            if note.text[:until].rstrip().endswith(":"):
                targets += [(one, child.address) for child in below(notes, note.address) if child is not note for one in child.mentions]
            for source in _sources(notes, note, stem["subject"], stem.start()):
                found += [Exclusion(source, one, address) for one, address in targets
                          if one.what != "note" and one.role != "excepted" and not _alike(one, source)]
    return tuple({(one.source, one.target.what, one.target.first, one.target.last, one.note): one for one in reversed(found)}.values())[::-1]


def _alike(one: Mention, other: Mention) -> bool:
    return (one.what, one.first, one.last) == (other.what, other.first, other.last)


def _sources(notes: NotesText, note: Note, subject: str, at: int) -> list[Mention]:
    words, place = " ".join(subject.lower().split()), note.address.place
    if words == "this section":
        return [Mention("section", place.section, place.section, 0)] if place.section else []
    if words == "this chapter":
        return [Mention("chapter", f"{place.chapter:02}", f"{place.chapter:02}", 0)] if place.chapter else []
    if words.startswith("this"):
        named = [one for one in note.mentions if one.what == "number" and one.at < at]
        if not named and (parent := note.parent) and parent in notes.by_address:
            named = [one for one in notes.by_address[parent].mentions if one.what == "number"]
        return named[:1]
    return [one for one in note.mentions if at <= one.at < at + len(subject) and one.what != "note"]


@dataclass(frozen=True, slots=True)
class Enumerates:
    """A subdivision of chapter 98 or 99 that names `number`, or something above it; `whole` is false where it names only what is below."""

    note: Note
    mention: Mention
    whole: bool


def enumerating(notes: NotesText, number: str) -> tuple[Enumerates, ...]:
    """The notes of chapters 98 and 99 that enumerate `number`, of chapters 1 to 97, in printed order. A heading covers what is below it."""
    digits = hts.validate(number, (4, 6, 8, 10))
    found: dict[Address, Enumerates] = {}
    for note in notes.about(digits):
        if note.address.place.chapter < 98 or digits >= "98":
            continue
        for one in note.mentions:
            if one.what == "number" and (one.covers(digits) or one.touches(digits)):
                new = Enumerates(note, one, one.covers(digits))
                known = found.get(note.address)
                if known is None or (new.whole, new.mention.role == "listed") > (known.whole, known.mention.role == "listed"):
                    found[note.address] = new
    return tuple(found.values())
