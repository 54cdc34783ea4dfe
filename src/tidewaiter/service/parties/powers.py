"""Powers of attorney: recorded, changed, revoked, and those that end soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from tidewaiter.findings import Finding
from tidewaiter.parties.authority import findings
from tidewaiter.parties.authority import limit as last_day
from tidewaiter.parties.client import Client
from tidewaiter.parties.power import Business, Power, Revocation
from tidewaiter.service.findings import finds
from tidewaiter.service.parties.clients import own_client
from tidewaiter.service.parties.firm import the_firm
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Count, Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.parties import CLIENTS, POWERS
from tidewaiter.store.ledger import Book, Missing, Page
from tidewaiter.values import immutable


@immutable
class EndingPower:
    """A power of attorney that ends: the last day on which it carries business."""

    power: Id
    client: Id
    client_name: Line
    last_day: date


@use("power.read")
def powers(seat: Seat, client: Id = "", after: str = "", limit: int = 50) -> Page[Power]:
    """The powers of attorney, of one client or of all, as they came."""
    wanted = seat.only or client
    if client and wanted != client:
        return Page((), "")
    with seat.read() as book:
        return book.find(POWERS, {"client": wanted} if wanted else {}, after=after, limit=limit)


@use("power.read")
def power(seat: Seat, id: Id) -> Record[Power]:
    """One power of attorney."""
    with seat.read() as book:
        return _own(seat, book, id)


@use("power.write")
def add_power(seat: Seat, power: Power) -> Record[Power]:
    """A new power of attorney. It does not end the ones before it. Refused where the client is not there."""
    with seat.write() as book:
        of_client(book, power.client)
        return book.add(POWERS, power)


@use("power.write")
def change_power(seat: Seat, id: Id, power: Power, version: int) -> Record[Power]:
    """Change what is recorded of a power. Refused where another client is named: a power is one grantor's."""
    with seat.write() as book:
        there = book.get(POWERS, id)
        if there.value.client != power.client:
            raise Refused("a power of attorney is of one client; add another for another client")
        return book.change(POWERS, id, power, version)


@use("power.write")
def revoke_power(seat: Seat, id: Id, revocation: Revocation) -> Record[Power]:
    """Record that one side ended a power, or said that it would. What was recorded before stays."""
    with seat.write("a revocation") as book:
        there = book.get(POWERS, id)
        return book.change(POWERS, id, replace(there.value, revocations=(*there.value.revocations, revocation)))


@use("power.read")
def ending_powers(seat: Seat, days: Count = 60) -> tuple[EndingPower, ...]:
    """The powers that carry business today and end within so many days, the first to end first."""
    today = seat.day
    until = today + timedelta(max(0, min(days, 36_500)))
    with seat.read() as book:
        held = book.all(POWERS, {"client": seat.only} if seat.only else {})
        standing = [one for one in held if not _revoked(one.value, today)]
        ends = [(last, one) for one in standing if (last := last_day(one.value)) is not None and today <= last <= until]
        names = book.many(CLIENTS, [one.value.client for _, one in ends])
    return tuple(
        EndingPower(one.id, one.value.client, names[one.value.client].value.name if one.value.client in names else "", last)
        for last, one in sorted(ends, key=lambda pair: (pair[0], pair[1].created, pair[1].id))
    )


def of_client(book: Book, client: str) -> Record[Client]:
    """The client that a new record is of. Refused where it is not there."""
    try:
        return book.get(CLIENTS, client)
    except Missing:
        raise Refused(f"there is no client {client}" if client else "the client is not named") from None


def _own(seat: Seat, book: Book, id: str) -> Record[Power]:
    record = book.get(POWERS, id)
    if seat.only and record.value.client != seat.only:
        raise Missing(f"there is no power {id}")
    return record


def _revoked(power: Power, day: date) -> bool:
    return any(one.received is not None and one.received <= day and one.written is not False for one in power.revocations)


@finds(Power)
def _look(seat: Seat, record: Record[Power]) -> Iterable[Finding]:
    """What is wrong with a power by itself: for the business and the port that it names first."""
    power = record.value
    with seat.read() as book:
        firm = the_firm(book)
        try:
            client = own_client(seat, book, power.client).value
        except Missing:
            client = None
    business = power.businesses[0] if power.businesses and not power.unlimited else Business.ENTRY
    port = power.ports[0] if power.ports and not power.all_ports else ""
    return findings(power, record.id, client, firm.value if firm else None, port, business, seat.day)
