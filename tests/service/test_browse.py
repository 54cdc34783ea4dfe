"""The tariff read through, without an edition loaded: figures, history, differences, and what is said to be missing."""

from __future__ import annotations

from datetime import date

import pytest

from tidewaiter.duty.law import load
from tidewaiter.service import browse
from tidewaiter.service.wrong_call import WrongCall

DAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path))


def test_every_chapter_but_77_is_there():
    found = browse.chapters(DAY)
    assert [one.number for one in found] == [f"{n:02}" for n in range(1, 100) if n != 77]
    assert all(one.headings for one in found)


def test_a_shelf_has_its_rows_by_depth():
    found = browse.shelf("7326", DAY, load())
    rows = {row.number: row for row in found.rows}
    assert rows["7326.90.8688"].inherited and rows["7326.90.8688"].general == "2.9%"
    assert rows["7326.90"].depth == 0 and rows["7326.90.86"].opens
    assert not found.of.words.name and not found.of.held


def test_what_is_no_shelf_is_refused():
    for number in ("77", "1", "7326908688", "x"):
        with pytest.raises(WrongCall):
            browse.shelf(number, DAY, load())


def test_chapter_99_opens_by_programmes():
    six = {row.number: row.description for row in browse.shelf("9903", DAY, load()).rows}
    assert "Section 301 duty on China" in six["9903.88"]


def test_a_card_has_the_days_on_which_it_changed():
    found = browse.card("7326.90.8688", DAY, load())
    assert found.previous == date(2026, 4, 7) and found.next is None and found.declarable
    assert [then.now for then in found.history] == [False, False, True]
    assert "9903.88.03" in {heading.number for heading, _ in found.covering}


def test_a_heading_of_chapter_99_names_its_programme_and_what_it_covers():
    found = browse.card("9903.88.03", DAY, load())
    first = found.headings[0]
    assert first.title.startswith("Section 301") and first.in_force and first.rate == "+ 25%" and first.lists[0][1] > 1000
    assert not found.declarable


def test_the_list_of_a_heading_is_that_of_its_day():
    before = {heading.number for heading, _ in browse.card("7326.90.8688", date(2018, 9, 23), load()).covering}
    after = {heading.number for heading, _ in browse.card("7326.90.8688", date(2018, 9, 24), load()).covering}
    assert "9903.88.03" in after - before


def test_differences_say_what_is_not_held():
    found = browse.between("2026HTSRev9", "2026HTSRev14", "21")
    told = {(one.number, one.event) for one in found.changed}
    assert ("2106.90.9993", "created") in told
    assert [one.rule for one in found.findings] == ["HTS-BETWEEN"]


def test_editions_the_wrong_way_round_are_refused():
    with pytest.raises(WrongCall):
        browse.between("2026HTSRev9", "2026HTSRev4")
    with pytest.raises(WrongCall):
        browse.between("2026HTSRev4", "none")


def test_typing_finds_numbers_and_trade_words():
    assert browse.look_up("8471.30", DAY).hits[0]["number"] == "8471.30.0100"
    words = browse.look_up("steak", DAY)
    assert words.by == "trade words" and "0201" in [hit["number"] for hit in words.hits] and words.findings
    assert browse.look_up(" ", DAY).hits == () and browse.look_up("<script>", DAY).hits == ()
