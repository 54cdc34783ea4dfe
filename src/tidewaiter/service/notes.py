"""The notes of the schedule on this machine: loaded from their printed text, found by address, and linked with numbers.

A text is one file below TIDEWAITER_HOME/hts/notes, put in its place by a rename: it is there whole or not at all. Its name tells
the day from which it is in force, its edition and what it holds.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.numbers import hts
from tidewaiter.service.editions import known_start, name_in
from tidewaiter.service.given_file import read_given
from tidewaiter.service.home import home
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff import schedule
from tidewaiter.tariff.notes import (
    Address,
    Amendment,
    Kind,
    Mention,
    NoSuchNote,
    Note,
    NotesText,
    Place,
    below,
    enumerating,
    exclusions,
    find,
    governing,
    nearest,
    parse_address,
    read_notes,
    section_of,
)
from tidewaiter.tariff.notes.address import SECTIONS
from tidewaiter.tariff.packed import unpacked

_CITE = "HTSUS, notes"
_LARGEST = 60_000_000            # bytes of a text once unpacked; chapter 99 has 4 million
_AROUND = 200                    # characters on each side of a number that a note names
_EDITION = re.compile(r"(\d{4})HTS(?:Basic|Rev\d{1,3})")


# Loading.

def load(path: Path, name: str = "", start: str = "") -> dict[str, Any]:
    """Read the notes of one printed chapter, or one note of a later revision, and keep them.

    `name` is the edition, as 2026HTSRev6; without it what the text or the file's name says. `start` is the day from which the text
    is in force. The same text again changes nothing; another text of the same edition and part is refused.
    """
    if name and not _EDITION.fullmatch(name):
        raise WrongCall(f"{name!r} is no edition; write it as 2026HTSRev6 or 2026HTSBasic")
    said = read_day(start) if start else None
    data = read_given(path, _LARGEST)
    try:
        raw = unpacked(data, _LARGEST)
    except ValueError as error:
        return _refused("NOTES-FILE", path, str(error), "Take the file again, whole.")
    text = _text_of(raw)
    found = read_notes(text, path.name)
    if fatal(found.findings):
        return {"text": None, "findings": [finding.as_json() for finding in found.findings]}
    edition = name or found.edition or name_in(path.name)
    if not edition:
        return _refused("NOTES-EDITION", path, "neither the text nor the file's name says of which edition it is",
                        "Load it with --name, as 2026HTSRev6.")
    if name and found.edition and found.edition != name:
        return _refused("NOTES-EDITION", path, f"the text says that it is of {found.edition}, not of {name}", "Load it under its own name.")
    day = said or found.start or known_start(edition)
    if day is None:
        return _refused("NOTES-DAY", path, f"nobody said from when {edition} is in force", "Load it with --from DAY.")
    places = {one.place for one in _addresses(found)}
    chapters = {one.chapter for one in places if one.chapter} or {SECTIONS[one.section][0] for one in places}
    if len(chapters) != 1:
        return _refused("NOTES-PART", path, f"the file has notes of {len(chapters)} chapters", "Load each chapter from a file of its own.")
    return _put(path, found, edition, day, hashlib.sha256(raw).hexdigest(), _part(found, chapters.pop()))


def _put(path: Path, found: NotesText, edition: str, day: date, sha256: str, part: str) -> dict[str, Any]:
    for known in _held():
        if (known.edition, known.part) == (edition, part):
            its = _sha256(known.path)
            if not its:                  # damaged: this text takes its place
                known.path.unlink()
                break
            if its != sha256 or known.start != day:
                return _refused("NOTES-TAKEN", path, f"another text of {part} of {edition}, from {known.start}, is loaded",
                                "Compare the two, and give the other its own edition with --name.")
            return {"text": known.as_json(), "findings": [finding.as_json() for finding in found.findings]}
    amended = f"+{found.amended}" if found.amended and found.amended > day else ""
    held = _Held(_folder() / f"{day}{amended}.{edition}.{part}.json.gz", day, edition, part, found.amended or day)
    form = _packed(found, edition, sha256)
    _keep(held.path, gzip.compress(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0))
    return {"text": held.as_json(), "findings": [finding.as_json() for finding in found.findings]}


def _refused(rule: str, path: Path, message: str, fix: str) -> dict[str, Any]:
    return {"text": None, "findings": [Finding(rule, Severity.FATAL, path.name, message, _CITE, fix).as_json()]}


def _text_of(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")         # as some versions of pdftotext write


def _addresses(found: NotesText) -> list[Address]:
    return [note.address for note in found.notes] + [one.address for one in found.amendments]


def _chapters(place: Place) -> range:
    """The chapters in whose files the notes of `place` may stand: a section's are printed with its first chapter that is printed."""
    first, last = SECTIONS[place.section] if place.section else (place.chapter, place.chapter)
    return range(first, last + 1)


