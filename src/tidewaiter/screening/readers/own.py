"""A list of the user's own: CSV, workbook or JSON Lines with a column of names, and others by what they are called or by a map."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Identifier, Kind, Listed, NameType
from tidewaiter.screening.readers.identifiers import identifier, kind_of
from tidewaiter.screening.readers.reading import Found, Read, finish, nations, of_content, party, place, refused, tidy
from tidewaiter.screening.readers.tables import headed, plain

FORM = "list of your own"
CITE = "docs/screening-lists.md, lists of your own"
COLUMNS = ("name", "alias", "country", "address", "city", "id", "kind", "note", "program", "number")
_ALSO = {
    "name": ("party", "party_name", "company", "company_name", "full_name", "entity"), 
    "alias": ("aliases", "aka", "a_k_a", "alt_names", "other_names"),
    "country": ("countries", "country_code", "nation"), "address": ("addresses", "street", "street_address"), "city": ("town",),
    "id": ("entry", "key", "reference", "ref"), "kind": ("type", "schema"), "note": ("notes", "remarks", "remark", "comment", "reason"),
    "program": ("programs", "sanctions_program"), "number": ("identifier", "identifiers", "tax_id", "registration"),
}
_KINDS = {"person": Kind.PERSON, "individual": Kind.PERSON, "party": Kind.UNKNOWN, "organization": Kind.ORGANIZATION,
          "organisation": Kind.ORGANIZATION, "company": Kind.ORGANIZATION, "entity": Kind.ORGANIZATION, "vessel": Kind.VESSEL,
          "ship": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}


def read(name: str, table: Sequence[Sequence[str]], found: Found, code: str = "OWN", columns: Mapping[str, str] | None = None) -> Read:
    """The parties of a table. `columns` says which column of the file is which of `COLUMNS`; the others go by their own names."""
    header = tuple(table[0]) if table else ()
    mapped = columns or {}
    for ours, theirs in mapped.items():
        if ours not in COLUMNS:
            found.stop("SCR-LIST-COLUMN", f"{ours!r} is none of {', '.join(COLUMNS)}", "Name the column as --column name=COLUMN.")
        elif plain(theirs) not in [plain(cell) for cell in header]:
            found.stop("SCR-LIST-COLUMN", f"the file has no column {theirs!r}; there are {', '.join(header)[:300]}")
    rows = headed(table, (plain(mapped["name"]),) if "name" in mapped else (), found) if not found.stopped else []
    places = {ours: _column(ours, mapped, [plain(cell) for cell in header]) for ours in COLUMNS}
    if not places["name"] and not found.stopped:
        found.stop("SCR-LIST-COLUMN", f"the file has no column name; there are {', '.join(header)[:300] or 'none'}",
                   "Name the column as --column name=COLUMN.")
    if found.stopped:
        return refused(code, FORM, found, max(0, len(table) - 1), header)
    return finish(code, FORM, [one for n, row in rows if (one := _entry(code, n, row, places, found))], found, None, header, len(table) - 1)


def names_a_party(header: Sequence[str]) -> bool:
    """Whether a column of the header is a name, so that the table can be a list of one's own."""
    return bool(_column("name", {}, [plain(cell) for cell in header]))


def _column(ours: str, mapped: Mapping[str, str], header: Sequence[str]) -> str:
    if ours in mapped:
        return plain(mapped[ours])
    return next((one for one in (ours, *_ALSO[ours]) if one in header), "")


def _entry(code: str, n: int, row: Mapping[str, str], places: Mapping[str, str], found: Found) -> Listed | None:
    def cell(ours: str) -> str:
        return tidy(row.get(places[ours], "")) if places[ours] else ""

    def several(ours: str) -> Sequence[str]:
        return [one for one in (tidy(part) for part in re.split(r"[;|\n]", row.get(places[ours], ""))) if one] if places[ours] else []

    countries = several("country")
    at = place(cell("address"), cell("city"), countries[0] if countries else "", found, n)
    kind = _KINDS.get(cell("kind").casefold(), Kind.UNKNOWN)
    names = [(cell("name"), NameType.PRIMARY), *((one, NameType.ALIAS) for one in several("alias"))]
    numbers: tuple[Identifier, ...] = ()
    for one in several("number"):
        label, colon, value = one.partition(":")
        made = identifier(kind_of(label) if colon else "other", value if colon and kind_of(label) else one, "", kind is Kind.VESSEL, found, n)
        numbers += (made,) if made else ()
    entry = cell("id") or of_content(code, cell("name"), cell("address"), cell("country"))
    return party(code, entry, kind, names, found, n, countries=nations((at,) if at else (), (alpha_2(one) for one in countries[1:])),
                 addresses=(at,) if at else (), identifiers=numbers, programs=tuple(several("program")), remarks=cell("note"))
