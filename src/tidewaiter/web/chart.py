"""A duty over days drawn as a figure: whole numbers of an SVG, without style or script of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.duty.over_days import Stretch
from tidewaiter.money.cents import usd

WIDTH, HEIGHT, LEFT, TOP, FOOT = 1000, 220, 92, 12, 28


@dataclass(frozen=True)
class Bar:
    """A stretch of days: its place, its height, the words for who points at it, and whether its duty is known."""

    x: int
    y: int
    width: int
    height: int
    words: str
    known: bool
    anchor: str


@dataclass(frozen=True)
class Mark:
    """A line across the figure with its words: an amount at the side, a day below."""

    at: int
    words: str


@dataclass(frozen=True)
class Chart:
    """The figure: its bars, the amounts at its side, the days below, and where the line's own day of entry is."""

    bars: tuple[Bar, ...]
    amounts: tuple[Mark, ...]
    days: tuple[Mark, ...]
    own: Mark | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    floor: int = HEIGHT - FOOT
    top: int = TOP


def chart(stretches: Sequence[Stretch], own: date) -> Chart:
    """The figure of a duty over days."""
    first, last = stretches[0].start, stretches[-1].before
    most = max(max(one.duty for one in stretches), 1)
    floor, tall = HEIGHT - FOOT, HEIGHT - FOOT - TOP

    def across(day: date) -> int:
        return LEFT + (WIDTH - LEFT - 8) * (day - first).days // max((last - first).days, 1)

    def up(cents: int) -> int:
        return floor - tall * cents // most

    bars = tuple(
        Bar(across(one.start), up(one.duty), max(across(one.before) - across(one.start), 1), floor - up(one.duty),
            f"from {one.start}: {'not known: ' + one.not_known if one.not_known else usd(one.duty)}", not one.not_known, f"from-{one.start}")
        for one in stretches
    )
    amounts = tuple(Mark(up(cents), f"{cents // 100:,}") for cents in (0, most // 2, most))
    step = 1 if (last - first).days > 800 else 0
    days = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)] if step else [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(0, 27, 3)]
    marks = tuple(Mark(across(day), day.isoformat()[:7] if not step else str(day.year)) for day in days if first <= day < last)
    return Chart(bars, amounts, marks, Mark(across(own), f"entered {own}") if first <= own < last else None)
