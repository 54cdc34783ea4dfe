"""Forms for what a firm keeps of itself and its clients: people, licences, permits, employees, clients, powers of attorney, bonds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from tidewaiter.access.person import Person
from tidewaiter.findings import Finding
from tidewaiter.parties.bond import Bond
from tidewaiter.parties.client import Client
from tidewaiter.parties.firm import Employee, Firm, Licence, Permit
from tidewaiter.parties.power import Power
from tidewaiter.service.access import people
from tidewaiter.service.findings import findings
from tidewaiter.service.parties import bonds, clients, firm, powers
from tidewaiter.service.seat import Refused
from tidewaiter.store.kinds import Record
from tidewaiter.store.ledger import Doubled, Stale
from tidewaiter.web import fields
from tidewaiter.web.asking import Asked, boxes, read
from tidewaiter.web.page import go, page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

STALE = ("somebody has changed it since you read it. What stands there now is under each field that differs, and yours is in the field; "
         "save to put yours on top")


@dataclass(frozen=True)
class Kind:
    """A kind of record that has a form: what it is called, what asks and keeps it, and the page to go back to."""

    path: str
    words: str
    of: type[Any]
    asked: tuple[Asked, ...]
    get: Callable[..., Record[Any]]
    add: Callable[..., Record[Any]]
    change: Callable[..., Record[Any]]
    write: str
    back: Callable[[Any, str], str]              # of the value and its id
    hint: str = ""
    whose: str = ""                              # the field that says whose it is, which nobody changes


KINDS = (
    Kind("/people", "person", Person, fields.PERSON, people.person, people.add_person, people.change_person, "person.write",
         lambda value, id: f"/people/{id}/change" if id else "/firm", "Nobody logs in by it until a first password is given out."),
    Kind("/firms", "firm", Firm, fields.FIRM, firm.firm, firm.add_firm, firm.change_firm, "firm.write", lambda value, id: "/firm"),
    Kind("/licences", "licence", Licence, fields.LICENCE, firm.licence, firm.add_licence, firm.change_licence, "firm.write",
         lambda value, id: "/firm#licences"),
    Kind("/permits", "permit", Permit, fields.PERMIT, firm.permit, firm.add_permit, firm.change_permit, "firm.write",
         lambda value, id: "/firm#permits"),
    Kind("/employees", "employee", Employee, fields.EMPLOYEE, firm.employee, firm.add_employee, firm.change_employee, "firm.write",
         lambda value, id: "/firm#employees"),
    Kind("/clients", "client", Client, fields.CLIENT, clients.client, clients.add_client, clients.change_client, "client.write",
         lambda value, id: f"/clients/{id}" if id else "/clients",
         "Only the name must be known: what is missing is said, and keeps what it forbids."),
    Kind("/powers", "power of attorney", Power, fields.POWER, powers.power, powers.add_power, powers.change_power, "power.write",
         lambda value, id: f"/clients/{value.client}#powers", "Leave open what nobody has read on the paper.", "client"),
    Kind("/bonds", "bond", Bond, fields.BOND, bonds.bond, bonds.add_bond, bonds.change_bond, "bond.write",
         lambda value, id: f"/clients/{value.principal}#bonds", "", "principal"),
)


def form(kind: Kind, visit: Visit, typed: Mapping[str, tuple[str, ...]] | None = None, wrong: Mapping[str, str] | None = None, said: str = "",
         told: tuple[Finding, ...] = (), status: int = 200) -> Response:
    """The form of a record that is there, or of a new one."""
    id = visit.path.get("id", "")
    there = kind.get(visit.seat, id) if id else None
    whose = getattr(there.value, kind.whose) if there and kind.whose else visit.form.get(kind.whose) or visit.query.get(kind.whose, "")
    owner = clients.client(visit.seat, whose) if kind.whose and whose else None
    return page(
        visit, "particulars/form.html", status, kind=kind, record=there, owner=owner, said=said, told=told,
        found=findings(visit.seat, there) if there else (), may_write=visit.may(kind.write),
        boxes=boxes(kind.of, kind.asked, visit.seat, there.value if there else None, typed, wrong, dict(visit.query)),
        back=kind.back(there.value, id) if there and kind.path != "/people" else f"/clients/{whose}" if owner
        else "/clients" if kind.path == "/clients" else "/firm",
    )


def keep(kind: Kind, visit: Visit) -> Response:
    """Keep what was typed. What does not go is said beside its field, and what was typed stays."""
    id = visit.path.get("id", "")
    there = kind.get(visit.seat, id) if id else None
    given = {kind.whose: visit.form.get(kind.whose, "")} if kind.whose and there is None else {}
    got = read(kind.of, kind.asked, visit.many, there.value if there else None, given)
    if got.value is None:
        return form(kind, visit, visit.many, got.wrong, "something is not as the field asks", status=422)
    version = visit.form.get("version", "")
    try:
        if there is None:
            made = kind.add(visit.seat, got.value)
        else:
            made = kind.change(visit.seat, id, got.value, int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0)
    except Stale:
        return form(kind, visit, visit.many, said=STALE, status=409)
    except (Refused, Doubled) as error:
        told = error.findings if isinstance(error, Refused) else ()
        return form(kind, visit, visit.many, {one.where: one.message for one in told}, str(error), told, 409)
    return go(visit, kind.back(made.value, made.id))


def lock(visit: Visit) -> Response:
    """Let a person in no more."""
    people.lock_person(visit.seat, visit.path["id"])
    return go(visit, f"/people/{visit.path['id']}/change")


def give_password(visit: Visit) -> Response:
    """Give out a password, shown this once."""
    there = people.person(visit.seat, visit.path["id"])
    return page(visit, "particulars/given.html", person=there, given=people.reset_password(visit.seat, there.id))


def _uses(kind: Kind) -> tuple[Use, ...]:
    def asks(visit: Visit) -> Response:
        """The form."""
        return form(kind, visit)

    def keeps(visit: Visit) -> Response:
        """Keep what was typed."""
        return keep(kind, visit)

    new, there = f"{kind.path}/new", f"{kind.path}/{{id}}/change"
    return (
        Use(new, "GET", asks, kind.write), Use(new, "POST", keeps, kind.write),
        Use(there, "GET", asks, kind.write.replace(".write", ".read")), Use(there, "POST", keeps, kind.write),
    )


USES = (
    *(use for kind in KINDS for use in _uses(kind)),
    Use("/people/{id}/lock", "POST", lock, "person.write"),
    Use("/people/{id}/password", "POST", give_password, "person.write"),
)
