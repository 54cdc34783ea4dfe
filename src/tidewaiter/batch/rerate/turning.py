"""Plans of which some rows turn on what the line's quantities come to: worked out line by line, in whole numbers.

Few lines have one: column 1 by weight against a rate that is a total, and safeguards that go by the value of a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tidewaiter.batch.rerate.forms import MILLIONTHS, Form, Linear, counted, form, half_up
from tidewaiter.batch.rerate.plans import Headings, Row
from tidewaiter.duty.base import Base
from tidewaiter.tariff.rate_text import Rate
from tidewaiter.values import immutable

Found = tuple[int, int]          # the place of a row in the plan, and its cents


@immutable
class _Row:
    """A row with all that its arithmetic needs, over common denominators."""

    row: Row
    quantity: int = 0            # which quantity a unit's value goes by, and how many of its millionths make one: factor over of
    factor: int = 1
    of: int = 1
    amount: Linear | None = None


@immutable
class Turning:
    """A plan whose rows are worked out for each line."""

    headings: Headings
    base: Form
    rows: tuple[_Row, ...]

    def cents(self, value: int, first: int, second: int) -> list[Found] | None:
        """The rows that stand and their cents, for a value in dollars and quantities in millionths. None where only the single path says it."""
        total, of = _limited(self.base, value, first, second)
        found = []
        for place, one in enumerate(self.rows):
            row = one.row
            if row.per:
                quantity = second if one.quantity else first
                if not quantity:
                    return None
                # dollars a unit, over (quantity * factor)
                dollars, units = value * MILLIONTHS * one.of, quantity * one.factor
                stands = _within(row, dollars, units)
            else:
                stands = not row.asks or _within(row, total, of * value)
            if not stands:
                continue
            share = row.share
            if one.amount is not None:
                amount = one.amount
                found.append((place, half_up(value, first, second, amount.per_value, amount.per_first, amount.per_second, amount.of)))
                continue
            rate = row.per_dollar
            cents, over = value * rate.numerator, rate.denominator
            if row.total:
                cents, over = max(cents * of - total * over, 0), over * of
            cents, over = cents * share.numerator, over * share.denominator
            found.append((place, (2 * cents + over) // (2 * over)))
        return found


def turning(headings: Headings, base: Form | None, units: tuple[str, str]) -> Turning | None:
    """A plan for lines whose column 1 is `base` and whose quantities are in `units`; None where only the single path works it out."""
    if base is None or (base.missing and any(row.asks for row in headings.rows)):
        return None
    rows = []
    for row in headings.rows:
        quantity, factor, of, amount = 0, 1, 1, None
        if row.per:
            place = counted(units, row.per)
            if place is None:
                return None
            quantity, factor, of = place[0], place[1].numerator, place[1].denominator
        if row.specific is not None:
            said = _of_rate(row.specific, units)
            if said is None or said.missing or said.least or said.most:
                return None
            amount = said.total
        rows.append(_Row(row, quantity, factor, of, amount))
    return Turning(headings, base, tuple(rows))


@lru_cache(maxsize=1 << 14)
def _of_rate(rate: Rate, units: tuple[str, str]) -> Form | None:
    return form(Base("chapter-99", rate, "", ()), "", units, True)


def _within(row: Row, cents: int, over: int) -> bool:
    at_least, below = row.at_least, row.below
    if at_least is not None and cents * at_least.denominator < at_least.numerator * over:
        return False
    return below is None or cents * below.denominator < below.numerator * over


def _limited(base: Form, value: int, first: int, second: int) -> tuple[int, int]:
    """Column 1 exactly: so many cents over so many."""
    found = _exact(base.total, value, first, second)
    if base.least:
        found = _chosen((found, _exact(base.least, value, first, second)), more=True)
    if base.most:
        found = _chosen((found, _exact(base.most, value, first, second)), more=False)
    return found


def _exact(one: Linear, value: int, first: int, second: int) -> tuple[int, int]:
    return value * one.per_value + first * one.per_first + second * one.per_second, one.of


def _chosen(of: Sequence[tuple[int, int]], *, more: bool) -> tuple[int, int]:
    (one, over), (other, under) = of
    return of[0] if (one * under >= other * over) is more else of[1]
