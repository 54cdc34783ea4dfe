"""The commands of the parts library and of the watched folder: by a token, JSON, exit status, one line for a wrong call."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.parts.goods import BRACKET, SHIRT
from tests.service.shipments.papers import papers, put
from tidewaiter.cli.commands import tidewaiter
from tidewaiter.parties.client import Client
from tidewaiter.service.outbox import opened
from tidewaiter.service.parts.workbook import workbook
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.ledger import Ledger


def run(*words: object, told: str = ""):
    return CliRunner().invoke(tidewaiter, [*map(str, words)], input=told)


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a client of a firm whose writer has a token."""
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    assert run("tenant", "add", "ours", "--admin", "admin@firm.example", "--password-stdin", told="a long walk at low tide\n").exit_code == 0
    assert run("person", "add", "ours", "desk@firm.example", "--name", "The desk", "--role", "writer").exit_code == 0
    scopes = ("product.read", "product.write", "entry.write", "entry.read")
    made = run("token", "add", "desk@firm.example", "--name", "desk", *(word for scope in scopes for word in ("--scope", scope)), "--json")
    monkeypatch.setenv("TIDEWAITER_TOKEN", json.loads(made.stdout)["token"])
    with opened() as database, Ledger(database).write("ours", by="p1", at=datetime.now(UTC)) as book:
        return book.add(CLIENTS, Client("Shelving")).id


def test_a_library_is_looked_at_taken_in_and_given_out(client, tmp_path):
    given, out = tmp_path / "goods.xlsx", tmp_path / "out.xlsx"
    given.write_bytes(workbook([replace(one, client=client) for one in (BRACKET, SHIRT)]))
    for dry, done in ((("--dry-run",), False), ((), True)):
        reply = run("parts", "import", given, "--client", client, *dry, "--json")
        told = json.loads(reply.stdout)
        assert (reply.exit_code, told["done"], told["added"], told["refused"]) == (0, done, 2, 0)
    assert run("parts", "export", "--client", client, "--out", out).exit_code == 0
    again = run("parts", "import", out, "--client", client)
    assert again.exit_code == 0 and "2 are the same" in again.stdout
    checked = run("parts", "check", "--client", client, "--on", "2026-06-18", "--conflicts", "--json")
    assert checked.exit_code == 0 and {one["rule"] for one in json.loads(checked.stdout)["findings"]} == {"PART-PROPOSED"}


def test_a_bad_row_is_told_and_the_exit_status_says_so(client, tmp_path):
    given = tmp_path / "goods.csv"
    given.write_text("sku,hts\nA,x\nB,7326908688\n", encoding="utf-8")
    reply = run("parts", "import", given, "--client", client)
    assert reply.exit_code == 1 and "goods.csv, B2" in reply.stderr and "1 was added" in reply.stdout
    given.write_text("hts\n7326908688\n", encoding="utf-8")
    assert run("parts", "import", given, "--client", client).exit_code == 1
    assert run("parts", "import", given, "--client", "c999").exit_code == 1


def test_the_template_is_read_without_anybodys_leave(tmp_path):
    assert run("parts", "template", "--out", tmp_path / "parts.xlsx").exit_code == 0
    assert (tmp_path / "parts.xlsx").read_bytes()[:2] == b"PK"


def test_a_folder_is_watched_once(client, tmp_path):
    folder = tmp_path / "in"
    put(folder / "one", papers(), ready=True)
    put(folder / "bad", {"shipment.yaml": b"x: ["}, ready=True)
    reply = run("watch", folder, "--client", client, "--once", "--json")
    told = [json.loads(line) for line in reply.stdout.splitlines()]
    assert [(one["name"], one["outcome"]) for one in told] == [("bad", "refused"), ("one", "taken")] and reply.exit_code == 1
    assert run("watch", folder, "--client", client, "--once").exit_code == 0


@pytest.mark.parametrize("token", ["", "of-nobody"])
def test_without_a_token_that_holds_it_is_a_wrong_call_of_one_line(client, tmp_path, token, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_TOKEN", token)
    given = tmp_path / "goods.csv"
    given.write_text("sku\nA\n", encoding="utf-8")
    for words in (("parts", "import", given, "--client", client), ("parts", "check", "--client", client), ("watch", tmp_path, "--once")):
        reply = run(*words)
        assert reply.exit_code == 2 and len(reply.stderr.splitlines()) == 1 and "Error" in reply.stderr


def test_a_token_that_may_not_is_told_so(client, tmp_path, monkeypatch):
    made = run("token", "add", "desk@firm.example", "--name", "looks only", "--scope", "product.read", "--json")
    monkeypatch.setenv("TIDEWAITER_TOKEN", json.loads(made.stdout)["token"])
    for words in (("watch", tmp_path, "--once"), ("parts", "import", __file__, "--client", client)):
        reply = run(*words)
        assert reply.exit_code == 2 and "do not let you" in reply.stderr
