"""What is asked of the lists, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass

from tidewaiter.screening.listed import Identifier, Kind

SCORE = 10_000                   # a score is in ten-thousandths, so that it is the same to the last digit wherever it is computed


@dataclass(frozen=True, slots=True)
class Asked:
    """A party, vessel or place to be looked for. `country` is ISO 3166 alpha-2 or "", `address` free text."""

    name: str
    country: str = ""
    address: str = ""
    kind: Kind = Kind.UNKNOWN
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a score, in words for a compliance officer. `feature` is its name, `value` how far it holds (ten-thousandths), `points` what it
    added to or took from the score before the last step (in ten-thousandths of a logit)."""

    feature: str
    value: int
    points: int
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry like what was asked. `score` is in ten-thousandths; `asked` the query that was compared, one of those that a name splits into,
    as it was compared; `content` the sha256 of the entry."""

    list: str
    entry: str
    name: str
    matched_name: str
    score: int
    because: tuple[Reason, ...]
    content: str
    asked: str
