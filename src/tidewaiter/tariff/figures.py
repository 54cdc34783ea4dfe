"""What the schedule says of one number: its units and its three rate texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.dates import Span


@dataclass(frozen=True)
class Edition:
    """An edition of the schedule that is held. `held` is false where it only stands in for one that is not.

    `span` is its own time in force; a day past the newest edition held, or before the oldest, lies outside of it.
    """

    name: str                       # 2026HTSRev10
    span: Span
    sha256: str
    held: bool = True


@dataclass(frozen=True)
class Figures:
    """One number's figures as an edition gives them. Texts are those of the law, inherited where the line has none.

    `span` are the days over which no held edition changed them; it is open at an end that no held edition shows.
    `known_to` is the first day after all held editions: from there on the figures are the newest known, not the law's.
    `held` says whether an edition of the very day asked for is at hand. Units are CATAIR codes in the order of the
    schedule, `("X",)` where it asks for none, `()` where chapter 98 leaves them to the number of chapters 1-97.
    """

    number: str                     # ten digits, or eight where the schedule has no more
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    component: str                  # of a watch or clock, chapter 91 statistical note 1: movement, case, strap, battery
    footnotes: tuple[str, ...]      # what they point to: 9903.88.15, 26 USC 5041, add US note 3
    span: Span
    edition: str
    cite: str
    known_to: date
    held: bool = True
