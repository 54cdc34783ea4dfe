"""Databases that earlier programs made, kept as SQL in tests/store/old: each opens, every row is as it was, and it verifies."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres
from tests.store.filled import AT
from tidewaiter.store import archive, filings, migrate, verify
from tidewaiter.store.database import Unreachable, connect
from tidewaiter.store.exporting import rows
from tidewaiter.store.importing import take_in
from tidewaiter.store.kinds import canonical
from tidewaiter.store.tenants import ALL, admit, enter

OLD = Path(__file__).parent / "old"
KEPT = sorted({path.name[:4] for path in OLD.glob("*.sql")})


def restored(url: str, revision: str) -> None:
    """The database of a revision as it was kept."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        connection.executescript((OLD / f"{revision}.sqlite.sql").read_text())
        connection.close()
        return
    text = (OLD / f"{revision}.postgresql.sql").read_text()
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        if "CREATE TABLE" not in text:
            migrate.migrate(connection, revision)
            admit(connection)
            for name in ("message_log_head", "filing_log_head", "alembic_version"):
                if sa.inspect(connection).has_table(name):
                    connection.execute(sa.text(f"DELETE FROM {name}"))
        connection.connection.cursor().execute(text)
        for name, column in (("filings", "seq"), ("filing_decisions", "seq")):
            connection.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), max({column})) FROM {name}"))
    engine.dispose()


def held(url: str) -> dict[str, list[str]]:
    """Every row of every table."""
    database = connect(url, as_it_is=True)
    with database.read() as connection:
        enter(connection, ALL) if "events" in sa.inspect(connection).get_table_names() else None
        names = [name for name in sa.inspect(connection).get_table_names() if name != "alembic_version"]
        found = {}
        for name in names:
            table = sa.Table(name, sa.MetaData(), autoload_with=connection, resolve_fks=False)
            found[name] = [json.dumps(row) for row in rows(connection, table)]
    database.close()
    return found


@pytest.fixture(params=("sqlite", "postgresql"))
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where no database is, and a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.sqlite'}"
        return
    server, name = request.getfixturevalue("server"), f"old{random.randrange(1 << 60)}"
    yield postgres.database(server, name)
    postgres.drop(server, name)


@pytest.fixture(params=KEPT)
def revision(request: pytest.FixtureRequest) -> str:
    told: str = request.param
    return told


def test_an_old_database_is_brought_forward_with_every_row(empty: str, revision: str) -> None:
    restored(empty, revision)
    before = held(empty)
    assert sum(map(len, before.values())) > 10
    database = connect(empty)
    after = held(empty)
    for name, told in before.items():
        new = [set(json.loads(row)) for row in after[name][:1]]
        if new and told and new[0] != set(json.loads(told[0])):
            wanted = [json.loads(row) for row in told]
            assert [{name: row[name] for name in wanted[0]} for row in map(json.loads, after[name])] == wanted, name
        else:
            assert after[name] == told, name
    with database.read() as connection:
        assert migrate.standing(connection) == migrate.newest()
    assert verify.verify(database).findings == ()
    with database.begin() as connection:                 # and it goes on
        filings.queue(connection, control="NEW", peer="p", sender="B76", application="AE", subject="new", body=b"x", at=AT)
        first = filings.listed(connection, states=filings.OPEN)[0]
        assert filings.give_up(connection, first.control, by="n", why="moot", at=AT)
    assert verify.verify(database).findings == ()
    database.close()


def test_what_was_tampered_with_before_shows_after(empty: str, revision: str) -> None:
    restored(empty, revision)
    database = connect(empty, as_it_is=True)
    with database.begin() as connection:
        if database.sqlite:
            connection.execute(sa.text("DROP TRIGGER message_log_no_update"))
        else:
            connection.execute(sa.text("ALTER TABLE message_log DISABLE TRIGGER USER"))
        connection.execute(sa.text("UPDATE message_log SET peer = 'other' WHERE seq = 2"))
        if database.sqlite:
            connection.execute(sa.text("CREATE TRIGGER message_log_no_update BEFORE UPDATE ON message_log BEGIN SELECT RAISE(ABORT, 'no'); END"))
    database.close()
    database = connect(empty)
    assert [one.where for one in verify.verify(database).findings] == ["message 2"]
    database.close()


def test_many_who_open_an_old_database_at_once_bring_it_forward_once(empty: str, revision: str) -> None:
    restored(empty, revision)
    words = [sys.executable, "-c", "import sys; from tidewaiter.store.database import connect; connect(sys.argv[1]).close()", empty]
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: subprocess.run(words, capture_output=True, text=True, timeout=120), range(3)))
    assert [(one.returncode, one.stderr) for one in done] == [(0, "")] * 3
    database = connect(empty)
    assert verify.verify(database).findings == ()
    database.close()


def test_an_export_of_an_old_program_is_taken_in(tmp_path: Path, revision: str) -> None:
    """As the old program would have written it: the tables of its revision and no others."""
    old = f"sqlite:///{tmp_path / 'old.sqlite'}"
    restored(old, revision)
    told = held(old)
    manifest = {"tenant": "", "revision": revision, "rows": {name: len(lines) for name, lines in told.items()}, "heads": {}}
    with archive.written(tmp_path / "old", manifest) as out:
        for name, lines in told.items():
            with out.file(f"tables/{name}.jsonl") as put:
                for row in lines:
                    put(canonical(json.loads(row)).encode() + b"\n")
    new = connect(f"sqlite:///{tmp_path / 'new.sqlite'}", as_it_is=True)
    take_in(new, tmp_path / "old")
    new.close()
    copy = connect(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert verify.verify(copy).findings == ()
    with copy.read() as connection:
        assert migrate.standing(connection) == migrate.newest()
    copy.close()


def test_a_newer_database_is_refused_in_one_line(url: str) -> None:
    database = connect(url)
    with database.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = held(url)
    with pytest.raises(Unreachable, match="newer Tidewaiter") as error:
        connect(url)
    assert "\n" not in str(error.value)
    assert held(url) == before
