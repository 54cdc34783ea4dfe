"""Units as papers print them, and conversions that are exact by definition."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.entry.line import Quantity
from tidewaiter.papers.units import convert, read_quantity, unit_code

CONVERSIONS = (
    ("3600 PCS", "DOZ", "300"),
    ("3601 PCS", "DOZ", "300.08"),
    ("2 GR", "DOZ", "24"),
    ("12 dozen", "NO", "144"),
    ("5 K", "NO", "5000"),
    ("500 g", "KG", "0.50"),
    ("1 lb", "KG", "0.45"),
    ("2204.62 lb", "KG", "1000.00"),
    ("1.5 tonnes", "KG", "1500"),
    ("75 cl", "L", "0.75"),
    ("7 ML", "L", "0.01"),
    ("24 pairs", "DPR", "2"),
    ("100 FT", "M", "30.48"),
    ("3 KG", "KG", "3"),
    ("12 PRS", "NO", None),          # a pair may be one article or two
    ("12 PRS", "PCS", None),
    ("1 KG", "L", None),
    ("1 KG", "NO", None),
    ("1 bottle", "L", None),
    ("1 bottle", "BOTTLE", "1"),
    ("10 KG", "CKG", None),          # kilograms of a content are not kilograms of the goods
)


@pytest.mark.parametrize(("text", "unit", "amount"), CONVERSIONS)
def test_a_quantity_is_converted_exactly_or_not_at_all(text: str, unit: str, amount: str | None) -> None:
    converted = convert(read_quantity(text), unit)
    assert (converted is None) is (amount is None)
    if converted is not None and amount is not None:
        assert (converted.amount, converted.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(("text", "code"),
                         (("Pcs.", "PCS"), ("DOZ", "DOZ"), ("kgs", "KG"), ("No.", "NO"), ("Liters", "L"), ("", "")))
def test_a_unit_is_known_however_it_is_printed(text: str, code: str) -> None:
    assert unit_code(text) == code


@pytest.mark.parametrize("text", ("", "300", "DOZ", "300 DOZ KG", "-1 KG", "1,5 KG", "x KG", "1e3 KG"))
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_quantity(text)


@given(st.integers(0, 10**9), st.sampled_from(("DOZ", "GR", "HUN", "K")))
def test_larger_units_go_to_pieces_and_back_without_loss(amount: int, unit: str) -> None:
    quantity = Quantity(Decimal(amount), unit)
    pieces = convert(quantity, "NO")
    assert pieces is not None and convert(pieces, unit) == quantity
