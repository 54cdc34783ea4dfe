"""The conditions that the rehearsal answers with: code, severity and narrative of CBP's ACE error dictionary."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache

from tidewaiter.lawfiles import law_dir

FATAL, CENSUS, AGENCY, INFORMATIONAL = "F", "W", "P", "I"


@dataclass(frozen=True)
class Condition:
    """`narrative` has at most forty characters, in capitals, as record E1 carries it."""

    code: str
    severity: str                # F fatal, W census, P partner agency, I informational; blank on a disposition without a condition
    narrative: str
    source: str


@cache
def dictionary() -> dict[str, Condition]:
    """Every condition that the rehearsal can raise, by code, from law/codes/ace_conditions.csv."""
    with (law_dir() / "codes" / "ace_conditions.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Condition(**row) for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Reference:
    """What an E0 record points at: the kind of grouping, its place among its like, and text copied from the filing."""

    kind: str
    occurrence: int
    text: str


Path = tuple[Reference, ...]     # from the outermost grouping inwards; empty: the summary as a whole


@dataclass(frozen=True)
class Found:
    """A condition, and the grouping of the filing that raised it.

    `because` says on what ground, for whoever asks why: what was filed, and against what it was held.
    """

    code: str
    path: Path = ()
    because: str = field(default="", compare=False)

    @property
    def condition(self) -> Condition:
        return dictionary()[self.code]
