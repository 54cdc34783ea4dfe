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

pytestmark = pytest.mark.browser


def test_fields_are_accepted_one_after_another_by_one_key(opened: Callable[..., Any], desk: Desk) -> None:
    broker = seat_of(desk, Role.BROKER)
    id = keyed(seat_of(desk, Role.WRITER), 1)
    before = [one.path for one in undecided_fields(broker, id) if one.judged]
    page = opened(Role.BROKER, f"/files/{id}/review#decide")
    for _ in range(3):
        assert page.locator("table.decide tr.at").count() == 1
        with page.expect_navigation():
            page.keyboard.press("y")
    decided = [one.value.over[0].path for one in decisions_on_file(broker, id).records]
    assert sorted(decided) == sorted(before[:3])
    assert {one.value.by for one in decisions_on_file(broker, id).records} == {broker.id}
