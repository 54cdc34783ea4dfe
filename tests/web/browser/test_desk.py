"""The desk by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.service.shipments.papers import papers
from tests.web.browser.conftest import serious
from tests.web.conftest import Person, seat_of
from tidewaiter.access.person import Role
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.clearance.worklist import assign_task, worklist
from tidewaiter.service.parties.clients import clients

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("colour", ["light", "dark"])
def test_tasks_are_walked_taken_on_and_opened_by_keyboard(opened: Callable[..., Any], desk: Desk, person: Callable[..., Person], colour: str) -> None:
    client = clients(seat_of(desk, Role.BROKER)).records[0].id
    sent = [("papers", (name, content)) for name, content in papers(10 if colour == "light" else 11).items()]
    assert person(Role.WRITER).submit("/new", {"client": client}, files=sent).status_code in (200, 303)
    for item in worklist(seat_of(desk, Role.WRITER)).items:
        assign_task(seat_of(desk, Role.WRITER), item.id, item.version)
    page = opened(Role.WRITER, "/", colour=colour)
    assert serious(page) == []
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator("tr.at").count() == 1
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("text=Give back").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("B76-10000")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("tr[data-row]").count() >= 1
    assert serious(page) == []


def test_the_list_is_asked_for_again_by_itself(opened: Callable[..., Any]) -> None:
    page = opened(Role.WRITER, "/")
    with page.expect_response(lambda answer: answer.request.headers.get("hx-request") == "true", timeout=40_000) as answer:
        pass
    assert answer.value.status == 200
    page.wait_for_function("document.querySelectorAll('#desk').length === 1 && document.querySelector('#desk .counters')")
