"""Whether an address or a text points to Xinjiang, and how surely.

A street is not the place it is named for: Shanghai has an Urumqi Road. A name that other provinces have too counts in a Chinese address alone,
and not where its postal code is another province's.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache

from tidewaiter.admissibility.forced_labor_law import Place, places, provinces
from tidewaiter.entry.party import Party
from tidewaiter.values import immutable

XINJIANG = "Xinjiang"
REGION = frozenset({"XJ", "CN-XJ", "65", "CN-65"})       # ISO 3166-2 and GB/T 2260, as a field for the province holds them
_ROAD = frozenset({"road", "rd", "street", "st", "str", "avenue", "ave", "av", "boulevard", "blvd", "lane", "lu", "jie", "dao", "dadao", "hutong"})
_SIDE = frozenset({"north", "south", "east", "west", "middle", "central", "n", "s", "e", "w", "bei", "nan", "dong", "xi", "zhong", "1", "2", "3"})
_HAN_ROAD = re.compile(r"[东西南北中東]?[一二三四五]?[路街道巷]|大[道街]")
_HAN = re.compile(r"[\u3400-\u9fff]")


class Sure(IntEnum):
    """How surely something points to a place."""

    NO = 0
    HINT = 1
    YES = 2


@immutable
class Evidence:
    """What points to Xinjiang: how surely, and the words or digits that do."""

    sure: Sure
    words: str = ""


NOTHING = Evidence(Sure.NO)


def postal_province(code: str) -> str | None:
    """The province of a Chinese postal code; "" where its first digits are no province's, None where it is not six digits.

    >>> postal_province("830000"), postal_province("200 040"), postal_province("990000"), postal_province("8300")
    ('Xinjiang', 'Shanghai', '', None)
    """
    digits = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", code))
    return provinces().get(digits[:2], "") if re.fullmatch(r"[0-9]{6}", digits) else None


def in_address(party: Party) -> Evidence:
    """What in a party's address points to Xinjiang. An address told to be of another country than China points nowhere; its name may."""
    if party.country in ("CN", ""):
        province = postal_province(party.postal_code)
        if province == XINJIANG:
            return Evidence(Sure.YES, f"postal code {party.postal_code}")
        fields = (("city", party.city), ("region", party.region), ("street", party.street))
        elsewhere = bool(province)
        if party.country == "CN" and party.region.strip().upper() in REGION:
            return Evidence(Sure.HINT if elsewhere else Sure.YES, f"region {party.region!r}")
        for field, text in fields:
            if found := _found(text, alone=field == "street" or party.country != "CN" or elsewhere):
                return Evidence(_weight(found, elsewhere), f"{field} {text.strip()!r}")
    found = _found(party.name, alone=True)
    return Evidence(Sure.HINT, f"name {party.name!r}") if found else NOTHING


def in_text(text: str) -> Evidence:
    """What in free text, a description or a name, points to Xinjiang: at most a hint.

    >>> in_text("LONG-STAPLE COTTON OF XINJIANG").sure.name, in_text("TEE SHIRTS, HAMI MELON PRINT").sure.name
    ('HINT', 'NO')
    """
    found = _found(text, alone=True)
    return Evidence(Sure.HINT, repr(found.name)) if found else NOTHING


def input_place(text: str) -> Evidence:
    """What of a place that is told as that of an input lies in Xinjiang."""
    found = _found(text, alone=False)
    return Evidence(_weight(found, False), repr(text.strip())) if found else NOTHING


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, without case, marks and signs.

    >>> tokens("Ürümqi, (Xinjiang)")
    ('urumqi', 'xinjiang')
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return tuple(re.findall(r"[^\W_]+", plain.casefold()))


def _weight(found: Place, elsewhere: bool) -> Sure:
    # Xinjiang is a county of Shanxi too, and only the postal code tells
    return Sure.YES if found.alone and not elsewhere else Sure.HINT


def _found(text: str, alone: bool) -> Place | None:
    """The first place of Xinjiang that a text names; with `alone`, of those names only that no other place has."""
    if not text:
        return None
    han = unicodedata.normalize("NFKC", text)
    if _HAN.search(han):
        for place in _by_script()["han"]:
            at = han.find(place.name)
            while at >= 0:
                if (place.alone or not alone) and not _HAN_ROAD.match(han, at + len(place.name)):
                    return place
                at = han.find(place.name, at + 1)
    words = tokens(text)
    hint = None
    for at, word in enumerate(words):
        for spelled, place in _by_first().get(word, ()):
            end = at + len(spelled)
            if words[at:end] != spelled or _street(words[end:]):
                continue
            if place.alone:
                return place
            if not alone:
                hint = hint or place
    return hint


def _street(after: tuple[str, ...]) -> bool:
    """Whether what follows a name makes it a street's."""
    for word in after[:3]:
        if word in _ROAD:
            return True
        if word not in _SIDE:
            return False
    return False


@cache
def _by_script() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {"han": []}
    for place in places():
        found.setdefault(place.script, []).append(place)
    return {script: tuple(sorted(some, key=lambda one: (not one.alone, -len(one.name)))) for script, some in found.items()}


@cache
def _by_first() -> dict[str, tuple[tuple[tuple[str, ...], Place], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
    for place in places():
        if place.script != "han" and (spelled := tokens(place.name)):
            found.setdefault(spelled[0], []).append((spelled, place))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}
