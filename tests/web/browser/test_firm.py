"""The firm's pages in a browser: no serious finding of axe, and a client entered without the mouse."""

from __future__ import annotations

import pytest

from tests.web.browser.conftest import serious
from tests.web.conftest import seat_of
from tidewaiter.access.person import Role
from tidewaiter.parties.bond import Bond, BondKind
from tidewaiter.parties.client import Client
from tidewaiter.service.parties import bonds, clients

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("colour", ["light", "dark"])
def test_axe_finds_nothing_serious(opened, desk, colour):
    broker = seat_of(desk, Role.BROKER)
    made = clients.add_client(broker, Client(f"Axe and sons, {colour}"))
    bond = bonds.add_bond(broker, Bond(made.id, BondKind.CONTINUOUS, amount_cents=50_000_00))
    page = opened(Role.BROKER, "/firm", colour=colour)
    for path in ("/firm", "/clients", f"/clients/{made.id}", f"/clients/{made.id}/change", f"/bonds/{bond.id}/change",
                 f"/powers/new?client={made.id}", "/permits/new"):
        page.goto(path)
        assert serious(page) == [], path


def test_a_client_is_entered_by_keys_alone(opened):
    page = opened(Role.BROKER, "/clients")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.goto("/clients/new")
    page.locator("#f-name").focus()
    page.keyboard.type("Keyed & Co <b>")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/c*")
    assert page.locator("h1").inner_text().strip() == "Keyed & Co <b>"
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/clients")
