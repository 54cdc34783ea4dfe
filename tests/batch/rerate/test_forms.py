"""A rate as whole numbers comes to what the single path has it come to, of every rate that the grammar reads, with its limits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.batch.rerate import aims
from tidewaiter.batch.rerate.forms import Form, form, half_up
from tidewaiter.duty.base import Base, amount
from tidewaiter.entry.line import Article, Quantity
from tidewaiter.money.rounding import half_up_cent
from tidewaiter.tariff.rate_text import read_rate

PERCENT = st.sampled_from(["2.5%", "33 1/3%", "0.2%", "110%", "6.4%"])
EACH = st.sampled_from(["1¢/kg", "37.2¢/kg", "$1.035/kg", "68¢/head", "2.8¢/doz.", "31.4¢/pf. liter", "6.6¢/liter", "$1.20/1000", "0.15¢/g", "$5/t"])
SUM = st.lists(st.one_of(PERCENT, EACH), min_size=1, max_size=3).map(" + ".join)
RATES = st.one_of(
    SUM, st.tuples(SUM, SUM).map(" but not less than ".join), st.tuples(SUM, SUM).map(" but not more than ".join),
    st.tuples(SUM, SUM, SUM).map(lambda of: f"{of[0]} but not less than {of[1]} but not more than {of[2]}"),
)
UNITS = st.sampled_from(["", "KG", "LB", "T", "G", "NO", "DOZ", "GR", "L", "GAL", "PFL", "M2"])
MILLIONTHS = st.one_of(st.integers(0, 10**18), st.integers(0, 10**7), st.just(0))
DOLLARS = st.one_of(st.integers(0, 10**13), st.integers(0, 1000))


@settings(max_examples=600, deadline=None)
@given(RATES, UNITS, UNITS, DOLLARS, MILLIONTHS, MILLIONTHS)
def test_a_form_comes_to_what_the_rate_does(text, one, other, value, first, second):
    base = Base("column-1-general", read_rate(text), "", ())
    found = form(base, "", (one, other), True)
    given_ = tuple(Quantity(Decimal(n) / 10**6, unit) for n, unit in ((first, one), (second, other)) if unit)
    said = amount(base, Article("", value, given_), "")
    if found is None:
        return                                           # for the single path
    assert set(found.missing) == set(said.missing)
    assert cents(found, value, first if one else 0, second if other else 0) == half_up_cent(said.cents)


def test_no_rate_of_the_schedule_has_a_limit():
    """So that random lines meet none, and the forms of such rates are tried above alone."""
    assert not [name for name in aims.shapes() if "least" in name or "most" in name]


def cents(found: Form, value: int, first: int, second: int) -> int:
    def of(one):
        return half_up(value, first, second, one.per_value, one.per_first, one.per_second, one.of)

    total = of(found.total)
    total = max(total, of(found.least)) if found.least else total
    return min(total, of(found.most)) if found.most else total


@pytest.mark.parametrize(("value", "expected"), [(1, 3), (2, 5), (3, 8)])
def test_half_a_cent_goes_up(value, expected):
    assert half_up(value, 0, 0, 5, 0, 0, 2) == expected == half_up_cent(Fraction(value * 5, 2))
