"""A programme: its headings, their rates and conditions, and what it yields to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import is_

from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Day
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import Rate


@dataclass(frozen=True)
class Numbers:
    """Headings named one by one or as ranges, as `9903.82.04-9903.82.26`. A bare number takes all of its provisions (`as`)."""

    ranges: tuple[tuple[str, str], ...]

    def __contains__(self, number: str) -> bool:
        bare = number[:8]
        for first, last in self.ranges:              # noqa: SIM110, twice as fast
            if first <= bare <= last or first <= number <= last:
                return True
        return False

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __str__(self) -> str:
        return ", ".join(hts.format(a) if a == b else f"{hts.format(a)}-{hts.format(b)}" for a, b in self.ranges)


NONE = Numbers(())
ALWAYS = Span()


@dataclass(frozen=True)
class Base:
    """What of the value a heading falls on.

    `value`; `value_less_us_content`; `value_less_us_content_to_40`, of which 40 percent at most is taken off; `content`, the
    percent of the value that `fact` gives, and all of it where nobody gives it; `rest`, what the headings `of` leave over.
    """

    kind: str = "value"
    fact: str = ""
    of: Numbers = NONE


WHOLE_VALUE = Base()


@dataclass(frozen=True)
class Heading:
    """One number of chapter 99 with the duty it imposes and on what.

    `form` is `add` (so much more), `total` (as much more as brings column 1 to `rate`), `in_lieu` (instead of column 1)
    or `prohibited`. `rate` counts 1e-8; `specific` stands instead of it where the duty goes by the quantity. `below` and `at_least`
    are the test of column 1's ad valorem equivalent, 1e-8, or, with `per`, of the value of a unit in 1e-8 dollars.
    """

    number: str
    id: str                      # the number, with a letter where one number stands for two provisions (99039406i)
    form: str
    rate: int
    text: str                    # the rate as a 7501 prints it
    base: Base
    conditions: tuple[Condition, ...]
    applies: Numbers             # headings of other programmes of which one has to apply
    exception: bool              # sets aside the ordinary headings of its programme
    excepts: Numbers             # sets aside these
    beside: Numbers              # reported with these for another part of the same article
    below: int | None
    at_least: int | None
    cite: str
    specific: Rate | None = None
    per: str = ""                # the unit of a test of the unit value
    known: date = date.min       # the day on which it could first be read
    status: str = "in_force"     # in_force, announced, projected, suspended, struck_down
    status_known: date = date.min
    withdrawn: date = date.max   # the day on which one could first read that it will not be so after all

    @cached_property
    def span(self) -> Span:
        """The days of entry on which it can apply."""
        return Span(*self._days)

    @cached_property
    def _days(self) -> tuple[date, date]:
        spans = [c.span for c in self.conditions if isinstance(c, Day) and c.name == "entered"]
        return max((s.start for s in spans), default=date.min), min((s.before for s in spans), default=date.max)

    def known_on(self, day: date) -> Heading:
        """The heading as one could have read it on that day: an end that came to be known later has not come, nor a judgment."""
        read = bisect_right(self.readings, day)
        if read == len(self.readings):
            return self
        if read not in self._then:                   # between two readings one could read the same
            conditions = tuple(
                replace(c, span=Span(c.span.start), end_known=date.min) if isinstance(c, Day) and c.end_known > day else c for c in self.conditions
            )
            self._then[read] = replace(self, conditions=conditions, status="in_force" if self.status_known > day else self.status)
        return self._then[read]

    @cached_property
    def readings(self) -> tuple[date, ...]:
        """The days on which it came to be known that it ends, or that it was struck down."""
        return tuple(sorted({self.status_known, *(c.end_known for c in self.conditions if isinstance(c, Day))} - {date.min}))

    @cached_property
    def _then(self) -> dict[int, Heading]:
        return {}

    @property
    def tested(self) -> bool:
        """Whether it turns on an amount, which only the assessment knows."""
        return self.below is not None or self.at_least is not None

    def in_force(self, day: date) -> bool:
        """Whether it takes entries of that day at all."""
        start, before = self._days
        return start <= day and (day < before or before == date.max)


@dataclass(frozen=True)
class Yield:
    """The programme, or `headings` of it, does not apply where one of `to` does, on the days of `span`."""

    to: Numbers
    headings: Numbers            # empty: all
    cite: str
    span: Span = ALWAYS
    known: date = date.min


@dataclass(frozen=True)
class Under98:
    """What the programme's duty falls on where the goods are claimed under these numbers of chapter 98: nothing, repair_value,
    value_less_us_content or value."""

    prefixes: tuple[str, ...]
    falls_on: str
    cite: str
    span: Span = ALWAYS


@dataclass(frozen=True)
class Zone:
    """What becomes of goods in privileged foreign status, where the law does not leave them the rates of the day of that status.

    For status of the days of `granted`, entered on the days of `entered`: `takes` is `entry` (the programme as of the day of entry, under
    the `numbers` that stand for its own), `nothing` (it is not collected any more) or `unknown` (no text at hand says).
    """

    granted: Span
    entered: Span
    takes: str
    cite: str
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Program:
    id: str
    title: str
    authority: str
    order: int                   # place in filing order, CSMS 39587858 and its successors
    headings: tuple[Heading, ...]
    yields: tuple[Yield, ...]
    chapter_98: tuple[Under98, ...] = ()
    zone: tuple[Zone, ...] = ()
    litigation: str = ""         # the state of a suit against it, apart from whether it is in force
    litigation_cite: str = ""
    refund: str = ""             # how what was collected under it is refunded
    refund_cite: str = ""

    def known_on(self, day: date) -> Program:
        """The programme as one could have read it on that day, but for its lists, whose rows say themselves when they were known."""
        read = bisect_right(self.readings, day)
        if read not in self._then:                   # between two readings one could read the same
            headings = tuple(heading.known_on(day) for heading in self.headings
                             if heading.known <= day and (day < heading.withdrawn or heading.withdrawn == date.max))
            yields = tuple(one for one in self.yields if one.known <= day)
            same = len(yields) == len(self.yields) and len(headings) == len(self.headings) and all(map(is_, headings, self.headings))
            self._then[read] = self if same else replace(self, headings=headings, yields=yields)
        return self._then[read]

    @cached_property
    def readings(self) -> tuple[date, ...]:
        """The days on which something of it came to be known."""
        days = {day for heading in self.headings for day in (heading.known, heading.withdrawn, *heading.readings)}
        return tuple(sorted((days | {one.known for one in self.yields}) - {date.min, date.max}))

    @cached_property
    def _then(self) -> dict[int, Program]:
        return {}

    def in_zone(self, granted: date, entered: date) -> Zone | None:
        """What its note says of goods in privileged foreign status; None where they have the rates of the day of status."""
        return next((one for one in self.zone if granted in one.granted and entered in one.entered), None)

    def under_98(self, number: str, day: date) -> Under98 | None:
        """What its note says of goods claimed under this number of chapter 98; None where it says nothing."""
        return next((one for one in self.chapter_98 if day in one.span and number.startswith(one.prefixes)), None)
