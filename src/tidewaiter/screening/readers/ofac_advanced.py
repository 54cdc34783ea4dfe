"""OFAC's advanced XML (SDN_ADVANCED.XML): parties, places and entries stand apart and point to each other by number, words in tables at the top."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, NameType
from tidewaiter.screening.readers.identifiers import identifier, kind_of
from tidewaiter.screening.readers.ofac_csv import SOURCE, which
from tidewaiter.screening.readers.ofac_xml import elements
from tidewaiter.screening.readers.reading import Found, Read, decode, each_once, finish, nations, party, place, refused, tidy

FORM = "OFAC advanced XML"
CITE = "OFAC Advanced Sanctions List Standard"
_WORDS = ("Country", "AliasType", "FeatureType", "PartySubType", "IDRegDocType", "DetailReference", "AreaCode", "LocPartType")
_KINDS = {"individual": Kind.PERSON, "entity": Kind.ORGANIZATION, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
_PARTS = frozenset({"DistinctParty", "Location", "IDRegDocument", "SanctionsEntry"})
_SUBTYPES = {"1": Kind.VESSEL, "2": Kind.AIRCRAFT, "3": Kind.ORGANIZATION, "4": Kind.PERSON}
_NATIONS = ("nationality country", "citizenship country", "vessel flag")
Tables = dict[str, dict[str, str]]
Names = list[tuple[str, NameType]]
Numbers = list[Identifier]
Places = list[Address]
Texts = list[str]


@dataclass
class _Held:
    words: Tables = field(default_factory=lambda: {one: {} for one in _WORDS})
    places: dict[str, Address] = field(default_factory=dict)
    numbers: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)      # by identity
    programs: dict[str, list[str]] = field(default_factory=dict)                      # by profile
    entries: list[tuple[str, Listed]] = field(default_factory=list)                   # with the profile's number, by which programs are found
    rows: int = 0
    day: date | None = None


def read(name: str, data: bytes, code: str = "") -> Read:
    """The distinct parties of the file, each with its profile's names, places, numbers and programs."""
    found = Found(name, CITE)
    text = decode(data, found)
    held = _Held()
    for n, element in enumerate(elements(text, found, _PARTS) if text else ()):
        _take(element, n, held, found)
    code = code or which(one for programs in held.programs.values() for one in programs)
    if not held.rows and not found.stopped:
        found.stop("SCR-LIST-EMPTY", "the file has no DistinctParty; an empty list clears nobody")
    if found.stopped:
        return refused(code, FORM, found, held.rows)
    entries = (replace(one, list=code, programs=tuple(dict.fromkeys(held.programs.get(profile, ())))) for profile, one in held.entries)
    return finish(code, FORM, entries, found, held.day, sorted(_PARTS), held.rows)


def _take(element: ET.Element, n: int, held: _Held, found: Found) -> None:
    tag = element.tag
    if tag in _WORDS and element.get("ID"):
        held.words[tag][element.get("ID", "")] = tidy(element.text or "")
    elif tag == "Location" and element.get("ID"):
        held.places[element.get("ID", "")] = _place(element, held, found, n)
    elif tag == "IDRegDocument" and element.get("IdentityID"):
        kind = held.words["IDRegDocType"].get(element.get("IDRegDocTypeID", ""), "")
        nation = held.words["Country"].get(element.get("IssuedBy-CountryID", ""), "")
        held.numbers.setdefault(element.get("IdentityID", ""), []).append((kind, tidy(element.findtext("IDRegistrationNo") or ""), nation))
    elif tag == "SanctionsEntry" and element.get("ProfileID"):
        measures = [one for one in element.iterfind("SanctionsMeasure") if one.get("SanctionsTypeID", "1") == "1"]      # 1 is a program
        held.programs.setdefault(element.get("ProfileID", ""), []).extend(said for one in measures if (said := tidy(one.findtext("Comment") or "")))
    elif tag == "DistinctParty":
        held.rows += 1
        if one := _entry(held.rows, element, held, found):
            held.entries.append(one)
    elif tag == "DateOfIssue":
        held.day = held.day or _day(element)


