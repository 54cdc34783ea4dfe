"""The manufacturer identification: country, name, address number and city of the maker.

Sources: 19 CFR Part 102, Appendix; CBP Directive 3500-13; CATAIR Entry Summary, note (f) and AE Table 5.
"""

from __future__ import annotations

import re
import unicodedata

# AE Table 5. XD and XE, coastal and interior British Columbia, are for softwood lumber.
PROVINCES = {
    "XA": "Alberta", "XB": "New Brunswick", "XC": "British Columbia", "XD": "British Columbia (coastal)",
    "XE": "British Columbia (interior)", "XM": "Manitoba", "XN": "Nova Scotia", "XO": "Ontario",
    "XP": "Prince Edward Island", "XQ": "Quebec", "XS": "Saskatchewan", "XT": "Northwest Territories",
    "XV": "Nunavut", "XW": "Newfoundland and Labrador", "XY": "Yukon",
}
_IGNORED = {"A", "AN", "AND", "OF", "THE"}
# Letters that Unicode does not take apart into a base and a mark.
_LATIN = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "Æ": "AE", "Œ": "OE", "Þ": "TH", "Ð": "D", "İ": "I", "ı": "I"})


def compact(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


def validate(text: str) -> str:
    """The identification, or ValueError. Whether its first two letters name a country is for the country table to say.

    >>> validate("CNNINHAI88NIN")
    'CNNINHAI88NIN'
    >>> validate("CAMAPLUM12TOR")
    Traceback (most recent call last):
    ValueError: MID CAMAPLUM12TOR starts with CA; Canada is named by its province, as XO for Ontario
    """
    mid = compact(text)
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{6,13}", mid):
        raise ValueError(f"MID {text!r} is not a country code and six to thirteen letters and digits, as CNNINHAI88NIN")
    if mid.startswith("CA"):
        raise ValueError(f"MID {mid} starts with CA; Canada is named by its province, as XO for Ontario")
    return mid


def is_valid(text: str) -> bool:
    try:
        return bool(validate(text))
    except ValueError:
        return False


def format(text: str) -> str:
    return compact(text)


def country(mid: str) -> str:
    """The country in which the maker is, a Canadian province counting as Canada.

    >>> country("XOMAPLUM12TOR"), country("CNNINHAI88NIN")
    ('CA', 'CN')
    """
    prefix = compact(mid)[:2]
    return "CA" if prefix in PROVINCES else prefix


def build(name: str, street: str, city: str, country: str) -> str:
    """The identification of a maker from its name and address. `country` is ISO alpha-2, for Canada the province code.

    `street` is the line with the street and box number only: the postal code stands with the city and does not count.
    A prefix that only says what sort of firm it is (PT, OOO, Fabrica de Artigos de Vestuario) is for the caller to
    leave out. ValueError where the country is Canada without its province, or where too little is left to tell makers
    apart.

    >>> build("La Vie de France", "243 Rue de la Payees", "Bremond", "FR")
    'FRLAVIE243BRE'
    >>> build("N. Minami & Co., Ltd.", "2-6, 8-Chome Isogami-dori, Fukiai-ku", "Kobe", "JP")
    'JPMINCO26KOB'
    """
    return validate(country + _name(name) + _number(street) + _city(city))


def _plain(text: str) -> str:
    """The text in capital letters without accents; other scripts than Latin are gone."""
    decomposed = unicodedata.normalize("NFKD", text.upper().translate(_LATIN))
    return decomposed.replace("–", "-").replace("—", "-").encode("ascii", "ignore").decode()


def _name(name: str) -> str:
    """Three characters each of the first two words that count."""
    joined = re.sub(r"\s*-\s*", "", _plain(name))                       # words joined by a hyphen are one
    words: list[str] = []
    initials = ""
    for token in [*re.split(r"[\s,/]+", joined), ""]:
        bare = re.sub(r"[^A-Z0-9]", "", token)
        if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?|[A-Z]", token):
            initials += bare
            continue
        if token and not bare:                                          # an ampersand alone
            continue
        if len(initials) > 1:                                           # a single initial is ignored
            words.append(initials)
        initials = ""
        if bare and bare not in _IGNORED:
            words.append(bare)
    return "".join(word[:3] for word in words[:2])


def _number(street: str) -> str:
    """Up to four digits of the largest number. Punctuation within a number is ignored, a blank ends it."""
    numbers = ["".join(re.findall(r"\d", run)) for run in re.findall(r"\d(?:[\d,./-]*\d)?", _plain(street))]
    return max(numbers, key=int, default="")[:4]


def _city(city: str) -> str:
    return re.sub(r"[^A-Z]", "", re.sub(r"^\s*THE\b", "", _plain(city)))[:3]
