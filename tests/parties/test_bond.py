"""Bonds: their life, whom and what they secure, how large they have to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parties.build import BOND, DAY, WANTED, bond, rules, unproven

from tidewaiter.parties import sufficiency
from tidewaiter.parties.bond import BondKind, BondUser, Ender, Rider, RiderKind, Termination, covers, in_force, last_day
from tidewaiter.parties.bond_rules import BOND as RULES
from tidewaiter.parties.bond_rules import findings, has_rider, security
from tidewaiter.parties.sufficiency import use

SINGLE: dict[str, Any] = {
    "kind": BondKind.SINGLE, "secures": "B7603245278", "amount_cents": 25_000_00, "executed": date(2026, 11, 10), "effective": None,
}
ENDED = (Termination(Ender.SURETY, DAY - timedelta(40), DAY),)

# rule, whether it fires, what is changed of the bond, and of what is wanted
CASES: list[tuple[str, bool, dict[str, Any], dict[str, Any]]] = [
    ("BOND-KIND-ACTIVITY", True,  {"activity": "99"}, {}),
    ("BOND-KIND-ACTIVITY", True,  {**SINGLE, "activity": "2"}, {}),            # examination of October 2024, question 59
    ("BOND-KIND-ACTIVITY", True,  {"activity": "10"}, {}),
    ("BOND-KIND-ACTIVITY", False, {}, {}),
    ("BOND-NOT-YET",  True,  {"effective": DAY + timedelta(1)}, {}),
    ("BOND-NOT-YET",  False, {"effective": DAY}, {}),
    ("BOND-NOT-YET",  True,  {"effective": None}, {}),
    ("BOND-NOT-YET",  False, SINGLE, {}),
    ("BOND-ENDED",    True,  {"terminations": ENDED}, {}),
    ("BOND-ENDED",    False, {"terminations": ENDED}, {"day": DAY - timedelta(1)}),
    ("BOND-ENDS-SOON", True,  {"terminations": ENDED}, {"day": DAY - timedelta(1)}),
    ("BOND-ENDS-SOON", True,  {"terminations": ENDED}, {"day": DAY - timedelta(30)}),
    ("BOND-ENDS-SOON", False, {"terminations": ENDED}, {"day": DAY - timedelta(31)}),
    ("BOND-ENDS-SOON", False, {"terminations": ENDED}, {}),
    ("BOND-NOTICE-SHORT", True,  {"terminations": (Termination(Ender.SURETY, DAY, DAY + timedelta(29)),)}, {}),
    ("BOND-NOTICE-SHORT", False, {"terminations": (Termination(Ender.SURETY, DAY, DAY + timedelta(30)),)}, {}),
    ("BOND-NOTICE-SHORT", False, {"terminations": (Termination(Ender.SURETY, DAY, DAY + timedelta(15), True),)}, {}),
    ("BOND-SURETY-CODE", True,  {"surety": ""}, {}),
    ("BOND-SURETY-CODE", True,  {"surety": "36"}, {}),
    ("BOND-SURETY-CODE", False, {}, {}),
    ("BOND-SURETY-LISTED", True,  {"surety": "000"}, {}),
    ("BOND-SURETY-LISTED", False, {}, {}),
    ("BOND-SURETY-LISTED", False, {"surety": "998"}, {}),                      # cash in lieu
    ("BOND-AMOUNT-UNKNOWN", True,  {"amount_cents": None}, {}),
    ("BOND-AMOUNT-UNKNOWN", False, {}, {}),
    ("BOND-INSUFFICIENT", True,  {}, {"use": use(((DAY, 500_000_01),), 0, 50_000_00, DAY)}),
    ("BOND-INSUFFICIENT", False, {}, {"use": use(((DAY, 500_000_00),), 0, 50_000_00, DAY)}),
    ("BOND-INSUFFICIENT", True,  {"amount_cents": 49_999_00}, {}),
    ("BOND-INSUFFICIENT", True,  {**SINGLE, "amount_cents": 24_999_00}, {}),
    ("BOND-INSUFFICIENT", False, SINGLE, {}),
    ("BOND-INSUFFICIENT", True,  {"activity": "3", "amount_cents": 49_000_00}, {}),
    ("BOND-INSUFFICIENT", False, {"activity": "3"}, {"use": use(((DAY, 9_000_000_00),), 0, 50_000_00, DAY)}),
    ("BOND-NOTICE-OF-CBP", False, {"insufficient_on": DAY - timedelta(15)}, {}),
    ("BOND-NOTICE-OF-CBP", True,  {"insufficient_on": DAY - timedelta(16)}, {}),
    ("BOND-NOTICE-OF-CBP", False, {"insufficient_on": date(2026, 11, 6)}, {"day": date(2026, 11, 23)}),      # the fifteenth day is a Saturday
    ("BOND-NOTICE-OF-CBP", True,  {"insufficient_on": date(2026, 11, 6)}, {"day": date(2026, 11, 24)}),
    ("BOND-NOTICE-RUNS",   True,  {"insufficient_on": DAY - timedelta(15)}, {}),
    ("BOND-NOTICE-RUNS",   False, {"insufficient_on": DAY - timedelta(16)}, {}),
    ("BOND-SOON-INSUFFICIENT", True,  {}, {"use": use(((DAY, 300_000_00),), 200_000_01, 50_000_00, DAY)}),
    ("BOND-SOON-INSUFFICIENT", False, {}, {"use": use(((DAY, 100_000_00),), 200_000_00, 50_000_00, DAY)}),
    ("BOND-SOON-INSUFFICIENT", True,  {}, {"use": use(((DAY, 400_000_00),), 0, 50_000_00, DAY)}),
    ("BOND-SOON-INSUFFICIENT", False, {}, {"use": use(((DAY, 395_000_00),), 0, 50_000_00, DAY)}),
    ("BOND-USE-UNKNOWN", True,  {}, {"use": None}),
    ("BOND-USE-UNKNOWN", True,  SINGLE, {"single_cents": None}),
    ("BOND-USE-UNKNOWN", True,  {"activity": "1A"}, {}),
    ("BOND-USE-UNKNOWN", False, {}, {}),
    ("BOND-RIDER-DAY", True,  {"riders": (Rider(RiderKind.RECONCILIATION, date(2025, 12, 31)),)}, {}),
    ("BOND-RIDER-DAY", False, {"riders": (Rider(RiderKind.RECONCILIATION, date(2026, 1, 1)),)}, {}),
]


@pytest.mark.parametrize(("rule", "fires", "changes", "wanted"), CASES)
def test_rules(rule: str, fires: bool, changes: dict[str, Any], wanted: dict[str, Any]):
    assert (rule in rules(findings(bond(**changes), "b1", replace(WANTED, **wanted)))) is fires


def test_every_rule_has_a_case_that_fires_and_one_that_is_quiet():
    assert unproven(RULES.declared, CASES) == {"no case fires": [], "no case is quiet": []}


@pytest.mark.parametrize("changes", [{}, SINGLE])
def test_nothing_is_wrong_with_a_bond_that_is_complete(changes: dict[str, Any]):
    assert findings(bond(**changes), "b1", WANTED) == ()


# Received on Monday, November 2, 2026. Ten working days, past Veterans Day on the 11th, end on Tuesday the 17th; thirty days on December 2.
RECEIVED = date(2026, 11, 2)


@pytest.mark.parametrize(("ending", "last"), [
    (Termination(Ender.PRINCIPAL, RECEIVED, date(2026, 11, 17)),       date(2026, 11, 16)),
    (Termination(Ender.PRINCIPAL, RECEIVED, date(2026, 11, 30)),       date(2026, 11, 29)),
    (Termination(Ender.PRINCIPAL, RECEIVED, date(2026, 11, 16)),       date(2026, 11, 17)),       # too early: with the close of business
    (Termination(Ender.PRINCIPAL, RECEIVED, None),                     date(2026, 11, 16)),
    (Termination(Ender.SURETY,    RECEIVED, date(2026, 12, 2)),        date(2026, 12, 1)),
    (Termination(Ender.SURETY,    RECEIVED, date(2026, 12, 31)),       date(2026, 12, 30)),
    (Termination(Ender.SURETY,    RECEIVED, date(2026, 11, 20)),       date(2026, 12, 1)),        # fewer than thirty days
    (Termination(Ender.SURETY,    RECEIVED, date(2026, 11, 20), True), date(2026, 11, 19)),       # and CBP let it
    (Termination(Ender.SURETY,    RECEIVED, None),                     date(2026, 12, 1)),
    (Termination(Ender.CBP,       RECEIVED, date(2026, 11, 5)),        date(2026, 11, 4)),
])
def test_the_last_day_of_a_bond(ending: Termination, last: date):
    ended = bond(terminations=(ending,))
    assert last_day(ended) == last
    assert in_force(ended, last) and not in_force(ended, last + timedelta(1))


def test_the_first_of_several_endings_counts():
    endings = (Termination(Ender.SURETY, RECEIVED, date(2026, 12, 31)), Termination(Ender.PRINCIPAL, RECEIVED, None))
    assert last_day(bond(terminations=endings)) == date(2026, 11, 16)
    assert last_day(BOND) is None


def test_a_user_may_use_a_bond_while_it_is_one():
    shared = bond(users=(BondUser("a division", "c2", date(2026, 3, 1), date(2026, 9, 1)), BondUser("a trade name")))
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    assert [covers(shared, "c2", day) for day in days] == [False, True, True, False]
    assert not covers(shared, "", DAY)
    assert covers(shared, "c1", DAY)


def test_a_rider_holds_from_its_day():
    flagged = bond(riders=(Rider(RiderKind.RECONCILIATION, DAY),))
    assert [has_rider(flagged, RiderKind.RECONCILIATION, day) for day in (DAY - timedelta(1), DAY)] == [False, True]
    assert not has_rider(flagged, RiderKind.ADD_USER, DAY)


# which bond secures

def test_the_bond_that_secures_is_named():
    found = security([("b1", BOND)], WANTED)
    assert (found.bond, found.findings) == ("b1", ())


@pytest.mark.parametrize(("bonds", "rule"), [
    ([],                                                        "BOND-NONE"),
    ([("b1", bond(activity="2"))],                              "BOND-ACTIVITY"),
    ([("b1", bond(principal="c2"))],                            "BOND-PRINCIPAL"),
    ([("b1", bond(terminations=ENDED))],                        "BOND-ENDED"),
    ([("b1", bond(effective=DAY + timedelta(1)))],              "BOND-NOT-YET"),
    ([("b1", bond(**{**SINGLE, "secures": "B7600000012"}))],    "BOND-NONE"),
])
def test_where_nothing_secures_it_is_said_why(bonds: Any, rule: str):
    found = security(bonds, WANTED)
    assert (found.bond, rules(found.findings)) == ("", [rule])


@pytest.mark.parametrize(("activity", "secures"), [("16", True), ("1", True), ("2", True), ("3", True), ("4", True), ("1A", False), ("3A", False)])
def test_a_security_filing_is_secured_by_any_of_five_bonds(activity: str, secures: bool):
    held = [("b1", bond(activity=activity))]
    assert bool(security(held, replace(WANTED, activity="16")).bond) is secures
    assert bool(security(held, WANTED).bond) is (activity == "1")


def test_a_bond_for_the_very_entry_goes_before_a_continuous_one():
    assert security([("b1", BOND), ("b2", bond(**SINGLE))], WANTED).bond == "b2"


def test_a_single_bond_helps_where_the_continuous_one_does_not_suffice():
    short = replace(WANTED, use=use(((DAY, 900_000_00),), 0, 50_000_00, DAY))
    assert security([("b1", BOND), ("b2", bond(**SINGLE))], short).bond == "b2"
    assert rules(security([("b1", BOND)], short).findings) == ["BOND-INSUFFICIENT"]


def test_two_continuous_bonds_of_one_activity_are_doubted():
    assert "BOND-TWICE" in rules(security([("b1", BOND), ("b2", bond(number="26BAB9999"))], WANTED).findings)
    assert "BOND-TWICE" not in rules(security([("b1", BOND), ("b2", bond(terminations=ENDED))], WANTED).findings)


# how large

@pytest.mark.parametrize(("owed", "dollars"), [
    (0, 50_000), (500_000_00, 50_000), (500_000_01, 60_000), (600_000_00, 60_000), (600_000_01, 70_000), (999_999_99, 100_000),
    (1_000_000_00, 100_000), (1_000_000_01, 200_000), (1_000_000_10, 200_000), (2_000_000_00, 200_000), (2_000_000_01, 300_000),
    (123_456_789_00, 12_400_000),
])
def test_a_continuous_bond_is_a_tenth_rounded_up_by_steps(owed: int, dollars: int):
    assert sufficiency.continuous(owed, "1", DAY) == dollars * 100


@given(st.integers(0, 10**14))
def test_a_continuous_bond_is_never_less_than_a_tenth_and_never_a_step_too_much(owed: int):
    amount = sufficiency.continuous(owed, "1", DAY)
    assert amount is not None and amount * 10 >= owed and amount >= 50_000_00
    step = 10_000_00 if amount <= 100_000_00 else 100_000_00
    assert amount % step == 0 and (amount == 50_000_00 or (amount - step) * 10 < owed)


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_more_duty_never_asks_a_smaller_bond(one: int, more: int):
    assert sufficiency.continuous(one, "1", DAY) <= sufficiency.continuous(one + more, "1", DAY)      # type: ignore[operator]


@pytest.mark.parametrize(("paid_on", "counts"), [
    (date(2025, 11, 18), False), (date(2025, 11, 19), True), (DAY, True), (DAY + timedelta(1), False),
])
def test_the_window_is_the_twelve_months_to_the_day(paid_on: date, counts: bool):
    assert sufficiency.counted([(paid_on, 100)], DAY) == (100 if counts else 0)


def test_the_window_over_a_leap_day():
    assert sufficiency.window(date(2028, 2, 29)) == (date(2027, 3, 1), date(2028, 2, 29))
    assert sufficiency.window(date(2029, 2, 28)) == (date(2028, 2, 29), date(2029, 2, 28))


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_windows_a_year_apart_share_no_day(day: date):
    start, end = sufficiency.window(day)
    assert end == day and (end - start).days in (364, 365)
    assert sufficiency.window(sufficiency.years_before(day, 1))[1] < start


def test_use_is_recomputed_with_every_entry_and_shows_what_is_to_come():
    found = use([(date(2025, 11, 18), 900_000_00), (date(2026, 2, 1), 300_000_00), (DAY, 100_000_00)], 200_000_01, 50_000_00, DAY)
    assert (found.counted, found.required, found.projected, found.percent) == (400_000_00, 50_000_00, 70_000_00, 80)
    assert use([], 0, None, DAY).percent is None


@pytest.mark.parametrize(("value", "owed", "restricted", "dollars"), [
    (14_172_00, 11_106_80, False, 25_279), (14_172_00, 11_106_80, True, 42_516), (10_000_00, 0, False, 10_000), (10_000_00, 1, False, 10_001),
    (10_00, 1_00, False, 100), (99_00, 1_00, False, 100), (99_00, 1_01, False, 101), (1_000_00, 2_500_00, True, 3_500),
])
def test_a_single_bond_is_the_value_with_what_is_owed_and_of_restricted_goods_three_times(value: int, owed: int, restricted: bool, dollars: int):
    assert sufficiency.single(value, owed, restricted) == dollars * 100


@pytest.mark.parametrize(("owed", "hts", "dollars"), [
    (500_00, "9813000540", 1_000), (500_00, "9813002000", 550), (500_01, "9813002000", 551), (500_00, "9813005060", 550), (10_00, "", 100),
])
def test_a_temporary_importation_is_double_what_would_be_owed_and_of_some_articles_110_percent(owed: int, hts: str, dollars: int):
    assert sufficiency.temporary_importation(owed, hts) == dollars * 100


def test_what_is_published_for_other_activities():
    assert sufficiency.continuous(9_000_000_00, "3", date(2024, 2, 12)) == 25_000_00
    assert sufficiency.continuous(9_000_000_00, "3", date(2024, 2, 13)) == 50_000_00
    assert sufficiency.continuous(9_000_000_00, "1A", DAY) is None
    assert sufficiency.security_filing(DAY) == 10_000_00
