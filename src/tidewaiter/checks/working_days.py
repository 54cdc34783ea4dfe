"""Days on which CBP works: Monday to Friday without the holidays of 19 CFR 101.6(a)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


@cache
def holidays(year: int) -> dict[date, str]:
    """The federal holidays of a year, on the days on which they are observed."""
    from holidays import country_holidays  # loaded on first use: it costs a command that asks no day nothing

    return dict(country_holidays("US", years=year, categories=("government",)).items())


def is_working_day(day: date) -> bool:
    """
    >>> is_working_day(date(2026, 9, 7)), is_working_day(date(2026, 9, 8))      # Labor Day
    (False, True)
    """
    return day.weekday() < 5 and day not in holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days after `day`, `day` itself not counted.

    >>> working_days_after(date(2024, 1, 9), 10)        # past Martin Luther King's birthday
    datetime.date(2024, 1, 24)
    """
    while count and day < date.max:
        day += ONE_DAY
        count -= is_working_day(day)
    return day
