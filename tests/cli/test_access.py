"""The commands that found a firm and let people in: JSON, exit status, one line for a wrong call, no password as an argument."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tidewaiter.access.person import Role
from tidewaiter.cli.access import _ROLES
from tidewaiter.cli.commands import tidewaiter
from tidewaiter.service.access.desk import Desk, NotIn
from tidewaiter.service.access.login import log_in
from tidewaiter.service.outbox import opened
from tidewaiter.store.ledger import Ledger

PASSWORD = "a long walk at low tide"


def run(*words: object, told: str = ""):
    return CliRunner().invoke(tidewaiter, [*map(str, words)], input=told)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def firm() -> None:
    assert run("tenant", "add", "ours", "--admin", "admin@firm.example", "--password-stdin", told=PASSWORD + "\n").exit_code == 0


def let_in(login: str, password: str) -> bool:
    with opened() as database:
        try:
            return bool(log_in(Desk(Ledger(database)).visitor(datetime.now(UTC)), login, password))
        except NotIn:
            return False


def test_a_firm_is_founded_with_a_password_from_standard_input(home: Path) -> None:
    reply = run("tenant", "add", "ours", "--firm", "Our firm", "--admin", "Admin@Firm.example", "--password-stdin", "--json", told=PASSWORD + "\n")
    assert reply.exit_code == 0
    assert json.loads(reply.stdout) == {"tenant": "ours", "firm": "Our firm", "id": "p1", "login": "admin@firm.example", "roles": ["admin"]}
    assert let_in("admin@firm.example", PASSWORD)
    assert PASSWORD not in reply.output


def test_a_firm_is_founded_with_a_password_typed_twice() -> None:
    typed = run("tenant", "add", "ours", "--admin", "admin@firm.example", told=f"{PASSWORD}\n{PASSWORD}\n")
    assert typed.exit_code == 0
    assert PASSWORD not in typed.output
    assert let_in("admin@firm.example", PASSWORD)


@pytest.mark.parametrize(("words", "password", "said"), [
    (("tenant", "add", "new", "--admin", "new@firm.example"), "short", "the least is 12"),
    (("tenant", "add", "ours", "--admin", "new@firm.example"), PASSWORD, "already"),
    (("tenant", "add", "new", "--admin", "admin@firm.example"), PASSWORD, "taken"),
    (("tenant", "add", "New Firm", "--admin", "new@firm.example"), PASSWORD, "does not fit"),
    (("tenant", "add", "", "--admin", "new@firm.example"), PASSWORD, "does not fit"),
    (("tenant", "add", "new", "--admin", "no spaces please"), PASSWORD, "does not fit"),
    (("tenant", "add", "installation", "--admin", "new@firm.example"), PASSWORD, "own log"),
])
def test_a_firm_that_cannot_be_founded_is_a_wrong_call(firm: None, words: tuple[str, ...], password: str, said: str) -> None:
    reply = run(*words, "--password-stdin", told=password + "\n")
    assert (reply.exit_code, reply.stdout) == (2, "")
    assert said in reply.stderr and len(reply.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [
    ("person", "add", "nobody", "a@firm.example", "--name", "N", "--role", "writer"),
    ("person", "add", "ours", "admin@firm.example", "--name", "N", "--role", "writer"),
    ("person", "add", "ours", "A B", "--name", "N", "--role", "writer"),
    ("person", "add", "ours", "a@firm.example", "--name", "", "--role", "writer"),
    ("person", "add", "ours", "a@firm.example", "--name", "N", "--role", "captain"),
    ("person", "add", "ours", "a@firm.example", "--name", "N"),
    ("person", "lock", "nobody@firm.example"),
    ("person", "lock", "admin@firm.example"),
    ("person", "reset", "nobody@firm.example"),
    ("person", "list", "nobody"),
    ("token", "add", "admin@firm.example", "--name", "ERP", "--scope", "entry.read"),
    ("token", "add", "admin@firm.example", "--name", "ERP", "--scope", "person.write"),
    ("token", "add", "admin@firm.example", "--name", "ERP", "--scope", "policy.read", "--days", "367"),
    ("token", "revoke", "admin@firm.example", "0000000000000000"),
    ("token", "revoke", "admin@firm.example", ""),
    ("token", "revoke", "admin@firm.example", "%"),
])
def test_what_cannot_be_done_is_a_wrong_call(firm: None, words: tuple[str, ...]) -> None:
    reply = run(*words)
    assert (reply.exit_code, reply.stdout) == (2, "")
    assert len(reply.stderr.splitlines()) == 1


def test_a_person_is_added_locked_unlocked_and_reset(firm: None) -> None:
    words = ("person", "add", "ours", "Desk@firm.example", "--name", "The import desk", "--role", "writer", "--role", "writer")
    added = json.loads(run(*words, "--json").stdout)
    assert (added["login"], added["roles"], added["active"]) == ("desk@firm.example", ["writer"], True)
    assert [finding["rule"] for finding in added["findings"]] == ["ACC-SUPERVISOR-NONE"]
    assert let_in("desk@firm.example", added["password"])
    assert run("person", "lock", "desk@firm.example").exit_code == 0
    assert not let_in("desk@firm.example", added["password"])
    assert [one["active"] for one in json.loads(run("person", "list", "ours", "--json").stdout)["people"]] == [True, False]
    assert run("person", "unlock", "desk@firm.example").exit_code == 0
    given = json.loads(run("person", "reset", "desk@firm.example", "--json").stdout)["password"]
    assert not let_in("desk@firm.example", added["password"])
    assert let_in("desk@firm.example", given)
    assert "desk@firm.example" in run("person", "list", "ours").stdout


def test_a_token_is_made_used_and_revoked(firm: None) -> None:
    made = json.loads(run("token", "add", "admin@firm.example", "--name", "reports", "--scope", "policy.read", "--json").stdout)
    with opened() as database:
        seat = Desk(Ledger(database)).seat(made["token"], datetime.now(UTC))
    assert (seat.person.login, seat.scopes) == ("admin@firm.example", {"policy.read"})
    assert run("token", "revoke", "admin@firm.example", made["id"]).exit_code == 0
    with opened() as database, pytest.raises(NotIn):
        Desk(Ledger(database)).seat(made["token"], datetime.now(UTC))
    assert run("token", "add", "admin@firm.example", "--name", "r", "--scope", "policy.read").stdout.startswith("tw_")


def test_no_command_takes_a_password_as_an_argument() -> None:
    for group in ("tenant", "person", "token"):
        for command in tidewaiter.commands[group].commands.values():                 # type: ignore[attr-defined]
            assert all("password" not in one.name or one.is_flag for one in command.params), command.name


def test_the_roles_of_the_command_line_are_the_declared_ones() -> None:
    assert tuple(Role) == _ROLES
    assert run("tenant", "list").exit_code == 0
