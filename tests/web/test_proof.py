"""Every cent over HTTP: proofs, answers, days, two scenarios, the tariff, the classification desk; without scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urlencode

import httpx
import pytest

from tests.service.entries.conftest import new
from tests.web.conftest import Person, seat_of
from tidewaiter.access.person import Role
from tidewaiter.parts.product import Product
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.entries.files import add_file, open_file
from tidewaiter.service.parties.clients import clients
from tidewaiter.service.parts.library import add_product

People = Callable[..., Person]
BRACKET = {"hts": "7326.90.8688", "origin": "CN", "entered": "2026-09-18", "value": "14,172", "quantity": "3540 kg", "mode": "11", "entry_type": "01"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client(desk: Desk) -> str:
    return clients(seat_of(desk, Role.WRITER)).records[0].id


@pytest.fixture(scope="module")
def file(desk: Desk, client: str) -> str:
    return add_file(seat_of(desk, Role.WRITER), new(client=client)).id


def ask(person: Person, path: str, **more: str) -> httpx.Response:
    return person.get(f"{path}?{urlencode(BRACKET | more)}")


def plain(answer: httpx.Response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def test_a_quote_shows_each_charge_its_arithmetic_and_what_would_change_it(person: People) -> None:
    told = plain(ask(person(Role.WRITER), "/quote"))
    for said in ("11,039.99", "14172.00 × 2.9% 410.988", "note 20(e)-(f); 84 FR 20459", "Is the article the one that an exclusion", "Why nothing:",
                 "programmes that do not apply"):
        assert said in told, said


def test_an_answer_in_the_address_changes_the_amount(person: People) -> None:
    told = plain(ask(person(Role.WRITER), "/quote", **{"fact.confirm_exclusion": "true"}))
    assert "7,496.99" in told and "9903.88.69" in told


@pytest.mark.parametrize(("more", "said"), [
    ({"hts": "1"}, "digits"), ({"origin": HOSTILE}, "origin"), ({"entered": "yesterday"}, "entered"), ({"value": "-1"}, "value"),
    ({"fact.no_such": "true"}, "no_such"), ({"quantity": "many"}, "quantity"), ({"entered": "1999-01-01"}, "from when the law is held"),
])
def test_what_is_wrong_with_a_quote_is_said_on_its_page(person: People, more: dict[str, str], said: str) -> None:
    answer = ask(person(Role.WRITER), "/quote", **more)
    assert answer.status_code in (200, 422) and said in answer.text and HOSTILE not in answer.text


def test_the_days_of_a_quote_are_drawn_and_told(person: People) -> None:
    answer = ask(person(Role.WRITER), "/quote/days", **{"from": "2018-01-01", "before": "2019-06-01"})
    assert answer.text.count("<rect") == 3 and " style=" not in answer.text
    told = plain(answer)
    assert "9903.88.03 begins: 10%" in told and "+1,417.20" in told
    assert ask(person(Role.WRITER), "/quote/days", **{"from": "2020-01-01", "before": "2019-01-01"}).status_code == 422
    assert person(Role.WRITER).get("/quote/days").status_code == 422


def test_two_scenarios_mark_what_differs(person: People) -> None:
    answer = ask(person(Role.WRITER), "/quote/beside", **{"b.origin": "VN"})
    assert 'class="differs"' in answer.text and "not on it" in answer.text
    assert ask(person(Role.WRITER), "/quote/beside", **{"b.value": HOSTILE}).status_code == 422


def test_each_amount_of_a_file_leads_to_its_proof(person: People, file: str) -> None:
    whole = person(Role.WRITER).get(f"/files/{file}/why")
    for path in set(re.findall(rf'href="(/files/{file}/lines/\d+/why)', whole.text)):
        for way in ("", "/days", "/beside?b.origin=MX&b.program=S"):
            assert person(Role.WRITER).get(path + way).status_code == 200
    assert person(Role.WRITER).get(f"/files/{file}/lines/77/why").status_code == 404


def test_a_question_on_a_line_is_answered_there(person: People, file: str, desk: Desk) -> None:
    line = open_file(seat_of(desk, Role.WRITER), file).lines[0]
    path = f"/files/{file}/lines/1"
    before = plain(person(Role.WRITER).get(f"{path}/why"))
    sent = person(Role.WRITER).submit(f"{path}/answer", {"version": str(line.version), "fact.confirm_exclusion": "true"})
    assert sent.status_code == 303 and sent.headers["location"] == f"{path}/why"
    after = plain(person(Role.WRITER).get(f"{path}/why"))
    assert "confirm_exclusion is true" in after and before != after
    assert person(Role.WRITER).submit(f"{path}/answer", {"version": str(line.version), "fact.confirm_exclusion": "false"}).status_code == 409
    assert person(Role.ACCOUNTS).submit(f"{path}/answer", {"version": "1", "fact.confirm_exclusion": "true"}).status_code == 403


def test_a_client_sees_why_in_rooms_of_its_own_and_answers_nothing(person: People, file: str) -> None:
    whole = person(Role.CLIENT).get(f"/portal/shipments/{file}/why")
    paths = set(re.findall(rf'href="(/portal/shipments/{file}/lines/\d+/why)', whole.text))
    assert paths and f'"/files/{file}' not in whole.text
    for path in paths:
        for way in ("", "/days", "/beside?b.origin=MX"):
            shown = person(Role.CLIENT).get(path + way)
            assert shown.status_code == 200 and f'"/files/{file}' not in shown.text and 'name="_csrf" value' in shown.text
    assert person(Role.CLIENT).get(f"/files/{file}/why").status_code == 404
    assert person(Role.CLIENT, "theirs").get(f"/portal/shipments/{file}/why").status_code == 404


def test_a_file_of_another_firm_is_not_there(person: People, file: str) -> None:
    assert person(Role.WRITER, "theirs").get(f"/files/{file}/why").status_code == 404


@pytest.mark.parametrize("path", [
    "/tariff", "/tariff?q=steak", "/tariff/search?q=847130", "/tariff/73", "/tariff/7326?on=2026-01-02", "/tariff/8471.30.0100?on=2025-08-20",
    "/tariff/99", "/tariff/9903", "/tariff/9903.88", "/tariff/9903.88.03", "/tariff/between", "/tariff/between?before=2026HTSRev1&after=2026HTSRev10",
])
def test_the_tariff_is_read_on_any_day(person: People, path: str) -> None:
    answer = person(Role.WRITER).get(path)
    assert answer.status_code == 200 and len(answer.content) < 3_000_000


@pytest.mark.parametrize("path", ["/tariff/x", "/tariff/77", "/tariff/123", "/tariff/73?on=x", "/tariff/between?before=a&after=b"])
def test_what_is_no_number_or_day_is_said(person: People, path: str) -> None:
    assert person(Role.WRITER).get(path).status_code == 422


def test_where_no_words_are_loaded_the_page_says_how_to_load_them(person: People) -> None:
    told = plain(person(Role.WRITER).get("/tariff/7326"))
    assert "No edition with its text is loaded" in told and "tidewaiter hts fetch" in told


def test_the_steps_of_the_day_go_to_where_the_number_changed(person: People) -> None:
    answer = person(Role.WRITER).get("/tariff/7326.90.8688?on=2026-02-01")
    assert "?on=2025-03-10" in answer.text and "?on=2026-04-08" in answer.text
    moved = person(Role.WRITER).get("/tariff/on?at=/tariff/7326&on=2026-02-01")
    assert moved.headers["location"] == "/tariff/7326?on=2026-02-01"
    assert person(Role.WRITER).get("/tariff/on?at=https://elsewhere.example&on=2026-02-01").headers["location"] == "/"


def test_what_is_typed_is_text_and_nothing_else(person: People) -> None:
    for path in ("/tariff", "/tariff/search"):
        assert HOSTILE not in person(Role.WRITER).get(path, params={"q": HOSTILE}).text


def test_the_desk_says_that_no_machine_proposes_and_who_decides(person: People, file: str) -> None:
    told = plain(person(Role.BROKER).get("/classify"))
    assert "No machine proposes numbers here yet" in told and "line 1" in told
    assert person(Role.CLIENT).get("/classify").status_code == 404


def test_a_number_is_proposed_decided_with_a_reason_and_looked_at(person: People, desk: Desk, client: str) -> None:
    id = add_file(seat_of(desk, Role.WRITER), new("f-steel-nails", client=client)).id
    line = open_file(seat_of(desk, Role.WRITER), id).lines[0]
    at, path = f"/classify/{id}/1", f"lines/{line.id}/articles/1/hts"
    assert person(Role.WRITER).submit(f"{at}/propose", {"path": path, "number": "7326.90.8688", "why": "as the ruling"}).status_code == 303
    shown = person(Role.BROKER).get(at)
    fields = {name: html.unescape(value) for name, value in re.findall(r'name="(path|seal|value|proposal)" value="([^"]*)"', shown.text)[:4]}
    assert person(Role.WRITER).submit(f"{at}/decide", fields | {"verdict": "accept", "why": "x"}).status_code == 403
    assert person(Role.BROKER).submit(f"{at}/decide", fields | {"verdict": "accept", "why": ""}).status_code == 422
    assert person(Role.BROKER).submit(f"{at}/decide", fields | {"verdict": "accept", "why": f"the terms {HOSTILE}"}).status_code == 303
    after = person(Role.BROKER).get(at)
    assert "accept" in plain(after) and "by The broker" in plain(after) and HOSTILE not in after.text
    asked = person(Role.BROKER).submit(f"{at}/ask", {"role": "compliance", "question": "is it so?"})
    assert asked.status_code == 303
    looked = person(Role.COMPLIANCE).get(at)
    review = re.search(r'name="review" value="([^"]+)"', looked.text)
    assert review and person(Role.COMPLIANCE).submit(f"{at}/look", {"review": review[1], "answer": "accept", "note": "yes"}).status_code == 303


def test_a_product_is_shown_and_what_is_fatal_of_it_refused(person: People, desk: Desk, client: str) -> None:
    id = add_product(seat_of(desk, Role.WRITER), Product(client, f"sku {HOSTILE}", "a bracket")).id
    shown = person(Role.BROKER).get(f"/classify/parts/{id}")
    assert shown.status_code == 200 and HOSTILE not in shown.text and "no number" in shown.text
    assert person(Role.BROKER).submit(f"/classify/parts/{id}/approve", {"version": "1", "why": "looked at"}).status_code == 409
