"""The rate of chapters 1-97 of a line: by what the schedule says of its number, its country and its claim, and the units of its quantities."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tidewaiter.batch.rerate.forms import Form, form
from tidewaiter.batch.rerate.goods import Goods
from tidewaiter.batch.rerate.interned import Grid, Interned, Pairs
from tidewaiter.codes import special_programs
from tidewaiter.duty.assess import article_amount
from tidewaiter.duty.base import Base, base_rate, claim_refusal
from tidewaiter.duty.law import Law
from tidewaiter.entry.line import Article, Quantity
from tidewaiter.findings import Finding
from tidewaiter.tariff.figures import Figures
from tidewaiter.values import immutable

_ONE = Decimal(1)
_REFUSED = {"SPI-UNKNOWN", "SPI-LAPSED", "SPI-COUNTRY"}


@immutable
class Column:
    """A column's rate for goods of some figures: what a line's base rate says, but for the words of its findings."""

    base: Base
    figures: Figures | None
    said: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether the claim gives nothing, so that its fees are those of goods without one."""
        return any(finding.rule in _REFUSED for finding in self.base.findings)


@immutable
class Rated:
    """A column's rate for quantities in some units: its form, None where only the single path says it, and what is wrong besides."""

    column: int
    units: tuple[str, str]
    form: Form | None
    findings: tuple[Finding, ...]


class Claims:
    """Claims, columns and rates by number. `of_claim`, `of_column` and `of_rate` give numbers for pairs of numbers."""

    def __init__(self, law: Law, goods: Goods, first: list[date]) -> None:
        self._law, self._goods, self._first = law, goods, first
        self.programs: Interned[str] = Interned()
        self.origins: Interned[str] = Interned()
        self.units: Interned[tuple[str, str]] = Interned()
        self.programs.number("")
        self.units.number(("", ""))
        self.places: list[tuple[int, int]] = []
        self._claims: Interned[tuple[object, ...]] = Interned()
        self._of_claims: list[tuple[str, str, date]] = []
        self._columns: Interned[tuple[object, ...]] = Interned()
        self.columns: list[Column] = []
        self._rates: Interned[tuple[object, ...]] = Interned()
        self.rates: list[Rated] = []
        self._forms: dict[tuple[object, ...], Form | None] = {}
        self.of_place = Grid(self._place, 256, 512)            # (origin, stretch)
        self.of_claim = Pairs(self._claim)                   # (place, program)
        self.of_column = Pairs(self._column)                 # (figures, claim)
        self.of_rate = Pairs(self._rate)                     # (column, units)

    def _place(self, origin: int, stretch: int, line: int) -> int:
        self.places.append((origin, stretch))
        return len(self.places) - 1

    def _claim(self, place: int, program: int, line: int) -> int:
        origin, day = self.origins.values[self.places[place][0]], self._first[self.places[place][1]]
        code = self.programs.values[program]
        column_2 = self._law.member("COLUMN_2", origin, day)
        said: tuple[object, ...] = (column_2, code)
        if code:
            refusal = claim_refusal(code, origin, day, "line", self._law.read_on)
            known = special_programs.known(code)
            said = (*said, tuple(one.rule for one in refusal), special_programs.symbols(code, origin, day) if known else ())
        n = self._claims.number(said)
        if n == len(self._of_claims):
            self._of_claims.append((origin, code, day))
        return n

    def _column(self, figures: int, claim: int, line: int) -> int:
        one, said = self._goods.figures(figures)
        origin, code, day = self._of_claims[claim]
        base = base_rate(one, origin, code, day, self._law, "", "line")
        shape = (one.general, one.special, one.other, one.units, one.component) if one else ()
        key = (shape, base.column, str(base.rate), base.rate.text, tuple((f.rule, f.severity) for f in (*said, *base.findings)), len(said))
        n = self._columns.number(key)
        if n == len(self.columns):
            self.columns.append(Column(base, one, said))
        return n

    def _rate(self, column: int, units: int, line: int) -> int:
        of = self.columns[column]
        given = self.units.values[units]
        one = of.figures
        said = (str(of.base.rate), of.base.rate.text, one.component if one else "", given, one is not None)
        if said not in self._forms:
            self._forms[said] = form(of.base, one.component if one else "", given, one is not None)
        found = self._forms[said]
        findings: list[Finding] = []
        if found is None or found.missing:
            article = Article(one.number if one else "", 1, tuple(Quantity(_ONE, unit) for unit in given if unit))
            article_amount(of.base, one, article, one is not None, None, "line", findings)
        n = self._rates.number((column, given, found, tuple(finding.rule for finding in findings)))
        if n == len(self.rates):
            self.rates.append(Rated(column, given, found, tuple(findings)))
        return n
