"""Every message sent and received, byte for byte, in a chain: each row holds the hash of the one before it.

The hash of a row is SHA-256 over its fields and the hash before, each as a netstring (length, colon, bytes), so that no two rows
have one encoding. The end of the chain, its count and its hash, is kept once more in `message_log_head`: a tail that was cut shows.
Who can write to both tables can still forge the whole; the head that `abi log verify` prints, noted elsewhere, shows that too.

The bytes of a message that the law no longer has kept can be emptied (`erase`): a row of direction `off` follows, which holds the hash of
the row as it was and of its other columns, so that the chain still shows whether any of those was changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    RowMapping,
    String,
    Table,
    and_,
    event,
    func,
    insert,
    select,
    update,
)

from tidewaiter.findings import Finding, Severity
from tidewaiter.store.append_only import append_only
from tidewaiter.store.database import METADATA, Database, Unreachable, streamed

OUT, IN, OFF = "out", "in", "off"
_NOTHING = hashlib.sha256(b"").hexdigest()
START = "0" * 64             # what stands for the hash before the first
CITE = "19 CFR 163.4: records are kept five years; the log of Tidewaiter, docs/filing.md"
_MOST_FINDINGS = 100

LOG = append_only(Table(
    "message_log", METADATA,
    Column("seq",         Integer, primary_key=True, autoincrement=False),
    Column("direction",   String(3),   nullable=False),
    Column("peer",        String(300), nullable=False),
    Column("number",      BigInteger),                                      # the peer's number of a message in
    Column("control",     String(80),  nullable=False),
    Column("application", String(2),   nullable=False),
    Column("at",          String(32),  nullable=False),
    Column("body",        LargeBinary, nullable=False),
    Column("sha256",      String(64),  nullable=False),
    Column("previous",    String(64),  nullable=False),
    Column("hash",        String(64),  nullable=False),
), empties=("body",))
Index("message_log_out", LOG.c.control, LOG.c.sha256, unique=True, sqlite_where=LOG.c.direction == OUT, postgresql_where=LOG.c.direction == OUT)
Index("message_log_in", LOG.c.peer, LOG.c.number, LOG.c.sha256, unique=True,
      sqlite_where=LOG.c.direction == IN, postgresql_where=LOG.c.direction == IN)
Index("message_log_control", LOG.c.control)
HEAD = Table(
    "message_log_head", METADATA,
    Column("id",    Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("hash",  String(64), nullable=False),
)
event.listen(HEAD, "after_create", DDL(f"INSERT INTO {HEAD.name} VALUES (1, 0, '{START}')"))  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Message:
    """One message of the log. `at` is the day and time, UTC, ISO 8601; `number` the peer's, of messages in alone."""

    seq: int
    direction: str
    peer: str
    number: int | None
    control: str
    application: str
    at: str
    body: bytes
    sha256: str
    previous: str
    hash: str

    def hashed(self) -> str:
        """The hash that the row should have."""
        told = (self.seq, self.direction, self.peer, "" if self.number is None else self.number, self.control, self.application, self.at)
        parts = [*(str(one).encode() for one in told), self.body, self.sha256.encode(), self.previous.encode()]
        return hashlib.sha256(b"".join(b"%d:%b," % (len(part), part) for part in parts)).hexdigest()

    @property
    def erased(self) -> bool:
        """Whether its bytes were taken away."""
        return not self.body and self.sha256 != _NOTHING

    def told(self) -> str:
        """The hash of all that the log says of it but its bytes: what stays when they go."""
        told = (self.seq, self.direction, self.peer, "" if self.number is None else self.number, self.control, self.application, self.at,
                self.sha256, self.previous, self.hash)
        parts = [str(one).encode() for one in told]
        return hashlib.sha256(b"".join(b"%d:%b," % (len(part), part) for part in parts)).hexdigest()


@dataclass(frozen=True)
class Head:
    """Where the log ends: how many messages it has, and the hash of the last."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


def stamp(at: datetime) -> str:
    """A moment as the tables hold it: UTC, to the microsecond. ValueError for one without a zone.

    >>> from datetime import timedelta, timezone
    >>> stamp(datetime(2026, 11, 22, 10, 5, tzinfo=timezone(timedelta(hours=-5))))
    '2026-11-22T15:05:00.000000+00:00'
    """
    if at.tzinfo is None:
        raise ValueError("a moment of the log needs its zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def append(
    connection: Connection, *, direction: str, peer: str, control: str, application: str, at: datetime, body: bytes, number: int | None = None,
) -> tuple[int, bool]:
    """The place of a message in the log, and whether it is new there.

    A message out is the same if control and bytes are; one in, if peer, number and bytes are.
    """
    digest = hashlib.sha256(body).hexdigest()
    end = _end(connection)
    same = and_(LOG.c.direction == direction, LOG.c.sha256 == digest,
                LOG.c.control == control if direction == OUT else and_(LOG.c.peer == peer, LOG.c.number == number))
    if (there := connection.execute(select(LOG.c.seq).where(same)).scalar()) is not None:
        return int(there), False
    blank = Message(end.count + 1, direction, peer, number, control, application, stamp(at), body, digest, end.hash, "")
    _add(connection, blank)
    return blank.seq, True


def erase(connection: Connection, seq: int, *, by: str, why: str, at: datetime) -> bool:
    """Empty a message's bytes and tell so in the log; False where there is nothing to take away. ValueError where it is not as it was logged."""
    there = message(connection, seq)
    if there is None or there.erased or not there.body or there.direction == OFF:
        return False
    if there.hashed() != there.hash:
        raise ValueError(f"message {seq} is not as it was logged, and is left as it is")
    end = _end(connection)
    body = json.dumps({"by": by, "message": seq, "told": there.told(), "why": why}, sort_keys=True).encode()
    digest = hashlib.sha256(body).hexdigest()
    _add(connection, Message(end.count + 1, OFF, there.peer, None, there.control, there.application, stamp(at), body, digest, end.hash, ""))
    connection.execute(update(LOG).where(LOG.c.seq == seq).values(body=b""))
    return True


