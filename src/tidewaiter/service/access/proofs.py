"""One's own password and second proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tidewaiter.access import one_time, password
from tidewaiter.access.rate_limit import LOGINS, Window
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.access import keys
from tidewaiter.service.access.desk import Slow
from tidewaiter.service.access.login import Typed
from tidewaiter.service.access.people import fits
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Line
from tidewaiter.store import logins
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Book, Missing
from tidewaiter.store.logins import Kept

_TRIES = Window(LOGINS)          # whoever sits down at somebody's open session does not guess the password there either


@dataclass(frozen=True)
class Begun:
    """The secret of an authenticator, shown this once: in letters, and as the address that goes into a picture. It counts once it is confirmed."""

    secret: Line = field(repr=False)
    address: Line = field(repr=False)


@dataclass(frozen=True)
class RecoveryCodes:
    """Codes that are shown this once, each good once in place of the authenticator's."""

    codes: tuple[Line, ...] = field(repr=False)


@use("own.write")
def set_password(seat: Seat, password_now: Typed, password_new: Typed) -> None:
    """Change one's own password; one's other sessions end. Refused, with findings, where the old one is wrong or the new one may not be set; Slow."""
    _proved(seat, password_now)
    fits(seat.person, password_new, seat.ledger.tenants().get(seat.tenant, ""))
    if password_new == password_now:
        raise Refused("the new password is the old one")
    hash = password.hashed(password_new)
    with seat.write() as book:
        logins.change(book, seat.id, seat.at, password=hash, good_until=None)
        ended = logins.end_sessions(book, seat.id, seat.at, but=seat.came_by)
        logins.widen(book, seat.id)
        book.tell("password.set", PEOPLE, seat.id, {"sessions": ended, "address": seat.address})


@use("own.write")
def begin_second_proof(seat: Seat, password_now: Typed) -> Begun:
    """Begin to use an authenticator: its secret. It counts from `confirm_second_proof` on. Refused where the password is wrong; Slow."""
    kept = _proved(seat, password_now)
    secret = one_time.new_secret()
    sealed = keys.seals().seal(secret, kept.owner)
    with seat.write() as book:
        logins.change(book, seat.id, seat.at, begun=sealed)
        book.tell("second_proof.begin", PEOPLE, seat.id, {"address": seat.address})
    return Begun(secret, one_time.address(secret, kept.login))


@use("own.write")
def confirm_second_proof(seat: Seat, code: Typed) -> RecoveryCodes:
    """The first code of the authenticator: from now on one is asked for. One's other sessions end; the recovery codes are shown this once.

    Refused where the code is wrong or none was begun; Slow.
    """
    _slowed(seat)
    codes = one_time.new_recovery_codes()

    def confirmed(book: Book, kept: Kept) -> None:
        if not kept.begun:
            raise Refused("no second proof was begun")
        step = one_time.step_used(keys.seals().open(kept.begun, kept.owner), code, seat.at, -1)
        if step is None:
            raise _refused("ACC-CODE-WRONG", "code", "the code is not the authenticator's of this moment", "Look at the clocks of both.")
        logins.change(book, seat.id, seat.at, secret=kept.begun, begun="", last_step=step)
        logins.put_recovery(book, seat.id, (one_time.recovery_hash(one, kept.owner) for one in codes))
        ended = logins.end_sessions(book, seat.id, seat.at, but=seat.came_by)
        book.tell("second_proof.confirm", PEOPLE, seat.id, {"sessions": ended, "address": seat.address})

    _changed(seat, confirmed)
    _TRIES.clear(_key(seat))
    return RecoveryCodes(tuple(codes))


@use("own.write")
def renew_recovery_codes(seat: Seat, password_now: Typed) -> RecoveryCodes:
    """New recovery codes; those of before are good no more. Refused where there is no second proof, or the password is wrong; Slow."""
    if not _proved(seat, password_now).secret:
        raise Refused("there is no second proof that codes could stand in for")
    codes = one_time.new_recovery_codes()

    def renewed(book: Book, kept: Kept) -> None:
        logins.put_recovery(book, seat.id, (one_time.recovery_hash(one, kept.owner) for one in codes))
        book.tell("recovery_codes.renew", PEOPLE, seat.id, {"address": seat.address})

    _changed(seat, renewed)
    return RecoveryCodes(tuple(codes))


@use("own.write")
def drop_second_proof(seat: Seat, password_now: Typed) -> None:
    """Use no authenticator any more: the password alone lets in. Refused where the password is wrong; Slow."""
    _proved(seat, password_now)

    def dropped(book: Book, kept: Kept) -> None:
        logins.change(book, seat.id, seat.at, secret="", begun="")
        logins.put_recovery(book, seat.id, ())
        book.tell("second_proof.drop", PEOPLE, seat.id, {"address": seat.address})

    _changed(seat, dropped)


def _proved(seat: Seat, typed: str) -> Kept:
    """The login of who asks, once they have shown the password again."""
    _slowed(seat)
    with seat.read() as book:
        kept = logins.of_person(book, seat.id)
    if not password.holds(kept.password if kept else "", typed) or kept is None:
        with seat.write() as book:
            book.tell("password.failed", PEOPLE, seat.id, {"address": seat.address})
        raise _refused("ACC-PASSWORD-WRONG", "password_now", "the password is wrong", "Type the password with which you log in.")
    _TRIES.clear(_key(seat))
    return kept


def _refused(rule: str, where: str, message: str, fix: str) -> Refused:
    return Refused(message, (Finding(rule, Severity.FATAL, where, message, "docs/access.md", fix),))


def _slowed(seat: Seat) -> None:
    if wait := _TRIES.take(_key(seat), seat.at):
        raise Slow(wait)


def _key(seat: Seat) -> str:
    return f"{seat.tenant}/{seat.id}"


def _changed(seat: Seat, change: Callable[[Book, Kept], None]) -> None:
    with seat.write() as book:
        kept = logins.of_person(book, seat.id)
        if kept is None:
            raise Missing("there is no such login")
        change(book, kept)