def _part(found: NotesText, chapter: int) -> str:
    if found.amendments:
        return f"chapter-{chapter}.amendments"
    if found.single:
        first = found.notes[0].address
        return f"chapter-{chapter}.note-{first.place.subchapter}-{first.path[0] if first.path else 0}"
    return f"chapter-{chapter}"


# What is kept.

@dataclass(frozen=True)
class _Held:
    """A kept text, as its name tells. It is in force from `start`, and is as last amended on `amended`."""

    path: Path
    start: date
    edition: str
    part: str
    amended: date

    def as_of(self, day: date) -> date:
        return self.amended if self.amended <= day else self.start

    @property
    def chapter(self) -> int:
        return int(self.part.split(".")[0].removeprefix("chapter-"))

    def as_json(self) -> dict[str, str]:
        return {"edition": self.edition, "from": self.start.isoformat(), "part": self.part}


_FILE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\+(\d{4}-\d\d-\d\d))?\.(\w+)\.(chapter-\d+(?:\.[\w-]+)?)\.json\.gz")


def _folder() -> Path:
    return home() / "hts" / "notes"


def _held() -> list[_Held]:
    """The texts loaded, oldest first."""
    found = []
    for path in _folder().glob("*.json.gz"):
        if match := _FILE.fullmatch(path.name):
            found.append(_Held(path, read_day(match[1]), match[3], match[4], read_day(match[2] or match[1])))
    return sorted(found, key=lambda one: (one.start, one.edition, one.part))


def _packed(found: NotesText, edition: str, sha256: str) -> dict[str, Any]:
    return {
        "edition": edition, "sha256": sha256, "name": found.name, "amended": found.amended.isoformat() if found.amended else None,
        "start": found.start.isoformat() if found.start else None, "remarks": found.remarks,
        "findings": [finding.as_json() for finding in found.findings],
        "notes": [[*_flat(note.address), note.text, note.page, note.footnotes] for note in found.notes],
        "amendments": [[*_flat(one.address), [day.isoformat() for day in one.days], one.text] for one in found.amendments],
        "exclusions": [[one.source.what, one.source.first, one.source.last, one.target.what, one.target.first, one.target.last, *_flat(one.note)]
                       for one in exclusions(found)],
    }


def _flat(address: Address) -> tuple[int, str, str, str, tuple[str, ...]]:
    return address.place.chapter, address.place.subchapter, address.place.section, address.kind.value, address.path


def _address(chapter: int, subchapter: str, section: str, kind: str, path: list[str]) -> Address:
    return Address(Place(chapter, subchapter, section), _KIND[kind], tuple(path))


_KIND = {kind.value: kind for kind in Kind}


def _form(path: Path) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return form


@dataclass(frozen=True)
class _Text:
    """A kept text: its notes, and what was worked out when it was loaded."""

    notes: NotesText
    exclusions: tuple[tuple[Mention, Mention, Address], ...]


_DAMAGED = (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError)


def _sha256(path: Path) -> str:
    """The checksum of the text that a file was made from; empty where nobody can read the file."""
    try:
        return str(_form(path)["sha256"])
    except _DAMAGED:
        return ""


