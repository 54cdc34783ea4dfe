"""Logging in and out, and one's own sessions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, NoReturn

from tidewaiter.access import one_time, password
from tidewaiter.access.actions import ACTIONS
from tidewaiter.access.one_time import Proof
from tidewaiter.access.person import Login, Person, login_as_kept
from tidewaiter.access.rate_limit import Window, origin
from tidewaiter.access.token import ABSOLUTE, IDLE, SESSION, Session, new_token, token_hash
from tidewaiter.service.access.desk import ITSELF, CodeNeeded, NotIn, Slow, Visitor
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id, Line, Name, Shape
from tidewaiter.store import logins
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Missing
from tidewaiter.store.logins import Kept

Typed = Annotated[str, Shape(300)]                 # a password or a code, as somebody types it
_FORGET = timedelta(days=30)                       # after which a session that is over is in the log alone
_WRONG = "login, password or code is wrong"        # all that anybody is told
_LOGIN: Shape = Login.__metadata__[0]              # type: ignore[attr-defined]


@dataclass(frozen=True)
class Entered:
    """A session that was begun. `token` is shown this once; the session is over at `until` at the latest, and `idle_seconds` after its last use."""

    token: Line = field(repr=False)
    person: Id
    name: Name
    until: datetime
    idle_seconds: int
    set_password: bool               # the password was given out by somebody else: nothing else may be done before one's own is set


@dataclass(frozen=True)
class Oneself:
    """Who one is here, and what one may do."""

    id: Id
    tenant: Id
    firm: Name
    person: Person
    may: tuple[Line, ...]
    second_proof: bool
    recovery_codes: int


@dataclass(frozen=True)
class SessionListed:
    """One of one's own sessions. `here` is the one that asks."""

    id: Id
    started: datetime
    seen: datetime
    address: Line
    proof: Line
    here: bool


def log_in(visitor: Visitor, login: Line, password: Typed, code: Typed = "") -> Entered:
    """Begin a session with login and password, and a code where one is set.

    The answer to an unknown login, a wrong password and a person who is no longer active is the same, and takes as long. CodeNeeded where
    the password is right and the code is missing; NotIn, Slow. What was typed as an unknown login is kept nowhere: it may be a password.
    """
    desk, at = visitor.desk, visitor.at
    typed = login_as_kept(login)
    _slowed((desk.attempts, _key(visitor, typed)), (desk.from_one, origin(visitor.address)), at=at)
    with desk.ledger.system() as connection:
        kept = logins.find(connection, typed) if not _LOGIN.fault(typed) else None
        person = logins.person(connection, kept.tenant, kept.person) if kept else None
        places = logins.addresses(connection, kept.tenant, kept.person) if kept else set()
    if origin(visitor.address) not in {origin(place) for place in places}:
        _slowed((desk.of_one, typed), at=at)         # strangers who guess do not keep out who comes from where they always come
    right = _password_holds(kept, password, at)
    if kept is None or person is None:
        desk.tell_nobody("login.unknown", at, {"fingerprint": desk.seals.fingerprint(typed), "address": visitor.address})
        raise NotIn(_WRONG)
    if not right or not person.active:
        _failed(visitor, kept, "password" if not right else "not active")
    proofs, step, recovery = _second(visitor, kept, code)
    token = new_token(SESSION)
    anew = _anew(kept, password)
    with desk.ledger.write(kept.tenant, by=kept.person, at=at) as book:
        now = logins.of_person(book, kept.person)
        current = book.get(PEOPLE, kept.person).value
        raced = now is None or now.password != kept.password or now.secret != kept.secret or not current.active
        if not raced and step is not None:
            raced = not logins.use_step(book, kept.person, step)
        if not raced and recovery:
            raced = not logins.use_recovery(book, kept.person, recovery, at)
        if not raced:
            if anew:
                logins.change(book, kept.person, at, password=anew)
            logins.forget_sessions(book, kept.person, at - _FORGET)
            session = Session(kept.tenant, kept.person, at, at, visitor.address[:100], None, proofs, kept.good_until is not None)
            id = logins.add_session(book, token_hash(token), session)
            book.tell("login", PEOPLE, kept.person, {"session": id, "address": visitor.address, "proof": proofs})
    if raced:
        _failed(visitor, kept, "code")
    _given_back(visitor, typed)
    desk.attempts.clear(_key(visitor, typed))
    return Entered(token, kept.person, current.name, at + ABSOLUTE, IDLE.seconds, kept.good_until is not None)


