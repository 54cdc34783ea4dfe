"""The order of the worklist: by hours left and money at risk, as one declared function in whole numbers.

A task is in the first band that its hours left fit. Within a band up to a week the greater weight goes first, in a later one the sooner day.
The weight of a task is its money at risk in whole dollars, and five times what each day costs: a working week of demurrage weighs like a
penalty of that sum. Money that is not known weighs as a thousand dollars, so that it neither leads nor is lost; it is shown as not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tidewaiter.clearance.task import Task
from tidewaiter.money.cents import usd
from tidewaiter.values import immutable

UNKNOWN_CENTS = 100_000
DAYS_OF_COST = 5
MOST_WEIGHT = 10**9                          # whole dollars: what a Count holds


@immutable
class Band:
    """Tasks whose hours left are below `hours`, and in no earlier band; None for those further off, and for those without a day.

    `by_day` bands are ordered by their day, the others by weight."""

    name: str
    words: str
    hours: int | None
    by_day: bool = False


BANDS: tuple[Band, ...] = (
    Band("overdue", "overdue",                   0),
    Band("4h",      "due within 4 hours",        4),
    Band("24h",     "due within 24 hours",       24),
    Band("3d",      "due within 3 days",         72),
    Band("7d",      "due within 7 days",         168),
    Band("later",   "due later",                 None, by_day=True),
    Band("no-day",  "no day is known",           None),
)
LATER, NO_DAY = len(BANDS) - 2, len(BANDS) - 1


def weight(stake_cents: int | None, daily_cents: int) -> int:
    """The weight of money at risk and of a daily cost, in whole dollars, half a dollar and more up.

    >>> weight(500_000, 0), weight(None, 0), weight(0, 17_500), weight(149, 0)
    (5000, 1000, 875, 1)
    """
    cents = (UNKNOWN_CENTS if stake_cents is None else stake_cents) + DAYS_OF_COST * daily_cents
    return min((cents + 50) // 100, MOST_WEIGHT)


def band(due_at: datetime | None, now: datetime) -> int:
    """The place of a task's band. What is due this very moment is not overdue yet; what is due in exactly four hours is in the next band."""
    if due_at is None:
        return NO_DAY
    left = due_at - now
    for place, one in enumerate(BANDS[:LATER]):
        if left < timedelta(hours=one.hours or 0):
            return place
    return LATER


def span(place: int, now: datetime) -> tuple[datetime | None, datetime | None]:
    """From which moment on and before which a task is due to be in a band; None where that end is open."""
    least = now + timedelta(hours=BANDS[place - 1].hours or 0) if place else None
    hours = BANDS[place].hours
    return least, now + timedelta(hours=hours) if hours is not None else None


def score(task: Task, now: datetime) -> int:
    """The urgency of a task: greater goes first. Whole numbers: the band counts most, then weight, or the minutes of a later day.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 9, 18, 12, tzinfo=UTC)
    >>> light, heavy = (Task("e1", "c1", "clock", "D06", "x", due_at=noon + timedelta(hours=20), weight=dollars) for dollars in (5, 9000))
    >>> score(heavy, noon) > score(light, noon)
    True
    """
    place = band(task.due_at, now)
    base = (len(BANDS) - place) * 10**12
    if BANDS[place].by_day and task.due_at is not None:
        return base + 10**11 - min(int((task.due_at - now).total_seconds()) // 60, 10**11)
    return base + task.weight


def why(task: Task, now: datetime) -> str:
    """Why a task stands where it does, in words."""
    place = band(task.due_at, now)
    told = [BANDS[place].words]
    if task.due_at is not None:
        hours = hours_left(task, now) or 0
        told[0] += f" ({-hours} hours ago)" if hours < 0 else f" ({hours} hours left)"
    told.append(f"{usd(task.stake_cents)} at risk" if task.stake_cents is not None else "money at risk not known, weighed as $1,000")
    if task.daily_cents:
        told.append(f"{usd(task.daily_cents)} a day, five days weighed")
    return "; ".join(told)


def hours_left(task: Task, now: datetime) -> int | None:
    """Whole hours until a task is due, below zero once it is overdue; None where no day is known.

    >>> from datetime import UTC
    >>> hours_left(Task("e1", "c1", "clock", "D06", "x", due_at=datetime(2026, 9, 18, 12, tzinfo=UTC)), datetime(2026, 9, 18, 12, 1, tzinfo=UTC))
    -1
    """
    return None if task.due_at is None else int((task.due_at - now).total_seconds() // 3600)


def ordered(tasks: Iterable[tuple[str, Task]], now: datetime) -> list[tuple[str, Task]]:
    """Tasks with their ids in the order of the worklist: the order of the database's pages is this one."""
    return sorted(tasks, key=lambda one: place(one[0], one[1], now))


def place(id: str, task: Task, now: datetime) -> tuple[int, int, str, int, str]:
    """What tasks are ordered by: band, then day or weight, then weight or day, then id."""
    number = band(task.due_at, now)
    day = task.due_at.isoformat() if task.due_at else ""
    if BANDS[number].by_day:
        return number, 0, day, -task.weight, id
    return number, -task.weight, day, 0, id
