"""A programme: its headings, their rates and conditions, and what it yields to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.duty.condition import Condition, Day
from tidewaiter.numbers import hts


@dataclass(frozen=True)
class Numbers:
    """Headings named one by one or as ranges, as `9903.82.04-9903.82.26`."""

    ranges: tuple[tuple[str, str], ...]

    def __contains__(self, number: str) -> bool:
        return any(first <= number <= last for first, last in self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __str__(self) -> str:
        return ", ".join(hts.format(a) if a == b else f"{hts.format(a)}-{hts.format(b)}" for a, b in self.ranges)


@dataclass(frozen=True)
class Heading:
    """One number of chapter 99 with the duty it imposes and on what.

    `form` is `add` (so much more), `total` (as much more as brings column 1 to `rate`), `in_lieu` (instead of column 1)
    or `prohibited`. `rate` counts 1e-8. `below` and `at_least` are the test of column 1's ad valorem equivalent, 1e-8.
    `base` is what it falls on: value; value_less_us_content; value_less_us_content_to_40, of which 40 percent at most is taken off.
    """

    number: str
    id: str                      # the number, with a letter where one number stands for two provisions (99039406i)
    form: str
    rate: int
    text: str                    # the rate as a 7501 prints it
    base: str
    conditions: tuple[Condition, ...]
    applies: Numbers             # headings of other programmes of which one has to apply
    exception: bool              # sets aside the ordinary headings of its programme
    excepts: Numbers             # sets aside these
    beside: Numbers              # reported with these for another part of the same article
    below: int | None
    at_least: int | None
    cite: str

    def in_force(self, day: date) -> bool:
        """Whether it takes entries of that day at all."""
        return all(day in c.span for c in self.conditions if isinstance(c, Day) and c.name == "entered")


@dataclass(frozen=True)
class Yield:
    """The programme, or `headings` of it, does not apply where one of `to` does."""

    to: Numbers
    headings: Numbers            # empty: all
    cite: str


@dataclass(frozen=True)
class Program:
    id: str
    title: str
    authority: str
    order: int                   # place in filing order, CSMS 39587858 and its successors
    headings: tuple[Heading, ...]
    yields: tuple[Yield, ...]

    @property
    def looks_at(self) -> tuple[Numbers, ...]:
        """The headings of other programmes that it turns on."""
        return tuple(y.to for y in self.yields) + tuple(h.applies for h in self.headings if h.applies)
