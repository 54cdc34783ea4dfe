"""Tokens by which programs act for a person: made, listed, revoked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated

from tidewaiter.access.token import LONGEST, PROGRAM, Scope, Token, new_token, scope_findings, token_hash
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Between, Id, Line, Name
from tidewaiter.store import logins
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Missing

Days = Annotated[int, Between(1, LONGEST.days)]
_FEWEST, _MOST = 1, 100              # scopes of a token


@dataclass(frozen=True)
class TokenMade:
    """A new token. `token` is shown this once: what is kept of it is a hash."""

    id: Id
    token: Line = field(repr=False)
    expires: datetime


@dataclass(frozen=True)
class TokenListed:
    """A token as it may be shown: what it is for and may do, when it was used last, and why it holds no more, if it does not."""

    id: Id
    person: Id
    name: Name
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime
    used: datetime | None
    over: Line


@use("own.write")
def add_token(seat: Seat, name: Name, scopes: tuple[Scope, ...], days: Days = 90) -> TokenMade:
    """Make a token for a program that acts for oneself. Refused, with findings, where a scope is more than one may oneself."""
    return make(seat, seat.id, name, scopes, days)


def make(seat: Seat, person: str, name: str, scopes: tuple[str, ...], days: int) -> TokenMade:
    """A token for a person of the seat's firm: their own, or, at the machine, anybody's."""
    scopes = tuple(dict.fromkeys(scopes))
    with seat.write() as book:
        held = book.get(PEOPLE, person).value
        found = scope_findings(held, scopes)
        if found or not held.active or not _FEWEST <= len(scopes) <= _MOST:
            why = found[0].message if found else f"{held.login} is not active" if not held.active else "a token needs a scope"
            raise Refused(f"this token cannot be given: {why}", tuple(found))
        token = new_token(PROGRAM)
        kept = Token(seat.tenant, person, name, scopes, seat.at, seat.at + timedelta(days=days))
        id = logins.add_token(book, token_hash(token), kept)
        book.tell("token.add", PEOPLE, person, {"token": id, "name": name, "scopes": list(scopes), "days": days, "address": seat.address})
    return TokenMade(id, token, kept.expires)


@use("own.read")
def own_tokens(seat: Seat) -> tuple[TokenListed, ...]:
    """One's own tokens, newest first, those that hold no more too."""
    return _listed(seat, seat.id)


@use("own.write")
def revoke_token(seat: Seat, id: Id) -> None:
    """Have one of one's own tokens hold no more, at once. Missing where there is none of that id."""
    revoke_of(seat, id, seat.id)


@use("token.write")
def all_tokens(seat: Seat) -> tuple[TokenListed, ...]:
    """The tokens of everybody in the firm, newest first."""
    return _listed(seat, "")


@use("token.write")
def revoke_any_token(seat: Seat, id: Id) -> None:
    """Have anybody's token hold no more, at once. Missing where there is none of that id."""
    revoke_of(seat, id, "")


def _listed(seat: Seat, person: str) -> tuple[TokenListed, ...]:
    with seat.read() as book:
        found = logins.tokens_of(book, person)
    return tuple(
        TokenListed(id, one.person, one.name, one.scopes, one.created, one.expires, one.used, one.over(seat.at)) for id, one in found)


def revoke_of(seat: Seat, id: str, person: str) -> None:
    """Have a token of `person`, or of anybody in the firm, hold no more."""
    with seat.write() as book:
        if not id or not logins.revoke_tokens(book, seat.at, one=id, person=person):
            raise Missing(f"there is no token {id}")
        book.tell("token.revoke", PEOPLE, person or seat.id, {"token": id, "address": seat.address})
