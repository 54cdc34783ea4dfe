"""A person of a firm: how they log in, what they are there, whose licence they work under."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Code, Id, Line, Name, Shape
from tidewaiter.values import immutable

Login = Annotated[str, Shape(200, 3, r"^[a-z0-9][a-z0-9._+@-]*$")]


class Role(StrEnum):
    WRITER = "writer"            # entry writer: prepares and proposes
    BROKER = "broker"            # licensed broker: decides and files
    COMPLIANCE = "compliance"    # reviews, holds records, watches over the rest
    ACCOUNTS = "accounts"        # money: statements, bonds, bills
    CLIENT = "client"            # somebody at one client, who sees that client's own and nothing else
    ADMIN = "admin"              # people, tokens, policies; no customs business by this role alone


@immutable
class Person:
    """Somebody who logs in. `licensed_before` is the first day on which the licence no longer holds; None where not known.

    A person belongs to one firm, and the login is unique over the whole installation.
    """

    login: Login
    name: Name
    roles: tuple[Role, ...] = ()
    licence: Code = ""                       # the number of the broker's own licence
    licensed_from: date | None = None
    licensed_before: date | None = None
    team: Line = ""
    client: Id = ""                          # of the client role: whose affairs these are
    supervisor: Id = ""                      # the person who answers for the work
    active: bool = True


def login_as_kept(typed: str) -> str:
    """A login in the form in which it is kept: no spaces around it, small letters.

    >>> login_as_kept(" Desk@Firm.example ")
    'desk@firm.example'
    """
    return typed.strip().lower()


def licensed(person: Person, day: date) -> bool:
    """Whether a licence is on file that, as far as is known, holds on `day`."""
    return bool(person.licence) and not _outside(person, day)


def checked(person: Person, day: date, supervisor: Person | None = None) -> list[Finding]:
    """What is wrong with a person's particulars on `day`. `supervisor` is the person whom they name, None where there is none."""
    return [*_roles(person), *_licence(person, day), *_supervision(person, supervisor, day)]


def _roles(person: Person) -> Iterator[Finding]:
    if not person.roles:
        yield Finding("ACC-NO-ROLE", Severity.WARNING, "roles", f"{person.login} has no role and may do nothing", "docs/access.md", "Give a role.")
    if Role.CLIENT in person.roles and not person.client:
        yield Finding("ACC-CLIENT-NONE", Severity.FATAL, "client", f"{person.login} has the role client, but of no client", "docs/access.md",
                      "Say whose affairs this person sees.")
    if Role.CLIENT in person.roles and len(set(person.roles)) > 1:
        others = ", ".join(sorted(set(person.roles) - {Role.CLIENT}))
        yield Finding("ACC-CLIENT-MIXED", Severity.FATAL, "roles", f"{person.login} is client and also {others}",
                      "19 CFR 111.24: a client's records are confidential from other clients", "Give the firm's work a login of its own.")
    if person.client and Role.CLIENT not in person.roles:
        yield Finding("ACC-CLIENT-UNUSED", Severity.WARNING, "client", f"{person.login} names a client, but has not the role client",
                      "docs/access.md", "Take the client away, or give the role.")


def _licence(person: Person, day: date) -> Iterator[Finding]:
    if person.licensed_from and person.licensed_before and person.licensed_before <= person.licensed_from:
        yield Finding("ACC-LICENCE-SPAN", Severity.FATAL, "licensed_before",
                      f"the licence ends on {person.licensed_before}, not after it began on {person.licensed_from}", "19 CFR 111.1",
                      "Correct the days.")
    elif person.licence and _outside(person, day):
        yield Finding("ACC-LICENCE-ENDED", Severity.FATAL, "licence",
                      f"licence {person.licence} holds from {person.licensed_from or 'a day not known'} to before "
                      f"{person.licensed_before or 'a day not known'}, and the day is {day}", "19 CFR 111.1, 111.2(a)(1)",
                      "Have a licensed broker decide, or record the licence that holds.")
    if Role.BROKER in person.roles and not person.licence:
        yield Finding("ACC-LICENCE-NONE", Severity.WARNING, "licence", f"{person.login} decides as a broker, and no licence number is on file",
                      "19 CFR 111.1, 111.2(a)(1)", "Record the licence; an importer's own team needs none for its own business (111.2(a)(2)(i)).")


def _supervision(person: Person, supervisor: Person | None, day: date) -> Iterator[Finding]:
    cite = "19 CFR 111.2(a)(2)(ii)(B), 111.28(a)"
    if supervisor is None:
        if Role.WRITER in person.roles and not licensed(person, day):
            yield Finding("ACC-SUPERVISOR-NONE", Severity.WARNING, "supervisor",
                          f"{person.login} prepares entries, and no licensed person is named who supervises them", cite, "Name a licensed broker.")
        return
    if supervisor.login == person.login:
        yield Finding("ACC-SUPERVISOR-SELF", Severity.FATAL, "supervisor", f"{person.login} is named as their own supervisor", cite, "Name another.")
    elif not supervisor.active or not licensed(supervisor, day):
        why = "has no licence on file that holds" if supervisor.active else "is no longer active"
        yield Finding("ACC-SUPERVISOR-UNFIT", Severity.WARNING, "supervisor", f"{supervisor.login}, who supervises {person.login}, {why} on {day}",
                      cite, "Name a licensed broker.")


def _outside(person: Person, day: date) -> bool:
    early = person.licensed_from is not None and day < person.licensed_from
    return early or (person.licensed_before is not None and day >= person.licensed_before)
