"""What the schedule says of one number: its units and its three rate texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.dates import Span


@dataclass(frozen=True)
class Edition:
    """An edition of the schedule. `held` is false where its export is not at hand, or where it only stands in for another.

    Two clocks: `span` are its days in force, `published` the day on which USITC posted it, each with its cite. A day past the
    newest edition held, or before the oldest, lies outside of every held edition's span.
    """

    name: str                       # 2026HTSRev10
    span: Span
    sha256: str                     # of the export; empty where none is held
    held: bool = True
    published: date = date.min
    span_cite: str = ""
    published_cite: str = ""


@dataclass(frozen=True)
class Reference:
    """What a footnote points to, and the columns that it stands in: desc, general, special, other, stat, units.

    `text` is `in words` for a footnote that points to nothing and only says something; its words are in the schedule.
    """

    text: str                       # 9903.88.15, 26 USC 5041, add US note 3
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """One number's figures as an edition gives them. Texts are those of the law, inherited where the row has none.

    `span` are the days over which no held edition changed them; it is open at an end that no held edition shows.
    `known_to` is the first day after all held editions: from there on the figures are the newest known, not the law's.
    `held` says whether an edition of the very day asked for is at hand. Units are CATAIR codes in the order of the
    schedule, `("X",)` where it asks for none, `()` where chapter 98 leaves them to the number of chapters 1-97, and on rows
    that cannot be declared.
    """

    number: str                     # ten digits, or eight where the schedule has no more; four to eight of an upper row
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
    rates_of: str = ""              # the number of the row that prints the rates: its own, or one above it; empty where none does
    indent: int | None = None       # None where no held export prints the row
    upper: bool = False             # other numbers stand below it: it cannot be declared
    quota: str = ""
    additional: str = ""            # additional duty of chapter 99, safeguards of subchapter IV
    references: tuple[Reference, ...] = ()      # the footnotes with their columns, those in words too
