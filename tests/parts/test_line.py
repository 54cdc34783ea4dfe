"""A line takes what the product and the papers state, says where from, and asks for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parts.goods import DAY, bracket, shirt
from tidewaiter.entry.line import Quantity
from tidewaiter.parts.line import Made, Shipped, line_from
from tidewaiter.parts.product import WHOLE, AgencyAnswer, CaseAnswer, Component, Conversion, Eligibility, Origin, Product, Ruling, Standing

SENT = Shipped(Decimal(400), 1000, exported_from="CN", place="invoice.csv, row 7")


def made(product: Product, day: date = DAY, **other: Any) -> Made:
    return line_from(product, replace(SENT, **other), day)


def rules(one: Made) -> list[str]:
    return [finding.rule for finding in one.findings if finding.rule not in ("PART-PROPOSED",)]


def test_a_line_is_what_the_product_and_the_papers_state():
    one = made(bracket())
    line = one.line
    assert rules(one) == []
    assert (line.hts, line.value, line.origin, line.manufacturer, line.exported_from) == ("7326908688", 1000, "CN", "CNNINHAI88NIN", "CN")
    assert line.articles[0].quantities == (Quantity(Decimal(140), "KG"),) and line.facts == {"steel_pct": "100"}
    assert one.sources == {
        "origin": "product BR-100", "manufacturer": "product BR-100", "exported_from": "invoice.csv, row 7", "value": "invoice.csv, row 7",
        "articles.1.hts": "product BR-100", "facts.steel_pct": "product BR-100", "description": "product BR-100",
        "articles.1.quantities.KG": "invoice.csv, row 7: 400 PCS; product BR-100: 0.35 KG a piece",
    }


# the rule, what is made, and what is made without it
CASES: list[tuple[str, Made, Made]] = [
    ("PART-LINE-ORIGIN",      made(bracket(origins=())),                               made(bracket())),
    ("PART-LINE-ORIGIN",      made(bracket(), origin="VN"),                            made(bracket(), origin="CN")),
    ("PART-LINE-ORIGIN",      made(bracket(origins=(Origin("CN", "CNNINHAI88NIN"), Origin("VN", "VNNINHAI88NIN")))),
                              made(bracket(origins=(Origin("CN", "CNNINHAI88NIN"), Origin("VN", "VNNINHAI88NIN"))), origin="VN")),
    ("PART-LINE-MAKER",       made(bracket(origins=(Origin("CN"),))),                  made(bracket())),
    ("PART-LINE-MAKER",       made(bracket(), manufacturer="CNOTHER1NIN"),             made(bracket(), manufacturer="CNNINHAI88NIN")),
    ("PART-LINE-EXPORTED",    made(bracket(), exported_from=""),                       made(bracket())),
    ("PART-LINE-UNIT",        made(bracket(conversions=())),                           made(bracket(conversions=()),
                                                                                            quantities=(Quantity(Decimal(140), "KG"),))),
    ("PART-LINE-UNIT",        made(bracket(), unit="CTN"),                             made(bracket(), unit="DOZ", value=12000)),
    ("PART-LINE-PRICE",       made(bracket(), value=1011),                             made(bracket(), value=1010)),
    ("PART-LINE-PRICE",       made(bracket(), value=989),                              made(bracket(currency="CNY"), value=989)),
    ("PART-LINE-SHARE",       made(bracket(components=(Component("8301600000"),))),
                              made(bracket(share=WHOLE // 2, components=(Component("8301600000", share=WHOLE // 2),)))),
    ("PART-LINE-QUANTITY",    made(bracket(), quantity=Decimal(0)),                    made(bracket(), quantity=Decimal("0.01"))),
    ("PART-LINE-RETIRED",     made(bracket(standing=Standing.RETIRED)),                made(bracket())),
    ("PART-LINE-DESCRIPTION", made(bracket(description="")),                           made(bracket())),
    ("PART-LINE-PROGRAM",     made(shirt(), program="D"),                              made(shirt(), program="S")),
    ("PART-LINE-PROGRAM",     made(shirt(programs=(Eligibility("S", "MX", "one"), Eligibility("S+", "MX", "two")))), made(shirt())),
    ("PART-LINE-RULING",      made(bracket(rulings=(Ruling("N1"), Ruling("N2")))),     made(bracket(rulings=(Ruling("N1"),)))),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES, ids=[f"{n} {row[0]}" for n, row in enumerate(CASES)])
def test_a_rule_fires_and_is_quiet(rule, wrong, right):
    assert rule in rules(wrong) and rule not in rules(right)


def test_where_the_product_leaves_a_choice_the_line_stays_empty():
    one = made(bracket(origins=(Origin("CN", "CNNINHAI88NIN"), Origin("VN", "VNNINHAI88NIN"))))
    assert one.line.origin == "" and one.line.manufacturer == "" and "origin" not in one.sources


def test_a_maker_is_that_of_the_origin():
    one = made(bracket(origins=(Origin("CN", "CNNINHAI88NIN"), Origin("VN", "VNNINHAI88NIN"))), origin="VN")
    assert one.line.manufacturer == "VNNINHAI88NIN" and one.sources["origin"] == "invoice.csv, row 7"


@pytest.mark.parametrize(("day", "program"), [(date(2026, 1, 1), "S"), (date(2026, 12, 31), "S"), (date(2027, 1, 1), "")])
def test_a_claim_is_made_on_the_days_of_its_certificate(day, program):
    one = made(shirt(), day)
    assert one.line.program == program
    assert one.sources.get("program") == ("product TS-1: certificate USMCA-2026-17" if program else None)


def test_no_certificate_no_claim():
    assert made(shirt(programs=(Eligibility("S", "MX"),))).line.program == ""


def test_a_case_that_is_about_the_product_is_on_the_line_and_one_that_is_not_is_not():
    answers = (CaseAnswer("A-570-909-000", True, "in scope"), CaseAnswer("C570910000", False, "no nails"))
    assert [one.case for one in made(bracket(cases=answers)).line.adcvd] == ["A570909000"]


def test_answers_to_agencies_and_the_ruling_of_the_number_go_onto_the_line():
    rulings = (Ruling("N1", hts="8301600000"), Ruling("N2", hts="7326908688"))
    line = made(bracket(agencies=(AgencyAnswer("FDA", "", "A", "no food"),), rulings=rulings)).line
    assert [(one.code, one.answer) for one in line.agencies] == [("FDA", "A")] and (line.ruling, line.ruling_kind) == ("N2", "R")


def test_units_are_converted_exactly_before_a_piece_is_asked():
    one = made(shirt(), quantity=Decimal(3600))
    assert [quantity.unit for quantity in one.line.articles[0].quantities] == ["DOZ", "KG"]
    assert one.line.articles[0].quantities[0].amount == 300


@given(st.integers(0, 10**9), st.lists(st.integers(1, WHOLE // 10), min_size=1, max_size=8))
def test_the_values_of_the_articles_are_the_value_of_the_line(value, shares):
    product = bracket(share=WHOLE - sum(shares), components=tuple(Component("8301600000", share=one) for one in shares))
    assert made(product, value=value).line.value == value


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 100, places=6))
def test_a_quantity_has_two_decimals_and_is_the_nearest(quantity, each):
    kilograms = made(bracket(conversions=(Conversion("KG", f"{each:f}"),)), quantity=quantity).line.articles[0].quantities[0].amount
    assert kilograms == round(kilograms, 2) and abs(kilograms - quantity * each) <= Decimal("0.005")