def _day(element: ET.Element) -> date | None:
    try:
        return date(*(int(element.findtext(part) or "") for part in ("Year", "Month", "Day")))
    except ValueError:
        return None


def _place(element: ET.Element, held: _Held, found: Found, n: int) -> Address:
    parts, city = [], ""
    for part in element.iterfind("LocationPart"):
        value = next((tidy(one.findtext("Value") or "") for one in part.iterfind("LocationPartValue")), "")
        if value:
            parts.append(value)
            city = value if "city" in held.words["LocPartType"].get(part.get("LocPartTypeID", ""), "").casefold() else city
    nation = next((held.words["Country"].get(one.get("CountryID", ""), "") for one in element.iterfind("LocationCountry")), "")
    return place(", ".join(parts), city, "" if nation == "undetermined" else nation, found, n) or Address()


def _entry(n: int, element: ET.Element, held: _Held, found: Found) -> tuple[str, Listed] | None:
    profile = element.find("Profile")
    if profile is None:
        found.row(n, f"party {element.get('FixedRef', '')} has no profile")
        return None
    subtype = profile.get("PartySubTypeID", "")
    kind = _KINDS.get(held.words["PartySubType"].get(subtype, "").casefold()) or _SUBTYPES.get(subtype, Kind.UNKNOWN)
    names: Names = []
    numbers: Numbers = []
    beside: Texts = []
    for identity in profile.iterfind("Identity"):
        for alias in identity.iterfind("Alias"):
            type = _type(alias, held.words["AliasType"])
            names += [(_name(documented, kind), type) for documented in alias.iterfind("DocumentedName")]
        for words, value, nation in held.numbers.get(identity.get("ID", ""), ()):
            if made := identifier(kind_of(words) or "other", value, nation, kind is Kind.VESSEL, found, n):
                numbers.append(made)
    addresses: Places = []
    peoples: Texts = []
    for feature in (*profile.iterfind("Feature"), *element.iterfind("Feature")):
        words = held.words["FeatureType"].get(feature.get("FeatureTypeID", ""), "")
        for where in feature.iter("VersionLocation"):
            at = held.places.get(where.get("LocationID", ""))
            if words.casefold() in _NATIONS and at:
                peoples.append(at.country)
            elif at and at != Address():
                addresses.append(at)
        for detail in feature.iter("VersionDetail"):
            value = tidy(detail.text or "") or held.words["DetailReference"].get(detail.get("DetailReferenceID", ""), "")
            made = identifier(kind_of(words), value, "", kind is Kind.VESSEL, found, n) if kind_of(words) and value else None
            if made:
                numbers.append(made)
            elif value:
                beside.append(f"{words} {value}".strip())
                peoples += [alpha_2(value)] if words.casefold() in _NATIONS else []
    said = [*beside, tidy(element.findtext("Comment") or "")]
    one = party("", element.get("FixedRef", ""), kind, names, found, n, countries=nations(addresses, peoples),
                 addresses=tuple(dict.fromkeys(addresses)), identifiers=each_once(numbers), source=SOURCE,
                remarks="; ".join(text for text in said if text))
    return (profile.get("ID", ""), one) if one else None


def _type(alias: ET.Element, types: Mapping[str, str]) -> NameType:
    words = types.get(alias.get("AliasTypeID", ""), "").casefold()
    if alias.get("Primary") == "true":
        return NameType.PRIMARY
    if "f.k.a" in words or "former" in words:
        return NameType.FORMER
    return NameType.WEAK if alias.get("LowQuality") == "true" else NameType.ALIAS


def _name(documented: ET.Element, kind: Kind) -> str:
    """The parts of a name in their order; a person's, family name first and a comma behind it, as in the flat files."""
    parts = [tidy(one.text or "") for one in documented.iter("NamePartValue")]
    parts = [part for part in parts if part]
    if kind is Kind.PERSON and len(parts) > 1:
        return f"{parts[0]}, {' '.join(parts[1:])}"
    return " ".join(parts)
