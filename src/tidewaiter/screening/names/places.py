"""Where a name ends and an address begins."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from tidewaiter.codes import countries
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.names.scripts import latin

_STREET = re.compile(
    r"\b(?:STREET|ST|ROAD|RD|AVENUE|AVE|AV|AVDA|BOULEVARD|BLVD|LANE|LN|DRIVE|HIGHWAY|HWY|SQUARE|STRASSE|STR|GASSE|PLATZ|WEG|RUE|CALLE|"
    r"CARRERA|CRA|COL|COLONIA|RUA|AVENIDA|VIA|VIALE|PIAZZA|ULITSA|ULITSYA|UL|PROSPEKT|PROSPECT|PR-T|PEREULOK|PER|SHOSSE|NAB|NABEREZHNAYA|CADDESI|CAD|SOKAK|SOK|"
    r"MAHALLESI|MAH|JALAN|JL|JLN|LORONG|SOI|MOO|THANON|LU|DADAO|JIE|TOWN|VILLAGE|"
    r"DISTRICT|DIST|COUNTY|PROVINCE|PROV|ZONE|INDUSTRIAL\sPARK|ESTATE|PARK|PLAZA|TOWER|"
    r"TOWERS|CENTRE|BUILDING|BLDG|FLOOR|FLR|\d{1,3}/F|ROOM|RM|SUITE|STE|UNIT|FLAT|APARTMENT|APT|BLOCK|BLK|PLOT|HOUSE|WING|GATE|SHOP|OFFICE|WAREHOUSE|"
    r"SECTOR|PHASE|KM|NO)\b\.?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:\d{5,6}|\d{5}-\d{4}|\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{4}\s?[A-Z]{2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:NO\.?\s?|#|N[\u00ba\u00b0]\s?)?\d{1,5}[A-Z]?(?:[-/]\d{1,5})?\b\s?\S", re.IGNORECASE)
_AFTER_FORM = re.compile(
    r"\b(?:LTD|LIMITED|LLC|L\.L\.C|INC|GMBH|CORP|FZE|FZCO|PLC|JSC|S\.A|SDN\sBHD|PTE|BHD)\b\.?\s(?=(?:(?:NO|ROOM|RM|SUITE|UNIT|FLAT|BLOCK|"
    r"PLOT|FLOOR|SHOP|OFFICE)\.?\s?[\w-]{0,4}\d|\d{1,5}[,\s/-]\s?\w))",
    re.IGNORECASE,
)
_TOWN_AFTER_FORM = re.compile(
    r"[\s,](LTD|LIMITED|LLC|L\.L\.C|INC|GMBH|CORP|FZE|PLC|JSC)\b\.?\s{1,2}[^\W\d]{3,20}(?:\s[^\W\d]{3,20})?$",
    re.IGNORECASE,
)


def _written(what: str) -> frozenset[str]:
    """Names as papers write them, which CBP's list of countries has otherwise or not at all."""
    with Path(__file__).with_name("places.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["name"] for row in csv.DictReader(file) if row["what"] == what)


_CITIES = _written("city") | _written("region")


@cache
def _countries() -> frozenset[str]:
    return frozenset({latin(name) for name in countries.names().values()}) | _written("country")


@cache
def _form_words() -> frozenset[str]:
    return frozenset(word for form in table() for word in form.phrase.split() if len(word) > 1)


def is_place(text: str) -> bool:
    """Whether a text is no more than the name of a country or of a city of trade, as papers write it in brackets after a name."""
    words = latin(text)
    return words in _countries() or words in _CITIES


def address_follows(name: str) -> int:
    """Where in a name an address begins, as a place in the text; 0 where none does.

    After a comma: a street, a number with a street, a postcode or a country, and the town that stands before one. Without a comma: a number
    right after an organisation form.

    >>> "ACME CO., LTD., 12 HARBOR ROAD, DUBAI"[:address_follows("ACME CO., LTD., 12 HARBOR ROAD, DUBAI")]
    'ACME CO., LTD.'
    """
    found = _AFTER_FORM.search(name)
    at = found.end() if found and name[:found.start()].strip() and not set(latin(name[found.end():]).split()) & _form_words() else 0
    if "," in name:
        comma = _comma(name)
        at = min(comma, at) if comma and at else comma or at
    return at


def _comma(name: str) -> int:
    parts = name.split(",")
    for number, part in enumerate(parts[1:], 1):
        if _address(part, len(parts) - 1 - number):
            if number > 1 and _town(parts[number - 1]):
                number -= 1
            name = ",".join(parts[:number])
            town = _TOWN_AFTER_FORM.search(name)
            return town.end(1) if town else len(name)
    return 0


def _address(part: str, follow: int) -> bool:
    """Whether a part of a text between commas is one of an address; `follow` is how many parts come after it."""
    words = latin(part)
    if not words:
        return False
    if words in _countries() or (not follow and words.rstrip(".0123456789 ") in _countries()):
        return True
    if set(words.split()) & _form_words() and not any(map(str.isdigit, words)):
        return False
    street = bool(_STREET.search(part))
    return bool(_CODE.search(part) or (street and (len(words.split()) > 1 or not follow)) or (follow and _NUMBERED.match(part.strip())))


def _town(part: str) -> bool:
    words = latin(part).split()
    return 0 < len(words) <= 3 and not set(words) & _form_words()
