"""How people prove who they are: logins, recovery codes, sessions and tokens. Hashes and sealed texts only.

A login is found before it is known whose it is, so that it is looked up over all tenants (`Ledger.system`); everything else goes through a
book of its own tenant. These rows are no records: they have no versions, and the log tells what was done to them without what they hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, RowMapping, String, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from tidewaiter.access.person import Person
from tidewaiter.access.token import Session, Token
from tidewaiter.store.database import METADATA
from tidewaiter.store.kinds import TEXT, moment
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Book, Doubled
from tidewaiter.store.message_log import stamp

LOGINS = Table(
    "logins", METADATA,
    Column("login",      String(200), primary_key=True),
    Column("tenant",     String(40),  nullable=False),
    Column("person",     String(40),  nullable=False),
    Column("password",   TEXT,        nullable=False),          # Argon2id; "" where none is set
    Column("good_until", String(32)),                           # of a password that somebody else gave out
    Column("secret",     TEXT,        nullable=False),          # of the authenticator, sealed; "" where there is none
    Column("last_step",  BigInteger,  nullable=False),          # the last step whose code was used
    Column("begun",      TEXT,        nullable=False),          # a secret, sealed, that waits for its first code
    Column("changed",    String(32),  nullable=False),
)
Index("logins_person", LOGINS.c.tenant, LOGINS.c.person, unique=True)
RECOVERY = Table(
    "recovery_codes", METADATA,
    Column("hash",   String(64), primary_key=True),
    Column("tenant", String(40), nullable=False),
    Column("person", String(40), nullable=False),
    Column("used",   String(32)),
)
Index("recovery_codes_person", RECOVERY.c.tenant, RECOVERY.c.person)
SESSIONS = Table(
    "sessions", METADATA,
    Column("hash",    String(64),  primary_key=True),
    Column("tenant",  String(40),  nullable=False),
    Column("person",  String(40),  nullable=False),
    Column("started", String(32),  nullable=False),
    Column("seen",    String(32),  nullable=False),
    Column("address", String(100), nullable=False),
    Column("proof",   String(40),  nullable=False),
    Column("narrow",  Boolean,     nullable=False),
    Column("ended",   String(32)),
)
Index("sessions_person", SESSIONS.c.tenant, SESSIONS.c.person)
TOKENS = Table(
    "tokens", METADATA,
    Column("hash",    String(64), primary_key=True),
    Column("tenant",  String(40), nullable=False),
    Column("person",  String(40), nullable=False),
    Column("name",    TEXT,       nullable=False),
    Column("scopes",  TEXT,       nullable=False),              # with a space between
    Column("created", String(32), nullable=False),
    Column("expires", String(32), nullable=False),
    Column("used",    String(32)),
    Column("revoked", String(32)),
)
Index("tokens_person", TOKENS.c.tenant, TOKENS.c.person)
_ID = 16                     # characters of a hash that name a session or token in lists: nothing can be learnt from them


@dataclass(frozen=True)
class Kept:
    """What is kept of a login."""

    login: str
    tenant: str
    person: str
    password: str = field(repr=False)
    good_until: datetime | None
    secret: str = field(repr=False)
    last_step: int
    begun: str = field(repr=False)

    @property
    def owner(self) -> str:
        """What sealed texts and hashes belong to: the person, whatever their login is called."""
        return f"{self.tenant}/{self.person}"


# logins

def find(connection: Connection, login: str) -> Kept | None:
    """A login, whosever it is."""
    row = connection.execute(select(LOGINS).where(LOGINS.c.login == login)).mappings().one_or_none()
    return _kept(row) if row else None


def whose(connection: Connection, login: str) -> tuple[str, str] | None:
    """The tenant and the person of a login; of the records too, where people came by an import and have no proofs yet."""
    if kept := find(connection, login):
        return kept.tenant, kept.person
    table = PEOPLE.table
    row = connection.execute(select(table.c.tenant, table.c.id).where(table.c.login == login).limit(2)).all()
    return (row[0].tenant, row[0].id) if len(row) == 1 else None


def person(connection: Connection, tenant: str, id: str) -> Person | None:
    """Who a login, session or token is for, as they stand now."""
    table = PEOPLE.table
    row = connection.execute(select(table).where(table.c.tenant == tenant, table.c.id == id)).mappings().one_or_none()
    return PEOPLE.value(row) if row else None


def of_person(book: Book, person: str) -> Kept | None:
    row = book.run(select(LOGINS).where(LOGINS.c.person == person)).mappings().one_or_none()
    return _kept(row) if row else None


def add(book: Book, login: str, person: str, at: datetime) -> None:
    """A login without a password, so that nobody comes in by it yet. Doubled where it is taken, by whichever tenant."""
    try:
        book.connection.execute(insert(LOGINS).values(
            login=login, tenant=book.tenant, person=person, password="", secret="", last_step=-1, begun="", changed=stamp(at)))
    except IntegrityError:
        raise Doubled(f"the login {login} is taken") from None


def change(book: Book, person: str, at: datetime, **values: Any) -> None:
    """Columns of a login: its name, password, secret ... Doubled where another has the name."""
    held = {name: stamp(value) if isinstance(value, datetime) else value for name, value in values.items()}
    try:
        book.run(update(LOGINS).where(LOGINS.c.tenant == book.tenant, LOGINS.c.person == person).values(**held, changed=stamp(at)))
    except IntegrityError:
        raise Doubled("the login is taken") from None


def use_step(book: Book, person: str, step: int) -> bool:
    """Take the code of a step; False where it, or a later one, was used before, be it in this moment by another."""
    took = update(LOGINS).where(LOGINS.c.tenant == book.tenant, LOGINS.c.person == person, LOGINS.c.last_step < step).values(last_step=step)
    return book.run(took).rowcount == 1


def put_recovery(book: Book, person: str, hashes: Iterable[str]) -> None:
    """The recovery codes of a person; those of before are gone."""
    book.run(delete(RECOVERY).where(RECOVERY.c.tenant == book.tenant, RECOVERY.c.person == person))
    rows = [{"hash": one, "tenant": book.tenant, "person": person} for one in hashes]
    if rows:
        book.connection.execute(insert(RECOVERY), rows)


def use_recovery(book: Book, person: str, hash: str, at: datetime) -> bool:
    """Take a recovery code; False where it is none, or was used."""
    took = update(RECOVERY).where(
        RECOVERY.c.tenant == book.tenant, RECOVERY.c.person == person, RECOVERY.c.hash == hash, RECOVERY.c.used.is_(None))
    return book.run(took.values(used=stamp(at))).rowcount == 1


def recovery_left(book: Book, person: str) -> int:
    return len(book.run(select(RECOVERY.c.hash).where(RECOVERY.c.person == person, RECOVERY.c.used.is_(None))).all())


def _kept(row: RowMapping) -> Kept:
    return Kept(row["login"], row["tenant"], row["person"], row["password"], _maybe(row["good_until"]), row["secret"], row["last_step"], row["begun"])


# sessions

def add_session(book: Book, hash: str, session: Session) -> str:
    """The id of a new session."""
    book.connection.execute(insert(SESSIONS).values(
        hash=hash, tenant=book.tenant, person=session.person, started=stamp(session.started), seen=stamp(session.seen), address=session.address,
        proof=session.proof, narrow=session.narrow))
    return hash[:_ID]


def session(connection: Connection, hash: str) -> tuple[str, Session] | None:
    row = connection.execute(select(SESSIONS).where(SESSIONS.c.hash == hash)).mappings().one_or_none()
    return _session(row) if row else None


def sessions_of(book: Book, person: str) -> list[tuple[str, Session]]:
    """The sessions of a person that nobody ended, newest first; some may have run out."""
    query = select(SESSIONS).where(SESSIONS.c.person == person, SESSIONS.c.ended.is_(None)).order_by(SESSIONS.c.started.desc())
    return [_session(row) for row in book.run(query).mappings()]


def end_sessions(book: Book, person: str, at: datetime, *, one: str = "", but: str = "") -> int:
    """End the sessions of a person: all, `one` by its id, or all `but` one. How many there were."""
    ending = update(SESSIONS).where(SESSIONS.c.tenant == book.tenant, SESSIONS.c.person == person, SESSIONS.c.ended.is_(None))
    if one:
        ending = ending.where(SESSIONS.c.hash.startswith(one, autoescape=True))
    if but:
        ending = ending.where(~SESSIONS.c.hash.startswith(but, autoescape=True))
    return book.run(ending.values(ended=stamp(at))).rowcount


def widen(book: Book, person: str) -> None:
    """The sessions of a person that were good for setting a password alone are now good for all."""
    book.run(update(SESSIONS).where(SESSIONS.c.tenant == book.tenant, SESSIONS.c.person == person).values(narrow=False))


def addresses(connection: Connection, tenant: str, person: str) -> set[str]:
    """Where a person lately came from."""
    query = select(SESSIONS.c.address).where(SESSIONS.c.tenant == tenant, SESSIONS.c.person == person).distinct()
    return set(connection.execute(query).scalars())


def forget_sessions(book: Book, person: str, before: datetime) -> None:
    """Those begun before a moment; that they were is in the log."""
    book.run(delete(SESSIONS).where(SESSIONS.c.tenant == book.tenant, SESSIONS.c.person == person, SESSIONS.c.started < stamp(before)))


def _session(row: RowMapping) -> tuple[str, Session]:
    return row["hash"][:_ID], Session(row["tenant"], row["person"], moment(row["started"]), moment(row["seen"]), row["address"],
                                      _maybe(row["ended"]), row["proof"], bool(row["narrow"]))


# tokens

def add_token(book: Book, hash: str, token: Token) -> str:
    """The id of a new token."""
    book.connection.execute(insert(TOKENS).values(
        hash=hash, tenant=book.tenant, person=token.person, name=token.name, scopes=" ".join(token.scopes), created=stamp(token.created),
        expires=stamp(token.expires)))
    return hash[:_ID]


def token(connection: Connection, hash: str) -> tuple[str, Token] | None:
    row = connection.execute(select(TOKENS).where(TOKENS.c.hash == hash)).mappings().one_or_none()
    return _token(row) if row else None


def tokens_of(book: Book, person: str = "") -> list[tuple[str, Token]]:
    """The tokens of a person, or of all, newest first; those revoked and expired too."""
    query = select(TOKENS).order_by(TOKENS.c.created.desc(), TOKENS.c.hash)
    return [_token(row) for row in book.run(query.where(TOKENS.c.person == person) if person else query).mappings()]


def revoke_tokens(book: Book, at: datetime, *, one: str = "", person: str = "") -> int:
    """Revoke `one` token by its id, the tokens of a `person`, or that one if it is that person's. How many there were."""
    if not one and not person:
        raise TypeError("say which tokens")
    revoking = update(TOKENS).where(TOKENS.c.tenant == book.tenant, TOKENS.c.revoked.is_(None))
    if one:
        revoking = revoking.where(TOKENS.c.hash.startswith(one, autoescape=True))
    if person:
        revoking = revoking.where(TOKENS.c.person == person)
    return book.run(revoking.values(revoked=stamp(at))).rowcount


def _token(row: RowMapping) -> tuple[str, Token]:
    return row["hash"][:_ID], Token(row["tenant"], row["person"], row["name"], tuple(row["scopes"].split()), moment(row["created"]),
                                    moment(row["expires"]), _maybe(row["used"]), _maybe(row["revoked"]))


def saw(connection: Connection, table: Table, hash: str, at: datetime) -> None:
    """Note that a session (SESSIONS) or token (TOKENS) was used."""
    column = table.c.seen if table is SESSIONS else table.c.used
    connection.execute(update(table).where(table.c.hash == hash, column.is_(None) | (column < stamp(at))).values({column.name: stamp(at)}))


def _maybe(stamped: str | None) -> datetime | None:
    return moment(stamped) if stamped else None
