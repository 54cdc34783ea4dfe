"""The firm: what it is, who works here, licences and permit, and whether it may do customs business today."""

from __future__ import annotations

from starlette.responses import Response

from tidewaiter.service.access.people import people
from tidewaiter.service.findings import looking
from tidewaiter.service.parties import firm as own
from tidewaiter.web.page import page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

_MOST = 200                      # of a kind on the page


def firm(visit: Visit) -> Response:
    """The firm's own facts, with what part 111 asks of them."""
    seat = visit.seat
    after = visit.query.get("after", "")
    staff = own.employees(seat, limit=_MOST).records
    persons = people(seat, after=after, limit=_MOST) if visit.may("person.read") else None
    with looking(seat) as look:
        wrong = {one.id: look(one) for one in persons.records} if persons else {}
    return page(
        visit, "firm/firm.html", firm=next(iter(own.firms(seat)), None), found=own.firm_findings(seat), wrong=wrong,
        licences=own.licences(seat, limit=_MOST).records,
        permits=own.permits(seat, limit=_MOST).records, employees=staff, names={one.id: one.value.name for one in staff},
        people=persons.records if persons else (), following=persons.next if persons else "",
    )


USES = (Use("/firm", "GET", firm, "firm.read"),)
