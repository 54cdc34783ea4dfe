"""One successor is proposed, several are asked about, and the order of what happened counts."""

from __future__ import annotations

import csv
from datetime import date

from tidewaiter.lawfiles import law_dir
from tidewaiter.parts.crosswalk import became

FIRST = date(2018, 1, 1)
PATHS = {
    "2106909993": ("Food preparations:", "Other:", "Other:", "Of plants:"),
    "2106909994": ("Food preparations:", "Other:", "Other:", "Other"),
}


def test_one_successor_is_the_proposal():
    walk = became("3004.90.9208", date(2026, 1, 5), date(2026, 2, 1))
    assert walk.proposal and walk.proposal.number == "3004909209" and walk.there and not walk.questions


def test_of_several_none_is_picked_and_the_words_that_part_them_are_asked():
    walk = became("2106909998", date(2026, 1, 5), date(2026, 7, 1), PATHS.__getitem__)
    assert walk.proposal is None and not walk.there
    assert [(one.ask, dict(one.separates)) for one in walk.questions] == [
        ("Which is it, below 'Other:'?", {"Of plants:": ("2106909993",), "Other": ("2106909994",)})]


def test_without_words_the_figures_are_shown():
    walk = became("2106909998", date(2026, 1, 5), date(2026, 7, 1))
    assert [tuple(one.separates.values()) for one in walk.questions] == [(("2106909993",), ("2106909994",))]


def test_texts_that_part_twice_are_asked_twice():
    paths = {"2106909993": ("A:", "B:", "C"), "2106909994": ("A:", "B:", "D")}
    three = paths | {"2106909998": ("A:", "E")}
    from tidewaiter.parts.crosswalk import _questions

    asked = _questions(tuple(three), date(2026, 7, 1), three.__getitem__)
    assert [dict(one.separates) for one in asked] == [
        {"B:": ("2106909993", "2106909994"), "E": ("2106909998",)}, {"C": ("2106909993",), "D": ("2106909994",)}]


def test_words_that_are_the_same_to_the_end_are_asked_by_number():
    from tidewaiter.parts.crosswalk import _questions

    asked = _questions(("2106909993", "2106909994"), date(2026, 7, 1), lambda _: ("A:", "B"))
    assert [set(one.separates) for one in asked] == [{"2106.90.9993", "2106.90.9994"}]


def test_every_number_that_was_taken_over_from_leads_somewhere_on_the_day_it_was():
    with open(law_dir() / "schedule" / "successors.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["number"] != row["successor"]]
    for row in rows:
        day = date.fromisoformat(row["from"])
        before = date.fromordinal(day.toordinal() - 1)
        walk = became(row["number"], before, day)
        if walk.candidates:                      # what went before the first edition held is not in its account
            assert row["successor"] in {one.number for one in walk.candidates}
            assert not any(one.day > day for one in walk.candidates)
        assert became(row["number"], day, day).candidates == ()
    assert sum(bool(became(row["number"], FIRST, date(2026, 7, 1)).candidates) for row in rows) > 300
