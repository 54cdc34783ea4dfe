"""Days on which CBP works: Monday to Friday without the holidays of 19 CFR 101.6(a).

Those are the holidays of 5 U.S.C. 6103(a) on the days on which they are observed, and "any other calendar day designated as a holiday by
Federal statute or Executive Order": the days on which a President closed the departments, which are rows of law/closures.csv. A half day
is none: the office opens, and the day counts.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tidewaiter.dates import read_day
from tidewaiter.lawfiles import law_dir

ONE_DAY = timedelta(days=1)


class Closure(NamedTuple):
    """A day on which a President closed offices. `scope` is `all` (a holiday for CBP), `half` (offices opened, a working day) or `DC`."""

    day: date
    scope: str
    name: str
    cite: str


@cache
def closures() -> tuple[Closure, ...]:
    """The rows of law/closures.csv, by day."""
    with (law_dir() / "closures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Closure(read_day(row["day"]), row["scope"], row["name"], row["cite"]) for row in csv.DictReader(file))


@cache
def holidays(year: int, dc: bool = False) -> Mapping[date, str]:
    """The federal holidays of a year, on the days on which they are observed, with the closures; with `dc` those of Washington alone too.

    The library counts half days as holidays, and closures only as of its own release: law/closures.csv decides both.

    >>> holidays(2025)[date(2025, 12, 26)], date(2015, 12, 24) in holidays(2015)
    ('day after Christmas', False)
    >>> date(2021, 1, 20) in holidays(2021), date(2021, 1, 20) in holidays(2021, dc=True)
    (False, True)
    """
    from holidays import country_holidays  # loaded on first use: it costs a command that asks no day nothing

    days = dict(country_holidays("US", years=year, categories=("government",)).items())
    for closure in closures():
        if closure.day.year == year:
            if closure.scope == "half":
                days.pop(closure.day, None)
            elif closure.scope == "all" or dc:
                days[closure.day] = closure.name
    return days


def is_working_day(day: date, dc: bool = False) -> bool:
    """
    >>> is_working_day(date(2026, 9, 7)), is_working_day(date(2026, 9, 8))      # Labor Day
    (False, True)
    """
    return day.weekday() < 5 and day not in holidays(day.year, dc)


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days after `day`, `day` itself not counted.

    >>> working_days_after(date(2024, 1, 9), 10)        # past Martin Luther King's birthday
    datetime.date(2024, 1, 24)
    """
    while count and day < date.max:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def working_days_before(day: date, count: int) -> date:
    """The day that is `count` working days before `day`, `day` itself not counted.

    >>> working_days_before(date(2025, 1, 23), 5)       # past the King holiday
    datetime.date(2025, 1, 15)
    """
    while count and day > date.min:
        day -= ONE_DAY
        count -= is_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """`day` itself, or the first working day after it.

    >>> next_working_day(date(2026, 7, 3))              # Independence Day falls on a Saturday
    datetime.date(2026, 7, 6)
    """
    while not is_working_day(day) and day < date.max:
        day += ONE_DAY
    return day


def previous_working_day(day: date) -> date:
    """`day` itself, or the last working day before it.

    >>> previous_working_day(date(2026, 7, 5))
    datetime.date(2026, 7, 2)
    """
    while not is_working_day(day) and day > date.min:
        day -= ONE_DAY
    return day


def holidays_between(start: date, end: date) -> tuple[date, ...]:
    """The holidays that fall on a Monday to Friday after `start` and up to `end`.

    >>> len(holidays_between(date(2024, 1, 9), date(2024, 1, 24)))
    1
    """
    return tuple(sorted(day for year in range(start.year, end.year + 1) for day in holidays(year) if start < day <= end and day.weekday() < 5))
