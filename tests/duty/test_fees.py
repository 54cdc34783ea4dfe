"""Fees of the entry: minimum, maximum, their division, the year's edges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duty.lines import assessed
from tidewaiter.duty import fees as fees_module
from tidewaiter.duty.fees import _cotton_factors, _law, entry_fees, line_fees
from tidewaiter.duty.result import Charge, Fee, LineAssessment
from tidewaiter.entry.line import Article, Line, Quantity
from tidewaiter.money.cents import share
from tidewaiter.money.rounding import half_up_cent

DAY = date(2026, 9, 18)


def line(number: int, mpf: int = 0, hmf: int = 0) -> LineAssessment:
    fees = [Fee("499", "MPF", mpf, "-")] * bool(mpf) + [Fee("501", "HMF", hmf, "-")] * bool(hmf)
    return LineAssessment(number, (), tuple(fees))


# entered, value, the fee in cents: one cent either side of each limit
LIMITS = [
    (date(2026, 9, 30), 9693, 3358), (date(2026, 9, 30), 9695, 3358), (date(2026, 9, 30), 9697, 3359),
    (date(2026, 9, 30), 188074, 65149), (date(2026, 9, 30), 188077, 65150), (date(2026, 9, 30), 188100, 65150),
    (date(2026, 10, 1), 9693, 3458), (date(2026, 10, 1), 188100, 65158), (date(2026, 10, 1), 193667, 67086), (date(2026, 10, 1), 250000, 67086),
]


@pytest.mark.parametrize("entered, value, cents", LIMITS)
def test_minimum_and_maximum_of_the_fiscal_year(entered, value, cents):
    result = assessed("6109100012", "VN", entered.isoformat(), value, quantities="1 DOZ, 1 KG")
    fee = next(one for one in entry_fees((result,), entered=entered, entry_type="01") if one.class_code == "499")
    assert fee.amount == cents


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=60))
def test_shares_of_the_limited_fee_add_up_to_it(amounts):
    lines = [line(n, mpf) for n, mpf in enumerate(amounts, 1)]
    fee = next(one for one in entry_fees(lines, entered=DAY, entry_type="01") if one.class_code == "499")
    assert sum(fee.shares) == fee.amount == max(3358, min(65150, sum(amounts)))
    assert fee.computed == sum(amounts)


def test_harbor_fee_of_three_dollars_alone_is_not_reported_and_a_cent_more_is():
    assert entry_fees([line(1, hmf=300)], entered=DAY, entry_type="21") == ()
    assert [one.amount for one in entry_fees([line(1, hmf=301)], entered=DAY, entry_type="21")] == [301]
    assert len(entry_fees([line(1, mpf=100, hmf=300)], entered=DAY, entry_type="01")) == 2


@pytest.mark.parametrize("entered, cents", [(date(2026, 9, 30), 269), (date(2026, 10, 1), 277)])
def test_an_informal_entry_pays_one_fixed_fee(entered, cents):
    lines = [line(1), line(2), line(3)]
    fees = entry_fees(lines, entered=entered, entry_type="11")
    assert [(fee.class_code, fee.amount, sum(fee.shares)) for fee in fees] == [("311", cents, cents)]


MODES = [("10", True), ("11", True), ("30", False), ("40", False)]


@pytest.mark.parametrize("mode, owed", MODES)
def test_harbor_fee_is_for_vessels(mode, owed):
    result = assessed("6109100012", "VN", "2026-09-18", quantities="1 DOZ, 1 KG", mode=mode)
    assert ("501" in {fee.class_code for fee in result.fees}) is owed


def test_harbor_fee_of_an_unknown_mode_is_a_question():
    result = assessed("6109100012", "VN", "2026-09-18", quantities="1 DOZ, 1 KG", mode="")
    assert "mode" in {one.fact for one in result.undetermined}


def test_originating_goods_pay_no_processing_fee():
    for program, origin, owed in (("S", "MX", False), ("", "MX", True), ("AU", "AU", False), ("JO", "JO", True), ("", "IL", False)):
        result = assessed("8708103050", origin, "2026-09-18", program=program)
        assert ("499" in {fee.class_code for fee in result.fees}) is owed, (program, origin)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_shares_add_up_and_differ_from_the_exact_part_by_less_than_one(total, weights):
    parts = share(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        exact = Fraction(total * weight, whole) if whole else Fraction(total, len(weights))
        assert abs(part - exact) < 1


@given(st.fractions(min_value=0, max_value=10**9))
def test_half_a_cent_goes_up(exact):
    cents = half_up_cent(exact)
    assert cents - Fraction(1, 2) <= exact < cents + Fraction(1, 2)


def test_a_years_limits_that_are_not_held_are_no_guess():
    from tidewaiter.findings import LawError

    with pytest.raises(LawError):
        entry_fees([replace(line(1, mpf=100))], entered=date(2027, 10, 1), entry_type="01")


# CATAIR AE usage notes m and q: what owes no processing fee, formal or informal
EXEMPT = [
    ("01", "VN", "", "11", True), ("01", "MX", "S", "11", False), ("01", "IL", "", "11", False),
    ("11", "VN", "", "11", True), ("11", "MX", "S", "11", False), ("11", "IL", "", "11", False), ("11", "VN", "", "50", False),
    ("23", "VN", "", "11", False),
]


@pytest.mark.parametrize("entry_type, origin, program, mode, owed", EXEMPT)
def test_the_processing_fee_and_who_is_free_of_it(entry_type, origin, program, mode, owed):
    result = assessed("6109100004", origin, "2026-09-18", program=program, mode=mode, entry_type=entry_type)
    fees = entry_fees((result,), entered=DAY, entry_type=entry_type)
    assert bool({"499", "311"} & {fee.class_code for fee in fees}) is owed


@pytest.mark.parametrize("hts, owed", [("9801001012", False), ("9802005060", False), ("9802006000", True), ("9802008040", True)])
def test_chapter_98_pays_no_processing_fee_but_for_two_numbers(hts, owed):
    result = assessed(hts, "VN", "2026-09-18")
    assert ("499" in {fee.class_code for fee in result.fees}) is owed


def test_a_mail_fee_and_a_surcharge_stand_once_on_the_entry():
    mail, manual = Fee("496", "mail", 739, "-"), Fee("500", "manual", 403, "-")
    lines = [LineAssessment(n, (), (mail, manual, Fee("499", "MPF", 3464, "-"))) for n in (1, 2, 3)]
    fees = {fee.class_code: fee for fee in entry_fees(lines, entered=DAY, entry_type="01")}
    assert "496" not in fees, "no duty is owed"
    assert (fees["500"].amount, sum(fees["500"].shares), fees["500"].computed) == (403, 403, 1209)
    owing = [replace(lines[0], charges=(Charge("3926909989", "column 1", "5%", "value", "100.00", 500, "-"),)), *lines[1:]]
    fees = {fee.class_code: fee for fee in entry_fees(owing, entered=DAY, entry_type="01")}
    assert (fees["496"].amount, sum(fees["496"].shares)) == (739, 739)


def test_the_components_of_a_set_owe_the_agricultural_fees():
    one = Line(1, "", (Article("6109100012", 10000, (Quantity(Decimal(1000), "KG"),)),), "VN", "VN")
    for indicator, owed in (("", True), ("X", False), ("V", True)):
        found = line_fees(replace(one, set_indicator=indicator), entered=DAY, entry_type="01", mode="40")
        assert ("056" in {fee.class_code for fee in found.fees}) is owed, indicator


@pytest.mark.parametrize("code, cotton, honey", [("", True, True), ("1", False, True), ("2", True, False)])
def test_the_fee_exemption_codes_of_a_line(code, cotton, honey):
    for number, class_code, owed in (("6109100012", "056", cotton), ("0409000045", "055", honey)):
        one = Line(1, "", (Article(number, 10000, (Quantity(Decimal(1000), "KG"),)),), "VN", "VN", fee_exemption=code)
        assert (class_code in {fee.class_code for fee in line_fees(one, entered=DAY, entry_type="01", mode="40").fees}) is owed


@given(st.sampled_from(sorted(_cotton_factors())), st.integers(1, 10**6))
def test_the_cotton_fee_is_its_factor_to_the_cent(number, kilograms):
    one = Line(1, "", (Article(number.ljust(10, "0"), 1, (Quantity(Decimal(kilograms), "KG"),)),), "VN", "VN")
    found = [fee.amount for fee in line_fees(one, entered=DAY, entry_type="01", mode="40").fees if fee.class_code == "056"]
    longest = max((prefix for prefix in _cotton_factors() if number.ljust(10, "0").startswith(prefix)), key=len)
    cents = half_up_cent(kilograms * _cotton_factors()[longest] * Fraction("0.013247") * 100)
    assert found == ([cents] if cents > 200 else [])


# The tables of CATAIR AE, usage notes p, q, r and w: the amount of the first day, and of the last of the year before.
@pytest.mark.reference
def test_amounts_are_those_of_the_catair_tables(reference):
    text = (reference / "catair" / "02-entry-summary-create-update-2026-07.txt").read_text(encoding="utf-8", errors="replace")
    law = _law()
    for name, heading in (("dutiable_mail", "fixed Mail Fee amount is:"), ("informal_merchandise_processing", "fixed Informal Entry Fee amount is:"),
                          ("manual_surcharge", "fixed Manual Entry Surcharge amount is:")):
        table = text[text.rindex(heading) : text.rindex(heading) + 2500]
        printed = re.findall(r"On or after (\d\d-\w{3}-\d{4})(?:; On)?\s+\$([\d.]+)", table)[:9]
        held = {row["from"].strftime("%d-%b-%Y"): row["amount"] for row in law[name]["amounts"] if row["from"] < date(2026, 10, 1)}
        assert dict(printed) == held, name
    limits = re.findall(r"= \$([\d.]+)\s+= \$([\d.]+)", text[text.rindex("Determining the Formal Entry Merchandise") :])
    assert limits[:9] == [(row["min"], row["max"]) for row in reversed(law["merchandise_processing"]["limits"]) if row["from"] < date(2026, 10, 1)]


# A country's row: how sure it is and on which days it stands; whether the fee is owed, and whether that is doubted
COUNTRIES = [
    ("read", "2026-09-18", False, False), ("secondary", "2026-09-18", False, True), ("read", "2026-12-31", False, False),
    ("read", "2027-01-01", True, False),
]


@pytest.mark.parametrize("confidence, entered, owed, doubted", COUNTRIES)
def test_products_of_a_country_that_the_list_frees(monkeypatch, confidence, entered, owed, doubted):
    row = {"country": "KE", "from": "", "before": "2027-01-01", "cite": "test", "confidence": confidence}
    monkeypatch.setattr(fees_module, "_exempt_countries", lambda: {"KE": ((fees_module._days(row), row),)})
    one = Line(1, "", (Article("3926909989", 10000),), "KE", "KE")
    found = line_fees(one, entered=date.fromisoformat(entered), entry_type="01", mode="40")
    assert ("499" in {fee.class_code for fee in found.fees}) is owed
    assert ("FEE-MPF-COUNTRY" in {finding.rule for finding in found.findings}) is doubted


def test_the_processing_fee_falls_on_the_part_that_is_told():
    one = Line(1, "", (Article("3926909989", 10000),), "KE", "KE")
    for processed, owed in ((None, {"499": 3464, "501": 1250}), (Fraction(250000), {"499": 866, "501": 1250}), (Fraction(0), {"501": 1250})):
        found = line_fees(one, entered=DAY, entry_type="01", mode="11", processed=processed)
        assert {fee.class_code: fee.amount for fee in found.fees} == owed


def test_cargo_outside_the_harbor_fee():
    one = Line(1, "", (Article("3926909989", 10000),), "KE", "KE", facts={"hmf_exempt": True})
    assert "501" not in {fee.class_code for fee in line_fees(one, entered=DAY, entry_type="01", mode="11").fees}
