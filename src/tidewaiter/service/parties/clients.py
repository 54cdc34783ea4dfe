"""Clients: added, changed, found, their standing instructions; a Social Security number comes in whole, is sealed, and is shown masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tidewaiter.dates import cbp_day
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import importer_number
from tidewaiter.parties import client as parties
from tidewaiter.parties import client_rules
from tidewaiter.parties.client import Client, Instruction, NumberKind, Shown
from tidewaiter.parties.secret_number import SecretNumber, digits, masked, secret
from tidewaiter.service.access.keys import seals
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store import parties as found_by
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.parties import CLIENTS, SECRET_NUMBERS
from tidewaiter.store.ledger import Book, Missing, Page

TWICE = "CLI-NUMBER-TWICE"


@dataclass(frozen=True)
class WholeNumber:
    """A client's number as it goes to CBP."""

    number: Line = field(repr=False)


@use("client.read")
def clients(seat: Seat, text: Line = "", active: bool | None = None, after: str = "", limit: int = 50) -> Page[Client]:
    """The clients, by name; with a text those that have a name in which a word begins with it, or a number that does, all on one page.

    A Social Security number finds nobody here: ask for it in a body, with `clients_of_number`.
    """
    with seat.read() as book:
        if text:
            found = () if after else found_by.search(book, text, client=seat.only, most=limit)
            return Page(tuple(one for one in found if active is None or one.value.active is active), "")
        if seat.only:
            return Page(() if after else tuple(book.many(CLIENTS, [seat.only]).values()), "")
        return book.find(CLIENTS, {} if active is None else {"active": active}, order="name", after=after, limit=limit)


@use("client.read")
def clients_of_number(seat: Seat, number: Line) -> tuple[Record[Client], ...]:
    """The clients that go by a number, whole, of whatever kind: asked in a body, so that no log of addresses has it."""
    with seat.read() as book:
        ids = _of_number(book, number)
        return tuple(one for one in book.many(CLIENTS, ids).values() if not seat.only or one.id == seat.only)


@use("client.read")
def client(seat: Seat, id: Id) -> Record[Client]:
    """One client."""
    with seat.read() as book:
        return own_client(seat, book, id)


@use("client.write")
def add_client(seat: Seat, client: Client) -> Record[Client]:
    """A new client. What is wrong with it or not known is told with it, and keeps what it forbids from being filed."""
    kept, number = _apart(client)
    with seat.write() as book:
        record = book.add(CLIENTS, kept)
        _keep_number(book, record, number)
        found_by.name_anew(book, record)
        return record


@use("client.write")
def change_client(seat: Seat, id: Id, client: Client, version: int) -> Record[Client]:
    """Change a client. A masked number that is sent back unchanged leaves the sealed one as it is. Stale where another was before."""
    kept, number = _apart(client)
    with seat.write() as book:
        record = book.change(CLIENTS, id, kept, version)
        _keep_number(book, record, number)
        found_by.name_anew(book, record)
        return record


@use("client.reveal")
def reveal_number(seat: Seat, id: Id) -> WholeNumber:
    """A client's number, whole. That it was looked at is recorded. Refused where it is not kept."""
    with seat.write("a number was looked at") as book:
        record = own_client(seat, book, id)
        number = whole_number(book, record)
        book.tell("number.revealed", CLIENTS, id, {"shown": masked(record.value.number), "address": seat.address})
        return WholeNumber(number)


@use("client.read")
def client_instructions(seat: Seat, id: Id, place: Shown) -> tuple[Instruction, ...]:
    """The client's standing instructions that stand today, for one place of work."""
    with seat.read() as book:
        return parties.instructions(own_client(seat, book, id).value, place, seat.day)


def own_client(seat: Seat, book: Book, id: str) -> Record[Client]:
    """The client, if this person may see it. Missing otherwise."""
    if seat.only and id != seat.only:
        raise Missing(f"there is no client {id}")
    return book.get(CLIENTS, id)


