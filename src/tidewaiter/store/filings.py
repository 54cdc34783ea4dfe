"""The ledger of filings: a row a transmission, its state, and what people decided about it.

A state only moves forward, and each move is made once: it names the states that it may leave, and a second one finds none of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    LargeBinary,
    RowMapping,
    String,
    Table,
    Text,
    and_,
    exists,
    func,
    insert,
    select,
    update,
)

from tidewaiter.store import filing_log, message_log
from tidewaiter.store.append_only import append_only
from tidewaiter.store.database import METADATA
from tidewaiter.store.filing_log import DECISION, FILING, MATCH
from tidewaiter.store.message_log import IN, OUT, append, stamp

QUEUED, REFUSED, IN_DOUBT, SENT, GIVEN_UP = "queued", "refused", "in doubt", "sent", "given up"
ANSWERED, ACCEPTED, REJECTED = "answered", "accepted", "rejected"
STATES = {
    QUEUED:   "waits for its turn, or for the other side to be there",
    REFUSED:  "the other side would not take it: a person decides",
    IN_DOUBT: "it may have arrived and may not: the reply tells, or a person decides",
    SENT:     "the other side has it; the reply is awaited",
    GIVEN_UP: "a person gave it up; a late reply still counts",
    ANSWERED: "a reply came that neither accepts nor rejects",
    ACCEPTED: "CBP accepted all of it",
    REJECTED: "CBP rejected some or all of it",
}
MOVES = {                                    # state: those that it may be reached from
    REFUSED:  (QUEUED,),
    IN_DOUBT: (QUEUED,),
    SENT:     (QUEUED,),
    GIVEN_UP: (QUEUED, REFUSED, IN_DOUBT, SENT),
    ANSWERED: (QUEUED, REFUSED, IN_DOUBT, SENT, GIVEN_UP),
    ACCEPTED: (QUEUED, REFUSED, IN_DOUBT, SENT, GIVEN_UP, ANSWERED),
    REJECTED: (QUEUED, REFUSED, IN_DOUBT, SENT, GIVEN_UP, ANSWERED),
}
OPEN = (QUEUED, REFUSED, IN_DOUBT, SENT)     # what keeps the next of its entry waiting
RETRY, GIVE_UP = "retry", "give up"

FILINGS = Table(
    "filings", METADATA,
    Column("seq",         Integer, primary_key=True, autoincrement=True),
    Column("control",     String(21),  nullable=False, unique=True),
    Column("peer",        String(300), nullable=False),
    Column("sender",      String(9),   nullable=False),
    Column("application", String(2),   nullable=False),
    Column("subject",     String(40),  nullable=False),          # filer and entry number: what is sent in order
    Column("sha256",      String(64),  nullable=False),
    Column("body",        LargeBinary, nullable=False),
    Column("state",       String(10),  nullable=False),
    Column("attempt",     Integer,     nullable=False),           # 1; another for each time that it is begun anew
    Column("tries",       Integer,     nullable=False),
    Column("under_way",   Boolean,     nullable=False),           # a try was begun, and nobody knows yet how it ended
    Column("why",         Text,        nullable=False),
    Column("queued",      String(32),  nullable=False),
    Column("changed",     String(32),  nullable=False),
    Column("number",      BigInteger),                               # the other side's, from its receipt
    Column("reply",       Integer),                               # place in the log of the reply that settled it
)
Index("filings_open", FILINGS.c.state, FILINGS.c.subject, FILINGS.c.seq)
DECISIONS = append_only(Table(
    "filing_decisions", METADATA,
    Column("seq",      Integer, primary_key=True, autoincrement=True),
    Column("control",  String(21),  nullable=False),
    Column("decision", String(10),  nullable=False),
    Column("state",    String(10),  nullable=False),              # in which it was taken
    Column("by",       String(200), nullable=False),
    Column("why",      Text,        nullable=False),
    Column("at",       String(32),  nullable=False),
))
MATCHES = append_only(Table(
    "reply_matches", METADATA,
    Column("reply",   Integer, primary_key=True, autoincrement=False),   # its place in the log
    Column("control", String(21), nullable=False),                       # "" where it answers nothing that we sent
    Column("said",    String(10), nullable=False),
    Column("note",    Text,       nullable=False),
))
Index("reply_matches_control", MATCHES.c.control)
CURSORS = Table(
    "reply_cursors", METADATA,
    Column("peer",  String(300), primary_key=True),
    Column("after", BigInteger, nullable=False),
)


class Taken(ValueError):
    """The control number stands for other bytes already."""


@dataclass(frozen=True)
class Filing:
    """One transmission. Moments are UTC, ISO 8601."""

    seq: int
    control: str
    peer: str
    sender: str
    application: str
    subject: str
    sha256: str
    body: bytes
    state: str
    attempt: int
    tries: int
    under_way: bool
    why: str
    queued: str
    changed: str
    number: int | None
    reply: int | None

    @property
    def open(self) -> bool:
        return self.state in OPEN


def queue(
    connection: Connection, *, control: str, peer: str, sender: str, application: str, subject: str, body: bytes, at: datetime,
) -> Filing:
    """The filing of a control number, queued now or before. Taken where the number stands for other bytes, or for another peer."""
    if connection.dialect.name == "postgresql":      # SQLite holds the whole file: two of one subject are never queued at once
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(subject))))
    there = find(connection, control)
    digest = hashlib.sha256(body).hexdigest()
    if there is not None:
        if (there.sha256, there.peer) != (digest, peer):
            other = "other bytes" if there.sha256 != digest else there.peer
            raise Taken(f"control number {control} stands for {other} already")
        return there
    moment = stamp(at)
    connection.execute(insert(FILINGS).values(
        control=control, peer=peer, sender=sender, application=application, subject=subject, sha256=digest, body=body, state=QUEUED,
        attempt=1, tries=0, under_way=False, why="", queued=moment, changed=moment,
    ))
    filing_log.keep(connection, FILING, FILINGS, control)
    filing = find(connection, control)
    assert filing is not None
    return filing


def find(connection: Connection, control: str, *, hold: bool = False) -> Filing | None:
    """The filing of a control number; `hold` keeps others from moving it until the transaction ends."""
    query = select(FILINGS).where(FILINGS.c.control == control)
    row = connection.execute(query.with_for_update() if hold else query).mappings().one_or_none()
    return _filing(row) if row else None


def listed(connection: Connection, *, states: Sequence[str] = (), most: int | None = None) -> list[Filing]:
    """Filings without their bytes, in the order in which they were queued."""
    query = select(*[column for column in FILINGS.c if column.name != "body"]).order_by(FILINGS.c.seq).limit(most)
    if states:
        query = query.where(FILINGS.c.state.in_(states))
    return [_filing({**row, "body": b""}) for row in connection.execute(query).mappings()]


def turns(connection: Connection) -> list[Filing]:
    """The filings whose turn it is: queued, and the first open one of their subject; without their bytes."""
    before = FILINGS.alias()
    waits = exists().where(and_(before.c.subject == FILINGS.c.subject, before.c.state.in_(OPEN), before.c.seq < FILINGS.c.seq))
    columns = [column for column in FILINGS.c if column.name != "body"]
    query = select(*columns).where(FILINGS.c.state == QUEUED, ~waits).order_by(FILINGS.c.seq)
    return [_filing({**row, "body": b""}) for row in connection.execute(query).mappings()]


def peers(connection: Connection, *, all: bool = False) -> set[str]:
    """The peers of the filings that are open, or of all that ever were."""
    query = select(FILINGS.c.peer).distinct()
    return set(connection.execute(query if all else query.where(FILINGS.c.state.in_(OPEN))).scalars())


def begin_try(connection: Connection, control: str, attempt: int, idempotent: bool, at: datetime) -> Filing | None:
    """The filing to be sent now, its bytes in the log; None where it is not to be sent, or not any more.

    A try that was begun before and whose end nobody knows puts it in doubt, unless the other side knows a message again.
    """
    filing = find(connection, control, hold=True)
    if filing is None or filing.state != QUEUED or filing.attempt != attempt:
        return None
    if filing.under_way and not idempotent:
        move(connection, control, IN_DOUBT, at, why="it broke off between sending and acknowledgement")
        return None
    append(connection, direction=OUT, peer=filing.peer, control=control, application=filing.application, at=at, body=filing.body)
    _change(connection, control, under_way=True, tries=filing.tries + 1, changed=stamp(at))
    return filing


def end_try(connection: Connection, control: str, why: str, at: datetime) -> None:
    """A try that surely did not arrive is over, and the filing still queued."""
    _change(connection, control, FILINGS.c.state == QUEUED, under_way=False, why=why, changed=stamp(at))


def note(connection: Connection, control: str, why: str, at: datetime) -> None:
    """Keep why a try failed, without a word on whether it arrived."""
    _change(connection, control, FILINGS.c.state == QUEUED, why=why, changed=stamp(at))


def begin_again(connection: Connection, control: str, attempt: int) -> None:
    """Another attempt for a filing that is still queued although what was to send it has ended."""
    _change(connection, control, FILINGS.c.state == QUEUED, FILINGS.c.attempt == attempt, attempt=attempt + 1)


def move(
    connection: Connection, control: str, state: str, at: datetime, *, why: str = "", number: int | None = None, reply: int | None = None,
) -> bool:
    """Whether the filing moved: it does not where it is there already or beyond."""
    told = {name: value for name, value in (("number", number), ("reply", reply)) if value is not None}
    return _change(connection, control, FILINGS.c.state.in_(MOVES[state]), state=state, why=why, under_way=False, changed=stamp(at), **told)


def retry(connection: Connection, control: str, *, by: str, why: str, at: datetime) -> Filing | None:
    """A person has it sent again: only what is in doubt or was refused. None where it is neither."""
    filing = find(connection, control, hold=True)
    if filing is None or filing.state not in (REFUSED, IN_DOUBT):
        return None
    _decided(connection, filing, RETRY, by, why, at)
    _change(connection, control, state=QUEUED, attempt=filing.attempt + 1, under_way=False, why="", changed=stamp(at))
    return find(connection, control)


def give_up(connection: Connection, control: str, *, by: str, why: str, at: datetime) -> Filing | None:
    """A person gives it up: the next of its entry may go. None where it is not open."""
    filing = find(connection, control, hold=True)
    if filing is None or not move(connection, control, GIVEN_UP, at, why=why):
        return None
    _decided(connection, filing, GIVE_UP, by, why, at)
    return find(connection, control)


def _decided(connection: Connection, filing: Filing, decision: str, by: str, why: str, at: datetime) -> None:
    done = connection.execute(insert(DECISIONS).values(
        control=filing.control, decision=decision, state=filing.state, by=by, why=why, at=stamp(at),
    ))
    assert done.inserted_primary_key is not None
    filing_log.keep(connection, DECISION, DECISIONS, done.inserted_primary_key[0])


def _change(connection: Connection, control: str, *where: ColumnElement[bool], **values: Any) -> bool:
    """Whether a filing was changed, which is noted in the log of the ledger; it is where all of `where` hold."""
    done = connection.execute(update(FILINGS).where(FILINGS.c.control == control, *where).values(values))
    if done.rowcount:
        filing_log.keep(connection, FILING, FILINGS, control)
    return bool(done.rowcount)


def receive(
    connection: Connection, *, peer: str, number: int, controls: Sequence[str], application: str, body: bytes, said: str, at: datetime,
) -> str:
    """Log one message of a peer and move the filing that it answers; its control number, "" where it answers none.

    `controls` are the numbers that it may answer, the likeliest first; `said` is the state that it moves to. What came before is
    not logged again; the cursor stands after it either way.
    """
    filing = next((there for control in controls if control and (there := find(connection, control, hold=True)) and there.peer == peer), None)
    control = filing.control if filing else ""
    named = control or next((one for one in controls if one), "")
    other = connection.execute(select(message_log.LOG.c.seq).where(
        message_log.LOG.c.direction == IN, message_log.LOG.c.peer == peer, message_log.LOG.c.number == number,
    ).limit(1)).scalar()
    seq, fresh = append(connection, direction=IN, peer=peer, control=named, application=application, at=at, body=body, number=number)
    if fresh:
        note = f"number {number} came before with other bytes (message {other})" if other is not None else ""
        if note:
            control = ""
        elif filing:
            told = move(connection, control, said, at, reply=seq) or said == filing.state
            note = "" if told else f"it says {said} of {control}, which was {filing.state} already"
        connection.execute(insert(MATCHES).values(reply=seq, control=control, said=said, note=note))
        filing_log.keep(connection, MATCH, MATCHES, seq)
    _advance(connection, peer, number)
    return control


def unmatched(connection: Connection) -> list[tuple[int, str]]:
    """The messages that answer nothing that we sent, or say otherwise than one before: their places in the log, and what is to be said."""
    strange = (MATCHES.c.control == "") | (MATCHES.c.note != "")
    rows = connection.execute(select(MATCHES.c.reply, MATCHES.c.note).where(strange).order_by(MATCHES.c.reply))
    return [(row.reply, row.note or "it answers nothing that was sent") for row in rows]


def replies(connection: Connection, control: str) -> list[int]:
    """The places in the log of the replies to a filing."""
    return list(connection.execute(select(MATCHES.c.reply).where(MATCHES.c.control == control).order_by(MATCHES.c.reply)).scalars())


def decisions(connection: Connection, control: str) -> list[dict[str, str]]:
    rows = connection.execute(select(DECISIONS).where(DECISIONS.c.control == control).order_by(DECISIONS.c.seq)).mappings()
    return [{name: row[name] for name in ("decision", "state", "by", "why", "at")} for row in rows]


def cursor(connection: Connection, peer: str) -> int:
    """The number of the last message that was fetched from a peer; 0 before the first."""
    return connection.execute(select(CURSORS.c.after).where(CURSORS.c.peer == peer)).scalar() or 0


def _advance(connection: Connection, peer: str, number: int) -> None:
    there = connection.execute(select(CURSORS.c.after).where(CURSORS.c.peer == peer)).scalar()
    if there is None:
        connection.execute(insert(CURSORS).values(peer=peer, after=number))
    elif number > there:
        connection.execute(update(CURSORS).where(CURSORS.c.peer == peer).values(after=number))


def _filing(row: RowMapping | dict[str, Any]) -> Filing:
    return Filing(**{**row, "under_way": bool(row["under_way"])})
