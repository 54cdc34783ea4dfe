"""Social Security numbers: masked wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.numbers import importer_number
from tidewaiter.parties.secret_number import masked, secret

NUMBERS = st.from_regex(r"[0-9]{3}-?[0-9]{2}-?[0-9]{4}", fullmatch=True).filter(lambda text: text.count("-") in (0, 2))


@pytest.mark.parametrize(("number", "is_secret"), [
    ("123-45-6789", True), (" 123-45-6789 ", True), ("123456789", True), ("36-4567890", False), ("36-4567890A1", False),
    ("262704-00123", False), ("", False),
    ("***-**-6789", False), ("12345-6789", True), ("123-45-67890", False),
])
def test_what_is_secret(number: str, is_secret: bool):
    assert secret(number) is is_secret


@given(NUMBERS)
def test_a_mask_shows_the_last_four_digits_and_no_other(number: str):
    shown = masked(number)
    assert shown.endswith(number[-4:]) and not any(sign.isdigit() for sign in shown[:-4])
    assert masked(shown) == shown
    assert importer_number.is_mask(shown) is ("-" in number)


def test_a_number_that_is_said_to_be_personal_is_masked_whatever_its_shape():
    assert masked("123-45-67890", personal=True) == "***-**-*7890"
