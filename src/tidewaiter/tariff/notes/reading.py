"""The notes of a printed chapter, from its text as `pdftotext -layout` gives it, or of a single note as a later revision gives it.

Every word of the notes is kept, in the note that it stands in. A text that fits no note is kept in the note before it, and a finding
names its page. Numbers in columns are kept as lines of numbers.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity
from tidewaiter.tariff.notes import columns
from tidewaiter.tariff.notes.address import Address, Kind, Place, section_of
from tidewaiter.tariff.notes.growing import grow, grown
from tidewaiter.tariff.notes.pages import Line, Part, Walk
from tidewaiter.tariff.notes.texts import Amendment, NotesText


def read_notes(text: str, name: str = "notes") -> NotesText:
    """The notes in `text`; a fatal finding where it has none. Never raises."""
    text = text.replace("\r\n", "\n").replace("\u00ad", "-").replace("\u00a0", " ")
    found = _single(text, name) if re.match(r"\s*# HTSUS chapter \d", text) else _chapter(text, name)
    if found.notes or found.amendments:
        return found
    what = "a PDF; pass it through pdftotext -layout" if text.startswith("%PDF") else "no printed chapter with notes"
    missing = Finding("NOTES-NONE", Severity.FATAL, name, f"the file is {what}", "HTSUS, notes",
                      "Load the chapter's text as pdftotext -layout gives it.")
    return replace(found, findings=(*found.findings, missing))


def _chapter(text: str, name: str) -> NotesText:
    walk = Walk(name)
    for sheet, page in enumerate(text.split("\f")):
        walk.page(sheet, page)
    notes, findings = grown(walk.parts, name)
    return NotesText(name, walk.edition, notes, tuple(walk.findings + findings))


def _single(text: str, name: str) -> NotesText:
    if amended := re.match(r"\s*# HTSUS chapter (\d+)(?:, subchapter ([IVXL]+))?: amendments", text):
        return _amendments(text, name, Place(int(amended[1]), amended[2] or ""))
    head, _, body = text.partition("\n---\n")
    match = re.match(r"\s*# HTSUS chapter (\d+)(?:, subchapter ([IVXL]+))?, U\.S\. note (\d+)", head)
    if not match or not section_of(int(match[1])) or match[1] == "77" or not body.strip():
        return NotesText(name)
    place = Place(int(match[1]), match[2] or "")
    part = Part(place, Kind.US)
    findings: list[Finding] = []
    for raw in body.split("\n"):
        row = raw.strip()
        if row.startswith("|"):
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if all(re.fullmatch(r":?-+:?|HTS|", cell) for cell in cells):
                continue
            row = "   ".join(cell for cell in cells if cell)
        if row:
            part.lines.append(Line(row, len(raw) - len(raw.lstrip()), "", 0, True, columns.is_row(row)))
    notes, odd = grow(part, name)
    days = _days(head.partition("Text in force")[0])
    start = re.search(r"In force from (\d{4}-\d\d-\d\d)", head)
    revision = re.findall(r"(\d{4}) HTS|Revision (\d+)", head)
    year = next((year for year, _ in revision if year), "")
    number = max((int(number) for _, number in re.findall(r"(Source:|Revision) ?(\d+)", head.partition("Amendments")[2]) if number), default=0)
    remarks = tuple(line.strip() for line in head.split("\n")[1:] if line.strip())
    return NotesText(name, f"{year}HTSRev{number}" if year and number else "", tuple(notes), (*findings, *odd),
                     next(iter(_days(f"effective {start[1]}")), None) if start else None, max(days, default=None), remarks, (), True)


def _days(text: str) -> list[date]:
    found = []
    for day in re.findall(r"effective (\d{4}-\d\d-\d\d)", text):
        with suppress(ValueError):
            found.append(read_day(day))
    return found


def _amendments(text: str, name: str, place: Place) -> NotesText:
    found = []
    for section in re.split(r"^## ", text, flags=re.M)[1:]:
        heading, _, words = section.partition("\n")
        match = re.match(r"U\.S\. note (\d{1,3})((?:\([a-z0-9]{1,5}\))*)(?!\w)", heading, re.I)
        days = tuple(sorted(set(_days(words))))
        if match and days and section_of(place.chapter):
            path = (match[1], *re.findall(r"\((\w+)\)", match[2]))
            found.append(Amendment(Address(place, Kind.US, path), days, "\n".join(line.strip() for line in words.split("\n") if line.strip())))
    numbers = [int(number) for number in re.findall(r"Revisions? (?:\d+ to )?(\d+)", text)]
    years = re.findall(r"\b(\d{4}) Revisions?\b", text)
    edition = f"{years[0]}HTSRev{max(numbers)}" if years and numbers else ""
    return NotesText(name, edition, start=min((day for one in found for day in one.days), default=None), amendments=tuple(found))
