"""Small shipments: the days on which they pass free, to whom that is closed, and what an informal entry will do for."""

from __future__ import annotations

from datetime import date

import pytest

from tidewaiter.duty.de_minimis import exemption, informal
from tidewaiter.findings import fatal

OPEN = [
    # value, origin, day, open
    (80000, "VN", date(2025, 8, 28), True), (80001, "VN", date(2025, 8, 28), False), (80000, "VN", date(2025, 8, 29), False),
    (80000, "CN", date(2025, 5, 1), True), (80000, "CN", date(2025, 5, 2), False), (80000, "HK", date(2025, 5, 2), False),
    (80000, "MO", date(2025, 5, 2), True),
    (100, "CN", date(2025, 2, 3), True), (100, "CN", date(2025, 2, 4), False), (100, "CN", date(2025, 2, 5), True),
    (100, "GB", date(2026, 2, 23), False), (100, "GB", date(2026, 2, 24), False),      # the orders changed, the closure did not
    (100, "GB", date(2026, 6, 23), False), (100, "GB", date(2026, 6, 24), False),
    (100, "GB", date(2026, 11, 21), False), (100, "GB", date(2027, 6, 30), False), (100, "GB", date(2027, 7, 1), False),
    (100, "GB", date(2016, 8, 25), False), (100, "GB", date(2016, 8, 26), True),
]


@pytest.mark.parametrize(("value", "origin", "day", "free"), OPEN)
def test_the_exemption_is_open_on_these_days_to_these_goods(value: int, origin: str, day: date, free: bool) -> None:
    assert exemption(value, origin, day).open is free


@pytest.mark.parametrize(("day", "cite"), [
    (date(2025, 8, 29), "Executive Order 14324"), (date(2026, 2, 23), "Executive Order 14324"), (date(2026, 2, 24), "Executive Order 14388"),
    (date(2026, 6, 23), "Executive Order 14388"), (date(2026, 6, 24), "91 FR 37789"), (date(2027, 6, 30), "91 FR 37789"),
    (date(2027, 7, 1), "Pub. L. 119-21"),
])
def test_a_closure_rests_on_the_instrument_of_its_day(day: date, cite: str) -> None:
    assert exemption(100, "GB", day).cite.startswith(cite)


@pytest.mark.parametrize(("day", "read", "free"), [
    (date(2025, 9, 1), date(2025, 7, 29), True), (date(2025, 9, 1), date(2025, 7, 30), False),
    (date(2026, 3, 1), date(2026, 2, 19), False),            # the order of 2025 had no end then
    (date(2027, 7, 1), date(2025, 7, 3), True), (date(2027, 7, 1), date(2025, 7, 4), False),
])
def test_it_is_open_or_closed_as_one_could_read_it(day: date, read: date, free: bool) -> None:
    assert exemption(100, "GB", day, known_on=read).open is free


@pytest.mark.parametrize(("fact", "day", "free"), [
    ("donation", date(2026, 9, 18), True), ("informational", date(2026, 9, 18), True), ("baggage", date(2026, 9, 18), True),
    ("donation", date(2027, 7, 1), False), ("pharma_use", date(2026, 9, 18), False),
])
def test_donations_and_information_keep_it_until_the_statute_ends(fact: str, day: date, free: bool) -> None:
    assert exemption(80000, "CN", day, facts={fact: True}).open is free


@pytest.mark.parametrize(("value", "origin", "free"), [(10000, "CN", True), (10001, "CN", False), (20000, "GU", True), (20001, "GU", False)])
def test_a_gift_stays_free(value: int, origin: str, free: bool) -> None:
    assert exemption(value, origin, date(2026, 9, 18), facts={"gift": True}).open is free


def test_entry_type_86_is_refused_once_the_exemption_is_closed() -> None:
    assert not exemption(5000, "GB", date(2025, 8, 28), entry_type="86").findings
    assert fatal(exemption(5000, "GB", date(2025, 8, 29), entry_type="86").findings)
    assert fatal(exemption(80001, "GB", date(2025, 8, 28), entry_type="86").findings)


@pytest.mark.parametrize(("origin", "day", "owes"), [
    ("CN", date(2025, 5, 1), ""), ("CN", date(2025, 5, 2), "120 percent"), ("CN", date(2025, 5, 13), "120 percent"),
    ("CN", date(2025, 5, 14), "54 percent"), ("GB", date(2025, 8, 29), "the country's rate"), ("GB", date(2026, 2, 24), "the rate of the temporary"),
    ("GB", date(2026, 6, 24), "the duty of an informal mail entry"),
])
def test_the_mail_owes_its_own_duty_while_it_is_closed(origin: str, day: date, owes: str) -> None:
    found = exemption(5000, origin, day, mode="50")
    assert found.owes.startswith(owes) and bool(found.owes) is not found.open
    assert not exemption(5000, origin, day, mode="40").owes


@pytest.mark.parametrize(("value", "numbers", "chapter_98", "will_do"), [
    (250000, ["7326908688"], "", True), (250001, ["7326908688"], "", False),
    (25000, ["99038803", "7326908688"], "", True), (25001, ["99038803", "7326908688"], "", False), (25001, ["99040101", "0201305000"], "", False),
    (25001, ["99020101", "7326908688"], "", True),
    (1000000, ["8407342040"], "9801.00.1065", True), (1000001, ["8407342040"], "9801.00.10", False),
    (99999999, ["9703100000"], "9801.00.60", True), (99999999, ["6109100012"], "9804.00.45", True),
    (250001, ["8407342040"], "9802.00.5060", False),
])
def test_an_informal_entry_will_do_up_to_a_limit(value: int, numbers: list[str], chapter_98: str, will_do: bool) -> None:
    assert informal(value, numbers, chapter_98=chapter_98).open is will_do
