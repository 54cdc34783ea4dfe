"""Clients: found by name or number, and one with its powers of attorney, its bonds, and what keeps its entries from being filed."""

from __future__ import annotations

from starlette.responses import Response

from tidewaiter.service.findings import looking
from tidewaiter.service.parties import bonds, powers
from tidewaiter.service.parties import clients as own
from tidewaiter.service.parties.authority import may_file
from tidewaiter.web.page import page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

_MOST = 200                      # powers or bonds of one client on its page


def clients(visit: Visit) -> Response:
    """The clients, by name."""
    asked = visit.query.get("q", "")[:300]
    text = "" if any(ord(sign) < 32 for sign in asked) else asked
    found = own.clients(visit.seat, text, after=visit.query.get("after", ""))
    with looking(visit.seat) as look:
        wrong = {one.id: look(one) for one in found.records}
    return page(visit, "clients/list.html", found=found, asked=asked, wrong=wrong)


def client(visit: Visit) -> Response:
    """One client: particulars, powers, bonds, and whether an entry of today could be filed for it."""
    seat = visit.seat
    record = own.client(seat, visit.path["id"])
    held = powers.powers(seat, record.id, limit=_MOST).records if visit.may("power.read") else None
    bonded = bonds.bonds(seat, record.id, limit=_MOST).records if visit.may("bond.read") else None
    with looking(seat) as look:
        found, wrong = look(record), {one.id: look(one) for one in held or ()} | {one.id: look(one) for one in bonded or ()}
    return page(
        visit, "clients/client.html", client=record, found=found, wrong=wrong, powers=held, bonds=bonded,
        used=bonds.client_bond_use(seat, record.id) if bonded is not None else None,
        may=may_file(seat, record.id) if visit.may("entry.read") else None,
    )


def reveal(visit: Visit) -> Response:
    """A client's number, whole; that it was looked at is recorded."""
    record = own.client(visit.seat, visit.path["id"])
    return page(visit, "clients/number.html", client=record, number=own.reveal_number(visit.seat, record.id).number)


USES = (
    Use("/clients", "GET", clients, "client.read"),
    Use("/clients/{id}", "GET", client, "client.read"),
    Use("/clients/{id}/number", "POST", reveal, "client.reveal"),
)
