"""The people of a firm: the first one, adding, changing, locking, and giving out a password when one is lost."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tidewaiter.access import password as passwords
from tidewaiter.access.person import Person, Role, checked, login_as_kept
from tidewaiter.findings import Finding
from tidewaiter.service.access.desk import INSTALLATION, OPERATOR, Desk, found_installation
from tidewaiter.service.access.login import Typed
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Line, Name
from tidewaiter.store import logins
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Book, Doubled, Missing, Page

GIVEN = timedelta(days=3)            # how long a password holds that somebody gave out, if it is not used
_CONSONANTS, _VOWELS = "bdfghklmnprstvz", "aeiou"


@dataclass(frozen=True)
class Given:
    """A password given out, shown this once. It holds until `until`, and lets one do nothing but set one's own."""

    password: Line = field(repr=False)
    until: datetime


def bootstrap(desk: Desk, tenant: str, firm: Name, login: str, name: Name, password: Typed, at: datetime) -> Record[Person]:
    """A firm and its first administrator. Doubled where the firm or the login is there already; Refused where the password may not be set."""
    admin = Person(login_as_kept(login), name, (Role.ADMIN,))
    fits(admin, password, firm)
    hash = passwords.hashed(password)
    found_installation(desk.ledger, at)
    if tenant == INSTALLATION:
        raise Refused(f"{INSTALLATION} is the name of the installation's own log")
    with desk.ledger.system() as connection:
        if logins.find(connection, admin.login):
            raise Doubled(f"the login {admin.login} is taken")
    desk.ledger.add_tenant(tenant, firm, at)
    with desk.ledger.write(tenant, by=OPERATOR, at=at, why="the first administrator") as book:
        record = book.add(PEOPLE, admin)
        logins.add(book, admin.login, record.id, at)
        logins.change(book, record.id, at, password=hash)
    return record


@use("person.read")
def people(seat: Seat, after: Line = "", limit: int = 50) -> Page[Person]:
    """The people of the firm, by login."""
    with seat.read() as book:
        return book.find(PEOPLE, order="login", after=after, limit=limit)


@use("person.read")
def person(seat: Seat, id: Id) -> Record[Person]:
    """One person of the firm."""
    with seat.read() as book:
        return book.get(PEOPLE, id)


@use("person.read")
def person_findings(seat: Seat, id: Id) -> tuple[Finding, ...]:
    """What is wrong with a person's particulars today: the licence, who supervises, the roles."""
    with seat.read() as book:
        return tuple(_findings(book, book.get(PEOPLE, id).value, seat))


@use("person.write")
def add_person(seat: Seat, person: Person) -> Record[Person]:
    """A new person. Nobody logs in by it until a password is given out: `reset_password`. Doubled where the login is taken."""
    person = replace(person, login=login_as_kept(person.login))
    with seat.write() as book:
        record = book.add(PEOPLE, person)
        logins.add(book, person.login, record.id, seat.at)
        return record


@use("person.write")
def change_person(seat: Seat, id: Id, person: Person, version: int) -> Record[Person]:
    """Change a person's particulars. Roles count from the next request on; who is no longer active is out at once.

    Refused where nobody active would be left to administer the firm; Doubled where the login is taken; Stale where another was before.
    """
    person = replace(person, login=login_as_kept(person.login))
    with seat.write() as book:
        before = book.get(PEOPLE, id).value
        record = book.change(PEOPLE, id, person, version)
        if person.login != before.login:
            logins.change(book, id, seat.at, login=person.login)
        _administered(book)
        if not person.active:
            _out(book, seat, id)
        return record


@use("person.write")
def lock_person(seat: Seat, id: Id) -> Record[Person]:
    """Let a person in no more: sessions end and tokens are revoked at once. Refused for the last administrator."""
    with seat.write("locked") as book:
        there = book.get(PEOPLE, id)
        record = book.change(PEOPLE, id, replace(there.value, active=False))
        _administered(book)
        _out(book, seat, id)
        return record


@use("person.write")
def reset_password(seat: Seat, id: Id) -> Given:
    """Give out a password to a person who has none or lost it, with which they set their own.

    It ends their sessions and takes off their second proof: who lost the telephone comes here too.
    """
    given, until = _spoken(), seat.at + GIVEN
    hash = passwords.hashed(given)
    with seat.write() as book:
        there = book.get(PEOPLE, id)
        if logins.of_person(book, id) is None:           # proofs are not exported: people who were imported have none
            logins.add(book, there.value.login, id, seat.at)
        logins.change(book, id, seat.at, password=hash, good_until=until, secret="", begun="")
        logins.put_recovery(book, id, ())
        ended = logins.end_sessions(book, id, seat.at)
        book.tell("password.reset", PEOPLE, id, {"sessions": ended, "address": seat.address})
    return Given(given, until)


def fits(person: Person, password: str, firm: str) -> None:
    """Refused where a password may not be a person's; its findings say why."""
    if found := passwords.faults(password, person.login, person.name, firm):
        raise Refused(f"this password may not be set: {found[0].message}", tuple(found))


@finds(Person)
def _wrong(seat: Seat, record: Record[Person]) -> list[Finding]:
    with seat.read() as book:
        return _findings(book, record.value, seat)


def _findings(book: Book, person: Person, seat: Seat) -> list[Finding]:
    try:
        supervisor = book.get(PEOPLE, person.supervisor).value if person.supervisor else None
    except Missing:
        supervisor = None
    return checked(person, seat.day, supervisor)


def _administered(book: Book) -> None:
    if not any(Role.ADMIN in one.value.roles for one in book.all(PEOPLE, {"active": True})):
        raise Refused("nobody would be left who administers the firm; make another person administrator first")


def _out(book: Book, seat: Seat, id: str) -> None:
    ended, revoked = logins.end_sessions(book, id, seat.at), logins.revoke_tokens(book, seat.at, person=id)
    book.tell("person.out", PEOPLE, id, {"sessions": ended, "tokens": revoked, "address": seat.address})


def _spoken() -> str:
    """A password of 74 bits that can be told by telephone: `taziko-bulera-...`."""
    return "-".join("".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(3)) for _ in range(4))
