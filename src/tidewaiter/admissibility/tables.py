"""The tables of law/screening that places and export controls go by, each row dated and cited, read when first asked for."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from tidewaiter.admissibility.movement import What
from tidewaiter.dates import Span
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir
from tidewaiter.values import immutable


class Effect(StrEnum):
    """What a rule does to a movement that it reaches."""

    PROHIBITED = "prohibited"    # without a license
    LICENCE = "licence"          # a license is needed for some or all of it
    ASK = "ask"                  # it turns on something that the place alone does not tell
    LISTED = "listed"            # the parties decide, not the place


@immutable
class PlaceRule:
    """What is so of a place: a country by its code, or CRIMEA, DONETSK, LUHANSK. `days` after a vessel's call, of the rules on calls."""

    id: str
    place: str
    what: What
    effect: Effect
    span: Span
    days: int
    words: str
    cite: str


@immutable
class PlaceName:
    """A name by which a place is written. `certain` is false where the name alone does not put it under the rule.

    `needs_country`: Y counts only beside a country that fits, UA is certain only with that country.
    """

    region: str
    name: str
    kind: str
    certain: bool
    needs_country: str


@immutable
class PlaceCodes:
    """Codes from `first` to `last` of one kind: unlocode, subdivision, or `postal UA`."""

    region: str
    kind: str
    first: str
    last: str
    certain: bool
    cite: str


# the countries whose code an address in the region can bear
COUNTRIES_OF: Mapping[str, tuple[str, ...]] = {region: ("UA", "RU") for region in ("CRIMEA", "DONETSK", "LUHANSK")}


def countries_of(place: str) -> tuple[str, ...]:
    return COUNTRIES_OF.get(place, (place,))


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of law/screening/`name`.csv by their column names."""
    with open(law_dir() / "screening" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def span(row: Mapping[str, str]) -> Span:
    """The days from `from` up to `before`; open where a cell is empty."""
    return Span(date.fromisoformat(row["from"]) if row["from"] else date.min, date.fromisoformat(row["before"]) if row["before"] else date.max)


@cache
def place_rules() -> tuple[PlaceRule, ...]:
    """Every rule on a place. LawError where one cannot be read."""
    try:
        return tuple(
            PlaceRule(row["rule"], row["place"], What(row["what"]), Effect(row["effect"]), span(row), int(row["days"] or 0),
                      row["words"], row["cite"])
            for row in rows("place_rules")
        )
    except (KeyError, ValueError) as error:
        raise LawError(f"screening/place_rules.csv: {error!r}") from error


@cache
def rules_of(place: str, what: What) -> tuple[PlaceRule, ...]:
    return tuple(rule for rule in place_rules() if rule.place == place and rule.what is what)


@cache
def place_names() -> tuple[PlaceName, ...]:
    return tuple(PlaceName(row["region"], row["name"], row["kind"], row["certain"] == "sure", row["needs_country"]) for row in rows("place_names"))


@cache
def place_codes() -> tuple[PlaceCodes, ...]:
    return tuple(
        PlaceCodes(row["region"], row["kind"], row["first"], row["last"], row["certain"] == "sure", row["cite"]) for row in rows("place_codes")
    )


@cache
def port_countries() -> Mapping[str, tuple[str, ...]]:
    """The countries that the first three digits of a Schedule K code can be of."""
    return {row["prefix"]: tuple(row["countries"].split()) for row in rows("schedule_k")}
