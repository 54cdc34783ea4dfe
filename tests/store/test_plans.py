"""What a person asks all day is read from an index, however large the firm: no table of its records is gone through from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.brokerage import number_of
from sqlalchemy import event, text

from benchmarks import firm
from tests import postgres
from tidewaiter.access.person import Person, Role
from tidewaiter.service.clearance.worklist import worklist
from tidewaiter.service.entries import files
from tidewaiter.service.entries.files import ChangedLine
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import connect
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Ledger

ENTRIES = 2_000
GROWS = ("files", "file_lines", "tasks", "file_references", "happenings", "events")
FULL = re.compile(rf"Seq Scan on ({'|'.join(GROWS)})\b|\bSCAN ({'|'.join(GROWS)})(?! USING)")


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    where: Path = tmp_path_factory.mktemp("plans")
    name = f"plans{abs(hash(where)) % 10**9}"
    there = request.getfixturevalue("server") if request.param == "postgresql" else ""
    database = connect(postgres.database(there, name) if there else f"sqlite:///{where / 'firm.sqlite'}")
    firm.fill(Ledger(database), ENTRIES)
    if there:
        with database.session() as connection:
            connection.execute(text("ANALYZE"))
    yield Ledger(database)
    database.close()
    if there:
        postgres.drop(there, name)


@contextmanager
def asked(ledger: Ledger) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are carried out meanwhile, with their values."""
    found: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: bool) -> None:
        found.extend((statement, one) for one in (values if many else [values]))

    event.listen(ledger.database._engine, "before_cursor_execute", note)
    yield found
    event.remove(ledger.database._engine, "before_cursor_execute", note)


def plans(ledger: Ledger, statements: list[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    """How the database goes about each statement that reads."""
    with ledger.write(firm.FIRM, by="p1", at=firm.NOW) as book:
        if not ledger.database.sqlite:
            # Two thousand rows are soon read: what is looked at is whether an index would do, not whether it is worth while yet.
            book.connection.execute(text("SET LOCAL enable_seqscan = off"))
        for statement, values in statements:
            if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")) and any(f"{name}" in statement for name in GROWS):
                explain = "EXPLAIN QUERY PLAN" if ledger.database.sqlite else "EXPLAIN"
                rows = book.connection.exec_driver_sql(f"{explain} {statement}", values).all()
                yield statement, "\n".join(str(row[-1]) for row in rows)


def _save(seat: Seat) -> None:
    with seat.read() as book:
        draft = book.find(FILES, {"state": "draft"}, limit=1).records[0].id
    there = files.line_of_file(seat, draft, 3)
    article = replace(there.value.line.articles[0], value=there.value.line.articles[0].value + 1)
    stated = replace(there.value.line, articles=(article, *there.value.line.articles[1:]))
    files.change_file_line(seat, draft, 3, there.version, ChangedLine(stated))


def _open(seat: Seat) -> None:
    (found, *_) = files.search_files(seat, firm.reference(700))
    files.open_file(seat, found.file.id)
    files.file_history(seat, found.file.id)


QUESTIONS: dict[str, Callable[[Seat], Any]] = {
    "worklist":            worklist,
    "worklist of a page":  lambda seat: worklist(seat, after=worklist(seat, limit=5).next),
    "worklist of one":     lambda seat: worklist(seat, person="p2"),
    "worklist of a team":  lambda seat: worklist(seat, team="team 1"),
    "open, history":       _open,
    "save a line":         _save,
    "search a number":     lambda seat: files.search_files(seat, number_of(700)),
    "search a prefix":     lambda seat: files.search_files(seat, firm.bill_number(700)[:4]),
    "search a name":       lambda seat: files.search_files(seat, firm.name(3)),
    "list by state":       lambda seat: files.files(seat, state=("closed",)),
    "list by client":      lambda seat: files.files(seat, client="c50"),
    "list":                files.files,
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_is_gone_through(ledger: Ledger, name: str) -> None:
    seat = Seat(ledger, firm.FIRM, "p1", Person("desk@bench.example", "Desk", (Role.BROKER,), licence="12345"), firm.NOW)
    with asked(ledger) as statements:
        QUESTIONS[name](seat)
    told = list(plans(ledger, statements))
    assert told
    assert [one for one in told if FULL.search(one[1])] == []
