"""The firm's policies, and who may send without a licence of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tidewaiter.access.person import licensed
from tidewaiter.clearance.decisions.policy import Policy, faults
from tidewaiter.clearance.decisions.sending import SENDER, Authorisation
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.decisions import AUTHORISATIONS, POLICIES
from tidewaiter.store.ledger import Page


@use("policy.read")
def policies(seat: Seat, *, after: str = "", limit: int = 50) -> Page[Policy]:
    """The firm's policies, oldest first, with those that are no longer active."""
    with seat.read() as book:
        return book.find(POLICIES, after=after, limit=limit)


@use("policy.read")
def policy(seat: Seat, id: Id) -> Record[Policy]:
    """One policy."""
    with seat.read() as book:
        return book.get(POLICIES, id)


@use("policy.write")
def add_policy(seat: Seat, policy: Policy) -> Record[Policy]:
    """A new policy. It adds to the others and takes nothing away from them."""
    with seat.write(policy.reason) as book:
        return book.add(POLICIES, policy)


@use("policy.write")
def change_policy(seat: Seat, id: Id, version: int, policy: Policy) -> Record[Policy]:
    """A policy as it is to stand; made inactive, it asks for nothing any more. Stale where it changed since `version`."""
    with seat.write(policy.reason) as book:
        return book.change(POLICIES, id, policy, version)


@use("authority.read")
def authorisations(seat: Seat, *, person: Id = "", after: str = "", limit: int = 50) -> Page[Authorisation]:
    """Who may send without a licence, under which broker, from when until when."""
    with seat.read() as book:
        return book.find(AUTHORISATIONS, {"person": person} if person else {}, after=after, limit=limit)


@use("authority.read")
def authorisation(seat: Seat, id: Id) -> Record[Authorisation]:
    """One authorisation."""
    with seat.read() as book:
        return book.get(AUTHORISATIONS, id)


@use("authority.write")
def authorise(seat: Seat, person: Id, paper: Line, since: date | None = None, before: date | None = None) -> Record[Authorisation]:
    """Let somebody of the firm send under one's own licence. `paper` is the power of attorney or the statement filed with CBP.

    Refused where one has no licence that holds, or they are nobody of the firm.
    """
    if not licensed(seat.person, seat.day):
        raise Refused("you have no licence that holds today", (Finding(
            "AUTH-NO-LICENCE", Severity.FATAL, "broker", "who authorises another is a licensed broker", SENDER, "Have a licensed broker do it."),))
    with seat.write(paper) as book:
        if person == seat.id or not book.many(PEOPLE, [person]):
            raise Refused(f"{person} is nobody else of the firm")
        return book.add(AUTHORISATIONS, Authorisation(person, seat.id, since or seat.day, before, paper))


@use("authority.write")
def end_authorisation(seat: Seat, id: Id, version: int) -> Record[Authorisation]:
    """End an authorisation with today: tomorrow it is gone, and from now on nothing is sent by it."""
    with seat.write("an authorisation ends") as book:
        there = book.get(AUTHORISATIONS, id)
        return book.change(AUTHORISATIONS, id, replace(there.value, before=seat.day), version)


@finds(Policy)
def _policy(seat: Seat, record: Record[Policy]) -> Iterable[Finding]:
    return faults(record.value)


@finds(Authorisation)
def _authorisation(seat: Seat, record: Record[Authorisation]) -> Iterable[Finding]:
    if not record.value.paper:
        yield Finding("AUTH-NO-PAPER", Severity.FATAL, "paper", "no power of attorney or statement is named", SENDER,
                      "Name the paper; nothing is sent without it.")
