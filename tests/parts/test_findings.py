"""What is wrong with a product: every rule fires once and is quiet beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.parts.goods import DAY, bracket, shirt
from tidewaiter.parts.findings import findings
from tidewaiter.parts.product import (
    AgencyAnswer,
    CaseAnswer,
    Component,
    Conversion,
    Eligibility,
    Evidence,
    Origin,
    Product,
    Ruling,
    Standing,
)

OTHER = (Origin("VN", "CNNINHAI88NIN"),)
LONG = Eligibility("S", "MX", "one", date(2026, 1, 1), date(2027, 1, 1))
YEAR = Eligibility("S", "MX", "one", date(2026, 1, 1), date(2026, 12, 31))

# the rule, a product of which it holds, one of which it does not
CASES: list[tuple[str, Product, Product]] = [
    ("PART-HTS-MISSING",       bracket(hts=""),                                    bracket()),
    ("PART-HTS-SHAPE",         bracket(hts="732690868"),                           bracket()),
    ("PART-HTS-UNKNOWN",       bracket(hts="7326908699"),                          bracket()),
    ("PART-HTS-DAY",           bracket(decided_on=None, edition=""),               bracket(decided_on=None)),
    ("PART-UNIT",              bracket(conversions=()),                            bracket()),
    ("PART-UNIT",              bracket(conversions=(Conversion("L", "1"),)),       bracket(conversions=(Conversion("KG", "1"),))),
    ("PART-UNIT",              bracket(conversions=(Conversion("KG", ""),)),       shirt()),
    ("PART-SHARE",             bracket(components=(Component("8301600000"),)),     bracket()),
    ("PART-SHARE",             bracket(share=60_000_000, components=(Component("8301600000", share=40_000_001),)),
                               bracket(share=60_000_000, components=(Component("8301600000", share=40_000_000),))),
    ("PART-ORIGIN",            bracket(origins=()),                                bracket()),
    ("PART-ORIGIN-COUNTRY",    bracket(origins=(Origin("QQ"),)),                   bracket()),
    ("PART-ORIGIN-COUNTRY",    bracket(origins=(Origin("", "CNNINHAI88NIN"),)),    bracket()),
    ("PART-MID",               bracket(origins=(Origin("CN"),)),                   bracket()),
    ("PART-MID",               bracket(origins=(Origin("CN", "CN1"),)),            bracket()),
    ("PART-MID",               bracket(origins=(Origin("CN", "QQNINHAI88NIN"),)),  bracket()),
    ("PART-MID-COUNTRY",       bracket(origins=OTHER),                             bracket()),
    ("PART-PROGRAM",           shirt(programs=(Eligibility("QQ"),)),               shirt()),
    ("PART-PROGRAM-DAY",       shirt(programs=(Eligibility("A", "MX", "one"),)),   shirt()),
    ("PART-PROGRAM-ORIGIN",    shirt(programs=(Eligibility("S", "CN", "one"),)),   shirt()),
    ("PART-PROGRAM-ORIGIN",    shirt(programs=(Eligibility("S", "CA", "one"),)),   shirt()),
    ("PART-CERTIFICATE",       shirt(programs=(Eligibility("S", "MX"),)),          shirt()),
    ("PART-CERTIFICATE-DAY",   shirt(programs=(Eligibility("S", "MX", "one", until=date(2026, 6, 17)),)),
                               shirt(programs=(Eligibility("S", "MX", "one", until=date(2026, 6, 18)),))),
    ("PART-CERTIFICATE-DAY",   shirt(programs=(Eligibility("S", "MX", "one", since=date(2026, 6, 19)),)),
                               shirt(programs=(Eligibility("S", "MX", "one", since=date(2026, 6, 18)),))),
    ("PART-CERTIFICATE-LONG",  shirt(programs=(LONG,)),                            shirt(programs=(YEAR,))),
    ("PART-CASE",              bracket(cases=(CaseAnswer("A570", True),)),         bracket(cases=(CaseAnswer("A570909000", True),))),
    ("PART-CASE-OPEN",         bracket(cases=(CaseAnswer("A570909000"),)),         bracket(cases=(CaseAnswer("A570909000", True),))),
    ("PART-CASE-REASON",       bracket(cases=(CaseAnswer("A570909000", False),)),  shirt()),
    ("PART-AGENCY",            bracket(agencies=(AgencyAnswer("QQQ", "", "A"),)),  bracket(agencies=(AgencyAnswer("FDA", "", "A"),))),
    ("PART-AGENCY-OPEN",       bracket(agencies=(AgencyAnswer("FDA"),)),           bracket(agencies=(AgencyAnswer("FDA", "", "A"),))),
    ("PART-RULING",            bracket(rulings=(Ruling("N300000", hts="8301600000"),)),
                               bracket(rulings=(Ruling("N300000", hts="73269086"),))),
    ("PART-EVIDENCE-EXPIRED",  bracket(evidence=(Evidence("mill certificate", until=date(2026, 6, 17)),)),
                               bracket(evidence=(Evidence("mill certificate", until=date(2026, 6, 18)),))),
    ("PART-REVIEW",            bracket(review_by=date(2026, 6, 17)),               bracket(review_by=date(2026, 6, 18))),
    ("PART-CURRENCY",          bracket(currency=""),                               bracket()),
    ("PART-PROPOSED",          bracket(),                                          bracket(standing=Standing.APPROVED)),
    ("PART-RETIRED",           bracket(standing=Standing.RETIRED),                 bracket()),
]


def rules(product: Product, day: date = DAY) -> list[str]:
    return [one.rule for one in findings(product, day)]


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES, ids=[f"{n} {row[0]}" for n, row in enumerate(CASES)])
def test_a_rule_fires_and_is_quiet(rule, wrong, right):
    assert rule in rules(wrong) and rule not in rules(right)


def test_a_product_that_lacks_nothing_is_only_unapproved():
    assert rules(bracket()) == ["PART-PROPOSED"] and rules(shirt(standing=Standing.APPROVED)) == []


def test_every_finding_has_a_cite_a_place_and_a_fix():
    for _, wrong, _ in CASES:
        for one in findings(wrong, DAY):
            assert one.cite and wrong.sku in one.where and one.fix, one


# number, day on which it was chosen, day asked, the rule, what the message or fix names
WALKS: list[tuple[str, str, str, str, str]] = [
    ("2106909998", "2026-01-05", "2026-07-01", "PART-HTS-ENDED", "2106.90.9993, 2106.90.9994"),    # split; the first day of the new numbers
    ("2106909998", "2026-01-05", "2026-06-30", "",               ""),                              # and the last day of the old
    ("3004909208", "2026-01-05", "2026-02-01", "PART-HTS-MOVED", "3004.90.9209"),
    ("3004909208", "2026-02-02", "2026-06-18", "",               ""),                              # chosen after it
    ("7326908688", "2020-01-01", "2026-06-18", "",               ""),
]


@pytest.mark.parametrize(("number", "since", "day", "rule", "named"), WALKS)
def test_what_became_of_a_number_is_followed(number, since, day, rule, named):
    product = bracket(hts=number, decided_on=date.fromisoformat(since))
    found = [one for one in findings(product, date.fromisoformat(day)) if one.rule in ("PART-HTS-ENDED", "PART-HTS-MOVED", "PART-HTS-UNKNOWN")]
    assert [one.rule for one in found] == ([rule] if rule else [])
    assert all(named in one.message for one in found)


def test_a_number_that_lost_its_first_zero_is_proposed_and_not_mended():
    product: Any = bracket(hts="406904100")
    shape = next(one for one in findings(product, DAY) if one.rule == "PART-HTS-SHAPE")
    assert "0406.90.4100" in shape.fix and product.hts == "406904100"


def test_a_ruling_whose_number_was_taken_over_is_no_conflict():
    ruled = bracket(hts="2106909993", decided_on=date(2026, 7, 2), rulings=(Ruling("N300000", date(2025, 3, 1), hts="2106909998"),))
    other = bracket(hts="2106909993", decided_on=date(2026, 7, 2), rulings=(Ruling("N300000", date(2025, 3, 1), hts="2106909985"),))
    assert "PART-RULING" not in rules(ruled, date(2026, 7, 2)) and "PART-RULING" in rules(other, date(2026, 7, 2))
