"""Numbers and addresses that are the same whatever the name: what has one of those is a hit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tidewaiter.screening.hit import SCORE, Asked, Reason
from tidewaiter.screening.listed import Address, Identifier, Listed
from tidewaiter.screening.names.scripts import latin

SURE = SCORE
_LEAST = 5                       # characters of a number that can be anybody's alone
_ADDRESS = 14                    # letters and digits of an address that can be one house alone
_ANY = {"passport", "national", "tax", "registration", "other"}          # kinds that papers and lists name differently
_WORDS = {
    "imo": "IMO number", "mmsi": "MMSI", "lei": "LEI", "duns": "DUNS number", "swift": "SWIFT/BIC", "tax": "tax number",
    "registration": "registration number", "passport": "passport", "national": "national number", "email": "e-mail address", "call_sign": "call sign",
    "tail": "tail number", "other": "number",
}

Known = Mapping[tuple[str, str], tuple[int, ...]]


def known(entries: Iterable[Listed]) -> Known:
    """Which entries have a number or an address, by kind and plain value."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k, entry in enumerate(entries):
        for one in entry.identifiers:
            if key := _number(one):
                found[key].append(k)
        for address in entry.addresses:
            if key := _address(address.text, address.country):
                found[key].append(k)
    return {key: tuple(dict.fromkeys(owners)) for key, owners in found.items()}


def of(asked: Asked, held: Known, entries: tuple[Listed, ...]) -> dict[int, tuple[Reason, ...]]:
    """The entries that have a number or the address of what is asked, each with why."""
    found: dict[int, list[Reason]] = defaultdict(list)
    for one in asked.identifiers:
        for owner in held.get(_number(one) or ("", ""), ()):
            name = _WORDS.get(one.kind, "number")
            found[owner].append(Reason("identifier", SCORE, 0, f"the same {name}: {one.value}"))
    if asked.address:
        for owner in held.get(_address(asked.address, asked.country) or ("", ""), ()):
            found[owner].append(Reason("address", SCORE, 0, f"the same address: {asked.address}"))
    return {owner: tuple(why) for owner, why in found.items()}


def _number(one: Identifier) -> tuple[str, str] | None:
    value = re.sub(r"[^0-9a-z@]", "", latin(one.value) if "@" not in one.value else one.value.lower())
    if one.kind == "imo":
        value = value.removeprefix("imo")
    if len(value) < _LEAST or not (any(letter.isdigit() for letter in value) or "@" in value or one.kind in ("swift", "call_sign")):
        return None
    return "number" if one.kind in _ANY else one.kind, value


def _address(text: str, country: str) -> tuple[str, str] | None:
    """An address as its words in order of the alphabet, so that a house number before or after the street is one; None for one too vague."""
    words = sorted(set(latin(text).split()))
    if sum(map(len, words)) < _ADDRESS or len(words) < 3 or not any(letter.isdigit() for word in words for letter in word):
        return None
    return f"address {country}", " ".join(words)


def address_of(one: Address) -> str:
    """An address as one line."""
    return ", ".join(part for part in (one.text, one.city, one.country) if part)
