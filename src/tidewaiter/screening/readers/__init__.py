"""The published formats of the lists: each is known by its content, whatever the file is called, and read into one shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidewaiter.screening.readers import (
    csl,
    debarred,
    denied_persons,
    lines,
    ofac_advanced,
    ofac_csv,
    ofac_xml,
    own,
    supplements,
    tables,
    uflpa,
    withhold_release,
)
from tidewaiter.screening.readers.reading import Found, Read, decode, refused
from tidewaiter.screening.readers.unpacking import unpacked

__all__ = ["Read", "read", "read_all"]
_CITE = "docs/screening-lists.md, loading lists"
Part = tuple[str, ofac_csv.Part]      # with the file that was given, which can be an archive
_HEAD = 4_000                    # characters that tell a format


def read(name: str, data: bytes, code: str = "", columns: Mapping[str, str] | None = None) -> Read:
    """The list in one file; where an archive has several, the first that cannot be read, or the first."""
    found = read_all([(name, data)], code, columns)
    return next((one for one in found if not one.entries), found[0])


def read_all(files: Sequence[tuple[str, bytes]], code: str = "", columns: Mapping[str, str] | None = None) -> tuple[Read, ...]:
    """The lists in the files of one call. OFAC's flat files that belong together make one list, whichever order they come in.

    `code` is the name that the list is to have, `columns` the map of a list of one's own. Every file is in one of the answers.
    """
    parts: list[Part] = []
    answers: list[Read] = []
    for given, packed in files:
        inside, trouble = unpacked(given, packed)
        if trouble.stopped:
            answers.append(replace(refused(code, "packed", trouble), files=(given,)))
        for name, data in inside:
            told = _one(name, data, code, columns)
            if isinstance(told, ofac_csv.Part):
                parts.append((given, told))
            else:
                answers.append(replace(told, files=(given,)))
    return (*_joined(parts, code), *answers) or (refused(code, "", _nothing()),)


def _nothing() -> Found:
    found = Found("-", _CITE)
    found.stop("SCR-LIST-EMPTY", "no file was given")
    return found


def _one(name: str, data: bytes, code: str, columns: Mapping[str, str] | None) -> Read | ofac_csv.Part:
    """One unpacked file, read as what its content says it is."""
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        found = Found(name, own.CITE)
        return _table(name, tables.workbook(data, found), found, code, columns)
    found = Found(name, _CITE)
    head = decode(data[:_HEAD] if _cuts_well(data) else data, found).lstrip()
    if found.stopped and len(data) <= _HEAD:
        return refused(code, "", found)
    found = Found(name, _CITE)
    small = head[:_HEAD]
    if small.startswith("{") and columns is None and re.match(r"\{\s*\"[^\"]+\"", small):
        return _json(name, data, small, code)
    if re.match(r"\[\s*[\[{\]]", small):
        found.stop("SCR-LIST-FORM", "a JSON array is none of the formats that are known", "Write one object a line, or an object with results.")
        return refused(code, "", found)
    if small.startswith("{"):
        return lines.read(name, data, code or "LINES")
    if small.startswith("<"):
        return _markup(name, data, small, code)
    text = decode(data, found)
    if found.stopped:
        return refused(code, "", found)
    if re.search(r"^-{20,}\s*$", text, re.MULTILINE) and re.search(r"2\(d\)\(2\)\(B\)|Uyghur", text):
        return uflpa.read(name, data, code or "UFLPA")
    first = small.split("\n", 1)[0]
    if what := ofac_csv.recognise(_cells(first, ",")):
        return ofac_csv.part(name, data, what)
    delimiter = max("\t,;|", key=lambda one: len(_cells(first, one)))
    return _table(name, tables.rows(text, delimiter, found), found, code, columns)


def _cuts_well(data: bytes) -> bool:
    """Whether the head of the data can be decoded by itself: no character is cut in two."""
    return len(data) <= _HEAD or (data[:_HEAD].isascii() and b"\x00" not in data[:_HEAD])


def _cells(line: str, delimiter: str) -> list[str]:
    rows = tables.rows(line.strip("\r\n﻿"), delimiter, Found("", ""))
    return rows[0] if rows else [line]


def _json(name: str, data: bytes, head: str, code: str) -> Read:
    first = head.split("\n", 1)[0].rstrip()
    one_a_line = first.endswith("}") and "\n" in head and '"results"' not in first
    if one_a_line or re.match(r'\{\s*"(?:id|source|names?)"', head):
        return lines.read(name, data, code or "LINES")
    return csl.read_json(name, data, code or "CSL")


def _markup(name: str, data: bytes, head: str, code: str) -> Read:
    found = Found(name, _CITE)
    text = decode(data, found)
    if found.stopped:
        return refused(code, "", found)
    if re.search(r"<(?:\w+:)?sdnList\b", head):
        return ofac_xml.read(name, data, code)
    if re.search(r"<(?:\w+:)?Sanctions(?:Data)?\b", head):
        return ofac_advanced.read(name, data, code)
    held, _ = tables.page(text, Found(name, _CITE))
    if supplements.fits(held):
        return supplements.read(name, data, code)
    if tables.with_header(held, (withhold_release.GOODS, withhold_release.WHO)):
        return withhold_release.read(name, data, code or "WRO")
    if tables.with_header(held, (uflpa.NAME, uflpa.DAY)) or (re.search(r"^-{20,}\s*$", text, re.MULTILINE) and "Uyghur" in text):
        return uflpa.read(name, data, code or "UFLPA")
    found.stop("SCR-LIST-FORM", "the page has none of the tables that are known; a page that says busy or refused looks like this",
               "Open the page and see whether the list is on it; save it whole.")
    return refused(code, "", found)


def _table(name: str, table: Sequence[Sequence[str]], found: Found, code: str, columns: Mapping[str, str] | None) -> Read:
    """A table by its header. One that is no other's is a list of the user's own, where it has a column of names."""
    if found.stopped:
        return refused(code, "", found)
    header = [tables.plain(cell) for cell in table[0]] if table else []

    def has(*needed: str) -> bool:
        return sum(one in header for one in needed) * 2 > len(needed)

    if columns is None and has("source", "entity_number", "federal_register_notice", "source_listurl", "alt_names", "standard_order", "programs"):
        found.cite = csl.CITE
        return csl.read_csv(name, table, found, code or "CSL")
    if columns is None and has(*denied_persons.TOGETHER):
        found.cite = denied_persons.CITE
        return denied_persons.read(name, table, found, code or "DPL")
    if columns is None and has("street_address", "standard_order", "fr_citation", "postal_code", "effective_date"):
        found.cite = denied_persons.CITE
        return denied_persons.read(name, table, found, code or "DPL")
    if columns is None and withhold_release.is_table(header):
        found.cite = withhold_release.CITE
        return withhold_release.read_table(name, table, found, code or "WRO")
    if columns is None and (has(*debarred.STATUTORY) or has(*debarred.ADMINISTRATIVE)):
        found.cite = debarred.CITE
        return debarred.read(name, table, found, code or "DTC")
    found.cite = own.CITE
    return own.read(name, table, found, code or "OWN", columns)


def _joined(parts: Sequence[Part], code: str) -> list[Read]:
    """A list for each main file among OFAC's flat files, with those of the others that know most of its numbers."""
    mains = [pair for pair in parts if pair[1].what == "main"]
    if not mains:
        if parts:
            files = ", ".join(one.file for _, one in parts)
            parts[0][1].found.stop("SCR-LIST-PART", f"{files} belong to a main file (sdn.csv, cons_prim.csv) that is not given",
                                "Load all the files of the list in one call.")
        return [replace(refused(code, ofac_csv.FORM, one.found, one.size), files=(given,)) for given, one in parts[:1]]
    numbers = [{row[0] for row in main.rows} for _, main in mains]
    with_it = [[main] for main in mains]
    for pair in parts:
        if pair[1].what != "main":
            held = [sum(row[0] in its for row in pair[1].rows) for its in numbers]
            with_it[held.index(max(held))].append(pair)
    named = code if len(mains) == 1 else ""
    return [replace(ofac_csv.read([one for _, one in group], named), files=tuple(dict.fromkeys(given for given, _ in group))) for group in with_it]
