"""Every cent, the tariff and the classification desk in a browser: axe, and what is typed finds numbers without a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.service.entries.conftest import new
from tests.web.browser.conftest import serious
from tests.web.conftest import seat_of
from tidewaiter.access.person import Role
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.parties.clients import clients

pytestmark = pytest.mark.browser
ASKED = "hts=7326.90.8688&origin=CN&entered=2026-09-18&value=14172&quantity=3540+kg&mode=11&entry_type=01"


@pytest.mark.parametrize("colour", ["light", "dark"])
def test_axe_finds_nothing_serious(opened: Callable[..., Any], desk: Desk, colour: str) -> None:
    writer = seat_of(desk, Role.WRITER)
    name = "a-steel-brackets" if colour == "light" else "b-apparel"            # an entry number is there once
    id = add_file(writer, new(name, client=clients(writer).records[0].id)).id
    page = opened(Role.BROKER, "/quote", colour=colour)
    for path in ("/quote", f"/quote?{ASKED}", f"/quote/days?{ASKED}", f"/quote/beside?{ASKED}&b.origin=VN", f"/files/{id}/why",
                 f"/files/{id}/lines/1/why", "/tariff", "/tariff?q=steak", "/tariff/7326", "/tariff/7326.90.8688?on=2026-02-01", "/tariff/9903.88.03",
                 "/tariff/between?before=2026HTSRev9&after=2026HTSRev10&chapter=85", "/classify", f"/classify/{id}/1"):
        page.goto(path)
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert serious(page) == [], path


def test_typing_in_the_tariff_finds_numbers(opened: Callable[..., Any]) -> None:
    page = opened(Role.WRITER, "/tariff")
    page.locator("#q").press_sequentially("8471.30")
    page.locator("#hits a.hit").first.wait_for()
    assert "8471.30.0100" in page.locator("#hits a.hit").first.inner_text()
    page.locator("#hits a.hit").first.click()
    page.wait_for_url("**/tariff/8471.30.0100?on=*")


def test_a_proof_is_opened_and_a_fact_answered_without_scripts(opened: Callable[..., Any]) -> None:
    page = opened(Role.WRITER, f"/quote?{ASKED}", scripts=False)
    page.locator("#n-99038202 summary").click()
    assert page.locator("#n-99038202 .steps").is_visible()
    page.locator("#ask-confirm_exclusion input[value=true]").check()
    page.get_by_role("button", name="Answer").click()
    assert page.locator("#n-99038869").count() == 1


def test_the_day_steps_by_keys_to_where_the_number_changed(opened: Callable[..., Any]) -> None:
    page = opened(Role.WRITER, "/tariff/7326.90.8688?on=2026-02-01")
    page.keyboard.press("]")
    page.wait_for_url("**/tariff/7326.90.8688?on=2026-04-08")
    page.keyboard.press("[")
    page.wait_for_url("**/tariff/7326.90.8688?on=2026-04-07")
