"""The law as loaded: programmes, lists, groups of countries, facts, cases."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.dates import Span
from tidewaiter.duty.cases import Case, read_cases
from tidewaiter.duty.condition import Claim, Condition, Day, Entered, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.key import Key
from tidewaiter.duty.program import Heading, Numbers, Program, Yield
from tidewaiter.duty.scope import Row, Scope, read_scope, scope
from tidewaiter.findings import LawError, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import percent
from tidewaiter.tariff.schedule import digest

_DAYS = ("entered", "exported", "loaded", "imported")
_KEYS = {
    "number", "as", "rate", "prohibited", "base", "column_1", "column_2", "entered", "exported", "loaded", "imported", "origin",
    "not_origin", "scope", "also_scope", "not_scope", "claim", "not_claim", "free", "entry_type", "mode", "facts", "footnote", "applies", "exception",
    "excepts", "beside", "countries", "cite",
}
_SHARED = ("entered", "origin", "not_origin", "scope", "not_scope")      # what a heading takes from its programme
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class FactText:
    """A fact that a user can give: what kind of value, and the question whose answer it is."""

    name: str
    kind: str                    # boolean, percent, money, number, day, choice, text
    question: str
    implies: str = ""            # another fact that this one, when true, makes true
    excludes: str = ""           # another fact that this one, when true, makes false
    ask: bool = True             # false for a claim that nobody is asked of every line
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotHeld:
    """A programme that is law but not in these files yet: a quote that it touches is not complete."""

    id: str
    title: str
    conditions: tuple[Condition, ...]
    cite: str
    severity: Severity = Severity.FATAL


@dataclass(frozen=True)
class Law:
    edition: str
    programs: tuple[Program, ...]            # in the order in which they are determined
    facts: Mapping[str, FactText]
    not_held: tuple[NotHeld, ...]
    cases: Mapping[str, Case]
    groups: Mapping[str, tuple[tuple[str, Span], ...]]

    def member(self, group: str, country: str, day: date) -> bool:
        return any(country == one and day in span for one, span in self.groups[group])

    def question(self, fact: str) -> str:
        if fact in self.facts:
            return self.facts[fact].question
        return f"On what day were the goods {fact}?" if fact in _DAYS else f"What is the {fact}?"

    def programs_for(self, key: Key) -> tuple[Program, ...]:
        return self.programs


@cache
def load() -> Law:
    """The law that the package ships. LawError where the files contradict themselves."""
    folder = law_dir()
    groups = _groups(folder / "codes" / "country_groups.csv")
    reader = _Reader(folder, groups)
    programs = [reader.program(path) for path in sorted((folder / "programs").glob("*.yaml"))]
    facts = {
        name: FactText(name, text["kind"], text["question"], text.get("implies", ""), text.get("excludes", ""), text.get("ask", True),
                       tuple(text.get("choices", ())))
        for name, text in _yaml(folder / "facts.yaml").items()
    }
    for program in programs:
        for heading in program.headings:
            for condition in heading.conditions:
                if isinstance(condition, Given) and condition.name not in facts:
                    raise LawError(f"{program.id}: {condition.name} is no fact of law/facts.yaml")
    not_held = tuple(
        NotHeld(text["program"], text["title"], reader.conditions(text), text["cite"], Severity(text.get("severity", "fatal")))
        for text in _yaml(folder / "not_held.yaml") or ()
    )
    return Law(digest(), _in_turn(programs), facts, not_held, read_cases(folder / "cases"), groups)


def numbers(texts: Iterable[str]) -> Numbers:
    ranges = []
    for text in texts:
        first, _, last = str(text).partition("-")
        ranges.append((hts.compact(first), hts.compact(last or first)))
    return Numbers(tuple(ranges))


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)


def _groups(path: Path) -> dict[str, tuple[tuple[str, Span], ...]]:
    groups: dict[str, tuple[tuple[str, Span], ...]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            span = _span({key: date.fromisoformat(row[key]) for key in ("from", "before") if row[key]})
            groups[row["group"]] = (*groups.get(row["group"], ()), (row["country"], span))
    return groups


def _span(days: Mapping[str, date]) -> Span:
    return Span(days.get("from", date.min), days.get("before", date.max))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _in_turn(programs: list[Program]) -> tuple[Program, ...]:
    """The programmes, each after those that it turns on. LawError if two turn on each other."""
    done: list[Program] = []
    waiting = sorted(programs, key=lambda program: (program.order, program.id))
    while waiting:
        for program in waiting:
            others = [h.number for other in waiting if other is not program for h in other.headings]
            if not any(number in looked for looked in program.looks_at for number in others):
                break
        else:
            raise LawError(f"{', '.join(program.id for program in waiting)} turn on each other in a circle")
        waiting.remove(program)
        done.append(program)
    return tuple(done)


class _Reader:
    """Reads programme files into their frozen form."""

    def __init__(self, folder: Path, groups: Mapping[str, tuple[tuple[str, Span], ...]]):
        self.folder = folder
        self.groups = groups
        self.lists: dict[str, Scope] = {}

    def member(self, group: str, country: str, day: date) -> bool:
        return any(country == one and day in span for one, span in self.groups[group])

    def program(self, path: Path) -> Program:
        text = _yaml(path)
        try:
            headings = [heading for one in text["headings"] for heading in self.headings(text, one)]
            yields = tuple(
                Yield(numbers(one["to"]), numbers(one.get("headings", ())), one["cite"]) for one in text.get("yields", ())
            )
            return Program(text["program"], text["title"], text["authority"], text["order"], tuple(headings), yields)
        except (KeyError, TypeError, ValueError) as error:
            raise LawError(f"{path.name}: {error!r}") from error

    def headings(self, program: Mapping[str, Any], text: Mapping[str, Any]) -> Iterable[Heading]:
        """One heading, or one for each country where `countries` gives each its own number."""
        if "countries" in text:
            for country, number in text["countries"].items():
                yield self.heading(program, {**text, "number": number, "origin": country})
        else:
            yield self.heading(program, text)

    def heading(self, program: Mapping[str, Any], text: Mapping[str, Any]) -> Heading:
        number = hts.validate(str(text["number"]), (8, 10))
        if strange := text.keys() - _KEYS:
            raise ValueError(f"{number} has {', '.join(map(str, strange))}")
        form, rate, printed = _rate(text)
        shared = {key: program[key] for key in _SHARED if key in program and key not in text}
        test = text.get("column_1", {})
        return Heading(
            number, number + text.get("as", ""), form, rate, printed, text.get("base", "value"), self.conditions({**shared, **text}),
            numbers(_listed(text["applies"])) if "applies" in text else Numbers(()),
            bool(text.get("exception")), numbers(_listed(text.get("excepts", []))), numbers(_listed(text.get("beside", []))),
            percent(test["below"]) if "below" in test else None,
            percent(test["at_least"]) if "at_least" in test else None,
            text["cite"],
        )

    def conditions(self, text: Mapping[str, Any]) -> tuple[Condition, ...]:
        """The conditions of a heading, those that most often fail first."""
        found: list[Condition] = [Day(name, _span(text[name])) for name in _DAYS if name in text]
        found.sort(key=lambda day: isinstance(day, Day) and day.name != "entered")
        for key, wanted in (("origin", True), ("not_origin", False)):
            if key in text:
                named = [str(one) for one in _listed(text[key])]
                groups = tuple(one for one in named if one in self.groups)
                found.insert(1, Origin(frozenset(named) - set(groups), groups, self.member, wanted))
        if text.get("column_2") == "none":
            found.append(Origin(frozenset(), ("COLUMN_2",), self.member, False))
        if "scope" in text:
            found.append(InScope(tuple(self.scope(one) for one in _listed(text["scope"]))))
        if "also_scope" in text:
            found.append(InScope(tuple(self.scope(one) for one in _listed(text["also_scope"]))))
        if "not_scope" in text:
            found.append(NotInScope(tuple(self.scope(one) for one in _listed(text["not_scope"]))))
        if "footnote" in text:
            found.append(Footnote(hts.validate(str(text["footnote"]), (8,))))
        if "claim" in text:
            found.append(Claim(frozenset(_listed(text["claim"])), bool(text.get("free"))))
        if "not_claim" in text:
            found.append(Claim(frozenset(_listed(text["not_claim"])), wanted=False))
        for name in ("entry_type", "mode"):
            if name in text:
                values: dict[str, Any] = text[name] if isinstance(text[name], dict) else {"is": text[name]}
                found.append(Entered(name, frozenset(map(str, _listed(values["is"]))), values.get("unknown") == "holds"))
        for name, wanted in text.get("facts", {}).items():
            found.append(_given(name, wanted, self.scope(wanted["but_in"]) if isinstance(wanted, dict) and "but_in" in wanted else None))
        return tuple(found)

    def scope(self, name: Any) -> Scope:
        """A list of law/lists by name, or `{numbers: [...], cite: ...}` in place."""
        if isinstance(name, dict):
            rows = [Row(hts.compact(str(one)), Span(), name["cite"]) for one in name["numbers"]]
            return scope(name["cite"], name["cite"], rows)
        if name not in self.lists:
            self.lists[name] = read_scope(self.folder / "lists" / f"{name}.csv")
        return self.lists[name]


def _given(name: str, wanted: Any, but_in: Scope | None) -> Given:
    if isinstance(wanted, bool):
        return Given(name, wanted)
    return Given(
        name, wanted.get("is"),
        Decimal(str(wanted["at_least"])) if "at_least" in wanted else None,
        Decimal(str(wanted["below"])) if "below" in wanted else None,
        wanted.get("unknown") == "holds", but_in,
    )


def _rate(text: Mapping[str, Any]) -> tuple[str, int, str]:
    """The form, the rate and the printed text of `+25%`, `total 15%`, `35% in lieu`, `none` or a prohibition."""
    if "prohibited" in text:
        return "prohibited", 0, str(text["prohibited"])
    rate = str(text["rate"])
    if rate == "none":
        return "add", 0, "Free"
    if match := re.fullmatch(r"\+(.+%)", rate):
        return "add", percent(match[1]), match[1] if percent(match[1]) else "Free"
    if match := re.fullmatch(r"total (.+%)", rate):
        return "total", percent(match[1]), match[1]
    if match := re.fullmatch(r"(.+%) in lieu", rate):
        return "in_lieu", percent(match[1]), match[1]
    raise ValueError(f"{rate!r} is no rate")
