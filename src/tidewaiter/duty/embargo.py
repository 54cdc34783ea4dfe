"""Goods that may not be imported: embargoes on countries, regions and kinds of goods, and the forced labor presumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Day, Given, Origin
from tidewaiter.duty.facts import FactText
from tidewaiter.duty.key import Key
from tidewaiter.duty.reading import Reader, span
from tidewaiter.duty.result import Prohibited
from tidewaiter.findings import LawError

_KEYS = {"embargo", "title", "origin", "not_origin", "scope", "not_scope", "facts", "imported", "known", "unless", "cite"}


@dataclass(frozen=True)
class Lifting:
    """What lifts an embargo: every condition has to hold, on the days of importation that it has."""

    span: Span
    conditions: tuple[Condition, ...]
    cite: str


@dataclass(frozen=True)
class Embargo:
    """A ban on importation. Its days are those of importation, or where nobody gives that day, of entry."""

    id: str
    title: str
    span: Span
    conditions: tuple[Condition, ...]
    lifted: tuple[Lifting, ...]
    cite: str
    known: date
    end_known: date = date.min

    def stands(self, day: date, read_on: date = date.max) -> bool:
        """Whether it stands on a day, as one could read on `read_on`."""
        ended = day >= self.span.before and self.end_known <= read_on
        return self.known <= read_on and day >= self.span.start and not ended

    @property
    def origins(self) -> frozenset[str]:
        """The countries that it names; empty where it names none."""
        return next((one.countries for one in self.conditions if isinstance(one, Origin) and one.wanted and not one.groups), frozenset())


def read_embargoes(texts: list[Mapping[str, Any]], reader: Reader, facts: Mapping[str, FactText]) -> tuple[Embargo, ...]:
    """The embargoes of law/embargoes.yaml. LawError where one cannot be read or turns on a fact that is none."""
    found = []
    for text in texts:
        try:
            found.append(_embargo(text, reader))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LawError(f"embargoes.yaml, {text.get('embargo')}: {error!r}") from error
        for condition in (*found[-1].conditions, *(one for lifting in found[-1].lifted for one in lifting.conditions)):
            if isinstance(condition, Given) and condition.name not in facts:
                raise LawError(f"embargoes.yaml, {found[-1].id}: {condition.name} is no fact of law/facts.yaml")
    return tuple(found)


def bans(key: Key, embargoes: tuple[Embargo, ...], read_on: date | None = None) -> Iterator[tuple[Embargo, Prohibited | None, tuple[str, ...]]]:
    """Each embargo that forbids the goods, or may: the prohibition, None while a fact on which it turns is not given, and the facts to ask.

    What would lift a prohibition is asked too; until somebody says so, it stands.
    """
    day = key.imported or key.entered
    for one in embargoes:
        if not one.stands(day, read_on or date.max):
            continue
        answers: list[tuple[Condition, bool | None]] = []
        for condition in one.conditions:
            answer = condition.test(key)
            if answer is False:
                break
            answers.append((condition, answer))
        if len(answers) < len(one.conditions):
            continue
        if open_facts := tuple(condition.name for condition, answer in answers if answer is None and isinstance(condition, Given)):
            yield one, None, open_facts
            continue
        liftings = [lifting for lifting in one.lifted if day in lifting.span]
        tests = [[(condition, condition.test(key)) for condition in lifting.conditions] for lifting in liftings]
        if any(all(answer is True for _, answer in test) for test in tests):
            continue
        asked = tuple(dict.fromkeys(
            condition.name for test in tests if not any(answer is False for _, answer in test)
            for condition, answer in test if answer is None and isinstance(condition, Given)
        ))
        yield one, Prohibited(one.cite, one.title), asked


def days(embargoes: tuple[Embargo, ...]) -> Iterator[Day]:
    """The days on which an embargo, or what lifts it, begins or ends."""
    for one in embargoes:
        yield from (Day("entered", span) for span in (one.span, *(lifting.span for lifting in one.lifted)))


def knowledge(embargoes: tuple[Embargo, ...]) -> Iterator[date]:
    """The days on which something of the embargoes came to be known."""
    yield from (day for one in embargoes for day in (one.known, one.end_known))


def _embargo(text: Mapping[str, Any], reader: Reader) -> Embargo:
    if strange := text.keys() - _KEYS:
        raise ValueError(f"an embargo has {', '.join(map(str, strange))}")
    liftings = tuple(
        Lifting(_span(one), reader.conditions({"facts": one["facts"]}), one["cite"])
        for one in text.get("unless", ())
    )
    conditions = reader.conditions({name: value for name, value in text.items() if name != "imported"})
    # a country is cheaper to ask for than a list
    conditions = tuple(sorted(conditions, key=lambda one: not isinstance(one, Origin)))
    return Embargo(text["embargo"], text["title"], _span(text), conditions, liftings, text["cite"], text["known"],
                   text.get("imported", {}).get("before_known", date.min))


def _span(text: Mapping[str, Any]) -> Span:
    return span(text.get("imported", {}))

