"""The Consolidated Screening List of the International Trade Administration, as JSON and as CSV: thirteen lists of three departments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tidewaiter.screening.country import alpha_2, is_code
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, NameType
from tidewaiter.screening.readers.identifiers import identifier, kind_of
from tidewaiter.screening.readers.reading import Found, Read, country, decode, each_once, finish, nations, party, place, read_day, refused, tidy
from tidewaiter.screening.readers.tables import headed

CITE = "Consolidated Screening List, trade.gov"
JSON_FORM, CSV_FORM = "Consolidated Screening List, JSON", "Consolidated Screening List, CSV"
NEEDED = ("source", "name", "alt_names", "addresses", "programs", "type")
_KINDS = {"individual": Kind.PERSON, "entity": Kind.ORGANIZATION, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
_PLAIN = ("title", "standard_order", "license_requirement", "license_policy", "vessel_type", "gross_tonnage", "gross_registered_tonnage",
          "vessel_flag", "vessel_owner")
_MANY = ("dates_of_birth", "places_of_birth", "nationalities", "citizenships")


def code_of(source: str) -> str:
    """The short name of a list out of its long one.

    >>> code_of("Specially Designated Nationals (SDN) - Treasury Department"), code_of("Military End User (MEU) List - Bureau of ...")
    ('SDN', 'MEU')
    >>> code_of("Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department")
    'NS-MBS'
    """
    match = re.search(r"\(([A-Z][A-Z-]+)(?: List)?\)", source)
    return match[1] if match else tidy(source)


def read_json(name: str, data: bytes, code: str = "CSL") -> Read:
    """The list from data.trade.gov or an answer of its API."""
    found = Found(name, CITE)
    text = decode(data, found)
    form: Any = None
    try:
        form = json.loads(text) if text else None
    except (ValueError, RecursionError) as error:
        found.stop("SCR-LIST-CUT", f"the JSON breaks off or is damaged: {tidy(error)[:120]}")
    records = form.get("results") if isinstance(form, dict) else None
    if not isinstance(records, list) and not found.stopped:
        found.stop("SCR-LIST-COLUMN", "the file has no results, which the Consolidated Screening List has")
    if found.stopped or not isinstance(records, list):
        return refused(code, JSON_FORM, found)
    entries, columns, count = [], dict[str, None](), dict.fromkeys(NEEDED, 0)
    for n, record in enumerate(records, 1):
        if not isinstance(record, dict):
            found.row(n, "the result is no object")
            continue
        columns |= dict.fromkeys(record)
        for one in NEEDED:
            count[one] += one in record
        if one_entry := _entry(n, _of_json(record, found, n), found):
            entries.append(one_entry)
    if missing := [one for one, held in count.items() if not held] if records else []:
        whole = len({entry.list for entry in entries}) != 1 or missing == ["alt_names"]      # the lists of one department need not have all fields
        if whole or {"source", "name"} & set(missing):
            found.stop("SCR-LIST-COLUMN", f"no result has {', '.join(missing)}", "See whether the keeper renamed a field.")
    total = form.get("total")
    if isinstance(total, int) and not form.get("offset") and total != len(records):
        found.stop("SCR-LIST-CUT", f"the file holds {len(records):,} of {total:,} results; it is a page of an answer, not the list",
                   "Get the whole list from data.trade.gov.")
    return finish(code, JSON_FORM, entries, found, _day(form), tuple(columns), len(records))


def read_csv(name: str, table: Sequence[Sequence[str]], found: Found, code: str = "CSL") -> Read:
    """The list in its flat form: parts of a field stand between semicolons, addresses end in a country."""
    taken = headed(table, NEEDED, found)
    columns = tuple(table[0]) if table else ()
    if found.stopped:
        return refused(code, CSV_FORM, found, max(0, len(table) - 1), columns)
    entries = [one for n, row in taken if (one := _entry(n, _of_csv(row, found, n), found))]
    return finish(code, CSV_FORM, entries, found, None, columns, len(table) - 1)


def _day(form: Mapping[str, Any]) -> date | None:
    """The day of the list: when it was put together, or the newest of its parts."""
    if day := read_day(form.get("search_performed_at") or form.get("generated_at") or ""):
        return day
    parts = form.get("sources_used") or form.get("sources")
    days = [read_day(one.get(key) or "") for one in parts if isinstance(one, dict) for key in ("source_last_updated", "last_imported")] \
        if isinstance(parts, list) else []
    return max((day for day in days if day), default=None)


def _of_json(record: Mapping[str, Any], found: Found, n: int) -> dict[str, Any]:
    def texts(key: str) -> list[str]:
        held = record.get(key)
        if isinstance(held, str):
            return [one for one in map(tidy, held.split(";")) if one]
        return [tidy(one) for one in held if one is not None and tidy(one)] if isinstance(held, list) else []

    row: dict[str, Any] = {key: tidy(value) for key, value in record.items() if isinstance(value, str | int | float) and not isinstance(value, bool)}
    row |= {key: texts(key) for key in ("alt_names", "programs", *_MANY)}
    row["id"] = row.get("id") or row.get("_id") or ""
    held = record.get("addresses")
    row["addresses"] = [one for each in (held if isinstance(held, list) else ()) if isinstance(each, dict) and (one := _place(each, found, n))]
    held = record.get("ids")
    row["ids"] = [(str(each.get("type") or ""), str(each.get("number") or ""), str(each.get("country") or ""))
                  for each in (held if isinstance(held, list) else ()) if isinstance(each, dict)]
    return row


def _place(said: Mapping[str, Any], found: Found, n: int) -> Address | None:
    parts = [tidy(said.get(key) or "") for key in ("address", "city", "state", "postal_code")]
    return place(", ".join(part for part in parts if part), tidy(said.get("city") or ""), tidy(said.get("country") or ""), found, n)


def _of_csv(record: Mapping[str, str], found: Found, n: int) -> dict[str, Any]:
    def texts(key: str) -> list[str]:
        return [one for one in map(tidy, record.get(key, "").split("; ")) if one]

    row: dict[str, Any] = {key: tidy(value) for key, value in record.items()}
    row |= {key: texts(key) for key in ("alt_names", "programs", *_MANY)}
    row["id"] = row.get("_id") or row.get("id") or ""
    row["addresses"] = [one for each in texts("addresses") if (one := _flat_place(each, found, n))]
    row["ids"] = [_flat_number(each) for each in texts("ids")]
    return row


def _flat_place(text: str, found: Found, n: int) -> Address | None:
    """Street, city and so on with the country, mostly its code, last; which part is the city the flat form does not say."""
    before, _, last = text.rpartition(", ")
    if is_code(last):
        return place(before, "", last, found, n)
    if is_code(text):
        return place("", "", text, found, n)
    if alpha_2(last) and len(last) > 3:
        return place(before, "", last, found, n)
    return Address(text)


def _flat_number(text: str) -> tuple[str, str, str]:
    """Kind, number and country of `CO, 00072179, Matricula Mercantil No`, without the days on which a passport was issued and expires.

    >>> _flat_number("2026-10-31, AP1810244, Passport"), _flat_number("CO, 00072179, Matricula Mercantil No")
    (('Passport', 'AP1810244', ''), ('Matricula Mercantil No', '00072179', 'CO'))
    """
    parts = text.split(", ")
    nation = parts.pop(0) if len(parts) > 2 and is_code(parts[0]) else ""
    words = parts.pop() if len(parts) > 1 else ""
    value = [part for part in parts if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", part)] if len(parts) > 1 else parts
    return words, ", ".join(value), nation


def _entry(n: int, row: Mapping[str, Any], found: Found) -> Listed | None:
    source = row.get("source") or ""
    if not source:
        found.row(n, f"{row.get('name') or 'a row'} says of no list that it is on it")
        return None
    kind = _KINDS.get(str(row.get("type") or "").casefold(), Kind.UNKNOWN)
    numbers: list[Identifier | None] = [Identifier("call_sign", row["call_sign"])] if row.get("call_sign") else []
    beside = []
    for words, value, nation in row["ids"]:
        known = kind_of(words)
        if known and value:
            numbers.append(identifier(known, value, nation, kind is Kind.VESSEL, found, n))
        elif value or words:
            beside.append(f"{tidy(words)} {value}".strip())
    flag = alpha_2(str(row.get("vessel_flag") or ""))
    peoples = [country(one, found, n) for key in ("nationalities", "citizenships") for one in row[key]]
    single = alpha_2(str(row.get("country") or ""))        # the State Department's lists have one beside the addresses
    names = [(row.get("name") or "", NameType.PRIMARY), *((one, NameType.ALIAS) for one in row["alt_names"])]
    said = [*_labelled(row), *beside, str(row.get("remarks") or "")]
    code = code_of(source)
    return party(code, str(row["id"] or row.get("entity_number") or ""), kind, names, found, n,
                 countries=nations(row["addresses"], (single, flag, *peoples)), addresses=tuple(row["addresses"]), identifiers=each_once(numbers),
                 programs=tuple(row["programs"]), starts=read_day(row.get("start_date") or ""), ends=read_day(row.get("end_date") or ""),
                 cite=str(row.get("federal_register_notice") or ""), source=str(row.get("source_information_url") or row.get("source_listurl") or ""),
                 remarks="; ".join(one for one in said if one))


def _labelled(row: Mapping[str, Any]) -> Iterable[str]:
    for key in _PLAIN:
        if row.get(key):
            yield f"{key.replace('_', ' ')}: {row[key]}"
    for key in ("dates_of_birth", "places_of_birth"):
        if row[key]:
            yield f"{key.replace('_', ' ')}: {', '.join(row[key])}"
