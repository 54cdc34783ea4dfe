"""A clock as law/deadlines declares it: what has to be done, how long there is, what says so, and what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from tidewaiter.clearance.deadlines.limit import Limit
from tidewaiter.values import immutable


class Roll(StrEnum):
    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


class Combine(StrEnum):
    ONE = "one"
    EARLIEST = "earliest"
    LATEST = "latest"


@immutable
class Amount:
    """Whole cents, or a percentage of a sum of named amounts (`value`, `duty`, `bond`)."""

    cents: int | None = None
    percent: int = 100
    sum: tuple[str, ...] = ()

    def of(self, amounts: Mapping[str, int]) -> int | None:
        """In cents, rounded down; None where an amount is not known."""
        if self.cents is not None:
            return self.cents
        if not self.sum or any(name not in amounts for name in self.sum):
            return None
        return sum(amounts[name] for name in self.sum) * self.percent // 100


@immutable
class Stake:
    """What is lost if the day passes: the least of `least`, for each of what `each` names."""

    least: tuple[Amount, ...] = ()
    each: str = ""
    words: str = ""
    cite: str = ""

    def cents(self, amounts: Mapping[str, int]) -> int | None:
        """The exposure in cents; None where it is not a sum or an amount is not known.

        >>> Stake((Amount(cents=1_000_000), Amount(percent=40, sum=("value",)))).cents({"value": 500_000})
        200000
        """
        found = [amount.of(amounts) for amount in self.least]
        known = [cents for cents in found if cents is not None]
        return min(known) if known and len(known) == len(found) else None


@immutable
class Case:
    """One of the readings of a clock: its conditions, and the limits that hold under them. `none` says why there is no limit then."""

    limits: tuple[Limit, ...]
    combine: Combine = Combine.ONE
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    by: str = ""                             # the event whose day `since` and `before` are of
    since: date = date.min
    before: date = date.max
    presumed: bool = False                   # holds where nothing is said
    words: str = ""
    cite: str = ""
    none: str = ""


@immutable
class Clock:
    """A row of law/deadlines. `step` tells apart the clocks of one id; `edge` is `first` where the day is the first, not the last."""

    id: str
    task: str
    cases: tuple[Case, ...]
    cite: str
    miss: str
    stake: Stake
    checked: str
    step: str = ""
    roll: Roll = Roll.NONE
    roll_cite: str = ""
    whose: str = ""
    edge: str = "last"
    applies_if: str = ""
    types: tuple[str, ...] = ()
    not_types: tuple[str, ...] = ()
    since: date = date.min
    note: str = ""
    earliest_event: bool = False
    least: int = 0                           # the fewest that the notice may allow
    version: str = ""

    @property
    def unchecked(self) -> bool:
        return self.checked.startswith("unchecked")

    @property
    def ours(self) -> bool:
        """Whether the clock is none of the list D01 to D87."""
        return int(self.id[1:]) > 87

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that one of its limits runs from."""
        return tuple(dict.fromkeys(name for case in self.cases for limit in case.limits for name in limit.events))

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that decides between its cases or gives a number."""
        names = [name for case in self.cases for name, _ in case.when]
        numbers = [limit.amount_fact for case in self.cases for limit in case.limits if limit.amount_fact]
        return tuple(dict.fromkeys(names + numbers))
