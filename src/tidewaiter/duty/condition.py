"""The conditions that a heading of the law can set, each answering yes, no or not known.

A condition answers None where it turns on a fact or a day that nobody gave, and names it in `needs`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from tidewaiter.dates import Span
from tidewaiter.duty.key import Fact, Key
from tidewaiter.duty.scope import Scope
from tidewaiter.numbers import hts
from tidewaiter.tariff.schedule import figures

Member = Callable[[str, str, date], bool]        # (group, country, day)


@dataclass(frozen=True)
class InScope:
    """The number stands in one of these lists on the day of entry."""

    scopes: tuple[Scope, ...]

    def test(self, key: Key) -> bool | None:
        return any(scope.covers(key.hts, key.entered) for scope in self.scopes)

    def words(self, key: Key) -> str:
        for scope in self.scopes:
            if row := scope.row(key.hts, key.entered):
                known = f", known {row.known}" if row.known != date.min else ""
                return f"{hts.format(row.prefix)} is listed ({row.cite}){known}"
        return f"{hts.format(key.hts)} is not in {' or '.join(scope.title for scope in self.scopes)}"


@dataclass(frozen=True)
class NotInScope:
    scopes: tuple[Scope, ...]

    def test(self, key: Key) -> bool | None:
        return not any(scope.covers(key.hts, key.entered) for scope in self.scopes)

    def words(self, key: Key) -> str:
        verb = "is not" if self.test(key) else "is"
        return f"{hts.format(key.hts)} {verb} in {' or '.join(scope.title for scope in self.scopes)}"


@dataclass(frozen=True)
class Origin:
    """The goods are the product of one of these countries, or of a member of one of these groups."""

    countries: frozenset[str]
    groups: tuple[str, ...]
    member: Member
    wanted: bool = True

    def test(self, key: Key) -> bool | None:
        within = key.origin in self.countries or any(self.member(g, key.origin, key.entered) for g in self.groups)
        return within is self.wanted

    def words(self, key: Key) -> str:
        return f"origin {key.origin}" if self.test(key) else f"origin {key.origin} is not within its countries"


@dataclass(frozen=True)
class Day:
    """A named day lies within a span. Before `end_known` nobody could read that the span ends."""

    name: str
    span: Span
    end_known: date = date.min

    def test(self, key: Key) -> bool | None:
        day = getattr(key, self.name)
        return None if day is None else day in self.span

    def words(self, key: Key) -> str:
        day = getattr(key, self.name)
        bounds = [f"from {self.span.start}"] * (self.span.start != date.min)
        bounds += [f"before {self.span.before}"] * (self.span.before != date.max)
        if day is None:
            return f"the day it was {self.name} is not given; it has to be {' and '.join(bounds)}"
        if self.name == "entered" and self.test(key):
            return f"in force {' and '.join(bounds)}" if bounds else "in force on every day held"
        return f"{self.name} {day}, {'' if self.test(key) else 'not '}{' and '.join(bounds)}"

    @property
    def needs(self) -> str:
        return self.name


@dataclass(frozen=True)
class Claim:
    """One of these special programs is claimed, or none of them is; with `free`, only where the claim makes the goods free of duty."""

    programs: frozenset[str]
    free: bool = False
    wanted: bool = True

    def test(self, key: Key) -> bool | None:
        if not self.wanted:
            return key.program not in self.programs
        if key.program not in self.programs:
            return False
        return key.free if self.free else True

    def words(self, key: Key) -> str:
        if not self.wanted:
            return f"no claim under {' or '.join(sorted(self.programs))}" if self.test(key) else f"claimed under {key.program}"
        if key.program not in self.programs:
            return f"no claim under {' or '.join(sorted(self.programs))}"
        return f"claimed under {key.program}"


@dataclass(frozen=True)
class Given:
    """A fact is as wanted. `unknown` is how the note itself treats goods of which nobody says, but for those of `but_in`."""

    name: str
    wanted: bool | str | None = None
    at_least: Decimal | None = None
    below: Decimal | None = None
    unknown: bool = False
    but_in: Scope | None = None

    def assumed(self, key: Key) -> bool:
        """Whether the fact counts as wanted while nobody says."""
        return self.unknown and not (self.but_in and self.but_in.covers(key.hts, key.entered))

    def test(self, key: Key) -> bool | None:
        if self.name not in key.facts:
            return None
        value = key.facts[self.name]
        if self.wanted is not None:
            return value == self.wanted
        number = decimal(value)
        if number is None:
            return None
        return (self.at_least is None or number >= self.at_least) and (self.below is None or number < self.below)

    def words(self, key: Key) -> str:
        if self.name not in key.facts:
            return f"{self.name} is not given"
        return f"{self.name} is {str(key.facts[self.name]).lower()}"

    @property
    def needs(self) -> str:
        return self.name


@dataclass(frozen=True)
class Entered:
    """The entry is of one of these types, or came by one of these modes."""

    name: str                    # entry_type or mode
    values: frozenset[str]
    unknown: bool = False        # how it answers where nobody says

    def assumed(self, key: Key) -> bool:
        return self.unknown

    def test(self, key: Key) -> bool | None:
        value = getattr(key, self.name)
        return value in self.values if value else None

    def words(self, key: Key) -> str:
        return f"{self.name} {getattr(key, self.name) or 'not given'}"

    @property
    def needs(self) -> str:
        return self.name


@dataclass(frozen=True)
class Footnote:
    """The schedule refers from the number to this heading."""

    heading: str

    def test(self, key: Key) -> bool | None:
        one = figures(key.hts, key.entered)
        return one is not None and hts.format(self.heading) in one.footnotes

    def words(self, key: Key) -> str:
        verb = "names" if self.test(key) else "does not name"
        return f"the footnote of {hts.format(key.hts)} {verb} {hts.format(self.heading)}"


Condition = InScope | NotInScope | Origin | Day | Claim | Given | Entered | Footnote


def decimal(value: Fact) -> Decimal | None:
    """The number that a fact states; None where it states none."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
