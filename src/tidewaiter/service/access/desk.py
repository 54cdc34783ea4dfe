"""The desk at the door: whoever shows a token is given the seat of its person, as that person stands now and as far as the token reaches."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from tidewaiter.access.actions import narrowed
from tidewaiter.access.person import Person, Role
from tidewaiter.access.rate_limit import LOGINS, LOGINS_FROM_ONE, LOGINS_OF_ONE, REQUESTS, REQUESTS_OF_A_PERSON, Window
from tidewaiter.access.sealing import Seals
from tidewaiter.access.token import NOTED, PROGRAM, SESSION, Session, Token, token_hash
from tidewaiter.service.access import keys
from tidewaiter.service.seat import Seat
from tidewaiter.store import logins
from tidewaiter.store.ledger import Doubled, Ledger, Missing

INSTALLATION = "installation"        # the tenant whose log tells what belongs to no firm: attempts at logins that are nobody's
OPERATOR = "operator"                # who acts at the machine itself, by the command line
ITSELF = "tidewaiter"                # who writes down what somebody did who is not known
NARROW = frozenset({"own.read", "own.write"})


Shown = TypeVar("Shown", Session, Token)


class NotIn(PermissionError):
    """Nobody is let in by this: no such token, no longer, or not with these proofs. It never says which."""


class CodeNeeded(NotIn):
    """The password is right, and the second proof is awaited."""


class Slow(Exception):
    """Too often; `wait` says how long until the next may be tried."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"too many tries; the next is taken in {max(1, round(wait.total_seconds()))} seconds")
        self.wait = wait


@dataclass(frozen=True)
class Visitor:
    """Somebody who is not known yet: where they come from, and when."""

    desk: Desk
    at: datetime
    address: str = ""


class Desk:
    """What one process holds to let people in: the ledger, the key, and how often who tried."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.attempts, self.of_one, self.from_one = Window(LOGINS), Window(LOGINS_OF_ONE), Window(LOGINS_FROM_ONE)
        self.requests, self.requests_of_people = Window(REQUESTS), Window(REQUESTS_OF_A_PERSON)

    @property
    def seals(self) -> Seals:
        """The key, read when it is first needed."""
        return keys.seals()

    def visitor(self, at: datetime, address: str = "") -> Visitor:
        return Visitor(self, at, address)

    def seat(self, token: str, at: datetime, address: str = "") -> Seat:
        """The seat of whoever the token is for: of a session that `login` began, or of a program.

        NotIn where it is not known, has run out, was ended or revoked, or the person is no longer active; Slow where it comes too often.
        """
        if token.startswith(SESSION):
            return self.person_of_session(token, at, address)
        if token.startswith(PROGRAM):
            return self.person_of_token(token, at, address)
        raise NotIn("this token lets nobody in")

    def person_of_session(self, token: str, at: datetime, address: str = "") -> Seat:
        hash = token_hash(token)
        with self.ledger.system() as connection:
            found = logins.session(connection, hash)
            person = logins.person(connection, found[1].tenant, found[1].person) if found else None
        id, session, person = self._holds(found, person, hash, at, self.requests_of_people)
        if at - session.seen >= NOTED:
            with self.ledger.system(writes=True) as connection:
                logins.saw(connection, logins.SESSIONS, hash, at)
        return Seat(self.ledger, session.tenant, session.person, person, at, NARROW if session.narrow else None, address, id)

    def person_of_token(self, token: str, at: datetime, address: str = "") -> Seat:
        hash = token_hash(token)
        with self.ledger.system() as connection:
            found = logins.token(connection, hash)
            person = logins.person(connection, found[1].tenant, found[1].person) if found else None
        id, kept, person = self._holds(found, person, hash, at, self.requests)
        if kept.used is None or at - kept.used >= NOTED:
            with self.ledger.system(writes=True) as connection:
                logins.saw(connection, logins.TOKENS, hash, at)
        return Seat(self.ledger, kept.tenant, kept.person, person, at, narrowed(person, kept.scopes), address, id)

    def operator(self, tenant: str, at: datetime) -> Seat:
        """The seat of whoever may run commands on the machine: an administrator of any firm. Missing where there is no such firm."""
        if tenant not in self.ledger.tenants() or tenant == INSTALLATION:
            raise Missing(f"there is no tenant {tenant}")
        return Seat(self.ledger, tenant, OPERATOR, Person(OPERATOR, "The operator of this installation", (Role.ADMIN,)), at, None, "", "")

    def tell_nobody(self, action: str, at: datetime, about: dict[str, str]) -> None:
        """Into the log of the installation: what belongs to no firm."""
        for _ in range(2):
            try:
                with self.ledger.write(INSTALLATION, by=ITSELF, at=at) as book:
                    book.tell(action, "login", "", about)
                return
            except Missing:
                found_installation(self.ledger, at)

    def _holds(self, found: tuple[str, Shown] | None, person: Person | None, hash: str, at: datetime, requests: Window) -> tuple[str, Shown, Person]:
        if found is None or person is None or found[1].over(at) or not person.active:
            raise NotIn("this token lets nobody in")
        if wait := requests.take(hash, at):
            raise Slow(wait)
        return found[0], found[1], person


def found_installation(ledger: Ledger, at: datetime) -> None:
    """Make the log of the installation, where it is not there."""
    with suppress(Doubled):
        ledger.add_tenant(INSTALLATION, "This installation", at)
