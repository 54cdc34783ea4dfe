"""Reads law/deadlines; a row that contradicts itself or names what is not declared is a LawError."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.clearance.deadlines.clock import Amount, Case, Clock, Combine, Roll, Stake
from tidewaiter.clearance.deadlines.limit import Limit, read_limit
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir
from tidewaiter.values import immutable

TERMS = "terms.yaml"
_KEYS = {"id", "step", "task", "limit", "earliest", "latest", "cases", "cite", "miss", "stake", "checked", "roll", "whose", "edge", "applies_if",
         "types", "not_types", "since", "note", "earliest_event", "least"}
_AS_THEY_ARE = ("step", "whose", "edge", "applies_if", "since", "note", "earliest_event", "least")
_CASE = {"limit", "earliest", "latest", "none", "when", "by", "since", "before", "presumed", "words", "cite"}


@immutable
class Fact:
    """A fact that a clock turns on. `values` is empty where it is a number of days."""

    words: str
    values: tuple[str, ...]
    also: Mapping[str, str]


@immutable
class Book:
    """Every clock, with the events, facts and other names that they are told of."""

    clocks: tuple[Clock, ...]
    events: Mapping[str, str]                # in words, by name
    also: Mapping[str, str]                  # the event that another name stands for
    facts: Mapping[str, Fact]
    rolls: Mapping[str, str]


@cache
def book(folder: Path | None = None) -> Book:
    """The clocks of law/deadlines, in the order of their ids."""
    folder = folder or law_dir() / "deadlines"
    terms = _load(folder / TERMS)
    closures = (law_dir() / "closures.csv").read_text(encoding="utf-8")
    events = {name: row["words"] for name, row in terms["events"].items()}
    also = {other: name for name, row in terms["events"].items() for other in row.get("also", ())}
    facts = {name: Fact(row["words"], () if row["values"] == "days" else tuple(row["values"]), dict(row.get("also", {})))
             for name, row in terms["facts"].items()}
    clocks = [_clock(row, terms["rolls"], closures) for path in sorted(folder.glob("*.yaml")) if path.name != TERMS for row in _load(path)]
    made = Book(tuple(sorted(clocks, key=lambda clock: int(clock.id[1:]))), events, also, facts, terms["rolls"])
    _prove(made)
    return made


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _clock(row: Mapping[str, Any], rolls: Mapping[str, str], closures: str) -> Clock:
    where = f"law/deadlines: {row.get('id')} {row.get('step', '')}".strip()
    if unknown := row.keys() - _KEYS:
        raise LawError(f"{where} has {', '.join(sorted(unknown))}")
    try:
        cases = tuple(_case(case) for case in row.get("cases") or [{key: row[key] for key in ("limit", "earliest", "latest") if key in row}])
        roll, _, name = str(row.get("roll", "none")).partition(": ")
        working = any(limit.counts_working_days for case in cases for limit in case.limits)
        text = json.dumps(row, sort_keys=True, default=str) + (closures if working or roll != "none" else "")
        optional = {key: row[key] for key in _AS_THEY_ARE if key in row}
        return Clock(
            id=row["id"], task=row["task"], cases=cases, cite=row["cite"], miss=row["miss"], stake=_stake(row["stake"]), checked=row["checked"],
            roll=Roll(roll), roll_cite=rolls[name] if name else "", types=tuple(row.get("types", ())),
            not_types=tuple(row.get("not_types", ())), version=hashlib.sha256(text.encode()).hexdigest()[:12], **optional)
    except (KeyError, ValueError, TypeError) as error:
        raise LawError(f"{where}: {error!r}") from error


def _case(row: Mapping[str, Any]) -> Case:
    if unknown := row.keys() - _CASE:
        raise ValueError(f"a case has {', '.join(sorted(unknown))}")
    kinds = [key for key in ("limit", "earliest", "latest", "none") if key in row]
    if len(kinds) != 1:
        raise ValueError(f"a case has {' and '.join(kinds) or 'no limit'}")
    limits: tuple[Limit, ...] = ()
    if kinds[0] == "limit":
        limits = (read_limit(row["limit"]),)
    elif kinds[0] != "none":
        limits = tuple(read_limit(text) for text in row[kinds[0]])
    when = tuple((name, (value,) if isinstance(value, str) else tuple(value)) for name, value in row.get("when", {}).items())
    combine = Combine(kinds[0]) if kinds[0] in ("earliest", "latest") else Combine.ONE
    optional = {key: row[key] for key in ("by", "since", "before", "presumed", "words", "cite", "none") if key in row}
    return Case(limits, combine, when, **optional)


def _stake(row: Mapping[str, Any]) -> Stake:
    def amount(part: Mapping[str, Any]) -> Amount:
        return Amount(part.get("cents"), part.get("percent", 100), tuple(part.get("sum", ())))

    parts = row.get("least", [row] if "cents" in row or "sum" in row else [])
    return Stake(tuple(amount(part) for part in parts), row.get("each", ""), row.get("words", ""), row.get("cite", ""))


def _prove(made: Book) -> None:
    """What must hold of all rows together."""
    seen: set[tuple[str, str]] = set()
    for clock in made.clocks:
        where = f"law/deadlines: {clock.id} {clock.step}".strip()
        if (clock.id, clock.step) in seen:
            raise LawError(f"{where} stands twice")
        seen.add((clock.id, clock.step))
        for event in clock.events:
            if event not in made.events:
                raise LawError(f"{where}: the event {event} is not declared")
        for name in clock.facts:
            if name != "entry_type" and name not in made.facts:
                raise LawError(f"{where}: the fact {name} is not declared")
        for case in clock.cases:
            for name, values in case.when:
                if name != "entry_type" and (strange := set(values) - set(made.facts[name].values)):
                    raise LawError(f"{where}: {name} is never {', '.join(sorted(strange))}")
        if len(clock.cases) > 1 and sum(case.presumed for case in clock.cases) > 1:
            raise LawError(f"{where}: two cases are presumed")
        if clock.roll is not Roll.NONE and not clock.roll_cite:
            raise LawError(f"{where}: it rolls, and nothing says so")
        if clock.roll is Roll.NEXT and any(limit.direction == "before" for case in clock.cases for limit in case.limits):
            raise LawError(f"{where}: a limit before an event never rolls forward")
    if clash := made.also.keys() & made.events.keys():
        raise LawError(f"law/deadlines: {', '.join(sorted(clash))} is an event and another's name")
    used = {event for clock in made.clocks for event in clock.events} | {case.by for clock in made.clocks for case in clock.cases if case.by}
    if idle := made.events.keys() - used:
        raise LawError(f"law/deadlines: no clock runs from {', '.join(sorted(idle))}")
