"""What of the law changed between two days, as a broker asks for it."""

from __future__ import annotations

from datetime import date

import pytest

from tidewaiter.duty.law import load
from tidewaiter.duty.law_changes import law_changes
from tidewaiter.duty.other_changes import other_changes
from tidewaiter.service.law import changes, told

LAW = load()


def on(day: str, numbers=(), origin=""):
    one = date.fromisoformat(day)
    return {(change.kind, change.program, change.subject): change for change in
            (*law_changes(LAW, one, one, numbers, origin), *other_changes(one, one, numbers, origin))}


def test_a_programme_begins_with_its_headings_its_lists_and_whose_goods_it_is_for():
    found = on("2026-09-03")
    begun = found["begins", "s232-unmanned-aircraft", "9903.08.21"]
    assert (begun.after, begun.known) == ("+ 100%", date(2026, 8, 13))
    assert found["begins", "s232-unmanned-aircraft", "9903.08.23"].origins == "GB"
    listed = [one for one in law_changes(LAW, date(2026, 9, 3), date(2026, 9, 3)) if one.kind == "listed" and "9903.08.21" in one.subject]
    assert any("8806.24.00" in one.after for one in listed)


def test_a_deal_with_effect_from_an_earlier_day_says_when_it_could_be_read():
    one = on("2025-11-01", origin="KR")["begins", "s232-autos", "9903.94.61"]
    assert (one.after, one.known, one.origins) == ("15% in all", date(2025, 12, 3), "KR")


def test_an_end_that_was_set_later_is_known_later():
    assert on("2026-02-24")["ends", "ieepa-brazil", "9903.01.77"].known == date(2026, 2, 20)


def test_a_rise_that_was_put_off_is_withdrawn_and_no_rate():
    assert on("2025-12-31")["withdrawn", "s232-wood", "9903.76.02"].before == "+ 30% from 2026-01-01"
    assert not any(kind == "rate" and program == "s232-wood" for kind, program, _ in on("2026-01-01"))
    assert on("2027-01-01")["rate", "s232-wood", "9903.76.02"].after == "+ 30%"


def test_a_judgment_is_told_on_its_day_for_those_whom_it_concerns():
    struck = [one for one in on("2026-02-20", origin="IN").values() if one.kind == "struck down"]
    assert {one.program for one in struck} == {"ieepa-india", "ieepa-reciprocal"}
    assert all("CAPE" in one.after and one.cite for one in struck)


def test_a_list_that_several_programmes_go_by_is_told_once_under_the_one_that_goes_by_it_most():
    steel = [one for one in on("2026-04-06", ["7208510030"]).values() if one.kind == "listed"]
    assert ("s232-metals", "7208") in {(one.program, one.after) for one in steel}
    assert len({one.cite for one in steel}) == len(steel)


@pytest.mark.parametrize(("day", "kind", "subject"), [
    ("2021-01-01", "ends", "A, "), ("2025-10-01", "lapses", "D, "), ("2026-02-03", "renewed", "D, "), ("2026-02-03", "renewed", "HOPE"),
    ("2027-01-01", "ends", "D, "), ("2020-07-01", "ends", "MX, "), ("2020-07-01", "begins", "S, "), ("2019-05-17", "leaves", "A, "),
    ("2020-10-01", "lapses", "R, "), ("2020-10-10", "renewed", "R, "),
])
def test_special_programmes_lapse_and_are_renewed(day, kind, subject):
    assert any(one.kind == kind and one.program == "special programs" and one.subject.startswith(subject) for one in on(day).values())


def test_a_special_programme_is_told_to_its_countries_alone():
    assert not any(one.program == "special programs" for one in on("2025-10-01", origin="VN").values())
    assert any(one.subject.startswith("D, ") for one in on("2025-10-01", origin="KE").values())
    assert any(one.subject == "HOPE" for one in on("2025-10-01", origin="HT").values())


def test_fees_change_by_year_and_a_year_that_is_not_held_is_told():
    found = on("2026-10-01")
    assert found["amount", "fees", "499, Merchandise processing fee"].after == "$34.58 to $670.86"
    assert found["not held", "fees", "496, Dutiable mail fee"].before == "$7.39"
    assert on("2023-01-01", ["0103910000"])["amount", "fees", "054, Pork fee, 0103"].after == "0.35%"
    assert not any(subject.startswith("054") for _, _, subject in on("2023-01-01", ["6109100012"]))


@pytest.mark.parametrize(("day", "origin", "kind", "before", "after"), [
    ("2025-02-04", "CN", "closed", "", "closed to goods of CN, HK"), ("2025-02-05", "CN", "open again", "closed to goods of CN, HK", ""),
    ("2025-08-29", "CN", "closed", "closed to goods of CN, HK", "closed to all goods"), ("2025-08-29", "VN", "closed", "", "closed to all goods"),
    ("2026-02-24", "VN", "closed", "", "closed to all goods, by another instrument"),
])
def test_small_shipments(day, origin, kind, before, after):
    one = on(day, origin=origin)[kind, "de-minimis", "shipments of $800 or less"]
    assert (one.before, one.after) == (before, after)


def test_small_shipments_of_others_do_not_change():
    assert not any(one.program == "de-minimis" for one in on("2025-05-02", origin="VN").values())


def test_what_takes_effect_and_is_not_held_is_told():
    assert any(kind == "not held" and program == "s301-china-semiconductors-2027" for kind, program, _ in on("2027-06-23", ["8542310045"], "CN"))
    assert not any(kind == "not held" for kind, _, _ in on("2027-06-23", ["8542310045"], "KR"))


def test_a_yield_is_told_where_both_sides_can_concern_the_goods():
    assert any(kind == "yields" and program == "ieepa-mexico" for kind, program, _ in on("2025-10-14", ["4407110042"], "MX"))
    assert not any(kind == "yields" for kind, _, _ in on("2025-10-14", ["6109100012"], "MX"))


def test_every_change_of_two_years_has_a_cite_and_a_day_within_them():
    first, last = date(2025, 1, 1), date(2026, 12, 31)
    found = [*law_changes(LAW, first, last), *other_changes(first, last)]
    assert len(found) > 800
    assert all(one.cite and first <= one.day <= last and (one.before or one.after) for one in found)


def test_lines_gather_headings_that_change_alike():
    lines = list(told(changes(LAW, "2026-07-24", "2026-07-24")["changes"]))
    assert lines[0] == "2026-07-24"
    assert sum("begins" in line and "+ 12.5%" in line for line in lines) == 1
    assert next(line for line in lines if "+ 12.5%" in line).startswith("  begins      s301-forced-labour  38 headings: 9903.05.20")
    late = list(told(changes(LAW, "2025-11-01", "2025-11-01", origin="KR")["changes"]))
    assert any("9903.94.61" in line and "known 2025-12-03, after it took effect" in line for line in late)