def _read(held: _Held) -> _Text:
    try:
        return _read_once(held.path, held.path.stat().st_mtime_ns)
    except _DAMAGED:
        raise WrongCall(f"{held.path} is damaged; load the text of {held.part} of {held.edition} again with hts notes load") from None


@lru_cache(maxsize=256)
def _read_once(path: Path, mtime: int) -> _Text:
    form = _form(path)
    places: dict[tuple[int, str, str], Place] = {}
    notes = []
    for chapter, subchapter, section, kind, labels, text, page, footnotes in form["notes"]:
        place = places.setdefault((chapter, subchapter, section), Place(chapter, subchapter, section))
        notes.append(Note(Address(place, _KIND[kind], tuple(labels)), text, page, tuple(footnotes)))
    amendments = tuple(Amendment(_address(*flat), tuple(map(read_day, days)), text) for *flat, days, text in form["amendments"])
    findings = tuple(Finding(**{**one, "severity": Severity(one["severity"])}) for one in form["findings"])
    day, amended = (read_day(form[key]) if form[key] else None for key in ("start", "amended"))
    return _Text(NotesText(form["name"], form["edition"], tuple(notes), findings, day, amended, tuple(form["remarks"]), amendments),
                 tuple((Mention(one[0], one[1], one[2], 0), Mention(one[3], one[4], one[5], 0), _address(*one[6:])) for one in form["exclusions"]))


