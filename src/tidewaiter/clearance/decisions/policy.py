"""The firm's own rules: which entries need whose eyes before they go. All that apply add up; none takes away what another asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from tidewaiter.clearance.decisions.provenance import PerMille
from tidewaiter.dates import Span
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Between, Cents, Code, Country, Hts, Id, Name, Words
from tidewaiter.values import immutable

Every = Annotated[int, Between(1, 1_000_000)]


class Demand(StrEnum):
    """What a policy asks for before an entry is sent."""

    SECOND_REVIEW = "second_review"                  # another person than those who decided its fields
    BROKER_REVIEW = "broker_review"                  # a licensed broker's
    COMPLIANCE_REVIEW = "compliance_review"
    CLIENT_APPROVAL = "client_approval"
    LICENSED_TRANSMITTER = "licensed_transmitter"    # a licensed broker sends it himself


@immutable
class Numbers:
    """Tariff numbers from `first` through `last`, by their leading digits: 84 through 85 are two chapters, 7326 through 7326 a heading."""

    first: Hts
    last: Hts

    def holds(self, hts: str) -> bool:
        """
        >>> Numbers("84", "85").holds("8517620090"), Numbers("84", "85").holds("8607000000")
        (True, False)
        """
        digits = "".join(sign for sign in hts if sign.isdigit())
        return self.first <= digits[:len(self.first)] and digits[:len(self.last)] <= self.last and len(digits) >= len(self.first)


@immutable
class Policy:
    """A rule of the firm. Every condition that is told has to hold, those of a line all of the same line; without any it is on every entry.

    Amounts are exceeded, not reached; `confidence_under` is per mille; `every` N samples one entry in N by its number.
    """

    name: Name
    reason: Words
    demands: tuple[Demand, ...]
    since: date | None = None
    before: date | None = None
    clients: tuple[Id, ...] = ()
    entry_types: tuple[Code, ...] = ()
    entry_over_cents: Cents | None = None
    numbers: tuple[Numbers, ...] = ()
    origins: tuple[Country, ...] = ()
    programs: tuple[Code, ...] = ()
    adcvd: bool | None = None
    line_over_cents: Cents | None = None
    new_product: bool | None = None
    new_manufacturer: bool | None = None
    confidence_under: PerMille | None = None
    every: Every = 1
    active: bool = True

    def on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        if not self.active or (self.since and self.before and self.since >= self.before):
            return False
        return day in Span(self.since or date.min, self.before or date.max)


@dataclass(frozen=True)
class LineFacts:
    """What policies ask of a line; None is not known. `confidence` is the lowest of the models that had a part, per mille;
    `modelled` whether one had."""

    key: str
    number: str
    hts: tuple[str, ...] | None = None
    origin: str | None = None
    program: str | None = None
    adcvd: bool | None = None
    value_cents: int | None = None
    new_product: bool | None = None
    new_manufacturer: bool | None = None
    modelled: bool | None = None
    confidence: int | None = None


@dataclass(frozen=True)
class EntryFacts:
    """What policies ask of an entry; None is not known. `number` is the entry number with its filer code."""

    client: str | None = None
    entry_type: str | None = None
    number: str | None = None
    value_cents: int | None = None
    lines: tuple[LineFacts, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a policy asks of an entry, and for which lines (none named: the whole). `known` is False where a fact is missing that decides it."""

    policy: str
    name: str
    reason: str
    demand: Demand
    lines: tuple[str, ...]
    known: bool = True
    unknown: tuple[str, ...] = ()


def asked(policies: Mapping[str, Policy], facts: EntryFacts, day: date) -> tuple[Asked, ...]:
    """All that the firm's policies ask of an entry on a day, by policy and demand. What is not known is asked for."""
    return tuple(one for id, policy in sorted(policies.items()) if policy.on(day) for one in _asked(id, policy, facts))


