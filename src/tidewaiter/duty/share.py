"""What of a line's value a heading of chapter 99 falls on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tidewaiter.duty.chapter_98 import part
from tidewaiter.duty.condition import decimal
from tidewaiter.duty.determine import Plan, Planned, Share
from tidewaiter.duty.key import Fact, Key
from tidewaiter.duty.program import Base, Numbers
from tidewaiter.entry.line import Line
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts

_FORTY = Fraction(40, 100)   # of United States content no more is taken off, note 16(j)


_WHOLE = Share(Fraction(1), whole=True)


def share_of_value(planned: Planned, plan: Plan, key: Key, line: Line, where: str, findings: list[Finding]) -> Share | None:
    """The share that a planned heading falls on; None where nothing is left to it, or where a fact that it needs is missing."""
    under_98 = planned.under_98
    if under_98 and under_98.falls_on != "value":
        return _under_98(planned, key, line, where, findings)
    if planned.heading.base.kind == "value":
        return _WHOLE
    name = planned.heading.id
    if name not in plan.shares:
        plan.shares[name] = share_by_facts(planned.heading.base, plan, key.facts)
    return plan.shares[name]


def share_by_facts(base: Base, plan: Plan, facts: Mapping[str, Fact]) -> Share | None:
    """The share by facts that may be others than those that the plan was determined with, if they give the same headings."""
    if base.kind == "value":
        return _WHOLE
    if base.kind == "content":
        content = _percent(facts, base.fact)
        if content is None:
            return Share(Fraction(1), (f"{base.fact} is not given: it falls on the whole value",), whole=True)
        return Share(content, (f"{facts[base.fact]}% of the value is its content",), content == 1)
    if base.kind == "rest":
        taken = _taken(base.of, plan, facts)
        if not taken:
            return _WHOLE
        return Share(1 - taken, ("it falls on what the metal content leaves over",)) if taken < 1 else None
    content = _percent(facts, "us_content_pct")
    assert content is not None, "the heading holds only where the content is given"
    because = (f"{facts['us_content_pct']}% of the value is United States content",)
    taken = min(content, _FORTY) if base.kind == "value_less_us_content_to_40" else content
    return Share(1 - taken, because, not taken)


def facts_of_share(base: Base, plan: Plan) -> tuple[str, ...]:
    """The facts that `share_by_facts` goes by, in its order; "" is a heading that falls on all of the value."""
    if base.kind == "value":
        return ()
    if base.kind == "content":
        return (base.fact,)
    if base.kind == "rest":
        others = (other.heading for other in plan.charges if other.heading.id in base.of)
        return tuple(other.base.fact if other.base.kind == "content" else "" for other in others)
    return ("us_content_pct",)


def _taken(of: Numbers, plan: Plan, facts: Mapping[str, Fact]) -> Fraction:
    """The share of the value that the headings named fall on, all of it at the most."""
    taken = Fraction(0)
    for other in plan.charges:
        if other.heading.id in of:
            content = _percent(facts, other.heading.base.fact) if other.heading.base.kind == "content" else None
            taken += 1 if content is None else content
    return min(taken, Fraction(1))


def _under_98(planned: Planned, key: Key, line: Line, where: str, findings: list[Finding]) -> Share | None:
    rule = planned.under_98
    assert rule is not None
    place = f"{where}, {hts.format(planned.heading.number)}"
    value = Fraction(line.value * 100)
    found = part(rule.falls_on, value, key.facts)
    if found.cents is None or not value:
        why = found.fault or f"it falls on {found.because}, and nobody gave that"
        findings.append(Finding("DUTY-MISSING", Severity.FATAL, place, why, rule.cite, f"Give {found.missing or 'what can be'}."))
        return None
    return Share(found.cents / value, (f"it falls on {found.because} ({rule.cite})",))


def _percent(facts: Mapping[str, Fact], fact: str) -> Fraction | None:
    value = decimal(facts[fact]) if fact in facts else None
    return None if value is None else Fraction(value) / 100
