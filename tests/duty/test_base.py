"""What a rate of chapters 1-97 comes to: exact cents, components of watches, and the quantity that is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duty.lines import assessed, charges
from tidewaiter.duty.base import Base, amount
from tidewaiter.entry.line import Article, Quantity
from tidewaiter.findings import Severity
from tidewaiter.tariff.exports import read_export
from tidewaiter.tariff.rate_text import Percent, PerUnit, Rate, read_rate
from tidewaiter.tariff.schedule import figures

DAY = "2026-06-18"


def comes_to(text: str, value: int, *quantities: str, component: str = ""):
    given_ = tuple(Quantity(Decimal(one.split()[0]), one.split()[1]) for one in quantities)
    return amount(Base("column-1-general", read_rate(text), "", ()), Article("0000000000", value, given_), component)


EXACT = [
    ("33 1/3%",                     10_000_000, (),                       Fraction(1_000_000_000, 3)),
    ("33 1/3%",                     3,          (),                       Fraction(100)),
    ("12 1/2%",                     1,          (),                       Fraction(25, 2)),
    ("2.9%",                        9_912,      (),                       Fraction("28744.8")),
    ("5% on the entire set",        100,        (),                       Fraction(500)),
    ("5% on the full value of the imported article", 100, (),             Fraction(500)),
    ("41.9¢/kg + 16.3%",            1_000,      ("100 KG",),              Fraction(4190 + 16300)),
    ("$1.24/t",                     0,          ("2500 KG",),             Fraction(310)),
    ("$1.24/t",                     0,          ("2.5 T",),               Fraction(310)),
    ("2.8¢/doz.",                   0,          ("144 NO",),              Fraction("33.6")),
    ("76¢/pr.",                     0,          ("10 DPR",),              Fraction(9120)),
    ("$1/1,000 pins",               0,          ("2500 NO",),             Fraction(250)),
    ("$2.50/thousand",              0,          ("3 K",),                 Fraction(750)),
    ("18.7¢/clean kg",              0,          ("900 KG", "500 CYK"),    Fraction(9350)),
    ("21¢/bbl",                     0,          ("100 BBL",),             Fraction(2100)),
    ("21¢/bbl",                     0,          ("15898 L",),             Fraction(2100)),
    ("2.8¢/jewel over 7",           0,          ("17 JWL",),              Fraction(28)),
    ("2.8¢/jewel over 7",           0,          ("7 JWL",),               Fraction(0)),
    ("8% but not less than 3¢/kg",  100,        ("300 KG",),              Fraction(900)),
    ("8% but not less than 3¢/kg",  100,        ("200 KG",),              Fraction(800)),
    ("8% but not more than 3¢/kg",  100,        ("200 KG",),              Fraction(600)),
]


@pytest.mark.parametrize("text, value, quantities, cents", EXACT)
def test_a_rate_comes_to_exact_cents(text, value, quantities, cents):
    found = comes_to(text, value, *quantities)
    assert (found.cents, found.missing) == (cents, ())


def test_a_third_of_ten_million_dollars_is_right_to_the_cent():
    found = assessed("4202292000", "BY", DAY, 10_000_000, quantities="1000 NO, 500 KG")
    assert figures("4202292000", date.fromisoformat(DAY)).other == "33 1/3%"
    assert charges(found)["4202292000"] == 333_333_333


MISSING = [
    ("1¢/kg",                                   ("5 NO",),           ("a quantity in KG",)),
    ("1¢/kg",                                   ("5 CKG",),          ("a quantity in KG",)),
    ("18.7¢/clean kg",                          ("900 KG",),         ("a quantity in CYK",)),
    ("23.7¢/pf.liter",                          ("900 L",),          ("a quantity in PFL",)),
    ("2¢/gross + 5%",                           ("900 KG",),         ("a quantity in GR",)),
    ("1¢/kg + 2¢/liter",                        (),                  ("a quantity in KG", "a quantity in L")),
    ("1.7¢/kg on lead content",                 ("900 KG", "5 CKG"), ("a quantity in KG of lead content",)),
    ("5.7¢/kg on drained weight + 8%",          ("900 KG",),         ("a quantity in KG of drained weight",)),
    ("2.5% on the value of the lead content",   (),                  ("the value of the lead content",)),
    ("3 percent of the fair retail value",      (),                  ("the fair retail value",)),
    ("1¢/kg less 0.02¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 0.9¢/kg",
     ("900 KG",), ("the polarisation of the sugar in degrees",)),
    ("8% but not less than 3¢/kg",              ("2 NO",),           ("a quantity in KG",)),
    ("37% /",                                   (),                  ("nobody can read the rate '37% /'",)),
    ("",                                        (),                  ("the schedule prints no rate for this number",)),
]


@pytest.mark.parametrize("text, quantities, missing", MISSING)
def test_what_is_missing_is_said(text, quantities, missing):
    assert comes_to(text, 100, *quantities).missing == missing


@pytest.mark.parametrize("base, rule", [
    ("1¢/kg", "DUTY-MISSING"), ("37% /", "DUTY-RATE-BY-REFERENCE"), ("See additional U.S. note 2", "DUTY-RATE-BY-REFERENCE"),
    ("1.7¢/kg on lead content", "DUTY-RATE-BY-REFERENCE"), ("50 percent of the cost of such parts", "DUTY-RATE-BY-REFERENCE"),
])
def test_a_duty_that_is_not_known_is_fatal_and_names_its_rule(base, rule):
    found = assessed("7326908688", "DE", DAY, base=base)
    assert rule in {finding.rule for finding in found.findings if finding.severity is Severity.FATAL}


COMPONENTS = [
    ("9101114010", 1_000, Fraction("51")),               # 51¢ each, on the movement
    ("9101114020", 1_000, Fraction("6250")),             # 6.25% on the case and strap, band or bracelet
    ("9101114030", 1_000, Fraction("6250")),
    ("9101114040", 1_000, Fraction("5300")),
    ("9105114010", 1_000, Fraction("3900")),             # a clock for AC power only: all of it is movement and case
    ("9105114030", 1_000, Fraction("5300")),
    ("9106905510", 1_000, Fraction("3900")),             # the apparatus
    ("9109103010", 1_000, Fraction("3207.5")),           # 7.5¢ each + 3.2% on the movement
]


@pytest.mark.parametrize("number, value, cents", COMPONENTS)
def test_a_component_owes_what_of_the_rate_falls_on_it(number, value, cents):
    one = figures(number, date.fromisoformat(DAY))
    found = comes_to(one.general, value, "1 NO", component=one.component)
    assert (found.cents, found.missing) == (cents, ())


def test_a_rate_of_the_whole_value_falls_on_every_component():
    one = figures("9105114030", date.fromisoformat(DAY))
    assert (one.other, one.component) == ("35%", "battery")
    assert comes_to(one.other, 100, component="battery").cents == 3500


def test_a_component_that_no_term_names_is_unknown_and_not_free():
    assert comes_to("5% on the case", 100, component="battery").missing == ("what of '5% on the case' falls on the battery",)
    assert comes_to("Free", 100, component="battery").missing == ()


@pytest.mark.reference
def test_every_component_of_chapter_91_has_its_share_of_both_columns(reference):
    export = reference / "hts" / "hts_2026_rev_10.json.gz"
    rows = read_export(export.read_bytes(), export.name).rows
    numbers = [f"{row.number}{suffix:02}" for row in rows if row.number.startswith("91") and len(row.number) == 8 for suffix in range(5, 95, 5)]
    watches = [one for number in numbers if (one := figures(number, date.fromisoformat(DAY))) and one.component]
    assert len(watches) > 150
    for one in watches:
        for text in (one.general, one.other):
            assert comes_to(text, 100, "1 NO", "1 JWL", component=one.component).missing == (), (one.number, text)


@given(st.integers(0, 10**10), st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 9)), min_size=1, max_size=4))
def test_percentages_add_up_exactly(value, shares):
    terms = tuple(Percent(Fraction(rate, divisor)) for rate, divisor in shares)
    found = amount(Base("", Rate(terms), "", ()), Article("0000000000", value), "")
    assert found.cents == sum(Fraction(value * 100) * Fraction(rate, divisor) / 100_000_000 for rate, divisor in shares)


@given(st.decimals(0, 10**6, places=2), st.fractions(0, 1000))
def test_an_amount_for_each_unit_is_the_quantity_times_the_amount(quantity, cents):
    found = amount(Base("", Rate((PerUnit(cents, "KG"),)), "", ()), Article("0000000000", 1, (Quantity(quantity, "KG"),)), "")
    assert found.cents == Fraction(quantity) * cents
