"""Bonds: recorded, changed, ended; how far they are used by what was filed, and what they should amount to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tidewaiter.dates import cbp_day
from tidewaiter.findings import Finding
from tidewaiter.parties import bond_rules, sufficiency
from tidewaiter.parties.bond import Bond, BondKind, Termination, covers, in_force
from tidewaiter.parties.bond_rules import Wanted
from tidewaiter.parties.other_duties import OtherDuties
from tidewaiter.parties.sufficiency import Use
from tidewaiter.service.findings import finds
from tidewaiter.service.parties.clients import own_client
from tidewaiter.service.parties.powers import of_client
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store import parties as reckoned
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.parties import BONDS, OTHER_DUTIES
from tidewaiter.store.ledger import Book, Missing, Page, Range


@use("bond.read")
def bonds(seat: Seat, client: Id = "", after: str = "", limit: int = 50) -> Page[Bond]:
    """The bonds, of one principal or of all, as they came."""
    wanted = seat.only or client
    if client and wanted != client:
        return Page((), "")
    with seat.read() as book:
        return book.find(BONDS, {"principal": wanted} if wanted else {}, after=after, limit=limit)


@use("bond.read")
def bond(seat: Seat, id: Id) -> Record[Bond]:
    """One bond."""
    with seat.read() as book:
        record = book.get(BONDS, id)
        if seat.only and not covers(record.value, seat.only, seat.day):
            raise Missing(f"there is no bond {id}")
        return record


@use("bond.write")
def add_bond(seat: Seat, bond: Bond) -> Record[Bond]:
    """A new bond. Refused where its principal is not there."""
    with seat.write() as book:
        of_client(book, bond.principal)
        return book.add(BONDS, bond)


@use("bond.write")
def change_bond(seat: Seat, id: Id, bond: Bond, version: int) -> Record[Bond]:
    """Change what is recorded of a bond. Refused where another principal is named."""
    with seat.write() as book:
        there = book.get(BONDS, id)
        if there.value.principal != bond.principal:
            raise Refused("a bond is of one principal; add another for another")
        return book.change(BONDS, id, bond, version)


@use("bond.write")
def end_bond(seat: Seat, id: Id, termination: Termination) -> Record[Bond]:
    """Record a request or notice that ends a bond. What was recorded before stays."""
    with seat.write("a termination") as book:
        there = book.get(BONDS, id)
        return book.change(BONDS, id, replace(there.value, terminations=(*there.value.terminations, termination)))


@use("bond.read")
def client_bond_use(seat: Seat, id: Id) -> Use:
    """How far a client's continuous bond is used today, what it should amount to, and what it will once all that is prepared is filed."""
    with seat.read() as book:
        own_client(seat, book, id)
        held = [one.value for one in book.all(BONDS, {"principal": id})]
        good = [one for one in held if one.kind is BondKind.CONTINUOUS and one.activity == "1" and in_force(one, seat.day)]
        found = use_of(book, id, good[0].amount_cents if good else None, seat.day)
    if found is None:
        raise Refused("no formula for bonds is held for this day")
    return found


@use("bond.write")
def add_other_duties(seat: Seat, duties: OtherDuties) -> Record[OtherDuties]:
    """Record what a client owed without this firm: it counts for the bond. Refused where the client is not there."""
    with seat.write() as book:
        of_client(book, duties.client)
        return book.add(OTHER_DUTIES, duties)


@use("bond.read")
def other_duties(seat: Seat, client: Id = "", after: str = "", limit: int = 50) -> Page[OtherDuties]:
    """What clients owed without this firm, by day."""
    wanted = seat.only or client
    if client and wanted != client:
        return Page((), "")
    with seat.read() as book:
        return book.find(OTHER_DUTIES, {"client": wanted} if wanted else {}, order="day", after=after, limit=limit)


def use_of(book: Book, client: str, bond_cents: int | None, day: date) -> Use | None:
    """How far an importer's continuous bond is used: its files with this firm, and what was recorded of others."""
    start, _ = sufficiency.window(day)
    times, prepared = reckoned.owed(book, client, start)
    others = book.all(OTHER_DUTIES, {"client": client, "day": Range(start, None)})
    amounts = [(cbp_day(at), cents) for at, cents in times]
    amounts += [(one.value.day, one.value.cents) for one in others]
    return sufficiency.use(amounts, prepared, bond_cents, day)


def bonds_of(book: Book, client: str, day: date) -> list[tuple[str, Bond]]:
    """The bonds that a client may use on a day: its own, and those of which it is a user."""
    own = book.all(BONDS, {"principal": client})
    shared = [one for one in reckoned.bonds_with_user(book, client) if one.value.principal != client and covers(one.value, client, day)]
    return [(one.id, one.value) for one in (*own, *shared)]


@finds(Bond)
def _look(seat: Seat, record: Record[Bond]) -> Iterable[Finding]:
    """What is wrong with a bond by itself, for its principal today."""
    bond, day = record.value, seat.day
    importers = bond.kind is BondKind.CONTINUOUS and bond.activity == "1"
    used = None
    if importers:
        with seat.read() as book:
            used = use_of(book, bond.principal, bond.amount_cents, day)
    found = bond_rules.findings(bond, record.id, Wanted(bond.principal, bond.activity, day, used, None, bond.secures))
    return [one for one in found if bond.kind is BondKind.CONTINUOUS or one.rule != "BOND-USE-UNKNOWN"]
