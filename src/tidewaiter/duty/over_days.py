"""The duty of a line over days of entry: from one change of the law to the next, and what of the law changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tidewaiter.duty.assess import Circumstances, assess_line
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Charge, LineAssessment
from tidewaiter.duty.stretches import DAYS, of_day, of_entry
from tidewaiter.entry.line import Line
from tidewaiter.findings import Severity
from tidewaiter.numbers import hts
from tidewaiter.values import immutable


@immutable
class Turned:
    """What of the law changed on a day, for the line: a number that began, ended, or has another rate."""

    number: str
    kind: str                    # begins, ends, rate
    before: str
    after: str
    cite: str


@immutable
class Stretch:
    """Days of entry over which the line owes the same. `not_known` says what keeps the duty from being known, empty where it is."""

    start: date
    before: date
    duty: int                    # cents, cases too
    numbers: tuple[tuple[str, str, int], ...]        # number, rate, cents
    turned: tuple[Turned, ...]
    not_known: str = ""


def over_days(line: Line, around: Circumstances, law: Law, start: date, before: date, *, base_text: str = "") -> tuple[Stretch, ...]:
    """What the line would owe on each day of entry from `start` and before `before`, by the law as all of it is held now.

    The days of export, loading and importation keep their distance to the day of entry.
    """
    found: list[Stretch] = []
    last: LineAssessment | None = None
    for day in _edges(around, law, start, before):
        assessed = assess_line(line, _moved(around, day), law, base_text=base_text)
        if last is not None and _same(last, assessed):
            found[-1] = replace(found[-1], before=before)
            continue
        if found:
            found[-1] = replace(found[-1], before=day)
        turned = tuple(_turned(last, assessed)) if last is not None else ()
        found.append(Stretch(day, before, sum(one.amount for one in assessed.charges),
                             tuple((_number(one), one.rate, one.amount) for one in assessed.charges), turned, _not_known(assessed)))
        last = assessed
    return tuple(found)


def _edges(around: Circumstances, law: Law, start: date, before: date) -> list[date]:
    """The first day, and each later one on which something may change."""
    days = set(of_entry(law).edges)
    for name in DAYS:
        other: date | None = getattr(around, name)
        if other is not None:
            days |= {edge + (around.entered - other) for edge in of_day(law, name).edges}
    return [start, *sorted(day for day in days if start < day < before)]


def _moved(around: Circumstances, day: date) -> Circumstances:
    by: timedelta = day - around.entered
    moved = {name: other + by for name in DAYS if (other := getattr(around, name)) is not None}
    return replace(around, entered=day, fee_day=None, granted=None, **moved)


def _same(one: LineAssessment, other: LineAssessment) -> bool:
    return [(_number(c), c.rate, c.amount) for c in one.charges] == [(_number(c), c.rate, c.amount) for c in other.charges] and (
        _not_known(one) == _not_known(other))


def _turned(before: LineAssessment, after: LineAssessment) -> Iterator[Turned]:
    was, now = _by_number(before.charges), _by_number(after.charges)
    for number, charge in was.items():
        if number not in now:
            yield Turned(number, "ends", charge.rate, "", charge.cite)
    for number, charge in now.items():
        old = was.get(number)
        if old is None:
            yield Turned(number, "begins", "", charge.rate, charge.cite)
        elif old.rate != charge.rate or (old.amount != charge.amount and old.base_amount != charge.base_amount):
            yield Turned(number, "rate", f"{old.rate} of {old.base_amount}", f"{charge.rate} of {charge.base_amount}", charge.cite)


def _by_number(charges: Sequence[Charge]) -> dict[str, Charge]:
    return {_number(one): one for one in charges}


def _number(charge: Charge) -> str:
    return hts.format(charge.number) if charge.kind == "duty" else charge.number


def _not_known(assessed: LineAssessment) -> str:
    """What is fatal of a day: most often that the number is not in the schedule of it."""
    return next((finding.message for finding in assessed.findings if finding.severity is Severity.FATAL), "")
