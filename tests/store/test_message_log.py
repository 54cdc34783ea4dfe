"""The log: a chain that shows whatever was done to it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests import postgres
from tidewaiter.store import message_log
from tidewaiter.store.database import Database, Unreachable, connect
from tidewaiter.store.message_log import IN, LOG, OUT, Head, append, stamp, verify

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if why := postgres.missing():
        pytest.skip(why)
    with postgres.server() as address:
        yield address


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        url, name = f"sqlite:///{tmp_path / 'log.sqlite'}", ""
    else:
        name = f"log{abs(hash(request.node.name)) % 10**9}"
        url = postgres.database(request.getfixturevalue("server"), name)
    opened = connect(url)
    yield opened
    opened.close()
    if name:
        postgres.drop(request.getfixturevalue("server"), name)


def fill(database: Database, count: int = 6) -> Head:
    for n in range(count):
        with database.begin() as connection:
            direction = IN if n % 2 else OUT
            append(connection, direction=direction, peer="tcp://ace:1#B76", control=f"C{n // 2}", application="AX" if n % 2 else "AE", at=AT,
                   body=b"A" * n, number=n if n % 2 else None)
    return verify(database)[0]


def by_hand(database: Database, *statements: str) -> None:
    """What somebody does who knows the database and takes the triggers off first."""
    with database.begin() as connection:
        if database.sqlite:
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS message_log_no_{verb}"))
        else:
            connection.execute(text("ALTER TABLE message_log DISABLE TRIGGER USER"))
        for statement in statements:
            connection.execute(text(statement))


def rules(database: Database, noted: Head | None = None) -> list[tuple[str, str]]:
    return [(finding.rule, finding.where) for finding in verify(database, noted)[1]]


def test_an_empty_log_and_a_full_one_are_whole(database: Database) -> None:
    assert verify(database) == (Head(0, "0" * 64), [])
    head = fill(database)
    assert head.count == 6
    assert verify(database) == (head, [])
    assert verify(database, head) == (head, [])


def test_the_hash_is_over_netstrings_of_everything(database: Database) -> None:
    with database.begin() as connection:
        append(connection, direction=IN, peer="p", control="C", application="AX", at=AT, body=b"\x00\xff", number=7)
        one = message_log.message(connection, 1)
    assert one is not None
    digest = hashlib.sha256(b"\x00\xff").hexdigest().encode()
    told = b"1:1,2:in,1:p,1:7,1:C,2:AX,32:2026-11-22T12:00:00.000000+00:00,2:\x00\xff,64:" + digest + b",64:" + b"0" * 64 + b","
    assert one.hash == hashlib.sha256(told).hexdigest()


def test_a_message_is_logged_once(database: Database) -> None:
    with database.begin() as connection:
        out = {"direction": OUT, "peer": "p", "control": "C", "application": "AE", "at": AT, "body": b"x"}
        back = {"direction": IN, "peer": "p", "control": "C", "application": "AX", "at": AT, "body": b"y", "number": 1}
        assert append(connection, **out) == (1, True)
        assert append(connection, **back) == (2, True)
        assert append(connection, **out) == (1, False)
        assert append(connection, **back) == (2, False)
        assert append(connection, **{**out, "control": "D"}) == (3, True)
        assert append(connection, **{**back, "number": 2}) == (4, True)
        assert append(connection, **{**back, "body": b"z"}) == (5, True)
        assert append(connection, **{**back, "peer": "q"}) == (6, True)


@pytest.mark.parametrize("statement", [
    "UPDATE message_log SET body = body", "DELETE FROM message_log", "UPDATE message_log SET peer = 'q' WHERE seq = 3",
    "DELETE FROM filing_decisions", "DELETE FROM reply_matches",
])
def test_the_database_refuses_to_change_a_row(database: Database, statement: str) -> None:
    fill(database)
    with database.begin() as connection:
        columns = 'control, decision, state, "by", why, at'
        connection.execute(text(f"INSERT INTO filing_decisions ({columns}) VALUES ('C', 'retry', 'sent', 'n', 'w', 'a')"))
        connection.execute(text("INSERT INTO reply_matches (reply, control, said, note) VALUES (1, 'C', 'sent', 'n')"))
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as connection:
        connection.execute(text(statement))
    assert rules(database) == []


CHANGED = [column.name for column in LOG.c if column.name != "seq"]


@pytest.mark.parametrize("column", CHANGED)
def test_every_column_changed_shows(database: Database, column: str) -> None:
    fill(database)
    values = {"number": "99", "body": "x'58'" if database.sqlite else "'\\x58'", **dict.fromkeys(("sha256", "previous", "hash"), f"'{'f' * 64}'")}
    value = values.get(column, "'q'")
    by_hand(database, f"UPDATE message_log SET {column} = {value} WHERE seq = 4")
    found = rules(database)
    assert found and all(rule.startswith("LOG-") for rule, _ in found)
    assert ("LOG-CHANGED", "message 4") in found or ("LOG-ORDER", "message 4") in found


DONE = [
    ("a row taken out",               "LOG-REMOVED", 3, ["DELETE FROM message_log WHERE seq = 3"]),
    ("the first taken out",           "LOG-REMOVED", 1, ["DELETE FROM message_log WHERE seq = 1"]),
    ("the last taken out",            "LOG-CUT",     6, ["DELETE FROM message_log WHERE seq = 6"]),
    ("the tail cut off",              "LOG-CUT",     3, ["DELETE FROM message_log WHERE seq > 2"]),
    ("everything taken out",          "LOG-CUT",     1, ["DELETE FROM message_log"]),
    ("one out, the next moved up",    "LOG-CHANGED", 3, ["DELETE FROM message_log WHERE seq = 3", "UPDATE message_log SET seq = 3 WHERE seq = 4"]),
    ("two changed places",            "LOG-CHANGED", 2, [f"UPDATE message_log SET seq = {new} WHERE seq = {old}"
                                                         for old, new in ((2, 100), (4, 2), (100, 4))]),
    ("one put in",                    "LOG-CHANGED", 7, ["INSERT INTO message_log SELECT 7, direction, peer, 70, control, application, at, body, "
                                                         "sha256, hash, hash FROM message_log WHERE seq = 6"]),
    ("head moved back with the tail", "LOG-HEAD",    4, ["DELETE FROM message_log WHERE seq > 4", "UPDATE message_log_head SET count = 4"]),
    ("the head taken away",           "LOG-HEAD",    6, ["DELETE FROM message_log_head"]),
]


@pytest.mark.parametrize("rule, seq, statements", [row[1:] for row in DONE], ids=[row[0] for row in DONE])
def test_what_is_done_to_rows_shows_where(database: Database, rule: str, seq: int, statements: list[str]) -> None:
    fill(database)
    by_hand(database, *statements)
    assert (rule, f"message {seq}") in rules(database)


def test_a_forged_chain_shows_against_a_head_that_was_noted(database: Database) -> None:
    noted = fill(database)
    by_hand(database, "DELETE FROM message_log", f"UPDATE message_log_head SET count = 0, hash = '{'0' * 64}'")
    forged = fill(database, 8)
    assert rules(database) == []
    assert forged != noted
    assert rules(database, noted) == []                              # the same messages: nothing was forged
    by_hand(database, "DELETE FROM message_log", f"UPDATE message_log_head SET count = 0, hash = '{'0' * 64}'")
    with database.begin() as connection:
        append(connection, direction=OUT, peer="p", control="other", application="AE", at=AT, body=b"other")
    assert rules(database, noted) == [("LOG-CUT", "message 2")]
    for n in range(9):
        with database.begin() as connection:
            append(connection, direction=OUT, peer="p", control=f"other {n}", application="AE", at=AT, body=b"other")
    assert rules(database, noted) == [("LOG-NOTED", "message 6")]


def test_a_log_without_its_head_takes_nothing_more(database: Database) -> None:
    fill(database)
    by_hand(database, "DELETE FROM message_log_head")
    with pytest.raises(Unreachable, match="abi log verify"):
        fill(database, 8)


def test_a_transaction_that_fails_logs_nothing(database: Database) -> None:
    head = fill(database)
    with pytest.raises(RuntimeError), database.begin() as connection:
        append(connection, direction=OUT, peer="p", control="Z", application="AE", at=AT, body=b"x")
        raise RuntimeError
    assert verify(database) == (head, [])


def test_a_moment_has_its_zone() -> None:
    with pytest.raises(ValueError):
        stamp(datetime(2026, 11, 22))                                # noqa: DTZ001


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://h/d", "sqlite://", "postgresql://127.0.0.1:1/none", "sqlite:////proc/none/x.sqlite"])
def test_a_database_that_cannot_be_opened_is_said_in_one_line(url: str) -> None:
    with pytest.raises(OSError) as error:
        connect(url)
    assert "\n" not in str(error.value)


def test_tables_are_made_once_by_whoever_comes_first(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        for other in pool.map(lambda _: connect(database.url), range(8)):
            other.close()
    assert verify(database)[1] == []


def test_verifying_holds_few_messages_at_a_time(tmp_path: Path) -> None:
    import tracemalloc

    with_large = connect(f"sqlite:///{tmp_path / 'large.sqlite'}")
    for n in range(60):
        with with_large.begin() as connection:
            append(connection, direction=OUT, peer="p", control=f"C{n}", application="AE", at=AT, body=bytes(500_000))
    tracemalloc.start()
    assert verify(with_large)[1] == []
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 12_000_000                                         # of 30 million bytes
    with_large.close()
