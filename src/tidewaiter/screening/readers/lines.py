"""JSON Lines, one party a line: id, source, schema, names, countries, and numbers where it has any. `--lists` takes it, and so does `screen load`.

A file without one of the first four is no such list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, ListedName, NameType
from tidewaiter.screening.readers.reading import Found, Read, decode, finish, of_content, refused, tidy

FORM = "JSON Lines"
CITE = "docs/screening-lists.md, lists as JSON Lines"
_KINDS = {"person": Kind.PERSON, "individual": Kind.PERSON, "organization": Kind.ORGANIZATION, "company": Kind.ORGANIZATION,
          "entity": Kind.ORGANIZATION, "publicbody": Kind.ORGANIZATION, "vessel": Kind.VESSEL, "airplane": Kind.AIRCRAFT, "aircraft": Kind.AIRCRAFT}
COLUMNS = ("id", "source", "schema", "names")
_TEXTS = ("id", "source", "schema", "entity_number", "program", "country", "address")


def read(name: str, data: bytes, code: str = "LINES") -> Read:
    """The parties of a file, each under its own `source` as the list and its `id` as the number. A line that is no party is told; more than
    one in a hundred, or one that breaks off, and nothing is read."""
    found = Found(name, CITE)
    text = decode(data, found)
    entries: list[Listed] = []
    columns: dict[str, None] = {}
    count, last = 0, False
    lines = text.split("\n")
    for n, line in enumerate(lines, 1):
        if not (line := line.strip(" \t\r\x1a")):
            continue
        count += 1
        try:
            form = json.loads(line)
        except (ValueError, RecursionError):
            last = n == len(lines)
            found.row(n, "the line is no JSON")
            continue
        if not isinstance(form, dict):
            found.row(n, "the line is no JSON object")
            continue
        columns |= dict.fromkeys(form)
        if one := _entry(code, n, form, found):
            entries.append(one)
    for column in [one for one in COLUMNS if one not in columns] if columns else ():
        found.stop("SCR-LIST-COLUMN", f"no line has {column!r}; a line has {', '.join(COLUMNS)}", "Name the columns as they are named here.")
    if last:
        found.stop("SCR-LIST-CUT", "the last line breaks off; the file is cut off")
    if found.stopped:
        return refused(code, FORM, found, count, tuple(columns))
    return finish(code, FORM, entries, found, None, tuple(columns), count)


def _texts(value: Any) -> tuple[str, ...]:
    held: Sequence[Any] = value if isinstance(value, list) else (value,)
    return tuple(dict.fromkeys(one for one in (tidy(each) for each in held if isinstance(each, str | int)) if one))


def _entry(code: str, n: int, form: Mapping[str, Any], found: Found) -> Listed | None:
    names = _texts(form.get("names", form.get("name")))
    if not any(letter.isalnum() for name in names for letter in name):
        found.row(n, f"{form.get('id', 'the party')!r} has no name")
        return None
    if any(isinstance(form.get(key), dict | list) for key in _TEXTS if key not in ("country", "program", "address")):
        found.row(n, "id, source or schema is no text")
        return None
    if not isinstance(form.get("names"), list):
        found.note("SCR-LIST-NAMES", "names is one text, and is read as one name", where=f"{found.file}, row {n}")
    elif not all(isinstance(one, str) for one in form["names"]):
        found.warn("SCR-LIST-NAMES", "a name is no text, and is read as its digits or left out", where=f"{found.file}, row {n}")
    source, number, schema = ("" if form.get(key) is None else tidy(form[key]) for key in ("source", "id", "schema"))
    if schema and schema.casefold() not in _KINDS and schema.casefold() != "legalentity":
        found.note("SCR-LIST-KIND", f"{schema!r} is no kind of party that is known; it is screened as any", where=f"{found.file}, row {n}")
    number = number or of_content("LINE", *names)
    countries, places = [], [Address(text) for text in _texts(form.get("addresses", form.get("address", ())))]
    for nation in (*_texts(form.get("countries", ())), *_texts(form.get("country", ()))):
        known = alpha_2(nation)
        if known:
            countries.append(known)
        if not known or nation.casefold().startswith(("region:", "crimea")):
            places.append(Address(nation, "", known))
        if not known:
            found.note("SCR-LIST-COUNTRY", f"{nation!r} is no country that is known; it is kept as an address", where=f"{found.file}, row {n}")
    numbers = [Identifier(tidy(one.get("kind") or "other"), tidy(one["value"]), alpha_2(tidy(one.get("country") or "")))
               for one in form.get("identifiers") or () if isinstance(one, dict) and tidy(one.get("value") or "")] \
        if isinstance(form.get("identifiers"), list) else []
    own = tidy(form.get("entity_number") or "")
    return Listed(source or code, number, _KINDS.get(schema.casefold(), Kind.UNKNOWN),
                  tuple(ListedName(text, NameType.ALIAS if at else NameType.PRIMARY) for at, text in enumerate(names)),
                  tuple(dict.fromkeys(countries)), tuple(places), tuple(numbers), _texts(form.get("programs", form.get("program", ()))),
                  remarks=f"number of the keeper: {own}" if own else "")
