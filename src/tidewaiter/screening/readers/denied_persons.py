"""The Denied Persons List of the Bureau of Industry and Security: one row a person and address, with the days of the order."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.screening.country import alpha_2, is_code
from tidewaiter.screening.listed import Kind, Listed
from tidewaiter.screening.readers.aliases import by_commas, split
from tidewaiter.screening.readers.reading import Found, Read, finish, nations, of_content, party, place, read_day, refused, tidy
from tidewaiter.screening.readers.tables import headed, plain

FORM = "Denied Persons List"
CITE = "15 CFR 764.3(a)(2); BIS Denied Persons List"
NEEDED = ("name", "street_address", "city", "state", "country", "effective_date", "fr_citation")
_COLUMNS = (*NEEDED[:5], "postal_code", "effective_date", "expiration_date", "fr_citation", "standard_order")
TOGETHER = ("name_and_address", "effective_date", "appropriate_federal_register_citations")        # the columns since 2026
SOURCE = "https://www.bis.gov/"


def read(name: str, table: Sequence[Sequence[str]], found: Found, code: str = "DPL") -> Read:
    """Every row an entry: the list has no numbers, and the same name at another address is a row of its own. Name and address stand in columns
    of their own, or in one between commas with the country before the postal code."""
    if table and "name_and_address" in (plain(cell) for cell in table[0]):
        table = _in_columns(table, found)
    spelled = [[{"beginning_date": "effective_date", "ending_date": "expiration_date"}.get(cell.strip().casefold(), cell) for cell in table[0]],
               *table[1:]] if table else []
    rows = headed(spelled, NEEDED, found)
    columns = tuple(table[0]) if table else ()
    if found.stopped:
        return refused(code, FORM, found, max(0, len(table) - 1), columns)
    return finish(code, FORM, [one for n, row in rows if (one := _entry(code, n, row, found))], found, None, columns,
                  len(table) - 1)          # the list does not say of which day it is, and its days of change have slips (one of the year 3017)


def _in_columns(table: Sequence[Sequence[str]], found: Found) -> list[list[str]]:
    """The newer form of the list as the older one."""
    rows = headed(table, TOGETHER, found)
    taken = [[*_COLUMNS]]
    for _, row in rows:
        name, *where = by_commas(row["name_and_address"])
        while where and not where[-1]:
            where.pop()
        at = next((n for n in (len(where) - 2, len(where) - 1) if n >= 0 and is_code(where[n])), -1)
        if at < 0 or (at == len(where) - 1 and len(where) > 1 and where[at - 1] == ""):
            nation, street = "", [part for part in where if part]
        else:
            nation, street = where[at], [part for n, part in enumerate(where) if part and n != at]
        taken.append([name, ", ".join(street), "", "", nation, "", row["effective_date"], row.get("expiration_date", ""),
                      row["appropriate_federal_register_citations"], row.get("type_of_denial", "")])
    return taken if not found.stopped else []


def _entry(code: str, n: int, row: dict[str, str], found: Found) -> Listed | None:
    street, city, state, nation, postal = (tidy(row.get(key, "")) for key in ("street_address", "city", "state", "country", "postal_code"))
    if nation and state == "" and len(nation) == 2 and not alpha_2(nation) and nation.isupper():
        found.note("SCR-LIST-COUNTRY", f"country {nation!r} is none; it may be a state of the United States", where=f"{found.file}, row {n}")
        nation, state = "", nation
    address = place(", ".join(part for part in (street, city, state, postal) if part), city, nation, found, n)
    addresses = (address,) if address else ()
    said = [f"{key.replace('_', ' ')}: {tidy(row[key])}" for key in ("standard_order", "last_update", "action") if row.get(key)]
    return party(code, of_content("DPL", row["name"], street, city, row["effective_date"]), Kind.UNKNOWN, split(row["name"]), found, n,
                 countries=nations(addresses), addresses=addresses, starts=read_day(row["effective_date"]),
                 ends=read_day(row.get("expiration_date", "")), cite=tidy(row["fr_citation"]), source=SOURCE, remarks="; ".join(said))
