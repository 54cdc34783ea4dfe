"""The whole job over HTTP with the program as it is started: a firm founded, an entry decided, approved, sent, answered; killed on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.parties import build
from tests.service.entries.conftest import shipment
from tidewaiter.api.models import form
from tidewaiter.service.entries.files import NewFile

ADMIN, BROKER = "admin@firm.example", "broker@firm.example"
FIRST, OWN = "a long walk at low tide", "seven herons over slack water"
PROGRAM = [sys.executable, "-c", "from tidewaiter.cli import main; main()"]


class Site:
    """`tidewaiter serve` as a process; it can be killed and started again on the same database."""

    def __init__(self, address: str, home: Path) -> None:
        self.url, self.home = address, home
        self.process: subprocess.Popen[str] | None = None
        self.client = httpx.Client(timeout=60)

    def run(self, *words: str, told: str = "") -> str:
        done = subprocess.run([*PROGRAM, *words, "--database", self.url], env=self._env(), input=told, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        words = [*PROGRAM, "serve", "--port", "0", "--database", self.url]
        self.process = subprocess.Popen(words, env=self._env(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said.startswith("Tidewaiter at "), self.process.communicate()
        self.client.base_url = said.split()[2].rstrip(",") + "/api/"

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        _, said = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, said
        assert "Traceback" not in said

    def log_in(self, login: str, password: str) -> None:
        self.client.headers.pop("Authorization", None)
        token = self.post("sessions", {"login": login, "password": password})["token"]
        self.client.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **query: Any) -> Any:
        return self._read(self.client.get(path, params=query))

    def post(self, path: str, told: Any, version: int | None = None) -> Any:
        headers = {"If-Match": f'"{version}"'} if version else {}
        return self._read(self.client.post(path, json=told, headers=headers))

    @staticmethod
    def _read(answer: httpx.Response) -> Any:
        assert answer.status_code < 400, answer.text
        return answer.json() if answer.content else None

    def _env(self) -> dict[str, str]:
        return {**os.environ, "TIDEWAITER_HOME": str(self.home), "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def site(url: str, home: Path) -> Iterator[Site]:
    made = Site(url, home)
    made.run("tenant", "add", "ours", "--admin", ADMIN, "--password-stdin", told=f"{FIRST}\n")
    made.start()
    try:
        yield made
    finally:
        if made.process and made.process.poll() is None:
            made.stop()
        made.client.close()


def found(there: Site) -> str:
    """A firm that may file, and its client; the id of the client. Ends logged in as its broker."""
    there.log_in(ADMIN, FIRST)
    person = there.post("people", {"login": BROKER, "name": "The broker", "roles": ["broker", "writer"], "licence": "CHB31245"})
    given = there.post(f"people/{person['id']}/password", {})
    other = {"system": "The bank's own system", "person": person["id"], "reason": "it is wired to the accounts"}
    there.post("screening-policies", {"reason": "as it was before", "elsewhere": other})
    there.log_in(BROKER, given["password"])
    there.post("password", {"password_now": given["password"], "password_new": OWN})
    there.log_in(BROKER, OWN)
    there.post("firms", form(build.FIRM))
    named = {key: there.post("employees", form(replace(one, supervisor="")))["id"] for key, one in build.EMPLOYEES.items()}
    for licence in build.LICENCES.values():
        there.post("licences", form(replace(licence, employee=named.get(licence.employee, ""))))
    for permit in build.PERMITS.values():
        qualifiers = tuple(replace(one, employee=named[one.employee]) for one in permit.qualifiers)
        there.post("permits", form(replace(permit, qualifiers=qualifiers)))
    client = str(there.post("clients", form(build.CLIENT))["id"])
    there.post("powers", form(replace(build.POWER, client=client)))
    there.post("bonds", form(replace(build.BOND, principal=client, amount_cents=1_000_000_00)))
    return client


def decide_all(there: Site, id: str) -> None:
    for one in there.get(f"files/{id}/undecided")["items"]:
        chosen = {"path": one["path"], "value": one["value"], "seal": one["seal"]}
        there.post(f"files/{id}/decisions", {"verdict": "accept", "over": [chosen]})


def awaited(there: Site, id: str, state: str) -> dict[str, Any]:
    for _ in range(120):
        record: dict[str, Any] = there.get(f"files/{id}")
        if record["value"]["state"] == state:
            return record
        time.sleep(0.5)
    raise AssertionError(f"the file is {record['value']['state']}, not {state}: {there.get(f'files/{id}/happenings')}")


@pytest.mark.timeout(280)
def test_an_entry_is_filed_over_http_and_its_answer_moves_it_though_the_program_is_killed(url, tmp_path):
    entry = shipment("a-steel-brackets")
    with site(url, tmp_path / "home") as there:
        client = found(there)
        new = form(NewFile(client, replace(entry, lines=()), reference="T-1", lines=entry.lines))
        id = there.post("files", new)["id"]
        refused = there.client.post(f"files/{id}/transmissions", json={"purpose": "summary", "gateway": "rehearsal"}, headers={"If-Match": '"1"'})
        assert refused.status_code == 409
        assert "FILE-NOT-READY" in {one["rule"] for one in refused.json()["findings"]}
        decide_all(there, id)
        computed = there.post(f"files/{id}/assessment", {})
        assert computed["file"]["value"]["total_cents"] > 0
        approved = there.post(f"files/{id}/approval", {}, there.get(f"files/{id}")["version"])
        assert approved["value"]["state"] == "ready"
        there.post(f"files/{id}/transmissions", {"purpose": "summary", "gateway": "rehearsal"}, approved["version"])
        there.kill()                                     # what was acknowledged is sent all the same
        there.start()
        record = awaited(there, id, "filed")
        assert record["value"]["days"]["entry_summary"]
        assert [one["file"]["id"] for one in there.get("search", text="B76-0324527")["items"]] == [id]
        messages = there.get(f"files/{id}/messages")
        assert [one["value"]["outcome"] for one in messages["came"]] == ["accepted"]
        assert len(messages["sent"]) == 1
        tasks = there.get("worklist")["items"]
        assert tasks, "the clocks of a filed entry are in the worklist"
        there.stop()
        assert json.loads(there.run("verify", "--json"))["findings"] == []


@pytest.mark.timeout(280)
def test_killed_under_load_it_loses_nothing_acknowledged_and_doubles_nothing(url, tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    with site(url, tmp_path / "home") as there:
        found(there)
        told = {f"key-{n}": {**form(build.CLIENT), "name": f"Client {n}", "number": f"36-{4_000_000 + n}"} for n in range(60)}
        acknowledged: dict[str, str] = {}

        def add(key: str) -> None:
            try:
                answer = there.client.post("clients", json=told[key], headers={"Idempotency-Key": key})
            except httpx.TransportError:
                return                                   # killed: nobody knows, so it is sent again under its key
            if answer.status_code == 201:
                acknowledged[key] = answer.json()["id"]

        for _ in range(3):
            left = [key for key in told if key not in acknowledged]
            with ThreadPoolExecutor(8) as several:
                done = [several.submit(add, key) for key in left]
                while sum(one.done() for one in done) < len(left) // 3:
                    time.sleep(0.01)
                there.kill()
            there.start()
        for key in told:
            if key not in acknowledged:
                add(key)
        assert acknowledged.keys() == told.keys()
        names = [one["value"]["name"] for one in there.get("clients", limit=200)["items"]]
        assert sorted(names) == sorted([build.CLIENT.name, *(one["name"] for one in told.values())])
        for key, id in acknowledged.items():
            assert there.get(f"clients/{id}")["value"]["name"] == told[key]["name"]
        there.stop()
        assert json.loads(there.run("verify", "--json"))["findings"] == []
