"""The Entity List, the Unverified List and the Military End-User List as supplements 4, 6 and 7 to 15 CFR part 744 print them.

Each is a table whose first column, the country, stands only in the first row of each country. A cell has the name, other names after `a.k.a.`
each behind a dash, and the address after the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Kind, Listed, NameType
from tidewaiter.screening.readers.aliases import Names, by_commas, has_form, listed, split
from tidewaiter.screening.readers.reading import Found, Read, decode, finish, nations, of_content, party, place, read_day, refused, tidy
from tidewaiter.screening.readers.tables import Table, page, plain, with_header

FORM = "supplements to 15 CFR part 744"
CITE = "15 CFR part 744, supplements 4, 6 and 7"
SOURCE = "https://www.ecfr.gov/current/title-15/part-744"
COUNTRY = ("country",)
ENTITY = ("entity", "listed_person_and_address", "listed_person", "entities")
NOTICE = ("federal_register_citation", "federal_register_citation_and_date_of_publication", "federal_register_citation_and_date")
_LISTS = (("EL", "license_requirement"), ("UVL", "listed_person"))
_AKA = re.compile(r",?\s*\(?\b(?:a\.k\.a\.?|f\.k\.a\.?|formerly known as|also known as)", re.IGNORECASE)


def read(name: str, data: bytes, code: str = "") -> Read:
    """The entries of all three lists that the file has; a file of one is named after it, one of more BIS."""
    found = Found(name, CITE)
    text = decode(data, found)
    tables, _ = page(text, found) if text else ([], "")
    fits = with_header(tables, (COUNTRY, ENTITY, NOTICE))
    if not fits and not found.stopped:
        found.stop("SCR-LIST-COLUMN", "no table has the columns Country, Entity and Federal Register citation",
                   "See whether the file is a supplement to part 744.")
    if found.stopped:
        return refused(code or "BIS", FORM, found)
    entries, rows = [], 0
    for table, places, first in fits:
        header = [plain(cell) for cell in table.rows[first - 1]]
        short, nation, notice = _list(header), "", ""
        for row in table.rows[first:]:
            rows += 1
            if len(row) == 1 and alpha_2(row[0]):
                nation, rows = row[0], rows - 1
                continue
            if len(row) != len(header):
                found.row(" | ".join(row)[:80], f"the row has {len(row)} cells, not {len(header)}")
                continue
            cells = dict(zip(header, row, strict=True))
            nation = tidy(row[places["country"]]) or nation
            notice = tidy(row[places[NOTICE[0]]]) or notice
            what = row[places["entity"]]
            if re.fullmatch(r"\[?reserved\.?\]?", tidy(what), re.IGNORECASE) or (not tidy(what) and tidy(row[places["country"]])):
                rows -= 1
                continue
            if one := _entry(short, rows, what, nation, notice, cells, found):
                entries.append(one)
    named = sorted({one.list for one in entries})
    columns = ("country", "entity", "federal_register_citation")
    return finish(code or (named[0] if len(named) == 1 else "BIS"), FORM, entries, found, None, columns, rows)


def _list(header: Sequence[str]) -> str:
    return next((code for code, column in _LISTS if any(cell.startswith(column) for cell in header)), "MEU")


def _entry(code: str, n: int, cell: str, nation: str, notice: str, cells: dict[str, str], found: Found) -> Listed | None:
    names, address = name_and_address(cell)
    at = place(address, "", nation, found, n)
    said = [f"{label.replace('_', ' ')}: {tidy(cells[label])}" for label in ("license_requirement", "license_review_policy") if cells.get(label)]
    day = re.search(r"(\d{1,2}/\d{1,2}/\d{2,4})", notice)
    return party(code, of_content(code, nation, names[0][0] if names else "", address), Kind.UNKNOWN, names, found, n,
                 countries=nations((at,) if at else ()), addresses=(at,) if at else (), starts=read_day(day[1]) if day else None,
                 cite=notice, source=SOURCE, remarks="; ".join(said))


def name_and_address(cell: str) -> tuple[Names, str]:
    """The names of an entry and its address.

    >>> name_and_address("Northwind, a.k.a., the following two aliases:\\n—NW Labs; and\\n—NW Optics Co., Ltd.\\n5 Harbor Road, Dalian, China.")[1]
    '5 Harbor Road, Dalian, China'
    >>> name_and_address("Calm Sea Trading Co., Ltd., 12 Quay Street, Sharjah, UAE.")
    ([('Calm Sea Trading Co., Ltd.', <NameType.PRIMARY: 'primary'>)], '12 Quay Street, Sharjah, UAE')
    """
    lines = [line for line in cell.split("\n") if line.strip()]
    if not lines:
        return [], ""
    if not _AKA.search(cell):
        return _plain_entry(tidy(cell))
    whole = "\n".join(lines)
    lead = _AKA.search(whole)
    assert lead
    before, after = whole[:lead.start()], whole[lead.start():]
    pieces = [piece for piece in re.split(r"\n|\s*[—–]\s*", after) if piece.strip()]
    last = max((n for n, piece in enumerate(pieces) if re.search(r";\s*(?:and)?\s*$", piece.strip())), default=-1)
    if last < 0 or last + 1 >= len(pieces):
        heads = re.match(r"(.*?aliase?s?:?\s*)(.*)", after, re.DOTALL | re.IGNORECASE)
        names, address = _plain_entry(tidy(heads[2] if heads else after))
        others = [*listed(tidy(heads[1]) if heads else ""), *((text, NameType.ALIAS) for text, _ in names)]
        others = [(re.sub(r"^(?:a\.?k\.?a\.?|f\.?k\.?a\.?),?\s*", "", text, flags=re.IGNORECASE), type) for text, type in others]
        return [*split(tidy(before)), *((text, type) for text, type in others if text)], address
    others = listed("; ".join(tidy(piece) for piece in pieces[:last + 1]))
    final, _, rest = pieces[last + 1].partition(". ")
    if rest and has_form(final):
        final += "."
    address = " ".join((rest, *pieces[last + 2:]))
    return [*split(tidy(before)), *others, *listed(tidy(final).rstrip(","))], tidy(address).rstrip(". ")


def _plain_entry(text: str) -> tuple[Names, str]:
    """The name up to the first comma that no form of company follows, and what comes after it."""
    name, *rest = by_commas(text)
    return split(name), ", ".join(rest).rstrip(". ")


def fits(tables: Sequence[Table]) -> bool:
    return bool(with_header(tables, (COUNTRY, ENTITY, NOTICE)))
