"""The normal spelling: each rule and each misprint by an example, and what is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.tariff.rate_text import Unread, normalise, read_rate
from tidewaiter.tariff.rates.spelling import RULES, misprints


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_does_what_its_example_says(rule):
    assert normalise(rule.before) == rule.after
    assert normalise(rule.after) == rule.after


@pytest.mark.parametrize("printed, meant, number", misprints(), ids=[number for _, _, number in misprints()])
def test_a_misprint_is_put_right(printed, meant, number):
    assert normalise(f"{printed}x") == normalise(f"{meant}x") or normalise(printed) == normalise(meant)
    assert printed != meant


@pytest.mark.parametrize("text, spelt", [
    ("$1.5/kg",          "$1.50/kg"),
    ("$.50/kg",          "50¢/kg"),
    ("$0/kg",            "0¢/kg"),
    ("150¢/kg",          "$1.50/kg"),
    ("100¢/kg",          "$1/kg"),
    ("99.99¢/kg",        "99.99¢/kg"),
    ("6.58170¢/kg",      "6.5817¢/kg"),
    ("45.0%",            "45%"),
    ("33  1/3%",         "33 1/3%"),
    ("12 1/2%",          "12.5%"),
    ("2.8¢/doz.",        "2.8¢/doz."),
    ("76¢/pr.",          "76¢/pr."),
    ("18.5¢ / liter+ $1.32/pf. liter", "18.5¢/liter + $1.32/pf.liter"),
    ("See 9822.05.20",   "See 9822.05.20"),
    ("1¢/jewel over 7",  "1¢/jewel over 7"),
])
def test_amounts_units_and_spaces_are_spelt_one_way(text, spelt):
    assert normalise(text) == spelt


def test_a_misprint_that_nobody_listed_is_left_to_be_refused():
    assert isinstance(read_rate("The duty provided in the applicable subheeding + 25%"), Unread)


@given(st.text(max_size=80))
def test_spelling_never_fails(text):
    assert isinstance(normalise(text), str)
