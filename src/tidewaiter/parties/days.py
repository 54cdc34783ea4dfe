"""Spans of years, months and days as part 111, 113 and 141 count them."""

from __future__ import annotations

import calendar
from datetime import date


def years_after(day: date, years: int) -> date:
    """The same day of the month, years later (or earlier); of February 29 the last of February.

    >>> years_after(date(2024, 3, 1), 2), years_after(date(2024, 2, 29), 2)
    (datetime.date(2026, 3, 1), datetime.date(2026, 2, 28))
    """
    year = min(max(day.year + years, date.min.year), date.max.year)
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def years_before(day: date, years: int) -> date:
    """
    >>> years_before(date(2026, 11, 22), 1)
    datetime.date(2025, 11, 22)
    """
    return years_after(day, -years)


def days_after(day: date, count: int) -> date:
    """The day that is `count` calendar days after `day`; the last day of the calendar where it would end.

    >>> days_after(date(2026, 3, 1), 120)
    datetime.date(2026, 6, 29)
    """
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def between(start: date, end: date) -> int:
    """Calendar days from `start` to `end`, `start` itself not counted."""
    return end.toordinal() - start.toordinal()
