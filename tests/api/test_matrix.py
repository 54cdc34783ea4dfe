"""Who may do what, asked of every route as anybody, as each role, and with the ids of another firm: made from the routes and the actions."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI

from tests.api import firm
from tests.api.requests import asked
from tidewaiter.access.actions import ACTIONS
from tidewaiter.access.person import Role
from tidewaiter.api import routes
from tidewaiter.api.authorised import guarded
from tidewaiter.api.route import Place, Use, get

USES = routes.every()
GUARDED = [use for use in USES if not use.anonymous]
WITH_ID = [use for use in GUARDED if any(one.place is Place.PATH for one in use.parameters)]


def name(use: Use) -> str:
    return f"{use.method} {use.path}"


def test_every_route_is_behind_the_door(app):
    assert [name(use) for use in guarded(app)] == [name(use) for use in USES]


def test_a_route_that_is_behind_no_door_is_found(app):
    made = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    made.get("/open")(lambda: {})
    with pytest.raises(TypeError, match="behind no door"):
        list(guarded(made))


def test_a_function_of_no_action_is_no_route():
    def clients(seat: object) -> None:
        """The clients."""

    with pytest.raises(TypeError, match="of no action"):
        get("/clients", clients)


@pytest.mark.parametrize("use", GUARDED, ids=name)
def test_nobody_comes_in_without_a_token(app, client, use):
    for headers in ({}, {"Authorization": "Bearer of-nobody"}, {"Authorization": "Basic b3VyczphZG1pbg=="}):
        assert asked(app, client, use, {}, headers).status_code == 401


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use", GUARDED, ids=name)
def test_a_role_may_what_the_table_says_and_nothing_else(app, client, use, role):
    answer = asked(app, client, use, {}, firm.token(role))
    shut = answer.status_code == 403 and not any(one["rule"] == "API-PROOF" for one in answer.json()["findings"])
    assert answer.status_code < 500 and answer.status_code != 401, answer.text
    assert shut == (role not in ACTIONS[use.action].roles), f"{role} on {name(use)}: {answer.text}"


@pytest.mark.parametrize("use", WITH_ID, ids=name)
def test_what_is_another_firms_is_not_there(app, client, use):
    role = next(role for role in Role if role in ACTIONS[use.action].roles)
    theirs = firm.ids(app, firm.THEIRS, role, use)
    assert theirs, f"tests/api/firm.py knows no record for {name(use)}: add one to RECORDS"
    found, nowhere = (asked(app, client, use, ids, firm.token(role)) for ids in (theirs, {**theirs, "id": "zz9"}))
    assert found.status_code in (404, 409) and without(found, theirs["id"]) == without(nowhere, "zz9"), found.text
    assert asked(app, client, use, theirs, firm.token(role, firm.THEIRS)).status_code != 404


def without(answer: httpx.Response, id: str) -> str:
    """An answer but for the id that was asked for: one that is another firm's is answered as one that is nobody's."""
    return f"{answer.status_code} {answer.text.replace(id, 'ID')}"
