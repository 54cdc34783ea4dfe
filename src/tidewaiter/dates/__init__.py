"""Days and the spans between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

CBP_ZONE = ZoneInfo("America/New_York")      # CBP's messages name no zone; ACE's own clock is that of the east coast


@dataclass(frozen=True)
class Span:
    """Days from `start`, up to but not on `before`, as the notices put it. Without an end it holds the last day of the calendar too.

    >>> Span(date(2026, 7, 24), date(2026, 7, 28))
    Span(2026-07-24 to before 2026-07-28)
    >>> date(2026, 7, 28) in Span(date(2026, 7, 24), date(2026, 7, 28))
    False
    >>> date.max in Span(date(2026, 7, 24))
    True
    """

    start: date = date.min
    before: date = date.max

    def __post_init__(self) -> None:
        if self.start >= self.before:
            raise ValueError(f"a span from {self.start} to before {self.before} holds no day")

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day and (day < self.before or self.before == date.max)

    def __repr__(self) -> str:
        start = "" if self.start == date.min else f"{self.start} "
        before = "on" if self.before == date.max else f"to before {self.before}"
        return f"Span({start}{before})"


def cbp_day(at: datetime) -> date:
    """The day at CBP of a moment, whose zone is known. ValueError where it is not.

    >>> from datetime import UTC
    >>> cbp_day(datetime(2026, 11, 19, 4, 59, tzinfo=UTC)), cbp_day(datetime(2026, 11, 19, 5, 0, tzinfo=UTC))
    (datetime.date(2026, 11, 18), datetime.date(2026, 11, 19))
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no zone, so its day at CBP is not known")
    return at.astimezone(CBP_ZONE).date()


def read_day(text: str) -> date:
    """The day that an ISO 8601 text names. ValueError says what was expected.

    >>> read_day("2026-09-18")
    datetime.date(2026, 9, 18)
    >>> read_day("9/18/26")
    Traceback (most recent call last):
    ValueError: '9/18/26' is not a day; write it as 2026-09-18
    """
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        raise ValueError(f"{text!r} is not a day; write it as 2026-09-18") from None
