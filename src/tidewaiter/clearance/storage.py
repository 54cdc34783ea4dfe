"""Demurrage, storage and per diem: the last free day by a carrier's or terminal's tariff, what it has cost, and what each day more costs.

A tariff is the user's: no public table of them is to be had. Without one nothing is reckoned, and that is said. Money is whole cents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from tidewaiter.clearance.events import FileEvent
from tidewaiter.dates import cbp_day
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Cents, Code, Count, Line, Name, Words
from tidewaiter.values import immutable

ONE_DAY = timedelta(days=1)
Open = Callable[[date], bool]            # whether a day is a working day for whoever made the tariff
_MOST = 3660                             # days that are reckoned: a box that stood ten years is asked about, not counted


class StorageCharge(StrEnum):
    """What is charged, from the box's discharge or availability to its leaving, or from its leaving to its return."""

    DEMURRAGE = "demurrage"      # by the carrier, for the box at the terminal
    STORAGE = "storage"          # by the terminal, warehouse or air carrier, for room
    PER_DIEM = "per_diem"        # by the carrier, for the box outside the terminal: detention


class CountedDays(StrEnum):
    """Which days count."""

    CALENDAR = "calendar"
    WORKING = "working"          # no weekends, and no holidays unless the tariff counts them


# From what a tariff counts, and what ends it: events of the file.
STARTS: Mapping[str, str] = {"discharged": "goods.discharged", "available": "goods.available", "fetched": "goods.fetched"}
ENDS: Mapping[StorageCharge, str] = {
    StorageCharge.DEMURRAGE: "goods.fetched", StorageCharge.STORAGE: "goods.fetched", StorageCharge.PER_DIEM: "container.returned",
}


@immutable
class StorageTier:
    """A rate a day from the nth chargeable day on, 1 the first, up to the next tier's. `size` is that of the box, "" for every size."""

    from_day: Count
    cents: Cents
    size: Code = ""


@immutable
class StorageTariff:
    """The terms of a carrier or terminal as the user gave them. `first_day_counts`: the day of discharge, availability or leaving is itself
    the first free day. `holidays_count` is of working days: holidays count as if they were open."""

    name: Name
    charge: StorageCharge
    issuer: Line = ""                        # carrier code, FIRMS code or name
    port: Code = ""
    starts: Code = "available"               # a row of STARTS
    free_days: Count = 0
    free: CountedDays = CountedDays.CALENDAR
    charged: CountedDays = CountedDays.CALENDAR
    first_day_counts: bool = False
    holidays_count: bool = False
    tiers: tuple[StorageTier, ...] = ()
    since: date | None = None
    before: date | None = None
    source: Words = ""


@immutable
class StorageCost:
    """What a box has cost on a day, in cents; None is not known, and `findings` say why. `days` are the chargeable ones, the day itself in.

    `next_cents` is what one day more will add; `last_free` None where free time is not known, or there is none.
    """

    last_free: date | None
    days: int | None
    cents: int | None
    next_cents: int | None
    findings: tuple[Finding, ...] = ()


def last_free_day(tariff: StorageTariff, start: date, is_open: Open) -> date | None:
    """The last day that costs nothing; None where the tariff gives no free day.

    >>> five = StorageTariff("pier 7", StorageCharge.DEMURRAGE, free_days=5)
    >>> last_free_day(five, date(2026, 9, 16), lambda day: True)         # the day after availability is the first
    datetime.date(2026, 9, 21)
    """
    day = start if tariff.first_day_counts else start + ONE_DAY
    left = tariff.free_days
    for _ in range(_MOST):
        if not left:
            return None
        left -= _counts(tariff, tariff.free, day, is_open)
        if not left:
            return day
        day += ONE_DAY
    return None


def cost(tariff: StorageTariff | None, start: date | None, on: date, size: str, is_open: Open, end: date | None = None) -> StorageCost:
    """What a box costs up to and with the day `on`, or with the day `end` on which it left or came back."""
    if tariff is None:
        return _not_known(None, _unknown("STO-TARIFF", "no tariff is given for this box", "Ask carrier and terminal, and enter it."))
    if start is None:
        why = f"the day on which the box was {tariff.starts} is not known"
        return _not_known(None, _unknown("STO-START", why, "Ask the terminal, and record it."))
    last = last_free_day(tariff, start, is_open)
    first = (last + ONE_DAY) if last else (start if tariff.first_day_counts else start + ONE_DAY)
    until = min(on, end) if end else on
    if (until - first).days > _MOST:
        return _not_known(last, _unknown("STO-LONG", f"{(until - first).days} days are not reckoned", "Record when the box left."))
    days = sum(_counts(tariff, tariff.charged, first + n * ONE_DAY, is_open) for n in range((until - first).days + 1))
    rates = [_rate(tariff, n, size) for n in range(1, days + 1)]
    total = None if None in rates else sum(rate for rate in rates if rate is not None)
    more = 0 if end and end <= on else _rate(tariff, days + 1, size)
    missing = () if total is not None and more is not None else (
        _unknown("STO-RATE", f"{tariff.name} has no rate for a box of size {size or 'not told'}, chargeable day {days or 1}", "Enter the rate."),)
    return StorageCost(last, days, total, more, missing)


