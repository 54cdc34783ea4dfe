"""A chain over the ledger of filings: each filing as each change left it, each decision, each match of a reply.

The ledger itself holds the present state. Here stands, for every row that was written there, the hash of what it then held; so a state, a
decision or a match that was changed, put in or taken out by hand shows, as it does in the log of messages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    DDL,
    Column,
    Connection,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    cast,
    event,
    func,
    insert,
    outerjoin,
    select,
    update,
)

from tidewaiter.findings import Finding, Severity
from tidewaiter.store.append_only import append_only
from tidewaiter.store.database import METADATA, Unreachable, streamed
from tidewaiter.store.events import Found, netstrings
from tidewaiter.store.kinds import canonical
from tidewaiter.store.message_log import CITE, IN, LOG, START, Head

FILING, DECISION, MATCH = "filing", "decision", "match"

CHAIN = append_only(Table(
    "filing_log", METADATA,
    Column("seq",      Integer,    primary_key=True, autoincrement=False),
    Column("what",     String(10), nullable=False),
    Column("key",      String(21), nullable=False),          # a control number; the place of a decision, or of a reply in the log of messages
    Column("digest",   String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash",     String(64), nullable=False),
))
Index("filing_log_of", CHAIN.c.what, CHAIN.c.key, CHAIN.c.seq)
CHAIN_HEAD = Table(
    "filing_log_head", METADATA,
    Column("id",    Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("hash",  String(64), nullable=False),
)
event.listen(CHAIN_HEAD, "after_create", DDL(f"INSERT INTO {CHAIN_HEAD.name} VALUES (1, 0, '{START}')"))  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Link:
    """A row of the chain."""

    seq: int
    what: str
    key: str
    digest: str
    previous: str
    hash: str

    def hashed(self) -> str:
        return netstrings(self.seq, self.what, self.key, self.digest, self.previous)


def digest(row: Mapping[str, Any] | RowMapping) -> str:
    """The hash of a row of the ledger; its bytes are in it by their own."""
    return hashlib.sha256(canonical({name: value for name, value in row.items() if name != "body"}).encode("utf-8", "surrogatepass")).hexdigest()


def keep(connection: Connection, what: str, table: Table, key: str | int) -> None:
    """Note the row of a table as it now is."""
    column = _key(what, table)
    row = connection.execute(select(*(one for one in table.c if one.name != "body")).where(column == key)).mappings().one()
    end = connection.execute(select(CHAIN_HEAD).where(CHAIN_HEAD.c.id == 1).with_for_update()).mappings().one_or_none()
    if end is None:
        raise Unreachable("the log of the ledger has lost its head; see `tidewaiter verify`")
    link = Link(end["count"] + 1, what, str(key), digest(row), end["hash"], "")
    hash = link.hashed()
    connection.execute(insert(CHAIN).values({**vars(link), "hash": hash}))
    connection.execute(update(CHAIN_HEAD).where(CHAIN_HEAD.c.id == 1).values(count=link.seq, hash=hash))


def head(connection: Connection) -> Head:
    row = connection.execute(select(CHAIN_HEAD).where(CHAIN_HEAD.c.id == 1)).mappings().one_or_none()
    return Head(row["count"], row["hash"]) if row else Head(0, "")


def check(connection: Connection, found: Found, erased: Collection[str], noted: Head | None = None) -> Head:
    """Look through the chain and the ledger; where the chain ends. `erased` are the control numbers whose bytes were taken away by law."""
    from tidewaiter.store.filings import DECISIONS, FILINGS, MATCHES

    kept = head(connection)
    found.take(_links(connection, kept, noted))
    for what, table in ((FILING, FILINGS), (DECISION, DECISIONS), (MATCH, MATCHES)):
        found.take(_rows(connection, what, table, erased))
    found.take(_cursors(connection))
    return kept


def _links(connection: Connection, kept: Head, noted: Head | None) -> Iterator[Finding]:
    if list(connection.execute(select(CHAIN_HEAD.c.id)).scalars()) != [1]:
        yield _finding("LEDGER-HEAD", "ledger", "the head of its log is not the one row that it has to be")
    last, hash = 0, START
    rows = streamed(connection, 500, select(CHAIN).order_by(CHAIN.c.seq)).mappings()
    for one in (Link(**row) for row in rows):
        where = f"ledger {one.seq}"
        if one.seq > last + 1:
            yield _finding("LEDGER-REMOVED", f"ledger {last + 1}", "it is not there")
        elif one.previous != hash:
            yield _finding("LEDGER-ORDER", where, "it does not follow the one before it")
        if one.hashed() != one.hash:
            yield _finding("LEDGER-CHANGED", where, "it was changed")
        if noted and one.seq == noted.count and one.hash != noted.hash:
            yield _finding("LEDGER-NOTED", where, "it has another hash than the one that was noted")
        last, hash = one.seq, one.hash
    if kept.count > last:
        yield _finding("LEDGER-CUT", f"ledger {last + 1}", f"the log ends after {last} and had {kept.count}")
    elif (kept.count, kept.hash) != (last, hash):
        yield _finding("LEDGER-HEAD", f"ledger {last}", f"the log ends otherwise than its head, {kept.count}, says")
    if noted and noted.count > last:
        yield _finding("LEDGER-CUT", f"ledger {last + 1}", f"the log ends after {last}; {noted.count} were noted")


def _rows(connection: Connection, what: str, table: Table, erased: Collection[str]) -> Iterator[Finding]:
    newest = select(CHAIN.c.key, func.max(CHAIN.c.seq).label("seq")).where(CHAIN.c.what == what).group_by(CHAIN.c.key).subquery()
    noted = select(CHAIN.c.key, CHAIN.c.digest).join(newest, newest.c.seq == CHAIN.c.seq).subquery()
    key = _key(what, table)
    text = cast(key, String) if key.type.python_type is int else key
    query = select(*table.c, noted.c.digest.label("noted")).select_from(outerjoin(table, noted, noted.c.key == text))
    for row in streamed(connection, 20, query).mappings():
        held = {column.name: row[column.name] for column in table.c}
        where = f"{what} {held[key.name]}"
        if digest(held) != row["noted"]:
            yield _finding("LEDGER-ROW", where, "it is not as it was last written")
        if "body" in held and not _bytes(held, erased):
            yield _finding("LEDGER-ROW", where, "its bytes are not those that were queued")
    gone = select(noted.c.key).select_from(outerjoin(noted, table, noted.c.key == text)).where(key.is_(None))
    for missing in connection.execute(gone).scalars():
        yield _finding("LEDGER-GONE", f"{what} {missing}", "it is not there")


def _bytes(held: Mapping[str, Any], erased: Collection[str]) -> bool:
    body = held["body"]
    return hashlib.sha256(body).hexdigest() == held["sha256"] or (len(body) == 0 and held["control"] in erased)


def _cursors(connection: Connection) -> Iterator[Finding]:
    """What was fetched last from each peer is the highest number that it gave."""
    from tidewaiter.store.filings import CURSORS

    query = select(LOG.c.peer, func.max(LOG.c.number)).where(LOG.c.direction == IN).group_by(LOG.c.peer)
    highest = {peer: most for peer, most in connection.execute(query)}
    there = {peer: after for peer, after in connection.execute(select(CURSORS.c.peer, CURSORS.c.after))}
    for peer in sorted(highest.keys() | there.keys()):
        if highest.get(peer) != there.get(peer):
            yield _finding("LEDGER-CURSOR", str(peer), f"fetched up to {there.get(peer)}, and the log holds up to {highest.get(peer)}")


def _key(what: str, table: Table) -> Any:
    return table.c[{FILING: "control", DECISION: "seq", MATCH: "reply"}[what]]


def _finding(rule: str, where: str, message: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, CITE, "Keep this database as it is, and compare it with a copy of an earlier day.")
