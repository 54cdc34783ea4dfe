"""Transaction value: tables of cases, and what holds for every set of rows and charges."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.dates import Span
from tidewaiter.money.exchange import DOLLAR, Rate
from tidewaiter.papers.apportion import apportion
from tidewaiter.papers.valuation import KINDS, Placed, Priced, entered, merged, value_rows

CASES = Path(__file__).resolve().parents[1] / "cases" / "valuation.csv"
FRANC = Rate("CHF", "quarterly", Span(), Decimal("1.2514"), "test")


def priced(amounts: Sequence[Decimal], rate: Rate = DOLLAR,
           weights: Sequence[Decimal | None] | None = None) -> list[Priced]:
    """Rows of an invoice; by default the weights are 1 kg and 3 kg by turns, the quantities are one piece."""
    return [
        Priced(f"row {n}", "1", f"P{n}", amount, rate, None, Decimal(1), "PCS",
               weights[n] if weights else Decimal(1 + 2 * (n % 2)))
        for n, amount in enumerate(amounts)
    ]


def with_cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", with_cases(), ids=lambda case: case["case"])
def test_a_case_of_valuation(case: dict[str, str]) -> None:
    rate = Rate(case["currency"], "quarterly", Span(), Decimal(case["rate"]), "test")
    rows = priced([Decimal(price) for price in case["prices"].split("|")], rate)
    charges = [
        Placed("charge", kind, treatment, Decimal(amount), rate, tuple(range(len(rows))), case["share_by"])
        for kind, treatment, amount in (charge.split() for charge in case["charges"].split("|") if charge)
    ]
    values, findings = value_rows(rows, charges)
    assert not findings
    assert [value.cents for value in values] == [Fraction(cents) for cents in case["value"].split("|")]
    kinds = {charge.kind for charge in charges if charge.treatment != "non_dutiable"}
    assert {KINDS[kind].cite for kind in kinds} <= {step.cite for value in values for step in value.steps}


amounts = st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2, allow_nan=False)
usual = st.decimals(Decimal("0.0001"), Decimal("9"), places=6, allow_nan=False)


@st.composite
def shipments(draw: st.DrawFn) -> tuple[list[Priced], list[Placed]]:
    rate = Rate("EUR", "quarterly", Span(), draw(usual), "test")
    rows = priced(draw(st.lists(amounts, min_size=1, max_size=12)), rate)
    every = tuple(range(len(rows)))
    charges = [
        Placed("charge", kind, draw(st.sampled_from(KINDS[kind].treatments)), draw(amounts),
               draw(st.sampled_from((rate, DOLLAR))),
               every, draw(st.sampled_from(("value", "weight", "quantity"))))
        for kind in draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=4))
    ]
    return rows, charges


@given(shipments())
def test_the_rows_add_up_to_the_shipment(shipment: tuple[list[Priced], list[Placed]]) -> None:
    rows, charges = shipment
    values, _ = value_rows(rows, charges)
    sign = {"addition": 1, "deduction": -1, "non_dutiable": 0}
    expected = sum(Fraction(row.amount) * Fraction(row.rate.usd) for row in rows)
    expected += sum(sign[charge.treatment] * Fraction(charge.amount) * Fraction(charge.rate.usd) for charge in charges)
    assert sum(value.cents for value in values) == expected * 100
    carried = sum(Fraction(charge.amount) * Fraction(charge.rate.usd) for charge in charges if KINDS[charge.kind].carriage)
    assert sum(value.carriage for value in values) == carried * 100


@given(shipments())
def test_the_steps_of_a_line_add_up_to_whole_dollars(shipment: tuple[list[Priced], list[Placed]]) -> None:
    values, findings = value_rows(*shipment)
    cents, steps, _ = merged(values)
    dollars, with_rounding = entered(cents, steps)
    assert sum(Fraction(step.cents) for step in with_rounding) == dollars * 100
    assert abs(Fraction(dollars * 100) - max(cents, 0)) <= 50
    assert bool(findings) == any(value.cents < 0 for value in values)


@given(amounts, st.lists(st.fractions(0, 1000), min_size=1, max_size=20))
def test_an_apportioned_amount_is_whole_and_each_part_within_a_cent(amount: Decimal, weights: list[Fraction]) -> None:
    parts = apportion(amount, weights)
    assert sum(parts) == amount
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        right = Fraction(amount) * weight / whole if whole else Fraction(amount) / len(weights)
        assert abs(Fraction(part) - right) < Fraction(1, 100)


@pytest.mark.parametrize(("share_by", "weights", "units", "place"), (
    ("weight",   (Decimal(1), None), ("PCS", "PCS"), "charge"),
    ("weight",   (Decimal(0), Decimal(0)), ("PCS", "PCS"), "charge"),
    ("quantity", (Decimal(1), Decimal(1)), ("PCS", "KG"), "charge"),
))
def test_a_charge_that_cannot_be_shared_as_asked_is_found(
    share_by: str, weights: tuple[Decimal | None, ...], units: tuple[str, str], place: str,
) -> None:
    rows = [
        Priced(f"row {n}", "1", "P", Decimal(10), DOLLAR, None, Decimal(1), unit, weight)
        for n, (unit, weight) in enumerate(zip(units, weights, strict=True))
    ]
    values, findings = value_rows(rows, [Placed(place, "packing", "addition", Decimal(5), DOLLAR, (0, 1), share_by)])
    assert [(finding.rule, finding.where) for finding in findings] == [("PAP-SHARE", place)]
    assert [value.cents for value in values] == [1000, 1000]


@pytest.mark.parametrize(("deduction", "found"), ((Decimal("10.00"), False), (Decimal("10.01"), True)))
def test_deductions_may_take_the_price_and_no_cent_more(deduction: Decimal, found: bool) -> None:
    _, findings = value_rows(priced([Decimal(10)]), [Placed("c", "freight", "deduction", deduction, DOLLAR, (0,))])
    assert bool(findings) is found


def test_charges_in_another_currency_are_converted_at_their_own_rate() -> None:
    values, _ = value_rows(priced([Decimal(100)]), [Placed("c", "packing", "addition", Decimal(10), FRANC, (0,))])
    assert values[0].cents == 10000 + Fraction("1251.4")


def test_a_charge_over_rows_of_several_rates_converts_at_the_rate_of_each_row() -> None:
    early, late = (Rate("EUR", "quarterly", Span(), Decimal(usd), "test") for usd in ("1.10", "1.20"))
    rows = [Priced("row", "1", "P", Decimal(100), rate, None, Decimal(1), "PCS", None) for rate in (early, late)]
    values, _ = value_rows(rows, [Placed("c", "packing", "addition", Decimal(10), late, (0, 1), "quantity")])
    assert [value.cents for value in values] == [105 * 110, 105 * 120]
