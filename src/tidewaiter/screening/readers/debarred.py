"""Parties debarred under the Arms Export Control Act, as the Directorate of Defense Trade Controls publishes them: statutory, administrative."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.screening.listed import Kind, Listed
from tidewaiter.screening.readers.aliases import split
from tidewaiter.screening.readers.reading import Found, Read, finish, of_content, party, read_day, refused, tidy
from tidewaiter.screening.readers.tables import headed

FORM = "DDTC debarred parties"
CITE = "22 CFR 127.7; DDTC debarred parties"
SOURCE = "https://www.pmddtc.state.gov/"
STATUTORY = ("party_name", "federal_register_notice", "notice_date")
_BESIDE = ("corrected_notice_date", "charging_letter", "debarment_order")
ADMINISTRATIVE = ("name", "date", "charging_letter", "debarment_order")


def read(name: str, table: Sequence[Sequence[str]], found: Found, code: str = "DTC") -> Read:
    """Every row an entry. The list gives no addresses and no countries: a name is all there is."""
    statutory = bool(table) and any(cell.strip().casefold().startswith("party name") for cell in table[0])
    rows = headed(table, STATUTORY if statutory else ADMINISTRATIVE, found)
    columns = tuple(table[0]) if table else ()
    if found.stopped:
        return refused(code, FORM, found, max(0, len(table) - 1), columns)
    return finish(code, FORM, [one for n, row in rows if (one := _entry(code, n, row, statutory, found))], found, None, columns, len(table) - 1)


def _entry(code: str, n: int, row: dict[str, str], statutory: bool, found: Found) -> Listed | None:
    name, day = (row["party_name"], row["notice_date"]) if statutory else (row["name"], row["date"])
    notice = tidy(row.get("corrected_notice", "")) or tidy(row.get("federal_register_notice", ""))
    born = tidy(row.get("date_of_birth", ""))
    kind = Kind.PERSON if born and any(figure.isdigit() for figure in born) else Kind.UNKNOWN
    said = ["statutory debarment" if statutory else "administrative debarment", f"date of birth: {born}" if born else "",
            *(f"{key.replace('_', ' ')}: {tidy(row[key])}" for key in _BESIDE if row.get(key))]
    return party(code, of_content("DTC", name, day), kind, split(name), found, n, starts=read_day(day), cite=notice, source=SOURCE,
                 remarks="; ".join(one for one in said if one))