@use("own.read")
def whoami(seat: Seat) -> Oneself:
    """Who one is, and what one may do by the token that was shown."""
    with seat.read() as book:
        kept = logins.of_person(book, seat.id)
        left = logins.recovery_left(book, seat.id)
    firm = seat.ledger.tenants().get(seat.tenant, "")
    may = tuple(action for action in ACTIONS if seat.may(action))
    return Oneself(seat.id, seat.tenant, firm, seat.person, may, bool(kept and kept.secret), left)


@use("own.write")
def log_out(seat: Seat) -> None:
    """End the session that asks."""
    with seat.write() as book:
        if seat.came_by and logins.end_sessions(book, seat.id, seat.at, one=seat.came_by):
            book.tell("logout", PEOPLE, seat.id, {"session": seat.came_by, "address": seat.address})


@use("own.read")
def own_sessions(seat: Seat) -> tuple[SessionListed, ...]:
    """One's own sessions that are not over, newest first."""
    return _sessions(seat, seat.id)


@use("token.write")
def sessions_of_person(seat: Seat, id: Id) -> tuple[SessionListed, ...]:
    """A person's sessions that are not over, newest first."""
    return _sessions(seat, id)


@use("token.write")
def end_sessions_of_person(seat: Seat, id: Id) -> None:
    """End all sessions of a person, as when a telephone or a machine was lost. They may log in again."""
    with seat.write() as book:
        book.get(PEOPLE, id)
        book.tell("session.end", PEOPLE, id, {"sessions": logins.end_sessions(book, id, seat.at), "address": seat.address})


@use("own.write")
def end_session(seat: Seat, id: Id) -> None:
    """End one of one's own sessions. Missing where there is none of that id."""
    with seat.write() as book:
        if not id or not logins.end_sessions(book, seat.id, seat.at, one=id):
            raise Missing(f"there is no session {id}")
        book.tell("session.end", PEOPLE, seat.id, {"session": id, "address": seat.address})


def _sessions(seat: Seat, person: str) -> tuple[SessionListed, ...]:
    with seat.read() as book:
        book.get(PEOPLE, person)
        found = logins.sessions_of(book, person)
    return tuple(
        SessionListed(id, one.started, one.seen, one.address, one.proof, id == seat.came_by) for id, one in found if not one.over(seat.at))


def _key(visitor: Visitor, typed: str) -> str:
    return f"{typed}\0{origin(visitor.address)}"


def _slowed(*windows: tuple[Window, str], at: datetime) -> None:
    """Each attempt counts before it is looked at, so that a hundred at once are not all looked at; a right one is given back."""
    for window, key in windows:
        if wait := window.take(key, at):
            raise Slow(wait)


def _given_back(visitor: Visitor, typed: str) -> None:
    desk = visitor.desk
    desk.attempts.give_back(_key(visitor, typed), visitor.at)
    desk.of_one.give_back(typed, visitor.at)
    desk.from_one.give_back(origin(visitor.address), visitor.at)


def _password_holds(kept: Kept | None, typed: str, at: datetime) -> bool:
    holds = password.holds(kept.password if kept else "", typed)
    return holds and kept is not None and (kept.good_until is None or at < kept.good_until)


def _second(visitor: Visitor, kept: Kept, code: str) -> tuple[str, int | None, str]:
    """By which proofs, and what of them is to be used up: a step, or the hash of a recovery code."""
    if not kept.secret:
        return Proof.PASSWORD, None, ""
    if not code.strip():
        _given_back(visitor, kept.login)         # not held against whoever now fetches the telephone
        raise CodeNeeded("a code of your authenticator, or a recovery code, is needed")
    if one_time.looks_like_recovery(code):
        return f"{Proof.PASSWORD}, {Proof.RECOVERY}", None, one_time.recovery_hash(code, kept.owner)
    step = one_time.step_used(visitor.desk.seals.open(kept.secret, kept.owner), code, visitor.at, kept.last_step)
    if step is None:
        _failed(visitor, kept, "code")
    return f"{Proof.PASSWORD}, {Proof.CODE}", step, ""


def _anew(kept: Kept, typed: str) -> str:
    """The password hashed with the parameters of today, where it was with others."""
    return password.hashed(typed) if password.outdated(kept.password) else ""


def _failed(visitor: Visitor, kept: Kept, why: str) -> NoReturn:
    with visitor.desk.ledger.write(kept.tenant, by=ITSELF, at=visitor.at) as book:
        book.tell("login.failed", PEOPLE, kept.person, {"why": why, "address": visitor.address})
    raise NotIn(_WRONG)
