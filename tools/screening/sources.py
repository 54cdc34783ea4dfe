"""The two lists that names are taken from, both older than any that is reported on, in one shape."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tools.screening.damage import plain

_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane", "": "Organization", "-0-": "Organization"}
_SHORT = re.compile(r"\(([A-Z-]+)(?: List)?\) - ")
_LANDS = {"Russia": "RU", "Belarus": "BY", "Ukraine": "UA", "Iran": "IR", "Syria": "SY", "Iraq": "IQ", "China": "CN", "Hong Kong": "HK",
    "Korea, North": "KP", "North Korea": "KP", "Lebanon": "LB", "Turkey": "TR", "Afghanistan": "AF", "Pakistan": "PK",
          "Libya": "LY", "Yemen": "YE", "Saudi Arabia": "SA", "United Arab Emirates": "AE", "Egypt": "EG", "Sudan": "SD", "Mexico": "MX",
          "Colombia": "CO", "Venezuela": "VE", "Cuba": "CU", "Kazakhstan": "KZ", "Kyrgyzstan": "KG", "Serbia": "RS",
          "Bosnia and Herzegovina": "BA", "Somalia": "SO", "Jordan": "JO", "Qatar": "QA", "Kuwait": "KW", "Cyprus": "CY", "Panama": "PA",
          "Burma": "MM", "Nicaragua": "NI", "Guatemala": "GT", "Germany": "DE", "Switzerland": "CH"}
_PROGRAMS = {"RUSSIA": "RU", "UKRAINE": "RU", "BELARUS": "BY", "IRAN": "IR", "IFSR": "IR", "SYRIA": "SY", "IRAQ": "IQ", "DPRK": "KP",
    "VENEZUELA": "VE", "CUBA": "CU", "LIBYA": "LY", "YEMEN": "YE", "LEBANON": "LB", "BURMA": "MM", "HK-": "HK", "CMIC": "CN"}


@dataclass(frozen=True)
class Listing:
    """An entry as the benchmarks' index files have it. Entries with an `entity` in common are one party that stands on several lists."""

    id: str
    source: str
    schema: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    entity_number: str | None = None
    entity: str = field(default="", compare=False)

    def row(self) -> dict[str, object]:
        return {"id": self.id, "source": self.source, "schema": self.schema, "names": list(self.names), "countries": list(self.countries),
            "entity_number": self.entity_number, "entity": self.entity}


def key(name: str) -> str:
    """The words of a name in order of the alphabet, letters and digits only: equal where names differ in marks and order alone."""
    return " ".join(sorted(filter(None, map(plain, re.split(r"[\s,/()-]+", name)))))


def _parts(text: str) -> Iterator[str]:
    yield from filter(None, (part.strip().removeprefix("and ").strip() for part in text.split(";")))


def consolidated(path: Path) -> tuple[Listing, ...]:
    """The Consolidated Screening List as its CSV of April 2022 has it."""
    csv.field_size_limit(10**8)
    found = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file)):
            lands = {place[-2:] for place in _parts(row["addresses"]) if re.search(r"(^|, )[A-Z]{2}$", place)}
            lands |= {one for column in ("nationalities", "citizenships") for one in _parts(row[column]) if len(one) == 2}
            schema = _SCHEMAS[row["type"].lower()]
            if not row["type"] and row["name"].istitle() and not re.search(r"\b(Ltd|Co|Inc|LLC|Institute|Company|Group|Corporation)\b",
                row["name"]) and re.fullmatch(r"[\w'.-]+( [\w'.-]+){1,3}", row["name"]):
                schema = "Person" if "DPL" in row["source"] or "DTC" in row["source"] else "Organization"
            short = _SHORT.search(row["source"])
            found.append(Listing(f"C22-{n}", short[1] if short else "CSL", schema,
                tuple(dict.fromkeys([row["name"].strip(), *_parts(row["alt_names"])])), tuple(sorted(lands)), row["entity_number"] or None))
    return grouped(found)


def nationals(path: Path, aliases: Iterable[Listing] = ()) -> tuple[Listing, ...]:
    """The SDN list as its CSV of the day has it: names, and the a.k.a. that its remarks carry.

    `aliases` give an entry's other names by its number."""
    others = {one.entity_number: one for one in aliases if one.entity_number}
    found = []
    with gzip.open(path, "rt", encoding="latin-1", newline="") as file:
        for row in csv.reader(file):
            if len(row) < 12 or not row[0].isdigit():
                continue
            number, name, kind, programs, remarks = row[0], row[1].strip(), row[2].strip(), row[3], row[11]
            lands = {code for land, code in _LANDS.items() if re.search(rf"(nationality|citizen|\() ?{land}\b", remarks)} | {code for start,
                code in _PROGRAMS.items() if start in programs and kind == "individual"}
            known = others.get(number)
            names = [name, *re.findall(r"a\.k\.a\. '([^']+)'", remarks), *(known.names if known else ())]
            found.append(Listing(f"S-{number}", "SDN", _SCHEMAS[kind], tuple(dict.fromkeys(names)),
                tuple(sorted(lands | set(known.countries if known else ()))), number))
    return grouped(found)


def grouped(entries: Iterable[Listing]) -> tuple[Listing, ...]:
    """The entries, each with the entity that it is part of: those with a name in common are one."""
    entries = tuple(entries)
    root = list(range(len(entries)))

    def top(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    holders: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(entries):
        for name in one.names:
            holders[key(name)].append(n)
    for same in holders.values():
        for n in same[1:]:
            root[top(n)] = top(same[0])
    return tuple(replace(one, entity=entries[top(n)].id) for n, one in enumerate(entries))