def _end(connection: Connection) -> Head:
    row = connection.execute(select(HEAD).where(HEAD.c.id == 1).with_for_update()).mappings().one_or_none()
    if row is None:
        raise Unreachable("the log has lost its head; see `tidewaiter abi log verify`")
    return Head(row["count"], row["hash"])


def _add(connection: Connection, blank: Message) -> None:
    values = {**vars(blank), "hash": blank.hashed()}
    connection.execute(insert(LOG).values(values))
    connection.execute(update(HEAD).where(HEAD.c.id == 1).values(count=blank.seq, hash=values["hash"]))


def message(connection: Connection, seq: int) -> Message | None:
    row = connection.execute(select(LOG).where(LOG.c.seq == seq)).mappings().one_or_none()
    return _message(row) if row else None


def _message(row: RowMapping) -> Message:
    body = row["body"]                       # a hand in the file may have made text of it
    return Message(**{**row, "body": body if isinstance(body, bytes) else str(body).encode()})


def listed(database: Database, *, control: str = "", after: int = 0, most: int | None = None) -> Iterator[tuple[Message, int]]:
    """Messages without their bodies, oldest first, each with the length of its body."""
    columns = [column for column in LOG.c if column.name != "body"]
    query = select(*columns, func.length(LOG.c.body).label("length")).where(LOG.c.seq > after).order_by(LOG.c.seq)
    if control:
        query = query.where(LOG.c.control == control)
    with database.read() as connection:
        for row in streamed(connection, 200, query.limit(most)).mappings():
            told = dict(row)
            length = told.pop("length")
            yield Message(**told, body=b""), length


def head(connection: Connection) -> Head:
    row = connection.execute(select(HEAD).where(HEAD.c.id == 1)).mappings().one_or_none()
    return Head(row["count"], row["hash"]) if row else Head(0, START)


def verify(database: Database, expected: Head | None = None) -> tuple[Head, list[Finding]]:
    """Where the log ends, and every place where it is not as it was written; memory is bounded by a few messages.

    `expected` is a head that was noted before: the log has to hold that message, with that hash.
    """
    with database.read() as connection:
        return check(connection, expected)


def check(connection: Connection, expected: Head | None = None) -> tuple[Head, list[Finding]]:
    """`verify` within a transaction."""
    found: list[Finding] = []
    last, hash = 0, START
    untold: dict[int, str] = {}              # messages without their bytes, until a later row says that they were taken away
    kept = head(connection)
    if list(connection.execute(select(HEAD.c.id)).scalars()) not in ([1], []):
        found.append(_finding("LOG-HEAD", 0, "the head of the log is not the one row that it has to be"))
    rows = streamed(connection, 8, select(LOG).order_by(LOG.c.seq)).mappings()
    for one in map(_message, rows):
        if one.erased:
            untold[one.seq] = one.told()
        if len(found) < _MOST_FINDINGS:
            found += _breaks(one, last, hash)
            if expected and one.seq == expected.count and one.hash != expected.hash:
                found.append(_finding("LOG-NOTED", one.seq, "it has another hash than the one that was noted"))
        if one.direction == OFF and one.hashed() == one.hash:
            seq, told = _taken(one)
            if untold.get(seq) == told:
                del untold[seq]
        last, hash = one.seq, one.hash
    for seq in sorted(untold)[:_MOST_FINDINGS]:
        found.append(_finding("LOG-CHANGED", seq, "its bytes are gone, and no later row says that they were taken away"))
    if kept.count > last:
        found.append(_finding("LOG-CUT", last + 1, f"the log ends after message {last} and had {kept.count}"))
    elif (kept.count, kept.hash) != (last, hash):
        found.append(_finding("LOG-HEAD", last, f"the log ends otherwise than its head, {kept.count} messages, says"))
    if expected and expected.count > last:
        found.append(_finding("LOG-CUT", last + 1, f"the log ends after message {last}; {expected.count} were noted"))
    return kept, found


def _taken(one: Message) -> tuple[int, str]:
    """Of which message a row says that its bytes were taken away, and what it told when they were there."""
    try:
        said = json.loads(one.body)
        return int(said["message"]), str(said["told"])
    except (ValueError, TypeError, KeyError):        # forged: the chain shows that
        return 0, "-"


def _breaks(one: Message, last: int, hash: str) -> Iterator[Finding]:
    if one.seq > last + 1:
        gone = f"message {last + 1} is" if one.seq == last + 2 else f"messages {last + 1} to {one.seq - 1} are"
        yield _finding("LOG-REMOVED", last + 1, f"{gone} not there")
    elif one.previous != hash:
        yield _finding("LOG-ORDER", one.seq, "it does not follow the message before it")
    if one.erased:
        return
    if hashlib.sha256(one.body).hexdigest() != one.sha256:
        yield _finding("LOG-CHANGED", one.seq, "its bytes are not those that were logged")
    elif one.hashed() != one.hash:
        yield _finding("LOG-CHANGED", one.seq, "what the log says of it was changed")


def _finding(rule: str, seq: int, message: str) -> Finding:
    fix = "Keep this database as it is, and compare it with a copy of an earlier day."
    return Finding(rule, Severity.FATAL, f"message {seq}", message, CITE, fix)
