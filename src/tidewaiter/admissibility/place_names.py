"""Embargoed places in what people write: names in several spellings and scripts, postal codes, codes of ports."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from tidewaiter.admissibility.tables import PlaceName, countries_of, place_codes, place_names, port_countries
from tidewaiter.codes import countries
from tidewaiter.values import immutable

_APOSTROPHES = str.maketrans("", "", "'`´‘’ʼʹ\".")
_NO_SPACES = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")       # Korean, Japanese, Chinese: found within a text
_LONGEST = 5                     # words of the longest name held


@immutable
class Seen:
    """A place that something written points to. `how` says by what; `certain` is false where somebody has to say;
    `against` names the country code beside it that speaks against it."""

    place: str
    how: str
    certain: bool
    against: str = ""


def plain(text: str) -> str:
    """The text as names are compared: lower case, no marks, no apostrophes or points, one space between words.

    >>> plain("Donets'k,  СІМФЕРОПОЛЬ")
    'donetsk сімферополь'
    """
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(mark)).translate(_APOSTROPHES)
    return " ".join(re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", bare)).split())


@cache
def _names() -> tuple[Mapping[tuple[str, ...], tuple[PlaceName, ...]], tuple[tuple[str, PlaceName], ...]]:
    words: dict[tuple[str, ...], list[PlaceName]] = defaultdict(list)
    within: list[tuple[str, PlaceName]] = []
    for name in place_names():
        said = plain(name.name)
        if _NO_SPACES.search(said):
            within.append((said.replace(" ", ""), name))
        else:
            words[tuple(said.split())].append(name)
    return {key: tuple(found) for key, found in words.items()}, tuple(within)


def _found(text: str) -> Iterator[PlaceName]:
    """Each name in a text once; of names one within the other, the longest."""
    by_words, within = _names()
    said = plain(text)
    words = said.split()
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            if names := by_words.get(tuple(words[position:position + length])):
                yield from names
                position += length
                break
        else:
            position += 1
    if _NO_SPACES.search(said):
        joined = said.replace(" ", "")
        yield from (name for part, name in within if part in joined)


def named(text: str, country: str, street: str = "", name: str = "") -> tuple[Seen, ...]:
    """The embargoed places that an address names. A street may be called after a place that is elsewhere, so it makes nothing certain."""
    given = country if countries.known(country) else ""
    found: dict[str, Seen] = {}
    for part, weak in ((text, False), (street, True)):
        for one in _found(part):
            fits = given in countries_of(one.region)
            if one.needs_country == "Y" and not fits:
                continue
            certain = one.certain and not weak and (fits or not given) and (one.needs_country != "UA" or given == "UA")
            seen = Seen(one.region, f"{'the street' if weak else 'the address'}{' of ' + name if name else ''} names {one.name}", certain,
                        "" if fits or not given else given)
            if one.region not in found or (certain and not found[one.region].certain):
                found[one.region] = seen
    return tuple(found.values())


def by_postal(postal: str, country: str) -> tuple[Seen, ...]:
    """The embargoed regions in which a postal code lies, of the country that it is written with."""
    digits = re.sub(r"\D", "", postal)
    return tuple(
        Seen(codes.region, f"postal code {digits} ({country})", codes.certain) for codes in place_codes()
        if codes.kind == f"postal {country}" and len(digits) == len(codes.first) and codes.first <= digits <= codes.last
    )


def by_subdivision(region: str, country: str) -> tuple[Seen, ...]:
    """The embargoed regions that an ISO 3166-2 code names, with or without its country (43, UA-43)."""
    asked = region.strip().upper()
    asked = asked if "-" in asked else f"{country}-{asked}"
    return tuple(Seen(one.region, f"region {asked}", one.certain) for one in place_codes() if one.kind == "subdivision" and one.first == asked)


def by_port(port: str) -> tuple[Seen, ...]:
    """The places in which a port may be: its country, and an embargoed region of it.

    Schedule K is not held, only what its first three digits stand for; so a port of it makes nothing certain.
    """
    if re.fullmatch(r"\d{5}", port):
        possible = port_countries().get(port[:3], ())
        how = f"port {port}, whose first three digits are those of {', '.join(possible)}"
        regions = ("CRIMEA", "DONETSK", "LUHANSK") if "UA" in possible else ()
        return tuple(Seen(place, how, False) for place in (*possible, *regions))
    code = port.strip().upper().replace(" ", "")
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{3}", code):
        return ()
    seen = tuple(Seen(codes.region, f"port {code}", codes.certain) for codes in place_codes() if codes.kind == "unlocode" and codes.first == code)
    return (*seen, Seen(code[:2], f"port {code}", True))


def port_known(port: str) -> bool:
    """Whether the code says anything of the country in which the port is."""
    if re.fullmatch(r"\d{5}", port):
        return port[:3] in port_countries()
    code = port.strip().upper().replace(" ", "")
    return bool(re.fullmatch(r"[A-Z]{2}[A-Z0-9]{3}", code)) and countries.known(code[:2])
