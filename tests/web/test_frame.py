"""Who may come in, what a form has to carry, and what every answer says to the browser."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from tests.api import firm
from tests.web.conftest import Person
from tidewaiter.access.person import Role
from tidewaiter.web import session
from tidewaiter.web.app import uses
from tidewaiter.web.page import POLICY, asset

People = Callable[..., Person]


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(person: People) -> None:
    answer = person().get("/me?x=1")
    assert answer.status_code == 303 and answer.headers["location"] == "/sign-in?next=/me%3Fx%3D1"


def test_a_person_signs_in_and_out(person: People, address: str) -> None:
    with httpx.Client(base_url=address) as somebody:
        login = {"login": f"head@{firm.OURS}.example", "password": firm.PASSWORD, "next": "/me"}
        answer = somebody.post("/sign-in", data=login)
        assert answer.status_code == 303
        kept = answer.headers["set-cookie"]
        assert "HttpOnly" in kept and "SameSite=strict" in kept
        shown = somebody.cookies[session.COOKIE]
        assert "The head" in somebody.get("/me", follow_redirects=True).text or answer.headers["location"] == "/password"
        assert somebody.post("/sign-out", data={session.FORM: session.word(shown)}).status_code == 303
        somebody.cookies.set(session.COOKIE, shown)
        assert somebody.get("/me").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("login", ["head@ours.example", "nobody@ours.example", "<script>alert(1)</script>"])
def test_a_wrong_password_is_not_told_from_a_wrong_login(person: People, login: str) -> None:
    answer = person().post("/sign-in", data={"login": login, "password": "a wrong one, and long", "next": "/"})
    assert answer.status_code == 401 and "nothing says which" in answer.text and "<script>alert" not in answer.text


@pytest.mark.parametrize(("fields", "headers", "status"), [
    ({}, {}, 403),
    ({session.FORM: "0" * 64}, {}, 403),
    ({session.FORM: session.word(f"{firm.OURS}-{Role.WRITER}")}, {"Sec-Fetch-Site": "cross-site"}, 403),
    ({session.FORM: session.word(f"{firm.OURS}-{Role.WRITER}")}, {"Origin": "https://elsewhere.example"}, 403),
])
def test_a_form_of_another_site_is_refused(person: People, fields: dict[str, str], headers: dict[str, str], status: int) -> None:
    assert person(Role.WRITER).post("/password", data=fields, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["/", "/sign-in", "/me", "/nothing/here", "/static/tidewaiter.css"])
def test_every_answer_has_the_policy_and_no_script_or_style_of_its_own(person: People, path: str) -> None:
    answer = person(Role.BROKER).get(path, follow_redirects=True)
    assert answer.headers["content-security-policy"] == POLICY and answer.headers["x-content-type-options"] == "nosniff"
    if "html" in answer.headers["content-type"]:
        assert "<style" not in answer.text and " style=" not in answer.text and "<script>" not in answer.text and " onclick" not in answer.text


def test_pages_are_not_kept_and_assets_are(person: People) -> None:
    somebody = person(Role.BROKER)
    assert somebody.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in somebody.get(asset("static/keys.js")).headers["cache-control"]
    assert somebody.get("/static/keys.js").headers["cache-control"] == "no-cache"


def test_a_part_asked_for_after_the_session_is_answered_with_a_dialog(person: People) -> None:
    answer = person().get("/me", headers={"HX-Request": "true"})
    assert answer.status_code == 401 and answer.headers["hx-retarget"] == "#over" and "data-again" in answer.text


@pytest.mark.parametrize("where", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"])
def test_signing_in_leads_to_pages_of_this_site_alone(person: People, where: str) -> None:
    answer = person(Role.BROKER).get("/sign-in", params={"next": where})
    assert answer.status_code == 303 and answer.headers["location"] == "/"


def test_no_two_uses_answer_at_one_place() -> None:
    places = [(use.method, use.path) for use in uses()]
    assert len(places) == len(set(places))
    assert all(use.handler.__doc__ for use in uses())


def test_all_may_see_who_they_are(person: People) -> None:
    for role in Role:
        assert person(role).get("/me").status_code == 200
