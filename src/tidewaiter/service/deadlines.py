"""What is due and when, from what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from tidewaiter.clearance.deadlines import Book, Deadline, Stake, book
from tidewaiter.clearance.deadlines import deadlines as reckon
from tidewaiter.codes import entry_types
from tidewaiter.dates import read_day
from tidewaiter.service.wrong_call import WrongCall

_LONGEST = 3660                              # days that a notice or a tariff may allow


def deadlines(events: Sequence[str], entry_type: str = "", facts: Sequence[str] = ()) -> dict[str, Any]:
    """The reply of `tidewaiter deadlines`: each event as NAME=DAY or NAME=MOMENT, each fact as NAME=VALUE. WrongCall where one is none.

    >>> deadlines(["liquidation=2024-03-15"])["deadlines"][-1]["due"]
    '2024-09-11'
    """
    clocks = book()
    happened = read_events(events, clocks)
    if entry_type and not entry_types.known(entry_type):
        raise WrongCall(f"{entry_type!r} is no entry type{_nearest(entry_type, entry_types.names())}")
    found = reckon(happened, entry_type, read_facts(facts, clocks), clocks)
    return {"deadlines": [as_json(one) for one in found]}


def read_events(words: Iterable[str], clocks: Book) -> dict[str, date | datetime]:
    """The events by their own names."""
    names = clocks.events.keys() | clocks.also.keys()
    happened: dict[str, date | datetime] = {}
    for word in words:
        name, text = _halves(word, "entry=2026-09-18")
        if name not in names:
            raise WrongCall(f"{name!r} is no event{_nearest(name, names)}")
        name = clocks.also.get(name, name)
        if name in happened:
            raise WrongCall(f"{name} is given twice")
        happened[name] = _day_or_moment(text)
    if not happened:
        raise WrongCall("no event is given; write --event entry=2026-09-18")
    return happened


def read_facts(words: Iterable[str], clocks: Book) -> dict[str, str]:
    """The facts by their own names and values."""
    told: dict[str, str] = {}
    for word in words:
        name, value = _halves(word, "mode=vessel")
        fact = clocks.facts.get(name)
        if fact is None:
            raise WrongCall(f"{name!r} is no fact{_nearest(name, clocks.facts)}")
        if name in told:
            raise WrongCall(f"{name} is given twice")
        value = fact.also.get(value, value)
        if fact.values and value not in fact.values:
            raise WrongCall(f"{name} is {', '.join(fact.values)}, not {value!r}")
        if not fact.values and not (value.isascii() and value.isdigit() and int(value) <= _LONGEST):
            raise WrongCall(f"{name} is a number of days up to {_LONGEST}, not {value!r}")
        told[name] = value
    return told


def as_json(one: Deadline) -> dict[str, Any]:
    """The keys that the interface names, and beside them what else is known."""
    return {
        "id": one.id, "task": one.task, "due": _text(one.due), "event": one.event, "rule": one.rule, "cite": one.cite,
        "consequence": one.consequence, "step": one.step, "edge": one.edge, "by": _text(one.moment), "unrolled": _text(one.unrolled),
        "warn": [str(day) for day in one.warn], "stake": _stake(one.stake), "confidence": one.checked, "applies_if": one.applies_if,
        "asks": list(one.asks), "whose": one.whose, "version": one.version,
        "otherwise": [{"if": other.condition, "due": _text(other.moment or other.day)} for other in one.otherwise],
    }


def _stake(stake: Stake) -> dict[str, Any]:
    parts = [{"cents": part.cents} if part.cents is not None else {"percent": part.percent, "of": list(part.sum)} for part in stake.least]
    return {"least_of": parts, "each": stake.each, "words": stake.words, "cite": stake.cite}


def _text(day: date | datetime | None) -> str | None:
    return day.isoformat(timespec="minutes") if isinstance(day, datetime) else str(day) if day else None


def _halves(word: str, example: str) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in word.partition("="))
    if not equals or not name or not value:
        raise WrongCall(f"{word!r} is not NAME=VALUE; write {example}")
    return name.lower().replace("-", "_"), value


def _day_or_moment(text: str) -> date | datetime:
    if len(text) == 10:
        try:
            return read_day(text)
        except ValueError as error:
            raise WrongCall(str(error)) from None
    try:
        if "T" not in text and " " not in text:
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise WrongCall(f"{text!r} is neither a day, as 2026-09-18, nor a moment, as 2026-09-18T14:30 or 2026-09-18T14:30-04:00") from None


def _nearest(name: str, names: Mapping[str, Any] | Iterable[str]) -> str:
    close = get_close_matches(name, list(names), 3, 0.5)
    return f"; the nearest: {', '.join(close)}" if close else ""
