"""What the chapter 99 numbers of a filed line claim: the facts and the day on which their headings turn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tidewaiter.duty.condition import Day, Given
from tidewaiter.duty.key import Fact, Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.tariff.rate_text import ONE


@dataclass
class Claim:
    """`loaded` is a day of lading under which the numbers hold, where one of them is for goods in transit."""

    facts: dict[str, Fact] = field(default_factory=dict)
    loaded: date | None = None


def claimed(duties: Mapping[str, int], entry: Entry, line: Line, law: Law) -> Claim:
    """The facts that have to be so for these numbers to belong on the line; `duties` has the cents filed under each.

    CBP sees no facts. A number that applies only where something is so tells that the filer says it is so; whether it
    is true is for an audit, not for the message.
    """
    key = Key(
        line.hts, line.origin, entry.days.entered, entry.days.exported, None, entry.days.imported,
        line.program, None, entry.transport.mode, entry.type, dict(line.facts),
    )
    claim = Claim()
    for program in law.programs:
        for heading in program.headings:
            if heading.number in duties and _possible(heading, key):
                if heading.base.kind.startswith("value_less_us_content") and heading.rate and line.value:
                    claim.facts["us_content_pct"] = _content(duties[heading.number], heading.rate, line.value)
                elif heading.base.kind == "content" and heading.rate and line.value:
                    claim.facts[heading.base.fact] = _percent(Fraction(duties[heading.number] * ONE, line.value * 100 * heading.rate))
                _read(heading, key, claim)
                break
    return claim


def denied(numbers: Collection[str], claim: Claim, law: Law) -> Claim:
    """The claim, and that what these numbers take for so unless somebody says otherwise is not so.

    A note that holds for goods of which nobody says anything (a listed number is an auto part, say) is denied by leaving
    its number out.
    """
    facts = dict(claim.facts)
    for program in law.programs:
        for heading in program.headings:
            for condition in heading.conditions if heading.number in numbers else ():
                if isinstance(condition, Given) and condition.unknown and condition.wanted is not None:
                    facts.setdefault(condition.name, not condition.wanted)
    return Claim(facts, claim.loaded)


def with_claim(entry: Entry, line: Line, claim: Claim) -> Entry:
    """The entry with this line alone, and with what its numbers claim."""
    facts = {**claim.facts, **line.facts}
    days = replace(entry.days, loaded=claim.loaded)
    return replace(entry, lines=(replace(line, facts=facts),), days=days)


def _possible(heading: Heading, key: Key) -> bool:
    """Whether nothing that CBP sees speaks against the heading."""
    return all(condition.test(key) is not False for condition in heading.conditions if not isinstance(condition, Given))


def _read(heading: Heading, key: Key, claim: Claim) -> None:
    for condition in heading.conditions:
        if isinstance(condition, Given) and condition.name not in claim.facts:
            claim.facts[condition.name] = _value(condition)
        elif isinstance(condition, Day) and condition.name == "loaded":
            claim.loaded = _within(condition, key.exported)


def _value(condition: Given) -> Fact:
    if condition.wanted is not None:
        return condition.wanted
    return str(condition.at_least if condition.at_least is not None else 0)


def _content(duty: int, rate: int, value: int) -> str:
    """The share of United States content, percent, under which `rate` on the rest of `value` comes to `duty`."""
    foreign = Fraction(duty * ONE, value * 100 * rate)
    return _percent(max(1 - foreign, Fraction(0)))


def _percent(share: Fraction) -> str:
    return f"{Decimal(share.numerator * 100) / Decimal(share.denominator):.12f}"


def _within(condition: Day, exported: date | None) -> date | None:
    span = condition.span
    if exported is not None and exported in span:
        return exported
    last = span.before - timedelta(days=1)
    return last if exported is None or last <= exported else None
