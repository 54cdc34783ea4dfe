"""The schedule by day: published figures, and both sides of every kind of change."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tidewaiter.tariff import schedule

JUNE = date(2026, 6, 18)


@pytest.mark.parametrize(("number", "day", "units", "general", "other"), [
    ("7326908688",   JUNE,               ("KG",),        "2.9%",          "45%"),
    ("7326.90.8688", date(2025, 1, 1),   ("KG",),        "2.9%",          "45%"),
    ("6109100012",   JUNE,               ("DOZ", "KG"),  "16.5%",         "90%"),
    ("6109100012",   date(2025, 1, 1),   ("DOZ", "KG"),  "16.5%",         "90%"),
    ("2204215015",   JUNE,               ("L",),         "6.3¢/liter",    "33¢/liter"),
    ("0101210010",   date(2026, 6, 1),   ("NO",),        "Free",          "Free"),        # not in that export
    ("8517620090",   date(2025, 6, 30),  ("KG",),        "Free",          "35%"),
    ("8517620090",   date(2025, 7, 1),   ("NO",),        "Free",          "35%"),
    ("3922100000",   JUNE,               ("NO", "KG"),   "6.3%",          "56%"),
])
def test_figures_are_those_of_the_day(number: str, day: date, units: tuple[str, ...], general: str, other: str) -> None:
    found = schedule.figures(number, day)
    assert found is not None
    assert (found.units, found.general, found.other) == (units, general, other)
    assert day in found.span
    assert found.held


@pytest.mark.parametrize(("number", "last", "first"), [
    ("0901110045", date(2025, 6, 30), None),                  # ended July 1, 2025
    ("0901110035", None,              date(2025, 7, 1)),      # began
    ("0201305085", date(2026, 1, 31), None),                  # posted January 30, for February 1, 2026
    ("0201305091", None,              date(2026, 2, 1)),
    ("2106909998", date(2026, 6, 30), None),                  # 484(f) Committee, July 1, 2026
    ("2106909994", None,              date(2026, 7, 1)),
])
def test_a_number_is_there_on_its_days_only(number: str, last: date | None, first: date | None) -> None:
    if last is not None:
        assert schedule.figures(number, last)
        assert schedule.figures(number, date.fromordinal(last.toordinal() + 1)) is None
    if first is not None:
        assert schedule.figures(number, first)
        assert schedule.figures(number, date.fromordinal(first.toordinal() - 1)) is None


def test_a_staged_rate_changes_with_the_year() -> None:
    before, after = schedule.figures("0201105010", date(2025, 12, 31)), schedule.figures("0201105010", date(2026, 1, 1))
    assert before and "1.7% (KR)" in before.special
    assert after and "KR" in after.special and "1.7%" not in after.special


def test_a_number_born_after_the_newest_edition_has_the_rates_that_it_took_over() -> None:
    before, after = schedule.figures("8413919055", date(2026, 6, 30)), schedule.figures("8413919020", date(2026, 7, 1))
    assert before and after
    assert (after.general, after.special, after.other) == (before.general, before.special, before.other)
    assert before.held and not after.held
    assert after.cite.startswith("484(f)")
    assert ("8413919020", date(2026, 7, 1)) in [pair[:2] for pair in schedule.successors("8413919055")]


@pytest.mark.parametrize(("number", "component"), [
    ("9102111010", "movement"), ("9102111020", "case"), ("9102111030", "strap"), ("9102111040", "battery"),
    ("9102912010", "movement and case"), ("9105114010", "article"), ("7326908688", ""),
])
def test_the_components_of_a_watch_have_numbers_of_their_own(number: str, component: str) -> None:
    found = schedule.figures(number, JUNE)
    assert found and found.component == component


def test_components_share_the_rate_of_the_watch() -> None:
    found = [schedule.figures("91021110" + suffix, JUNE) for suffix in ("10", "20", "30", "40")]
    rates = {one.general for one in found if one}
    assert rates == {"44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery"}


@pytest.mark.parametrize("number", ["", "abc", "73", "7326908689", "9903880300", "../../10", "７３２６９０８６８８"])
def test_what_is_not_in_the_schedule_has_no_figures(number: str) -> None:
    assert schedule.figures(number, JUNE) is None
    assert schedule.history(number) == ()


@pytest.mark.parametrize(("day", "name", "held"), [
    (date(2024, 12, 31), "2025HTSBasic", False),
    (date(2025, 1, 1),   "2025HTSBasic", True),
    (date(2025, 12, 31), "2025HTSRev32", True),
    (date(2026, 1, 1),   "2026HTSBasic", True),
    (date(2026, 6, 7),   "2026HTSRev9",  True),
    (date(2026, 6, 8),   "2026HTSRev10", True),
    (date(2026, 6, 30),  "2026HTSRev10", True),
    (date(2026, 7, 1),   "2026HTSRev10", False),
])
def test_a_day_without_an_edition_is_answered_by_the_nearest_and_says_so(day: date, name: str, held: bool) -> None:
    assert (schedule.edition(day).name, schedule.edition(day).held) == (name, held)
    found = schedule.figures("7326908688", day)
    assert found and (found.edition, found.held) == (name, held)


def test_editions_follow_each_other_without_gap() -> None:
    held = schedule.editions()
    assert len(held) == 44
    assert all(one.span.before == next_one.span.start for one, next_one in pairwise(held))


def test_spans_of_a_number_neither_overlap_nor_stand_still() -> None:
    for chapter in ("01", "09", "73", "84", "91", "98"):
        for number in schedule._chapter(chapter):
            rows = schedule.history(number)
            for one, after in pairwise(rows):
                assert one.span.before <= after.span.start
                changed = [getattr(one, name) != getattr(after, name)
                           for name in ("units", "general", "special", "other", "component", "footnotes", "references", "indent")]
                assert one.span.before < after.span.start or any(changed)


def test_an_ended_number_names_its_successors() -> None:
    assert {pair[0] for pair in schedule.successors("0901110045")} >= {"0901110035"}
    assert schedule.successors("7326908688") == ()


def test_the_digest_is_stable_within_a_process() -> None:
    assert schedule.digest() == schedule.digest()
    assert len(schedule.digest()) == 32
