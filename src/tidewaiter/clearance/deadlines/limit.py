"""One limit of time, as the law files write it, and the day that it gives.

    10 working days after entry            300 days after entry             12 months counting blanket_start
    24 hours before lading                 1 year after importation         at live_entry
    15th working day of the month after entry                               last day of the month of anniversary_month
    10 business days after the month of traffic_month                       free_time_days days after discharge
    September 30 after June 30 on or after blocked_property_held
    last day of February every 3 years from 1985 on or after status_report_notice

`a or b` takes the first of the events that is given. Days are calendar days, the day after the event being day 1; business days are working
days, which is how 19 CFR 165.1 has them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from tidewaiter.dates.working_days import ONE_DAY, working_days_after, working_days_before
from tidewaiter.values import immutable


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    YEARS = "years"


class Direction(StrEnum):
    AFTER = "after"
    BEFORE = "before"
    AT = "at"
    COUNTING = "counting"                    # after, the day of the event being day 1
    AFTER_MONTH = "after the month of"       # from the last day of the event's month
    IN_NEXT_MONTH = "of the month after"     # the so-many-th of the next month
    MONTH_END = "last day of the month of"
    YEARLY = "yearly"                        # the next of a fixed day


@immutable
class Limit:
    """So much time from an event. `amount_fact` names the fact that gives the number where the law gives none."""

    text: str
    amount: int
    unit: Unit
    direction: Direction
    events: tuple[str, ...]
    amount_fact: str = ""
    anchor: tuple[int, int] = (0, 0)         # of a yearly day: the month and day that has to come first
    fixed: tuple[int, int] = (0, 0)          # and its own month and day, 0 for the last of the month
    every: int = 1
    since: int = 1

    @property
    def counts_working_days(self) -> bool:
        return self.unit is Unit.WORKING_DAYS


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_UNITS = {"hour": Unit.HOURS, "day": Unit.DAYS, "working day": Unit.WORKING_DAYS, "business day": Unit.WORKING_DAYS,
          "month": Unit.MONTHS, "year": Unit.YEARS}
_EVENTS = r"(?P<events>[a-z0-9_]+(?: or [a-z0-9_]+)*)"
_PLAIN = re.compile(r"(?P<amount>\d+|[a-z_]+) (?P<unit>hour|day|working day|business day|month|year)s? "
                    rf"(?P<direction>after the month of|after|before|counting) {_EVENTS}")
_NEXT_MONTH = re.compile(rf"(?P<amount>\d+)(?:st|nd|rd|th) working day of the month after {_EVENTS}")
_MONTH_END = re.compile(rf"last day of the month of {_EVENTS}")
_AT = re.compile(rf"at {_EVENTS}")
_AFTER_DAY = re.compile(rf"(?P<month>[A-Z]\w+) (?P<day>\d+) after (?P<first>[A-Z]\w+) (?P<first_day>\d+) on or after {_EVENTS}")
_EVERY = re.compile(rf"last day of (?P<month>[A-Z]\w+) every (?P<every>\d+) years from (?P<since>\d+) on or after {_EVENTS}")


def read_limit(text: str) -> Limit:
    """
    >>> read_limit("10 working days after entry or release").events
    ('entry', 'release')
    >>> read_limit("soon after entry")
    Traceback (most recent call last):
    ValueError: 'soon after entry' is no limit of time
    """
    def events(found: re.Match[str]) -> tuple[str, ...]:
        return tuple(found["events"].split(" or "))

    if found := _PLAIN.fullmatch(text):
        number = found["amount"].isdigit()
        amount = int(found["amount"]) if number else 0
        return Limit(text, amount, _UNITS[found["unit"]], Direction(found["direction"]), events(found), amount_fact="" if number else found["amount"])
    if found := _NEXT_MONTH.fullmatch(text):
        return Limit(text, int(found["amount"]), Unit.WORKING_DAYS, Direction.IN_NEXT_MONTH, events(found))
    if found := _MONTH_END.fullmatch(text):
        return Limit(text, 0, Unit.DAYS, Direction.MONTH_END, events(found))
    if found := _AT.fullmatch(text):
        return Limit(text, 0, Unit.DAYS, Direction.AT, events(found))
    if found := _AFTER_DAY.fullmatch(text):
        return Limit(text, 0, Unit.DAYS, Direction.YEARLY, events(found), anchor=(_MONTHS[found["first"]], int(found["first_day"])),
                     fixed=(_MONTHS[found["month"]], int(found["day"])))
    if found := _EVERY.fullmatch(text):
        month = _MONTHS[found["month"]]
        return Limit(text, 0, Unit.DAYS, Direction.YEARLY, events(found), anchor=(month, 0), fixed=(month, 0),
                     every=int(found["every"]), since=int(found["since"]))
    raise ValueError(f"{text!r} is no limit of time")


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day.

    >>> months_after(date(2026, 1, 30), 1), months_after(date(2024, 2, 29), 12)
    (datetime.date(2026, 2, 28), datetime.date(2025, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _day_of(year: int, month: int, day: int) -> date:
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last) if day else last)


def _yearly(limit: Limit, start: date) -> date:
    year = start.year
    while _day_of(year, *limit.anchor) < start or (year - limit.since) % limit.every:
        year += 1
        if year > date.max.year:
            return date.max
    return _day_of(year, *limit.fixed)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def last_day(limit: Limit, start: date, amount: int) -> date:
    """The last day of a limit that is not one of hours, before it is moved off a closed day. For one before the event, the last day too."""
    match limit.direction:
        case Direction.AT:
            return start
        case Direction.MONTH_END:
            return month_end(start)
        case Direction.IN_NEXT_MONTH:
            return working_days_after(month_end(start), amount)
        case Direction.YEARLY:
            return _yearly(limit, start)
        case Direction.AFTER_MONTH:
            start = month_end(start)
        case Direction.COUNTING:
            start -= ONE_DAY
            if limit.unit in (Unit.MONTHS, Unit.YEARS):      # twelve months from January 1 end on December 31
                return months_after(start + ONE_DAY, amount * (12 if limit.unit is Unit.YEARS else 1)) - ONE_DAY
    back = limit.direction is Direction.BEFORE
    match limit.unit:
        case Unit.WORKING_DAYS:
            return working_days_before(start, amount) if back else working_days_after(start, amount)
        case Unit.MONTHS | Unit.YEARS:
            months = amount * (12 if limit.unit is Unit.YEARS else 1)
            return months_after(start, -months if back else months)
        case _:
            return _shifted(start, -amount if back else amount)


def moment(limit: Limit, start: datetime | date, amount: int) -> datetime:
    """The moment that a limit of hours gives: without an hour of the event, from the first moment of its day, which is the careful reading."""
    if not isinstance(start, datetime):
        start = datetime.combine(start, time())
    span = timedelta(hours=-amount if limit.direction is Direction.BEFORE else amount)
    try:
        if start.tzinfo is None:
            return start + span
        return (start.astimezone(UTC) + span).astimezone(start.tzinfo)       # hours pass alike when the clocks are changed
    except OverflowError:
        return start


def given(limit: Limit, events: Mapping[str, date | datetime]) -> str:
    """The first of the limit's events that is given, or ""."""
    return next((name for name in limit.events if name in events), "")
