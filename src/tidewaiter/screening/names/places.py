"""Where a name ends and an address begins."""

from __future__ import annotations

import re
from functools import cache

from tidewaiter.codes import countries
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.names.scripts import latin

_STREET = re.compile(
    r"\b(?:STREET|ST|ROAD|RD|AVENUE|AVE|AV|AVDA|BOULEVARD|BLVD|LANE|LN|DRIVE|HIGHWAY|HWY|SQUARE|STRASSE|STR|GASSE|PLATZ|WEG|RUE|CALLE|"
    r"CARRERA|CRA|COL|COLONIA|RUA|"
    r"AVENIDA|VIA|VIALE|PIAZZA|ULITSA|ULITSYA|UL|PROSPEKT|PROSPECT|PR-T|PEREULOK|PER|SHOSSE|NAB|NABEREZHNAYA|CADDESI|CAD|SOKAK|SOK|"
    r"MAHALLESI|MAH|JALAN|JL|JLN|"
    r"LORONG|SOI|MOO|THANON|LU|DADAO|JIE|TOWN|VILLAGE|DISTRICT|DIST|COUNTY|PROVINCE|PROV|ZONE|INDUSTRIAL\sPARK|ESTATE|PARK|PLAZA|TOWER|TOWERS|CENTRE|"
    r"BUILDING|BLDG|FLOOR|FLR|\d{1,3}/F|ROOM|RM|SUITE|STE|UNIT|FLAT|APARTMENT|APT|BLOCK|BLK|PLOT|HOUSE|WING|GATE|SHOP|OFFICE|WAREHOUSE|"
    r"SECTOR|PHASE|KM|NO)\b\.?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:\d{5,6}|\d{5}-\d{4}|\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{4}\s?[A-Z]{2})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:NO\.?\s?|#|N[\u00ba\u00b0]\s?)?\d{1,5}[A-Z]?(?:[-/]\d{1,5})?\b\s?\S", re.IGNORECASE)
_AFTER_FORM = re.compile(
    r"\b(?:LTD|LIMITED|LLC|L\.L\.C|INC|GMBH|CORP|FZE|FZCO|PLC|JSC|S\.A|SDN\sBHD|PTE|BHD)\b\.?\s(?=(?:(?:NO|ROOM|RM|SUITE|UNIT|FLAT|BLOCK|"
    r"PLOT|FLOOR|SHOP|OFFICE)"
    r"\.?\s?[\w-]{0,4}\d|\d{1,5}[,\s/-]\s?\w))",
    re.IGNORECASE,
)
_TOWN_AFTER_FORM = re.compile(
    r"[\s,](LTD|LIMITED|LLC|L\.L\.C|INC|GMBH|CORP|FZE|PLC|JSC)\b\.?\s{1,2}[^\W\d]{3,20}(?:\s[^\W\d]{3,20})?$",
re.IGNORECASE)
_USUAL = {
    "usa", "us", "u s a", "united states of america", "america", "uk", "u k", "england", "scotland", "wales", "great britain", "uae", "u a e",
    "prc", "p r c",
    "pr china", "p r china", "peoples republic of china", "mainland china", "hong kong sar", "hongkong", "hk", "macao", "macau", "taiwan roc",
    "roc", "korea",
    "south korea", "north korea", "republic of korea", "rok", "dprk", "russia", "russian federation", "iran", "islamic republic of iran", "syria",
    "vietnam",
    "viet nam", "turkey", "turkiye", "ksa", "czech republic", "the netherlands", "holland", "ivory coast", "burma", "laos", "moldova", "tanzania",
    "venezuela",
    "brasil", "bvi", "b v i", "schweiz", "deutschland", "espana", "mexico", "cayman", "cayman islands", "china", "bolivia", "macedonia", "palestine", "kosovo", "crimea", "congo", "drc", "brunei",
}


_CITIES = frozenset((
    "shanghai", "beijing", "shenzhen", "guangzhou", "ningbo", "tianjin", "qingdao", "xiamen", "dalian", "suzhou", "hangzhou", "dongguan", "foshan", "yiwu",
    "dubai", "abu dhabi", "sharjah", "ajman", "ras al khaimah", "jebel ali", "istanbul", "ankara", "izmir", "mersin", "moscow", "st petersburg",
    "saint petersburg", "tehran", "london", "new york", "los angeles", "miami", "houston", "mumbai", "delhi", "new delhi", "chennai", "karachi", "lahore",
    "bangkok", "jakarta", "ho chi minh", "hanoi", "tokyo", "osaka", "seoul", "busan", "taipei", "kaohsiung", "rotterdam", "antwerp", "hamburg", "frankfurt",
    "paris", "geneva", "zurich", "milan", "genoa", "madrid", "barcelona", "beirut", "baghdad", "damascus", "amman", "cairo", "alexandria", "doha", "manama",
    "muscat", "riyadh", "jeddah", "kuala lumpur", "manila", "hk", "sz", "sh", "bj", "p", "pvt", "pte",
))


@cache
def _countries() -> frozenset[str]:
    return frozenset({latin(name) for name in countries.names().values()} | _USUAL)


@cache
def _form_words() -> frozenset[str]:
    return frozenset(word for form in table() for word in form.phrase.split() if len(word) > 1)


def is_country(text: str) -> bool:
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
    at = found.end() if found else 0
    if "," in name:
        comma = _comma(name)
        at = min(comma, at) if comma and at else comma or at
    return at


def _comma(name: str) -> int:
    parts = name.split(",")
    for number, part in enumerate(parts[1:], 1):
        if _address(part, number == len(parts) - 1):
            if number > 1 and _town(parts[number - 1]):
                number -= 1
            name = ",".join(parts[:number])
            town = _TOWN_AFTER_FORM.search(name)
            return town.end(1) if town else len(name)
    return 0


def _address(part: str, last: bool) -> bool:
    words = latin(part)
    if not words:
        return False
    if words in _countries() or (last and words.rstrip(".0123456789 ") in _countries()):
        return True
    if set(words.split()) & _form_words() and not any(map(str.isdigit, words)):
        return False
    return bool(_NUMBERED.match(part.strip()) or _CODE.search(part) or (_STREET.search(part) and (len(words.split()) > 1 or last)))


def _town(part: str) -> bool:
    words = latin(part).split()
    return 0 < len(words) <= 3 and not set(words) & _form_words()
