"""What whoever may run commands on the machine does: found a firm, let people in and out, make tokens. Told in the log as the operator's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from tidewaiter.access.person import Login, Person, Role, login_as_kept
from tidewaiter.access.sealing import Unsealable
from tidewaiter.service.access import people, tokens
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.outbox import opened
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.shapes import Id, Name, Shape
from tidewaiter.store import logins
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Doubled, Ledger, Missing


def add_tenant(tenant: str, firm: str, login: str, name: str, password: str, at: datetime, url: str | None = None) -> dict[str, Any]:
    """A firm and its first administrator."""
    login = login_as_kept(login)
    _shaped(Id, "the word for the firm", tenant or " ")
    _shaped(Name, "the firm's name", firm)
    _shaped(Login, "the login", login)
    _shaped(Name, "the administrator's name", name)
    with _desk(url) as desk:
        record = people.bootstrap(desk, tenant, firm, login, name, password, at)
    return {"tenant": tenant, "firm": firm, "id": record.id, "login": login, "roles": [Role.ADMIN.value]}


def tenants(url: str | None = None) -> dict[str, Any]:
    """The firms of the installation."""
    with _desk(url) as desk:
        return {"tenants": [{"tenant": tenant, "firm": firm} for tenant, firm in desk.ledger.tenants().items()]}


def add_person(tenant: str, person: Person, at: datetime, url: str | None = None) -> dict[str, Any]:
    """A person, and a password given out to them."""
    person = replace(person, login=login_as_kept(person.login))
    _shaped(Login, "the login", person.login)
    _shaped(Name, "the name", person.name)
    with _desk(url) as desk:
        seat = desk.operator(tenant, at)
        record = people.add_person(seat, person)
        given = people.reset_password(seat, record.id)
        findings = people.person_findings(seat, record.id)
    return {**_person(tenant, record.id, record.value), "password": given.password, "until": given.until.isoformat(),
            "findings": [finding.as_json() for finding in findings]}


def listed(tenant: str, at: datetime, url: str | None = None) -> dict[str, Any]:
    """The people of a firm, and what is wrong with their particulars."""
    with _desk(url) as desk:
        seat = desk.operator(tenant, at)
        with seat.read() as book:
            found = book.all(PEOPLE, order="login")
        return {"people": [_person(tenant, one.id, one.value) for one in found],
                "findings": [finding.as_json() for one in found for finding in people.person_findings(seat, one.id)]}


def lock(login: str, at: datetime, url: str | None = None) -> dict[str, Any]:
    """Let a person in no more."""
    with _desk(url) as desk:
        seat, id = _found(desk, login, at)
        return _person(seat.tenant, id, people.lock_person(seat, id).value)


def unlock(login: str, at: datetime, url: str | None = None) -> dict[str, Any]:
    """Let a person in again; sessions and tokens of before stay dead."""
    with _desk(url) as desk:
        seat, id = _found(desk, login, at)
        there = people.person(seat, id)
        return _person(seat.tenant, id, people.change_person(seat, id, replace(there.value, active=True), there.version).value)


def reset(login: str, at: datetime, url: str | None = None) -> dict[str, Any]:
    """Give out a password anew, and take the second proof off."""
    with _desk(url) as desk:
        seat, id = _found(desk, login, at)
        given = people.reset_password(seat, id)
        return {**_person(seat.tenant, id, people.person(seat, id).value), "password": given.password, "until": given.until.isoformat()}


def add_token(login: str, name: str, scopes: tuple[str, ...], days: int, at: datetime, url: str | None = None) -> dict[str, Any]:
    """A token for a program that acts for a person."""
    _shaped(Name, "the token's name", name)
    with _desk(url) as desk:
        seat, id = _found(desk, login, at)
        made = tokens.make(seat, id, name, scopes, days)
        return {"id": made.id, "token": made.token, "person": id, "tenant": seat.tenant, "scopes": sorted(set(scopes)),
                "expires": made.expires.isoformat()}


def revoke_token(login: str, token: str, at: datetime, url: str | None = None) -> dict[str, Any]:
    """Have a token hold no more."""
    with _desk(url) as desk:
        seat, id = _found(desk, login, at)
        tokens.revoke_of(seat, token, id)
        return {"id": token, "person": id, "tenant": seat.tenant, "over": "revoked"}


@contextmanager
def _desk(url: str | None) -> Iterator[Desk]:
    """A desk, whose refusals are told in one line."""
    with opened(url) as database:
        try:
            yield Desk(Ledger(database))
        except (Doubled, Missing, Refused, Unsealable) as error:
            raise WrongCall(str(error.args[0] if error.args else error)) from None


def _found(desk: Desk, login: str, at: datetime) -> tuple[Seat, str]:
    with desk.ledger.system() as connection:
        whose = logins.whose(connection, login_as_kept(login))
    if whose is None:
        raise WrongCall(f"there is no login {login}")
    return desk.operator(whose[0], at), whose[1]


def _person(tenant: str, id: str, person: Person) -> dict[str, Any]:
    return {"tenant": tenant, "id": id, "login": person.login, "name": person.name, "roles": [role.value for role in person.roles],
            "active": person.active}


def _shaped(hint: Any, what: str, value: str) -> None:
    shape: Shape = hint.__metadata__[0]
    if fault := shape.fault(value):
        raise WrongCall(f"{what} does not fit: {fault}")
