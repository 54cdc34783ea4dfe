"""A party on a list, as its keeper publishes it: names, places, numbers, and what put it there. One shape for every list."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


class NameType(StrEnum):
    PRIMARY = "primary"
    ALIAS = "alias"              # also known as; the keeper holds it good
    WEAK = "weak"                # the keeper calls it weak or of low quality
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class ListedName:
    text: str
    type: NameType = NameType.PRIMARY


@dataclass(frozen=True, slots=True)
class Address:
    """`country` is ISO 3166 alpha-2, or "" where the list names none that is known; `text` is the whole as the list has it, without the country."""

    text: str = ""
    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number of somebody's. `kind` is one of imo, mmsi, lei, duns, swift, tax, registration, passport, national, email, call_sign, tail, other."""

    kind: str
    value: str
    country: str = ""


@dataclass(frozen=True)
class Listed:
    """One entry of one list.

    `list` is the list's short name (SDN, EL, DPL, UVL, MEU, UFLPA, WRO, DTC ...), `entry` the keeper's own number in it, or one made of
    its content where the keeper gives none. `programs` are the keeper's codes. `starts` and `ends` are the days on which the entry itself says that
    it begins and ceases; None where it says none. `cite` is the notice or section that put it there, `source` the page to look at.
    """

    list: str
    entry: str
    kind: Kind
    names: tuple[ListedName, ...]
    countries: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    programs: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    cite: str = ""
    source: str = ""
    remarks: str = ""

    @property
    def name(self) -> str:
        """The name it goes by first."""
        return next((one.text for one in self.names if one.type is NameType.PRIMARY), self.names[0].text if self.names else "")

    @cached_property
    def content(self) -> str:
        """The sha256 of all that the entry says: another where anything of it changes, whatever version of the list it stands in."""
        return hashlib.sha256(json.dumps(as_json(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def as_json(one: Listed) -> dict[str, object]:
    """The entry as plain JSON, fields that say nothing left out; `from_json` reads it back."""
    said: dict[str, object] = {"list": one.list, "entry": one.entry, "kind": one.kind.value}
    said["names"] = [[name.text, name.type.value] for name in one.names]
    if one.countries:
        said["countries"] = list(one.countries)
    if one.addresses:
        said["addresses"] = [[each.text, each.city, each.country] for each in one.addresses]
    if one.identifiers:
        said["identifiers"] = [[each.kind, each.value, each.country] for each in one.identifiers]
    if one.programs:
        said["programs"] = list(one.programs)
    said |= {day: value.isoformat() for day, value in (("starts", one.starts), ("ends", one.ends)) if value}
    return said | {key: value for key, value in (("cite", one.cite), ("source", one.source), ("remarks", one.remarks)) if value}


def from_json(said: dict[str, object]) -> Listed:
    """An entry from what `as_json` gave. KeyError, TypeError or ValueError where it is not that."""
    def rows(key: str) -> Iterable[list[str]]:
        return said.get(key) or ()           # type: ignore[return-value]

    def day(key: str) -> date | None:
        return date.fromisoformat(str(said[key])) if said.get(key) else None

    return Listed(
        str(said["list"]), str(said["entry"]), Kind(str(said["kind"])),
        tuple(ListedName(text, NameType(type)) for text, type in rows("names")),
        tuple(str(one) for one in rows("countries")),
        tuple(Address(*row) for row in rows("addresses")),
        tuple(Identifier(*row) for row in rows("identifiers")),
        tuple(str(one) for one in rows("programs")),
        day("starts"), day("ends"), str(said.get("cite", "")), str(said.get("source", "")), str(said.get("remarks", "")),
    )
