"""Parties over HTTP: what a query may hold, a number that is given whole and never sent back, the gate as it is asked."""

from __future__ import annotations

import pytest

from tests.api.firm import token
from tidewaiter.access.person import Role

BROKER, CLERK = token(Role.BROKER), token(Role.WRITER)


@pytest.mark.parametrize(("asked", "status"), [("days=0", 200), ("days=-1", 422), ("days=1000000001", 422), ("days=1.5", 422)])
def test_a_query_keeps_the_shape_of_its_parameter(client, asked, status):
    assert client.get(f"/ending-powers?{asked}", headers=BROKER).status_code == status


def test_a_number_comes_in_whole_and_goes_out_masked(client, tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    told = {"name": "A sole trader", "company_type": "sole_proprietorship", "number_kind": "ssn", "number": "123-45-6789"}
    made = client.post("/clients", json=told, headers={**CLERK, "Idempotency-Key": "k1"})
    assert made.status_code == 201 and "123-45" not in made.text and made.json()["value"]["number"] == "***-**-6789"
    where = f"/clients/{made.json()['id']}"
    again = client.put(where, json={**made.json()["value"], "name": "Another name"}, headers={**CLERK, "If-Match": '"1"'})
    assert again.status_code == 200
    shown = client.post(f"{where}/number", headers=BROKER)
    assert shown.json() == {"number": "123-45-6789"}
    assert client.post(f"{where}/number", headers=CLERK).status_code == 403
    assert client.post("/clients-of-number", json={"number": "123456789"}, headers=CLERK).json()["items"][0]["id"] == made.json()["id"]


def test_the_gate_is_asked_for_a_client(client):
    made = client.post("/clients", json={"name": "A client"}, headers=CLERK).json()
    assert {one["severity"] for one in made["findings"]} == {"fatal", "warning"}
    found = client.get(f"/clients/{made['id']}/may-file?port=2704&business=entry&day=2026-11-23", headers=CLERK).json()
    assert found["may"] is False and "FIRM-UNKNOWN" in {one["rule"] for one in found["findings"]}
    assert client.get(f"/clients/{made['id']}/may-file?business=smuggling", headers=CLERK).status_code == 422
