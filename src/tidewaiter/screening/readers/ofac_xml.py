"""OFAC's XML (SDN.XML, CONSOLIDATED.XML): one element an entry, with its day of publication and how many entries there are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, NameType
from tidewaiter.screening.readers.identifiers import identifier, kind_of
from tidewaiter.screening.readers.ofac_csv import SOURCE, which
from tidewaiter.screening.readers.reading import Found, Read, decode, each_once, finish, nations, party, place, read_day, refused, tidy

FORM = "OFAC XML"
CITE = "OFAC sdnList schema"
_PIECE = 1 << 16                 # characters that are parsed at a time
Numbers = list[Identifier]
_KINDS = {"individual": Kind.PERSON, "entity": Kind.ORGANIZATION, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
_TYPES = {"a.k.a.": NameType.ALIAS, "f.k.a.": NameType.FORMER, "n.k.a.": NameType.ALIAS}


def elements(text: str, found: Found, parts: frozenset[str]) -> Iterator[ET.Element]:
    """The elements of an XML text as they end, their names without the namespace. A text that declares a document type is refused: so no
    entity is ever expanded, and nothing is fetched. Those named in `parts` are emptied once they were looked at: a file of 126 MB is never
    held whole as a tree."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        found.stop("SCR-LIST-XML", "the file declares a document type or entities, which a list has no need of; it is not read")
        return
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(("end",))
    try:
        for start in range(0, len(bare), _PIECE):
            parser.feed(bare[start:start + _PIECE])
            for _, element in parser.read_events():  # type: ignore[misc]
                assert isinstance(element, ET.Element), "only ends are asked for"
                element.tag = element.tag.rpartition("}")[2]
                yield element
                if element.tag in parts:
                    element.clear()
        parser.close()
    except ET.ParseError as error:
        found.stop("SCR-LIST-XML", f"the XML breaks off or is damaged: {error}")


def read(name: str, data: bytes, code: str = "") -> Read:
    """The entries of an sdnList. Fewer entries than the file says it has are fatal."""
    found = Found(name, CITE)
    text = decode(data, found)
    entries: list[Listed] = []
    programs: list[str] = []
    columns: set[str] = set()
    day, said, count = None, -1, 0
    for element in elements(text, found, frozenset({"sdnEntry"})) if text else ():
        if element.tag == "sdnEntry":
            count += 1
            columns.update(part.tag for part in element)
            if made := _entry(code, count, element, found):
                entries.append(made)
                programs += made.programs
        elif element.tag == "Publish_Date":
            day = read_day(element.text or "")
        elif element.tag == "Record_Count" and (element.text or "").strip().isdecimal():
            said = int(element.text or "0")
    if not found.stopped and said >= 0 and said != count:
        found.stop("SCR-LIST-CUT", f"the file says that it has {said:,} entries and has {count:,}")
    if not count and not found.stopped:
        found.stop("SCR-LIST-EMPTY", "the file has no sdnEntry; an empty list clears nobody")
    code = code or which(programs)
    if found.stopped:
        return refused(code, FORM, found, count)
    return finish(code, FORM, (replace(one, list=code) for one in entries), found, day, sorted(columns), count)


def _entry(code: str, n: int, element: ET.Element, found: Found) -> Listed | None:
    def text(path: str) -> str:
        return tidy(element.findtext(path) or "")

    kind = _KINDS.get(text("sdnType").casefold(), Kind.UNKNOWN)
    names = [(_name(element), NameType.PRIMARY)]
    for other in element.iterfind("akaList/aka"):
        type = _TYPES.get(tidy(other.findtext("type") or ""), NameType.ALIAS)
        weak = tidy(other.findtext("category") or "") == "weak" and type is NameType.ALIAS
        names.append((_name(other), NameType.WEAK if weak else type))
    numbers: Numbers = []
    beside = []
    for one in element.iterfind("idList/id"):
        words, value, nation = (tidy(one.findtext(part) or "") for part in ("idType", "idNumber", "idCountry"))
        if number := kind_of(words) and identifier(kind_of(words), value, nation, kind is Kind.VESSEL, found, n):
            numbers.append(number)
        else:
            beside.append(f"{words} {value}".strip())
    if call_sign := text("vesselInfo/callSign"):
        numbers.append(Identifier("call_sign", call_sign))
    addresses = [at for each in element.iterfind("addressList/address") if (at := _place(each, found, n))]
    peoples = [tidy(one.findtext("country") or "") for part in ("nationalityList/nationality", "citizenshipList/citizenship")
               for one in element.iterfind(part)]
    flag = text("vesselInfo/vesselFlag")
    for nation in (*peoples, flag):
        if nation and not alpha_2(nation) and nation != "None Identified":
            found.note("SCR-LIST-COUNTRY", f"{nation!r} is no country that is known", where=f"{found.file}, row {n}")
    born = [f"{label} {tidy(one.findtext(part) or '')}" for label, path, part in (
        ("DOB", "dateOfBirthList/dateOfBirthItem", "dateOfBirth"), ("POB", "placeOfBirthList/placeOfBirthItem", "placeOfBirth"))
        for one in element.iterfind(path)]
    ship = [f"{label}: {value}" for label, path in (("Title", "title"), ("Vessel type", "vesselInfo/vesselType"), ("Tonnage", "vesselInfo/tonnage"),
            ("Gross tonnage", "vesselInfo/grossRegisteredTonnage"), ("Flag", "vesselInfo/vesselFlag"), ("Owner", "vesselInfo/vesselOwner"))
            if (value := text(path))]
    said = [*ship, *born, *(f"nationality {one}" for one in peoples if one), *beside, text("remarks")]
    programs = dict.fromkeys(tidy(one.text or "") for one in element.iterfind("programList/program"))
    return party(code, text("uid"), kind, names, found, n,
                 countries=nations(addresses, (alpha_2(flag), *(alpha_2(one) for one in peoples))), addresses=tuple(addresses),
                 identifiers=each_once(numbers), programs=tuple(programs), source=SOURCE,
                 remarks="; ".join(one for one in said if one))


def _name(element: ET.Element) -> str:
    """The name as the flat files have it: family name, comma, given name."""
    parts = (tidy(element.findtext(part) or "") for part in ("lastName", "firstName"))
    return ", ".join(part for part in parts if part)


def _place(element: ET.Element, found: Found, n: int) -> Address | None:
    def text(path: str) -> str:
        return tidy(element.findtext(path) or "")

    whole = [text(part) for part in ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")]
    nation = text("country")
    return place(", ".join(one for one in whole if one), text("city"), "" if nation == "undetermined" else nation, found, n)
