"""The headings of chapter 99 of a line, by what can bear on it and by what it says of itself: determined once for all lines that are alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from tidewaiter.batch.rerate.forms import MOST
from tidewaiter.batch.rerate.goods import Goods
from tidewaiter.batch.rerate.interned import Interned
from tidewaiter.batch.rerate.sieve import Sieve
from tidewaiter.batch.rerate.single import prohibited
from tidewaiter.duty.assess import contradiction, law_findings
from tidewaiter.duty.determine import Plan, Planned, determine
from tidewaiter.duty.key import Fact, Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Yield
from tidewaiter.duty.share import share_of_value
from tidewaiter.duty.stretches import DAYS, Stretches, of_day
from tidewaiter.entry.line import Article, Line
from tidewaiter.findings import Finding, LawError
from tidewaiter.tariff.rate_text import ONE, Rate
from tidewaiter.values import immutable

_LINE = Line(1, "", (Article("", 1),), "", "")


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
    """What a line says of itself, by number: its claim and whether that frees it, mode, type, and the stretches of its other days (0: not given)."""

    program: str
    free: bool
    mode: str
    entry_type: str
    days: tuple[int, int, int]
    facts: int


class Plans:
    """Determines plans, each once."""

    def __init__(self, law: Law, sieve: Sieve, goods: Goods) -> None:
        self._law, self._sieve, self._goods = law.without_reasons(), sieve, goods
        self.days: Mapping[str, Stretches] = {name: of_day(law, name) for name in DAYS}
        self._around: Interned[tuple[object, ...]] = Interned()
        self._of_around: list[tuple[str, int]] = []
        self._yields: Interned[tuple[Yield, ...]] = Interned()
        self._standing: Interned[tuple[object, ...]] = Interned()
        self._bearing: Interned[tuple[int, int, int]] = Interned()           # bits, yields, standing
        self._yielding: dict[tuple[int, int], int] = {}
        self._determined: dict[tuple[object, ...], Headings] = {}
        self._rows: dict[tuple[int, int, int], tuple[Row, bool]] = {}
        self._once: dict[tuple[object, ...], Headings] = {}
        self.facts: list[Mapping[str, Fact]] = [{}]
        self.values = sieve.values               # the modes and types of entry that some heading tells from others

    def __len__(self) -> int:
        """How many were determined."""
        return len(self._determined)

    def around(self, origin: str, stretch: int) -> int:
        """What of a country and a stretch of days decides what bears."""
        day = self._sieve.stretches.first_day(stretch)
        yields = self._sieve.yields(-1, stretch)
        read_on = self._law.read_on or date.max
        standing = tuple((one.stands(day, read_on), *(day in lifting.span for lifting in one.lifted)) for one in self._law.embargoes)
        n = self._around.number((self._sieve.of_origin(origin, stretch), yields, standing))
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
            bits &= self._sieve.can_hold(frozenset())
        stretch = self._of_around[around][1]
        if (bits, stretch) not in self._yielding:
            self._yielding[bits, stretch] = self._yields.number(self._sieve.yields(bits, stretch))
        standing_now = self._standing.number(standing if bits & self._sieve.embargoed else ())
        return self._bearing.number((bits, self._yielding[bits, stretch], standing_now))

    def plan(self, bearing: int, of: Said, number: str, origin: str, entered: date) -> Headings:
        """The plan of goods of which so much bears and that say so much; `entered` is a day of their stretch."""
        bits, *rest = self._bearing.values[bearing]
        bits &= self._sieve.can_hold(frozenset(self.facts[of.facts]))
        uses = {name: self._sieve.turns_on(bits, name) for name in ("program", "mode", "entry_type", *DAYS)}
        days = tuple(n if uses[name] else 0 for name, n in zip(DAYS, of.days, strict=True))
        named = self._sieve.facts(bits)
        facts = {name: value for name, value in self.facts[of.facts].items() if name in named}
        alike = (bits, *rest, (of.program, of.free) if uses["program"] else (), self._told_apart("mode", of.mode) if uses["mode"] else (),
                 self._told_apart("entry_type", of.entry_type) if uses["entry_type"] else (), days, tuple(sorted(facts.items())))
        if alike not in self._determined:
            known = {name: self._day(name, n) for name, n in zip(DAYS, of.days, strict=True)}
            key = Key(number, origin, entered, known["exported"], known["loaded"], known["imported"], of.program, of.free, of.mode, of.entry_type,
                      facts)
            self._determined[alike] = self._headings(key)
        return self._determined[alike]

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

    def _headings(self, key: Key) -> Headings:
        try:
            plan = determine(key, self._law)
        except LawError as error:
            plan = Plan()
            return Headings((), findings=_plain([contradiction(error, "line")]))
        # That the law is projected is said of the day, not of the plan.
        findings = [one for one in law_findings(plan, key, self._law, "line") if one.rule != "LAW-PROJECTED"]
        findings += [prohibited(one.reason, one.cite) for one in plan.prohibited]
        rows: list[Row] = []
        alone, unseen = False, 0
        for planned in plan.charges:
            heading = planned.heading
            share = share_of_value(planned, plan, key, _LINE, "line", findings)
            alone |= planned.under_98 is not None
            if share is None:
                # Left out here, it is still told where column 1 is not known.
                alone |= heading.per != ""
                unseen += heading.tested or heading.form == "total"
                continue
            # The law keeps the heading as long as this lasts.
            which = id(heading), share.of_value.numerator, share.of_value.denominator
            if which not in self._rows:
                made = _row(planned, share.of_value)
                self._rows[which] = made, made.wide
            row, wide = self._rows[which]
            alone |= wide
            rows.append(row)
        found = Headings(tuple(rows), plan.in_lieu is not None, plan.tested, alone, _plain(findings), unseen)
        # One object for the same headings: it is told from others faster than its rows are.
        return self._once.setdefault((tuple(map(id, rows)), found.in_lieu, found.tested, alone, found.findings, unseen), found)


def _row(planned: Planned, share: Fraction) -> Row:
    heading = planned.heading
    of = Fraction(1, ONE) if heading.per else Fraction(100, ONE)     # dollars of a unit, or cents of a dollar
    at_least, below = (None if one is None else one * of for one in (heading.at_least, heading.below))
    return Row(heading.number, planned.program.id, Fraction(heading.rate * 100, ONE), share, heading.form == "total", at_least, below, heading.per,
               heading.specific)


def _plain(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings without what is of one line only, so that lines that are told the same are alike."""
    return tuple(Finding(one.rule, one.severity, "line", "", "") for one in findings)
