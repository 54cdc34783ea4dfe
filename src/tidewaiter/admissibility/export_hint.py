"""Hints on export controls: what the Commerce Control List, the country chart and part 746 say of an ECCN or a number and a destination.

For a US import they concern the onward movement that is planned: out of a zone or warehouse, in bond through the country, exported for drawback
or after a temporary importation; and reexport by whom it is sold to. A hint never says that no license is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from tidewaiter.admissibility.export_lists import (
    EAR99,
    GOVERNED_BY,
    SUPPLEMENTS,
    Control,
    Eccn,
    ListException,
    chart_row,
    compact,
    eccns,
    groups_of,
    readings,
    short_supply_of,
    supplements_of,
)
from tidewaiter.admissibility.movement import Movement, Stop, What
from tidewaiter.admissibility.restrictions import Restricted, restrictions
from tidewaiter.admissibility.tables import Effect
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable

# destinations to which every item of an ECCN needs a license, whatever the chart says: 15 CFR 746.2, 746.4, 746.7, 746.8, 746.9
_ALL_OF_THE_LIST = {"CU", "KP", "IR", "SY", "RU", "BY", "CRIMEA", "DONETSK", "LUHANSK"}
_UN = "SCR-UN-ARMS-EMBARGO"
REGIONS = {"CRIMEA", "DONETSK", "LUHANSK"}


class Answer(StrEnum):
    """What a hint comes to. There is no third: the absence of a mark is not a license."""

    NEEDED = "license needed"
    READ = "needs reading"


@immutable
class Hint:
    """What the lists say of an ECCN and a destination on a day.

    `applies` are the controls whose column has an X there, or that are stated for that place; `unmarked` those whose column has none;
    `exceptions` the list-based license exceptions to look at, `shut` those that the entry shuts; `unknown` what the tables cannot tell, in words;
    `places` what part 746 and OFAC say of the destination; `groups` its country groups.
    """

    eccn: str
    paragraph: str
    destination: str
    day: date
    answer: Answer
    applies: tuple[Control, ...]
    unmarked: tuple[Control, ...]
    exceptions: tuple[ListException, ...]
    shut: tuple[str, ...]
    groups: tuple[str, ...]
    places: tuple[Restricted, ...]
    unknown: tuple[str, ...]
    cites: tuple[str, ...]


def hint(eccn: str, destination: str, day: date) -> Hint:
    """What applies to an item of an ECCN, or EAR99, that goes to a destination: ISO 3166 alpha-2, or CRIMEA, DONETSK, LUHANSK.

    An ECCN that states its requirements in words, a footnote, and parts 744 and 746 are said to need reading. Anything that is no ECCN or
    no destination is too.
    """
    number, paragraph = compact(eccn)
    entry = eccns().get(number)
    row = chart_row("UA" if destination in REGIONS else destination)
    whose = {control.reason for control in entry.controls} if entry else set()
    places = tuple(one for one in _places(destination, day) if one.rule != _UN or "UN" in whose or (entry is None and number != EAR99))
    unknown = list(_unknown(eccn, number, paragraph, entry, destination, day))
    applies: list[Control] = []
    unmarked: list[Control] = []
    for control in entry.controls if entry else ():
        if not control.column:
            # in words: only the UN reason is held as a list of places
            held = control.reason == "UN" and any(one.rule == _UN for one in places)
            if held:
                applies.append(control)
            part = "" if control.whole else ", for a part of the entry"
            unknown.append(f"{control.reason or 'a control'} in words{part}: {_sections(control.reads)}")
        elif row and control.column in row.columns:
            applies.append(control)
        elif row:
            unmarked.append(control)
        if control.column and not control.whole:
            unknown.append(f"{control.reason} ({control.column}) is on a part of {number} only: read which")
        if control.column and control.reads:
            unknown.append(f"{control.reason} ({control.column}) refers to {_sections(control.reads)} as well")
    needed = (any(control.whole and control.column for control in applies)
              or (entry is not None and not entry.itar and destination in _ALL_OF_THE_LIST)
              or any(one.effect is Effect.PROHIBITED and one.severity is Severity.FATAL for one in places))
    return Hint(
        number or eccn.strip()[:20], paragraph, destination[:20], day, Answer.NEEDED if needed else Answer.READ, tuple(applies), tuple(unmarked),
        tuple(one for one in (entry.exceptions if entry else ()) if one.answer != "no"),
        tuple(one.name for one in (entry.exceptions if entry else ()) if one.answer == "no"),
        tuple(sorted(groups_of(destination))), places, tuple(dict.fromkeys(unknown)),
        tuple(dict.fromkeys((*([entry.cite] if entry else []), *([row.cite] if row else []), *(one.cite for one in places)))),
    )


def goods_hint(hts: str, destination: str, day: date) -> tuple[Finding, ...]:
    """What parts 746 and 754 say of a number that goes to a destination: the only lists by number. Goods in neither need classification."""
    where = f"{hts} to {destination}"
    found: list[Finding] = []
    for supplement, read_on, cite in supplements_of(hts):
        if destination in SUPPLEMENTS[supplement]:
            older = f"; the list read is of {read_on}, the day is {day}" if day < read_on else ""
            said = f"{hts} is in Supplement No. {supplement} to part 746{older}"
            found.append(Finding(f"SCR-EAR-746-{supplement}", Severity.WARNING, where, said, cite, _SUPPLEMENT_FIX[supplement]))
    found += [
        Finding("SCR-EAR-754", Severity.NOTE, where, f"{hts} may be under part 754: {one.words}", one.cite, f"Read 15 CFR {one.section}.")
        for one in short_supply_of(hts)
    ]
    found.append(Finding(
        "SCR-EAR-CLASSIFY", Severity.NOTE, where, f"{hts} needs classification: no list of the EAR goes by HTS number but those of parts 746 and 754",
        "15 CFR 732.3(b), 738.2, 774, Supplement No. 4", "Ask the maker or seller for the ECCN, or EAR99, with the paragraph."))
    return tuple(found)


_SUPPLEMENT_FIX = {
    "2": "Ask whether it is for oil or gas in the places of 15 CFR 746.8(a)(4); who cannot tell needs a license.",
    "4": "Classify it: with an ECCN paragraph (a)(1) of 15 CFR 746.8 governs, without one (a)(5); either way ask for the license.",
    "5": "Read the description and the price beside the number; 15 CFR 746.8(a)(7).",
    "7": "Ask for the license: 15 CFR 746.6(a)(1), 746.7(a)(1)(ii), 746.8; it reaches some goods made abroad (734.9(f), (j)).",
}


def findings(where: str, said: Hint) -> tuple[Finding, ...]:
    """A hint as findings on a file: what part 746 and OFAC say of the place, then what the list says of the goods."""
    columns = ", ".join(f"{one.reason} ({one.column})" if one.column else f"{one.reason} in words" for one in said.applies)
    columns = columns or ("no column that it names has a mark" if said.unmarked else "no column to go by")
    shut = f"; shut: {', '.join(said.shut)}" if said.shut else ""
    look = f"; look at {', '.join(_exception(one) for one in said.exceptions)}" if said.exceptions else ""
    severity = Severity.WARNING if said.answer is Answer.NEEDED else Severity.NOTE
    return (
        *(one.finding() for one in said.places),
        Finding("SCR-EAR-HINT", severity, where, f"{said.eccn} to {said.destination}: {said.answer.value}; {columns}{look}{shut}",
                "; ".join(said.cites[:3]) or "15 CFR 732.3", "Read: " + "; ".join(said.unknown)),
    )


def _exception(one: ListException) -> str:
    return f"{one.name} (${one.dollars})" if one.dollars else f"{one.name}{' (in words)' if one.answer == 'words' else ''}"


def _places(destination: str, day: date) -> tuple[Restricted, ...]:
    country, text = ("UA", {"CRIMEA": "Republic of Crimea", "DONETSK": "Donetsk", "LUHANSK": "Luhansk"}[destination]) if destination in REGIONS else (
        GOVERNED_BY.get(destination, destination), "")
    return restrictions(Movement(day, (Stop(What.SHIP_TO, "destination", country, text),)))


def _unknown(asked: str, number: str, paragraph: str, entry: Eccn | None, destination: str, day: date) -> Iterator[str]:
    if not number:
        yield f"{asked.strip()[:20]!r} is no ECCN: five characters such as 3A001, or EAR99"
    elif number != EAR99 and entry is None:
        yield f"{number} is not on the list of the day that was read"
    if entry and entry.itar:
        yield f"{number} leaves its goods to the Department of State: 22 CFR 120 to 130"
    if entry and not entry.controls and not entry.itar:
        yield f"{number} names no column: read its requirements" + (f" ({', '.join(entry.reasons)})" if entry.reasons else "")
    if entry and day < entry.read_on:
        yield f"the list read is of {entry.read_on}, the day is {day}: read the list of that day"
    if number == EAR99:
        yield "EAR99 needs a license where part 744 or 746 says so"
    row = chart_row("UA" if destination in REGIONS else destination)
    if row is None:
        yield f"the country chart has no row for {destination[:20]!r}: read 15 CFR 738.3(b)"
    else:
        if row.instead:
            yield f"the chart has no marks for it and points to {_sections(row.instead)}"
        if row.footnotes:
            yield f"footnote{'s' if len(row.footnotes) > 1 else ''} {', '.join(row.footnotes)} of the country chart"
        if day < row.read_on:
            yield f"the chart read is of {row.read_on}, the day is {day}"
    if destination in GOVERNED_BY:
        yield f"{destination} goes by the row of {GOVERNED_BY[destination]}; read 15 CFR 738.3(b), 740.2(b)"
    if destination == "MO":
        yield "rules that name Macau beside Country Group D:5, as 15 CFR 742.6(a)(6) and 744.23"
    for reading in readings():
        if day in reading.span and not (paragraph and reading.id == "PARAGRAPH"):
            yield f"{reading.words} ({reading.cite})"


def _sections(sections: tuple[str, ...]) -> str:
    return "15 CFR " + ", ".join(sections)
