"""The desk: counters, the list in its order, tasks taken on, searches that one keeps, files made of papers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.api import firm
from tests.service.shipments.papers import packed, papers
from tests.web.conftest import Person, seat_of
from tidewaiter.access.person import Role
from tidewaiter.clearance.desk import COUNTERS
from tidewaiter.clearance.tasks import CLOCKS, KINDS
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.parties.clients import clients

People = Callable[..., Person]


@pytest.fixture(scope="module")
def client(desk: Desk) -> str:
    """The firm's own client."""
    return clients(seat_of(desk, Role.BROKER)).records[0].id


@pytest.fixture(scope="module")
def file(desk: Desk, person: People, client: str) -> str:
    """A file made by the form."""
    sent = [("papers", (name, content)) for name, content in papers(1).items()]
    answer = person(Role.WRITER).submit("/new", {"client": client, "name": "brackets"}, files=sent)
    if answer.status_code == 303:
        return answer.headers["location"].rpartition("/")[2]
    assert answer.status_code == 200 and "a file was made" in answer.text, answer.text
    return answer.text.partition('href="/files/')[2].partition('"')[0]


def form_of(text: str, what: str) -> tuple[str, str]:
    """The task of the first form that does so with one, and its version."""
    found = re.search(rf'action="/tasks/(\w+)/{what}">.*?name="version" value="(\d+)"', text, re.DOTALL)
    assert found
    return found[1], found[2]


def test_every_counter_counts_what_there_is() -> None:
    assert {one.kind for one in COUNTERS if one.kind} == set(KINDS)
    named = [subject for one in COUNTERS for subject in one.subjects]
    assert len(named) == len(set(named)) and set(named) <= set(CLOCKS)


def test_a_new_file_is_on_the_desk_and_can_be_taken_on(person: People, file: str) -> None:
    writer = person(Role.WRITER)
    text = writer.get("/").text
    assert f'href="/files/{file}"' in text
    place, version = form_of(text, "give-back")
    assert writer.submit(f"/tasks/{place}/give-back", {"version": version}).headers["location"] == "/"
    place, version = form_of(writer.get("/").text, "take")
    taken = writer.submit(f"/tasks/{place}/take", {"version": version, "query": "mine=1&bogus=2"})
    assert taken.status_code == 303 and taken.headers["location"] == "/?mine=1"
    assert f"/tasks/{place}/give-back" in writer.get("/?mine=1").text
    again = writer.submit(f"/tasks/{place}/take", {"version": version})
    assert again.status_code == 409 and "Somebody has changed it" in again.text


@pytest.mark.parametrize("query", ["", "?counter=papers", "?counter=statement", "?counter=bogus", "?mine=1&client=c999",
                                   "?counter=%00&mine=%F0%9F%8C%8A"])
def test_the_desk_shows_any_list_that_is_asked_for(person: People, file: str, query: str) -> None:
    assert person(Role.BROKER).get(f"/{query}").status_code == 200


def test_a_cursor_that_is_none_is_told_so(person: People, file: str) -> None:
    assert person(Role.BROKER).get("/?after=bogus").status_code == 404


def test_a_search_is_kept_and_forgotten_and_is_ones_own(person: People) -> None:
    writer, broker = person(Role.WRITER), person(Role.BROKER)
    name = "<b>mine</b> & \"quoted\" \u202e\U0001f30a"
    assert writer.submit("/searches", {"name": name, "query": "counter=papers&mine=1&x=<script>"}).headers["location"] == "/?counter=papers&mine=1"
    text = writer.get("/").text
    assert "&lt;b&gt;mine&lt;/b&gt;" in text and "<b>mine" not in text and "/?counter=papers&amp;mine=1" in text
    assert "mine&lt;/b&gt;" not in broker.get("/").text
    writer.submit("/searches/forget", {"name": name})
    assert "mine&lt;/b&gt;" not in writer.get("/").text
    assert writer.submit("/searches", {"name": "  ", "query": ""}).status_code == 409


def test_files_are_found_by_their_references(person: People, file: str) -> None:
    assert f'href="/files/{file}"' in person(Role.BROKER).get("/search", params={"text": "B76-1000001"}).text
    assert "begins so" in person(Role.BROKER).get("/search", params={"text": "<script>"}).text
    assert f'href="/files/{file}"' not in person(Role.BROKER, firm.THEIRS).get("/search", params={"text": "B76-1000001"}).text


def test_an_archive_makes_a_file_a_folder_and_says_what_was_refused(person: People, client: str, file: str) -> None:
    content = packed({"one": papers(2), "two": papers(1), "three": {"shipment.yaml": b"entry: ["}})
    answer = person(Role.WRITER).submit("/new", {"client": client}, files=[("papers", ("all.zip", content))])
    assert answer.status_code == 200
    assert "a file was made" in answer.text and "taken before" in answer.text and "no entry can be made of it" in answer.text


@pytest.mark.parametrize(("fields", "files", "status"), [
    ({}, [("papers", ("a.pdf", b"%PDF-1.4"))], 422),
    ({"client": "c1"}, [], 422),
    ({"client": "c999"}, [("papers", ("shipment.yaml", b"entry: {}"))], 409),
    ({"client": "c1"}, [("papers", ("all.zip", b"no archive"))], 409),
])
def test_papers_that_are_none_are_refused_with_words(person: People, fields: dict[str, str], files: list[tuple[str, tuple[str, bytes]]],
                                                     status: int) -> None:
    answer = person(Role.WRITER).submit("/new", fields, files=files or [("other", ("x", b""))])
    assert answer.status_code == status and "Traceback" not in answer.text


def test_a_client_is_sent_to_their_own_page_and_who_may_see_nothing_to_themselves(person: People) -> None:
    assert person(Role.CLIENT).get("/").headers["location"] == "/portal"
    assert person(Role.ADMIN).get("/").headers["location"] == "/me"


def test_who_may_not_make_files_is_not_offered_it(person: People) -> None:
    assert 'href="/new"' not in person(Role.COMPLIANCE).get("/").text
    assert person(Role.COMPLIANCE).get("/new").status_code == 403


