"""The UFLPA Entity List: the page of the Department of Homeland Security, and the appendix of its notices in the Federal Register.

Both are tables of a name and the day from which it is listed, one table a clause of section 2(d)(2)(B); who falls under two clauses stands
in two tables and is one entry here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tidewaiter.screening.listed import Kind, Listed
from tidewaiter.screening.readers.aliases import split
from tidewaiter.screening.readers.reading import Found, Read, decode, finish, of_content, party, read_day, refused, tidy
from tidewaiter.screening.readers.tables import page, with_header

FORM = "UFLPA Entity List"
CITE = "Pub. L. 117-78 sec. 2(d)(2)(B), UFLPA Entity List"
SOURCE = "https://www.dhs.gov/uflpa-entity-list"
NAME = ("name_of_entity", "entity", "name", "entity_name", "name_of_entities")
DAY = ("effective_date", "date_added", "effective_date_of_addition")
_CLAUSES = (("i", r"mine, produce,? or manufactur"), ("ii", r"recruit, transport"), ("iv", r"that exported products"), ("v", r"source material"))
_DAY = r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
_ROW = re.compile(rf"^(\S.*?)(?:\.{{2,}}|\s{{2,}})\s*({_DAY})\.?\s*$")
_LONGEST = 400                   # characters of a line of the Federal Register's text, which has 72
_RULE = re.compile(r"^-{20,}\s*$")


def read(name: str, data: bytes, code: str = "UFLPA") -> Read:
    """The list from the page, or from a notice as the Federal Register gives it in HTML, XML or plain text."""
    found = Found(name, CITE)
    text = decode(data, found)
    rows = [*_of_page(text, found), *_of_text(text)] if text else []
    if not rows and not found.stopped:
        found.stop("SCR-LIST-COLUMN", "no table has the columns Name of Entity and Effective Date", "See whether the page was changed.")
    if found.stopped:
        return refused(code, FORM, found, len(rows))
    held: dict[str, Listed] = {}
    for n, (cell, day, clause) in enumerate(rows, 1):
        one = _entry(code, n, cell, day, clause, found)
        if one and (before := held.get(one.entry)):
            held[one.entry] = replace(before, programs=tuple(dict.fromkeys((*before.programs, *one.programs))),
                                      starts=min((day for day in (before.starts, one.starts) if day), default=None))
        elif one:
            held[one.entry] = one
    return finish(code, FORM, held.values(), found, _day_of(text), ("name_of_entity", "effective_date"), len(rows))


def _of_page(text: str, found: Found) -> Iterator[tuple[str, str, str]]:
    tables, _ = page(text, found) if "<" in text else ([], "")
    for table, places, first in with_header(tables, (NAME, DAY)):
        clause = _clause(table.heading)
        for row in table.rows[first:]:
            if len(row) <= max(places.values()):
                if len(row) > 1:
                    found.row(" | ".join(row)[:80], "the row has too few cells")
                continue
            yield row[places[NAME[0]]], row[places[DAY[0]]], clause


def _of_text(text: str) -> Iterator[tuple[str, str, str]]:
    """Rows of a plain-text notice: between rules of dashes, the day at the end of the first line of each, the name going on below it."""
    if re.search(r"<t(?:able|r)\b|<GPOTABLE", text, re.IGNORECASE) or (not _RULE.search(text) and not re.search(r"^-{20,}", text, re.MULTILINE)):
        return
    clause, name, day, inside = "", "", "", False
    for line in re.sub(r"<[^>]+>", "", text).splitlines():
        if _RULE.match(line):
            if name:
                yield name, day, clause
                name = ""
            continue
        if len(line) >= _LONGEST:
            continue
        if not inside and not _ROW.match(line) and (named := _clause(line)):
            clause = named
        if len(line) < _LONGEST and (row := _ROW.match(line)):
            if name:
                yield name, day, clause
            name, day, inside = row[1], row[2], True
        elif name and line.startswith(" ") and line.strip():
            name += f" {line.strip().rstrip('.') if line.strip().endswith('..') else line.strip()}"
        elif name:
            yield name, day, clause
            name, inside = "", False
        else:
            inside = False
    if name:
        yield name, day, clause


def _clause(text: str) -> str:
    if numbered := re.findall(r"2\(d\)\(2\)\(B\)\((i|ii|iv|v)\)", text):
        return str(numbered[-1])
    return next((clause for clause, words in _CLAUSES if re.search(words, text, re.IGNORECASE)), "")


def _entry(code: str, n: int, cell: str, day: str, clause: str, found: Found) -> Listed | None:
    whole = re.sub(r"\)\.$", ")", tidy(cell).rstrip(".") if tidy(cell).endswith("..") else tidy(cell))
    names = split(whole)
    starts = read_day(tidy(day))
    if tidy(day) and not starts:
        found.warn("SCR-LIST-DAY", f"{tidy(day)!r} is no day", where=f"{found.file}, row {n}")
    keeps = whole != names[0][0]
    return party(code, of_content("UFLPA", re.sub(r"\W+", " ", names[0][0])), Kind.ORGANIZATION, names, found, n, countries=("CN",),
                 programs=(f"UFLPA 2(d)(2)(B)({clause})",) if clause else ("UFLPA",), starts=starts, cite=CITE, source=SOURCE,
                 remarks=whole if keeps else "")


def _day_of(text: str) -> date | None:
    for words in (rf"(?:last updated|updated|last published date)\W*(?:<[^>]+>\W*)*({_DAY}|\d\d/\d\d/\d{{4}})",
                  rf"\[Federal Register Volume[^\]]*\(\w+, ({_DAY})\)"):
        if match := re.search(words, text, re.IGNORECASE):
            return read_day(match[1])
    return None