def _not_known(last: date | None, why: Finding) -> StorageCost:
    return StorageCost(last, None, None, None, (why,))


def _counts(tariff: StorageTariff, which: CountedDays, day: date, is_open: Open) -> bool:
    if which is CountedDays.CALENDAR:
        return True
    return day.weekday() < 5 if tariff.holidays_count else is_open(day)


def _rate(tariff: StorageTariff, n: int, size: str) -> int | None:
    """The rate of the nth chargeable day: of the tiers for the box's size the latest that has begun, else of those for every size."""
    for wanted in dict.fromkeys((size, "")):
        begun = [tier for tier in tariff.tiers if tier.size == wanted and tier.from_day <= n]
        if begun:
            return max(begun, key=lambda tier: tier.from_day).cents
    return None


def fitting(tariffs: Sequence[StorageTariff], charge: StorageCharge, issuer: str, port: str, start: date | None) -> StorageTariff | None:
    """The tariff for a box: of its issuer, in force on the day, of its port before one of every port, the youngest first."""
    def fits(one: StorageTariff) -> bool:
        in_force = start is None or ((one.since is None or one.since <= start) and (one.before is None or start < one.before))
        return one.charge is charge and one.issuer == issuer and one.port in ("", port) and in_force

    return max(filter(fits, tariffs), key=lambda one: (one.port == port and bool(port), one.since or date.min), default=None)


def checked(tariff: StorageTariff) -> tuple[Finding, ...]:
    """What is wrong with a tariff as it was entered; it is kept all the same."""
    found = []
    if tariff.starts not in STARTS:
        found.append(_unknown("STO-STARTS", f"{tariff.starts} is nothing from which a tariff counts; there are {', '.join(STARTS)}", "Choose one."))
    if not tariff.tiers:
        found.append(_unknown("STO-NO-RATES", "the tariff has no rates", "Enter what a day costs."))
    for size in sorted({tier.size for tier in tariff.tiers}):
        days = [tier.from_day for tier in tariff.tiers if tier.size == size]
        if min(days) > 1 and not any(tier.size == "" and tier.from_day <= 1 for tier in tariff.tiers):
            found.append(_unknown("STO-FIRST-DAY", f"the rates of size {size or 'any'} begin with day {min(days)}", "Enter the rate of day 1."))
        if len(days) != len(set(days)):
            found.append(_unknown("STO-TWICE", f"two rates of size {size or 'any'} begin on one day", "Take one off."))
    if tariff.since and tariff.before and tariff.before <= tariff.since:
        found.append(_unknown("STO-SPAN", f"it ends on {tariff.before}, not after it begins on {tariff.since}", "Correct the days."))
    return tuple(found)


def _unknown(rule: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.WARNING, "storage", message, "46 CFR 541; the carrier's or terminal's tariff", fix)


@immutable
class BoxCost:
    """A box of a file under one charge: by which tariff ("" where none is known), from when, until when, and what it costs."""

    container: Line
    charge: StorageCharge
    tariff: Line
    start: date | None
    end: date | None
    cost: StorageCost


def boxes(
    containers: Iterable[str], events: Sequence[FileEvent], tariffs: Sequence[StorageTariff], *, issuers: Sequence[str], port: str, on: date,
    is_open: Open, sizes: Mapping[str, str] | None = None,
) -> tuple[BoxCost, ...]:
    """What each box of a file costs on a day, under every charge that has begun for it, or for which a tariff of an issuer is given.

    The days are those of the events about the box, the last told of each; an event without a container is about every box. `issuers` are
    the carrier and the place of the goods, whose terms count.
    """
    found = []
    for box in containers:
        days = {name: _day_of(name, box, events) for name in {*STARTS.values(), *ENDS.values()}}
        for charge in StorageCharge:
            begun = days["goods.fetched"] if charge is StorageCharge.PER_DIEM else days["goods.available"] or days["goods.discharged"]
            tariff = next(filter(None, (fitting(tariffs, charge, issuer, port, begun) for issuer in issuers if issuer)), None)
            if tariff is None and (begun is None or charge is StorageCharge.STORAGE):
                continue
            start = days[STARTS[tariff.starts]] if tariff and tariff.starts in STARTS else begun
            end = days[ENDS[charge]]
            size = (sizes or {}).get(box, "")
            found.append(BoxCost(box, charge, tariff.name if tariff else "", start, end, cost(tariff, start, on, size, is_open, end)))
    return tuple(found)


def _day_of(name: str, box: str, events: Sequence[FileEvent]) -> date | None:
    told = [event for event in events if event.name == name and event.key in ("", box)]
    return cbp_day(told[-1].told or told[-1].at) if told else None
