"""What beside the name speaks for or against a hit. It orders hits and never hides one: papers are often wrong in just these."""

from __future__ import annotations

from tidewaiter.screening.hit import SCORE, Asked, Reason
from tidewaiter.screening.listed import Kind, Listed

_KIND = 600                      # what a differing kind takes off a score
_COUNTRY = 300                   # what differing countries take off


def of(asked: Asked, entry: Listed) -> tuple[tuple[Reason, ...], int]:
    """The reasons, and how far they lower the hit, in ten-thousandths."""
    said: list[Reason] = []
    lowered = 0
    if Kind.UNKNOWN not in (asked.kind, entry.kind) and asked.kind is not entry.kind:
        lowered += _KIND
        said.append(Reason("kind", 0, -_KIND, f"a {asked.kind.value} was asked for, the entry is of a {entry.kind.value}"))
    countries = {*entry.countries, *(one.country for one in entry.addresses)} - {""}
    if asked.country and countries:
        if asked.country in countries:
            said.append(Reason("country", SCORE, 0, f"the entry too is of {asked.country}"))
        else:
            lowered += _COUNTRY
            said.append(Reason("country", 0, -_COUNTRY, f"{asked.country} was given, the entry names {', '.join(sorted(countries))}"))
    return tuple(said), lowered
