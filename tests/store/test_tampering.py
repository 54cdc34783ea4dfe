"""Whatever a hand with all rights does to an event, a message, a record, a filing or a decision, `verify` finds it; on both databases.

A world is made once. Each case tampers within a transaction that is verified and then rolled back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Connection, LargeBinary, Table, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError

from tests import postgres
from tests.store.test_ledger import FULL, Colour, Part, Thing
from tidewaiter.clearance.file import Reply, Transmission
from tidewaiter.store import events, filing_log, filings, message_log, verify
from tidewaiter.store.database import METADATA, Database, connect
from tidewaiter.store.events import EVENTS, Event
from tidewaiter.store.filing_log import CHAIN, Link
from tidewaiter.store.kinds import KINDS, kind
from tidewaiter.store.kinds.entries import REPLIES, TRANSMISSIONS
from tidewaiter.store.ledger import Ledger
from tidewaiter.store.message_log import LOG, Head, Message
from tidewaiter.store.tenants import ALL, enter

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FEW = int(os.environ.get("TIDEWAITER_TRIES", "15"))                  # more of them search longer
TRIES = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=2 * FEW)
PEER = "tcp://ace:1#B76"


@dataclass
class World:
    database: Database
    noted: dict[str, Head]
    tables: dict[str, Table]


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    things = kind("thing", "zz", Thing)
    folder: Path = tmp_path_factory.mktemp("tampering")
    server = None
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'world.sqlite'}"
    else:
        if why := postgres.missing():
            pytest.skip(why)
        server = postgres.server()
        url = postgres.database(server.__enter__(), "world")
    database = connect(url)
    with database.begin() as connection:
        things.table.create(connection)
        if not database.sqlite:
            connection.execute(text("GRANT ALL ON things TO tidewaiter_rows"))
    try:
        yield made(database, things)
    finally:
        database.close()
        if server is not None:
            server.__exit__(None, None, None)
        del KINDS["thing"]
        METADATA.remove(things.table)


def made(database: Database, things: Any) -> World:
    ledger = Ledger(database)
    for tenant in ("ours", "theirs", "idle"):
        ledger.add_tenant(tenant, f"The firm {tenant}", AT)
    for tenant in ("ours", "theirs"):
        with ledger.write(tenant, by="p1", at=AT, why="first") as book:
            ids = [book.add(things, value).id for value in (FULL, Thing("b", 1, day=date(2026, 1, 31)), Thing("c"), Thing("d"), Thing("e"))]
            book.add(TRANSMISSIONS, Transmission("e1", f"C{tenant}", "AE", "summary", "p1", "L1", AT, "f" * 64))
            book.add(REPLIES, Reply("e1", 2, tenant, "AX", "accepted", AT))
        with ledger.write(tenant, by="p2", at=AT + timedelta(hours=1), why="counted again") as book:
            book.change(things, ids[0], Thing("Zahnrad €", 7, colour=Colour.RED, parts=(Part("x", 1),), notes={"k": "w"}))
            book.change(things, ids[1], Thing("b", None))
            book.tell("shown", things, ids[2], {"to": "p2"})
            book.remove(things, ids[3])
        with ledger.write(tenant, by="p3", at=AT + timedelta(hours=2), why="past its time") as book:
            book.erase(things, ids[4])
            book.erase(things, ids[3])
    for n in range(5):
        control = f"C{n}"
        with database.begin() as connection:
            filings.queue(connection, control=control, peer=PEER, sender="B76", application="AE", subject=f"B76{n // 2}", body=b"A" * (n + 1), at=AT)
        with database.begin() as connection:
            filings.begin_try(connection, control, 1, False, AT)
            filings.move(connection, control, (filings.SENT, filings.IN_DOUBT, filings.REFUSED, filings.SENT, filings.SENT)[n], AT, number=n)
    with database.begin() as connection:
        filings.receive(connection, peer=PEER, number=1, controls=["C0"], application="AX", body=b"yes", said="accepted", at=AT)
        filings.receive(connection, peer=PEER, number=2, controls=["nobody"], application="AX", body=b"what", said="rejected", at=AT)
        filings.retry(connection, "C1", by="n", why="asked", at=AT)
        filings.give_up(connection, "C2", by="n", why="moot", at=AT)
        assert message_log.erase(connection, 4, by="p3", why="past its time", at=AT)
        connection.execute(update(filings.FILINGS).where(filings.FILINGS.c.control == "C3").values(body=b""))
    told = verify.verify(database)
    assert told.findings == ()
    held = [EVENTS, events.HEADS, events.TENANTS, LOG, message_log.HEAD, CHAIN, filing_log.CHAIN_HEAD,
            filings.FILINGS, filings.DECISIONS, filings.MATCHES, filings.CURSORS, things.table, TRANSMISSIONS.table, REPLIES.table]
    with ledger.system() as connection:
        assert all(connection.execute(select(table)).first() for table in held)
    return World(database, dict(told.heads), {table.name: table for table in held})


@contextmanager
def tampering(world: World) -> Iterator[Connection]:
    """A transaction of a hand that takes the triggers off, and that is never kept."""
    class Over(Exception):
        pass

    try:
        with world.database.begin() as connection:
            for name, table in world.tables.items():
                if table.info.get("append_only"):
                    verbs = [f"DROP TRIGGER {name}_no_{verb}" for verb in ("update", "delete")]
                    for statement in verbs if world.database.sqlite else [f"ALTER TABLE {name} DISABLE TRIGGER USER"]:
                        connection.execute(text(statement))
            yield connection
            raise Over
    except Over:
        pass


def stored(connection: Connection, table: Table) -> list[Any]:
    """What a table holds, to the storage class."""
    if connection.dialect.name == "sqlite":
        columns = ", ".join(f'typeof("{one.name}") || quote("{one.name}")' for one in table.c)
        return sorted(map(tuple, connection.execute(text(f"SELECT {columns} FROM {table.name}"))))
    return sorted(map(repr, connection.execute(select(table))))


def found(world: World, connection: Connection, noted: bool = False) -> bool:
    if not world.database.sqlite:
        enter(connection, ALL)
    return bool(verify.check(connection, world.noted if noted else None).findings)


def judged(world: World, table: Table, tamper: Callable[[Connection, list[dict[str, Any]]], None], noted: bool = False) -> None:
    with tampering(world) as connection:
        before = stored(connection, table)
        rows = [dict(row) for row in connection.execute(select(table)).mappings()]
        try:
            with connection.begin_nested():
                tamper(connection, rows)
        except (DBAPIError, StatementError):
            event("the database itself refused")
            assume(False)
        assume(stored(connection, table) != before)
        assert found(world, connection, noted), f"{table.name} was tampered with, and nothing was found"


def where(table: Table, row: dict[str, Any]) -> Any:
    return [column == row[column.name] for column in table.primary_key]


def other(draw: st.DrawFn, table: Table, column: Any, rows: list[dict[str, Any]]) -> Any:
    """Another value for a column: one of another row, one near, or any."""
    kinds: list[st.SearchStrategy[Any]] = [st.sampled_from([row[column.name] for row in rows])]
    if column.nullable:
        kinds.append(st.none())
    if isinstance(column.type, LargeBinary):
        kinds += [st.binary(max_size=6)]
    elif isinstance(column.type, Boolean):
        kinds += [st.booleans()]
    elif column.type.python_type is int:
        kinds += [st.integers(-3, 12), st.integers(-2**31, 2**31 - 1)]
    else:
        kinds += [st.sampled_from(["", "x", "0" * 64, "{}", "2026-11-22T12:00:00.000000+00:00", "add", "erase", "ours", "out", "off", "in", "C3"]),
                  st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)]
    return draw(st.one_of(kinds))


MANY = ("events", "event_heads", "tenants", "message_log", "filing_log", "filings", "filing_decisions", "reply_matches", "things", "transmissions",
        "replies")
NAMES = (*MANY, "message_log_head", "filing_log_head", "reply_cursors")      # of which there is one row
PLACES = st.integers(0, 1000)


@pytest.mark.parametrize("name", NAMES)
@given(drawn=st.data())
@settings(TRIES)
def test_any_column_of_any_row_changed_is_found(world: World, name: str, drawn: st.DataObject) -> None:
    table = world.tables[name]
    place, column = drawn.draw(PLACES), drawn.draw(st.sampled_from(sorted(one.name for one in table.c)))

    def change(connection: Connection, rows: list[dict[str, Any]]) -> None:
        row = rows[place % len(rows)]
        value = other(drawn.draw, table, table.c[column], rows)
        connection.execute(update(table).where(*where(table, row)).values({column: value}))

    judged(world, table, change)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_of_every_row_set_to_something_strange_is_found(world: World, name: str) -> None:
    table, tried = world.tables[name], 0
    strange = ["''", "'2'", "' {}'", "NULL"]
    if world.database.sqlite:                # which takes anything anywhere
        strange += ["0", "3.5", "x'00'"]
    with tampering(world) as connection:
        count = len(stored(connection, table))
        keys = [dict(row) for row in connection.execute(select(*table.primary_key)).mappings()]
        for key in keys[:1] + keys[-1:] if count > 2 else keys:
            for column in table.c:
                for value in strange:
                    inner = connection.begin_nested()
                    try:
                        before = stored(connection, table)
                        clause = " AND ".join(f'"{one}" = :{one}' for one in key)
                        connection.execute(text(f'UPDATE {name} SET "{column.name}" = {value} WHERE {clause}'), key)
                        if stored(connection, table) != before:
                            tried += 1
                            assert found(world, connection), f"{name}.{column.name} of {key} set to {value}"
                    except DBAPIError:
                        pass
                    inner.rollback()
    assert tried >= len(table.c)


@pytest.mark.parametrize("name", NAMES)
@given(drawn=st.data())
@settings(TRIES, max_examples=FEW)
def test_rows_taken_out_are_found(world: World, name: str, drawn: st.DataObject) -> None:
    table = world.tables[name]
    chosen = drawn.draw(st.sets(PLACES, min_size=1, max_size=3))

    def take(connection: Connection, rows: list[dict[str, Any]]) -> None:
        for row in {place % len(rows): rows[place % len(rows)] for place in chosen}.values():
            connection.execute(delete(table).where(*where(table, row)))

    judged(world, table, take)


@pytest.mark.parametrize("name", NAMES)
@given(drawn=st.data())
@settings(TRIES, max_examples=FEW)
def test_a_row_put_in_is_found(world: World, name: str, drawn: st.DataObject) -> None:
    table = world.tables[name]
    place, columns = drawn.draw(PLACES), drawn.draw(st.sets(st.sampled_from(sorted(one.name for one in table.c)), max_size=4))

    def put(connection: Connection, rows: list[dict[str, Any]]) -> None:
        row = dict(rows[place % len(rows)])
        for column in columns | {one.name for one in table.primary_key}:
            row[column] = other(drawn.draw, table, table.c[column], rows)
        connection.execute(insert(table).values(row))

    judged(world, table, put)


@pytest.mark.parametrize("name", MANY)
@given(drawn=st.data())
@settings(TRIES, max_examples=FEW)
def test_two_rows_that_changed_places_are_found(world: World, name: str, drawn: st.DataObject) -> None:
    table = world.tables[name]
    key = [column.name for column in table.primary_key]
    rest = sorted(column.name for column in table.c if column.name not in key)
    one, two = drawn.draw(PLACES), drawn.draw(PLACES)
    columns = drawn.draw(st.one_of(st.just(set(rest)), st.sets(st.sampled_from(rest), min_size=1))) if rest else set()

    def swap(connection: Connection, rows: list[dict[str, Any]]) -> None:
        first, second = rows[one % len(rows)], rows[two % len(rows)]
        for column in columns & {"control"} if table.name in ("filings", "transmissions") else ():
            connection.execute(update(table).where(*where(table, first)).values({column: "aside"}))
        connection.execute(update(table).where(*where(table, second)).values({column: first[column] for column in columns}))
        connection.execute(update(table).where(*where(table, first)).values({column: second[column] for column in columns}))

    judged(world, table, swap)


HASHED = {"events": (EVENTS, Event), "message_log": (LOG, Message), "filing_log": (CHAIN, Link)}


@pytest.mark.parametrize("name", HASHED)
@given(drawn=st.data())
@settings(TRIES)
def test_a_row_changed_and_hashed_anew_is_found(world: World, name: str, drawn: st.DataObject) -> None:
    table, of = HASHED[name]
    place = drawn.draw(PLACES)
    column = drawn.draw(st.sampled_from(sorted(one.name for one in table.c if one.name != "hash")))

    def forge(connection: Connection, rows: list[dict[str, Any]]) -> None:
        old = rows[place % len(rows)]
        row = {**old, column: other(drawn.draw, table, table.c[column], rows)}
        assume(row != old)
        if of is Event and row["salt"]:
            row["content"] = events.netstrings(row["salt"], row["before"], row["after"])
        if of is Message and row["body"]:
            row["sha256"] = hashlib.sha256(row["body"]).hexdigest()
        row["hash"] = of(**row).hashed()
        connection.execute(update(table).where(*where(table, old)).values(row))

    judged(world, table, forge)


@pytest.mark.parametrize("name", HASHED)
@given(drawn=st.data())
@settings(TRIES, max_examples=FEW)
def test_a_tail_cut_off_is_found_and_with_its_head_moved_back_against_a_noted_head(world: World, name: str, drawn: st.DataObject) -> None:
    table, _ = HASHED[name]
    left, with_head = drawn.draw(st.integers(0, 30)), drawn.draw(st.booleans())

    def cut(connection: Connection, rows: list[dict[str, Any]]) -> None:
        mine = [row for row in rows if row.get("tenant", "ours") == "ours"]
        last = next((row for row in mine if row["seq"] == left), None)
        assume(left < len(mine))
        own = [table.c.tenant == "ours"] if "tenant" in table.c else []
        connection.execute(delete(table).where(table.c.seq > left, *own))
        if with_head:
            heads = {"events": events.HEADS, "message_log": message_log.HEAD, "filing_log": filing_log.CHAIN_HEAD}[name]
            begun = events.start("ours", "The firm ours", message_log.stamp(AT)) if own else message_log.START
            own = [heads.c.tenant == "ours"] if own else []
            connection.execute(update(heads).where(*own).values(count=left, hash=last["hash"] if last else begun))

    judged(world, table, cut, noted=with_head)


@given(drawn=st.data())
@settings(TRIES, max_examples=FEW)
def test_a_chain_forged_whole_is_found_against_a_noted_head(world: World, drawn: st.DataObject) -> None:
    """With every hash made anew from the change on, and the head moved: only what was noted elsewhere shows it."""
    place = drawn.draw(PLACES)

    def forge(connection: Connection, rows: list[dict[str, Any]]) -> None:
        mine = sorted((row for row in rows if row["tenant"] == "theirs"), key=lambda row: row["seq"])
        changed = mine[place % len(mine)]
        changed["why"] += "!"
        last = mine[0]["previous"]
        for row in mine:
            row["previous"] = last
            last = row["hash"] = Event(**row).hashed()
            connection.execute(update(EVENTS).where(*where(EVENTS, row)).values(row))
        connection.execute(update(events.HEADS).where(events.HEADS.c.tenant == "theirs").values(hash=last))

    judged(world, EVENTS, forge, noted=True)
    with tampering(world) as connection:
        rows = [dict(row) for row in connection.execute(select(EVENTS)).mappings()]
        forge(connection, rows)
        assert not found(world, connection)


def test_a_tenant_taken_out_whole_is_found_against_a_noted_head(world: World) -> None:
    with tampering(world) as connection:
        if not world.database.sqlite:
            enter(connection, ALL)
        for table in world.tables.values():
            if "tenant" in table.c:
                connection.execute(delete(table).where(table.c.tenant == "ours"))
        assert not found(world, connection)
        assert found(world, connection, noted=True)


def test_what_was_erased_is_gone_and_the_rest_of_its_events_stays(world: World) -> None:
    with Ledger(world.database).read("ours") as book:
        told = [one for one in book.log() if one.action in ("add", "remove", "erase") and one.erased]
        erased = {(one.kind, one.id) for one in book.log() if one.action == "erase"}
        assert len(told) == 3 and {(one.kind, one.id) for one in told} == erased
        assert all(one.as_json()["before"] is None and one.by and one.at and one.why for one in told)
    for values in ({"before": ""}, {"before": "", "after": "", "salt": "", "why": "x"}):
        with pytest.raises(DBAPIError, match="append-only"), Ledger(world.database).write("ours", by="p", at=AT) as book:
            book.connection.execute(update(EVENTS).where(EVENTS.c.seq == 1).values(values))
