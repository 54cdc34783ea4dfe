"""Preference programmes by two clocks, what a cured lapse gives back, and whose goods owe no processing fee."""

from __future__ import annotations

from datetime import date

import pytest

from tidewaiter.codes import countries, special_programs, table

READ = [
    # program, day, read on, law then
    ("D", date(2025, 9, 30), None, True), ("D", date(2025, 10, 1), None, True),
    ("D", date(2025, 10, 1), date(2026, 2, 2), False), ("D", date(2025, 10, 1), date(2026, 2, 3), True),
    ("D", date(2025, 9, 30), date(2026, 2, 2), True),
    ("D", date(2026, 12, 31), None, True), ("D", date(2027, 1, 1), None, False),
    ("HOPE", date(2025, 10, 1), date(2026, 2, 2), False), ("HOPE", date(2025, 10, 1), None, True), ("HOPE", date(2027, 1, 1), None, False),
    ("A", date(2017, 12, 31), None, True), ("A", date(2018, 1, 1), None, True),
    ("A", date(2018, 1, 1), date(2018, 3, 22), False), ("A", date(2018, 1, 1), date(2018, 3, 23), True),
    ("A", date(2020, 12, 31), None, True), ("A", date(2021, 1, 1), None, False),
    ("NP", date(2025, 12, 31), None, True), ("NP", date(2026, 1, 1), None, False),
    ("R", date(2020, 10, 1), date(2020, 10, 9), False), ("R", date(2020, 10, 1), date(2020, 10, 10), True),
    ("CA", date(2020, 6, 30), None, True), ("CA", date(2020, 7, 1), None, False),
    ("S", date(2020, 6, 30), None, False), ("S", date(2020, 7, 1), None, True),
    ("AU", date(2026, 9, 18), None, True), ("Q", date(2026, 9, 18), None, False),
]


@pytest.mark.parametrize(("program", "day", "read", "law"), READ)
def test_a_programme_is_law_as_one_could_read_it(program: str, day: date, read: date | None, law: bool) -> None:
    assert special_programs.good(program, day, read) is law


@pytest.mark.parametrize(("program", "day", "until"), [
    ("A", date(2017, 12, 31), None), ("A", date(2018, 1, 1), date(2018, 9, 19)), ("A", date(2018, 4, 21), date(2018, 9, 19)),
    ("A", date(2018, 4, 22), None), ("A", date(2021, 1, 1), None),
    ("D", date(2025, 9, 30), None), ("D", date(2025, 10, 1), date(2026, 8, 2)), ("D", date(2026, 2, 3), date(2026, 8, 2)),
    ("R", date(2020, 10, 1), None), ("D", date(2026, 2, 4), None), ("HOPE", date(2025, 12, 31), date(2026, 8, 2)),
])
def test_what_was_paid_in_a_cured_lapse_can_be_asked_back_for_a_time(program: str, day: date, until: date | None) -> None:
    found = special_programs.lapse(program, day)
    assert (found.claims_until if found else None) == until


def test_a_request_for_a_refund_is_in_time_from_the_act_to_its_last_day() -> None:
    lapse = special_programs.lapse("D", date(2025, 11, 15))
    assert lapse is not None
    assert [lapse.open_on(day) for day in (date(2026, 2, 2), date(2026, 2, 3), date(2026, 8, 2), date(2026, 8, 3))] == [False, True, True, False]


@pytest.mark.parametrize(("country", "cite"), [
    ("JM", "general note 7(a)"), ("HT", "general note 7(a)"), ("NP", "general note 4(b)(i)"), ("GU", "general note 3(a)(iv)"),
    ("IL", "19 CFR 24.23(c)(5)"),
    ("CN", ""), ("CA", ""), ("JO", ""), ("FM", ""), ("KE", ""), ("PR", ""),
])
def test_goods_of_some_countries_owe_no_processing_fee_whatever_is_claimed(country: str, cite: str) -> None:
    found = special_programs.mpf_exempt_origin(country, date(2026, 9, 18))
    assert cite in found and bool(found) is bool(cite)


def test_the_least_developed_are_44_beneficiaries() -> None:
    least = [row["country"] for row in table.rows("mpf_exempt_countries") if row["group"] == "least-developed"]
    assert len(set(least)) == len(least) == 44
    assert set(least) <= (special_programs.countries("A", date(2020, 12, 31)) or frozenset())


def test_every_country_and_programme_of_the_tables_is_one() -> None:
    assert all(countries.known(row["country"]) for row in table.rows("mpf_exempt_countries"))
    for name in ("special_program_periods", "special_program_lapses"):
        assert all(special_programs.known(row["program"]) or row["program"] == "HOPE" for row in table.rows(name))
    for row in (*table.rows("special_program_periods"), *table.rows("special_program_lapses"), *table.rows("mpf_exempt_countries")):
        assert row["cite"] and ("memory" in row["cite"] or row["confidence"] != "memory" or row["program"] == "A")


def test_periods_and_days_of_a_programme_agree() -> None:
    """The days that a claim is good by hindsight are those of its row."""
    for code in special_programs.names():
        days = special_programs.span(code)
        assert special_programs.good(code, days.start)
        if days.before != date.max:
            assert not special_programs.good(code, days.before)


@pytest.mark.parametrize(("claim", "origin", "wanted"), [
    ("A", "NP", ("A", "A*", "A+")), ("A", "TH", ("A", "A*")), ("E", "JM", ("E", "E*")), ("S+", "CA", ("S+", "S")), ("P+", "CR", ("P+", "P")),
    ("K#", "SG", ("K",)), ("JP", "JP", ("JP",)),
])
def test_a_claim_rests_on_these_symbols_of_a_column(claim: str, origin: str, wanted: tuple[str, ...]) -> None:
    assert special_programs.symbols(claim, origin, date(2020, 6, 1)) == wanted


def test_four_claims_need_no_column() -> None:
    assert {code for code in special_programs.names() if special_programs.columnless(code)} == {"N", "W", "Y", "Z"}
    assert special_programs.doubt("A*") == "general note 4(d)" and not special_programs.doubt("A")


def test_a_lapse_without_a_term_of_its_own_is_asked_back_by_correction_or_protest() -> None:
    lapse = special_programs.lapse("R", date(2020, 10, 14))
    assert lapse is not None and lapse.claims_until is None and lapse.open_on(date(2020, 10, 10)) and not lapse.open_on(date(2020, 10, 9))
    assert special_programs.lapse("R", date(2020, 10, 15)) is None


def test_the_days_on_which_programmes_were_renewed_are_told() -> None:
    assert (date(2026, 2, 3), date(2025, 10, 1), date(2027, 1, 1)) in special_programs.knowledge()
