"""Records over HTTP: added, read, changed at their version, paged; and asked for again."""

from __future__ import annotations

import pytest

from tests.api.firm import THEIRS, token
from tidewaiter.access.person import Role

ADMIN = token(Role.ADMIN)
DESK = {"url": "https://desk.example/hook"}


def add(client, n=0, **headers):
    return client.post("/webhooks", json={"url": f"https://desk.example/{n}"}, headers={**ADMIN, **headers})


def test_a_record_is_added_read_changed_and_read_again(client):
    made = add(client)
    assert made.status_code == 201, made.text
    assert made.headers["ETag"] == '"1"'
    assert made.headers["Location"] == f"/api/webhooks/{made.json()['id']}"
    assert set(made.json()) == {"id", "version", "value", "created", "changed", "by", "findings"}
    where = f"/webhooks/{made.json()['id']}"
    read = client.get(where, headers=ADMIN)
    assert read.json() == made.json()
    changed = client.put(where, json={**DESK, "active": False}, headers={**ADMIN, "If-Match": '"1"'})
    assert (changed.status_code, changed.headers["ETag"], changed.json()["value"]["active"]) == (200, '"2"', False)
    assert client.get(where, headers=ADMIN).json() == changed.json()


def test_an_edit_of_another_version_is_refused_and_says_which_it_is(client):
    where = f"/webhooks/{add(client).json()['id']}"
    assert client.put(where, json=DESK, headers={**ADMIN, "If-Match": '"1"'}).status_code == 200
    stale = client.put(where, json=DESK, headers={**ADMIN, "If-Match": '"1"'})
    assert (stale.status_code, stale.headers["ETag"]) == (412, '"2"')
    assert client.put(where, json=DESK, headers=ADMIN).status_code == 428
    assert client.put("/webhooks/w999999", json=DESK, headers=ADMIN).status_code == 404          # what is not there has no version
    assert client.put(where, json=DESK, headers={**ADMIN, "If-Match": "2"}).status_code == 422


def test_what_has_not_changed_is_not_sent_again(client):
    where = f"/webhooks/{add(client).json()['id']}"
    same = client.get(where, headers={**ADMIN, "If-None-Match": '"1"'})
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", '"1"')
    assert client.get(where, headers={**ADMIN, "If-None-Match": '"2"'}).status_code == 200


def test_a_list_is_paged_to_its_end(client):
    made = [add(client, n).json()["id"] for n in range(7)]
    seen, after = [], ""
    while True:
        page = client.get("/webhooks", params={"limit": 3, "after": after}, headers=ADMIN)
        seen += [one["id"] for one in page.json()["items"]]
        after = page.json()["next"]
        if not after:
            break
        assert page.headers["Link"] == f'</api/webhooks?limit=3&after={after}>; rel="next"'
    assert seen[-7:] == made and len(set(seen)) == len(seen)
    assert "Link" not in page.headers
    assert client.get("/webhooks?after=nonsense", headers=ADMIN).status_code == 404


@pytest.mark.parametrize("asked", ["limit=0", "limit=201", "limit=1.0", "limit=+1", "limit=1&limit=2", "limit=", "url=x", "after=%00"])
def test_a_query_is_as_described_or_refused(client, asked):
    found = client.get(f"/webhooks?{asked}", headers=ADMIN)
    assert found.status_code == 422, found.text
    assert found.json()["findings"][0]["where"].startswith("query.")


def everything(client):
    return client.get("/webhooks?limit=200", headers=ADMIN).json()["items"]


def test_a_request_sent_again_is_done_once(client):
    before = len(everything(client))
    first, again = add(client, **{"Idempotency-Key": "k1"}), add(client, **{"Idempotency-Key": "k1"})
    assert (again.status_code, again.content, again.headers["ETag"]) == (201, first.content, '"1"')
    assert again.headers["Idempotent-Replayed"] == "true" and "Idempotent-Replayed" not in first.headers
    assert len(everything(client)) == before + 1
    other = client.post("/webhooks", json={"url": "https://desk.example/other"}, headers={**ADMIN, "Idempotency-Key": "k1"})
    assert other.status_code == 409
    theirs = client.post("/webhooks", json=DESK, headers={**token(Role.ADMIN, THEIRS), "Idempotency-Key": "k1"})
    assert theirs.status_code == 201                            # a key is a person's own


def test_a_request_that_was_refused_is_tried_again(client):
    bad = client.post("/webhooks", json={"url": "http://desk.example/"}, headers={**ADMIN, "Idempotency-Key": "k2"})
    assert (bad.status_code, bad.json()["findings"][0]["rule"]) == (409, "WEBHOOK-URL-OPEN")
    assert client.post("/webhooks", json=DESK, headers={**ADMIN, "Idempotency-Key": "k2"}).status_code == 201


BODIES = [
    (b"", 422), (b"{", 422), (b"[]", 422), (b"null", 422), (b'"x"', 422), (b"\xff", 422), (b"[" * 100_000, 422), (b"9" * 5000, 422),
    (b'{"url": "https://a.example/", "active": 1}', 422), (b'{"url": "https://a.example/", "active": "true"}', 422),
    (b'{"url": "https://a.example/", "other": 1}', 422), (b'{"url": "https://a.example/\\u0000"}', 422), (b'{"url": "https://\\ud800"}', 422),
    (b'{"url": "https://a.example/", "events": {}}', 422), (b'{"url": "https://a.example/", "events": "a.b"}', 422),
    (b'{"url": "https://a.example/", "words": "' + b"x" * (1 << 20) + b'"}', 413),
]


@pytest.mark.parametrize("body,status", BODIES, ids=range(len(BODIES)))
def test_a_body_is_as_described_or_refused(client, body, status):
    found = client.post("/webhooks", content=body, headers={**ADMIN, "Content-Type": "application/json"})
    assert (found.status_code, found.headers["Content-Type"]) == (status, "application/problem+json")
    assert found.json()["status"] == status


def test_a_body_of_another_kind_is_refused(client):
    assert client.post("/webhooks", content=b"url=x", headers={**ADMIN, "Content-Type": "application/x-www-form-urlencoded"}).status_code == 415
    assert client.post("/webhooks", content=b"{}", headers=ADMIN).status_code == 415
    told = {**ADMIN, "Content-Type": "application/json; charset=utf-8"}
    assert client.post("/webhooks", content=b'{"url": "https://a.example/"}', headers=told).status_code == 201


def test_there_are_ways_in_and_methods_and_the_rest_is_said(client):
    nobody = client.get("/webhooks")
    assert (nobody.status_code, nobody.headers["WWW-Authenticate"]) == (401, 'Bearer realm="tidewaiter"')
    assert client.get("/webhooks", headers={"Authorization": "Bearer nonsense"}).status_code == 401
    wrong = client.delete("/webhooks", headers=ADMIN)
    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "GET, POST")
    assert client.get("/nowhere").status_code == 404
    assert client.get("/webhooks/", headers=ADMIN).status_code == 404
    assert client.get("/health").json() == {"ok": True}
