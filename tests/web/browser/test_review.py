"""Decisions by keyboard: a key accepts the field that is marked, and the next is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browser.lines_scene import keyed
from tests.web.conftest import seat_of
from tidewaiter.access.person import Role
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.decisions.proposals import decisions_on_file, undecided_fields
from tidewaiter.service.entries.keying import KeyedLine, KeyedLines, key_lines, rows_of_file

pytestmark = pytest.mark.browser


def test_fields_are_accepted_one_after_another_by_one_key(opened: Callable[..., Any], desk: Desk) -> None:
    broker = seat_of(desk, Role.BROKER)
    id = keyed(seat_of(desk, Role.WRITER), 1)
    before = [one.path for one in undecided_fields(broker, id) if one.judged]
    page = opened(Role.BROKER, f"/files/{id}/review#decide")
    left = int(page.inner_text("[data-left]"))
    for _ in range(3):
        assert page.locator("table.decide tr.at").count() == 1
        page.keyboard.press("y")
    page.wait_for_selector("table.decide [data-row][hidden]", state="detached")
    assert int(page.inner_text("[data-left]")) == left - 3
    made = decisions_on_file(broker, id).records
    assert sorted(one.value.over[0].path for one in made) == sorted(before[:3])
    assert {one.value.by for one in made} == {broker.id}


def test_what_cannot_be_accepted_comes_back_with_the_reason(opened: Callable[..., Any], desk: Desk) -> None:
    broker, writer = seat_of(desk, Role.BROKER), seat_of(desk, Role.WRITER)
    id = keyed(writer, 1)
    key_lines(writer, id, KeyedLines(tuple(KeyedLine(row.id, row.version, cells={"related": ""}) for row in rows_of_file(writer, id))))
    related = next(one.path for one in undecided_fields(broker, id) if one.path.endswith("/related"))
    page = opened(Role.BROKER, f"/files/{id}/review#decide")
    left = page.inner_text("[data-left]")
    row = page.locator("table.decide [data-row]", has=page.locator(f"input[value='{related}']"))
    row.get_by_role("button", name="Accept").click()
    row.get_by_role("alert").wait_for()
    assert "is not known, and nobody can accept that" in row.inner_text()
    assert page.inner_text("[data-left]") == left
    assert not decisions_on_file(broker, id).records


def test_lines_that_state_the_same_on_the_same_facts_are_one_row_and_one_decision(opened: Callable[..., Any], desk: Desk) -> None:
    broker, writer = seat_of(desk, Role.BROKER), seat_of(desk, Role.WRITER)
    id = keyed(writer, 3)
    rows = [KeyedLine(row.id, row.version, cells={"related": "N"}) for row in rows_of_file(writer, id)]
    key_lines(writer, id, KeyedLines(tuple(rows)))
    page = opened(Role.BROKER, f"/files/{id}/review#decide")
    page.get_by_role("button", name="Accept for 3 lines").first.click()
    page.wait_for_selector("table.decide [data-row][hidden]", state="detached")
    made = decisions_on_file(broker, id).records
    assert [(one.value.manner.value, len(one.value.over)) for one in made] == [("alike", 3)]
    assert not {one.path for one in made[0].value.over} & {one.path for one in undecided_fields(broker, id)}
