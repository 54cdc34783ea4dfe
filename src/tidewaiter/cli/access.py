"""The commands of whoever runs the installation: firms, people, tokens."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import click

from tidewaiter.cli.outbox import clock
from tidewaiter.cli.output import put, tell

_database = click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://HOST/NAME; by default the file in TIDEWAITER_HOME.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_ROLES = ("writer", "broker", "compliance", "accounts", "client", "admin")


@click.group()
def tenant() -> None:
    """The firms of this installation."""


@tenant.command("add")
@click.argument("name", metavar="NAME")
@click.option("--admin", "login", required=True, metavar="LOGIN", help="Who administers it: a login, as an address of e-mail.")
@click.option("--firm", default="", metavar="TEXT", help="The firm's name in full; NAME without it.")
@click.option("--admin-name", default="", metavar="TEXT", help="The administrator's name; the login without it.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; asked on the terminal without it.")
@_database
@_json
def tenant_add(name: str, login: str, firm: str, admin_name: str, password_stdin: bool, database: str | None, as_json: bool) -> None:
    """Found a firm, called NAME in small letters and digits, with its first administrator."""
    from tidewaiter.service.access import at_the_machine

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else click.prompt(
        "Password of the administrator", hide_input=True, confirmation_prompt=True, err=True)
    reply = at_the_machine.add_tenant(name, firm or name, login, admin_name or login, password, clock(), database)
    _told(reply, as_json, f"{reply['firm']} is founded; {reply['login']} administers it")


@tenant.command("list")
@_database
@_json
def tenant_list(database: str | None, as_json: bool) -> None:
    """The firms."""
    from tidewaiter.service.access import at_the_machine

    reply = at_the_machine.tenants(database)
    _told(reply, as_json, "\n".join(f"{one['tenant']:20} {one['firm']}" for one in reply["tenants"]))


@click.group()
def person() -> None:
    """The people of a firm."""


@person.command("add")
@click.argument("tenant", metavar="TENANT")
@click.argument("login", metavar="LOGIN")
@click.option("--name", required=True, metavar="TEXT", help="What they are called.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(_ROLES), help="Repeat for more.")
@click.option("--licence", default="", metavar="N", help="The number of the broker's licence.")
@click.option("--team", default="", metavar="TEXT")
@click.option("--client", default="", metavar="ID", help="Of the role client: whose affairs they see.")
@click.option("--supervisor", default="", metavar="ID", help="The person who answers for their work.")
@_database
@_json
def person_add(
    tenant: str, login: str, name: str, roles: tuple[str, ...], licence: str, team: str, client: str, supervisor: str,
    database: str | None, as_json: bool,
) -> None:
    """Add a person, and print the password with which they set their own. It is shown this once and holds three days."""
    from tidewaiter.access.person import Person, Role
    from tidewaiter.service.access import at_the_machine

    made = Person(login, name, tuple(Role(role) for role in dict.fromkeys(roles)), licence, None, None, team, client, supervisor)
    reply = at_the_machine.add_person(tenant, made, clock(), database)
    if not as_json:
        tell(reply["findings"])
    _told(reply, as_json, f"{reply['login']} is added as {reply['id']}; first password: {reply['password']}")


@person.command("list")
@click.argument("tenant", metavar="TENANT")
@_database
@_json
def person_list(tenant: str, database: str | None, as_json: bool) -> None:
    """The people of a firm, and what is wrong with their particulars."""
    from tidewaiter.service.access import at_the_machine

    reply = at_the_machine.listed(tenant, clock(), database)
    if not as_json:
        tell(reply["findings"])
    _told(reply, as_json, "\n".join(
        f"{one['id']:6} {one['login']:40} {', '.join(one['roles'])}{'' if one['active'] else ' (locked)'}" for one in reply["people"]))


@person.command("lock")
@click.argument("login", metavar="LOGIN")
@_database
@_json
def person_lock(login: str, database: str | None, as_json: bool) -> None:
    """Let a person in no more; sessions end and tokens are revoked at once."""
    from tidewaiter.service.access import at_the_machine

    _told(at_the_machine.lock(login, clock(), database), as_json, f"{login} is locked")


@person.command("unlock")
@click.argument("login", metavar="LOGIN")
@_database
@_json
def person_unlock(login: str, database: str | None, as_json: bool) -> None:
    """Let a person in again."""
    from tidewaiter.service.access import at_the_machine

    _told(at_the_machine.unlock(login, clock(), database), as_json, f"{login} is let in again")


@person.command("reset")
@click.argument("login", metavar="LOGIN")
@_database
@_json
def person_reset(login: str, database: str | None, as_json: bool) -> None:
    """Give out a password anew, and take the second proof off. The password is shown this once and holds three days."""
    from tidewaiter.service.access import at_the_machine

    reply = at_the_machine.reset(login, clock(), database)
    _told(reply, as_json, f"{reply['login']}: password: {reply['password']}")


@click.group()
def token() -> None:
    """Tokens by which programs act for a person."""


@token.command("add")
@click.argument("login", metavar="LOGIN")
@click.option("--name", required=True, metavar="TEXT", help="What it is for.")
@click.option("--scope", "scopes", multiple=True, required=True, metavar="ACTION", help="As in docs/access-matrix.md; repeat for more.")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366), metavar="N", help="How long it holds.")
@_database
@_json
def token_add(login: str, name: str, scopes: tuple[str, ...], days: int, database: str | None, as_json: bool) -> None:
    """Make a token, and print it. It is shown this once."""
    from tidewaiter.service.access import at_the_machine

    reply = at_the_machine.add_token(login, name, scopes, days, clock(), database)
    _told(reply, as_json, f"{reply['token']}\nid {reply['id']}, until {reply['expires'][:10]}")


@token.command("revoke")
@click.argument("login", metavar="LOGIN")
@click.argument("id", metavar="ID")
@_database
@_json
def token_revoke(login: str, id: str, database: str | None, as_json: bool) -> None:
    """Have a token hold no more, at once."""
    from tidewaiter.service.access import at_the_machine

    _told(at_the_machine.revoke_token(login, id, clock(), database), as_json, f"{id} is revoked")


def _told(reply: Mapping[str, Any], as_json: bool, words: str) -> None:
    if as_json:
        put(reply)
    else:
        click.echo(words)
