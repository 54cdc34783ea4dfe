"""The headings of chapter 99 of a line, by what can bear on it and by what it says of itself: determined once for all lines that are alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np

from tidewaiter.batch.rerate.forms import MOST
from tidewaiter.batch.rerate.goods import Goods
from tidewaiter.batch.rerate.interned import Interned
from tidewaiter.batch.rerate.linears import Listed
from tidewaiter.batch.rerate.sieve import Sieve
from tidewaiter.batch.rerate.single import prohibited
from tidewaiter.duty.assess import contradiction, law_findings
from tidewaiter.duty.condition import decimal
from tidewaiter.duty.determine import Plan, Planned, Share, determine_among
from tidewaiter.duty.key import Fact, Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.share import facts_of_share, share_by_facts
from tidewaiter.duty.stretches import DAYS, Stretches, of_day
from tidewaiter.findings import Finding, LawError
from tidewaiter.tariff.rate_text import ONE, Rate
from tidewaiter.values import immutable


@immutable
class Row:
    """A number that belongs on the line: `per_dollar` cents for each dollar of `share` of the value, less column 1 where it is a `total`.

    It stands where column 1 comes to at least `at_least` and less than `below` cents for each dollar, or, with `per`, where a unit of the
    goods is worth so many dollars. `specific` stands in place of `per_dollar` where the duty goes by a quantity.
    """

    number: str
    program: str
    per_dollar: Fraction
    share: Fraction = Fraction(1)
    total: bool = False
    at_least: Fraction | None = None
    below: Fraction | None = None
    per: str = ""
    specific: Rate | None = None

    @property
    def counts(self) -> bool:
        """Whether it goes by a quantity."""
        return bool(self.per or self.specific)

    @property
    def wide(self) -> bool:
        """Whether its arithmetic may need more than 128 bits."""
        exact = self.per_dollar * self.share
        return max(exact.numerator, exact.denominator) >= MOST

    @property
    def asks(self) -> bool:
        """Whether it turns on what column 1 comes to."""
        return self.total or (not self.per and (self.at_least is not None or self.below is not None))

    def stands(self, equivalent: Fraction) -> bool:
        return (self.below is None or equivalent < self.below) and (self.at_least is None or equivalent >= self.at_least)

    def cents(self, equivalent: Fraction) -> Fraction:
        """Cents for each dollar of value, where column 1 comes to `equivalent`."""
        return (max(self.per_dollar - equivalent, Fraction(0)) if self.total else self.per_dollar) * self.share


@immutable
class Headings:
    """The rows of a plan in filing order. `alone`: only the single path says what they come to.

    `unseen` counts headings that turn on column 1 and fall on nothing; where column 1 is not known, that is told of them too.
    """

    rows: tuple[Row, ...]
    in_lieu: bool = False
    tested: bool = False
    alone: bool = False
    findings: tuple[Finding, ...] = ()
    unseen: int = 0

    @property
    def counts(self) -> bool:
        """Whether some row goes by a quantity."""
        return any(row.counts for row in self.rows)


@immutable
class Said:
    """What a line says of itself: its claim and whether that frees it, mode, type, and the stretches of its other days (0: not given)."""

    program: str
    free: bool
    mode: str
    entry_type: str
    days: tuple[int, int, int]


@immutable
class Lens:
    """How a fact is looked at by what bears: whether false is more than not told, in what words, at which numbers it parts, whether as a share."""

    name: str
    says_more: bool
    wanted: bool
    edges: tuple[Decimal, ...]
    share: bool

    def seen(self, value: Fact) -> Fact | int:
        """A fact as far as it bears, but for the share that it is; the words themselves where it is no number."""
        number = None if self.wanted or isinstance(value, bool) else decimal(value)
        if number is None:
            return value
        return 2 * bisect_right(self.edges, number) + (self.share and not number)


@immutable
class Asked:
    """What a line says of itself, with a number and a country of which as much bears as of its own, and a day of its stretch."""

    said: Said
    number: str
    origin: str
    entered: date


@dataclass
class Found:
    """A plan as determined, for all who say the same but for how large a share of the value some of it falls on.

    `charges` have the facts that each share goes by, and a number for heading and facts; None where only the single path knows the share.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    charges: list[tuple[Planned, tuple[str, ...], int] | None]
    by_share: bool


