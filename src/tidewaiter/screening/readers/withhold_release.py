"""Withhold release orders and findings of Customs and Border Protection: the CSV of its page of statistics, and the older page, a table a country.

An order names goods and mostly who makes them. Who is named is an entry; orders on all goods of a place are for the rules of goods
(admissibility), and are told here as a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Kind, Listed, NameType
from tidewaiter.screening.readers.aliases import Names, apart, by_commas, has_form, split
from tidewaiter.screening.readers.reading import Found, Read, country, decode, finish, of_content, party, read_day, refused, tidy
from tidewaiter.screening.readers.tables import Table, headed, page, plain, with_header

FORM = "CBP withhold release orders and findings"
CITE = "19 USC 1307; 19 CFR 12.42"
SOURCE = "https://www.cbp.gov/document/stats/withhold-release-orders-findings"
NEEDED = ("effective_date", "country", "merchandise", "status", "entity")
DAY, GOODS, WHO = ("date",), ("merchandise",), ("entities", "manufacturer_s", "manufacturers", "entity", "manufacturer")
STATUS = ("status",)
_NOBODY = re.compile(r"^(?:n/?a|none|all|any|country ?wide|industry ?wide|various|unknown|-*)$", re.IGNORECASE)
_AREA = re.compile(r"^(?:all |artisanal|entire|.*\bregion-?wide\b|.*\bprovinces?$|.* region(?: \(\w+\))?$|.*\bproduced in\b|"
                   r".*\bproducts containing\b)", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:ltd|limited|co|corp|corporation|company|inc|bhd|berhad|llc|group|factory|s\.a)\b", re.IGNORECASE)
Entries = list[Listed]
_ORDER = "withhold release order"
# what is partially modified is in force for the rest, and what nobody has a word for is in force
_OVER = re.compile(r"inactive|revoked|^modified|terminated|superseded|expired", re.IGNORECASE)
_VESSEL = re.compile(r"^(?:fishing )?vessel:\s*", re.IGNORECASE)
_FLEET = re.compile(r"^(?:fishing )?vessels? owned by\s*", re.IGNORECASE)


def read(name: str, data: bytes, code: str = "WRO") -> Read:
    """The orders in force, an entry for each who is named in one."""
    found = Found(name, CITE)
    text = decode(data, found)
    tables, words = page(text, found) if text else ([], "")
    fits = with_header(tables, (DAY, GOODS, WHO, STATUS))
    if not fits and not found.stopped:
        found.stop("SCR-LIST-COLUMN", "no table has the columns Date, Merchandise, Entities (or Manufacturer) and Status",
                   "See whether the page was changed.")
    if found.stopped:
        return refused(code, FORM, found)
    entries, rows, over = [], 0, 0
    for table, places, first in fits:
        nation = _country(table)
        for row in table.rows[first:]:
            if len(row) <= max(places.values()):
                if len(row) > 1:
                    rows += 1
                    found.row(" | ".join(row)[:80], "the row has too few cells")
                continue
            rows += 1
            if _OVER.search(tidy(row[places["status"]])):
                over += 1
                continue
            order = "finding" if "finding" in table.heading.casefold() else _ORDER
            entries += _entries(code, rows, nation, {key: row[at] for key, at in places.items()}, order, found)
    if over:
        found.note("SCR-LIST-OVER", f"{over:,} of {rows:,} orders are inactive, revoked or modified away; nobody is screened against them")
    day = re.search(r"Last Modified:?\s*(\w+ \d{1,2}, \d{4})", words)
    return finish(code, FORM, entries, found, read_day(day[1]) if day else None, [each[0] for each in (DAY, GOODS, WHO, STATUS)], rows)


def read_table(name: str, table: Sequence[Sequence[str]], found: Found, code: str = "WRO") -> Read:
    """The orders in force out of the CSV."""
    rows = headed(table, NEEDED, found)
    columns = tuple(table[0]) if table else ()
    if found.stopped:
        return refused(code, FORM, found, max(0, len(table) - 1), columns)
    entries: Entries = []
    over = 0
    for n, row in rows:
        if _OVER.search(tidy(row["status"])):
            over += 1
            continue
        order = "finding" if "finding" in row.get("wro_finding", "").casefold() else _ORDER
        nation = alpha_2(row.get("country_code", "")) or alpha_2(row["country"])
        if not nation and "vessel" not in row["country"].casefold():         # fishing vessels stand under a country of their own
            country(row["country"], found, n)
        said = {"date": row["effective_date"], "merchandise": row["merchandise"], "entities": row["entity"], "status": row["status"]}
        entries += _entries(code, n, nation, said, order, found)
    if over:
        found.note("SCR-LIST-OVER", f"{over:,} of {len(rows):,} orders are not in force; nobody is screened against them")
    return finish(code, FORM, entries, found, None, columns, max(1, len(table) - 1))


def is_table(header: Sequence[str]) -> bool:
    return sum(one in [plain(cell) for cell in header] for one in (*NEEDED, "wro_finding")) >= 4


def _country(table: Table) -> str:
    """The country over the table: its heading, or what follows `for` in its summary."""
    above = [part.strip() for part in table.heading.split("|")]
    first = [cell for row in table.rows[:2] for cell in row if len(row) == 1]
    for text in (*above, *first, *(match[1] for part in above if (match := re.search(r"\bfor (?:the )?(.+)$", part)))):
        if code := alpha_2(re.sub(r"\s*\(.*\)$|^the ", "", text)):
            return code
    return ""


def _entries(code: str, n: int, nation: str, row: dict[str, str], order: str, found: Found) -> Entries:
    goods, day = tidy(row["merchandise"]), tidy(row["date"])
    taken: Entries = []
    for who in _who(row["entities"]):
        if _NOBODY.match(who) or (_AREA.match(who) and not _FIRM.search(who)):
            found.note("SCR-LIST-GOODS", f"the order of {day} on {goods[:80]} names no party ({who or 'nothing'}); it holds for goods and places")
            continue
        kind = Kind.VESSEL if _VESSEL.search(who) else Kind.ORGANIZATION
        one = party(code, of_content("WRO", nation, day, who, goods), kind, _names(_FLEET.sub("", _VESSEL.sub("", who))), found, n,
                    countries=(nation,) if nation else (), programs=(order,), starts=read_day(day), cite=CITE,
                    source=SOURCE, remarks=f"merchandise: {goods}; status: {tidy(row['status'])}")
        if one:
            taken.append(one)
    return taken


def _names(who: str) -> Names:
    """The names in a part of a cell. Firms in a row between commas are names too, each by itself."""
    names = split(who)
    parts = [re.sub(r"^and ", "", part).strip(" .") for part in by_commas(names[0][0])]
    if (len(parts) > 1 and sum(has_form(part) for part in parts) > 1) or (re.search(r", and ", names[0][0]) and len(parts) > 3):
        names += [(part, NameType.ALIAS) for part in parts if " " in part and not re.match(r"(?:Limited|Inc|Ltd)\b", part)]
    return names


def _who(cell: str) -> list[str]:
    """Those named in a cell: a line or a part between semicolons each, but for what stands in brackets."""
    parts = re.split(r"\n|;(?![^(]*\))", apart(cell))
    named = [one for one in (re.sub(r"^and\s+", "", tidy(part)).strip(" ,") for part in parts) if one]
    if len(named) > 1 and " " not in named[-1] and named[-1].endswith("."):
        named.pop()                      # where they are, as `; Kathmandu.`
    return named or [""]
