"""Records and their log on both databases: versions, pages, tenants apart, and whatever a hand does shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tidewaiter.shapes import Cents, Name
from tidewaiter.store import events
from tidewaiter.store.database import METADATA, Database, connect
from tidewaiter.store.events import EVENTS, HEADS
from tidewaiter.store.kinds import KINDS, kind
from tidewaiter.store.ledger import Doubled, Ledger, Missing, Page, Range, Stale, WrongCursor
from tidewaiter.store.message_log import Head
from tidewaiter.store.tenants import apart
from tidewaiter.values import immutable

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@immutable
class Part:
    what: str
    cents: Cents


@immutable
class Thing:
    name: Name
    cents: Cents | None = None
    sold: bool = False
    day: date | None = None
    moment: datetime | None = None
    colour: Colour = Colour.RED
    parts: tuple[Part, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def things() -> Iterator[object]:
    made = kind("thing", "zz", Thing, index=[("name",)], unique=[("name", "day")])
    yield made
    del KINDS["thing"]
    METADATA.remove(made.table)


@pytest.fixture
def ledger(database: Database, things) -> Ledger:
    with database.begin() as connection:
        things.table.create(connection)
        if not database.sqlite:
            for statement in apart("things"):
                connection.execute(text(statement))
            connection.execute(text("GRANT ALL ON things TO tidewaiter_rows"))
    made = Ledger(database)
    made.add_tenant("ours", "Our firm", AT)
    made.add_tenant("theirs", "Their firm", AT)
    return made


def add(ledger: Ledger, things, *values: Thing, tenant: str = "ours") -> list[str]:
    with ledger.write(tenant, by="p1", at=AT, why="for the test") as book:
        return [book.add(things, value).id for value in values]


FULL = Thing("Zahnrad €", 10**15, True, date(2026, 2, 28), AT, Colour.BLUE, (Part("a", 1), Part("b", 0)), {"k": "v"})


@pytest.mark.parametrize("value", [FULL, Thing("plain")])
def test_a_record_comes_back_as_it_was_put(ledger, things, value):
    (id,) = add(ledger, things, value)
    with ledger.read("ours") as book:
        found = book.get(things, id)
    assert (found.value, found.version, found.by, found.created, found.changed) == (value, 1, "p1", AT, AT)
    assert things.read(things.form(value)) == value


def test_a_change_has_who_when_why_before_and_after(ledger, things):
    (id,) = add(ledger, things, FULL)
    with ledger.write("ours", by="p2", at=AT, why="counted again") as book:
        assert book.change(things, id, Thing("Zahnrad €", 5), 1).version == 2
    with ledger.read("ours") as book:
        first, second = book.history(things, id)
    assert (first.action, first.by, first.before) == ("add", "p1", "{}")
    told = second.as_json()
    assert (told["by"], told["why"], told["version"]) == ("p2", "counted again", 2)
    assert (told["before"]["cents"], told["after"]["cents"]) == (10**15, 5)
    assert "name" not in told["before"]


def test_a_stale_change_is_refused_and_leaves_nothing(ledger, things):
    (id,) = add(ledger, things, FULL)
    with ledger.write("ours", by="p2", at=AT) as book:
        book.change(things, id, Thing("two"), 1)
    with pytest.raises(Stale) as stale, ledger.write("ours", by="p3", at=AT) as book:
        book.add(things, Thing("beside"))
        book.change(things, id, Thing("three"), 1)
    assert stale.value.now == 2
    with ledger.read("ours") as book:
        assert book.get(things, id).value == Thing("two")
        assert book.count(things) == 1
        assert len(book.log()) == 2


def test_the_same_value_changes_nothing(ledger, things):
    (id,) = add(ledger, things, FULL)
    with ledger.write("ours", by="p2", at=AT) as book:
        assert book.change(things, id, FULL, 1).version == 1
    with ledger.read("ours") as book:
        assert len(book.log()) == 1


def test_what_is_removed_stays_in_the_log(ledger, things):
    (id,) = add(ledger, things, FULL)
    with pytest.raises(Stale), ledger.write("ours", by="p2", at=AT) as book:
        book.remove(things, id, 2)
    with ledger.write("ours", by="p2", at=AT, why="doubled") as book:
        book.remove(things, id, 1)
    with ledger.read("ours") as book:
        with pytest.raises(Missing):
            book.get(things, id)
        told = book.history(things, id)[-1].as_json()
    assert (told["action"], told["why"], told["before"]["name"]) == ("remove", "doubled", FULL.name)
    assert events.verify(ledger.database)[1] == []


def test_what_may_be_there_once_is_refused_twice(ledger, things):
    add(ledger, things, Thing("one", day=date(2026, 1, 1)))
    with pytest.raises(Doubled):
        add(ledger, things, Thing("one", day=date(2026, 1, 1)))
    add(ledger, things, Thing("one", day=date(2026, 1, 1)), tenant="theirs")


# tenants

def test_a_tenant_sees_and_changes_its_own_only(ledger, things):
    (ours,) = add(ledger, things, Thing("ours"))
    theirs = add(ledger, things, Thing("theirs"), Thing("theirs too"), tenant="theirs")
    assert ours == theirs[0]                                 # ids are a tenant's own
    with ledger.read("ours") as book:
        assert [one.value.name for one in book.all(things)] == ["ours"]
        assert book.count(things, {"name": "theirs"}) == 0
        assert book.count(things) == 1
        assert book.many(things, theirs).keys() == {ours}
        with pytest.raises(Missing):
            book.get(things, theirs[1])
        assert {event.tenant for event in book.log()} == {"ours"}
    with pytest.raises(Missing), ledger.write("ours", by="p", at=AT) as book:
        book.change(things, theirs[1], Thing("taken"))
    with pytest.raises(Missing), ledger.write("nobody", by="p", at=AT):
        pass


def test_a_statement_that_forgets_the_tenant_is_held_to_it_or_refused(ledger, things):
    add(ledger, things, Thing("ours"))
    add(ledger, things, Thing("theirs"), tenant="theirs")
    with ledger.read("ours") as book:
        assert [row.name for row in book.run(select(things.table.c.name))] == ["ours"]
        nested = select(HEADS.c.count).where(HEADS.c.tenant.in_(select(things.table.c.tenant)))
        with pytest.raises(TypeError):
            book.run(nested)


def test_postgresql_holds_the_tenants_apart_by_itself(ledger, things):
    if ledger.database.sqlite:
        assert not ledger.database.url.startswith("postgresql")
        return
    add(ledger, things, Thing("ours"))
    add(ledger, things, Thing("theirs"), tenant="theirs")
    with ledger.read("ours") as book:                        # past the one way, by hand
        assert list(book.connection.execute(text("SELECT name FROM things")).scalars()) == ["ours"]
        assert set(book.connection.execute(text("SELECT tenant FROM events")).scalars()) == {"ours"}
    with pytest.raises(DBAPIError), ledger.write("ours", by="p", at=AT) as book:
        book.connection.execute(text("INSERT INTO event_heads VALUES ('third', 0, '')"))
    with ledger.write("ours", by="p", at=AT) as book:
        assert book.connection.execute(text("UPDATE things SET name = 'x' WHERE tenant = 'theirs'")).rowcount == 0


def test_every_table_with_tenants_has_its_policy(database):
    from tidewaiter.store.migrate import declared

    declared()
    wanted = {name for name, table in METADATA.tables.items() if "tenant" in table.c and name != "things"}
    assert {"events", "event_heads", "tenants"} <= wanted
    if database.sqlite:
        return
    with database.read() as connection:
        forced = set(connection.execute(text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")).scalars())
        assert wanted <= forced
        assert wanted <= set(connection.execute(text("SELECT tablename FROM pg_policies")).scalars())


# pages

def pages(ledger: Ledger, things, **words) -> list[str]:
    names, after = [], ""
    while True:
        with ledger.read("ours") as book:
            page: Page[Thing] = book.find(things, after=after, limit=3, **words)
        names += [one.value.name for one in page.records]
        after = page.next
        if not after:
            return names


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", ["cents", "name", "day", "created_at"])
def test_pages_hold_every_record_once_and_in_order(ledger, things, order, descending):
    values = [Thing(f"n{i}", (i * 7) % 4 if i % 3 else None, day=date(2026, 1, 1 + i % 2) if i % 2 else None) for i in range(14)]
    add(ledger, things, *values)
    found = pages(ledger, things, order=order, descending=descending)
    assert sorted(found) == sorted(value.name for value in values)
    if order in ("cents", "day"):
        by = {value.name: getattr(value, order) for value in values}
        keys = [(by[name] is not None, by[name] or 0) if order == "cents" else (by[name] is not None, str(by[name])) for name in found]
        assert keys == sorted(keys, reverse=descending)


def test_filters(ledger, things):
    add(ledger, things, *(Thing(f"n{i}", i, colour=Colour.BLUE if i % 2 else Colour.RED, day=date(2026, 1, 1 + i)) for i in range(6)), Thing("none"))
    with ledger.read("ours") as book:
        assert book.count(things) == 7

        def names(where):
            return [one.value.name for one in book.all(things, where, order="name")]
        assert names({"cents": Range(2, 4)}) == ["n2", "n3"]
        assert names({"cents": (1, 5)}) == ["n1", "n5"]
        assert names({"colour": Colour.BLUE, "day": Range(None, date(2026, 1, 5))}) == ["n1", "n3"]
        assert names({"cents": None}) == ["none"]


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJhIiwgMV0", "WzEsICJhIl0", "====", "é", "W" * 5000])
def test_a_cursor_that_was_not_given_out_is_refused(ledger, things, cursor):
    with ledger.read("ours") as book, pytest.raises(WrongCursor):
        book.find(things, order="name", after=cursor)


# the log

def test_the_log_and_the_records_verify(ledger, things):
    (id,) = add(ledger, things, FULL)
    with ledger.write("ours", by="p2", at=AT) as book:
        book.change(things, id, Thing("two"))
        book.tell("shown", things, id, {"to": "p2"})
    ends, found = events.verify(ledger.database)
    assert not found
    assert ends["ours"].count == 3
    assert events.verify(ledger.database, {"ours": ends["ours"]})[1] == []
    assert {one.rule for one in events.verify(ledger.database, {"ours": Head(3, "0" * 64)})[1]} == {"EVENTS-NOTED"}
    assert {one.rule for one in events.verify(ledger.database, {"gone": Head(3, "0" * 64)})[1]} == {"EVENTS-TENANT", "EVENTS-CUT"}


def test_events_cannot_be_changed_by_a_statement(ledger, things):
    add(ledger, things, FULL)
    for statement in ("UPDATE events SET why = 'x'", "DELETE FROM events"):
        with pytest.raises(DBAPIError), ledger.system(writes=True) as connection:
            connection.execute(text(statement))


def test_a_book_open_for_reading_does_not_write(ledger, things):
    with ledger.read("ours") as book, pytest.raises(TypeError):
        book.add(things, FULL)


def test_the_revisions_make_what_is_declared(database):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from tidewaiter.store.migrate import declared

    declared()
    with database.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": lambda name, kind, _: name not in ("alembic_version", "things")})
        differences = [one for one in compare_metadata(context, METADATA) if "things" not in str(one)]
    assert not differences


def test_a_database_is_opened_again_as_it_is(url, things):
    first = connect(url)
    Ledger(first).add_tenant("ours", "Our firm", AT)
    first.close()
    again = connect(url)
    assert Ledger(again).tenants() == {"ours": "Our firm"}
    again.close()
    assert EVENTS.name == "events"
