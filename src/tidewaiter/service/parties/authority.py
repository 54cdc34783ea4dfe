"""May this be filed, for this client, at this port, on this day: the one question of the gate before anything is sent."""

from __future__ import annotations

from datetime import date

from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.parties import bond_rules, firm_rules, sufficiency
from tidewaiter.parties.authority import authority
from tidewaiter.parties.bond_rules import Wanted
from tidewaiter.parties.power import Business
from tidewaiter.service.parties.bonds import bonds_of, use_of
from tidewaiter.service.parties.clients import client_findings, for_client, own_client
from tidewaiter.service.parties.firm import UNKNOWN, firm_on
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Cents, Code, Id
from tidewaiter.store.kinds.parties import CLIENTS, POWERS
from tidewaiter.store.ledger import Book, Missing
from tidewaiter.values import immutable


@immutable
class MayFile:
    """Whether it may be filed, all that was found, and by which power and bond it is carried; empty where none is needed, or none does."""

    may: bool
    findings: tuple[Finding, ...]
    power: Id = ""
    bond: Id = ""


@use("entry.read")
def may_file(
    seat: Seat, id: Id, business: Business = Business.ENTRY, port: Code = "", day: date | None = None, activity: Code = "1",
    transaction: Code = "", single_cents: Cents | None = None,
) -> MayFile:
    """Whether something may be filed for a client: the firm, the client, its power of attorney, its bond.

    `day` is today where it is not given. `activity` is the bond's, empty where no bond is needed; `single_cents` is what a single
    transaction bond of `transaction` must amount to.
    """
    with seat.read() as book:
        own_client(seat, book, id)
        found = gate(book, id, port, business, day or seat.day, activity, transaction, single_cents)
    return MayFile(found.may, for_client(seat, found.findings), found.power, found.bond)


def gate(
    book: Book, client: str, port: str, business: Business, day: date, activity: str = "1", transaction: str = "",
    single_cents: int | None = None,
) -> MayFile:
    """The same within a transaction, for whoever is about to send. What cannot be looked at forbids."""
    firm = firm_on(book, day)
    try:
        record = book.get(CLIENTS, client)
    except Missing:
        gone = Finding("CLI-UNKNOWN", Severity.FATAL, "client", f"there is no client {client}" if client else "the client is not named",
                       "19 CFR 141.46", "Name the client for whom this is filed.")
        return MayFile(False, (gone,))
    found = [*(firm_rules.findings(firm) if firm else (UNKNOWN,)), *client_findings(book, record, day)]
    power = bond = ""
    if firm is not None:
        held = [(one.id, one.value) for one in book.all(POWERS, {"client": client})]
        given = authority(held, firm.firm, client, record.value, port, business, day)
        found += given.findings
        power = given.power
    if activity:
        bonds = bonds_of(book, client, day)
        own = next((one.amount_cents for _, one in bonds if one.principal == client and one.activity == "1"), None)
        used = use_of(book, client, own, day) if activity in ("1", "16") else None
        if activity == "16" and single_cents is None:
            single_cents = sufficiency.security_filing(day)
        secured = bond_rules.security(bonds, Wanted(client, activity, day, used, single_cents, transaction))
        found += secured.findings
        bond = secured.bond
    return MayFile(not fatal(found), tuple(found), power, bond)
