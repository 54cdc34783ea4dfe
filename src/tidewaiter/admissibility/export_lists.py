"""The Commerce Control List by number, the country chart, the country groups and the HTS lists of part 746, as law/screening holds them.

Each table is the text of one day, its `from`; what held before that day is not here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from tidewaiter.admissibility.tables import rows, span
from tidewaiter.dates import Span
from tidewaiter.values import immutable

EAR99 = "EAR99"
# Hong Kong has no row of its own: 85 FR 83788 took it out on December 23, 2020, and China's row governs. CBP writes Kosovo KV, others XK.
GOVERNED_BY = {"HK": "CN", "XK": "KV"}
# the supplements of part 746 that list numbers, and where each bears on a movement
SUPPLEMENTS: Mapping[str, tuple[str, ...]] = {"2": ("RU", "BY"), "4": ("RU", "BY"), "5": ("RU", "BY"), "7": ("RU", "BY", "IR", "CRIMEA")}


@immutable
class Control:
    """One control of an ECCN: its reason, and the column of the chart that it names, or "" where it is stated in words.

    `whole` says that it is on the whole entry; `reads` are the sections that its words name.
    """

    eccn: str
    reason: str
    column: str
    whole: bool
    reads: tuple[str, ...]
    cite: str


@immutable
class ListException:
    """What an ECCN says of a list-based license exception: yes, no, or words; of LVS the value in whole dollars where it is one figure."""

    name: str
    answer: str
    dollars: int | None
    cite: str


@immutable
class Eccn:
    """An entry of the Commerce Control List by its number. `itar` where its heading leaves the goods to the Department of State."""

    number: str
    itar: bool
    reasons: tuple[str, ...]
    controls: tuple[Control, ...]
    exceptions: tuple[ListException, ...]
    read_on: date
    cite: str


@immutable
class ChartRow:
    """A country of the chart: the columns with an X; `instead` the sections that govern where the row has none; its footnotes."""

    country: str
    columns: frozenset[str]
    instead: tuple[str, ...]
    footnotes: tuple[str, ...]
    read_on: date
    cite: str


def compact(eccn: str) -> tuple[str, str]:
    """An ECCN's five characters and its paragraph; ("", "") where it is none.

    >>> compact("3a001.b.2")
    ('3A001', 'b.2')
    """
    asked = re.sub(r"\s", "", eccn).upper()
    if asked == EAR99:
        return EAR99, ""
    found = re.fullmatch(r"([0-9][A-E][0-9]{3})(?:\.([A-Z0-9.()]{1,20}))?", asked)
    return (found[1], (found[2] or "").lower()) if found else ("", "")


@cache
def eccns() -> Mapping[str, Eccn]:
    controls: dict[str, list[Control]] = defaultdict(list)
    for row in rows("eccn_controls"):
        whole, reads = row["part"] == "whole", tuple(row["reads"].split())
        controls[row["eccn"]].append(Control(row["eccn"], row["reason"], row["column"], whole, reads, row["cite"]))
    exceptions: dict[str, list[ListException]] = defaultdict(list)
    for row in rows("eccn_exceptions"):
        exceptions[row["eccn"]].append(ListException(row["exception"], row["answer"], int(row["dollars"]) if row["dollars"] else None, row["cite"]))
    return {
        number: Eccn(number, row["whose"] == "itar", tuple(row["reasons"].split()), tuple(controls[number]), tuple(exceptions[number]),
                     date.fromisoformat(row["from"]), row["cite"])
        for row in rows("eccns") for number in (row["eccn"],)
    }


@cache
def chart() -> Mapping[str, ChartRow]:
    return {
        row["country"]: ChartRow(row["country"], frozenset(row["columns"].split()), tuple(row["instead"].split()), tuple(row["footnotes"].split()),
                                 date.fromisoformat(row["from"]), row["cite"])
        for row in rows("country_chart")
    }


def chart_row(country: str) -> ChartRow | None:
    """The row that governs a country; None where the chart has none, which is not the same as a row without an X."""
    return chart().get(GOVERNED_BY.get(country, country))


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("country_groups"):
        found[row["country"]].add(row["group"])
    return {country: frozenset(groups) for country, groups in found.items()}


def groups_of(country: str) -> frozenset[str]:
    """The country groups of Supplement No. 1 to part 740 that a country is in: A:1 ... E:2.

    >>> sorted(groups_of("KP"))
    ['D:1', 'D:2', 'D:3', 'D:4', 'D:5', 'E:1']
    """
    return _groups().get(GOVERNED_BY.get(country, country), frozenset())


@cache
def _listed() -> Mapping[str, tuple[tuple[str, date, str], ...]]:
    found: dict[str, list[tuple[str, date, str]]] = defaultdict(list)
    for row in rows("part_746_hts"):
        found[row["hts"]].append((row["supplement"], date.fromisoformat(row["from"]), row["cite"]))
    return {number: tuple(rows) for number, rows in found.items()}


def supplements_of(hts: str) -> tuple[tuple[str, date, str], ...]:
    """The supplements of part 746 that list a number's first six digits: supplement, day of the text, cite.

    >>> [supplement for supplement, _, _ in supplements_of("8431.39.0010")]
    ['2', '4', '5']
    """
    return _listed().get(re.sub(r"\D", "", hts)[:6], ())


@immutable
class ShortSupply:
    """Goods of part 754 by headings that are ours: what the section says of them."""

    section: str
    hts: str
    words: str
    cite: str


def short_supply_of(hts: str) -> tuple[ShortSupply, ...]:
    """What part 754 may say of a number. Its own supplements of Schedule B numbers are not held, so this only asks."""
    digits = re.sub(r"\D", "", hts)
    return tuple(ShortSupply(row["section"], row["hts"], row["words"], row["cite"]) for row in rows("part_754_hts") if digits.startswith(row["hts"]))


@immutable
class Reading:
    """What has to be read whatever the chart says."""

    id: str
    span: Span
    words: str
    cite: str


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(Reading(row["reading"], span(row), row["words"], row["cite"]) for row in rows("export_readings"))