def faults(policy: Policy) -> Iterator[Finding]:
    """What keeps a policy from ever doing what it says."""
    if not policy.demands:
        yield _fault("POL-NO-DEMAND", "demands", "it asks for nothing", "say what it asks for")
    if policy.since and policy.before and policy.since >= policy.before:
        yield _fault("POL-NO-DAY", "before", f"it is in force on no day: from {policy.since} to before {policy.before}", "mend the days")
    for place, one in enumerate(policy.numbers, 1):
        if one.first[:len(one.last)] > one.last:
            yield _fault("POL-NO-NUMBER", f"numbers/{place}", f"no tariff number is from {one.first} through {one.last}", "turn them round")
    if not policy.reason.strip():
        yield _fault("POL-NO-REASON", "reason", "nothing says why it is there", "say why, for those who have to follow it", Severity.WARNING)


def _fault(rule: str, where: str, message: str, fix: str, severity: Severity = Severity.FATAL) -> Finding:
    return Finding(rule, severity, where, message, "19 CFR 111.28(a)", fix)


def sampled(policy: str, every: int, number: str) -> bool:
    """Whether an entry is one of every N: by a hash over the policy's id and the entry number, so that anybody can count it again.

    >>> [n for n in range(40) if sampled("p1", 10, f"B76{n:07}")]
    [0, 17, 23, 37]
    """
    return every <= 1 or int.from_bytes(sha256(f"{policy}/{number}".encode()).digest()[:8]) % every == 0


def _asked(id: str, policy: Policy, facts: EntryFacts) -> Iterator[Asked]:
    of_entry = tuple(_of_entry(id, policy, facts))
    if False in (holds for _, holds in of_entry):
        return
    unknown = [name for name, holds in of_entry if holds is None]
    lines: list[str] = []
    if _asks_lines(policy):
        for line in facts.lines:
            of_line = tuple(_of_line(policy, line))
            if False not in (holds for _, holds in of_line):
                lines.append(line.key)
                unknown += [f"{name} of line {line.number}" for name, holds in of_line if holds is None]
        if not lines and facts.lines:
            return
        if not facts.lines:
            unknown.append("the lines")
    for demand in policy.demands:
        yield Asked(id, policy.name, policy.reason, demand, tuple(lines), not unknown, tuple(unknown))


def _asks_lines(policy: Policy) -> bool:
    return bool(policy.numbers or policy.origins or policy.programs) or any(
        one is not None for one in (policy.adcvd, policy.line_over_cents, policy.new_product, policy.new_manufacturer, policy.confidence_under))


def _of_entry(id: str, policy: Policy, facts: EntryFacts) -> Iterator[tuple[str, bool | None]]:
    if policy.clients:
        yield "the client", _among(facts.client, policy.clients)
    if policy.entry_types:
        yield "the entry type", _among(facts.entry_type, policy.entry_types)
    if policy.entry_over_cents is not None:
        yield "the value of the entry", None if facts.value_cents is None else facts.value_cents > policy.entry_over_cents
    if policy.every > 1:
        yield "the entry number", sampled(id, policy.every, facts.number) if facts.number else None


def _of_line(policy: Policy, line: LineFacts) -> Iterator[tuple[str, bool | None]]:
    if policy.numbers:
        longest = max(len(digits) for one in policy.numbers for digits in (one.first, one.last))
        known = bool(line.hts) and all(len(hts) >= longest for hts in line.hts or ())
        within = any(one.holds(hts) for hts in line.hts or () for one in policy.numbers if hts)
        yield "the tariff number", True if within else False if known else None
    if policy.origins:
        yield "the origin", _among(line.origin, policy.origins)
    if policy.programs:
        yield "the programme", None if line.program is None else line.program in policy.programs
    if policy.adcvd is not None:
        yield "whether an antidumping case applies", None if line.adcvd is None else line.adcvd is policy.adcvd
    if policy.line_over_cents is not None:
        yield "the value", None if line.value_cents is None else line.value_cents > policy.line_over_cents
    if policy.new_product is not None:
        yield "whether the product is new", None if line.new_product is None else line.new_product is policy.new_product
    if policy.new_manufacturer is not None:
        yield "whether the manufacturer is new", None if line.new_manufacturer is None else line.new_manufacturer is policy.new_manufacturer
    if policy.confidence_under is not None:
        yield "the model's confidence", _under(line, policy.confidence_under)


def _among(found: str | None, wanted: Sequence[str]) -> bool | None:
    return found in wanted if found else None


def _under(line: LineFacts, least: int) -> bool | None:
    if line.modelled is None:
        return None
    if not line.modelled:
        return False
    return None if line.confidence is None else line.confidence < least
