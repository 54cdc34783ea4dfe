"""The ways by which a difference on an entry is asked back or paid, as law/windows.yaml declares them, and the last day of each.

The days are those of the clocks in law/deadlines, with their rolls; none is reckoned here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache

import yaml

from tidewaiter.clearance.deadlines import Book, Clock, book, deadlines
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir
from tidewaiter.values import immutable


class Reach(StrEnum):
    """What of a difference a way reaches."""

    STRUCK_DOWN = "struck_down"
    REST = "rest"
    ALL = "all"
    CLAIMS = "claims"
    DEBT = "debt"
    NOTHING = "nothing"


@immutable
class Way:
    """One way, with the clock that ends it; `since` is the day from which it is there at all."""

    id: str
    name: str
    reaches: Reach
    cite: str
    because: str
    clock: Clock | None = None

    @property
    def since(self) -> date:
        return self.clock.since if self.clock else date.min

    def last_days(self, event: str, days: Iterable[date]) -> Mapping[date, date]:
        """The last day of the clock after each of `days`, on which `event` happened."""
        assert self.clock
        return {day: last for day in days if (last := _last_day(self.clock.id, event, day))}


@cache
def ways() -> tuple[Way, ...]:
    """The rows of law/windows.yaml, in its order. LawError where one does not hold."""
    clocks = {clock.id: clock for clock in book().clocks if not clock.step}
    with (law_dir() / "windows.yaml").open(encoding="utf-8") as file:
        rows = yaml.safe_load(file)["windows"]
    try:
        found = tuple(Way(row["id"], row["name"], Reach(row["reaches"]), row["cite"], row["because"],
                          clocks[row["clock"]] if "clock" in row else None) for row in rows)
    except (KeyError, ValueError) as error:
        raise LawError(f"law/windows.yaml: {error!r}") from error
    if len({way.id for way in found}) != len(found):
        raise LawError("law/windows.yaml: a window stands twice")
    return found


def expected_liquidation(entered: date) -> date | None:
    """The day on which CBP's usual cycle ends: an expectation, no fact."""
    return _last_day("D26", "entry", entered)


@cache
def _alone(clock: str) -> Book:
    """The clocks, but for all others: one day of one clock is asked for many days."""
    return replace(book(), clocks=tuple(one for one in book().clocks if one.id == clock and not one.step))


@cache
def _last_day(clock: str, event: str, day: date) -> date | None:
    found = deadlines({event: day}, clocks=_alone(clock))
    return found[0].day if found else None
