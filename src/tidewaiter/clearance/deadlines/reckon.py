"""Which clocks run from what happened, and on which day each of them ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tidewaiter.clearance.deadlines.clock import Case, Clock, Combine, Roll, Stake
from tidewaiter.clearance.deadlines.limit import Direction, Limit, Unit, given, last_day, moment, month_end
from tidewaiter.clearance.deadlines.reading import Book, book
from tidewaiter.dates.working_days import holidays, holidays_between, next_working_day, previous_working_day, working_days_before
from tidewaiter.values import immutable

Day = date | datetime
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@immutable
class Otherwise:
    """The day under another reading, or its moment, and what would have to be so. No day where there is no limit then."""

    condition: str
    day: date | None
    moment: datetime | None = None


@immutable
class Deadline:
    """One clock that runs: its last day, how that is found, and what passes with it.

    `day` is None where a fact or event that the rule needs is not given; `asks` names it. `moment` is set where the limit is one of hours;
    without the hour of the event (`hour_known` false) it is the earliest that it can be. `unrolled` is the last day before it was moved off
    a closed one: who can be done by then should. `warn` are days on which to be told. Under a fact that is not given, `otherwise` has the
    other days. `edge` is `first` where a thing may not be done earlier. `version` is a hash of the rule and, where working days count or it
    rolls, of the closures.
    """

    id: str
    step: str
    task: str
    day: date | None
    moment: datetime | None
    hour_known: bool
    event: str
    rule: str
    cite: str
    consequence: str
    unrolled: date | None
    warn: tuple[date, ...]
    stake: Stake
    checked: str
    applies_if: str
    asks: tuple[str, ...]
    otherwise: tuple[Otherwise, ...]
    whose: str
    edge: str
    version: str

    @property
    def due(self) -> Day | None:
        """The day, or the moment where the event had an hour and the limit is one of hours."""
        return self.moment if self.hour_known and self.moment else self.day


@immutable
class _Reading:
    """A case under the events that are given."""

    case: Case
    day: date | None = None
    unrolled: date | None = None
    moment: datetime | None = None
    hour_known: bool = False
    event: str = ""
    start: date | None = None
    rule: str = ""
    asks: tuple[str, ...] = ()


_Weighed = tuple[_Reading, bool | None, tuple[str, ...]]       # a reading, whether it holds, and the facts that would say


def deadlines(events: Mapping[str, Day], entry_type: str = "", facts: Mapping[str, str] | None = None,
              clocks: Book | None = None) -> tuple[Deadline, ...]:
    """Every clock that runs from the events, the nearest first. Events and facts by the names of law/deadlines/terms.yaml.

    A day is a day in the time of the port; a moment may have its zone. When an event moves, call again.

    >>> [found] = [one for one in deadlines({"entry": date(2024, 1, 9)}, "01") if one.id == "D06"]
    >>> found.due, found.rule
    (datetime.date(2024, 1, 24), '10 working days after entry 2024-01-09, past 1 holiday')
    """
    clocks = clocks or book()
    made = (_deadline(clock, events, entry_type, facts or {}) for clock in clocks.clocks if _may_apply(clock, entry_type))
    return tuple(sorted(filter(None, made), key=lambda one: (one.day is None, one.day or date.max, int(one.id[1:]), one.step)))


def is_late(deadline: Deadline, when: Day) -> bool | None:
    """Whether what is done on `when` is out of time; of a clock with a first day, whether it is too early. None where no day is known.

    A day without an hour is late as soon as part of it may be.

    >>> found = next(one for one in deadlines({"liquidation": date(2024, 3, 15)}) if one.id == "D31")
    >>> is_late(found, date(2024, 9, 11)), is_late(found, date(2024, 9, 12))
    (False, True)
    """
    if deadline.day is None:
        return None
    if deadline.moment is not None:
        if isinstance(when, datetime):
            end = deadline.moment
            return when > end if (when.tzinfo is None) == (end.tzinfo is None) else when.replace(tzinfo=None) > end.replace(tzinfo=None)
        return when >= deadline.moment.date()
    day = when.date() if isinstance(when, datetime) else when
    return day < deadline.day if deadline.edge == "first" else day > deadline.day


def _may_apply(clock: Clock, entry_type: str) -> bool:
    return not entry_type or ((not clock.types or entry_type in clock.types) and entry_type not in clock.not_types)


def _deadline(clock: Clock, events: Mapping[str, Day], entry_type: str, facts: Mapping[str, str]) -> Deadline | None:
    if not any(name in events for name in clock.events):
        return None
    open_: list[_Weighed] = []                                  # up to the first that holds; those after it are overridden
    for case in clock.cases:
        verdict, missing = _verdict(case, events, entry_type, facts)
        if verdict is not False:
            open_.append((_read(clock, case, events, facts), verdict, missing))
        if verdict:
            break
    if not open_:
        return None
    chosen = _choose(open_)
    if chosen.case.none:
        return None
    others = [(reading, missing) for reading, _, missing in open_ if reading is not chosen]
    alike = all(reading.day == chosen.day and reading.moment == chosen.moment for reading, _ in others)
    decide = [] if alike else [name for _, _, missing in open_ for name in missing]
    decide += [name for reading, _ in others if reading.case.presumed for name in reading.asks]
    shown = [] if alike else [reading for reading, _ in others if reading.day or reading.case.none]
    otherwise = tuple(Otherwise(reading.case.words or reading.case.none, reading.day, reading.moment if reading.hour_known else None)
                      for reading in shown)
    rule = chosen.rule
    if chosen.case.words and not alike:
        rule += f"; taken as {chosen.case.words}"
    if clock.since > (chosen.start or date.max):
        rule += f"; the rule reads so since {clock.since}, and its older text is not held"
    return Deadline(
        clock.id, clock.step, clock.task, chosen.day, chosen.moment, chosen.hour_known, chosen.event, rule,
        chosen.case.cite or clock.cite, clock.miss,
        chosen.unrolled, _warnings(chosen), clock.stake, clock.checked, _condition(clock, entry_type),
        tuple(dict.fromkeys((*chosen.asks, *decide))), otherwise, clock.whose, clock.edge, clock.version)


def _condition(clock: Clock, entry_type: str) -> str:
    """What the clock supposes that the call does not say."""
    kind = f"entry type {', '.join(clock.types)}" if clock.types and not entry_type else ""
    return "; ".join(filter(None, (clock.applies_if, kind)))


def _choose(open_: Sequence[_Weighed]) -> _Reading:
    """The reading that is answered: the one that holds, else the one presumed, else the one that ends first."""
    last, verdict, _ = open_[-1]
    if verdict and (last.case.when or last.case.by or last.day or last.case.none or len(open_) == 1):
        return last
    ended = [reading for reading, _, _ in open_ if reading.day]
    if not ended:
        return last
    presumed = [reading for reading in ended if reading.case.presumed]
    return presumed[0] if presumed else min(ended, key=lambda reading: reading.day or date.max)


def _verdict(case: Case, events: Mapping[str, Day], entry_type: str, facts: Mapping[str, str]) -> tuple[bool | None, tuple[str, ...]]:
    """Whether a case holds, None if not known, and the facts that would say."""
    missing = []
    for name, values in case.when:
        told = entry_type if name == "entry_type" else facts.get(name, "")
        if not told:
            missing.append(name)
        elif told not in values:
            return False, ()
    if case.since > date.min or case.before < date.max:
        trigger = next((_date(events[name]) for limit in case.limits for name in limit.events if name in events), None)
        if not case.by or case.by in events:
            day = _date(events[case.by]) if case.by else trigger
            if day is not None and not case.since <= day < case.before:
                return False, ()
        elif trigger is not None and trigger < case.since:       # the earlier event is earlier still
            return False, ()
        elif trigger is None or trigger >= case.before or case.since > date.min:
            missing.append(case.by)
    return (None if missing else True), tuple(missing)


def _read(clock: Clock, case: Case, events: Mapping[str, Day], facts: Mapping[str, str]) -> _Reading:
    found, asks = [], []
    for limit in case.limits:
        name = _event(clock, limit, events)
        if not name:
            asks.append(limit.events[0])
        elif limit.amount_fact and limit.amount_fact not in facts:
            asks.append(limit.amount_fact)
        else:
            amount = max(int(facts[limit.amount_fact]), clock.least) if limit.amount_fact else limit.amount
            found.append(_one(clock, case, limit, name, events[name], amount))
    if not found:
        event = next((name for name in clock.events if name in events), "")
        start = _date(events[event]) if event else None
        return _Reading(case, event=event, start=start, rule="; ".join(limit.text for limit in case.limits), asks=tuple(asks))
    pick: Callable[..., _Reading] = max if case.combine is Combine.LATEST else min
    chosen = pick(found, key=lambda reading: reading.day or date.max)
    if case.combine is not Combine.ONE:
        rest = [reading.rule for reading in found if reading is not chosen]
        rest += [limit.text for limit in case.limits if not given(limit, events)]
        words = f", the {'later' if case.combine is Combine.LATEST else 'earlier'} of it and {'; '.join(rest)}"
        return replace(chosen, rule=chosen.rule + words, asks=tuple(asks))
    return chosen


def _event(clock: Clock, limit: Limit, events: Mapping[str, Day]) -> str:
    """The event that a limit runs from: the first given, or of those given the one that came first where the row says so."""
    names = [name for name in limit.events if name in events]
    if not names:
        return ""
    return min(names, key=lambda name: _date(events[name])) if clock.earliest_event else names[0]


def _one(clock: Clock, case: Case, limit: Limit, name: str, when: Day, amount: int) -> _Reading:
    start = _date(when)
    words = limit.text.removesuffix(" or ".join(limit.events)).replace(limit.amount_fact or "\0", str(amount))
    if limit.unit is Unit.HOURS:
        known = isinstance(when, datetime)
        end = moment(limit, when, amount)
        rule = f"{words}{name} {when.isoformat(timespec='minutes') if isinstance(when, datetime) else when}"
        if not known:
            rule += f"; no hour is given, so from the first moment of that day: by {end:%H:%M} on {end.date()}"
        return _Reading(case, end.date(), end.date(), end, known, name, start, rule)
    day = last_day(limit, start, amount)
    rule = f"{words}{name} {start}"
    if limit.counts_working_days and (passed := _holidays_passed(limit, start, day)):
        rule += f", past {passed} holiday{'s' if passed > 1 else ''}"
    rolled = next_working_day(day) if clock.roll is Roll.NEXT else previous_working_day(day) if clock.roll is Roll.PREVIOUS else day
    if rolled != day:
        rule += f"; {day} is {_closed(day)}, so the {'next' if rolled > day else 'last'} working day ({clock.roll_cite})"
    elif clock.roll is Roll.NONE and not limit.counts_working_days and limit.direction is not Direction.AT and _closed(day):
        rule += f"; {day} is {_closed(day)}, and no rule moves it"
    return _Reading(case, rolled, day, None, False, name, start, rule)


def _holidays_passed(limit: Limit, start: date, day: date) -> int:
    if day < start:
        return sum(found != start for found in holidays_between(day, start))
    return len(holidays_between(month_end(start) if limit.direction in (Direction.IN_NEXT_MONTH, Direction.AFTER_MONTH) else start, day))


def _closed(day: date) -> str:
    """Why the offices are closed on a day, or ""."""
    if day.weekday() > 4:
        return f"a {_NAMES[day.weekday()]}"
    return holidays(day.year).get(day, "")


def _date(when: Day) -> date:
    return when.date() if isinstance(when, datetime) else when


def _warnings(reading: _Reading) -> tuple[date, ...]:
    """Half and four fifths of the way, two working days before the last day, and the day from which it was moved."""
    if reading.day is None or reading.start is None:
        return ()
    days = {working_days_before(reading.day, 2), reading.day}
    if reading.unrolled:
        days.add(reading.unrolled)
    length = (reading.day - reading.start).days
    if length > 0:
        days |= {reading.start + timedelta(days=length // 2), reading.start + timedelta(days=length * 4 // 5)}
        days = {day for day in days if day >= reading.start}
    return tuple(sorted(day for day in days if day <= reading.day))
