"""Reads the files of law/programs into their frozen form. What they cannot say is a LawError."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.codes import units
from tidewaiter.dates import Span
from tidewaiter.duty.condition import Claim, Condition, Day, Entered, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.program import NONE, WHOLE_VALUE, Base, Heading, Numbers, Program, Under98, Yield, Zone
from tidewaiter.duty.scope import Row, Scope, read_scope, scope
from tidewaiter.findings import LawError
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ONE, Rate, percent, read_rate

DAYS = ("entered", "exported", "loaded", "imported")
STATUSES = ("in_force", "announced", "projected", "suspended", "struck_down")
_BASES = ("value", "value_less_us_content", "value_less_us_content_to_40")
_FALLS_ON = ("nothing", "repair_value", "value_less_us_content", "value")
_PROGRAM_KEYS = {
    "program", "title", "authority", "order", "headings", "yields", "chapter_98", "known", "status", "status_known", "withdrawn", "litigation",
    "refund", "zone", "entered", "origin", "not_origin", "scope", "not_scope",
}
_KEYS = {
    "number", "as", "rate", "prohibited", "base", "column_1", "unit_value", "column_2", "entered", "exported", "loaded", "imported", "origin",
    "not_origin", "scope", "also_scope", "not_scope", "claim", "not_claim", "free", "entry_type", "mode", "facts", "footnote", "applies",
    "exception", "excepts", "beside", "countries", "known", "status", "status_known", "withdrawn", "cite",
}
_SHARED = ("entered", "origin", "not_origin", "scope", "not_scope", "known", "status", "status_known")   # what a heading takes from its programme
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)


@dataclass(frozen=True)
class _Groups:
    """The members of groups of countries by day."""

    members: Mapping[str, tuple[tuple[str, Span], ...]]

    def has(self, group: str, country: str, day: date) -> bool:
        return any(country == one and day in span for one, span in self.members[group])


class Reader:
    """Reads programme files; lists are read once."""

    def __init__(self, folder: Path, groups: Mapping[str, tuple[tuple[str, Span], ...]]):
        self.folder = folder
        self.groups = _Groups(groups)
        self.lists: dict[str, Scope] = {}

    def program(self, path: Path) -> Program:
        text = read_yaml(path)
        try:
            if strange := {key for key in text.keys() - _PROGRAM_KEYS if not isinstance(text[key], list | dict)}:
                raise ValueError(f"the programme has {', '.join(map(str, strange))}")
            headings = [heading for one in text["headings"] for heading in self.headings(text, one)]
            yields = tuple(
                Yield(numbers(one["to"]), numbers(listed(one.get("headings", ()))), one["cite"], span(one.get("entered", {})),
                      one.get("known", date.min))
                for one in text.get("yields", ())
            )
            litigation, refund = text.get("litigation", {}), text.get("refund", {})
            return Program(
                text["program"], text["title"], text["authority"], text["order"], tuple(headings), yields,
                tuple(_under_98(one) for one in text.get("chapter_98", ())), tuple(_zone(one) for one in text.get("zone", ())),
                litigation.get("state", ""), litigation.get("cite", ""), refund.get("how", ""), refund.get("cite", ""),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
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
        form, rate, printed, specific = _rate(text)
        text = {**{key: program[key] for key in _SHARED if key in program and key not in text}, **text}
        status = text.get("status", "in_force")
        if status not in STATUSES:
            raise ValueError(f"{number}: {status} is no status; the statuses are {', '.join(STATUSES)}")
        below, at_least, per = _test(text)
        return Heading(
            number, number + str(text.get("as", "")), form, rate, printed, _base(text.get("base", "value")), self.conditions(text),
            numbers(listed(text["applies"])) if "applies" in text else NONE,
            bool(text.get("exception")), numbers(listed(text.get("excepts", []))), numbers(listed(text.get("beside", []))),
            below, at_least, text["cite"], specific, per,
            text.get("known", date.min), status, text.get("status_known", date.min), text.get("withdrawn", date.max),
        )

    def conditions(self, text: Mapping[str, Any]) -> tuple[Condition, ...]:
        """The conditions of a heading, those that most often fail first."""
        found: list[Condition] = [Day(name, span(text[name]), text[name].get("before_known", date.min)) for name in DAYS if name in text]
        found.sort(key=lambda day: isinstance(day, Day) and day.name != "entered")
        for key, wanted in (("origin", True), ("not_origin", False)):
            if key in text:
                named = [str(one) for one in listed(text[key])]
                groups = tuple(one for one in named if one in self.groups.members)
                found.insert(1, Origin(frozenset(named) - set(groups), groups, self.groups.has, wanted))
        if text.get("column_2") == "none":
            found.append(Origin(frozenset(), ("COLUMN_2",), self.groups.has, False))
        if "scope" in text:
            found.append(InScope(tuple(self.scope(one) for one in listed(text["scope"]))))
        if "also_scope" in text:
            found.append(InScope(tuple(self.scope(one) for one in listed(text["also_scope"]))))
        if "not_scope" in text:
            found.append(NotInScope(tuple(self.scope(one) for one in listed(text["not_scope"]))))
        if "footnote" in text:
            found.append(Footnote(hts.validate(str(text["footnote"]), (8,))))
        if "claim" in text:
            found.append(Claim(frozenset(map(str, listed(text["claim"]))), bool(text.get("free"))))
        if "not_claim" in text:
            found.append(Claim(frozenset(map(str, listed(text["not_claim"]))), wanted=False))
        for name in ("entry_type", "mode"):
            if name in text:
                values: dict[str, Any] = text[name] if isinstance(text[name], dict) else {"is": text[name]}
                found.append(Entered(name, frozenset(map(str, listed(values["is"]))), values.get("unknown") == "holds"))
        for name, wanted in text.get("facts", {}).items():
            found.append(_given(name, wanted, self.scope(wanted["but_in"]) if isinstance(wanted, dict) and "but_in" in wanted else None))
        return tuple(found)

    def scope(self, name: Any) -> Scope:
        """A list of law/lists by name, or `{numbers: [...], cite: ...}` in place."""
        if isinstance(name, dict):
            key = f"{name['cite']}: {' '.join(map(str, name['numbers']))}"
            if key not in self.lists:
                rows = [Row(hts.compact(str(one)), Span(), name["cite"]) for one in name["numbers"]]
                self.lists[key] = scope(key, name["cite"], rows)
            return self.lists[key]
        if name not in self.lists:
            self.lists[name] = read_scope(self.folder / "lists" / f"{name}.csv")
        return self.lists[name]


def numbers(texts: Iterable[str]) -> Numbers:
    ranges = []
    for text in texts:
        first, _, last = str(text).partition("-")
        ranges.append((hts.compact(first), hts.compact(last or first)))
    return Numbers(tuple(ranges))


def span(days: Mapping[str, date]) -> Span:
    if strange := days.keys() - {"from", "before", "before_known"}:
        raise ValueError(f"a span has {', '.join(strange)}")
    return Span(days.get("from", date.min), days.get("before", date.max))


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _under_98(text: Mapping[str, Any]) -> Under98:
    if text["falls_on"] not in _FALLS_ON:
        raise ValueError(f"{text['falls_on']} is nothing that a duty falls on; these are: {', '.join(_FALLS_ON)}")
    return Under98(tuple(hts.compact(str(one)) for one in listed(text["numbers"])), text["falls_on"], text["cite"], span(text.get("entered", {})))


def _zone(text: Mapping[str, Any]) -> Zone:
    if text["takes"] not in ("entry", "nothing", "unknown"):
        raise ValueError(f"{text['takes']}: goods in a zone take the programme of the day of entry, nothing, or nobody knows")
    named = tuple((hts.compact(str(one)), hts.compact(str(other))) for one, other in text.get("numbers", {}).items())
    return Zone(span(text.get("granted", {})), span(text.get("entered", {})), text["takes"], text["cite"], named)


def _base(text: Any) -> Base:
    if isinstance(text, dict):
        if text.keys() == {"content"}:
            return Base("content", str(text["content"]))
        if text.keys() == {"value_less_content_of"}:
            return Base("rest", of=numbers(listed(text["value_less_content_of"])))
    elif text in _BASES:
        return WHOLE_VALUE if text == "value" else Base(text)
    raise ValueError(f"{text!r} is no base")


def _test(text: Mapping[str, Any]) -> tuple[int | None, int | None, str]:
    """The bounds of a test of column 1, or of the value of a unit in 1e-8 dollars, with its unit."""
    if "unit_value" in text:
        test = text["unit_value"]
        dollars = [Fraction(str(test[bound])) * ONE if bound in test else None for bound in ("below", "at_least")]
        unit = units.read(str(test["unit"]))
        if unit is None or any(one is not None and one.denominator != 1 for one in dollars):
            raise ValueError(f"{test} is no test of a unit's value")
        below, at_least = (None if one is None else int(one) for one in dollars)
        return below, at_least, unit
    test = text.get("column_1", {})
    return percent(test["below"]) if "below" in test else None, percent(test["at_least"]) if "at_least" in test else None, ""


def _given(name: str, wanted: Any, but_in: Scope | None) -> Given:
    if isinstance(wanted, bool):
        return Given(name, wanted)
    return Given(
        name, wanted.get("is"),
        Decimal(str(wanted["at_least"])) if "at_least" in wanted else None,
        Decimal(str(wanted["below"])) if "below" in wanted else None,
        wanted.get("unknown") == "holds", but_in,
    )


def _rate(text: Mapping[str, Any]) -> tuple[str, int, str, Rate | None]:
    """The form, the rate, the printed text and the specific rate of `+25%`, `+ 35¢/kg`, `total 15%`, `35% in lieu`, `none` or a prohibition."""
    if "prohibited" in text:
        return "prohibited", 0, str(text["prohibited"]), None
    rate = str(text["rate"])
    if rate == "none":
        return "add", 0, "Free", None
    if match := re.fullmatch(r"\+ ?([\d./ ]+%)", rate):
        return "add", percent(match[1]), match[1] if percent(match[1]) else "Free", None
    if match := re.fullmatch(r"total (.+%)", rate):
        return "total", percent(match[1]), match[1], None
    if match := re.fullmatch(r"(.+%) in lieu", rate):
        return "in_lieu", percent(match[1]), match[1], None
    if rate.startswith("+") and isinstance(specific := read_rate(rate[1:].strip()), Rate) and specific.terms:
        return "add", 0, rate[1:].strip(), specific
    raise ValueError(f"{rate!r} is no rate")
