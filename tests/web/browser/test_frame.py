"""The frame in a browser: no serious finding of axe, the list of keys, light and dark, pages without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browser.conftest import serious
from tidewaiter.access.person import Role

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("colour", ["light", "dark"])
@pytest.mark.parametrize(("role", "path"), [(None, "/sign-in"), (Role.WRITER, "/"), (Role.BROKER, "/me"), (Role.BROKER, "/password")])
def test_axe_finds_nothing_serious(opened: Callable[..., Any], role: Role | None, path: str, colour: str) -> None:
    assert serious(opened(role, path, colour=colour)) == []


def test_a_question_mark_lists_the_keys_and_g_d_goes_to_the_desk(opened: Callable[..., Any]) -> None:
    page = opened(Role.WRITER, "/me")
    page.keyboard.press("?")
    assert page.locator("dialog#help[open] td").count() > 8
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/")
    assert page.title().startswith("Desk")


def test_pages_are_read_without_scripts(opened: Callable[..., Any]) -> None:
    assert opened(Role.BROKER, "/me", scripts=False).locator("h1").inner_text() == "The broker"
