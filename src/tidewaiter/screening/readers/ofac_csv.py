"""OFAC's flat files: a main file (sdn.csv, cons_prim.csv), addresses, other names, and remarks that ran over.

They have no header; `-0-` is nothing; a line of one character, 1A in hex, is the end. Source: OFAC data specification of 25 September 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, NameType
from tidewaiter.screening.readers.ofac_remarks import read_remarks
from tidewaiter.screening.readers.reading import Found, Read, decode, each_once, finish, nations, party, place, refused, tidy
from tidewaiter.screening.readers.tables import rows

FORM = "OFAC flat files"
CITE = "OFAC SDN data specification, 2023-09-25"
SOURCE = "https://sanctionslist.ofac.treas.gov/"
_COLUMNS = ("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag", "Vess_owner", "Remarks")
_WIDTHS = {"main": 12, "addresses": 6, "names": 5, "comments": 2}
_KINDS = {"individual": Kind.PERSON, "": Kind.ORGANIZATION, "entity": Kind.ORGANIZATION, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
_TYPES = {"aka": NameType.ALIAS, "fka": NameType.FORMER, "nka": NameType.ALIAS}
Rows = dict[str, list[tuple[str, ...]]]
_CUT = 1000                      # characters of the main file's remarks, by its specification
# programs of the lists that are not the SDN list; who is on both lists has one of these and one of the others
OTHER_PROGRAMS = frozenset({"NS-PLC", "FSE-IR", "FSE-SY", "FSE-WMD", "FSE-SDGT", "CMIC-EO13959", "MBS", "CAPTA", "561-RELATED", "561LIST"})
SDN_PROGRAMS = frozenset({"SDGT", "SDNTK", "CUBA", "IRAN", "NPWMD", "FTO", "DPRK", "DPRK4", "ILLICIT-DRUGS-EO14059", "SYRIA", "GLOMAG"})


@dataclass(frozen=True)
class Part:
    """One of the files. `what` is main, addresses, names or comments."""

    what: str
    file: str
    rows: tuple[tuple[str, ...], ...]
    found: Found
    size: int


def recognise(first: Sequence[str]) -> str:
    """Which of the files a first row belongs to; "" where it is none.

    >>> recognise(["36", "25", "-0- ", "Havana", "Cuba", "-0- "]), recognise(["36", "12", "aka", "AERO-CARIBBEAN", "-0- "])
    ('addresses', 'names')
    """
    if not first or not first[0].strip().isdecimal():
        return ""
    match len(first):
        case 12:
            return "main"
        case 6 if first[1].strip().isdecimal():
            return "addresses"
        case 5 if first[1].strip().isdecimal() and first[2].strip() in _TYPES:
            return "names"
        case 2:
            return "comments"
    return ""


def part(name: str, data: bytes, what: str) -> Part:
    """A file as rows of the width that its kind has; what is cut off or another width is found."""
    found = Found(name, CITE)
    text = decode(data, found)
    table = rows(text, ",", found) if text else []
    ended = bool(table) and table[-1] == ["\x1a"]
    whole = tuple(tuple("" if cell.strip() == "-0-" else cell.strip() for cell in row) for row in table if row != ["\x1a"])
    taken = []
    for n, row in enumerate(whole, 1):
        if len(row) == _WIDTHS[what] and row[0].isdecimal():
            taken.append(row)
        elif n == len(whole):
            found.stop("SCR-LIST-CUT", f"the last row has {len(row)} of {_WIDTHS[what]} cells; the file is cut off", where=f"{name}, row {n}")
        else:
            found.row(n, f"the row has {len(row)} cells, not {_WIDTHS[what]}, or no number")
    if whole and not ended and what != "comments":
        if not text.endswith(("\n", "\r")):
            found.stop("SCR-LIST-CUT", "the file ends within a line; it is cut off")
        else:
            found.warn("SCR-LIST-END", "the mark of the end that OFAC writes is missing; the file may be cut off between two rows",
                       "Compare the number of entries with that of the version before.")
    return Part(what, name, tuple(taken), found, len(whole))


def read(parts: Sequence[Part], code: str = "") -> Read:
    """The entries of one main file with what the others add to them."""
    main = next(one for one in parts if one.what == "main")
    found = main.found
    code = code or _list(main)
    columns = [column for one in parts for column in (_COLUMNS if one.what == "main" else (one.what,))]
    for one in parts:
        if one is not main and (one.found.stopped or one.found.bad * 100 > one.size):
            found.stop("SCR-LIST-PART", f"{one.file}, which belongs to it, cannot be read: {'; '.join(each.message for each in one.found.all()[:3])}")
    if found.stopped:
        return refused(code, FORM, found, main.size, columns)
    for what, loss in (("names", "other names"), ("addresses", "addresses")):
        if not any(one.what == what for one in parts):
            found.warn("SCR-LIST-PART", f"the file of {loss} is not among those given; nobody is found by {'one' if what == 'names' else 'them'}",
                       "Load all the files of the list in one call, or the XML.")
    known = {row[0] for row in main.rows}
    beside: dict[str, Rows] = {}
    for what in ("addresses", "names", "comments"):
        held: Rows = {}
        for one in (one for one in parts if one.what == what):
            for row in one.rows:
                held.setdefault(row[0], []).append(row)
            if strangers := sorted({row[0] for row in one.rows} - known, key=int):
                found.warn("SCR-LIST-PART", f"{one.file} has rows of {len(strangers):,} entries that the main file has not, first {strangers[0]}",
                           "Load files of the same day together.")
        beside[what] = held
    entries = [made for n, row in enumerate(main.rows, 1) if (made := _entry(code, n, row, beside, found))]
    more = tuple(each for one in parts if one is not main for each in one.found.all())
    whole = finish(code, FORM, entries, found, None, columns, main.size)
    return replace(whole, findings=(*whole.findings, *more))


def _entry(code: str, n: int, row: Sequence[str], beside: Mapping[str, Rows], found: Found) -> Listed | None:
    number, name, type, program, title, call_sign, vessel_type, tonnage, gross, flag, owner, remarks = row
    kind = _KINDS.get(type.casefold(), Kind.UNKNOWN)
    over = "".join(one[1] for one in beside["comments"].get(number, ()))
    if len(remarks) >= _CUT and not over and not remarks.endswith("."):
        found.warn("SCR-LIST-REMARKS", f"the remarks of {number} ({name}) are cut at {_CUT} characters and go on in a file that is not there",
                   "Load the file of comments with it.")
    said = read_remarks(remarks + over, kind is Kind.VESSEL, found, n)
    addresses = [one for _, _, text, city, nation, _ in beside["addresses"].get(number, ()) if (one := _place(text, city, nation, found, n))]
    names = [(name, NameType.PRIMARY), *((one[3], _TYPES.get(one[2], NameType.ALIAS)) for one in beside["names"].get(number, ())), *said.names]
    known_flag = alpha_2(flag)
    if flag and not known_flag and flag != "None Identified":
        found.note("SCR-LIST-COUNTRY", f"flag {flag!r} is no country that is known", where=f"{found.file}, row {n}")
    numbers = each_once((Identifier("call_sign", call_sign) if call_sign else None, *said.identifiers))
    around = [f"{label}: {value}" for label, value in (("Title", title), ("Vessel type", vessel_type), ("Tonnage", tonnage), ("Gross tonnage", gross),
                                                       ("Flag", flag), ("Owner", owner)) if value]
    return party(code, number, kind, names, found, n, countries=nations(addresses, (known_flag, *said.nations)), addresses=tuple(addresses),
                 identifiers=numbers, programs=programs(program), source=SOURCE,
                 remarks=tidy("; ".join((*around, remarks + over)) if remarks or over else "; ".join(around)))


def _place(text: str, city: str, nation: str, found: Found, n: int) -> Address | None:
    return place(", ".join(one for one in (text, city) if one), city, "" if nation == "undetermined" else nation, found, n)


def programs(text: str) -> tuple[str, ...]:
    """
    >>> programs("IRAN] [SDGT] [IRGC")
    ('IRAN', 'SDGT', 'IRGC')
    """
    return tuple(dict.fromkeys(one for one in (each.strip(" []") for each in re.split(r"\]\s*\[|;", text)) if one))


def _list(main: Part) -> str:
    return which(program for row in main.rows for program in programs(row[3]))


def which(held: Iterable[str | None]) -> str:
    """SDN, or CONS for the consolidated file of the lists beside it, by the programs of the entries."""
    of_others = of_sdn = 0
    for one in held:
        of_others += one in OTHER_PROGRAMS
        of_sdn += one in SDN_PROGRAMS
    return "CONS" if of_others > of_sdn else "SDN"