class Plans:
    """Determines plans, each once."""

    def __init__(self, law: Law, sieve: Sieve, goods: Goods) -> None:
        self._law, self._sieve, self._goods = law.without_reasons(), sieve, goods
        self.days: Mapping[str, Stretches] = {name: of_day(law, name) for name in DAYS}
        self._untold = sieve.can_hold(frozenset())
        self._of_days: dict[int, tuple[tuple[int, ...], tuple[object, ...]]] = {}        # what yields, what embargoes stand, by stretch
        self._around: Interned[tuple[object, ...]] = Interned()
        self._of_around: list[tuple[str, int]] = []
        self._yields: Interned[tuple[int, ...]] = Interned()
        self._standing: Interned[tuple[object, ...]] = Interned()
        self._bearing: Interned[tuple[int, int, int]] = Interned()           # bits, yields, standing
        self._yielding: dict[tuple[int, int], int] = {}
        self._told: Interned[tuple[tuple[str, bool], ...]] = Interned()
        self._lenses: Interned[tuple[Lens, ...]] = Interned()
        self._looked: dict[int, int] = {}
        self._uses: Interned[tuple[bool, ...]] = Interned()
        self._said: Interned[tuple[object, ...]] = Interned()
        self._seen: Interned[tuple[tuple[str, Fact | int, Fact | None], ...]] = Interned()
        self._facts_seen: list[int] = []
        self._found: dict[tuple[object, ...], Found | Headings] = {}
        self._shared: Interned[tuple[int, tuple[str, ...]]] = Interned()      # headings, which the law keeps as long as this lasts, and facts
        self._of_facts: dict[tuple[object, ...], tuple[Row, bool] | None] = {}
        self._rows: dict[tuple[int, int, int], tuple[Row, bool]] = {}
        self._findings: dict[tuple[Finding, ...], tuple[Finding, ...]] = {}
        self._once: dict[tuple[object, ...], Headings] = {}
        self.facts: list[Mapping[str, Fact]] = []
        # Of facts: which are told, and which are false. Of what bears: what of a line it turns on, and how it looks at facts.
        self.told, self.uses, self.lenses = Listed(np.int32), Listed(np.int32), Listed(np.int32)
        self.fact({})
        self.seen(0, 0)
        self.values = sieve.values               # the modes and types of entry that some heading tells from others

    def __len__(self) -> int:
        """How many were determined."""
        return len(self._found)

    def fact(self, facts: Mapping[str, Fact]) -> int:
        """The number of what a line tells of its goods; 0 is nothing."""
        self.facts.append(facts)
        self.told.add(self._told.number(tuple(sorted((name, value is False) for name, value in facts.items()))))
        return len(self.facts) - 1

    def around(self, origin: str, stretch: int) -> int:
        """What of a country and a stretch of days decides what bears."""
        if stretch not in self._of_days:
            day = self._sieve.stretches.first_day(stretch)
            read_on = self._law.read_on or date.max
            standing = tuple((one.stands(day, read_on), *(day in lifting.span for lifting in one.lifted)) for one in self._law.embargoes)
            self._of_days[stretch] = self._sieve.yields(-1, stretch), standing
        n = self._around.number((self._sieve.of_origin(origin, stretch), *self._of_days[stretch]))
        if n == len(self._of_around):
            self._of_around.append((origin, stretch))
        return n

    def bearing(self, of_number: int, around: int, *, told: bool) -> int:
        """What bears on goods: of what their number lets through (Goods.BEARING), what country and days do.

        Where no facts are `told`, what needs one is left out.
        """
        of_origin, _, standing = self._around.values[around]
        assert isinstance(of_origin, int) and isinstance(standing, tuple)
        bits = self._goods.bearing.values[of_number] & of_origin
        if not told:
            bits &= self._untold
        stretch = self._of_around[around][1]
        if (bits, stretch) not in self._yielding:
            self._yielding[bits, stretch] = self._yields.number(self._sieve.yields(bits, stretch))
        standing_now = self._standing.number(standing if bits & self._sieve.embargoed else ())
        return self._number((bits, self._yielding[bits, stretch], standing_now))

    def bearing_on(self, bearing: int, told: int) -> int:
        """What bears on goods of which so much is `told`: without what needs another fact."""
        bits, yields, standing = self._bearing.values[bearing]
        # A fact that is false is as one that nobody gave, where everything that turns on it wants it true.
        names = frozenset(name for name, false in self._told.values[told] if not false or self._sieve.says_more(bits, name))
        return self._number((bits & self._sieve.can_hold(names), yields, standing))

    def _number(self, bears: tuple[int, int, int]) -> int:
        n = self._bearing.number(bears)
        if n == len(self.uses.values):
            bits, sieve = bears[0], self._sieve
            self.uses.add(self._uses.number(tuple([sieve.turns_on(bits, name) for name in ("program", "mode", "entry_type", *DAYS)])))
            by_facts = bits & sieve.by_facts
            if by_facts not in self._looked:
                self._looked[by_facts] = self._lenses.number(tuple([
                    Lens(name, sieve.says_more(bits, name), sieve.wanted(bits, name), sieve.edges(bits, name), sieve.shares(bits, name))
                    for name in sorted(sieve.facts(by_facts))]))
            self.lenses.add(self._looked[by_facts])
        return n

    def said(self, uses: int, of: Said) -> int:
        """What a line says of itself, as far as it bears."""
        program, mode, entry_type, *days = self._uses.values[uses]
        return self._said.number((
            (of.program, of.free) if program else (), self._told_apart("mode", of.mode) if mode else (),
            self._told_apart("entry_type", of.entry_type) if entry_type else (),
            *(n if used else 0 for used, n in zip(days, of.days, strict=True)),
        ))

    def seen(self, lenses: int, facts: int) -> int:
        """What facts come to as far as they bear; 0 is nothing."""
        told = self.facts[facts]
        n = self._seen.number(tuple(
            (one.name, one.seen(told[one.name]), told[one.name] if one.share else None) for one in (self._lenses.values[lenses] if told else ())
            if one.name in told and (told[one.name] is not False or one.says_more)))
        if n == len(self._facts_seen):
            self._facts_seen.append(facts)
        return n

    def plan(self, bearing: int, said: int, seen: int, ask: Callable[[], Asked]) -> Headings:
        """The plan of goods of which so much bears and that say so much; `ask` tells of one line of theirs."""
        facts = self._seen.values[seen]
        alike = bearing, said, tuple([(name, as_) for name, as_, _ in facts])
        found = self._found.get(alike)
        if isinstance(found, Headings):
            return found
        of_line = self.facts[self._facts_seen[seen]]
        told = {name: of_line[name] for name, *_ in facts}
        if found is None:
            try:
                found = self._found[alike] = self._determined(bearing, told, ask())
            except LawError as error:
                self._found[alike] = headings = Headings((), findings=self._plain([contradiction(error, "line")]))
                return headings
        headings = self._headings(found, told)
        if not found.by_share:
            self._found[alike] = headings
        return headings

    def _determined(self, bearing: int, told: Mapping[str, Fact], of: Asked) -> Found:
        said = of.said
        days = {name: self._day(name, n) for name, n in zip(DAYS, said.days, strict=True)}
        key = Key(of.number, of.origin, of.entered, days["exported"], days["loaded"], days["imported"], said.program, said.free, said.mode,
                  said.entry_type, told)
        plan = determine_among(key, self._sieve.concerning(self._bearing.values[bearing][0], of.entered), self._law)
        # That the law is projected is said of the day, not of the plan.
        findings = [one for one in law_findings(plan, key, self._law, "line") if one.rule != "LAW-PROJECTED"]
        findings += [prohibited(one.reason, one.cite) for one in plan.prohibited]
        charges: list[tuple[Planned, tuple[str, ...], int] | None] = []
        for planned in plan.charges:
            facts = facts_of_share(planned.heading.base, plan)
            charges.append((planned, facts, self._shared.number((id(planned.heading), facts))) if planned.under_98 is None else None)
        by_share = any(planned.heading.base.kind != "value" for planned in plan.charges)
        return Found(plan, self._plain(findings), charges, by_share)

    def _told_apart(self, name: str, code: str) -> tuple[bool, ...]:
        """A mode or a type of entry as far as the law tells it from others."""
        return not code, *(code in values for values in self.values[name])

    def _day(self, name: str, stretch: int) -> date | None:
        """A day of a stretch of another day, counted from 1; None for 0."""
        if not stretch:
            return None
        edges = self.days[name].edges
        if stretch > 1:
            return edges[stretch - 2]
        return edges[0] - timedelta(days=1) if edges else date(2000, 1, 1)

    def _headings(self, found: Found, told: Mapping[str, Fact]) -> Headings:
        plan = found.plan
        rows: list[Row] = []
        alone, unseen = False, 0
        for charge in found.charges:
            if charge is None:
                alone = True
                continue
            planned, facts, which = charge
            asked = which, *[told.get(name) for name in facts]
            if asked not in self._of_facts:
                self._of_facts[asked] = self._of_share(planned, share_by_facts(planned.heading.base, plan, told))
            made = self._of_facts[asked]
            if made is None:
                # Left out here, it is still told where column 1 is not known.
                alone |= planned.heading.per != ""
                unseen += planned.heading.tested or planned.heading.form == "total"
                continue
            alone |= made[1]
            rows.append(made[0])
        # One object for the same headings: it is told from others faster than its rows are.
        alike = tuple(map(id, rows)), plan.in_lieu is not None, plan.tested, alone, id(found.findings), unseen
        if (same := self._once.get(alike)) is None:
            same = self._once[alike] = Headings(tuple(rows), plan.in_lieu is not None, plan.tested, alone, found.findings, unseen)
        return same

    def _of_share(self, planned: Planned, share: Share | None) -> tuple[Row, bool] | None:
        """The row of a heading that falls on a share of the value, and whether it is wide; one object for the same."""
        if share is None:
            return None
        which = id(planned.heading), share.of_value.numerator, share.of_value.denominator
        if which not in self._rows:
            made = _row(planned, share.of_value)
            self._rows[which] = made, made.wide
        return self._rows[which]

    def _plain(self, findings: list[Finding]) -> tuple[Finding, ...]:
        """Findings without what is of one line only, so that lines that are told the same are alike, and one object for the same."""
        plain = tuple(Finding(one.rule, one.severity, "line", "", "") for one in findings)
        return self._findings.setdefault(plain, plain)


def _row(planned: Planned, share: Fraction) -> Row:
    heading = planned.heading
    of = Fraction(1, ONE) if heading.per else Fraction(100, ONE)     # dollars of a unit, or cents of a dollar
    at_least, below = (None if one is None else one * of for one in (heading.at_least, heading.below))
    return Row(heading.number, planned.program.id, Fraction(heading.rate * 100, ONE), share, heading.form == "total", at_least, below, heading.per,
               heading.specific)