def whole_number(book: Book, record: Record[Client]) -> str:
    """The number as it goes to CBP. Refused where only its mask is known; Unsealable where the key is another."""
    number = record.value.number
    if not importer_number.is_mask(number) and "*" not in number:
        return number
    held = book.one(SECRET_NUMBERS, {"client": record.id})
    if held is None or held.value.shown != number:
        raise Refused("only the mask of this number is known", client_findings(book, record, cbp_day(record.changed)))
    return seals().open(held.value.sealed, _owner(book, record.id))


def client_findings(book: Book, record: Record[Client], day: date) -> tuple[Finding, ...]:
    """What is wrong with a client on a day, with what else is on record of its number."""
    client = record.value
    held = book.one(SECRET_NUMBERS, {"client": record.id}) if "*" in client.number else None
    if held is not None:
        same = [one.value.client for one in book.all(SECRET_NUMBERS, {"fingerprint": held.value.fingerprint})]
    else:
        same = [one.id for one in book.all(CLIENTS, {"number": client.number})] if client.number and "*" not in client.number else []
    others = tuple(id for id in same if id != record.id)
    return client_rules.findings(client, day, held is not None and held.value.shown == client.number, others)


def for_client(seat: Seat, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that this person may see: a client's people hear nothing of other clients, nor of the firm's own affairs that forbid nothing."""
    return tuple(
        one for one in findings
        if not seat.only or (one.rule != TWICE and (one.severity is Severity.FATAL or not one.rule.startswith("FIRM-")))
    )


@finds(Client)
def _look(seat: Seat, record: Record[Client]) -> Iterable[Finding]:
    with seat.read() as book:
        return for_client(seat, client_findings(book, record, seat.day))


def _apart(client: Client) -> tuple[Client, str]:
    """The client with its number as it may be shown, and the whole number where that is a secret."""
    number = with_hyphens(client.number, client.number_kind)
    if "*" in number:
        return replace(client, number=number), ""
    personal = client.number_kind is NumberKind.SSN and number != ""
    if personal or secret(number):
        return replace(client, number=masked(number, personal)), number
    return replace(client, number=number), ""


def with_hyphens(number: str, kind: NumberKind) -> str:
    """Bare digits with the hyphens of the kind that is stated; anything else but blanks is left as it is.

    >>> with_hyphens("364567890", NumberKind.IRS), with_hyphens("123456789", NumberKind.SSN), with_hyphens("123456789", NumberKind.UNKNOWN)
    ('36-4567890', '123-45-6789', '123456789')
    """
    text = "".join(number.split()).upper()
    bare = text.isascii() and text.isalnum() and text[:9].isdigit()
    if kind is NumberKind.IRS and bare and len(text) in (9, 11):
        return f"{text[:2]}-{text[2:]}"
    if kind is NumberKind.SSN and bare and len(text) == 9:
        return f"{text[:3]}-{text[3:5]}-{text[5:]}"
    if kind is NumberKind.CBP and text.isascii() and text.isdigit() and len(text) == 11:
        return f"{text[:6]}-{text[6:]}"
    return text


def _keep_number(book: Book, record: Record[Client], number: str) -> None:
    """Seal a new number; take away one that no longer belongs to what is shown."""
    held = book.one(SECRET_NUMBERS, {"client": record.id})
    if number:
        marked = seals().fingerprint(f"{book.tenant}/{digits(number)}")
        new = SecretNumber(record.id, record.value.number, marked, seals().seal(number, _owner(book, record.id)))
        same = held is not None and (held.value.shown, held.value.fingerprint) == (new.shown, new.fingerprint)
        if held is None:
            book.add(SECRET_NUMBERS, new)
        elif not same:
            book.change(SECRET_NUMBERS, held.id, new)
    elif held is not None and held.value.shown != record.value.number:
        book.remove(SECRET_NUMBERS, held.id)


def _of_number(book: Book, number: str) -> list[str]:
    text = "".join(number.split()).upper()
    if not text or "*" in text:
        return []
    if secret(text):
        return [one.value.client for one in book.all(SECRET_NUMBERS, {"fingerprint": seals().fingerprint(f"{book.tenant}/{digits(text)}")})]
    return [one.id for one in book.all(CLIENTS, {"number": text})]


def _owner(book: Book, id: str) -> str:
    """Whose a sealed number is: ids are a firm's own, and another firm's client may have the same."""
    return f"{book.tenant}/{id}"