def _keep(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(body)
    Path(file.name).rename(path)


def loaded() -> dict[str, Any]:
    """The texts loaded, oldest first."""
    return {"texts": [one.as_json() for one in _held()]}


def passages(day: date) -> Iterator[tuple[str, str]]:
    """Each number that the notes of chapters 1 to 97 in force on `day` name, with the words of the note around it.

    Ranges of numbers, lists in columns and numbers after "other than" are left out.
    """
    held = _held()
    for chapter in sorted({one.chapter for one in held if one.chapter < 98}):
        for text in _current(held, chapter, day):
            for note in _read(text).notes.notes:
                for one in note.mentions:
                    if one.what == "number" and one.role == "named" and one.first == one.last:
                        yield one.first, note.text[max(0, one.at - _AROUND):one.at + _AROUND]


def changed() -> int:
    """When the loaded texts last changed, in nanoseconds; 0 where there are none."""
    return _folder().stat().st_mtime_ns if _folder().is_dir() else 0


# Asking.

def show(address: str, day: date) -> dict[str, Any]:
    """The note at `address` with its subdivisions, in the newest loaded text not after `day`."""
    try:
        wanted = parse_address(address)
    except ValueError as error:
        raise WrongCall(str(error)) from None
    texts = _in_force(_held(), _chapters(wanted.place), day)
    if not texts:
        return _empty(wanted, [_none_loaded(wanted.place, day)])
    tried = [held for held in texts if _of_note(held.part) in ("", _number(wanted))]
    for held in reversed(tried):
        text = _read(held).notes
        try:
            note = find(text, wanted)
        except NoSuchNote:
            continue
        return _answer(note, held, text, day, texts)
    if not any(_of_note(held.part) or not wanted.place.section or wanted.place in _read(held).notes.places for held in tried):
        return _empty(wanted, [_none_loaded(wanted.place, day)])
    near = next((found for held in reversed(tried) if (found := nearest(_read(held).notes, wanted))), None)
    editions = ", ".join(dict.fromkeys(held.edition for held in reversed(tried)))
    return _empty(wanted, [Finding("NOTES-ADDRESS", Severity.FATAL, str(wanted),
                                   f"there is no {wanted} in {editions}" + (f"; the nearest is {near}" if near else ""), _CITE,
                                   f"Ask for {near}." if near else "See the printed chapter.")])


def _in_force(held: Iterable[_Held], chapters: range, day: date) -> list[_Held]:
    """The texts of chapters that a day may be answered from, the newest last."""
    found = [one for one in held if one.chapter in chapters and one.start <= day and not one.part.endswith(".amendments")]
    return sorted(found, key=lambda one: one.as_of(day))


def _of_note(part: str) -> str:
    """The note that a part is, as III-52, or nothing where it is a whole chapter."""
    return part.partition(".note-")[2]


def _whole(texts: Iterable[_Held], chapter: int) -> bool:
    """Whether the text of a whole chapter is among them: what is not in it is nowhere in the chapter."""
    return any(one.chapter == chapter and not _of_note(one.part) for one in texts)


def _number(address: Address) -> str:
    return f"{address.place.subchapter}-{address.path[0]}" if address.kind is Kind.US and address.path else "-"


def _empty(wanted: Address, findings: list[Finding]) -> dict[str, Any]:
    return {"address": str(wanted), "edition": "", "from": "", "page": "", "text": "", "footnotes": [], "names": [], "notes": [],
            "amendments": [], "remarks": [], "findings": [finding.as_json() for finding in findings]}


def _none_loaded(place: Place, day: date) -> Finding:
    parts = [one for one in _held() if one.chapter in _chapters(place) and not one.part.endswith(".amendments")]
    later = min((one.start for one in parts if not _of_note(one.part) and one.start > day), default=None)
    known = f"; the oldest is from {later}" if later else "; only single notes of it are" if any(_of_note(one.part) for one in parts) else ""
    return Finding("NOTES-NOT-LOADED", Severity.FATAL, str(place), f"the notes of {place} as of {day} are not loaded{known}", _CITE,
                   "Load the printed chapter with hts notes load.")


def _answer(note: Note, held: _Held, text: NotesText, day: date, texts: list[_Held]) -> dict[str, Any]:
    address = note.address
    amended = [(one, [at for at in one.days if held.start < at <= day]) for one in _amendments(address)]
    late = day < held.amended
    findings = [*_doubts(held, day, str(address)),
                *(Finding("NOTES-AMENDED", Severity.WARNING, str(address),
                          f"{one.address} was amended from {', '.join(map(str, days))}, which the text of {held.edition} does not have",
                          _CITE, "Read the amendment with the text.") for one, days in amended if days)]
    findings += [one for one in text.findings if f"{address} " in f"{one.message} "]
    return {
        "address": str(address), "edition": held.edition, "from": held.start.isoformat(), "page": note.page, "text": note.text,
        "footnotes": list(note.footnotes), "names": list(dict.fromkeys(map(str, note.mentions))),
        "notes": [{"address": str(one.address), "page": one.page, "text": one.text, "footnotes": list(one.footnotes)}
                  for one in below(text, address) if one is not note],
        "amendments": [{"address": str(one.address), "days": [at.isoformat() for at in days], "text": one.text} for one, days in amended if days],
        "remarks": list(text.remarks) if late else [], "findings": [finding.as_json() for finding in findings],
    }


def _amendments(address: Address) -> Iterator[Amendment]:
    """The amendments loaded that touch `address`, what is above it or what is below it."""
    for held in _held():
        if held.part.endswith(".amendments"):
            for one in _read(held).notes.amendments:
                length = min(len(one.address.path), len(address.path))
                if (one.address.place, one.address.kind, one.address.path[:length]) == (address.place, address.kind, address.path[:length]):
                    yield one


def _doubts(held: _Held, day: date, where: str) -> Iterator[Finding]:
    if day < held.amended:
        yield Finding("NOTES-LATER-TEXT", Severity.WARNING, where,
                      f"the text held is as amended from {held.amended}; on {day} it may have differed", _CITE,
                      "Read the remarks on the text in force before.")
    of_day = schedule.edition(day)
    if not _of_note(held.part) and held.start < of_day.span.start:
        then = of_day.name if of_day.held else f"{of_day.name} or later"
        yield Finding("NOTES-OLD", Severity.WARNING, where,
                      f"the text is of {held.edition}, from {held.start}; the schedule of {day} is {then}, whose notes may differ",
                      _CITE, "Compare with the chapter as printed that day.")


def for_number(number: str, day: date) -> dict[str, Any]:
    """The notes that govern a number, those of chapter 99 that enumerate it, and the exclusions from and to where it stands."""
    try:
        digits = hts.validate(number, (4, 6, 8, 10))
    except ValueError as error:
        raise WrongCall(str(error)) from None
    chapter = int(digits[:2])
    section = section_of(chapter)
    if not section or chapter == 77:
        raise WrongCall(f"HTS number {number!r} is of chapter {chapter}, which the schedule does not have")
    held = _held()
    own, above = Place(chapter), Place(section=section)
    texts = [one for n in dict.fromkeys([chapter, *_chapters(above)]) for one in _current(held, n, day)
             if n == chapter or above in _read(one).notes.places]
    findings = [] if _whole(texts, chapter) else [_none_loaded(own, day)]
    if not _current(held, SECTIONS[section][0], day) and not any(above in _read(one).notes.places for one in texts):
        findings.append(replace(_none_loaded(above, day), severity=Severity.WARNING))
    governs = [{"address": str(one.note.address), "edition": text.edition, "page": one.note.page, "names": str(one.names) if one.names else "",
                "text": one.note.text} for text in texts for one in governing(_read(text).notes, digits) if _counts(one.note, text, texts)]
    governs.sort(key=lambda one: one["names"] == "")
    lists = [one for place in (98, 99) for one in _current(held, place, day)]
    if chapter != 99 and not _whole(lists, 99):
        findings.append(replace(_none_loaded(Place(99), day), severity=Severity.WARNING))
    enumerates = [{"address": str(one.note.address), "edition": text.edition, "page": one.note.page, "number": str(one.mention),
                   "role": one.mention.role, "whole": one.whole}
                  for text in lists for one in enumerating(_read(text).notes, digits) if _counts(one.note, text, lists)]
    away, hither = [], []
    for place in sorted({one.chapter for one in held if one.start <= day}):
        for text in _current(held, place, day):
            for source, target, address in _read(text).exclusions:
                link = {"from": str(source), "to": str(target), "address": str(address), "edition": text.edition}
                if source.covers(digits):
                    away.append(link)
                if target.covers(digits) or target.touches(digits):
                    hither.append(link)
    for text in {one.path: one for one in (*texts, *lists)}.values():
        where = _of_note(text.part)
        findings += _doubts(text, day, f"U.S. note {where.rpartition('-')[2]}, chapter {text.chapter}" if where else f"chapter {text.chapter}")
    findings += _amended_lists(enumerates, lists, day)
    return {"number": hts.format(digits), "day": day.isoformat(), "governing": governs, "enumerating": enumerates, "exclusions": away,
            "excluded_to_here": hither, "findings": [finding.as_json() for finding in findings]}


def _amended_lists(enumerates: list[dict[str, Any]], lists: list[_Held], day: date) -> Iterator[Finding]:
    """A warning for each subdivision that enumerates the number and was amended after the text of it that is held."""
    starts = {text.edition: text.start for text in lists}
    for one in enumerates:
        for amendment in _amendments(parse_address(one["address"])):
            if days := [at for at in amendment.days if starts[one["edition"]] < at <= day]:
                yield Finding("NOTES-AMENDED", Severity.WARNING, one["address"],
                              f"{amendment.address} was amended from {', '.join(map(str, days))}, which the text of {one['edition']} does not have",
                              _CITE, "Read the amendment with the text.")


def _current(held: list[_Held], chapter: int, day: date) -> list[_Held]:
    """Of a chapter the newest whole text not after `day`, and the newest text of each note that came after it."""
    texts = _in_force(held, range(chapter, chapter + 1), day)
    whole = [one for one in texts if not _of_note(one.part)][-1:]
    single = {_of_note(one.part): one for one in texts if _of_note(one.part) and (not whole or one.as_of(day) > whole[0].start)}
    return [*whole, *single.values()]


def _counts(note: Note, text: _Held, texts: list[_Held]) -> bool:
    """Whether no later text replaces the note that this text gives."""
    return bool(_of_note(text.part)) or not note.address.place.subchapter or not any(
        other.chapter == text.chapter and _of_note(other.part) == _number(note.address) for other in texts)
