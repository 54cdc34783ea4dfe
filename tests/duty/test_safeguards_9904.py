"""Every band of the agricultural safeguards on both of its edges, through `duty quote`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tidewaiter.duty.condition import InScope
from tidewaiter.duty.law import load
from tidewaiter.numbers import hts
from tidewaiter.service.quote import quote, read_question
from tidewaiter.tariff.schedule import declarable, figures

LAW = load()
PROGRAM = next(program for program in LAW.programs if program.id == "ag-safeguards-9904")
BANDS = [heading for heading in PROGRAM.headings if heading.per]
DAY = date(2026, 6, 1)
UNITS = 100_000


DECLARED = tuple(number for number in declarable() if figures(number, DAY))


def covered(heading) -> str:
    """A ten-digit number of the schedule that the heading covers, or nothing."""
    scope = next(condition.scopes[0] for condition in heading.conditions if isinstance(condition, InScope))
    return next((number for number in DECLARED if scope.covers(number, DAY)), "")


def numbers(number: str, value: int, unit: str) -> dict[str, str]:
    options = {"hts": number, "origin": "NZ", "entered": str(DAY), "value": str(value), "mode": "11", "entry_type": "01",
               "quantity": [f"{UNITS} {unit}"]}
    reply = quote(read_question(options), LAW)
    return {charge["number"]: charge["amount"] for charge in reply["charges"] if charge["number"].startswith("9904")}


def test_all_headings_of_the_subchapter_are_there():
    assert len(PROGRAM.headings) == 512 and len(BANDS) == 414


@pytest.mark.parametrize("heading", BANDS, ids=lambda heading: hts.format(heading.number))
def test_a_band_holds_from_its_first_cent_to_its_last(heading):
    number = covered(heading)
    if not number:
        pytest.skip("its numbers are in no edition held")
    first = int(Decimal(heading.at_least or 0) * UNITS / 10**8) or 1
    last = int(Decimal(heading.below) * UNITS / 10**8) - 1 if heading.below is not None else first * 10
    printed = hts.format(heading.number)
    for value in (first, last):
        found = numbers(number, value, heading.per)
        assert list(found) == [printed], value
    if heading.at_least:
        assert printed not in numbers(number, first - 1, heading.per)
    if heading.below is not None:
        assert printed not in numbers(number, last + 1, heading.per)
